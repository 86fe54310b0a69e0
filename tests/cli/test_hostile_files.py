"""Whatever file a person hands in, a command ends with one message and exit code 2, and the record is as it was."""

import os
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from travaux.office import answers, seals, verify

HEAD = "chronicle: csto/1\npart: news\nzone: Europe/Moscow\nretrieved: 2026-11-22\nreports:\n- id: news-1\n  unsourced: true\n  facts:\n"
FACT = "  - {ref: HOSTILE1, about: member/am, fact: participation resumed, on: 2025-01-01}\n"
COUNT = "  - {ref: HOSTILE1, about: plan/2023, fact: count reported, key: implemented, number: VALUE, on: 2025-01-01}\n"
NAME = "  - {ref: HOSTILE1, about: member/am, fact: named, name: VALUE, on: always}\n"
GOOD = HEAD + FACT


def a_count(value: str) -> str:
    return HEAD + COUNT.replace("VALUE", value)


def a_name(value: str) -> str:
    return HEAD + NAME.replace("VALUE", value)


CHRONICLES: dict[str, tuple[str | bytes, str]] = {
    # encodings
    "UTF-16": (GOOD.encode("utf-16"), "it is no UTF-8 text"),
    "Latin-1": (GOOD.replace("am", "äm").encode("latin-1"), "it is no UTF-8 text"),
    "half a character": (GOOD.replace("am", "\ud800m").encode("utf-8", "surrogatepass"), "it is no UTF-8 text"),
    # nothing, or nothing but zeros
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n", "the file is empty"),
    "zeros": (bytes(100), "U+0000 stands here"),
    # characters that cannot be seen, plain and as escapes
    "NUL": (GOOD.replace("resumed", "resu\0med"), "U+0000 stands here"),
    "NUL escaped": (a_name('"a\\0b"'), "an escape here makes a control character"),
    "escape of a terminal": (a_name('"a\\u001b[31mb"'), "an escape here makes a control character"),
    "half a character escaped": (a_name('"a\\uD800b"'), "half a character"),
    "bare returns": (GOOD.replace("\n", "\r"), "U+000D stands here"),
    # other forms than a chronicle's
    "a list": (b"- a\n", "does not begin with a mapping"),
    "a word": (b"hello", "does not begin with a mapping"),
    # nesting, anchors, tags: what a loader of YAML would follow
    "fifty thousand brackets": (HEAD + "  - " + "[" * 50_000, "nesting is deeper than"),
    "brackets that close": (HEAD + "  - " + "[" * 3_000 + "]" * 3_000, "nesting is deeper than"),
    "anchors that multiply": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "the anchor &a stands here"),
    "a tag that would run": ("a: !!python/object/apply:os.system ['true']\n", "stands here. Remove it"),
    "too much": ("# " + "x" * 5_000_000, "is larger than 4194304 bytes"),
    # ways out of a folder
    "a part that climbs": (GOOD.replace("part: news", "part: ../../x"), "is no part"),
    "a part that is absolute": (GOOD.replace("part: news", "part: /etc/passwd"), "is no part"),
    "an id that climbs": (GOOD.replace("news-1", "../../x"), "is no id of a report"),
    "an organisation that climbs": (GOOD.replace("csto/1", "../1"), "the organisation is missing or misspelt"),
    "a dossier that climbs": (GOOD.replace("member/am", "member/../am"), "names no dossier"),
    "a zone that climbs": (GOOD.replace("Europe/Moscow", "../../etc/passwd"), "there is no such time zone"),
    "a zone that is a folder": (GOOD.replace("Europe/Moscow", "Europe"), "there is no such time zone"),
    "a zone without end": (GOOD.replace("Europe/Moscow", "a" * 5_000), "there is no such time zone"),
    "a ref that is an address": (GOOD.replace("HOSTILE1", "a#b"), "is no ref"),
    # numbers and days of any length
    "a count of many figures": (a_count("9" * 6_000), "is no count"),
    "a count in other figures": (a_count("\u0663\u0664"), "is no count"),
    "a count below none": (a_count("-1"), "is no count"),
    "a year of many figures": (GOOD.replace("2025-01-01", "9" * 5_000), "cannot be read as a date"),
    "the last year": (GOOD.replace("2025-01-01", "9999-12-31"), "cannot be read as a date"),
    "the year none": (GOOD.replace("2025-01-01", "0000-01-01"), "cannot be read as a date"),
    "a month that is none": (GOOD.replace("2025-01-01", "2025-13"), "cannot be read as a date"),
    # more than an entry holds
    "a name without end": (a_name("x" * 70_000), "the log holds at most 65535 an entry"),
    "an id without end": (GOOD.replace("news-1", "x" * 70_000), "the log holds at most 65535 an entry"),
    "many facts": (HEAD + "".join(FACT.replace("E1,", f"E{n},") for n in range(1_000)), "the log holds at most 65535"),
    # what is not there
    "a fact after itself": (GOOD.replace("}", ", after: HOSTILE1}"), "no fact of that ref is recorded before it"),
    "a share in powers": (GOOD.replace("on: 2025", "share: 1e99999999, on: 2025"), "there is no field 'share'"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHRONICLES)
def test_a_chronicle_that_cannot_be_taken_is_refused_with_its_reason(
    travaux: Shell, own_record: Place, tmp_path: Path, name: str
) -> None:
    assert own_record.vendor == "sqlite"
    data, words = CHRONICLES[name]
    file, before = tmp_path / "hostile.yaml", answers.size()
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    ran = travaux("load", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert words in " ".join(ran.err.split())
    assert "Traceback" not in ran.err
    assert answers.size() == before


def test_the_same_chronicle_without_its_fault_is_taken(travaux: Shell, own_record: Place, tmp_path: Path) -> None:
    """The control: it was nothing but the fault that kept each of them out."""
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    assert travaux("load", str(tmp_path / "good.yaml")).out.startswith("1 entry added")
    assert own_record.folder.exists()


def test_of_two_files_the_good_one_is_not_entered_when_the_other_is_refused(
    travaux: Shell, own_record: Place, tmp_path: Path
) -> None:
    good, bad, before = tmp_path / "good.yaml", tmp_path / "bad.yaml", answers.size()
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD.replace("news", "more").replace("HOSTILE1", "a#b"), encoding="utf-8")
    assert travaux("load", str(good), str(bad)).code == 2
    assert answers.size() == before
    assert verify.log().whole
    assert own_record.folder.exists()


@pytest.mark.parametrize(
    ("command", "before"),
    [("load", ()), ("report", ()), ("rulebook", ("check",)), ("decide", ("--case",)), ("verify", ("--published",))],
)
@pytest.mark.parametrize("kind", ["a folder", "nothing", "a loop of links", "a long name", "not UTF-8", "without end"])
@pytest.mark.usefixtures("record")
def test_what_is_no_readable_file_is_named(
    travaux: Shell, tmp_path: Path, command: str, before: tuple[str, ...], kind: str
) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe")
    file = {
        "a folder": str(tmp_path),
        "nothing": str(tmp_path / "nothing.yaml"),
        "a loop of links": str(tmp_path / "loop.yaml"),
        "a long name": str(tmp_path / ("x" * 5_000)),
        "not UTF-8": str(tmp_path / "bytes.yaml"),
        "without end": "/dev/zero",
    }[kind]
    ran = travaux(command, *before, file)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_file_behind_a_link_is_read(travaux: Shell, own_record: Place, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "good.yaml")
    assert travaux("load", str(tmp_path / "link.yaml")).code == 0
    assert own_record.folder.exists()


def test_a_chronicle_is_read_from_a_pipe(travaux: Shell, own_record: Place) -> None:
    reader, writer = os.pipe()
    os.write(writer, GOOD.encode())
    os.close(writer)
    assert travaux("load", f"/dev/fd/{reader}").out.startswith("1 entry added")
    os.close(reader)
    assert own_record.folder.exists()


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("", "a checkpoint does not hold"),
        ("hello\n", "a checkpoint does not hold"),
        ("\n\n\n", "a checkpoint does not hold"),
        ("travaux/csto\n99999999999999999999999\nAAAA\n\n— travaux/csto AAAA\n", "a checkpoint does not hold"),
        ("travaux/csto\n1\nAAAA\n\n" + "— travaux/csto AAAAAAAAAAAA\n" * 200, "200 signatures; 100 are the most"),
        ("travaux/csto\n-1\nAAAA\n\n— travaux/csto AAAAAAAAAAAA\n", "is not a size in plain decimal digits"),
    ],
)
@pytest.mark.usefixtures("record")
def test_a_note_that_is_none_fails_the_comparison_and_blames_no_register(
    travaux: Shell, tmp_path: Path, note: str, words: str
) -> None:
    (tmp_path / "note").write_text(note, encoding="utf-8")
    ran = travaux("verify", "--published", str(tmp_path / "note"))
    told = " ".join(ran.out.split())
    assert ran.code == 1
    assert words in told
    assert "Find out whose checkpoint it is" in told
    assert "rebuild" not in told
    assert travaux("prove", "0", "--from", str(tmp_path / "note")).code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("prove", "9" * 5_000), ("prove", "\u0660"), ("prove", "\u00b2"), ("prove", "-1"), ("prove", "\udcff"),
        ("prove", ""), ("prove", "a#b#c"), ("show", "\udcff"), ("show", "x" * 20_000), ("show", "csto/member/../x"),
        ("show", ""), ("show", "\0"), ("search", "\udcff"), ("search", "\0"), ("search", ""),
        ("list", "facts", "--at", "9" * 400), ("list", "facts", "--at=-7"), ("list", "facts", "--on", "9999-12-31"),
        ("list", "facts", "--on", "9" * 5_000), ("list", "facts", "--known", "\u0662023"),
        ("list", "facts", "--known", "2999"), ("list", "facts", "--name", "\0"), ("list", "facts", "--via", "\udcff"),
        ("timeline", "--since", "x"), ("timeline", "--until", "2023"), ("decide", "\0"), ("decide", "--case", "\udcff"),
        ("export", "csv", "facts", "--about", "\udcff"), ("export", "chronicle", "--part", "../x"),
        ("rulebook", "show", "\udcff"), ("rulebook", "show", "csto", "--on", "9" * 99), ("load",),
        ("checkpoint", "--by", "x"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("record")
def test_a_word_that_means_nothing_is_refused_in_one_line(travaux: Shell, words: tuple[str, ...]) -> None:
    ran = travaux(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("by", ["a\0b", "\x1b[31mred", "b" * 201, "\udcff", "two\nlines", " "])
def test_a_name_that_cannot_be_read_enters_nothing(travaux: Shell, own_record: Place, tmp_path: Path, by: str) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    before = answers.size()
    for words in (
        ("load", str(tmp_path / "good.yaml")),
        ("report", str(tmp_path / "good.yaml")),
        ("checkpoint", "--rotate-key"),
    ):
        ran = travaux(*words, "--by", by)
        assert (ran.code, ran.out) == (2, "")
        assert "cannot stand for who enters this" in ran.err
    assert answers.size() == before
    assert own_record.folder.exists()


def test_rotating_the_key_tells_both_keys_and_keeps_the_log_verifiable(travaux: Shell, own_record: Place) -> None:
    before = seals.key().verifier.text
    ran = travaux("checkpoint", "--rotate-key", "--by", "the keeper", "--json").json()
    assert (ran["retired"], ran["key"] != before) == (before, True)
    assert travaux("verify", "--register").code == 0
    told = travaux("prove", "s4-yerevan").err
    assert before in told
    assert ran["key"] in told
    again = " ".join(travaux("checkpoint", "--rotate-key").out.split())
    assert f"retired key: {ran['key']}" in again
    assert "The retired key stays in the data folder and signs nothing any more." in again
    assert len(list(own_record.folder.glob("signing-key.retired-*"))) == 2
