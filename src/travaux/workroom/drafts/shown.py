"""A draft as one reader may know it: its state, who is on the roll, which of its facts are restricted, its clauses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext, ngettext

from travaux.decision.situation import DocumentState, RollState, dossier_state
from travaux.decision.situation.agreeing import Clause, ClauseStance
from travaux.decision.situation.document import RemovalRequest
from travaux.enquiry.words import word
from travaux.frame.refusals import NotOnRecordPage
from travaux.office.answers import EntryCard, NoSuchDossier, Shown
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.fold import Dials, Folded
from travaux.record.telling import FactCard
from travaux.record.values import RESERVED
from travaux.workroom.drafts.brackets import Piece, pieces
from travaux.workroom.drafts.grid import Grid, grid, newest

Show = Callable[[str], Shown]


@dataclass(frozen=True)
class Said:
    """What one member said of one clause; `audience` is empty where everybody may read it."""

    stance: ClauseStance
    audience: str

    @property
    def entry(self) -> str:
        """The entry by which it was said."""
        return entry_of(self.stance.fact.address)


@dataclass(frozen=True)
class ClauseShown:
    """One clause: its words in pieces, who has not agreed, what was said of it, and by the reader's own member."""

    clause: Clause
    pieces: tuple[Piece, ...]
    open: tuple[str, ...]
    said: tuple[Said, ...]
    own: ClauseStance | None


@dataclass(frozen=True)
class Draft:
    """Everything that the page of a draft is made of. `there`: whether the reader may know of anything in it."""

    dossier: str
    title: str
    state: DocumentState
    roll: tuple[str, ...]
    own: str
    cards: tuple[FactCard, ...]
    entries: Mapping[str, EntryCard]
    there: bool
    hidden: int
    grid: Grid

    @property
    def clauses(self) -> tuple[ClauseShown, ...]:
        """The clauses in order, with what was said of each; those that were taken out come too."""
        return tuple(_clauses(self))

    def audience(self, address: str) -> str:
        """Who may read a fact, where not everybody may."""
        entry = self.entries.get(entry_of(address))
        return "" if entry is None or entry.audience == PUBLIC_AUDIENCE else entry.audience

    @property
    def waiting(self) -> tuple[RemovalRequest, ...]:
        """The requests for removal of which no outcome is on record."""
        return tuple(one for one in self.state.requests if one.outcome == "not on record")


def draft(dossier: str, show: Show, own: str = "") -> Draft:
    """The draft as `show` lets its reader know it; one of which the reader may know nothing is told to be empty.

    Raises BadDossier, and NotOnRecordPage where the dossier is no document.
    """
    if kind_of(dossier) != "document":
        raise NotOnRecordPage(gettext("Only a document has a page here. Go to the list of drafts."))
    shown = _shown(dossier, show)
    state = dossier_state(dossier, Folded(Dials())) if shown is None else shown.state
    if not isinstance(state, DocumentState):
        raise TypeError(state.kind)
    roll = roll_of(dossier.partition("/")[0], show)
    found = Draft(dossier, title_of(state, shown), state, roll, own, (), {}, False, 0, grid(state, roll, own))  # noqa: FBT003 - nothing is there yet
    if shown is None:
        return found
    entries = {one.id: one for one in shown.entries}
    return replace(found, cards=shown.facts, entries=entries, there=True, hidden=shown.hidden)


def _shown(dossier: str, show: Show) -> Shown | None:
    try:
        return show(dossier)
    except NoSuchDossier:
        return None


def roll_of(organisation: str, show: Show) -> tuple[str, ...]:
    """The members on the roll of the day; nobody where there is no roll that the reader may know of."""
    found = _shown(f"{organisation}/roll", show)
    state = None if found is None else found.state
    rows = state.rows if isinstance(state, RollState) else ()
    return tuple(row.member for row in rows if row.belongs)


def title_of(state: DocumentState, shown: Shown | None) -> str:
    """The name on record; else the subject under which it was drafted, which may be told to fewer; else the slug."""
    if state.names and shown is not None:
        return shown.title
    subjects = [str(card.value.get("subject", "")) for card in (shown.facts if shown else ()) if card.name == "drafted"]
    return next((one for one in subjects if one and one not in RESERVED), slug_of(state.dossier))


def entry_of(address: str) -> str:
    """The entry of a fact's address."""
    return address.rpartition("#")[0]


def _clauses(found: Draft) -> Iterator[ClauseShown]:
    held = newest(found.state.clause_stances)
    open_to = {line.clause.clause: line.open for line in found.grid.lines}
    for clause in found.state.clauses:
        said = tuple(_said(one, found) for one in found.state.clause_stances if one.clause == clause.clause)
        own = held.get((clause.clause, found.own))
        yield ClauseShown(clause, pieces(clause.text), open_to.get(clause.clause, ()), _newest_first(said), own)


def _said(one: ClauseStance, found: Draft) -> Said:
    return Said(one, found.audience(one.fact.address))


def _newest_first(said: Sequence[Said]) -> tuple[Said, ...]:
    """The newest first, and before all what was said of the wording that the clause has now."""
    newest_first = said[::-1]
    now = [one for one in newest_first if not one.stance.earlier]
    return (*now, *(one for one in newest_first if one.stance.earlier))


def status(found: Draft) -> str:
    """`Agreed in general; 2 of 14 clauses open; open as recorded: 3, 7`: one line."""
    parts = [word(found.state.stage.state)]
    lines, still = len(found.grid.lines), len(found.grid.open)
    if lines:
        text = ngettext("%(open)s of %(n)s clause open", "%(open)s of %(n)s clauses open", lines)
        parts.append(text % {"open": still, "n": lines})
    recorded = recorded_open(found)
    if recorded:
        parts.append(gettext("recorded as open: %(names)s") % {"names": recorded})
    return "; ".join(parts)


def recorded_open(found: Draft) -> str:
    """The positions that were recorded as open when the text was last agreed in general; empty where none were."""
    told = [str(card.value.get("open positions", "")) for card in found.cards if card.name == "agreed in general"]
    return told[-1] if told and told[-1] not in RESERVED else ""
