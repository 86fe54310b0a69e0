"""Each table that lists are read from is compared with the log: a row changed, put or taken away is found, each by name."""

# ruff: noqa: ARG001, S608 - a fixture is asked for so that there is a record; statements are written here

from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import given, settings
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, Place, fresh
from tests.factories import a_day, a_fact, a_report
from tests.histories import histories
from tests.office import worlds
from tests.office.test_lists_walked import undone
from tests.office.test_register import EXAMPLES, a_soak
from travaux.office import desk, verify
from travaux.record.entry import Entry, Said

NOW = 1_764_000_000
MINSK, ZAS = worlds.MINSK, worlds.ZAS
RECORD = (
    a_report("r1", a_fact("named", MINSK, "always", "n", value={"name": "Session in Minsk", "language": "en"}), public="2000"),
    a_report("r2", a_fact("session held", MINSK, ref="a", value={"place": "Minsk", "bodies": [worlds.CSC]})),
    a_report("r3", a_fact("session held", MINSK, ref="b", value={"place": "Astana"}), chain=("belta",)),
    a_report("r4", a_fact("step taken", (worlds.DRAFT, MINSK), "2023-12", "s"), said=Said(by=ZAS, on=a_day("2024-01-02"))),
    a_report("r5", a_fact("step taken", worlds.OTHER, ref="w")),
    a_report("r6", corrects=("r5",), public="2024-02-01"),
    a_report("r7", a_fact("adopted", worlds.OTHER, ref="x"), audience="members"),
)  # fmt: skip
PUT_FACET = "INSERT INTO register_facet (dossier, facet, value, kind) VALUES ('csto/session/minsk', 'place', 'Sochi', 'session')"
PUT_REMARK = "INSERT INTO register_remark (position, speaker, lo, hi, begun, public, listed) VALUES (1, 'world/person/x', 0, 1, 0, 1, 0)"
PUT_FACT = (
    "INSERT INTO register_fact (dossier, name, keys, position, ref, lo, hi, perhaps_lo, known_lo, known_hi, closed, listed, "
    "words, at_lo, at_hi) SELECT dossier, name, keys, position, 'put', lo, hi, perhaps_lo, known_lo, known_hi, closed, "
    "listed, words, at_lo, at_hi FROM register_fact WHERE ref = 'a'"
)


@pytest.fixture(scope="module", params=VENDORS)
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    """A session with two places, a step that somebody told of, a withdrawn one, and an act for members alone.

    One record for all that is done to it: each test takes back what it did.
    """
    with django_db_blocker.unblock(), fresh(request.param, tmp_path_factory.mktemp("kept")) as place:
        desk.load(RECORD, "the secretariat", NOW)
        yield place


def faults() -> list[str]:
    """What is found when the register is compared with the log, as `travaux verify --register` does."""
    found = [*verify.register(), *verify.states(NOW), *verify.lists(NOW), *verify.search_index()]
    assert all(fault.where == "register" for fault in found)
    assert all(fault.what.endswith("run travaux rebuild") for fault in found)
    return [fault.what for fault in found]


def test_the_control_a_register_that_was_left_alone_is_sound(kept: Place) -> None:
    assert faults() == []
    assert verify.finding_aids() == []


TAMPERINGS = [
    # the fact table: what a fact says, and in whose dossier
    ("UPDATE register_fact SET name = 'step taken' WHERE ref = 'a'", "csto/session/minsk"),
    ("UPDATE register_fact SET keys = 'am' WHERE ref = 'a'", "csto/session/minsk"),
    ("UPDATE register_fact SET dossier = 'csto/session/astana' WHERE ref = 'a'", "csto/session/minsk"),
    ("DELETE FROM register_fact WHERE ref = 'a'", "csto/session/minsk"),
    (PUT_FACT, "csto/session/minsk"),
    # when it happened
    ("UPDATE register_fact SET hi = hi + 1 WHERE ref = 'a'", "csto/session/minsk"),
    ("UPDATE register_fact SET lo = lo - 1 WHERE ref = 's'", "csto/document/draft"),
    # until when it is told: a row closed early, or opened that was closed
    ("UPDATE register_fact SET at_hi = 3 WHERE ref = 'b'", "csto/session/minsk"),
    ("UPDATE register_fact SET known_hi = 1000000000000 WHERE ref = 'w' AND at_hi = 1000000000000", "csto/document/other"),
    # from when it is told
    ("UPDATE register_fact SET known_lo = known_lo - 1 WHERE ref = 'a'", "register_fact"),
    ("UPDATE register_fact SET perhaps_lo = perhaps_lo - 1 WHERE ref = 'a'", "register_fact"),
    # how lists meet it
    ("UPDATE register_fact SET listed = 3 WHERE ref = 'a'", "register_fact"),
    ("UPDATE register_fact SET listed = -1 WHERE ref = 'a'", "register_fact"),
    ("UPDATE register_fact SET closed = 1 WHERE ref = 'a'", "register_fact"),
    # what it was at an earlier length of the log
    ("UPDATE register_fact SET at_lo = 1 WHERE ref = 'a'", "register_fact"),
    ("DELETE FROM register_fact WHERE ref = 'w' AND at_hi < 1000000000000", "register_fact"),
    # remarks
    ("UPDATE register_remark SET speaker = 'world/person/masis'", "register_remark"),
    ("UPDATE register_remark SET hi = hi + 1", "register_remark"),
    ("UPDATE register_remark SET listed = 2", "register_remark"),
    ("DELETE FROM register_remark", "register_remark"),
    (PUT_REMARK, "register_remark"),
    # facets
    ("UPDATE register_facet SET value = 'Sochi' WHERE value = 'Minsk'", "register_facet"),
    ("UPDATE register_facet SET kind = 'meeting'", "register_facet"),
    ("DELETE FROM register_facet WHERE value = 'Astana'", "register_facet"),
    (PUT_FACET, "register_facet"),
    # dossiers
    *(
        (f"UPDATE register_dossier SET {change} WHERE dossier = 'csto/session/minsk'", "csto/session/minsk")
        for change in (
            "title = 'Session in Sochi'", "organisation = 'eaeu'", "kind = 'meeting'", "newest = 0", "since = since - 1",
            "ended = ended + 1", "began = 0", "told = 0", "learnt = 0", "entered = 0", "contested = 0", "due = due + 1",
        )
    ),
    ("DELETE FROM register_dossier WHERE dossier = 'csto/session/minsk'", "csto/session/minsk"),
    # states
    ("UPDATE register_state SET state = '{}' WHERE dossier = 'csto/session/minsk'", "csto/session/minsk"),
]  # fmt: skip


@pytest.mark.parametrize(("tampering", "where"), TAMPERINGS)
def test_a_row_that_was_changed_put_or_taken_away_is_found_and_rebuilding_mends_it(
    kept: Place, tampering: str, where: str
) -> None:
    with undone():
        with connection.cursor() as cursor:
            cursor.execute(tampering)
            assert cursor.rowcount >= 1, "the control: something was changed"
        found = faults()
        assert found, "nothing was found"
        assert any(where in what for what in found), found
        desk.rebuild(NOW)
        assert faults() == []


def test_a_state_taken_away_is_folded_and_no_fault(kept: Place) -> None:
    with undone(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_state")
        assert faults() == []


def test_what_time_has_overtaken_is_no_fault(record: Place) -> None:
    entry = a_report(
        "r1", a_fact("session held", MINSK, "2025-11-30", "a", value={"place": "Minsk"}), public="2025-01-01"
    )
    desk.load([entry], "desk", NOW)
    late = entry.facts[0].on.hi + 86_400
    assert verify.lists(late) == verify.states(late) == []
    desk.refresh(late)
    assert verify.lists(late) == verify.states(late) == []


@settings(a_soak, max_examples=EXAMPLES // 25)
@given(entries=worlds.worlds())
def test_no_random_world_is_found_at_fault(record: Place, entries: list[Entry]) -> None:
    with undone():
        for entry in entries:
            desk.load([entry], "desk", NOW)
        assert faults() == []


@settings(a_soak, max_examples=EXAMPLES // 25)
@given(entries=histories())
def test_no_random_history_is_found_at_fault(record: Place, entries: list[Entry]) -> None:
    with undone():
        desk.load(entries, "desk", NOW)
        assert faults() == []
