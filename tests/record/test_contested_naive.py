"""A second reading of what is contested and what leads, written from the rules alone, agrees on random facts."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_fact, a_report, recorded
from travaux.record.contested import excludes, independent, leading, of_one_source, rivals, rivals_in
from travaux.record.entry import Entry, Fact, Grade, Origin
from travaux.record.events import kind_named
from travaux.record.fold import Dials, Told, fold

SESSION = "csto/session/csc-2023-11-23"
PLAN = "csto/plan/2023"
# Event, dossier, keys to choose from, the field with its values, and whether it happens only once.
KINDS = (
    ("attendance", SESSION, ("am", "by", "unknown"), "presence", ("present", "absent", "unknown"), False),
    ("session held", SESSION, (), "place", ("Minsk", "Astana", "unknown"), True),
    ("count reported", PLAN, ("total", "implemented", "unknown"), "number", (32, 34, "about 30"), False),
    ("measure reported", PLAN, ("osce",), "status", ("implemented", "not implemented"), False),
    ("topic discussed", SESSION, (), "topic", ("war", "peace"), False),
)  # fmt: skip
MANY = {"topic discussed"}
SETTLED = {name: once for name, *_, once in KINDS}
DAYS = ("2023-11-23", "2023-11-24", "2023-11", "always", "unknown")


@st.composite
def facts(draw: st.DrawFn, number: int) -> Fact:
    name, dossier, keys, field, values, _ = draw(st.sampled_from(KINDS))
    several = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True)) if keys else []
    return a_fact(
        name,
        dossier,
        draw(st.sampled_from(DAYS)),
        f"f{number}",
        keys=tuple(several),
        closed=bool(keys) and draw(st.integers(0, 3)) == 0,
        value={field: draw(st.sampled_from(values))} if draw(st.integers(0, 4)) else {},
        after=(f"r{number - 1}#f{number - 1}",) if number and draw(st.integers(0, 5)) == 0 else (),
    )


@st.composite
def reports(draw: st.DrawFn) -> list[Entry]:
    return [
        a_report(
            f"r{number}",
            draw(facts(number)),
            origin=draw(st.sampled_from((Origin.AGENCY, Origin.OFFICIAL_RECORD))),
            chain=draw(st.sampled_from((("tass",), ("tass", "udf"), ("belta",), ()))),
            grade=draw(st.sampled_from((Grade.CONFIRMED, Grade.CANNOT_BE_JUDGED))),
            public=draw(st.sampled_from(("2023-11-23", "2023-11-24"))),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


def _told(entries: Sequence[Entry]) -> tuple[Told, ...]:
    return fold(recorded(*entries), Dials()).facts


def _numbers(value: object) -> set[int]:
    return set(range(27, 34)) if value == "about 30" else {int(str(value))}


def _cannot_both_be(one: object, other: object) -> bool:
    """Values that exclude each other, for the few that occur here."""
    if "unknown" in (one, other):
        return False
    if isinstance(one, int) or isinstance(other, int) or "about 30" in (one, other):
        return not _numbers(one) & _numbers(other)
    return one != other


def _contested(one: Told, other: Told) -> bool:
    """Same dossier, name, key and overlapping time, with values that exclude each other; or denied by a closed list."""
    if one.name != other.name or one.fact.about != other.fact.about or one.name in MANY:
        return False
    timeless = one.lo == one.hi or other.lo == other.hi
    at_one_time = timeless or max(one.lo, other.lo) < min(one.hi, other.hi)
    same_key = one.keys == other.keys or bool({*one.keys} & {*other.keys}) or "unknown" in (*one.keys, *other.keys)
    if not at_one_time:
        return SETTLED[one.name] and same_key  # what happens once cannot happen on two days
    if one.address in other.fact.after or other.address in one.fact.after:
        return False
    if any(_cannot_both_be(one.value[name], other.value[name]) for name in one.value if name in other.value):
        return same_key
    return _denies(one, other) or _denies(other, one)


def _denies(listed: Told, other: Told) -> bool:
    off_the_list = [key for key in other.keys if key not in listed.keys and key != "unknown"]
    left_open = any(
        value == "unknown" and listed.value.get(name, value) != value for name, value in other.value.items()
    )
    return listed.fact.closed and bool(off_the_list) and not left_open


def _all_rivals(told: Sequence[Told]) -> dict[str, set[str]]:
    found = {
        one.address: {other.address for other in told if other is not one and _contested(one, other)} for one in told
    }
    return {address: others for address, others in found.items() if others}


@given(reports())
def test_rivals_are_those_that_the_rule_names(entries: list[Entry]) -> None:
    told = _told(entries)
    assert {address: set(others) for address, others in rivals(told).items()} == _all_rivals(told)


@given(reports())
def test_being_rivals_is_mutual_and_nobody_is_his_own(entries: list[Entry]) -> None:
    found = rivals(_told(entries))
    for address, others in found.items():
        assert address not in others
        assert all(address in found[other] for other in others)


def test_the_control_a_rule_that_forgets_the_time_does_not_agree() -> None:
    first = a_report("r0", a_fact("attendance", SESSION, "2023-11-23", keys=("am",), value={"presence": "present"}))
    then = a_report("r1", a_fact("attendance", SESSION, "2023-11-24", keys=("am",), value={"presence": "absent"}))
    told = _told([first, then])
    assert _cannot_both_be(told[0].value["presence"], told[1].value["presence"])
    assert rivals(told) == _all_rivals(told) == {}


WEIGHTS = [
    Origin.OWN_ACT,
    Origin.OFFICIAL_RECORD,
    Origin.RESPONSIBLE,
    Origin.OTHER_HOLDER,
    Origin.AGENCY,
    Origin.UNKNOWN,
]


def _outweighs(one: Told, other: Told) -> bool | None:
    """By who asserts, then the shorter chain, then the grade, then the earliest public; None for a full tie."""
    for mine, theirs in (
        (WEIGHTS.index(one.entry.origin), WEIGHTS.index(other.entry.origin)),
        (len(one.entry.chain), len(other.entry.chain)),
        (one.entry.grade, other.entry.grade),
        (one.public.hi, other.public.hi),
    ):
        if mine != theirs:
            return mine < theirs
    return None


def _leaders(told: Sequence[Told]) -> list[Told]:
    """Those that nothing outweighs, unless two of them contradict each other."""
    top = [one for one in told if not any(_outweighs(other, one) for other in told)]
    torn = any(_contested(one, other) for one in top for other in top if one is not other)
    return [] if torn else top


@given(reports())
def test_the_leader_is_the_one_that_nothing_outweighs(entries: list[Entry]) -> None:
    for name in {fact.fact for entry in entries for fact in entry.facts} - MANY:
        group = [told for told in _told(entries) if told.name == name]
        leaders = _leaders(group)
        found = leading(group)
        assert (found in leaders) if leaders else (found is None)


@given(reports())
def test_whether_one_leads_does_not_depend_on_the_order(entries: list[Entry]) -> None:
    for name in {fact.fact for entry in entries for fact in entry.facts} - MANY:
        group = [told for told in _told(entries) if told.name == name][:4]
        assert len({leading(order) is None for order in permutations(group)}) == 1


def test_two_that_contradict_each_other_are_no_tie_the_less_for_a_third_that_says_nothing() -> None:
    places = ("unknown", "Minsk", "Astana")
    told = _told([a_report(f"r{n}", a_fact("session held", SESSION, value={"place": p})) for n, p in enumerate(places)])
    assert [leading(order) for order in permutations(told)] == [None] * 6
    assert leading(told[:2]) is not None  # the control: without the third place there is no contradiction


def _attendance(keys: tuple[str, ...], presence: str, *, closed: bool = False) -> Fact:
    return a_fact("attendance", SESSION, keys=keys, value={"presence": presence}, closed=closed)


@pytest.mark.parametrize(
    ("keys", "presence", "denied"),
    [
        (("uz",), "present", True),
        (("ru", "uz"), "present", True),  # one of two is not on the list
        (("ru",), "present", False),
        (("uz",), "absent", False),  # that is what the list says of it
        (("uz",), "unknown", False),  # who leaves open whether it was there, is not denied
        (("unknown",), "present", False),  # a key that nobody named may be on the list
    ],
)
def test_a_closed_list_denies_what_it_says_of_its_own(keys: tuple[str, ...], presence: str, *, denied: bool) -> None:
    listed = a_report("listed", _attendance(("ru", "kz"), "present", closed=True))
    told = _told([listed, a_report("other", _attendance(keys, presence))])
    assert bool(rivals(told)) is denied
    kind = kind_named("attendance")
    assert excludes(kind, *told) is excludes(kind, *reversed(told)) is denied


def _source(entry_id: str, *chain: str, copies: str = "") -> Entry:
    return a_report(entry_id, a_fact(ref=entry_id), chain=chain, copies=copies)


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        ([], 0),
        ([_source("a", "tass")], 1),
        ([_source("a", "tass"), _source("b", "belta")], 2),
        ([_source("a", "tass"), _source("b", "tass", "udf")], 1),  # relayed by another hand
        ([_source("a", "tass"), _source("b", "asbarez", copies="a")], 1),  # word for word, under another name
        ([_source("b", "asbarez", copies="a"), _source("a", "tass")], 1),  # in whatever order they were found
        ([_source("b", "x", copies="a"), _source("c", "y", copies="a")], 1),  # two copies of one that is not here
        ([_source("a", "tass"), _source("b", "x", copies="a"), _source("c", "y", copies="b")], 1),  # a copy of a copy
        ([_source("a", "tass"), _source("b", "x", copies="a"), _source("c", "tass")], 1),
        ([_source("a", "tass"), _source("b", "x", copies="a"), _source("c", "x")], 2),  # the copyist's own report
        ([_source("a"), _source("b")], 2),  # own notes without a chain are each a source
    ],
)  # fmt: skip
def test_copies_and_relays_of_one_report_are_one_source(entries: list[Entry], count: int) -> None:
    for order in permutations(_told(entries)):
        assert independent(order) == count


def test_being_of_one_source_is_mutual() -> None:
    first, copy = _told([_source("a", "tass"), _source("b", "asbarez", copies="a")])
    assert of_one_source(first, copy)
    assert of_one_source(copy, first)
    (other,) = _told([_source("c", "belta")])
    assert not of_one_source(first, other)


def test_the_rivals_in_a_dossier_are_those_filed_under_it() -> None:
    of_minsk = a_report("minsk", a_fact("session held", (SESSION, "csto/session/s2"), value={"place": "Minsk"}))
    of_astana = a_report("astana", a_fact("session held", SESSION, value={"place": "Astana"}))
    folded = fold(recorded(of_minsk, of_astana), Dials())
    assert rivals_in(folded, SESSION) == {"minsk#f1": ("astana#f1",), "astana#f1": ("minsk#f1",)}
    assert rivals_in(folded, "csto/session/s2") == {}
