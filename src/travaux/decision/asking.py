"""What is done where enough ask for it: how many did, of whom so many are needed, and who asked without a right to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from travaux.decision.electorate import Electorate, participation_rule, without_right
from travaux.decision.fewest import Smallest, Way, smallest
from travaux.decision.findings import NOTHING_TOLD, Ground, Missing, Result, Side, ground
from travaux.decision.question import AWAY, Question, RequestMade, Seat
from travaux.decision.seating import Number, seating
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Askers, Request
from travaux.rulebook.models import AgendaRule
from travaux.rulebook.vocabulary import AskedFor, Right


@dataclass(frozen=True)
class _Case:
    """A request with the rule on it, the roll with its weights under caps, and why some may not ask."""

    question: Question
    roll: tuple[Seat, ...]
    asked: RequestMade
    rule: AgendaRule
    request: Request
    barred: Mapping[str, str]

    @property
    def counted(self) -> tuple[Seat, ...]:
        """The seats that asked and may."""
        return tuple(one for one in self.roll if one.member in self.asked.by and one.member not in self.barred)


@dataclass(frozen=True)
class _Measured:
    """One number of those that must ask: who asked, how many are needed, of which base, and whether that is known."""

    askers: Askers
    number: Number
    needed: Fraction
    most_needed: Fraction
    base: Number | None

    @property
    def reached(self) -> bool:
        """Whether enough asked, however many were there."""
        return self.number > 0 and self.askers.reached(self.number, self.most_needed)

    @property
    def perhaps(self) -> bool:
        """Whether enough asked if nobody was there of whom that is not on record."""
        return self.number > 0 and self.askers.reached(self.number, self.needed)


def examine(question: Question, voters: Electorate, book: RuleBook) -> Result:
    """Whether enough asked for what was asked for: *cannot be put* where too few did and the rule says that it blocks.

    Nothing is said where nobody tells of a request; admissible *not stated* where no rule says who may make it.
    """
    asked = question.asked_for
    if asked is None:
        return NOTHING_TOLD
    case = _case(question, asked, voters, book)
    if case is None:
        return Result("none", (ground("asking not laid down", what=asked.what),), admissible="not stated")
    alone = [actor for actor in asked.also_by if actor in case.request.by]
    told = [*_without_right(case), *(_of(case, "asked by somebody", "for", who=actor) for actor in alone)]
    numbers = [_measure(case, one) for one in case.request.or_]
    enough = [one for one in numbers if one.reached]
    if alone or enough:
        return Result("none", (*told, *(_number(case, one) for one in enough)))
    told += [_number(case, one) for one in numbers]
    if any(one.perhaps for one in numbers):
        return Result("none", tuple(told), admissible="not stated")
    if case.request.effect == "advises":
        return Result("none", (*told, _of(case, "asked without effect", "neutral")))
    return Result("cannot be put", tuple(told), missing=(Missing("more that ask for it"),), admissible="no")


def granted(result: Result, question: Question, what: AskedFor) -> bool:
    """Whether this was asked for, and by enough."""
    codes = {one.code for one in result.grounds}
    return question.asked_for is not None and question.asked_for.what == what and bool(codes & _GRANTED)


_GRANTED = frozenset({"asked by enough", "asked by somebody"})


def fewest_more(question: Question, voters: Electorate, book: RuleBook) -> tuple[AgendaRule, Smallest] | None:
    """The fewest that would have to ask as well, by the rule on it; None where nobody asked, or not all would do."""
    asked = question.asked_for
    case = None if asked is None else _case(question, asked, voters, book)
    if case is None:
        return None
    least = smallest([_way(case, _measure(case, one)) for one in case.request.or_])
    return None if least is None else (case.rule, least)


def _way(case: _Case, measured: _Measured) -> Way:
    """What each member that may ask and did not would add, in whole units, and how much is lacking."""
    counted = {seat.member for seat in case.counted}
    free = [one for one in _able(case, measured.askers) if one.member not in counted]
    weights = _weights(free, measured.askers)
    numbers = (measured.number, measured.most_needed, *weights.values())
    unit = lcm(*(Fraction(one).denominator for one in numbers))
    need = int((measured.most_needed - measured.number) * unit) + (1 if measured.askers.at_least is None else 0)
    return Way({member: (int(weight * unit),) for member, weight in weights.items()}, (need,))


def _case(question: Question, asked: RequestMade, voters: Electorate, book: RuleBook) -> _Case | None:
    rule = book.rule_or_none(AgendaRule, body=question.body, item_class=question.item_class, on=question.on)
    request = None if rule is None else rule.parameters.request(asked.what)
    if rule is None or request is None:
        return None
    counted = {seat.member: seat for seat in voters.members}
    roll = tuple(counted.get(seat.member, seat) for seat in question.roll)
    return _Case(question, roll, asked, rule, request, dict(_barred(question, request.right, book)))


def _barred(question: Question, right: Right, book: RuleBook) -> Iterator[tuple[str, str]]:
    """The members on the roll that may not ask, each with the reason."""
    rights = participation_rule(question, book)
    denied = without_right(seating(question.roll), rights, right)
    arrears = None if rights is None else rights.parameters.arrears
    lost = arrears if arrears is not None and arrears.automatic and right in arrears.withdraws else None
    for seat in question.roll:
        if seat.membership in denied:
            yield seat.member, f"as to membership it is {seat.membership}"
        elif lost is not None and seat.arrears_years >= lost.years and not seat.waived:
            yield seat.member, f"it has not paid for {seat.arrears_years} years"


def _without_right(case: _Case) -> Iterator[Ground]:
    """Who asked and does not count, each with the reason."""
    for member in case.asked.by:
        why = case.barred.get(member, "") if member in case.question.seated else "it does not sit on the roll"
        if why:
            yield _of(case, "asked without being entitled", "neutral", member=member, why=why)
    for actor in case.asked.also_by:
        if actor not in case.request.by:
            yield _of(case, "asked in vain", "neutral", who=actor)


def _able(case: _Case, askers: Askers) -> list[Seat]:
    """Those that count where so many are needed: of those present, who is away does not."""
    seats = [one for one in case.roll if one.member not in case.barred]
    return [one for one in seats if _there(case, one) is not False] if askers.of == "present" else seats


def _there(case: _Case, seat: Seat) -> bool | None:
    """Whether a member was there; None where that is not on record. Whoever asked was, unless it is told absent."""
    position = case.question.position(seat.member)
    if position.presence in AWAY:
        return False
    known = position.presence is not None or position.ballot is not None or seat.member in case.asked.by
    return True if known else None


def _weights(seats: list[Seat], askers: Askers) -> Mapping[str, Number]:
    """What each of these seats adds: its head, or its part of the measure."""
    if askers.weight is None:
        return dict.fromkeys((one.member for one in seats), 1)
    return {one.member: dict(one.weights).get(askers.weight, Fraction(0)) for one in seats}


def _measure(case: _Case, askers: Askers) -> _Measured:
    able = _able(case, askers)
    asking = {one.member for one in case.counted}
    number = sum(_weights([one for one in able if one.member in asking], askers).values(), 0)
    if askers.of is None:
        return _Measured(askers, number, askers.amount, askers.amount, None)
    everybody = list(case.roll) if askers.of == "all members" else able
    known = [one for one in everybody if askers.of != "present" or _there(case, one)]
    base, most = (sum(_weights(seats, askers).values(), 0) for seats in (known, everybody))
    return _Measured(askers, number, askers.amount * base, askers.amount * most, most)


def _number(case: _Case, one: _Measured) -> Ground:
    """The sentence on one number: enough, too few, or what nobody can say."""
    measure = f" by {one.askers.weight}" if one.askers.weight else ""
    share = f"{one.askers.amount} ({one.most_needed})" if one.askers.of else str(one.most_needed)
    fields: dict[str, object] = {
        "number": f"{one.number}{measure}",
        "comparison": one.askers.comparison,
        "amount": share,
        "of": "" if one.base is None else f" of {one.base} {one.askers.of}",
    }
    if one.reached:
        return _of(case, "asked by enough", "for", **fields)
    if one.perhaps:
        return _of(case, "asked, presence not on record", "neutral", **fields)
    return _of(case, "asked by too few", "against" if case.request.effect == "blocks" else "neutral", **fields)


def _of(case: _Case, code: str, side: Side, **fields: object) -> Ground:
    roll = tuple(seat.member for seat in case.question.roll)
    told = {"what": case.asked.what, **fields}
    return ground(code, case.rule, side, facts=case.asked.facts, roll=roll, fields=told)
