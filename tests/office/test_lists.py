"""Lists of dossiers: which the dials let through, in which order, narrowed by body, place, year, outlet and post."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest
from django.core.management import call_command
from django.db import connection

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report
from tests.office.test_told import outlet, publication
from travaux.broken_input import BrokenInput
from travaux.office import clock, desk, install, lists, present
from travaux.office.lists import Listing, Narrow, Order, listed
from travaux.office.pages import BadCursor, Page
from travaux.record.entry import Entry
from travaux.record.fold import Dials

NOW = 1_733_000_000
CSC, CFM = "csto/body/csc", "csto/body/cfm"
MINSK, ASTANA, BISHKEK = (f"csto/session/{place}" for place in ("minsk", "astana", "bishkek"))
DRAFT, OTHER = "csto/document/draft", "csto/document/other"
ZAS, POST = "world/person/zas", "csto/post/secretary-general"


def named(dossier: str, name: str) -> Entry:
    slug = dossier.replace("/", "-")
    fact = a_fact("named", dossier, "always", f"n-{slug}", value={"name": name, "language": "en"})
    return a_report(f"named-{slug}", fact, public="2000")


def told(entry_id: str, name: str, about: str | tuple[str, ...], on: str, public: str = "", **value: object) -> Entry:
    return a_report(entry_id, a_fact(name, about, on, value=value), public=public or on)


RECORD = (
    named(MINSK, "Session in Minsk"),
    named(ASTANA, "Astana session"),
    named(BISHKEK, "Bishkek session"),
    told("planned", "session scheduled", ASTANA, "2024-02-01", **{"for": "2024-11-28"}, place="Astana"),
    told("held", "session held", MINSK, "2023-11-23", bodies=[CSC, CFM], place="Minsk"),
    told("held-late", "session held", ASTANA, "2024-11-28", bodies=[CSC], place="Astana"),
    told("to-come", "session scheduled", BISHKEK, "2024-11-29", **{"for": "2099-11-27"}, bodies=[CSC], place="unknown"),
    told("drafted", "drafted", DRAFT, "2022-05-01", body=CSC),
    told("included", "item included", DRAFT, "2022-11-23", session=MINSK),
    told("drafted-2", "drafted", OTHER, "2023-05-01", body=CFM),
    told("met", "meeting held", "csto/meeting/x", "2023-03-01", participants=[ZAS], place="Yerevan"),
    told("office", "took office", (POST, ZAS), "2020-01-01"),
    outlet("belta"),
    outlet("udf", "relay"),
    publication("belta-1", "belta"),
    publication("udf-1", "udf"),
)


@pytest.fixture
def sessions(record: Place) -> Place:
    """Three sessions, two drafts, a meeting, a post-holder and two outlets with a publication each."""
    desk.load(RECORD, "desk", NOW)
    return record


def on(day: str, known: str = "") -> Dials:
    return Dials(a_day(day).hi, a_day(known or day).hi)


def slugs(page: Page[Listing]) -> list[str]:
    return [each.dossier.rpartition("/")[2] for each in page.items]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("name", ["astana", "bishkek", "minsk"]),
        ("newest", ["bishkek", "astana", "minsk"]),
        ("oldest", ["minsk", "astana", "bishkek"]),
    ],
)
def test_sessions_come_by_name_or_by_day_and_page_both_ways(sessions: Place, order: Order, found: list[str]) -> None:
    def page(cursor: str = "") -> Page[Listing]:
        return listed(Narrow(kind="session"), Dials(), order=order, limit=1, cursor=cursor)

    first = page()
    second = page(first.next)
    third = page(second.next)
    assert [*slugs(first), *slugs(second), *slugs(third)] == found
    assert (page(second.previous).items, first.total, third.next) == (first.items, 3, "")


def test_a_listing_tells_title_and_day(sessions: Place) -> None:
    (bishkek, astana, _) = listed(Narrow(kind="session"), Dials(), order="newest").items
    assert astana == Listing(ASTANA, "session", "csto", "Astana session", "2024-11-28T21:00:00+00:00")
    assert bishkek.ended == "2099-11-27T21:00:00+00:00", "what is only planned is ordered by the day it is planned for"


@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        (Narrow(kind="session", body=CSC), {"minsk", "astana", "bishkek"}),
        (Narrow(kind="session", body=CFM), {"minsk"}),
        (Narrow(kind="session", place="Astana"), {"astana"}),
        (Narrow(kind="session", place="unknown"), set()),
        (Narrow(kind="session", body=CSC, place="Minsk"), {"minsk"}),
        (Narrow(kind="session", year=2023), {"minsk"}),
        (Narrow(kind="session", year=2022), set()),
        (Narrow(kind="session", organisation="csto"), {"minsk", "astana", "bishkek"}),
        (Narrow(kind="session", organisation="eaeu"), set()),
        (Narrow(kind="document", body=CSC), {"draft"}),
        (Narrow(kind="document", session=MINSK), {"draft"}),
        (Narrow(session=MINSK), {"draft"}),
        (Narrow(kind="meeting", person=ZAS, place="Yerevan"), {"x"}),
        (Narrow(kind="person", post=POST), {"zas"}),
        (Narrow(kind="source", outlet="world/source/belta"), {"belta-1"}),
        (Narrow(kind="source", sort="relay"), {"udf"}),
    ],
)
@pytest.mark.parametrize("few", [0, 1_000])
def test_a_list_is_narrowed_by_what_the_record_tells(
    sessions: Place, monkeypatch: pytest.MonkeyPatch, narrow: Narrow, found: set[str], few: int
) -> None:
    monkeypatch.setattr(lists, "_FEW", few)
    page = listed(narrow, Dials())
    assert set(slugs(page)) == found
    assert page.total == len(found)


@pytest.mark.parametrize(
    ("dials", "found"),
    [
        (on("2023-11-22"), []),
        (on("2023-11-23"), ["minsk"]),
        (on("2024-02-01"), ["minsk", "astana"]),
        (on("2024-11-29", known="2024-01-31"), ["minsk"]),
        (on("2023-11-23", known="2024-11-29"), ["minsk"]),
        (Dials(at=3), []),
        (Dials(at=4), ["astana"]),
        (Dials(at=5), ["minsk", "astana"]),
        (Dials(10**40, 10**40, 10**40), ["minsk", "astana", "bishkek"]),
    ],
)
def test_a_dossier_is_listed_from_when_something_dated_is_told_of_it(
    sessions: Place, dials: Dials, found: list[str]
) -> None:
    assert slugs(listed(Narrow(kind="session"), dials, order="oldest")) == found


def test_what_has_a_name_alone_is_listed_by_its_name(record: Place) -> None:
    desk.load([named(CSC, "Council")], "desk", NOW)
    assert slugs(listed(Narrow(kind="body"), Dials())) == ["csc"]
    assert listed(Narrow(kind="body"), Dials()).items[0].ended is None
    assert listed(Narrow(kind="body"), on("1999-01-01")).items == ()


def test_what_is_withheld_is_in_no_list(record: Place) -> None:
    entry = a_report("r1", a_fact("session held", MINSK, value={"place": "Minsk"}), audience="members")
    desk.load([entry], "desk", NOW)
    assert present.read(MINSK, NOW) is not None, "it is on record"
    assert listed(Narrow(), Dials()) == Page((), total=0)
    assert lists.values("place", Dials(), Narrow()) == {}


def test_a_withdrawn_place_finds_nothing_any_more(record: Place) -> None:
    desk.load([told("r1", "session held", MINSK, "2023-11-23", place="Minsk")], "desk", NOW)
    corrected = a_report("r2", a_fact("session held", MINSK, ref="g", value={"place": "Gomel"}), corrects=("r1",))
    desk.load([corrected], "desk", NOW)
    assert lists.values("place", Dials(), Narrow(kind="session")) == {"Gomel": 1}


def test_values_to_choose_from_are_counted(sessions: Place) -> None:
    assert lists.values("body", Dials(), Narrow(kind="session")) == {CSC: 3, CFM: 1}
    assert lists.values("body", Dials(), Narrow()) == {CSC: 4, CFM: 2}
    assert lists.values("body", on("2023-11-23"), Narrow(kind="session")) == {CFM: 1, CSC: 1}
    assert lists.values("place", Dials(), Narrow(kind="session", body=CFM)) == {"Minsk": 1}


def test_next_and_latest_sessions_meet_at_the_day_of_the_dial(sessions: Place) -> None:
    now = Dials(clock.now(), clock.now())
    assert [each.dossier for each in lists.next_sessions(now)] == [BISHKEK]
    assert [each.dossier for each in lists.latest_sessions(now)] == [ASTANA, MINSK]
    assert [each.dossier for each in lists.latest_sessions(now, limit=1)] == [ASTANA]
    assert [each.dossier for each in lists.next_sessions(on("2024-02-01"))] == [ASTANA]
    assert lists.next_sessions(now, "eaeu") == ()


def test_a_session_is_planned_for_the_day_told_last_and_most_narrowly(record: Place) -> None:
    days = ("2024-11-28", "2024-12-05", "2024-12")
    desk.load(
        [
            told(f"r{place}", "session scheduled", ASTANA, "2024-02-01", **{"for": day})
            for place, day in enumerate(days)
        ],
        "desk",
        NOW,
    )
    assert listed(Narrow(), Dials()).items[0].ended == "2024-12-05T21:00:00+00:00"


@pytest.mark.parametrize(
    ("narrow", "order", "says"),
    [
        (Narrow(kind="sessions"), "name", "There is no kind of dossier 'sessions'. The kinds are organisation"),
        (Narrow(year=99_999), "name", "There is no year 99999 in this record"),
        (Narrow(year=-1), "name", "There is no year -1"),
        (Narrow(place="\0"), "name", "holds a character"),
        (Narrow(organisation="\ud800"), "name", "holds a character"),
        (Narrow(), "size", "No list is ordered by 'size'. Write one of name, newest, oldest"),
    ],
)
def test_what_no_list_has_is_refused(record: Place, narrow: Narrow, order: Order, says: str) -> None:
    with pytest.raises(BrokenInput, match=says):
        listed(narrow, Dials(), order=order)


def test_a_cursor_of_another_order_is_refused(sessions: Place) -> None:
    cursor = listed(Narrow(kind="session"), Dials(), limit=1).next
    with pytest.raises(BadCursor, match="another order"):
        listed(Narrow(kind="session"), Dials(), order="newest", cursor=cursor)


# --- kept in step ----------------------------------------------------------------------------------------------------

_KEPT = {
    "register_dossier": "dossier, title, newest, due, since, ended, began, told, learnt, entered, contested",
    "register_facet": "dossier, facet, value, kind",
    "register_remark": "position, speaker, lo, hi, begun, public, listed",
    "register_state": "dossier, state",
}


def kept() -> dict[str, list[tuple[object, ...]]]:
    with connection.cursor() as cursor:
        found = {}
        for table, columns in _KEPT.items():
            cursor.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - written here
            found[table] = sorted(cursor.fetchall())
    return found


def test_what_lists_need_made_anew_is_what_was_kept(sessions: Place) -> None:
    before = kept()
    assert all(before[table] for table in _KEPT if table != "register_remark")
    desk.rebuild(NOW)
    assert kept() == before


def test_a_record_of_an_earlier_version_is_brought_up_to_this_one(sessions: Place) -> None:
    before = slugs(listed(Narrow(kind="session", body=CFM), Dials()))
    call_command("migrate", "office", "0003", verbosity=0)
    assert not install.ready()
    install.make_ready()
    assert install.ready()
    assert slugs(listed(Narrow(kind="session", body=CFM), Dials())) == before == ["minsk"]
    assert present.read(MINSK, NOW) is not None
