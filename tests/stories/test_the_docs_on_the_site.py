"""What README, tutorial and how-to pages show of the site is what the site says."""

import re
import shlex
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.pages.census import EVERY
from tests.portal.conftest import site, told
from tests.portal.reading import Reader
from tests.stories.test_the_docs import BLOCK, ROOT, _flat, _in_order
from tools.docs import pages, settings
from tools.screenshots import FOLDER, MOST_BYTES, WAYS, WAYS_AT_WORK, index, name_of
from tools.screenshots_at_work import SIGHTS, Sight
from travaux.config.environment import Environment
from travaux.portal.urls import urlpatterns

__all__ = ["site", "told"]

SHOWN = (
    "README.md",
    "docs/tutorial/in-the-browser.md",
    *(f"docs/how-to/{name}.md" for name in ("cite-a-page", "follow-by-feed-or-calendar", "use-the-api")),
    "docs/how-to/download-tables.md",
)
#: An address of the site, the end of its paragraph, and the quotation under it.
QUOTED = re.compile(r"`(/[^`\n]*)`[^`]*?:\n\n((?:> .*\n?)+)")
CITED = re.compile(r'<a class="ref".*?</a>', re.DOTALL)
MOST_IN_ALL = 8_000_000


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _asked(page: str) -> Iterator[tuple[str, str]]:
    """Each `$ curl …` of a page with what is printed under it."""
    for block in BLOCK.findall(_text(page)):
        for part in re.split(r"^ *\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            if command.startswith("curl "):
                yield command, printed


def _words(site: Client, address: str) -> str:
    """What a reader sees at an address, without the small numbers; all of an answer that is no page."""
    answer = site.get(address)
    assert answer.status_code == 200, address
    text = answer.content.decode()
    if not answer["Content-Type"].startswith("text/html"):
        return text
    reader = Reader()
    reader.feed(CITED.sub("", text))
    return re.sub(r"\s+(?=[;.,:)])|(?<=\()\s+", "", _flat(" ".join(reader.text)))


QUOTES = [(page, address, shown.replace("> ", "")) for page in SHOWN for address, shown in QUOTED.findall(_text(page))]
CURLS = [(page, *example) for page in SHOWN for example in _asked(page)]


@pytest.mark.parametrize(("page", "address", "shown"), QUOTES, ids=[f"{one[0]}: {one[1]}" for one in QUOTES])
def test_a_page_of_the_site_says_what_the_documentation_quotes(
    page: str, address: str, shown: str, site: Client
) -> None:
    assert _in_order(shown, _words(site, address)) == "", page


@pytest.mark.parametrize(("page", "command", "printed"), CURLS, ids=[f"{one[0]}: {one[1]}" for one in CURLS])
def test_an_address_answers_what_its_page_shows(page: str, command: str, printed: str, site: Client) -> None:
    *options, address = shlex.split(command)[1:]
    asked = urlsplit(address)
    assert asked.netloc == "127.0.0.1:8000", page
    answer = site.get(f"{asked.path}?{asked.query}")
    heads = "".join(f"{name}: {value}\n" for name, value in answer.headers.items()) if "-si" in options else ""
    assert _in_order(printed, heads + answer.content.decode()) == "", page


def test_the_pages_show_something_of_the_site() -> None:
    assert len(QUOTES) >= 12
    assert len(CURLS) >= 8


def test_the_control_what_the_site_does_not_say_is_found_out(site: Client) -> None:
    assert _in_order("Armenia was expelled", _words(site, "/csto/member/am")) == "Armenia was expelled"


def test_every_address_of_the_site_stands_in_the_reference() -> None:
    page = pages.text()
    for pattern in urlpatterns:
        assert (f"| {pattern.name} | `/" in page) is (pattern.name not in pages.NO_PAGES)
    assert "`/<organisation>/document/<slug>/what-if`" in page
    assert "(?P" not in page


def test_every_setting_stands_in_its_table() -> None:
    assert list(settings.SAYS) == list(Environment.model_fields)
    assert "| `TRAVAUX_HOSTS` | `localhost 127.0.0.1 [::1]` |" in settings.text()


def test_every_page_of_the_census_has_its_pictures_and_they_are_light() -> None:
    wanted = {f"{name_of(path)}.{way.name}.webp" for path in EVERY for way in WAYS}
    at_work = {sight.path for sights in SIGHTS.values() for sight in sights}
    wanted |= {f"{name_of(path)}.{way.name}.webp" for path in at_work for way in WAYS_AT_WORK}
    sizes = {one.name: one.stat().st_size for one in FOLDER.glob("*.webp")}
    assert wanted ^ set(sizes) == set(), "run `python -m tools.screenshots` and look at what it took"
    assert max(sizes.values()) <= MOST_BYTES
    assert sum(sizes.values()) <= MOST_IN_ALL


def test_the_index_of_pictures_shows_each_page_in_every_way() -> None:
    made = index({"/": "First page", "/csto/member/am?known=2024": "Armenia"}, [Sight("chair", "/workroom/x", "X")])
    assert "## Armenia\n\n`/csto/member/am?known=2024`" in made
    assert "(home.dark.webp)" in made
    assert "## X (chair)\n\n`/workroom/x`" in made
    assert "(workroom-x.phone.webp)" in made
    assert "(workroom-x.dark.webp)" not in made
    assert "(csto-member-am-known-2024.phone.webp)" in made
    assert len({name_of(path) for path in EVERY}) == len(EVERY)
