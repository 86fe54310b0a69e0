"""Accounts from the command line: made, seated, ended at once; nothing that anybody could sign in with is shown."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a place for the record

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.accounts.people import FAST, PASSWORD
from tests.cli.shell import Ran, Shell
from tests.databases import Place, fresh
from travaux.accounts import actor, tokens
from travaux.accounts.models import Account, Seat, Token
from travaux.cli.main import COMMANDS
from travaux.office import install

Typed = Callable[..., Ran]


@pytest.fixture
def ready(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """An empty record whose tables are ready."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path) as place:
        yield place


@pytest.fixture
def typed(travaux: Shell, ready: Place, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """`typed("a password", "account", "add", …)`: with a line on the standard input."""

    def ran(line: str, *words: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n" if line else ""))
        with override_settings(PASSWORD_HASHERS=FAST):
            return travaux("account", *words)

    return ran


def add(typed: Typed, name: str = "am", *more: str) -> Ran:
    return typed(PASSWORD, "add", name, "A. Head", "--password-from-input", *more)


def listed(typed: Typed) -> Any:  # noqa: ANN401 - what a program reads
    return typed("", "list", "--json").json()


def test_an_account_is_made_seated_and_told_without_any_secret(typed: Typed) -> None:
    assert (
        add(typed, "am", "--email", "a@example.org", "--zone", "Asia/Yerevan", "--person", "world/person/a").code == 0
    )
    seat = typed("", "seat", "am", "csto", "delegation", "--member", "am", "--body", "csc", "--until", "2099-12-31")
    assert "needs a mandate on record" in seat.out
    clear = typed("", "token", "am", "calendar", "--seat", "1").out.strip()
    told = listed(typed)
    assert told[0]["seats"][0] | {"until": ""} == {
        "seat": 1, "organisation": "csto", "role": "delegation", "member": "am", "bodies": ["csc"], "post": "",
        "state": "in force", "until": "",
    }  # fmt: skip
    assert "A. Head" in typed("", "list").out
    held = Token.objects.get()
    assert held.digest == tokens.digest(clear)
    assert not any(secret in json.dumps(told) for secret in (clear, held.digest, Account.objects.get().password))


def test_what_is_ended_ends_and_keeps_its_row(typed: Typed) -> None:
    add(typed)
    for number in (1, 2):
        typed("", "seat", "am", "csto", "observer")
        typed("", "token", "am", "x", "--seat", str(number))
    assert typed("", "end", "am", "--token", "1").code == 0
    assert typed("", "end", "am", "--seat", "2").code == 0
    assert [one["state"] for one in listed(typed)[0]["tokens"]] == ["ended", "ended"]
    account, seat = Account.objects.get(), Seat.objects.get(pk=1)
    assert actor.seated(account, seat) is not None
    assert "disabled" in typed("", "end", "am").out
    assert actor.seated(Account.objects.get(), seat) is None
    assert Seat.objects.count() == 2


def test_another_password_is_taken(typed: Typed) -> None:
    add(typed)
    assert typed("a boat across the lake", "password", "am", "--password-from-input").code == 0
    with override_settings(PASSWORD_HASHERS=FAST):
        assert Account.objects.get().check_password("a boat across the lake")


WRONG = {
    "a name with capitals": ("add", "Am", "A. Head"),
    "a name that is taken": ("add", "am", "B. Head"),
    "an address that is taken": ("add", "by", "B. Head", "--email", "a@example.org"),
    "no address": ("add", "by", "B. Head", "--email", "nowhere"),
    "no zone": ("add", "by", "B. Head", "--zone", "Mars/Olympus"),
    "no person": ("add", "by", "B. Head", "--person", "csto/member/by"),
    "no full name": ("add", "by", ""),
    "a full name of two lines": ("add", "by", "B.\nHead"),
    "no role": ("seat", "am", "csto", "king"),
    "a delegation of nobody": ("seat", "am", "csto", "delegation"),
    "a chair of a member": ("seat", "am", "csto", "chair", "--member", "am"),
    "no slug": ("seat", "am", "CSTO", "chair"),
    "nobody": ("seat", "nobody", "csto", "chair"),
    "no day": ("seat", "am", "csto", "chair", "--until", "soon"),
    "a seat of nobody": ("token", "am", "x", "--seat", "9"),
    "a token for ever": ("token", "am", "x", "--seat", "1", "--days", "999"),
    "a token of nobody": ("end", "am", "--token", "9"),
    "no password": ("password", "am", "--password-from-input"),
}


@pytest.mark.parametrize("what", sorted(WRONG))
def test_what_cannot_be_so_is_refused_in_words_and_changes_nothing(typed: Typed, what: str) -> None:
    add(typed, "am", "--email", "a@example.org")
    typed("", "seat", "am", "csto", "observer")
    before = listed(typed)
    ended = typed("", *WRONG[what])
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err) > 20
    assert "Traceback" not in ended.err
    assert listed(typed) == before


@pytest.mark.parametrize("password", ["brief", "password123456", "a-grigoryan-a", "123456789012"])
def test_a_password_that_is_easily_guessed_is_refused(typed: Typed, password: str) -> None:
    ended = typed(password, "add", "a-grigoryan", "A. Grigoryan", "--password-from-input")
    assert (ended.code, Account.objects.count()) == (2, 0)
    assert password not in ended.err


def test_a_record_made_before_there_were_accounts_gets_their_tables(travaux: Shell, no_record: Place) -> None:
    assert not install.ready()
    assert travaux("account", "list").out.startswith("name")
    assert install.ready()


def test_a_command_that_only_reads_loads_no_accounts(place_of_record: Place) -> None:
    code = (
        "import sys; from travaux.cli.main import main; sys.argv = ['travaux', 'show', 'csto/member/am', '--json']\n"
        "try: main()\nfinally: print(sorted(one for one in sys.modules if one.startswith(('allauth', "
        "'travaux.accounts', 'django.contrib.auth.models'))), file=sys.stderr)"
    )
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    settings = {name: value for name, value in place_of_record.environment.items() if name.startswith("TRAVAUX")}
    ran = subprocess.run([sys.executable, "-c", code], env=bare | settings, capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"
    assert json.loads(ran.stdout)["dossier"] == "csto/member/am"


@pytest.fixture
def place_of_record(record: Place) -> Place:
    """Where the bundled record lies."""
    return record


def test_only_commands_that_make_nothing_ready_read_alone() -> None:
    reading = {name for name, command in COMMANDS.items() if command.reads}
    assert reading >= {"list", "show", "search", "timeline", "decide", "verify"}
    assert not reading & {"account", "serve", "demo", "load", "init", "exercise", "rebuild", "check"}
