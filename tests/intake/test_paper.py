"""Confirmed proposals on paper: their days, the days beside them, what they rest on, and the order of their reports."""

import pytest

from travaux.intake.offers import Day, Head, NoSuchOffer, Offer, Offers, Others, Publication, dated, others
from travaux.intake.paper import Confirmed, chronicle, part_of, ref_of, report_of, reports, with_refs
from travaux.intake.text import Span

DIGEST = "ab" * 32


def confirmed(name: str, head: int = 0, by: str = "A", **fact: object) -> Confirmed:
    """A confirmed proposal of that id."""
    return Confirmed(
        name, head, {"ref": name, "about": ["csto/member/am"], "fact": "declined", **fact}, by, altered=False
    )


DATED = [
    (Day("2023-11-23"), {"on": "2023-11-23"}),
    (Day("2023-11-23", "2023-11-23"), {"on": "2023-11-23"}),
    (Day("2023-11-23", "2023-11-23", "a reason that nobody needs"), {"on": "2023-11-23"}),
    (
        Day("2023-11-23", "23 November"),
        {"on": "2023-11-23", "inferred": {"stated": "23 November", "because": "so the text states it"}},
    ),
    (
        Day("2023-11-23", "23 November", "the record has it"),
        {"on": "2023-11-23", "inferred": {"stated": "23 November", "because": "the record has it"}},
    ),
    (
        Day("2023-11-23", "23 November", "", ("p1",)),
        {"on": "2023-11-23", "inferred": {"stated": "23 November", "from": ["p1"]}},
    ),
    (
        Day("2023-11-23", "23 November", "the record has it", ("p1", "csto/roll")),
        {
            "on": "2023-11-23",
            "inferred": {"stated": "23 November", "from": ["p1", "csto/roll"], "because": "the record has it"},
        },
    ),
]


@pytest.mark.parametrize(("day", "paper"), DATED, ids=range(len(DATED)))
def test_a_day_is_stated_or_inferred_and_from_what(day: Day, paper: dict[str, object]) -> None:
    assert dated(day) == paper


OTHERS = [
    ((), ()),
    ((Day("2023-11-23"),), ()),
    (
        (Day("2023-11-23"), Day("2022-11-23", because="in Yerevan")),
        (Others(("2022-11-23",), (1,), "in Yerevan"),),
    ),
    (
        (Day("2023-11-23"), Day("2021-11-23", because="none in 2021"), Day("2020-11-23", because="none in 2020")),
        (Others(("2021-11-23", "2020-11-23"), (1, 2), "none in that year"),),
    ),
    (
        (Day("2023-11-23"), Day("2021-11-23", because="none in 2021"), Day("2020-11-23", because="in Moscow")),
        (Others(("2021-11-23",), (1,), "none in 2021"), Others(("2020-11-23",), (2,), "in Moscow")),
    ),
    (
        (Day("2023-11-23"), Day("2021", because="same"), Day("2020", because="other"), Day("2019", because="same")),
        (Others(("2021",), (1,), "same"), Others(("2020",), (2,), "other"), Others(("2019",), (3,), "same")),
    ),
    (
        (Day("2023-11-23"), Day("unknown", because="the text gives no year")),
        (Others(("unknown",), (1,), "the text gives no year"),),
    ),
]


@pytest.mark.parametrize(("days", "found"), OTHERS, ids=range(len(OTHERS)))
def test_other_days_stand_together_where_only_the_year_differs_in_their_reason(
    days: tuple[Day, ...], found: tuple[Others, ...]
) -> None:
    assert others(days) == found


def test_other_days_keep_their_places() -> None:
    assert Others(("2021", "2020"), (3, 4), "same").places == ((3, "2021"), (4, "2020"))


def test_a_proposal_is_found_by_its_id_and_another_is_refused() -> None:
    offer = Offer("p1", 0, {"fact": "declined"}, (Span(2, 0, 9), Span(4, 3, 7)), (Day("2023"),))
    every = Offers("csto", "Europe/Moscow", "engine", (offer,))
    assert every.offer("p1", DIGEST) is offer
    assert (offer.event, offer.lines) == ("declined", "L2:0-9 L4:3-7")
    with pytest.raises(NoSuchOffer, match=r"The text abababababab has no proposal 'p2'\. `travaux read` lists"):
        every.offer("p2", DIGEST)


def test_a_long_false_id_is_not_repeated_in_full() -> None:
    assert "x" * 61 not in str(NoSuchOffer("x" * 900, DIGEST))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([], []),
        ([confirmed("p1")], [["p1"]]),
        ([confirmed("p1"), confirmed("p2")], [["p1", "p2"]]),
        ([confirmed("p1"), confirmed("p2", head=1)], [["p1"], ["p2"]]),
        ([confirmed("p1"), confirmed("p2", by="B")], [["p1"], ["p2"]]),
        ([confirmed("p1"), confirmed("p2", head=1), confirmed("p3")], [["p1", "p3"], ["p2"]]),
        ([confirmed("p1", after="p2"), confirmed("p2")], [["p2", "p1"]]),
        ([confirmed("p1", after=["p2", "p3"]), confirmed("p2", head=1), confirmed("p3")], [["p2"], ["p3", "p1"]]),
        ([confirmed("p1", after="p9"), confirmed("p2")], [["p1", "p2"]]),
        ([confirmed("p1", after="p2"), confirmed("p2", after="p1")], [["p1", "p2"]]),
        ([confirmed("p1", after="p1")], [["p1"]]),
    ],
    ids=range(11),
)
def test_reports_are_of_one_head_and_one_person_and_follow_what_they_rest_on(
    given: list[Confirmed], found: list[list[str]]
) -> None:
    assert [[one.id for one in report] for report in reports(given)] == found


REFS = {"p1": "T1-p1", "p2": "T1-p2"}
RESTS = [
    ({"ref": "p1"}, {"ref": "T1-p1"}),
    ({"ref": "p7"}, {"ref": "p7"}),
    ({"after": "p1"}, {"after": ["T1-p1"]}),
    ({"after": ["p1", "p9", "p2"]}, {"after": ["T1-p1", "T1-p2"]}),
    ({"after": "p9"}, {}),
    ({"after": "entry#F1"}, {"after": ["entry#F1"]}),
    ({"after": "csto/member/am"}, {"after": ["csto/member/am"]}),
    ({"after": "world/person/zas"}, {"after": ["world/person/zas"]}),
    ({"after": "csto/nothing/am"}, {}),
    ({"about": [], "note": "", "fact": "declined"}, {"fact": "declined"}),
    (
        {"inferred": {"stated": "x", "from": ["p1"], "because": ""}},
        {"inferred": {"stated": "x", "from": ["T1-p1"]}},
    ),
    (
        {"inferred": {"stated": "x", "from": "p1", "because": "so"}},
        {"inferred": {"stated": "x", "from": ["T1-p1"], "because": "so"}},
    ),
    (
        {"inferred": {"stated": "x", "from": ["p9"]}},
        {"inferred": {"stated": "x", "because": "a person chose this day in the review"}},
    ),
    (
        {"inferred": {"stated": "x"}},
        {"inferred": {"stated": "x", "because": "a person chose this day in the review"}},
    ),
]


@pytest.mark.parametrize(("told", "found"), RESTS, ids=range(len(RESTS)))
def test_what_rests_on_a_proposal_that_is_not_on_record_is_left_out(
    told: dict[str, object], found: dict[str, object]
) -> None:
    before = dict(told)
    assert with_refs(told, REFS) == found
    assert told == before


def test_names_of_parts_facts_and_reports_are_made_of_the_digest() -> None:
    assert part_of(DIGEST) == "read-abababababab"
    assert ref_of(DIGEST, "p3") == "Tabababab-p3"
    assert report_of(DIGEST, [confirmed("p3"), confirmed("p4")]) == "read-abababababab-p3"


OFFERS = Offers(
    "csto",
    "Europe/Moscow",
    "engine 1",
    heads=(
        Head({"by": "world/person/zas"}, ("tass-1", "daily-1"), {"on": "2023-11-24"}, "exercise", "earlier"),
        Head(),
    ),
    publications=(
        Publication("tass", {"title": "TASS", "sort": "agency"}, outlet=True),
        Publication("tass-1", {"outlet": "tass", "published": "unknown"}),
    ),
)


def test_a_chronicle_begins_with_what_must_be_registered() -> None:
    written = chronicle(DIGEST, "2023-12-01T10:00", OFFERS, [confirmed("p1")], {})
    assert written.splitlines()[:9] == [
        "chronicle: csto/1",
        "part: read-abababababab",
        "zone: Europe/Moscow",
        "retrieved: 2023-12-01",
        "outlets:",
        "  tass: {title: TASS, sort: agency}",
        "sources:",
        "  tass-1: {outlet: tass, published: unknown}",
        "reports:",
    ]
    assert written.endswith("\n")


def test_a_report_keeps_its_head_in_order() -> None:
    written = chronicle(DIGEST, "2023-12-01", OFFERS, [confirmed("p1")], {})
    assert written.splitlines()[9:] == [
        "- id: read-abababababab-p1",
        "  copies: earlier",
        "  said: {by: world/person/zas}",
        "  chain: [tass-1, daily-1]",
        "  public: {on: 2023-11-24}",
        "  origin: exercise",
        "  review: {proposed: engine 1, confirmed: A}",
        "  facts:",
        "  - {ref: Tabababab-p1, about: csto/member/am, fact: declined}",
    ]


def test_a_report_without_hands_says_that_it_is_unsourced_and_what_was_altered() -> None:
    altered = Confirmed("p2", 1, {"fact": "declined", "after": "p1"}, "A", altered=True)
    written = chronicle(
        DIGEST, "2023-12-01", Offers("csto", "UTC", "engine 1", heads=OFFERS.heads), [altered], {"p1": "T9"}
    )
    assert written.splitlines()[4:] == [
        "reports:",
        "- id: read-abababababab-p2",
        '  unsourced: "true"',
        "  review: {proposed: engine 1, confirmed: A, altered: Tabababab-p2}",
        "  facts:",
        "  - {fact: declined, after: T9, ref: Tabababab-p2}",
    ]


def test_words_that_would_break_a_chronicle_are_quoted() -> None:
    hostile = confirmed("p1", note="a: b}\n- id: forged")
    written = chronicle(DIGEST, "2023-12-01", OFFERS, [hostile], {})
    assert '"a: b}\\n- id: forged"' in written
    assert sum(line.startswith("- id:") for line in written.splitlines()) == 1
