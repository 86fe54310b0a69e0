"""`travaux verify`, `prove`, `checkpoint`, `rebuild`, `check` and `export`: what holds, and what is named when it does not."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.cli.shell import Shell
from tests.databases import Place, opened
from tools.findings import ROOT
from travaux.exports.tables import read_csv
from travaux.office import answers, seals, shelf

VERIFIER = ROOT / "src" / "travaux" / "record" / "offline_verifier.py"


def tamper(position: int) -> str:
    """Change one byte of an entry behind the guards' back; answers the entry's id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_entry'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        ((_, entry_id, _, raw),) = shelf.stored(position, position + 1)
        cursor.execute("UPDATE ledger_entry SET raw = %s WHERE position = %s", [raw.replace(b"a", b"e", 1), position])
    return entry_id


@pytest.mark.usefixtures("record")
def test_a_sound_log_is_told_with_size_root_and_checkpoint(travaux: Shell) -> None:
    ran = travaux("verify", "--register")
    assert (ran.code, ran.err) == (0, "")
    assert "holds: " in ran.out
    assert "Every entry is sealed by it." in ran.out
    assert "The register was compared with the log." in ran.out


@pytest.mark.usefixtures("own_record")
def test_a_changed_byte_ends_with_exit_code_one_and_the_name_of_the_entry(travaux: Shell) -> None:
    entry_id = tamper(7)
    ran = travaux("verify")
    assert ran.code == 1
    assert "DOES NOT HOLD" in ran.out
    assert f"entry '{entry_id}' at position 7" in " ".join(ran.out.split())
    told = travaux("verify", "--json").json()["faults"]
    assert (told[0]["position"], told[0]["entry_id"]) == (7, entry_id)


@pytest.mark.usefixtures("own_record")
def test_a_register_that_was_changed_is_found_and_mended_by_rebuilding(travaux: Shell) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_fact SET hi = hi + 1 WHERE dossier = 'csto/member/am'")
    assert travaux("verify").code == 0
    ran = travaux("verify", "--register")
    assert ran.code == 1
    assert "the register says other than the ledger about csto/member/am" in " ".join(ran.out.split())
    assert travaux("rebuild").out.startswith("The register was made anew from ")
    assert travaux("verify", "--register").code == 0


@pytest.mark.usefixtures("own_record")
def test_nothing_is_signed_over_a_changed_entry(travaux: Shell, tmp_path: Path) -> None:
    file = tmp_path / "news.yaml"
    head = "chronicle: csto/1\npart: news\nzone: Europe/Moscow\nretrieved: 2026-11-22\nreports:\n"
    facts = "  facts:\n  - {ref: N1, about: member/am, fact: participation resumed, on: 2025-01-01}\n"
    file.write_text(f"{head}- id: news-1\n  unsourced: true\n{facts}", encoding="utf-8")
    assert travaux("load", str(file)).code == 0
    tamper(7)
    ran = travaux("checkpoint")
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was signed." in ran.err


@pytest.mark.usefixtures("record")
def test_a_checkpoint_is_told_with_its_root_and_the_key_that_others_need(travaux: Shell) -> None:
    told = travaux("checkpoint", "--json").json()
    assert told["size"] == answers.size()
    assert told["key"].startswith(f"{told['origin']}+")
    assert travaux("checkpoint", "--note").out == told["note"]
    assert "was signed already" in travaux("checkpoint").out


@pytest.mark.parametrize("named", ["s4-yerevan", "s4-yerevan#B21", "B21"])
@pytest.mark.usefixtures("record")
def test_an_entry_is_proved_to_the_verifier_that_needs_python_alone(travaux: Shell, tmp_path: Path, named: str) -> None:
    ran = travaux("prove", named)
    assert "python -I -S offline_verifier.py proof.json" in ran.err
    proof, key = tmp_path / "proof.json", seals.key().verifier.text
    assert key in ran.err
    proof.write_text(ran.out, encoding="utf-8")
    checked = subprocess.run([sys.executable, "-I", "-S", VERIFIER, proof, key], capture_output=True, check=False)
    assert checked.returncode == 0
    assert b'"id":"s4-yerevan"' in checked.stdout


@pytest.mark.usefixtures("own_record")
def test_a_proof_from_an_older_checkpoint_shows_that_the_log_only_grew(travaux: Shell, tmp_path: Path) -> None:
    older = tmp_path / "older.note"
    older.write_text(travaux("checkpoint", "--note").out, encoding="utf-8")
    ran = travaux("prove", "0", "--from", str(older))
    assert ran.code == 0
    assert '"consistency"' in ran.out
    older.write_text(older.read_text(encoding="utf-8").replace("csto", "osce"), encoding="utf-8")
    assert travaux("prove", "0", "--from", str(older)).code == 1


@pytest.mark.usefixtures("record")
def test_what_is_no_entry_is_not_proved(travaux: Shell) -> None:
    ran = travaux("prove", "s9-nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Nothing on record is called 's9-nowhere'")
    assert travaux("prove", "s4-yerevan", "--from", "missing.note").code == 2


@pytest.mark.usefixtures("own_record")
def test_the_installation_is_looked_at_and_a_fault_has_its_remedy(travaux: Shell, own_record: Place) -> None:
    assert travaux("check").code == 0
    (own_record.folder / "signing-key").chmod(0o644)
    ran = travaux("check")
    assert ran.code == 1
    assert "FAULT" in ran.out
    assert "1 fault in " in ran.out
    assert sum(not one["sound"] for one in travaux("check", "--json").json()) == 1


def test_an_exported_log_is_loaded_elsewhere_with_an_equal_root_and_the_same_bytes(
    travaux: Shell, record: Place, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    assert "under the newest checkpoint" in " ".join(travaux("export", "log", "--to", str(log)).out.split())
    size, root, key = answers.size(), travaux("verify", "--json").json()["root"], seals.key().verifier.text
    raw = [row[3] for row in shelf.stored(0, size)]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with opened(Place("sqlite", f"sqlite:///{elsewhere / 'record.sqlite3'}", elsewhere)):
        assert travaux("load", "--log", str(log), "--key", key).out.startswith(f"{size:,} entries added")
        assert [row[3] for row in shelf.stored(0, size)] == raw
        assert travaux("checkpoint", "--json").json()["root"] == root
        assert travaux("load", "--log", str(log), "--json").code == 0
    assert record.folder.exists()


@pytest.mark.usefixtures("own_record")
def test_a_log_that_is_no_continuation_is_refused_and_a_changed_one_fails(travaux: Shell, tmp_path: Path) -> None:
    log = tmp_path / "log"
    travaux("export", "log", "--to", str(log))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = elsewhere / "other.yaml"
    head = "chronicle: osce/1\npart: x\nzone: Europe/Vienna\nretrieved: 2026-11-22\nreports:\n"
    facts = "  facts:\n  - {ref: X1, about: roll, fact: named, name: Roll, on: always}\n"
    other.write_text(f"{head}- id: x-1\n  unsourced: true\n{facts}", encoding="utf-8")
    with opened(Place("sqlite", f"sqlite:///{elsewhere / 'record.sqlite3'}", elsewhere)):
        assert travaux("load", str(other)).code == 0
        ran = travaux("load", "--log", str(log))
        assert ran.code == 2
        assert "this record holds 1 entry that are not its beginning. Nothing was written." in ran.err
        bundle = log / "tile" / "entries" / "000"
        bundle.write_bytes(bundle.read_bytes().replace(b"a", b"e", 1))
        assert travaux("load", "--log", str(log)).code == 1
        assert answers.size() == 1


@pytest.mark.usefixtures("record")
def test_an_exported_chronicle_is_loaded_elsewhere_with_equal_facts(travaux: Shell, tmp_path: Path) -> None:
    files = tmp_path / "chronicle"
    assert "files written to" in travaux("export", "chronicle", "--to", str(files)).out
    ours = travaux("show", "csto/document/assistance-to-armenia", "--json").json()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with opened(Place("sqlite", f"sqlite:///{elsewhere / 'record.sqlite3'}", elsewhere)):
        assert travaux("load", *map(str, sorted(files.iterdir()))).code == 0
        theirs = travaux("show", "csto/document/assistance-to-armenia", "--json").json()
        again = tmp_path / "again"
        travaux("export", "chronicle", "--to", str(again))
    assert theirs["state"] == ours["state"]
    assert [file.read_bytes() for file in sorted(again.iterdir())] == [
        file.read_bytes() for file in sorted(files.iterdir())
    ]


@pytest.mark.usefixtures("record")
def test_one_part_is_printed_as_it_is_bundled(travaux: Shell) -> None:
    ran = travaux("export", "chronicle", "--part", "outlets")
    bundled = ROOT / "src/travaux/record/library/csto/05-outlets.yaml"
    assert ran.out == bundled.read_text(encoding="utf-8")


@pytest.mark.usefixtures("record")
def test_tables_are_exported_with_every_column(travaux: Shell, tmp_path: Path) -> None:
    file = tmp_path / "sources.csv"
    assert "rows written to" in travaux("export", "csv", "sources", "--to", str(file)).out
    table = read_csv(file.read_bytes().decode())
    assert {"source", "outlet", "title", "dates"} <= set(table.columns)
    facts = travaux("export", "csv", "facts", "--about", "plan/2023").out
    assert "s4-tasmagambetov#B13" in facts
    for things in ("remarks", "dossiers", "entries"):
        assert travaux("export", "csv", things).code == 0


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("words", [("csv", "facts"), ("log",), ("chronicle",)])
def test_a_place_that_cannot_be_written_is_named_with_exit_code_two(
    travaux: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("a file, no folder", encoding="utf-8")
    ran = travaux("export", *words, "--to", str(tmp_path / "file" / "inside"))
    assert ran.code == 2
    assert str(tmp_path / "file") in ran.err
    assert ran.err.endswith("Name another place, or make this one readable and writable.\n")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("chronicle",), "This record has "),
        (("chronicle", "--part", "nowhere"), "There is no part 'nowhere'. This record has: "),
        (("csv", "people"), "There is no table 'people'. Name one of: facts, "),
    ],
)
def test_an_export_that_cannot_be_made_is_refused(travaux: Shell, words: tuple[str, ...], message: str) -> None:
    ran = travaux("export", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)
