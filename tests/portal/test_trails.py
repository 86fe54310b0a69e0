"""The parts of a trail in words: dates under labels, grades with their meaning, addresses that lead nowhere dangerous."""

import msgspec
import pytest

from tests.factories import a_fact, a_report, recorded
from travaux.decision.situation import SourceState, dossier_state
from travaux.portal import trails
from travaux.portal.moments import interval_of
from travaux.portal.read_whole import article_of, lines_of
from travaux.record.entry import Fact, Grade, Link
from travaux.record.fold import Dials, fold
from travaux.record.telling import FactCard, Publication, card
from travaux.record.times import BEGINNING, END

MEMBER, SOURCE = "csto/member/am", "world/source/u1"


def cards(
    *facts: Fact, chain: tuple[Link, ...] = (), grade: Grade = Grade.CANNOT_BE_JUDGED, **known: Publication
) -> list[FactCard]:
    """The cards of one report's facts, its publications known so."""
    entry = msgspec.structs.replace(a_report("r1", *facts), chain=chain, grade=grade)
    return [card(one, known) for one in fold(recorded(entry), Dials()).facts]


def source(**value: str) -> SourceState:
    fact = a_fact("source registered", SOURCE, "always", "f1", value={"outlet": "world/source/udf", **value})
    state = dossier_state(SOURCE, fold(recorded(a_report("r1", fact)), Dials()))
    assert isinstance(state, SourceState)
    return state


def test_grades_are_two_letters_apart_each_with_its_meaning() -> None:
    known = {"belta": Publication("belta", reliability="B"), "udf": Publication("udf")}
    (told,) = cards(a_fact(), chain=(Link("belta"), Link("udf", "L4")), grade=Grade.PROBABLY_TRUE, **known)
    (way,) = trails.ways_of(told)
    assert [(hand.letter, hand.letter_words) for hand in way.hands] == [("B", "usually reliable"), ("", "")]
    assert (way.grade, way.grade_words, way.graded, way.lines) == ("2", "probably true", True, ("L4",))


def test_what_nobody_graded_says_so_and_what_has_no_source_has_no_hands() -> None:
    (told,) = cards(a_fact())
    (way,) = trails.ways_of(told)
    assert (way.hands, way.lines, way.source, way.graded) == ((), (), "", False)


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("https://udf.name/a", "https://udf.name/a"),
        ("javascript:alert(1)", ""),
        ("//elsewhere", ""),
        ("data:text/html,x", ""),
    ],
)
def test_only_an_address_of_the_web_is_linked(address: str, led: str) -> None:
    (told,) = cards(a_fact(), chain=(Link("udf"),), udf=Publication("udf", address=address))
    assert trails.ways_of(told)[0].hands[0].address == led


def test_every_date_stands_under_its_label_and_a_stamp_as_the_page_shows_it() -> None:
    one = Publication("udf", dates={"published": "unknown", "updated": "2024-12-23", "stamp": "23-12-2024"})
    assert list(trails.dates_of(one)) == [
        ("published", "not stated"),
        ("updated", "23 December 2024"),
        ("stamp on the page", "23-12-2024"),
    ]


def test_dates_of_a_source_stand_in_one_order_and_silence_is_told_as_silence() -> None:
    state = source(retrieved="2026-11-22", stamp="a stamp", published="unknown")
    assert [(label, trails.claimed_date(label, claim)) for label, claim in trails.dates_in(state)] == [
        ("published", "not stated"),
        ("stamp", "a stamp"),
        ("retrieved", "22 November 2026"),
    ]


def test_only_what_was_read_whole_and_bears_a_digest_is_an_article() -> None:
    assert article_of(source(read="whole")) is None
    assert article_of(source(read="opening", text="sha256:ab")) is None
    found = article_of(source(read="whole", text="sha256:ab", title="A page"))
    assert found is not None
    assert (found.slug, found.title, found.digest) == ("u1", "A page", "sha256:ab")


def test_lines_stand_in_their_order_and_a_fact_is_told_whole_once() -> None:
    told = cards(a_fact(ref="f1", lines="L12 L3"), a_fact(ref="f2", lines="L3"), a_fact(ref="f3"), chain=(Link("u1"),))
    lines, without = lines_of("u1", told)
    assert [(line.name, [(one.ref, before) for one, before in line.facts]) for line in lines] == [
        ("L3", [("f1", False), ("f2", False)]),
        ("L12", [("f1", True)]),
    ]
    assert [one.ref for one in without] == ["f3"]


def test_lines_of_another_hand_are_not_lines_of_this_text() -> None:
    told = cards(a_fact(ref="f1", lines="L3"), chain=(Link("u1"), Link("u2")))
    lines, without = lines_of("u1", told)
    assert (lines, [one.ref for one in without]) == ((), ["f1"])


def test_a_name_is_public_at_any_time_and_the_rest_between_its_ends() -> None:
    assert trails.span_of({"lo": None, "hi": None}) == "at any time"
    assert trails.span_of({"lo": None, "hi": "2023-11-21T00:00:00+03:00"}) == "by 20 November 2023"


def test_open_ends_are_the_ends_of_time() -> None:
    assert (interval_of(None, None).lo, interval_of(None, None).hi) == (BEGINNING, END)
    assert interval_of("1970-01-01T00:00:00+00:00", "1970-01-02T00:00:00+00:00").hi == 86_400
