"""The page of rolls names every roll and body that is shipped, and tells what was read apart from what was not."""

import re
from datetime import date
from fractions import Fraction

import pytest

from tools.docs import rolls as page
from tools.findings import ROOT
from travaux.decision import rolls

TEXT = page.text()


@pytest.mark.parametrize("of", rolls.bundled())
def test_every_organisation_has_a_section_with_its_bodies_and_blocks(of: str) -> None:
    roll = rolls.roll(of)
    section = TEXT.partition(f"## {roll.title}\n")[2].partition("\n## ")[0]
    assert f"`{of}`" in section
    for body in roll.bodies:
        assert f"| `{body}` | {len(roll.seats(body, page.WRITTEN))} |" in section
    assert re.findall(
        r"^\| `([^`]+)` \| .* \| (?:read|read in part|unverified|names only) \|", section, re.MULTILINE
    ) == [block.id for block in roll.blocks]


def test_a_block_that_nobody_saw_is_called_unverified_once() -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith("| `votes-2004-may` |"))
    assert "| unverified |" in line
    assert "unverified:" not in line
    assert "Act of Accession of 2003" in line


def test_a_block_that_somebody_saw_is_called_read() -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith("| `people-2025` |"))
    assert "| read |" in line


def test_a_block_of_which_a_part_was_not_to_be_seen_says_which() -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith("| `elected-1950s` |"))
    assert "| read in part |" in line
    assert "the others are unverified" in line


def test_many_groups_are_counted_and_few_are_named() -> None:
    assert "| `sc` | 15 |  | elected, permanent |" in TEXT
    assert "| `senate` | 100 |  | 50 groups, such as ak |" in TEXT
    assert "| `people-and-cantons` | 26 | votes | cantons |" in TEXT


def test_the_example_on_the_page_can_be_read_and_says_who_sits_where() -> None:
    assert f"```yaml\n{page.EXAMPLE}```\n" in TEXT
    roll = rolls.read(page.EXAMPLE, "choir.yaml")
    everybody = roll.seats("assembly", date(2022, 12, 31))
    assert [(seat.member, seat.weights) for seat in everybody] == [
        ("ann", (("votes", Fraction(5, 2)),)),
        ("ben", ()),
        ("eva", ()),
    ]
    assert [seat.member for seat in roll.seats("board", date(2022, 12, 31))] == ["eva"]
    with pytest.raises(rolls.NoSuchRoll):
        roll.seats("board", date(2023, 1, 1))


def test_a_bar_in_a_cell_does_not_end_the_cell() -> None:
    assert page._row("a|b", "c") == "| a\\|b | c |\n"


def test_the_page_stands_in_the_docs_as_it_is_generated() -> None:
    assert (ROOT / "docs" / page.PATH).read_text(encoding="utf-8") == TEXT
