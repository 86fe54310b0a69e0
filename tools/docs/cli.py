"""Writes the reference page of the command line, from what the commands themselves say."""

from collections.abc import Iterator
from typing import Any, Final

from typer.main import get_command

from travaux.cli.main import COMMANDS, app

PATH = "reference/command-line.md"

HEAD: Final = """# Command line

`travaux COMMAND --help` says the same as this page. Every reading command takes three dials: `--on` (what had happened
by then), `--known` (what the public could know by then) and `--at` (what the record held when it had so many entries);
with `--at` an answer never changes. A day means its end in the record's time zone. `--json` prints JSON for programs.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | waits for a ruling, or a check failed |
| 2 | wrong use or broken input; one message on standard error, nothing half-written |
"""


def text() -> str:
    """The page, a section a command."""
    door: Any = get_command(app)
    found = ((name, door.get_command(_context(door), name)) for name in COMMANDS)
    return HEAD + "".join(_section(f"travaux {name}", command, level=2) for name, command in found)


def _context(command: Any) -> Any:  # noqa: ANN401 - typer's own classes are not for import
    return command.make_context("travaux", [], resilient_parsing=True)


def _section(name: str, command: Any, level: int) -> str:  # noqa: ANN401 - typer's own class
    inner: dict[str, Any] = getattr(command, "commands", {})
    if inner:
        own = f"\n{'#' * level} {name}\n\n{command.short_help}\n"
        return own + "".join(_section(f"{name} {one}", held, level + 1) for one, held in inner.items())
    return f"\n{'#' * level} {name}\n\n{_says(command)}\n\n{''.join(_lines(name, command))}"


def _says(command: Any) -> str:  # noqa: ANN401 - typer's own class
    return " ".join(str(command.help).split())


def _lines(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - typer's own class
    given = [one for one in command.params if one.param_type_name == "argument"]
    words = " ".join(_argument(one) for one in given)
    yield f"`{' '.join(part for part in (name, words) if part)}`\n\n"
    for one in command.params:
        if one.name != "help":
            named = _argument(one) if one in given else ", ".join(f"`{flag}`" for flag in one.opts)
            yield f"* {named if one not in given else f'`{named}`'}: {' '.join(str(one.help).split())}\n"


def _argument(argument: Any) -> str:  # noqa: ANN401 - typer's own class
    name = argument.metavar or str(argument.name).upper()
    return name if argument.required else f"[{name}]"
