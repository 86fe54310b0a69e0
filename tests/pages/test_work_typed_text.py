"""No typed text is lost: the connection goes, the session ends, a button is pressed twice, the page is left."""

from collections.abc import Iterator

import pytest
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from tests.pages.looking import PHONE, Seen
from tests.pages.test_work_drafts import KEY, Site, at, served, signed, unsafe
from tests.workroom.playing import playing
from travaux.accounts import keeping
from travaux.accounts.models import Account

DRAFT = "csto/document/assistance-to-armenia"
FORM = f"/workroom/act/removal%20requested?about={DRAFT}&back=/workroom/communications"
TEXT = "We need more time; <b>the capital</b> has not answered.\nSecond line."
PASSWORD = "a long walk along the Sevan"  # noqa: S105 - of people who are not there
REASON = "#f-value-reason"
PAGES = (
    "/workroom/",
    "/workroom/communications",
    "/workroom/rulings",
    "/workroom/people",
    f"/workroom/about/{DRAFT}",
    FORM,
)
WHO = ("rep-am", "rep-kz", "chair", "secretariat")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The exercise of Yerevan, in which a note of Armenia is registered and waits for a ruling."""
    folder = tmp_path_factory.mktemp("typed")
    with unsafe(), django_db_blocker.unblock(), override_settings(SECRET_KEY=KEY), playing(folder) as play:
        with override_settings(
            PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
        ):  # as it is served
            keeping.set_password(Account.objects.get(name="rep-am"), PASSWORD)
        sent = {
            "event": "removal requested",
            "about": DRAFT,
            "keys": "am",
            "letter.wanted": "yes",
            "audience": "public",
        }
        play.send("rep-am", "/workroom/act", **sent, **{"value.reason": "first"})
        cookies = {who: signed(play, who) for who in WHO}
    with served(folder) as address:
        yield Site(address, "", cookies)


def send(page: Page) -> None:
    page.get_by_role("button", name="Removal requested", exact=True).click()


def must_be_entered(page: Page, text: str) -> None:
    """The receipt is on the page, and the text in the record."""
    page.wait_for_selector("[data-entered]")
    page.get_by_role("link", name="Receipt", exact=True).first.click()
    page.wait_for_url("**/workroom/receipt/**")
    assert " ".join(text.split()) in " ".join(page.inner_text("main").split())


def test_a_lost_connection_loses_no_text(browser: Browser, site: Site) -> None:
    with at(browser, site, "rep-am", FORM) as page:
        page.fill(REASON, TEXT)
        page.context.set_offline(True)
        send(page)
        page.wait_for_timeout(500)
        page.context.set_offline(False)
        page.goto(f"{site.address}{FORM}")
        assert page.input_value(REASON) == TEXT
        send(page)
        must_be_entered(page, TEXT)


def test_a_page_that_was_left_has_the_text_again_until_it_is_entered(browser: Browser, site: Site) -> None:
    with at(browser, site, "rep-kz", FORM.replace("removal%20requested", "item%20proposed")) as page:
        name = "#f-value-body"
        page.select_option(name, "csto/body/csc")
        page.goto(f"{site.address}/workroom/")
        page.go_back()
        page.goto(f"{site.address}{FORM.replace('removal%20requested', 'item%20proposed')}")
        assert page.input_value(name) == "csto/body/csc"
        page.get_by_role("button", name="Item proposed", exact=True).click()
        page.wait_for_selector("[data-entered]")
        page.goto(f"{site.address}{FORM.replace('removal%20requested', 'item%20proposed')}")
        assert page.input_value(name) == ""


@pytest.mark.parametrize("scripts", [True, False])
def test_an_ended_session_loses_no_text(browser: Browser, site: Site, *, scripts: bool) -> None:
    text = f"{TEXT} {scripts}"
    with at(browser, site, "rep-am", FORM, java_script_enabled=scripts) as page:
        page.fill(REASON, text)
        kept = [
            one for one in page.context.cookies() if not one["name"].startswith("travaux-") or "form" in one["name"]
        ]
        page.context.clear_cookies()
        page.context.add_cookies(kept)  # type: ignore[arg-type]
        send(page)
        page.wait_for_selector("#password")
        assert "the capital" in page.inner_text("main")
        page.fill("#login", "rep-am")
        page.fill("#password", "wrong")
        page.get_by_role("button", name="Sign in and send it on").click()
        page.wait_for_selector("[role=alert]")
        page.fill("#login", "rep-am")
        page.fill("#password", PASSWORD)
        page.get_by_role("button", name="Sign in and send it on").click()
        must_be_entered(page, text)


def test_a_form_older_than_the_sign_in_loses_no_text(browser: Browser, site: Site) -> None:
    with at(browser, site, "rep-am", FORM) as page:
        page.fill(REASON, f"{TEXT} stale")
        page.eval_on_selector(".acting [name=csrfmiddlewaretoken]", "one => { one.value = 'x'.repeat(64) }")
        send(page)
        assert "the capital" in page.inner_text("main")
        page.get_by_role("button", name="Send it again").click()
        must_be_entered(page, f"{TEXT} stale")


def test_a_button_pressed_twice_gives_one_receipt(browser: Browser, site: Site) -> None:
    with at(browser, site, "rep-am", FORM) as page:
        page.fill(REASON, f"{TEXT} twice")
        page.get_by_role("button", name="Removal requested", exact=True).dblclick()
        page.wait_for_selector("[data-entered]")
        page.goto(f"{site.address}/workroom/rulings")
        assert page.inner_text("main").count("Second line. twice") == 1


@pytest.mark.parametrize("context", [{}, {"viewport": PHONE}, {"color_scheme": "dark"}], ids=["desk", "phone", "dark"])
def test_the_pages_please_axe_and_fit_their_window(browser: Browser, site: Site, context: dict[str, object]) -> None:
    for path in PAGES:
        who = "secretariat" if "people" in path else "chair" if "rulings" in path else "rep-am"
        with at(browser, site, who, path, **context) as page:
            seen = Seen(page)
            assert (path, seen.violations()) == (path, [])
            assert (path, seen.sideways()) == (path, 0)
