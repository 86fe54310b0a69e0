"""One fact or entry seen closely: whether it stands, what corrected it, what it follows, who else tells it."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report
from tests.office.test_told import DOC, SESSION, SOURCES, held
from travaux.broken_input import BrokenInput
from travaux.office import answers, closely, desk
from travaux.office.closely import NoSuchEntry, NoSuchFact, SeveralFacts
from travaux.record.entry import Entry
from travaux.record.fold import Dials

NOW = 1_733_000_000
RECORD = (
    *SOURCES,
    a_report("r1", held("Minsk", "a"), a_fact("step taken", DOC, ref="step"), chain=("belta-1",)),
    a_report("r2", held("Minsk", "b"), chain=("tass-1",), public="2023-11-24"),
    a_report("r3", held("Astana", "c"), chain=("udf-1",), public="2023-11-24"),
    a_report("r4", held("Minsk", "d"), chain=("belta-1", "udf-1"), public="2023-11-24"),
    a_report("r5", a_fact("appeal made", DOC, "2023-11-25", "then", after=("r1#step",)), public="2023-11-25"),
)
CORRECTION = a_report(
    "r6", a_fact("step taken", DOC, "2023-11-22", "step"), corrects=("r1#step",), public="2023-12-01", note="misread"
)


@pytest.fixture
def reports(record: Place) -> Place:
    """Four reports of where a session was held, a step, and an appeal that follows it."""
    desk.load(RECORD, "desk", NOW)
    return record


def known(day: str) -> Dials:
    return Dials(a_day(day).hi + 400 * 86_400, a_day(day).hi)


def addresses(cards: tuple[closely.FactCard, ...]) -> set[str]:
    return {card.address for card in cards}


def test_a_fact_is_seen_with_its_rivals_and_with_those_who_tell_the_same(reports: Place) -> None:
    seen = closely.fact("r1#a", Dials())
    assert seen.stands
    assert seen.card == next(card for card in answers.facts(answers.Wanted(), Dials()) if card.address == "r1#a")
    assert addresses(seen.rivals) == {"r3#c"} == set(seen.card.contested)
    assert addresses(seen.alike) == {"r2#b"}, "the relay of the same agency is no other source"
    assert seen.independent == 2
    assert (seen.corrected_by, seen.replaced_by) == ((), ())


def test_copies_of_one_report_count_as_one_origin(record: Place) -> None:
    copies = [a_report(f"c{number}", held("Minsk", "x"), chain=(f"s{number}",), copies="r1") for number in range(3)]
    desk.load(
        [a_report("r1", held("Minsk", "a")), *copies, a_report("r2", held("Minsk", "b"), chain=("belta",))], "d", NOW
    )
    assert closely.fact("r1#a", Dials()).independent == 2
    assert addresses(closely.fact("r2#b", Dials()).alike) == {"r1#a", "c0#x", "c1#x", "c2#x"}
    assert closely.fact("r2#b", Dials()).independent == 2


def test_a_fact_is_seen_with_what_it_follows_and_what_follows_it(reports: Place) -> None:
    assert addresses(closely.fact("r5#then", Dials()).follows) == {"r1#step"}
    assert addresses(closely.fact("r1#step", Dials()).followed_by) == {"r5#then"}
    early = Dials(a_day("2023-11-23").hi)
    assert closely.fact("r1#step", early).followed_by == (), "the appeal had not been made by then"


def test_a_corrected_fact_does_not_stand_and_names_what_stands_in_its_place(reports: Place) -> None:
    desk.load([CORRECTION], "desk", NOW)
    seen = closely.fact("r1#step", Dials())
    assert not seen.stands
    assert (seen.corrected_by, seen.replaced_by) == (("r6",), ("r6#step",))
    assert (seen.rivals, seen.alike, seen.independent) == ((), (), 0)
    assert seen.card.happened.stated == "2023-11-23", "it is still told as it was told"
    assert addresses(closely.fact("r5#then", Dials()).follows) == {"r6#step"}
    assert addresses(closely.fact("r6#step", Dials()).followed_by) == {"r5#then"}


@pytest.mark.parametrize("dials", [known("2023-11-30"), Dials(at=len(RECORD))])
def test_before_its_correction_was_public_or_recorded_a_fact_stands(reports: Place, dials: Dials) -> None:
    desk.load([CORRECTION], "desk", NOW)
    seen = closely.fact("r1#step", dials)
    assert seen.stands
    assert (seen.corrected_by, seen.replaced_by) == ((), ())


def test_a_withdrawn_fact_has_nothing_in_its_place(reports: Place) -> None:
    desk.load([a_report("r6", corrects=("r1",), public="2023-12-01")], "desk", NOW)
    seen = closely.fact("r1#a", Dials())
    assert (seen.stands, seen.corrected_by, seen.replaced_by) == (False, ("r6",), ())


def test_a_short_name_is_enough_where_one_fact_bears_it(reports: Place) -> None:
    assert closely.fact("then", Dials()).card.address == "r5#then"
    desk.load([CORRECTION], "desk", NOW)
    with pytest.raises(SeveralFacts, match=r"Several facts are called 'step': r1#step, r6#step. Write one"):
        closely.fact("step", Dials())


def sealed(entry_id: str = "secret") -> Entry:
    return a_report(entry_id, held("Sochi", "hidden"), audience="members")


@pytest.mark.parametrize("name", ["nothing", "r1#nothing", "nobody#a", "r1#", "#a", "#", "", "secret#hidden", "hidden"])
def test_a_fact_that_is_not_on_record_or_withheld_is_told_to_be_missing(reports: Place, name: str) -> None:
    desk.load([sealed()], "desk", NOW)
    with pytest.raises(NoSuchFact, match=f"No fact on record is called '{name}'. Write the entry's id"):
        closely.fact(name, Dials())


def test_a_correction_that_is_withheld_leaves_no_trace(reports: Place) -> None:
    hidden = a_report("r6", a_fact("step taken", DOC, ref="step"), corrects=("r1#step",), audience="members")
    desk.load([hidden], "desk", NOW)
    seen = closely.fact("r1#step", Dials())
    assert (seen.stands, seen.corrected_by, seen.replaced_by) == (True, (), ())
    assert closely.entry("r1", Dials()).corrected_by == ()


def test_what_becomes_public_later_is_not_on_record_yet(record: Place) -> None:
    desk.load([a_report("r1", held("Minsk", "a"), public="2099-01-01")], "desk", NOW)
    for read in (lambda: closely.fact("r1#a", Dials(NOW, NOW)), lambda: closely.entry("r1", Dials(NOW, NOW))):
        with pytest.raises(BrokenInput, match=r"No (fact|entry) on record"):
            read()


def test_an_entry_is_seen_with_its_facts_and_its_corrections(reports: Place) -> None:
    desk.load([CORRECTION], "desk", NOW)
    seen = closely.entry("r1", Dials())
    assert seen.entry == next(one for one in answers.entries() if one.id == "r1")
    assert [card.ref for card in seen.facts] == ["a", "step"]
    assert (seen.standing, seen.corrected_by) == (("r1#a",), ("r6",))
    assert closely.entry("r6", Dials()).note == "misread"
    assert closely.entry("r1", known("2023-11-30")).standing == ("r1#a", "r1#step")


@pytest.mark.parametrize("entry_id", ["nobody", "", "r1#a", "secret"])
def test_an_entry_that_is_not_on_record_or_withheld_is_told_to_be_missing(reports: Place, entry_id: str) -> None:
    desk.load([sealed()], "desk", NOW)
    with pytest.raises(NoSuchEntry, match=f"No entry on record has the id '{entry_id}'"):
        closely.entry(entry_id, Dials())


def test_names_that_no_database_compares_are_refused(record: Place) -> None:
    for read in (closely.fact, closely.entry):
        with pytest.raises(BrokenInput, match="holds a character"):
            read("r1#\0", Dials())


def test_a_fact_of_a_session_is_contested_as_its_dossier_says(reports: Place) -> None:
    shown = {card.address: set(card.contested) for card in answers.show(SESSION, Dials()).facts}
    assert {address: addresses(closely.fact(address, Dials()).rivals) for address in shown} == shown
