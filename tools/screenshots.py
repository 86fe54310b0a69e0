"""Takes every page of the census in light, in dark and on a phone, for docs/screenshots; run by hand, wants Chromium.

`python -m tools.screenshots` serves a record of its own in a folder that is gone afterwards.
"""

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.pages.census import EVERY
from tests.pages.conftest import BROWSERS, FLAGS, free_port, wait_for
from tests.pages.player import Player
from tools.findings import ROOT
from tools.screenshots_at_work import Sight, take_all

FOLDER: Final = ROOT / "docs" / "screenshots"
#: Small enough that three pictures of every page stay below eight megabytes together.
MOST_BYTES: Final = 46_000
TALLEST: Final = 1300
#: Tried in turn until a picture is small enough.
QUALITIES: Final = (60, 40, 25, 15, 8, 4)
NO_NAME: Final = re.compile(r"[^a-z0-9]+")
BESIDES: Final = " – Travaux"

HEAD: Final = """# Every page, as it looks

Taken by `python -m tools.screenshots` from the bundled record: in light, in dark, on a phone; of each
the first {tallest} pixels. What each page answers is told in [the pages of the site](../reference/pages.md).
"""


class NoPicture(Exception):
    """A picture that cannot be taken, or not in few enough bytes."""


@dataclass(frozen=True)
class Way:
    """One way of looking at a page: its name, the width in pixels, the light, how large it is kept."""

    name: str
    width: int
    light: str = "light"
    scale: float = 1.0


WAYS: Final = (Way("light", 1200, scale=0.6), Way("dark", 1200, "dark", 0.6), Way("phone", 390, scale=0.8))
#: Players keep one light.
WAYS_AT_WORK: Final = (WAYS[0], WAYS[2])
AT_WORK: Final = """
# The workroom, while the guided exercise is played

Taken as nine people play [the twelve steps](../tutorial/play-yerevan.md), each page as whoever is named sees it.
"""


def name_of(path: str) -> str:
    """The name of a page's pictures, from its address."""
    return NO_NAME.sub("-", path.casefold()).strip("-") or "home"


def index(titles: dict[str, str], sights: Iterable[Sight]) -> str:
    """The page that shows all pictures; `titles`: address -> title, in the order of showing."""
    pages = "".join(_shown(path, title, WAYS) for path, title in titles.items())
    return HEAD.format(tallest=TALLEST) + pages + AT_WORK + "".join(_at_work(sight) for sight in sights)


def _at_work(sight: Sight) -> str:
    return _shown(sight.path, f"{sight.shows} ({sight.who})", WAYS_AT_WORK)


def _shown(path: str, title: str, ways: tuple[Way, ...]) -> str:
    pictures = " | ".join(f"![{title}: {way.name}]({name_of(path)}.{way.name}.webp)" for way in ways)
    names = " | ".join(way.name for way in ways)
    return f"\n## {title}\n\n`{path}`\n\n| {names} |\n| {' | '.join('---' for _ in ways)} |\n| {pictures} |\n"


@contextmanager
def served() -> Iterator[str]:
    """The bundled record as a site of its own; answers its address."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"TRAVAUX_DATABASE": f"sqlite:///{folder}/r.sqlite3", "TRAVAUX_DATA_DIR": folder}
        command = [str(Path(sys.executable).parent / "travaux"), "demo", "--port", str(port)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as site:
            try:
                wait_for(f"http://127.0.0.1:{port}/", site)
                yield f"http://127.0.0.1:{port}"
            finally:
                site.terminate()


def _chromium() -> str:
    """Where the browser is; raises NoPicture."""
    found = os.environ.get("TRAVAUX_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise NoPicture("Chromium is missing. Run tools/chromium.sh, or name one in TRAVAUX_CHROMIUM.")
    return found


def taken(page: Page, way: Way) -> bytes:
    """The top of an opened page as WebP, at most MOST_BYTES; raises NoPicture."""
    tall = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
    clip = {"x": 0, "y": 0, "width": way.width, "height": tall, "scale": way.scale}
    asked: dict[str, Any] = {"format": "webp", "clip": clip, "captureBeyondViewport": True}
    session = page.context.new_cdp_session(page)
    for quality in QUALITIES:
        answer = session.send("Page.captureScreenshot", asked | {"quality": quality})
        picture = base64.b64decode(answer["data"])
        if len(picture) <= MOST_BYTES:
            return picture
    raise NoPicture(f"{page.url} ({way.name}) takes more than {MOST_BYTES} bytes at every quality.")


def take(browser: Browser, address: str, way: Way, folder: Path) -> dict[str, str]:
    """Every page of the census one way, written to the folder; answers their titles by address."""
    context = browser.new_context(
        viewport={"width": way.width, "height": 900}, color_scheme="dark" if way.light == "dark" else "light"
    )
    page, titles = context.new_page(), {}
    for path in EVERY:
        page.goto(f"{address}{path}", wait_until="load")
        (folder / f"{name_of(path)}.{way.name}.webp").write_bytes(taken(page, way))
        titles[path] = page.title().removesuffix(BESIDES)
    context.close()
    return titles


def take_at_work(browser: Browser, folder: Path) -> list[Sight]:
    """Every sight of the workroom, written to the folder."""

    def one(player: Player, path: str) -> None:
        for way in WAYS_AT_WORK:
            player.page.set_viewport_size({"width": way.width, "height": 900})
            (folder / f"{name_of(path)}.{way.name}.webp").write_bytes(taken(player.page, way))
        player.page.set_viewport_size({"width": WAYS[0].width, "height": 900})

    return list(take_all(browser, one))


def main() -> int:
    """Takes all pictures anew and writes their index; answers 1 where there is no Chromium."""
    try:
        chromium = _chromium()
    except NoPicture as obstacle:
        print(obstacle)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        with served() as address:
            titles = [take(browser, address, way, FOLDER) for way in WAYS]
        sights = take_at_work(browser, FOLDER)
        browser.close()
    (FOLDER / "README.md").write_text(index(titles[0], sights), encoding="utf-8")
    pictures = [one.stat().st_size for one in FOLDER.glob("*.webp")]
    print(
        f"{len(pictures)} pictures of {len(EVERY) + len(sights)} pages, {sum(pictures):,} bytes, in docs/screenshots."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
