"""Titles and states of many dossiers at once are those of each asked for by itself, and tell of nothing withheld."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Sequence

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report
from tests.histories import DOSSIERS, histories, moments
from tests.office.test_register import EXAMPLES, a_soak, dials, loaded
from travaux.decision.situation import DossierState
from travaux.office import answers, clock, desk, many, present
from travaux.record.entry import Entry
from travaux.record.fold import Dials

NOW = 1_733_000_000
#: Each example is a record of its own, read in many ways: fewer than of the register's own tests.
some = settings(a_soak, max_examples=max(20, EXAMPLES // 10))
AM, SESSION = "csto/member/am", "csto/session/csc-2023-11-23"


def shown(dossiers: Sequence[str], within: Dials) -> dict[str, DossierState]:
    """The states one by one, as a reader of single dossiers meets them."""
    found = {}
    for dossier in dossiers:
        try:
            found[dossier] = answers.show(dossier, within).state
        except answers.NoSuchDossier:
            continue
    return found


@some
@given(entries=histories(), one_by_one=st.booleans(), asked=st.lists(dials, min_size=3, max_size=3), now=moments)
def test_states_of_many_are_those_of_each(
    record: Place,
    entries: list[Entry],
    one_by_one: bool,
    asked: list[tuple[int, int, int]],
    now: int,
) -> None:
    with loaded(entries, one_by_one=one_by_one):
        desk.refresh(now)
        for on, known, at in [*asked, (now, now, 10**9), (clock.now(), clock.now(), 10**9)]:
            within = Dials(on, known, at)
            assert many.states(DOSSIERS, within) == shown(DOSSIERS, within)


def reported(count: int) -> list[str]:
    members = [f"csto/member/m{number}" for number in range(count)]
    desk.load([a_report(f"r{number}", a_fact(about=member)) for number, member in enumerate(members)], "desk", NOW)
    return members


def questions(dossiers: Sequence[str], within: Dials) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert len(many.states(dossiers, within)) == len(dossiers)
    return len(asked)


def test_many_states_take_no_more_questions_than_few(record: Place) -> None:
    members = reported(200)
    for within in (Dials(clock.now(), clock.now()), Dials(a_day("2024-01-01").hi, clock.now())):
        assert questions(members, within) == questions(members[:2], within) <= 4


def test_a_state_that_still_holds_is_read_and_not_folded(record: Place) -> None:
    members = reported(1)
    written = "UPDATE register_state SET state = replace(state, 'participation resumed', 'as the register has it')"
    with connection.cursor() as cursor:
        cursor.execute(written)
    reads = Dials(clock.now(), clock.now())
    assert "as the register has it" in str(many.states(members, reads))
    for folds in (Dials(a_day("2023-11-01").lo, clock.now()), Dials(clock.now(), clock.now(), 0)):
        assert "as the register has it" not in str(many.states(members, folds))


def test_a_state_that_was_left_for_later_is_folded(record: Place) -> None:
    desk.load([a_report("r1", a_fact())], "desk", NOW, states=False)
    within = Dials(clock.now(), clock.now())
    assert many.states([AM], within) == shown([AM], within) != {}


def test_what_is_not_on_record_has_no_state_and_no_title(record: Place) -> None:
    desk.load([a_report("r1", a_fact())], "desk", NOW)
    names = [AM, "csto/member/nobody", "no dossier", "csto/member/a\0", "csto/member/Ж", AM]
    assert list(many.states(names, Dials())) == [AM]
    assert many.titles(names) == {AM: "am"}
    assert many.titles([]) == {}


def test_a_title_is_told_from_when_something_was_public(record: Place) -> None:
    named = a_fact("named", SESSION, "always", value={"name": "Session in Minsk", "language": "en"})
    entry = a_report("r1", named, public="2023-11-23")
    desk.load([entry], "desk", NOW)
    assert many.titles([SESSION], now=entry.public.lo) == {}
    assert many.titles([SESSION], now=entry.public.hi) == {SESSION: "Session in Minsk"}


def test_nothing_tells_of_a_dossier_that_is_withheld(record: Place) -> None:
    desk.load([a_report("r1", a_fact(about=SESSION, name="session held"), audience="members")], "desk", NOW)
    assert present.read(SESSION, NOW) is not None, "it is on record"
    assert many.titles([SESSION]) == {}
    assert many.states([SESSION], Dials()) == many.states([SESSION], Dials(clock.now(), clock.now())) == {}


def test_titles_take_one_question_for_five_hundred(record: Place) -> None:
    members = reported(600)
    with CaptureQueriesContext(connection) as asked:
        assert len(many.titles(members)) == 600
    assert len(asked) == 2
