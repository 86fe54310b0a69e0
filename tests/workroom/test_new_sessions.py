"""A session that is planned, and an item that is added: which acts a form comes to, by whose right."""

from typing import Any

import pytest
from django.http import QueryDict

from travaux.accounts.actor import Actor
from travaux.decision.act import Author
from travaux.workroom.sessions.adding import Added, acts, document_named
from travaux.workroom.sessions.new import acts as planned
from travaux.workroom.sessions.new import wanted

CSC, CFM = "csto/body/csc", "csto/body/cfm"
KNOWN = {CSC: "Collective Security Council", CFM: "Council of Foreign Ministers"}
TITLES = {"On the border": "csto/document/on-the-border"}
OFFICE, CHAIR = Actor(1, "A Secretary", "secretariat", "csto"), Actor(2, "A Chair", "chair", "csto")
ARMENIA = Actor(3, "A Delegate", "delegation", "csto", member="am")


def asked(query: str) -> Any:  # noqa: ANN401 - what the form says
    return wanted(QueryDict(query), "csto", KNOWN)


def added(*, on_record: bool = True, may_be_included: bool = True) -> Added:
    return Added("csto/session/s", CSC, "csto/document/d", "On the border", 4, on_record, may_be_included)


def events(actor: Actor, one: Added) -> list[str]:
    return [act.kind for act in acts(one, actor)]


def test_a_session_is_called_by_its_body_and_day_and_a_joint_one_so() -> None:
    assert asked(f"body={CSC}&day=2022-11-23").dossier == "csto/session/csc-2022-11-23"
    assert asked(f"body={CSC}&body={CFM}&day=2022-11-23").dossier == "csto/session/joint-2022-11-23"


def test_its_title_is_offered_from_what_was_said() -> None:
    assert (
        asked(f"body={CSC}&day=2022-11-23&place=Yerevan").title
        == "Session of Collective Security Council, Yerevan, 23 November 2022"
    )
    assert asked(f"body={CSC}&body={CFM}&day=2022-11-23").title.startswith(
        "Joint session of Collective Security Council and"
    )
    assert asked(f"body={CSC}&day=2022-11-23&title=Summit").title == "Summit"


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("day=2022-11-23", "No body is chosen."),
        ("body=csto/body/none&day=2022-11-23", "No body is chosen."),
        (f"body={CSC}&day=23.11.", "is no day"),
    ],
    ids=["no body", "unknown body", "no day"],
)
def test_what_bars_a_session_is_told(query: str, fault: str) -> None:
    assert any(fault in one for one in asked(query).faults)


def test_words_that_no_list_has_are_left_out() -> None:
    assert asked(f"body={CSC}&day=2022-11-23&way=by+air&sort=grand").value == {"for": "2022-11-23", "bodies": [CSC]}


@pytest.mark.parametrize(
    ("name", "convene", "kinds"),
    [
        (True, False, ["session scheduled", "named"]),
        (True, True, ["session scheduled", "named", "session convened"]),
        (False, False, ["session scheduled"]),
    ],
)
def test_planning_comes_to_the_acts_that_are_the_planners(kinds: list[str], *, name: bool, convene: bool) -> None:
    found = list(
        planned(asked(f"body={CSC}&day=2022-11-23&place=Yerevan"), Author("chair"), name=name, convene=convene)
    )
    assert [act.kind for act in found] == kinds
    assert {act.about for act in found} == {("csto/session/csc-2022-11-23",)}


def test_the_secretariat_enters_a_new_text_with_its_title_and_puts_it_on_the_agenda() -> None:
    new = added(on_record=False, may_be_included=False)
    assert events(OFFICE, new) == ["drafted", "named", "item proposed", "item included"]
    assert next(act for act in acts(new, OFFICE) if act.kind == "item included").value["number"] == "4"


def test_a_text_that_is_on_the_way_is_only_put_on_the_agenda() -> None:
    assert events(CHAIR, added()) == ["item included"]
    assert events(CHAIR, added(may_be_included=False)) == ["item proposed", "item included"]


def test_a_delegation_proposes_and_includes_nothing() -> None:
    assert events(ARMENIA, added()) == ["item proposed"]
    assert events(ARMENIA, added(on_record=False, may_be_included=False)) == ["drafted", "item proposed"]
    assert all(act.value.get("by", "am") == "am" for act in acts(added(), ARMENIA))


def test_a_title_finds_its_text_in_small_letters_too_and_a_new_one_tells_of_no_other() -> None:
    assert document_named("on the BORDER", "csto", TITLES) == ("csto/document/on-the-border", True)
    first, again = (document_named("On the budget", "csto", TITLES) for _ in range(2))
    assert first[0].startswith("csto/document/on-the-budget-")
    assert first[0] != again[0]
    assert document_named("О границе", "csto", {})[0].startswith("csto/document/text-")
