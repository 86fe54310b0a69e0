"""The process that parses foreign files can neither connect, start, write nor grow; beside it, the same deeds succeed."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake import made
from travaux.intake.formats import Apart, NotRead, read_file

CLOSED = "from travaux.intake.formats.child import close_doors; close_doors();"
DEEDS = {
    "connects": "import socket; socket.create_connection(('127.0.0.1', {port}), 5)",
    "fetches": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:{port}/', timeout=5)",
    "fetches by another way": "import urllib3; urllib3.PoolManager().urlopen('GET', 'http://127.0.0.1:{port}/', retries=False)",
    "asks for a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "listens": "import socket; socket.create_server(('127.0.0.1', 0))",
    "starts a program": "import subprocess; subprocess.run(['true'], check=True)",
    "starts a shell": "import os; raise SystemExit(os.system('true'))",
    "splits": "import os; os._exit(0) if os.fork() == 0 else os.wait()",
    "writes": "open({path!r}, 'w').write('x')",
    "appends": "import os; os.write(os.open({path!r}, os.O_WRONLY | os.O_CREAT), b'x')",
    "grows": "x = bytearray(400_000_000)",
}


@pytest.fixture
def port() -> Iterator[int]:
    """A port at which something answers."""
    answer = "import http.server as h; s = h.HTTPServer(('127.0.0.1', 0), h.SimpleHTTPRequestHandler); print(s.server_port, flush=True); s.serve_forever()"
    with subprocess.Popen([sys.executable, "-c", answer], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout
        yield int(server.stdout.readline())
        server.kill()


def succeeds(deed: str, port: int, path: Path, before: str = "") -> bool:
    command = [sys.executable, "-c", before + deed.format(port=port, path=str(path))]
    return subprocess.run(command, check=False, capture_output=True, cwd=path.parent).returncode == 0


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_that_reading_never_needs_fails_where_files_are_parsed(deed: str, port: int, tmp_path: Path) -> None:
    assert not succeeds(DEEDS[deed], port, tmp_path / "x", before=CLOSED)


@pytest.mark.parametrize("deed", DEEDS)
def test_the_control_the_same_deed_succeeds_elsewhere(deed: str, port: int, tmp_path: Path) -> None:
    assert succeeds(DEEDS[deed], port, tmp_path / "x")


def test_every_format_is_read_where_no_socket_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = "<title>http://192.0.2.1/x</title><link rel=canonical href=http://192.0.2.1/a><base href=http://192.0.2.1/>"
    files = (made.WORDS[0].encode(), b"http://192.0.2.1/article.html", made.page(head=head), made.pdf(), made.docx())
    with Apart() as apart:
        assert all(read_file("x", data, apart=apart).lines for data in files)
    with pytest.raises(AssertionError):  # the control
        socket.create_connection(("127.0.0.1", 9))


def test_no_secret_of_this_process_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_SECRET_KEY", "tripwire")
    with Apart() as apart:
        read_file("x", made.page(), apart=apart)
        told = Path(f"/proc/{apart.process}/environ").read_bytes()
    assert b"LC_ALL" in told
    assert b"tripwire" not in told


def test_after_a_file_that_broke_its_parser_the_next_one_is_read() -> None:
    with Apart() as apart:
        for _ in range(2):
            with pytest.raises(NotRead, match=r"is no sound PDF"):
                read_file("x", b"%PDF-1.7\n", apart=apart)
            assert read_file("x", made.pdf(), apart=apart).lines[0] == made.WORDS[0]


def test_one_process_reads_many_files_and_none_is_left_behind() -> None:
    with Apart() as apart:
        read_file("x", made.docx(), apart=apart)
        first = apart.process
        read_file("x", made.page(), apart=apart)
        assert apart.process == first
    assert not Path(f"/proc/{first}").exists()


def test_a_parser_that_never_ends_is_ended() -> None:
    """The bound itself: a process that has closed its doors and spins is killed by the system."""
    spin = "import resource; from travaux.intake.formats import child; import sys, types; endless = types.ModuleType('endless');"
    spin += "exec('def read(data):\\n while True: pass', endless.__dict__); sys.modules['endless'] = endless;"
    spin += "child._READERS[child.Sort.PDF] = 'endless'; child.close_doors(); child.answer_to(child.Job(child.Sort.PDF, b''))"
    ran = subprocess.run([sys.executable, "-c", spin], check=False, capture_output=True, timeout=60)
    assert ran.returncode == -signal.SIGXCPU
