"""The pages of one's account in a real browser: used by everybody, and signed in at by a passkey alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.conftest import free_port, wait_for
from tests.pages.looking import PHONE, Look, Seen

TRAVAUX: Final = str(Path(sys.executable).parent / "travaux")
PASSWORD: Final = "a long walk along the Sevan"  # noqa: S105 - of nobody
OPEN_TO_ALL: Final = ("/account/login/", "/account/password/reset/", "/account/signup/", "/account/inactive/")
SIGNED_IN: Final = (
    "/account/", "/account/seat", "/account/tokens", "/account/sessions/", "/account/password/change/",
    "/account/two-factor/", "/account/two-factor/webauthn/", "/account/reauthenticate/", "/account/logout/",
)  # fmt: skip
SHOWN_AGAIN: Final = ("/account/two-factor/totp/activate/", "/account/two-factor/webauthn/add/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with one account, at a name for which browsers offer passkeys without TLS."""
    folder, port = tmp_path_factory.mktemp("accounts"), free_port()
    environment = os.environ | {
        "TRAVAUX_DATABASE": f"sqlite:///{folder / 'record.sqlite3'}",
        "TRAVAUX_DATA_DIR": str(folder),
        "TRAVAUX_SECRET_KEY": "for tests",
    }
    made = ([TRAVAUX, "demo", "--no-serve"], [TRAVAUX, "account", "add", "am", "A. Head", "--password-from-input"],
            [TRAVAUX, "account", "seat", "am", "csto", "delegation", "--member", "am"])  # fmt: skip
    for command in made:
        subprocess.run(command, env=environment, input=PASSWORD.encode(), stdout=subprocess.DEVNULL, check=True)
    with subprocess.Popen(
        [TRAVAUX, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
    ) as served:
        wait_for(f"http://localhost:{port}/", served)
        yield f"http://localhost:{port}"
        served.terminate()


def sign_in(page: Page, site: str) -> None:
    """By name and password, with the keyboard alone."""
    page.goto(f"{site}/account/login/")
    page.focus("#id_login")
    page.keyboard.type("am")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/account/")


@contextmanager
def at(browser: Browser, site: str, path: str, *, known: bool = True, **context: object) -> Iterator[Seen]:
    """A page, by somebody who is signed in and has just shown who they are."""
    with Look(browser, site).at("/account/login/", **context) as seen:
        if known:
            sign_in(seen.page, site)
            if path in SHOWN_AGAIN:
                show_again(seen.page, site)
        seen.complaints.clear()
        seen.page.goto(f"{site}{path}")
        yield seen


def show_again(page: Page, site: str) -> None:
    page.goto(f"{site}/account/reauthenticate/")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/account/")


@pytest.mark.parametrize("path", [*OPEN_TO_ALL, *SIGNED_IN, *SHOWN_AGAIN])
def test_everybody_can_use_it_in_either_light_and_on_a_phone(browser: Browser, site: str, path: str) -> None:
    with at(browser, site, path, known=path not in OPEN_TO_ALL) as seen:
        found = {"light": seen.violations()}
        seen.page.emulate_media(color_scheme="dark")
        found["dark"] = seen.violations()
        seen.page.set_viewport_size(PHONE)
        found["phone"] = [*seen.violations(), *[f"{seen.sideways()} pixels too wide"] * (seen.sideways() > 0)]
        assert {way: faults for way, faults in found.items() if faults} == {}
        assert {urlsplit(one.url).netloc for one in seen.asked} == {urlsplit(site).netloc}
        assert [one for one in seen.complaints if "404" not in one] == []


def test_whoever_has_no_scripts_signs_in_too(browser: Browser, site: str) -> None:
    with at(browser, site, "/account/tokens", java_script_enabled=False) as seen:
        assert "Tokens for programs" in seen.page.inner_text("h1")


def test_a_passkey_is_added_and_is_then_enough_to_sign_in(browser: Browser, site: str) -> None:
    with at(browser, site, "/account/") as seen:
        page = seen.page
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                   "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
        session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        show_again(page, site)
        page.goto(f"{site}/account/two-factor/webauthn/add/")
        page.fill("#id_name", "phone")
        if page.locator("#id_passwordless").count():
            page.check("#id_passwordless")
        page.click("#mfa_webauthn_add")
        page.wait_for_url(lambda address: "/add/" not in address)
        page.goto(f"{site}/account/two-factor/webauthn/")
        assert "phone" in page.inner_text("main")
        page.goto(f"{site}/account/logout/")
        page.click("main form button")
        page.goto(f"{site}/account/login/")
        page.click("#passkey_login")
        page.wait_for_url(f"{site}/account/")
        assert "A. Head" in page.inner_text("h1")
        assert seen.complaints == []
