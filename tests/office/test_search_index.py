"""The search index: the one that grew is the one made anew, on either database; dials and readers hold through it."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import ZONE, a_fact, a_report
from tests.histories import histories
from travaux.office import desk, install, register, verify
from travaux.office.index import alike, comparing, postings, territories
from travaux.office.index.tables import NAMES, read
from travaux.office.searching import search
from travaux.record.entry import Entry
from travaux.record.fold import Dials
from travaux.record.times import end_of

NOW = 1_733_000_000
CALLED = ("Armenia", "Армения", "Budget of Minsk", "Zenith", "Session in Astana")
BEARERS = ("csto/member/am", "csto/member/by", "csto/document/budget", "csto/session/csc-2023-11-23")


def name(entry_id: str, about: str, called: str, **extra: object) -> Entry:
    return a_report(entry_id, a_fact("named", about, ref=entry_id, value={"name": called}), **extra)


def attended(entry_id: str, member: str, presence: str = "absent", about: str = "csto/session/x") -> Entry:
    return a_report(entry_id, a_fact("attendance", about, ref=entry_id, keys=(member,), value={"presence": presence}))


def load(*entries: Entry) -> None:
    desk.load(entries, "the secretariat", NOW)


def found(words: str, dials: Dials | None = None) -> list[str]:
    return [hit.dossier for hit in search(words, dials or Dials())]


@contextmanager
def loaded(entries: Sequence[Entry], *, one_by_one: bool = False) -> Iterator[None]:
    with transaction.atomic():
        for batch in [[entry] for entry in entries] if one_by_one else [list(entries)]:
            desk.load(batch, "the secretariat", NOW, states=False)
        yield
        transaction.set_rollback(True)


def tables() -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(read(f"SELECT * FROM {table}", []), key=str) for table in NAMES}  # noqa: S608 - our own names


# --- grown and made anew ---------------------------------------------------------------------------------------------

namings = st.lists(st.tuples(st.sampled_from(BEARERS), st.sampled_from(CALLED)), max_size=4)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(entries=histories(), called=namings, first=st.booleans(), one_by_one=st.booleans())
def test_the_index_made_anew_is_the_one_that_grew(
    record: Place, entries: list[Entry], called: list[tuple[str, str]], first: bool, one_by_one: bool
) -> None:
    names = [name(f"n{number}", *one) for number, one in enumerate(called)]
    with loaded([*names, *entries] if first else [*entries, *names], one_by_one=one_by_one):
        grown = tables()
        assert comparing.differing() == []
        register.rebuild()
        assert tables() == grown


def test_the_index_is_the_same_in_whatever_order_names_and_mentions_came(record: Place) -> None:
    parts = [attended("a", "am"), name("am", "csto/member/am", "Armenia"), name("by", "csto/member/by", "Belarus")]
    with loaded(parts):
        one = tables()
    with loaded(parts[::-1]):
        assert tables() == one


def test_the_control_an_index_that_is_not_written_is_found_out(
    sqlite_record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "_put_words", lambda _: None)
    load(name("a", "csto/document/a", "Budget"))
    assert [fault.where for fault in verify.search_index()] == ["register", "register"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("DELETE FROM register_word WHERE word = '@csto/member/am'", "rows missing from register_word: 1"),
        ("UPDATE register_name SET size = 9 WHERE word = 'budget'", "rows missing from register_name: 1"),
        ("UPDATE register_spelling SET dossiers = 7 WHERE word = 'absent'", "rows missing from register_spelling: 1"),
        ("DELETE FROM search_alike WHERE word = 'budget'", "rows missing from search_alike: 1"),
    ],
)
def test_verify_names_what_was_changed_and_rebuild_mends_it(record: Place, change: str, what: str) -> None:
    load(name("a", "csto/document/a", "Budget"), attended("b", "am"))
    with connection.cursor() as cursor:
        cursor.execute(change)
    told = [fault.what for fault in verify.search_index()]
    assert told[0].startswith(f"the search index says other than the ledger: {what}, the first is")
    assert told[0].endswith("run travaux rebuild")
    desk.rebuild(NOW)
    assert verify.search_index() == verify.register() == []


def test_verify_finds_the_words_of_a_fact_changed(record: Place) -> None:
    load(name("a", "csto/document/a", "Budget"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_fact SET words = ' zenith '")
    assert [fault.what for fault in verify.register()] == [
        "the register says other than the ledger about csto/document/a; run travaux rebuild"
    ]


def test_a_record_of_an_earlier_version_gets_its_index_when_its_tables_are_made_ready(record: Place) -> None:
    load(name("a", "csto/document/a", "Budget"), attended("b", "am"))
    grown = tables()
    call_command("migrate", "office", "0004_lists", verbosity=0)
    assert not install.ready()
    install.make_ready()
    assert tables() == grown
    assert found("budget") == ["csto/document/a"]


# --- dials and readers -----------------------------------------------------------------------------------------------


def test_a_name_that_came_later_finds_nothing_by_the_earlier_dials(record: Place) -> None:
    load(attended("a", "am"), name("am", "csto/member/am", "Armenia", public="2024-02-01"))
    assert found("Armenia") == ["csto/member/am", "csto/session/x"]
    assert found("Armenia", Dials(at=1)) == []
    assert found("Armenia", Dials(known=end_of("2024-01-01", ZONE))) == []
    assert found("absent", Dials(at=1)) == ["csto/session/x"]


def test_a_withdrawn_name_finds_neither_its_bearer_nor_who_mentions_it(record: Place) -> None:
    load(attended("a", "am"), name("wrong", "csto/member/am", "Zenith"), name("am", "csto/member/am", "Armenia"))
    assert found("Zenith") == ["csto/member/am", "csto/session/x"]
    load(a_report("right", corrects=("wrong",)))
    assert found("Zenith") == []
    assert found("Armenia") == ["csto/member/am", "csto/session/x"]


def test_restricted_entries_leave_no_word_in_the_index(record: Place) -> None:
    load(name("sealed", "csto/document/y", "Budget of the secretariat", audience="secretariat"))
    load(attended("open", "am"))
    written = str(tables())
    assert "budget" not in written
    assert "csto/document/y" not in written
    assert "absent" in written


def test_a_member_without_a_name_is_found_by_its_key_until_it_has_one(record: Place) -> None:
    load(attended("a", "xq7"))
    assert found("xq7") == ["csto/session/x"]
    load(name("b", "csto/member/xq7", "Ruritania"))
    assert found("xq7") == []
    assert found("Ruritania") == ["csto/member/xq7", "csto/session/x"]


# --- spellings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("Armenia", "Armenia"),
        ("Армения", "Армения (CLDR, ru)"),
        ("Армению", "Армения (CLDR, ru)"),
        ("Հայաստան", "Հայաստան (CLDR, hy)"),
        # in the language of another member
        ("Арменія", "Арменія (CLDR, be)"),
    ],
)
def test_a_country_is_found_by_cldr_s_names_which_are_marked(record: Place, word: str, shown: str) -> None:
    load(name("am", "csto/member/am", "Armenia"), attended("a", "am"), name("by", "csto/member/by", "Belarus"))
    hits = search(word, Dials())
    assert [hit.dossier for hit in hits] == ["csto/member/am", "csto/session/x"]
    assert hits[0].why == shown
    assert hits[1].why == "attendance absent Armenia"


def test_a_member_whose_slug_is_a_code_by_chance_is_no_country(record: Place) -> None:
    load(name("ca", "states/member/ca", "California"))
    assert found("California") == ["states/member/ca"]
    assert found("Canada") == found("Канада") == []


def test_a_language_without_data_is_passed_over() -> None:
    assert list(territories.names("csto/member/am", ["zz", "en"])) == [("en", "Armenia")]


def test_the_nearest_spelling_is_the_same_on_both_databases(record: Place) -> None:
    load(*(name(called, f"world/person/{called.lower()}", called) for called in ("Tasmagambetov", "Lukashenko", "Zas")))
    asked = ("tasmagambetow", "lukaschenko", "lukashenka", "budget", "zaz")
    assert [alike.most_like(word) for word in asked] == [
        ("tasmagambetov",),
        ("lukashenko",),
        ("lukashenko",),
        (),
        (),
    ]


def test_a_word_in_two_names_is_kept_once_among_the_spellings(record: Place) -> None:
    load(name("a", "csto/document/a", "Budget"), name("b", "csto/document/b", "Budget of Minsk"))
    load(name("c", "csto/document/c", "Budget"))
    assert sorted(read("SELECT word FROM search_alike", [])) == [("budget",), ("minsk",), ("of",)]


# --- very many -------------------------------------------------------------------------------------------------------


def test_of_very_many_the_likeliest_are_found_and_more_words_narrow_it_down(record: Place) -> None:
    days = [f"csto/session/s{number:03}" for number in range(260)]
    load(*(attended(f"a{number}", "am", about=day) for number, day in enumerate(days)))
    load(name("one", "csto/session/s123", "Session in Minsk"), attended("other", "xq7", about="csto/session/s007"))
    assert len(found("absent")) == 200
    assert found("absent Minsk")[0] == found("Minsk")[0] == "csto/session/s123"
    assert found("absent xq7")[0] == "csto/session/s007"
