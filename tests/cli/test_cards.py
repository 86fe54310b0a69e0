"""A fact on paper: marks, quotations, notes, and the row of a list."""

from msgspec.structs import replace

from tests.factories import a_day, a_fact, a_report, recorded
from travaux.cli import cards
from travaux.enquiry.words import Names
from travaux.record.entry import Entry, Modality, Quotation, Said
from travaux.record.fold import Dials, fold
from travaux.record.telling import FactCard, card
from travaux.record.times import end_of, zone_named

NAMES = Names({"csto/member/am": "Armenia", "world/source/tass": "TASS"}, "csto")


def the_card(entry: Entry, *, on: str = "2030-01-01", rivals: tuple[Entry, ...] = ()) -> FactCard:
    told = fold(recorded(entry, *rivals), Dials(on=end_of(on, zone_named(entry.zone)))).facts
    return card(told[0], {}, told[1:])


def block(entry: Entry, **dials: str) -> list[str]:
    return list(cards.block(the_card(entry, **dials), NAMES))


def test_a_fact_begins_with_its_day_its_event_and_its_address() -> None:
    assert block(a_report("r1", a_fact())) == [
        "23 November 2023: participation resumed [r1#f1]",
        "  about Armenia (csto/member/am)",
        "  asserted by: agency; through: tass",
        "  public 23 November 2023 (published: 2023-11-23)",
    ]


def test_a_quotation_is_marked_and_given_in_its_words() -> None:
    fact = a_fact(modality=(Modality.QUOTATION,), quote=Quotation("our ally"), note="said twice")
    found = block(a_report("r1", fact))
    assert found[-3:] == ["  told as quotation", "  in the words: 'our ally'", "  note: said twice"]


def test_a_speaker_stands_before_the_chain() -> None:
    said = Said("world/person/zas", "csto/post/secretary-general", a_day("2023-11-23"))
    assert "  said by zas as secretary general, 23 November 2023" in block(a_report("r1", a_fact(), said=said))


def test_what_may_have_happened_is_marked_as_moving_nothing() -> None:
    found = block(a_report("r1", a_fact(on="2023")), on="2023-06-01")
    assert "  may have happened by then, so it moves no state" in found


def test_a_contested_fact_names_its_rival_and_which_of_them_leads() -> None:
    rival = a_report("r2", a_fact(on="2024-11-23", ref="f2"), public="2024-11-24")
    ours = the_card(a_report("r1", a_fact()), rivals=(rival,))
    assert list(cards.marks(ours)) == ["contested by r2#f2; this one leads"]
    assert list(cards.marks(replace(ours, leads=False))) == ["contested by r2#f2; another leads"]
    assert list(cards.marks(replace(ours, leads=None))) == ["contested by r2#f2; none leads"]


def test_an_act_has_no_source_between() -> None:
    assert "  asserted by: agency; no source between" in block(a_report("r1", a_fact(), chain=()))


def test_a_row_gives_subject_event_value_word_and_address() -> None:
    fact = a_fact("budget share set", "csto/member/am", keys=("am",), value={"share": "1/10"})
    (row,) = cards.rows([the_card(a_report("r1", fact))], NAMES)
    assert row == ("23 November 2023", "Armenia: budget share set: Armenia (share: 1/10)\nthrough TASS", "r1#f1")


def test_a_closed_list_says_that_it_names_these_alone() -> None:
    fact = a_fact("attendance", "csto/session/s1", keys=("am", "by"), closed=True, value={"presence": "present"})
    assert block(a_report("r1", fact))[0] == "23 November 2023: attendance: Armenia and by only [r1#f1]"
