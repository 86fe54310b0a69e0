"""Values that people write are read exactly, and one that is none is told with its line and what to write instead."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest

from travaux.decision.nodes import Nodes
from travaux.marked import Fault, Table, read

UTC, MOSCOW, NEW_YORK = (ZoneInfo(name) for name in ("UTC", "Europe/Moscow", "America/New_York"))
NODES = Nodes("x.yaml")
Reads = Callable[[Table], Any]


def table(text: str) -> Table:
    """A mapping whose key `key` stands on the second line."""
    return read(f"first: line\n{text}\n", "x.yaml")


@pytest.mark.parametrize(
    ("text", "reads", "value"),
    [
        ("key: word", lambda one: NODES.text(one, "key"), "word"),
        ("key: a whole sentence, with a comma", lambda one: NODES.text(one, "key"), "a whole sentence, with a comma"),
        ("key: no", lambda one: NODES.text(one, "key"), "no"),
        ("key: 2023-11-23", lambda one: NODES.text(one, "key"), "2023-11-23"),
        ("other: word", lambda one: NODES.text(one, "key", "otherwise"), "otherwise"),
        ("other: word", lambda one: NODES.text(one, "key", ""), ""),
        ("key: word", lambda one: NODES.text(one, "key", "otherwise"), "word"),
        ("key: b", lambda one: NODES.word(one, "key", Literal["a", "b"]), "b"),
        ("other: b", lambda one: NODES.word(one, "key", Literal["a", "b"], "a"), "a"),
        ("other: b", lambda one: NODES.word(one, "key", Literal["a", "b"], None), None),
        ("key: b", lambda one: NODES.word(one, "key", Literal["a", "b"], None), "b"),
        ("key: [a, b]", lambda one: NODES.words(one, "key"), ["a", "b"]),
        ("key: a", lambda one: NODES.words(one, "key"), ["a"]),
        ("key: []", lambda one: NODES.words(one, "key"), []),
        ("other: a", lambda one: NODES.words(one, "key"), []),
        ("key: yes", lambda one: NODES.flag(one, "key", default=False), True),
        ("key: no", lambda one: NODES.flag(one, "key", default=True), False),
        ("other: no", lambda one: NODES.flag(one, "key", default=True), True),
        ("other: yes", lambda one: NODES.flag(one, "key", default=False), False),
        ("key: 9", lambda one: NODES.number(one, "key"), Fraction(9)),
        ("key: 2/3", lambda one: NODES.number(one, "key"), Fraction(2, 3)),
        ("key: 6/4", lambda one: NODES.number(one, "key"), Fraction(3, 2)),
        ("key: 0", lambda one: NODES.number(one, "key"), Fraction(0)),
        ("key: 999999999999", lambda one: NODES.number(one, "key"), Fraction(999999999999)),
        ("key: 15", lambda one: NODES.whole(one, "key"), 15),
        ("key: 4/2", lambda one: NODES.whole(one, "key"), 2),
        ("key: 2024-02-29", lambda one: NODES.day(one, "key"), date(2024, 2, 29)),
        ("key: 1945-10-24", lambda one: NODES.day(one, "key"), date(1945, 10, 24)),
        ("zone: Europe/Moscow", NODES.zone, MOSCOW),
        ("other: x", NODES.zone, UTC),
        ("other: x", lambda one: NODES.zone(one, "America/New_York"), NEW_YORK),
    ],
)
def test_a_value_is_read_as_it_is_written(text: str, reads: Reads, value: object) -> None:
    assert reads(table(text)) == value


@pytest.mark.parametrize(
    ("zone", "moment", "seconds"),
    [
        (UTC, "1970-01-01T00:01", 60),
        (UTC, "1970-01-02T00:00", 86_400),
        (MOSCOW, "2023-11-23T12:00", 1_700_730_000),
        (UTC, "2023-11-23T12:00", 1_700_740_800),
        (NEW_YORK, "2022-02-27T15:00", 1_645_992_000),
    ],
)
def test_a_moment_is_the_one_that_the_clocks_of_the_zone_show(zone: ZoneInfo, moment: str, seconds: int) -> None:
    before = NODES.moment(table("key: 1970-01-01T00:00"), "key", UTC)
    assert NODES.moment(table(f"key: {moment}"), "key", zone) - before == seconds


@pytest.mark.parametrize(
    ("text", "reads", "what", "remedy"),
    [
        ("other: x", lambda one: NODES.text(one, "key"), "`key` is missing or is no word", "Write `key:` and its value"),
        ('key: ""', lambda one: NODES.text(one, "key"), "`key` is missing or is no word", "Write `key:` and its value"),
        ("key: [a]", lambda one: NODES.text(one, "key", "b"), "`key` is missing or is no word", "Write `key:` and its value"),
        ("key: c", lambda one: NODES.word(one, "key", Literal["a", "b"]), "'c' is no key", "Write one of: a, b"),
        ("key: A", lambda one: NODES.word(one, "key", Literal["a", "b"], "a"), "'A' is no key", "Write one of: a, b"),
        ("key: [{a: b}]", lambda one: NODES.words(one, "key"), "an item of `key` is no word", "Write it as a plain word"),
        ("key: true", lambda one: NODES.flag(one, "key", default=True), "'true' is no key", "Write one of: yes, no"),
        ("key: 0.67", lambda one: NODES.number(one, "key"), "'0.67' is no exact number", "Write 9, or 2/3"),
        ("key: 67 %", lambda one: NODES.number(one, "key"), "'67 %' is no exact number", "Write 9, or 2/3"),
        ("key: -1", lambda one: NODES.number(one, "key"), "'-1' is no exact number", "Write 9, or 2/3"),
        ("key: 1/0", lambda one: NODES.number(one, "key"), "'1/0' is no exact number", "Write 9, or 2/3"),
        ("key: ٣", lambda one: NODES.number(one, "key"), "'٣' is no exact number", "Write 9, or 2/3"),
        ("key: 9999999999999", lambda one: NODES.number(one, "key"), "'9999999999999' is no exact number", "Write 9, or 2/3"),
        ("key: 1/2", lambda one: NODES.whole(one, "key"), "'1/2' is no whole number", "Write whole years, such as 2"),
        ("key: 1/2", lambda one: NODES.whole(one, "key", "seats"), "'1/2' is no whole number", "Write seats"),
        ("key: 2023-02-29", lambda one: NODES.day(one, "key"), "'2023-02-29' is no day", "Write a day such as 2023-11-23"),
        ("key: today", lambda one: NODES.day(one, "key"), "'today' is no day", "Write a day such as 2023-11-23"),
        ("key: 2023-11-23", lambda one: NODES.moment(one, "key", UTC), "'2023-11-23' is no moment", "Write such as 2023-11-23T12:00"),
        ("key: 2023-11-23T25:00", lambda one: NODES.moment(one, "key", UTC), "'2023-11-23T25:00' is no moment", "Write such as 2023-11-23T12:00"),
        ("key: {a: b}", lambda one: NODES.items(one, "key"), "`key` is no list", "Write `key:` with a list of items"),
        ("key: []", lambda one: NODES.items(one, "key", due=True), "`key` is no list", "Write `key:` with a list of items"),
        ("key: [a]", lambda one: list(NODES.tables(one, "key")), "an item of `key` is no mapping", "Write it as {key: value, …}"),
        ("key: a", lambda one: NODES.table(one["key"], "key"), "an item of `key` is no mapping", "Write it as {key: value, …}"),
        ("key: a", lambda one: NODES.no_others(one, frozenset({"first", "b"})), "nothing is called `key` here", "Known here are: b, first"),
        ("zone: Europe/Atlantis", NODES.zone, "there is no time zone Europe/Atlantis", "Write Europe/Moscow, or UTC"),
    ],
)  # fmt: skip
def test_what_is_no_such_value_is_told_with_what_to_write_instead(
    text: str, reads: Reads, what: str, remedy: str
) -> None:
    with pytest.raises(Fault) as fault:
        reads(table(text))
    assert (fault.value.file, fault.value.what, fault.value.remedy) == ("x.yaml", what, remedy)
    assert fault.value.line == (1 if text.startswith("other") else 2)


def test_a_list_that_is_due_may_not_be_missing() -> None:
    with pytest.raises(Fault, match="`key` is no list"):
        NODES.items(table("other: x"), "key", due=True)
    assert list(NODES.items(table("other: x"), "key")) == []
    assert [str(one) for one in NODES.items(table("key: [a]"), "key", due=True)] == ["a"]


def test_known_keys_are_no_fault() -> None:
    assert NODES.no_others(table("key: a"), frozenset({"first", "key", "other"})) is None  # type: ignore[func-returns-value]
