"""Facts for lists: through whom they came, on what they rest, who excludes them, what the dials let through."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest

from tests.databases import Place
from tests.factories import ZONE, a_day, a_fact, a_report
from travaux.office import desk
from travaux.office.told import Wanted, cards, published, rivals_of, told
from travaux.record.entry import Entry, Fact, Said
from travaux.record.fold import Dials
from travaux.record.times import end_of

NOW = 1_733_000_000
SESSION, PLAN, DOC = "csto/session/csc-2023-11-23", "csto/plan/2023", "csto/document/budget"
ZAS, TASMAGAMBETOV = "world/person/zas", "world/person/tasmagambetov"


def outlet(slug: str, sort: str = "agency") -> Entry:
    value = {"title": slug.upper(), "sort": sort}
    registered = a_fact("outlet registered", f"world/source/{slug}", ref=f"o-{slug}", value=value)
    return a_report(f"outlet/{slug}", registered, public="2000", chain=())


def publication(slug: str, of: str, published_on: str = "2023-11-20") -> Entry:
    value = {"outlet": f"world/source/{of}", "published": published_on}
    registered = a_fact("source registered", f"world/source/{slug}", ref=f"s-{slug}", value=value)
    return a_report(f"source/{slug}", registered, public="2000", chain=())


def held(place: str, ref: str, on: str = "2023-11-23", **extra: object) -> Fact:
    return a_fact("session held", SESSION, on, ref, value={"place": place}, **extra)


def loaded(*entries: Entry) -> None:
    desk.load(entries, "the secretariat", NOW)


def until(on: str = "", known: str = "", at: int = 10**9) -> Dials:
    default = Dials()
    moments = [end_of(day, ZONE) if day else default.on for day in (on, known)]
    return Dials(moments[0], moments[1], at)


def refs(wanted: Wanted, dials: Dials | None = None) -> list[str]:
    return [one.fact.ref for one in told(wanted, dials or Dials())]


SOURCES = (
    outlet("belta"),
    outlet("udf", "relay"),
    outlet("tass"),
    publication("belta-1", "belta"),
    publication("udf-1", "udf"),
    publication("tass-1", "tass", "2023-11-21"),
)


# --- which facts -----------------------------------------------------------------------------------------------------


@pytest.fixture
def reports(record: Place) -> Place:
    """Four reports: two agencies, one of them through a relay as well, two speakers."""
    loaded(
        *SOURCES,
        a_report("r1", held("Minsk", "a"), chain=("belta-1",), said=Said(by=ZAS)),
        a_report("r2", held("Minsk", "b"), a_fact("step taken", ref="c"), chain=("belta-1", "udf-1")),
        a_report("r3", held("Astana", "d"), chain=("tass-1",), said=Said(by=TASMAGAMBETOV)),
        a_report("r4", a_fact("adopted", (DOC,), ref="e"), chain=("tass-1", "udf-1"), said=Said(by=ZAS)),
    )
    return record


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        # through a publication, and through the outlet that published it
        (Wanted(via="world/source/belta-1"), {"a", "b", "c"}),
        (Wanted(via="world/source/belta"), {"a", "b", "c"}),
        (Wanted(via="world/source/udf"), {"b", "c", "e"}),
        (Wanted(via="world/source/nobody"), set()),
        # by whom, about what, which event
        (Wanted(by=ZAS), {"a", "e"}),
        (Wanted(about=SESSION), {"a", "b", "d"}),
        (Wanted(name="session held"), {"a", "b", "d"}),
        (Wanted(about="world/source/belta"), {"o-belta"}),
        # all that is asked for must hold
        (Wanted(via="world/source/udf", by=ZAS), {"e"}),
        (Wanted(via="world/source/belta", about=SESSION, name="step taken"), set()),
        (Wanted(about=SESSION, contested=True), {"a", "b", "d"}),
        (Wanted(name="step taken", contested=True), set()),
    ],
)
def test_each_condition_chooses_its_facts_and_together_they_narrow(
    reports: Place, wanted: Wanted, found: set[str]
) -> None:
    assert set(refs(wanted)) == found


def test_a_fact_about_several_dossiers_is_told_once(record: Place) -> None:
    loaded(a_report("r1", a_fact("membership began", ("csto/member/am", "csto/roll"))))
    assert refs(Wanted()) == ["f1"]
    assert refs(Wanted(about="csto/roll")) == refs(Wanted(about="csto/member/am")) == ["f1"]


# --- resting on nothing else -----------------------------------------------------------------------------------------

ONLY_UDF = Wanted(via="world/source/udf", only=True)


@pytest.mark.parametrize(
    ("other", "rests"),
    [
        # nobody else tells it
        ((), True),
        # another agency tells the same of the same day
        ((a_report("r2", held("Minsk", "b"), chain=("tass-1",)),), False),
        # it tells of another place, which is no support
        ((a_report("r2", held("Astana", "b"), chain=("tass-1",)),), True),
        # of another day, of another session
        ((a_report("r2", held("Minsk", "b", "2022-11-23"), chain=("tass-1",)),), True),
        ((a_report("r2", a_fact("session held", "csto/session/x", ref="b"), chain=("tass-1",)),), True),
        # the agency from which the relay has it is its own root
        ((a_report("r2", held("Minsk", "b"), chain=("belta-1",)),), True),
        # another agency, that copies this very report
        ((a_report("r2", held("Minsk", "b"), chain=("tass-1",), copies="r1"),), True),
        # an independent agency, but through the same relay
        ((a_report("r2", held("Minsk", "b"), chain=("tass-1", "udf-1")),), True),
    ],
)
def test_a_fact_rests_on_one_outlet_unless_another_root_tells_it_elsewhere(
    sqlite_record: Place, other: tuple[Entry, ...], rests: bool
) -> None:
    loaded(*SOURCES, a_report("r1", held("Minsk", "a"), chain=("belta-1", "udf-1")), *other)
    assert ("a" in refs(ONLY_UDF)) == rests


@pytest.mark.parametrize("narrowed", [{"by": ZAS}, {"about": "csto/session/other"}, {"name": "session held"}])
def test_what_came_through_the_same_hands_is_no_other_hand_however_the_list_is_narrowed(
    sqlite_record: Place, narrowed: dict[str, str]
) -> None:
    both = a_fact("session held", (SESSION, "csto/session/other"), ref="a", value={"place": "Minsk"})
    loaded(
        *SOURCES,
        a_report("r1", both, chain=("belta-1", "udf-1"), said=Said(by=ZAS)),
        a_report("r2", held("Minsk", "b"), chain=("tass-1", "udf-1"), said=Said(by=TASMAGAMBETOV)),
    )
    assert "a" in refs(Wanted(via="world/source/udf", only=True, **narrowed))


# --- who excludes whom -----------------------------------------------------------------------------------------------


def contested(wanted: Wanted | None = None, dials: Dials | None = None) -> dict[str, tuple[str, ...]]:
    found = told(wanted or Wanted(), dials or Dials())
    return {card.ref: card.contested for card in cards(found, dials or Dials()) if card.contested}


def test_rivals_are_named_also_where_the_list_does_not_hold_them(reports: Place) -> None:
    assert contested(Wanted(by=TASMAGAMBETOV)) == {"d": ("r1#a", "r2#b")}
    assert contested(Wanted(by=ZAS)) == {"a": ("r3#d",)}


def test_a_fact_of_two_dossiers_has_the_rivals_of_both(record: Place) -> None:
    def joined(ref: str, about: tuple[str, ...], scope: str) -> Entry:
        return a_report(ref, a_fact("participation resumed", about, ref=ref, value={"scope": scope}))

    loaded(
        joined("x", ("csto/member/am", "csto/member/by"), "budget"),
        joined("y", ("csto/member/am",), "exercises"),
        joined("z", ("csto/member/by",), "sessions"),
    )
    assert contested()["x"] == ("y#y", "z#z")
    assert contested(Wanted(about="csto/member/am")) == {"x": ("y#y", "z#z"), "y": ("x#x",)}


def topic(entry_id: str, ref: str, what: str, *corrects: str) -> Entry:
    return a_report(entry_id, a_fact("topic discussed", SESSION, ref=ref, value={"topic": what}), corrects=corrects)


FIRST, SECOND = topic("c1", "t", "new", "r1#t"), topic("c2", "t", "newer", "r1#t")


@pytest.mark.parametrize(
    ("corrections", "at_odds"),
    [
        # nobody corrects it, one does
        ((), set()),
        ((FIRST,), set()),
        # two do, and none of them the other
        ((FIRST, SECOND), {"c1#t", "c2#t"}),
        # one of the two is withdrawn
        ((FIRST, SECOND, a_report("w", corrects=("c2",))), set()),
        # the second corrects the first one, so it takes its place
        ((FIRST, topic("c2", "t", "newer", "c1")), set()),
        # a third corrects the first one, and is at odds with the second in its place
        ((FIRST, SECOND, topic("c3", "t", "newest", "c1")), {"c3#t", "c2#t"}),
    ],
)
def test_two_live_corrections_of_one_fact_exclude_each_other_in_lists_too(
    record: Place, corrections: tuple[Entry, ...], at_odds: set[str]
) -> None:
    loaded(topic("r1", "t", "old"), *corrections)
    found = told(Wanted(about=SESSION, contested=True), Dials())
    assert {one.address for one in found} == at_odds
    assert rivals_of(found, Dials()).keys() == at_odds


def test_before_the_second_correction_was_recorded_nothing_was_contested(sqlite_record: Place) -> None:
    loaded(topic("r1", "t", "old"), FIRST, SECOND)
    assert contested(dials=Dials(at=2)) == {}
    assert len(told(Wanted(contested=True), Dials(at=3))) == 2


# --- the dials -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dials", "found"),
    [
        # happened by: the day itself counts to its end, a vague year only may have begun
        (until(on="2022-11-21"), ["year"]),
        (until(on="2022-11-23"), ["early", "year"]),
        (until(on="2023-11-23"), ["early", "year", "late"]),
        # public by
        (until(known="2022-11-23"), ["early"]),
        (until(known="2023-11-23"), ["early", "year"]),
        (until(known="2024-01-01"), ["early", "year", "late"]),
        # recorded by
        (until(at=0), []),
        (until(at=1), ["early"]),
        (until(at=2), ["early", "late"]),
        # all three
        (until("2022-12-31", "2023-11-23", 3), ["early", "year"]),
        (until("2022-12-31", "2023-11-23", 2), ["early"]),
    ],
)
def test_only_what_had_happened_was_public_and_was_recorded_is_told(
    record: Place, dials: Dials, found: list[str]
) -> None:
    loaded(
        a_report("r1", a_fact("step taken", ref="early", on="2022-11-23"), public="2022-11-23"),
        a_report("r2", a_fact("step taken", ref="late", on="2023-11-23"), public="2024-01-01"),
        a_report("r3", a_fact("step taken", ref="year", on="2022"), public="2023-01-01"),
    )
    assert refs(Wanted(), dials) == found


@pytest.mark.parametrize(
    ("on", "standing"), [("2022-06-01", "may have happened"), ("2022-12-31", "certain"), ("2021-12-30", None)]
)
def test_a_vague_day_may_have_come_before_it_is_certain(sqlite_record: Place, on: str, standing: str | None) -> None:
    loaded(a_report("r1", a_fact("step taken", on="2022"), public="2021"))
    assert [one.standing for one in told(Wanted(), until(on=on))] == ([standing] if standing else [])


def test_facts_come_in_order_of_happening_and_after_what_they_follow(record: Place) -> None:
    loaded(
        a_report("r1", a_fact("step taken", ref="third", on="2022-11-25")),
        a_report("r2", a_fact("step taken", ref="first", on="2022-11-23")),
        a_report("r3", a_fact("appeal made", ref="second", on="2022-11-23", after=("r2#first",))),
        a_report("r4", a_fact("step taken", ref="last", on="2022-11", after=("r1#third",))),
    )
    assert refs(Wanted()) == ["first", "second", "third", "last"]
    last = told(Wanted(), Dials())[-1]
    assert last.lo == a_day("2022-11-25").lo, "it cannot have begun before what it follows"


def test_order_holds_through_a_correction_of_what_is_followed(sqlite_record: Place) -> None:
    corrected = a_fact("step taken", ref="first", on="2022-11-24")
    loaded(
        a_report("r1", a_fact("step taken", ref="first", on="2022-11-23")),
        a_report("r2", a_fact("appeal made", ref="second", on="2022-11", after=("r1#first",))),
        a_report("r3", corrected, corrects=("r1",)),
    )
    assert [one.address for one in told(Wanted(), Dials())] == ["r3#first", "r2#second"]


# --- publications ----------------------------------------------------------------------------------------------------


def test_a_card_tells_its_chain_with_the_dates_of_each_publication(reports: Place) -> None:
    found = told(Wanted(via="world/source/udf", about=DOC), Dials())
    known = published(found)
    assert known["tass-1"].dates == {"published": "2023-11-21"}
    assert (known["tass-1"].outlet, known["udf"].sort) == ("tass", "relay")
    (card,) = cards(found, Dials())
    assert [link.source for link in card.sources[0].chain] == ["tass-1", "udf-1"]


def test_a_publication_that_nobody_registered_is_told_by_its_slug(sqlite_record: Place) -> None:
    loaded(a_report("r1", a_fact("step taken"), chain=("leaflet",)))
    (card,) = cards(told(Wanted(), Dials()), Dials())
    assert [(link.source, link.outlet) for link in card.sources[0].chain] == [("leaflet", "")]
    assert published(told(Wanted(), Dials())) == {}
