"""Templates that the secretariat edits: they come first, a broken one is told by its place, none reaches outside."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random
from threading import BoundedSemaphore

import pytest
import typst
from django.conf import settings
from docx import Document
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import opened
from tests.exports import paper_exercise
from tests.exports.paper_exercise import SESSION, played
from tests.exports.paper_texts import docx_text, pdf_text, plain_words
from tools.papers import templates
from travaux.broken_input import BrokenInput
from travaux.exports.papers import FORMATS, PAPERS, make, press, pressing, shelf
from travaux.exports.papers.faults import PapersMissing, TemplateBroken, TooManyAtOnce
from travaux.exports.papers.making import gathered
from travaux.exports.papers.plain import plain, set_in_type
from travaux.record.fold import Dials

SHIPPED = templates.FOLDER


@pytest.fixture(scope="module")
def dials(django_db_blocker: DjangoDbBlocker) -> Iterator[Dials]:
    """The end of the exercise, whose record is open."""
    with django_db_blocker.unblock():
        place, at_its_end = played()
        with opened(place):
            yield at_its_end


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of edited templates."""
    place = tmp_path / "templates"
    place.mkdir()
    monkeypatch.setattr(shelf, "folder", lambda: place)
    return place


def edited(folder: Path, name: str, change: Callable[[str], str]) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")
    assert change(text) != text
    (folder / name).write_text(change(text), encoding="utf-8")


def edited_document(folder: Path, name: str, old: str, new: str) -> None:
    """The shipped document with a text of one run changed, in whichever part it stands."""
    with zipfile.ZipFile(SHIPPED / name) as parts, zipfile.ZipFile(folder / name, "w") as files:
        changed = 0
        for part in parts.namelist():
            raw = parts.read(part)
            changed += raw.count(old.encode())
            files.writestr(part, raw.replace(old.encode(), new.encode()))
    assert changed


def refused(slug: str, fmt: str, dials: Dials) -> str:
    """The message with which a paper is refused; it names the file and the way back."""
    with pytest.raises(TemplateBroken) as found:
        make(slug, SESSION, fmt, dials)
    told = str(found.value)
    assert f"{slug}.{'docx' if fmt == 'docx' else 'typ'}" in told
    assert "out of the folder templates: then the shipped template is used again." in told
    assert str(settings.TRAVAUX_DATA_DIR) not in told
    return told


@pytest.mark.parametrize("slug", templates.TEMPLATES)
def test_the_shipped_documents_are_those_that_their_source_makes(slug: str) -> None:
    assert templates.written(slug) == (SHIPPED / f"{slug}.docx").read_bytes()


def test_each_paper_has_a_template_in_each_format_and_there_are_no_others() -> None:
    wanted = {f"{slug}.{ending}" for slug in PAPERS for ending in ("docx", "typ")} | {"house.typ"}
    assert {path.name for path in SHIPPED.iterdir()} == wanted
    assert set(templates.TEMPLATES) == set(PAPERS)


def test_written_templates_are_the_shipped_ones_and_an_edited_one_is_left_as_it_is(folder: Path) -> None:
    first = dict(shelf.write())
    assert {path.name for path in first} == {path.name for path in SHIPPED.iterdir()}
    assert all(first.values())
    (folder / "house.typ").write_text("// ours", encoding="utf-8")
    again = dict(shelf.write())
    assert not any(again.values())
    assert (folder / "house.typ").read_text(encoding="utf-8") == "// ours"


def test_papers_from_written_templates_are_the_same_papers(folder: Path, dials: Dials) -> None:
    before = [make("minutes", SESSION, fmt, dials) for fmt in FORMATS]
    assert all(path.parent == folder for path, _ in shelf.write())
    assert [make("minutes", SESSION, fmt, dials) for fmt in FORMATS] == before


def test_an_edited_template_takes_precedence(folder: Path, dials: Dials) -> None:
    edited(folder, "minutes.typ", lambda text: f"{text}\nDone at the seat of the Organization.\n")
    assert "Done at the seat" in plain_words(pdf_text(make("minutes", SESSION, "pdf", dials).content))
    edited_document(folder, "minutes.docx", "{{ words.items }}", "Business of the day")
    assert "Business of the day" in docx_text(make("minutes", SESSION, "docx", dials).content)


def test_the_common_part_is_edited_once_for_all_pdf_papers(folder: Path, dials: Dials) -> None:
    edited(folder, "house.typ", lambda text: text.replace("data.stamp.organisation,", "[Our Organization],", 1))
    for slug in ("minutes", "draft-agenda"):
        assert "Our Organization" in pdf_text(make(slug, SESSION, "pdf", dials).content)


def test_a_picture_beside_a_template_can_be_set(folder: Path, dials: Dials) -> None:
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
    )
    (folder / "emblem.png").write_bytes(dot)
    edited(folder, "minutes.typ", lambda text: f'{text}\n#image("emblem.png", alt: "emblem", width: 1cm)\n')
    assert b"/Image" in make("minutes", SESSION, "pdf", dials).content


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("item.title", "item.titel", r'line \d+: dictionary does not contain key "titel"'),
        ("data.steps.len() > 0 {", "data.steps.len() > 0 {{", r"line \d+: unclosed delimiter"),
        ('#import "house.typ": *', '#import "haus.typ": *', r"line 1: file not found \(searched at /haus.typ\)"),
        ("small(words.chair)", "smal(words.chair)", r"line \d+: unknown variable: smal"),
        ("#show: paper", "#show: paper\n= \n#heading(level: 5)[x]", r"line \d+: PDF/UA-1 error: "),
    ],
)
def test_a_broken_template_for_pdf_is_told_by_file_line_and_remedy(
    folder: Path, dials: Dials, old: str, new: str, told: str
) -> None:
    edited(folder, "minutes.typ", lambda text: text.replace(old, new, 1))
    message = refused("minutes", "pdf", dials)
    assert message.startswith("Filling in the template minutes.typ, line ")
    assert re.search(told, message), message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "{{ item.title }}",
            "{{ item.titel }}",
            "it asks for a field that this paper does not have: 'dict object' has no attribute 'titel'",
        ),
        ("{%p endfor %}", "{%p ende %}", "Encountered unknown tag 'ende'"),
        ("{{ words.items }}", "{{ words.items", "'{{ words.items' opens or closes braces that have no other side"),
        ("{{ words.items }}", "{{ words.items.__class__.__mro__ }}", "it asks for what no template may do"),
        ("{{ words.items }}", "{{ words | nothing }}", "No filter named 'nothing'"),
        ("{{ words.items }}", "{{ 1 // 0 }}", "it cannot be filled in: integer division or modulo by zero"),
        ("{{ words.items }}", "{% include 'x' %}", "it cannot be filled in: no loader for this environment specified"),
    ],
)
def test_a_broken_template_for_docx_is_told_by_file_paragraph_and_remedy(
    folder: Path, dials: Dials, old: str, new: str, told: str
) -> None:
    edited_document(folder, "minutes.docx", old, new)
    message = refused("minutes", "docx", dials)
    assert message.startswith("Filling in the template minutes.docx, paragraph ")
    assert told in message, message


@pytest.mark.parametrize("raw", [b"", b"no document", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_document_is_told_as_such(folder: Path, dials: Dials, raw: bytes) -> None:
    (folder / "minutes.docx").write_bytes(raw)
    assert "it is no DOCX document" in refused("minutes", "docx", dials)


def packed(folder: Path, name: str, *parts: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(SHIPPED / name) as shipped, zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as files:
        for part in shipped.namelist():
            files.writestr(part, shipped.read(part))
        for part, raw in parts:
            files.writestr(part, raw)


@pytest.mark.parametrize(
    ("part", "raw", "told"),
    [
        ("word/vbaProject.bin", b"macro", "it brings along 'vbaProject'"),
        ("word/embeddings/oleObject1.bin", b"object", "it brings along 'embeddings'"),
        (
            "word/_rels/settings.xml.rels",
            b'<Relationships Type="attachedTemplate"/>',
            "it brings along 'attachedTemplate'",
        ),
        ("word/media/bomb.bin", b"\0" * (press.LARGEST + 1), "it unpacks to more than any template needs"),
    ],
)
def test_a_document_that_brings_programs_or_grows_is_refused(
    folder: Path, dials: Dials, part: str, raw: bytes, told: str
) -> None:
    packed(folder, "minutes.docx", (part, raw))
    assert told in refused("minutes", "docx", dials)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ('#read("/etc/passwd")', "file not found"),
        ('#read("../../../../../etc/passwd")', "would escape the project root"),
        ('#include "/etc/passwd"', "file not found"),
        ('#read("secret.png")', "file not found"),
        ('#eval("1+1")', "it calls eval"),
        ('#plugin("x.wasm")', "it loads a program"),
        ('#import "@preview/cetz:0.3.0": *', "papers fetch nothing from the network"),
    ],
)
def test_a_template_for_pdf_reads_nothing_outside_its_folder(
    folder: Path, dials: Dials, command: str, told: str
) -> None:
    (folder / "secret.png").symlink_to("/etc/passwd")
    edited(folder, "minutes.typ", lambda text: f"{text}\n{command}\n")
    message = refused("minutes", "pdf", dials)
    assert told in message
    assert "root:" not in message


def test_the_control_that_reads_in_place_does_follow_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").symlink_to("/etc/passwd")
    (tmp_path / "x.typ").write_text('#read("secret.txt")', encoding="utf-8")
    made = typst.compile(tmp_path / "x.typ", root=tmp_path, ignore_system_fonts=True)
    assert "root:" in pdf_text(made)


def test_a_package_that_is_named_by_other_means_is_not_fetched(folder: Path, dials: Dials) -> None:
    edited(folder, "minutes.typ", lambda text: f'{text}\n#import "\\u{{40}}preview/cetz:0.3.0"\n')
    assert "failed to download package" in refused("minutes", "pdf", dials)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("minutes.typ", "#show: paper", "#for i in range(100000000000) { let x = i }\n#show: paper"),
        (
            "minutes.docx",
            "{{ words.items }}",
            "{% for a in range(9999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        ),
        ("minutes.docx", "{{ words.items }}", "{{ 'x' * 9999999999 }}"),
    ],
)
def test_a_template_that_never_ends_is_stopped(
    folder: Path, dials: Dials, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    monkeypatch.setattr(pressing, "_SECONDS", 2)
    if name.endswith("typ"):
        edited(folder, name, lambda text: text.replace(old, new, 1))
    else:
        edited_document(folder, name, old, new)
    message = refused("minutes", name.rpartition(".")[2].replace("typ", "pdf"), dials)
    assert "Let it repeat and nest less" in message or "it grows without end" in message


def test_a_text_that_is_no_utf_8_is_told_by_its_line(folder: Path, dials: Dials) -> None:
    (folder / "minutes.typ").write_bytes("// x\n// Повестка\n".encode("cp1251"))
    assert "minutes.typ, line 2: it is no text in UTF-8. Save it as UTF-8." in refused("minutes", "pdf", dials)


def test_templates_that_are_too_large_are_refused(folder: Path, dials: Dials) -> None:
    (folder / "large.png").write_bytes(b"\0" * ((8 << 20) + 1))
    with pytest.raises(BrokenInput, match="Take large pictures out of the folder"):
        make("minutes", SESSION, "pdf", dials)


@pytest.mark.parametrize(("fmt", "package"), [("docx", "docxtpl"), ("pdf", "typst")])
def test_a_missing_package_is_told_with_how_to_install_it(
    dials: Dials, monkeypatch: pytest.MonkeyPatch, fmt: str, package: str
) -> None:
    monkeypatch.setattr(pressing, "find_spec", lambda name: None if name == package else find_spec(name))
    with pytest.raises(
        PapersMissing, match=rf"the package {package} is not installed. .* pip install 'travaux\[papers\]'"
    ):
        make("minutes", SESSION, fmt, dials)


def test_more_papers_at_once_than_are_made_wait_and_are_told_so(dials: Dials, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pressing, "_SECONDS", 0.1)
    monkeypatch.setattr(pressing, "_TURNS", BoundedSemaphore(1))
    with pressing._TURNS, pytest.raises(TooManyAtOnce, match="Ask again in a minute"):
        make("minutes", SESSION, "pdf", dials)
    monkeypatch.setattr(pressing, "_SECONDS", 40)
    assert make("minutes", SESSION, "pdf", dials).content


def test_making_papers_known_to_this_process_imports_neither_package() -> None:
    code = "import django; django.setup(); import sys, travaux.exports.papers; print([n for n in ('docx', 'docxtpl', 'typst', 'jinja2') if n in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"DJANGO_SETTINGS_MODULE": "travaux.config.settings", "TRAVAUX_SECRET_KEY": "x"},
    )  # fmt: skip
    assert run.stdout.strip() == "[]"


def test_letters_that_no_font_has_are_boxes_in_a_pdf_and_letters_in_a_document() -> None:
    text = "Ереван, Երևան, Тбилиси თბილისი, 中文, 😀"
    assert plain(text) == text
    assert set_in_type(text) == "Ереван, Երևան, Тбилиси თბილისი, □□, □"


def test_a_language_and_a_title_stand_in_the_document_s_own_properties(dials: Dials) -> None:
    document = Document(io.BytesIO(make("minutes", SESSION, "docx", dials).content))
    assert document.core_properties.language == "en"
    assert document.core_properties.title == "Minutes. csc 2022 11 23"
    assert document.core_properties.author == "CSTO"


def test_the_job_is_plain_json(dials: Dials) -> None:
    for slug, dossier in paper_exercise.ALL:
        job = gathered(slug, dossier, dials)
        assert json.loads(json.dumps(dict(job.data)))["subject"]
        assert replace(job, title="x").title == "x"


#: How many broken templates of each format are tried.
TRIES = 200 if os.environ.get("TRAVAUX_SOAK") else 3


def damaged(raw: bytes, chance: Random) -> bytes:
    """The bytes with a piece cut out, doubled, or exchanged for noise."""
    start = chance.randrange(len(raw))
    end = min(len(raw), start + chance.randrange(1, 60))
    noise = bytes(chance.choice(b"{}%#<>\"'/ax01\n\\[]()$*_") for _ in range(8))
    middle = chance.choice((b"", raw[start:end] * 2, noise))
    return raw[:start] + middle + raw[end:]


@pytest.mark.parametrize("seed", range(TRIES))
@pytest.mark.parametrize("fmt", FORMATS)
def test_a_damaged_template_makes_a_paper_or_a_message(folder: Path, dials: Dials, fmt: str, seed: int) -> None:
    chance = Random(f"{fmt} {seed}")  # noqa: S311 - it breaks files, it keeps no secret
    if fmt == "pdf":
        (folder / "minutes.typ").write_bytes(damaged((SHIPPED / "minutes.typ").read_bytes(), chance))
    else:
        with zipfile.ZipFile(SHIPPED / "minutes.docx") as parts, zipfile.ZipFile(folder / "minutes.docx", "w") as files:
            for part in parts.namelist():
                raw = parts.read(part)
                files.writestr(part, damaged(raw, chance) if part == "word/document.xml" else raw)
    try:
        assert make("minutes", SESSION, fmt, dials).content
    except TemplateBroken as broken:
        expect_a_way_back(str(broken))


def expect_a_way_back(message: str) -> None:
    assert message.startswith("Filling in the template ")
    assert "the shipped template is used again." in message
    assert "Traceback" not in message
    assert str(settings.TRAVAUX_DATA_DIR) not in message
