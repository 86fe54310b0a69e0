"""The attendance grid: a sign in each cell, bands of whole years, a table that is the content."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.portal.drawn import HOSTILE, dangling, links, only_classes, outside, svgs, table, told
from travaux.portal.pictures.grid import LIGHT, Cell, Column, Grid, Row, grid_parts, grid_picture
from travaux.portal.pictures.marks import Picture

PRESENCES = ("present", "represented", "absent", "unknown")


def grid(columns: int, rows: int = 2, a_year: int = 3) -> Grid:
    head = tuple(Column(f"session {n}", f"day {n}", str(2010 + n // a_year), f"/session/{n}") for n in range(columns))
    body = tuple(
        Row(
            f"member {m}",
            tuple(Cell(PRESENCES[(n + m) % 4], f"cell {m}.{n}", f"/fact/{m}-{n}") for n in range(columns)),
        )
        for m in range(rows)
    )
    legend = tuple((presence, f"means {presence}") for presence in PRESENCES)
    return Grid("Attendance", "Who was where", "Every session", "member", head, body, legend)


def drawn(data: Grid, *, mirrored: bool = False) -> Picture:
    picture = grid_picture(data, "g", mirrored=mirrored)
    assert picture is not None
    return picture


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (18, 6), (40, 10)])
def test_nothing_stands_outside_the_sheet(columns: int, rows: int, mirrored: bool) -> None:
    assert outside(drawn(grid(columns, rows), mirrored=mirrored)) == []


def test_each_cell_has_the_sign_of_its_presence_in_the_order_of_sessions() -> None:
    one = drawn(replace(grid(4, 1), legend=())).drawings[0]
    assert [glyph.sign for glyph in one.glyphs] == list(PRESENCES)
    assert sorted(one.glyphs, key=lambda glyph: glyph.x) == list(one.glyphs)


def test_a_cell_says_its_words_to_a_mouse() -> None:
    titles = [glyph.title for glyph in drawn(grid(2, 1)).drawings[0].glyphs if glyph.title]
    assert titles == ["member 0 · session 0 · cell 0.0", "member 0 · session 1 · cell 0.1"]


def test_forty_sessions_stand_in_bands_and_no_cell_is_lost() -> None:
    (only,) = drawn(grid(40, 10)).drawings
    cells = [glyph for glyph in only.glyphs if glyph.y < only.height - 40]
    assert len(cells) >= 400
    assert len({words.y for words in only.words if words.classes == "p-year"}) > 1
    assert len({(glyph.x, glyph.y) for glyph in only.glyphs}) == len(only.glyphs)


def test_a_heavy_grid_stays_light_to_send() -> None:
    assert grid(40, 10).cells > LIGHT
    sent = sum(len(str(svg.attrib)) + len(list(svg.iter())) * 60 for svg in svgs(drawn(grid(40, 10))))
    assert sent < 40_000
    assert [glyph.title for glyph in drawn(grid(40, 10)).drawings[0].glyphs if glyph.title] == []


def test_a_light_grid_has_a_drawing_for_phones() -> None:
    assert [one.variant for one in drawn(grid(18, 6)).drawings] == ["wide", "narrow"]


@pytest.mark.parametrize("empty", [grid(0, 2), grid(3, 0)])
def test_a_grid_without_cells_has_no_picture(empty: Grid) -> None:
    assert grid_picture(empty, "g") is None


@pytest.mark.parametrize(
    ("columns", "a_year", "widest", "sizes"),
    [
        # whole years as long as they fit; a year that is too long in pieces; nothing
        (7, 3, 20, [7]),
        (7, 3, 6, [6, 1]),
        (7, 3, 4, [3, 4]),
        (7, 7, 3, [3, 3, 1]),
        (9, 5, 4, [4, 1, 4]),
        (0, 3, 4, []),
    ],
)
def test_bands_are_parted_between_years_where_that_is_possible(
    columns: int, a_year: int, widest: int, sizes: list[int]
) -> None:
    assert [len(part.columns) for part in grid_parts(grid(columns, 2, a_year), widest)] == sizes


@given(st.integers(0, 50), st.integers(1, 9), st.integers(1, 12))
def test_parts_put_together_are_the_grid(columns: int, a_year: int, widest: int) -> None:
    whole = grid(columns, 2, a_year)
    parts = grid_parts(whole, widest)
    assert tuple(column.name for part in parts for column in part.columns) == tuple(one.name for one in whole.columns)
    assert tuple(cell for part in parts for cell in part.rows[1].cells) == whole.rows[1].cells
    assert all(0 < len(part.columns) <= widest for part in parts)


def test_a_row_without_a_cell_for_each_session_is_refused() -> None:
    with pytest.raises(ValueError, match=r"member 0 has 2 cells and the grid 3 columns\. Give each session a cell"):
        replace(grid(3), rows=(replace(grid(3).rows[0], cells=grid(2).rows[0].cells),))


def test_the_table_holds_every_cell_with_its_address() -> None:
    data = grid(5, 3)
    twin = table("grid", data)
    assert [heading.get("scope") for heading in twin.iter("th")] == ["col"] * 6 + ["row"] * 3
    assert [told(cell) for cell in twin.iter("td")] == [cell.words for row in data.rows for cell in row.cells]
    assert set(links(twin)) == {f"/session/{n}" for n in range(5)} | {
        f"/fact/{m}-{n}" for m in range(3) for n in range(5)
    }
    assert all(f"{n}. {one.name} {one.stated}" in told(twin) for n, one in enumerate(data.columns, start=1))


def test_a_session_bears_the_same_number_in_the_picture_and_in_every_part_of_the_table() -> None:
    data = grid(7, 2, 2)
    shown = [words.text for words in drawn(data).drawings[0].words if words.anchor == "middle"]
    assert shown == [str(n) for n in range(1, 8)]
    _, second, *_ = grid_parts(data, 2)
    assert told(next(iter(table("grid", second).findall("thead/tr/th[2]")))).startswith("3. session 2")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(words: str) -> None:
    column = Column(words, words, words, "javascript:alert(1)", words)
    data = Grid(
        words, words, words, words, (column,), (Row(words, (Cell("absent", words, words),)),), (("absent", words),)
    )
    picture = drawn(data)
    assert outside(picture) == []
    assert all(only_classes(svg) and not dangling(svg) for svg in svgs(picture))
    assert links(table("grid", data)) == []
    assert told(next(table("grid", data).iter("td"))) == " ".join(words.split())
