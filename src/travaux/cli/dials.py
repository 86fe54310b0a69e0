"""The options of every reading command: --on, --known, --at, --json."""

from typing import Annotated

import typer

On = Annotated[str, typer.Option("--on", help="What had happened by this day or moment (default: now).")]
Known = Annotated[str, typer.Option("--known", help="What the public could know by this day or moment (default: now).")]
At = Annotated[int, typer.Option("--at", help="What the record held when it had this many entries (default: all).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of tables for people.")]
