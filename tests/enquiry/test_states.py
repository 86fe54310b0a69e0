"""States of every kind in sentences, from small records."""

from collections.abc import Sequence

import pytest

from tests.factories import ZONE, a_day, a_fact, a_report, recorded
from travaux.decision.situation import dossier_state
from travaux.enquiry.states import answer_of, lines_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names
from travaux.record.entry import Entry, Fact, Origin, Said
from travaux.record.fold import Dials, fold
from travaux.record.times import end_of

TELL = Teller(Names({"csto/member/am": "Armenia", "csto/member/by": "Belarus"}, "csto"), ZONE)
ROLL = ("csto/member/am", "csto/roll")


def lines(dossier: str, *entries: Entry, on: str = "2030-01-01") -> list[str]:
    state = dossier_state(dossier, fold(recorded(*entries), Dials(on=end_of(on, ZONE))))
    return list(lines_of(state, TELL))


def told(dossier: str, *facts: Fact, on: str = "2030-01-01") -> list[str]:
    return lines(dossier, a_report("r1", *facts), on=on)


def missing(found: Sequence[str], *wanted: str) -> list[str]:
    """Which of these no line says."""
    return [one for one in wanted if one not in "\n".join(found)]


def test_a_member_that_suspended_itself_is_still_told_to_be_a_member() -> None:
    found = told(
        "csto/member/am",
        a_fact("membership began", ROLL, "2003-09-18", "f1"),
        a_fact(
            "participation suspension announced", ROLL, "2024-02-22/2024-02-23", "f2", value={"scope": "all bodies"}
        ),
        a_fact(
            "no notice on record", "csto/member/am", "2024-03-28", "f3", value={"of": "suspension of participation"}
        ),
    )
    assert (
        missing(
            found,
            "Membership: member since 18 September 2003 [r1#f1].",
            "Participation: suspended by its own declaration",
            "announced by the member: 22-23 February 2024 [r1#f2].",
            "notified formally: no formal instrument on record.",
            "28 March 2024: no notice on record",
            "Newest evidence: 28 March 2024 [r1#f3], of 3 facts on record.",
        )
        == []
    )


def test_what_resumed_and_what_is_owed_is_told() -> None:
    found = told(
        "csto/member/am",
        a_fact("membership began", ROLL, "2003", "f1"),
        a_fact("participation resumed", ROLL, "2025-01-01", "f2"),
        a_fact("arrears reported", "csto/member/am", "2025-02-01", "f3", value={"years": 2}),
        a_fact("arrears waived", ROLL, "2025-03-01", "f4"),
    )
    assert (
        missing(found, "resumed: 1 January 2025", "Unpaid years: 2 [r1#f3].", "Arrears waived: 1 March 2025 [r1#f4].")
        == []
    )


def test_the_roll_gives_each_member_one_line() -> None:
    found = told(
        "csto/roll",
        a_fact("membership began", ROLL, "2003", "f1"),
        a_fact("membership began", ("csto/member/by", "csto/roll"), "2003", "f2"),
        a_fact("membership ended", ("csto/member/by", "csto/roll"), "2020", "f3"),
    )
    assert (
        missing(
            found,
            "Members: Armenia.",
            "  Armenia: member since 2003 [r1#f1]; taking part.",
            "  Belarus: former since 2020",
        )
        == []
    )


def test_a_contested_place_is_told_with_both_values() -> None:
    session = "csto/session/s1"
    found = lines(
        session,
        a_report("r1", a_fact("session held", session, "2023-11-23", "f1", value={"place": "Minsk"})),
        a_report(
            "r2",
            a_fact("session held", session, "2023-11-23", "f2", value={"place": "Moscow"}),
            chain=("ria",),
            origin=Origin.UNKNOWN,
        ),
    )
    assert (
        missing(
            found, "Place: Minsk [r1#f1]; contested, others say: Moscow [r2#f2].", "Contested: session held [r1#f1]"
        )
        == []
    )


def test_a_session_is_told_with_attendance_counts_and_what_is_left_open() -> None:
    session = "csto/session/s1"
    absent = {"presence": "absent", "reason": "unknown"}
    found = told(
        session,
        a_fact("session scheduled", session, "2023-11-01", "f1", value={"for": "2023-11-23", "place": "Minsk"}),
        a_fact("session held", session, "2023-11-23", "f2", value={"place": "Minsk"}),
        a_fact("attendance", session, "2023-11-23", "f3", keys=("am",), value=absent),
        a_fact("documents counted", session, "2023-11-23", "f4", keys=("signed",), value={"number": 15}),
    )
    assert (
        missing(
            found,
            "Session: held since 23 November 2023 [r1#f2].",
            "Held: 23 November 2023 [r1#f2].",
            "  Armenia: absent [r1#f3] (reason not stated).",
            "Documents, signed: 15 [r1#f4].",
        )
        == []
    )


def test_before_its_day_a_session_is_told_as_scheduled() -> None:
    session = "csto/session/s1"
    scheduled = a_fact("session scheduled", session, "2023-11-20", "f1", value={"for": "2023-11-23"})
    held = a_fact("session held", session, "2023-11-23", "f2")
    found = told(session, scheduled, held, on="2023-11-21")
    assert (
        missing(found, "Session: scheduled since 20 November 2023 [r1#f1].", "Planned for: 2023-11-23 [r1#f1].") == []
    )
    assert not any("Held:" in line for line in found)


def test_an_adopted_document_says_whom_it_binds_and_who_joined_later() -> None:
    document = "csto/document/d1"
    found = told(
        document,
        a_fact("adopted", document, "2023-11-23", "f1", value={"mode": "limited format", "without": ["am"]}),
        a_fact("declined to join", document, "2024-05-08", "f2", keys=("am",)),
    )
    assert missing(found, "Adopted 23 November 2023 [r1#f1] by limited format [r1#f1], without Armenia.") == []
    assert missing(found, "Bound on that day: Armenia not bound and bound: those who took part in deciding") == []
    assert missing(found, "Joined or declined:", "  Armenia, declined to join, 8 May 2024 [r1#f2].") == []


def test_a_request_for_removal_keeps_its_unknown_outcome() -> None:
    document = "csto/document/d1"
    value = {"session": "unknown", "body": "unknown", "reason": "no interest"}
    found = told(document, a_fact("removal requested", document, "2023-11-20", "f1", keys=("am",), value=value))
    assert (
        missing(
            found,
            "Armenia asked to remove the item, 20 November 2023 [r1#f1]; reason: no interest [r1#f1]; "
            "session and body not stated; outcome of the request: not on record.",
        )
        == []
    )


def test_stances_objections_and_ballots_are_told_member_by_member_and_groups_as_groups() -> None:
    document = "csto/document/d1"
    found = told(
        document,
        a_fact("stance recorded", document, "2023-11-01", "f1", keys=("by",), value={"stance": "reserves"}),
        a_fact("objection raised", document, "2023-11-02", "f2", keys=("am",), value={"to": "text"}),
        a_fact("ballot cast", document, "2023-11-03", "f3", keys=("by",), value={"ballot": "yes"}),
        a_fact(
            "group stance stated",
            document,
            "2023-11-04",
            "f4",
            value={"quantifier": "all others", "except": ["am"], "stance": "supports"},
        ),
    )
    assert (
        missing(
            found,
            "Stance of Belarus: reserves [r1#f1].",
            "  Armenia, objection raised, 2 November 2023 [r1#f2]; to: text.",
        )
        == []
    )
    assert missing(found, "  Belarus, ballot cast, 3 November 2023 [r1#f3]; ballot: yes.") == []
    assert missing(found, "Stance of all others except Armenia: supports [r1#f4].") == []


def test_a_plan_tells_counts_as_claims_and_what_was_not_done_first() -> None:
    plan = "csto/plan/p1"
    said = Said("world/person/zas", "csto/post/secretary-general", a_day("2023-11-20"))
    found = lines(
        plan,
        a_report(
            "r1",
            a_fact("count reported", plan, "2023-11-20", "f1", keys=("total",), value={"number": 34, "noun": "measures"}),
            a_fact("measure reported", plan, "2023-11-20", "f2", keys=("a",), value={"status": "implemented"}),
            a_fact("measure reported", plan, "2023-11-20", "f3", keys=("b",), value={"status": "not implemented", "reason": "no money"}),
            said=said,
        ),
    )  # fmt: skip
    assert missing(found, "Reported total: 34 measures, says zas (secretary general), 20 November 2023 [r1#f1].") == []
    assert missing(found, "Measures on record: 2 of a reported 34.") == []
    rows = [line for line in found if line.startswith("  ")]
    assert rows == [
        "  b: not implemented [r1#f3]; reason: no money [r1#f3].",
        "  a: implemented [r1#f2].",
    ]


def test_a_post_tells_its_holder_of_the_day_and_all_terms() -> None:
    post = ("csto/post/sg", "world/person/zas")
    found = told(
        "csto/post/sg",
        a_fact("took office", post, "2020-01-01", "f1", value={"person": "world/person/zas"}),
        a_fact("left office", post, "2023-01-01", "f2", value={"person": "world/person/zas"}),
        on="2021-01-01",
    )
    assert (
        missing(
            found,
            "Holder on that day: zas, took office [r1#f1].",
            "  zas: began 1 January 2020 [r1#f1]; no end on record.",
        )
        == []
    )
    assert (
        missing(told("csto/post/sg", a_fact("took office", post, "2020", "f1"), on="2010-01-01"), "not on record") == []
    )


def test_the_chairmanship_and_a_person_are_told_with_their_terms() -> None:
    began = a_fact("chairmanship began", ("csto/chairmanship", "csto/member/by"), "2022-11-23", "f1", keys=("by",))
    assert missing(told("csto/chairmanship", began), "Chair on that day: Belarus, took office [r1#f1].") == []
    took = a_fact(
        "took office", ("csto/post/sg", "world/person/zas"), "2020", "f1", value={"person": "world/person/zas"}
    )
    assert missing(told("world/person/zas", took), "sg: began 2020 [r1#f1]; no end on record.") == []


def test_a_source_gives_every_date_under_its_own_label() -> None:
    source = "world/source/udf-1"
    value = {"outlet": "world/source/udf", "published": "unknown", "updated": "2024-12-23", "title": "A page"}
    found = told(source, a_fact("source registered", source, "always", "f1", value=value))
    assert missing(found, "Title: A page [r1#f1].", "Date, updated: 2024-12-23 [r1#f1].") == []
    assert not any("published" in line for line in found)


def test_what_has_no_stages_is_told_fact_by_fact() -> None:
    meeting = "csto/meeting/m1"
    found = told(
        meeting,
        a_fact("meeting held", meeting, "2023-11-20", "f1", value={"participants": ["world/person/zas"]}),
        a_fact("topic discussed", meeting, "2023-11-20", "f2", value={"topic": "the plan"}),
    )
    assert (
        missing(found, "Meeting held, 20 November 2023 [r1#f1]:", "  participants: zas [r1#f1].", "topic: the plan")
        == []
    )


def test_what_may_have_happened_is_listed_and_moves_nothing() -> None:
    found = told("csto/member/am", a_fact("membership ended", ROLL, "2023", "f1"), on="2023-06-01")
    assert missing(found, "May have happened by then: membership ended [r1#f1].", "Membership: not on record.") == []


@pytest.mark.parametrize(
    ("dossier", "fact", "answer"),
    [
        ("csto/member/am", a_fact("membership began", ROLL, "2003", "f1"), "Armenia is a member (since 2003 [r1#f1]); taking part."),
        ("csto/member/am", a_fact("membership ended", ROLL, "2003", "f1"), "Armenia is a former member (since 2003 [r1#f1])"),
        ("csto/plan/p1", a_fact("plan drawn up", "csto/plan/p1", "2023", "f1"), "p1: drawn up 2023 [r1#f1]."),
    ],
)  # fmt: skip
def test_the_answer_is_one_sentence_and_its_newest_evidence(dossier: str, fact: Fact, answer: str) -> None:
    state = dossier_state(dossier, fold(recorded(a_report("r1", fact)), Dials()))
    found = answer_of(state, TELL)
    assert found.startswith(answer)
    assert "Newest evidence: 20" in found


def test_long_lists_of_facts_are_cut_and_counted() -> None:
    def announced(number: int) -> Entry:
        fact = a_fact("participation suspension announced", ROLL, "2024-02-23", "f1")
        return a_report(f"r{number}", fact, chain=(f"s{number}",))

    found = lines("csto/member/am", *map(announced, range(7)))
    assert missing(found, "announced by the member: 23 February 2024 [r0#f1, r1#f1, r2#f1, r3#f1 and 3 more].") == []
