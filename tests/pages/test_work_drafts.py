"""Jobs 5, 6 and 7 in a real Chromium take no more presses than they were promised (ux.md), and the pages please axe."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from tests.pages.conftest import free_port, wait_for
from tests.pages.looking import DESK, PHONE, Seen
from tests.workroom.drafting import CSC, entered
from tests.workroom.playing import Players, playing
from travaux.workroom.exercise.yerevan import CLAUSES

KEY = "for tests"
WHO = ("rep-am", "chair", "secretariat")


@dataclass(frozen=True)
class Site:
    """An exercise as it is served, with a draft in it, and the cookies of those who are signed in."""

    address: str
    draft: str
    cookies: dict[str, list[tuple[str, str]]]


@dataclass
class Hand:
    """Somebody at the browser; every press is counted."""

    page: Page
    presses: int = 0
    pressed: list[str] = field(default_factory=list)

    def press(self, role: str, name: str, exact: bool = True) -> None:
        """Press the one thing of that role and name."""
        self.presses += 1
        self.pressed.append(name)
        self.page.get_by_role(role, name=name, exact=exact).first.click()  # type: ignore[arg-type]

    def fold(self, name: str) -> None:
        """Open a fold by its summary."""
        self.presses += 1
        self.page.locator("summary", has_text=name).first.click()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The exercise of Yerevan with a draft of seven clauses, laid before the Council."""
    folder = tmp_path_factory.mktemp("drafts")
    with unsafe(), django_db_blocker.unblock(), override_settings(SECRET_KEY=KEY), playing(folder) as play:
        found = entered(play)
        found.does("secretariat", "tabled", body=CSC)
        cookies = {who: signed(play, who) for who in WHO}
    with served(folder) as address:
        yield Site(address, found.at, cookies)


@contextmanager
def unsafe() -> Iterator[None]:
    """Another test's browser runs a loop in this thread, in which Django would refuse its database."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        yield
    finally:
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
        os.environ.update({} if before is None else {"DJANGO_ALLOW_ASYNC_UNSAFE": before})


def signed(play: Players, who: str) -> list[tuple[str, str]]:
    """The cookie of somebody who has signed in, under the name that the site of that folder gives it."""
    site = hashlib.sha256(str(play.folder).encode()).hexdigest()[:8]
    return [(f"travaux-{site}", play[who].cookies[settings.SESSION_COOKIE_NAME].value)]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """That record, served by granian."""
    environment = os.environ | {
        "TRAVAUX_DATABASE": f"sqlite:///{folder / 'record.sqlite3'}",
        "TRAVAUX_DATA_DIR": str(folder),
        "TRAVAUX_SECRET_KEY": KEY,
    }
    port = free_port()
    command = [str(Path(sys.executable).parent / "travaux"), "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as running:
        wait_for(f"http://127.0.0.1:{port}/", running)
        yield f"http://127.0.0.1:{port}"
        running.terminate()


@contextmanager
def at(browser: Browser, site: Site, who: str, path: str, **context: object) -> Iterator[Page]:
    """A page as somebody on a seat has it."""
    opened = browser.new_context(**({"viewport": DESK, "locale": "en-GB"} | context))  # type: ignore[arg-type]
    opened.add_cookies([{"name": name, "value": value, "url": site.address} for name, value in site.cookies[who]])
    page = opened.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{site.address}{path}", wait_until="load")
    try:
        yield page
    finally:
        opened.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_stance_takes_two_presses_and_agreeing_to_the_rest_two_more(
    browser: Browser, site: Site, *, scripts: bool
) -> None:
    with at(browser, site, "rep-am", site.draft, java_script_enabled=scripts) as page:
        hand, clause = Hand(page), "3" if scripts else "4"
        hand.presses += 1
        page.locator(f"#clause-{clause} input[value=objects]").check()
        hand.press("button", f"Save clause {clause}")
        page.wait_for_url("**receipt=**")
        assert hand.presses == 2
        assert "objects" in page.locator(".grid").inner_text().casefold()
        if not scripts:
            hand.presses = 0
            hand.fold("Agree to all")
            hand.press("button", "Agree to these clauses")
            page.wait_for_url("**receipt=**")
            assert hand.presses == 2
            assert page.locator("#remaining").count() == 0


def test_whether_it_can_be_adopted_takes_no_press_and_a_supposition_one_more(browser: Browser, site: Site) -> None:
    with at(browser, site, "chair", site.draft) as page:
        panel = page.locator("aside", has_text="Can it be adopted?")
        assert panel.is_visible()
        assert panel.locator("ol.grounds > li").count() == 7
        hand = Hand(page)
        hand.fold("What if")
        hand.press("link", "Armenia objects")
        assert hand.presses <= 2
        assert "Hypothetical finding: not adopted" in page.inner_text("main")


def test_silence_is_started_in_three_presses_and_broken_in_two(browser: Browser, site: Site) -> None:
    with at(browser, site, "chair", "/workroom/drafts") as page:
        hand = Hand(page)
        hand.press("link", "Joint measures on the border")
        hand.press("link", "Start silence procedure")
        assert "Deadlines offered" in page.inner_text("main")
        assert "Asia/Almaty" in page.inner_text("main")
        hand.press("button", "Start silence procedure")
        page.wait_for_url("**receipt=**")
        assert hand.presses == 3
    with at(browser, site, "rep-am", site.draft) as page:
        hand = Hand(page)
        assert "Asia/Yerevan" in page.inner_text("main")
        hand.press("link", "Break silence")
        hand.press("button", "Break silence")
        page.wait_for_url("**receipt=**")
        assert hand.presses == 2


@pytest.mark.parametrize("context", [{}, {"viewport": PHONE}, {"color_scheme": "dark"}], ids=["desk", "phone", "dark"])
def test_the_pages_of_drafts_please_axe_and_fit_their_window(
    browser: Browser, site: Site, context: dict[str, object]
) -> None:
    paths = ["", "/act/refuse"] if context else ["", "/comments", "/versions", "/act/refuse"]
    for path in (
        "/workroom/drafts",
        *(["/workroom/drafts/new"] if not context else []),
        *(f"{site.draft}{one}" for one in paths),
    ):
        with at(browser, site, "rep-am", path, **context) as page:
            seen = Seen(page)
            assert page.locator("nav.work").count() == 1, path
            assert seen.violations() == [], path
            assert seen.sideways() <= 0, path


def test_a_text_is_pasted_seen_in_clauses_and_entered(browser: Browser, site: Site) -> None:
    with at(browser, site, "secretariat", "/workroom/drafts/new") as page:
        hand = Hand(page)
        page.get_by_label("Title").fill("On the observers")
        page.get_by_label("Text", exact=True).fill(CLAUSES)
        hand.press("button", "Put into clauses")
        assert page.locator("textarea[name=words]").count() == 7
        hand.press("button", "Enter and circulate")
        page.wait_for_url("**receipt=**")
        assert page.locator("article.clause").count() == 7
        assert hand.presses == 2


def test_the_control_a_press_that_is_not_needed_is_counted(browser: Browser, site: Site) -> None:
    with at(browser, site, "chair", site.draft) as page:
        hand = Hand(page)
        hand.fold("What is not foreseen")
        hand.fold("What is not foreseen")
        assert hand.presses == 2
