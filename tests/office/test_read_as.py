"""All dossiers of a kind as one reader may have them: what others may not know is in no list of theirs."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.stories.exercise import CSC, SECRETARIAT, moment, of, open_exercise
from travaux.decision.act import Act, Author
from travaux.decision.situation import SessionState
from travaux.office import desk, many, read_as
from travaux.record.audience import MEMBERS, PUBLIC
from travaux.record.fold import Dials

OPEN, KEPT, MIXED = "csto/session/open", "csto/session/kept", "csto/session/mixed"
ARMENIA = PUBLIC | {MEMBERS, "delegation:am"}
BELARUS = PUBLIC | {MEMBERS, "delegation:by"}
OFFICE = PUBLIC | {MEMBERS, "secretariat"}
NOW = moment("2022-11-20T12:00")


def plan(session: str, day: str, by: Author, audience: str, at: str) -> None:
    kind = "session scheduled" if by == SECRETARIAT else "delegation notified"
    keys = () if by == SECRETARIAT else (by.member,)
    value = {"for": day, "bodies": [CSC]} if by == SECRETARIAT else {"rank": "leader"}
    answer = desk.submit(Act(kind, (session,), by, desk.NOW, keys, value), "a test", "", moment(at), audience=audience)
    assert isinstance(answer, desk.Receipt), answer


@pytest.fixture(scope="module", autouse=True)
def record(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A session for all, one for the members, one for all of which Armenia tells its own delegation alone something."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path_factory.mktemp("read-as")):
        open_exercise("2022-11-01T09:00")
        plan(OPEN, "2022-12-01", SECRETARIAT, "public", "2022-11-02T09:00")
        plan(KEPT, "2022-12-02", SECRETARIAT, "members", "2022-11-03T09:00")
        plan(MIXED, "2022-12-03", SECRETARIAT, "public", "2022-11-04T09:00")
        plan(MIXED, "", of("am"), "delegation:am", "2022-11-05T09:00")
        yield


def sessions(reader: frozenset[str], at: int = NOW) -> dict[str, SessionState]:
    found = read_as.states("session", "csto", Dials(at, at), reader)
    return {name: state for name, state in found.items() if isinstance(state, SessionState)}


@pytest.mark.parametrize(
    ("reader", "names"),
    [
        (PUBLIC, {OPEN, MIXED}),
        (BELARUS, {OPEN, MIXED, KEPT}),
        (ARMENIA, {OPEN, MIXED, KEPT}),
        (OFFICE, {OPEN, MIXED, KEPT}),
    ],
    ids=["public", "belarus", "armenia", "office"],
)
def test_a_list_holds_what_its_reader_may_know_of(reader: frozenset[str], names: set[str]) -> None:
    assert set(sessions(reader)) == names


def test_a_state_holds_what_its_reader_may_know() -> None:
    assert [one.member for one in sessions(ARMENIA)[MIXED].notified] == ["am"]
    assert sessions(BELARUS)[MIXED].notified == ()


def test_what_the_public_knows_comes_newest_first_and_the_rest_behind_it() -> None:
    assert list(sessions(PUBLIC)) == [MIXED, OPEN]
    assert list(sessions(BELARUS)) == [MIXED, OPEN, KEPT]


def test_the_public_is_told_the_states_that_all_lists_tell() -> None:
    dials = Dials(NOW, NOW)
    assert read_as.states("session", "csto", dials, PUBLIC) == many.states([MIXED, OPEN], dials)


def test_what_was_entered_later_is_in_no_list_of_before() -> None:
    before = moment("2022-11-02T12:00")
    assert set(sessions(BELARUS, before)) == {OPEN}


def test_other_kinds_and_organisations_are_left_out() -> None:
    dials = Dials(NOW, NOW)
    assert read_as.states("plan", "csto", dials, BELARUS) == {}
    assert read_as.states("session", "osce", dials, BELARUS) == {}
