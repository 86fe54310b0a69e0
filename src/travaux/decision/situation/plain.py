"""What has no life in stages: organisations, bodies, meetings, assessments, communications, sources, the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.decision.situation.claims import Claim, Happening, Remark, certain_of, claim, happening, pick, remarks
from travaux.decision.situation.state import DossierState, header
from travaux.record.events import EVENTS, Held
from travaux.record.fold import Folded, Told


@dataclass(frozen=True)
class Particulars:
    """What the facts of one event say together, field by field."""

    event: str
    happened: Happening | None
    fields: dict[str, Claim]


@dataclass(frozen=True)
class PlainState(DossierState):
    """Every fact of a dossier: single ones put together field by field, occurrences one by one."""

    particulars: tuple[Particulars, ...]
    occurrences: tuple[Remark, ...]


@dataclass(frozen=True)
class SourceState(DossierState):
    """An outlet or a publication; each date stands under the label that it has on the page or in the register."""

    outlet: Claim
    title: Claim
    sort: Claim
    read: Claim
    dates: dict[str, Claim]
    stamps: tuple[Remark, ...]
    taken_from: tuple[Remark, ...]
    particulars: tuple[Particulars, ...]
    occurrences: tuple[Remark, ...]


def plain_state(dossier: str, folded: Folded) -> PlainState:
    """The state of a dossier without stages."""
    return PlainState(*header(dossier, folded), *_told(certain_of(folded, dossier)))


def source_state(dossier: str, folded: Folded) -> SourceState:
    """The state of a source's dossier."""
    facts = certain_of(folded, dossier)
    together, occurrences = _told(facts)
    registered = pick(facts, "source registered", "outlet registered")
    return SourceState(
        *header(dossier, folded),
        outlet=claim(registered, "outlet"),
        title=claim(registered, "title"),
        sort=claim(registered, "sort"),
        read=claim(registered, "read"),
        dates={label: claim(registered, label) for label in ("published", "updated", "retrieved", "stamp")},
        stamps=remarks(pick(facts, "stamped")),
        taken_from=remarks(pick(facts, "taken from")),
        particulars=together,
        occurrences=occurrences,
    )


def _told(facts: Sequence[Told]) -> tuple[tuple[Particulars, ...], tuple[Remark, ...]]:
    single = dict.fromkeys(told.name for told in facts if EVENTS[told.name].held is Held.SINGLE)
    together = tuple(_particulars(name, pick(facts, name)) for name in single)
    return together, remarks(told for told in facts if told.name not in single)


def _particulars(name: str, facts: Sequence[Told]) -> Particulars:
    fields = dict.fromkeys(field for told in facts for field in told.value)
    return Particulars(name, happening(facts), {field: claim(facts, field) for field in fields})
