"""How a fact is told at every door: when, by whom, through whom, against whom, and on what basis."""

from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ZONE, a_day, a_fact, a_report, recorded
from travaux.record.entry import Entry, Fact, Grade, Link, Modality, Origin, Public, Quotation, Said, When
from travaux.record.fold import Dials, Told, fold
from travaux.record.telling import FactCard, Publication, card, happened, in_zone, publications, speaker, trail
from travaux.record.times import BEGINNING, END

SESSION = "csto/session/csc-2024-11-28"


def _registered(slug: str, **value: str) -> Entry:
    kind = "source registered" if "outlet" in value else "outlet registered"
    named = {name.replace("_", " "): text for name, text in value.items()}
    return a_report(f"source/{slug}", a_fact(kind, f"world/source/{slug}", "always", slug, value=named))


OUTLETS = (
    _registered("belta", title="BelTA", sort="agency", language="en", reliability="B"),
    _registered("udf", title="UDF.name", sort="relay"),
    _registered("belta-2023", outlet="world/source/belta", published="2023-11-20", read="not seen"),
    _registered(
        "udf-1",
        outlet="world/source/udf",
        published="unknown",
        updated="2024-12-23T13:53",
        stamp="Updated at 13:53,23-12-2024",
        retrieved="2026-11-22",
        address="https://udf.name/1",
        title="Armenia asks",
        text="sha256:" + "0" * 64,
        read="whole",
    ),
)
KNOWN = publications(OUTLETS)


def _told(fact: Fact | None = None, **entry: object) -> Told:
    report = a_report("r", fact or a_fact("session held", SESSION), **entry)  # type: ignore[arg-type]
    return fold(recorded(report), Dials()).facts[0]


def test_an_outlet_and_its_publication_are_told_by_slug() -> None:
    assert set(KNOWN) == {"belta", "udf", "belta-2023", "udf-1"}
    assert KNOWN["belta"] == Publication("belta", sort="agency", title="BelTA", language="en", reliability="B")
    assert KNOWN["belta-2023"] == Publication(
        "belta-2023", outlet="belta", read="not seen", dates={"published": "2023-11-20"}
    )


def test_each_date_of_a_publication_stands_under_its_own_label() -> None:
    page = KNOWN["udf-1"]
    assert page.dates == {
        "published": "unknown",
        "updated": "2024-12-23T13:53",
        "stamp": "Updated at 13:53,23-12-2024",
        "retrieved": "2026-11-22",
    }
    assert (page.title, page.address, page.read) == ("Armenia asks", "https://udf.name/1", "whole")
    assert page.text.startswith("sha256:")


def test_what_was_registered_last_stands_and_other_facts_register_nothing() -> None:
    again = _registered("belta", title="BelTA (English)", sort="agency")
    assert publications([*OUTLETS, again])["belta"].title == "BelTA (English)"
    assert publications([a_report("r", a_fact("stamped", "world/source/udf-1", value={"label": "x"}))]) == {}
    assert publications([]) == {}


@pytest.mark.parametrize(
    ("when", "lo", "hi", "basis"),
    [
        (a_day("2024-11-28"), "2024-11-28T00:00:00+03:00", "2024-11-29T00:00:00+03:00", "stated"),
        (a_day("../2023-11-20"), None, "2023-11-21T00:00:00+03:00", "stated"),
        (a_day("2023-11-20/.."), "2023-11-20T00:00:00+03:00", None, "stated"),
        (a_day("unknown"), None, None, "stated"),
        (a_day("always"), None, None, "stated"),
        (When("November 28", 0, 86_400, resolved="1970"), "1970-01-01T03:00:00+03:00", "1970-01-02T03:00:00+03:00", "inferred"),
    ],
)  # fmt: skip
def test_when_it_happened_is_told_in_the_zone_with_its_basis(
    when: When, lo: str | None, hi: str | None, basis: str
) -> None:
    told = happened(when, ZONE)
    assert (told.stated, told.lo, told.hi, told.basis) == (when.stated, lo, hi, basis)


def test_an_inference_tells_from_what_and_why() -> None:
    when = When("last year", 0, 1, resolved="2022", inferred_from=("r#B20", SESSION), because="he speaks in 2023")
    told = happened(when, ZONE)
    assert (told.resolved, told.inferred_from, told.because) == ("2022", ("r#B20", SESSION), "he speaks in 2023")


def test_a_beginning_that_the_order_raised_is_told_raised() -> None:
    first = a_fact("session held", SESSION, "2023", "a")
    then = a_fact("adopted", "csto/document/x", "../2024", "b", after=("r#a",))
    told = fold(recorded(a_report("r", first, then)), Dials()).facts[1]
    assert card(told, KNOWN).happened.lo == "2023-01-01T00:00:00+03:00"
    assert happened(told.fact.on, ZONE).lo is None  # the control: the source itself says only `by 2024`


def test_who_said_it_is_told_with_post_day_audience_and_place() -> None:
    said = Said(
        "world/person/zas", "csto/post/secretary-general", a_day("2022-11-23"), ("the media",), SESSION, "or she"
    )
    told = speaker(said, ZONE)
    assert told is not None
    assert (told.by, told.as_, told.to, told.at, told.ambiguous) == (said.by, said.as_, said.to, said.at, "or she")
    assert told.on is not None
    assert told.on.stated == "2022-11-23"
    assert "as" in msgspec.to_builtins(told)  # on paper it is called as the word is


def test_a_source_that_speaks_for_itself_has_no_speaker_and_an_undated_saying_no_day() -> None:
    assert speaker(None, ZONE) is None
    undated = speaker(Said(by="world/person/zas"), ZONE)
    assert undated is not None
    assert undated.on is None


def test_a_trail_leads_from_the_speaker_outward() -> None:
    told = _told(chain=("belta-2023", "udf-1"), grade=Grade.PROBABLY_TRUE)
    found = trail(told, KNOWN)
    assert [one.source for one in found.chain] == ["belta-2023", "udf-1"]
    assert found.dates == {"belta-2023": {"published": "2023-11-20"}, "udf-1": KNOWN["udf-1"].dates}
    assert found.grade["item"] == 2


def test_the_letter_of_an_outlet_is_borne_by_what_it_publishes() -> None:
    assert trail(_told(chain=("belta-2023", "udf-1")), KNOWN).grade == {"belta-2023": "B", "item": 6}
    own = {**KNOWN, "belta-2023": Publication("belta-2023", outlet="belta", reliability="D")}
    assert trail(_told(chain=("belta-2023",)), own).grade == {"belta-2023": "D", "item": 6}
    called_item = {"item": Publication("item", outlet="belta"), "belta": KNOWN["belta"]}
    assert trail(_told(chain=("item",)), called_item).grade == {"item": 6}  # the item's own grade is never covered


def test_a_publication_that_nobody_registered_is_told_by_its_slug_alone() -> None:
    found = trail(_told(chain=("lost",)), KNOWN)
    assert found.chain == (Publication("lost"),)
    assert (found.dates, found.grade) == ({"lost": {}}, {"item": 6})


@pytest.mark.parametrize(
    ("lines", "chain", "cited"),
    [
        ("L3 L6", (Link("belta-2023", "L1"), Link("udf-1", "L14")), "L3 L6"),  # what the fact itself cites
        ("", (Link("belta-2023", "L1"), Link("udf-1", "L14")), "L14"),  # else the copy nearest to the reader
        ("", (Link("belta-2023", "L1"), Link("udf-1")), "L1"),  # else the next one that is cited by line
        ("", (Link("belta-2023"),), ""),
        ("", (), ""),
    ],
)
def test_the_lines_cited_are_those_of_the_copy_that_was_read(lines: str, chain: tuple[Link, ...], cited: str) -> None:
    entry = msgspec.structs.replace(a_report("r", a_fact("session held", SESSION, lines=lines)), chain=chain)
    (told,) = fold(recorded(entry), Dials()).facts
    assert trail(told, KNOWN).locator == cited


def _full() -> FactCard:
    fact = a_fact(
        "returned for finalisation",
        "csto/document/x",
        "2022-11-23",
        "B26",
        keys=("csto/body/csc",),
        value={"to": "unknown", "due": "none"},
        modality=(Modality.INDIRECT, Modality.NON_EVENT),
        quote=Quotation("to finalise", "en", "доработать", "ru"),
        note="neither whom nor by when",
    )
    said = Said("world/person/zas", "csto/post/secretary-general")
    entry = a_report("r", fact, chain=("udf-1",), said=said, origin=Origin.RESPONSIBLE, note="of the whole report")
    return card(fold([*recorded(a_report("first"), entry)], Dials()).facts[0], KNOWN)


def test_a_card_tells_all_that_a_reader_may_ask() -> None:
    told = _full()
    assert (told.ref, told.address, told.name, told.about) == (
        "B26", "r#B26", "returned for finalisation", ("csto/document/x",),
    )  # fmt: skip
    assert (told.key, told.closed, told.value) == (("csto/body/csc",), False, {"to": "unknown", "due": "none"})
    assert (told.modality, told.standing, told.origin) == (
        ("indirect speech", "non-event"), "certain", "responsible post-holder",
    )  # fmt: skip
    assert told.quote == {"words": "to finalise", "original": "доработать", "original_language": "ru"}
    assert (told.note, told.position, told.after) == ("neither whom nor by when", 1, ())
    assert told.speaker is not None
    assert (told.contested, told.leads) == ((), None)


def test_a_card_is_plain_data_that_reads_back_equal() -> None:
    told = _full()
    raw = msgspec.json.encode(told)
    assert msgspec.json.decode(raw, type=FactCard) == told
    assert set(msgspec.json.decode(raw)) >= {
        "ref",
        "name",
        "key",
        "value",
        "happened",
        "modality",
        "standing",
        "sources",
    }


def test_a_note_of_the_report_is_told_where_the_fact_has_none_of_its_own() -> None:
    assert card(_told(note="of the whole report"), KNOWN).note == "of the whole report"
    assert card(_told(a_fact(note="its own"), note="of the whole report"), KNOWN).note == "its own"
    assert card(_told(), KNOWN).quote is None


def test_when_the_public_could_know_is_told_with_its_basis_and_left_open_where_it_is() -> None:
    entry = msgspec.structs.replace(a_report("r", a_fact()), public=Public(BEGINNING, a_day("2024").hi, "unsourced"))
    (told,) = fold(recorded(entry), Dials()).facts
    assert card(told, KNOWN).public == {"lo": None, "hi": "2025-01-01T00:00:00+03:00", "basis": "unsourced"}


def test_what_may_have_happened_is_told_as_such() -> None:
    record = recorded(a_report("r", a_fact(on="2024")))
    (told,) = fold(record, Dials(on=a_day("2024-03").hi)).facts
    assert card(told, KNOWN).standing == "may have happened"


def _places(*reports: tuple[str, Origin]) -> list[Told]:
    entries = [
        a_report(f"r{n}", a_fact("session held", SESSION, value={"place": place}), origin=origin)
        for n, (place, origin) in enumerate(reports)
    ]
    return list(fold(recorded(*entries), Dials()).facts)


def test_of_two_rivals_the_card_says_which_leads() -> None:
    light, heavy = _places(("Astana", Origin.AGENCY), ("Minsk", Origin.OFFICIAL_RECORD))
    assert (card(light, KNOWN, [heavy]).leads, card(heavy, KNOWN, [light]).leads) == (False, True)
    assert card(light, KNOWN, [heavy]).contested == ("r1#f1",)


def test_of_two_equal_rivals_neither_leads() -> None:
    one, other = _places(("Astana", Origin.AGENCY), ("Minsk", Origin.AGENCY))
    assert (card(one, KNOWN, [other]).leads, card(other, KNOWN, [one]).leads) == (False, False)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ({"lo": 0, "hi": 60}, {"lo": "1970-01-01T00:00:00+00:00", "hi": "1970-01-01T00:01:00+00:00"}),
        ({"lo": BEGINNING, "hi": END}, {"lo": None, "hi": None}),
        ({"when": {"lo": 0, "hi": END}}, {"when": {"lo": "1970-01-01T00:00:00+00:00", "hi": None}}),
        ([{"lo": 0, "hi": 0}, 7], [{"lo": "1970-01-01T00:00:00+00:00", "hi": "1970-01-01T00:00:00+00:00"}, 7]),
        (({"lo": 0, "hi": 0},), [{"lo": "1970-01-01T00:00:00+00:00", "hi": "1970-01-01T00:00:00+00:00"}]),
        ({"lo": 0, "hi": 1, "basis": "stated"}, {"lo": 0, "hi": 1, "basis": "stated"}),  # more than an interval
        ({"lo": None, "hi": None}, {"lo": None, "hi": None}),  # written out already
        ({"lo": 0}, {"lo": 0}),
        ("2024", "2024"),
        (None, None),
        (15, 15),  # a count is no moment
    ],
)
def test_plain_data_has_its_intervals_written_out_and_nothing_else(told: object, written: object) -> None:
    assert in_zone(told, ZoneInfo("UTC")) == written


PLAIN = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_what_holds_no_interval_stays_as_it_is(plain: object) -> None:
    assert in_zone(plain, ZONE) == plain
