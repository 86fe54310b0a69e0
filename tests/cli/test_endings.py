"""How commands end: exit codes, pipes that close, full disks, folders that cannot be written, environments that are nonsense."""

import os
import pwd
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection

from tests.cli.shell import Shell
from tests.databases import Place
from tools.findings import ROOT
from travaux.cli import main
from travaux.office import answers, shelf, verify

HEAD = "chronicle: csto/1\npart: news\nzone: Europe/Moscow\nretrieved: 2026-11-22\nreports:\n- id: news-1\n  unsourced: true\n  facts:\n"
FACT = "  - {ref: N1, about: member/am, fact: participation resumed, on: 2025-01-01}\n"
SCRIPT = "from travaux.cli.main import main; main()"
NOBODY = pwd.getpwnam("nobody").pw_uid


def process(
    place: Place, *words: str, before: Callable[[], None] | None = None, into: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as a shell would run it."""
    # Python itself would write its compiled modules, and on the disk that a test makes full only half of them.
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    surroundings = {**own, **place.environment, **environment}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        env={name: value for name, value in surroundings.items() if value != "-"},
        stdout=into, stderr=subprocess.PIPE, text=True, check=False, preexec_fn=before, timeout=60,
    )  # fmt: skip


def piped(place: Place, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of a shell in which `travaux` is this program; it fails where any part of a pipe does."""
    surroundings = {**os.environ, **place.environment, **environment, "PYTHONPATH": str(ROOT / "src")}
    program = f"travaux() {{ '{sys.executable}' -c '{SCRIPT}' \"$@\"; }}; set -o pipefail; {line}"
    return subprocess.run(["bash", "-c", program], env=surroundings, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        # done
        (("--version",), 0), (("--help",), 0), (("list", "--help"), 0), (("list", "facts"), 0), (("list", "events"), 0),
        (("show", "csto/member/am"), 0), (("search", "Armenia"), 0), (("timeline",), 0), (("rulebook", "list"), 0),
        (("rulebook", "show", "csto"), 0), (("rulebook", "schema"), 0), (("verify",), 0), (("check",), 0), (("prove", "0"), 0),
        (("checkpoint",), 0), (("export", "csv", "sources"), 0), (("export", "chronicle", "--part", "outlets"), 0),
        # waits for a ruling, or is not as it should be
        (("decide", "--case", "note-of-2009"), 1),
        # wrong use: no such command, option, thing, dossier, entry, case, day
        (("nonsense",), 2), (("list",), 2), (("list", "nonsense"), 2), (("list", "facts", "--nonsense"), 2),
        (("show",), 2), (("show", "csto/member/xx"), 2), (("prove", "nonsense"), 2), (("decide",), 2),
        (("decide", "--case", "nonsense"), 2), (("show", "csto/member/am", "--on", "nonsense"), 2),
        (("show", "csto/member/am", "--at", "nonsense"), 2), (("list", "facts", "--only"), 2), (("load",), 2),
        (("export", "nonsense"), 2), (("rulebook", "show", "nonsense"), 2), (("report", "nonsense"), 2),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("record")
def test_every_command_ends_with_its_code(travaux: Shell, words: tuple[str, ...], code: int) -> None:
    ran = travaux(*words)
    assert ran.code == code
    assert bool(ran.err) == (code == 2 or words[0] == "prove")
    assert "Traceback" not in ran.err


READING = (
    ("list", "facts"), ("list", "dossiers"), ("show", "csto/member/am"), ("search", "Armenia"), ("timeline",),
    ("decide", "csto/document/x"), ("export", "csv"), ("export", "chronicle"), ("verify",), ("prove", "0"),
    ("checkpoint",), ("rebuild",), ("export", "log", "--to", "nowhere"),
)  # fmt: skip


@pytest.mark.parametrize("words", READING)
def test_without_a_record_a_command_says_so_and_makes_none(
    travaux: Shell, no_record: Place, words: tuple[str, ...]
) -> None:
    ran = travaux(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("No record is loaded yet. Run `travaux demo`")
    assert list(no_record.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("travaux list facts | head -n 1", 1),
        ("travaux show csto/member/am | head -n 2", 2),
        ("travaux timeline --json | head -c 1", 0),
        ("travaux list events | true", 0),
        ("travaux --help | true", 0),
        ("travaux export csv facts | head -n 3", 3),
    ],
)
def test_a_reader_that_leaves_early_is_no_fault(record: Place, line: str, out: int) -> None:
    ran = piped(record, line)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("\n") == out


def test_a_failed_verification_fails_although_nobody_reads_it(own_record: Place) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_entry_no_update")
        cursor.execute("UPDATE ledger_entry SET raw = leaf WHERE position = 7")
    connection.close()
    assert piped(own_record, "travaux verify | true").returncode == 1
    assert piped(own_record, "travaux decide --case note-of-2009 | true").returncode == 1


def test_without_a_standard_output_a_command_still_comes_to_its_end(record: Place) -> None:
    ran = piped(record, "travaux show csto/member/am >&-")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert piped(record, "travaux show csto/member/xx >&-").returncode == 2


def test_a_full_disk_behind_standard_output_is_told(record: Place) -> None:
    for line in ("travaux list facts > /dev/full", "travaux export csv > /dev/full", "travaux --version > /dev/full"):
        ran = piped(record, line)
        assert ran.returncode == 2
        assert "No space left on device" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert "Exception ignored" not in ran.stderr


@pytest.mark.parametrize(
    "environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"FORCE_COLOR": "1"}, {"COLUMNS": "40"}]
)
def test_what_is_piped_has_no_colours_and_one_width(record: Place, environment: dict[str, str]) -> None:
    plain = process(record, "show", "csto/member/am", "--on", "2024-11-28", "--known", "2024-12-01")
    ran = process(record, "show", "csto/member/am", "--on", "2024-11-28", "--known", "2024-12-01", **environment)
    assert ran.returncode == 0
    assert "\x1b" not in ran.stdout
    assert ran.stdout == plain.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 120


def test_letters_that_the_terminal_does_not_have_are_written_as_escapes(record: Place) -> None:
    ran = process(record, "search", "Armenia", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.returncode == 0
    assert ran.stdout.isascii()


def no_files_beyond(size: int) -> Callable[[], None]:
    """A disk on which no file can grow beyond so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_refuses_a_load_and_leaves_the_record_as_it_was(own_record: Place, tmp_path: Path) -> None:
    news, file = tmp_path / "news.yaml", own_record.folder / "record.sqlite3"
    facts = "".join(FACT.replace("N1", f"N{n}").replace("}", f", note: {'x' * 300}}}") for n in range(80))
    news.write_text(HEAD + facts, encoding="utf-8")
    before = shelf.size()
    connection.close()
    ran = process(own_record, "load", str(news), before=no_files_beyond(file.stat().st_size))
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "The database says" in ran.stderr
    assert (shelf.size(), verify.log().whole) == (before, True)
    assert process(own_record, "load", str(news)).returncode == 0, "the control: with room it is taken"


def test_a_full_disk_refuses_an_export_and_names_the_file(record: Place, tmp_path: Path) -> None:
    ran = process(record, "export", "csv", "facts", "--to", str(tmp_path / "facts.csv"), before=no_files_beyond(4_096))
    assert ran.returncode == 2
    assert "File too large" in ran.stderr


class Outsider:
    """Another user of the same machine, who has this program in memory and nothing else; root itself may open all."""

    def __init__(self, place: Place) -> None:
        self._place = place
        for name in main.COMMANDS:
            import_module(f"travaux.cli.{name}{'_' if name == 'list' else ''}")

    def __call__(self, *words: str) -> tuple[int, str]:
        """How a command of theirs ends, and what it says."""
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os._exit(self._alone(writer, words))
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as said:
            told = said.read()
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told

    def _alone(self, writer: int, words: tuple[str, ...]) -> int:
        """The child: another user, whose words all go into the pipe. It never returns to the test."""
        sys.stdout = sys.stderr = os.fdopen(writer, "w", encoding="utf-8")
        sys.argv = ["travaux", *words]
        code = 70
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            main.main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            sys.stdout.flush()
            os._exit(code)


@pytest.fixture
def outsider(own_record: Place) -> Iterator[Outsider]:
    """Whoever can reach the folder of the record, and change nothing in it."""
    connection.close()
    (own_record.folder / "record.sqlite3-lock").touch()
    folder = own_record.folder
    while folder.name and folder != Path("/tmp"):  # noqa: S108 - where pytest makes its folders
        folder.chmod(folder.stat().st_mode | 0o555)
        folder = folder.parent
    own_record.folder.chmod(0o555)
    yield Outsider(own_record)
    own_record.folder.chmod(0o755)


@pytest.mark.parametrize("words", [("show", "csto/member/am"), ("verify",), ("checkpoint",), ("rebuild",), ("check",)])
def test_another_user_is_told_what_cannot_be_opened(
    own_record: Place, outsider: Outsider, words: tuple[str, ...]
) -> None:
    (own_record.folder / "record.sqlite3").chmod(0o000)
    code, told = outsider(*words)
    assert code == 2
    assert "unable to open database file" in told
    assert "No record is loaded" not in told
    assert "Traceback" not in told


def test_another_user_who_may_read_reads_and_changes_nothing(own_record: Place, outsider: Outsider) -> None:
    file = own_record.folder / "record.sqlite3"
    file.chmod(0o444)
    before = (file.read_bytes(), sorted(path.name for path in own_record.folder.iterdir()))
    for words in (("show", "csto/member/am"), ("list", "facts"), ("search", "Armenia"), ("timeline",)):
        code, told = outsider(*words)
        assert code == 0, told
        assert told
    assert (file.read_bytes(), sorted(path.name for path in own_record.folder.iterdir())) == before


@pytest.mark.parametrize("words", [("rebuild",), ("checkpoint", "--rotate-key")])
def test_another_user_who_may_only_read_is_refused_whatever_writes(
    own_record: Place, outsider: Outsider, words: tuple[str, ...]
) -> None:
    for path in own_record.folder.iterdir():
        path.chmod(0o444)
    code, told = outsider(*words)
    assert code == 2
    assert "record.sqlite3-lock: Permission denied" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        # an address of no database
        ({"TRAVAUX_DATABASE": "nonsense"}, "it names no known kind of database"),
        ({"TRAVAUX_DATABASE": "mysql://clerk:hush@host/db"}, "it names no known kind of database"),
        ({"TRAVAUX_DATABASE": "sqlite:///:memory:"}, "a record needs a file that outlives the command"),
        ({"TRAVAUX_DATABASE": "postgresql://clerk:hush@host:99999/db"}, "Port out of range"),
        ({"TRAVAUX_DATABASE": "postgresql://clerk:hush@[::1/db"}, "Invalid IPv6 URL"),
        ({"TRAVAUX_DATABASE": "sqlite:///~nobody-of-that-name/x"}, "there is no such home folder"),
        # a server that is not there, or is asked for what it does not know
        ({"TRAVAUX_DATABASE": "postgresql://clerk:hush@127.0.0.1:1/db"}, "The database says: connection"),
        ({"TRAVAUX_DATABASE": "postgresql://clerk:hush@127.0.0.1:1/db?nonsense=1"}, "nonsense"),
        # a file that is none, or no database
        ({"TRAVAUX_DATABASE": "sqlite:////"}, "The database says"),
        ({"TRAVAUX_DATABASE": f"sqlite:///{ROOT / 'README.md'}"}, "The database says: file is not a database"),
        # nobody at home
        ({"TRAVAUX_DATABASE": "", "TRAVAUX_DATA_DIR": "~nobody-of-that-name/x"}, "there is no such home folder"),
    ],
)  # fmt: skip
def test_an_environment_that_is_nonsense_is_told_without_its_password(
    record: Place, environment: dict[str, str], words: str
) -> None:
    for command in (("list", "facts"), ("check",)):
        ran = process(record, *command, **environment)
        assert ran.returncode == 2
        assert words in " ".join(ran.stderr.split())
        assert "hush" not in ran.stderr
        assert "Traceback" not in ran.stderr


def test_a_rule_book_needs_no_environment_at_all(record: Place) -> None:
    ran = process(
        record, "rulebook", "show", "csto", TRAVAUX_DATABASE="nonsense", TRAVAUX_DATA_DIR="~nobody/x", HOME="-"
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_variable_left_empty_is_as_good_as_none(record: Place, tmp_path: Path) -> None:
    ran = process(record, "list", "facts", TRAVAUX_DATABASE="", TRAVAUX_DATA_DIR="", HOME=str(tmp_path))
    assert ran.returncode == 2
    assert ran.stderr.startswith("No record is loaded yet")
    assert list(tmp_path.iterdir()) == []


def test_a_record_is_made_for_its_owner_alone(no_record: Place, tmp_path: Path) -> None:
    (tmp_path / "news.yaml").write_text(HEAD + FACT, encoding="utf-8")
    place = Place("sqlite", f"sqlite:///{tmp_path / 'new' / 'record.sqlite3'}", tmp_path / "new")
    assert process(place, "load", str(tmp_path / "news.yaml"), before=lambda: os.umask(0) and None).returncode == 0
    assert process(place, "checkpoint", before=lambda: os.umask(0) and None).returncode == 0
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir()}
    assert modes == {"record.sqlite3": 0o600, "record.sqlite3-lock": 0o600, "signing-key": 0o600}
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert process(place, "check").returncode == 0
    (tmp_path / "new" / "record.sqlite3").chmod(0o644)
    assert "others can read or change what lies there" in " ".join(process(place, "check").stdout.split())
    assert no_record.folder.exists()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("DELETE FROM ledger_head", "the row of ledger_head is missing"),
        ("UPDATE ledger_head SET size = 'x'", "the row of ledger_head is missing or says nothing"),
        ("UPDATE ledger_entry SET raw = 'x'", "its stored bytes are none"),
        ("UPDATE ledger_entry SET audience = 'members'", ""),
    ],
)
@pytest.mark.parametrize("words_of", [("list", "entries"), ("show", "csto/member/am"), ("rebuild",), ("verify",)])
def test_a_damaged_record_breaks_no_command(
    travaux: Shell, own_record: Place, damage: str, words: str, words_of: tuple[str, ...]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(damage)
    ran = travaux(*words_of)
    told = " ".join((ran.err + ran.out).split())
    assert "Traceback" not in told
    if words_of == ("verify",):
        assert ran.code == 1
    elif words:
        assert ran.code == 1
        assert words in told
    assert own_record.folder.exists()


def test_reading_commands_leave_states_that_time_overtook_to_be_folded(travaux: Shell, own_record: Place) -> None:
    """A reader has no right to write, so it folds; the next write about the dossier, or a rebuild, writes the state."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_dossier SET due = 0")
    before = (own_record.folder / "record.sqlite3").read_bytes()
    assert travaux("show", "csto/member/am").code == 0
    assert travaux("list", "dossiers").code == 0
    assert travaux("verify", "--register").code == 0
    assert (own_record.folder / "record.sqlite3").read_bytes() == before
    assert travaux("rebuild").code == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM register_dossier WHERE due = 0")
        assert cursor.fetchone() == (0,)
    assert answers.size() > 0
