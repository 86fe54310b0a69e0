"""A report that a person confirmed keeps what proposed it; entries that stand in a log keep their bytes."""

import pytest

from tests.factories import a_fact, a_report
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.chronicle.read import read_chronicle
from travaux.record.chronicle.write import write_chronicle
from travaux.record.entry import Entry, Review, from_bytes, to_bytes

FILE = """chronicle: csto/1
part: read
zone: Europe/Moscow
retrieved: 2026-11-25
outlets:
  belta: {title: BelTA, sort: agency}
sources:
  belta-1: {outlet: belta, published: 2023-11-20}
reports:
- id: read-1
  chain: ["belta-1:L12"]
  review: {proposed: rule engine 1, confirmed: A. Clerk, altered: R2}
  facts:
  - {ref: R1, about: member/am, fact: participation resumed, on: 2023-11-20, lines: "L12:0-40"}
  - {ref: R2, about: member/am, fact: participation resumed, on: 2023-11-20, lines: "L12:41-80 L14:0-9"}
"""


def read(text: str = FILE) -> Entry:
    return read_chronicle(text, "read.yaml", Known()).entries[-1]


def test_a_report_keeps_what_proposed_it_who_confirmed_it_and_what_was_altered() -> None:
    entry = read()
    assert entry.review == Review("rule engine 1", "A. Clerk", ("R2",))
    assert entry.facts[1].lines == "L12:41-80 L14:0-9"
    assert from_bytes(to_bytes(entry)) == entry


def test_it_is_written_as_it_was_read() -> None:
    entries = read_chronicle(FILE, "read.yaml", Known()).entries
    assert "review: {proposed: rule engine 1, confirmed: A. Clerk, altered: R2}" in write_chronicle(entries, "read")
    assert read(write_chronicle(entries, "read")) == entries[-1]


def test_an_entry_without_review_has_the_bytes_that_it_had_before_there_were_any() -> None:
    raw = to_bytes(a_report("r1", a_fact()))
    assert b"review" not in raw
    assert to_bytes(from_bytes(raw)) == raw


@pytest.mark.parametrize(
    "review",
    [
        "{proposed: x}",
        "{confirmed: x}",
        "{proposed: x, confirmed: y, altered: R9}",
        "{proposed: x, confirmed: y, z: 1}",
        "x",
    ],
    ids=["nobody confirmed", "nothing proposed", "altered elsewhere", "another field", "no mapping"],
)
def test_half_a_review_is_refused(review: str) -> None:
    given = FILE.replace("{proposed: rule engine 1, confirmed: A. Clerk, altered: R2}", review)
    with pytest.raises(ChronicleRefused, match="review"):
        read(given)


def test_a_day_inferred_from_a_dossier_without_slug_is_written_so_that_it_is_read_again() -> None:
    inferred = "inferred: {stated: then, from: [csto/roll], because: x}"
    text = FILE.replace("on: 2023-11-20, lines", f"on: 2023-11-20, {inferred}, lines").replace(
        "about: member/am", "about: [member/am, roll]"
    )
    entries = read_chronicle(text, "read.yaml", Known()).entries
    assert entries[-1].facts[0].on.inferred_from == ("csto/roll",)
    assert read(write_chronicle(entries, "read")) == entries[-1]
