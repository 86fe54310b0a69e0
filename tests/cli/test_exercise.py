"""`travaux exercise`: an exercise is made beside the record, listed, its clock set; what stands in the way is told."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.cli.shell import Shell
from tests.databases import Place, opened
from travaux.accounts import players
from travaux.cli import exercise as command
from travaux.office.kept import CLOCK

TITLE = "replay of Yerevan 2022"
FOLDER = "replay-of-yerevan-2022"


@dataclass(frozen=True)
class Made:
    """An exercise that was made beside a record: where, what was told, and the record's bytes before and after."""

    place: Place
    told: str
    before: str
    after: str

    @property
    def folder(self) -> Path:
        return self.place.folder / "exercises" / FOLDER


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Made:
    """Made once for all tests here."""
    folder = tmp_path_factory.mktemp("record") / "record"
    shutil.copytree(_told(django_db_blocker).folder, folder)
    place = Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)
    before = digest(place)
    with django_db_blocker.unblock(), opened(place):
        told = command.make("csto", "2022-11-22", TITLE, folder / "exercises" / FOLDER)
    return Made(place, " ".join(told), before, digest(place))


def _told(blocker: DjangoDbBlocker) -> Place:
    with blocker.unblock():
        return records.told()


@pytest.fixture
def made(once: Made, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
    """The same, its record opened."""
    with django_db_blocker.unblock(), opened(once.place):
        yield once


def digest(place: Place) -> str:
    return hashlib.sha256(Path(place.address.removeprefix("sqlite:///")).read_bytes()).hexdigest()


def test_an_exercise_has_a_folder_of_its_own_with_sign_ins_for_its_owner_alone(made: Made) -> None:
    people = players.kept(made.folder)
    assert ("11 sign-ins" in made.told, len(people), len({one.password for one in people})) == (True, 11, 11)
    assert ((made.folder / players.FILE).stat().st_mode & 0o077, (made.folder / "copied.jsonl").exists()) == (0, False)


def test_the_record_that_was_copied_keeps_every_byte(made: Made) -> None:
    assert made.before == made.after == digest(made.place)


def test_exercises_are_listed_with_their_clocks_and_set_forward_by_name(travaux: Shell, made: Made) -> None:
    (row,) = travaux("exercise", "list", "--json").json()["exercises"]
    assert (row["name"], row["clock"].startswith("2022-11-22T06:")) == (FOLDER, True)
    assert travaux("exercise", "clock", "2022-11-23", "--by", "the director", "--name", FOLDER).code == 0
    assert "2022-11-23T06:" in travaux("exercise", "list").out


def test_a_folder_that_is_not_empty_is_left_alone(travaux: Shell, made: Made) -> None:
    again = travaux("exercise", "new", "csto", "--as-of", "2022-11-22", "--title", TITLE)
    assert (again.code, "--to" in again.err, players.kept(made.folder) != ()) == (2, True, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("exercise", "new", "csto", "--as-of", "2022"), "that is no day"),
        (("exercise", "new", "csto", "--as-of", "soon"), "soon"),
        (("exercise", "serve", "none"), "There is no exercise"),
        (("exercise", "clock", "2023-01-01", "--by", "me"), "travaux exercise new"),
        (("exercise", "clock", "2023-01-01", "--by", "me", "--name", "none"), "There is no exercise"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_to_do_next(
    travaux: Shell, own_record: Place, words: tuple[str, ...], why: str
) -> None:
    ran = travaux(*words)
    assert (ran.code, why in ran.err, (own_record.folder / CLOCK).exists()) == (2, True, False), ran.err


def test_without_an_exercise_the_list_says_how_to_make_one(travaux: Shell, own_record: Place) -> None:
    assert "travaux exercise new" in travaux("exercise", "list").out


def test_an_exercise_inherits_neither_the_database_nor_the_secret_of_the_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRAVAUX_DATABASE", "sqlite:///elsewhere")
    monkeypatch.setenv("TRAVAUX_SECRET_KEY", "known")
    given = command.environment(tmp_path)
    assert given.keys() & {"TRAVAUX_DATABASE", "TRAVAUX_SECRET_KEY"} == set()
    assert (given["TRAVAUX_DATA_DIR"], os.environ["TRAVAUX_SECRET_KEY"]) == (str(tmp_path), "known")
