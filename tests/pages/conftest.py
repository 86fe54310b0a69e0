"""The site as it is served, and a real Chromium in front of it. Where the browser is missing, these tests fail."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.pages.looking import Look

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
#: The first draws no window around a page, which costs four times the page itself.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
LONGEST_START = 180


def free_port() -> int:
    """A port below those that the system gives to callers; tests that run side by side begin at different ones."""
    for port in range(20_000 + os.getpid() % 4_000, 24_999):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("every port up to 24999 is taken")


def wait_for(address: str, served: subprocess.Popen[bytes]) -> None:
    """Until the site answers; fails where it ended, or took too long."""
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        assert served.poll() is None, "the site ended before it answered"
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - our own address
        except (URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the site did not answer")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`make demo` as a new user has it: the bundled record, served by granian."""
    folder = tmp_path_factory.mktemp("site")
    environment = os.environ | {
        "TRAVAUX_DATABASE": f"sqlite:///{folder / 'record.sqlite3'}",
        "TRAVAUX_DATA_DIR": str(folder),
        "TRAVAUX_SECRET_KEY": "for tests",
    }
    port = free_port()
    command = [str(Path(sys.executable).parent / "travaux"), "demo", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as served:
        wait_for(f"http://127.0.0.1:{port}/", served)
        yield f"http://127.0.0.1:{port}"
        served.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that TRAVAUX_CHROMIUM names, or Debian's: the one without windows where it is installed."""
    path = os.environ.get("TRAVAUX_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "Chromium is missing: apt-get install chromium-headless-shell, or name one in TRAVAUX_CHROMIUM."
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def look(browser: Browser, address: str) -> Look:
    """Opens pages of the site and keeps what went wrong on the way."""
    return Look(browser, address)
