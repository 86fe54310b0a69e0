"""The groups of figures: each runs at its small sizes, beside its limits, and measures nothing that is wrong."""

# ruff: noqa: ARG001 - the folder is asked for so that records lie in it

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tools import bench
from tools.benches import acts, corpora, deciding, dials, starting, verifying
from tools.benches.ground import bare, entries, houses, records
from tools.benches.ground.sizes import sized
from tools.figures import NotMeasured
from tools.findings import ROOT
from travaux.decision import adoption
from travaux.office import desk, install, reading, shelf, verify
from travaux.record.fold import Dials

SMALL = 120


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    monkeypatch.setenv("TRAVAUX_BENCH_DIR", str(tmp_path))
    with django_db_blocker.unblock():
        yield tmp_path


@pytest.mark.parametrize(
    ("group", "ratios"),
    [
        ("acts", 4),
        ("corpora", 2),
        ("deciding", 2),
        ("dials", 2),
        ("loading", 4),
        ("pages", 24),
        ("serving", 5),
        ("verifying", 3),
    ],
)
def test_each_group_prints_its_ratios_to_limits_measured_in_the_same_run(
    group: str, ratios: int, tmp_path: Path
) -> None:
    environment = os.environ | {"QUICK": "1", "TRAVAUX_BENCH_DIR": str(tmp_path)}
    command = (sys.executable, "-m", "tools.bench", group)
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert len(re.findall(r"^  = .+ : .+ \d+\.\d\dx of its (?:speed|time|space) ", run.stdout, re.MULTILINE)) == ratios
    assert list(tmp_path.glob("away-*")) == []


def test_what_the_groups_stand_on_is_no_group() -> None:
    assert list(bench.groups()) == [
        "acts",
        "corpora",
        "deciding",
        "dials",
        "loading",
        "pages",
        "reading",
        "sealing",
        "serving",
        "starting",
        "verifying",
    ]


def test_the_environment_asks_for_small_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    for said, wanted in (("1", 5), ("0", 500), ("", 500)):
        monkeypatch.setenv("QUICK", said)
        assert sized(500, 5) == wanted


def test_a_group_that_cannot_be_measured_says_why_and_the_next_one_follows(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken:
        TITLE = "Broken"

        @staticmethod
        def measure() -> list[object]:
            raise NotMeasured("Measuring `travaux show`: it ended with 2 and said: nothing")

    bench.report("broken", Broken)  # type: ignore[arg-type]
    assert capsys.readouterr().out == (
        "\nBroken (broken)\n  Measuring `travaux show`: it ended with 2 and said: nothing\n"
    )


def test_a_command_that_fails_gets_no_figure(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "raise SystemExit('no record')")
    with pytest.raises(NotMeasured, match=r"it ended with 1 and said: no record$"):
        starting._run(command, records.Place(tmp_path).environment)


def test_the_dials_tell_the_facts_of_a_dossier_up_to_the_place_asked_for(folder: Path) -> None:
    with records.large(SMALL):
        told = reading.folded(entries.dossier_at(60), entries.dials_at(9)).certain
    assert [one.position for one in told] == list(range(50, 60))


def test_the_large_record_is_built_once_and_replaces_those_of_an_older_make(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / f"record-{SMALL}-older").mkdir()
    for _ in range(2):
        with records.large(SMALL):
            assert shelf.size() == SMALL
    assert capsys.readouterr().out.count("(once)") == 1
    assert len(list(folder.iterdir())) == 1


def test_a_record_of_other_entries_is_another_record(monkeypatch: pytest.MonkeyPatch) -> None:
    before = records._make(entries.entries)
    assert records._make(entries.entries) == before
    monkeypatch.setattr(entries, "key_at", lambda place: f"n{place}")
    assert records._make(entries.entries) != before


def test_a_build_that_was_broken_off_is_not_taken_for_a_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(desk, "load", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt), records.large(SMALL):
            pytest.fail("the record opened half built")
    with records.large(SMALL):
        assert verify.log().entries == SMALL


def test_a_wrong_answer_gets_no_figure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with records.large(SMALL):
        assert dials._one_fact(SMALL, 1) > 0
        monkeypatch.setattr(entries, "dials_at", lambda _: Dials(on=0, known=0))
        with pytest.raises(NotMeasured, match="0 facts came where 1 are on record"):
            dials._one_fact(SMALL, 1)


def test_a_record_that_does_not_hold_gets_no_figure(folder: Path) -> None:
    with records.large(SMALL) as place:
        assert verifying._verified(0) > 0
        with records.plain(place.file) as plain:
            for (guard,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                plain.execute(f"DROP TRIGGER {guard}")
            plain.execute("UPDATE ledger_entry SET raw = x'00' WHERE position = 7")
        with pytest.raises(NotMeasured, match=r"position 7 .+ Remove it and build anew"):
            verifying._verified(0)


def test_an_act_that_the_desk_refuses_gets_no_figure(folder: Path) -> None:
    with records.fresh():
        with pytest.raises(NotMeasured, match=r"the desk refused it\. No record of 'csto' was opened here"):
            acts._act(0)
        acts._open_exercise()
        assert acts._act(0) > 0


def test_the_limit_writes_the_very_rows_that_the_desk_wrote(folder: Path) -> None:
    with records.fresh() as place:
        desk.load(entries.entries(SMALL), "bench")
        written = bare.tables_of(place.file)
        with records.throwaway() as other:
            with bare.alike(other / "rows", place.file) as connection:
                bare.insert_all(connection, written)
            connection.close()
            assert bare.tables_of(other / "rows") == written
    assert len(written["register_fact"]) == len(written["ledger_entry"]) == SMALL


def test_the_office_is_led_back_to_its_own_record_afterwards(folder: Path) -> None:
    with records.fresh():
        desk.load(entries.entries(3), "bench")
        with records.fresh():
            assert install.ready()
            assert shelf.size() == 0
        assert shelf.size() == 3


def test_votes_of_an_assembly_come_out_on_both_sides_of_the_threshold() -> None:
    found = {houses.by_hand(one)[0] for one in houses.votes(100)}
    assert found == {"adopted", "not adopted"}


def test_a_loop_that_decides_otherwise_gets_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    ballots = list(houses.votes(3))
    deciding._same(ballots)
    monkeypatch.setattr(houses, "by_hand", lambda _: ("adopted", "always"))
    with pytest.raises(NotMeasured, match=r"vote 0 is not adopted, and adopted by the loop\.$"):
        deciding._same(ballots)


def test_both_ways_of_putting_ballots_come_to_the_same_finding() -> None:
    for vote, ballots in enumerate(houses.votes(30)):
        told, placed = (
            adoption.find(put(vote, ballots), houses.book()) for put in (houses.question, houses.by_positions)
        )
        assert told == placed


def test_a_way_of_putting_ballots_that_loses_some_gets_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(houses, "by_positions", lambda vote, _: houses.question(vote, {}))
    with pytest.raises(NotMeasured, match=r"vote 0 is indeterminate, and not adopted by the loop\.$"):
        deciding._same(list(houses.votes(1)))


def test_a_statement_that_counts_otherwise_gets_no_figure() -> None:
    corpora._same([("d0", "adopted")], [("d0", "adopted")])
    with pytest.raises(NotMeasured, match=r"1 decisions of 2 come out otherwise\.$"):
        corpora._same([("d0", "adopted"), ("d1", "adopted")], [("d0", "adopted"), ("d1", "not adopted")])


def test_ballots_by_the_million_are_not_measured_where_duckdb_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(NotMeasured, match=r"pip install 'travaux\[data\]'"):
        next(corpora.measure())
