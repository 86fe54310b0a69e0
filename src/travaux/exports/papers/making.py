"""Makes a paper: gathers what it tells, stamps it, and has it set in the format that is asked for."""

from dataclasses import dataclass, replace
from typing import Any, Final, get_args

from travaux.enquiry.language import count, spoken
from travaux.exports.papers.contents.question import question
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
    way = next((one for one in FORMATS if one == fmt), None)
    if way is None:
        raise NoSuchFormat(fmt)
    job = gathered(slug, dossier, dials, reader)
    return Made(f"{slug_of(dossier)}-{slug}.{way}", MEDIA[way], pressed(template(slug, way), way, job))


def gathered(slug: str, dossier: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> Job:
    """What the paper says, before it is set; raises what `make` raises of the paper and the dossier."""
    paper = PAPERS.get(slug)
    if paper is None:
        raise NoSuchPaper(slug, ", ".join(PAPERS))
    if kind_of(dossier) != paper.kind:
        raise NotOfThisKind(paper.title, paper.kind, dossier)
    now = replace(dials, at=min(dials.at, answers.size()))  # what is entered meanwhile is on no part of it
    answers.show(dossier, now, reader)  # refuses what the reader may not know of
    asked = question(dossier.partition("/")[0], now, reader)
    sheet = paper.gather(dossier, asked)
    kept = dealt_with.restricted(sheet.dossiers, now, reader)
    marks = stamp(dossier, slug, paper.heading(), kept.audience, asked)
    return Job(
        _data(sheet, marks, kept.withheld),
        f"{marks.title}. {sheet.subject}",
        marks.organisation or marks.initials,
        asked.language,
        marks.created,
    )


def _data(sheet: Sheet, marks: Stamp, withheld: int) -> dict[str, Any]:
    """Everything that a template may ask for."""
    return {
        "language": spoken(),
        "stamp": marks.fields,
        "subject": sheet.subject,
        "lines": [vars(line) for line in sheet.lines],
        "words": dict(sheet.words),
        **sheet.body,
        "notes": [*sheet.notes, *_left_out(withheld)],
    }


def _left_out(withheld: int) -> list[str]:
    """How much the reader may not see of what this paper rests on."""
    if not withheld:
        return []
    return [count(withheld, "{n} restricted entry is not shown.", "{n} restricted entries are not shown.")]
