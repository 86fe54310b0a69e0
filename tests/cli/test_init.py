"""A record of one's own organisation: opened from a rule book and a roll, or refused whole with what to mend."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a place for the record

from pathlib import Path

import pytest

from tests.cli.shell import Ran, Shell
from tests.databases import Place
from travaux.decision.act import Act, Author
from travaux.office import answers, checks, desk, install
from travaux.office.desk import Receipt
from travaux.rulebook.load import FOLDER

ROLL = 'member,name,since\nhm,Hamelin Dairy,2019-01-01\n\nbr,"Bremen, Milk",2020-05\n'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The rules of a library book under the name of an organisation of one's own."""
    text = (FOLDER / "osce.yaml").read_text(encoding="utf-8")
    text = text.replace("book: osce\n", "book: coop\n").replace("organisation: osce\n", "organisation: coop\n")
    path = tmp_path / "coop.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def init(travaux: Shell, book: Path, roll: str, *more: str, name: str = "roll.csv") -> Ran:
    path = book.parent / name
    path.write_text(roll, encoding="utf-8")
    return travaux("init", "--rulebook", str(book), "--roll", str(path), "--title", "Milk", "--by", "the board", *more)


def test_the_record_is_open_with_its_members_its_rules_and_a_checkpoint(
    travaux: Shell, no_record: Place, book: Path
) -> None:
    ended = init(travaux, book, ROLL)
    told = travaux("show", "coop/roll").out
    assert (ended.code, "2 members" in ended.out, "travaux/coop" in ended.out) == (0, True, True)
    assert ("Bremen, Milk: member since May 2020" in told, "Hamelin Dairy: member since 1 January 2019" in told) == (
        True, True,
    )  # fmt: skip


def test_in_a_record_of_ones_own_people_act_by_the_book_that_was_adopted(
    travaux: Shell, no_record: Place, book: Path
) -> None:
    init(travaux, book, ROLL)
    answer = desk.submit(Act("session closed", ("coop/session/x",), Author("chair"), desk.NOW), "the chair")
    assert isinstance(answer, Receipt)
    assert (answer.finding or {})["book"] == "coop"
    assert answers.organisations() == ["coop"]


def test_the_same_for_programs(travaux: Shell, no_record: Place, book: Path) -> None:
    told = init(travaux, book, ROLL, "--json").json()
    assert (told["organisation"], told["members"], told["entries"]) == ("coop", 2, 3)


def test_a_roll_may_be_a_chronicle(travaux: Shell, no_record: Place, book: Path) -> None:
    roll = (
        "chronicle: coop/1\npart: roll\nzone: Europe/Vienna\nretrieved: 2020-01-01\nreports:\n- id: roll\n"
        "  unsourced: true\n  facts:\n"
        "  - {ref: M, about: [member/hm, roll], fact: membership began, on: 2019-01-01}\n"
    )
    ended = init(travaux, book, roll, name="roll.yaml")
    assert (ended.code, "1 member" in ended.out) == (0, True)


@pytest.mark.parametrize(
    ("roll", "why"),
    [
        ("", "it names no member"),
        ("member,name,since\n", "it names no member"),
        ("hm,Hamelin\n", "line 1: it has not the three cells"),
        ("hm,,2019\n", "line 1: it has not the three cells"),
        ("hm,A,2019\nhm,B,2020\n", "line 2: the member 'hm' stands there twice"),
        ("HM,A,2019\n", "HM"),
        ("hm,A,yesterday\n", "yesterday"),
        ('hm,"A,2019\n', "line 1"),
    ],
)
def test_a_roll_that_cannot_be_read_is_refused_by_its_line_and_nothing_is_made(
    travaux: Shell, no_record: Place, book: Path, roll: str, why: str
) -> None:
    ended = init(travaux, book, roll)
    assert (ended.code, why in ended.err) == (2, True), ended.err
    assert not install.there() or answers.size() == 0


def test_a_record_that_holds_something_is_not_opened_again(travaux: Shell, no_record: Place, book: Path) -> None:
    init(travaux, book, ROLL)
    ended = init(travaux, book, ROLL)
    assert (ended.code, "TRAVAUX_DATA_DIR" in ended.err, answers.size()) == (2, True, 3)


def test_a_rule_book_with_a_fault_is_refused_by_its_line(travaux: Shell, no_record: Place, book: Path) -> None:
    book.write_text(
        book.read_text(encoding="utf-8").replace("chapter: adoption", "chapter: adopting"), encoding="utf-8"
    )
    ended = init(travaux, book, ROLL)
    assert (ended.code, "coop.yaml" in ended.err) == (2, True), ended.err


def test_the_rule_book_lies_in_the_data_folder_for_its_owner_alone(
    travaux: Shell, no_record: Place, book: Path
) -> None:
    init(travaux, book, ROLL)
    (kept,) = (no_record.folder / "rulebooks").iterdir()
    assert (kept.read_bytes() == book.read_bytes(), kept.stat().st_mode & 0o077) == (True, 0)
    assert [one.what for one in checks.check() if not one.sound and one.what == "clock"] == []
