"""Hostile words in every field of the workroom's forms come back as words, on every page that shows them."""

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.hostile import PAYLOADS, TRIP
from tests.workroom.playing import Players, on_one_line, playing

DRAFT = "csto/document/assistance-to-armenia"
SHORT = tuple(one for one in PAYLOADS if len(one) < 400)
TEXTS = ("value.reason", "value.phase", "letter.number", "letter.marking")
FORGED = ("event", "about", "keys", "keyed", "title", "back", "audience", "key", "value.session")
SHARE = 1 if os.environ.get("TRAVAUX_SOAK") else 4
PAGES = (
    "/workroom/communications", "/workroom/communications/csto/2022-1", "/workroom/rulings", "/workroom/", f"/workroom/about/{DRAFT}",
)  # fmt: skip


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of one exercise."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    with django_db_blocker.unblock(), playing(folder) as players:
        yield players


class Tripped(HTMLParser):
    """Elements and attributes that a payload made: any whose name or address bears the word of the payloads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        live = [name for name in own if name.startswith("on") or name in {"style", "srcdoc"}]
        led = [one for name in ("href", "src", "action") if TRIP in (one := own.get(name, "")) and not _ours(one)]
        if live or led or tag in {"iframe", "object", "embed", "style", "base", "img"}:
            self.found.append(f"<{tag} {own}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def _ours(address: str) -> bool:
    """An address on this site, in which a word may stand as a word."""
    return bool(re.match(r"(?:/(?!/|\\)|\?|#)", address))


def verify_inert(page: str) -> None:
    """Nothing in the page was made by a payload."""
    read = Tripped()
    read.feed(page)
    scripts = re.findall(r"<script[^>]*>([^<]*)</script>", page)
    assert read.found == []
    assert not any(one.strip() for one in scripts)


@pytest.mark.parametrize("number", range(len(SHORT)))
def test_what_is_entered_comes_back_as_words(play: Players, number: int) -> None:
    payload = SHORT[number]
    fields = dict.fromkeys(TEXTS, payload) | {"event": "removal requested", "about": DRAFT, "keys": "am"}
    answer = play.send(
        "rep-am", "/workroom/act", **fields, **{"letter.wanted": "yes", "audience": "public"}, key=f"n{number}"
    )
    if answer.status_code == 422:
        verify_inert(answer.content.decode())
        return
    entry = answer.headers["Location"].partition("receipt=")[2].replace("%2F", "/")
    for who, address in (("rep-am", f"/workroom/receipt/{entry}"), *(("chair", page) for page in PAGES)):
        page = play.read(who, address)
        verify_inert(page)
    assert TRIP in play.read("rep-am", f"/workroom/receipt/{entry}")


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
@pytest.mark.parametrize(
    "field", ["event", "about", "keys", "keyed", "title", "back", "audience", "key", "value.session"]
)
def test_what_is_refused_comes_back_as_words(play: Players, field: str, number: int) -> None:
    fields = {"event": "removal requested", "about": DRAFT, "keys": "am", "key": "k", "value.session": "none such"}
    answer = play["rep-am"].post("/workroom/act", {**fields, field: PAYLOADS[number]})
    assert answer.status_code in {400, 404, 422}, on_one_line(answer)[:400]
    verify_inert(answer.content.decode())


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_what_is_kept_for_after_signing_in_comes_back_as_words(play: Players, number: int) -> None:
    gone = play["rep-kz"]
    gone.logout()
    answer = gone.post("/workroom/act", {"event": "x", "value.reason": PAYLOADS[number], PAYLOADS[number][:200]: "y"})
    assert answer.status_code == 401
    verify_inert(answer.content.decode())


def test_the_control_a_payload_that_works_would_be_seen() -> None:
    for made in (f"<img src=x onerror={TRIP}()>", f'<a href="//{TRIP}.example">', f"<script>{TRIP}()</script>"):
        with pytest.raises(AssertionError):
            verify_inert(f"<p>{made}</p>")
