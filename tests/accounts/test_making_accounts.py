"""Accounts, seats and tokens as they are made: what is taken, what is refused and in which words, what ends."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.databases import Place
from travaux.accounts import gate, keeping, signed_in, tokens
from travaux.accounts.keeping import LASTING, LONGEST, BadAccount
from travaux.accounts.models import OPEN, Account, Seat, Token
from travaux.broken_input import BrokenInput

PERSON = "world/person/pashinyan"
GOOD = "correct horse battery staple"
SAFE = "/account/"


@pytest.mark.parametrize(
    ("header", "reads"),
    [
        ("", False),
        ("Bearer", False),
        ("Bearer ", False),
        ("Bearer travaux_", False),
        (f"Bearer travaux_{'a' * 42}", False),
        (f"Bearer travaux_{'a' * 43}", True),
        (f"Bearer travaux_{'a' * 44}", False),
        (f"bearer travaux_{'a' * 43}", False),
        (f"Basic travaux_{'a' * 43}", False),
        (f"Bearer  travaux_{'a' * 43}", False),
        (f"Bearer travaux_{'a' * 43} ", False),
        (f"Bearer travaux_{'a' * 43}\n", False),
        (f"Bearer other_{'a' * 43}", False),
        (f"Bearer travaux_{'-' * 43}", True),
        (f"Bearer travaux_{'_' * 43}", True),
        (f"Bearer travaux_{'é' * 43}", False),
        (f"Bearer travaux_{'a' * 42}'", False),
    ],
)
def test_only_a_header_of_the_right_form_is_looked_up(
    monkeypatch: pytest.MonkeyPatch,
    header: str,
    reads: bool,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(tokens, "digest", lambda token: asked.append(token) or "")
    monkeypatch.setattr(tokens.Token, "objects", _Nothing())
    assert tokens.known(header) is None
    assert bool(asked) is reads


class _Nothing:
    """A table in which nothing is found."""

    def select_related(self, *_: str) -> "_Nothing":
        return self

    def filter(self, **_: str) -> "_Nothing":
        return self

    def first(self) -> None:
        return None


def test_a_token_is_never_the_same_and_is_kept_as_its_digest() -> None:
    one, other = tokens.fresh(), tokens.fresh()
    assert one != other
    assert one.startswith(tokens.PREFIX)
    assert len(one) == len(tokens.PREFIX) + 43
    assert tokens.digest(one) == tokens.digest(one)
    assert len(tokens.digest(one)) == 64
    assert one not in tokens.digest(one)


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/workroom/", "/workroom/"),
        ("/workroom/drafts/csto/x?receipt=act/1", "/workroom/drafts/csto/x?receipt=act/1"),
        ("/", "/"),
        ("", SAFE),
        ("workroom/", SAFE),
        ("https://elsewhere.example/", SAFE),
        ("//elsewhere.example/", SAFE),
        ("///elsewhere.example/", SAFE),
        ("/\\elsewhere.example/", SAFE),
        ("\\\\elsewhere.example", SAFE),
        ("javascript:alert(1)", SAFE),
        ("data:text/html,x", SAFE),
        (" https://elsewhere.example/", SAFE),
        ("http:/workroom/", SAFE),
        ("?next=/workroom/", SAFE),
    ],
)
@pytest.mark.parametrize("way", ["get", "post"])
def test_one_is_led_on_within_this_site_alone(asked: str, leads: str, way: str) -> None:
    request = getattr(RequestFactory(), way)("/account/login", {"next": asked})
    assert signed_in.led(request, SAFE) == leads


@pytest.mark.parametrize(
    ("way", "path", "back"),
    [
        ("get", "/workroom/", "%2Fworkroom%2F"),
        ("get", "/workroom/?a=1&b=2", "%2Fworkroom%2F%3Fa%3D1%26b%3D2"),
        ("head", "/workroom/?a=1", "%2Fworkroom%2F%3Fa%3D1"),
        ("post", "/workroom/act?a=1", "%2Fworkroom%2Fact"),
        ("put", "/workroom/act?a=1", "%2Fworkroom%2Fact"),
    ],
)
def test_who_is_not_signed_in_is_led_to_signing_in_and_back(way: str, path: str, back: str) -> None:
    request = getattr(RequestFactory(), way)(path)
    request.user = AnonymousUser()
    answer = signed_in.signed_in(_greet)(request)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"?next={back}")


def _greet(_: HttpRequest, account: Account) -> HttpResponse:
    return HttpResponse(account.name)


def test_who_is_signed_in_sees_the_page() -> None:
    request = RequestFactory().get("/workroom/")
    request.user = Account(name="am")
    assert signed_in.signed_in(_greet)(request).content == b"am"


@pytest.mark.parametrize(
    ("path", "cookie", "apart"),
    [
        ("/workroom/", False, True),
        ("/workroom/drafts/csto/x", False, True),
        ("/account/login", False, True),
        ("/", False, False),
        ("/csto/document/x", False, False),
        ("/workshop", False, False),
        ("/accounts", False, False),
        ("/csto/workroom/", False, False),
        ("/", True, True),
        ("/csto/document/x", True, True),
        ("/workroom/", True, True),
    ],
)
def test_nobody_keeps_an_answer_that_hangs_on_who_asks(
    settings: object,
    path: str,
    cookie: bool,
    apart: bool,
) -> None:
    request = RequestFactory().get(path)
    if cookie:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"  # type: ignore[attr-defined]
    answer = gate.kept_apart(lambda _: HttpResponse("words"))(request)
    assert (answer.headers.get("Cache-Control") == "no-store") is apart
    assert ("Cookie" in answer.headers.get("Vary", "")) is apart


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("", {}, "'' is no name to sign in with"),
        ("Rep", {}, "'Rep' is no name to sign in with"),
        ("rep am", {}, "'rep am' is no name to sign in with"),
        (".rep", {}, "'.rep' is no name to sign in with"),
        ("rep-", {}, "'rep-' is no name to sign in with"),
        ("реп", {}, "'реп' is no name to sign in with"),
        ("x" * 61, {}, "is no name to sign in with"),
        ("<script>", {}, "'<script>' is no name to sign in with"),
        ("a\n", {}, "is no name to sign in with"),
        ("rep", {"email": "nobody"}, "'nobody' is no e-mail address. Nothing was made."),
        ("rep", {"email": "a@b"}, "'a@b' is no e-mail address. Nothing was made."),
        ("rep", {"email": "a@b.example\nBcc: c@d.example"}, "is no e-mail address"),
        ("rep", {"person": "pashinyan"}, "'pashinyan' names no dossier"),
        ("rep", {"person": "csto/body/csc"}, "'csto/body/csc' is no dossier of a person."),
        ("rep", {"password": "short"}, "This password is not taken:"),
        ("rep", {"password": "12345678901234"}, "This password is not taken:"),
    ],
)
def test_what_cannot_stand_in_an_account_is_refused_by_name(name: str, more: dict[str, str], told: str) -> None:
    with pytest.raises(BrokenInput) as fault:
        keeping.add(name, "Full Name", **more)  # type: ignore[arg-type]
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"organisation": "CSTO"}, "'CSTO' is misspelt"),
        ({"organisation": ""}, "'' is misspelt"),
        ({"organisation": "a/b"}, "'a/b' is misspelt"),
        ({"role": "king"}, "There is no role 'king'. The roles are:"),
        ({"role": ""}, "There is no role ''. The roles are:"),
        ({"member": ""}, "A seat of a delegation names its member, and no other seat does."),
        ({"role": "chair"}, "A seat of a delegation names its member, and no other seat does."),
        ({"role": "secretariat"}, "A seat of a delegation names its member, and no other seat does."),
        ({"member": "AM"}, "'AM' is misspelt"),
        ({"bodies": ("csc", "p c")}, "'p c' is misspelt"),
    ],
)
def test_what_is_no_seat_is_refused_by_name(change: dict[str, object], told: str) -> None:
    given = {"organisation": "csto", "role": "delegation", "member": "am", **change}
    with pytest.raises(BadAccount, match=None) as fault:
        keeping.seat(Account(name="x"), **given)  # type: ignore[arg-type]
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("label", "lasting", "told"),
    [
        ("", LASTING, "A token bears a label"),
        ("   ", LASTING, "A token bears a label"),
        ("x" * 81, LASTING, "A token bears a label"),
        ("a\nb", LASTING, "A token bears a label"),
        ("a\x00b", LASTING, "A token bears a label"),
        ("mine", 0, "A token lasts from one day to one year."),
        ("mine", -1, "A token lasts from one day to one year."),
        ("mine", LONGEST + 1, "A token lasts from one day to one year."),
    ],
)
def test_what_is_no_token_is_refused(label: str, lasting: int, told: str) -> None:
    with pytest.raises(BadAccount) as fault:
        keeping.token(Account(name="x"), Seat(), label, lasting)
    assert told in str(fault.value)


@pytest.mark.usefixtures("house")
def test_a_name_and_an_address_are_given_once() -> None:
    keeping.add("one", "One", email="one@example.org", person=PERSON)
    for name, email in (("one", ""), ("two", "one@example.org")):
        with pytest.raises(BadAccount, match="Nothing was made"):
            keeping.add(name, "Two", email=email)
    assert keeping.named("one").person == PERSON
    with pytest.raises(BadAccount, match="There is no account 'two'"):
        keeping.named("two")


ENDS: tuple[Callable[[Account, Seat, Token], None], ...] = (
    lambda _account, seat, _token: keeping.end_seat(seat),
    lambda _account, _seat, token: keeping.end_token(token),
    lambda account, _seat, _token: keeping.disable(account),
)


@pytest.mark.parametrize("end", ENDS, ids=["seat", "token", "account"])
def test_whatever_ends_its_token_ends_too(house: Place, end: Callable[[Account, Seat, Token], None]) -> None:
    account = keeping.add("one", "One", password=GOOD)
    seat = keeping.seat(account, "csto", "delegation", member="am", bodies=("csc", "pc"))
    clear, held = keeping.token(account, seat, " mine ")
    assert (held.label, held.ended, seat.bodies) == ("mine", OPEN, "csc pc")
    found = tokens.known(f"Bearer {clear}")
    assert found is not None
    assert house.vendor == "sqlite"
    end(account, seat, held)
    held.refresh_from_db()
    assert held.ended < OPEN
    keeping.enable(account)
    held.refresh_from_db()
    assert held.ended < OPEN
