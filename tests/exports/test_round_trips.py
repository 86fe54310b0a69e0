"""What leaves a record as files comes back as the same: facts and fold from chronicles, root and bytes from a log."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.factories import ZONE, a_fact, a_report
from travaux.cli.demo import bundled
from travaux.cli.loading import RECORDER, enter
from travaux.decision.act import Act, Author
from travaux.decision.situation import dossier_state
from travaux.exports.chronicle_files import in_parts, write_parts
from travaux.exports.log_files import read_log, write_log
from travaux.office import answers, desk, reading, seals, shelf
from travaux.office.desk import Receipt
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.entry import Entry
from travaux.record.fold import Dials
from travaux.record.merkle import leaf_hash
from travaux.record.times import end_of

NOW = end_of("2024-06-01", ZONE)
DOC = "csto/document/budget"


def folder_in(parent: Path) -> Path:
    """A folder for a second record."""
    (parent / "other").mkdir()
    return parent / "other"


def entries() -> list[Entry]:
    return [record.entry for record in reading.entries()]


def folds() -> dict[str, object]:
    """The state of every dossier, from the record as it is."""
    return {
        one.dossier: told_by_addresses(dossier_state(one.dossier, reading.folded(one.dossier, Dials())))
        for one in answers.dossiers()
    }


def told_by_addresses(state: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(state)))


def load_files(files: Sequence[Path]) -> desk.Loaded:
    return desk.load_chronicles([(file.name, file.read_text(encoding="utf-8")) for file in files], "another", NOW)


def facts_of(loaded: Sequence[Entry]) -> dict[str, object]:
    return {entry.id: (entry.facts, entry.said, entry.chain, entry.public, entry.corrects) for entry in loaded}


# --- chronicles ------------------------------------------------------------------------------------------------------


def test_the_bundled_record_comes_back_from_its_export_with_equal_facts_and_folds(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        enter(bundled(), RECORDER)
        files = write_parts(tmp_path / "out", in_parts(entries()))
        before, held = folds(), facts_of(entries())
    with django_db_blocker.unblock(), fresh("sqlite", folder_in(tmp_path)):
        load_files(files)
        assert facts_of(entries()) == held
        assert folds() == before
        again = write_parts(tmp_path / "again", in_parts(entries()))
        assert [file.read_bytes() for file in again] == [file.read_bytes() for file in files]


def acts() -> dict[str, tuple[str, str, object]]:
    """The acts that were judged: who did them, in which capacity, with which finding."""
    return {entry.id: (entry.by, entry.capacity, entry.finding) for entry in entries() if entry.finding}


def named(dossier: str, name: str) -> Entry:
    fact = a_fact("named", dossier, ref=f"n-{name}", value={"name": name, "language": "en"})
    return a_report(f"names/{name}", fact, chain=(), part="names")


def test_acts_of_an_exercise_come_back_with_their_findings_hands_and_folds(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    drafting = Act("drafted", (DOC,), Author("secretariat"), desk.NOW, value={"body": "csto/body/csc"})
    asking = Act("removal requested", (DOC,), Author("delegation", "am"), desk.NOW, ("am",), {"reason": "no interest"})
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        desk.open_record("csto", "the secretariat", {"sort": "exercise", "zone": "Europe/Moscow"}, NOW - 9)
        desk.load([named("csto/body/csc", "csc")], "the secretariat", NOW - 8)
        for number, act in enumerate((drafting, asking)):
            assert isinstance(desk.submit(act, "somebody", "", NOW - 7 + number), Receipt)
        files = write_parts(tmp_path / "out", in_parts(entries()))
        before, held = {name: state for name, state in folds().items() if name != "csto/record"}, acts()
    with django_db_blocker.unblock(), fresh("sqlite", folder_in(tmp_path)):
        load_files(files)
        assert acts() == held
        assert [len(held), {capacity for _, capacity, _ in held.values()}] == [2, {"secretariat", "delegation:am"}]
        # of the opening a chronicle keeps what was opened and how, and not the day
        assert {name: state for name, state in folds().items() if name != "csto/record"} == before


def told(entry_id: str, part: str, *corrects: str, after: tuple[str, ...] = ()) -> Entry:
    fact = a_fact("step taken", ref=entry_id, value={"what": entry_id}, after=after)
    return a_report(entry_id, fact, part=part, chain=(), corrects=corrects)


@pytest.mark.parametrize(
    ("log", "files"),
    [
        # parts one after the other, and parts that alternate without resting on each other
        ([told("a1", "a"), told("b1", "b")], ["010-a", "020-b"]),
        ([told("a1", "a"), told("b1", "b"), told("a2", "a")], ["010-a", "020-b"]),
        # a later entry of the first part corrects, or follows, one of the second
        ([told("a1", "a"), told("b1", "b"), told("a2", "a", "b1")], ["010-a", "020-b", "030-a"]),
        ([told("a1", "a"), told("b1", "b"), told("a2", "a", after=("b1#b1",))], ["010-a", "020-b", "030-a"]),
        # what comes after it in that part stays behind it
        ([told("a1", "a"), told("b1", "b"), told("a2", "a", "b1"), told("a3", "a")], ["010-a", "020-b", "030-a"]),
        # each rests on the other
        ([told("a1", "a"), told("b1", "b", "a1"), told("a2", "a", "b1"), told("b2", "b", "a2")],
         ["010-a", "020-b", "030-a", "040-b"]),
    ],
)  # fmt: skip
def test_parts_that_rest_on_each_other_are_written_so_that_they_can_be_loaded_in_order(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker, log: list[Entry], files: list[str]
) -> None:
    written = write_parts(tmp_path / "out", log)
    assert [file.stem for file in written] == files
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        assert load_files(written).added == len(log)
        loaded = {entry.id: entry for entry in entries()}
        assert {name: one.facts for name, one in loaded.items()} == {one.id: one.facts for one in log}
        assert {one.part for one in loaded.values()} == {one.part for one in log}


def test_in_the_wrong_order_such_files_are_refused(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    written = write_parts(tmp_path / "out", [told("a1", "a"), told("b1", "b"), told("a2", "a", "b1")])
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        with pytest.raises(ChronicleRefused, match="b1"):
            load_files([written[0], written[2], written[1]])
        assert shelf.size() == 0


# --- the log ---------------------------------------------------------------------------------------------------------


def test_a_log_comes_back_with_its_root_and_its_very_bytes(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        desk.load([told(f"r{number}", "a") for number in range(300)], "the secretariat", NOW, states=False)
        kept = seals.checkpoint()
        stored = [raw for _, _, _, raw in shelf.stored(0, kept.size)]
        write_log(tmp_path / "log", stored, kept.note)
        root = reading_root(kept.note)
    read = read_log(tmp_path / "log")
    assert list(read.entries) == stored
    assert (read.checkpoint.size, read.checkpoint.root) == (300, root)
    assert [leaf_hash(raw) for raw in read.entries] == [leaf_hash(raw) for raw in stored]


def reading_root(note: str) -> bytes:
    """The root as the third line of a checkpoint states it."""
    return msgspec.json.decode(f'"{note.splitlines()[2]}"', type=bytes)
