"""A record of an earlier version, at whichever step: brought forward it holds all that it held, and says the same."""

# ruff: noqa: ARG001, S608 - a fixture is asked for so that there is a record; statements are written here

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseError

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report
from tests.office import worlds
from travaux.office import answers, desk, home, install, lists, many, paged, present, seals, verify
from travaux.office.called import called
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.office.searching import search
from travaux.record.entry import Said
from travaux.record.fold import Dials

NOW = 1_764_000_000
STEPS = ("0003_register", "0004_lists", "0005_search", "0006_lists_by_kind")
LEDGER = (
    "ledger_entry",
    "ledger_filing",
    "ledger_tie",
    "ledger_ref",
    "ledger_opening",
    "ledger_head",
    "ledger_checkpoint",
)
REGISTER = {
    "register_fact": "dossier, name, keys, position, ref, lo, hi, perhaps_lo, known_lo, known_hi, closed, listed, words, at_lo, at_hi",
    "register_dossier": "dossier, organisation, kind, title, newest, ended, began, told, learnt, entered, contested",
    "register_state": "dossier, state",
    "register_facet": "dossier, facet, value, kind",
    "register_remark": "position, speaker, lo, hi, begun, public, listed",
    "register_word": "word, dossier",
    "register_name": "word, size, dossier, source, name",
    "register_spelling": "word, dossiers, named",
    "search_alike": "word",
}  # fmt: skip
RECORD = (
    a_report("outlet/tass", a_fact("outlet registered", worlds.TASS, "always", "o", value={"title": "TASS", "sort": "agency"})),
    a_report("r1", a_fact("named", worlds.MINSK, "always", "n", value={"name": "Сессия в Минске", "language": "ru"}), public="2000"),
    a_report("r2", a_fact("session held", worlds.MINSK, ref="a", value={"place": "Minsk", "bodies": [worlds.CSC]})),
    a_report("r3", a_fact("session held", worlds.MINSK, ref="b", value={"place": "Astana"}), chain=("belta",)),
    a_report("r4", a_fact("step taken", worlds.DRAFT, "2023-12", "s", after=("r2#a",)), said=Said(by=worlds.ZAS, on=a_day("2024-01-02"))),
    a_report("r5", a_fact("step taken", worlds.OTHER, ref="w")),
    a_report("r6", corrects=("r5",), public="2024-02-01"),
    a_report("r7", a_fact("adopted", worlds.OTHER, ref="canary"), audience="members"),
)  # fmt: skip


@pytest.fixture
def held(record: Place) -> Place:
    """A small record of everything that the register keeps: sealed, corrected, contested, withheld."""
    desk.load(RECORD, "the secretariat", NOW)
    seals.checkpoint()
    return record


def rows(table: str, columns: str = "*") -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table}")
        found = [tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in cursor.fetchall()]
    return sorted(found, key=repr)


def ledger() -> dict[str, list[tuple[object, ...]]]:
    return {table: rows(table) for table in LEDGER}


def register() -> dict[str, list[tuple[object, ...]]]:
    """All that the register holds but for the moments by which a state was written."""
    return {table: rows(table, columns) for table, columns in REGISTER.items()}


def said() -> list[object]:
    """What readers are answered."""
    return [
        lists.listed(Narrow(), Dials()),
        lists.listed(Narrow(kind="session", place="Minsk"), Dials(), order="newest"),
        lists.values("body", Dials(), Narrow(kind="session")),
        paged.facts(Asked(), Dials()).items,
        paged.facts(Asked(contested=True), Dials()).items,
        paged.remarks(Asked(), Dials()).items,
        home.numbers(Dials()),
        home.changes(Dials()),
        home.contested(Dials()),
        many.states(worlds.DOSSIERS, Dials()),
        many.titles(worlds.DOSSIERS),
        called(worlds.DOSSIERS, "ru"),
        search("Минске", Dials()),
        search("astana", Dials()),
        [answers.show(one, Dials()).state for one in (worlds.MINSK, worlds.DRAFT)],
    ]


def back_to(step: str) -> None:
    call_command("migrate", "office", step, verbosity=0)


@pytest.mark.parametrize("step", STEPS)
def test_a_record_brought_forward_from_an_earlier_step_holds_and_says_what_it_did(held: Place, step: str) -> None:
    log, kept, told = ledger(), register(), said()
    assert all(kept.values()), "every table has something to lose"
    back_to(step)
    assert not install.ready()
    assert ledger() == log, "no step touches the ledger"
    install.make_ready()
    assert install.ready()
    assert ledger() == log
    assert register() == kept
    assert said() == told
    assert verify.log().whole
    assert [
        *verify.register(),
        *verify.lists(NOW),
        *verify.states(NOW),
        *verify.search_index(),
        *verify.finding_aids(),
    ] == []


@pytest.mark.parametrize(
    ("step", "gone"),
    [
        ("0003_register", "register_facet"),
        ("0004_lists", "register_word"),
        ("0005_search", "register_state"),
        ("0006_lists_by_kind", "register_state"),
    ],
)
def test_a_step_back_takes_its_own_tables_away(held: Place, step: str, gone: str) -> None:
    assert gone in connection.introspection.table_names()
    back_to(step)
    assert gone not in connection.introspection.table_names()


def test_states_go_back_into_the_rows_of_their_dossiers_and_out_again(held: Place) -> None:
    states = rows("register_state", "dossier, state")
    back_to("0006_lists_by_kind")
    assert rows("register_dossier", "dossier, state") == states
    back_to("0007_states_apart")
    assert rows("register_state", "dossier, state") == states


def test_a_dossier_whose_state_was_left_for_later_goes_back_and_forward_too(record: Place) -> None:
    desk.load(RECORD, "desk", NOW, states=False)
    back_to("0006_lists_by_kind")
    install.make_ready()
    assert present.read(worlds.MINSK, NOW) is not None
    assert many.states([worlds.MINSK], Dials()) == {worlds.MINSK: answers.show(worlds.MINSK, Dials()).state}


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_record_goes_back_and_forward(record: Place, step: str) -> None:
    back_to(step)
    install.make_ready()
    assert install.ready()
    assert lists.listed(Narrow(), Dials()).items == ()
    desk.load(RECORD, "desk", NOW)
    assert verify.lists(NOW) == []


def test_what_is_ready_is_left_alone(held: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(install, "call_command", refuse)
    kept = register()
    install.make_ready()
    assert register() == kept


def test_the_guards_of_the_ledger_hold_after_a_step_back_and_forward(held: Place) -> None:
    back_to("0003_register")
    install.make_ready()
    with pytest.raises(DatabaseError, match=r"(?i)cannot be changed|never|refuse|only"), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET audience = 'public'")
    assert verify.log().whole


def test_entries_of_an_earlier_version_and_of_this_one_stand_side_by_side(held: Place) -> None:
    back_to("0004_lists")
    install.make_ready()
    late = a_report("r8", a_fact("session held", worlds.ASTANA, "2024-11-28", "z", value={"place": "Astana"}))
    desk.load([late], "desk", NOW)
    assert [one.dossier for one in lists.listed(Narrow(kind="session"), Dials(), order="newest").items] == [
        worlds.ASTANA,
        worlds.MINSK,
    ]
    assert {hit.dossier for hit in search("astana", Dials())} >= {worlds.ASTANA, worlds.MINSK}
    assert verify.lists(NOW) == verify.search_index() == []
