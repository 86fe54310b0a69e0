"""A log of somebody else's making is taken byte for byte or not at all, whatever its entries say."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.factories import a_fact, a_report
from travaux.exports.log_files import write_log
from travaux.office import answers, shelf, verify
from travaux.office.ledger import frontier
from travaux.record.checkpoint import Checkpoint, sign
from travaux.record.entry import Entry, When, to_bytes
from travaux.record.merkle import Frontier, leaf_hash
from travaux.record.note import SignerKey

KEY = SignerKey("travaux/evil", b"\1" * 32)
BASE = msgspec.structs.replace(a_report("e1", a_fact(ref="r1")), by="somebody", recorded="2020-01-01T00:00:00+00:00")


def a_log(folder: Path, raws: Sequence[bytes]) -> str:
    """A log whose tiles, root and signature all fit."""
    root = Frontier().extend([leaf_hash(raw) for raw in raws]).root()
    write_log(folder, raws, sign(Checkpoint(KEY.name, len(raws), root), [KEY]))
    return str(folder)


def entry(**change: Any) -> bytes:  # noqa: ANN401
    return to_bytes(msgspec.structs.replace(BASE, **change))


def fact(**change: Any) -> bytes:  # noqa: ANN401
    return entry(facts=(msgspec.structs.replace(BASE.facts[0], **change),))


REFUSED: dict[str, tuple[bytes, str]] = {
    # bytes that are no entry
    "junk": (b"junk", "entry 0 is none"),
    "not UTF-8": (b"\xff", "entry 0 is none"),
    "a list": (b"[]", "entry 0 is none"),
    "an empty object": (b"{}", "entry 0 is none"),
    "nesting without end": (b'{"v":"entry/1","finding":' + b"[" * 20_000, "entry 0 is none"),
    "blanks behind": (to_bytes(BASE) + b" ", "is not in the canonical form"),
    "a blank within": (to_bytes(BASE).replace(b'":', b'": ', 1), "is not in the canonical form"),
    # moments outside all time, or the wrong way round
    "a number of thirty figures": (to_bytes(BASE).replace(str(BASE.public.lo).encode(), b"9" * 30), "outside all time"),
    "a moment beyond the last": (fact(on=When("x", 9 * 10**18, 9 * 10**18)), "outside all time"),
    "an end before the beginning": (fact(on=When("x", 5, 1)), "outside all time"),
    "a value beyond counting": (fact(fact="count reported", about=("csto/plan/2023",), value={"number": 10**30}), "larger than any count"),
    # for whom, whose, where
    "an audience that is none": (entry(audience="everybody"), "names no audience"),
    "a zone that is none": (entry(zone="Nowhere/X"), "there is no such time zone"),
    "a zone that climbs": (entry(zone="../../../etc/passwd"), "there is no such time zone"),
    "an organisation that climbs": (entry(organisation="../.."), "its organisation '../..' is none"),
    "a part that climbs": (entry(part="../../x"), "its part '../../x' is none"),
    "a part with NUL": (entry(part="a\0"), "its part"),
    "a part that is absolute": (entry(part="/etc"), "its part '/etc' is none"),
    # names
    "an id with NUL": (entry(id="a\0b"), "its id"),
    "an id that is an address": (entry(id="a#b"), "its id 'a#b' is none"),
    "no id": (entry(id=""), "its id '' is none"),
    "an id without end": (entry(id="x" * 300), "its id"),
    "a ref that is an address": (fact(ref="a#b"), "the ref 'a#b' is none"),
    "two facts of one ref": (entry(facts=BASE.facts * 2), "two of its facts have the same ref"),
    "a key that cannot be read": (fact(keys=("a\x1b[31m",)), "the key"),
    "an author who cannot be read": (entry(by="\x1b[31mred"), "cannot stand for who enters this"),
    # what it tells
    "an event that is none": (fact(fact="no such"), "There is no event 'no such'"),
    "a dossier that is none": (fact(about=("x",)), "names no dossier"),
    "a dossier of the wrong kind": (fact(about=("csto/plan/2023",)), "cannot be about csto/plan/2023"),
    "about nothing": (fact(about=()), "is about nothing"),
    "a field that is none": (fact(value={"nope": "a"}), "has no field 'nope'"),
    "after what is not there": (fact(after=("zz#1",)), "follows 'zz#1', which this record does not hold"),
    # what would not have this root here: restricted, or by nobody
    "restricted": (entry(audience="members"), "would lead to another root"),
    "by nobody": (entry(by=""), "would lead to another root"),
    "never recorded": (entry(recorded=""), "would lead to another root"),
    "a commitment alone": (b'{"commitment":"00","organisation":"csto","v":"sealed/1"}', "1 restricted entry, of which a log"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.usefixtures("empty_record")
def test_a_log_that_no_record_could_have_brought_about_is_refused(travaux: Shell, tmp_path: Path, name: str) -> None:
    raw, words = REFUSED[name]
    ran = travaux("load", "--log", a_log(tmp_path / "log", [raw]))
    assert (ran.code, ran.out) == (2, "")
    assert words in " ".join(ran.err.split())
    assert "Traceback" not in ran.err
    assert shelf.size() == 0
    assert answers.dossiers() == ()


@pytest.mark.usefixtures("empty_record")
def test_the_same_log_without_its_fault_is_taken_byte_for_byte(travaux: Shell, tmp_path: Path) -> None:
    """The control: it was nothing but the fault that kept each of them out."""
    raws = [to_bytes(BASE), entry(id="e2", facts=(a_fact(ref="r2", after=("e1#r1",)),))]
    ran = travaux("load", "--log", a_log(tmp_path / "log", raws))
    assert ran.code == 0
    assert [raw for *_, raw in shelf.stored(0, 9)] == raws
    assert frontier().root() == Frontier().extend([leaf_hash(raw) for raw in raws]).root()
    assert verify.log().whole


@pytest.mark.usefixtures("empty_record")
def test_an_entry_that_stands_in_a_log_twice_is_refused(travaux: Shell, tmp_path: Path) -> None:
    ran = travaux("load", "--log", a_log(tmp_path / "log", [to_bytes(BASE)] * 2))
    assert ran.code == 2
    assert "one is repeated, or names nobody" in " ".join(ran.err.split())
    assert shelf.size() == 0


@pytest.mark.usefixtures("empty_record")
def test_a_log_that_grew_is_continued_and_one_that_forked_is_not(travaux: Shell, tmp_path: Path) -> None:
    raws = [entry(id=f"e{n}", facts=(a_fact(ref=f"r{n}"),)) for n in range(4)]
    assert travaux("load", "--log", a_log(tmp_path / "two", raws[:2])).code == 0
    assert travaux("load", "--log", a_log(tmp_path / "four", raws)).out.endswith(
        "2 entries were there already and stayed as they are.\n"
    )
    assert [raw for *_, raw in shelf.stored(0, 9)] == raws
    for name, other in (("forked", [*raws[:3], raws[0]]), ("shorter", raws[:1])):
        ran = travaux("load", "--log", a_log(tmp_path / name, other))
        assert ran.code == 2
        assert "this record holds 4 entries that are not its beginning. Nothing was written." in " ".join(
            ran.err.split()
        )
    assert shelf.size() == 4


@pytest.mark.parametrize(
    ("key", "code", "words"),
    [
        # the key that signed it, another's, none at all
        (KEY.verifier.text, 0, ""),
        (SignerKey("travaux/evil", b"\2" * 32).verifier.text, 1, "none of the known keys signed it"),
        ("x", 1, "does not have the form name+id+key"),
        ("x\0", 1, "does not have the form name+id+key"),
    ],
)
@pytest.mark.usefixtures("empty_record")
def test_a_log_is_believed_only_under_its_own_key(
    travaux: Shell, tmp_path: Path, key: str, code: int, words: str
) -> None:
    ran = travaux("load", "--log", a_log(tmp_path / "log", [to_bytes(BASE)]), "--key", key)
    assert ran.code == code
    assert words in ran.err
    assert shelf.size() == (1 if code == 0 else 0)


def spoil(log: Path, how: str) -> None:
    """Make a folder of a log unreadable in one way."""
    bundle = next(path for path in (log / "tile" / "entries").rglob("*") if path.is_file())
    match how:
        case "a tile is missing":
            bundle.unlink()
        case "a tile is cut short":
            bundle.write_bytes(bundle.read_bytes()[:-1])
        case "a tile is a folder":
            bundle.unlink()
            bundle.mkdir()
        case "a tile is a link in a circle":
            bundle.unlink()
            bundle.symlink_to(bundle)
        case "the checkpoint is not UTF-8":
            (log / "checkpoint").write_bytes(b"\xff\xfe")
        case "the checkpoint is a folder":
            (log / "checkpoint").unlink()
            (log / "checkpoint").mkdir()
        case "the checkpoint states a size beyond all":
            text = (log / "checkpoint").read_text(encoding="utf-8")
            (log / "checkpoint").write_text(text.replace("\n1\n", f"\n{10**18}\n"), encoding="utf-8")
        case _:
            raise ValueError(how)


@pytest.mark.parametrize(
    "how",
    [
        "a tile is missing", "a tile is cut short", "a tile is a folder", "a tile is a link in a circle",
        "the checkpoint is not UTF-8", "the checkpoint is a folder", "the checkpoint states a size beyond all",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("empty_record")
def test_a_folder_that_is_no_whole_log_is_refused(travaux: Shell, tmp_path: Path, how: str) -> None:
    log = tmp_path / "log"
    a_log(log, [to_bytes(BASE)])
    spoil(log, how)
    ran = travaux("load", "--log", str(log))
    assert ran.code in {1, 2}
    assert ran.err
    assert "Traceback" not in ran.err
    assert shelf.size() == 0


def test_what_was_refused_leaves_no_tables_half_made(travaux: Shell, no_record: Place, tmp_path: Path) -> None:
    ran = travaux("load", "--log", a_log(tmp_path / "log", [b"junk"]))
    assert ran.code == 2
    assert not Path(no_record.address.removeprefix("sqlite:///")).exists()


def test_a_chronicle_written_from_a_log_stays_in_its_folder(
    travaux: Shell, empty_record: Place, tmp_path: Path
) -> None:
    fine: Entry = msgspec.structs.replace(BASE, part="a.b-c")
    assert travaux("load", "--log", a_log(tmp_path / "log", [to_bytes(fine)])).code == 0
    assert travaux("export", "chronicle", "--to", str(tmp_path / "out")).code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["010-a.b-c.yaml"]
    assert empty_record.folder.exists()
