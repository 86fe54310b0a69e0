"""The file of an exercise's sign-ins: written for its owner alone, and read back as it was written."""

from pathlib import Path

import pytest
from django.test.utils import override_settings

from travaux.accounts import players
from travaux.accounts.players import SignIn

PEOPLE = (
    SignIn("rep-am", "the permanent representation of Armenia", "first"),
    SignIn("chair", "the chair", "second-"),
    SignIn("secretariat", "the secretariat", "_third"),
)


@pytest.mark.parametrize("people", [(), PEOPLE[:1], PEOPLE])
def test_what_is_kept_is_read_back(people: tuple[SignIn, ...], tmp_path: Path) -> None:
    with override_settings(TRAVAUX_DATA_DIR=tmp_path):
        path = players.keep(people)
    assert (players.kept(tmp_path), path.stat().st_mode & 0o077) == (people, 0)


def test_writing_again_replaces_what_was_kept(tmp_path: Path) -> None:
    with override_settings(TRAVAUX_DATA_DIR=tmp_path):
        players.keep(PEOPLE)
        players.keep(PEOPLE[1:2])
    assert players.kept(tmp_path) == PEOPLE[1:2]


def test_an_exercise_without_sign_ins_has_no_players(tmp_path: Path) -> None:
    assert players.kept(tmp_path) == ()


@pytest.mark.parametrize("one", PEOPLE, ids=[one.name for one in PEOPLE])
def test_a_line_holds_name_password_and_what_is_played_in_this_order(one: SignIn) -> None:
    assert one.line.split("\t") == [one.name, one.password, one.plays]
