"""Job 10 in a real Chromium: two presses and a key per fact (ux.md); nothing decided is lost; the pages please axe."""

import hashlib
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import opened
from tests.intake.test_handing_in import STORY
from tests.pages.looking import PHONE, Seen
from tests.pages.test_work_drafts import KEY, Hand, Site, at, served, unsafe
from travaux.accounts import keeping

WHO = "officer"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The bundled record, of which an officer of the secretariat is signed in."""
    folder = tmp_path_factory.mktemp("reading")
    with unsafe(), django_db_blocker.unblock(), override_settings(SECRET_KEY=KEY):
        place = records.copied(folder)
        with opened(place):
            account = keeping.add(WHO, "An Officer", password="a long walk along the Sevan")  # noqa: S106 - of nobody
            keeping.seat(account, "csto", "secretariat")
            client = Client()
            client.force_login(account)
            # The site of that folder gives its cookie a name of its own.
            name = f"travaux-{hashlib.sha256(str(place.folder).encode()).hexdigest()[:8]}"
            cookies = [(name, client.cookies[settings.SESSION_COOKIE_NAME].value)]
    with served(place.folder) as address:
        yield Site(address, "", {WHO: cookies})


def pasted(page: Page, hand: Hand, text: str) -> None:
    """Paste a text and have it read: the first press."""
    page.fill("#text", text)
    hand.press("button", "Read")
    page.wait_for_url("**/workroom/read/*")


def ids(page: Page, verdict: str = "") -> list[str]:
    """The proposals with that verdict."""
    found: list[str] = page.eval_on_selector_all(f".offer{verdict}", "all => all.map(one => one.id)")
    return found


def test_an_article_takes_two_presses_and_a_key_per_fact(browser: Browser, site: Site) -> None:
    with at(browser, site, WHO, "/workroom/read") as page:
        hand = Hand(page)
        pasted(page, hand, STORY)
        every = ids(page)
        assert len(every) >= 4
        for number, name in enumerate(every):
            page.keyboard.press("n" if number == 0 else "y")
            page.wait_for_selector(f"#{name}.no, #{name}.yes")
        hand.press("button", "Enter what was confirmed")
        page.wait_for_selector("#enter .agree")
        assert f"Facts entered: {len(every) - 1}." in page.inner_text("#enter")
        assert hand.presses == 2
        assert ids(page, ".entered") == every[1:]


def test_what_is_decided_while_the_connection_is_lost_is_sent_when_it_is_back(browser: Browser, site: Site) -> None:
    with at(browser, site, WHO, "/workroom/read") as page:
        pasted(page, Hand(page), f"{STORY}Lost.")
        first, second = ids(page)[:2]
        page.context.set_offline(True)
        page.keyboard.press("y")
        page.wait_for_selector("#unsent:not([hidden])")
        assert first in page.inner_text("#unsent")
        assert ids(page, ".yes") == []
        page.context.set_offline(False)
        page.wait_for_selector(f"#{first}.yes", timeout=15_000)
        assert page.locator("#unsent").is_hidden()
        page.wait_for_selector(f"#{second}[aria-current]")


def test_an_ended_sign_in_loses_no_decision(browser: Browser, site: Site) -> None:
    with at(browser, site, WHO, "/workroom/read") as page:
        pasted(page, Hand(page), f"{STORY}Ended.")
        first, address = ids(page)[0], page.url
        page.context.clear_cookies()
        page.keyboard.press("y")
        page.wait_for_selector("#unsent:not([hidden])")
        cookies = [{"name": name, "value": value, "url": site.address} for name, value in site.cookies[WHO]]
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        page.goto(address)
        page.wait_for_selector(f"#{first}.yes", timeout=15_000)
        assert first in ids(page, ".yes")


def test_without_scripts_the_forms_decide_and_enter(browser: Browser, site: Site) -> None:
    with at(browser, site, WHO, "/workroom/read", java_script_enabled=False) as page:
        hand = Hand(page)
        pasted(page, hand, f"{STORY}Plain.")
        first = page.locator(".offer").first
        first.get_by_role("button", name="Yes").click()
        page.wait_for_selector(".offer.yes")
        hand.press("button", "Enter what was confirmed")
        page.wait_for_selector("#enter .agree")
        assert "Facts entered: 1." in page.inner_text("#enter")


@pytest.mark.parametrize("context", [{}, {"viewport": PHONE}, {"color_scheme": "dark"}], ids=["desk", "phone", "dark"])
def test_the_pages_of_reading_please_axe_and_fit_their_window(
    browser: Browser, site: Site, context: dict[str, object]
) -> None:
    with at(browser, site, WHO, "/workroom/read", **context) as page:
        pasted(page, Hand(page), f"{STORY}Axe.")
        for path in (page.url.removeprefix(site.address), "/workroom/read"):
            page.goto(f"{site.address}{path}")
            seen = Seen(page)
            assert seen.violations() == [], path
            assert seen.sideways() <= 0, path
