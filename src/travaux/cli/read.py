"""`travaux read`: an article or a folder of them, what each is proposed to say, and its review."""

from pathlib import Path
from typing import Annotated, Final

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import offered, output
from travaux.cli.bars import bar
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.loading import RECORDER
from travaux.cli.main import WAITS_OR_FAILED
from travaux.cli.reviewing import review_by_keys
from travaux.enquiry.asking import names, require_record
from travaux.enquiry.words import several
from travaux.intake.handing_in import Handed, HandedIn, bytes_of, files_in, hand_in, hand_in_all, stamp
from travaux.intake.known import known_of
from travaux.intake.review import Choice, Entered, Review, Verdict, decide, enter
from travaux.intake.shelf import open_shelf
from travaux.office import answers

app = door()

_NOBODY: Final = "Nothing was read. Name who decides with --by, as it shall stand in the record."
By = Annotated[str, typer.Option("--by", help="Who reads and confirms; the name stays in the record.")]


@app.command()
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="A text, a page, a PDF or a DOCX; or a folder.")],
    confirm: Annotated[
        list[str] | None, typer.Option("--confirm", metavar="ID", help="Confirm this proposal, and enter it.")
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Decide on each by a key: y, n, e.")] = False,
    by: By = "",
    outlet: Annotated[str, typer.Option("--outlet", help="Who published it, where the text does not say.")] = "",
    published: Annotated[str, typer.Option("--published", help="When it appeared, where you know.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show what an article is proposed to say: each fact with its place, its days, its doubts. Nothing is fetched."""
    require_record()
    _require_one_way(file, confirm or [], review=review, by=by, as_json=as_json)
    known = known_of(answers.organisation())
    if file.is_dir():
        _folder(file, by or RECORDER, known.organisation, as_json=as_json)
        return
    found = hand_in(open_shelf(), Handed(file.name, bytes_of(file), outlet, published), by or RECORDER, known)
    if confirm:
        _show_entered(confirmed(found, confirm, by), as_json=as_json)
    elif review:
        review_by_keys(found, by, names(known.organisation))
    elif as_json:
        output.print_json(offered.as_json(found))
    else:
        offered.show(found, names(known.organisation))


def _require_one_way(file: Path, confirm: list[str], *, review: bool, by: str, as_json: bool) -> None:
    if (confirm or review) and not by.strip():
        raise BrokenInput(f"Confirming needs a name. {_NOBODY}")
    if (confirm or review) and file.is_dir():
        raise BrokenInput(f"Reading the folder {file}: its texts are confirmed one by one. Nothing was read. Name one.")
    if review and (confirm or as_json):
        raise BrokenInput("--review asks by keys, and goes with neither --confirm nor --json. Nothing was read.")


def confirmed(review: Review, ids: list[str], by: str) -> Entered:
    """Confirm these proposals as they stand and enter them; those on record already stay as they are."""
    shelf, digest = open_shelf(), review.text.digest
    given = [one for text in ids for one in text.replace(",", " ").split()]
    for one in given:
        review.offers.offer(one, digest)
    there = {one.offer.id: one for one in review.items}
    new = [one for one in given if there[one].verdict is not Verdict.ENTERED]
    for one in new:
        decide(shelf, digest, Choice(one, Verdict.YES), by, stamp())
    if not new:
        return Entered(tuple(dict.fromkeys(there[one].entry for one in given)), 0, answers.size())
    return enter(shelf, digest, by, stamp())


def _show_entered(entered: Entered, *, as_json: bool) -> None:
    if as_json:
        output.print_json(entered)
        return
    output.say(offered.told_entered(entered))


def _folder(folder: Path, by: str, organisation: str, *, as_json: bool) -> None:
    """Read a whole folder; exit code 1 where a file of it could not be read."""
    files = files_in(folder)
    done: list[HandedIn] = []
    with bar("Reading", len(files)) as progress:
        for one in hand_in_all(open_shelf(), files, by, known_of(organisation)):
            done.append(one)
            progress(len(done))
    failed = [one for one in done if one.refused]
    if as_json:
        texts = [offered.as_json(one.review) for one in done if one.review]
        output.print_json({"texts": texts, "failed": [{"file": one.name, "why": one.refused} for one in failed]})
    else:
        offered.show_folder(done)
        output.say(f"{several(len(done) - len(failed), 'text')} read, {several(len(failed), 'file')} not.")
    if failed:
        raise typer.Exit(WAITS_OR_FAILED)
