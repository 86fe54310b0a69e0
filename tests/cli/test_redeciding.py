"""`travaux verify --redecide`: which stored findings would come out otherwise, and that ruled ones stand as they are."""

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.factories import a_report
from travaux.cli.redeciding import act_of
from travaux.decision.act import Act, Author
from travaux.office import desk, seals, shelf
from travaux.office.desk import Receipt

SECRETARIAT = Author("secretariat")
DOCUMENT = "csto/document/budget"


def flat(text: str) -> str:
    return " ".join(text.split())


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
    proposed = next(one for one in shelf.in_order() if one.entry.facts[0].fact == "item proposed")
    desk.load([a_report("c1", corrects=(proposed.entry.id,), public="2023-11-23")], "somebody")
    ran = travaux("verify", "--redecide", "--json")
    (differs,) = ran.json()["differing"]
    asked = next(one for one in shelf.in_order() if one.entry.facts and one.entry.facts[0].fact == "removal requested")
    assert (ran.code, ran.json()["faults"]) == (0, [])
    assert (differs["entry_id"], differs["field"], differs["today"]) == (asked.entry.id, "admissible", "no")
    assert "would come out otherwise today: admissible not stated, now no." in flat(travaux("verify", "--redecide").out)


@pytest.mark.usefixtures("exercise")
def test_the_stored_finding_stays_as_it_was_given(travaux: Shell) -> None:
    before = [one.entry.finding for one in shelf.in_order()]
    assert travaux("verify", "--redecide").code == 0
    assert [one.entry.finding for one in shelf.in_order()] == before
    assert any(before)


@pytest.mark.usefixtures("exercise")
def test_an_act_is_read_back_from_its_entry_as_it_came_to_the_desk() -> None:
    entered = next(one for one in shelf.in_order() if one.entry.facts[0].fact == "removal requested")
    act = act_of(entered)
    assert (act.kind, act.about, act.keys) == ("removal requested", (DOCUMENT,), ("am",))
    assert act.by == Author("delegation", "am")


@pytest.mark.usefixtures("record")
def test_a_record_of_reports_has_no_findings_to_compare(travaux: Shell) -> None:
    assert "would come out the same today" in travaux("verify", "--redecide").out
    assert travaux("verify", "--json").json()["differing"] is None
