"""The page, the API and the command line never disagree: every dossier, at three pairs of dials, read at all three.

In an ordinary run a few dossiers of each kind are read; all of them where TRAVAUX_SOAK is set.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any, Final
from urllib.parse import unquote, urlencode

import msgspec
import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.cli.shell import Shell
from tests.databases import opened
from travaux.enquiry import dials as enquiry
from travaux.enquiry.states import answer_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.titles import names_of
from travaux.office import answers, clock
from travaux.record.dossiers import KINDS
from travaux.record.times import zone_named

#: Nothing turned; before the articles; the articles read, as of a day on which they were not all known.
DIALS: Final = ({}, {"on": "2022-11-23", "known": "2023-11-21"}, {"on": "2024-12-31", "known": "2023-12-31"})
OF_EACH_KIND: Final = 2
HARDEST: Final = ("csto/member/am", "csto/document/assistance-to-armenia", "csto/plan/2023")
_FACT: Final = re.compile(r'href="/record/fact/([^"?]+)')
_ANSWER: Final = re.compile(r'<p class="lede answer">(.*?)</p>', re.DOTALL)
_CITED: Final = re.compile(r'<span class="refs">.*?</span>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")
_MARK: Final = re.compile(r" ?\[[^\]]*#[^\]]*\]")


@pytest.fixture
def travaux(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], django_db_blocker: DjangoDbBlocker
) -> Iterator[Shell]:
    """The command line on the bundled record, at a moment at which time stands still for all doors."""
    with django_db_blocker.unblock(), opened(records.told()):
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now)
        yield Shell(monkeypatch, capsys)


def some(kind: str) -> list[str]:
    """The dossiers of a kind that are read."""
    found = [one.dossier for one in answers.dossiers(kind)]
    if os.environ.get("TRAVAUX_SOAK"):
        return found
    return list(
        dict.fromkeys([*(one for one in HARDEST if one in found), *found[:: max(1, len(found) // OF_EACH_KIND)]])
    )


def by_command(travaux: Shell, dossier: str, dials: dict[str, str]) -> Any:  # noqa: ANN401 - whatever is printed
    turned = [word for name, value in dials.items() for word in (f"--{name}", value)]
    ran = travaux("show", dossier, "--json", *turned)
    assert ran.code in {0, 2}, ran.err
    return msgspec.json.decode(ran.out) if ran.code == 0 else None


def by_program(dossier: str, dials: dict[str, str]) -> Any:  # noqa: ANN401 - whatever is answered
    response = Client().get(f"/api/v1/dossiers/{dossier}", dials)
    assert response.status_code in {200, 404}
    return response.json() if response.status_code == 200 else None


def whole(address: str) -> list[Any]:
    """The items of all pages of a list of the API."""
    items: list[Any] = []
    following: str | None = f"/api/v1{address}"
    while following:
        page = Client().get(following).json()
        items += page["items"]
        following = page["next"]
    return items


@cache
def standing(query: str) -> frozenset[str]:
    """The addresses of all facts that the API tells under these dials."""
    return frozenset(one["address"] for one in whole(f"/facts?limit=200&{query}"))


def require_same_page(dossier: str, dials: dict[str, str], told: dict[str, Any]) -> None:
    """The page bears the same title, answers with the same sentence, and cites no fact that the API does not tell."""
    page = Client(headers={"accept-language": "en"}).get(f"/{dossier}", dials)
    assert page.status_code == 200
    text, perhaps = page.content.decode(), {one["address"] for one in told["may_be_public"]}
    assert told["title"] in read(text)
    cited = {"#".join(map(unquote, one.rpartition("/")[::2])) for one in _FACT.findall(text)}
    assert cited - perhaps <= standing(urlencode(dials))
    for said in _ANSWER.findall(text) if told["kind"] != "roll" else ():  # the roll's page counts before it names
        facts = told["state"]["evidence"]["facts"]
        assert not told["state"]["evidence"]["newest"] or f"of {facts:,} fact" in read(said)
        assert read(_CITED.sub("", said)) == " ".join(_MARK.sub("", answer(dossier, dials)).split())


def read(html: str) -> str:
    """The words of a piece of a page."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def answer(dossier: str, dials: dict[str, str]) -> str:
    """The sentence that answers, as the command line's search and the API's have it."""
    zone = answers.zone_of(dossier)
    turned = enquiry.dials(dials.get("on", ""), dials.get("known", ""), enquiry.HEAD, zone)
    shown = answers.show(dossier, turned)
    return answer_of(shown.state, Teller(names_of(dossier.partition("/")[0]), zone_named(zone)), shown.facts)


@pytest.mark.parametrize("dials", DIALS, ids=str)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "communication"])
def test_every_door_tells_the_same_of_every_dossier(travaux: Shell, kind: str, dials: dict[str, str]) -> None:
    found = some(kind)
    assert found
    for dossier in found:
        printed, told = by_command(travaux, dossier, dials), by_program(dossier, dials)
        assert told == printed
        if told is not None:
            require_same_page(dossier, dials, told)


def test_every_door_finds_the_same_in_a_text(travaux: Shell) -> None:
    ran = travaux("decide", "csto/document/assistance-to-armenia", "--json")
    told = Client().get("/api/v1/documents/csto/assistance-to-armenia/finding").json()
    assert told["finding"] == ran.json()["finding"]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (
            ("list", "facts", "--via", "world/source/belta", "--only"),
            "/facts?via=world/source/belta&only=true&limit=200",
        ),
        (("list", "contested"), "/contested?limit=200"),
        (("list", "remarks", "--by", "world/person/tasmagambetov"), "/remarks?by=world/person/tasmagambetov&limit=200"),
    ],
)
def test_every_door_lists_the_same(travaux: Shell, words: tuple[str, ...], address: str) -> None:
    printed = travaux(*words, "--json").json()["items"]
    assert sorted(map(str, whole(address))) == sorted(map(str, printed))


def test_a_control_that_must_fail_a_page_of_other_dials_does_not_agree(travaux: Shell) -> None:
    told = by_program("csto/member/am", {"on": "2010-01-01", "known": "2010-01-01"})
    assert told != by_command(travaux, "csto/member/am", {})
    with pytest.raises(AssertionError):
        require_same_page("csto/member/am", {}, told)
