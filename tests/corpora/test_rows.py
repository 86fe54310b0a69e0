"""Files of recorded decisions: every format gives the same records, and what is broken is named with its place."""

import gzip
import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.corpora.making import lines, record
from travaux.broken_input import BrokenInput
from travaux.corpora import parquet, rows
from travaux.corpora.rows import Row, Twice

EVENT = {
    "identifier": "7",
    "motion": {"text": "To build a bridge", "classification": "substantive", "requirement": "two thirds"},
    "start_date": "2020-02-03T10:00:00Z",
    "organization_id": "council",
    "result": "pass",
    "counts": [{"option": "yes", "value": 2}, {"option": "yes", "value": 1}, {"option": "no", "value": 1}],
    "votes": [{"voter_id": "alpha", "option": "yes"}, {"voter": {"name": "Beta"}, "option": "no"}],
}

RESOLUTION = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">
<statement><meta><identification><FRBRWork><FRBRdate date="2020-02-03" name="adoption"/><FRBRauthor href="sc" as="author"/>
</FRBRWork></identification>
<classification><keyword refersTo="title" value="On a bridge"/></classification>
<workflow><step date="2020-02-01" outcome="draftResolution" by="X"/>
<step date="2020-02-03" outcome="adopted" as="S/PV.1" by="Adopted 2-1-0, 1st meeting"/></workflow>
<analysis><parliamentary><voting>
<count value="002" refersTo="inFavour"><akn4un:voters><organization refersTo="memberState">CHINA</organization>
<organization refersTo="memberState">FRANCE &amp; CO</organization></akn4un:voters></count>
<count value="001" refersTo="against"><akn4un:voters><organization refersTo="memberState">CHINA</organization></akn4un:voters>
</count></voting></parliamentary></analysis></meta>
<preface><docNumber>S/RES/1
 (2020)</docNumber></preface><mainBody><organization refersTo="memberState">NOBODY</organization></mainBody>
</statement></akomaNtoso>"""


def read(path: Path) -> list[dict[str, object]]:
    return [row.columns for row in rows.read(path)]


@pytest.mark.parametrize("name", ["votes.jsonl", "votes.jsonl.gz", "votes.ndjson"])
def test_json_lines_are_read_plain_and_zipped(tmp_path: Path, name: str) -> None:
    two = (record(), record(id="D-2", positions={}))
    assert read(lines(tmp_path / name, *two)) == list(two)


def test_a_zipped_file_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    path = lines(tmp_path / "votes.jsonl.gz", record())
    plainly_named = path.rename(tmp_path / "votes.jsonl")
    assert read(plainly_named) == [record()]


def test_a_row_bears_the_line_that_it_stands_on_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_text('{"id": 1}\n\n{"id": 2}\n')
    assert list(rows.read(path)) == [Row(1, {"id": 1}), Row(3, {"id": 2})]


def test_a_key_that_stands_twice_keeps_both_values(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_text('{"positions": {"CHINA": "yes", "CHINA": "abstain", "CHINA": "no"}}\n')
    (found,) = read(path)
    assert found["positions"] == {"CHINA": Twice(["yes", "abstain", "no"])}


def test_numbers_stay_exact_and_what_is_no_number_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_text('{"yes": 15.5, "no": NaN, "abstain": 3}\n')
    assert read(path) == [{"yes": Decimal("15.5"), "no": None, "abstain": 3}]


def test_a_table_is_read_by_its_heading_with_objects_in_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(
        'id,date,positions,counts,empty\nD-1,2020-02-03,"{""Alpha"": ""yes""}","[1, 0]",\nD-2,x,{broken,,\n'
    )
    assert read(path) == [
        {"id": "D-1", "date": "2020-02-03", "positions": {"Alpha": "yes"}, "counts": [1, 0], "empty": None},
        {"id": "D-2", "date": "x", "positions": "{broken", "counts": None, "empty": None},
    ]
    zipped = tmp_path / "votes.csv.gz"
    zipped.write_bytes(gzip.compress(path.read_bytes()))
    assert read(zipped) == read(path)


def test_parquet_is_read_in_its_own_order_by_a_thousand_rows_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "votes.parquet"
    with duckdb.connect() as store:
        made = "SELECT i AS id, DATE '2020-02-03' AS date, MAP {'Alpha': 'yes'} AS positions FROM range(2500) t(i)"
        store.execute(f"COPY ({made}) TO '{path}' (FORMAT parquet)")
    found = read(path)
    assert [one["id"] for one in found] == list(range(2500))
    assert found[0]["positions"] == {"Alpha": "yes"}


def test_without_duckdb_parquet_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(parquet, "import_module", missing)
    with pytest.raises(BrokenInput, match=r"DuckDB, which is not installed.*travaux\[data\]"):
        read(tmp_path / "votes.parquet")


@pytest.mark.parametrize("document", [EVENT, [EVENT], {"vote_events": [EVENT]}], ids=["one", "a list", "a document"])
def test_popolo_vote_events_are_read_one_by_one(tmp_path: Path, document: object) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps(document))
    (found,) = read(path)
    assert found["id"] == "7"
    assert found["question"] == "To build a bridge"
    assert found["positions"] == {"alpha": "yes", "Beta": "no"}
    assert found["counts"] == {"yes": 3, "no": 1}
    assert found["recorded"] == "pass"


def test_a_popolo_voter_that_stands_there_twice_keeps_both_options(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    twice = EVENT | {"votes": [{"voter_id": "alpha", "option": "yes"}, {"voter_id": "alpha", "option": "no"}]}
    path.write_text(json.dumps(twice))
    assert read(path)[0]["positions"] == {"alpha": ["yes", "no"]}


def test_un_xml_is_read_from_its_head_and_a_voter_in_two_lists_keeps_both(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(RESOLUTION)
    (found,) = read(tmp_path / "a.xml")
    assert found["id"] == "S/RES/1 (2020)"
    assert (found["date"], found["author"], found["title"]) == ("2020-02-03", "sc", "On a bridge")
    assert found["positions"] == {"CHINA": ["inFavour", "against"], "FRANCE & CO": "inFavour"}
    assert found["counts"] == {"inFavour": "002", "against": "001"}
    assert (found["recorded"], found["manner"]) == ("adopted", "Adopted 2-1-0, 1st meeting")


def test_a_folder_of_xml_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(RESOLUTION.replace("S/RES/1", "S/RES/2"))
    (tmp_path / "a.xml").write_text(RESOLUTION.replace("<docNumber>S/RES/1\n (2020)</docNumber>", ""))
    (tmp_path / "read.me").write_text("no record")
    assert [one["id"] for one in read(tmp_path)] == ["a", "S/RES/2 (2020)"]


def _truncated() -> bytes:
    return gzip.compress(b'{"id": 1}\n' * 1000, mtime=0)[:-20]


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("v.jsonl", b'{"id": 1}\n{"id": \n', r"v\.jsonl, line 2: this is no JSON"),
        ("v.jsonl", b"[1, 2]\n", r"v\.jsonl, line 1: this is no record"),
        ("v.jsonl", b"[" * 100_000 + b"\n", r"line 1: this is no JSON"),
        ("v.jsonl.gz", _truncated(), r"breaks off or is no sound gzip"),
        ("v.json", b'{"a": 1}', r"v\.json, event 1: it has neither `votes` nor `counts`"),
        ("v.json", b'"votes"', r"no vote events are here"),
        ("v.json", b"{", r"this is no JSON"),
        ("v.csv", b"id,date\n\xff\xfe,1\n", r"it is no CSV in UTF-8"),
        ("v.parquet", b"PAR1 no", r"it is no sound Parquet"),
        ("v.xml", b"<a><b></a>", r"v\.xml: this is no sound XML"),
        ("v.xml", b'<!DOCTYPE a [<!ENTITY lol "lol">]><a>&lol;</a>', r"declares the entity lol, which is not read"),
        ("v.docx", b"PK", r"its ending tells no format that is known"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place_and_what_to_do(
    tmp_path: Path, name: str, raw: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(BrokenInput, match=message):
        read(path)


@pytest.mark.parametrize("name", ["none.jsonl", "none.json", "none.csv", "none.parquet", "none.xml"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BrokenInput, match=r"none\.\w+: No such file.*Name a file that is there"):
        read(tmp_path / name)


def test_only_one_row_is_held_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_bytes(b'{"id": 1}\n' + b"no JSON\n")
    source = rows.read(path)
    assert next(source).columns == {"id": 1}
    with pytest.raises(BrokenInput, match="line 2"):
        next(source)
