"""What waits for the chair: acts whose finding is no plain yes, until somebody rules; and what the ruling does."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import msgspec
import pytest

from tests.databases import Place
from travaux.decision.act import Act, Author
from travaux.decision.situation import DocumentState, RollState, dossier_state
from travaux.office import desk, reading
from travaux.office.awaiting import Awaiting, awaiting, ruled
from travaux.office.desk import Receipt, Refused
from travaux.record.audience import PUBLIC
from travaux.record.entry import Recorded
from travaux.record.fold import Dials, fold
from travaux.record.values import Value

NOW = 1_700_800_000
CHAIR, BODY, OFFICE = Author("chair"), Author("body"), Author("secretariat")
DOC, ROLL, AM = "csto/document/aid", "csto/roll", "csto/member/am"


@pytest.fixture
def exercise(record: Place) -> None:
    """An exercise with one member and a draft."""
    desk.open_record("csto", "the secretariat", {"sort": "exercise", "zone": "Europe/Moscow"}, NOW)
    done("membership began", OFFICE, (AM, ROLL))
    done("drafted", OFFICE, (DOC,), sort="decision")


def sent(kind: str, by: Author, about: tuple[str, ...], audience: str = "public", at: int = NOW, **value: Value) -> Receipt | Refused:  # fmt: skip
    keys = ("am",) if kind == "signature refused" else ()
    fields = {name.rstrip("_").replace("_", " "): given for name, given in value.items()}
    return desk.submit(Act(kind, about, by, desk.NOW, keys, fields), "somebody", "", at, audience=audience)


def done(kind: str, by: Author, about: tuple[str, ...], audience: str = "public", at: int = NOW, **value: Value) -> Receipt:  # fmt: skip
    answer = sent(kind, by, about, audience, at, **value)
    assert isinstance(answer, Receipt), answer
    return answer


def adopted(at: int = NOW + 10, audience: str = "public") -> Receipt:
    """An adoption that the rules do not bear out."""
    receipt = done("adopted", CHAIR, (DOC,), audience, at, mode="consensus", body="csto/body/csc")
    assert receipt.awaits_ruling
    return receipt


def ruling(on: str, word: str = "accepts", by: Author = CHAIR, at: int = NOW + 20, about: tuple[str, ...] = (DOC,), audience: str = "public", **more: str) -> Receipt | Refused:  # fmt: skip
    return sent("ruling given", by, about, audience, at, on_=on, ruling=word, **more)


def document(on: int = NOW + 100) -> DocumentState:
    state = dossier_state(DOC, reading.folded(DOC, Dials(on, on)))
    assert isinstance(state, DocumentState)
    return state


def test_an_act_in_order_waits_for_nobody(exercise: None) -> None:
    assert awaiting("csto") == ()


def test_an_act_that_is_not_waits_with_its_finding_until_somebody_rules(exercise: None) -> None:
    receipt = adopted()
    (one,) = awaiting("csto")
    assert (one.entry, one.position, one.event, one.about) == (receipt.entry, receipt.position, "adopted", (DOC,))
    assert (one.by, one.capacity, one.finding, one.recorded) == ("somebody", "chair", receipt.finding, receipt.recorded)
    assert ruled(receipt.entry) is None
    assert isinstance(ruling(receipt.entry), Receipt)
    assert awaiting("csto") == ()
    given = ruled(receipt.entry)
    assert given is not None
    assert (given.by, given.ruling, given.effect) == ("chair", "accepts", "no effect")


def test_an_accepted_no_takes_the_effect_away_and_an_overruled_one_leaves_it(exercise: None) -> None:
    receipt = adopted()
    assert document().stage.state == "adopted"
    ruling(receipt.entry)
    assert document().stage.state == "drafted"
    assert document(NOW + 15).stage.state == "adopted"  # before the ruling it stood
    assert isinstance(ruling(receipt.entry, "overrules", BODY, NOW + 30, reason="All had agreed"), Receipt)
    assert document().stage.state == "adopted"


def test_a_ruling_says_itself_what_it_does_so_that_a_copy_without_findings_tells_the_same(exercise: None) -> None:
    receipt = adopted()
    given = ruling(receipt.entry)
    assert isinstance(given, Receipt)
    record = reading.entry(given.entry)
    assert record is not None
    assert record.entry.facts[0].value["effect"] == "no effect"
    entries = [one.entry for one in reading.entries() if one.entry.id != "record/csto"]
    bare = [Recorded(place, msgspec.structs.replace(one, finding=None)) for place, one in enumerate(entries)]
    state = dossier_state(DOC, fold(bare, Dials(NOW + 100, NOW + 100)))
    assert isinstance(state, DocumentState)
    assert state.stage.state == "drafted"


def test_an_overruling_without_a_reason_is_refused_and_the_act_waits_on(exercise: None) -> None:
    receipt = adopted()
    answer = ruling(receipt.entry, "overrules")
    assert isinstance(answer, Refused)
    assert [one.code for one in answer.reasons] == ["detail missing"]
    assert [one.entry for one in awaiting("csto")] == [receipt.entry]


def test_a_second_ruling_is_refused_unless_the_body_gives_it(exercise: None) -> None:
    receipt = adopted()
    ruling(receipt.entry)
    answer = ruling(receipt.entry, "overrules", at=NOW + 30, reason="On second thoughts")
    assert isinstance(answer, Refused)
    assert [one.code for one in answer.reasons] == ["ruled already"]
    assert isinstance(ruling(receipt.entry, "overrules", BODY, NOW + 40, reason="The body decides"), Receipt)


@pytest.mark.parametrize("on", ["act/0000000000000000", "act/"])
def test_a_ruling_on_an_act_that_is_not_on_record_is_refused_by_name(exercise: None, on: str) -> None:
    answer = ruling(on)
    assert isinstance(answer, Refused)
    assert [one.code for one in answer.reasons] == ["no such act"]
    assert f"'{on}'" in answer.text


def test_a_ruling_lies_in_every_dossier_of_its_act(exercise: None) -> None:
    receipt = done("expelled", CHAIR, (AM, ROLL), at=NOW + 10)
    assert receipt.awaits_ruling
    ruling(receipt.entry, about=(AM,))
    roll = dossier_state(ROLL, reading.folded(ROLL, Dials(NOW + 100, NOW + 100)))
    assert isinstance(roll, RollState)
    assert roll.members == ("am",)


def test_a_ruling_is_for_the_readers_of_its_act(exercise: None) -> None:
    receipt = adopted(audience="members")
    answer = ruling(receipt.entry)
    assert isinstance(answer, Refused)
    assert [one.code for one in answer.reasons] == ["other readers"]
    assert isinstance(ruling(receipt.entry, audience="members"), Receipt)


def test_of_an_act_that_is_sealed_for_others_a_ruling_learns_nothing(exercise: None) -> None:
    receipt = adopted(audience="delegation:am")
    answer = ruling(receipt.entry)
    assert isinstance(answer, Refused)
    assert [one.code for one in answer.reasons] == ["no such act"]
    assert "delegation:am" not in answer.text


def test_what_a_reader_may_not_read_waits_in_no_list_of_that_reader(exercise: None) -> None:
    receipt = adopted(audience="delegation:am")
    assert awaiting("csto") == ()
    assert awaiting("csto", PUBLIC | {"members"}) == ()
    (one,) = awaiting("csto", PUBLIC | {"delegation:am"})
    assert (one.entry, one.audience) == (receipt.entry, "delegation:am")
    assert ruled(receipt.entry) is None


def test_the_dials_hold(exercise: None) -> None:
    receipt = adopted()
    ruling(receipt.entry)
    assert [one.entry for one in awaiting("csto", dials=Dials(NOW + 15, NOW + 15))] == [receipt.entry]
    assert [one.entry for one in awaiting("csto", dials=Dials(at=receipt.position + 1))] == [receipt.entry]
    assert awaiting("csto", dials=Dials(at=receipt.position)) == ()


def test_what_a_correction_took_back_waits_no_more(exercise: None) -> None:
    receipt = adopted()
    record = reading.entry(receipt.entry)
    assert record is not None
    taken_back = msgspec.structs.replace(
        record.entry, id="withdrawal-1", facts=(), corrects=(receipt.entry,), finding=None
    )
    desk.load([taken_back], "desk", NOW + 12)
    assert awaiting("csto") == ()


def test_another_organisation_has_a_list_of_its_own(exercise: None) -> None:
    adopted()
    assert awaiting("eaeu") == ()
    assert all(isinstance(one, Awaiting) for one in awaiting("csto"))
