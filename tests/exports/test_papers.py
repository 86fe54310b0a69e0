"""Papers of an exercise and of the bundled record: what they say, in both formats, to whom, and the same each time."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from django.utils.translation import override
from pypdf import PdfReader
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import opened
from tests.exports.paper_exercise import (
    ALL,
    ARMENIA,
    ASSISTANCE,
    CANARY,
    HONOUR,
    PLAN,
    PUBLIC,
    RUSSIA,
    SESSION,
    played,
)
from tests.exports.paper_texts import docx_text, pdf_pages, pdf_text, plain_words, text_of, tight
from tests.stories.exercise import moment
from travaux.exports.papers import FORMATS, PAPERS, make
from travaux.exports.papers.faults import NoSuchFormat, NoSuchPaper, NothingToTell, NotOfThisKind
from travaux.exports.papers.making import gathered
from travaux.office import seals
from travaux.office.answers import NoSuchDossier
from travaux.record.fold import Dials

MARK = "EXERCISE - Replay of Yerevan"


@pytest.fixture(scope="module")
def dials(django_db_blocker: DjangoDbBlocker) -> Iterator[Dials]:
    """The end of the exercise, whose record is open."""
    with django_db_blocker.unblock():
        place, at_its_end = played()
        with opened(place):
            yield at_its_end


@cache
def content_of(slug: str, dossier: str, fmt: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> bytes:
    """The file, made once for all tests that only look at it."""
    return make(slug, dossier, fmt, dials, reader).content


def told(slug: str, dossier: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> str:
    return plain_words(docx_text(content_of(slug, dossier, "docx", dials, reader)))


def test_the_exercise_asks_for_every_paper_that_there_is() -> None:
    assert [slug for slug, _ in ALL] == list(PAPERS)


@pytest.mark.parametrize(
    ("fmt", "slug", "dossier"), [("pdf", *one) for one in ALL] + [("docx", *one) for one in ALL[:3]]
)
def test_a_paper_made_twice_has_the_same_bytes(dials: Dials, fmt: str, slug: str, dossier: str) -> None:
    first = make(slug, dossier, fmt, dials)
    assert first.content == content_of(slug, dossier, fmt, dials)
    assert first.name == f"{dossier.rpartition('/')[2]}-{slug}.{fmt}"


@pytest.mark.parametrize(("slug", "dossier"), ALL)
def test_both_formats_say_the_same(dials: Dials, slug: str, dossier: str) -> None:
    document, pages = (content_of(slug, dossier, fmt, dials) for fmt in FORMATS)
    pdf = tight(pdf_text(pages))
    said = {line.strip() for line in docx_text(document).split("\n") if len(line.strip()) > 3}
    missing = [line for line in said if tight(line.lstrip("_")) not in pdf and "page" not in line]
    assert [line for line in missing if not _on_one_line(line, pdf)] == []


def _on_one_line(line: str, pdf: str) -> bool:
    """Whether all words of a line that is set otherwise in the PDF stand in it."""
    return all(tight(word) in pdf for word in line.split() if "@" not in word)


@pytest.mark.parametrize(("slug", "dossier"), ALL)
def test_every_page_bears_mark_symbol_position_root_and_its_number(dials: Dials, slug: str, dossier: str) -> None:
    pages = pdf_pages(content_of(slug, dossier, "pdf", dials))
    head = seals.head_at(seals.shelf.size())
    for number, page in enumerate(pages, start=1):
        for part in (MARK, f"CSTO/{dossier.removeprefix('csto/')}/{slug}", f"Log position {head.size}",
                     bytes(head.root).hex(), f"page {number} of {len(pages)}", "As known on 20 November 2023"):  # fmt: skip
            assert tight(part) in tight(page)


@pytest.mark.parametrize(("slug", "dossier"), ALL)
def test_head_and_foot_of_a_document_bear_the_same(dials: Dials, slug: str, dossier: str) -> None:
    content = content_of(slug, dossier, "docx", dials)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        stands = "".join(parts.read(name).decode() for name in parts.namelist() if re.search("header|footer", name))
    for part in (MARK, f"Log position {seals.shelf.size()}", 'instr="PAGE"', 'instr="NUMPAGES"'):
        assert part in stands


@pytest.mark.parametrize(("slug", "dossier"), ALL)
def test_a_pdf_is_tagged_a4_and_says_no_hour_of_the_day(dials: Dials, slug: str, dossier: str) -> None:
    reader = PdfReader(io.BytesIO(content_of(slug, dossier, "pdf", dials)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert sorted(round(float(side)) for side in reader.pages[0].mediabox[2:]) == [595, 842]
    assert "/CreationDate" not in (reader.metadata or {})


def test_a_document_says_when_its_newest_entry_was_recorded_and_not_when_it_was_made(dials: Dials) -> None:
    with zipfile.ZipFile(io.BytesIO(content_of("minutes", SESSION, "docx", dials))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2023-11-20T07:") == 2


def test_a_draft_agenda_keeps_what_was_struck_out_with_its_reason(dials: Dials) -> None:
    said = told("draft-agenda", SESSION, dials)
    places = [said.index(word) for word in ("1 assistance", "2 budget", "3 drill", "Proposed, not yet", "honour")]
    assert places == sorted(places)
    assert "Removal requested by am, 20 November 2022, 09:10: no mandate for it; outcome of the request: item" in said
    assert "at the request of am" in said
    content = content_of("draft-agenda", SESSION, "docx", dials)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode()
    assert re.findall(r"<w:strike/></w:rPr><w:t[^>]*>([^<]+)<", body) == ["drill"]


def test_a_table_of_comments_goes_clause_by_clause_with_the_wording_that_is_proposed(dials: Dials) -> None:
    said = told("comments-table", ASSISTANCE, dials)
    assert "national clearance, comments by 21 November 2022" in said
    places = [
        said.index(word)
        for word in ("Clause 1. Aid (v1; open)", "Clause 2. Aid", "Clause 10. Aid", "On the text as a whole")
    ]
    assert places == sorted(places)
    assert re.search(r"am act/\w+ objects Name the aggressor. The members assist and condemn.", said)
    assert re.search(r"kz act/\w+ reserves instructions awaited", said)


@pytest.mark.parametrize(("slug", "dossier"), ALL)
def test_what_is_for_one_delegation_is_in_no_paper_of_another_reader(dials: Dials, slug: str, dossier: str) -> None:
    for reader in (PUBLIC, RUSSIA, frozenset({"public", "secretariat"})):
        job = gathered(slug, dossier, dials, reader)
        assert CANARY not in str(job)
        assert job.data["stamp"]["audience"] == ""


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_file_for_another_reader_holds_nothing_of_what_is_for_one_delegation(dials: Dials, fmt: str) -> None:
    theirs, ours = (content_of("comments-table", ASSISTANCE, fmt, dials, reader) for reader in (RUSSIA, ARMENIA))
    assert CANARY in tight(text_of(ours, fmt))
    assert CANARY not in tight(text_of(theirs, fmt))
    assert CANARY.encode() not in theirs


def test_a_paper_says_how_much_it_does_not_show_and_to_whom_it_may_be_shown(dials: Dials) -> None:
    hidden = told("comments-table", ASSISTANCE, dials, RUSSIA)
    assert "1 restricted entry is not shown." in hidden
    shown = told("comments-table", ASSISTANCE, dials, ARMENIA)
    assert CANARY in shown
    assert "not shown" not in shown
    assert "For the delegation of am only" in shown


def test_open_clauses_are_those_that_the_reader_may_know_of(dials: Dials) -> None:
    assert "Open clauses 1 Clause" in told("comments-table", ASSISTANCE, dials)
    assert "Open clauses 1, 2 Clause" in told("comments-table", ASSISTANCE, dials, ARMENIA)


def test_a_silence_certificate_names_the_last_moment_and_makes_no_adoption_of_it(dials: Dials) -> None:
    said = told("silence-certificate", HONOUR, dials)
    assert "The silence was to last until 22 November 2022, 20:00 (Europe/Moscow). By then no objection" in said
    assert "No adoption is on record." in said
    before = told("silence-certificate", HONOUR, replace(dials, on=moment("2022-11-22T12:00")))
    assert "The silence lasts until 22 November 2022, 20:00 (Europe/Moscow). So far no objection" in before


def test_a_silence_that_nobody_opened_has_no_certificate(dials: Dials) -> None:
    with pytest.raises(NothingToTell, match=r"no silence procedure on it is on record\. Make it when"):
        make("silence-certificate", ASSISTANCE, "pdf", dials)


def test_an_attendance_list_keeps_presence_and_notice_apart(dials: Dials) -> None:
    data = gathered("attendance-list", SESSION, dials).data
    seats = {one["member"]: one for one in data["seats"]}
    assert seats["kz"]["presence"] == "absent"
    assert seats["kz"]["note"] == "illness"
    assert seats["ru"]["expected"] == "head of state, in person"
    assert seats["am"]["expected"] == "–"


def test_a_list_for_signature_tells_a_refusal_from_a_signature_that_is_not_on_record(dials: Dials) -> None:
    rows = {one["title"]: one for one in gathered("signature-list", SESSION, dials).data["papers"]}
    assert "drill" not in rows
    assert rows["assistance"]["refused"].startswith("am, 23 November 2022")
    assert rows["assistance"]["outstanding"] == "by, kg, kz, ru and tj"
    assert rows["budget"]["refused"] == "–"


def test_a_follow_up_table_has_lead_co_executors_day_and_what_became_of_it(dials: Dials) -> None:
    rows = {one["number"]: one for one in gathered("follow-up-table", SESSION, dials).data["instructions"]}
    assert rows["14-a"]["what"] == "Finalise the text."
    assert (rows["14-a"]["lead"], rows["14-a"]["co"]) == ("cfm", "cdm")
    assert rows["14-a"]["due"] == "1 February 2023; interim report 28 November 2022"
    assert rows["14-a"]["state"] == "its day is over; extended 1 time; not taken off control, as far as is on record"
    early = gathered("follow-up-table", SESSION, replace(dials, on=moment("2022-12-01T00:00"))).data["instructions"]
    assert early[0]["state"] == "not taken off control, as far as is on record"


def test_a_report_on_a_plan_has_what_was_not_done_first_and_the_record_s_own_count_beside_the_reported(
    dials: Dials,
) -> None:
    data = gathered("plan-report", PLAN, dials).data
    assert [(one["status"], one["number"]) for one in data["groups"]] == [
        ("not implemented", "1"),
        ("implemented", "3"),
    ]
    assert data["groups"][0]["measures"][0]["reason"] == "nobody came; external party"
    counts = {one["what"]: one for one in data["counts"]}
    assert (counts["total"]["computed"], counts["total"]["verdict"]) == ("4", "the same")
    assert (counts["implemented"]["computed"], counts["implemented"]["verdict"]) == ("3", "another number")


def test_minutes_tell_each_item_with_its_finding_and_the_text_drawn_up(dials: Dials) -> None:
    said = told("minutes", SESSION, dials)
    assert "Session opened, 23 November 2022, 10:00." in said
    assert "am refused to sign, 23 November 2022" in said
    assert "On 'returned for finalisation': admissible: yes; outcome: none." in said
    assert "csto/document" not in said
    assert "The session considered the items before it." in said


def test_a_paper_of_an_earlier_position_is_made_from_what_the_record_held_then(dials: Dials) -> None:
    then = replace(dials, at=seals.shelf.size() - 5)
    data = gathered("plan-report", PLAN, then).data
    assert [one["status"] for one in data["groups"]] == ["planned", "implemented"]
    assert data["stamp"]["position"] == f"Log position {then.at}"
    assert data["stamp"]["root"] == f"root {bytes(seals.head_at(then.at).root).hex()}"


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_paper_speaks_the_reader_s_language(dials: Dials, fmt: str) -> None:
    with override("ru"):
        made = make("plan-report", PLAN, fmt, dials)
    said = text_of(made.content, fmt)
    assert tight("не выполнено") in tight(said).lower()
    assert tight("20 ноября 2023") in tight(said)


def test_what_cannot_be_made_is_refused_with_what_can(dials: Dials) -> None:
    with pytest.raises(NoSuchPaper, match=r"no paper 'menu'\. Name one of: draft-agenda, "):
        make("menu", SESSION, "pdf", dials)
    with pytest.raises(NoSuchFormat, match="Write docx or pdf"):
        make("minutes", SESSION, "odt", dials)
    with pytest.raises(NotOfThisKind, match="is made of a session, and 'csto/plan/2023' is none"):
        make("minutes", PLAN, "pdf", dials)
    with pytest.raises(NoSuchDossier, match="holds nothing about 'csto/session/ghost'"):
        make("minutes", "csto/session/ghost", "pdf", dials)
