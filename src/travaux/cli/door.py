"""What every command's own door has in common: plain text, no completion scripts, no drawn boxes."""

import typer


def door(**options: bool | str) -> typer.Typer:
    """A command's own typer application."""
    return typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, **options)  # type: ignore[arg-type]
