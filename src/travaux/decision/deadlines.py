"""What is asked of whom until when: rounds, replies, silence, signatures, instructions, communications."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from travaux.decision.from_record import expiry
from travaux.decision.situation import DocumentState, DossierState, PlainState, PlanState
from travaux.decision.situation.agreeing import Round
from travaux.decision.situation.claims import Cited, Remark
from travaux.decision.situation.document import MemberAct
from travaux.decision.situation.instructions import GIVEN, Instruction
from travaux.decision.situation.rulings import ACTS
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.times import zone_named
from travaux.record.values import RESERVED

Kind = Literal["round", "reply", "silence", "signature", "instruction", "communication"]

_SIGNING: Final = frozenset({"signature open", "signature open after adoption"})
_OVER: Final = frozenset(
    {"adopted", "not adopted", "signed by all", "in force", "repealed", "withdrawn", "lapsed", "taken note of"}
)
SENT_BACK: Final = "returned for finalisation"


@dataclass(frozen=True)
class Deadline:
    """One thing that is asked: in which dossier, what exactly, until when, of which members, and who has answered.

    `until` is a moment, None where there is no last day; `stated` is the day as it was given. `answered` names, for
    each member that has, the fact by which it did. Nobody answers silence: who is silent there agrees.
    """

    kind: Kind
    about: str
    what: str
    stated: str
    until: int | None
    asked: tuple[str, ...]
    fact: Cited
    answered: Mapping[str, str] = field(default_factory=dict)
    of: str = ""

    @property
    def waiting(self) -> tuple[str, ...]:
        """The members that were asked and have not answered."""
        return tuple(member for member in self.asked if member not in self.answered)

    def concerns(self, member: str) -> bool:
        """Whether it is asked of that member, answered or not."""
        return member in self.asked


def deadlines_of(state: DossierState, roll: Sequence[str], zone: str) -> Iterator[Deadline]:
    """Everything that the state of one dossier asks of somebody; `roll` are the members of the day."""
    match state:
        case DocumentState():
            yield from _document(state, roll, zone)
            yield from _instructions(state.dossier, state.instructions, state.stage.state, roll, zone)
        case PlanState():
            yield from _instructions(state.dossier, state.instructions, "", roll, zone)
        case PlainState() if state.kind == "communication":
            yield from _communication(state, zone)
        case _:
            return


def in_order(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """The nearest first; what has no last day comes last."""
    return tuple(sorted(found, key=lambda one: (one.until is None, one.until or 0, one.about, one.kind, one.what)))


def _until(stated: str, zone: str) -> int | None:
    """The moment up to which an answer is in time: a day runs to its end, an hour is the moment itself."""
    return None if stated in {"", *RESERVED} else expiry(stated, zone_named(zone))


def _document(state: DocumentState, roll: Sequence[str], zone: str) -> Iterator[Deadline]:
    if state.stage.state not in _OVER:
        yield from (_round(state, one, roll, zone) for one in state.rounds if one.is_open)
        yield from _reply(state, roll, zone)
    if state.stage.state == "under silence":
        yield from _silence(state, roll, zone)
    if state.stage.state in _SIGNING:
        yield from _signature(state, roll, zone)


def _round(state: DocumentState, one: Round, roll: Sequence[str], zone: str) -> Deadline:
    answered = _whole(state, one.opened) | _clause_by_clause(state, one.opened)
    return Deadline(
        "round", state.dossier, one.stage, one.deadline, _until(one.deadline, zone), tuple(roll), one.opened, answered
    )


def _whole(state: DocumentState, since: Cited) -> dict[str, str]:
    """The members that said since then where they stand on the text as a whole."""
    said = {one.member: one.stance.refs for one in state.stances}
    return {
        member: refs[0].address
        for member, refs in said.items()
        if refs and max(cited.happened.hi for cited in refs) > since.happened.lo
    }


def _clause_by_clause(state: DocumentState, since: Cited) -> dict[str, str]:
    """The members that said where they stand on every clause as it is worded now, with the last that they said.

    Where no clause is on record, whoever spoke of one since then has answered.
    """
    standing = {one.clause for one in state.clauses if not one.removed}
    answers: dict[str, dict[str, str]] = {}
    for one in state.clause_stances:
        heeded = not one.earlier if standing else one.fact.happened.hi > since.happened.lo
        if heeded and (one.clause in standing or not standing):
            answers.setdefault(one.member, {})[one.clause] = one.fact.address
    return {member: list(said.values())[-1] for member, said in answers.items() if standing <= said.keys()}


def _reply(state: DocumentState, roll: Sequence[str], zone: str) -> Iterator[Deadline]:
    """The last circulation that names a day for replies."""
    for one in state.circulations[-1:]:
        due = _said(one, "reply due")
        if due:
            version = _said(one, "version")
            answered = _whole(state, one.fact) | _clause_by_clause(state, one.fact)
            yield Deadline("reply", state.dossier, version, due, _until(due, zone), tuple(roll), one.fact, answered)


def _silence(state: DocumentState, roll: Sequence[str], zone: str) -> Iterator[Deadline]:
    """Until when silence can be broken, by its opening or by the last word that put it off."""
    begun = [one for one in state.silence if one.event in {"silence opened", "silence extended"}]
    for one in begun[-1:]:
        expires = _said(one, "expires")
        opened = next(each for each in reversed(begun) if each.event == "silence opened" or each is begun[0])
        answered = _acts((act for act in state.objections if act.value.get("to") == "silence"), opened.fact)
        yield Deadline("silence", state.dossier, "", expires, _until(expires, zone), tuple(roll), one.fact, answered)


def _signature(state: DocumentState, roll: Sequence[str], zone: str) -> Iterator[Deadline]:
    """Signatures as long as one is still to come; that all are there is for whoever keeps the original to say."""
    opened = state.signature_opened[-1:]
    due = _said(opened[0], "due") if opened else ""
    fact = opened[0].fact if opened else state.stage.since
    answered = _acts((*state.signatures, *state.refusals), None)
    if fact is not None and set(roll) - answered.keys():
        yield Deadline("signature", state.dossier, "", due, _until(due, zone), tuple(roll), fact, answered)


def _acts(acts: Iterable[MemberAct], since: Cited | None) -> dict[str, str]:
    found = {}
    for act in acts:
        when = act.happened.happened
        if act.happened.refs and (since is None or when is None or when.hi > since.happened.lo):
            found[act.member] = act.happened.refs[0].address
    return found


def _instructions(
    dossier: str, given: Iterable[Instruction], stage: str, roll: Sequence[str], zone: str
) -> Iterator[Deadline]:
    """The instructions that nobody took off control; a text that was sent back is due as long as it is back."""
    for one in _once(given):
        over = one.event == SENT_BACK and stage != SENT_BACK
        if one.event in GIVEN and one.off_control is None and not over:
            asked = dict.fromkeys(member for to in (one.to, *one.co_executors) for member in _members(to, roll))
            due, what = one.due_now, one.number or one.what or one.event
            yield Deadline("instruction", dossier, what, due, _until(due, zone), tuple(asked), one.fact, {}, one.to)


def _once(given: Iterable[Instruction]) -> Iterator[Instruction]:
    """Each instruction once: what several sources tell of one is one; what was done here is each its own."""
    met: set[tuple[str, ...]] = set()
    for one in given:
        told = (one.event, one.to, one.due_now, one.number)
        if one.fact.address.startswith(ACTS) or told not in met:
            met.add(told)
            yield one


def _members(addressee: str, roll: Sequence[str]) -> tuple[str, ...]:
    """Whom an addressee means: a member itself; a body all members, for they sit in it; else no member."""
    if addressee in RESERVED or "/" not in addressee:
        return ()
    kind = kind_of(addressee)
    return (slug_of(addressee),) if kind == "member" else tuple(roll) if kind == "body" else ()


def _communication(state: PlainState, zone: str) -> Iterator[Deadline]:
    """A communication to which a reply is due: the organisation answers, and its sender waits."""
    told = next((one for one in state.particulars if one.event == "communication registered"), None)
    due = None if told is None else told.fields.get("reply due")
    if told is None or due is None or due.value is None or not due.refs:
        return
    answers = [one for one in state.occurrences if one.event == "communication answered"]
    if not answers:
        words = {name: claim.value for name, claim in told.fields.items() if claim.value not in {None, *RESERVED}}
        what = str(words.get("number", words.get("subject", "")))
        stated, sender = str(due.value), str(words.get("sender", ""))
        yield Deadline("communication", state.dossier, what, stated, _until(stated, zone), (), due.refs[0], {}, sender)


def _said(one: Remark, name: str) -> str:
    value = str(one.value.get(name, ""))
    return "" if value in RESERVED else value
