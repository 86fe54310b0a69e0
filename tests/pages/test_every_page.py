"""Every page in a real browser: readable by everybody, in every light, on a phone, on paper, and without scripts."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.pages.census import EVERY, PAGES, REFUSED
from tests.pages.looking import DESK, PHONE, Look, Seen
from travaux.portal.urls import urlpatterns

NO_PAGES = frozenset({"preferences"})
MOST = {"document": 60_000, "stylesheet": 15_000, "script": 45_000}


def kilo(seen: Seen, sort: str) -> int:
    """The bytes, unpacked, of all that a page loads of one sort."""
    asked = (one for one in seen.asked if one.resource_type == sort)
    return sum(len(answer.body()) for one in asked if (answer := one.response()))


def test_no_address_of_the_site_is_missing_from_the_census() -> None:
    assert {pattern.name for pattern in urlpatterns if pattern.name} - NO_PAGES == set(PAGES)


@pytest.fixture(scope="module")
def seen(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Seen]:
    """A page opened once for what is asked of it in turn: as it came first, and then in every light and size."""
    with Look(browser, address).at(request.param) as seen:
        yield seen


@pytest.mark.parametrize("seen", EVERY, indirect=True)
def test_nothing_is_asked_of_others_and_the_browser_has_no_complaint(seen: Seen, address: str) -> None:
    assert seen.status == 200
    assert {urlsplit(one.url).netloc for one in seen.asked} == {urlsplit(address).netloc}
    assert seen.complaints == []
    assert {sort: kilo(seen, sort) for sort in MOST if kilo(seen, sort) > MOST[sort]} == {}


@pytest.mark.parametrize("seen", EVERY, indirect=True)
def test_it_says_the_same_without_scripts(seen: Seen, look: Look) -> None:
    with look.at(seen.path, java_script_enabled=False) as plain:
        assert plain.page.inner_text("main") == seen.page.inner_text("main")


@pytest.mark.parametrize("seen", [*EVERY, *REFUSED], indirect=True)
def test_everybody_can_use_it_in_every_light_direction_and_size_and_on_paper(seen: Seen) -> None:
    found = {"light": seen.violations()}
    seen.page.emulate_media(color_scheme="dark")
    found["dark"] = seen.violations()
    seen.page.evaluate("document.documentElement.dir = 'rtl'")
    found["right to left"] = seen.violations()
    seen.page.set_viewport_size(PHONE)
    found["right to left on a phone"] = [f"{seen.sideways()} pixels too wide"] * (seen.sideways() > 0)
    seen.page.evaluate("document.documentElement.dir = 'ltr'")
    found["phone"] = [*seen.violations(), *[f"{seen.sideways()} pixels too wide"] * (seen.sideways() > 0)]
    seen.page.set_viewport_size(DESK)
    seen.page.emulate_media(media="print", color_scheme="light")
    found["print"] = [*seen.violations(), *["navigation is printed"] * seen.shows("header nav")]
    assert {way: faults for way, faults in found.items() if faults} == {}


def test_the_control_a_page_with_faults_is_found(look: Look) -> None:
    with look.at("/") as seen:
        seen.page.evaluate(
            "document.querySelector('main').innerHTML ="
            " '<img src=x.png><p class=wide>' + 'm'.repeat(2000) + '</p><button></button>'"
        )
        assert {one.partition(":")[0] for one in seen.violations()} >= {"image-alt", "button-name"}
        seen.page.evaluate("document.querySelector('main p').className = 'unbroken'")
        seen.page.evaluate("for (const s of [...document.styleSheets]) s.disabled = true")
        assert seen.sideways() > 0
