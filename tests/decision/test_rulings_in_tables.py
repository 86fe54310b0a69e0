"""What rulings do, row by row: every finding with every word of a ruling, and who is taken to have ruled."""

import pytest

from tests.factories import a_fact, a_report, recorded
from travaux.decision.situation.rulings import by_whom, effect_of, effective, ruled, ruled_out, without_effect
from travaux.record.entry import Entry
from travaux.record.fold import Dials, Told, fold
from travaux.record.values import Value

#: What the engine found (admissible, outcome), what the ruling says of it, and what becomes of the act.
EFFECTS = (
    ("yes", "adopted", "accepts", "stands"),
    ("yes", "adopted", "overrules", "no effect"),
    ("yes", "adopted", "", "stands"),
    ("yes", "not adopted", "accepts", "stands"),
    ("yes", "not adopted", "overrules", "no effect"),
    ("yes", "open", "accepts", "stands"),
    ("yes", "open", "overrules", "no effect"),
    ("yes", "none", "accepts", "stands"),
    ("yes", "none", "overrules", "no effect"),
    ("yes", "indeterminate", "accepts", "stands"),
    ("yes", "indeterminate", "overrules", "stands"),
    ("yes", "cannot be put", "accepts", "no effect"),
    ("yes", "cannot be put", "overrules", "stands"),
    ("yes", "cannot be put", "", "stands"),
    ("no", "none", "accepts", "no effect"),
    ("no", "none", "overrules", "stands"),
    ("no", "none", "", "stands"),
    ("no", "adopted", "accepts", "no effect"),
    ("no", "adopted", "overrules", "stands"),
    ("no", "indeterminate", "accepts", "no effect"),
    ("no", "indeterminate", "overrules", "stands"),
    ("no", "cannot be put", "accepts", "no effect"),
    ("no", "cannot be put", "overrules", "stands"),
    ("not stated", "none", "accepts", "stands"),
    ("not stated", "none", "overrules", "stands"),
    ("not stated", "adopted", "accepts", "stands"),
    ("not stated", "adopted", "overrules", "stands"),
    ("not stated", "indeterminate", "accepts", "stands"),
    ("not stated", "indeterminate", "overrules", "stands"),
    ("not stated", "cannot be put", "accepts", "no effect"),
    ("not stated", "cannot be put", "overrules", "stands"),
)


@pytest.mark.parametrize(("admissible", "outcome", "word", "effect"), EFFECTS)
def test_what_becomes_of_an_act_by_its_finding_and_the_ruling(
    admissible: str, outcome: str, word: str, effect: str
) -> None:
    assert effect_of({"admissible": admissible, "outcome": outcome}, {"ruling": word}) == effect


@pytest.mark.parametrize(("admissible", "outcome", "word", "effect"), EFFECTS)
def test_what_a_ruling_says_itself_holds_whatever_was_found(
    admissible: str, outcome: str, word: str, effect: str
) -> None:
    finding = {"admissible": admissible, "outcome": outcome}
    other = {"stands": "no effect", "no effect": "stands"}[effect]
    assert effect_of(finding, {"ruling": word, "effect": other}) == other
    assert effect_of(finding, {"ruling": word, "effect": "unknown"}) == effect


@pytest.mark.parametrize("word", ["accepts", "overrules", "unknown"])
def test_an_act_without_a_finding_stands_unless_the_ruling_says_otherwise(word: str) -> None:
    assert effect_of(None, {"ruling": word}) == "stands"
    assert effect_of(None, {"ruling": word, "effect": "no effect"}) == "no effect"


def an_act(name: str, event: str, day: str, capacity: str = "delegation", **value: Value) -> Entry:
    fact = a_fact(event, "csto/document/x", day, value=value)
    return a_report(name, fact, public=day, capacity=capacity, finding={"admissible": "no", "outcome": "none"})


def a_ruling(name: str, on: str, day: str, capacity: str = "chair", **value: Value) -> Entry:
    return an_act(name, "ruling given", day, capacity, on=on, **value)


def told(*entries: Entry) -> tuple[Told, ...]:
    return fold(recorded(*entries), Dials()).certain


#: What the ruling says of who rules, in which capacity it was given, and who is taken to have ruled.
WHO = (
    ("chair", "chair", "chair"),
    ("chair", "body", "chair"),
    ("body", "chair", "body"),
    ("body", "body", "body"),
    ("unknown", "body", "body"),
    ("unknown", "chair", "chair"),
    ("unknown", "secretariat", "chair"),
    ("", "body", "body"),
    ("", "chair", "chair"),
    ("", "delegation", "chair"),
)


@pytest.mark.parametrize(("said", "capacity", "who"), WHO)
def test_who_ruled_is_told_by_the_ruling_and_else_by_where_the_one_sat(said: str, capacity: str, who: str) -> None:
    (one,) = told(a_ruling("act/r", "act/a", "2022-11-04", capacity, by=said))
    assert by_whom(one) == who


#: Rulings on one act in the order of their days (who, what), and which of them counts.
ORDERS = (
    ((("chair", "accepts"),), 0),
    ((("body", "overrules"),), 0),
    ((("chair", "accepts"), ("chair", "overrules")), 1),
    ((("chair", "accepts"), ("body", "overrules")), 1),
    ((("body", "overrules"), ("chair", "accepts")), 0),
    ((("body", "overrules"), ("body", "accepts")), 1),
    ((("body", "accepts"), ("chair", "overrules"), ("chair", "accepts")), 0),
    ((("chair", "accepts"), ("body", "overrules"), ("chair", "accepts")), 1),
    ((("chair", "overrules"), ("chair", "accepts"), ("body", "overrules")), 2),
)


@pytest.mark.parametrize(("given", "counts"), ORDERS)
def test_of_several_rulings_the_bodys_counts_and_else_the_latest(
    given: tuple[tuple[str, str], ...], counts: int
) -> None:
    rulings = [
        a_ruling(f"act/r{number}", "act/a", f"2022-11-{number + 10}", by=who, ruling=word)
        for number, (who, word) in enumerate(given)
    ]
    facts = told(an_act("act/a", "adopted", "2022-11-01"), *rulings)
    assert {on: one.entry.id for on, one in ruled(facts).items()} == {"act/a": f"act/r{counts}"}
    assert without_effect(facts) == ({"act/a"} if given[counts][1] == "accepts" else set())


#: What a ruling is on, and whether it takes anything from the act `act/a`.
ON = (
    ("act/a", True),
    ("act/b", False),
    ("act/", False),
    ("a", False),
    ("r1", False),
    ("unknown", False),
    ("none", False),
    ("ACT/A", False),
)


@pytest.mark.parametrize(("on", "hit"), ON)
def test_a_ruling_is_on_the_act_that_it_names_and_on_no_other(on: str, *, hit: bool) -> None:
    facts = told(an_act("act/a", "adopted", "2022-11-01"), a_ruling("act/r", on, "2022-11-04", ruling="accepts"))
    assert without_effect(facts) == ({"act/a"} if hit else set())
    assert [one.name for one in effective(facts)] == (["ruling given"] if hit else ["adopted", "ruling given"])
    assert [one.name for one in ruled_out(facts, without_effect(facts))] == (["adopted"] if hit else [])


def test_facts_without_a_ruling_are_all_in_effect() -> None:
    facts = told(an_act("act/a", "adopted", "2022-11-01"))
    assert (ruled(facts), without_effect(facts), effective(facts)) == ({}, frozenset(), facts)
    assert ruled_out(facts, ()) == ()
