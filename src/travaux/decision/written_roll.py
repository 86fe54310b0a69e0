"""Rolls as people write them in cases and scenarios: seats by name, so many seats without names, a roll by its name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from travaux.decision import rolls
from travaux.decision.nodes import Nodes
from travaux.decision.question import Seat
from travaux.marked import Marked, Table, Text
from travaux.rulebook.vocabulary import MembershipState

_SEAT: Final = frozenset({"member", "membership", "participation", "arrears years", "waived", "weights", "groups"})
_MANY: Final = frozenset({"seats", "as", "weights", "groups"})
_NAMED: Final = frozenset({"of", "body", "but"})
#: More seats than any body has; a slip of the pen is to be told, not to be counted.
MOST_SEATS: Final = 5000


class WrittenRoll:
    """Reads rolls of one file; `named` are those that the file names at its head."""

    def __init__(self, nodes: Nodes, named: Mapping[str, Marked]) -> None:
        self.nodes, self.named = nodes, named

    def read(self, one: Table, on: date) -> tuple[Seat, ...]:
        """The seats of the roll under the key `roll`, on a day; raises Fault where a member sits there twice."""
        if "roll" not in one:
            raise self.nodes.fault(one, "roll", "`roll` is no list", "Write `roll:` with a list of items")
        seats = self._roll(one, one["roll"], on)
        members = [seat.member for seat in seats]
        if len(set(members)) < len(members):
            twice = next(member for member in members if members.count(member) > 1)
            raise self.nodes.fault(one, "roll", f"{twice} sits twice on the roll", "Name each member once")
        if not seats:
            raise self.nodes.fault(one, "roll", "`roll` is no list", "Write `roll:` with a list of items")
        return tuple(seats)

    def _roll(self, one: Table, node: Marked, on: date) -> list[Seat]:
        match node:
            case Text() if self.named:
                if node not in self.named:
                    what, known = f"no roll is called {node} here", ", ".join(self.named)
                    raise self.nodes.fault(one, "roll", what, f"Name one of {known}, or write the roll itself")
                return self._roll(one, self.named[node], on)
            case Text():
                return [Seat(str(node))]
            case Table():
                return self._of_a_mapping(node, on)
            case _:
                return [seat for each in node for seat in self._item(each)]

    def _item(self, node: Marked) -> list[Seat]:
        if isinstance(node, Text):
            return [Seat(str(node))]
        one = self.nodes.table(node, "roll")
        return self._many(one) if "seats" in one else [self._seat(one)]

    def _of_a_mapping(self, one: Table, on: date) -> list[Seat]:
        """So many seats without names, a roll that the file names, or a bundled one on the day; `but` alters seats."""
        if "seats" in one:
            self.nodes.no_others(one, _MANY | {"but"})
            seats = self._many(one)
        else:
            self.nodes.no_others(one, _NAMED)
            own = self.named.get(self.nodes.text(one, "of")) if "body" not in one else None
            seats = self._bundled(one, on) if own is None else self._roll(one, own, on)
        return self._but(one, seats)

    def _many(self, one: Table) -> list[Seat]:
        number = self.nodes.whole(one, "seats", "a whole number of seats, such as 15")
        if number > MOST_SEATS:
            raise self.nodes.fault(one, "seats", f"{number} seats are more than any body has", "Write fewer")
        name = self.nodes.text(one, "as", "s")
        plain = Seat("", weights=self._weights(one), groups=tuple(self.nodes.words(one, "groups")))
        return [Seat(f"{name}{place}", weights=plain.weights, groups=plain.groups) for place in range(1, number + 1)]

    def _bundled(self, one: Table, on: date) -> list[Seat]:
        of, body = self.nodes.text(one, "of"), self.nodes.text(one, "body")
        try:
            return list(rolls.seats(of, body, on))
        except rolls.NoSuchRoll as none:
            raise self.nodes.fault(one, "of", none.what, none.remedy) from none

    def _but(self, one: Table, seats: list[Seat]) -> list[Seat]:
        anew = {seat.member: seat for seat in (self._seat(each) for each in self.nodes.tables(one, "but"))}
        for stranger in anew.keys() - {seat.member for seat in seats}:
            raise self.nodes.fault(one, "but", f"{stranger} does not sit on the roll", "Name a member of the roll")
        return [_kept(anew[seat.member], seat) if seat.member in anew else seat for seat in seats]

    def _seat(self, one: Table) -> Seat:
        self.nodes.no_others(one, _SEAT)
        return Seat(
            self.nodes.text(one, "member"),
            self.nodes.word(one, "membership", MembershipState, "member"),
            self.nodes.text(one, "participation", "taking part"),
            self.nodes.whole(one, "arrears years") if "arrears years" in one else 0,
            self.nodes.flag(one, "waived", default=False),
            self._weights(one),
            tuple(self.nodes.words(one, "groups")),
        )

    def _weights(self, one: Table) -> tuple[tuple[str, Fraction], ...]:
        weights = self.nodes.table(one.get("weights", Table(one.line)), "weights")
        return tuple((name, self.nodes.number(weights, name)) for name in weights)


def _kept(anew: Seat, before: Seat) -> Seat:
    """A seat written anew keeps its weights and groups where it names none."""
    return replace(anew, weights=anew.weights or before.weights, groups=anew.groups or before.groups)
