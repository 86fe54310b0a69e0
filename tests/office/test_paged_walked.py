"""Pages of facts, news and remarks, put together, are the whole list in its very order; and cost the same when it grows."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, Place, fresh
from tests.factories import a_day, a_fact, a_report, recorded
from tests.histories import DOSSIERS, histories, moments
from tests.office import worlds
from tests.office.test_lists_walked import undone
from tests.office.test_register import EXAMPLES, a_soak, dials
from tests.office.walks import items, there, walked
from travaux.office import closely, desk, freshness, home, lists, many, naming, paged, recent, scanning
from travaux.office.called import called
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.office.pages import Page
from travaux.office.searching import search
from travaux.record.contested import rivals_in
from travaux.record.entry import Entry, Said
from travaux.record.fold import Dials, Told, fold
from travaux.record.telling import FactCard

NOW = 1_764_000_000
some = settings(a_soak, max_examples=EXAMPLES // 20)
windows = st.tuples(st.none() | moments, st.none() | moments)


@contextmanager
def bounds(few: int, looked_at: int = 1_000, portion: int = 200) -> Iterator[None]:
    """From how many rows an index is walked, and how many are compared for a page."""
    before = scanning._FEW, scanning._FEW_NEWS, paged._LOOKED_AT, paged._PORTION
    scanning._FEW, scanning._FEW_NEWS = few, few  # type: ignore[misc]
    paged._LOOKED_AT, paged._PORTION = looked_at, portion  # type: ignore[misc]
    try:
        yield
    finally:
        scanning._FEW, scanning._FEW_NEWS, paged._LOOKED_AT, paged._PORTION = before  # type: ignore[misc]


def key(one: Told) -> tuple[int, int, int, str]:
    return one.hi, one.lo, one.position, one.fact.ref


def standing(entries: list[Entry], within: Dials) -> list[Told]:
    """What stands, by end, beginning, place in the log and name."""
    return sorted(fold(recorded(*entries), within).facts, key=key)


def in_window(one: Told, since: int | None, until: int | None) -> bool:
    return (since is None or one.hi > since) and (until is None or one.lo < until)


def single(read: Callable[[str], Page[FactCard]]) -> list[str]:
    """The addresses on pages of one fact, on which no fact can be moved behind another."""
    return [card.address for card in walked(read, 1)]


@pytest.fixture(scope="module", params=VENDORS)
def walking(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    """One empty record for all that is loaded and taken back."""
    with django_db_blocker.unblock(), fresh(request.param, tmp_path_factory.mktemp("walking")) as place:
        yield place


# --- the very order --------------------------------------------------------------------------------------------------


@some
@given(entries=histories(), asked=dials, window=windows, few=st.sampled_from((0, 5_000)), newest=st.booleans())
def test_facts_walked_there_and_back_stand_in_the_order_of_their_keys(
    record: Place,
    entries: list[Entry],
    asked: tuple[int, int, int],
    window: tuple[int | None, int | None],
    few: int,
    newest: bool,
) -> None:
    within, wanted = Dials(*asked), Asked(since=window[0], until=window[1])
    whole = [one.address for one in standing(entries, within) if in_window(one, *window)]
    with undone(), bounds(few):
        desk.load(entries, "desk", NOW, states=False)
        assert single(lambda c: paged.facts(wanted, within, newest=newest, limit=1, cursor=c)) == (
            whole[::-1] if newest else whole
        )


@some
@given(entries=histories(), since=dials, until=dials, few=st.sampled_from((0, 20_000)), newest=st.booleans())
def test_what_became_known_walked_there_and_back_is_what_stands_now_and_did_not(
    record: Place,
    entries: list[Entry],
    since: tuple[int, int, int],
    until: tuple[int, int, int],
    few: int,
    newest: bool,
) -> None:
    later = Dials(*until)
    with undone(), bounds(few):
        desk.load(entries, "desk", NOW, states=False)
        for before in (
            Dials(*since),
            replace(later, known=since[1]),
            replace(later, on=since[0]),
            replace(later, at=since[2]),
            later,
        ):
            stood = {one.address for one in standing(entries, before)}
            whole = [one.address for one in standing(entries, later) if one.address not in stood]
            found = single(lambda c, b=before: paged.became_known(Asked(), b, later, newest=newest, limit=1, cursor=c))
            assert found == (whole[::-1] if newest else whole), before


@some
@given(entries=histories(), asked=dials, few=st.sampled_from((0, 5_000)), limit=st.integers(1, 3), newest=st.booleans())
def test_remarks_walked_there_and_back_stand_in_the_order_of_saying(
    record: Place, entries: list[Entry], asked: tuple[int, int, int], few: int, limit: int, newest: bool
) -> None:
    within = Dials(*asked)
    told = {one.position for one in standing(entries, within)}
    spoken = [(one.position, one.entry) for one in recorded(*entries) if one.entry.said and one.position in told]
    whole = [entry.id for position, entry in sorted(spoken, key=said_by)]
    with undone(), bounds(few):
        desk.load(entries, "desk", NOW, states=False)
        read = walked(lambda c: paged.remarks(Asked(), within, newest=newest, limit=limit, cursor=c), limit)
        assert [one.entry for one in read] == (whole[::-1] if newest else whole)


def said_by(one: tuple[int, Entry]) -> tuple[int, int, int]:
    """When it was said; of what has no such day, when the first of its facts happened."""
    position, entry = one
    hi, lo = min((fact.on.hi, fact.on.lo) for fact in entry.facts)
    return hi, lo, position


@some
@given(
    entries=histories(),
    asked=dials,
    dossier=st.sampled_from(("", *DOSSIERS)),
    portion=st.integers(1, 3),
    limit=st.integers(1, 3),
)
def test_contested_facts_are_all_found_however_few_are_looked_at_for_a_page(
    record: Place, entries: list[Entry], asked: tuple[int, int, int], dossier: str, portion: int, limit: int
) -> None:
    within = Dials(*asked)
    folded = fold(recorded(*entries), within)
    there_stand = {one.address for one in folded.facts}
    excluded = {
        address for each in DOSSIERS for address, others in rivals_in(folded, each).items() if there_stand & set(others)
    }
    whole = {one.address for one in folded.facts if one.address in excluded and dossier in {"", *one.fact.about}}
    with undone(), bounds(5_000, 2 * portion, portion):
        desk.load(entries, "desk", NOW, states=False)
        pages = there(lambda c: paged.facts(Asked(about=dossier, contested=True), within, limit=limit, cursor=c))
        assert all(len(page.items) <= limit for page in pages)
        found = [card.address for card in items(pages)]
        assert len(found) == len(set(found))
        assert set(found) == whole


@some
@given(entries=worlds.worlds(), asked=dials, limit=st.integers(1, 3))
def test_what_was_learnt_walked_there_and_back_is_the_log_turned_round(
    record: Place, entries: list[Entry], asked: tuple[int, int, int], limit: int
) -> None:
    within = replace(Dials(*asked), at=10**9)
    told = sorted(fold(recorded(*entries), within).facts, key=lambda one: (one.position, one.fact.ref), reverse=True)
    with undone():
        desk.load(entries, "desk", NOW, states=False)
        for about in (worlds.DRAFT, worlds.MINSK):
            read = walked(lambda c, a=about: recent.learnt(within, about=a, limit=limit, cursor=c), limit)
            assert [one.card.address for one in read] == [one.address for one in told if about in one.fact.about]


# --- widths ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("public", ["2020-01-01", "2023-03-01", "2029-01-01"])
@pytest.mark.parametrize("inside", ["its first second", "its last second", "after it"])
@pytest.mark.parametrize(
    "on",
    [
        "2023-03-01T10:00",
        "2023-03-01",
        # two days and three, two months and a day more, two years and a day more: on either side of each width
        "2023-03-01/2023-03-02",
        "2023-03-01/2023-03-03",
        "2023-03-01/2023-05-01",
        "2023-03-01/2023-05-02",
        "2023-03-01/2025-03-09",
        "2023-03-01/2025-03-10",
        "202X",
        "../2023-03-01",
        "2023-03-01/..",
        "unknown",
    ],
)
def test_a_fact_is_walked_to_from_its_first_second_on_however_wide_it_is(
    walking: Place, on: str, inside: str, public: str
) -> None:
    when, told = a_day(on), a_day(public)
    moment = {"its first second": when.lo + 1, "its last second": when.hi - 1, "after it": when.hi}[inside]
    fact = a_fact("step taken", worlds.DRAFT, on, "f")
    with undone(), bounds(0):
        desk.load([a_report("r", fact, public=public, said=Said(by=worlds.ZAS, on=when))], "desk", NOW, states=False)
        for within in (Dials(moment, told.hi), Dials(moment, 10**11)):
            assert [card.address for card in paged.facts(Asked(), within).items] == ["r#f"]
            assert [card.address for card in paged.facts(Asked(name="step taken"), within, newest=True).items] == [
                "r#f"
            ]
            assert [one.entry for one in paged.remarks(Asked(), within).items] == ["r"]
            assert paged.became_known(Asked(), Dials(moment, told.hi - 1), within).items != ()
        for shut in (Dials(when.lo, 10**11), Dials(moment, told.hi - 1), Dials(moment, told.hi, 0)):
            assert paged.facts(Asked(), shut).items == paged.remarks(Asked(), shut).items == ()


# --- windows ---------------------------------------------------------------------------------------------------------

MARCH = a_day("2023-03")


@pytest.mark.parametrize(
    ("on", "since", "until", "found"),
    [
        # [since, until) holds what may lie in it
        ("2023-03-10", MARCH.lo, MARCH.hi, True),
        ("2023", MARCH.lo, MARCH.hi, True),
        ("202X", MARCH.lo, MARCH.hi, True),
        ("unknown", MARCH.lo, MARCH.hi, True),
        # what ends as it begins, and what begins as it ends, lies outside
        ("2023-02-28", MARCH.lo, MARCH.hi, False),
        ("2023-04-01", MARCH.lo, MARCH.hi, False),
        ("2023-03-01", MARCH.lo, MARCH.hi, True),
        ("2023-03-31", MARCH.lo, MARCH.hi, True),
        # one end alone
        ("2023-04-01", MARCH.lo, None, True),
        ("2023-02-28", MARCH.lo, None, False),
        ("2023-02-28", None, MARCH.lo, True),
        ("2023-03-01", None, MARCH.lo, False),
        # an empty window, and one turned round, hold only what surrounds them
        ("2023-03-10", MARCH.hi, MARCH.lo, False),
        ("2023", MARCH.hi, MARCH.lo, True),
        # what has no day lies in no window that begins
        ("always", MARCH.lo, None, False),
        ("always", None, MARCH.hi, True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("few", [0, 5_000])
def test_a_window_holds_what_may_lie_in_it(
    record: Place, on: str, since: int | None, until: int | None, found: bool, few: int
) -> None:
    desk.load([a_report("r", a_fact("step taken", worlds.DRAFT, on), said=Said(by=worlds.ZAS))], "desk", NOW)
    wanted = Asked(since=since, until=until)
    with bounds(few):
        assert bool(paged.facts(wanted, Dials()).items) is found
        assert bool(paged.facts(replace(wanted, about=worlds.DRAFT), Dials()).items) is found
        assert bool(paged.remarks(wanted, Dials()).items) is found
        assert bool(paged.timeline(wanted, Dials()).items) is (found and on != "always")


def test_a_page_taken_before_new_entries_came_leads_on_without_loss_or_repetition(record: Place) -> None:
    def step(number: int, day: int) -> Entry:
        return a_report(f"r{number}", a_fact("step taken", worlds.DRAFT, f"2023-03-{day:02}", "f"))

    desk.load([step(day, day) for day in range(2, 12, 2)], "desk", NOW)
    first = paged.facts(Asked(), Dials(), limit=2)
    desk.load([step(100, 3), step(101, 7)], "desk", NOW)
    rest = items(there(lambda c: paged.facts(Asked(), Dials(), limit=2, cursor=c or first.next)))
    assert [card.address for card in (*first.items, *rest)] == ["r2#f", "r4#f", "r6#f", "r101#f", "r8#f", "r10#f"]


# --- what it costs ---------------------------------------------------------------------------------------------------


def grown(first: int, end: int) -> list[Entry]:
    """Sessions, each with a name, a place, a step that follows, and a speaker; two of three contradict each other."""
    found = []
    for number in range(first, end):
        about = f"csto/session/s{number:03}"
        named = a_fact("named", about, "always", "n", value={"name": f"Session {number}", "language": "en"})
        held = a_fact("session held", about, "2023-11-23", "h", value={"place": "Minsk", "bodies": [worlds.CSC]})
        other = a_fact("session held", about, "2023-11-23", "o", value={"place": "Astana"})
        step = a_fact("step taken", (worlds.DRAFT,), "2023-12-01", "s", after=(f"a{number}#h",))
        found += [
            a_report(f"a{number}", named, held, said=Said(by=worlds.ZAS)),
            a_report(f"b{number}", other, step, chain=("belta",)),
        ]
    return found


SESSIONS = tuple(f"csto/session/s{number:03}" for number in range(8))
READINGS: dict[str, Callable[[], object]] = {
    "dossiers": lambda: lists.listed(Narrow(kind="session", place="Minsk", year=2023), Dials(), limit=8),
    "dossiers, newest": lambda: lists.listed(Narrow(), Dials(), order="newest", limit=8),
    "values": lambda: lists.values("place", Dials(), Narrow(kind="session")),
    "latest sessions": lambda: lists.latest_sessions(Dials()),
    "facts": lambda: paged.facts(Asked(), Dials(), limit=8),
    "facts of a kind": lambda: paged.facts(Asked(name="session held"), Dials(), limit=8),
    "contested": lambda: paged.facts(Asked(contested=True), Dials(), limit=8),
    "timeline": lambda: paged.timeline(Asked(), Dials(), newest=True, limit=8),
    "remarks": lambda: paged.remarks(Asked(), Dials(), limit=8),
    "became known": lambda: paged.became_known(Asked(), Dials(known=0), Dials(), limit=8),
    "learnt": lambda: recent.learnt(Dials(), organisation="csto", limit=8),
    "numbers": lambda: home.numbers(Dials()),
    "contested at home": lambda: home.contested(Dials(), limit=3),
    "changes": lambda: home.changes(Dials(), limit=8),
    "titles": lambda: many.titles(SESSIONS),
    "states": lambda: many.states(SESSIONS, Dials(NOW, NOW)),
    "states of another day": lambda: many.states(SESSIONS, Dials(a_day("2023-11-24").hi, NOW)),
    "names": lambda: called(SESSIONS, "en"),
    "naming": lambda: naming.naming(SESSIONS[0], Dials()),
    "fact": lambda: closely.fact("a1#h", Dials()),
    "freshness": lambda: freshness.of_record(NOW),
    "search": lambda: search("Minsk session", Dials()),
}


def questions(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        read()
    return len(asked)


def test_no_reading_asks_the_database_more_when_the_record_grows(record: Place) -> None:
    desk.load(grown(0, 12), "desk", NOW)
    few = {name: questions(read) for name, read in READINGS.items()}
    desk.load(grown(12, 60), "desk", NOW)
    more = {name: questions(read) for name, read in READINGS.items()}
    slack = {"search": 6}  # up to 200 candidates are looked at, ever twice as many in a round
    assert {name: (few[name], more[name]) for name in READINGS if more[name] > few[name] + slack.get(name, 0)} == {}
    assert max(few.values()) <= 40


def test_the_control_a_reading_that_asks_for_each_is_found_out(record: Place) -> None:
    desk.load(grown(0, 12), "desk", NOW)
    every = [f"csto/session/s{number:03}" for number in range(12)]
    one_by_one = questions(lambda: [many.states([each], Dials()) for each in every])
    assert one_by_one >= 12 > questions(lambda: many.states(every, Dials()))
