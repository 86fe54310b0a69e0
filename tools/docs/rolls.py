"""Writes the reference page of the rolls that are shipped: who sits where since when, and what each rests on."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from travaux.decision import rolls
from travaux.decision.rolls import Block, Roll

PATH: Final = "reference/rolls.md"

HEAD: Final = """# Rolls

Who sat in which body on which day, as files of facts in the [chronicle's format](chronicle.md). Scenarios, cases and
the redeciding of recorded decisions take their seats from here (`{of: un, body: sc}`), and so does
`travaux.decision.rolls.seats("un", "sc", day)`. What happens on a day holds from that day on. A body of which terms are
told has those who hold a seat; any other body has all members. A day of which not everybody is on record is refused.

A block is *read* where somebody saw what it tells in one of the publications that it rests on, *read in part* where
some of it was not to be seen there, and *unverified* where nobody saw any of them; its note says which.

A roll of one's own is a file like these, read by `travaux.decision.rolls.read(text, name)`, which answers
`seats(body, day)`. The events are [seat taken, seat left, seats counted, weight stated, counted in group and left
group](events.md#seats-weights-and-groups), beside those of [membership](events.md#membership):

```yaml
"""

#: A roll of one's own, which the page shows and a test reads.
EXAMPLE: Final = """chronicle: choir/1
part: members
zone: Europe/Vienna
retrieved: 2026-11-26
reports:
- id: statutes
  unsourced: true
  facts:
  - {ref: N-1, about: body/assembly, fact: named, name: Assembly, on: always}
  - {ref: M-1, about: [roll, member/ann, member/ben, member/eva], fact: membership began, on: 2020-01-01}
  - {ref: W-1, about: [roll, member/ann], fact: weight stated, key: votes, amount: 5/2, on: 2020-01-01}
  - {ref: T-1, about: [roll, member/eva], fact: seat taken, key: body/board, until: 2022-12-31, on: 2021-01-01}
"""

#: The day on which the rolls were written down; who sits today is not the page's to say.
WRITTEN: Final = date(2026, 11, 26)


def text() -> str:
    """The page, a section an organisation."""
    return f"{HEAD}{EXAMPLE}```\n" + "".join(_section(rolls.roll(of)) for of in rolls.bundled())


def _section(roll: Roll) -> str:
    bodies = "".join(_body(roll, body) for body in roll.bodies)
    blocks = "".join(_block(block) for block in roll.blocks)
    return (
        f"\n## {roll.title}\n\n`{roll.of}`\n\n"
        f"| body | seats on {WRITTEN.isoformat()} | weights | groups |\n| --- | --- | --- | --- |\n{bodies}\n"
        f"| block | rests on | | note |\n| --- | --- | --- | --- |\n{blocks}"
    )


def _body(roll: Roll, body: str) -> str:
    seats = roll.seats(body, WRITTEN)
    weights = dict.fromkeys(name for seat in seats for name, _ in seat.weights)
    groups = dict.fromkeys(group for seat in seats for group in seat.groups)
    return _row(f"`{body}`", str(len(seats)), ", ".join(weights), _listed(tuple(groups)))


def _listed(groups: tuple[str, ...]) -> str:
    """The groups by name; of many, how many there are."""
    few = 5
    return ", ".join(groups) if len(groups) <= few else f"{len(groups)} groups, such as {groups[0]}"


def _block(block: Block) -> str:
    return _row(f"`{block.id}`", "; ".join(block.titles), block.status, block.note.removeprefix("unverified: "))


def _row(*cells: str) -> str:
    return f"| {' | '.join(_escaped(cells))} |\n"


def _escaped(cells: tuple[str, ...]) -> Iterator[str]:
    return (cell.replace("|", "\\|") for cell in cells)
