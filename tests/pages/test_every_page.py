"""Every page in a real browser: readable by everybody, in every light, on a phone, on paper, and without scripts."""

from urllib.parse import urlsplit

import pytest

from tests.pages.census import EVERY, PAGES, REFUSED
from tests.pages.looking import PHONE, Look, Seen
from travaux.portal.urls import urlpatterns

NO_PAGES = frozenset({"preferences"})
MOST = {"document": 60_000, "stylesheet": 15_000, "script": 45_000}


def kilo(seen: Seen, sort: str) -> int:
    """The bytes, unpacked, of all that a page loads of one sort."""
    asked = (one for one in seen.asked if one.resource_type == sort)
    return sum(len(answer.body()) for one in asked if (answer := one.response()))


def test_no_address_of_the_site_is_missing_from_the_census() -> None:
    assert {pattern.name for pattern in urlpatterns if pattern.name} - NO_PAGES == set(PAGES)


@pytest.mark.parametrize("path", [*EVERY, *REFUSED])
@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing(look: Look, path: str, light: str) -> None:
    with look.at(path, color_scheme=light) as seen:
        assert seen.violations() == []


@pytest.mark.parametrize("path", [*EVERY, *REFUSED])
def test_a_phone_shows_it_without_scrolling_sideways(look: Look, path: str) -> None:
    with look.at(path, viewport=PHONE) as seen:
        assert seen.sideways() <= 0
        assert seen.violations() == []


@pytest.mark.parametrize("path", EVERY)
def test_it_reads_from_right_to_left(look: Look, path: str) -> None:
    with look.at(path) as seen:
        seen.page.evaluate("document.documentElement.dir = 'rtl'")
        assert seen.violations() == []
        seen.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert seen.sideways() <= 0


@pytest.mark.parametrize("path", EVERY)
def test_it_prints(look: Look, path: str) -> None:
    with look.at(path) as seen:
        seen.page.emulate_media(media="print")
        assert seen.violations() == []
        assert not seen.page.locator("header nav").first.is_visible()


@pytest.mark.parametrize("path", EVERY)
def test_nothing_is_asked_of_others_and_the_browser_has_no_complaint(look: Look, path: str) -> None:
    with look.at(path) as seen:
        assert seen.status == 200
        assert {urlsplit(one.url).netloc for one in seen.asked} == {urlsplit(look.address).netloc}
        assert seen.complaints == []
        assert {sort: kilo(seen, sort) for sort in MOST if kilo(seen, sort) > MOST[sort]} == {}


@pytest.mark.parametrize("path", EVERY)
def test_it_says_the_same_without_scripts(look: Look, path: str) -> None:
    with look.at(path) as seen, look.at(path, java_script_enabled=False) as plain:
        assert plain.page.inner_text("main") == seen.page.inner_text("main")


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
