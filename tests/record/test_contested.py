"""Facts that exclude each other stand side by side; the weightier leads, and copies count once."""

from collections.abc import Sequence

import pytest

from tests.factories import a_day, a_fact, a_report, recorded
from travaux.record.contested import independent, leading, rivals, rivals_in
from travaux.record.entry import Entry, Fact, Grade, Origin, Said
from travaux.record.fold import Dials, fold

SESSION = "csto/session/csc-2023-11-23"


def _rivals(*entries: Entry) -> dict[str, tuple[str, ...]]:
    return rivals(fold(recorded(*entries), Dials()).facts)


def _pair(name: str, about: str, one: dict[str, object], other: dict[str, object]) -> Sequence[Entry]:
    return a_report("one", a_fact(name, about, **one)), a_report("two", a_fact(name, about, **other))


def _attendance(keys: tuple[str, ...], presence: str, *, closed: bool = False) -> Fact:
    return a_fact("attendance", SESSION, keys=keys, value={"presence": presence}, closed=closed)


@pytest.mark.parametrize(
    ("name", "one", "other", "contested"),
    [
        # the same stage counted twice
        ("documents counted", {"keys": ("signed",), "value": {"number": 15}}, {"keys": ("signed",), "value": {"number": 16}}, True),
        # two stages are two counts
        ("documents counted", {"keys": ("signed",), "value": {"number": 15}}, {"keys": ("prepared",), "value": {"number": 19}}, False),
        # a stage that nobody named may be any
        ("documents counted", {"keys": ("submitted for signing",), "value": {"number": 15}}, {"keys": ("unknown",), "value": {"number": "about 20"}}, True),
        # a session is held once: two days contradict each other
        ("session held", {"on": "2023-11-23"}, {"on": "2023-11-24"}, True),
        ("session held", {"on": "2023-11-23", "value": {"place": "Minsk"}}, {"on": "2023-11", "value": {"place": "Minsk"}}, False),
        ("session held", {"value": {"place": "Minsk"}}, {"value": {"place": "Astana"}}, True),
        # plans follow each other
        ("session scheduled", {"on": "2023-01", "value": {"for": "2023-11-22"}}, {"on": "2023-05", "value": {"for": "2023-11-23"}}, False),
        # what was talked about is a list without end
        ("topic discussed", {"value": {"topic": "x"}}, {"value": {"topic": "y"}}, False),
    ],
)  # fmt: skip
def test_contested_means_same_dossier_name_key_and_time_with_values_that_exclude_each_other(
    name: str, one: dict[str, object], other: dict[str, object], *, contested: bool
) -> None:
    found = _rivals(*_pair(name, SESSION, one, other))
    assert found == ({"one#f1": ("two#f1",), "two#f1": ("one#f1",)} if contested else {})


def test_a_closed_list_denies_the_others() -> None:
    leaders = a_report("leaders", _attendance(("ru", "kz", "by", "kg", "tj"), "present", closed=True))
    uzbekistan = a_report("uzbekistan", _attendance(("uz",), "present"))
    armenia = a_report("armenia", _attendance(("am",), "absent"))
    assert _rivals(leaders, uzbekistan, armenia) == {
        "leaders#f1": ("uzbekistan#f1",),
        "uzbekistan#f1": ("leaders#f1",),
    }


def test_a_longer_list_is_denied_by_a_closed_one() -> None:
    leaders = a_report("leaders", _attendance(("ru", "kz"), "present", closed=True))
    more = a_report("more", _attendance(("ru", "kz", "uz"), "present"))
    assert _rivals(leaders, more) == {"leaders#f1": ("more#f1",), "more#f1": ("leaders#f1",)}
    assert _rivals(leaders, a_report("fewer", _attendance(("ru",), "present"))) == {}


def test_the_control_an_open_list_denies_nobody() -> None:
    leaders = a_report("leaders", _attendance(("ru", "kz"), "present"))
    assert _rivals(leaders, a_report("uzbekistan", _attendance(("uz",), "present"))) == {}


def test_what_is_told_to_follow_does_not_contradict() -> None:
    first = a_fact("stance recorded", "csto/document/x", "../2023", "a", keys=("am",), value={"stance": "agrees"})
    then = a_fact(
        "stance recorded",
        "csto/document/x",
        "../2023",
        "b",
        keys=("am",),
        value={"stance": "objects"},
        after=("one#a",),
    )
    assert _rivals(a_report("one", first), a_report("two", then)) == {}


def test_in_a_roll_only_facts_of_the_same_member_contradict() -> None:
    def began(entry_id: str, member: str, on: str) -> Entry:
        return a_report(entry_id, a_fact("membership began", ("csto/roll", f"csto/member/{member}"), on))

    assert _rivals(began("one", "am", "1994-04-20"), began("two", "by", "1993-12-31")) == {}
    assert _rivals(began("one", "ge", "1993-09-09"), began("two", "ge", "1993-12-09")) != {}


def test_two_live_corrections_of_one_fact_are_contested() -> None:
    said = a_report("said", a_fact("session held", SESSION, ref="a"))
    one = a_report("one", a_fact("session held", SESSION, ref="a"), corrects=("said#a",))
    two = a_report("two", corrects=("said#a",))
    folded = fold(recorded(said, one, two), Dials())
    assert rivals_in(folded, SESSION) == {"one#a": ("two",)}


def test_what_one_correction_puts_side_by_side_is_not_contested_by_itself_where_another_disputes_it() -> None:
    said = a_report("said", a_fact("step taken", "csto/document/budget", ref="a"))
    two = a_report(
        "two",
        a_fact("step taken", "csto/document/budget", ref="b"),
        a_fact("step taken", "csto/document/budget", ref="c"),
        corrects=("said",),
    )
    withdrawn = a_report("withdrawn", corrects=("said",))
    folded = fold(recorded(said, two, withdrawn), Dials())
    assert rivals_in(folded, "csto/document/budget") == {"two#b": ("withdrawn",), "two#c": ("withdrawn",)}


@pytest.mark.parametrize(
    ("heavy", "light"),
    [
        ({"origin": Origin.OWN_ACT}, {"origin": Origin.OFFICIAL_RECORD}),
        ({"origin": Origin.RESPONSIBLE}, {"origin": Origin.OTHER_HOLDER}),
        ({"origin": Origin.AGENCY, "chain": ("tass", "udf")}, {"origin": Origin.UNKNOWN, "chain": ("tass",)}),
        ({"chain": ("tass",)}, {"chain": ("tass", "udf")}),
        ({"grade": Grade.CONFIRMED}, {"grade": Grade.DOUBTFUL}),
        ({"public": "2023-11-23"}, {"public": "2023-11-24"}),
    ],
)
def test_the_weightier_report_leads(heavy: dict[str, object], light: dict[str, object]) -> None:
    one = a_report("heavy", a_fact("session held", SESSION, value={"place": "Minsk"}), **heavy)  # type: ignore[arg-type]
    two = a_report("light", a_fact("session held", SESSION, value={"place": "Astana"}), **light)  # type: ignore[arg-type]
    found = leading(fold(recorded(two, one), Dials()).facts)
    assert found is not None
    assert found.entry.id == "heavy"


def test_a_full_tie_has_no_leader_unless_both_tell_the_same() -> None:
    places = ("Minsk", "Astana", "Minsk")
    reports = [
        a_report(f"r{n}", a_fact("session held", SESSION, value={"place": place})) for n, place in enumerate(places)
    ]
    told = fold(recorded(*reports), Dials()).facts
    assert leading(told[:2]) is None
    assert leading((told[0], told[2])) == told[0]
    assert leading(()) is None


def test_copies_of_one_report_count_as_one_source() -> None:
    first = a_report("first", a_fact(ref="a"), chain=("belta",))
    relayed = a_report("relayed", a_fact(ref="b"), chain=("belta", "udf"))
    copied = a_report("copied", a_fact(ref="c"), chain=("asbarez",), copies="first")
    other = a_report("other", a_fact(ref="d"), chain=("tass",))
    notes = a_report("notes", a_fact(ref="e"), chain=())
    assert independent(fold(recorded(first, relayed, copied), Dials()).facts) == 1
    assert independent(fold(recorded(first, relayed, copied, other, notes), Dials()).facts) == 3


@pytest.mark.parametrize(
    ("german", "count"),
    [
        ("belta-de", 1),  # the same agency tells the same utterance under a second address
        ("tass", 2),  # another agency heard it too
        ("unlisted", 2),  # nobody says whose publication this is
    ],
)
def test_what_one_outlet_tells_twice_of_one_utterance_is_one_source(german: str, count: int) -> None:
    said = Said(by="world/person/zas", on=a_day("2023-11-20"))
    outlets = {"belta-en": "belta", "belta-de": "belta", "tass": "tass"}
    first = a_report("r1", a_fact(ref="a"), chain=("belta-en",), said=said)
    second = a_report("r2", a_fact(ref="b"), chain=(german,), said=said)
    told = fold(recorded(first, second), Dials()).facts
    assert independent(told, outlets) == count
    assert independent(told) == 2
