"""`travaux papers`: official papers of a dossier as DOCX or PDF, and the templates that they are made from."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import override

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import At, Known, On
from travaux.cli.door import door
from travaux.enquiry.asking import asked, dossier_named, require_record
from travaux.enquiry.dials import HEAD, NOW
from travaux.enquiry.language import ENGLISH
from travaux.exports.papers import PAPERS, make, shelf

app = door(no_args_is_help=True)

TEMPLATES = "templates"
LIST = "list"
_WORDS = f"One of: {', '.join(PAPERS)}; '{LIST}' for what each is made of; or '{TEMPLATES}'."


@app.command()
def papers(  # noqa: PLR0913, PLR0917 - every option is a parameter
    slug: Annotated[str, typer.Argument(metavar="PAPER", help=_WORDS)],
    dossier: Annotated[
        str, typer.Argument(help="The dossier that it is made of, as csto/session/csc-2022-11-23.")
    ] = "",
    fmt: Annotated[str, typer.Option("--format", help="docx or pdf.")] = "pdf",
    out: Annotated[Path | None, typer.Option("--out", help="The file to write, or a folder for it.")] = None,
    language: Annotated[str, typer.Option(help="The language of the paper: en or ru.")] = ENGLISH,
    on: On = NOW,
    known: Known = NOW,
    at: At = HEAD,
    write: Annotated[
        bool, typer.Option("--write", help="With 'templates': put the shipped ones into the data folder.")
    ] = False,
) -> None:
    """Make a paper as a file, or put the templates where they can be edited."""
    match slug:
        case "list":
            output.print_table(
                ("paper", "title", "made of"), [(one.slug, one.title, one.kind) for one in PAPERS.values()]
            )
        case "templates":
            _templates(write=write)
        case _:
            _make(slug, dossier, fmt, out, language, on, known, at)


def _make(  # noqa: PLR0913, PLR0917 - what the command was asked with
    slug: str, dossier: str, fmt: str, out: Path | None, language: str, on: str, known: str, at: int
) -> None:
    if not dossier:
        raise BrokenInput(
            f"The paper '{slug[:60]}' is made of a dossier. Name one, such as csto/session/csc-2022-11-23."
        )
    require_record()
    full = dossier_named(dossier)
    question = asked(on, known, at, full)
    with override(_language(language)):
        made = make(slug, full, fmt, question.dials)
    path = (out / made.name if out.is_dir() else out) if out else Path(made.name)
    path.write_bytes(made.content)
    output.say(f"Written: {path} ({len(made.content):,} bytes).")


def _language(language: str) -> str:
    from django.conf import settings  # noqa: PLC0415 - settings are there when a command runs

    known = [code for code, _ in settings.LANGUAGES]
    if language not in known:
        raise BrokenInput(f"No paper is written in '{language[:20]}'. Write one of: {', '.join(known)}.")
    return language


def _templates(*, write: bool) -> None:
    if not write:
        output.say(
            f"Templates are looked for in {shelf.folder()}; for those that are not there the shipped ones are used.",
            f"For DOCX they are {', '.join(f'{slug}.docx' for slug in PAPERS)}; for PDF the same names ending in .typ, "
            "beside house.typ, which all of them share.",
            "`travaux papers templates --write` puts the shipped ones there.",
        )
        return
    for path, new in shelf.write():
        output.say(f"{'Written' if new else 'Left as it is'}: {path}")
