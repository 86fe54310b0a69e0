"""Instructions, mandates, papers, counts and places, row by row: which fact is meant by the next, and which is not."""

import pytest

from tests.decision.states_of import reports, state
from tests.factories import MOSCOW, ZONE, a_fact
from travaux.decision.situation import DocumentState, MemberState, PlanState, SessionState
from travaux.decision.situation.member import mandate_of
from travaux.record.entry import Fact
from travaux.record.times import read_date
from travaux.record.values import Value

DOC, PLAN, AM, SESSION = "csto/document/x", "csto/plan/p", "csto/member/am", "csto/session/s"
CSC, ZAS, MIRZOYAN = "csto/body/csc", "world/person/zas", "world/person/mirzoyan"


def told(about: str, name: str, on: str, key: str = "", **value: Value) -> Fact:
    fields = {one.rstrip("_").replace("_", " "): given for one, given in value.items()}
    return a_fact(name, about, on, keys=(key,) if key else (), value=fields)


def document(*facts: Fact) -> DocumentState:
    found = state(DOC, reports(*facts))
    assert isinstance(found, DocumentState)
    return found


def given(number: str = "", day: str = "2023-01-10", due: str = "2023-06-01") -> Fact:
    return told(PLAN, "instruction given", day, CSC, to="csto/body/secretariat", number=number, due=due)


def more(number: str = "", day: str = "2023-05-01", due: str = "2023-09-01") -> Fact:
    return told(PLAN, "instruction extended", day, number=number, due=due)


def done(number: str = "", day: str = "2023-10-01") -> Fact:
    return told(PLAN, "taken off control", day, number=number, by=CSC)


def plan(*facts: Fact) -> PlanState:
    found = state(PLAN, reports(*facts))
    assert isinstance(found, PlanState)
    return found


#: What was told of instructions, and for each that stands: its number, by when it is due now, whether it is done with.
INSTRUCTIONS = (
    ((given("1"),), (("1", "2023-06-01", False),)),
    ((given("1"), more("1")), (("1", "2023-09-01", False),)),
    ((given("1"), more("1"), more("1", "2023-08-01", "2023-12-01")), (("1", "2023-12-01", False),)),
    ((given("1"), more("1"), done("1")), (("1", "2023-09-01", True),)),
    ((given("1"), done("1")), (("1", "2023-06-01", True),)),
    ((given("1"), done()), (("1", "2023-06-01", True),)),
    ((given("1"), done("none")), (("1", "2023-06-01", True),)),
    ((given("1"), done("unknown")), (("1", "2023-06-01", True),)),
    ((given("1"), done("2")), (("1", "2023-06-01", False), ("2", "unknown", False))),
    ((given(), more()), (("", "2023-09-01", False),)),
    ((given(), more("1")), (("", "2023-06-01", False), ("1", "2023-09-01", False))),
    ((given("1"), given("2", "2023-01-11"), more()), (("1", "2023-06-01", False), ("2", "2023-09-01", False))),
    ((given("1"), given("2", "2023-01-11"), more("1")), (("1", "2023-09-01", False), ("2", "2023-06-01", False))),
    ((given("1"), given("2", "2023-01-11"), done("1")), (("1", "2023-06-01", True), ("2", "2023-06-01", False))),
    (
        (given("1"), given("2", "2023-01-11"), done("2"), done("", "2023-11-01")),
        (("1", "2023-06-01", True), ("2", "2023-06-01", True)),
    ),
    ((given("1"), done("1"), more("1", "2023-11-01")), (("1", "2023-06-01", True), ("1", "2023-09-01", False))),
    ((more(),), (("", "2023-09-01", False),)),
    ((done(),), (("", "unknown", False),)),
    ((given("1", due="unknown"),), (("1", "unknown", False),)),
    ((given("1", due="unknown"), more("1")), (("1", "2023-09-01", False),)),
)


@pytest.mark.parametrize(("facts", "standing"), INSTRUCTIONS)
def test_what_came_after_is_told_with_the_instruction_that_it_is_of(
    facts: tuple[Fact, ...], standing: tuple[tuple[str, str, bool], ...]
) -> None:
    found = plan(*facts).instructions
    assert tuple((one.number, one.due_now, one.off_control is not None) for one in found) == standing


@pytest.mark.parametrize(("facts", "standing"), INSTRUCTIONS)
def test_the_day_that_was_given_first_is_kept_and_nothing_told_is_lost(
    facts: tuple[Fact, ...], standing: tuple[tuple[str, str, bool], ...]
) -> None:
    found = plan(*facts).instructions
    assert len(standing) == len(found)
    firsts = [fact.value["due"] for fact in facts if fact.fact == "instruction given"]
    assert [one.due for one in found if one.event == "instruction given"] == firsts
    cited = [one.fact for one in found]
    cited += [more.fact for one in found for more in one.extended]
    cited += [one.off_control.fact for one in found if one.off_control is not None]
    assert len({one.address for one in cited}) == len(facts)


def gives(person: str, day: str, until: str = "", rank: str = "delegate") -> Fact:
    return told(AM, "mandate given", day, person, until=until, rank=rank)


def ends(person: str, day: str) -> Fact:
    return told(AM, "mandate ended", day, person)


#: What was told of mandates, on which day it is asked whether Zas speaks for the member, and as what; empty: not at all.
MANDATES = (
    ((), "2023-03-01", ""),
    ((gives(ZAS, "2023-01-10"),), "2023-03-01", "delegate"),
    ((gives(ZAS, "2023-01-10", "unknown"),), "2023-03-01", "delegate"),
    ((gives(ZAS, "2023-01-10", "none"),), "2023-03-01", "delegate"),
    ((gives(ZAS, "2023-01-10", "2023-03-01"),), "2023-03-01", "delegate"),
    ((gives(ZAS, "2023-01-10", "2023-03"),), "2023-03-31", "delegate"),
    ((gives(ZAS, "2023-01-10", "2023-03"),), "2023-04-01", ""),
    ((gives(ZAS, "2023-01-10", "2023-02-28"),), "2023-03-01", ""),
    ((gives(MIRZOYAN, "2023-01-10"),), "2023-03-01", ""),
    ((gives(ZAS, "2023-01-10"), ends(ZAS, "2023-02-01")), "2023-03-01", ""),
    ((gives(ZAS, "2023-01-10"), ends(MIRZOYAN, "2023-02-01")), "2023-03-01", "delegate"),
    ((gives(ZAS, "2023-01-10"), ends(ZAS, "2023-02-01"), gives(ZAS, "2023-02-10")), "2023-03-01", "delegate"),
    ((gives(ZAS, "2023-01-10"), gives(ZAS, "2023-02-01", rank="alternate")), "2023-03-01", "alternate"),
    ((gives(ZAS, "2023-01-10"), gives(ZAS, "2023-02-01", "2023-02-15", "alternate")), "2023-03-01", ""),
    ((gives(ZAS, "2023-01-10"), gives(MIRZOYAN, "2023-02-01")), "2023-03-01", "delegate"),
    ((ends(ZAS, "2023-01-10"),), "2023-03-01", ""),
)


@pytest.mark.parametrize(("facts", "on", "rank"), MANDATES)
def test_who_speaks_for_a_member_on_a_day(facts: tuple[Fact, ...], on: str, rank: str) -> None:
    found = state(AM, reports(*facts))
    assert isinstance(found, MemberState)
    held = mandate_of(found, ZAS, read_date(on, ZONE).hi, MOSCOW)
    assert (held.rank if held else "") == rank


#: What was told of agendas, and where the item stands: the session, its number, whether it is included.
PLACES = (
    ((), ()),
    ((("item proposed", "s", ""),), (("s", "", False),)),
    ((("item proposed", "s", ""), ("item included", "s", "4")), (("s", "4", True),)),
    ((("item included", "s", "4"), ("item included", "s", "5")), (("s", "5", True),)),
    ((("item included", "s", "4"), ("item included", "s", "")), (("s", "4", True),)),
    ((("item included", "s", "4"), ("item proposed", "s", "")), (("s", "4", True),)),
    ((("item included", "s", "4"), ("item included", "t", "1")), (("s", "4", True), ("t", "1", True))),
    ((("item proposed", "s", ""), ("item included", "t", "1")), (("s", "", False), ("t", "1", True))),
    ((("item included", "s", "about 4"),), (("s", "about 4", True),)),
)


@pytest.mark.parametrize(("steps", "places"), PLACES)
def test_an_item_stands_on_each_agenda_by_the_newest_word(
    steps: tuple[tuple[str, str, str], ...], places: tuple[tuple[str, str, bool], ...]
) -> None:
    facts = [
        told(DOC, event, f"2022-11-{number + 1:02}", session=f"csto/session/{session}", number=item or "unknown")
        for number, (event, session, item) in enumerate(steps)
    ]
    found = document(*facts).places
    assert tuple((one.session.rpartition("/")[2], one.number, one.included) for one in found) == places


@pytest.mark.parametrize("nowhere", ["", "none", "unknown"])
def test_an_agenda_of_no_session_is_no_place(nowhere: str) -> None:
    assert document(told(DOC, "item included", "2022-11-01", session=nowhere)).places == ()


#: What followed a request of Armenia's to take the item off (event, at whose request), and what became of it.
REQUESTS = (
    ((), "not on record"),
    ((("item removed", ""),), "item removed"),
    ((("item removed", "am"),), "item removed"),
    ((("item removed", "by"),), "not on record"),
    ((("item removed", "none"),), "item removed"),
    ((("item removed", "unknown"),), "item removed"),
    ((("removal refused", "am"),), "removal refused"),
    ((("removal refused", "by"),), "not on record"),
    ((("item included", ""),), "item included"),
    ((("item opened", ""),), "item opened"),
    ((("item deferred", ""),), "item deferred"),
    ((("adopted", ""),), "adopted"),
    ((("item not taken", ""),), "not on record"),
    ((("not adopted", ""),), "not on record"),
    ((("stance recorded", ""),), "not on record"),
    ((("removal refused", "by"), ("item removed", "am")), "item removed"),
    ((("removal refused", "am"), ("adopted", "")), "removal refused"),
)


@pytest.mark.parametrize(("steps", "outcome"), REQUESTS)
def test_a_request_is_not_its_outcome_and_is_answered_by_what_decides_it(
    steps: tuple[tuple[str, str], ...], outcome: str
) -> None:
    asked = told(DOC, "removal requested", "2022-11-01", "am", session=SESSION)
    later = [
        told(DOC, event, f"2022-11-{number + 2:02}", **({"request_of": whose} if whose else {}))
        for number, (event, whose) in enumerate(steps)
    ]
    (found,) = document(asked, *later).requests
    assert (found.member, found.outcome) == ("am", outcome)
    assert bool(found.outcome_facts) is (outcome != "not on record")


def test_what_was_decided_before_a_request_does_not_answer_it() -> None:
    asked = told(DOC, "removal requested", "2022-11-03", "am", session=SESSION)
    assert document(told(DOC, "item included", "2022-11-02"), asked).requests[0].outcome == "not on record"


#: What members did (event, member, day) beside an adoption of 23 November 2022 without Armenia, and whom it binds.
BOUND = (
    ((), {"am": "open"}),
    ((("joined", "am", "2022-12-01"),), {"am": "bound"}),
    ((("signed", "am", "2022-12-01"),), {"am": "bound"}),
    ((("declined to join", "am", "2022-12-01"),), {"am": "not bound"}),
    ((("signature refused", "am", "2022-12-01"),), {"am": "not bound"}),
    ((("signature refused", "am", "2022-11-22"),), {"am": "open"}),
    ((("signed", "am", "2022-11-22"),), {"am": "open"}),
    ((("signed", "am", "2022-11-23"),), {"am": "bound"}),
    ((("declined to join", "am", "2022-12-01"), ("joined", "am", "2023-01-01")), {"am": "bound"}),
    ((("joined", "am", "2022-12-01"), ("declined to join", "am", "2023-01-01")), {"am": "not bound"}),
    ((("joined", "by", "2022-12-01"),), {"am": "open", "by": "bound"}),
    ((("consideration announced", "am", "2022-12-01"),), {"am": "open"}),
    ((("joining awaited", "am", "2022-12-01"),), {"am": "open"}),
    ((("ratified", "am", "2022-12-01"),), {"am": "open"}),
)


@pytest.mark.parametrize(("steps", "members"), BOUND)
def test_a_member_that_stood_aside_is_open_until_it_joins_or_declines(
    steps: tuple[tuple[str, str, str], ...], members: dict[str, str]
) -> None:
    adopted = told(DOC, "adopted", "2022-11-23", mode="consensus", without=["am"])
    found = document(adopted, *(told(DOC, event, day, member) for event, member, day in steps)).bound
    assert found.members == members
    assert found.others == "bound: those who took part in deciding"


#: What was notified (member, by which way), and what stands: the newest word of each, in the order of the first.
NOTIFIED = (
    ((("am", "online"),), (("am", "online"),)),
    ((("am", "online"), ("am", "in person")), (("am", "in person"),)),
    ((("am", "online"), ("by", "in person")), (("am", "online"), ("by", "in person"))),
    ((("by", "online"), ("am", "online"), ("by", "in person")), (("by", "in person"), ("am", "online"))),
    ((("am", "online"), ("am", "unknown")), (("am", ""),)),
)


@pytest.mark.parametrize(("words", "standing"), NOTIFIED)
def test_who_will_come_is_told_by_the_newest_word_of_each_member(
    words: tuple[tuple[str, str], ...], standing: tuple[tuple[str, str], ...]
) -> None:
    facts = [
        told(SESSION, "delegation notified", f"2022-11-{number + 1:02}", member, by=way, person=ZAS)
        for number, (member, way) in enumerate(words)
    ]
    found = state(SESSION, reports(*facts))
    assert isinstance(found, SessionState)
    assert tuple((one.member, one.by) for one in found.notified) == standing
