"""A text, a page, a PDF and a DOCX become lines, title, author and labelled dates, told apart by what they hold."""

from zoneinfo import ZoneInfo

import pytest

from tests.intake import made
from travaux.intake.formats import NotRead, read_file
from travaux.intake.formats.pdf import paragraphs
from travaux.intake.text import DateLabel, Text

MOSCOW = ZoneInfo("Europe/Moscow")
SAID = "Генеральный секретарь ОДКБ Станислав Зась заявил журналистам, что документ в целом согласован."


def words(text: Text) -> str:
    return " ".join(" ".join(text.lines).split())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r"]
)
def test_a_russian_text_is_read_in_every_encoding_that_it_may_come_in(encoding: str) -> None:
    text = read_file("зась.txt", f"{SAID}\n\n{SAID.upper()}\n".encode(encoding))
    assert text.lines == (SAID, "", SAID.upper())
    assert text.language == "ru"


def test_typographic_signs_of_an_english_text_in_an_old_encoding_stay_what_they_are() -> None:
    text = read_file("x", "“We asked for it,” he said – twice. It was a long and quite ordinary text.".encode("cp1252"))
    assert text.lines[0].startswith("“We asked for it,” he said – twice.")


def test_a_plain_text_keeps_its_lines_as_an_editor_numbers_them() -> None:
    text = read_file("a/b\\seed.txt", b"Updated at 13:53,23-12-2024\r\n\r\nA title\rA line\n")
    assert text.lines == ("Updated at 13:53,23-12-2024", "", "A title", "A line")
    assert (text.name, text.title) == ("seed.txt", "A title")


def test_the_digest_is_that_of_the_bytes() -> None:
    assert read_file("x", b"one word") == read_file("x", b"one word")
    assert read_file("x", b"one word").digest != read_file("x", b"one word\n").digest


def test_a_page_gives_its_article_and_each_of_its_dates_under_its_label() -> None:
    head = (
        '<title>Armenia asks - UDF</title><meta property="og:site_name" content="UDF.name">'
        '<meta property="article:published_time" content="2024-12-23T13:53:00+03:00">'
        '<meta name="author" content="Vafa Guliyeva">'
        '<script type="application/ld+json">{"@graph": [{"dateModified": "2024-12-24"}]}</script>'
    )
    before = "<nav><a href='/'>Home</a></nav><h1>Armenia asks</h1><p>Updated at 13:53,23-12-2024</p>"
    text = read_file("page.txt", made.page(*made.WORDS * 2, head=head, before=before), MOSCOW)
    assert "Home" not in words(text)
    assert text.lines[:2] == ("Armenia asks", "Updated at 13:53,23-12-2024")
    assert made.WORDS[1] in text.lines
    assert (text.author, text.outlet) == ("Vafa Guliyeva", "UDF.name")
    assert [(one.label, one.stated) for one in text.dates] == [
        (DateLabel.PUBLISHED, "2024-12-23T13:53:00+03:00"),
        (DateLabel.UPDATED, "2024-12-24"),
    ]
    assert text.dates[1].hi - text.dates[1].lo == 86_400


def test_a_russian_page_is_read_in_the_encoding_that_it_names() -> None:
    raw = made.page(*made.RUSSIAN, head='<meta charset="windows-1251"><title>ОДКБ</title>').decode().encode("cp1251")
    text = read_file("x", raw)
    assert made.RUSSIAN[0] in text.lines
    assert text.language == "ru"


def test_a_pdf_gives_its_paragraphs_and_its_own_days_as_those_of_a_file() -> None:
    about = "/Title (Armenia asks) /Author (BelTA) /CreationDate (D:20231120131500+03'00')"
    lines = ["Armenia asked the organisation to remove the docu-", "ment from the agenda, he said.", "It was refused."]
    text = read_file("x", made.pdf(lines, ["A second page."], about=about), MOSCOW)
    assert text.lines[0] == "Armenia asked the organisation to remove the document from the agenda, he said."
    assert [one for one in text.lines if one][1:] == ["It was refused.", "A second page."]
    assert (text.title, text.author) == ("Armenia asks", "BelTA")
    assert [(one.label, one.where) for one in text.dates] == [(DateLabel.FILE, "PDF /CreationDate")]


def test_lines_broken_at_the_width_of_a_page_are_joined_and_others_are_not() -> None:
    broken = ["The heads of state instructed to finalise it and", "submit it to them. Then they left.", "", "Next"]
    assert list(paragraphs(broken)) == [
        "The heads of state instructed to finalise it and submit it to them. Then they left.",
        "",
        "Next",
    ]
    assert list(paragraphs(["Agenda", "One item of it that is as long as a line", "may be."])) == [
        "Agenda",
        "One item of it that is as long as a line may be.",
    ]


def test_a_docx_gives_what_a_reader_sees_of_it() -> None:
    inside = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r>"
        "</w:del><w:r><w:instrText>INCLUDETEXT</w:instrText></w:r><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Armenia asks</dc:title><dc:creator>A. Clerk</dc:creator>"
        "<t:modified>2023-11-21T08:00:00Z</t:modified></c:coreProperties>"
    )
    text = read_file("x.pdf", made.docx(inside=inside, docProps__core_dot_xml=core))
    assert text.lines == (*made.WORDS, "One", "two", "a cell")
    assert (text.title, text.author) == ("Armenia asks", "A. Clerk")
    assert [(one.label, one.where) for one in text.dates] == [(DateLabel.FILE, "DOCX modified")]


def test_a_scan_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotRead, match=r"without a text layer, as a scan is.*Nothing was kept\. Paste the text"):
        read_file("scan.pdf", made.pdf(["", ""]))
