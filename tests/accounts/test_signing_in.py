"""Signing in: nobody learns who has an account, nobody is led elsewhere, nobody keeps a page of somebody else."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import global_settings, settings
from django.contrib.auth import hashers
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import get_resolver

from tests.accounts.people import PASSWORD, Seated, sit
from tests.databases import Place
from travaux.accounts import keeping
from travaux.accounts.models import Account

LOGIN: Final = "/account/login/"
SAMPLES: Final = 200 if os.environ.get("TRAVAUX_SOAK") else 25
#: The part of one hashing by which two kinds of names may differ; who does not hash differs by a whole one.
APART: Final = 0.4


@pytest.fixture
def person(house: Place) -> Seated:
    """Somebody of a delegation, with an address."""
    one = sit("am.head", "delegation", "am", "plenipotentiary")
    Account.objects.filter(pk=one.account.pk).update(email="head@example.org")
    return one


@pytest.fixture
def browser(person: Seated) -> Client:
    """A browser in which nobody is signed in; forms are sent as a browser sends them."""
    return Client()


def sign_in(browser: Client, name: str = "am.head", password: str = PASSWORD, **more: str) -> HttpResponse:
    return browser.post(LOGIN, {"login": name, "password": password, **more})


def test_whoever_knows_the_password_is_signed_in_and_led_to_where_they_wanted(browser: Client) -> None:
    assert browser.get("/account/tokens").headers["Location"] == f"{LOGIN}?next=%2Faccount%2Ftokens"
    response = sign_in(browser, next="/account/tokens")
    assert response.headers["Location"] == "/account/tokens"
    assert "Person am.head" in browser.get("/account/").content.decode()


@pytest.mark.parametrize("name", ["am.head", "nobody.here", "off"])
def test_a_wrong_sign_in_is_answered_alike_whoever_it_names(browser: Client, name: str) -> None:
    off = keeping.add("off", "Off", password=PASSWORD)
    keeping.disable(off)
    told = sign_in(browser, name, "not the password").content.decode()
    shown = re.sub(r'value="[^"]*"', "", told)
    assert response_of_nobody(browser) == shown


def response_of_nobody(browser: Client) -> str:
    cache.clear()
    return re.sub(r'value="[^"]*"', "", sign_in(browser, "somebody.else", "not the password").content.decode())


SLOW = override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"], ACCOUNT_RATE_LIMITS=False
)


@SLOW
def test_a_wrong_sign_in_takes_as_long_for_a_name_that_nobody_has(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, unknown = wrong_sign_ins(browser, monkeypatch)
    assert abs(statistics.median(known) - statistics.median(unknown)) < APART * one_hash()
    assert likelier(known, unknown) < 0.9


@SLOW
def test_the_control_a_name_that_nobody_has_is_told_by_its_time_where_nothing_is_hashed_for_it(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, unknown = wrong_sign_ins(browser, monkeypatch, before=lambda: never_hashing(monkeypatch))
    assert statistics.median(known) - statistics.median(unknown) > APART * one_hash()


def never_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accounts that are made up for a name that nobody has hash nothing."""
    monkeypatch.setattr(Account, "set_password", lambda *_: None)


def wrong_sign_ins(
    browser: Client, monkeypatch: pytest.MonkeyPatch, before: Callable[[], None] = lambda: None
) -> tuple[list[float], list[float]]:
    """Seconds of processor time for wrong sign-ins by a name that somebody has, and by one that nobody has, in turn."""
    monkeypatch.setattr("django.contrib.auth.hashers.PBKDF2PasswordHasher.iterations", 20_000)
    keeping.set_password(Account.objects.get(name="am.head"), PASSWORD)
    before()
    known, unknown = list[float](), list[float]()
    for _ in range(SAMPLES):
        for name, taken in (("am.head", known), ("nobody.here", unknown)):
            began = time.thread_time()
            sign_in(browser, name, "not the password")
            taken.append(time.thread_time() - began)
    return known, unknown


def one_hash() -> float:
    """How long one password is hashed, in seconds: what is won by not hashing for a name that nobody has."""
    taken = []
    for _ in range(9):
        began = time.thread_time()
        make_password(PASSWORD)
        taken.append(time.thread_time() - began)
    return statistics.median(taken)


def likelier(ones: list[float], others: list[float]) -> float:
    """How likely one sample is longer than another, on the side that tells more (the area under the curve)."""
    over = sum(one > other for one in ones for other in others) / (len(ones) * len(others))
    return max(over, 1 - over)


def test_a_password_asked_for_anew_is_sent_to_whoever_has_the_address_and_nobody_is_told(browser: Client) -> None:
    known = browser.post("/account/password/reset/", {"email": "head@example.org"})
    unknown = browser.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [letter.to for letter in mail.outbox] == [["head@example.org"]]


def test_a_link_chooses_a_password_once_and_only_at_this_site(browser: Client) -> None:
    browser.post("/account/password/reset/", {"email": "head@example.org"})
    (link,) = re.findall(r"http://(\S+)", mail.outbox[0].body)
    host, _, path = link.partition("/")
    assert host == "testserver"
    chosen = {"password1": "a boat across the lake", "password2": "a boat across the lake"}
    page = browser.get(f"/{path}", follow=True)
    assert page.status_code == 200
    browser.post(page.redirect_chain[-1][0], chosen)
    assert sign_in(Client(), password="a boat across the lake").status_code == 302  # noqa: S106 - of nobody
    assert "Bad Token" in Client().get(f"/{path}", follow=True).content.decode()


def test_a_host_that_is_not_ours_is_refused_so_that_no_letter_leads_there(browser: Client) -> None:
    response = browser.post("/account/password/reset/", {"email": "head@example.org"}, headers={"host": "evil.example"})
    assert response.status_code == 400
    assert mail.outbox == []


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        r"/\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "\x00/",
    ],
)
def test_nobody_is_led_to_another_site(browser: Client, elsewhere: str) -> None:
    assert sign_in(browser, next=elsewhere).headers["Location"] == "/account/"
    seat = browser.post("/account/seat", {"seat": str(Account.objects.get().seats.get().pk), "next": elsewhere})
    assert seat.headers["Location"] == "/account/"
    assert browser.post("/account/logout/", {"next": elsewhere}).headers["Location"] == "/"


def test_a_form_that_another_site_sends_is_refused_also_that_of_signing_in(person: Seated) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = sign_in(strict)
    assert refused.status_code == 403
    assert "Nothing was entered" in refused.content.decode()
    shown = strict.get(LOGIN).content.decode()
    (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown))
    assert sign_in(strict, csrfmiddlewaretoken=token).status_code == 302


def addresses() -> list[str]:
    """Every address under /account/ that has no part of its own, from the table of addresses itself."""
    resolver = next(one for one in get_resolver().url_patterns if str(one.pattern) == "account/")
    return sorted(set(_below("/account/", resolver)))


def _below(prefix: str, resolver: object) -> Iterator[str]:
    for one in resolver.url_patterns:  # type: ignore[attr-defined]
        path = f"{prefix}{one.pattern}"
        if hasattr(one, "url_patterns"):
            yield from _below(path, one)
        elif not re.search(r"[<(^]", path):
            yield path


def test_no_page_of_an_account_is_shown_to_nobody_or_kept_by_anybody(browser: Client) -> None:
    open_to_all = {LOGIN, "/account/signup/", "/account/email/", "/account/confirm-email/", "/account/inactive/",
                   "/account/password/reset/", "/account/password/reset/done/", "/account/password/reset/key/done/"}  # fmt: skip
    found = addresses()
    assert len(found) > 20
    for path in found:
        response = browser.get(path)
        assert response.headers["Cache-Control"] == "no-store", path
        assert "Cookie" in response.headers["Vary"], path
        assert response.status_code in ({200, 404} if path in open_to_all else {302, 404, 405, 200}), path
        assert b"am.head" not in response.content, path


def test_every_page_of_an_account_stands_in_the_frame_and_runs_no_script_of_its_own(browser: Client) -> None:
    sign_in(browser)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    for path in addresses():
        response = browser.get(path)
        assert response.status_code < 500, path
        if response.headers.get("Content-Type", "").startswith("text/html") and response.status_code == 200:
            told = response.content.decode()
            assert '<a class="brand"' in told, path
            assert told.count("<h1") == 1, path
            assert not re.search(r"<script(?![^>]* src=)(?![^>]*application/json)", told), path
            assert not re.search(r'style="|<style|src="data:| on[a-z]+="', told), path


def test_nobody_signs_up(browser: Client) -> None:
    filled = {"username": "new", "password1": PASSWORD, "password2": PASSWORD}
    assert browser.post("/account/signup/", filled).status_code in {403, 404}
    assert not Account.objects.filter(name="new").exists()


def test_cookies_are_for_this_installation_and_out_of_reach_of_scripts(browser: Client) -> None:
    sign_in(browser)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert re.fullmatch(r"travaux-[0-9a-f]{8}", settings.SESSION_COOKIE_NAME)
    form = browser.cookies.get(settings.CSRF_COOKIE_NAME)
    assert form is None or form["httponly"]


def test_a_stranger_reads_public_pages_without_any_session_being_asked_for(browser: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = browser.get("/")
    assert response.status_code == 200
    assert not [one["sql"] for one in asked if re.search("django_session|accounts_|mfa_", one["sql"])]
    assert response.headers.get("Cache-Control") != "no-store"
    assert Session.objects.count() == 0
    assert not response.cookies


def test_a_page_read_by_somebody_who_is_signed_in_is_kept_by_nobody(browser: Client) -> None:
    sign_in(browser)
    assert browser.get("/").headers["Cache-Control"] == "no-store"


def test_too_many_wrong_sign_ins_have_to_wait_and_the_right_one_comes_through_afterwards(browser: Client) -> None:
    told = [sign_in(browser, password="wrong wrong wrong").content.decode() for _ in range(7)]  # noqa: S106 - of nobody
    assert "Too many failed login attempts" in told[-1]
    cache.clear()
    assert sign_in(browser).status_code == 302


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_second_factor_is_asked_for_where_there_is_one_and_a_recovery_code_does_once(person: Seated) -> None:
    secret = "JBSWY3DPEHPK3PXP"  # noqa: S105 - of nobody
    TOTP.activate(person.account, secret)
    codes = RecoveryCodes.activate(person.account)
    browser = Client()
    assert sign_in(browser).headers["Location"] == "/account/two-factor/authenticate/"
    assert browser.get("/account/").status_code == 302
    assert browser.post("/account/two-factor/authenticate/", {"code": "000000"}).status_code == 200
    assert browser.post("/account/two-factor/authenticate/", {"code": code_of(secret)}).status_code == 302
    assert browser.get("/account/").status_code == 200
    (one, *_) = codes.get_unused_codes()
    for status in (302, 200):
        again = Client()
        sign_in(again)
        assert again.post("/account/two-factor/authenticate/", {"code": one}).status_code == status


def test_a_secret_is_shown_as_a_picture_without_any_address_of_its_own(browser: Client) -> None:
    sign_in(browser)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    told = browser.get("/account/two-factor/totp/activate/").content.decode()
    assert "<svg" in told
    (secret,) = re.findall(r'id="secret"[^>]*value="([A-Z2-7]+)"', told)
    done = browser.post("/account/two-factor/totp/activate/", {"code": code_of(secret)})
    assert done.status_code == 302
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).count() == 1
    assert get_adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"]) == secret


def test_ending_all_other_sessions_leaves_this_one(person: Seated) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    assert there.get("/account/").status_code == 200
    here.post("/account/sessions/")
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200


def test_one_of_several_seats_is_chosen_and_nobody_elses(person: Seated) -> None:
    chair, other = keeping.seat(person.account, "csto", "chair"), sit("by.head", "delegation", "by")
    browser = Client()
    sign_in(browser)
    assert "Choose a seat" in browser.get("/account/").content.decode()
    assert browser.post("/account/seat", {"seat": str(other.seat.pk)}).status_code == 400
    assert browser.post("/account/seat", {"seat": str(chair.pk)}).status_code == 302
    assert "chair" in browser.get("/account/").content.decode()


def test_a_token_is_made_shown_once_and_ended_by_its_owner_alone(person: Seated) -> None:
    browser, other = Client(), Client()
    sign_in(browser)
    told = browser.post("/account/tokens", {"label": "calendar", "days": "30"}).content.decode()
    (clear,) = set(re.findall(r"travaux_[A-Za-z0-9_-]{43}", told))
    assert clear not in browser.get("/account/tokens").content.decode()
    held = person.account.tokens.get(label="calendar")
    assert clear not in repr(vars(held))
    sit("by.head", "delegation", "by")
    sign_in(other, "by.head")
    assert other.post(f"/account/tokens/{held.pk}/end").status_code == 404
    assert browser.post(f"/account/tokens/{held.pk}/end").status_code == 302
    held.refresh_from_db()
    assert held.ended < 10**12


@pytest.mark.parametrize(
    ("label", "days"), [("", "3"), ("x" * 81, "3"), ("a", "0"), ("a", "367"), ("a", "x"), ("a\n", "1")]
)
def test_a_token_that_cannot_be_made_so_is_refused_and_what_was_typed_is_kept(
    browser: Client, label: str, days: str
) -> None:
    sign_in(browser)
    response = browser.post("/account/tokens", {"label": label, "days": days})
    assert response.status_code == 400
    assert f'value="{days}"' in response.content.decode()


def test_passwords_are_hashed_by_pbkdf2_as_often_as_django_now_does() -> None:
    with override_settings(PASSWORD_HASHERS=global_settings.PASSWORD_HASHERS):
        hashers.get_hashers.cache_clear()
        first = hashers.get_hashers()[0]
    assert (first.algorithm, first.iterations >= 1_000_000) == ("pbkdf2_sha256", True)


def test_secrets_of_codes_are_sealed_with_the_key_of_the_site_and_earlier_ones_still_read(person: Seated) -> None:
    secret = "JBSWY3DPEHPK3PXP"  # noqa: S105 - of nobody
    TOTP.activate(person.account, secret)
    RecoveryCodes.activate(person.account)
    kept = [str(one.data) for one in Authenticator.objects.all()]
    assert len(kept) == 2
    assert all("sealed:" in one and secret not in one for one in kept)
    assert get_adapter().decrypt(secret) == secret
    sealed = get_adapter().encrypt(secret)
    assert get_adapter().encrypt(secret) != sealed
    with override_settings(SECRET_KEY="another"):  # noqa: S106 - of nobody
        told = [get_adapter().decrypt(sealed) for _ in range(2)]
    assert secret not in told
    assert told[0] != told[1]


def test_under_another_key_of_the_site_no_code_is_taken_and_nothing_breaks(person: Seated) -> None:
    secret = "JBSWY3DPEHPK3PXP"  # noqa: S105 - of nobody
    TOTP.activate(person.account, secret)
    recovery = RecoveryCodes.activate(person.account).get_unused_codes()[0]
    browser = Client()
    with override_settings(SECRET_KEY="another"):  # noqa: S106 - of nobody
        assert sign_in(browser).status_code == 302
        for code in (code_of(secret), code_of(""), recovery):
            told = browser.post("/account/two-factor/authenticate/", {"code": code})
            assert told.status_code == 200
        assert browser.get("/account/").status_code == 302
    again = Client()
    sign_in(again)
    assert again.post("/account/two-factor/authenticate/", {"code": code_of(secret)}).status_code == 302
