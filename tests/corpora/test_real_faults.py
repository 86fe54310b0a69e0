"""What is wrong in the real records is named, each where it stands; the folder they come from lists these faults."""

import pytest

from tests.corpora import real

pytestmark = real.needed

FAULTS = [
    # a voter in two lists
    ("unsc", "S/2023/638", "positions", "CHINA is named twice: yes and abstain"),
    # fourteen names for fifteen seats; in the Human Rights Council forty-six for forty-seven
    ("unsc", "S/RES/1402 (2002)", "positions", "14 names for 15 seats"),
    ("unsc", "S/RES/1483 (2003)", "positions", "14 names for 15 seats"),
    ("hrc", "A/HRC/RES/54/35", "positions", "46 names for 47 seats"),
    # totals that are not those of the names
    ("unsc", "S/RES/1559 (2004)", "counts", "15 yes in total, and 9 by those named"),
    ("unsc", "S/RES/1287 (2000)", "manner", "0 abstain in total, and 1 by those named"),
    # totals as text, and none where a nought is meant
    ("unsc", "S/RES/1285 (2000)", "counts", "totals are written as text, and so in 1,051 more"),
    ("unga", "A/RES/74/9", "counts", "no total of no"),
    # without a vote, and votes are listed; unanimous, and none is
    ("unsc", "S/RES/1987 (2011)", "positions", "it is told as decided by consensus, and ballots stand there"),
    ("unsc-tables", "S/RES/15 (1946) 19 December 1946", "ballots", "it is told as unanimous, and no votes are listed"),
    # several forms of the day, a day without a year, two days, none
    ("unsc", "S/2023/212", "date", "the day is written in the form '#-#-#', and so in 9 more"),
    ("unga", "A/RES/75/1", "date", "the day is written in the form '# month #', and so in 645 more"),
    ("unsc-tables", "S/RES/289 (1970) 22/23 November 1970", "date", "'22/23 November' names two days; the first is taken"),
    ("unsc-tables", "S/RES/66 (1948) 1948", "date", "it gives no day"),
    # who did not take part is not encoded
    ("unga", "A/RES/74/7", "positions", "seats that are not named are taken not to have voted, and so in 268 more"),
    # half cantons rounded up
    ("swiss", "224", "cantons_counted", "16 yes in total, and 15 1/2 by those named"),
    ("swiss", "224", "cantons_counted", "7 no in total, and 6 1/2 by those named"),
    # the President among the voters
    ("us-senate", "109-1-1", "positions", "BUSH (R USA) is named among the voters and has no seat there, and so in 365 more"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "decision", "field", "what"), FAULTS, ids=[f"{one[0]} {one[3]}" for one in FAULTS])
def test_each_fault_of_the_record_is_named(name: str, decision: str, field: str, what: str) -> None:
    named = {(" ".join(fault.id.split()), fault.field, fault.what) for fault in real.report(name).faults}
    assert (decision, field, what) in named


@pytest.mark.parametrize(
    ("name", "most"), [("unsc", 12), ("unsc-tables", 45), ("unga", 21), ("hrc", 2), ("us-senate", 1), ("swiss", 50)]
)
def test_no_more_faults_are_named_than_there_are(name: str, most: int) -> None:
    assert len(real.report(name).faults) == most


def test_totals_padded_with_zeros_are_named_in_the_xml_of_the_un() -> None:
    found = real.of_xml()
    assert ("counts", "totals are written with zeros before them, and so in 2 more") in {
        (fault.field, fault.what) for fault in found.faults
    }
    assert (found.decisions, found.reproduced) == (3, 3)
