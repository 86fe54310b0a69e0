"""The exercise of Yerevan with its players at their browsers, made once a process and copied for each test."""

import atexit
import itertools
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.cache import cache as throttles
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings

from tests import exercises
from tests.databases import Place, opened
from travaux.accounts import acting, players
from travaux.accounts.actor import seated, seats_of
from travaux.accounts.models import Account
from travaux.decision.act import Act
from travaux.office import answers, clock, desk
from travaux.office.answers import Shown
from travaux.office.desk import Receipt
from travaux.record.fold import Dials

FAST = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_numbers = itertools.count()
EVERYTHING = frozenset({"public", "members", "secretariat"})


@cache
def _invited() -> Place:
    folder = Path(tempfile.mkdtemp(prefix="travaux-played-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with exercises.begun(folder) as place, override_settings(PASSWORD_HASHERS=FAST):
        players.invite("csto")
    return place


@dataclass
class Players:
    """Browsers of players by the names under which they sign in."""

    folder: Path
    browsers: dict[str, Client] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Client:
        """The browser of a player, signed in."""
        if name not in self.browsers:
            self.browsers[name] = Client(headers={"accept-language": "en"})
            self.browsers[name].force_login(Account.objects.get(name=name))
        return self.browsers[name]

    def read(self, name: str, address: str) -> str:
        """The words and marks of a page that must be there, on one line."""
        answer = self[name].get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return on_one_line(answer)

    def send(self, name: str, address: str, **fields: Any) -> HttpResponse:  # noqa: ANN401 - whatever a form has
        """Send a form of the page at an address, with its hidden key, and follow where it leads."""
        given = {"key": sha256(f"{name} {address} {sorted(fields.items())}".encode()).hexdigest(), **fields}
        answer: HttpResponse = self[name].post(address, given)  # type: ignore[assignment]
        return answer


@contextmanager
def playing(folder: Path) -> Iterator[Players]:
    """An exercise of one's own in which everybody is signed in."""
    made = _invited()
    for file in made.folder.iterdir():
        if file.is_file():
            shutil.copy(file, folder / file.name)
    throttles.clear()
    place = Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)
    with opened(place), override_settings(PASSWORD_HASHERS=FAST):
        yield Players(folder)


def on_one_line(answer: Any) -> str:  # noqa: ANN401 - any answer of the site
    """A page with its white space run together."""
    return re.sub(r"\s+", " ", answer.content.decode())


def shown(dossier: str, reader: frozenset[str] = EVERYTHING) -> Shown:
    """A dossier as it stands now."""
    now = clock.now()
    return answers.show(dossier, Dials(now, now), reader)


def enter(
    name: str, event: str, about: str, keys: tuple[str, ...] = (), audience: str = "public", **value: str | list[str]
) -> Receipt:
    """Let a player do an act as a program would; it must be entered."""
    account = Account.objects.get(name=name)
    acts_as = seated(account, seats_of(account)[0], proved=clock.machine())
    assert acts_as is not None
    fields = {one.rstrip("_").replace("_", " "): said for one, said in value.items()}
    act = Act(event, (about,), acts_as.capacity, desk.NOW, keys, fields)
    answer = acting.act(acts_as, act, f"act-{next(_numbers)}", audience)
    assert isinstance(answer, Receipt), answer
    return answer
