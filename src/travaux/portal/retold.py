"""What was said as short lines and as speeches: what is told, who says so, through whom, from which facts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import msgspec
from django.utils.translation import gettext, gettext_lazy

from travaux.decision.situation.claims import Remark
from travaux.enquiry.words import listing, word
from travaux.frame.page import Page
from travaux.record.telling import FactCard
from travaux.record.values import UNKNOWN, Value

#: The field that is the whole of what such an event tells; the others stand behind it with their names.
_CHIEF: Final = {
    "topic discussed": "topic",
    "outcome noted": "what",
    "support stated": "what",
    "decisions described": "as",
    "precedence claimed": "claim",
    "disputed name": "name",
    "quorum described": "quorum",
    "absence meant": "as",
    "rule stated": "rule",
    "rule read": "reading",
    "copies handed over": "what",
    "unsourced gap": "what",
    "question not taken": "question",
    "assurance stated": "what",
}
#: Events that make a sentence of their own; in the gaps stand the values, or "not stated". {who} is the key.
_SENTENCES: Final = {
    "said at": gettext_lazy("{person} spoke; subject: {subject}"),
    "thanks expressed": gettext_lazy("{by} thanked {to} for: {for}"),
    "absence announced": gettext_lazy("{who} announced that it would be absent (to: {to})"),
    "declined to join": gettext_lazy("{who} declined to join; reason: {reason}"),
    "joined": gettext_lazy("{who} joined"),
    "joining awaited": gettext_lazy("{who} is expected to join"),
    "consideration announced": gettext_lazy("{who} announced that it would consider joining"),
}


@dataclass(frozen=True)
class Line:
    """One thing told; `addresses` are the facts that tell it alike. The texts bear marks: pass them through `told`."""

    event: str
    text: str
    by: str
    day: str
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Speech:
    """What one speaker said, as it came through the same hands."""

    who: str
    hands: str
    cards: tuple[FactCard, ...]


def speeches(found: Iterable[FactCard], page: Page) -> list[Speech]:
    """What was said, by speaker and hands, in the order in which each speaker began."""
    grouped: dict[tuple[str, str], list[FactCard]] = {}
    for one in found:
        grouped.setdefault((_who(one, page), _hands(one, page)), []).append(keyed(one))
    return [Speech(who, hands, tuple(cards)) for (who, hands), cards in grouped.items()]


def keyed(one: FactCard) -> FactCard:
    """The same fact without keys that its source does not state."""
    return msgspec.structs.replace(one, key=tuple(key for key in one.key if key != UNKNOWN))


def _who(one: FactCard, page: Page) -> str:
    said, names = one.speaker, page.tell.names
    who = names.of(said.by) if said and said.by else gettext("somebody who is not named")
    return f"{who}, {names.key(said.as_)}" if said and said.as_ else who


def _hands(one: FactCard, page: Page) -> str:
    slugs = dict.fromkeys(link.outlet or link.source for trail in one.sources for link in trail.chain)
    return " › ".join(page.tell.names.of(f"world/source/{slug}") for slug in slugs) or word(one.origin)


def lines(found: Iterable[Remark], page: Page, *, about: str, beside: str = "") -> list[Line]:
    """The remarks in their order, those that tell the same of the same day by the same speaker as one.

    `about` is the dossier of the page, `beside` a day that it tells already: lines repeat neither.
    """
    merged: dict[tuple[str, str, str, str], Line] = {}
    for one in found:
        day = page.plain.day(one.fact)
        line = Line(one.event, _text(one, page, about), page.tell.by(one.fact), "" if day == beside else day, ())
        key = (line.event, line.text, line.by, line.day)
        known = merged.get(key, line)
        merged[key] = replace(known, addresses=(*known.addresses, one.fact.address))
    return list(merged.values())


def _text(one: Remark, page: Page, about: str) -> str:
    keys = listing(page.tell.names.key(key) for key in one.keys)
    if one.event in _SENTENCES:
        return _sentence(one, page, keys)
    chief = _CHIEF.get(one.event, "")
    said = {name: value for name, value in one.value.items() if name != chief and value != about}
    first = _value(one, chief, page) if chief in one.value else word(one.event)
    rest = "; ".join(f"{word(name)}: {_value(one, name, page)}" for name in said)
    head = f"{keys}: {first}" if keys else first
    return f"{head} ({rest})" if rest else head


def _sentence(one: Remark, page: Page, keys: str) -> str:
    told: defaultdict[str, str] = defaultdict(lambda: page.tell.value(UNKNOWN))
    told.update((name, _value(one, name, page)) for name in one.value)
    told["who"] = keys
    return str(_SENTENCES[one.event]).format_map(told)


def _value(one: Remark, name: str, page: Page) -> str:
    told: Value = one.value[name]
    if isinstance(told, str) and name in {"quorum", "as"}:
        return word(told)
    return page.tell.names.told(one.event, name, told)
