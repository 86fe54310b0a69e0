"""Hostile texts in every field of every paper stand there as they are, in both formats, and do nothing."""

import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker

from tests import hostile
from tests.databases import fresh, opened
from tests.exports import paper_exercise
from tests.exports.paper_exercise import played
from tests.exports.paper_payloads import ALL
from tests.exports.paper_texts import docx_text, pdf_text, tight
from travaux.exports.papers import FORMATS, make, press, pressing
from travaux.exports.papers.faults import TemplateBroken
from travaux.exports.papers.making import gathered
from travaux.exports.papers.plain import plain, set_in_type
from travaux.exports.papers.pressing import Format, Job, pressed
from travaux.exports.papers.shelf import Template, template
from travaux.exports.papers.stamp import on_one_line
from travaux.record.fold import Dials

#: Letters that run from right to left, and marks above and below others: a PDF has them in the order of the eye.
#: Words of ours, and the stamp, whose texts are one line each.
OURS = frozenset({"language", "words", "stamp"})
BY_THE_EYE = re.compile("[\u0300-\u036f\u0590-\u08ff\ufb1d-\ufefc]")
#: The paper of a PDF, and one that is long enough for everything.
ENDLESS = (b'paper: "a4",', b"width: 40cm, height: auto,")
#: So many texts stand in head and foot together.
AT_ONCE = 56
#: So many letters of a text are looked for in a PDF, which may go on with it on the next page.
LONGEST = 200
SHORT = tuple(one for one in ALL if len(one) <= LONGEST)


@pytest.fixture(scope="module")
def jobs(django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Job]]:
    """What each paper of the exercise says, before it is set."""
    with django_db_blocker.unblock():
        place, dials = played()
        with opened(place):
            yield {slug: gathered(slug, dossier, dials) for slug, dossier in paper_exercise.ALL}


def filled(data: Any, text: Callable[[], str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same data with a text in each field, but where a field is empty: no template asks for those."""
    match data:
        case str():
            return text() if data else data
        case list() | tuple():
            return [filled(one, text) for one in data[:1]]
        case dict():
            return {name: one if name in OURS else filled(one, text) for name, one in data.items()}
    return data


def set_with(job: Job, slug: str, fmt: Format, text: Callable[[], str]) -> bytes:
    """The paper with these texts in its fields; a PDF on one endless page, lest the end of one parts a text in two."""
    found = template(slug, fmt)
    endless = {name: raw.replace(*ENDLESS).replace(b"flipped: flipped,", b"") for name, raw in found.files.items()}
    return pressed(replace(found, files=endless), fmt, replace(job, data=filled(dict(job.data), text), title=text()))


def must_do_nothing(content: bytes, fmt: Format) -> None:
    """No field but the numbers of pages, no link, no program, nothing from elsewhere."""
    if fmt == "docx":
        must_hold_text_alone(content)
        return
    reader = PdfReader(io.BytesIO(content))
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(reader.trailer["/Root"])
    assert all("/Annots" not in page for page in reader.pages)


def must_hold_text_alone(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert all(".." not in name and not name.startswith("/") for name in parts.namelist())
        links = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
    assert 'TargetMode="External"' not in links
    document = Document(io.BytesIO(content))
    section = document.sections[0]
    for part in (document.element.body, section.header._element, section.footer._element):
        assert {one.get(qn("w:instr")) for one in part.iter(qn("w:fldSimple"))} <= {"PAGE", "NUMPAGES"}
        assert not list(part.iter("{*}instrText", "{*}hyperlink", "{*}altChunk", "{*}object", "{*}drawing"))


def missing(said: str, text: str, fmt: Format) -> bool:
    """Whether a text does not stand in what was read back; a very long one goes over several pages."""
    if fmt == "docx":
        return any(tight(line) not in said for line in plain(text).split("\n"))
    wanted = set_in_type(plain(text))
    if BY_THE_EYE.search(wanted):
        return not set(tight(wanted)) <= set(said)
    return any(tight(line)[:LONGEST] not in said for line in wanted.split("\n"))


def test_there_are_more_than_a_hundred_and_fifty_of_them() -> None:
    assert len(ALL) > 150


def read_back(content: bytes, fmt: Format) -> str:
    return tight(docx_text(content) if fmt == "docx" else pdf_text(content))


def marked(texts: Sequence[str]) -> str:
    return "\n".join(f"<{number}> {one} </{number}>" for number, one in enumerate(texts))


@pytest.mark.parametrize("slug", [slug for slug, _ in paper_exercise.ALL])
def test_every_hostile_text_stands_in_every_field_of_a_document_as_it_is(jobs: dict[str, Job], slug: str) -> None:
    content = set_with(jobs[slug], slug, "docx", lambda: marked(ALL))
    must_do_nothing(content, "docx")
    said = read_back(content, "docx")
    assert [one for one in ALL if missing(said, one, "docx")] == []
    for sign in ("<{}>", "</{}>"):
        assert len({said.count(sign.format(number)) for number in range(len(ALL))}) == 1


def shown_in(job: Job, slug: str) -> list[bool]:
    """For each field in turn, whether the template for PDF shows it in this paper."""
    numbers = itertools.count()
    said = read_back(set_with(job, slug, "pdf", lambda: f"m{next(numbers):04}q"), "pdf")
    return [f"m{number:04}q" in said for number in range(next(numbers) - 1)]  # the last is the title alone


@pytest.mark.parametrize("slug", [slug for slug, _ in paper_exercise.ALL])
def test_every_hostile_text_stands_in_a_pdf_as_it_is(jobs: dict[str, Job], slug: str) -> None:
    shown = shown_in(jobs[slug], slug)
    assert sum(shown) >= 6
    parts = itertools.count()
    texts = iter(["\n".join(SHORT[next(parts) :: sum(shown)]) if one else "not shown" for one in [*shown, False]])
    content = set_with(jobs[slug], slug, "pdf", lambda: next(texts))
    must_do_nothing(content, "pdf")
    said = read_back(content, "pdf")
    assert [one for one in SHORT if missing(said, one, "pdf")] == []


def test_a_long_word_is_broken_at_the_end_of_the_line_and_runs_off_no_page(jobs: dict[str, Job]) -> None:
    long = [one for one in ALL if len(one) > LONGEST and " " not in one]
    assert len(long) > 2
    job = jobs["silence-certificate"]
    content = pressed(template("silence-certificate", "pdf"), "pdf", replace(job, data={**job.data, "notes": long}))
    said = pdf_text(content)
    assert max(len(tight(line)) for line in said.split("\n")) < LONGEST
    assert [one for one in long if missing(tight(said), one, "pdf")] == []


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_hostile_text_stands_in_head_and_foot_on_one_line(jobs: dict[str, Job], fmt: Format) -> None:
    job = jobs["draft-agenda"]
    parts = ("organisation", "initials", "mark", "audience", "symbol", "known", "position", "root")
    texts = [on_one_line(plain(one)) for one in ALL if not BY_THE_EYE.search(one)]
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        told = {name: " | ".join(some[number :: len(parts)]) for number, name in enumerate(parts)}
        data = {**job.data, "stamp": {**job.data["stamp"], **told}}
        content = pressed(template("draft-agenda", fmt), fmt, replace(job, data=data))
        must_do_nothing(content, fmt)
        said = read_back(content, fmt)
        assert [one for one in some if missing(said, one, fmt)] == []


def test_the_control_without_escapes_is_no_document_any_more(
    jobs: dict[str, Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(press.__file__).read_text(encoding="utf-8")
    careless = source.replace("autoescape=True", "autoescape=False").replace("finalize=_inert", "finalize=None")
    assert careless != source
    (tmp_path / "press.py").write_text(careless, encoding="utf-8")
    monkeypatch.setattr(pressing, "_PRESS", tmp_path / "press.py")
    with pytest.raises(TemplateBroken, match="it is no document any more"):
        set_with(jobs["minutes"], "minutes", "docx", lambda: "</w:t></w:r></w:p>")


def test_the_control_with_a_template_that_evaluates_shows_another_text(jobs: dict[str, Job]) -> None:
    careless = Template(
        "x.typ",
        {
            "x.typ": b'#let d = json(bytes(sys.inputs.data))\n#set document(title: [x])\n#eval(d.subject, mode: "markup")'
        },
        edited=True,
    )
    job = replace(jobs["minutes"], data={"subject": "#(1+1)", "stamp": {}})
    said = read_back(pressed(careless, "pdf", job), "pdf")
    assert said == "2"
    assert missing(said, "#(1+1)", "pdf")


@pytest.fixture(scope="module")
def hostile_record(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Dials]:
    """The exercise with hostile words behind whatever anybody says in it."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path_factory.mktemp("hostile")):
        yield paper_exercise.play(hostile.with_all)


@pytest.mark.parametrize("number", range(len(paper_exercise.ALL)))
def test_papers_of_a_hostile_record_are_made_and_do_nothing(hostile_record: Dials, number: int) -> None:
    slug, dossier = paper_exercise.ALL[number]
    fmt = FORMATS[number % len(FORMATS)]
    made = make(slug, dossier, fmt, hostile_record)
    must_do_nothing(made.content, fmt)
    said = read_back(made.content, fmt)
    assert [one for one in hostile.PAYLOADS if len(one) < LONGEST and missing(said, one, fmt)] == []
