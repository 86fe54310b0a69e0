"""Writes the reference page of the tables of states."""

from collections.abc import Iterator

from travaux.decision.states import MACHINES, Machine, mermaid

PATH = "reference/states.md"

HEAD = """# States

Each thing that the record follows goes through states. The tables below are the ones that the engine reads.

* An **act** is held to its table: a step that the table does not have is found inadmissible, with the steps it has.
* A **report** always moves the state, since what happened has happened; where the table has no such step, the step is
  marked "not foreseen from" the state before.
* A step without a state after it leaves the state as it is.
"""


def text() -> str:
    """The page, a section a machine."""
    return HEAD + "".join(_section(table) for table in MACHINES)


def _section(table: Machine) -> str:
    rows = "\n".join(_lines(table))
    return f"\n## {table.name.capitalize()}\n\n```mermaid\n{mermaid(table)}\n```\n\n{rows}\n"


def _lines(table: Machine) -> Iterator[str]:
    yield "| from | event | to |"
    yield "| --- | --- | --- |"
    for row in table.rows:
        before = ", ".join(state for state in table.states if state in row.before)
        event = f"{row.event}: {row.value}" if row.value else row.event
        yield f"| {before} | {event} | {row.after or 'stays'} |"
