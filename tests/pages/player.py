"""A player of an exercise at a browser of their own, signed in by name and password like anybody."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, TimeoutError  # noqa: A004 - Playwright's own

DRAFT = "/workroom/drafts/csto/assistance-to-armenia"
SESSION = "/workroom/sessions/csto/csc-2022-11-23"
PLAN = "/workroom/plans/csto/2023"
LONGEST = 60_000


@dataclass(frozen=True)
class Player:
    """One player, and the page before them."""

    name: str
    site: str
    page: Page

    def go(self, path: str) -> None:
        """Open a page of the workroom, which must answer."""
        response = self.page.goto(f"{self.site}{path}", wait_until="load")
        assert response is not None
        assert response.status == 200, (self.name, path, response.status)

    def press(self, words: str) -> None:
        """Press a button of the page by its words."""
        self.page.locator(f'main button:has-text("{words}")').first.click()

    def fill(self, **fields: str) -> None:
        """Fill fields of an act by their names, `for_` standing for `for` and `a_b` for `a b`."""
        for name, said in fields.items():
            box = self.page.locator(f'main [name="value.{name.rstrip("_").replace("_", " ")}"]')
            tag = str(box.evaluate("one => one.tagName"))
            if tag == "SELECT":
                box.select_option(said)
            else:
                box.fill(said)

    def act(self, path: str, **fields: str) -> str:
        """Do an act on its own page; what the receipt says."""
        self.go(path)
        self.fill(**fields)
        self.page.locator('main form[action="/workroom/act"] button').last.click()
        return self.receipt()

    def receipt(self) -> str:
        """What was entered, as the page says it on top, with its finding."""
        entered = self.page.get_by_text("Entered:").first
        try:
            entered.wait_for(timeout=LONGEST)
        except TimeoutError as fault:
            raise AssertionError((self.name, self.page.url, self.told()[:1_500])) from fault
        return self.told()

    def told(self) -> str:
        """The words of the page."""
        return " ".join(self.page.locator("main").inner_text().split())

    def open_if_folded(self, inside: str) -> Locator:
        """Something that may be folded away, unfolded."""
        found = self.page.locator(inside).first
        if not found.is_visible():
            self.page.locator(f"details:has({inside}) > summary").first.click()
        return found


def signed_in(browser: Browser, site: str, name: str, password: str) -> Player:
    """A player in a browser of their own, who signed in by the form."""
    page = browser.new_context(viewport={"width": 1200, "height": 900}, locale="en-GB").new_page()
    page.set_default_timeout(LONGEST)
    page.goto(f"{site}/account/login/?next=/workroom/exercise")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.click('button:has-text("Sign in")')
    page.wait_for_url("**/workroom/exercise")
    return Player(name, site, page)
