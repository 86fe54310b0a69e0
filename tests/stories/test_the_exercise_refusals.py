"""What the desk refuses outright in an exercise, and that nothing of it is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.offering import options
from tests.stories.exercise import (
    CHAIR,
    CSC,
    ROLL,
    SECRETARIAT,
    Step,
    by_register,
    enter,
    moment,
    of,
    open_exercise,
    step,
)
from travaux.decision.act import Act
from travaux.office import answers, desk
from travaux.office.desk import Receipt, Refused
from travaux.record.audience import PUBLIC
from travaux.record.fold import Dials

DOC = "csto/document/budget"
SESSION = "csto/session/csc-2023-11-23"
DAY = "2023-11-23T12:00"
NOW = moment(DAY)


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """An exercise with a text before the body; answers how many entries it holds."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path_factory.mktemp("exercise")):
        open_exercise("2023-11-23T08:00")
        for kind, fields in (("drafted", {"sort": "decision", "body": CSC}), ("tabled", {"body": CSC})):
            enter(Act(kind, (DOC,), SECRETARIAT, desk.NOW, value=fields), moment("2023-11-23T09:00"))
        putting = Act("put to decision", (DOC,), CHAIR, desk.NOW, value={"mode": "consensus", "body": CSC})
        enter(putting, moment("2023-11-23T10:00"))
        yield answers.size()


def refused(one: Step) -> Refused:
    """The refusal of a step; the record is as it was."""
    before, state = answers.size(), by_register(one.about[0], NOW)
    answer = desk.submit(one.act, "somebody", "", moment(one.at))
    assert isinstance(answer, Refused), answer
    assert answers.size() == before
    assert by_register(one.about[0], NOW) == state
    return answer


# --- authority -------------------------------------------------------------------------------------------------------

# fmt: off
WITHOUT_AUTHORITY = (
    # a delegation speaks for its own member and no other
    step(DAY, of("by"), "removal requested", DOC, "no authority", keys="am"),
    step(DAY, of("by"), "signature refused", DOC, "no authority", keys="am"),
    step(DAY, of("by"), "ballot cast", DOC, "no authority", keys="am", ballot="no"),
    step(DAY, of("by"), "withdrawal notified", f"csto/member/am {ROLL}", "no authority"),
    step(DAY, of("by"), "item proposed", DOC, "no authority", by="am"),
    # what is the chair's is nobody else's
    step(DAY, of("am"), "put to decision", DOC, "wrong capacity", mode="consensus"),
    step(DAY, SECRETARIAT, "put to decision", DOC, "wrong capacity", mode="consensus"),
    step(DAY, SECRETARIAT, "session opened", SESSION, "wrong capacity"),
    step(DAY, SECRETARIAT, "ruling given", DOC, "wrong capacity", ruling="accepts"),
    # nor what is the body's, or the chair's for it
    step(DAY, of("am"), "adopted", DOC, "wrong capacity", mode="consensus"),
    step(DAY, SECRETARIAT, "adopted", DOC, "wrong capacity", mode="consensus"),
    step(DAY, SECRETARIAT, "returned for finalisation", DOC, "wrong capacity", keys=CSC, to="csto/body/cfm"),
    step(DAY, of("by"), "expelled", f"csto/member/am {ROLL}", "wrong capacity"),
    step(DAY, SECRETARIAT, "vote withdrawn", f"csto/member/am {ROLL}", "wrong capacity", ground="arrears"),
    # nor what is the secretariat's
    step(DAY, of("am"), "record certified", SESSION, "wrong capacity"),
    step(DAY, CHAIR, "attendance", SESSION, "wrong capacity", keys="am", presence="present"),
    step(DAY, CHAIR, "rule book adopted", "csto/record", "wrong capacity", keys="csto", digest=f"sha256:{'0' * 64}"),
    # the chair does not speak for a member
    step(DAY, CHAIR, "signed", DOC, "wrong capacity", keys="am"),
    step(DAY, CHAIR, "joined", DOC, "wrong capacity", keys="am"),
)

MALFORMED = (
    # a detail without which it says nothing
    (step(DAY, of("am"), "ballot cast", DOC, "detail missing", keys="am"), "ballot"),
    (step(DAY, of("am"), "removal requested", DOC, "detail missing"), "key"),
    (step(DAY, CHAIR, "put to decision", DOC, "detail missing"), "mode"),
    (step(DAY, SECRETARIAT, "session scheduled", SESSION, "detail missing"), "for"),
    # a word that is on no list, a field that it has not, a day that is none
    (step(DAY, of("am"), "ballot cast", DOC, "malformed", keys="am", ballot="veto"), "'veto' is no word"),
    (step(DAY, of("am"), "removal requested", DOC, "malformed", keys="am", outcome="removed"), "has no field 'outcome'"),
    (step(DAY, SECRETARIAT, "session scheduled", SESSION, "malformed", for_="next week"), "next week"),
    # about what it cannot be about
    (step(DAY, of("am"), "removal requested", "csto/plan/2023", "malformed", keys="am"), "cannot be about csto/plan/2023"),
)
# fmt: on


@pytest.mark.parametrize("one", WITHOUT_AUTHORITY, ids=lambda one: f"{one.by} {one.kind}")
def test_whoever_has_no_authority_is_refused_and_nothing_is_written(exercise: int, one: Step) -> None:
    answer = refused(one)
    assert one.grounds in [reason.code for reason in answer.reasons]
    assert answer.finding is not None
    assert answers.size() == exercise


@pytest.mark.parametrize("one", WITHOUT_AUTHORITY, ids=lambda one: f"{one.by} {one.kind}")
def test_what_is_refused_for_want_of_capacity_is_offered_as_such(exercise: int, one: Step) -> None:
    assert exercise == answers.size()
    offered = {option.act.kind: option.finding for option in options(one.by, one.about[0], NOW)}
    finding = offered[one.kind]
    assert finding is not None
    # an offer is made for the author's own member, so only a capacity can bar it
    assert finding.no_communication == (one.grounds == "wrong capacity" or "csto/member/am" in one.about)


@pytest.mark.parametrize(("one", "words"), MALFORMED, ids=lambda part: str(part)[:60])
def test_malformed_input_is_refused_by_naming_what_does_not_fit(exercise: int, one: Step, words: str) -> None:
    answer = refused(one)
    assert one.grounds in [reason.code for reason in answer.reasons]
    assert words in answer.text
    assert answers.size() == exercise


@pytest.mark.parametrize(
    ("capacity", "sentence"),
    [
        (of("by"), "The delegation of by cannot speak for am."),
        (CHAIR, "the chair"),
    ],
)
def test_a_refusal_says_who_tried_and_who_could(exercise: int, capacity: object, sentence: str) -> None:
    assert exercise
    text = refused(step(DAY, capacity, "removal requested", DOC, "", keys="am")).text  # type: ignore[arg-type]
    assert sentence.casefold() in text.casefold()


# --- keys ------------------------------------------------------------------------------------------------------------


def request(reason: str) -> Act:
    return Act("removal requested", (DOC,), of("am"), desk.NOW, ("am",), {"reason": reason})


def test_under_one_key_an_act_is_entered_once_and_another_is_refused_by_name(own_exercise: int) -> None:
    first = desk.submit(request("no interest"), "the delegation", "note-17", NOW)
    again = desk.submit(request("no interest"), "the delegation", "note-17", NOW + 3600)
    other = desk.submit(request("superseded"), "the delegation", "note-17", NOW + 3600)
    assert isinstance(first, Receipt)
    assert again == first
    assert isinstance(other, Refused)
    assert [reason.code for reason in other.reasons] == ["key used for another act"]
    assert "'note-17'" in other.text
    assert answers.size() == own_exercise + 1


@pytest.mark.parametrize(
    ("who", "audience"),
    [
        # somebody else under the same key
        ("another clerk", "public"),
        # the same, for other eyes
        ("the delegation", "secretariat"),
    ],
)
def test_the_same_words_from_another_hand_or_for_other_eyes_are_another_act(
    own_exercise: int, who: str, audience: str
) -> None:
    assert isinstance(desk.submit(request("no interest"), "the delegation", "note-17", NOW), Receipt)
    answer = desk.submit(request("no interest"), who, "note-17", NOW, audience=audience)
    assert isinstance(answer, Refused)
    assert answers.size() == own_exercise + 1


def test_a_refused_act_uses_up_no_key(own_exercise: int) -> None:
    barred = Act("removal requested", (DOC,), of("by"), desk.NOW, ("am",))
    assert isinstance(desk.submit(barred, "the delegation", "note-17", NOW), Refused)
    assert isinstance(desk.submit(request("no interest"), "the delegation", "note-17", NOW), Receipt)
    assert answers.size() == own_exercise + 1


def test_without_a_key_the_same_act_is_entered_as_often_as_it_is_done(own_exercise: int) -> None:
    receipts = [desk.submit(request("no interest"), "the delegation", "", NOW + number) for number in range(2)]
    assert all(isinstance(one, Receipt) for one in receipts)
    assert len({one.entry for one in receipts if isinstance(one, Receipt)}) == 2
    assert answers.size() == own_exercise + 2


@pytest.fixture
def own_exercise(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A small exercise with one item on the agenda, to be written to."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        open_exercise("2023-11-23T08:00")
        enter(Act("item proposed", (DOC,), of("am"), desk.NOW, value={"by": "am"}), moment("2023-11-23T09:00"))
        yield answers.size()


# --- other eyes ------------------------------------------------------------------------------------------------------


def test_an_act_for_the_secretariat_alone_moves_nothing_that_the_public_sees(own_exercise: int) -> None:
    sealed = desk.submit(request("no interest"), "the delegation", "", NOW, audience="secretariat")
    assert isinstance(sealed, Receipt)
    public, own = answers.show(DOC, now()), answers.show(DOC, now(), PUBLIC | {"secretariat"})
    assert (public.hidden, own.hidden) == (1, 0)
    assert [one.member for one in own.state.requests] == ["am"]  # type: ignore[attr-defined]
    assert public.state.requests == ()  # type: ignore[attr-defined]
    assert sealed.entry not in [one.id for one in answers.entries(now())]
    assert sealed.entry in [one.id for one in answers.entries(now(), PUBLIC | {"secretariat"})]
    assert answers.size() == own_exercise + 1


def now() -> Dials:
    return Dials(NOW, NOW)
