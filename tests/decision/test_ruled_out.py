"""Rulings on single acts: what is ruled out moves nothing and is told so; what stands, stands as done."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.states_of import state
from tests.factories import a_fact, a_report, recorded
from travaux.decision.situation import DocumentState, DossierState, RollState, dossier_state
from travaux.decision.situation.rulings import effect_of
from travaux.record.entry import Entry, Origin
from travaux.record.fold import Dials, fold
from travaux.record.values import Value

DOC = "csto/document/x"
NO, YES, SILENT = {"admissible": "no"}, {"admissible": "yes"}, {"admissible": "not stated"}
CANNOT = {"admissible": "yes", "outcome": "cannot be put"}


def act(
    entry_id: str, name: str, day: str, finding: dict[str, Any], about: tuple[str, ...] = (DOC,), /, **value: Value
) -> Entry:
    keys = ("am",) if name == "joined" else ()
    fact = a_fact(name, about, day, "f1", keys=keys, value=value)
    told = a_report(entry_id, fact, public=day, chain=(), origin=Origin.OWN_ACT)
    return msgspec.structs.replace(told, kind="act", finding=finding, capacity="chair")


DRAFTED = act("act/d", "drafted", "2022-11-01", YES)
TABLED = act("act/t", "tabled", "2022-11-02", YES)
ADOPTED = act("act/a", "adopted", "2022-11-03", NO, mode="consensus")


def ruling(
    on: str = "act/a", day: str = "2022-11-04", word: str = "accepts", by: str = "chair", **more: Value
) -> Entry:
    return act(f"act/r-{by}-{day}", "ruling given", day, YES, on=on, ruling=word, by=by, **more)


def document(*entries: Entry, on: str = "2030-01-01") -> DocumentState:
    found = state(DOC, (DRAFTED, TABLED, *entries), on)
    assert isinstance(found, DocumentState)
    return found


@pytest.mark.parametrize(
    ("finding", "value", "effect"),
    [
        (NO, {"ruling": "accepts"}, "no effect"),
        (NO, {"ruling": "overrules"}, "stands"),
        (CANNOT, {"ruling": "accepts"}, "no effect"),
        (YES, {"ruling": "accepts"}, "stands"),
        (YES, {"ruling": "overrules"}, "no effect"),
        (SILENT, {"ruling": "overrules"}, "stands"),
        (SILENT, {"ruling": "accepts"}, "stands"),
        (None, {"ruling": "accepts"}, "stands"),
        (SILENT, {"ruling": "overrules", "effect": "no effect"}, "no effect"),
        (NO, {"ruling": "accepts", "effect": "stands"}, "stands"),
        (NO, {}, "stands"),
    ],
)
def test_what_a_ruling_does_to_an_act(finding: dict[str, Any] | None, value: dict[str, object], effect: str) -> None:
    assert effect_of(finding, value) == effect


def test_an_act_stands_until_it_is_ruled_out() -> None:
    waiting = document(ADOPTED)
    assert (waiting.stage.state, waiting.evidence.rulings) == ("adopted", ())
    found = document(ADOPTED, ruling())
    assert (found.stage.state, found.adopted, found.bound.others) == ("tabled", None, "nobody: no adoption on record")
    assert [one.event for one in found.history] == ["drafted", "tabled"]


def test_what_was_ruled_out_is_told_with_who_ruled_and_why_and_nowhere_else() -> None:
    found = document(ADOPTED, ruling(reason="A member had refused to sign"))
    (ruled,) = found.evidence.rulings
    assert (ruled.effect, ruled.by, ruled.reason) == ("no effect", "chair", "A member had refused to sign")
    assert [one.address for one in ruled.events] == ["act/a#f1"]
    assert "act/a#f1" not in [one.fact.address for one in found.evidence.besides]


def test_an_act_whose_finding_is_overruled_stands_as_done() -> None:
    found = document(ADOPTED, ruling(word="overrules", reason="All had agreed"))
    assert (found.stage.state, found.evidence.rulings[0].effect) == ("adopted", "stands")


def test_before_the_ruling_it_stood() -> None:
    entries = ADOPTED, ruling(day="2022-11-10")
    assert document(*entries, on="2022-11-09").stage.state == "adopted"
    assert document(*entries, on="2022-11-10").stage.state == "tabled"


def test_the_body_has_the_last_word_whenever_the_chair_spoke() -> None:
    body = ruling(word="overrules", by="body", day="2022-11-05", reason="The body sees it otherwise")
    assert document(ADOPTED, ruling(), body).stage.state == "adopted"
    after = ruling(day="2022-11-06")
    assert document(ADOPTED, ruling(), body, after).stage.state == "adopted"
    again = ruling(by="body", day="2022-11-07")
    assert document(ADOPTED, ruling(), body, again).stage.state == "tabled"


def test_what_was_built_on_an_act_that_is_ruled_out_is_told_not_to_be_foreseen() -> None:
    joined = act("act/j", "joined", "2022-11-05", YES)
    assert [one.foreseen for one in document(ADOPTED, joined).history] == [True, True, True, True]
    assert [one.foreseen for one in document(ADOPTED, joined, ruling()).history] == [True, True, False]


def test_a_ruling_on_something_else_takes_nothing_away() -> None:
    assert document(ADOPTED, ruling(on="act/other")).stage.state == "adopted"
    assert document(ADOPTED, ruling(on="reading x")).stage.state == "adopted"


def test_a_member_that_is_ruled_not_to_be_expelled_stays_on_the_roll() -> None:
    about = ("csto/member/am", "csto/roll")
    began = act("act/m", "membership began", "2000-01-01", YES, about)
    expelled = act("act/e", "expelled", "2022-11-03", NO, about)
    out = act("act/r", "ruling given", "2022-11-04", YES, about, on="act/e", ruling="accepts")

    def roll(*entries: Entry) -> DossierState:
        return dossier_state("csto/roll", fold(recorded(*entries), Dials()))

    before, after = roll(began, expelled), roll(began, expelled, out)
    assert isinstance(before, RollState)
    assert isinstance(after, RollState)
    assert (before.members, after.members) == ((), ("am",))


#: Acts on one document, in any order: what each would do, whether the table foresees it or not.
STEPS = ("circulated", "agreed in general", "tabled", "put to decision", "adopted", "not adopted", "signature opened", "withdrawn")  # fmt: skip


@given(names=st.lists(st.sampled_from(STEPS), min_size=1, max_size=6), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_state_with_acts_ruled_out_is_the_state_without_them(names: list[str], data: st.DataObject) -> None:
    acts = [act(f"act/{number}", name, f"2022-11-{number + 2:02}", NO) for number, name in enumerate(names)]
    out = data.draw(st.sets(st.sampled_from(range(len(acts))), min_size=1))
    rulings = [act(f"act/r{number}", "ruling given", "2022-11-20", YES, on=f"act/{number}", ruling="accepts") for number in sorted(out)]  # fmt: skip
    ruled = document(*acts, *rulings)
    without = document(*(one for number, one in enumerate(acts) if number not in out), *rulings)
    assert (ruled.stage, ruled.item, ruled.history) == (without.stage, without.item, without.history)
    assert (ruled.adopted, ruled.bound, ruled.put) == (without.adopted, without.bound, without.put)
    assert {one.on for one in ruled.evidence.rulings} == {f"act/{number}" for number in out}
