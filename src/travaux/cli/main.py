"""The door of the command line: which commands there are, and how every one of them ends."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any, Final, NoReturn

import typer
from typer.core import TyperGroup

from travaux.broken_input import BrokenInput
from travaux.record.merkle import SealBroken

DONE: Final = 0
WAITS_OR_FAILED: Final = 1
WRONG_USE: Final = 2
WHOLE: Final = "travaux.config.settings"


@dataclass(frozen=True)
class Command:
    """One command: what it is for, and whether it needs the database (and so Django, a third of a second).

    `reads`: it needs nothing but the record itself, neither tables made ready nor accounts, and so starts sooner.
    """

    says: str
    database: bool = True
    reads: bool = False


#: In the order of a first day's use. The module is `travaux.cli.<name>`, `list` in `travaux.cli.list_`.
COMMANDS: Final = {
    "demo": Command("Make the database, load the bundled record, tell the story of the two articles."),
    "serve": Command("Serve the record as a site on this machine."),
    "notices": Command("Send the letters that wait, and remind of what is due."),
    "init": Command("Make the record of your own organisation from a rule book and a roll."),
    "exercise": Command("Make and serve exercises: marked copies in which people may act."),
    "load": Command("Load chronicle files into the record."),
    "read": Command("Show what an article is proposed to say, and confirm it into the record."),
    "list": Command("List facts, remarks, dossiers, sources, entries or events.", reads=True),
    "show": Command("Show one dossier: what stands, since when, on whose word.", reads=True),
    "search": Command("Find dossiers by the words of their names and facts.", reads=True),
    "timeline": Command("What happened, in order of happening, or what became known between two moments.", reads=True),
    "report": Command("File one report from a chronicle file with a single report."),
    "decide": Command("Explain a decision: of a document on record, or of a case file.", reads=True),
    "redecide": Command("Decide recorded decisions anew by a rule book, and compare.", database=False),
    "rulebook": Command("List, check and show rule books, or print their schema.", database=False),
    "export": Command("Write the record as a chronicle, as CSV tables, or as a log of tiles.", reads=True),
    "papers": Command(
        "Make an agenda, minutes, a plan report and other papers as DOCX or PDF; write their templates.", reads=True
    ),
    "verify": Command("Recompute every hash of the log and name the first entry that was changed.", reads=True),
    "prove": Command("Print a proof that an entry is in the log, for the stand-alone verifier.", reads=True),
    "checkpoint": Command("Sign the log as it stands.", reads=True),
    "rebuild": Command("Make the register anew from the log."),
    "account": Command("Make and end accounts, seats and tokens of those who sign in."),
    "check": Command("Look at the installation: database settings, guards, keys."),
}


class Door(TyperGroup):
    """Loads a command's module when that command is asked for, so that `--version` stays quick."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer hands it in
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - typer's own signature
        """The command of that name, or None."""
        command = COMMANDS.get(cmd_name)
        if command is None:
            return None
        if command.database:
            open_database("travaux.config.reading" if command.reads else WHOLE)
        suffix = "_" if cmd_name == "list" else ""
        loaded = typer.main.get_command(import_module(f"travaux.cli.{cmd_name}{suffix}").app)
        loaded.name, loaded.short_help = cmd_name, command.says
        return loaded

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own formatter
        """The table of commands, without loading any of them."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] COMMAND [ARGS]...")
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.says) for name, command in COMMANDS.items()])
        with formatter.section("Options"):
            formatter.write_dl([("--version", "Show the version."), ("--help", "Show this page.")])


def open_database(settings: str = WHOLE) -> None:
    """Make Django ready; its settings come from the environment (TRAVAUX_DATABASE and its kin)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    import_module("django").setup()


app = typer.Typer(cls=Door, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"travaux {version('travaux')}")
        raise typer.Exit


@app.callback()
def travaux(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
) -> None:
    """Run and read the machinery by which an organisation decides together."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Whatever cannot be used, read or written ends with one message and exit code 2; a seal that broke, with 1."""
    try:
        yield
    except SealBroken as broken:
        typer.echo(str(broken), err=True)
        raise SystemExit(WAITS_OR_FAILED) from broken
    except BrokenInput as refused:
        refuse(str(refused))
    except OSError as fault:
        place = f"{fault.filename}: " if fault.filename else ""
        refuse(f"{place}{fault.strerror or fault}. Name another place, or make this one readable and writable.")
    except _database_errors() as fault:
        told = " ".join(str(fault).split())
        refuse(
            f"The database says: {told.rstrip('.')}. Nothing was written. See that it runs and that you may write to "
            "it and to its folder (TRAVAUX_DATABASE); `travaux check` looks at its settings, and `travaux rebuild` "
            "brings a record of an earlier version up to date."
        )


def _database_errors() -> tuple[type[Exception], ...]:
    """Django's errors of databases, if Django was needed at all; asked only when something was raised."""
    loaded = sys.modules.get("django.db.utils")
    return (loaded.Error, sys.modules["django.core.exceptions"].ImproperlyConfigured) if loaded else ()


def refuse(message: str) -> NoReturn:
    """End with a message that is fit to be shown, and exit code 2; a name that is no text is shown by its bytes."""
    typer.echo(message.encode(errors="backslashreplace").decode(), err=True)
    raise SystemExit(WRONG_USE)


class Pipe(io.FileIO):
    """Standard output that its reader may close, as `head` does: a command still comes to its own end and exit code."""

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - whatever has bytes, as FileIO takes it
        """Write, or drop what nobody reads any more."""
        try:
            return super().write(data)
        except BrokenPipeError:
            return len(data)


@contextmanager
def standard_output() -> Iterator[None]:
    """Standard output to the last byte, which a full disk may refuse; without one, what is said is dropped."""
    given = sys.__stdout__
    if given is None:  # the shell's >&-
        sys.stdout = io.TextIOWrapper(io.BytesIO())
    elif sys.stdout is given:
        raw = io.BufferedWriter(Pipe(given.fileno(), "wb", closefd=False))
        # What the terminal's own alphabet does not have is written as an escape, instead of ending the command.
        sys.stdout = io.TextIOWrapper(raw, given.encoding, "backslashreplace", line_buffering=given.isatty())
    try:
        yield
    finally:
        _flush()


def _flush() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = io.TextIOWrapper(io.BytesIO())  # lest it is tried again when Python ends
        raise


def main() -> None:
    """The entry point `travaux`."""
    with plain_errors(), standard_output():
        app()
