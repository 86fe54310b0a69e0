"""Whatever is asked of whichever page, by whatever method, it ends with a page: never with a fault, never in silence."""

import os
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import quote, quote_plus

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.pages.census import EVERY, PAGES
from tests.portal.inert import brought
from tests.portal.reading import text_of

#: Values as they stand in an address, quoted already where that is possible at all.
VALUES: Final = (
    "", "+++", "%00", "%0d%0aX:y", "%ED%A0%80", "%FF", "%C0%AF", "%F4%90%80%80", "%25", "%E2%80%AE", "%EE%80%80a%EE%80%83",
    "0", "-1", "1", "2", "999999", "1e9", "9" * 400, "%D9%A2%D9%A0%D9%A2%D9%A3", "%C2%B2", "%E2%85%A7", "0x10", "1_000",
    "0000-00-00", "9999-12-31", "10000-01-01", "2023-02-30", "0001-01-01", "0001", "4999", "5000", "5001", "1969-12-31",
    "2023-11-23", "2023-11-21T10:00", "2023-11-23T25:61", "2023-11-23T10:00%2B99:99", "2023?", "2023-11~", "202X", "-0044",
    "../2023", "2023-11-23/..", "2022/2023", "2023/2022", "Y17E7", "unknown", "always", "now",
    "'%20OR%201=1--", "%22;DROP%20TABLE%20x--", "%25_%25", "x" * 199, "x" * 5_000, "%D1%8F" * 900, "a%20" * 90,
    "csto/member/am", "csto/session/csc-2024-11-28", "csto/body/csc", "world/source/belta", "world/person/tasmagambetov",
    "/person/x", "//x.example/member/x", "csto", "world", "..%2f..%2fetc%2fpasswd", "true", "yes", "newest", "name", "vote",
    "absent", "objects", "am", "AM", "ru", "%D0%B0m", "WyJmYWN0cyIsImEiXQ", "W10", "W1siYSJdXQ", "bnVsbA", "%3Cscript%3E",
    "javascript:x()", "{{7*7}}", "{day}%25(n)s", "__proto__", "signature+refused", "Astana", "assistance",
)  # fmt: skip
#: Names that stand in addresses beside the fields of forms: cursors, parts of lists, filters that links carry.
BESIDES: Final = (
    "cursor", "on", "known", "at", "language", "organisation", "facts", "said", "deeds", "money", "ledger", "members",
    "others", "only", "about", "q", "member-am", "member-zz", "also", "as", "mode", "reading", "page", "on[]", "", "%00",
)  # fmt: skip
METHODS: Final = ("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
FORMS: Final = tuple(dict.fromkeys(path.partition("?")[0] for paths in PAGES.values() for path in paths))
ANSWERS: Final = {200, 400, 404}
#: Each field of a page gets one in so many of the values; all where the tests soak.
SHARE: Final = 1 if os.environ.get("TRAVAUX_SOAK") else 30
FUZZ: Final = settings(deadline=None, suppress_health_check=list(HealthCheck))


@dataclass
class Fields(HTMLParser):
    """The names of the fields of all forms of a page that are sent by GET, by their addresses."""

    forms: dict[str, set[str]] = field(default_factory=dict)
    _action: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._action = given_.get("action", "") if given_.get("method", "get") == "get" else ""
        elif tag in {"input", "select"} and self._action and "name" in given_:
            self.forms.setdefault(self._action, set()).add(given_["name"])


def must_end_well(response: HttpResponse, address: str, allowed: set[int] = ANSWERS) -> None:
    """An answer of the closed list; a refusal is a whole page that says what to do, and holds nothing of ours twice."""
    assert response.status_code in allowed, (address, response.status_code)
    if response.status_code >= 400 and response.headers.get("Content-Type", "").startswith("text/html"):
        told = text_of(response)
        assert re.search(r"Go to the first page|первую страницу|первой странице", told), (address, told[:200])
        assert "Traceback" not in told
    if response.headers.get("Content-Type", "").startswith("text/html"):
        assert (address, brought(response.content.decode())) == (address, [])


@pytest.fixture(scope="module")
def place(told: Place) -> Place:
    return told


@pytest.mark.parametrize("path", FORMS)
def test_every_field_of_every_form_takes_any_value(site: Client, path: str) -> None:
    """Each field gets a share of the values in turn, so that all pages together give every field every sort."""
    page = Fields()
    page.feed(site.get(path).content.decode())
    page.forms.setdefault(path.partition("?")[0], set())
    for action, names in page.forms.items():
        for number, name in enumerate(sorted({*names, "cursor"})):
            shift = (len(path) + number) % SHARE
            for value in VALUES[shift::SHARE]:
                address = f"{action}?{quote_plus(name)}={value}"
                must_end_well(site.get(address), address)


PAIRS = st.lists(st.tuples(st.sampled_from(BESIDES), st.sampled_from(VALUES)), max_size=4)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "accept-language": st.sampled_from(["ru", "*", "ru;q=x", "zz-" + "a" * 300, "en;q=0", ",,;", "\xff\xfe"]),
        "cookie": st.sampled_from(
            ["language=ru", "light=dark", 'light="><b>', "language=; light", "=;;=,\xff", "a=" * 500]
        ),
        "hx-request": st.sampled_from(["true", "false", ""]),
        "x-forwarded-host": st.just("x.example"),
        "x-forwarded-proto": st.sampled_from(["https", "javascript"]),
        "if-none-match": st.sampled_from(["*", '"x"', 'W/"x",', "garbage"]),
        "if-modified-since": st.sampled_from(["garbage", "Thu, 01 Jan 1970 00:00:00 GMT"]),
        "range": st.just("bytes=0-1,5-"),
    },
)


@given(path=st.sampled_from(EVERY), pairs=PAIRS, headers=HEADERS)
@FUZZ
@pytest.mark.usefixtures("site")
def test_any_question_with_any_headers_ends_well(
    path: str, pairs: list[tuple[str, str]], headers: dict[str, str]
) -> None:
    query = "&".join(f"{name}={value}" for name, value in pairs)
    address = f"{path}{'&' if '?' in path else '?'}{query}"
    response = Client().get(address, headers=headers)
    must_end_well(response, address, {*ANSWERS, 304})
    assert b"x.example" not in response.content or "x.example" in address


@given(path=st.text(max_size=60), query=st.text(max_size=60))
@FUZZ
@pytest.mark.usefixtures("site")
def test_any_address_ends_well(path: str, query: str) -> None:
    address = f"/{quote(path, safe='/%', errors='surrogatepass')}?{quote(query, safe='=&%+', errors='surrogatepass')}"
    must_end_well(Client().get(address), address, {*ANSWERS, 405, 301})


@pytest.mark.parametrize(
    "address",
    [
        "//csto/members", "/csto//members", "/csto/members/", "/CSTO/members", "/csto/Members", "/csto/member/AM",
        "/csto/member/%00", "/csto/member/%D0%B0%D0%BC", "/csto/member/am%20", "/csto/member/am/..", "/csto/member/..%2f..",
        "/csto/member/%2e%2e/am", "/%2e%2e/%2e%2e/etc/passwd", "/static/../settings.py", "/static/%2e%2e/%2e%2e/config/settings.py",
        "/static/frame/%00", "/static//etc/passwd", "/static/frame/..%5c..%5cx", "/static/frame/", "/static",
        "/record/fact/x", "/record/fact//", "/record/fact/s4-yerevan/%00", "/record/fact/%ED%A0%80/x", "/record/entry/",
        "/record/entry/%FF", "/record/entry/" + "x/" * 900, "/csto/member/" + "a" * 5_000, "/csto/member/am;x=1", "/csto/member/am%0d%0aX:y",
        "/articles/%ED%A0%80", "/articles/../people", "/csto/document/none/what-if", "/world/roll", "/record/roll",
        "/world/record", "/member/members", "/search/", "/search/suggestions/x", "/preferences/", "/admin", "/.git/config", "/.env",
        "/feeds/x.atom", "/feeds/%00.atom", "/feeds/csto/member/zz.atom", "/feeds/calendar/%FF.ics", "/data/none.csv", "/data/..%2fx.csv",
        "/favicon.ico", "/robots.txt", "/%", "/%zz", "/%E0%A4%A", "/\u202e", "/csto/\uff4dembers",
    ],
)  # fmt: skip
def test_an_address_that_no_page_has_is_refused_with_a_way_on(site: Client, address: str) -> None:
    response = site.get(address)
    response.close()
    must_end_well(response, address, {400, 404})


@pytest.mark.parametrize("method", METHODS)
def test_no_method_but_reading_is_taken(site: Client, method: str) -> None:
    for path in EVERY[::3]:
        response = site.generic(method, path, b"x=1", content_type="application/x-www-form-urlencoded")
        must_end_well(response, path, {200 if method == "HEAD" else 405})
        if method != "HEAD":
            assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_a_taste_is_only_posted(site: Client, method: str) -> None:
    response = site.generic(method, "/preferences")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/x-www-form-urlencoded"), (b"next=%FF&light=%00", "application/x-www-form-urlencoded"),
        (b"language=xx&light=blue&next=/people", "application/x-www-form-urlencoded"),
        (b"next=/x%0d%0aSet-Cookie:y", "application/x-www-form-urlencoded"), (b"next=/" + b"x" * 5_000, "application/x-www-form-urlencoded"),
        (b"a=1&" * 1_500, "application/x-www-form-urlencoded"), (b"next=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
        (b"\xff\xfe", "application/json"), (b"--x\r\nbroken", "multipart/form-data; boundary=x"), (b"x", "multipart/form-data"),
        (b"next=/", "application/x-www-form-urlencoded; charset=utf-7"), (b"next=/", "text/\xff"),
    ],
)  # fmt: skip
def test_any_form_sent_as_a_taste_ends_well_and_leads_nowhere_else(site: Client, body: bytes, kind: str) -> None:
    response = site.generic("POST", "/preferences", body, content_type=kind)
    must_end_well(response, kind, {302, 400, 413})
    if response.status_code == 302:
        assert response.headers["Location"].startswith("/")
        assert not response.headers["Location"].startswith(("//", "/\\"))
    assert not set(response.cookies) - {"language", "light"}


@pytest.mark.parametrize(
    "host",
    [
        "x.example",
        "localhost.x.example",
        "localhost@x.example",
        "x.example:80",
        "",
        "localhost:x",
        "\xff",
        "[::1",
        "a" * 300,
    ],
)
def test_a_host_that_is_not_ours_is_refused_and_never_repeated(site: Client, host: str) -> None:
    for path in ("/", "/csto/member/am", "/no/such/page", "/feeds/csto.atom", "/preferences"):
        response = site.get(path, headers={"host": host})
        assert response.status_code == 400
        assert b"x.example" not in response.content


def test_a_forwarded_host_changes_nothing(site: Client) -> None:
    told = site.get("/csto/member/am?on=2024-01-01&known=2024-01-01", headers={"x-forwarded-host": "x.example"})
    assert b"x.example" not in told.content
    assert b"http://testserver/csto/member/am" in told.content


@pytest.mark.parametrize("name", ["q", "on", "known", "at", "cursor", "year", "organisation", "also"])
def test_of_a_parameter_given_twice_one_is_read(site: Client, name: str) -> None:
    for path in EVERY[::5]:
        address = f"{path.partition('?')[0]}?{name}=2023&{name}=2022&{name}=%FF"
        must_end_well(site.get(address), address)


def test_more_parameters_than_any_form_has_are_refused(site: Client) -> None:
    for path in ("/", "/search", "/csto/member/am", "/preferences"):
        must_end_well(site.get(f"{path}?{'&'.join(f'a{n}=1' for n in range(2_000))}"), path, {400})


def test_the_control_a_page_without_a_way_on_is_found(site: Client) -> None:
    refused = site.get("/no/such/page")
    refused.content = b"<!doctype html><html><body><p>no</p></body></html>"
    with pytest.raises(AssertionError):
        must_end_well(refused, "/no/such/page")
    refused.status_code = 500
    with pytest.raises(AssertionError):
        must_end_well(refused, "/no/such/page")
