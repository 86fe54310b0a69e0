"""How a member was at a session, when that was and who counts what: by what the sources say, row by row."""

import re

import pytest

from tests.decision.states_of import reports, state
from tests.factories import ZONE, a_fact, a_report
from tests.portal.small import ROLL, began, did
from travaux.decision.situation import MemberState, RollState, SessionState
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame.marks import plain
from travaux.frame.page import Page
from travaux.portal.attended import last_attended, seats_of
from travaux.portal.rolls import alphabetical, standings
from travaux.portal.sittings import Sitting
from travaux.record.entry import Fact
from travaux.record.fold import Dials
from travaux.record.times import end_of

SESSION = "csto/session/s"
MEMBER = "csto/member/am"
TITLES = {MEMBER: "Armenia", "csto/member/by": "Belarus", "csto/member/ax": "Åland", "csto/member/zz": "zulu"}


def a_page(on: str = "2030-01-01") -> Page:
    return Page("/x", "csto", Asked(Dials(on=end_of(on, ZONE)), Names(TITLES, "csto"), ZONE), {})


def sitting(*facts: Fact, on: str = "2030-01-01", ended: str = "") -> Sitting:
    """A session of which each of these facts is told by an outlet of its own."""
    found = state(SESSION, reports(*facts), on)
    assert isinstance(found, SessionState)
    return Sitting(found, a_page(on), ended)


def seat(key: str = "am", **value: str) -> Fact:
    return did("attendance", SESSION, keys=(key,), **value)


def there(*facts: Fact) -> list[tuple[str, str, str]]:
    """Each member with the word and the sign of how it was there."""
    return [(one.row.member, one.word, one.sign) for one in sitting(*facts).seats]


@pytest.mark.parametrize(
    ("facts", "word", "sign"),
    [
        ([seat(presence="present")], "present", "present"),
        ([seat(presence="present", by="online")], "online", "present"),
        ([seat(presence="present", by="in person")], "present", "present"),
        ([seat(presence="present", rank="head of state")], "present", "present"),
        ([seat(presence="present", rank="substitute")], "represented", "represented"),
        ([seat(presence="present", rank="representative")], "represented", "represented"),
        ([seat(presence="present not participating")], "present not participating", "present"),
        ([seat(presence="absent")], "absent", "absent"),
        ([seat(presence="not entitled")], "not entitled", "unknown"),
        ([seat(presence="silent")], "silent", "unknown"),
        ([seat(presence="unknown")], "not stated", "unknown"),  # the source does not say
        ([seat(presence="present"), seat(presence="absent")], "contested", "unknown"),  # two outlets, and none leads
        ([seat(presence="absent"), seat(presence="absent")], "absent", "absent"),  # told twice, once a member
        ([seat(presence="unknown"), seat(presence="absent")], "absent", "absent"),  # silence contradicts nobody
    ],
)
def test_presence_is_told_in_one_word_and_one_sign(facts: list[Fact], word: str, sign: str) -> None:
    assert there(*facts) == [("am", word, sign)]


def test_the_absent_stand_first_then_the_contested_then_the_others() -> None:
    facts = [seat("by", presence="present"), seat("kz", presence="absent"), seat("kg", presence="present")]
    found = there(*facts, seat("kg", presence="absent"))
    assert [member for member, _, _ in found] == ["kz", "kg", "by"]


def test_only_who_is_told_to_be_absent_is_absent() -> None:
    one = sitting(seat("am", presence="absent"), seat("by", presence="unknown"), seat("kz", presence="not entitled"))
    assert [plain(told).strip() for told in one.absent] == ["Armenia"]


HELD = did("session held", SESSION, "2023-11-23", place="Minsk")
PLANNED = did("session scheduled", SESSION, "2023-11-01", for_="2023-11-24", place="Yerevan")


@pytest.mark.parametrize(
    ("facts", "was_held", "when", "where"),
    [
        ([], False, "", ""),
        ([HELD], True, "23 November 2023", "Minsk"),
        ([PLANNED], False, "24 November 2023", "Yerevan"),  # a plan has its own day and place
        ([PLANNED, HELD], True, "23 November 2023", "Minsk"),
        ([did("session held", SESSION, "2023-11", place="unknown")], True, "November 2023", ""),
        ([did("session opened", SESSION, "2023-11-23")], True, "", ""),  # opened, and nobody says that it was held
        ([did("session cancelled", SESSION, "2023-11-23")], False, "", ""),
        ([PLANNED, did("session postponed", SESSION, "2023-11-20", to="2024-01-10")], False, "10 January 2024", "Yerevan"),
    ],
)  # fmt: skip
def test_a_session_is_told_as_held_or_planned_and_never_as_both(
    facts: list[Fact], when: str, where: str, *, was_held: bool
) -> None:
    one = sitting(*facts)
    assert one.was_held is was_held
    assert when in plain(one.when)
    assert when or not re.search(r"\d{4}", plain(one.when))
    assert where == plain(one.where).strip()


@pytest.mark.parametrize(
    ("facts", "ended", "overdue"),
    [
        ([PLANNED], "2023-11-25T00:00:00+03:00", True),
        ([PLANNED, HELD], "2023-11-25T00:00:00+03:00", False),  # it was held
        ([PLANNED], "2023-12-26T00:00:00+03:00", False),  # its day is still to come
        ([PLANNED], "", False),  # nobody knows its day
        ([PLANNED], "2023-12-02T00:00:00+03:00", True),  # it ends with the day asked
        ([PLANNED], "2023-12-02T00:00:01+03:00", False),
    ],
)
def test_a_plan_is_overdue_once_its_day_is_over_and_nobody_tells_of_it(
    facts: list[Fact], ended: str, *, overdue: bool
) -> None:
    assert sitting(*facts, on="2023-12-01", ended=ended).overdue is overdue


def test_counts_of_different_stages_and_counters_are_never_put_together() -> None:
    counts = [
        did("documents counted", SESSION, keys=("signed",), number=14),
        did("documents counted", SESSION, keys=("signed",), number=15),
        did("documents counted", SESSION, keys=("submitted for signing",), number=20),
    ]
    told = [(stage, plain(words).split()[0]) for stage, words in sitting(*counts).counts]
    assert sorted(told) == [("signed", "14"), ("signed", "15"), ("submitted for signing", "20")]


def test_the_last_session_that_a_member_attended_is_the_newest_at_which_it_was_there() -> None:
    newest = sitting(HELD, seat("am", presence="absent"), seat("by", rank="substitute", presence="present"))
    older = sitting(HELD, seat("am", presence="present"), seat("kz", presence="unknown"))
    found = last_attended(["am", "by", "kz", "tj"], [newest, older])
    assert {slug: one is older for slug, (one, _) in found.items()} == {"am": True, "by": False}
    assert [seat.word for _, seat in seats_of("am", [newest, older])] == ["absent", "present"]
    assert seats_of("tj", [newest, older]) == ()


def roll(*facts: Fact) -> RollState:
    found = state(ROLL, [a_report("r1", *facts)])
    assert isinstance(found, RollState)
    return found


ANNOUNCED = a_fact("participation suspension announced", (MEMBER, ROLL), "2024-02-22", "p")


@pytest.mark.parametrize(
    ("facts", "participation", "since"),
    [
        ([], "taking part", ""),
        ([ANNOUNCED], "suspended by its own declaration", "22 February 2024"),
        (
            [a_fact("participation described", (MEMBER, ROLL), "2024-11-28", "p", value={"as": "paused"})],
            "described as suspended",
            "said on 28 November 2024; start not stated",
        ),
        ([ANNOUNCED, a_fact("participation resumed", (MEMBER, ROLL), "2024-06-01", "q")], "taking part", ""),
        ([ANNOUNCED, a_fact("membership ended", (MEMBER, ROLL), "2025-01-01", "q")], "not a member", ""),
    ],
)
def test_participation_stands_beside_membership_with_its_own_day(
    facts: list[Fact], participation: str, since: str
) -> None:
    (one,) = standings(roll(began("am"), *facts).rows, a_page(), {})
    assert one.participation == participation
    assert since in one.since
    assert one.last_day == ""


def test_members_stand_by_their_names_accents_and_case_aside() -> None:
    rows = roll(began("zz"), began("by"), began("ax"), began("am")).rows
    assert [one.name for one in alphabetical(standings(rows, a_page(), {}))] == ["Åland", "Armenia", "Belarus", "zulu"]


def test_a_member_of_whom_nothing_is_told_is_no_member() -> None:
    found = state(MEMBER, [])
    assert isinstance(found, MemberState)
    assert not found.membership.steps
