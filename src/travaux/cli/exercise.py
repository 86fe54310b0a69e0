"""`travaux exercise`: marked copies in which people may act, each in a folder of its own with a clock of its own."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from django.conf import settings

from travaux.accounts import players
from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.itself import itself
from travaux.cli.serve import HOST, run
from travaux.enquiry.asking import require_record
from travaux.enquiry.words import several
from travaux.office import answers, clock, exercise, seals
from travaux.office.kept import CLOCK
from travaux.record.times import write_moment, zone_named

app = door(no_args_is_help=True)

FOLDER: Final = "exercises"
#: The site of an exercise stands beside that of the record, one port further.
PORT: Final = 8001
_COPY: Final = "copied.jsonl"
#: What `travaux demo` offers to be played.
REPLAY: Final = "replay of Yerevan 2022"
AS_OF: Final = "2022-11-22"


@app.command("new")
def new(
    organisation: Annotated[str, typer.Argument(help="The organisation to copy, for example csto.")],
    as_of: Annotated[str, typer.Option("--as-of", help="The day (at nine) or moment at which it begins.")],
    title: Annotated[str, typer.Option(help="What it is called on every page.")] = "",
    to: Annotated[Path | None, typer.Option("--to", help="Its folder; new, or empty.")] = None,
) -> None:
    """Copy what was public on a day into a record of its own, marked as an exercise, in which people may act."""
    require_record()
    called = title or f"{organisation} as of {as_of}"
    folder = to or folder_of(called)
    lines = make(organisation, as_of, called, folder)
    output.say(*lines)


@app.command("begin", hidden=True)
def begin(
    copy: Annotated[Path, typer.Argument(help="The copy that `new` wrote.")],
    title: Annotated[str, typer.Option(help="What it is called.")],
) -> None:
    """Enter a copy into the empty record of this folder; `new` runs it there."""
    copied = exercise.read(copy.read_bytes().splitlines())
    exercise.begin(copied, title, "the exercise")
    people = players.invite(copied.organisation)
    players.keep(people)
    with seals_hold():
        kept = seals.checkpoint()
    made = f"{several(kept.size, 'entry')} in a record of its own, signed by {seals.origin()}"
    output.say(f"{made}; {several(len(people), 'sign-in')}, each delegation with a mandate on record.")


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """The exercises in this data folder, each with its clock."""
    found = [(path, clock_of(path)) for path in sorted(_home().glob("*/exercise-clock"))]
    rows = [{"name": path.parent.name, "folder": str(path.parent), "clock": told} for path, told in found]
    if as_json:
        output.print_json({"exercises": rows})
        return
    output.say(*([f"{row['name']}: it is {row['clock']} there" for row in rows] or [_NONE]))


_NONE: Final = "There is no exercise yet. Make one: travaux exercise new csto --as-of 2022-11-22"


@app.command("clock")
def set_clock(
    to: Annotated[str, typer.Argument(help="A later day (nine in the morning) or moment.")],
    by: Annotated[str, typer.Option(help="Who sets it.")],
    name: Annotated[str, typer.Option(help="The exercise, if the data folder is not its own.")] = "",
) -> None:
    """Set the clock of an exercise forward; that is entered in its record."""
    if name:
        raise SystemExit(_inside(existing(name), "exercise", "clock", to, "--by", by))
    require_record()
    zone = answers.zone_of()
    receipt = exercise.move_clock(to, by, zone=zone)
    told = write_moment(clock.now(), zone_named(zone))
    output.say(f"{exercise.mark()}: it is now {told} there. Entered at position {receipt.position}.")


@app.command("serve")
def serve(
    name: Annotated[str, typer.Argument(help="The exercise; `travaux exercise list` shows all.")],
    port: Annotated[int, typer.Option(help="The port to answer at.")] = PORT,
) -> None:
    """Serve an exercise as a site of its own, until interrupted."""
    folder = existing(name)
    if Path(settings.TRAVAUX_DATA_DIR) == folder:
        output.say(f"{exercise.mark()}: sign in at http://{HOST}:{port}/account/login/ as one of these.")
        output.say(*(f"  {one.name:<12} {one.password:<18} {one.plays}" for one in players.kept(folder)))
        run(HOST, port)
        return
    raise SystemExit(_inside(folder, "exercise", "serve", str(folder), "--port", str(port)))


@app.command("offer", hidden=True)
def offer(port: Annotated[int, typer.Option(help="The port to answer at.")] = PORT) -> None:
    """Make the replay of Yerevan unless it was made before, and serve it; `travaux demo` runs it beside its site."""
    folder = folder_of(REPLAY)
    if not (folder / CLOCK).exists():
        make("csto", AS_OF, REPLAY, folder)
    raise SystemExit(_inside(folder, "exercise", "serve", str(folder), "--port", str(port)))


@contextmanager
def offered(port: int) -> Iterator[None]:
    """While the site of the record is served, serve the replay of Yerevan at another port, in a process of its own."""
    with subprocess.Popen(itself("exercise", "offer", "--port", str(port))) as beside:  # noqa: S603 - itself
        try:
            yield
        finally:
            beside.terminate()


def make(organisation: str, as_of: str, title: str, folder: Path) -> list[str]:
    """Make an exercise of this record in a folder; what to tell of it."""
    if folder.exists() and any(folder.iterdir()):
        raise BrokenInput(f"Making the exercise '{title}': the folder {folder} is not empty. Name another with --to.")
    copied = exercise.copy(organisation, as_of, answers.zone_of(f"{organisation}/record"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / _COPY
    path.write_bytes(b"\n".join(exercise.written(copied)))
    try:
        done = subprocess.run(  # noqa: S603 - this program itself, with arguments of its own
            itself("exercise", "begin", str(path), "--title", title),
            env=environment(folder), check=False, capture_output=True, text=True,
        )  # fmt: skip
    finally:
        path.unlink()
    if done.returncode:
        raise BrokenInput(f"Making the exercise '{title}' in {folder}: {done.stderr.strip() or done.stdout.strip()}")
    began = write_moment(copied.begins, zone_named(copied.zone))
    return [
        (
            f"EXERCISE - {title}: {several(len(copied.entries), 'entry')} that were public by {began}, copied from "
            f"{copied.taken_from}; {several(copied.left_out, 'entry')} left out."
        ),
        done.stdout.strip(),
        f"Its folder is {folder}, its clock begins at {began}. Serve it: travaux exercise serve {folder.name}",
    ]


def _home() -> Path:
    return Path(settings.TRAVAUX_DATA_DIR) / FOLDER


def folder_of(title: str) -> Path:
    """The folder of an exercise of that title, below the data folder."""
    slug = "-".join("".join(letter if letter.isalnum() else " " for letter in title.lower()).split())
    return _home() / slug


def existing(name: str) -> Path:
    """The folder of an exercise, by its name or its path; raises BrokenInput where there is none."""
    for folder in (Path(name).absolute(), _home() / name):
        if (folder / CLOCK).exists():
            return folder
    known = ", ".join(path.parent.name for path in sorted(_home().glob(f"*/{CLOCK}")))
    raise BrokenInput(f"There is no exercise '{name}'. There is: {known}." if known else _NONE)


def clock_of(path: Path) -> str:
    """What the clock of an exercise shows, in UTC."""
    return str(write_moment(clock.machine() + int(path.read_text(encoding="ascii")), zone_named("UTC")))


def environment(folder: Path) -> dict[str, str]:
    """The variables under which this program opens the record of an exercise."""
    kept = {name: value for name, value in os.environ.items() if name not in {"TRAVAUX_DATABASE", "TRAVAUX_SECRET_KEY"}}
    return {**kept, "TRAVAUX_DATA_DIR": str(folder)}


def _inside(folder: Path, *words: str) -> int:
    """Run this program in the folder of an exercise until it ends, or is told to; returns its exit code."""
    with subprocess.Popen(itself(*words), env=environment(folder)) as inner:  # noqa: S603 - itself
        signal.signal(signal.SIGTERM, lambda *_: inner.terminate())
        try:
            return inner.wait()
        except KeyboardInterrupt:
            return inner.wait()
