"""A reported count: somebody's claim as a hatched bar, and no bar where no whole is stated."""

from dataclasses import replace

import pytest

from tests.portal.drawn import HOSTILE, dangling, links, only_classes, outside, svgs, table, told
from travaux.portal.pictures.count import Count, Counts, count_picture

CLAIM = Count(32, 34, "32 of 34 implemented", "a claim: says the Secretary General, 20 November 2023", "/a8")
COUNTS = Counts("The plan", "A reported count", "Counts", ("count", "who says so"), (CLAIM,))


@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_stands_outside_the_sheet(mirrored: bool) -> None:
    assert outside(count_picture(COUNTS, "c", mirrored=mirrored)) == []


def test_the_bar_is_hatched_and_as_long_as_the_fraction_claimed() -> None:
    for drawing in count_picture(COUNTS, "c").drawings:
        (bar,) = drawing.rects
        assert bar.hatched
        assert bar.width == (drawing.width - 2) * 32 // 34


def test_the_claim_is_named_in_the_picture() -> None:
    for drawing in count_picture(COUNTS, "c").drawings:
        words = " ".join(one.text for one in drawing.words)
        assert words == f"{CLAIM.words} {CLAIM.claim}"


@pytest.mark.parametrize(
    ("number", "of", "share"), [(0, 34, None), (34, 34, 1), (40, 34, 1), (5, None, None), (0, 0, None)]
)
def test_a_bar_is_drawn_only_of_a_stated_whole_and_never_beyond_it(
    number: int, of: int | None, share: int | None
) -> None:
    drawing = count_picture(replace(COUNTS, counts=(replace(CLAIM, number=number, of=of),)), "c").drawings[0]
    assert [rect.width // (drawing.width - 2) for rect in drawing.rects] == ([share] if share else [])


@pytest.mark.parametrize(("number", "of"), [(-1, 34), (1, -34)])
def test_a_count_below_nothing_is_refused(number: int, of: int) -> None:
    with pytest.raises(ValueError, match=r"cannot be drawn: it is below nothing\. Give the numbers stated"):
        replace(CLAIM, number=number, of=of)


def test_the_table_holds_each_count_and_its_claim() -> None:
    twin = table("count", COUNTS)
    assert [told(cell) for cell in twin.findall("tbody/tr/*")] == [CLAIM.words, CLAIM.claim]
    assert links(twin) == ["/a8"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(words: str) -> None:
    data = Counts(words, words, words, (words, words), (replace(CLAIM, words=words, claim=words, href=words),))
    picture = count_picture(data, "c")
    assert outside(picture) == []
    assert all(only_classes(svg) and not dangling(svg) for svg in svgs(picture))
    assert links(table("count", data)) == []
