"""`travaux serve` and `travaux demo` as a user starts them: they answer, end when told to, and refuse what cannot be."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from socket import AF_INET6, SOCK_STREAM, socket
from urllib.error import HTTPError

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from travaux.broken_input import BrokenInput
from travaux.cli import serve

PATIENCE = 60.0


def free_port() -> int:
    with socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", "from travaux.cli.main import main; main()", *words]


@contextmanager
def served(place: Place, *words: str) -> Iterator[subprocess.Popen[str]]:
    """The command in a process of its own, ended afterwards if it has not ended itself."""
    environment = os.environ | place.environment
    environment.pop("DJANGO_SETTINGS_MODULE")
    with subprocess.Popen(
        command(*words), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def asked(address: str, process: subprocess.Popen[str]) -> HTTPResponse:
    """What is answered there, as soon as anything is."""
    last = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None, process.communicate()
        try:
            return urllib.request.urlopen(address, timeout=PATIENCE)  # type: ignore[no-any-return] # noqa: S310 - our own
        except OSError as fault:
            if isinstance(fault, HTTPError) or time.monotonic() > last:
                raise
            time.sleep(0.1)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_site_answers_and_ends_in_peace_when_told_to(loaded: Place, ending: signal.Signals) -> None:
    port = free_port()
    with served(loaded, "serve", "--port", str(port)) as process:
        with asked(f"http://127.0.0.1:{port}/api/v1/numbers", process) as numbers:
            assert json.load(numbers)["entries"] > 0
        with asked(f"http://127.0.0.1:{port}/", process) as home:
            assert b"<main" in home.read()
        elsewhere = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Host": "elsewhere.example"})
        with pytest.raises(HTTPError) as refused:
            urllib.request.urlopen(elsewhere, timeout=PATIENCE)  # noqa: S310 - our own
        refused.value.close()
        process.send_signal(ending)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, refused.value.code) == (0, 400), err
    assert f"The record is read at http://127.0.0.1:{port} (Ctrl+C ends it)." in out
    assert "Traceback" not in err


def test_an_address_of_the_sixth_version_is_told_so_that_it_can_be_opened(
    record: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record.folder.exists()
    started: list[dict[str, object]] = []

    class Started:
        def __init__(self, target: str, **given: object) -> None:
            started.append({"target": target, **given})

        def serve(self) -> None:
            started.append({"served": True})

    monkeypatch.setattr(serve, "Server", Started)
    port = free_port()
    serve.run("::1", port)
    assert f"http://[::1]:{port} " in capsys.readouterr().out
    assert (started[0]["address"], started[0]["port"], started[1]) == ("::1", port, {"served": True})
    serve.run("localhost", port)
    assert f"http://localhost:{port} " in capsys.readouterr().out


@pytest.mark.parametrize("port", [0, -1, 65_536, 10**9])
def test_a_number_that_is_no_port_is_refused_with_an_example(port: int) -> None:
    with pytest.raises(BrokenInput, match=rf"--port {port} is no port. Give a number from 1 to 65535"):
        serve.run("127.0.0.1", port)


def test_a_port_that_is_taken_is_refused_and_named(travaux: Shell, record: Place) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = travaux("serve", "--port", port)
    assert (refused.code, refused.out) == (2, "")
    assert f"Serving at 127.0.0.1:{port}: Address already in use" in refused.err
    assert "give another --port" in " ".join(refused.err.split())
    assert record.folder.exists()


def test_a_taken_port_of_the_sixth_version_is_noticed_too() -> None:
    with socket(AF_INET6, SOCK_STREAM) as taken:
        taken.bind(("::1", 0))
        taken.listen()
        with pytest.raises(BrokenInput, match="Address already in use"):
            serve.run("::1", taken.getsockname()[1])


def test_a_host_that_is_not_of_this_machine_is_refused() -> None:
    with pytest.raises(BrokenInput, match=r"Serving at 192\.0\.2\.1:"):
        serve.run("192.0.2.1", free_port())
    with pytest.raises(BrokenInput, match=r"Serving at no such host:"):
        serve.run("no such host", free_port())


@pytest.mark.parametrize("words", [("--port", "many"), ("--port", ""), ("--host",), ("--workers", "9")])
def test_wrong_use_of_serve_ends_with_2(travaux: Shell, record: Place, words: tuple[str, ...]) -> None:
    assert travaux("serve", *words).code == 2
    assert record.folder.exists()


def test_without_a_record_there_is_nothing_to_serve_and_nothing_is_made(travaux: Shell, no_record: Place) -> None:
    refused = travaux("serve", "--port", str(free_port()))
    assert refused.code == 2
    assert "No record is loaded yet. Run `travaux demo`" in " ".join(refused.err.split())
    assert list(no_record.folder.iterdir()) == []


def test_the_demonstration_serves_at_the_port_it_is_given(tmp_path: Path) -> None:
    port = free_port()
    with served(
        Place("sqlite", f"sqlite:///{tmp_path / 'd.sqlite3'}", tmp_path), "demo", "--port", str(port)
    ) as process:
        with asked(f"http://127.0.0.1:{port}/csto/member/am", process) as page:
            assert b"Armenia" in page.read()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err
    assert "What the two articles tell" in out
    assert out.rstrip().endswith(f"The record is read at http://127.0.0.1:{port} (Ctrl+C ends it).")
