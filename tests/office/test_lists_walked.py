"""Lists of dossiers are what going through all facts gives: for every order, filter, dial and length of page."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report, recorded
from tests.office import worlds
from tests.office.naive_lists import NaiveLists, listings
from tests.office.test_register import EXAMPLES, a_soak
from tests.office.walks import items, there, walked
from travaux.office import desk, home, lists, present
from travaux.office.lists import Facet, Narrow, Order, listed
from travaux.office.pages import BadLimit
from travaux.record.entry import Entry
from travaux.record.fold import Dials
from travaux.record.times import BEGINNING

NOW = 1_764_000_000
some = settings(a_soak, max_examples=EXAMPLES // 10 if EXAMPLES > 200 else 10)
orders = st.sampled_from(("name", "newest", "oldest"))
NARROWS = (
    Narrow(),
    *(Narrow(kind=kind) for kind in ("session", "document", "meeting", "person", "source", "post", "body", "roll")),
    *(Narrow(kind="session", body=body) for body in (worlds.CSC, worlds.CFM)),
    *(Narrow(kind="session", place=place) for place in ("Minsk", "Astana", "Sochi", "minsk", "unknown")),
    *(Narrow(year=year) for year in (1999, 2022, 2023, 2024)),
    Narrow(kind="session", year=2023, organisation="csto"),
    Narrow(organisation="eaeu"),
    Narrow(organisation="world", kind="person"),
    Narrow(kind="session", body=worlds.CSC, place="Minsk"),
    Narrow(kind="session", organisation="eaeu", place="Astana", body=worlds.CFM),
    Narrow(body=worlds.CSC),
    Narrow(kind="document", session=worlds.MINSK),
    Narrow(session=worlds.ASTANA, body=worlds.CSC),
    Narrow(kind="meeting", person=worlds.MASIS, place="Minsk"),
    Narrow(kind="person", post=worlds.POST),
    Narrow(kind="source", outlet=worlds.TASS, read="whole"),
    Narrow(kind="source", sort="agency"),
    Narrow(kind="person", place="Minsk"),
)


@st.composite
def dials(draw: st.DrawFn) -> Dials:
    """The dials of a reader: both moments now and then wide open."""
    ends = (NOW, 10**13)
    on, known = (draw(worlds.moments | st.sampled_from(ends)) for _ in range(2))
    return Dials(on, known, draw(st.integers(0, 13) | st.just(10**13)))


def bounded(entries: list[Entry]) -> NaiveLists:
    return NaiveLists(recorded(*entries), NOW)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is loaded inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def load(entries: list[Entry], *, one_by_one: bool = False, states: bool = True) -> None:
    for batch in [[entry] for entry in entries] if one_by_one else [entries]:
        desk.load(batch, "the secretariat", NOW, states=states)


@contextmanager
def few(count: int) -> Iterator[None]:
    """Up to so many dossiers that a facet finds are looked up; where there are more, the list is walked."""
    before = lists._FEW
    lists._FEW = count  # type: ignore[misc]
    try:
        yield
    finally:
        lists._FEW = before  # type: ignore[misc]


# --- against the plain reading ---------------------------------------------------------------------------------------

questions = st.lists(st.tuples(st.sampled_from(NARROWS), dials(), orders, st.integers(1, 5)), min_size=6, max_size=6)


@some
@given(entries=worlds.worlds(), one_by_one=st.booleans(), looked_up=st.sampled_from((0, 1_000)), asked=questions)
def test_a_list_walked_there_and_back_is_the_plain_list_sorted_and_filtered(
    record: Place,
    entries: list[Entry],
    one_by_one: bool,
    looked_up: int,
    asked: list[tuple[Narrow, Dials, Order, int]],
) -> None:
    with undone(), few(looked_up):
        load(entries, one_by_one=one_by_one)
        plain = bounded(entries)
        for narrow, within, order, limit in asked:
            wanted = listings(plain.listed(narrow, within, order))
            read = walked(
                lambda cursor, n=narrow, d=within, o=order, m=limit: listed(n, d, order=o, limit=m, cursor=cursor),
                limit,
            )
            assert read == wanted, (narrow, within, order)
            assert listed(narrow, within, order=order).total == len(wanted)


facets = st.sampled_from(("body", "session", "place", "outlet", "read", "sort", "post", "person"))


@some
@given(
    entries=worlds.worlds(),
    asked=st.lists(st.tuples(facets, st.sampled_from(NARROWS), dials()), min_size=6, max_size=6),
)
def test_values_to_choose_from_are_those_of_the_plain_list(
    record: Place, entries: list[Entry], asked: list[tuple[Facet, Narrow, Dials]]
) -> None:
    with undone():
        load(entries)
        for facet, narrow, within in asked:
            found = lists.values(facet, within, narrow)
            assert found == bounded(entries).values(facet, narrow, within), (facet, narrow, within)
            assert list(found.items()) == sorted(found.items(), key=lambda one: (-one[1], one[0]))


@some
@given(entries=worlds.worlds(), within=dials(), organisation=st.sampled_from(("", "csto", "eaeu", "osce")))
def test_sessions_before_and_behind_the_dial_are_those_of_the_plain_list(
    record: Place, entries: list[Entry], within: Dials, organisation: str
) -> None:
    with undone():
        load(entries)
        sessions = bounded(entries).listed(Narrow(kind="session", organisation=organisation), within, "oldest")
        dated = [one for one in sessions if one.ended != BEGINNING]
        after = [one for one in dated if one.ended > within.on]
        before = [one for one in dated if one.ended <= within.on]
        assert list(lists.next_sessions(within, organisation)) == listings(after)[:5]
        assert list(lists.latest_sessions(within, organisation)) == listings(before)[::-1][:5]
        assert list(lists.next_sessions(within, organisation, 1)) == listings(after)[:1]


@some
@given(entries=worlds.worlds(), within=dials())
def test_a_record_is_counted_as_the_plain_list_is_long(record: Place, entries: list[Entry], within: Dials) -> None:
    with undone():
        load(entries)
        kinds = [one.listing.kind for one in bounded(entries).every(within)]
        told = home.numbers(within)
        assert told.dossiers == {kind: kinds.count(kind) for kind in set(kinds)}
        assert list(told.dossiers) == sorted(told.dossiers)
        assert told.entries == min(within.at, len(entries))


@some
@given(entries=worlds.worlds(), within=dials())
def test_a_list_left_for_later_is_that_of_a_record_refreshed_but_for_titles(
    record: Place, entries: list[Entry], within: Dials
) -> None:
    with undone():
        load(entries, states=False)
        before = {
            one.dossier: one.ended for one in items(there(lambda cursor: listed(Narrow(), within, cursor=cursor)))
        }
        desk.refresh(NOW)
        after = listed(Narrow(), within, limit=500).items
        assert before == {one.dossier: one.ended for one in after}
        assert list(after) == listings(bounded(entries).listed(Narrow(), within))


# --- order -----------------------------------------------------------------------------------------------------------


def called(slug: str, name: str, language: str = "en", form: str = "") -> Entry:
    value = {"name": name, "language": language, **({"form": form} if form else {})}
    fact = a_fact("named", f"csto/document/{slug}", "always", "n", value=value)
    return a_report(f"named-{slug}-{name}-{language}-{form}", fact, public="2000")


def test_equal_titles_stand_by_the_names_of_their_dossiers_and_no_page_loses_one(record: Place) -> None:
    slugs = [f"d{number}" for number in (3, 1, 10, 2, 4, 20)]
    desk.load([called(slug, "Budget") for slug in slugs], "desk", NOW)
    for limit in range(1, 7):
        read = walked(lambda cursor, m=limit: listed(Narrow(), Dials(), limit=m, cursor=cursor), limit)
        assert [one.dossier for one in read] == sorted(f"csto/document/{slug}" for slug in slugs)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_equal_days_stand_by_the_names_of_their_dossiers(record: Place, order: Order) -> None:
    slugs = [f"s{number}" for number in range(7)]
    desk.load([a_report(f"r-{one}", a_fact("drafted", f"csto/document/{one}", "2023")) for one in slugs], "d", NOW)
    for limit in (1, 2, 3):
        read = walked(lambda cursor, m=limit: listed(Narrow(), Dials(), order=order, limit=m, cursor=cursor), limit)
        found = [one.dossier.rpartition("/")[2] for one in read]
        assert found == (slugs[::-1] if order == "newest" else slugs)


@pytest.mark.parametrize(
    ("names", "title"),
    [
        # English stands before another language, whatever its form
        ([("Бюджет", "ru", "title"), ("Budget", "en", "nickname")], "Budget"),
        # a title before a short name, whichever was told first
        ([("Short", "en", "short"), ("Title", "en", "title")], "Title"),
        ([("Title", "en", "title"), ("Short", "en", "short")], "Title"),
        # of equals the newest
        ([("First", "en", "title"), ("Second", "en", "title")], "Second"),
        # no language counts as English does
        ([("Bare", "", ""), ("Kahlen", "de", "title")], "Bare"),
        # what has a name in another language alone goes by that
        ([("Бюджет", "ru", "title")], "Бюджет"),
        # an abbreviation is better than nothing
        ([("BGT", "en", "abbreviation")], "BGT"),
        # without a name, the slug
        ([], "budget"),
    ],
)  # fmt: skip
def test_a_dossier_is_listed_under_its_best_name(record: Place, names: list[tuple[str, str, str]], title: str) -> None:
    desk.load(
        [a_report("r", a_fact("drafted", "csto/document/budget")), *(called("budget", *one) for one in names)], "d", NOW
    )
    (one,) = listed(Narrow(), Dials()).items
    assert one.title == title
    assert one.title == present.read(one.dossier, NOW).title  # type: ignore[union-attr]


# --- when a dossier is shown -----------------------------------------------------------------------------------------

DOC = "csto/document/budget"


@pytest.mark.parametrize(
    ("on", "known", "at", "shown"),
    [
        # the moment in which a day begins is not in it yet
        ("2023-11-23", "2024", 9, True),
        ("2023-11-22", "2024", 9, False),
        # what was published on a day may be known by the end of it, and not by the end of the day before
        ("2024", "2023-12-01", 9, True),
        ("2024", "2023-11-30", 9, False),
        # the length of the log at which the entry stands in it
        ("2024", "2024", 2, True),
        ("2024", "2024", 1, False),
        # a name alone shows nothing that has a day
        ("1990", "1990", 9, False),
    ],
)  # fmt: skip
def test_a_dossier_is_shown_from_each_dial_s_own_moment_on(
    record: Place, on: str, known: str, at: int, shown: bool
) -> None:
    desk.load([called("budget", "Budget"), a_report("r", a_fact("drafted", DOC), public="2023-12-01")], "desk", NOW)
    found = listed(Narrow(), Dials(a_day(on).hi, a_day(known).hi, at)).items
    assert bool(found) is shown


@pytest.mark.parametrize("beside", [0, 1, -1])
def test_a_year_ends_with_its_last_second(record: Place, beside: int) -> None:
    new_year = a_day("2024-01-01T03:00").lo
    fact = a_fact("drafted", DOC, "2023-06-01")
    desk.load([a_report("r", fact)], "desk", NOW)
    with undone():
        present.refresh([DOC], NOW)
        set_ended(new_year + beside)
        years = [year for year in (2022, 2023, 2024) if listed(Narrow(year=year), Dials()).items]
    assert years == ([2024] if beside > 0 else [2023])


def set_ended(moment: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_dossier SET ended = %s", [moment])


@pytest.mark.parametrize("limit", [0, -1, 501, 10**30])
def test_a_list_has_pages_of_one_to_five_hundred(sqlite_record: Place, limit: int) -> None:
    with pytest.raises(BadLimit, match=f"A page cannot have {limit} items: write a number from 1 to 500"):
        listed(Narrow(), Dials(), limit=limit)


def test_a_total_is_told_up_to_a_thousand_and_not_beyond(sqlite_record: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_COUNTED", 3)
    for count, total in ((3, 3), (4, None)):
        desk.load([called(f"d{number}", "Draft") for number in range(count)], "desk", NOW)
        assert listed(Narrow(), Dials(), limit=1).total == total
