"""Lanes: membership, participation and attendance stay apart, and no end is drawn that nobody stated."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.portal.drawn import HOSTILE, ZONE, dangling, day, ids, links, only_classes, outside, svgs, table, told
from travaux.portal.pictures.axis import Scale, axis_for
from travaux.portal.pictures.lanes import Event, Lane, Lanes, Mark, Period, lanes_picture
from travaux.portal.pictures.marks import Drawing, Rect
from travaux.record.times import BEGINNING, EVER, Interval

ON = day("2024-12-05").hi
MEMBER = Period("member", "since 20 April 1994", day("1994-04-20"), None, "agree", href="/roll")
SUSPENDED = Period(
    "suspended by its own declaration", "start not stated", Interval(BEGINNING, day("2024-02-23").hi), None, "open",
    hatched=True,
)  # fmt: skip
ASKED = Event("asked for removal", "20 November 2023", day("2023-11-20"), "ask", "open", "/item")
VAGUE = Event("intention stated", "some time in 2023", day("2023"), "dot", "ink")
ABSENT = Mark("absent", "Astana", "28 November 2024", day("2024-11-28"), "absent", "/astana")


def lanes(*lanes: Lane) -> Lanes:
    dates = [date for lane in lanes for one in lane.periods for date in (one.begun,)]
    return Lanes(
        "Armenia", "Three lanes", "Every period", ("lane", "what", "when"),
        axis_for([*dates, day("2020")], ON, "told up to 5 December 2024", ZONE), lanes,
        (("present", "present"), ("absent", "absent")),
    )  # fmt: skip


ALL = lanes(
    Lane("membership", (MEMBER,)),
    Lane("participation", (SUSPENDED,), (ASKED, VAGUE)),
    Lane("attendance", marks=(ABSENT,)),
)


def wide(data: Lanes) -> Drawing:
    return lanes_picture(data, "x").drawings[0]


def bars(drawing: Drawing, tone: str) -> list[Rect]:
    return [rect for rect in drawing.rects if f"p-{tone} p-bar" in rect.classes]


def caps(drawing: Drawing, tone: str) -> list[Rect]:
    return [rect for rect in drawing.rects if f"p-{tone}" in rect.classes and "p-cap" in rect.classes]


@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_stands_outside_the_sheet(mirrored: bool) -> None:
    picture = lanes_picture(ALL, "x", mirrored=mirrored)
    assert [one.variant for one in picture.drawings] == ["wide", "narrow"]
    assert outside(picture) == []


def test_words_beyond_the_edge_would_be_found() -> None:
    picture = lanes_picture(ALL, "x")
    moved = replace(picture.drawings[0].words[0], x=picture.drawings[0].width - 5)
    assert moved in outside(replace(picture, drawings=(replace(picture.drawings[0], words=(moved,)),)))


def test_an_unknown_start_fades_and_has_no_hard_edge() -> None:
    drawing = wide(lanes(Lane("participation", (SUSPENDED,))))
    first, *rest = bars(drawing, "open")
    assert first.fades == ("left",)
    assert all(not rect.fades for rect in rest)
    assert caps(drawing, "open") == []


def test_a_known_start_has_an_edge_on_its_day_and_does_not_fade() -> None:
    drawing = wide(lanes(Lane("membership", (MEMBER,))))
    (bar,) = bars(drawing, "agree")
    (cap,) = caps(drawing, "agree")
    assert bar.fades == ()
    assert cap.x == bar.x == Scale(lanes(Lane("m", (MEMBER,))).axis, 120, 632).place(day("1994-04-20").lo)


def test_what_is_so_still_ends_at_the_dial_without_an_edge() -> None:
    data = lanes(Lane("membership", (MEMBER,)))
    (bar,) = bars(wide(data), "agree")
    assert bar.x + bar.width == Scale(data.axis, 120, 632).place(ON)


def test_a_vague_end_fades_and_a_known_end_has_an_edge() -> None:
    ended = replace(MEMBER, ended=day("2012-06-28"), tone="ink")
    vague = replace(MEMBER, ended=day("2012"), tone="abstain")
    drawing = wide(lanes(Lane("membership", (ended, vague))))
    assert len(caps(drawing, "ink")) == 2
    assert [rect.fades for rect in bars(drawing, "abstain")] == [(), ("right",)]


def test_a_period_without_any_day_is_all_fade() -> None:
    drawing = wide(lanes(Lane("participation", (replace(SUSPENDED, begun=EVER),))))
    assert [rect.fades for rect in bars(drawing, "open")] == [("left",)]


def test_a_suspended_participation_is_hatched_so_that_colour_is_not_alone() -> None:
    drawing = wide(ALL)
    assert all(rect.hatched for rect in bars(drawing, "open"))
    assert not any(rect.hatched for rect in bars(drawing, "agree"))


def test_a_vague_event_is_a_stretch_and_never_a_point() -> None:
    drawing = wide(lanes(Lane("participation", events=(VAGUE,))))
    assert not [glyph for glyph in drawing.glyphs if glyph.title]
    (stretch, *uprights) = (rect for rect in drawing.rects if "p-ink" in rect.classes)
    assert stretch.width >= 14
    assert len(uprights) == 2


def test_an_event_told_to_the_day_is_a_sign_with_its_words() -> None:
    drawing = wide(lanes(Lane("participation", events=(ASKED,))))
    assert [glyph.sign for glyph in drawing.glyphs if glyph.title] == ["ask"]
    assert {"asked for removal", "20 November 2023"} <= {words.text for words in drawing.words}


def test_each_lane_is_named_and_the_names_stand_in_order() -> None:
    for drawing in lanes_picture(ALL, "x").drawings:
        names = [words for words in drawing.words if words.classes == "p-name"]
        assert [words.text for words in names] == ["membership", "participation", "attendance"]
        assert all(one.y < other.y for one, other in pairwise(names))


def test_sessions_of_one_week_stand_below_each_other() -> None:
    marks = tuple(replace(ABSENT, when=day(f"2024-11-{number}")) for number in (26, 27, 28))
    glyphs = [one for one in wide(lanes(Lane("attendance", marks=marks))).glyphs if one.title]
    assert len({one.y for one in glyphs}) == 3


def test_mirrored_lanes_are_counted_from_the_other_side_and_read_from_the_right() -> None:
    plain, mirrored = (lanes_picture(ALL, "x", mirrored=way) for way in (False, True))
    one, other = plain.drawings[0], mirrored.drawings[0]
    assert [one.width - rect.x - rect.width for rect in one.rects] == [rect.x for rect in other.rects]
    assert [rect.fades for rect in one.rects if rect.fades] == [("left",)] * 2
    assert [rect.fades for rect in other.rects if rect.fades] == [("right",)] * 2
    assert [svg.get("direction") for svg in svgs(mirrored)] == ["rtl", "rtl"]


def test_the_file_has_a_name_a_description_and_ids_of_its_own() -> None:
    drawn = svgs(lanes_picture(ALL, "am"))
    found = [one for svg in drawn for one in ids(svg)]
    assert len(found) == len(set(found))
    assert all(one.startswith("am-") for one in found)
    for svg in drawn:
        named = svg.get("aria-labelledby", "").split()
        assert [told(one) for one in svg.iter() if one.get("id") in named] == ["Armenia", "Three lanes"]
        assert svg.get("role") == "img"
        assert dangling(svg) == set()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words_in_the_picture_and_in_its_table(words: str) -> None:
    period = replace(SUSPENDED, words=words, stated=words, href="javascript:alert(1)")
    lane = Lane(words, (period,), (replace(ASKED, words=words, stated=words, href="//evil.example"),))
    data = replace(lanes(lane), title=words, desc=words, caption=words, headings=(words,) * 3)
    picture = lanes_picture(data, "x")
    assert all(only_classes(svg) for svg in svgs(picture))
    assert all(
        svg.find("title") is not None and told(svg.findall("title")[0]) == " ".join(words.split())
        for svg in svgs(picture)
    )
    assert outside(picture) == []
    assert links(table("lanes", data)) == []
    assert told(table("lanes", data).findall("caption")[0]) == " ".join(words.split())


def test_the_table_holds_every_datum_of_the_picture() -> None:
    twin = table("lanes", ALL)
    words = told(twin)
    for one in (MEMBER, SUSPENDED, ASKED, VAGUE, ABSENT):
        assert one.words in words
        assert one.stated in words
    assert "Astana" in words
    assert links(twin) == ["/roll", "/item", "/astana"]
    assert [head.get("scope") for head in twin.iter("th")] == ["col"] * 3 + ["row"] * 5


def test_a_bare_lane_says_so_in_the_table() -> None:
    assert "nobody says" in told(table("lanes", replace(lanes(Lane("attendance")), nothing="nobody says")))


DATES = st.sampled_from(
    ("1994-04-20", "2023", "2024-02-22/2024-02-23", "../2023-11-20", "2024-11-28/..", "unknown", "202X")
)


@given(st.lists(st.tuples(DATES, st.none() | DATES, st.text(max_size=40)), max_size=6), st.booleans())
def test_whatever_the_dates_nothing_leaves_the_sheet(rows: list[tuple[str, str | None, str]], mirrored: bool) -> None:
    periods = tuple(Period(text, text, day(a), day(b) if b else None, "ink") for a, b, text in rows)
    events = tuple(Event(text, text, day(a), "dot", "ink") for a, _, text in rows)
    marks = tuple(Mark(text, text, text, day(a), "present") for a, _, text in rows)
    picture = lanes_picture(lanes(Lane("one", periods, events, marks)), "x", mirrored=mirrored)
    assert outside(picture) == []
    assert all(rect.width > 0 for one in picture.drawings for rect in one.rects)
