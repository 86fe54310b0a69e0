"""A page as Chromium has it: what it asked for, what it complained of, how wide it is, what axe says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1200, "height": 900}
AXE = Axe().axe_script
#: Every rule is run; only what is found against one is described and handed over, which is most of what axe costs.
VIOLATIONS = """tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
    .then(results => results.violations)"""


@dataclass
class Seen:
    """One opened page, the requests that it made, and the complaints of the browser."""

    page: Page
    asked: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    status: int = 0
    path: str = ""

    def sideways(self) -> int:
        """How many pixels the page is wider than its window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return width

    def shows(self, selector: str) -> bool:
        """Whether the first element of that sort is seen."""
        return self.page.locator(selector).first.is_visible()

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA: the rule, and where."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        found: list[dict[str, Any]] = self.page.evaluate(VIOLATIONS, list(WCAG))
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}" for one in found for node in one["nodes"]
        ]


@dataclass(frozen=True)
class Look:
    """A browser before the site."""

    browser: Browser
    address: str

    @contextmanager
    def at(self, path: str, **context: Any) -> Iterator[Seen]:  # noqa: ANN401 - whatever a browser context takes
        """The page at a path, in a fresh context: no cookies, no cache."""
        settings: dict[str, Any] = {"viewport": DESK, "locale": "en-GB", "reduced_motion": "reduce"} | context
        opened = self.browser.new_context(**settings)
        seen = Seen(opened.new_page(), path=path)
        seen.page.on("request", lambda asked: seen.asked.append(asked))  # noqa: PLW0108 - Playwright marks what it is given  # noqa: PLW0108 - it keeps no built-in
        seen.page.on("console", lambda told: seen.complaints.append(told.text) if told.type == "error" else None)
        seen.page.on("pageerror", lambda fault: seen.complaints.append(str(fault)))
        answer = seen.page.goto(f"{self.address}{path}", wait_until="load")
        seen.status = answer.status if answer else 0
        try:
            yield seen
        finally:
            opened.close()
