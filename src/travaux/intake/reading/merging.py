"""One fact told several times in a text is one fact with several places; a headline tells nothing of its own twice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from travaux.intake.reading.draft import Draft
from travaux.intake.reading.stems import alike
from travaux.record.entry import Modality
from travaux.record.events import EventKind, Held, kind_named
from travaux.record.values import Form, Value, exclude

_ALIKE: Final = 0.45  # of two phrases' telling words, from here on they tell the same
_ZONE: Final = ZoneInfo("UTC")


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """The facts of a text, each once, in the order of their first places."""
    told = list(drafts)
    body, titles = [one for one in told if not one.title], [one for one in told if one.title]
    kept: dict[tuple[str, frozenset[str]], list[Draft]] = {}
    for one in body:
        _take(kept.setdefault(_sort(one), []), one, same_voice=True)
    for one in titles:
        _take_title(one, kept)
    return sorted((one for group in kept.values() for one in group), key=lambda one: min(one.spans))


def _sort(one: Draft) -> tuple[str, frozenset[str]]:
    """Facts of different events, or about different dossiers, are never one."""
    return one.event, frozenset(one.about)


def _take(kept: list[Draft], one: Draft, *, same_voice: bool) -> bool:
    for at, other in enumerate(kept):
        if _one_fact(other, one, same_voice=same_voice):
            kept[at] = _joined(other, one)
            return True
    if same_voice:
        kept.append(one)
    return same_voice


Kept = dict[tuple[str, frozenset[str]], list[Draft]]


def _take_title(one: Draft, kept: Kept) -> None:
    """A headline adds a place to what the body tells; it stands alone only where it tells the same otherwise."""
    group = kept.get(_sort(one), [])
    if _take(group, one, same_voice=False) or _of_unknown(one, kept):
        return
    if group:
        kept[_sort(one)].append(replace(one, voice=group[0].voice, on=group[0].on, modality=_manner(one, group[0])))


def _of_unknown(one: Draft, kept: Kept) -> bool:
    """A headline that does not say which document it is about means the one that the body names."""
    if not any(each.endswith("/unknown") for each in one.about):
        return False
    for (event, _), group in kept.items():
        for at, other in enumerate(group):
            if event == one.event and other.keys == one.keys:
                group[at] = replace(other, spans=tuple(dict.fromkeys([*other.spans, *one.spans])))
                return True
    return True


def _manner(one: Draft, like: Draft) -> tuple[Modality, ...]:
    kept = [each for each in one.modality if each is not Modality.ASSERTION]
    return tuple(kept) or like.modality


def _one_fact(one: Draft, other: Draft, *, same_voice: bool) -> bool:
    if one.event != other.event or set(one.about) != set(other.about) or one.keys != other.keys:
        return False
    if same_voice and _by(one) != _by(other) and kind_named(one.event).name not in _ARTICLES_OWN:
        return False
    kind = kind_named(one.event)
    if kind.held is Held.MANY:
        return _same_many(kind, one, other)
    if not one.on.interval.overlaps(other.on.interval) and one.on.interval != other.on.interval:
        return False
    return not _exclude(kind, one, other)


#: Told by whoever tells the text; that somebody speaks in the same sentence does not make it his.
_ARTICLES_OWN: Final = frozenset({"session held", "meeting held", "attested in office", "attendance"})


def _by(one: Draft) -> str:
    return one.voice.by if one.voice else ""


def _exclude(kind: EventKind, one: Draft, other: Draft) -> bool:
    names = set(one.values) & set(other.values)
    return any(
        kind.fields[name].compared and exclude(kind.fields[name].form, one.values[name], other.values[name], _ZONE)
        for name in names
    )


def _same_many(kind: EventKind, one: Draft, other: Draft) -> bool:
    """Occurrences stand side by side; they are one only where they say the same in nearly the same words."""
    texts = [
        name
        for name, field in kind.fields.items()
        if field.form is Form.TEXT and name in one.values and name in other.values
    ]
    if _exclude(kind, one, other):
        return False
    if kind.name in _APART and one.piece != other.piece:
        return False
    return all(alike(str(one.values[name]), str(other.values[name])) >= _ALIKE for name in texts)


#: Told of each sentence that tells it: that somebody spoke on a subject is told as often as he spoke.
_APART: Final = frozenset({"said at"})


def _joined(one: Draft, other: Draft) -> Draft:
    values: dict[str, Value] = {**other.values, **one.values}
    for name, value in other.values.items():
        mine = one.values.get(name)
        if isinstance(value, list) and isinstance(mine, list):
            values[name] = list(dict.fromkeys([*mine, *value]))
        elif mine in {"unknown", None} or (
            kind_named(one.event).fields[name].form is Form.TEXT and len(str(value)) > len(str(mine))
        ):
            values[name] = value
    on = min((one.on, other.on), key=lambda each: (not each.certain, each.hi - each.lo))
    spans = tuple(sorted(dict.fromkeys([*one.spans, *other.spans])))
    modality = tuple(dict.fromkeys([*one.modality, *(each for each in other.modality if not other.title)]))
    voice = one.voice if other.title or _by(one) == _by(other) else None  # the article tells it as well
    closed = one.closed or other.closed
    return replace(one, values=values, on=on, spans=spans, modality=modality, closed=closed, voice=voice)


def once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Without those that one sentence gave twice, by two rules or by one that fits twice."""
    seen: set[tuple[object, ...]] = set()
    for one in drafts:
        values = tuple(sorted((name, str(value)) for name, value in one.values.items()))
        mark = (one.event, one.about, one.keys, one.piece, values, one.own)
        if mark not in seen:
            seen.add(mark)
            yield one
