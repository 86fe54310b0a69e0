"""What stands first about a dossier answers the likeliest question, and makes nothing up."""

from collections.abc import Sequence

import pytest

from tests.factories import ZONE, a_day, a_fact, a_report, recorded
from travaux.decision.situation import dossier_state
from travaux.enquiry.states import first_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names
from travaux.record.entry import Entry, Fact, Origin, Said
from travaux.record.fold import Dials, fold
from travaux.record.telling import FactCard, card
from travaux.record.times import end_of

TELL = Teller(Names({"csto/member/am": "Armenia", "csto/member/by": "Belarus"}, "csto"), ZONE)
DOCUMENT, PLAN, SESSION = "csto/document/d1", "csto/plan/p1", "csto/session/s1"
SECRETARY = Said("world/person/zas", "csto/post/secretary-general", a_day("2023-11-20"))


def first(dossier: str, *entries: Entry, on: str = "2030-01-01") -> str:
    """What stands first, with the cards of all facts at hand."""
    folded = fold(recorded(*entries), Dials(on=end_of(on, ZONE)))
    cards: Sequence[FactCard] = [card(one, {}) for one in folded.facts]
    return " ".join(first_of(dossier_state(dossier, folded), TELL, cards))


def of(dossier: str, *facts: Fact, on: str = "2030-01-01") -> str:
    return first(dossier, a_report("r1", *facts), on=on)


def test_a_document_tells_that_it_failed_who_refused_and_what_was_asked_of_it() -> None:
    found = of(
        DOCUMENT,
        a_fact("signature refused", DOCUMENT, "2022-11-23", "f1", keys=("am",), value={"person": "world/person/pashinyan"}),
        a_fact("not adopted", DOCUMENT, "2022-11-23", "f2", value={"reason": "positions differed"}, after=("f1",)),
        a_fact("removal requested", DOCUMENT, "2023-11-20", "f3", keys=("am",), value={"session": "unknown", "body": "unknown"}),
    )  # fmt: skip
    assert found == (
        "d1: not adopted, 23 November 2022 (reason told: positions differed) [r1#f2]. "
        "Armenia (pashinyan) refused to sign, 23 November 2022 [r1#f1]. "
        "Armenia asked to remove it from the agenda, 20 November 2023 [r1#f3]; of which session and body is not "
        "stated; outcome of the request: not on record."
    )


def test_an_adopted_document_tells_without_whom_and_who_declined() -> None:
    found = of(
        DOCUMENT,
        a_fact("adopted", DOCUMENT, "2023-11-23", "f1", value={"mode": "limited format", "without": ["am"]}),
        a_fact("declined to join", DOCUMENT, "2024-05-08", "f2", keys=("am",)),
    )
    assert found == (
        "d1: adopted 23 November 2023 [r1#f1] by limited format [r1#f1], without Armenia. "
        "Armenia declined to join, 8 May 2024 [r1#f2]."
    )


def test_a_document_that_nobody_tells_the_end_of_is_not_said_to_have_failed() -> None:
    found = of(DOCUMENT, a_fact("drafted", DOCUMENT, "2022-10-28", "f1"))
    assert found == "d1: drafted since 28 October 2022 [r1#f1]; no adoption on record."


def test_a_plan_tells_the_count_as_a_claim_and_the_reasons_of_what_was_not_done() -> None:
    found = first(
        PLAN,
        a_report(
            "r1",
            a_fact("count reported", PLAN, "2023-11-20", "f1", keys=("implemented",), value={"number": 32, "of": 34, "noun": "measures"}),
            a_fact("measure reported", PLAN, "2023-11-20", "f2", keys=("a",), value={"status": "not implemented", "reason": "their stance"}),
            said=SECRETARY, chain=("belta", "udf"),
        ),
    )  # fmt: skip
    assert found == (
        "p1: 32 of 34 measures implemented, says zas (secretary general), 20 November 2023 [r1#f1]; known through "
        "belta › udf. Not implemented: a, reason: their stance [r1#f2]. Measures on record: 1; no total is reported."
    )


def test_a_session_tells_first_who_was_absent_and_whom_only_one_list_names() -> None:
    found = first(
        SESSION,
        a_report(
            "r1",
            a_fact("session held", SESSION, "2024-11-28", "f1", value={"place": "Astana"}),
            a_fact("attendance", SESSION, "2024-11-28", "f2", keys=("by",), closed=True, value={"presence": "present"}),
            a_fact("attendance", SESSION, "2024-11-28", "f3", keys=("am",), value={"presence": "absent"}),
        ),
        a_report(
            "r2",
            a_fact("attendance", SESSION, "2024-11-28", "f4", keys=("uz",), value={"presence": "present"}),
            chain=("news",), origin=Origin.UNKNOWN,
        ),
    )  # fmt: skip
    assert found == (
        "s1: held 28 November 2024 [r1#f1] in Astana [r1#f1]. Absent: Armenia [r1#f3]. Present: Belarus [r1#f2]. "
        "Contested: uz, denied by a list that leaves it out; others say present [r2#f4]."
    )


def test_a_session_still_to_come_is_scheduled_and_one_without_a_list_says_so() -> None:
    scheduled = a_fact("session scheduled", SESSION, "2023-11-20", "f1", value={"for": "2023-11-23", "place": "Minsk"})
    held = a_fact("session held", SESSION, "2023-11-23", "f2")
    assert of(SESSION, scheduled, held, on="2023-11-21") == (
        "s1: scheduled for 23 November 2023 [r1#f1] in Minsk [r1#f1]."
    )
    assert of(SESSION, scheduled, held).endswith("Who attended is not on record.")


def test_a_member_is_called_an_ally_by_somebody_on_a_day_and_through_somebody() -> None:
    called = a_fact(
        "regarded as ally", "csto/member/am", "2024-11-28", "f1", value={"extent": "was, is and will remain"}
    )
    found = first("csto/member/am", a_report("r1", called, said=SECRETARY, chain=("media", "caliber")))
    assert found.endswith(
        "Called an ally by zas (secretary general), 28 November 2024: was, is and will remain [r1#f1]; known through "
        "media › caliber."
    )


@pytest.mark.parametrize(
    ("dossier", "fact", "answer"),
    [
        ("csto/post/sg", a_fact("took office", ("csto/post/sg", "world/person/zas"), "2020", "f1", value={"person": "world/person/zas"}), "sg: zas, since 2020 [r1#f1]."),
        ("csto/post/sg", a_fact("term set", "csto/post/sg", "2020", "f1"), "sg: who held it on that day is not on record."),
        ("world/person/zas", a_fact("took office", ("csto/post/sg", "world/person/zas"), "2020", "f1", value={"person": "world/person/zas"}), "zas: sg, from 2020 [r1#f1] (no end on record)."),
        ("world/person/zas", a_fact("attested in office", ("csto/post/sg", "world/person/zas"), "2020", "f1", value={"person": "world/person/zas"}), "zas: sg, attested in office [r1#f1]."),
        ("world/source/u1", a_fact("source registered", "world/source/u1", "always", "f1", value={"outlet": "world/source/udf", "updated": "2024-12-23", "title": "A page"}), "A page: of udf [r1#f1]; updated 23 December 2024 [r1#f1]."),
        ("csto/meeting/m1", a_fact("meeting held", "csto/meeting/m1", "2023-11-20", "f1", value={"place": "Minsk"}), "m1: meeting held, 20 November 2023 [r1#f1]; place: Minsk [r1#f1]."),
        ("world/organisation/osce", a_fact("named", "world/organisation/osce", "always", "f1", value={"name": "OSCE"}), "osce is also called OSCE [r1#f1]."),
    ],
)  # fmt: skip
def test_what_has_no_stages_is_told_in_a_sentence(dossier: str, fact: Fact, answer: str) -> None:
    assert of(dossier, fact) == answer
