"""Jobs 3, 4 and 8 in a real Chromium take no more presses than they were promised (ux.md), and the pages please axe."""

from collections.abc import Iterator

import pytest
from django.test.utils import override_settings
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker

from tests.pages.looking import PHONE, Seen
from tests.pages.test_work_drafts import KEY, WHO, Hand, Site, at, served, signed, unsafe
from tests.workroom.playing import Players, enter, playing
from travaux.workroom.exercise.yerevan import MEASURES

SESSION, DAY = "csto/session/csc-2022-12-20", "2022-12-20"
HERE = "/workroom/sessions/csto/csc-2022-12-20"
PLAN, THERE = "csto/plan/2030", "/workroom/plans/csto/2030"
CSC, TITLE = "csto/body/csc", "Session of December"
ITEM = "csto/document/on-the-border"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The exercise of Yerevan with a session ahead that has one item, and a plan of three measures."""
    folder = tmp_path_factory.mktemp("sessions")
    with unsafe(), django_db_blocker.unblock(), override_settings(SECRET_KEY=KEY), playing(folder) as play:
        prepared(play)
        cookies = {who: signed(play, who) for who in WHO}
    with served(folder) as address:
        yield Site(address, HERE, cookies)


def prepared(play: Players) -> None:
    """Enter the session with its item, and the plan with its measures."""
    enter("secretariat", "session scheduled", SESSION, for_=DAY, place="Moscow", bodies=[CSC])
    enter("secretariat", "named", SESSION, name_=TITLE, form="title")
    enter("secretariat", "drafted", ITEM, subject="On the border", body=CSC)
    enter("rep-am", "item proposed", ITEM, session=SESSION, by="am", body=CSC)
    enter("secretariat", "item included", ITEM, session=SESSION, body=CSC, number="1")
    enter("secretariat", "plan drawn up", PLAN, decisions_of=SESSION, priorities_of="by")
    for number, title in enumerate(("Hold an exercise", "Meet the OSCE", "Report on it"), start=1):
        enter("secretariat", "measure planned", PLAN, (f"m-{number}",), title=title)
    assert play.read("secretariat", HERE)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_agenda_takes_three_presses_and_one_more_for_each_item(
    browser: Browser, site: Site, *, scripts: bool
) -> None:
    titles = ("On the budget", "On the exercises", "On observers") if scripts else ("On the seat", "On the flag")
    with at(browser, site, "secretariat", "/workroom/sessions", java_script_enabled=scripts) as page:
        hand = Hand(page)
        hand.press("link", TITLE)
        for title in titles:
            field = page.get_by_label("Add item")
            field.fill(title)
            hand.presses += 1
            field.press("Enter")
            page.locator("#agenda tr", has_text=title).wait_for()
        hand.press("link", "Publish the draft agenda")
        assert "days lie before the opening" in page.inner_text("main")
        hand.press("button", "Publish as DOCX and PDF")
        page.wait_for_url("**receipt=**")
        assert hand.presses == 3 + len(titles)
        assert "draft-agenda.pdf" in page.inner_text("main")


def test_removal_is_asked_for_in_three_steps_and_the_request_stands_beside_the_item(
    browser: Browser, site: Site
) -> None:
    with at(browser, site, "rep-am", HERE) as page:
        hand = Hand(page)
        hand.press("link", "Ask to remove: On the border")
        assert "who decides on a removal" in page.inner_text("main").casefold()
        hand.presses += 1
        page.get_by_label("Reason").fill("It is not ready.")
        hand.presses += 1
        page.locator("main form[action='/workroom/act'] button").last.click()
        page.wait_for_url("**receipt=**")
        assert hand.presses == 3
        row = page.locator("#item-on-the-border").inner_text()
        assert "asked to remove this item" in row
        assert "It is not ready." in row
        assert "It waits for the chair's ruling." in page.inner_text("main")


def test_a_measure_is_reported_in_three_steps_in_its_row(browser: Browser, site: Site) -> None:
    with at(browser, site, "secretariat", THERE) as page:
        hand, row = Hand(page), page.locator("#m-m-2")
        hand.presses += 1
        row.get_by_label("Status: Meet the OSCE").select_option("not implemented")
        hand.presses += 1
        row.get_by_label("Reason: Meet the OSCE").fill("They do not answer.")
        hand.presses += 1
        row.get_by_role("button", name="Save").click()
        page.locator("#m-m-2", has_text="They do not answer.").wait_for()
        assert hand.presses == 3
        assert "0 of 3 implemented, computed from 3 measures" in page.inner_text("main")


def test_many_measures_are_pasted_looked_at_and_entered(browser: Browser, site: Site) -> None:
    with at(browser, site, "secretariat", THERE) as page:
        hand = Hand(page)
        hand.fold("Paste many at once")
        page.get_by_label("One measure a line").fill(MEASURES)
        hand.press("button", "Look at them first")
        hand.press("button", "Enter these 34 measures")
        page.wait_for_url("**receipt=**")
        assert hand.presses == 3
        assert "0 of 37 implemented" in page.inner_text("main")


PAGES = (
    "/workroom/sessions", f"/workroom/sessions/new?body={CSC}&day=2022-12-21", HERE,
    *(f"{HERE}{one}" for one in ("/publish", "/roll-call", "/act/postpone", "/act/paper", "/items/on-the-border/defer")),
    "/workroom/plans", "/workroom/plans/new", THERE, f"{THERE}/measures/m-1", f"{THERE}/act/report-count",
)  # fmt: skip


@pytest.mark.parametrize(("light", "pages"), [("light", PAGES), ("dark", (HERE, THERE))], ids=["light", "dark"])
def test_the_pages_please_axe(browser: Browser, site: Site, light: str, pages: tuple[str, ...]) -> None:
    for path in pages:
        with at(browser, site, "secretariat", path, color_scheme=light) as page:
            assert Seen(page).violations() == [], path


def test_no_page_is_wider_than_a_phone(browser: Browser, site: Site) -> None:
    wide = {}
    for path in PAGES:
        with at(browser, site, "secretariat", path, viewport=PHONE) as page:
            wide[path] = Seen(page).sideways()
    assert {path: by for path, by in wide.items() if by > 0} == {}
