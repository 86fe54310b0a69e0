"""Papers: what is kept is kept whole and apart; what is hostile is refused with a message, or inert."""

import io
import stat
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, fresh
from tests.office.hostile_files import Hostile, all_hostile, docx, odt, pdf
from tests.stories.exercise import SECRETARIAT, open_exercise
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act
from travaux.office import desk, papers
from travaux.office.papers import Paper, plain_name

FILES = tuple(all_hostile())
SOUND = {"note.pdf": pdf(), "note.docx": docx(), "note.odt": odt(), "note.txt": "Dear colleagues, Дорогие".encode()}
#: Texts that some program would take for a formula; in a plain text they are words.
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", '=HYPERLINK("http://x")', "%0A=1")  # fmt: skip
NAMES = {
    "../../etc/passwd": "passwd", "C:\\Windows\\a.txt": "a.txt", "a\x00b.txt": "a_b.txt", "a\r\nSet-Cookie: x": "a__Set-Cookie_ x",
    "=cmd.txt": "_cmd.txt", "-rf": "rf", "": "paper", "..": "paper", "a\u202etxt.exe": "a_txt.exe", 'a";x=".txt': "a__x__.txt",
    "<script>.txt": "_script_.txt", "a/b\\c/note.txt": "note.txt", "x" * 500 + ".txt": "x" * 116 + ".txt", "нота.txt": "нота.txt",
    "@x": "_x", "+1": "_1", "  .hidden. ": "hidden", "a|b.txt": "a_b.txt", "$(id).txt": "_(id).txt", "`id`": "_id_",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own."""
    with override_settings(TRAVAUX_DATA_DIR=tmp_path):
        yield tmp_path


def test_there_are_as_many_hostile_files_as_promised() -> None:
    assert len(FILES) + len(FORMULAS) + len(NAMES) >= 200
    assert len({one.what for one in FILES}) == len(FILES)


@pytest.mark.parametrize("one", FILES, ids=[one.what for one in FILES])
def test_a_hostile_file_is_refused_with_a_message_and_nothing_is_kept(folder: Path, one: Hostile) -> None:
    began = time.monotonic()
    with pytest.raises(BrokenInput) as refused:
        papers.keep(one.content, one.name)
    assert one.told in str(refused.value)
    assert "Nothing was kept" in str(refused.value)
    assert not list(folder.rglob("*"))
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("name", list(SOUND))
def test_a_sound_paper_is_kept_whole_under_its_digest_for_its_owner_alone(folder: Path, name: str) -> None:
    kept = papers.keep(SOUND[name], name)
    file = folder / "papers" / kept.digest
    assert file.read_bytes() == papers.read(kept.digest) == SOUND[name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (kept.name, kept.size) == (name, len(SOUND[name]))
    assert papers.keep(SOUND[name], name) == kept
    assert len(list(file.parent.iterdir())) == 1


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_a_text_stays_words(folder: Path, text: str) -> None:
    kept = papers.keep(text.encode(), "sheet.csv")
    assert kept.name == "sheet.csv.txt"
    assert kept.media.startswith("text/plain")
    assert papers.read(kept.digest) == text.encode()
    assert folder.is_dir()


@pytest.mark.parametrize(("name", "plain"), NAMES.items(), ids=[f"name {n}" for n in range(len(NAMES))])
def test_a_name_becomes_one_that_no_system_reads_as_anything_else(name: str, plain: str) -> None:
    assert plain_name(name).lstrip("_") == plain.lstrip("_")
    assert not set(plain_name(name)) & set('/\\:*?"<>|\r\n\x00;\u202e')
    assert plain_name(name)[0] not in "=+-@."


@pytest.mark.parametrize("name", ["note.exe", "note.pdf.bat", "note", "note.html"])
def test_a_paper_bears_the_ending_of_what_it_is(folder: Path, name: str) -> None:
    assert papers.keep(pdf(), name).name == f"{name}.pdf"
    assert len(list((folder / "papers").iterdir())) == 1


@pytest.mark.parametrize(
    "digest", ["", "x", "../secret-key", "0" * 63, "0" * 65, "G" * 64, "0" * 64 + "/..", "sha256:x"]
)
def test_a_name_that_is_no_digest_reads_nothing(folder: Path, digest: str) -> None:
    (folder / "secret-key").write_text("x")
    assert papers.read(digest) is None
    assert not papers.is_kept(digest)


def test_a_paper_whose_bytes_have_changed_is_not_given_out(folder: Path) -> None:
    kept = papers.keep(pdf(), "a.pdf")
    (folder / "papers" / kept.digest).write_bytes(b"%PDF- other")
    assert papers.read(kept.digest) is None
    assert papers.read(papers.keep(pdf(), "a.pdf").digest) == pdf()


def test_a_hyperlink_out_of_a_paper_is_no_reason_to_refuse_it(folder: Path) -> None:
    rels = (
        b'<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'hyperlink" Target="https://odkb-csto.org/" TargetMode="External"/></Relationships>'
    )
    assert papers.keep(docx(("word/_rels/document.xml.rels", rels)), "a.docx").size > 0
    assert folder.is_dir()


def test_taking_any_check_away_would_let_something_through(folder: Path) -> None:
    """The control: what tells hostile from sound is in the bytes, so the sound ones must pass the same way."""
    assert all(isinstance(papers.keep(content, name), Paper) for name, content in SOUND.items())
    with zipfile.ZipFile(io.BytesIO(docx())) as package:
        assert package.testzip() is None
    assert len(list((folder / "papers").iterdir())) == len(SOUND)


def _attach(digest: str, audience: str) -> None:
    about = ("csto/communication/2022-1",)
    value = {"digest": f"sha256:{digest}", "title": "Note", "file": "note.pdf", "media": "application/pdf", "size": "9"}
    answer = desk.submit(
        Act("paper attached", about, SECRETARIAT, desk.NOW, (), value), "the office", audience=audience
    )
    assert not isinstance(answer, desk.Refused), answer


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_paper_is_for_those_who_may_read_an_entry_that_attaches_it(
    vendor: str, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock(), fresh(vendor, tmp_path):
        open_exercise("2022-11-01T09:00")
        kept = papers.keep(pdf(), "note.pdf")
        assert papers.audience_of(kept.digest) == ()
        _attach(kept.digest, "members")
        assert papers.attached(kept.digest) is None
        assert papers.attached(kept.digest, frozenset({"public", "delegation:am"})) is None
        found = papers.attached(kept.digest, frozenset({"public", "members"}))
        assert found is not None
        assert (found.name, found.audience) == ("note.pdf", "members")
        _attach(kept.digest, "public")
        assert papers.audience_of(kept.digest) == ("members", "public")
        assert papers.attached(kept.digest) is not None


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("", "draft.pdf"), ("The draft of 22 November", "The draft of 22 November")],
)
def test_a_paper_is_told_under_its_title_or_else_its_name(title: str, wanted: str) -> None:
    told = Paper("0" * 64, "draft.pdf", "application/pdf", 12).told(title)
    assert told == {
        "digest": f"sha256:{'0' * 64}", "title": wanted, "file": "draft.pdf", "media": "application/pdf", "size": "12",
    }  # fmt: skip
