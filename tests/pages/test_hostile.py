"""A hostile record before a real browser: no script runs, no dialog opens, nothing is asked of others, nothing is wide."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

import tests
from tests.databases import Place
from tests.hostile import TRIP
from tests.pages.conftest import free_port, wait_for
from tests.pages.looking import PHONE, Look, Seen

PAGES = (
    "/", f"/search?q={TRIP}", "/csto/document/x1", "/csto/session/x1", "/csto/member/x1", "/csto/body/x1", "/csto/plan/x1",
    "/csto/organisation/x1", "/csto/person/x1", "/csto/post/x1", "/csto/meeting/x1", "/csto/assessment/x1", "/csto/roll",
    "/csto/member/am", "/csto/document/assistance-to-armenia", "/csto/document/assistance-to-armenia/what-if",
    "/csto/sessions", "/csto/attendance", "/csto/meetings", "/people", "/outside", "/remarks", "/sources", "/timeline",
    "/contested", "/gaps", "/entries", "/world/source/belta", "/record/fact/every-0/E0", "/record/entry/every-0", "/csto/record",
)  # fmt: skip


#: The browser's own loop runs in this process, where no database may be asked.
FILL = (
    "import django; django.setup(); from travaux.office import install; install.make_ready(); "
    "from tests.hostile import load; load()"
)


@pytest.fixture(scope="module")
def hostile_look(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """The hostile record, served by granian as any other."""
    folder = tmp_path_factory.mktemp("hostile")
    place = Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)
    environment = os.environ | place.environment
    subprocess.run([sys.executable, "-c", FILL], env=environment, cwd=Path(tests.__path__[0]).parent, check=True)
    port = free_port()
    command = [str(Path(sys.executable).parent / "travaux"), "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as served:
        wait_for(f"http://127.0.0.1:{port}/", served)
        yield Look(browser, f"http://127.0.0.1:{port}")
        served.terminate()


@pytest.fixture(scope="module")
def seen(hostile_look: Look, request: pytest.FixtureRequest) -> Iterator[Seen]:
    """A page opened once for what is asked of it in turn."""
    with hostile_look.at(request.param) as seen:
        yield seen


@pytest.mark.parametrize("seen", PAGES, indirect=True)
def test_nothing_of_a_record_comes_alive(hostile_look: Look, seen: Seen) -> None:
    opened = list[str]()
    seen.page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    seen.page.mouse.move(300, 300)
    seen.page.wait_for_timeout(200)
    alive = seen.page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(one => [...one.attributes].filter(own => own.name.startsWith('on')"
        " || own.name.includes('hx-on') || (['href', 'src'].includes(own.name) && /^javascript:/i.test(own.value)))"
        ".map(own => one.tagName + ' ' + own.name))"
    )
    assert (seen.status, opened, alive, seen.complaints) == (200, [], [], [])
    assert {urlsplit(one.url).netloc for one in seen.asked} == {urlsplit(hostile_look.address).netloc}
    assert seen.page.locator("img, iframe, object, embed, style").count() == 0


@pytest.mark.parametrize("seen", PAGES, indirect=True)
def test_no_word_of_five_thousand_letters_makes_a_phone_scroll_sideways(seen: Seen) -> None:
    seen.page.set_viewport_size(PHONE)
    assert seen.sideways() <= 0


def test_a_source_trail_opened_beside_the_page_is_as_inert(hostile_look: Look) -> None:
    with hostile_look.at("/csto/document/x1") as seen:
        seen.page.locator("a.ref").first.click()
        seen.page.locator("#sheet[open]").wait_for()
        assert seen.page.locator("#sheet script, #sheet img, #sheet iframe").count() == 0
        assert seen.complaints == []


def test_the_control_a_script_that_comes_alive_is_heard_of(hostile_look: Look) -> None:
    with hostile_look.at("/") as seen:
        seen.page.evaluate("document.querySelector('main').innerHTML = '<img src=x onerror=alert(1)>'")
        seen.page.wait_for_timeout(300)
        assert any("Content Security Policy" in told for told in seen.complaints)
    with hostile_look.at("/", bypass_csp=True) as seen:
        opened = list[str]()
        seen.page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
        seen.page.evaluate("document.querySelector('main').innerHTML = '<img src=x onerror=alert(1)>'")
        seen.page.wait_for_timeout(300)
        assert opened == ["1"]
