"""What readers are answered: one dossier, lists, remarks, what became known; and what they are not told."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Callable

import pytest

from tests.databases import Place
from tests.factories import ZONE, a_day, a_fact, a_report
from travaux.broken_input import BrokenInput
from travaux.office import answers, clock, desk
from travaux.office.answers import NoSuchDossier, NothingOnRecord, SeveralOrganisations
from travaux.office.told import Wanted
from travaux.record.dossiers import BadDossier
from travaux.record.entry import Entry, Link, Said
from travaux.record.fold import Dials
from travaux.record.times import TIMELESS, end_of

TODAY = end_of("2024-06-01", ZONE)
SESSION, DOC, PLAN = "csto/session/csc-2023-11-23", "csto/document/budget", "csto/plan/2023"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands on 1 June 2024."""
    monkeypatch.setattr(clock, "now", lambda: TODAY)


def loaded(*entries: Entry) -> None:
    desk.load(entries, "the secretariat", TODAY)


def by(known: str = "2024-06-01", on: str = "2024-06-01", at: int = 10**9) -> Dials:
    return Dials(end_of(on, ZONE), end_of(known, ZONE), at)


def named(entry_id: str, about: str, name: str, form: str = "title", **extra: object) -> Entry:
    value = {"name": name, "form": form, "language": "en"}
    return a_report(entry_id, a_fact("named", about, ref=f"n-{entry_id}", value=value), **extra)


# --- the record as a whole -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        answers.organisation,
        answers.zone_of,
        lambda: answers.zone_of("csto/roll"),
        lambda: answers.show("csto/roll", Dials()),
    ],
)
def test_an_empty_record_answers_that_it_is_empty_and_what_to_do(
    sqlite_record: Place, asked: Callable[[], object]
) -> None:
    with pytest.raises(NothingOnRecord, match=r"The record is empty.*`travaux demo`.*`travaux load FILE`"):
        asked()


def test_lists_of_an_empty_record_are_empty(record: Place) -> None:
    assert answers.size() == 0
    assert answers.facts(Wanted(), Dials()) == ()
    assert answers.remarks(Wanted(), Dials()) == ()
    assert answers.timeline(Wanted(), Dials()) == ()
    assert answers.dossiers() == answers.sources() == answers.entries() == ()


def test_one_organisation_is_meant_without_being_named_and_of_two_none(record: Place) -> None:
    loaded(a_report("r1", a_fact()))
    assert answers.organisation() == "csto"
    desk.open_record("eaeu", "the secretariat", {"sort": "exercise", "zone": "Asia/Bishkek"}, TODAY)
    with pytest.raises(
        SeveralOrganisations, match=r"several organisations \(csto, eaeu\), and the question names none"
    ):
        answers.organisation()


@pytest.mark.parametrize(
    ("dossier", "zone"),
    [
        # that of the organisation's own record; of the first entry for the world and for strangers
        ("csto/roll", "Europe/Moscow"),
        ("eaeu/record", "Asia/Bishkek"),
        ("world/person/zas", "Europe/Moscow"),
        ("osce/record", "Europe/Moscow"),
        ("", "Europe/Moscow"),
    ],
)
def test_the_days_of_a_dossier_end_in_its_organisation_s_zone(sqlite_record: Place, dossier: str, zone: str) -> None:
    loaded(a_report("r1", a_fact()))
    desk.open_record("eaeu", "the secretariat", {"sort": "exercise", "zone": "Asia/Bishkek"}, TODAY)
    assert answers.zone_of(dossier) == zone


# --- one dossier -----------------------------------------------------------------------------------------------------


def test_a_dossier_is_shown_with_state_facts_entries_and_dials(record: Place) -> None:
    loaded(
        named("r0", SESSION, "Session of November"),
        a_report("r1", a_fact("session held", SESSION, value={"place": "Minsk"})),
    )
    shown = answers.show(SESSION, by())
    assert (shown.dossier, shown.kind, shown.title, shown.at) == (SESSION, "session", "Session of November", 2)
    assert (shown.on, shown.known) == ("2024-06-02T00:00:00+03:00", "2024-06-02T00:00:00+03:00")
    assert shown.state.stage.state == "held"  # type: ignore[attr-defined]
    assert [card.address for card in shown.facts] == ["r0#n-r0", "r1#f1"]
    assert [(card.id, card.position, card.chain, card.refs, card.facts) for card in shown.entries] == [
        ("r0", 0, ("tass",), ("n-r0",), 1), ("r1", 1, ("tass",), ("f1",), 1),
    ]  # fmt: skip
    assert (shown.later, shown.hidden, shown.may_be_public) == (0, 0, ())


@pytest.mark.parametrize(
    ("names", "title"),
    [
        # no name, a name of any sort, a title before others, the newest title
        ([], "csc-2023-11-23"),
        ([("Minsk", "nickname")], "Minsk"),
        ([("Minsk Session", "title"), ("Minsk", "nickname")], "Minsk Session"),
        ([("Minsk Session", "title"), ("Session of November", "title")], "Session of November"),
    ],
)
def test_the_title_is_the_newest_that_was_given_else_a_name_else_the_slug(
    sqlite_record: Place, names: list[tuple[str, str]], title: str
) -> None:
    given = [named(f"n{number}", SESSION, name, form) for number, (name, form) in enumerate(names)]
    loaded(a_report("r1", a_fact("session held", SESSION)), *given)
    assert answers.show(SESSION, by()).title == title
    assert [one.title for one in answers.dossiers("session") if one.dossier == SESSION] == [title]


@pytest.mark.parametrize(
    ("dossier", "refusal", "words"),
    [
        ("nonsense", BadDossier, "'nonsense' names no dossier"),
        ("csto/vote/x", BadDossier, "there is no kind 'vote'"),
        # the nearest: the same slug elsewhere first, then what is spelt alike
        (
            "csto/plan/budget",
            NoSuchDossier,
            "holds nothing about 'csto/plan/budget'. The nearest are: csto/document/budget",
        ),
        ("csto/plan/2024", NoSuchDossier, "The nearest are: csto/plan/2023"),
        ("world/person/xyzzy", NoSuchDossier, "`travaux list dossiers` shows all"),
    ],
)
def test_what_is_no_name_or_not_on_record_is_refused_with_the_nearest(
    sqlite_record: Place, dossier: str, refusal: type[BrokenInput], words: str
) -> None:
    loaded(a_report("r1", a_fact("adopted", DOC)), a_report("r2", a_fact("plan drawn up", PLAN, ref="p")))
    with pytest.raises(refusal) as refused:
        answers.show(dossier, by())
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("at", "later", "place"),
    [
        # at the first entry one more bears on it, at the second none; the third is about something else
        (1, 1, "Minsk"),
        (2, 0, None),
        (3, 0, None),
    ],
)
def test_entries_recorded_since_are_counted_and_change_nothing(
    record: Place, at: int, later: int, place: str | None
) -> None:
    loaded(
        a_report("r1", a_fact("session held", SESSION, value={"place": "Minsk"})),
        a_report("r2", a_fact("session held", SESSION, ref="g", value={"place": "Astana"})),
        a_report("r3", a_fact()),
    )
    shown = answers.show(SESSION, by(at=at))
    assert (shown.at, shown.later) == (at, later)
    assert shown.state.place.value == place, "of two that exclude each other with equal weight none leads"  # type: ignore[attr-defined]


def test_facts_that_exclude_each_other_are_shown_side_by_side(record: Place) -> None:
    loaded(
        a_report("r1", a_fact("session held", SESSION, value={"place": "Minsk"})),
        a_report("r2", a_fact("session held", SESSION, ref="g", value={"place": "Astana"}), chain=("a", "b")),
    )
    cards = answers.show(SESSION, by()).facts
    assert {card.address: (card.contested, card.leads) for card in cards} == {
        "r1#f1": (("r2#g",), True), "r2#g": (("r1#f1",), False),
    }  # fmt: skip


def test_what_may_have_been_public_is_apart_from_what_was(record: Place) -> None:
    vague = a_report("r2", a_fact("session held", SESSION, ref="g"), public="2024-05/2024-07")
    loaded(a_report("r1", a_fact("session scheduled", SESSION, on="2023-10-01")), vague)
    shown = answers.show(SESSION, by())
    assert [card.ref for card in shown.facts] == ["f1"]
    assert [card.ref for card in shown.may_be_public] == ["g"]
    assert [card.id for card in shown.entries] == ["r1", "r2"]
    assert answers.show(SESSION, by(known="2024-04-01")).may_be_public == ()


# --- remarks ---------------------------------------------------------------------------------------------------------

TASMAGAMBETOV = "world/person/tasmagambetov"


def said(entry_id: str, on: str, public: str, speaker: str = TASMAGAMBETOV) -> Entry:
    saying = Said(by=speaker, on=a_day(on)) if on else Said(by=speaker)
    return a_report(entry_id, a_fact("regarded as ally", ref=entry_id, on="2023-01-01"), public=public, said=saying)


def test_remarks_stand_in_order_of_saying_whatever_the_pages_are_dated(record: Place) -> None:
    loaded(
        said("ally", "2024-11-28", "2024-11-28"),
        said("removal", "2023-11-20", "2024-12-23"),
        a_report("nobody", a_fact("adopted", DOC)),
        said("source", "2023-11-21", "2023-11-21", speaker=""),
    )
    found = answers.remarks(Wanted(), Dials())
    assert [one.entry for one in found] == ["removal", "ally"]
    assert {one.speaker.by for one in found} == {TASMAGAMBETOV}
    assert [[card.ref for card in one.facts] for one in found] == [["removal"], ["ally"]]


def test_a_remark_without_a_day_stands_where_its_fact_happened(sqlite_record: Place) -> None:
    loaded(said("dated", "2023-06-01", "2024-01-01"), said("undated", "", "2024-01-01"))
    assert [one.entry for one in answers.remarks(Wanted(), Dials())] == ["undated", "dated"]


def test_one_report_of_many_facts_is_one_remark_with_its_trail(record: Place) -> None:
    both = (a_fact("regarded as ally", ref="a"), a_fact("return hoped for", ref="b"))
    chain = (Link("belta-1"), Link("udf-1", "L8"))
    entry = a_report("r1", *both, said=Said(by=TASMAGAMBETOV, as_="csto/post/secretary-general"))
    loaded(Entry(**{name: getattr(entry, name) for name in entry.__struct_fields__} | {"chain": chain}))
    (remark,) = answers.remarks(Wanted(by=TASMAGAMBETOV), Dials())
    assert [card.ref for card in remark.facts] == ["a", "b"]
    assert remark.speaker.as_ == "csto/post/secretary-general"
    assert ([one.source for one in remark.sources[0].chain], remark.sources[0].locator) == (["belta-1", "udf-1"], "L8")
    (card,) = answers.entries(Dials())
    assert card.chain == ("belta-1", "udf-1:L8")


def test_the_facts_of_a_remark_name_their_rivals_outside_of_it(sqlite_record: Place) -> None:
    place = a_fact("session held", SESSION, ref="a", value={"place": "Minsk"})
    loaded(
        a_report("r1", place, said=Said(by=TASMAGAMBETOV)),
        a_report("r2", a_fact("session held", SESSION, ref="b", value={"place": "Astana"})),
    )
    (remark,) = answers.remarks(Wanted(), Dials())
    assert remark.facts[0].contested == ("r2#b",)
    assert remark.facts == tuple(card for card in answers.facts(Wanted(), Dials()) if card.ref == "a")


# --- the order of happening, and what became known -------------------------------------------------------------------


def test_names_and_other_facts_without_a_day_are_in_no_timeline(record: Place) -> None:
    timeless = a_fact("named", DOC, ref="n", value={"name": "Budget"})
    timeless = type(timeless)(
        "n", timeless.about, "named", type(timeless.on)("always", TIMELESS.lo, TIMELESS.hi), value=timeless.value
    )
    loaded(a_report("r1", a_fact("adopted", DOC), timeless))
    assert [card.ref for card in answers.timeline(Wanted(about=DOC), Dials())] == ["f1"]
    assert [card.ref for card in answers.facts(Wanted(about=DOC), Dials())] == ["n", "f1"]


@pytest.mark.parametrize(
    ("since", "until", "refs"),
    [
        # the day on which it was published, the days before and after
        ("2023-11-19", "2023-11-20", ["b"]),
        ("2023-11-18", "2023-11-19", []),
        ("2023-11-20", "2023-11-21", []),
        # a stretch with several, in order of happening
        ("2023-01-01", "2024-01-01", ["b", "a"]),
        # all of it is known already
        ("2024-01-01", "2024-06-01", []),
    ],
)
def test_what_became_known_leaves_out_what_was_known_before(
    record: Place, since: str, until: str, refs: list[str]
) -> None:
    loaded(
        a_report("r1", a_fact("adopted", DOC, ref="a", on="2022-11-23"), public="2023-12-24"),
        a_report("r2", a_fact("drafted", DOC, ref="b", on="2022-10-01"), public="2023-11-20"),
        a_report("r3", a_fact("tabled", DOC, ref="c", on="2022-11-01"), public="2022-12-01"),
    )
    found = answers.became_known(Wanted(about=DOC), by(since), by(until))
    assert [card.ref for card in found] == refs


# --- lists -----------------------------------------------------------------------------------------------------------


def test_dossiers_are_listed_by_name_all_or_of_one_kind(record: Place) -> None:
    loaded(
        named("r1", DOC, "Budget for 2024"),
        a_report(
            "r2", a_fact("session held", SESSION), a_fact("membership began", ("csto/member/am", "csto/roll"), ref="m")
        ),
    )
    assert [(one.dossier, one.kind, one.title) for one in answers.dossiers()] == [
        (DOC, "document", "Budget for 2024"),
        ("csto/member/am", "member", "am"),
        ("csto/roll", "roll", "roll"),
        (SESSION, "session", "csc-2023-11-23"),
    ]
    assert [one.dossier for one in answers.dossiers("session")] == [SESSION]
    assert answers.dossiers("post") == ()


def test_sources_are_listed_with_their_dates_each_under_its_label(record: Place) -> None:
    outlet = {"title": "BelTA", "sort": "agency", "reliability": "B"}
    page = {"outlet": "world/source/belta", "published": "2023-11-20", "updated": "2024-12-23", "read": "whole"}
    loaded(
        a_report("outlet/belta", a_fact("outlet registered", "world/source/belta", value=outlet), chain=()),
        a_report("source/belta-1", a_fact("source registered", "world/source/belta-1", ref="s", value=page), chain=()),
    )
    agency, published = answers.sources()
    assert (agency.source, agency.title, agency.sort, agency.reliability, agency.dates) == (
        "belta",
        "BelTA",
        "agency",
        "B",
        {},
    )
    assert (published.source, published.outlet, published.read) == ("belta-1", "belta", "whole")
    assert published.dates == {"published": "2023-11-20", "updated": "2024-12-23"}


@pytest.mark.parametrize(
    ("dials", "ids"),
    [
        (None, ["r1", "r2", "r3"]),
        (Dials(at=0), []),
        (Dials(at=2), ["r1", "r2"]),
        (by("2023-06-01"), ["r1"]),
        (by("2023-12-01"), ["r1", "r2"]),
        (by("2024-01-02", at=2), ["r1", "r2"]),
    ],
)
def test_entries_are_listed_in_order_of_the_log_as_far_as_the_dials_go(
    record: Place, dials: Dials | None, ids: list[str]
) -> None:
    days = ("2023-01-01", "2023-11-20", "2024-01-01")
    loaded(*(a_report(f"r{n}", a_fact(ref=f"f{n}"), public=day) for n, day in enumerate(days, start=1)))
    assert [card.id for card in answers.entries(dials)] == ids


def test_what_is_not_on_record_is_compared_with_its_neighbours_alone(
    sqlite_record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking in vain must not cost more the longer the record is."""
    compared = list[int]()

    def close(_: str, names: list[str], **how: float) -> list[str]:
        compared.append(len(names))
        return names[: int(how["n"])]

    named = [a_report(f"r{n}", a_fact("drafted", f"csto/document/d{n:03}", ref=f"f{n}")) for n in range(40)]
    desk.load(named, "x", 1_700_800_000)
    monkeypatch.setattr(answers, "get_close_matches", close)
    monkeypatch.setattr(answers, "_NEIGHBOURS", 5)
    with pytest.raises(NoSuchDossier, match="csto/document/d01"):
        answers.show("csto/document/d019a", Dials())
    assert compared == [10]
