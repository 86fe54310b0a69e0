"""The timeline: what happened above, when it became known below, and the time between as a line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.portal.drawn import HOSTILE, ZONE, dangling, day, links, only_classes, outside, svgs, table, told
from travaux.portal.pictures.axis import axis_for
from travaux.portal.pictures.marks import Drawing
from travaux.portal.pictures.timeline import Item, Timeline, timeline_picture

ON = day("2024-12-05").hi


def item(mark: str, happened: str, known: str | None) -> Item:
    when = day(known) if known else None
    return Item(mark, f"event {mark}", day(happened), f"on {happened}", when, f"known {known}", href=f"/fact/{mark}")


def timeline(*items: Item) -> Timeline:
    axis = axis_for([day("2022"), day("2024")], ON, "told up to 5 December 2024", ZONE)
    heads = ("number", "what", "happened", "became known")
    return Timeline("When", "Two lines", "Every event", heads, "happened", "became known", axis, items)


LATE = item("1", "2022-11-23", "2023-11-20")
SOME = timeline(LATE, item("2", "2023-11", "2023-11-20"), item("3", "2024-11-28", "2024-11-28/.."))


def wide(data: Timeline) -> Drawing:
    return timeline_picture(data, "t").drawings[0]


@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_stands_outside_the_sheet(mirrored: bool) -> None:
    assert outside(timeline_picture(SOME, "t", mirrored=mirrored)) == []


def test_the_gap_between_both_times_is_drawn_as_a_line_from_one_to_the_other() -> None:
    drawing = wide(timeline(LATE))
    above, below = drawing.glyphs
    (link,) = (trail for trail in drawing.trails if trail.classes == "p-link")
    assert link.points == ((above.x, above.y), (below.x, below.y))
    assert below.x - above.x > 100
    assert below.y > above.y


def test_what_became_known_at_once_is_linked_straight_down() -> None:
    above, below = wide(timeline(item("1", "2023-11-20", "2023-11-20"))).glyphs
    assert above.x == below.x


def test_a_publication_that_is_not_on_record_has_no_sign_and_no_link() -> None:
    drawing = wide(timeline(item("1", "2023-11-20", None)))
    assert [glyph.sign for glyph in drawing.glyphs] == ["dot"]
    assert "p-link" not in {trail.classes for trail in drawing.trails}


@pytest.mark.parametrize("vague", ["2023-11", "2023-11-20/2023-11-21", "2023", "202X", "../2023-11-20"])
def test_a_vague_day_is_a_stretch_and_never_a_point(vague: str) -> None:
    drawing = wide(timeline(item("1", vague, None)))
    assert drawing.glyphs == ()
    assert max(rect.width for rect in drawing.rects) >= 14


def test_an_end_that_is_not_known_fades_and_a_known_one_has_an_upright() -> None:
    (bar, upright) = wide(timeline(item("1", "../2023-11-20", None))).rects
    assert bar.fades == ("left",)
    assert upright.x == bar.x + bar.width - upright.width


def test_stretches_of_one_time_stand_in_rows_of_their_own() -> None:
    drawing = wide(timeline(*(item(str(n), "2023", None) for n in range(3))))
    bars = [rect for rect in drawing.rects if "p-cap" not in rect.classes]
    assert len({bar.y for bar in bars}) == len(bars) == 3


def test_more_stretches_than_rows_are_drawn_as_one_that_holds_them_all() -> None:
    drawing = wide(timeline(*(item(str(n), "2023", None) for n in range(9))))
    bars = [rect for rect in drawing.rects if "p-cap" not in rect.classes]
    assert len(bars) == 4
    assert "3–8" in {words.text for words in drawing.words}


@pytest.mark.parametrize(("count", "mark"), [(1, "1"), (2, "1, 2"), (3, "1, 2, 3"), (5, "1–5")])
def test_events_of_one_day_are_one_sign_with_all_their_marks(count: int, mark: str) -> None:
    drawing = wide(timeline(*(item(str(n), "2023-11-20", None) for n in range(1, count + 1))))
    assert [glyph.sign for glyph in drawing.glyphs] == ["many" if count > 1 else "dot"]
    assert mark in {words.text for words in drawing.words}


def test_events_that_are_no_run_are_counted() -> None:
    items = [item(str(n), "2023-11-20" if n % 2 else "2022-01-10", None) for n in range(1, 9)]
    assert "×4" in {words.text for words in wide(timeline(*items)).words}


def test_mirrored_time_runs_from_the_right() -> None:
    above, below = timeline_picture(timeline(LATE), "t", mirrored=True).drawings[0].glyphs
    assert above.x > below.x


def test_the_table_holds_both_times_of_every_event() -> None:
    twin = table("timeline", SOME)
    for row, one in zip(twin.findall("tbody/tr"), SOME.items, strict=True):
        assert [told(cell) for cell in row] == [one.mark, one.words, one.happened_stated, one.known_stated]
    assert links(twin) == ["/fact/1", "/fact/2", "/fact/3"]
    assert [heading.get("scope") for heading in twin.iter("th")] == ["col"] * 4 + ["row"] * 3


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(words: str) -> None:
    one = replace(LATE, mark=words, words=words, happened_stated=words, known_stated=words, href=words)
    data = replace(timeline(one, one), title=words, desc=words, caption=words, happened_name=words, known_name=words)
    data = replace(data, axis=replace(data.axis, on_words=words))
    picture = timeline_picture(data, "t")
    assert all(only_classes(svg) and not dangling(svg) for svg in svgs(picture))
    assert links(table("timeline", data)) == []
    assert outside(picture) == []


DATES = st.sampled_from(
    ("2022-11-23", "2023", "2023-11-20", "2024-02-22/2024-02-23", "../2023-11-20", "2024-11-28/..", "unknown")
)


@given(st.lists(st.tuples(DATES, st.none() | DATES), max_size=40), st.booleans())
def test_however_many_events_nothing_leaves_the_sheet(rows: list[tuple[str, str | None]], mirrored: bool) -> None:
    data = timeline(*(item(str(n), happened, known) for n, (happened, known) in enumerate(rows, start=1)))
    assert outside(timeline_picture(data, "t", mirrored=mirrored)) == []
