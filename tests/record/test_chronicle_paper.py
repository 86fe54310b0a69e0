"""Round trips that a chronicle easily loses: days of retrieval, doubled hours, seconds, early years, acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ZONE
from tests.record.chronicles import SMALL, read_small
from travaux.broken_input import BrokenInput
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.chronicle.spelling import spell_interval
from travaux.record.chronicle.write import write_chronicle
from travaux.record.events import EVENTS
from travaux.record.times import BadDate, Interval, read_date, zone_named

BASIS = "public: {not before: 2024-11-28, basis: it tells of that day in the past tense}"
SOURCE = "  tass-2023: {outlet: tass, published: 2023-11-20}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("retrieved: 2026-11-22\n", ""),
        (SOURCE, SOURCE.replace("-20}", "-20, retrieved: 2025-01-01}")),
        (SOURCE, SOURCE.replace("-20}", "-20, retrieved: 2025-01-01}") + SOURCE.replace("2023:", "b:").replace("-20}", "-20, retrieved: 2025-01-01}")),
        (SOURCE, SOURCE.replace("-20}", "-20, read: not seen}")),
        (SOURCE, SOURCE.replace("-20}", "-20, read: not seen, retrieved: 2026-11-22}")),
        (BASIS, 'public: {not before: "2024-11-28T10:00:30", basis: b}'),
        (BASIS, 'public: {not before: "2024-11-28T10:01", basis: b}'),
        (BASIS, "public: {on: ../2026-11-22, basis: b}"),
        (BASIS, "public: {on: unknown, basis: b}"),
        (BASIS, "public: {on: 2024, basis: unsourced}"),
        ("unsourced: true", "unsourced: true\n  public: {on: 2024, basis: unsourced}"),
        ("zone: Europe/Moscow", "zone: Europe/Berlin"),
        ("record: reports only", "record: exercise\nreplay of: session/s1"),
        ("after: A", "after: [A, r1#A]"),
        ("from: [session/s1, B]", "from: [session/s1, r2#A, A]"),
        ("name: Session one", 'name: "- a: [b] #c \\"d\\"\\te"'),
    ],
)  # fmt: skip
def test_what_was_read_is_written_so_that_it_reads_the_same(before: str, after: str) -> None:
    assert before in SMALL
    text = SMALL.replace(before, after, 1)
    if before.startswith("retrieved"):  # without the header's day, the reports that lean on it need one of their own
        text = text.replace("unsourced: true", "public: {on: 2024, basis: b}").replace(
            BASIS, "public: {on: 2024, basis: b}"
        )
    first = read_small(text).entries
    paper = write_chronicle(first, "small")
    again = read_small(paper).entries
    assert again == first
    assert write_chronicle(again, "small") == paper


def test_a_source_found_later_changes_no_other_line() -> None:
    later = SOURCE.replace("2023:", "b:").replace("-20}", "-20, retrieved: 2026-12-01}")
    third = SOURCE.replace("2023:", "c:").replace("-20}", "-20, retrieved: 2026-12-01}")
    text = SMALL.replace(SOURCE, SOURCE + later + third)
    assert write_chronicle(read_small(text).entries, "small") == text


@given(
    st.integers(-30_000_000_000, 90_000_000_000),
    st.integers(1, 10**8),
    st.sampled_from(("Europe/Berlin", "Europe/Moscow", "UTC")),
)
def test_every_interval_is_spelt_so_that_it_reads_as_itself(lo: int, width: int, zone: str) -> None:
    interval = Interval(lo, lo + width)
    assert read_date(spell_interval(interval, zone_named(zone)), zone_named(zone)) == interval


def test_an_hour_that_the_clock_shows_twice_is_spelt_in_universal_time() -> None:
    berlin = zone_named("Europe/Berlin")
    second = read_date("2024-10-27T02:30+01:00", berlin)
    assert spell_interval(second, berlin) == "2024-10-27T01:30Z"
    assert spell_interval(read_date("2024-10-27T02:30+02:00", berlin), berlin) == "2024-10-27T02:30"  # the control


def test_an_empty_interval_cannot_be_spelt() -> None:
    with pytest.raises(BadDate, match="it ends when it begins"):
        spell_interval(Interval(5, 5), ZONE)


def test_a_part_that_nothing_belongs_to_cannot_be_written() -> None:
    with pytest.raises(BrokenInput, match="Part 'large' cannot be written: no entry belongs to it"):
        write_chronicle(read_small().entries, "large")


def test_an_act_with_its_finding_survives_the_paper() -> None:
    act = """\
- id: act-1
  kind: act
  by: chair
  capacity: chair
  recorded: "2026-11-22T10:00:05+00:00"
  public: {on: "2026-11-22T10:00:05Z", basis: recorded}
  finding: '{"outcome":"adopted","roll":[1,null,true]}'
  facts:
  - {ref: ruling, about: document/x, fact: ruling given, value on: the text, ruling: accepts, on: 2026-11-22}
"""
    first = read_small(SMALL + act).entries
    assert first[-1].finding == {"outcome": "adopted", "roll": [1, None, True]}
    assert (first[-1].facts[0].value["on"], first[-1].facts[0].on.stated) == ("the text", "2026-11-22")
    assert read_small(write_chronicle(first, "small")).entries == first


def test_only_the_ruling_has_a_field_that_every_fact_has_too() -> None:
    doubled = {
        kind.name: sorted({"on", "key", "note", "after", "lines"} & set(kind.fields)) for kind in EVENTS.values()
    }
    assert {name: fields for name, fields in doubled.items() if fields} == {"ruling given": ["on"]}


def test_a_load_of_several_parts_is_refused_as_a_whole() -> None:
    known = Known()
    with pytest.raises(ChronicleRefused):
        read_small(SMALL.replace("corrects: A", "corrects: Z"), known)
    assert not known.digests
