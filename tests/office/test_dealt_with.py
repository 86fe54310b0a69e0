"""What a session dealt with, and what of it is not for everybody, as one reader may know it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, fresh
from tests.factories import a_fact, a_report
from travaux.office import dealt_with, desk
from travaux.record.fold import Dials

SESSION = "csto/session/x"
FIRST, SECOND, HIDDEN = (f"csto/document/{name}" for name in ("first", "second", "hidden"))
PUBLIC = frozenset({"public"})
ARMENIA = frozenset({"public", "delegation:am"})
ALWAYS = Dials()


@pytest.fixture(params=VENDORS)
def record(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Two public items, one that only Armenia may know of, one that was withdrawn, and a plan."""
    with django_db_blocker.unblock(), fresh(request.param, tmp_path):
        included = {"session": SESSION}
        held = a_fact("session held", SESSION, ref="h", value={"place": "Minsk"})
        desk.load(
            [
                a_report("both", held, a_fact("item included", FIRST, value=included)),
                a_report("second", a_fact("item included", SECOND, value=included)),
                a_report("hidden", a_fact("item included", HIDDEN, value=included), audience="delegation:am"),
                a_report("wrong", a_fact("item included", "csto/document/wrong", value=included)),
                a_report("right", corrects=("wrong",), public="2023-11-24"),
                a_report("plan", a_fact("plan drawn up", "csto/plan/1", value={"decisions of": SESSION})),
                a_report("later", a_fact("adopted", SECOND, on="2023-11-25", value=included), public="2023-11-25"),
            ],
            "recorder",
        )
        yield request.param


def test_documents_are_those_whose_facts_name_the_session_in_the_order_of_the_log(record: str) -> None:
    assert dealt_with.documents_of(SESSION, ALWAYS) == (FIRST, SECOND), record
    assert dealt_with.plans_of(SESSION, ALWAYS) == ("csto/plan/1",)
    assert dealt_with.documents_of("csto/session/y", ALWAYS) == ()


def test_a_reader_with_the_right_knows_of_one_more(record: str) -> None:
    assert dealt_with.documents_of(SESSION, ALWAYS, ARMENIA) == (FIRST, SECOND, HIDDEN), record


def test_what_was_withdrawn_counts_until_the_correction_was_known(record: str) -> None:
    before = Dials(at=4)
    assert dealt_with.documents_of(SESSION, before) == (FIRST, SECOND, "csto/document/wrong"), record
    assert dealt_with.documents_of(SESSION, Dials(at=1)) == (FIRST,)


def test_restricted_entries_are_counted_once_and_narrow_the_audience_of_who_reads_them(record: str) -> None:
    kept = dealt_with.restricted((SESSION, FIRST, SECOND), ALWAYS)
    assert (kept.withheld, kept.audience) == (1, "public"), record
    theirs = dealt_with.restricted((SESSION, FIRST, SECOND, HIDDEN), ALWAYS, ARMENIA)
    assert (theirs.withheld, theirs.audience) == (0, "delegation:am")
    assert dealt_with.restricted((SESSION,), Dials(at=2)).withheld == 0
    assert dealt_with.restricted((), ALWAYS).withheld == 0


def test_a_state_is_that_of_the_reader(record: str) -> None:
    assert dealt_with.state_of(HIDDEN, ALWAYS)[1].facts == (), record
    state, own = dealt_with.state_of(HIDDEN, ALWAYS, ARMENIA)
    assert state.kind == "document"
    assert [told.name for told in own.facts] == ["item included"]
