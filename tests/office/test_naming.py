"""What is told at a session or meeting, and put before it, is found under the dials and never beyond what is public."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from zoneinfo import ZoneInfo

import pytest

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report
from travaux.office import desk, naming
from travaux.office.pages import Unreadable
from travaux.record.entry import Entry, Said
from travaux.record.fold import Dials
from travaux.record.times import end_of

NOW = 1_764_000_000
ZONE = ZoneInfo("Europe/Moscow")
SESSION, DOCUMENT, OTHER = "csto/session/s", "csto/document/d", "csto/document/e"
SPEAKER = "world/person/zas"


def at(on: str = "2025-01-01", known: str = "2025-01-01") -> Dials:
    return Dials(end_of(on, ZONE), end_of(known, ZONE), 10**6)


def said(entry_id: str, public: str = "2023-11-23", where: str = SESSION) -> Entry:
    """A report of what somebody said at the session about something else."""
    speech = Said(by=SPEAKER, on=a_day("2023-11-23"), at=where)
    return a_report(entry_id, a_fact("regarded as ally", ref="f1", value={"extent": "now"}), public=public, said=speech)


def put(entry_id: str, session: str = SESSION, public: str = "2023-11-23") -> Entry:
    """A report that the document was before the session."""
    return a_report(entry_id, a_fact("tabled", DOCUMENT, value={"session": session}), public=public)


def test_what_was_said_there_is_found_also_where_it_is_about_something_else(record: Place) -> None:
    desk.load([said("r1"), said("r2", where="csto/session/t")], "desk", NOW)
    found = naming.said_at(SESSION, naming.naming(SESSION, at()))
    assert [one.address for one in found] == ["r1#f1"]


def test_what_is_about_the_session_itself_is_not_told_twice(record: Place) -> None:
    topic = a_fact("topic discussed", SESSION, value={"topic": "the situation"})
    speech = Said(by=SPEAKER, on=a_day("2023-11-23"), at=SESSION)
    desk.load([a_report("r1", topic, said=speech)], "desk", NOW)
    told = naming.naming(SESSION, at())
    assert [one.address for one in told] == ["r1#f1"]
    assert naming.said_at(SESSION, told) == ()


def test_a_document_that_names_the_session_was_before_it(record: Place) -> None:
    desk.load([put("r1"), put("r2", session="csto/session/t")], "desk", NOW)
    before = naming.put_before(SESSION, naming.naming(SESSION, at()))
    assert {document: [one.address for one in facts] for document, facts in before.items()} == {DOCUMENT: ["r1#f1"]}


def test_a_fact_beside_one_that_names_the_session_puts_nothing_before_it(record: Place) -> None:
    other = a_fact("drafted", OTHER, ref="f2")
    desk.load([a_report("r1", a_fact("tabled", DOCUMENT, value={"session": SESSION}), other)], "desk", NOW)
    told = naming.naming(SESSION, at())
    assert {one.ref for one in told} == {"f1", "f2"}
    assert list(naming.put_before(SESSION, told)) == [DOCUMENT]


@pytest.mark.parametrize(
    ("dials", "count"),
    [
        (at(), 1),
        (at(known="2023-11-22"), 0),
        (at(on="2023-11-22"), 0),
        (Dials(end_of("2025-01-01", ZONE), end_of("2025-01-01", ZONE), 0), 0),
    ],
)
def test_both_dials_and_the_place_in_the_log_bound_what_is_found(record: Place, dials: Dials, count: int) -> None:
    desk.load([put("r1")], "desk", NOW)
    assert len(naming.naming(SESSION, dials)) == count


def test_a_restricted_report_is_not_found(record: Place) -> None:
    desk.load([put("r1"), a_report("r2", a_fact("tabled", OTHER, value={"session": SESSION}))], "desk", NOW)
    assert len(naming.naming(SESSION, at())) == 2
    hidden = a_report("r3", a_fact("drafted", SESSION.replace("session", "document")), audience="secretariat")
    desk.load([hidden], "desk", NOW)
    assert naming.naming("csto/document/s", at()) == ()


def test_a_name_that_no_database_can_compare_is_refused(record: Place) -> None:
    with pytest.raises(Unreadable, match="no name on record"):
        naming.naming("csto/session/\0", at())


def test_outlets_stand_for_their_publications(record: Place) -> None:
    outlet = a_fact("outlet registered", "world/source/tass", "always", value={"title": "TASS", "sort": "agency"})
    page = a_fact("source registered", "world/source/tass-1", "always", value={"outlet": "world/source/tass"})
    desk.load(
        [
            a_report("outlet/tass", outlet),
            a_report("source/tass-1", page),
            a_report("r1", a_fact(), chain=("tass-1", "relay")),
        ],
        "desk",
        NOW,
    )
    assert naming.outlets_of(["r1#f1"]) == {"r1#f1": ("world/source/tass", "world/source/relay")}
    assert naming.outlets_of(["r9#f1"]) == {}
