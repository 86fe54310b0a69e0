"""Room and time as pictures measure them: words are never wider than their room, days stand in order, vague ones wide."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.portal.drawn import ZONE, day
from travaux.portal.pictures.axis import DAY, LEAST, Axis, Scale, axis_for, draw_stretch, foot, stretch, told_to_the_day
from travaux.portal.pictures.labels import Label, place
from travaux.portal.pictures.measure import ELLIPSIS, SIZE, SMALL, cut, width_of, wrapped
from travaux.record.times import BEGINNING, END, Interval

TEXTS = st.text(max_size=60) | st.sampled_from(
    ["Ереванский саммит", "Հայաստան", "日本国", "إيران", "e\u0301" * 9, "m" * 80]
)
SIZES = st.sampled_from([SIZE, SMALL])
WIDTHS = st.integers(20, 400)
#: Moments from year 1 to year 5000, and the ends of time.
MOMENTS = st.integers(-62_000_000_000, 95_000_000_000)
SPANS = st.builds(lambda lo, length: Interval(lo, lo + length), MOMENTS, st.integers(1, 40_000_000_000))
VAGUE = SPANS | SPANS.map(lambda one: Interval(BEGINNING, one.hi)) | SPANS.map(lambda one: Interval(one.lo, END))
ON = 1_733_400_000


@given(TEXTS, WIDTHS, SIZES)
def test_what_is_cut_fits_and_says_that_it_was_cut(text: str, width: int, size: int) -> None:
    told = cut(text, width, size)
    assert told == text or (told.endswith(ELLIPSIS) and text.startswith(told[:-1]))
    assert width_of(told, size) <= width or told == ELLIPSIS
    assert (told == text) is (width_of(text, size) <= width)


@given(TEXTS, WIDTHS, st.integers(1, 4), SIZES)
def test_wrapped_words_stand_in_their_order_on_few_enough_lines(text: str, width: int, most: int, size: int) -> None:
    lines = wrapped(text, width, most, size)
    assert len(lines) <= most
    assert all(width_of(line, size) <= width or line == ELLIPSIS for line in lines)
    whole = " ".join(text.split())
    if ELLIPSIS not in "".join(lines):
        assert " ".join(lines) == whole
    else:
        assert " ".join(lines).partition(ELLIPSIS)[0].strip() in whole


@given(TEXTS, TEXTS, SIZES)
def test_more_words_need_more_room(text: str, more: str, size: int) -> None:
    assert width_of(text, size) <= width_of(text + more, size)
    assert (width_of(text + more, size) - width_of(text, size)) <= width_of(more, size) + 1


@pytest.mark.parametrize(
    ("stated", "exact"),
    [
        ("2023-11-23", True),
        ("2023-11-23T10:05", True),
        ("2010-10-31", True),  # the clock was set back: 25 hours
        ("2023-11", False),
        ("2023-11-22/2023-11-23", False),
        ("2023", False),
        ("2020/..", False),
        ("../2020", False),
        ("unknown", False),
    ],
)
def test_only_one_day_is_a_point(stated: str, exact: bool) -> None:
    assert told_to_the_day(day(stated)) is exact


@given(st.lists(VAGUE, max_size=8), MOMENTS)
def test_an_axis_holds_every_known_end_and_the_dial(dates: list[Interval], on: int) -> None:
    axis = axis_for(dates, on, "up to here", ZONE)
    known = [end for one in dates for end in (one.lo, one.hi) if BEGINNING < end < END]
    slack = 2 * DAY  # far from our time a year is drawn by its length
    assert axis.lo <= min([on, *known]) + slack
    assert axis.hi >= max([on, *known]) - slack
    assert axis.on == on
    assert all(one.moment < other.moment for one, other in pairwise(axis.ticks))


@given(VAGUE, st.lists(SPANS, min_size=1, max_size=4), st.integers(0, 200), st.integers(60, 900))
def test_a_vague_day_stands_on_the_sheet_and_never_looks_like_a_point(
    when: Interval, others: list[Interval], left: int, width: int
) -> None:
    scale = Scale(axis_for([when, *others], ON, "", ZONE), left, left + width)
    begin, end = stretch(when, scale)
    assert left <= begin <= left + width
    assert end - begin >= LEAST
    assert left <= foot(when, scale) <= left + width


@given(st.lists(MOMENTS, min_size=2, max_size=9), st.integers(0, 50), st.integers(60, 900))
def test_later_moments_stand_further_on(found: list[int], left: int, width: int) -> None:
    scale = Scale(Axis(min(found), max(found), ON, ""), left, left + width)
    places = [scale.place(one) for one in sorted(found)]
    assert places == sorted(places)
    assert (places[0], scale.place(BEGINNING), scale.place(END)) == (left, left, places[-1])


@pytest.mark.parametrize(
    ("when", "fades", "caps"),
    [
        (Interval(ON, ON + 9 * DAY), (), 2),
        (Interval(BEGINNING, ON), ("left",), 1),
        (Interval(ON, END), ("right",), 1),
        (Interval(BEGINNING, END), ("left", "right"), 0),
    ],
)
def test_an_end_that_nobody_knows_comes_out_of_nothing(when: Interval, fades: tuple[str, ...], caps: int) -> None:
    bar, *uprights = draw_stretch(when, (10, 90), 20, "p-ink", "a title")
    assert getattr(bar, "fades", None) == fades
    assert len(uprights) == caps


LABELS = st.lists(
    st.builds(Label, st.integers(0, 600), st.just(40), TEXTS, st.sampled_from(["2023", "by 1 May 2020"])), max_size=12
)


@given(LABELS)
def test_no_words_stand_over_others_and_all_stand_on_the_sheet(labels: list[Label]) -> None:
    placed = place(labels, 0, 600)
    assert sorted((one.label.x, one.label.words) for one in placed) == sorted((one.x, one.words) for one in labels)
    assert all(0 <= one.left <= one.right <= 600 for one in placed)
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            assert one.row != other.row or one.right < other.left or other.right < one.left
