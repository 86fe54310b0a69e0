"""With the guards taken down anything can be written; what was changed in which table is then named, column by column."""

# ruff: noqa: ARG001, S608 - a fixture is asked for so that there is a record; statements are written here

import shutil
from pathlib import Path

import pytest
from django.db import connection

from tests.databases import Place, opened
from tests.factories import a_fact, a_report
from tests.office.test_guards import drop_guards, execute
from travaux.decision.act import Act, Author
from travaux.office import desk, seals, shelf, verify
from travaux.office.ledger import frontier
from travaux.office.verify import Fault
from travaux.record.audience import PUBLIC
from travaux.record.checkpoint import Checkpoint, sign
from travaux.record.merkle import Frontier, SealBroken, leaf_hash
from travaux.record.note import SignerKey

NOW = 1_700_800_000
SIZE = 7


def fill() -> None:
    """An opening, an act under a key, two reports that hang together, a correction, and two restricted ones."""
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    desk.submit(Act("membership began", ("csto/member/am",), Author("secretariat"), desk.NOW), "x", "k1", NOW)
    desk.load(
        [
            a_report("r2", a_fact(ref="a", about="csto/plan/2023", name="step taken")),
            a_report("r3", a_fact(ref="b", after=("r2#a",))),
            a_report("r4", corrects=("r3",)),
            a_report("r5", a_fact(ref="c"), audience="members"),
            a_report("r6", a_fact(ref="d"), audience="secretariat"),
        ],
        "x",
        NOW,
    )
    seals.checkpoint()


@pytest.fixture
def laid_open(record: Place) -> Place:
    fill()
    assert faults() == [], "the control: nothing was changed yet"
    drop_guards()
    return record


def faults() -> list[Fault]:
    """What `travaux verify --register` says."""
    found = verify.log()
    if not found.whole:
        return list(found.faults)
    return [*verify.finding_aids(), *verify.register(), *verify.states(NOW)]


def literal(raw: bytes) -> str:
    return f"x'{raw.hex()}'" if connection.vendor == "sqlite" else f"'\\x{raw.hex()}'"


@pytest.mark.parametrize(
    ("tampering", "words", "position", "where"),
    [
        # an entry's bytes, or their hash
        ("UPDATE ledger_entry SET raw = leaf WHERE position = 3", "'r3' at position 3 are not those that were sealed", 3, "log"),
        ("UPDATE ledger_entry SET leaf = raw WHERE position = 3", "'r3' at position 3 are not those that were sealed", 3, "log"),
        # what the row says of an entry: its id, whose it is, for whom
        ("UPDATE ledger_entry SET entry_id = 'r9' WHERE position = 2", "listed as 'r9', its bytes say 'r2'", 2, "log"),
        ("UPDATE ledger_entry SET organisation = 'eaeu' WHERE position = 2", "of the organisation 'eaeu', its bytes say 'csto'", 2, "log"),
        ("UPDATE ledger_entry SET organisation = 'eaeu' WHERE position = 5", "of the organisation 'eaeu', its bytes say 'csto'", 5, "log"),
        # a restricted entry for other readers: for one delegation, for everybody
        ("UPDATE ledger_entry SET audience = 'delegation:am' WHERE position = 6", "audience 'delegation:am', its bytes say 'secretariat'", 6, "log"),
        ("UPDATE ledger_entry SET audience = 'public' WHERE position = 6", "position 6: its stored bytes are none", 6, "log"),
        # a public entry hidden as if it were restricted
        ("UPDATE ledger_entry SET audience = 'members' WHERE position = 2", "restricted entry at position 2", 2, "log"),
        # an opening exchanged with another's, changed, or put beside a public entry
        ("UPDATE ledger_opening SET payload = (SELECT payload FROM ledger_opening WHERE position = 6) WHERE position = 5", "entry at position 5: salt and payload do not fit", 5, "log"),
        ("UPDATE ledger_opening SET salt = payload WHERE position = 6", "entry at position 6: salt and payload do not fit", 6, "log"),
        ("INSERT INTO ledger_opening SELECT 2, salt, payload FROM ledger_opening WHERE position = 5", "is public, and has an opening", 2, "log"),
        # an opening erased, and the row then listed as another's
        ("UPDATE ledger_opening SET position = 0 WHERE position = 5", "'record/csto' at position 0 is public, and has an opening", 0, "log"),
        # a row by which entries are found: taken away, added, turned
        ("DELETE FROM ledger_filing WHERE dossier = 'csto/plan/2023'", "rows missing from ledger_filing: 1", -1, "log"),
        ("DELETE FROM ledger_filing WHERE role = 3", "rows missing from ledger_filing: ", -1, "log"),
        ("INSERT INTO ledger_filing VALUES ('csto/member/by', 1, 2)", "rows asked for by no entry in ledger_filing: 1", -1, "log"),
        ("UPDATE ledger_filing SET role = 6 WHERE role = 1 AND position = 2", "rows missing from ledger_filing: 1", -1, "log"),
        ("DELETE FROM ledger_tie WHERE kind = 2", "rows missing from ledger_tie: 1", -1, "log"),
        ("INSERT INTO ledger_tie VALUES (1, 2, 2)", "rows asked for by no entry in ledger_tie: 1", -1, "log"),
        ("UPDATE ledger_ref SET ref = 'z' WHERE ref = 'a'", "rows missing from ledger_ref: 1", -1, "log"),
        # a receipt: for another place, with another root, unreadable
        ("UPDATE ledger_receipt SET response = {other}", "'k1' is not for what stands at position 1", 1, "receipt"),
        ("UPDATE ledger_receipt SET response = {nothing}", "'k1' is for no place in this log", -1, "receipt"),
        # the head: shorter, of another root, gone
        ("UPDATE ledger_head SET size = 5", "3 hashes cannot stand for a tree of size 5", -1, "log"),
        ("UPDATE ledger_head SET frontier = {zeros}", "differs from that of the head", SIZE, "log"),
        # a checkpoint listed under another size, or rewritten
        ("UPDATE ledger_checkpoint SET size = 8", "is listed under the size 8 and states 7", -1, "checkpoint"),
        ("UPDATE ledger_checkpoint SET note = replace(note, '7', '6')", "a checkpoint does not hold", -1, "checkpoint"),
        # the register: a fact's time, a fact too many, one too few, a state
        ("UPDATE register_fact SET hi = hi + 1 WHERE ref = 'a'", "register says other than the ledger about csto/plan/2023", -1, "register"),
        ("DELETE FROM register_fact WHERE ref = 'a'", "register says other than the ledger about csto/plan/2023", -1, "register"),
        ("UPDATE register_fact SET dossier = 'csto/member/am' WHERE ref = 'a'", "register says other than the ledger about csto/member/am", -1, "register"),
        ("UPDATE register_state SET state = '{}' WHERE dossier = 'csto/plan/2023'", "the state of csto/plan/2023 is not what", -1, "register"),
    ],
)  # fmt: skip
def test_whatever_was_changed_is_named(laid_open: Place, tampering: str, words: str, position: int, where: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT response FROM ledger_receipt")
        receipt = bytes(cursor.fetchone()[0])
    execute(
        tampering.replace("{other}", literal(receipt.replace(b'"root":"', b'"root":"00')))
        .replace("{nothing}", literal(b"x"))
        .replace("{zeros}", literal(bytes(32 * 3)))
    )
    first = faults()[0]
    assert words in first.what
    assert first.where == where
    assert first.position == position


def test_a_head_without_its_row_breaks_the_seal_instead_of_the_command(laid_open: Place) -> None:
    execute("DELETE FROM ledger_head")
    for read in (shelf.size, frontier):
        with pytest.raises(SealBroken, match="the row of ledger_head is missing"):
            read()
    assert "the row of ledger_head is missing" in faults()[0].what


def test_a_log_cut_short_with_its_head_is_found_by_its_checkpoint(laid_open: Place) -> None:
    shorter = b"".join(Frontier().extend(seals.leaves(5)).hashes)
    execute("DELETE FROM ledger_entry WHERE position >= 5")
    execute("DELETE FROM ledger_opening WHERE position >= 5")
    execute(f"UPDATE ledger_head SET size = 5, frontier = {literal(shorter)}")
    assert "2 entries are missing: a checkpoint was signed at 7, the log has 5" in faults()[0].what


def forge_from(position: int) -> None:
    """Another first entry of a suffix, with every hash and the head made to fit, as somebody without the key would."""
    ((_, _, _, raw),) = shelf.stored(position, position + 1)
    other = raw.replace(b'"r2"', b'"r2"').replace(b"step taken", b"measure added")
    assert other != raw
    execute(
        f"UPDATE ledger_entry SET raw = {literal(other)}, leaf = {literal(leaf_hash(other))} WHERE position = {position}"
    )
    head = Frontier().extend(seals.leaves(SIZE))
    execute(f"UPDATE ledger_head SET frontier = {literal(b''.join(head.hashes))}")


def test_a_suffix_made_anew_with_head_and_stolen_key_is_found_by_a_checkpoint_held_elsewhere(laid_open: Place) -> None:
    published = seals.checkpoints()[-1].note
    forge_from(2)
    execute("DELETE FROM ledger_checkpoint")
    execute("DELETE FROM ledger_receipt")
    key = SignerKey(published.partition("\n")[0], bytes.fromhex((laid_open.folder / "signing-key").read_text().strip()))
    forged = sign(Checkpoint(key.name, SIZE, frontier().root()), [key])
    assert verify.log([key.verifier], [forged]).whole, "the control: with the stolen key everything here fits"
    (fault,) = verify.log([key.verifier], [published, forged]).faults
    assert "an entry from position 0 to 6 was exchanged together with its hash" in fault.what


def test_an_older_copy_put_in_the_place_of_the_record_is_found_by_a_checkpoint_held_elsewhere(
    sqlite_record: Place, tmp_path: Path
) -> None:
    desk.load([a_report("r1", a_fact(ref="a"))], "x", NOW)
    seals.checkpoint()
    older = tmp_path / "older"
    shutil.copytree(sqlite_record.folder, older, ignore=shutil.ignore_patterns("older"))
    desk.load([a_report("r2", a_fact(ref="b"))], "x", NOW)
    published = seals.checkpoint().note
    with opened(Place("sqlite", f"sqlite:///{older / 'record.sqlite3'}", older)):
        assert verify.log().whole, "the control: an older copy is whole in itself"
        (fault,) = verify.log(published=[published]).faults
    assert "1 entries are missing: a checkpoint was signed at 2, the log has 1" in fault.what


def test_a_checkpoint_of_another_log_says_nothing_of_this_one(laid_open: Place) -> None:
    stranger = SignerKey("travaux/osce", bytes(range(32)))
    note = sign(Checkpoint("travaux/osce", SIZE, frontier().root()), [stranger])
    (fault,) = verify.log(published=[note]).faults
    assert (fault.where, fault.position) == ("checkpoint", -1)
    assert "none of the known keys signed it" in fault.what


def test_what_an_erased_entry_once_said_is_not_asked_of_the_finding_aids(record: Place) -> None:
    fill()
    execute("DELETE FROM ledger_opening WHERE position = 5")
    assert faults() == []
    drop_guards()
    execute("INSERT INTO ledger_filing VALUES ('csto/member/by', 1, 2)")
    assert "asked for by no entry in ledger_filing: 1" in faults()[0].what


def test_nothing_that_was_hidden_from_a_dossier_goes_unnoticed_by_comparing_the_register_alone(record: Place) -> None:
    """The control: the fold believes the filings, so that it takes the finding aids to see what they lack."""
    fill()
    drop_guards()
    execute("DELETE FROM ledger_filing WHERE dossier = 'csto/plan/2023'")
    execute("DELETE FROM register_fact WHERE dossier = 'csto/plan/2023'")
    execute("DELETE FROM register_dossier WHERE dossier = 'csto/plan/2023'")
    assert (verify.log().whole, verify.register()) == (True, [])
    assert len(verify.finding_aids()) == 1


def test_a_text_put_where_bytes_belong_is_a_fault_and_no_broken_command(sqlite_record: Place) -> None:
    fill()
    drop_guards()
    for column, table in (("raw", "ledger_entry"), ("leaf", "ledger_entry"), ("response", "ledger_receipt")):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid, {column} FROM {table} LIMIT 1")
            number, before = cursor.fetchone()
            cursor.execute(f"UPDATE {table} SET {column} = 'text' WHERE rowid = %s", [number])
            assert not verify.log().whole
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE rowid = %s", [before, number])
    assert verify.log().whole
    assert all(one.entry.audience in PUBLIC for one in shelf.in_order(0, 5))
