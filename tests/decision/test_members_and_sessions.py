"""States of members, the roll and sessions from facts told by several sources, also against each other."""

import msgspec
import pytest

from tests.decision.states_of import report, reports, state
from tests.factories import a_fact
from travaux.decision.situation import MemberState, RollState, SessionState
from travaux.record.entry import Entry, Fact, Origin, Said

AM = ("csto/member/am", "csto/roll")
SESSION = "csto/session/csc-2023-11-23"


def member(*facts: Fact, on: str = "2030-01-01", known: str = "") -> MemberState:
    found = state("csto/member/am", reports(*facts), on, known)
    assert isinstance(found, MemberState)
    return found


def of_member(name: str, on: str, **extra: object) -> Fact:
    return a_fact(name, AM, on, **extra)


BEGAN = of_member("membership began", "1994-04-20")
ANNOUNCED = of_member("participation suspension announced", "2024-02-22", value={"scope": "all bodies"})


SUSPENDED, LIFTED = "suspended by the council", "suspension lifted"
MOMENT = "2024-03-01T10:00:00+03:00"


@pytest.mark.parametrize(
    ("names", "stands"),
    [
        ((SUSPENDED,), SUSPENDED),
        ((SUSPENDED, LIFTED), "member"),
        ((SUSPENDED, LIFTED, SUSPENDED), SUSPENDED),
        ((SUSPENDED, LIFTED, SUSPENDED, LIFTED), "member"),
    ],
)
def test_acts_of_one_second_count_in_the_order_in_which_they_were_entered(names: tuple[str, ...], stands: str) -> None:
    acts = [
        msgspec.structs.replace(report(number, of_member(name, MOMENT)), kind="act")
        for number, name in enumerate(names, 1)
    ]
    found = state("csto/member/am", [report(0, BEGAN), *acts])
    assert isinstance(found, MemberState)
    assert found.membership.state == stands
    assert len(found.membership.steps) == 1 + len(names)


def test_reports_of_one_day_tell_one_suspension() -> None:
    told = [of_member(name, "2024-03-01") for name in (SUSPENDED, LIFTED, SUSPENDED)]
    assert len(member(BEGAN, *told).membership.steps) == 3


@pytest.mark.parametrize(
    ("facts", "membership", "foreseen", "status"),
    [
        # a member that takes part
        ((BEGAN,), "member", True, "taking part"),
        # its own declaration is participation, never membership
        ((BEGAN, ANNOUNCED), "member", True, "suspended by its own declaration"),
        # and ends when it takes part again
        ((BEGAN, ANNOUNCED, of_member("participation resumed", "2025-01-01")), "member", True, "taking part"),
        # described by others only
        ((BEGAN, of_member("participation described", "2024-03-01", value={"as": "frozen"})), "member", True,
         "described as suspended"),
        # suspended by the Council: membership
        ((BEGAN, of_member("suspended by the council", "2024-03-01")), "suspended by the council", True, "taking part"),
        # expelled without a suspension before
        ((BEGAN, of_member("expelled", "2024-03-01")), "expelled", False, "not a member"),
        # it left
        ((BEGAN, of_member("withdrawal notified", "2024-03-01"), of_member("membership ended", "2024-09-01")), "former",
         True, "not a member"),
        # the vote is withdrawn and given back
        ((BEGAN, of_member("vote withdrawn", "2024-03-01")), "vote withdrawn", True, "taking part"),
        ((BEGAN, of_member("vote withdrawn", "2024-03-01"), of_member("vote restored", "2025-03-01")), "member", True,
         "taking part"),
    ],
)  # fmt: skip
def test_membership_and_participation_are_two_things(
    facts: tuple[Fact, ...], membership: str, foreseen: bool, status: str
) -> None:
    found = member(*facts)
    assert (found.membership.state, found.membership.foreseen) == (membership, foreseen)
    assert found.participation.status == status


def test_announced_notified_acknowledged_are_separate_facts_with_separate_days() -> None:
    found = member(BEGAN, ANNOUNCED, of_member("participation suspension notified", "2025-06-01")).participation
    assert found.announced is not None
    assert found.notified is not None
    assert found.announced.happened != found.notified.happened
    assert (found.notified_text, found.text) == ("", "notified by the member")
    assert found.scope.value == "all bodies"


def test_before_the_announcement_is_public_there_is_none() -> None:
    entries = [report(0, BEGAN, public="1994-04-20"), report(1, ANNOUNCED, public="2024-02-23")]
    before = state("csto/member/am", entries, known="2024-02-22")
    after = state("csto/member/am", entries, known="2024-02-23")
    assert isinstance(before, MemberState)
    assert isinstance(after, MemberState)
    assert (before.participation.announced, before.participation.status) == (None, "taking part")
    assert after.participation.status == "suspended by its own declaration"


def test_what_may_have_happened_is_listed_and_moves_nothing() -> None:
    found = member(BEGAN, of_member("expelled", "2024"), on="2024-06-01")
    assert found.membership.state == "member"
    assert [one.event for one in found.evidence.may] == ["expelled"]


def test_that_no_notice_came_is_somebody_s_saying_with_its_day() -> None:
    said = Said(by="world/person/tasmagambetov", as_="csto/post/secretary-general")
    told = of_member("no notice on record", "2024-03-12", keys=("suspension of participation",))
    entries = [report(0, BEGAN), report(1, told, said=said)]
    found = state("csto/member/am", entries)
    assert isinstance(found, MemberState)
    (saying,) = found.participation.no_notices
    assert (saying.keys, saying.fact.by) == (("suspension of participation",), "world/person/tasmagambetov")


def test_a_notice_for_something_else_is_told_beside_the_missing_one() -> None:
    found = member(
        BEGAN, of_member("formal notice given", "2024-08-01", keys=("budget",), value={"of": "it will not sign"})
    )
    assert [one.keys for one in found.formal_notices] == [("budget",)]
    assert found.participation.notified is None


def test_money_is_told_by_the_newest_word() -> None:
    found = member(
        of_member("arrears reported", "2024-06-01", value={"years": 1}),
        of_member("arrears reported", "2025-06-01", value={"years": 2}),
        of_member("contribution withheld", "2024-05-08", keys=("2024",)),
        a_fact("budget share set", "csto/member/am", "2023-11-23", keys=("am",), value={"share": "1/10"}),
    )
    assert (found.money.arrears_years.value, found.money.share.value) == (2, "1/10")
    assert [one.keys for one in found.money.withheld] == [("2024",)]


def test_the_roll_of_a_day_has_its_members_and_no_former_ones() -> None:
    uz = ("csto/member/uz", "csto/roll")
    facts = (
        BEGAN,
        a_fact("membership began", uz, "2006-08-16"),
        a_fact("suspended by the council", uz, "2012-12-19", value={"ground": "own request"}),
        a_fact("membership ended", uz, "2013-01-01"),
    )
    then, now = (state("csto/roll", reports(*facts), on) for on in ("2012-12-31", "2024-01-01"))
    assert isinstance(then, RollState)
    assert isinstance(now, RollState)
    assert (then.members, now.members) == (("am",), ("am",))
    assert {row.member: row.membership.state for row in then.rows} == {"am": "member", "uz": "suspended by the council"}
    assert {row.member: row.membership.state for row in now.rows} == {"am": "member", "uz": "former"}


@pytest.mark.parametrize(("ground", "members"), [("own request", ()), ("sanction", ("am",))])
def test_a_member_that_the_council_suspended_stays_on_the_roll_unless_it_had_asked_for_it(
    ground: str, members: tuple[str, ...]
) -> None:
    suspended = of_member("suspended by the council", "2012-12-19", value={"ground": ground})
    found = state("csto/roll", reports(BEGAN, suspended))
    assert isinstance(found, RollState)
    assert found.members == members


def test_what_no_other_part_of_a_state_tells_stands_besides() -> None:
    chairing = a_fact(
        "chairmanship began", ("csto/chairmanship", "csto/member/am"), "2021-09-16", value={"member": "am"}
    )
    found = member(BEGAN, chairing)
    assert [(one.event, one.value["member"]) for one in found.evidence.besides] == [("chairmanship began", "am")]


def test_a_fact_that_others_outweigh_moves_nothing_and_is_still_told() -> None:
    wrong = report(0, of_session("session held", "2023-11-24", value={"place": "Minsk"}))
    right = report(1, of_session("session held", value={"place": "Minsk"}), origin=Origin.OFFICIAL_RECORD)
    found = session(wrong, right)
    assert found.held is not None
    assert [one.address for one in found.held.rivals] == ["r0#f0"]
    assert [one.fact.address for one in found.stage.steps] == ["r1#f0"]


def session(*entries: Entry, on: str = "2030-01-01") -> SessionState:
    found = state(SESSION, entries, on)
    assert isinstance(found, SessionState)
    return found


def of_session(name: str, on: str = "2023-11-23", **extra: object) -> Fact:
    return a_fact(name, SESSION, on, **extra)


def test_a_session_goes_from_scheduled_to_held_and_the_newest_plan_counts() -> None:
    planned = report(0, of_session("session scheduled", "2023-01-10", value={"for": "2023-11-22", "place": "Minsk"}))
    moved = report(1, of_session("session scheduled", "2023-05-10", value={"for": "2023-11-23", "place": "Minsk"}))
    held = report(2, of_session("session held", value={"place": "Minsk", "way": "in person"}))
    found = session(planned, moved, held)
    assert (found.stage.state, found.stage.foreseen, found.planned_for.value) == ("held", True, "2023-11-23")
    assert (found.place.value, found.way.value) == ("Minsk", "in person")
    assert session(planned, moved, held, on="2023-06-01").stage.state == "scheduled"


def test_two_places_are_contested_and_the_weightier_source_leads() -> None:
    agency = report(0, of_session("session held", value={"place": "Astana"}))
    official = report(1, of_session("session held", value={"place": "Minsk"}), origin=Origin.OFFICIAL_RECORD)
    found = session(agency, official)
    assert found.place.value == "Minsk"
    assert [(one.value, one.excludes) for one in found.place.rivals] == [("Astana", True)]
    assert {one.address for one in found.evidence.contested} == {"r0#f0", "r1#f0"}


def test_two_sources_of_equal_weight_leave_no_leading_place() -> None:
    found = session(
        *(report(n, of_session("session held", value={"place": place})) for n, place in enumerate(("Minsk", "Astana")))
    )
    assert (found.place.value, found.place.text) == (None, "contested, and none leads")
    assert {one.value for one in found.place.rivals} == {"Minsk", "Astana"}


def test_counts_stand_by_stage_with_who_counts_otherwise_beside_them() -> None:
    counted = [
        report(
            0, of_session("documents counted", keys=("signed",), value={"number": 15}), origin=Origin.OFFICIAL_RECORD
        ),
        report(1, of_session("documents counted", keys=("signed",), value={"number": 16})),
        report(2, of_session("documents counted", keys=("prepared",), value={"number": "about 20"})),
    ]
    found = {one.stage: one.number for one in session(*counted).counts}
    assert (found["signed"].value, [one.value for one in found["signed"].rivals]) == (15, [16])
    assert found["prepared"].value == "about 20"


def entered(number: int, fact: Fact) -> Entry:
    return msgspec.structs.replace(report(number, fact), kind="act", chain=())


def test_of_what_was_entered_of_a_member_the_last_word_holds() -> None:
    both = of_session("attendance", keys=("am", "kz"), value={"presence": "absent", "notice": "none"})
    anew = of_session("attendance", keys=("am",), value={"presence": "present", "rank": "substitute"})
    rows = {row.member: row for row in session(entered(0, both), entered(1, anew)).attendance}
    assert (rows["am"].presence.value, rows["am"].rank.value, rows["am"].notice.value) == (
        "present",
        "substitute",
        None,
    )
    assert (rows["kz"].presence.value, rows["kz"].notice.value) == ("absent", "none")
    assert [one.address for one in rows["am"].refs] == ["r1#f0"]


def test_what_reports_tell_of_a_member_stays_side_by_side() -> None:
    away = of_session("attendance", keys=("am",), value={"presence": "absent"})
    there = of_session("attendance", keys=("am",), value={"presence": "present"})
    (row,) = session(report(0, away), report(1, there)).attendance
    assert len(row.refs) == 2
    assert len(row.presence.rivals) + (row.presence.value is not None) == 2


def test_a_closed_list_denies_a_guest_that_a_lighter_source_names() -> None:
    leaders = of_session("attendance", keys=("ru", "kz"), closed=True, value={"presence": "present"})
    guest = of_session("attendance", keys=("uz",), value={"presence": "present"})
    rows = {
        row.member: row
        for row in session(report(0, leaders, origin=Origin.OFFICIAL_RECORD), report(1, guest)).attendance
    }
    assert (rows["ru"].presence.value, rows["ru"].denied_by) == ("present", ())
    assert (rows["uz"].presence.value, rows["uz"].denied_by) == (None, ("r0#f0",))
    assert rows["uz"].presence.text == "denied by a list that leaves it out"


def test_a_weightier_word_for_the_guest_stands_against_the_list() -> None:
    leaders = of_session("attendance", keys=("ru", "kz"), closed=True, value={"presence": "present"})
    guest = of_session("attendance", keys=("uz",), value={"presence": "present"})
    found = session(report(0, leaders), report(1, guest, origin=Origin.OFFICIAL_RECORD)).attendance
    assert {row.member: row.presence.value for row in found}["uz"] == "present"


def test_the_chair_the_topics_the_quorum_and_the_remarks_are_told() -> None:
    found = session(
        report(0, of_session("chaired", value={"member": "by", "person": "world/person/lukashenko"})),
        report(
            1, of_session("quorum described", value={"quorum": "lacking", "consequence": "the decisions are lawful"})
        ),
        report(2, of_session("drafts considered", value={"number": 17, "adopted": 15, "sent back": 2})),
    )
    assert (found.chair.value, found.chair_person.value) == ("by", "world/person/lukashenko")
    assert (found.drafts.value, found.drafts_adopted.value, found.drafts_sent_back.value) == (17, 15, 2)
    assert [one.value["quorum"] for one in found.quorum] == ["lacking"]


def test_restricted_entries_are_counted_and_nothing_is_drawn_from_them() -> None:
    told = of_session("session held", value={"place": "Minsk"})
    found = session(report(0, told), report(1, of_session("session cancelled"), audience="secretariat"))
    assert (found.stage.state, found.evidence.hidden) == ("held", 1)
    assert found.evidence.text == "rests on 1 restricted entry"


def test_names_are_told_with_language_and_form() -> None:
    named = a_fact("named", "csto/member/am", value={"name": "Armenia", "language": "en", "form": "short"})
    found = state("csto/member/am", reports(named))
    assert [(one.name, one.language, one.form) for one in found.names] == [("Armenia", "en", "short")]
