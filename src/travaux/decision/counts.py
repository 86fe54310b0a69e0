"""Counting what was heard, in exact numbers: of everybody, by a measure, in one chamber; each body is walked once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, assert_never

from travaux.decision.capping import for_the_base
from travaux.decision.electorate import Electorate
from travaux.decision.hearing import Heard, Kind, kinds_of
from travaux.decision.question import AWAY, Position, Question
from travaux.decision.sames import once
from travaux.decision.seating import Number, seating
from travaux.rulebook.adoption import Threshold
from travaux.rulebook.vocabulary import Base, Counted

#: What counts against: where votes are counted, an objection is one.
AGAINST: Final = frozenset({"no", "objection"})
VOTING: Final = AGAINST | {"yes"}
#: Ways of keeping out of it, which may have the effect of a vote and are none.
KEPT_OUT: Final = frozenset(
    {
        "abstaining", "absent", "absent, against the decision", "not entitled", "not interested",
        "present not participating", "recused", "silent",
    }
)  # fmt: skip

_Takes = Callable[[Kind], bool]


class Counts:
    """What was heard of those that decide, ready to be counted in any way that a threshold asks for."""

    def __init__(self, question: Question, voters: Electorate, heard: Sequence[Heard]) -> None:
        self.question, self.voters, self.heard = question, voters, heard
        self.kinds = kinds_of(heard)

    @once
    def against(self) -> int:
        """How many members are against."""
        return self.heads(lambda kind: kind.count in AGAINST)

    @once
    def awaited(self) -> list[str]:
        """The members still to come, in the order of the roll."""
        awaited = "awaited" in [kind.count for kind in self.kinds]
        return [one.member for one in self.heard if one.count == "awaited"] if awaited else []

    def heads(self, takes: _Takes) -> int:
        """How many members are of kinds that are taken."""
        return sum([number for kind, number in self.kinds.items() if takes(kind)])

    def said_no(self, threshold: Threshold) -> Number:
        """Those that are against, not those who only count so, by the measure of a threshold."""
        return self._of_kinds(threshold, said_no)

    def counted(self, threshold: Threshold) -> Number:
        """What a threshold counts."""
        match threshold.counted:
            case "signature":
                return self._by_position(threshold, lambda one: one.signature == "signed")
            case "position taken":
                said = {one.member for one in self.question.objections}
                return self._by_position(threshold, lambda one: one.member in said or _taken(one))
            case what:
                return self._of_kinds(threshold, _counting(what))

    def base(self, base: Base, threshold: Threshold) -> Number:
        """What a share is a share of."""
        threshold = for_the_base(threshold, seating(self.voters.members))
        match base:
            case "all members":
                left_out = self._of_kinds(threshold, lambda kind: kind.how == "left out")
                return self._add(threshold, seating(self.voters.base).members, everybody=True) - left_out
            case "entitled":
                return self._of_kinds(threshold, lambda kind: kind.how != "left out")
            case "present":
                out = {one.member for one in self.heard if one.how == "left out"}
                return self._by_position(threshold, lambda one: one.presence not in AWAY and one.member not in out)
            case "present and voting":
                return self._of_kinds(threshold, lambda kind: kind.count in VOTING)
            case "cast":
                return self._of_kinds(threshold, lambda kind: kind.count in VOTING or kind.how == "abstaining")
            case _:
                assert_never(base)

    def _of_kinds(self, threshold: Threshold, takes: _Takes) -> Number:
        if threshold.weight is None and threshold.among is None:
            return self.heads(takes)
        taken = {kind for kind in self.kinds if takes(kind)}
        return self._add(threshold, (one.member for one in self.heard if one.kind in taken))

    def _by_position(self, threshold: Threshold, takes: Callable[[Position], bool]) -> Number:
        position = self.question.position
        return self._add(threshold, (one.member for one in self.heard if takes(position(one.member))))

    def _add(self, threshold: Threshold, members: Iterable[str], *, everybody: bool = False) -> Number:
        """Heads, or the measure that the threshold names; of one group only, if it names one."""
        if everybody and threshold.weight is None and threshold.among is None:
            return len(self.voters.base)
        seats = seating(self.voters.members)
        if threshold.among is not None:
            chamber = {seat.member for seat in seats.groups.get(threshold.among, ())}
            members = [member for member in members if member in chamber]
        if threshold.weight is None:
            return sum(1 for _ in members)
        weights = seats.weights(threshold.weight)
        return sum((weights[member] for member in members), 0)


def said_no(kind: Kind) -> bool:
    """Whether members of a kind are against by a word of their own."""
    return kind.count in AGAINST and kind.how not in KEPT_OUT


def _counting(what: Counted) -> _Takes:
    match what:
        case "yes" | "objection":
            return lambda kind: kind.count == what
        case "no":
            return lambda kind: kind.count in AGAINST
        case "abstain":
            return lambda kind: kind.how == "abstaining"
        case "declared abstention":
            return lambda kind: kind.how == "abstaining" and kind.declared
        case "yes or no objection":
            return lambda kind: kind.count == "yes" or (kind.how == "silent" and kind.count == "none")
        case "signature" | "position taken":
            message = f"{what} is told by positions, not by what they count as"
            raise AssertionError(message)
        case _:
            assert_never(what)


def _taken(position: Position) -> bool:
    """Whether a member took a position of any kind; silence on record is one."""
    return position.ballot is not None or position.stance is not None or position.presence == "silent"


def is_counted(what: Counted, kind: Kind) -> bool:
    """Whether members of a kind are counted, so far as that can be told by the kind alone."""
    match what:
        case "signature":
            return False
        case "position taken":
            return kind.count in VOTING or kind.how in {"abstaining", "recused", "silent"}
        case _:
            return _counting(what)(kind)


def in_base(base: Base, kind: Kind) -> bool:
    """Whether members of a kind are in a base, so far as that can be told by the kind alone."""
    match base:
        case "all members" | "entitled":
            return kind.how != "left out"
        case "present":
            return kind.how not in {"left out", "not entitled"} and not kind.how.startswith("absent")
        case "present and voting":
            return kind.count in VOTING
        case "cast":
            return kind.count in VOTING or kind.how == "abstaining"
        case _:
            assert_never(base)
