"""Days as they stand on paper, those not chosen, and the files of a folder that is handed in: row by row."""

from pathlib import Path

import pytest

from travaux.broken_input import BrokenInput
from travaux.intake.formats.bounds import MOST_BYTES
from travaux.intake.handing_in import bytes_of, files_in
from travaux.intake.offers import Day, NoSuchOffer, Offer, Offers, Others, Written, dated, others
from travaux.intake.text import Span


@pytest.mark.parametrize(
    ("day", "paper"),
    [
        (Day("2022-11-23"), {"on": "2022-11-23"}),
        (Day("2022-11-23", "2022-11-23"), {"on": "2022-11-23"}),
        (Day("2022-11-23", "", "because"), {"on": "2022-11-23"}),
        (Day("2022-11-23", "2022-11-23", "because"), {"on": "2022-11-23"}),
        (
            Day("2022-11-23", "Wednesday"),
            {"on": "2022-11-23", "inferred": {"stated": "Wednesday", "because": "so the text states it"}},
        ),
        (
            Day("2022-11-23", "Wednesday", "the text is of Thursday"),
            {"on": "2022-11-23", "inferred": {"stated": "Wednesday", "because": "the text is of Thursday"}},
        ),
        (
            Day("2022-11-23", "that day", rests_on=("csto/session/s1",)),
            {"on": "2022-11-23", "inferred": {"stated": "that day", "from": ["csto/session/s1"]}},
        ),
        (
            Day("2022-11-23", "that day", "so it says", ("p1", "p2")),
            {"on": "2022-11-23", "inferred": {"stated": "that day", "from": ["p1", "p2"], "because": "so it says"}},
        ),
        (
            Day("2022-11", "<b>November</b>"),
            {"on": "2022-11", "inferred": {"stated": "<b>November</b>", "because": "so the text states it"}},
        ),
    ],
    ids=str,
)
def test_a_day_stands_on_paper_as_stated_or_as_inferred_and_from_what(day: Day, paper: Written) -> None:
    assert dated(day) == paper


CHOSEN = Day("2022-11-23", "23 November", "the year of the text")


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ((), ()),
        ((CHOSEN,), ()),
        ((CHOSEN, Day("2021-11-23", because="late")), (Others(("2021-11-23",), (1,), "late"),)),
        (
            (CHOSEN, Day("2021-11-23", because="late"), Day("2020-11-23", because="late")),
            (Others(("2021-11-23", "2020-11-23"), (1, 2), "late"),),
        ),
        (
            (CHOSEN, Day("2021-11-23", because="late"), Day("2020-11-23", because="early")),
            (Others(("2021-11-23",), (1,), "late"), Others(("2020-11-23",), (2,), "early")),
        ),
        (
            (CHOSEN, Day("2021-11-23", because="2021 is past"), Day("2020-11-23", because="2020 is past")),
            (Others(("2021-11-23", "2020-11-23"), (1, 2), "that year is past"),),
        ),
        (
            (CHOSEN, Day("2021-11-23", because="2021 is past")),
            (Others(("2021-11-23",), (1,), "2021 is past"),),
        ),
        (
            (CHOSEN, Day("2021", because="a"), Day("2020", because="b"), Day("2019", because="a")),
            (Others(("2021",), (1,), "a"), Others(("2020",), (2,), "b"), Others(("2019",), (3,), "a")),
        ),
        (
            (CHOSEN, Day("unknown", because="a"), Day("2020", because="a")),
            (Others(("unknown", "2020"), (1, 2), "a"),),
        ),
    ],
)
def test_days_not_chosen_stand_together_where_they_were_left_for_one_reason(
    days: tuple[Day, ...], found: tuple[Others, ...]
) -> None:
    assert others(days) == found


def test_each_day_not_chosen_keeps_its_place_among_all() -> None:
    assert Others(("2021", "2020"), (2, 3), "late").places == ((2, "2021"), (3, "2020"))


@pytest.mark.parametrize(
    ("spans", "lines"),
    [
        ((), ""),
        ((Span(14, 120, 168),), "L14:120-168"),
        ((Span(14, 120, 168), Span(15, 0, 20)), "L14:120-168 L15:0-20"),
    ],
    ids=["none", "one", "two"],
)
def test_an_offer_says_where_it_stands_as_an_entry_cites_it(spans: tuple[Span, ...], lines: str) -> None:
    offer = Offer("p1", 0, {"fact": "adopted"}, spans, ())
    assert offer.lines == lines
    assert offer.event == "adopted"


@pytest.mark.parametrize("name", ["p3", "", "P1", "p1 ", "<b>", "../p1"])
def test_a_proposal_that_a_text_does_not_have_is_told(name: str) -> None:
    made = tuple(Offer(one, 0, {"fact": "adopted"}, (), ()) for one in ("p1", "p2"))
    offers = Offers("csto", "Asia/Yerevan", "rules 1", made)
    assert [offers.offer(one, "a" * 64) for one in ("p1", "p2")] == list(made)
    with pytest.raises(NoSuchOffer) as refused:
        offers.offer(name, "a" * 64)
    assert f"The text {'a' * 12} has no proposal '{name}'." in str(refused.value)


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        (("a.txt",), ["a.txt"]),
        (("b.txt", "a.txt"), ["a.txt", "b.txt"]),
        (("x/b.txt", "a.txt"), ["a.txt", "x/b.txt"]),
        (("x/y/z/b.txt",), ["x/y/z/b.txt"]),
        ((".hidden", "a.txt"), ["a.txt"]),
        ((".git/config", "a.txt"), ["a.txt"]),
        (("x/.git/config", "a.txt"), ["a.txt"]),
        (("x/.hidden", "x/b"), ["x/b"]),
        (("a b.txt", "ж.txt"), ["a b.txt", "ж.txt"]),
        (("-rf", "$(x)"), ["$(x)", "-rf"]),
    ],
)
def test_of_a_folder_the_files_are_read_that_are_not_hidden(
    tmp_path: Path, files: tuple[str, ...], taken: list[str]
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [str(path.relative_to(tmp_path)) for path in files_in(tmp_path)] == taken


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert files_in(tmp_path) == [tmp_path / "a.txt"]


@pytest.mark.parametrize("name", ["", ".hidden", ".git/config"])
def test_a_folder_without_a_file_to_read_is_told(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with pytest.raises(BrokenInput, match=r"it holds no file\. Nothing was read\."):
        files_in(tmp_path)


@pytest.mark.parametrize(
    ("size", "read"),
    [
        (0, 0),
        (1, 1),
        (MOST_BYTES, MOST_BYTES),
        (MOST_BYTES + 1, MOST_BYTES + 1),
        (MOST_BYTES + 2, MOST_BYTES + 1),
    ],
)
def test_of_a_file_no_more_is_read_than_shows_that_it_is_too_long(tmp_path: Path, size: int, read: int) -> None:
    with (tmp_path / "a").open("wb") as made:
        made.truncate(size)
    assert len(bytes_of(tmp_path / "a")) == read


@pytest.mark.parametrize(
    ("name", "obstacle"),
    [
        ("none.txt", "No such file or directory"),
        ("folder", "Is a directory"),
        ("folder/none.txt", "No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, obstacle: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BrokenInput) as refused:
        bytes_of(tmp_path / name)
    assert str(refused.value).endswith(f"{obstacle}. Name a file that is there.")
