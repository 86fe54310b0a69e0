"""What is read of a DOCX, a PDF and a page: words a reader sees, days under their labels; what is refused, and why."""

import zipfile

import pytest

from tests.intake.made import TYPES, WORDS, W, document, docx, packed, page, pdf
from travaux.intake.formats import docx as words
from travaux.intake.formats import pdf as pages
from travaux.intake.formats import web_page
from travaux.intake.formats.bounds import MOST_MEMBERS
from travaux.intake.formats.refused import Unreadable
from travaux.intake.text import DateLabel

RUNS = [
    ("<w:r><w:t>one</w:t></w:r>", ["one"]),
    ("<w:r><w:t>one</w:t></w:r><w:r><w:t>two</w:t></w:r>", ["onetwo"]),
    ('<w:r><w:t xml:space="preserve">one </w:t></w:r><w:r><w:t>two</w:t></w:r>', ["one two"]),
    ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>", ["one two"]),
    ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", ["one", "two"]),
    ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>", ["linked"]),
    ("<w:ins><w:r><w:t>put in</w:t></w:r></w:ins>", ["put in"]),
    ("<w:del><w:r><w:delText>taken out</w:delText></w:r></w:del><w:r><w:t>one</w:t></w:r>", ["one"]),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>one</w:t></w:r>", ["one"]),
    ("<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>one</w:t></w:r>", ["one"]),
    ("<w:r><w:t>Армения отказалась</w:t></w:r>", ["Армения отказалась"]),
    ("<w:r><w:t>a &amp; b &lt;c&gt;</w:t></w:r>", ["a & b <c>"]),
    ("<w:r><w:t>turned\u202eround</w:t></w:r>", ["turned round"]),
]


@pytest.mark.parametrize(("inside", "lines"), RUNS, ids=range(len(RUNS)))
def test_a_paragraph_gives_what_its_reader_sees(inside: str, lines: list[str]) -> None:
    assert list(words.read(docx(inside=f"<w:p>{inside}</w:p>")).lines[len(WORDS) :]) == lines


MANY = {f"word/{number}.xml": "" for number in range(MOST_MEMBERS)}
SOUND = {"[Content_Types].xml": TYPES, "word/document.xml": document()}
REFUSED = [
    ({"a.txt": "one"}, "it is a packed file, and no DOCX"),
    ({"word/document.xml": document()}, "it is a packed file, and no DOCX"),
    ({"[Content_Types].xml": TYPES}, "it is a packed file, and no DOCX"),
    ({**SOUND, "../a.xml": ""}, "it names files outside of itself"),
    ({**SOUND, "word/../../a.xml": ""}, "it names files outside of itself"),
    ({**SOUND, "/a.xml": ""}, "it names files outside of itself"),
    ({**SOUND, "word/vbaProject.bin": ""}, "it holds macros"),
    ({**SOUND, "word/VBADATA.XML": ""}, "it holds macros"),
    ({**SOUND, **MANY}, "it packs more than 2,000 files"),
    ({**SOUND, "word/document.xml": "<w:document>"}, "it is no sound DOCX: the XML in it is broken"),
    ({**SOUND, "word/document.xml": "plain words"}, "it is no sound DOCX: the XML in it is broken"),
    ({**SOUND, "word/document.xml": "<!DOCTYPE a><a/>"}, "the XML in it declares entities"),
    ({**SOUND, "word/document.xml": '<!ENTITY a "b"><a/>'}, "the XML in it declares entities"),
    ({**SOUND, "word/document.xml": f'<w:document xmlns:w="{W}"/>'}, "there is no text in it"),
    ({**SOUND, "word/document.xml": f'<w:document xmlns:w="{W}"><w:p/></w:document>'}, "there is no text in it"),
    ({**SOUND, "docProps/core.xml": "<broken"}, "it is no sound DOCX: the XML in it is broken"),
]


@pytest.mark.parametrize(("members", "what"), REFUSED, ids=range(len(REFUSED)))
def test_a_docx_that_no_word_processor_writes_is_refused_by_what_it_holds(members: dict[str, str], what: str) -> None:
    with pytest.raises(Unreadable) as refused:
        words.read(packed(members))
    assert refused.value.obstacle == what
    assert refused.value.remedy


def test_a_docx_packed_in_another_way_is_refused_and_one_not_packed_is_read() -> None:
    assert words.read(packed(SOUND, zipfile.ZIP_STORED)).lines == WORDS
    with pytest.raises(Unreadable, match="packed in a way that no word processor uses"):
        words.read(packed(SOUND, zipfile.ZIP_BZIP2))


JOINED = [
    ([], []),
    ([""], [""]),
    (["one"], ["one"]),
    (["one", "", "two"], ["one", "", "two"]),
    (["It was sent to the heads of", "state in spring."], ["It was sent to the heads of state in spring."]),
    (["Одобрили проект решения и", "передали его главам."], ["Одобрили проект решения и передали его главам."]),
    (["They left.", "then they came."], ["They left.", "then they came."]),
    (["They asked why?", "nobody knew."], ["They asked why?", "nobody knew."]),
    (["the imple-", "mentation of it"], ["the implementation of it"]),
    (["реали-", "зация плана"], ["реализация плана"]),
    (["Agenda", "Minutes of the session of the council"], ["Agenda", "Minutes of the session of the council"]),
    (["one  ", "  two"], ["one two"]),
]


@pytest.mark.parametrize(("lines", "found"), JOINED, ids=range(len(JOINED)))
def test_lines_of_a_page_are_joined_where_a_sentence_goes_on(lines: list[str], found: list[str]) -> None:
    assert list(pages.paragraphs(lines)) == found


STAMPS = [
    ("/CreationDate (D:20231121101500)", "2023-11-21T10:15", "PDF /CreationDate"),
    ("/ModDate (D:20231122)", "2023-11-22", "PDF /ModDate"),
    ("/ModDate (D:20231122101500+03'00')", "2023-11-22T10:15", "PDF /ModDate"),
]


@pytest.mark.parametrize(("about", "date", "where"), STAMPS, ids=range(len(STAMPS)))
def test_the_days_of_a_pdf_are_those_of_a_file(about: str, date: str, where: str) -> None:
    (found,) = pages.read(pdf(about=about)).dates
    assert (found.label, found.date, found.where) == (DateLabel.FILE, date, where)


@pytest.mark.parametrize("about", ["", "/CreationDate (yesterday)", "/CreationDate ()", "/Title (D:20231121)"])
def test_other_words_of_a_pdf_are_no_days(about: str) -> None:
    assert pages.read(pdf(about=about)).dates == ()


METAS = [
    ('property="article:published_time"', DateLabel.PUBLISHED),
    ('itemprop="datePublished"', DateLabel.PUBLISHED),
    ('name="pubdate"', DateLabel.PUBLISHED),
    ('name="DC.date.issued"', DateLabel.PUBLISHED),
    ('name="date"', DateLabel.PRINTED),
    ('name="DC.date"', DateLabel.PRINTED),
    ('property="article:modified_time"', DateLabel.UPDATED),
    ('property="og:updated_time"', DateLabel.UPDATED),
    ('itemprop="dateModified"', DateLabel.UPDATED),
    ('http-equiv="last-modified"', DateLabel.UPDATED),
]


@pytest.mark.parametrize(("named", "label"), METAS, ids=[named for named, _ in METAS])
def test_each_day_that_a_page_gives_of_itself_keeps_its_label(named: str, label: DateLabel) -> None:
    (found,) = web_page.read(page(head=f'<meta {named} content="2023-11-21T10:15Z">')).dates
    assert (found.label, found.date) == (label, "2023-11-21T10:15Z")


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="keywords" content="2023-11-21">',
        '<meta name="date" content="yesterday">',
        '<meta name="date">',
        '<script type="application/ld+json">{"dateCreated": "2023-11-21"}</script>',
        '<script type="application/ld+json">{broken</script>',
        '<script type="text/javascript">{"datePublished": "2023-11-21"}</script>',
    ],
)
def test_other_words_in_the_head_of_a_page_are_no_days(head: str) -> None:
    assert web_page.read(page(head=head)).dates == ()


LINKED = [
    ('{"datePublished": "2023-11-21"}', [(DateLabel.PUBLISHED, "2023-11-21")]),
    ('{"dateModified": "2023-11-22"}', [(DateLabel.UPDATED, "2023-11-22")]),
    ('[{"datePublished": "2023-11-21"}]', [(DateLabel.PUBLISHED, "2023-11-21")]),
    ('{"@graph": [{"datePublished": "2023-11-21"}]}', [(DateLabel.PUBLISHED, "2023-11-21")]),
    ('{"datePublished": 20231121}', []),
    ("[]", []),
]


@pytest.mark.parametrize(("told", "found"), LINKED, ids=[told for told, _ in LINKED])
def test_days_in_linked_data_are_found_however_deep(told: str, found: list[tuple[DateLabel, str]]) -> None:
    read = web_page.read(page(head=f'<script type="application/ld+json">{told}</script>'))
    assert [(one.label, one.date) for one in read.dates] == found


def test_a_stamp_beside_the_article_becomes_a_line_and_other_words_do_not() -> None:
    read = web_page.read(page(before="<span>Updated at 13:53, 23-12-2024</span><span>Share this page</span>"))
    assert "Updated at 13:53, 23-12-2024" in read.lines
    assert "Share this page" not in read.lines


@pytest.mark.parametrize("data", [page("Too few"), b"<html></html>", b"<html><body></body></html>"], ids=range(3))
def test_a_page_without_an_article_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        web_page.read(data)
    assert refused.value.obstacle in {"no article was found in the page", "it is HTML that cannot be read"}
    assert refused.value.remedy == "Open the page, and paste its text"
