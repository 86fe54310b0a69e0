"""Files of the same shape from other years: the names of the time, the roll of the day, the rules of the day."""

from datetime import date

import pytest

from travaux.corpora import mapping as mappings
from travaux.corpora.asking import Asked, ask
from travaux.corpora.engine import plain
from travaux.corpora.rows import Row
from travaux.decision import rolls
from travaux.rulebook import load

SENATE = mappings.read_bundled("us-senate")


def _council(on: date, in_favour: int) -> Asked:
    """A vote of the Security Council on a day, its members by the names of the day in capitals: so many in favour."""
    members = sorted(
        (seat.member for seat in rolls.seats("un", "sc", on)), key=lambda one: one in {"cn", "fr", "gb", "ru", "us"}
    )
    ballots = {
        rolls.name("un", member, on).upper(): "yes" if place < in_favour else "abstain"
        for place, member in enumerate(members)
    }
    columns = {"id": "X", "date": f"{on:%-d %B %Y}", "manner": "Adopted", "positions": ballots, "recorded": "adopted"}
    return ask(Row(1, columns), mappings.read_bundled("unsc"), load.read_library("un-sc"))


@pytest.mark.parametrize("year", [*range(1946, 2027, 4), 1965, 1971, 1991, 2003])
def test_the_security_council_of_any_year_is_known_by_its_names_and_decides_by_its_number(year: int) -> None:
    needed = 7 if year < 1966 else 9
    for number, outcome in ((needed, "adopted"), (needed - 1, "not adopted")):
        found = _council(date(year, 12, 30), number)
        assert [fault.what for fault in found.faults if not fault.form] == []
        assert [one.outcome for one in plain(found.questions, load.read_library("un-sc"))] == [outcome]


@pytest.mark.parametrize(
    ("question", "description", "on", "item_class"),
    [
        ("On Passage of the Bill", "A bill to do something.", "2001-05-01", "substantive"),
        ("On the Nomination", "Confirmation of X, of Ohio, to be a judge", "2001-05-01", "substantive"),
        ("On the Cloture Motion", "Motion to Invoke Cloture on S. 1", "2001-05-01", "mode"),
        ("On the Motion", "Motion to Invoke Cloture on H.R. 1", "2001-05-01", "mode"),
        ("On the Cloture Motion", "Motion to invoke cloture on the nomination of X, of Ohio, to be judge", "2015-05-01", "election"),
        ("On the Cloture Motion", "Nomination of X, of Ohio, to be Associate Justice of the Supreme Court", "2017-04-05", "mode"),
        ("On the Cloture Motion", "Nomination of X, of Ohio, to be Associate Justice of the Supreme Court", "2018-10-05", "election"),
        ("On the Cloture Motion", "A resolution to amend the Standing Rules of the Senate", "2010-05-01", "important"),
        ("On the Motion", "Motion to Waive the Budget Act re: Amdt. No. 1", "2001-05-01", "budget"),
        ("On the Motion", "X Motion to Waive Sec. 311 of the Budget Act", "2001-05-01", "budget"),
        ("On the Amendment S.Amdt. 1", "To waive a fee.", "2001-05-01", "substantive"),
        ("On the Motion", "Motion to Suspend Rule XVI, Paragraph 4", "2001-05-01", "important"),
        ("On the Resolution of Ratification", "Treaty Doc. 1", "2001-05-01", "important"),
        ("On Overriding the Veto", "H.R. 1", "2007-05-01", "important"),
        ("Shall the Bill Pass, the Objections of the President to the Contrary Notwithstanding", "H.R. 1", "2007-05-01", "important"),
        ("On the Joint Resolution", "A joint resolution proposing an amendment to the Constitution of the United States", "2006-06-01", "important"),
        ("On the Joint Resolution", "A joint resolution disapproving a rule", "2006-06-01", "substantive"),
        ("Guilty or Not Guilty", "Article I", "1999-02-12", "sanction"),
        ("On the Motion to Table S.Amdt. 5", "Motion to Table X Amdt. No. 5; to close a debate", "2001-05-01", "substantive"),
    ],
)  # fmt: skip
def test_the_threshold_of_the_senate_is_told_by_the_wording(
    question: str, description: str, on: str, item_class: str
) -> None:
    ballots = {"A (D NJ)": "yes", "B (R NJ)": "no"}
    columns = {"id": "1", "date": on, "question": question, "description": description, "positions": ballots}
    (asked,) = ask(Row(1, columns | {"recorded": "Agreed to"}), SENATE, load.read_library("us-senate")).questions
    assert asked.item_class == item_class


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Agreed to", "adopted"), ("Passed", "adopted"), ("Confirmed", "adopted"), ("Bill Passed", "adopted"),
        ("Amendment Agreed to", "adopted"), ("Cloture Motion Agreed to", "adopted"), ("Veto Overridden", "adopted"),
        ("Nomination Confirmed", "adopted"), ("Guilty", "adopted"), ("Held Germane", "adopted"), ("Well Taken", "adopted"),
        ("Rejected", "not adopted"), ("Not Sustained", "not adopted"), ("Held Nongermane", "not adopted"),
        ("Amendment Rejected", "not adopted"), ("Bill Defeated", "not adopted"), ("Veto Sustained", "not adopted"),
        ("Not Guilty", "not adopted"), ("Not Well Taken", "not adopted"), ("Cloture Not Invoked", "not adopted"),
    ],
)  # fmt: skip
def test_the_outcomes_that_the_senate_records_are_known(words: str, outcome: str) -> None:
    columns = {"id": "1", "date": "2001-05-01", "question": "", "description": "", "positions": {}, "recorded": words}
    assert ask(Row(1, columns), SENATE, load.read_library("us-senate")).recorded.outcome == outcome


@pytest.mark.parametrize(
    ("on", "legal_form", "adopted"), [("01.03.1987", 1, False), ("01.03.1987", 2, True), ("4.3.2001", 3, False)]
)
def test_the_swiss_votes_of_later_years_are_decided_by_the_constitution_of_the_day(
    on: str, legal_form: int, adopted: bool
) -> None:
    cantons = dict.fromkeys(("zh", "be", "vd", "ge"), "yes") | dict.fromkeys(
        ("ur", "sz", "ow", "nw", "gl", "zg", "ju"), "no"
    )
    columns = {"id": 1, "date": on, "legal_form": legal_form, "people": [1000, 900], "cantons": cantons}
    swiss, book = mappings.read_bundled("swiss"), load.read_library("swiss")
    (found,) = plain(ask(Row(1, columns | {"recorded": "accepted"}), swiss, book).questions, book)
    assert (found.outcome == "adopted") is adopted


def test_where_only_totals_of_the_cantons_are_on_record_they_decide() -> None:
    swiss, book = mappings.read_bundled("swiss"), load.read_library("swiss")
    for counted, outcome in (([11.5, 11.5], "not adopted"), ([12, 11], "adopted"), (None, None)):
        columns = {
            "id": 1,
            "date": "4.3.2001",
            "legal_form": 1,
            "people": [1000, 900],
            "cantons": {},
            "recorded": "accepted",
        }
        asked = ask(Row(1, columns | {"cantons_counted": counted}), swiss, book)
        assert [one.outcome for one in plain(asked.questions, book)] == ([outcome] if outcome else [])
        assert outcome or "the rule asks for them" in asked.why
