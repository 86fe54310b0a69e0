"""The letters themselves: what happened, what is asked, until when in the reader's own zone, and where to answer.

Of what is restricted a letter says only that there is something: mail passes through hands that may not read it.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from babel.dates import format_datetime
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from travaux.accounts.notices.whom import Addressee
from travaux.decision.deadlines import Deadline
from travaux.office import exercise, many
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.dossiers import slug_of
from travaux.record.entry import Entry
from travaux.record.times import zone_named

#: Grounds of a finding that a letter repeats.
_GROUNDS: Final = 6
_LONGEST_SUBJECT: Final = 150
#: Fields that say until when something is to be done.
_UNTIL: Final = ("deadline", "reply due", "expires", "due", "for")
WORK: Final = "/workroom/"


def of_entry(entry: Entry, to: Addressee) -> tuple[str, str]:
    """Subject and text of the letter that tells somebody of an entry, in their language."""
    with translation.override(to.account.language):
        if entry.audience != PUBLIC_AUDIENCE:
            return _subject(gettext("Something was entered that you may read")), _sealed(to)
        fact = entry.facts[0]
        title = titled(fact.about[0])
        what = gettext("a ruling is due") if to.rules else gettext(fact.fact)
        return _subject(f"{what[:1].upper()}{what[1:]}: {title}"), "\n".join(_told(entry, to, title))


def of_deadline(one: Deadline, to: Addressee) -> tuple[str, str]:
    """Subject and text of the letter that tells somebody of a deadline that is near."""
    with translation.override(to.account.language):
        until = in_zone(one.until or 0, to)
        title = titled(one.about)
        lines = (
            gettext("An answer of yours is awaited."), "", f"{title}: {one.what}",
            gettext("Until: %(moment)s") % {"moment": until}, "", *_foot(to),
        )  # fmt: skip
        return _subject(gettext("Due soon: %(title)s") % {"title": title}), "\n".join(lines)


def _subject(text: str) -> str:
    mark = exercise.mark()
    whole = f"[{mark}] {text}" if mark else text
    return " ".join(whole.split())[:_LONGEST_SUBJECT]


def _told(entry: Entry, to: Addressee, title: str) -> Iterator[str]:
    fact = entry.facts[0]
    yield title
    yield f"{gettext(fact.fact)} – {entry.by}"
    for name in _UNTIL:
        if name in fact.value:
            yield gettext("Until: %(moment)s") % {"moment": fact.value[name]}
    yield from _advice(entry.finding, rules=to.rules)
    yield ""
    yield from _foot(to)


def _advice(finding: dict[str, Any] | None, *, rules: bool) -> Iterator[str]:
    """What the rules make of it, in the words of the grounds."""
    if finding is None:
        yield gettext("The rule book is silent on it.")
        return
    if rules or finding.get("admissible") != "yes":
        yield ""
        yield gettext("What the rules make of it:")
        yield from (f"- {one['text']}" for one in finding.get("grounds", ())[:_GROUNDS])


def _sealed(to: Addressee) -> str:
    told = gettext("It is not for the public, so this letter does not repeat it. Sign in to read it.")
    return "\n".join((told, "", *_foot(to)))


def _foot(to: Addressee) -> Iterator[str]:
    seat = f"{to.actor.role} {to.actor.member}".strip()
    yield gettext("Answer at %(address)s") % {"address": f"{settings.TRAVAUX_SITE}{WORK}"}
    yield gettext("You are told because of your seat: %(seat)s.") % {"seat": seat}
    if mark := exercise.mark():
        yield f"{mark}. {gettext('Nothing here was done by the organisation itself.')}"


def titled(dossier: str) -> str:
    """What a dossier is called, its slug in words where it has no name."""
    return many.titles([dossier]).get(dossier, slug_of(dossier).replace("-", " "))


def in_zone(moment: int, to: Addressee) -> str:
    """A moment by the clock of whoever reads it, with the name of the zone."""
    local = datetime.fromtimestamp(moment, zone_named(to.account.zone))
    return f"{format_datetime(local, 'd MMMM y, HH:mm', locale=to.account.language)} ({to.account.zone})"
