"""What each member's position counts as under a rule: a vote, an objection, nothing, or what nobody can say."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Final, Literal, assert_never, overload

from travaux.decision.electorate import Electorate
from travaux.decision.findings import Ground, ground
from travaux.decision.question import AGREEING, Objected, Position, Presence, Question, Stood, names
from travaux.decision.sames import Remembered, once
from travaux.decision.seating import seating
from travaux.rulebook.adoption import Objection, Positions
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import Meaning

Count = Literal["yes", "no", "abstain", "objection", "none", "undecided", "awaited"]

_COUNTS: Final[dict[Meaning, Count]] = {
    "not counted": "none",
    "counted against": "no",
    "counted for": "yes",
    "no objection": "none",
    "blocks": "objection",
    "undecided": "undecided",
}
_FORMS: Final = {
    "explicit": "explicit",
    "official": "official",
    "by_the_state": "made by the state",
    "written": "in writing",
    "reasoned": "reasoned",
    "on_time": "in time",
}


@dataclass(frozen=True, eq=False)
class Kind:
    """What members counted alike have in common; one object for each kind, told apart by identity."""

    count: Count
    how: str
    declared: bool


_kind = cache(Kind)
_kind_of = attrgetter("kind")


@dataclass(frozen=True)
class Heard:
    """One member that decides: what its position counts as, how it came to that, and the ground for it."""

    member: str
    count: Count
    how: str
    declared: bool = False
    ground: Ground | None = None
    kind: Kind = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", _kind(self.count, self.how, self.declared))


def kinds_of(heard: Sequence[Heard]) -> Mapping[Kind, int]:
    """How many there are of each kind among what was heard: a handful of kinds, however many were heard."""
    return heard.kinds if isinstance(heard, Hearing) else Counter(map(_kind_of, heard))


class Hearing(Sequence[Heard]):
    """What was heard of everybody that decides, in the order of the roll, and how many there are of each kind.

    Of a roll call of hundreds the kinds are counted by its words, and the members only written out where they are
    asked for.
    """

    def __init__(self, make: Callable[[], Sequence[Heard]], kinds: Mapping[Kind, int], *, tells: bool) -> None:
        self._make, self.kinds, self._tells = make, kinds, tells

    @once
    def _each(self) -> Sequence[Heard]:
        return self._make()

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds of those of whom there is something to tell."""
        return tuple(filter(None, [one.ground for one in self._each])) if self._tells else ()

    def __len__(self) -> int:
        return sum(self.kinds.values())

    def __iter__(self) -> Iterator[Heard]:
        return iter(self._each)

    @overload
    def __getitem__(self, place: int) -> Heard: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Heard]: ...
    def __getitem__(self, place: int | slice) -> Heard | Sequence[Heard]:
        return self._each[place]


def hearing(heard: Iterable[Heard]) -> Hearing:
    """What was heard of members that are written out."""
    each = tuple(heard)
    return Hearing(lambda: each, Counter(map(_kind_of, each)), tells=True)


def hear(question: Question, rule: AdoptionRule, voters: Electorate, meanings: Positions) -> Hearing:
    """Each member that decides, under one set of meanings of what is neither yes nor no."""
    known, more = _known(rule, meanings, question.closed), question.heard_of

    def each() -> list[Heard]:
        return [
            _hear_one(one, question, rule, meanings)
            if question.group or one.member in more or not one.stood.plain
            else known[one.stood][one.member]
            for one in question.of(voters.entitled)
        ]

    stood = question.stood(seating(voters.entitled).members)
    if question.group or more or not all(one.plain for one in stood):
        return hearing(each())
    kinds: dict[Kind, int] = {}
    for one, number in stood.items():
        kind = known[one].kind
        kinds[kind] = kinds.get(kind, 0) + number
    return Hearing(each, kinds, tells=any(known[one].tells for one in stood))


class _AsStood(dict[str, Heard]):
    """What members count as that stood in one way and of which nothing else is told, by their names."""

    most: Final = 10_000

    def __init__(self, stood: Stood, rule: AdoptionRule, meanings: Positions, *, closed: bool) -> None:
        self.rule, self.meanings = rule, meanings
        self.stood = {name: said for name, said in vars(stood).items() if name != "plain"}
        self.question = Question("", date.min, (), closed=closed)

    @once
    def kind(self) -> Kind:
        """What all of them count as, whoever they are."""
        return self._heard("").kind

    @once
    def tells(self) -> bool:
        """Whether there is a ground for each of them."""
        return self._heard("").ground is not None

    def _heard(self, member: str) -> Heard:
        return _hear_one(Position(member, **self.stood), self.question, self.rule, self.meanings)

    def __missing__(self, member: str) -> Heard:
        if len(self) >= self.most:
            self.clear()
        self[member] = self._heard(member)
        return self[member]


class _Known(dict[Stood, _AsStood]):
    """The same by the way they stood, under one rule."""

    def __init__(self, rule: AdoptionRule, meanings: Positions, closed: bool) -> None:  # noqa: FBT001 - by position
        self.rule, self.meanings, self.closed = rule, meanings, closed

    def __missing__(self, stood: Stood) -> _AsStood:
        self[stood] = _AsStood(stood, self.rule, self.meanings, closed=self.closed)
        return self[stood]


_known = Remembered(_Known)


def _hear_one(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    dropped = _left_out(position, question, rule) or _beyond_the_limit(position, question, rule)
    return dropped or _hear(position, question, rule, meanings)


def _left_out(position: Position, question: Question, rule: AdoptionRule) -> Heard | None:
    """A ballot that counts in neither count nor base."""
    left_out, why = rule.parameters.tally.left_out, ""
    if position.ballot is None:
        return None
    if "no without reasons" in left_out and position.ballot == "no" and not position.reasoned:
        why = "it gives no reasons"
    if position.attended == "proxy":
        why = "it was cast by proxy" if "ballot by proxy" in left_out else _void_proxy(position, question, rule) or why
    if not why:
        return None
    fields = {"ballot": position.ballot, "member": position.member, "why": why}
    return Heard(position.member, "none", "left out", ground=ground("ballot left out", rule, fields=fields))


def _void_proxy(position: Position, question: Question, rule: AdoptionRule) -> str:
    """Why nobody could cast a ballot for this member; empty where somebody could."""
    proxies = rule.parameters.tally.proxies
    if proxies is None:
        return ""
    if proxies.each_acts_for_at_most == 0:
        return "nobody may act for another member"
    if not position.proxy:
        return ""
    if position.proxy not in question.seated:
        return f"{position.proxy}, which cast it, is not on the roll"
    away = question.position(position.proxy).presence == "absent"
    return (
        f"{position.proxy}, which cast it, was absent itself"
        if away and proxies.holder_must_be_present == "yes"
        else ""
    )


def _beyond_the_limit(position: Position, question: Question, rule: AdoptionRule) -> Heard | None:
    """A ballot of which nobody can say whether it holds: its holder acts for more members than the rule allows."""
    proxies = rule.parameters.tally.proxies
    if proxies is None or position.ballot is None or not isinstance(proxies.each_acts_for_at_most, int):
        return None
    limit, held = proxies.each_acts_for_at_most, question.acting.get(position.proxy, ())
    if len(held) <= limit:
        return None
    fields = {"holder": position.proxy, "members": names(held), "limit": limit}
    return Heard(position.member, "awaited", "proxy", ground=ground("proxies beyond the limit", rule, fields=fields))


def _hear(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    """The plainest word of a member counts: an objection, a refusal, a ballot, a stance; then whether it was there.

    Where votes are counted the ballot comes first, and an objection is a vote against of whoever cast none.
    """
    objecting = _objection(position, question, rule)
    if objecting is not None and (position.ballot is None or by_consensus(rule)):
        return objecting
    if position.signature == "refused" and by_consensus(rule):
        refusal = ground("signature refused", rule, "against", facts=position.facts, member=position.member)
        return Heard(position.member, "objection", "refused to sign", ground=refusal)
    if position.ballot is not None:
        cast = _ballot(position, rule, meanings)
        vetoing = cast.count == "no" and objecting is not None and objecting.count == "objection"
        return replace(objecting, how=cast.how) if objecting is not None and vetoing else cast
    if position.signature == "signed":
        return Heard(position.member, "yes", "agrees")
    if position.stance is not None:
        return _stance(position, question, rule, meanings)
    if any(said.covers(position) and said.stance in AGREEING for said in question.group):
        return Heard(position.member, "yes", "stated of the group")
    return _presence(position, question, rule, meanings)


def _objection(position: Position, question: Question, rule: AdoptionRule) -> Heard | None:
    """An objection to the text, held against the form that the rule demands of one."""
    made = next((one for one in question.objections if one.member == position.member and one.to == "text"), None)
    if made is None and position.stance == "objects":
        made = Objected(position.member, facts=position.facts)
    if made is None:
        return None
    member, facts = made.member, made.facts
    lacking, unknown = lacks(made, rule.parameters.course.objection, _there(position))
    if lacking:
        void = ground("objection without form", rule, facts=facts, member=member, lacking=names(lacking))
        return Heard(member, "none", "objected without form", ground=void)
    if unknown:
        doubt = ground("form not stated", rule, "against", facts=facts, member=member, lacking=names(unknown))
        return Heard(member, "undecided", "objecting", ground=doubt)
    return Heard(
        member, "objection", "objected", ground=ground("objection", rule, "against", facts=facts, member=member)
    )


def _there(position: Position) -> Presence | None:
    """Whether a member was there; who cast a ballot was, unless it is told otherwise."""
    return "present" if position.presence is None and position.ballot is not None else position.presence


def lacks(made: Objected, demanded: Objection | None, presence: Presence | None) -> tuple[list[str], list[str]]:
    """The forms that a rule demands and an objection lacks, and those of which it is not on record."""
    if demanded is None:
        return [], []
    due = [form for form in _FORMS if getattr(demanded, form) == "yes"]
    lacking = [_FORMS[form] for form in due if getattr(made, form) == "no"]
    unknown = [_FORMS[form] for form in due if getattr(made, form) == "not stated"]
    if demanded.by_a_member_present == "yes" and presence in {None, "absent"}:
        (unknown if presence is None else lacking).append("made by a member that is present")
    return lacking, unknown


def _ballot(position: Position, rule: AdoptionRule, meanings: Positions) -> Heard:
    match position.ballot:
        case "yes":
            return Heard(position.member, "yes", "voted yes")
        case "no" if by_consensus(rule):
            return Heard(position.member, "objection", "voted no", ground=_objects(position, rule))
        case "no":
            return Heard(position.member, "no", "voted no")
        case "recused" if meanings.recused is not None:
            return _by_meaning(position, "recused", meanings.recused, rule)
        case "abstain" | "recused" | None:
            count = _COUNTS[meanings.abstain]
            shown: Count = "abstain" if count == "none" and position.ballot == "abstain" else count
            told = _kept_out(position, "abstains", meanings.abstain, rule)
            return Heard(position.member, shown, "abstaining", declared=position.declared, ground=told)
        case _:
            assert_never(position.ballot)


def _objects(position: Position, rule: AdoptionRule) -> Ground:
    return ground("objection", rule, "against", facts=position.facts, member=position.member)


def by_consensus(rule: AdoptionRule) -> bool:
    """Whether the rule counts objections, so that a no is one."""
    return any(threshold.counted == "objection" for threshold in rule.parameters.tally.thresholds)


def _stance(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    member, stance = position.member, position.stance
    if stance in AGREEING:
        return Heard(member, "yes", "agrees")
    if stance == "not interested":
        return _by_meaning(position, "not interested", meanings.present_not_participating, rule)
    if stance == "reserves":
        return Heard(
            member, "awaited", "reserves", ground=ground("reserved", rule, member=member, facts=position.facts)
        )
    return _presence(position, question, rule, meanings)


def _presence(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    """What it counts as that a member said nothing, by whether it was there."""
    match position.presence:
        case "absent":
            return _absent(position, question, rule, meanings)
        case "present not participating" | "not entitled":
            return _by_meaning(position, position.presence, meanings.present_not_participating, rule)
        case "present" | "silent" | None:
            if question.closed and (position.presence == "silent" or _silence_is_enough(position, rule)):
                return _by_meaning(position, "silent", meanings.silent, rule)
            code = "awaited"
            if question.closed:
                code = "not on record" if position.presence is None else "stance not on record"
            return Heard(position.member, "awaited", code, ground=ground(code, rule, member=position.member))
        case _:
            assert_never(position.presence)


def _silence_is_enough(position: Position, rule: AdoptionRule) -> bool:
    """Whether being there without a recorded word tells how a member stood: where objections are counted it does.

    Presence is no vote, so where agreement is counted it tells nothing.
    """
    agreement = any(threshold.counted == "yes" for threshold in rule.parameters.tally.thresholds)
    return position.presence == "present" and not agreement


def _absent(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    member, said = position.member, question.declared(position.member)
    position = replace(position, facts=(*position.facts, *(said.facts if said is not None else ())))
    if said is not None and said.to != "no consensus":
        if rule.parameters.course.mode_consent is not None:
            return Heard(member, "none", "absent")
        declared = ground("absence declared", rule, "for", facts=said.facts, member=member)
        return Heard(member, "none", "absent", ground=declared)
    if said is not None and meanings.absent == "not counted":
        return _by_meaning(position, "absent, against the decision", "undecided", rule)
    if said is not None and meanings.absent == "blocks":
        meant = ground("absence meant", rule, "against", facts=said.facts, member=member)
        return Heard(member, "objection", "absent", ground=meant)
    return _by_meaning(position, "absent", meanings.absent, rule)


def _by_meaning(position: Position, how: str, meaning: Meaning, rule: AdoptionRule) -> Heard:
    return Heard(position.member, _COUNTS[meaning], how, ground=next(_told(position, how, meaning, rule), None))


def _told(position: Position, how: str, meaning: Meaning, rule: AdoptionRule) -> Iterator[Ground]:
    member, facts = position.member, position.facts
    if meaning == "undecided":
        yield ground("undecided", rule, facts=facts, member=member, how=how)
    elif how == "absent" and meaning == "no objection":
        yield ground("absence, no objection", rule, "for", facts=facts, member=member)
    elif how == "absent" and meaning == "blocks":
        yield ground("absence blocks", rule, "against", facts=facts, member=member)
    elif how != "silent" and (told := _kept_out(position, how, meaning, rule)) is not None:
        yield told


def _kept_out(position: Position, how: str, meaning: Meaning, rule: AdoptionRule) -> Ground | None:
    """That a member kept out of it where objections are counted; a silent one is what everybody is who agrees."""
    if meaning != "no objection" or not by_consensus(rule):
        return None
    return ground("kept out, no objection", rule, "for", facts=position.facts, member=position.member, how=how)
