"""One session: planned for when, held when and where, who was there, what was counted, said and decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.decision.situation.claims import (
    Cited,
    Claim,
    Happening,
    Remark,
    Version,
    certain_of,
    cite,
    cite_all,
    claim,
    happening,
    heeded,
    latest,
    pick,
    remarks,
    said,
)
from travaux.decision.situation.papers import AttachedPaper, papers
from travaux.decision.situation.state import DossierState, Stage, header, stage
from travaux.decision.states import SESSION, live
from travaux.record.contested import leading, rivals, weight
from travaux.record.fold import Folded, Told
from travaux.record.values import UNKNOWN

_PLANS = ("session scheduled", "session convened")
_REMARKS = (
    "decisions described",
    "precedence claimed",
    "question not taken",
    "rule read",
    "ruling given",
    "support stated",
    "absence announced",
    "unsourced gap",
    "other side not on record",
    "disputed name",
    "copies handed over",
)


@dataclass(frozen=True)
class AttendanceRow:
    """One delegation: every row names the fact that tells it; `denied by` are closed lists that leave it out."""

    member: str
    presence: Claim
    rank: Claim
    person: Claim
    by: Claim
    notice: Claim
    reason: Claim
    refs: tuple[Cited, ...]
    denied_by: tuple[str, ...]


_Heard = tuple[Claim, Claim, Claim, Claim, Claim, Claim, tuple[Cited, ...], tuple[str, ...]]


@dataclass(frozen=True)
class StageCount:
    """How many documents at one stage, by whom counted."""

    stage: str
    number: Claim


@dataclass(frozen=True)
class Notified:
    """Who will come for a member, by its newest word; empty where it does not say."""

    member: str
    person: str
    rank: str
    by: str
    fact: Cited


@dataclass(frozen=True)
class Minutes:
    """The minutes as they were drawn up; the last of several count."""

    text: str
    digest: str
    fact: Cited


@dataclass(frozen=True)
class SessionState(DossierState):
    """A session as the record has it under the dials."""

    stage: Stage
    planned_for: Claim
    planned_place: Claim
    bodies: tuple[str, ...]
    held: Happening | None
    place: Claim
    way: Claim
    sort: Claim
    chair: Claim
    chair_person: Claim
    parts: tuple[Remark, ...]
    attendance: tuple[AttendanceRow, ...]
    closed_lists: tuple[Cited, ...]
    counts: tuple[StageCount, ...]
    drafts: Claim
    drafts_adopted: Claim
    drafts_sent_back: Claim
    quorum: tuple[Remark, ...]
    absences_meant: tuple[Remark, ...]
    no_objections: tuple[Remark, ...]
    topics: tuple[Remark, ...]
    statements: tuple[Remark, ...]
    outcomes: tuple[Remark, ...]
    joinings: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    notified: tuple[Notified, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    papers: tuple[AttachedPaper, ...] = ()


def session_state(dossier: str, folded: Folded) -> SessionState:
    """The state of a session's dossier."""
    facts = certain_of(folded, dossier)
    held, plans = pick(facts, "session held"), pick(facts, *_PLANS)
    considered, chaired = pick(facts, "drafts considered"), pick(facts, "chaired")
    return SessionState(
        *header(dossier, folded),
        stage=stage(SESSION.name, live(SESSION, heeded(facts, folded.disputes))),
        planned_for=_planned_for(plans, pick(facts, "session postponed")),
        planned_place=claim(_saying(plans, "place"), "place"),
        bodies=_bodies((*held, *plans)),
        held=happening(held),
        place=claim(held, "place"),
        way=claim(held, "way"),
        sort=claim((*held, *plans), "sort"),
        chair=claim(chaired, "member"),
        chair_person=claim(chaired, "person"),
        parts=remarks(pick(facts, "part opened")),
        attendance=_attendance(facts, folded.disputes),
        closed_lists=cite_all(told for told in pick(facts, "attendance") if told.fact.closed),
        counts=_counts(pick(facts, "documents counted")),
        drafts=claim(considered, "number"),
        drafts_adopted=claim(considered, "adopted"),
        drafts_sent_back=claim(considered, "sent back"),
        quorum=remarks(pick(facts, "quorum described")),
        absences_meant=remarks(pick(facts, "absence meant")),
        no_objections=remarks(pick(facts, "no objection declared")),
        topics=remarks(pick(facts, "topic discussed")),
        statements=remarks(pick(facts, "said at")),
        outcomes=remarks(pick(facts, "outcome noted")),
        joinings=remarks(pick(facts, "joined", "declined to join", "consideration announced", "joining awaited")),
        remarks=remarks(pick(facts, *_REMARKS)),
        notified=_notified(pick(facts, "delegation notified")),
        minutes=tuple(
            Minutes(said(told, "text"), said(told, "digest"), cite(told)) for told in pick(facts, "minutes drawn up")
        ),
        papers=papers(facts),
    )


def _notified(facts: Sequence[Told]) -> tuple[Notified, ...]:
    """The newest word of each member, in the order in which they first spoke."""
    found: dict[str, Notified] = {}
    for told in facts:
        for member in told.keys:
            person, rank, by = (said(told, field) for field in ("person", "rank", "by"))
            found[member] = Notified(member, person, rank, by, cite(told))
    return tuple(found.values())


def _planned_for(plans: Sequence[Told], postponed: Sequence[Told]) -> Claim:
    """The day by the newest plan that names one; a session put off is planned for its new day, or for none."""
    newest, off = _saying(plans, "for"), latest(postponed)
    if off and (not newest or off[-1].hi >= newest[-1].hi):
        return claim(off, "to")
    return claim(newest, "for")


def _saying(plans: Sequence[Told], field: str) -> Sequence[Told]:
    """The newest plans that say it; where none does, the newest of all."""
    return latest([told for told in plans if told.value.get(field, UNKNOWN) != UNKNOWN] or plans)


def _bodies(facts: Sequence[Told]) -> tuple[str, ...]:
    """All bodies that some source names for it."""
    named: dict[str, None] = {}
    for told in facts:
        value = told.value.get("bodies", [])
        named.update(dict.fromkeys(value if isinstance(value, list) else [str(value)]))
    return tuple(body for body in named if body not in {UNKNOWN, "none"})


def _attendance(facts: Sequence[Told], disputes: Sequence[tuple[str, ...]]) -> tuple[AttendanceRow, ...]:
    """A row for every member that some fact names: a list of five leaders gives five rows, each naming the list."""
    told = pick(facts, "attendance")
    against = rivals(told, disputes)
    lists = {one.address: one for one in told if one.fact.closed}
    heard: dict[tuple[tuple[str, ...], ...], _Heard] = {}
    rows: list[AttendanceRow] = []
    for member, said_of in _by_member(told).items():
        own = _last_word(said_of)
        others = {address for one in own for address in against.get(one.address, ())}
        deniers = [lists[one] for one in sorted(others & lists.keys()) if member not in lists[one].keys]
        # Delegations that the same facts name are told of alike: what is said of them is found out once.
        key = tuple(one.address for one in own), tuple(one.address for one in deniers)
        if key not in heard:
            heard[key] = _heard(own, deniers)
        rows.append(AttendanceRow(member, *heard[key]))
    return tuple(rows)


def _last_word(own: Sequence[Told]) -> list[Told]:
    """Of what was entered here of a member, the last; what reports tell stays side by side."""
    entered = [told for told in own if told.entry.kind == "act"]
    return [told for told in own if told.entry.kind != "act" or told is entered[-1]]


def _by_member(facts: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for told in facts:
        for member in dict.fromkeys(told.keys):
            if member != UNKNOWN:
                found.setdefault(member, []).append(told)
    return found


def _heard(own: Sequence[Told], deniers: Sequence[Told]) -> _Heard:
    """All that a row says but its member."""
    presence = claim(own, "presence")
    first = leading(own)
    if deniers and first is not None and min(weight(one) for one in deniers) <= weight(first):
        presence = Claim(None, (), (*_told(presence), *presence.rivals), text="denied by a list that leaves it out")
    return (
        presence,
        claim(own, "rank"),
        claim(own, "person"),
        claim(own, "by"),
        claim(own, "notice"),
        claim(own, "reason"),
        cite_all(own),
        tuple(one.address for one in deniers),
    )


def _told(presence: Claim) -> tuple[Version, ...]:
    return () if presence.value is None else (Version(presence.value, presence.refs),)


def _counts(facts: Sequence[Told]) -> tuple[StageCount, ...]:
    stages = dict.fromkeys(key for told in facts for key in told.keys)
    return tuple(StageCount(name, claim([told for told in facts if name in told.keys], "number")) for name in stages)
