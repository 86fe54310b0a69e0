"""Everything that the page of a session at work shows, gathered as its reader may know it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import msgspec

from travaux.decision.findings import Finding, Ground
from travaux.decision.from_record import last_day
from travaux.decision.situation import DocumentState, DossierState, RollState, SessionState
from travaux.decision.situation.rulings import NO_EFFECT
from travaux.decision.situation.state import Ruled
from travaux.frame.found import GroundShown, ground_shown
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import dealt_with
from travaux.office.answers import NoSuchDossier, Shown
from travaux.office.books import book_of, opened
from travaux.record.dossiers import slug_of
from travaux.record.telling import FactCard
from travaux.rulebook.book import RuleBook
from travaux.workroom.sessions import follow_up, quorum
from travaux.workroom.sessions.agenda import Asked, Item, agenda, entry_of
from travaux.workroom.sessions.missing import Lacking, lacking
from travaux.workroom.sessions.notice import Notice, notice
from travaux.workroom.sessions.roll_call import Delegation, delegations
from travaux.workroom.titles import title
from travaux.workroom.working import Working

_NO_ROLL: Final[tuple[str, ...]] = ()


@dataclass(frozen=True)
class RequestShown:
    """A request to remove, the finding that was written beside it, and the ruling on it, if one was given.

    `admissible` is empty where the request is only reported, so that it has no finding.
    """

    asked: Asked
    admissible: str
    grounds: tuple[GroundShown, ...]
    ruled: Ruled | None

    @property
    def waits(self) -> bool:
        """Whether nobody has decided or ruled."""
        return self.asked.decision is None and self.ruled is None


@dataclass(frozen=True)
class ItemShown:
    """One item as the table of the agenda shows it; `rule` is what the decision that took it off rests on."""

    item: Item
    title: str
    state: DocumentState
    requests: tuple[RequestShown, ...]
    rule: str = ""

    @property
    def slug(self) -> str:
        """The slug of its document, which stands in addresses."""
        return slug_of(self.item.document)


@dataclass(frozen=True)
class AtWork:
    """One session as its page shows it."""

    dossier: str
    title: str
    shown: Shown
    state: SessionState
    items: tuple[ItemShown, ...]
    rows: tuple[Delegation, ...]
    members: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    follow_up: tuple[follow_up.Row, ...]

    @property
    def slug(self) -> str:
        """The session's slug."""
        return slug_of(self.dossier)

    @property
    def plain_items(self) -> tuple[Item, ...]:
        """The items without what is shown beside them."""
        return tuple(one.item for one in self.items)


def session_of(working: Working, organisation: str, slug: str) -> AtWork:
    """The session of an address; raises NotOnRecordPage for one of which the reader may know nothing."""
    dossier = f"{organisation}/session/{slug}"
    try:
        shown = working.show(dossier)
    except NoSuchDossier as absent:
        raise NotOnRecordPage(str(absent)) from absent
    if not isinstance(shown.state, SessionState):
        raise TypeError(shown.kind)
    return at_work(working, shown, shown.state)


def at_work(working: Working, shown: Shown, state: SessionState) -> AtWork:
    """What the page of a session shows."""
    documents = documents_of(working, state.dossier)
    items = tuple(_items(working, state.dossier, documents))
    members = roll_of(working)
    rows = delegations(state, members, shown.facts)
    return AtWork(
        state.dossier,
        title(state, working.page),
        shown,
        state,
        items,
        rows,
        members,
        lacking(state, [one.item for one in items], rows),
        follow_up.rows(_following(working, state.dossier, documents), today(working), working.page.asked.zone.key),
    )


def documents_of(working: Working, session: str) -> dict[str, Shown]:
    """The documents that the session dealt with, each as the reader may know it."""
    named = dealt_with.documents_of(session, working.page.asked.dials, working.actor.reader)
    return {name: working.show(name) for name in named}


def _following(working: Working, session: str, documents: Mapping[str, Shown]) -> list[DossierState]:
    plans = dealt_with.plans_of(session, working.page.asked.dials, working.actor.reader)
    return [shown.state for shown in (*documents.values(), *map(working.show, plans))]


def _items(working: Working, session: str, documents: Mapping[str, Shown]) -> Iterable[ItemShown]:
    told = {name: _standing(shown) for name, shown in documents.items()}
    for item in agenda(session, told):
        shown = documents[item.document]
        if isinstance(shown.state, DocumentState):
            requests = tuple(_request(working, one, shown) for one in item.requests)
            rule = _rule(item.ended, shown) if item.ended else ""
            yield ItemShown(item, title(shown.state, working.page, shown.facts), shown.state, requests, rule)


def _standing(shown: Shown) -> Sequence[FactCard]:
    """The facts without those that were ruled out; a request that was stays, with the ruling beside it."""
    void = {one.on for one in shown.state.evidence.rulings if one.effect == NO_EFFECT}
    return [card for card in shown.facts if card.name == "removal requested" or entry_of(card) not in void]


def _request(working: Working, asked: Asked, shown: Shown) -> RequestShown:
    ruled = next((one for one in shown.state.evidence.rulings if one.on == asked.entry), None)
    found = finding_of(asked.entry, shown)
    return RequestShown(
        asked, found.admissible if found else "", grounds_of(working, found.grounds if found else ()), ruled
    )


def finding_of(entry: str, shown: Shown) -> Finding | None:
    """The finding that was written beside an entry."""
    stored = next((one.finding for one in shown.entries if one.id == entry), None)
    return None if stored is None else msgspec.convert(stored, Finding)


def grounds_of(working: Working, grounds: Iterable[Ground]) -> tuple[GroundShown, ...]:
    """Grounds with their articles, each leading to its rule."""
    found = book(working)
    return () if found is None else tuple(ground_shown(one, found, working.page) for one in grounds)


def _rule(card: FactCard, shown: Shown) -> str:
    """`agenda · not seen`: the rule and the article of the finding beside an act; empty for what is only reported."""
    finding = finding_of(entry_of(card), shown)
    cited = (one for one in (finding.grounds if finding else ()) if one.rule)
    return next((f"{one.rule} · {one.article}" for one in cited), "")


def roll_of(working: Working) -> tuple[str, ...]:
    """The members that belong on the day asked; none where there is no roll on record."""
    try:
        state = working.show(f"{working.organisation}/roll").state
    except NoSuchDossier:
        return _NO_ROLL
    return state.members if isinstance(state, RollState) else _NO_ROLL


def today(working: Working) -> date:
    """The day asked, in the organisation's zone."""
    return datetime.fromtimestamp(working.page.asked.dials.on - 1, working.page.asked.zone).date()


def book(working: Working) -> RuleBook | None:
    """The rule book that the record goes by."""
    how = opened(working.organisation, working.page.asked.dials.on)
    return None if how is None else book_of(working.organisation, how)


def body_of(state: SessionState) -> str:
    """The slug of the body whose rules hold for the session; empty where none is told."""
    return slug_of(state.bodies[0]) if state.bodies else ""


def notice_of(working: Working, found: AtWork) -> Notice | None:
    """The notice of the session; None where no day is fixed."""
    opening = last_day(found.state.planned_for.value, working.page.asked.zone.key)
    if opening is None:
        return None
    return notice(book(working), body_of(found.state), found.members, today(working), opening)


def quorum_of(working: Working, found: AtWork) -> tuple[GroundShown, ...]:
    """What the rule book makes of the roll as it was called last."""
    line = quorum.line(book(working), body_of(found.state), today(working), found.members, found.rows)
    return grounds_of(working, line)
