"""What a fact found in a text stands against on record: what excludes it, and what tells the same already."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from travaux.intake.known import Known
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.stems import alike
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.events import EventKind, Held, kind_named
from travaux.record.fold import Told
from travaux.record.times import Interval
from travaux.record.values import Form, exclude

_ALIKE = 0.3


def rivals(draft: Draft, known: Known) -> tuple[str, ...]:
    """The addresses of the facts on record that cannot be so if this one is."""
    kind = kind_named(draft.event)
    if kind.held is Held.MANY:
        return ()
    zone = ZoneInfo(known.zone)
    return tuple(dict.fromkeys(one.address for one in _told(draft, known) if _against(kind, draft, one, zone)))


def already(draft: Draft, known: Known) -> str:
    """The address of a fact on record that says the same; empty if none does."""
    kind, zone = kind_named(draft.event), ZoneInfo(known.zone)
    for one in _told(draft, known):
        same = set(one.fact.about) == set(draft.about) and set(one.keys) == set(draft.keys)
        if same and _at_once(one, draft) and not _values(kind, draft, one, zone) and _alike(kind, draft, one):
            return one.address
    return ""


def _told(draft: Draft, known: Known) -> Iterator[Told]:
    """The facts of the same event about one of its dossiers; on a roll only those of the same members."""
    members = {one for one in draft.about if kind_of(one) == "member"}
    for dossier in draft.about:
        for one in known.by_dossier.get(dossier, ()):
            others = {each for each in one.fact.about if kind_of(each) == "member"}
            if one.name == draft.event and (not members or not others or members & others):
                yield one


def _at_once(one: Told, draft: Draft) -> bool:
    return Interval(one.lo, one.hi).overlaps(draft.on.interval) or one.lo == one.hi or draft.on.lo == draft.on.hi


def _against(kind: EventKind, draft: Draft, one: Told, zone: ZoneInfo) -> bool:
    mine, theirs = set(draft.keys), set(one.keys)
    if not _at_once(one, draft):
        return kind.once and mine == theirs and draft.on.certain
    if mine == theirs or mine & theirs:
        return _values(kind, draft, one, zone)
    return bool(one.fact.closed and mine - theirs and not _values_differ(draft, one))


def _values(kind: EventKind, draft: Draft, one: Told, zone: ZoneInfo) -> bool:
    names = (name for name in kind.fields if name in draft.values and name in one.value)
    return any(
        kind.fields[name].compared and exclude(kind.fields[name].form, draft.values[name], one.value[name], zone)
        for name in names
    )


def _values_differ(draft: Draft, one: Told) -> bool:
    """A closed list denies to everybody else only what it says of those on it."""
    return any(draft.values[name] != one.value.get(name) for name in draft.values if name == "presence")


def _alike(kind: EventKind, draft: Draft, one: Told) -> bool:
    if kind.held is not Held.MANY:
        return True
    texts = [
        name
        for name, field in kind.fields.items()
        if field.form is Form.TEXT and name in draft.values and name in one.value
    ]
    return all(alike(str(draft.values[name]), str(one.value[name])) >= _ALIKE for name in texts)


def strangers(draft: Draft, known: Known) -> str:
    """What is odd about who is in a fact: a state in a list of those at a session that is no member then."""
    if draft.event != "attendance":
        return ""
    odd = [one for one in draft.keys if not known.is_member(one, draft.on.interval)]
    names = [known.titles.get(known.own(f"member/{one}"), one) for one in odd]
    return f"{' and '.join(names)}: no member on that day, by the record" if odd else ""


def opened(draft: Draft, known: Known) -> tuple[str, ...]:
    """The dossiers of a fact that the record does not have yet."""
    named = [str(value) for value in draft.values.values() if isinstance(value, str) and value.count("/") == 2]  # noqa: PLR2004 - organisation/kind/slug
    return tuple(
        one for one in dict.fromkeys([*draft.about, *named]) if one not in known.dossiers and slug_of(one) != one
    )
