"""Makes a paper: gathers what it tells, stamps it, and has it set in the format that is asked for."""

from dataclasses import dataclass
from typing import Any, Final, get_args

from travaux.enquiry.language import say
from travaux.exports.papers.contents.question import Question, question
from travaux.exports.papers.contents.sheet import Sheet
from travaux.exports.papers.faults import NoSuchFormat, NoSuchPaper, NotOfThisKind
from travaux.exports.papers.pressing import Format, Job, pressed
from travaux.exports.papers.shelf import template
from travaux.exports.papers.stamp import Stamp, stamp
from travaux.exports.papers.table import PAPERS
from travaux.office import answers, dealt_with
from travaux.record.audience import PUBLIC
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.fold import Dials

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
MEDIA: Final[dict[Format, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True)
class Made:
    """One file: the name under which it is saved, its media type, its bytes."""

    name: str
    media: str
    content: bytes


def make(slug: str, dossier: str, fmt: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> Made:
    """The paper as a file, in the language of whoever asks: the same bytes for the same record, dials and reader.

    Nothing is in it that the reader may not read; it says how much was left out. Raises NoSuchPaper, NoSuchFormat,
    NotOfThisKind, BadDossier, NoSuchDossier, NothingOnRecord, NothingToTell, PapersMissing, TemplateBroken.
    """
    paper = PAPERS.get(slug)
    if paper is None:
        raise NoSuchPaper(slug, ", ".join(PAPERS))
    way = next((one for one in FORMATS if one == fmt), None)
    if way is None:
        raise NoSuchFormat(fmt)
    if kind_of(dossier) != paper.kind:
        raise NotOfThisKind(paper.title, paper.kind, dossier)
    answers.show(dossier, dials, reader)  # refuses what the reader may not know of
    asked = question(dossier.partition("/")[0], dials, reader)
    sheet = paper.gather(dossier, asked)
    marks = stamp(dossier, slug, paper.heading(), asked)
    job = Job(
        _data(sheet, marks, asked),
        f"{marks.title}. {sheet.subject}",
        marks.organisation,
        asked.language,
        marks.created,
    )
    content = pressed(template(slug, way), way, job)
    return Made(f"{slug_of(dossier)}-{slug}.{way}", MEDIA[way], content)


def _data(sheet: Sheet, marks: Stamp, asked: Question) -> dict[str, Any]:
    """Everything that a template may ask for."""
    return {
        "language": asked.language,
        "stamp": marks.fields,
        "subject": sheet.subject,
        "lines": [vars(line) for line in sheet.lines],
        "words": dict(sheet.words),
        **sheet.body,
        "notes": [*sheet.notes, *_left_out(sheet, asked)],
    }


def _left_out(sheet: Sheet, asked: Question) -> list[str]:
    """How much the reader may not see of what this paper rests on."""
    hidden = dealt_with.withheld(sheet.dossiers, asked.dials, asked.reader)
    if not hidden:
        return []
    one = say("{n} restricted entry that bears on this is not shown.")
    many = say("{n} restricted entries that bear on this are not shown.")
    return [(one if hidden == 1 else many).format(n=hidden)]
