"""The way of a decision: steps in their order, and an arrow wherever it went back."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.portal.drawn import HOSTILE, dangling, links, only_classes, outside, svgs, table, told
from travaux.portal.pictures.marks import Trail
from travaux.portal.pictures.path import ABREAST, Path, Step, path_picture

STEPS = (
    Step("agreed in general", "23 November 2022", "done", "done", href="/b1"),
    Step("signature refused", "23 November 2022", "against", "refused by Armenia", href="/b2"),
    Step("returned for finalisation", "23 November 2022", "done", "done", 0, "to be finalised"),
    Step("removal requested", "by 20 November 2023", "asked", "outcome not on record"),
    Step("not adopted", "known on 5 December 2024", "now", "where it stands"),
)
WAY = Path("The way", "Five steps", "Each step", ("number", "what", "when", "standing"), STEPS)
LONG = replace(WAY, steps=(*STEPS, replace(STEPS[0], back_to=1), replace(STEPS[1], back_to=0), STEPS[3]))


def loops(drawing_trails: tuple[Trail, ...]) -> list[Trail]:
    return [trail for trail in drawing_trails if trail.arrow]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("data", [WAY, LONG, replace(WAY, steps=STEPS[:1]), replace(WAY, steps=())])
def test_nothing_stands_outside_the_sheet(data: Path, mirrored: bool) -> None:
    assert outside(path_picture(data, "p", mirrored=mirrored)) == []


def test_a_short_way_runs_across_where_there_is_room_and_downwards_on_phones() -> None:
    across, down = path_picture(WAY, "p").drawings
    assert len(STEPS) <= ABREAST
    assert len({glyph.y for glyph in across.glyphs}) == 1
    assert all(one.x < other.x for one, other in pairwise(across.glyphs))
    assert len({glyph.x for glyph in down.glyphs}) == 1
    assert all(one.y < other.y for one, other in pairwise(down.glyphs))


def test_a_long_way_runs_downwards_everywhere() -> None:
    assert [len({glyph.x for glyph in one.glyphs}) for one in path_picture(LONG, "p").drawings] == [1, 1]


def test_mirrored_the_first_step_stands_at_the_right() -> None:
    across, _ = path_picture(WAY, "p", mirrored=True).drawings
    assert all(one.x > other.x for one, other in pairwise(across.glyphs))


def test_the_sign_of_a_step_tells_its_standing_without_colour() -> None:
    across, _ = path_picture(WAY, "p").drawings
    assert [glyph.sign for glyph in across.glyphs] == ["check", "cross", "check", "ask", "now"]


@pytest.mark.parametrize("number", [0, 1])
def test_an_arrow_leads_from_the_step_that_goes_back_to_the_one_it_goes_back_to(number: int) -> None:
    drawing = path_picture(WAY, "p").drawings[number]
    (loop,) = loops(drawing.trails)
    along = 1 if number else 0
    at = [(glyph.x, glyph.y)[along] for glyph in drawing.glyphs]
    assert abs(loop.points[0][along] - at[2]) <= 4
    assert abs(loop.points[-1][along] - at[0]) <= 4


def test_without_a_step_back_no_arrow_is_drawn() -> None:
    straight = replace(WAY, steps=tuple(replace(step, back_to=None) for step in STEPS))
    assert [loops(one.trails) for one in path_picture(straight, "p").drawings] == [[], []]


def test_arrows_of_several_steps_do_not_lie_on_each_other() -> None:
    _, down = path_picture(LONG, "p").drawings
    gutters = [loop.points[1][0] for loop in loops(down.trails)]
    assert len(set(gutters)) == len(gutters) == 3


@pytest.mark.parametrize(("number", "back_to"), [(0, 0), (1, 1), (1, 3), (2, -1)])
def test_a_step_back_to_what_is_not_before_it_is_refused(number: int, back_to: int) -> None:
    steps = [*STEPS]
    steps[number] = replace(steps[number], back_to=back_to)
    with pytest.raises(ValueError, match=f"returns to step {back_to}, which is not before it. Name an earlier one"):
        replace(WAY, steps=tuple(steps))


def test_the_table_holds_every_step_in_its_order() -> None:
    twin = table("path", WAY)
    rows = [told(row) for row in twin.findall("tbody/tr")]
    assert len(rows) == len(STEPS)
    for number, (row, step) in enumerate(zip(rows, STEPS, strict=True), start=1):
        assert row.startswith(str(number))
        assert all(words in row for words in (step.words, step.stated, step.standing_words, step.back_words))
    assert links(twin) == ["/b1", "/b2"]
    assert [heading.get("scope") for heading in twin.iter("th")] == ["col"] * 4 + ["row"] * 5


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(words: str) -> None:
    step = Step(words, words, "asked", words, href=words)
    data = Path(words, words, words, (words,) * 4, (step, replace(step, back_to=0, back_words=words), step))
    picture = path_picture(data, "p")
    assert outside(picture) == []
    assert all(only_classes(svg) and not dangling(svg) for svg in svgs(picture))
    assert links(table("path", data)) == []
    assert told(table("path", data).findall("caption")[0]) == " ".join(words.split())


@given(st.lists(st.tuples(st.text(max_size=60), st.booleans()), max_size=12), st.booleans())
def test_however_long_the_way_nothing_leaves_the_sheet(rows: list[tuple[str, bool]], mirrored: bool) -> None:
    steps = tuple(
        Step(words, words, "done", words, n // 2 if back and n else None, words) for n, (words, back) in enumerate(rows)
    )
    assert outside(path_picture(replace(WAY, steps=steps), "p", mirrored=mirrored)) == []
