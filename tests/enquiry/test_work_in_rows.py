"""What the work on a thing is told as, row by row, whatever the source left out; a Russian page tells every row too."""

import pytest
from django.utils import translation

from tests.decision.states_of import reports, state
from tests.factories import ZONE, a_fact
from travaux.enquiry.states import answer_of, lines_of, work_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names
from travaux.record.entry import Fact
from travaux.record.values import Value

DOC, SESSION, PLAN, AM = "csto/document/x", "csto/session/s", "csto/plan/p", "csto/member/am"
ZAS, CSC = "world/person/zas", "csto/body/csc"
TITLES = {
    AM: "Armenia",
    "csto/member/by": "Belarus",
    SESSION: "The summit",
    ZAS: "Zas",
    CSC: "The Council",
    PLAN: "Plan",
}
TELL = Teller(Names(TITLES, "csto"), ZONE)
DIGEST = f"sha256:{'a' * 64}"
Row = tuple[tuple[Fact, ...], str]


def told(about: str, name: str, on: str, keys: str = "", **value: Value) -> Fact:
    fields = {one.rstrip("_").replace("_", " "): given for one, given in value.items()}
    return a_fact(name, about, on, keys=tuple(keys.split()), value=fields)


def expect_said(about: str, row: Row) -> None:
    """The sentence stands among those of the state; Russian readers are told as many, and none of them empty."""
    facts, sentence = row
    found = state(about, reports(*facts))
    english = [line.strip() for line in lines_of(found, TELL)]
    assert sentence in english
    assert sentence in work_of(found, TELL)
    with translation.override("ru"):
        russian = [line.strip() for line in lines_of(found, TELL)]
        assert answer_of(found, TELL)
    assert len(russian) == len(english)
    assert all(russian)


def opened(**value: Value) -> Fact:
    return told(DOC, "round opened", "2022-11-02", **value)


def closed(**value: Value) -> Fact:
    return told(DOC, "round closed", "2022-11-16", **value)


HEADS, MINISTERS = {"stage": "heads"}, {"stage": "joint ministerial"}

ROUNDS: tuple[Row, ...] = (
    ((opened(**HEADS),), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; still open."),
    ((opened(**HEADS, version="2"),), "Round of agreeing, heads, version 2: opened 2 November 2022 [r0#f0]; still open."),
    ((opened(**HEADS, deadline="2022-11-15"),), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; deadline: 15 November 2022; still open."),
    ((opened(**HEADS, deadline="2022-11"),), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; deadline: November 2022; still open."),
    ((opened(**HEADS, deadline="2022-11-15T18:00"),), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; deadline: 15 November 2022, 18:00; still open."),
    ((opened(**HEADS, deadline="none"),), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; deadline: none; still open."),
    ((opened(**HEADS, deadline="unknown"),), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; still open."),
    ((opened(),), "Round of agreeing, not stated: opened 2 November 2022 [r0#f0]; still open."),
    ((opened(stage="unknown"),), "Round of agreeing, not stated: opened 2 November 2022 [r0#f0]; still open."),
    ((opened(**HEADS), closed(**HEADS)), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; closed 16 November 2022 [r1#f0]."),
    ((opened(**HEADS), closed(**HEADS, outcome="unknown")), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; closed 16 November 2022 [r1#f0]."),
    ((opened(**HEADS), closed(**HEADS, outcome="returned")), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; closed 16 November 2022, returned [r1#f0]."),
    ((opened(**HEADS), closed(**HEADS, outcome="agreed in general")), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; closed 16 November 2022, agreed in general [r1#f0]."),
    ((opened(**HEADS), closed(**MINISTERS, outcome="returned")), "Round of agreeing, heads: opened 2 November 2022 [r0#f0]; still open."),
    ((opened(**MINISTERS), closed(**MINISTERS, outcome="to the next round")), "Round of agreeing, joint ministerial: opened 2 November 2022 [r0#f0]; closed 16 November 2022, to the next round [r1#f0]."),
)  # fmt: skip


@pytest.mark.parametrize("row", ROUNDS, ids=[str(number) for number in range(len(ROUNDS))])
def test_a_round_is_told_with_what_is_known_of_it(row: Row) -> None:
    expect_said(DOC, row)


def drafted(number: str = "3", on: str = "2022-11-02", **value: Value) -> Fact:
    return told(DOC, "clause drafted", on, number, **value)


def stands(member: str, word: str, on: str = "2022-11-04", **value: Value) -> Fact:
    return told(DOC, "clause stance recorded", on, member, clause="3", stance=word, **value)


OUT = told(DOC, "clause removed", "2022-11-05", "3", version="2")

CLAUSES: tuple[Row, ...] = (
    ((drafted(text="Aid."),), "3: Aid. [r0#f0]."),
    ((drafted(text="Aid.", version="1"),), "3, version 1: Aid. [r0#f0]."),
    ((drafted(text="Aid.", heading="On aid"),), "3 (On aid): Aid. [r0#f0]."),
    ((drafted(text="Aid.", heading="none"),), "3: Aid. [r0#f0]."),
    ((drafted(text="Aid.", heading="unknown"),), "3: Aid. [r0#f0]."),
    ((drafted(text="unknown"),), "3: not stated [r0#f0]."),
    ((drafted(),), "3: not stated [r0#f0]."),
    ((drafted(text="Aid.", version="1"), drafted(text="More aid.", version="2", on="2022-11-03")), "3, version 2: More aid. [r0#f0, r1#f0]."),
    ((drafted(text="Aid.", version="1"), OUT), "3, version 2: taken out [r0#f0, r1#f0]."),
    ((OUT,), "3, version 2: taken out [r0#f0]."),
    ((drafted(text="Aid."), stands("am", "objects")), "Open clauses: 3 (Armenia)."),
    ((stands("am", "objects"),), "Open clauses: 3 (Armenia)."),
    ((stands("am", "reserves"), stands("by", "awaiting instructions", "2022-11-05")), "Open clauses: 3 (Armenia, Belarus)."),
    ((stands("am", "objects"), stands("by", "agrees")), "Open clauses: 3 (Armenia)."),
    ((stands("kg", "objects"),), "Open clauses: 3 (kg)."),
    ((stands("am", "agrees"),), "3, Armenia: agrees [r0#f0]."),
    ((stands("am", "unknown"),), "3, Armenia: not stated [r0#f0]."),
    ((stands("am", "objects", version="1"),), "3, version 1, Armenia: objects [r0#f0]."),
    ((stands("am", "objects", comment="Too weak"),), "3, Armenia: objects; comment: Too weak [r0#f0]."),
    ((stands("am", "objects", comment="unknown"),), "3, Armenia: objects [r0#f0]."),
    ((stands("am", "objects", wording="Aid is sent"),), "3, Armenia: objects; wording that it would accept: Aid is sent [r0#f0]."),
    ((drafted(text="Aid."), stands("am", "objects"), drafted(text="More.", on="2022-11-06")), "3, Armenia: objects (on an earlier wording) [r1#f0]."),
    ((told(DOC, "clause stance recorded", "2022-11-04", "am", clause="unknown", stance="objects"),), "not stated, Armenia: objects [r0#f0]."),
)  # fmt: skip


@pytest.mark.parametrize("row", CLAUSES, ids=[str(number) for number in range(len(CLAUSES))])
def test_a_clause_is_told_with_its_wording_and_who_stands_where(row: Row) -> None:
    expect_said(DOC, row)


def paper(about: str = DOC, **value: Value) -> Fact:
    return told(about, "paper attached", "2022-11-02", digest=DIGEST, **value)


AGENDAS_AND_PAPERS: tuple[Row, ...] = (
    ((told(DOC, "item proposed", "2022-11-02", session=SESSION),), "Proposed for The summit [r0#f0]."),
    ((told(DOC, "item included", "2022-11-02", session=SESSION),), "On the agenda of The summit [r0#f0]."),
    ((told(DOC, "item included", "2022-11-02", session=SESSION, number=4),), "On the agenda of The summit, item 4 [r0#f0]."),
    ((told(DOC, "item included", "2022-11-02", session=SESSION, number="none"),), "On the agenda of The summit [r0#f0]."),
    ((paper(),), f"Paper: without a title ({DIGEST}) [r0#f0]."),
    ((paper(title="Draft"),), f"Paper: Draft ({DIGEST}) [r0#f0]."),
    ((paper(file="draft.pdf"),), f"Paper: draft.pdf ({DIGEST}) [r0#f0]."),
    ((paper(title="none", file="draft.pdf"),), f"Paper: draft.pdf ({DIGEST}) [r0#f0]."),
    ((paper(title="Draft", media="application/pdf"),), f"Paper: Draft (application/pdf, {DIGEST}) [r0#f0]."),
    ((paper(title="Draft", size=9),), f"Paper: Draft (9 bytes, {DIGEST}) [r0#f0]."),
    ((paper(title="Draft", size="unknown", media="none"),), f"Paper: Draft ({DIGEST}) [r0#f0]."),
    ((told(DOC, "paper attached", "2022-11-02", digest="unknown", title="Draft"),), "Paper: Draft (digest not stated) [r0#f0]."),
)  # fmt: skip


@pytest.mark.parametrize("row", AGENDAS_AND_PAPERS, ids=[str(number) for number in range(len(AGENDAS_AND_PAPERS))])
def test_an_agenda_and_a_paper_are_told_with_what_is_known_of_them(row: Row) -> None:
    expect_said(DOC, row)


def comes(**value: Value) -> Fact:
    return told(SESSION, "delegation notified", "2022-11-02", "am", **value)


SESSIONS: tuple[Row, ...] = (
    ((comes(),), "Notified for Armenia: not stated [r0#f0]."),
    ((comes(person=ZAS),), "Notified for Armenia: Zas [r0#f0]."),
    ((comes(rank="minister"),), "Notified for Armenia: minister [r0#f0]."),
    ((comes(by="online"),), "Notified for Armenia: online [r0#f0]."),
    ((comes(person=ZAS, rank="minister", by="in person"),), "Notified for Armenia: Zas; minister; in person [r0#f0]."),
    ((comes(person="unknown", rank="minister"),), "Notified for Armenia: minister [r0#f0]."),
    ((told(SESSION, "minutes drawn up", "2022-11-24", text="They met."),), "Minutes, 24 November 2022: They met. [r0#f0]."),
    ((told(SESSION, "minutes drawn up", "2022-11-24", digest=DIGEST),), f"Minutes, 24 November 2022: {DIGEST} [r0#f0]."),
    ((told(SESSION, "minutes drawn up", "2022-11-24"),), "Minutes, 24 November 2022: not stated [r0#f0]."),
    ((paper(SESSION, title="Agenda"),), f"Paper: Agenda ({DIGEST}) [r0#f0]."),
)  # fmt: skip


@pytest.mark.parametrize("row", SESSIONS, ids=[str(number) for number in range(len(SESSIONS))])
def test_who_will_come_and_what_was_written_down_is_told(row: Row) -> None:
    expect_said(SESSION, row)


def speaks(**value: Value) -> Fact:
    return told(AM, "mandate given", "2022-01-01", ZAS, **value)


MANDATES: tuple[Row, ...] = (
    ((speaks(),), "Mandate of Zas: given 1 January 2022 [r0#f0]."),
    ((speaks(rank="delegate"),), "Mandate of Zas, as delegate: given 1 January 2022 [r0#f0]."),
    ((speaks(rank="unknown"),), "Mandate of Zas: given 1 January 2022 [r0#f0]."),
    ((speaks(until="2022-12-31"),), "Mandate of Zas: given 1 January 2022 [r0#f0]; until 31 December 2022."),
    ((speaks(until="none"),), "Mandate of Zas: given 1 January 2022 [r0#f0]."),
    ((speaks(by=ZAS),), "Mandate of Zas: given 1 January 2022 [r0#f0]; given by Zas."),
    ((speaks(by="none"),), "Mandate of Zas: given 1 January 2022 [r0#f0]."),
    ((speaks(), told(AM, "mandate ended", "2022-06-01", ZAS)), "Mandate of Zas: given 1 January 2022 [r0#f0]; ended 1 June 2022 [r1#f0]."),
)  # fmt: skip


@pytest.mark.parametrize("row", MANDATES, ids=[str(number) for number in range(len(MANDATES))])
def test_a_mandate_is_told_with_what_is_known_of_it(row: Row) -> None:
    expect_said(AM, row)


def done(slug: str, status: str) -> Fact:
    return told(PLAN, "measure reported", "2023-11-01", slug, status=status)


def counted(key: str, number: Value, **value: Value) -> Fact:
    return a_fact("count reported", PLAN, "2023-11-20", keys=(key,), value={"number": number, **value})


ONE = "Computed from the measures on record: 1 in the plan; implemented: 1"
COUNTS: tuple[Row, ...] = (
    ((done("a", "implemented"),), f"{ONE}."),
    ((done("a", "implemented"), counted("implemented", 1)), f"{ONE}."),
    ((done("a", "implemented"), counted("implemented", "about 1")), f"{ONE}."),
    ((done("a", "implemented"), counted("implemented", 2)), f"{ONE}; reported otherwise: implemented, 2."),
    ((done("a", "implemented"), counted("implemented", 2, of=34)), f"{ONE}."),
    ((done("a", "implemented"), counted("implemented", "unknown")), f"{ONE}."),
    ((done("a", "implemented"), counted("not implemented", 1)), f"{ONE}; reported otherwise: not implemented, 1."),
    ((done("a", "implemented"), done("b", "removed")), f"{ONE}; removed: 1."),
    ((done("a", "implemented"), done("b", "not implemented")), "Computed from the measures on record: 2 in the plan; implemented: 1; not implemented: 1."),
    ((done("a", "removed"),), "Computed from the measures on record: 0 in the plan; removed: 1."),
)  # fmt: skip


@pytest.mark.parametrize("row", COUNTS, ids=[str(number) for number in range(len(COUNTS))])
def test_a_computed_count_is_told_and_where_it_is_another_than_the_reported(row: Row) -> None:
    expect_said(PLAN, row)
