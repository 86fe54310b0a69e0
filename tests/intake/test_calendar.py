"""What a stated day is taken to mean beside a record of two sessions, and what is left open; years weighed by reasons."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.intake.known import Known, Sitting
from travaux.intake.reading.calendar import Calendar, Resolved
from travaux.intake.reading.days import days_in
from travaux.intake.reading.evidence import Evidence
from travaux.intake.reading.pieces import pieces
from travaux.intake.reading.sentences import Sentence
from travaux.intake.reading.stems import words_of
from travaux.intake.reading.years import Anchor, Reason, Year, decide
from travaux.intake.text import DateLabel, LabelledDate, Text
from travaux.record.times import read_date, zone_named

ZONE = zone_named("Europe/Moscow")
#: A text that tells of the session of 2023 in full, so that its year is known.
IN_2023 = "The council met in Minsk on 23 November 2023."


def sitting(day: str) -> Sitting:
    """A session of the council on a day."""
    when = read_date(day, ZONE)
    return Sitting(f"x/session/csc-{day}", ("x/body/csc",), "Minsk", when.lo, when.hi, held=True)


KNOWN = Known(
    "x", "Europe/Moscow", read_date("2024-06-01", ZONE).lo, sittings=(sitting("2021-09-16"), sitting("2023-11-23"))
)


def calendar(*lines: str, published: str = "", known: Known = KNOWN) -> Calendar:
    """The days of a text of these lines, published on a day if one is given."""
    when = read_date(published, ZONE) if published else None
    dates = (LabelledDate(DateLabel.PUBLISHED, published, when.lo, when.hi, "meta"),) if when else ()
    text = Text("0" * 64, "a", "en", "", lines, dates)
    sentences = [Sentence(one, words_of(one.text), (), days_in(one.text)) for one in pieces(text, {})]
    return Calendar(Evidence(known, text, sentences, ()))


def resolved(stated: str, told: Calendar, *, planned: bool = False, before: str = "") -> Resolved:
    """What the one day that these words state is taken to mean."""
    (day,) = days_in(stated)
    return told.resolve(day, planned=planned, before=told.of(before, before) if before else None)


STATED = [
    ("on 23 November 2022", False, "2022-11-23"),
    ("in November 2022", False, "2022-11"),
    ("in 2022", False, "2022"),
    ("the fourth quarter of 2024", False, "2024-10/2024-12"),
    ("Q1 2024", False, "2024-01/2024-03"),
    ("29 February 2024", False, "2024-02-29"),
    ("29 February 2023", False, "unknown"),
    ("31 апреля 2023 года", False, "unknown"),
    ("on 20 November", False, "2023-11-20"),
    ("20 ноября", False, "2023-11-20"),
    ("on 5 December", False, "2023-12-05"),
    ("on 5 December", True, "2023-12-05"),
    ("on 23 May", False, "2023-05-23"),
    ("on 23 May", True, "2024-05-23"),
    ("on 22 November", True, "2024-11-22"),
    ("on 29 February", False, "unknown"),
    ("in November", False, "2023-11"),
    ("в ноябре", False, "2023-11"),
    ("the November session last year", False, "2022-11"),
    ("in May next year", False, "2024-05"),
    ("в мае этого года", False, "2023-05"),
    ("last year", False, "2022"),
    ("в прошлом году", False, "2022"),
    ("next year", False, "2024"),
    ("this year", False, "2023-01-01/2023-11-23"),
    ("в этом году", False, "2023-01-01/2023-11-23"),
    ("on Thursday", False, "2023-11-23"),
    ("on Thursday", True, "2023-11-23"),
    ("on Wednesday", False, "2023-11-22"),
    ("on Wednesday", True, "2023-11-29"),
    ("on Friday", False, "2023-11-17"),
    ("on Friday", True, "2023-11-24"),
    ("в пятницу", True, "2023-11-24"),
    ("yesterday", False, "unknown"),
    ("today", False, "unknown"),
    ("the day before", False, "unknown"),
]


@pytest.mark.parametrize(("stated", "planned", "day"), STATED, ids=[f"{one} {plan}" for one, plan, _ in STATED])
def test_a_day_is_taken_from_the_year_of_its_text_and_turned_by_its_tense(stated: str, planned: bool, day: str) -> None:
    assert resolved(stated, calendar(IN_2023), planned=planned).resolved == day


PAGE = [
    ("yesterday", "2023-11-23"),
    ("вчера", "2023-11-23"),
    ("today", "2023-11-24"),
    ("сегодня", "2023-11-24"),
    ("tomorrow", "2023-11-25"),
    ("завтра", "2023-11-25"),
]


@pytest.mark.parametrize(("stated", "day"), PAGE, ids=[one for one, _ in PAGE])
def test_today_is_that_of_the_page(stated: str, day: str) -> None:
    assert resolved(stated, calendar(IN_2023, published="2023-11-24")).resolved == day


BEFORE = [
    ("the day before", "2023-03-01", "2023-02-28"),
    ("днём ранее", "2024-03-01", "2024-02-29"),
    ("the next day", "2023-12-31", "2024-01-01"),
    ("на следующий день", "2023-11-23", "2023-11-24"),
    ("a day later", "2023-11-23", "2023-11-24"),
    ("the day before", "2023-11", "unknown"),
    ("the day before", "", "unknown"),
]


@pytest.mark.parametrize(("stated", "before", "day"), BEFORE, ids=[f"{one} {day}" for one, day, _ in BEFORE])
def test_a_day_told_by_its_distance_is_counted_from_the_day_before_it(stated: str, before: str, day: str) -> None:
    assert resolved(stated, calendar(IN_2023), before=before).resolved == day


LATE = [
    ("on 24 November", "2023-11-24", False),
    ("on 31 December", "2023-12-31", False),
    ("on 23 November", "2023-11-23", True),
    ("on 1 January", "2023-01-01", True),
]


@pytest.mark.parametrize(("stated", "day", "certain"), LATE, ids=[one for one, *_ in LATE])
def test_a_past_day_shortly_after_the_texts_own_is_never_certain(stated: str, day: str, certain: bool) -> None:
    told = calendar(IN_2023, "On 16 November 2023 they met.", published="2023-11-23")
    found = resolved(stated, told)
    assert (found.resolved, found.certain) == (day, certain)


def test_a_past_day_long_after_the_texts_own_is_one_of_the_year_before() -> None:
    told = calendar("On 10 January 2023 they met.", published="2023-01-12")
    assert resolved("on 20 November", told).resolved == "2022-11-20"
    assert resolved("on 20 November", told, planned=True).resolved == "2023-11-20"


def test_without_a_year_every_year_that_has_the_day_is_given() -> None:
    told = calendar("They met.")
    found = resolved("on 29 February", told)
    assert (found.resolved, found.certain, told.anchor.year) == ("unknown", False, 0)
    assert [one.resolved for one in found.alternatives] == ["2024-02-29"]
    assert len(resolved("on 28 February", told).alternatives) == 5
    assert "the text gives no year" in found.because


def test_what_has_no_day_is_always_and_what_is_no_date_is_unknown() -> None:
    told = calendar(IN_2023)
    assert told.always().resolved == "always"
    assert told.of("2023-02-30", "30 February").resolved == "unknown"
    assert told.of("nonsense", "nonsense").stated == "nonsense"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2023-11-23", "2023-11-23", "2023-11-23"),
        ("2023-11-22", "2023-11-23", "2023-11-22/2023-11-23"),
        ("2023-12-31", "2024-01-01", "2023-12-31/2024-01-01"),
    ],
)
def test_moments_on_record_are_written_as_their_days(first: str, last: str, written: str) -> None:
    found = calendar(IN_2023).moment(read_date(first, ZONE).lo, read_date(last, ZONE).hi)
    assert found.resolved == written


WHEN = [
    (Resolved("2023", "2023", 0, 1), "2023", "", ""),
    (Resolved("", "2023", 0, 1), "2023", "", ""),
    (Resolved("last year", "2023", 0, 1), "last year", "2023", "so the text states it"),
    (Resolved("last year", "2023", 0, 1, "the record has it"), "last year", "2023", "the record has it"),
]


@pytest.mark.parametrize(("day", "stated", "inferred", "because"), WHEN, ids=range(len(WHEN)))
def test_a_day_in_words_is_written_as_inferred_and_a_date_as_stated(
    day: Resolved, stated: str, inferred: str, because: str
) -> None:
    when = day.when()
    assert (when.stated, when.resolved, when.because) == (stated, inferred, because)


TOLD = [
    (["On 20 November 2023 he came."], "", "2023-11-20"),
    (["The council will meet on 23 November 2023."], "", "../2023-11-23"),
    (["He came."], "", None),
    (["He came."], "2023-11-24", "2023-11-24"),
    (["On 20 November 2023 he came."], "2023-11-24", "2023-11-20"),
    (["On 16 September 2021 he came."], "2023-11-24", "2023-11-24"),
    (["On 20 November 2023 he came.", "On 22 November 2023 he left."], "2023-11-24", "2023-11-22"),
    (["On 20 November 2023 he came.", "On 22 November 2023 he left."], "", "2023-11-20"),
]


@pytest.mark.parametrize(("lines", "published", "today"), TOLD, ids=range(len(TOLD)))
def test_the_texts_own_day_is_that_of_its_news_else_of_its_page(
    lines: list[str], published: str, today: str | None
) -> None:
    found = calendar(*lines, published=published).today
    assert (found.resolved if found else None) == today


DECIDED = [
    ([2022, 2023], [], 0, False),
    ([2023], [], 2023, True),
    ([], [], 0, False),
    ([2022, 2023], [(2023, 1)], 2023, False),
    ([2022, 2023], [(2023, 2)], 2023, True),
    ([2022, 2023], [(2023, 3), (2022, 2)], 2023, False),
    ([2022, 2023], [(2023, 4), (2022, 2)], 2023, True),
    ([2022, 2023], [(2023, 2), (2022, 2)], 0, False),
    ([2022, 2023], [(2023, 0)], 0, False),
    ([2022, 2023], [(2022, -1)], 2023, True),
    ([2022, 2023], [(2022, 9), (2022, -1)], 2023, True),
    ([2022, 2023], [(2022, -1), (2023, -1)], 0, False),
    ([2022, 2023], [(1999, 9)], 0, False),
]


@pytest.mark.parametrize(("years", "weights", "year", "certain"), DECIDED, ids=range(len(DECIDED)))
def test_the_year_with_the_most_reasons_is_taken_and_certain_with_a_lead(
    years: list[int], weights: list[tuple[int, int]], year: int, certain: bool
) -> None:
    anchor = decide(years, [Reason(one, weight, f"{one} {weight}") for one, weight in weights])
    assert (anchor.year, anchor.certain) == (year, certain)
    assert len(anchor.others()) == len(set(years) - {year})


def test_the_same_reason_given_twice_counts_once() -> None:
    anchor = decide([2022, 2023], [Reason(2023, 1, "same"), Reason(2023, 1, "same")])
    assert (anchor.year, anchor.certain, anchor.because) == (2023, False, "same")


NOT_CHOSEN = [
    ((), "nothing in the text or on record speaks for it"),
    ((Reason(2022, 0, "none then"),), "none then"),
    ((Reason(2022, 0, "none then"), Reason(2022, 0, "none then")), "none then"),
    ((Reason(2022, 0, "a"), Reason(2022, -1, "b")), "a; b"),
    ((Reason(2022, 0, "a"), Reason(2022, 0, "b"), Reason(2022, 0, "c"), Reason(2022, 0, "d")), "a; b; c"),
    ((Reason(2022, 2, "for"), Reason(2022, 0, "against")), "against"),
]


@pytest.mark.parametrize(("reasons", "says"), NOT_CHOSEN, ids=range(len(NOT_CHOSEN)))
def test_a_year_says_why_it_was_not_chosen(reasons: tuple[Reason, ...], says: str) -> None:
    assert Year(2022, reasons).why_not() == says


def test_an_anchor_rests_on_what_speaks_for_it_alone() -> None:
    reasons = [Reason(2023, 1, "a", ("x/1",)), Reason(2023, 3, "b", ("x/2", "x/1")), Reason(2023, 0, "c", ("x/3",))]
    anchor = decide([2022, 2023], reasons)
    assert (anchor.because, anchor.rests_on) == ("b; a", ("x/1", "x/2"))
    assert (Anchor().because, Anchor().rests_on, Anchor().others()) == ("", (), ())


def test_a_year_that_lost_by_little_says_that_it_cannot_be_told_apart() -> None:
    anchor = decide([2022, 2023], [Reason(2023, 3, "more"), Reason(2022, 2, "less")])
    assert anchor.others() == ((2022, "it cannot be told apart: less"),)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(2020, 2024), st.integers(-1, 3)), max_size=8), st.randoms())
def test_the_order_of_reasons_does_not_change_the_year(weights: list[tuple[int, int]], chance: Random) -> None:
    reasons = [Reason(year, weight, f"{at}") for at, (year, weight) in enumerate(weights)]
    mixed = list(reasons)
    chance.shuffle(mixed)
    one, other = decide(range(2020, 2025), reasons), decide(range(2020, 2025), mixed)
    assert (one.year, one.certain) == (other.year, other.certain)
    assert not any(each.barred for each in one.years if each.year == one.year)
