"""`travaux verify --redecide`: which stored findings would come out otherwise, and that ruled ones stand as they are."""

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.factories import a_report
from travaux.decision.act import Act, Author
from travaux.office import clock, desk, seals
from travaux.office.desk import Receipt

SECRETARIAT = Author("secretariat")
DOCUMENT = "csto/document/budget"


def done(kind: str, about: str, by: Author, *keys: str, **value: str) -> Receipt:
    answer = desk.submit(Act(kind, (about,), by, desk.NOW, keys, value), "somebody")
    assert isinstance(answer, Receipt), answer
    return answer


@pytest.fixture
def exercise(empty_record: Place) -> Place:
    """Two members, an item proposed, and its removal asked for."""
    desk.open_record("csto", "the secretariat", {"sort": "exercise", "zone": "Europe/Moscow"})
    for member in ("am", "by"):
        done("membership began", f"csto/member/{member}", SECRETARIAT)
    done("item proposed", DOCUMENT, Author("delegation", "by"))
    done("removal requested", DOCUMENT, Author("delegation", "am"), "am")
    seals.checkpoint()
    return empty_record


@pytest.mark.usefixtures("exercise")
def test_without_later_entries_every_finding_comes_out_the_same(travaux: Shell) -> None:
    ran = travaux("verify", "--redecide")
    assert ran.code == 0
    assert "Every finding on record would come out the same today." in ran.out
    assert travaux("verify", "--redecide", "--json").json()["differing"] == []


@pytest.mark.usefixtures("exercise")
def test_a_finding_that_a_correction_undermines_is_listed_and_the_log_still_holds(travaux: Shell) -> None:
    proposed = next(one for one in desk.shelf.in_order() if one.entry.facts[0].fact == "membership began")
    desk.load([a_report("c1", corrects=(proposed.entry.id,), public="2023-11-23")], "somebody", clock.now())
    told = travaux("verify", "--redecide", "--json").json()
    assert told["faults"] == []
    assert isinstance(told["differing"], list)


@pytest.mark.usefixtures("record")
def test_a_record_of_reports_has_no_findings_to_compare(travaux: Shell) -> None:
    assert "would come out the same today" in travaux("verify", "--redecide").out
    assert travaux("verify", "--json").json()["differing"] is None
