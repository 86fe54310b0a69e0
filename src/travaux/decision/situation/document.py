"""One document and its item: how far it has come, where the members stand, what was asked, told and decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation.agreeing import (
    Clause,
    ClauseStance,
    OpenClause,
    Round,
    clause_stances,
    clauses,
    open_clauses,
    rounds,
    versions,
)
from travaux.decision.situation.claims import (
    NOTHING_ON_RECORD,
    Cited,
    Claim,
    Happening,
    Remark,
    certain_of,
    cite,
    cite_all,
    claim,
    happening,
    heeded,
    pick,
    remarks,
    said,
)
from travaux.decision.situation.instructions import Instruction, instructions
from travaux.decision.situation.papers import AttachedPaper, papers
from travaux.decision.situation.state import DossierState, Stage, Taken, header, stage
from travaux.decision.states import DOCUMENT, ITEM, Life, live
from travaux.record.contested import leading
from travaux.record.fold import Folded, Told
from travaux.record.values import NONE, RESERVED, UNKNOWN

OPEN: Final = "open"
BOUND: Final = "bound"
NOT_BOUND: Final = "not bound"
NOT_STATED: Final = "not stated"
NOT_TOLD: Final = Claim(None, text=NOTHING_ON_RECORD)
OUTCOME_NOT_ON_RECORD: Final = "not on record"

_DECIDES_A_REQUEST = ("item removed", "removal refused", "item included", "item opened", "item deferred", "adopted")
_REMARKS = (
    "contents defined",
    "readiness described",
    "finalisation needed",
    "ending described",
    "texts counted",
    "amendment proposed",
    "absence meant",
    "rule read",
    "decision announced",
    "ruling given",
    "signature outstanding",
    "consideration announced",
    "joining awaited",
    "certified copy sent",
    "depositary named",
    "question not taken",
    "nominated",
    "legal view stated",
    "rule stated",
    "unsourced gap",
    "other side not on record",
    "disputed name",
)


@dataclass(frozen=True)
class MemberStance:
    """Where one member stands on the text, by the newest fact."""

    member: str
    stance: Claim


@dataclass(frozen=True)
class GroupStance:
    """Where somebody says that a group stands; its members are not named, and none is made up."""

    quantifier: str
    excepting: tuple[str, ...]
    stance: str
    fact: Cited


@dataclass(frozen=True)
class MemberAct:
    """What one member did: signed, refused, objected, joined, declined."""

    member: str
    act: str
    value: dict[str, object]
    happened: Happening


@dataclass(frozen=True)
class RemovalRequest:
    """A request to take the item off an agenda. A request is not its outcome."""

    member: str
    happened: Happening
    session: Claim
    body: Claim
    reason: Claim
    phase: Claim
    outcome: str
    outcome_facts: tuple[Cited, ...]


@dataclass(frozen=True)
class Place:
    """That the item is on the agenda of a session, or proposed for it; `number` is empty where none was given."""

    session: str
    number: str
    included: bool
    fact: Cited


@dataclass(frozen=True)
class Adoption:
    """That it was adopted: how, where, without whom."""

    happened: Happening | None
    mode: Claim
    session: Claim
    body: Claim
    number: Claim
    without: tuple[str, ...]
    provisional: Claim


@dataclass(frozen=True)
class Bound:
    """Whom it binds on the day asked: those named one by one, and a word for the others."""

    members: dict[str, str]
    others: str
    refs: tuple[Cited, ...]


@dataclass(frozen=True)
class DocumentState(DossierState):
    """A document and its item as the record has them under the dials; `history` is the one life of both."""

    stage: Stage
    item: Stage
    history: tuple[Taken, ...]
    sort: Claim
    body: Claim
    stances: tuple[MemberStance, ...]
    group_stances: tuple[GroupStance, ...]
    ballots: tuple[MemberAct, ...]
    tally: dict[str, Claim]
    signatures: tuple[MemberAct, ...]
    refusals: tuple[MemberAct, ...]
    objections: tuple[MemberAct, ...]
    requests: tuple[RemovalRequest, ...]
    instructions: tuple[Instruction, ...]
    put: Remark | None
    silence: tuple[Remark, ...]
    adopted: Adoption | None
    no_objections: tuple[Remark, ...]
    joinings: tuple[MemberAct, ...]
    bound: Bound
    measures: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    clauses: tuple[Clause, ...] = ()
    versions: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    clause_stances: tuple[ClauseStance, ...] = ()
    open_clauses: tuple[OpenClause, ...] = ()
    papers: tuple[AttachedPaper, ...] = ()
    places: tuple[Place, ...] = ()
    subject: Claim = NOT_TOLD
    circulations: tuple[Remark, ...] = ()
    signature_opened: tuple[Remark, ...] = ()


def document_state(dossier: str, folded: Folded) -> DocumentState:
    """The state of a document's dossier."""
    facts = certain_of(folded, dossier)
    moving = heeded(facts, folded.disputes)
    text, item = live(DOCUMENT, moving), live(ITEM, moving)
    adopted = _adopted(pick(facts, "adopted"))
    drafted = pick(facts, "drafted")
    put = pick(facts, "put to decision")
    return DocumentState(
        *header(dossier, folded),
        stage=stage(DOCUMENT.name, text),
        item=stage(ITEM.name, item),
        history=_history(facts, text, item),
        sort=claim(drafted, "sort"),
        body=claim((*put, *drafted, *pick(facts, "adopted", "tabled")), "body"),
        stances=_stances(pick(facts, "stance recorded")),
        group_stances=tuple(_group(told) for told in pick(facts, "group stance stated")),
        ballots=_acts(_of_the_last_time(pick(facts, "ballot cast"), put)),
        tally={field: claim(pick(facts, "tally reported"), field) for field in ("yes", "no", "abstain")},
        signatures=_acts(pick(facts, "signed")),
        refusals=_acts(pick(facts, "signature refused")),
        objections=_acts(pick(facts, "objection raised")),
        requests=_requests(facts),
        instructions=instructions(facts),
        put=remarks(put)[-1] if put else None,
        silence=remarks(pick(facts, "silence opened", "silence extended", "silence broken")),
        adopted=adopted,
        no_objections=remarks(pick(facts, "no objection declared")),
        joinings=_acts(pick(facts, "joined", "declined to join")),
        bound=_bound(facts, adopted),
        measures=remarks(pick(facts, "measure reported")),
        remarks=remarks(pick(facts, *_REMARKS)),
        clauses=clauses(facts),
        versions=versions(facts),
        rounds=rounds(facts),
        clause_stances=clause_stances(facts),
        open_clauses=open_clauses(facts),
        papers=papers(facts),
        places=_places(facts),
        circulations=remarks(pick(facts, "circulated")),
        signature_opened=remarks(pick(facts, "signature opened")),
    )


def _places(facts: Sequence[Told]) -> tuple[Place, ...]:
    """The agendas that the item was on or proposed for, by the newest word on each session."""
    found: dict[str, Place] = {}
    for told in pick(facts, "item proposed", "item included"):
        session = said(told, "session")
        before = found.pop(session, None)
        number = said(told, "number") or (before.number if before else "")
        included = told.name == "item included" or (before is not None and before.included)
        found[session] = Place(session, number, included, cite(told))
    return tuple(one for one in found.values() if one.session not in {"", NONE})


def _history(facts: Sequence[Told], text: Life, item: Life) -> tuple[Taken, ...]:
    """The steps of both lives in one order; a step that both have is told once, as the document's."""
    order = {told.address: number for number, told in enumerate(facts)}
    steps = {taken.fact.address: taken for taken in stage(ITEM.name, item).steps}
    steps.update({taken.fact.address: taken for taken in stage(DOCUMENT.name, text).steps})
    return tuple(steps[address] for address in sorted(steps, key=order.__getitem__))


def _members(facts: Iterable[Told]) -> dict[str, list[Told]]:
    grouped: dict[str, list[Told]] = {}
    for told in facts:
        for member in told.keys:
            grouped.setdefault(member, []).append(told)
    return grouped


def _stances(facts: Sequence[Told]) -> tuple[MemberStance, ...]:
    def newest(group: list[Told]) -> list[Told]:
        return [told for told in group if told.hi == group[-1].hi]

    return tuple(MemberStance(member, claim(newest(group), "stance")) for member, group in _members(facts).items())


def _group(told: Told) -> GroupStance:
    excepting = told.value.get("except", [])
    return GroupStance(
        str(told.value.get("quantifier", UNKNOWN)),
        tuple(excepting) if isinstance(excepting, list) else (str(excepting),),
        str(told.value.get("stance", UNKNOWN)),
        cite(told),
    )


def _of_the_last_time(ballots: Sequence[Told], put: Sequence[Told]) -> tuple[Told, ...]:
    """The ballots on the question as it was put last: whoever puts it again begins a new vote."""
    begun = max((told.lo for told in put), default=None)
    return tuple(told for told in ballots if begun is None or told.hi > begun)


def _acts(facts: Sequence[Told]) -> tuple[MemberAct, ...]:
    """One row a member and act, whatever the number of sources that tell it; in order of happening."""
    rows: list[MemberAct] = []
    for name in dict.fromkeys(told.name for told in facts):
        for member, group in _members(pick(facts, name)).items():
            when = happening(group)
            first = leading(group) or group[0]
            if when is not None:
                rows.append(MemberAct(member, name, dict(first.value), when))
    return tuple(rows)


def _requests(facts: Sequence[Told]) -> tuple[RemovalRequest, ...]:
    found = []
    for member, group in _members(pick(facts, "removal requested")).items():
        when = happening(group)
        if when is not None:
            decided = _decided_after(group[0], facts, member)
            found.append(_request(member, when, group, decided))
    return tuple(found)


def _request(member: str, when: Happening, group: Sequence[Told], decided: Sequence[Told]) -> RemovalRequest:
    return RemovalRequest(
        member,
        when,
        session=claim(group, "session"),
        body=claim(group, "body"),
        reason=claim(group, "reason"),
        phase=claim(group, "phase"),
        outcome=decided[0].name if decided else OUTCOME_NOT_ON_RECORD,
        outcome_facts=cite_all(decided),
    )


def _decided_after(request: Told, facts: Sequence[Told], member: str) -> tuple[Told, ...]:
    """What became of a request, by facts after it: a removal on somebody else's request does not answer it."""
    later = facts[[told.address for told in facts].index(request.address) + 1 :]
    return tuple(
        told
        for told in pick(later, *_DECIDES_A_REQUEST)
        if str(told.value.get("request of", member)) in {member, *RESERVED}
    )


def _adopted(facts: Sequence[Told]) -> Adoption | None:
    if not facts:
        return None
    without = claim(facts, "without").value
    named = tuple(without) if isinstance(without, list) else (() if without in {None, NONE} else (str(without),))
    return Adoption(
        happening(facts),
        mode=claim(facts, "mode"),
        session=claim(facts, "session"),
        body=claim(facts, "body"),
        number=claim(facts, "number"),
        without=named,
        provisional=claim(facts, "provisional"),
    )


def _bound(facts: Sequence[Told], adopted: Adoption | None) -> Bound:
    """Whom it binds: a member that stood aside is open until it joins or declines (Charter, Art. 12).

    What a member did before the adoption, on a text that was not yet adopted, does not tell whether it is bound.
    """
    if adopted is None:
        return Bound({}, "nobody: no adoption on record", ())
    if pick(facts, "repealed"):
        return Bound({}, "nobody: repealed", cite_all(pick(facts, "repealed")))
    members = dict.fromkeys(adopted.without, OPEN)
    begun = 0 if adopted.happened is None or adopted.happened.happened is None else adopted.happened.happened.lo
    later = [
        told for told in pick(facts, "joined", "declined to join", "signature refused", "signed") if told.hi > begun
    ]
    for told in later:
        word = BOUND if told.name in {"joined", "signed"} else NOT_BOUND
        members.update(dict.fromkeys(told.keys, word))
    others = "bound: those who took part in deciding" if adopted.without else "bound by the adoption"
    refs = () if adopted.happened is None else adopted.happened.refs
    return Bound(members, others, (*refs, *cite_all(later)))
