"""States told as histories: a member that comes and goes, a session put off, every ending of a text, plans, posts, persons."""

import pytest

from tests.decision.states_of import report, reports, state
from tests.factories import a_fact
from travaux.decision.situation import (
    ChairmanshipState,
    DocumentState,
    MemberState,
    PersonState,
    PlanState,
    PostState,
    RollState,
    SessionState,
)
from travaux.record.entry import Fact, Origin

AM = ("csto/member/am", "csto/roll")
SESSION, DOC, PLAN = "csto/session/csc-2023-11-23", "csto/document/x", "csto/plan/2023"
POST, CHAIR = "csto/post/secretary-general", ("csto/chairmanship",)


def of_member(name: str, on: str, **value: object) -> Fact:
    return a_fact(name, AM, on, value={one.rstrip("_"): given for one, given in value.items()})


def member(*facts: Fact, on: str = "2030-01-01") -> MemberState:
    found = state("csto/member/am", reports(*facts), on)
    assert isinstance(found, MemberState)
    return found


# A member's life of ups and downs, and where it stands on each day.
LIFE = (
    of_member("accession applied for", "1993-01-10"),
    of_member("membership began", "1994-04-20"),
    of_member("vote withdrawn", "2001-06-01", ground="arrears"),
    of_member("vote restored", "2002-06-01"),
    of_member("suspended by the council", "2005-06-01", ground="sanction"),
    of_member("suspension lifted", "2006-06-01"),
    of_member("withdrawal notified", "2010-01-15", effective="2010-07-15"),
    of_member("membership ended", "2010-07-15", how="withdrawal"),
    of_member("membership restored", "2016-08-16"),
    of_member("restoration ratified", "2018-03-28"),
)


@pytest.mark.parametrize(
    ("on", "membership", "status", "belongs"),
    [
        # before anything
        ("1992-01-01", "not on record", "taking part", False),
        # it asked
        ("1993-01-10", "candidate", "not a member", False),
        # it joined
        ("1994-04-20", "member", "taking part", True),
        # it lost its vote, and remained a member
        ("2001-06-01", "vote withdrawn", "taking part", True),
        ("2002-06-01", "member", "taking part", True),
        # the others suspended it, and it remained a member
        ("2005-06-01", "suspended by the council", "taking part", True),
        ("2006-06-01", "member", "taking part", True),
        # it gave notice, and remained a member while the months ran
        ("2010-01-15", "withdrawal notified", "taking part", True),
        ("2010-07-14", "withdrawal notified", "taking part", True),
        # it left
        ("2010-07-15", "former", "not a member", False),
        # it came back, and its parliament agreed
        ("2016-08-16", "restored", "taking part", True),
        ("2018-03-28", "member", "taking part", True),
    ],
)
def test_a_member_stands_each_day_where_its_history_has_brought_it(
    on: str, membership: str, status: str, *, belongs: bool
) -> None:
    found = member(*LIFE, on=on)
    roll = state("csto/roll", reports(*LIFE), on)
    assert isinstance(roll, RollState)
    assert (found.membership.state, found.membership.foreseen) == (membership, True)
    assert found.participation.status == status
    assert (roll.members == ("am",)) is belongs


BEGAN, PAUSED = (
    of_member("membership began", "1994-04-20"),
    of_member("participation suspension announced", "2024-02-22", scope="all bodies"),
)


@pytest.mark.parametrize(
    ("facts", "status", "scope"),
    [
        # it takes part again in everything
        ((PAUSED, of_member("participation resumed", "2025-01-01", scope="all bodies")), "taking part", None),
        ((PAUSED, of_member("participation resumed", "2025-01-01")), "taking part", None),
        # in exercises only: what it suspended in all bodies stays so
        ((PAUSED, of_member("participation resumed", "2025-01-01", scope="exercises")), "suspended by its own declaration", "all bodies"),
        # it had suspended exercises only, and resumes them
        ((of_member("participation suspension announced", "2024-02-22", scope="exercises"), of_member("participation resumed", "2025-01-01", scope="exercises")),
         "taking part", None),
        # and pauses once more
        ((PAUSED, of_member("participation resumed", "2025-01-01"), of_member("participation suspension notified", "2026-01-01", scope="budget")),
         "suspended by its own declaration", "budget"),
        # a source that says nothing of the scope ends it
        ((PAUSED, of_member("participation resumed", "2025-01-01", scope="unknown")), "taking part", None),
    ],
)  # fmt: skip
def test_what_is_taken_up_again_ends_what_it_covers_and_no_more(
    facts: tuple[Fact, ...], status: str, scope: str | None
) -> None:
    found = member(BEGAN, *facts).participation
    assert (found.status, found.scope.value) == (status, scope)


@pytest.mark.parametrize(
    ("facts", "aside"),
    [
        # at its own request
        ((of_member("suspended by the council", "2012-12-19", ground="own request"),), True),
        # as a sanction
        ((of_member("suspended by the council", "2012-12-19", ground="sanction"),), False),
        # at its own request once, lifted, and later as a sanction: the newest counts
        (
            (
                of_member("suspended by the council", "2012-12-19", ground="own request"),
                of_member("suspension lifted", "2014-01-01"),
                of_member("suspended by the council", "2020-01-01", ground="sanction"),
            ),
            False,
        ),
        # the ground is not told
        ((of_member("suspended by the council", "2012-12-19"),), False),
    ],
)
def test_who_left_the_table_at_its_own_request_is_off_the_roll(facts: tuple[Fact, ...], *, aside: bool) -> None:
    found = state("csto/roll", reports(BEGAN, *facts))
    assert isinstance(found, RollState)
    assert (found.rows[0].aside_at_own_request, found.members == ()) == (aside, aside)


def of_session(name: str, on: str, **value: object) -> Fact:
    return a_fact(name, SESSION, on, value={one.rstrip("_"): given for one, given in value.items()})


FIRST = of_session("session scheduled", "2023-01-10", for_="2023-11-22", place="Minsk")
SECOND = of_session("session scheduled", "2023-05-10", for_="2023-11-23")


@pytest.mark.parametrize(
    ("facts", "stage", "planned", "place"),
    [
        # one plan
        ((FIRST,), "scheduled", "2023-11-22", "Minsk"),
        # a second one that names no place: the day is the new one, the place still stands
        ((FIRST, SECOND), "scheduled", "2023-11-23", "Minsk"),
        # called without a day: the planned one stands
        ((FIRST, of_session("session convened", "2023-11-01", by="by")), "convened", "2023-11-22", "Minsk"),
        # called for another day
        ((FIRST, of_session("session convened", "2023-11-01", for_="2023-11-24")), "convened", "2023-11-24", "Minsk"),
        # put off to a day
        ((FIRST, of_session("session postponed", "2023-11-01", to="2023-12-20")), "postponed", "2023-12-20", "Minsk"),
        # put off, and nobody says until when: it is planned for no day
        ((FIRST, of_session("session postponed", "2023-11-01", to="unknown")), "postponed", None, "Minsk"),
        ((FIRST, of_session("session postponed", "2023-11-01")), "postponed", None, "Minsk"),
        # put off, and planned anew
        ((FIRST, of_session("session postponed", "2023-02-01"), SECOND), "scheduled", "2023-11-23", "Minsk"),
        # put off twice
        ((FIRST, of_session("session postponed", "2023-02-01", to="2023-12-01"), of_session("session postponed", "2023-03-01", to="2024-01-01")), "postponed", "2024-01-01", "Minsk"),
        # called off
        ((FIRST, of_session("session cancelled", "2023-11-01")), "cancelled", "2023-11-22", "Minsk"),
        # nothing at all
        ((), "not on record", None, None),
    ],
)  # fmt: skip
def test_a_session_is_planned_for_the_day_that_was_named_last(
    facts: tuple[Fact, ...], stage: str, planned: str | None, place: str | None
) -> None:
    found = state(SESSION, reports(*facts))
    assert isinstance(found, SessionState)
    assert (found.stage.state, found.planned_for.value, found.planned_place.value) == (stage, planned, place)
    assert found.held is None


def test_two_plans_of_one_day_for_two_days_leave_it_open_which() -> None:
    other = of_session("session scheduled", "2023-01-10", for_="2023-11-25")
    found = state(SESSION, reports(FIRST, other))
    assert isinstance(found, SessionState)
    assert (found.planned_for.value, {one.value for one in found.planned_for.rivals}) == (
        None,
        {"2023-11-22", "2023-11-25"},
    )


def of_document(name: str, on: str, keys: tuple[str, ...] = (), **value: object) -> Fact:
    return a_fact(name, DOC, on, keys=keys, value={one.rstrip("_"): given for one, given in value.items()})


def document(*facts: Fact, on: str = "2030-01-01") -> DocumentState:
    found = state(DOC, reports(*facts), on)
    assert isinstance(found, DocumentState)
    return found


PUT = (
    of_document("drafted", "2023-01-01"),
    of_document("tabled", "2023-02-01"),
    of_document("put to decision", "2023-03-01", mode="consensus"),
)


@pytest.mark.parametrize(
    ("ending", "stage", "others"),
    [
        # every way in which a text that was put can end
        ((of_document("adopted", "2023-03-02", without="none"),), "adopted", "bound by the adoption"),
        ((of_document("not adopted", "2023-03-02"),), "not adopted", "nobody: no adoption on record"),
        ((of_document("withdrawn", "2023-03-02", by="am"),), "withdrawn", "nobody: no adoption on record"),
        ((of_document("lapsed", "2023-03-02"),), "lapsed", "nobody: no adoption on record"),
        ((of_document("taken note of", "2023-03-02"),), "taken note of", "nobody: no adoption on record"),
        ((of_document("returned for finalisation", "2023-03-02", ("csto/body/csc",)),), "returned for finalisation", "nobody: no adoption on record"),
        ((of_document("adopted", "2023-03-02"), of_document("entered into force", "2023-04-01")), "in force", "bound by the adoption"),
        ((of_document("adopted", "2023-03-02"), of_document("repealed", "2024-04-01")), "repealed", "nobody: repealed"),
        ((of_document("adopted", "2023-03-02"), of_document("signature opened", "2023-03-03"), of_document("signature completed", "2023-04-01")), "signed by all", "bound by the adoption"),
        ((of_document("adopted", "2023-03-02", without=["am"]),), "adopted", "bound: those who took part in deciding"),
    ],
)  # fmt: skip
def test_a_text_ends_in_one_of_the_ways_that_there_are(ending: tuple[Fact, ...], stage: str, others: str) -> None:
    found = document(*PUT, *ending)
    assert (found.stage.state, found.stage.foreseen, found.bound.others) == (stage, True, others)
    assert [taken.event for taken in found.history][:3] == ["drafted", "tabled", "put to decision"]


@pytest.mark.parametrize(
    ("facts", "members"),
    [
        # refused at Yerevan, adopted by all a year later: the refusal tells nothing of the adoption
        ((of_document("signature refused", "2022-11-23", ("am",)), of_document("adopted", "2023-11-23")), {}),
        # refused after the adoption
        ((of_document("adopted", "2023-11-23"), of_document("signature refused", "2023-12-23", ("am",))), {"am": "not bound"}),
        # refused on the day of the adoption
        ((of_document("adopted", "2023-11-23"), of_document("signature refused", "2023-11-23", ("am",))), {"am": "not bound"}),
        # left out, refused before, and open since
        ((of_document("signature refused", "2022-11-23", ("am",)), of_document("adopted", "2023-11-23", without=["am"])), {"am": "open"}),
        # left out, declined, and joined in the end
        ((of_document("adopted", "2023-11-23", without=["am"]), of_document("declined to join", "2024-05-08", ("am",)), of_document("joined", "2025-05-08", ("am",))), {"am": "bound"}),
        # signed afterwards
        ((of_document("adopted", "2023-11-23", without=["am"]), of_document("signed", "2024-05-08", ("am",))), {"am": "bound"}),
    ],
)  # fmt: skip
def test_whom_a_text_binds_is_told_by_what_came_with_the_adoption_and_after_it(
    facts: tuple[Fact, ...], members: dict[str, str]
) -> None:
    assert document(*facts).bound.members == members


def test_a_stance_told_after_the_adoption_stands_beside_it_and_leaves_it_adopted() -> None:
    found = document(
        *PUT,
        of_document("adopted", "2023-03-02"),
        of_document("stance recorded", "2024-05-08", ("am",), stance="reserves"),
    )
    assert found.stage.state == "adopted"
    assert [(one.member, one.stance.value) for one in found.stances] == [("am", "reserves")]
    assert (found.history[-1].foreseen, found.history[-1].note) == (False, "not foreseen from adopted")


def test_ballots_are_those_of_the_last_time_and_the_first_ones_are_still_told() -> None:
    again = of_document("put to decision", "2024-03-01", mode="vote")
    back = of_document("returned for finalisation", "2023-05-01", ("csto/body/csc",))
    first = of_document("ballot cast", "2023-03-01", ("am",), ballot="no")
    second = of_document("ballot cast", "2024-03-01", ("by",), ballot="yes")
    found = document(*PUT, first, back, again, second)
    assert [(act.member, act.value["ballot"]) for act in found.ballots] == [("by", "yes")]
    told = {(taken.event, taken.keys) for taken in found.history}
    assert ("ballot cast", ("am",)) in told


def of_plan(name: str, on: str, **value: object) -> Fact:
    return a_fact(name, PLAN, on, keys=("m",), value=value)


@pytest.mark.parametrize(
    ("facts", "stage", "status"),
    [
        # planned, begun, done
        ((of_plan("measure planned", "2023-01-01", title="x"), of_plan("measure reported", "2023-05-01", status="in progress"), of_plan("measure reported", "2023-11-01", status="implemented")), "implemented", "implemented"),
        # planned, not carried out, and carried over into the next plan
        ((of_plan("measure planned", "2023-01-01"), of_plan("measure reported", "2023-11-01", status="not implemented"), of_plan("measure reported", "2023-12-01", status="carried over")), "carried over", "carried over"),
        # carried over, and taken up again
        ((of_plan("measure planned", "2023-01-01"), of_plan("measure reported", "2023-12-01", status="carried over"), of_plan("measure reported", "2024-05-01", status="in progress")), "in progress", "in progress"),
        # struck out
        ((of_plan("measure planned", "2023-01-01"), of_plan("measure reported", "2023-12-01", status="removed")), "removed", "removed"),
        # only reported on
        ((of_plan("measure reported", "2023-12-01", status="not implemented"),), "not implemented", "not implemented"),
    ],
)  # fmt: skip
def test_a_measure_goes_where_the_newest_report_on_it_says(facts: tuple[Fact, ...], stage: str, status: str) -> None:
    found = state(PLAN, reports(*facts))
    assert isinstance(found, PlanState)
    (row,) = found.measures
    assert (row.stage.state, row.stage.foreseen, row.status.value) == (stage, True, status)
    assert found.summary == "measures on record: 1; no total is reported"


def of_post(name: str, on: str, person: str, **value: str) -> Fact:
    dossier = f"world/person/{person}"
    keyed = name in {"took office", "left office"}
    named = value if keyed else {"person": dossier, **value}
    return a_fact(name, (POST, dossier), on, keys=(dossier,) if keyed else (), value=named)


TWICE = (
    of_post("took office", "2003-04-28", "bordyuzha"),
    of_post("attested in office", "2010-05-01", "bordyuzha"),
    of_post("left office", "2016-12-31", "bordyuzha"),
    of_post("took office", "2017-01-01", "semerikov", acting="yes"),
    of_post("attested in office", "2017-03-01", "semerikov"),
    of_post("left office", "2017-04-14", "semerikov"),
    of_post("took office", "2017-05-02", "khachaturov"),
    of_post("left office", "2018-11-02", "khachaturov"),
    of_post("took office", "2018-11-02", "semerikov", acting="yes"),
    of_post("attested in office", "2019-06-01", "semerikov"),
)


@pytest.mark.parametrize(
    ("on", "holder", "acting"),
    [
        ("2003-04-28", "bordyuzha", False), ("2016-12-30", "bordyuzha", False), ("2017-01-01", "semerikov", True),
        # between two: the last has left, and the next has not begun
        ("2017-04-20", None, None), ("2017-05-02", "khachaturov", False), ("2018-11-02", "semerikov", True),
    ],
)  # fmt: skip
def test_a_post_has_its_holder_of_the_day_acting_or_not_or_none(
    on: str, holder: str | None, *, acting: bool | None
) -> None:
    found = state(POST, reports(*[one for one in TWICE if one.fact != "attested in office"]), on)
    assert isinstance(found, PostState)
    told = found.holder
    assert (told and told.holder, told and told.acting) == (holder and f"world/person/{holder}", acting)


def test_an_attestation_bears_out_the_term_in_which_it_falls_and_no_other() -> None:
    found = state(POST, reports(*TWICE))
    assert isinstance(found, PostState)
    borne = [(term.holder.rpartition("/")[2], [cited.address for cited in term.attested]) for term in found.terms]
    assert borne == [("bordyuzha", ["r1#f0"]), ("semerikov", ["r4#f0"]), ("khachaturov", []), ("semerikov", ["r9#f0"])]


def test_somebody_called_holder_after_having_left_is_told_as_attested_and_outside_the_term() -> None:
    late = of_post("attested in office", "2017-02-01", "bordyuzha")
    found = state(POST, reports(*TWICE[:3], late))
    assert isinstance(found, PostState)
    assert [len(term.attested) for term in found.terms] == [1]
    assert found.holder is not None
    assert (found.holder.basis, [one.address for one in found.holder.refs]) == ("attested", ["r3#f0"])


def test_a_person_has_a_term_for_each_post() -> None:
    council = a_fact(
        "took office", ("ru/post/secretary", "world/person/bordyuzha"), "1998-09-14", keys=("world/person/bordyuzha",)
    )
    found = state("world/person/bordyuzha", reports(*TWICE, council))
    assert isinstance(found, PersonState)
    assert set(found.posts) == {POST, "ru/post/secretary"}
    assert found.posts[POST].ended is not None
    assert found.posts["ru/post/secretary"].ended is None


@pytest.mark.parametrize(
    ("on", "chair", "stage"),
    [
        ("2021-01-01", None, "not on record"), ("2022-11-23", "by", "chaired"), ("2023-12-31", None, "vacant"),
        ("2024-01-01", "kz", "chaired"), ("2025-01-01", "kg", "chaired"),
    ],
)  # fmt: skip
def test_the_chair_of_a_day_is_the_member_that_began_and_has_not_ended(on: str, chair: str | None, stage: str) -> None:
    told = [
        a_fact("chairmanship began", CHAIR, "2022-11-23", value={"member": "by"}),
        a_fact("chairmanship ended", CHAIR, "2023-12-31", value={"member": "by"}),
        a_fact("chairmanship began", CHAIR, "2024-01-01", value={"member": "kz"}),
        a_fact("chairmanship began", CHAIR, "2025-01-01", value={"member": "kg"}),
    ]
    found = state("csto/chairmanship", reports(*told), on)
    assert isinstance(found, ChairmanshipState)
    assert (found.chair and found.chair.holder, found.stage.state) == (chair, stage)


def test_a_weightier_source_decides_which_of_two_histories_moves_the_state() -> None:
    agency = report(0, of_session("session scheduled", "2023-01-10", for_="2023-11-22"))
    official = report(1, of_session("session cancelled", "2023-11-01"), origin=Origin.OFFICIAL_RECORD)
    found = state(SESSION, [agency, official])
    assert isinstance(found, SessionState)
    assert (found.stage.state, [taken.fact.address for taken in found.stage.steps]) == ("cancelled", ["r0#f0", "r1#f0"])
