"""Who decides: the roll of the day, less those who are not counted, with the reason and what it does to the base."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from travaux.decision.capping import capped
from travaux.decision.findings import Ground, Missing, Result, ground
from travaux.decision.question import Question, Seat, names
from travaux.decision.sames import Remembered, once
from travaux.decision.seating import Seating, seating
from travaux.rulebook.adoption import Exclusion
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, CommonRule, ParticipationRule
from travaux.rulebook.vocabulary import Excluded, ItemClass, Right

TAKING_PART: Final = "taking part"


#: Whoever is on a roll as one of these takes none of the seats of the body.
OUTSIDE: Final = frozenset({"candidate", "acceding", "former", "expelled", "observer", "partner"})


@dataclass(frozen=True)
class Electorate:
    """Those on the roll, those whose ballot counts, those whom the base holds, and those no quorum is made up of."""

    members: tuple[Seat, ...]
    entitled: tuple[Seat, ...]
    base: tuple[Seat, ...]
    grounds: tuple[Ground, ...]
    no_quorum_of: frozenset[str] = frozenset()

    @once
    def roll(self) -> tuple[str, ...]:
        """The members on the roll that everything was computed from."""
        return seating(self.members).members

    @once
    def deciding(self) -> frozenset[str]:
        """The members whose ballot counts."""
        return frozenset(seat.member for seat in self.entitled)

    def without(self, measure: str, group: str | None) -> tuple[str, ...]:
        """The members that decide, of one group if it is named, and have no weight by a measure."""
        held = [one for one in self.entitled if group is None or group in one.groups]
        return tuple(one.member for one in held if all(name != measure for name, _ in one.weights))

    @once
    def seats_taken(self) -> int:
        """How many on the roll hold a seat of the body; guests and those that left it hold none."""
        beside = seating(self.members).memberships & OUTSIDE
        return sum(one.membership not in beside for one in self.members) if beside else len(self.members)


@dataclass(frozen=True)
class _Out:
    seat: Seat
    why: str
    leaves_base: bool
    exclusion: Exclusion | None


def participation_rule(question: Question, book: RuleBook) -> ParticipationRule | None:
    """The rule on participation that holds for the body and the day, None where the book has none."""
    return book.rule_or_none(ParticipationRule, body=question.body, item_class=question.item_class, on=question.on)


def electorate(question: Question, rule: AdoptionRule, book: RuleBook) -> Electorate:
    """Apply the exclusions of a rule, and the table of rights, to the roll of the question."""
    rights, exclusions = participation_rule(question, book), rule.parameters.tally.exclusions
    told_of_the_question = question.concerned or question.parties or question.rulings
    if told_of_the_question or any(one.who == "recused" for one in exclusions):
        return _apply(question, rule, rights)
    return _by_the_roll(question.roll, rule, rights, question.item_class)


def _of_the_roll(
    roll: tuple[Seat, ...], rule: AdoptionRule, rights: ParticipationRule | None, item_class: ItemClass
) -> Electorate:
    """What follows from the roll alone, question after question."""
    return _apply(Question("", date.min, roll, item_class), rule, rights)


_by_the_roll = Remembered(_of_the_roll, most=256)


def _apply(question: Question, rule: AdoptionRule, rights: ParticipationRule | None) -> Electorate:
    members = _of_group(question.roll, rule.parameters.tally.electorate)
    seats = seating(members)
    found = [*_excluded(question, rule, seats, rights), *_without_vote(seats, rights)]
    out = {one.seat.member: one for one in reversed(found) if not _sleeps(one, question)}
    entitled, base = members, members
    if out:
        entitled = tuple(seat for seat in members if seat.member not in out)
        base = tuple(seat for seat in members if seat.member not in out or not out[seat.member].leaves_base)
    grounds = [_ground(one, question, rule, rights, (len(entitled), len(members))) for one in _first_each(found)]
    away = frozenset(one for one in out if (of := out[one].exclusion) is not None and not of.makes_up_the_quorum)
    if away:
        grounds.append(ground("no quorum of", rule, members=names(one for one in seats.members if one in away)))
    if rule.parameters.tally.caps:
        cut, told = capped(members, entitled, rule)
        grounds += told
        members, entitled, base = (tuple(cut[seat.member] for seat in part) for part in (members, entitled, base))
    return Electorate(members, entitled, base, (*grounds, *_standing(seats, rights, set(out))), away)


def without_anybody(question: Question, rule: CommonRule, able: Sequence[object], what: str) -> Result | None:
    """The answer where nobody on the roll may decide, or sign; None where somebody may."""
    if able:
        return None
    if not question.roll:
        told = ground("roll not on record", on=question.on.isoformat())
        return Result("indeterminate", (told,), missing=(Missing("the roll of the day"),), admissible="not stated")
    nobody = ground("nobody decides", rule, "against", number=len(question.roll), what=what)
    return Result("cannot be put", (nobody,), admissible="no")


def unfit(question: Question, rule: AdoptionRule, voters: Electorate, book: RuleBook) -> Result | None:
    """The answer where roll and rule, or roll and ballots, do not fit each other; None where they do.

    A roll that is larger than the body, or a ballot of somebody that does not sit there, is a mistake in what was
    written down, and nothing is decided by guessing which.
    """
    told, seats = [], rule.parameters.tally.seats
    if seats is not None and voters.seats_taken > seats:
        fields = {"number": voters.seats_taken, "seats": seats, "place": book.place(rule.id)}
        told.append(ground("roll too large", rule, roll=voters.roll, fields=fields))
    for threshold in rule.parameters.tally.thresholds:
        weight = threshold.weight
        if weight is not None and (light := voters.without(weight, threshold.among)):
            told.append(ground("weight not on the roll", rule, members=names(light), weight=weight))
    seated = seating(question.roll).seated
    unknown = () if question.told_of <= seated else question.told_of - seated
    strangers = [one.member for one in question.positions if one.member in unknown and one.ballot] if unknown else []
    if strangers:
        told.append(ground("strangers voted", members=", ".join(strangers), on=question.on.isoformat()))
    return Result("indeterminate", tuple(told), admissible="not stated") if told else None


def _of_group(roll: tuple[Seat, ...], group: str) -> tuple[Seat, ...]:
    """The seats of a named group; the whole roll where no seat names that group."""
    return seating(roll).groups.get(group, roll)


def _first_each(found: list[_Out]) -> Iterator[_Out]:
    """One reason a member: the first."""
    yield from {one.seat.member: one for one in reversed(found)}.values()


def _excluded(
    question: Question, rule: AdoptionRule, seats: Seating, rights: ParticipationRule | None
) -> Iterator[_Out]:
    for exclusion in rule.parameters.tally.exclusions:
        if exclusion.status != "repealed" and (not exclusion.on or question.item_class in exclusion.on):
            for seat in seats.seats if _meets_anybody(exclusion.who, seats, question, rights) else ():
                why = _why(exclusion.who, seat, question, rights)
                if why:
                    yield _Out(seat, why, exclusion.also_from_the_base, exclusion)


def _meets_anybody(who: Excluded, seats: Seating, question: Question, rights: ParticipationRule | None) -> bool:
    """Whether an exclusion can meet anybody on the roll, so that it is worth looking at each seat."""
    match who:
        case "the state concerned":
            return question.concerned is not None
        case "party to the dispute":
            return bool(question.parties)
        case "vote withdrawn" | "suspended by the council":
            return who in seats.memberships
        case "recused":
            return any(one.ballot == "recused" for one in question.stood(seats.members))
        case "arrears":
            arrears = None if rights is None else rights.parameters.arrears
            return arrears is not None and seats.most_years_owed >= arrears.years
        case _:
            assert_never(who)


def _why(who: Excluded, seat: Seat, question: Question, rights: ParticipationRule | None) -> str:
    """The reason for which an exclusion meets a seat; empty where it does not."""
    match who:
        case "the state concerned":
            return "it is the state concerned" if seat.member == question.concerned else ""
        case "party to the dispute":
            return "it is a party to the dispute" if seat.member in question.parties else ""
        case "vote withdrawn" | "suspended by the council":
            return f"as to membership it is {who}" if seat.membership == who else ""
        case "recused":
            return "it recused itself" if question.position(seat.member).ballot == "recused" else ""
        case "arrears":
            return _arrears(seat, rights)
        case _:
            assert_never(who)


def _arrears(seat: Seat, rights: ParticipationRule | None) -> str:
    arrears = None if rights is None else rights.parameters.arrears
    if arrears is None or seat.arrears_years < arrears.years or seat.waived:
        return ""
    return f"it has not paid for {seat.arrears_years} years"


def _without_vote(seats: Seating, rights: ParticipationRule | None) -> Iterator[_Out]:
    """Those to whom the table of rights gives no vote."""
    barred = without_right(seats, rights, "vote")
    for seat in seats.seats if barred else ():
        if seat.membership in barred:
            yield _Out(seat, "", leaves_base=True, exclusion=None)


def without_right(seats: Seating, rights: ParticipationRule | None, right: Right) -> frozenset[str]:
    """The memberships on a roll to which the table of rights denies a right."""
    if rights is None:
        return frozenset()
    rows = {state: rights.parameters.standing(state) for state in seats.memberships}
    return frozenset(state for state, row in rows.items() if row is not None and row.may(right) == "no")


def _sleeps(out: _Out, question: Question) -> bool:
    """Whether an exclusion lies dormant, and nobody has ruled that it takes effect."""
    dormant = out.exclusion is not None and out.exclusion.status == "dormant"
    return dormant and question.ruling("exclusion") is None


def _ground(
    out: _Out, question: Question, rule: AdoptionRule, rights: ParticipationRule | None, sizes: tuple[int, int]
) -> Ground:
    member, exclusion = out.seat.member, out.exclusion
    if exclusion is None:
        return ground("no vote", rights, member=member, state=out.seat.membership)
    if exclusion.status != "dormant":
        and_base = "and the base" if out.leaves_base else "but not the base"
        counted = {"and_base": and_base, "entitled": sizes[0], "members": sizes[1]}
        return ground("excluded", rule, clause=exclusion, member=member, why=out.why, fields=counted)
    ruled = question.ruling("exclusion")
    if ruled is None:
        return ground("excluded if ruled", rule, clause=exclusion, member=member, why=out.why)
    return ground("excluded by ruling", rule, facts=ruled.facts, by=ruled.by, member=member, why=out.why)


def _standing(seats: Seating, rights: ParticipationRule | None, out: set[str]) -> Iterator[Ground]:
    """What is said of those who keep their vote although something speaks against it."""
    if rights is None or (seats.participations <= {TAKING_PART} and not seats.most_years_owed):
        return
    announced, arrears = rights.parameters.standing("announced"), rights.parameters.arrears
    for seat in seats.seats:
        if seat.member in out:
            continue
        if announced is not None and announced.provided_for == "no" and seat.participation.startswith("suspended by"):
            yield ground("own declaration", rights, member=seat.member, participation=seat.participation)
        if arrears is not None and seat.arrears_years >= arrears.years:
            owed = {"member": seat.member, "years": seat.arrears_years}
            if seat.waived:
                yield ground("arrears waived", rights, fields=owed)
            else:
                yield ground("arrears, vote kept", rights, who=arrears.decided_by, fields=owed)
