"""States of documents, plans, posts, persons and sources from facts told by several sources."""

import pytest

from tests.decision.states_of import report, reports, state
from tests.factories import a_fact
from travaux.decision.situation import (
    ChairmanshipState,
    DocumentState,
    PersonState,
    PlanState,
    PostState,
    SourceState,
)
from travaux.record.entry import Entry, Fact, Origin, Said

DOC = "csto/document/budget-2024"
CHAIR = ("csto/chairmanship",)


def document(*facts: Fact, on: str = "2030-01-01") -> DocumentState:
    found = state(DOC, reports(*facts), on)
    assert isinstance(found, DocumentState)
    return found


def of_document(name: str, on: str = "2023-11-23", **extra: object) -> Fact:
    return a_fact(name, DOC, on, **extra)


ADOPTED = of_document("adopted", value={"mode": "limited format", "without": ["am"], "body": "csto/body/csc"})
DECLINED = of_document("declined to join", "2024-05-08", keys=("am",))


@pytest.mark.parametrize(
    ("facts", "on", "bound"),
    [
        # the day after: open
        ((ADOPTED, DECLINED), "2023-11-24", {"am": "open"}),
        # from its declaration: not bound
        ((ADOPTED, DECLINED), "2024-05-08", {"am": "not bound"}),
        # had it joined: bound
        ((ADOPTED, of_document("joined", "2024-05-08", keys=("am",))), "2024-05-08", {"am": "bound"}),
        # before the session: nobody
        ((ADOPTED, DECLINED), "2023-11-22", {}),
        # nobody once it is repealed
        ((ADOPTED, of_document("repealed", "2025-01-01")), "2025-01-01", {}),
    ],
)
def test_who_is_bound_is_a_function_of_the_day(facts: tuple[Fact, ...], on: str, bound: dict[str, str]) -> None:
    assert document(*facts, on=on).bound.members == bound


def test_an_adoption_is_told_with_mode_body_and_those_left_out() -> None:
    adopted = document(ADOPTED).adopted
    assert adopted is not None
    assert (adopted.mode.value, adopted.body.value, adopted.without) == ("limited format", "csto/body/csc", ("am",))


def test_an_adoption_that_left_nobody_out_binds_by_itself() -> None:
    found = document(of_document("adopted", value={"mode": "consensus", "without": "none"}))
    assert found.adopted is not None
    assert (found.adopted.without, found.bound.others) == ((), "bound by the adoption")


def test_the_newest_stance_of_a_member_is_the_one_that_stands() -> None:
    found = document(
        of_document("stance recorded", "2023-10-01", keys=("am",), value={"stance": "reserves"}),
        of_document("stance recorded", "2023-11-01", keys=("am",), value={"stance": "agrees"}),
    )
    assert [(one.member, one.stance.value) for one in found.stances] == [("am", "agrees")]


@pytest.mark.parametrize(
    ("after", "outcome"),
    [
        # removed at that member's request
        (of_document("item removed", "2023-11-24", value={"request of": "am"}), "item removed"),
        # removed at another's request: this one was not answered by it
        (of_document("item removed", "2023-11-24", value={"request of": "by"}), "not on record"),
        # included in spite of it
        (of_document("item included", "2023-11-24"), "item included"),
    ],
)
def test_what_became_of_a_request_is_told_only_by_what_answers_it(after: Fact, outcome: str) -> None:
    asked = of_document("removal requested", "2023-11-20", keys=("am",))
    assert document(asked, after).requests[0].outcome == outcome


def test_a_step_out_of_turn_is_marked_in_the_history() -> None:
    found = document(of_document("drafted", "2023-11-01"), of_document("adopted"))
    assert (found.stage.state, found.stage.foreseen, found.stage.note) == (
        "adopted",
        False,
        "not foreseen from drafted",
    )


def test_who_signed_refused_objected_and_voted_stands_by_member() -> None:
    found = document(
        of_document("put to decision", value={"mode": "vote", "body": "csto/body/csc"}),
        of_document("ballot cast", keys=("by",), value={"ballot": "yes"}),
        of_document("objection raised", keys=("am",), value={"to": "text"}),
        of_document("signed", keys=("ru", "kz")),
        of_document("signature refused", keys=("am",)),
        of_document("tally reported", value={"yes": 5, "no": 1}),
    )
    assert [act.member for act in found.signatures] == ["ru", "kz"]
    assert [act.member for act in (*found.refusals, *found.objections, *found.ballots)] == ["am", "am", "by"]
    assert (found.body.value, found.tally["yes"].value) == ("csto/body/csc", 5)


def plan(*entries: Entry) -> PlanState:
    found = state("csto/plan/2023", entries)
    assert isinstance(found, PlanState)
    return found


def counted(number: int, noun: str, on: str = "2023-11-20") -> Fact:
    return a_fact("count reported", "csto/plan/2023", on, keys=("total",), value={"number": number, "noun": noun})


def test_another_noun_for_the_same_number_stands_beside_it() -> None:
    holder = Said(by="world/person/tasmagambetov", as_="csto/post/secretary-general")
    measures = report(0, counted(34, "measures"), origin=Origin.RESPONSIBLE, said=holder)
    others = (report(1, counted(34, "decisions")), report(2, counted(34, "decisions")))
    found = plan(measures, *others).counts["total"]
    assert (found.number, found.noun, found.post) == (34, "measures", "csto/post/secretary-general")
    assert [(one.value, len(one.refs)) for one in found.rivals] == [("34 decisions", 2)]


def test_a_later_count_takes_the_place_of_an_earlier_one() -> None:
    found = plan(report(0, counted(34, "measures", "2023-01-10")), report(1, counted(35, "measures", "2023-11-20")))
    assert (found.counts["total"].number, found.counts["total"].rivals) == (35, ())


def test_measures_without_a_reported_total_are_told_as_such() -> None:
    told = a_fact("measure planned", "csto/plan/2023", keys=("exercises",), value={"title": "joint exercises"})
    found = plan(report(0, told))
    assert found.summary == "measures on record: 1; no total is reported"
    assert found.measures[0].stage.state == "planned"


def post(*facts: Fact, on: str) -> PostState:
    found = state("csto/post/secretary-general", reports(*facts), on)
    assert isinstance(found, PostState)
    return found


def of_post(name: str, on: str, person: str, **value: str) -> Fact:
    keyed = name in {"took office", "left office"}
    dossier = f"world/person/{person}"
    return a_fact(
        name, ("csto/post/secretary-general", dossier), on,
        keys=(dossier,) if keyed else (), value=value if keyed else {"person": dossier, **value},
    )  # fmt: skip


SUCCESSION = (
    of_post("took office", "2020-01-01", "zas"),
    of_post("attested in office", "2022-11-23", "zas"),
    of_post("left office", "2023-01-01", "zas"),
    of_post("took office", "2023-01-01", "tasmagambetov"),
    of_post("attested in office", "2023-11-20", "tasmagambetov"),
)


@pytest.mark.parametrize(
    ("on", "holder", "basis"),
    [
        ("2021-05-01", "zas", "took office"),
        ("2022-12-31", "zas", "took office"),
        ("2023-01-01", "tasmagambetov", "took office"),
        ("2024-01-01", "tasmagambetov", "took office"),
    ],
)
def test_the_holder_of_a_day_took_office_and_has_not_left(on: str, holder: str, basis: str) -> None:
    found = post(*SUCCESSION, on=on).holder
    assert found is not None
    assert (found.holder, found.basis) == (f"world/person/{holder}", basis)


def test_terms_stand_in_order_with_their_attestations() -> None:
    first, second = post(*SUCCESSION, on="2024-01-01").terms
    assert (first.holder, second.holder) == ("world/person/zas", "world/person/tasmagambetov")
    assert first.ended is not None
    assert (len(first.attested), second.ended) == (1, None)


def test_a_deputy_holds_the_post_acting() -> None:
    found = post(of_post("took office", "2017-01-01", "semerikov", acting="yes"), on="2017-03-01").holder
    assert found is not None
    assert found.acting


def test_nobody_is_made_holder_from_nothing() -> None:
    assert post(of_post("nominated", "2019-01-01", "zas"), on="2019-06-01").holder is None


def test_two_attested_on_one_day_with_equal_weight_leave_no_holder() -> None:
    found = post(
        of_post("attested in office", "2023-01-01", "zas"), of_post("attested in office", "2023-01-01", "tasmagambetov"),
        on="2023-06-01",
    ).holder  # fmt: skip
    assert found is not None
    assert (found.holder, len(found.rivals)) == ("unknown", 2)


def test_who_was_called_holder_before_the_term_contradicts_nothing_and_within_it_does() -> None:
    took = of_post("took office", "2023-01-01", "tasmagambetov")
    before, within = (of_post("attested in office", on, "zas") for on in ("2022-11-23", "2023-02-01"))
    holder = post(before, took, on="2023-06-01").holder
    assert holder is not None
    assert (holder.holder, holder.rivals) == ("world/person/tasmagambetov", ())
    disputed = post(took, within, on="2023-06-01").holder
    assert disputed is not None
    assert len(disputed.rivals) == 1


def test_the_chair_passes_from_member_to_member() -> None:
    told = [
        a_fact("chairmanship began", CHAIR, "2022-11-23", value={"member": "by"}),
        a_fact("chairmanship ended", CHAIR, "2023-12-31", value={"member": "by"}),
        a_fact("chairmanship began", CHAIR, "2024-01-01", value={"member": "kz", "person": "world/person/tokayev"}),
    ]
    chairs = []
    for on in ("2023-06-01", "2024-06-01"):
        found = state("csto/chairmanship", reports(*told), on)
        assert isinstance(found, ChairmanshipState)
        assert found.chair is not None
        chairs.append((found.chair.holder, len(found.terms)))
    assert chairs == [("by", 1), ("kz", 2)]


def test_a_person_s_posts_are_told_by_post() -> None:
    found = state("world/person/zas", reports(*SUCCESSION))
    assert isinstance(found, PersonState)
    assert list(found.posts) == ["csto/post/secretary-general"]
    assert found.posts["csto/post/secretary-general"].ended is not None


def test_a_source_keeps_each_date_under_its_label() -> None:
    value = {"outlet": "world/source/udf", "published": "unknown", "updated": "2024-12-23T13:53", "title": "x"}
    found = state("world/source/udf-1", reports(a_fact("source registered", "world/source/udf-1", value=value)))
    assert isinstance(found, SourceState)
    assert (found.dates["updated"].value, found.dates["published"].text) == (
        "2024-12-23T13:53",
        "the source does not say",
    )
