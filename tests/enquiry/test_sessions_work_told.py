"""What a session's work leaves on record, in sentences: clauses, rounds, papers, mandates, counts, rulings."""

from collections.abc import Sequence

import msgspec

from tests.decision.states_of import reports, state
from tests.factories import ZONE, a_fact, a_report
from travaux.decision.situation import DossierState
from travaux.enquiry.states import answer_of, lines_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names
from travaux.record.entry import Entry, Fact, Origin
from travaux.record.values import Value

DOC, SESSION, PLAN, AM = "csto/document/x", "csto/session/s", "csto/plan/p", "csto/member/am"
TELL = Teller(Names({AM: "Armenia", "csto/member/by": "Belarus", SESSION: "The summit", "world/person/zas": "Zas"}, "csto"), ZONE)  # fmt: skip
DIGEST = f"sha256:{'a' * 64}"


def told(about: str, name: str, on: str, keys: str = "", **value: Value) -> Fact:
    fields = {one.rstrip("_").replace("_", " "): given for one, given in value.items()}
    return a_fact(name, about, on, keys=tuple(keys.split()), value=fields)


def lines(found: DossierState) -> list[str]:
    return [line.strip() for line in lines_of(found, TELL)]


def of(about: str, *facts: Fact) -> list[str]:
    return lines(state(about, reports(*facts)))


CLAUSES = (
    told(DOC, "drafted", "2022-11-01"),
    told(DOC, "round opened", "2022-11-02", stage="permanent council", version="1", deadline="2022-11-15"),
    told(DOC, "clause drafted", "2022-11-02", "3", version="1", heading="Aid", text="Aid is given."),
    told(DOC, "clause drafted", "2022-11-02", "4", version="1", text="It is reported on."),
    told(DOC, "clause removed", "2022-11-03", "4", version="2"),
    told(DOC, "clause stance recorded", "2022-11-04", "am", clause="3", stance="objects", comment="Too weak", wording="Aid is sent."),
    told(DOC, "round closed", "2022-11-16", stage="permanent council", outcome="agreed in general"),
)  # fmt: skip


def test_a_text_in_clauses_is_told_with_its_round_and_what_is_open() -> None:
    said = of(DOC, *CLAUSES)
    assert "Round of agreeing, permanent council, version 1: opened 2 November 2022 [r1#f0]; deadline: 15 November 2022; closed 16 November 2022, agreed in general [r6#f0]." in said  # fmt: skip
    assert "3 (Aid), version 1: Aid is given. [r2#f0]." in said
    assert "4, version 2: taken out [r3#f0, r4#f0]." in said
    assert "Open clauses: 3 (Armenia)." in said
    assert (
        "3, version 1, Armenia: objects; comment: Too weak; wording that it would accept: Aid is sent. [r5#f0]." in said
    )


def test_what_is_open_stands_in_the_answer() -> None:
    answer = answer_of(state(DOC, reports(*CLAUSES)), TELL)
    assert "agreed in general since 16 November 2022" in answer
    assert "Open clauses: 3 (Armenia)." in answer


def test_a_round_that_runs_says_so_and_an_agenda_gives_its_number() -> None:
    included = told(DOC, "item included", "2022-11-03", session=SESSION, number=4)
    said = of(DOC, told(DOC, "round opened", "2022-11-02", stage="heads"), included)
    assert "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; still open." in said
    assert "On the agenda of The summit, item 4 [r1#f0]." in said


def test_papers_minutes_and_who_will_come_are_told_of_a_session() -> None:
    said = of(
        SESSION,
        told(
            SESSION, "delegation notified", "2022-11-01", "am", person="world/person/zas", rank="minister", by="online"
        ),
        told(SESSION, "paper attached", "2022-11-02", digest=DIGEST, title="Agenda", media="application/pdf", size=9),
        told(SESSION, "minutes drawn up", "2022-11-24", text="They met."),
    )
    assert "Notified for Armenia: Zas; minister; online [r0#f0]." in said
    assert f"Paper: Agenda (application/pdf, 9 bytes, {DIGEST}) [r1#f0]." in said
    assert "Minutes, 24 November 2022: They met. [r2#f0]." in said


def test_an_instruction_is_told_with_more_time_and_its_end() -> None:
    said = of(
        DOC,
        told(DOC, "instruction given", "2022-11-23", AM, number="7", to=AM, due="2023-02-01", interim="2023-01-01"),
        told(DOC, "instruction extended", "2023-01-20", number="7", due="2023-05-01"),
        told(DOC, "taken off control", "2023-04-20", number="7", by=AM),
    )
    (one,) = (line for line in said if line.startswith("Instruction no. 7"))
    for part in ("; interim report: 2023-01-01", "; extended to 2023-05-01 [r1#f0]", "; taken off control by Armenia, 20 April 2023 [r2#f0]"):  # fmt: skip
        assert part in one


def test_a_computed_count_stands_beside_the_reported_one() -> None:
    measures = [told(PLAN, "measure reported", "2023-11-01", f"m{number}", status="implemented") for number in (1, 2)]
    counted = told(PLAN, "count reported", "2023-11-20", "implemented", number=1, of=2, noun="measures")
    said = of(PLAN, *measures, counted)
    assert (
        "Computed from the measures on record: 2 in the plan; implemented: 2; reported otherwise: implemented, 1."
        in said
    )


def test_a_mandate_is_told_with_its_days() -> None:
    said = of(
        AM,
        told(AM, "mandate given", "2022-01-01", "world/person/zas", rank="delegate", until="2022-12-31"),
        told(AM, "mandate ended", "2022-06-01", "world/person/zas"),
    )
    assert (
        "Mandate of Zas, as delegate: given 1 January 2022 [r0#f0]; until 31 December 2022; ended 1 June 2022 [r1#f0]."
        in said
    )


def ruled(word: str, reason: str = "") -> Sequence[Entry]:
    def act(name: str, event: str, day: str, **value: Value) -> Entry:
        report = a_report(name, told(DOC, event, day, **value), public=day, chain=(), origin=Origin.OWN_ACT)
        return msgspec.structs.replace(report, kind="act", finding={"admissible": "no"}, capacity="chair")

    more = {"reason": reason} if reason else {}
    return (
        act("act/a", "adopted", "2022-11-20", mode="consensus"),
        act("act/b", "ruling given", "2022-11-21", on_="act/a", ruling=word, by="chair", **more),
    )


def test_what_was_ruled_out_is_told_with_who_ruled_and_what_stands_as_standing() -> None:
    out = lines(state(DOC, ruled("accepts", "A member objected")))
    assert "Ruled inadmissible by the chair, without effect, 21 November 2022: adopted [act/a#f1]; reason: A member objected [act/b#f1]." in out  # fmt: skip
    assert "Text: not on record." in out
    stands = lines(state(DOC, ruled("overrules", "All had agreed")))
    assert any(line.startswith("Ruled to stand by the chair, 21 November 2022: adopted [act/a#f1]") for line in stands)
    assert any(line.startswith("Text: adopted") for line in stands)
