"""Deadlines as the office lists them: over all dossiers, for one member, under the dials, for one reader."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest

from tests.databases import Place
from travaux.decision.act import Act, Author
from travaux.office import desk
from travaux.office.deadlines import deadlines
from travaux.office.desk import Receipt
from travaux.record.audience import PUBLIC
from travaux.record.fold import Dials
from travaux.record.values import Value

NOW = 1_700_800_000
OFFICE, CHAIR = Author("secretariat"), Author("chair")
ONE, OTHER, NOTE = "csto/document/one", "csto/document/other", "csto/communication/n"


def done(kind: str, about: str, by: Author = OFFICE, audience: str = "public", at: int = NOW, keys: str = "", **value: Value) -> None:  # fmt: skip
    fields = {name.rstrip("_").replace("_", " "): given for name, given in value.items()}
    act = Act(kind, tuple(about.split()), by, desk.NOW, tuple(keys.split()), fields)
    assert isinstance(desk.submit(act, "somebody", "", at, audience=audience), Receipt)


@pytest.fixture
def exercise(record: Place) -> None:
    """Two members, two drafts in a round each, and a note that awaits a reply."""
    desk.open_record("csto", "the secretariat", {"sort": "exercise", "zone": "Europe/Moscow"}, NOW)
    for member in ("am", "by"):
        done("membership began", f"csto/member/{member} csto/roll")
    for document, day in ((ONE, "2023-12-20"), (OTHER, "2023-12-10T12:00")):
        done("drafted", document)
        done("round opened", document, stage="working group", deadline=day)
    done("communication registered", f"{NOTE} csto/member/am", sender="am", reply_due="2023-12-15")


def test_all_that_is_asked_stands_in_the_order_of_its_days(exercise: None) -> None:
    found = deadlines("csto")
    assert [(one.kind, one.about) for one in found] == [("round", OTHER), ("communication", NOTE), ("round", ONE)]
    assert [one.waiting for one in found] == [("am", "by"), (), ("am", "by")]


def test_of_one_member_only_what_is_asked_of_it_with_its_answers(exercise: None) -> None:
    done("stance recorded", ONE, Author("delegation", "am"), at=NOW + 10, keys="am", stance="agrees")
    found = deadlines("csto", member="am")
    assert [(one.about, one.waiting) for one in found] == [(OTHER, ("am", "by")), (ONE, ("by",))]
    assert deadlines("csto", member="ru") == ()


def test_a_restricted_round_and_a_restricted_answer_are_known_to_their_readers_alone(exercise: None) -> None:
    sealed = "csto/document/sealed"
    done("drafted", sealed, audience="members")
    done("round opened", sealed, audience="members", stage="heads", deadline="2023-12-01")
    am = Author("delegation", "am")
    done("stance recorded", ONE, am, "delegation:am", NOW + 10, "am", stance="objects")
    assert sealed not in {one.about for one in deadlines("csto")}
    assert deadlines("csto", PUBLIC | {"members"})[0].about == sealed
    (public,) = (one for one in deadlines("csto") if one.about == ONE)
    (own,) = (one for one in deadlines("csto", PUBLIC | {"delegation:am"}) if one.about == ONE)
    assert (public.waiting, own.waiting) == (("am", "by"), ("by",))


def test_the_dials_hold(exercise: None) -> None:
    done("round closed", OTHER, at=NOW + 50, stage="working group", outcome="to the next round")
    assert OTHER not in {one.about for one in deadlines("csto")}
    assert OTHER in {one.about for one in deadlines("csto", dials=Dials(NOW + 10, NOW + 10))}
    assert deadlines("csto", dials=Dials(at=1)) == ()


def test_an_organisation_of_which_nothing_is_on_record_asks_nothing(exercise: None) -> None:
    assert deadlines("eaeu") == ()
