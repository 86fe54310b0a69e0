"""The same decisions in every format give the same report: what a file is written in decides nothing."""

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.corpora.making import ALL, MAPPING, book, lines, mapping, record
from travaux.corpora import mapping as mappings
from travaux.corpora import rows
from travaux.corpora.engine import plain
from travaux.corpora.mapping import Mapping
from travaux.corpora.redeciding import redecide
from travaux.corpora.report import Report

SHORT = {"Alpha": "yes", "Beta": "yes", "Gamma": "no", "Delta": "no", "Epsilon": "abstain"}
VETOED = ALL | {"Alpha": "no"}
RECORDS = (
    record(),
    record(id="D-2", positions=SHORT, recorded="not adopted"),
    record(id="D-3", positions=VETOED, recorded="adopted"),
    record(id="D-4", positions=SHORT, recorded="adopted"),
)
ROWS = [
    {"id": one["id"], "date": one["date"], "title": one["title"], "recorded": one["recorded"], "who": who, "how": how}
    for one in RECORDS
    for who, how in dict(one["positions"]).items()  # type: ignore[call-overload]
]
BY_ROW = mapping(MAPPING.replace("  column: positions\n", "  voter: who\n  ballot: how\n"))
POPOLO = mappings.load(
    MAPPING.replace("adopted: ['^adopted']", "adopted: ['^pass']", 1).replace("['^not adopted']", "['^fail']"),
    "popolo.yaml",
)


def _sheet(path: Path, columns: list[dict[str, object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as opened:
        table = csv.DictWriter(opened, list(columns[0]))
        table.writeheader()
        table.writerows(columns)
    return path


def as_lines(folder: Path) -> tuple[Path, Mapping]:
    return lines(folder / "votes.jsonl", *RECORDS), mapping()


def as_zipped_lines(folder: Path) -> tuple[Path, Mapping]:
    return lines(folder / "votes.jsonl.gz", *RECORDS), mapping()


def as_a_table_with_objects(folder: Path) -> tuple[Path, Mapping]:
    return _sheet(
        folder / "votes.csv", [one | {"positions": json.dumps(one["positions"])} for one in RECORDS]
    ), mapping()


def as_a_table_of_ballots(folder: Path) -> tuple[Path, Mapping]:
    return _sheet(folder / "votes.csv", [dict(one) for one in ROWS]), BY_ROW


def as_a_zipped_table_of_ballots(folder: Path) -> tuple[Path, Mapping]:
    plainly = _sheet(folder / "plain.csv", [dict(one) for one in ROWS])
    zipped = folder / "votes.csv.gz"
    zipped.write_bytes(gzip.compress(plainly.read_bytes()))
    return zipped, BY_ROW


def as_a_wide_table(folder: Path) -> tuple[Path, Mapping]:
    columns = [
        {"id": one["id"], "date": one["date"], "title": one["title"], "recorded": one["recorded"]}
        | {f"vote {name}": word for name, word in dict(one["positions"]).items()}  # type: ignore[call-overload]
        for one in RECORDS
    ]
    wide = mapping(MAPPING.replace("  column: positions\n", "  columns: '^vote (?P<name>.+)$'\n"))
    return _sheet(folder / "votes.csv", columns), wide


def as_parquet_of_ballots(folder: Path) -> tuple[Path, Mapping]:
    sheet, path = _sheet(folder / "plain.csv", [dict(one) for one in ROWS]), folder / "votes.parquet"
    with duckdb.connect() as store:
        store.read_csv(str(sheet), header=True).write_parquet(str(path))
    return path, BY_ROW


def as_parquet_of_decisions(folder: Path) -> tuple[Path, Mapping]:
    source, path = lines(folder / "plain.jsonl", *RECORDS), folder / "votes.parquet"
    with duckdb.connect() as store:
        store.read_json(str(source), format="newline_delimited").write_parquet(str(path))
    return path, mapping()


def as_vote_events(folder: Path) -> tuple[Path, Mapping]:
    events = [
        {
            "id": one["id"],
            "start_date": one["date"],
            "result": "pass" if one["recorded"] == "adopted" else "fail",
            "votes": [{"voter_id": name, "option": word} for name, word in dict(one["positions"]).items()],  # type: ignore[call-overload]
        }
        for one in RECORDS
    ]
    path = folder / "votes.json"
    path.write_text(json.dumps({"vote_events": events}), encoding="utf-8")
    return path, POPOLO


def report(written: tuple[Path, Mapping]) -> Report:
    path, read_by = written
    return redecide(rows.read(path), read_by, book(), ("plain", plain))


@pytest.mark.parametrize(
    "write",
    [
        as_lines,
        as_zipped_lines,
        as_a_table_with_objects,
        as_a_table_of_ballots,
        as_a_zipped_table_of_ballots,
        as_a_wide_table,
        as_parquet_of_ballots,
        as_parquet_of_decisions,
        as_vote_events,
    ],
)
def test_the_report_is_the_same_in_every_format(tmp_path: Path, write: Callable[[Path], tuple[Path, Mapping]]) -> None:
    found = report(write(tmp_path))
    assert (found.decisions, found.decided, found.reproduced, found.faults) == (4, 4, 2, [])
    assert [(one.id, one.recorded, one.computed) for one in found.differ] == [
        ("D-3", "adopted", "not adopted (veto)"),
        ("D-4", "adopted", "not adopted (short)"),
    ]
    assert {
        name: (one.decisions, one.reproduced, one.always_adopted, one.threshold_changed)
        for name, one in found.classes.items()
    } == {
        "adopted": (3, 1, 3, 1),
        "not adopted": (1, 1, 0, 1),
    }


def test_the_control_other_ballots_give_another_report(tmp_path: Path) -> None:
    other = lines(tmp_path / "votes.jsonl", *(one | {"positions": ALL} for one in RECORDS))
    assert report((other, mapping())).reproduced == 3
