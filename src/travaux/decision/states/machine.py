"""A state machine as data: which event leads from where to where; a report always moves it, an act is held to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from travaux.record.contested import excludes
from travaux.record.events import EVENTS
from travaux.record.fold import Told

NOT_ON_RECORD: Final = "not on record"
ANYWHERE: Final = "anywhere"


class UnknownEventHere(ValueError):
    """An event that the table of a machine does not hold at all."""

    def __init__(self, machine: str, event: str, known: Iterable[str]) -> None:
        super().__init__(
            f"Looked for the event '{event}' in the table of states of a {machine}: it moves none of them. "
            f"Events that do: {', '.join(sorted(known))}."
        )


@dataclass(frozen=True)
class Row:
    """From any of these states, the event leads to that one; `value` narrows it to one value of the deciding field."""

    before: frozenset[str]
    event: str
    after: str
    value: str = ""


@dataclass(frozen=True)
class Machine:
    """One table. `begins`: events by which an act may begin a thing of which nothing is on record yet.

    `decided_by` names, for an event whose value decides where it leads, the field that holds the value.
    """

    name: str
    rows: tuple[Row, ...]
    begins: frozenset[str]
    decided_by: Mapping[str, str]

    @cached_property
    def events(self) -> frozenset[str]:
        """The events that move it, or that it admits without moving."""
        return frozenset(row.event for row in self.rows)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table reaches it."""
        return tuple(dict.fromkeys((NOT_ON_RECORD, *(row.after for row in self.rows if row.after))))

    @cached_property
    def deciding(self) -> Mapping[str, frozenset[str]]:
        """For each event, the values of its deciding field by which the table tells its rows apart."""
        return {event: frozenset(row.value for row in self.rows if row.event == event) for event in self.decided_by}

    @cached_property
    def _table(self) -> dict[tuple[str, str, str], str]:
        return {(before, row.event, row.value): row.after or before for row in self.rows for before in row.before}

    def leads(self, state: str, event: str, value: str = "") -> str | None:
        """Where the event leads from a state, None where the table has no such step."""
        return self._table.get((state, event, value))

    def usual(self, event: str, value: str = "") -> str:
        """Where the event leads when told out of turn, by its first row; empty where it leaves things as they are.

        So a stance told of a text that is adopted does not put it back under agreement.
        """
        return next((row.after for row in self.rows if row.event == event and row.value == value), "")

    def open_to(self, state: str) -> tuple[str, ...]:
        """The events that the table admits in a state."""
        return tuple(dict.fromkeys(row.event for row in self.rows if state in row.before))


@dataclass(frozen=True)
class Step:
    """Where an event leads, and whether the table has that step; `told` says "not foreseen from X" where it has not."""

    to: str
    foreseen: bool
    told: str = ""


@dataclass(frozen=True)
class Moved:
    """One step of a life: the fact that made it, other facts that tell the same, and where it led."""

    fact: Told
    before: str
    step: Step
    also: tuple[Told, ...] = ()

    def tells(self, other: Told) -> bool:
        """Whether another fact tells this same step: same event, same keys, a day in common, nothing that excludes.

        An act tells itself alone: what was done twice has happened twice.
        """
        return (
            not _both_done(self.fact, other)
            and self.fact.name == other.name
            and set(self.fact.keys) == set(other.keys)
            and self.fact.lo <= other.hi
            and other.lo <= self.fact.hi
            and not excludes(EVENTS[other.name], self.fact, other)
        )


@dataclass(frozen=True)
class Life:
    """The state that a thing has reached, and the steps that led there."""

    state: str
    steps: tuple[Moved, ...]

    @property
    def since(self) -> Moved | None:
        """The step by which the present state was entered; later steps that left it as it was do not count."""
        entered = [moved for moved in self.steps if moved.before != moved.step.to]
        return entered[-1] if entered else None


def row(before: str, event: str, after: str = "", *, value: str = "") -> Row:
    """One row; states before are separated by commas, and no state after means that it stays where it is."""
    return Row(frozenset(part.strip() for part in before.split(",")), event, after, value)


def machine(name: str, *rows: Row, begins: Iterable[str], decided_by: Mapping[str, str] | None = None) -> Machine:
    """A machine of these rows."""
    return Machine(name, rows, frozenset(begins), decided_by or {})


def step(table: Machine, state: str, event: str, value: str = "") -> Step:
    """Where an event leads from a state; raises UnknownEventHere for an event that the table does not hold.

    An event told out of turn leads to where it usually leads, and the step is marked as not foreseen.
    """
    if event not in table.events:
        raise UnknownEventHere(table.name, event, table.events)
    found = table.leads(state, event, value)
    if found is not None:
        return Step(found, foreseen=True)
    return Step(table.usual(event, value) or state, foreseen=False, told=f"not foreseen from {state}")


def live(table: Machine, facts: Iterable[Told]) -> Life:
    """The life of a thing from facts in order of happening; those that the table does not hold are passed over.

    Several reports of one step make one step: what is told twice has not happened twice. Where the days leave open
    which of two came first, the order that the table has is taken: a plan told on the day of a session precedes it.
    """
    steps: list[Moved] = []
    for fact in facts:
        if fact.name not in table.events:
            continue
        told = next((number for number, moved in enumerate(steps) if moved.tells(fact)), None)
        if told is not None:
            steps[told] = replace(steps[told], also=(*steps[told].also, fact))
            continue
        steps = _joined(table, steps, fact)
    return Life(_reached(steps), tuple(steps))


def _reached(steps: Sequence[Moved]) -> str:
    return steps[-1].step.to if steps else NOT_ON_RECORD


def _joined(table: Machine, steps: list[Moved], fact: Told) -> list[Moved]:
    """The steps with one more: at the end, or before those of the same days if only so the table has it."""
    last = [*steps, _moved(table, _reached(steps), fact)]
    if last[-1].step.foreseen:
        return last
    place = len(steps)
    while place and _order_is_open(steps[place - 1].fact, fact):
        place -= 1
        tried = _replayed(table, steps[:place], [Moved(fact, "", steps[place].step), *steps[place:]])
        if all(moved.step.foreseen for moved in tried[place:]):
            return tried
    return last


def _moved(table: Machine, state: str, fact: Told, also: tuple[Told, ...] = ()) -> Moved:
    return Moved(fact, state, step(table, state, fact.name, deciding_value(table, fact.name, fact.value)), also)


def _replayed(table: Machine, before: list[Moved], after: Iterable[Moved]) -> list[Moved]:
    steps = list(before)
    for moved in after:
        steps.append(_moved(table, _reached(steps), moved.fact, moved.also))
    return steps


def _order_is_open(one: Told, other: Told) -> bool:
    """Whether the days of two facts leave open which came first, and neither is told to follow the other.

    Of two acts the order of the log says it.
    """
    told = one.address in other.fact.after or _both_done(one, other)
    return not told and one.lo < other.hi and other.lo < one.hi


def _both_done(one: Told, other: Told) -> bool:
    return one.entry.kind == other.entry.kind == "act"


def deciding_value(table: Machine, event: str, value: Mapping[str, object]) -> str:
    """The value that decides where the event leads; empty for the events that lead to one place only.

    A value that is not said, or of which the table has nothing to say, decides nothing.
    """
    field = table.decided_by.get(event)
    said = "" if field is None else str(value.get(field, ""))
    return said if said in table.deciding.get(event, ()) else ""


def named(table: Machine, *, acts_only: bool = False) -> tuple[str, ...]:
    """The events of a table, in its order; those only that can be acts, if so asked."""
    events = dict.fromkeys(row.event for row in table.rows)
    return tuple(event for event in events if not acts_only or EVENTS[event].act)


def mermaid(table: Machine) -> str:
    """The table as a Mermaid state diagram; steps that stay in place are left to the table beside it."""
    numbers = {state: f"s{number}" for number, state in enumerate(table.states)}
    lines = ["stateDiagram-v2", *(f'    state "{state}" as {short}' for state, short in numbers.items())]
    edges: dict[tuple[str, str], list[str]] = {}
    for state in table.states:
        for one in table.rows:
            if state in one.before and one.after and one.after != state:
                label = f"{one.event}, {one.value}" if one.value else one.event
                edges.setdefault((state, one.after), []).append(label)
    lines += [
        f"    {numbers[before]} --> {numbers[after]}: {' / '.join(dict.fromkeys(labels))}"
        for (before, after), labels in edges.items()
    ]
    return "\n".join(lines)
