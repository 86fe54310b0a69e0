"""The record's own questions: what is told of a document, a roll and a session becomes a question, and no more than that."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tests.decision.acts import DOC, SESSION, SIX, members
from tests.decision.articles import articles_on, the_two_articles
from tests.decision.making import bound_set, codes
from tests.factories import a_fact, a_report, recorded
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.from_record import expiry, moment_of, question_from
from travaux.decision.question import Declared, Objected, Question, Ruled
from travaux.decision.situation import DocumentState, RollState, SessionState, dossier_state
from travaux.record.entry import Fact
from travaux.record.fold import Dials, Folded, fold
from travaux.rulebook.load import read_library

MOSCOW = ZoneInfo("Europe/Moscow")
AS_OF = date(2024, 12, 1)
DAY = "2023-11-23"


def asked(folded: Folded, document: str = DOC, session: str = SESSION, as_of: date = AS_OF) -> Question:
    texts, roll, sitting = (dossier_state(one, folded) for one in (document, "csto/roll", session))
    assert isinstance(texts, DocumentState)
    assert isinstance(roll, RollState)
    assert isinstance(sitting, SessionState)
    return question_from(texts, roll, sitting, as_of=as_of, zone=MOSCOW)


def question(*facts: Fact, as_of: date = AS_OF) -> Question:
    return asked(fold(recorded(a_report("r", *members(*facts))), Dials()), as_of=as_of)


def assessed(*facts: Fact, as_of: date = AS_OF) -> Finding:
    return find(question(*facts, as_of=as_of), read_library("csto"))


def told(name: str, ref: str, on: str = DAY, keys: tuple[str, ...] = (), **value: object) -> Fact:
    return a_fact(
        name, DOC, on, ref, keys=keys, value={one.rstrip("_").replace("_", " "): v for one, v in value.items()}
    )


def at_the_session(ref: str, keys: tuple[str, ...], presence: str) -> Fact:
    return a_fact("attendance", SESSION, DAY, ref, keys=keys, value={"presence": presence})


ADOPTED = told("adopted", "a1", mode="limited format", body="csto/body/csc", without=["am"])
FIVE = ("by", "kg", "kz", "ru", "tj")
AGREEING = told("stance recorded", "s1", "2023-11-22", FIVE, stance="agrees")
AWAY = at_the_session("p1", ("am",), "absent")
HELD = a_fact("session held", SESSION, DAY, "h1", value={"bodies": ["csto/body/csc"]})


def test_the_refusal_of_yerevan_is_assessed_from_the_article_and_the_roll_of_the_day() -> None:
    roll = fold(recorded(a_report("m", *members())), Dials())
    articles = articles_on("2023-11-20")
    both = Folded(articles.dials, (*roll.facts, *articles.facts))
    found = find(
        asked(both, "csto/document/assistance-to-armenia", "csto/session/csc-2022-11-23"), read_library("csto")
    )
    assert (found.outcome, found.body, found.on) == ("not adopted", "csc", "2022-11-23")
    refused, stated = found.ground("signature refused"), found.ground("group stated")
    assert refused is not None
    assert stated is not None
    assert (refused.facts, stated.facts) == (("s4-yerevan#B21",), ("s4-tasmagambetov#B17",))
    assert stated.roll == SIX


def test_the_articles_alone_give_no_roll_and_so_no_consensus_to_speak_of() -> None:
    found = asked(
        fold(the_two_articles(), Dials()), "csto/document/assistance-to-armenia", "csto/session/csc-2022-11-23"
    )
    assert found.roll == ()


@pytest.mark.parametrize(("as_of", "word"), [(date(2023, 11, 24), "may join"), (date(2024, 5, 8), "not bound")])
def test_an_adoption_in_a_limited_format_is_assessed_for_the_day_asked(as_of: date, word: str) -> None:
    declined = told("declined to join", "j1", "2024-05-08", ("am",))
    no_objection = told("no objection declared", "n1", "2023-11-22", ("am",), to="limited format")
    found = assessed(ADOPTED, AGREEING, AWAY, HELD, no_objection, declined, as_of=as_of)
    assert (found.outcome, found.admissible, found.bound["am"]) == ("adopted", "yes", word)
    assert bound_set(found) == set(FIVE)


def test_the_rules_of_the_day_of_deciding_hold_and_not_those_of_today() -> None:
    old = told("adopted", "a1", "2009-06-14", mode="consensus", body="csto/body/csc")
    assert question(old).on == date(2009, 6, 14)


def test_a_document_on_which_nothing_was_decided_is_asked_for_the_day_of_the_reader() -> None:
    drafted = told("drafted", "d1", body="csto/body/csc")
    found = question(drafted)
    assert (found.on, found.closed) == (AS_OF, False)
    assert find(found, read_library("csto")).outcome == "open"


def test_an_adoption_without_positions_on_record_is_indeterminate_and_not_taken_on_trust() -> None:
    found = assessed(told("adopted", "a1", mode="consensus", body="csto/body/csc"))
    assert (found.outcome, len(found.missing)) == ("indeterminate", 6)
    assert codes(found).count("not on record") == 6


def test_presence_at_the_session_is_no_vote_but_leaves_no_objection_recorded() -> None:
    present = at_the_session("p1", SIX, "present")
    found = assessed(told("adopted", "a1", mode="consensus", body="csto/body/csc"), present, HELD)
    assert found.outcome == "adopted"


def test_an_adoption_without_one_is_told_of_those_who_were_there_and_of_nobody_else() -> None:
    present = at_the_session("p2", ("by", "kg", "kz", "ru"), "present")
    no_objection = told("no objection declared", "n1", "2023-11-22", ("am",), to="limited format")
    some = assessed(ADOPTED, AWAY, HELD, present, no_objection)
    all_five = assessed(ADOPTED, AWAY, HELD, present, no_objection, at_the_session("p3", ("tj",), "present"))
    assert (some.outcome, [one.member for one in some.missing]) == ("indeterminate", ["tj"])
    assert (all_five.outcome, bound_set(all_five)) == ("adopted", set(FIVE))
    group = all_five.ground("adoption told")
    assert group is not None
    assert group.facts == ("r#a1",)


def test_being_there_is_no_vote_where_votes_are_counted() -> None:
    put = told("put to decision", "q1", mode="procedural", body="csto/body/csc")
    found = assessed(put, HELD, at_the_session("p1", SIX, "present"))
    assert (found.outcome, codes(found).count("stance not on record")) == ("indeterminate", 6)


def test_the_same_saying_in_two_sources_is_one_ground_with_both() -> None:
    said = [
        told("group stance stated", f"g{n}", except_=["am"], quantifier="all others", stance="supports") for n in (1, 2)
    ]
    refused = told("signature refused", "r1", DAY, ("am",))
    found = assessed(refused, HELD, *said)
    assert codes(found).count("group stated") == 1
    group = found.ground("group stated")
    assert group is not None
    assert group.facts == ("r#g1", "r#g2")


def test_the_moment_of_deciding_is_the_adoption_else_the_refusal_else_nothing() -> None:
    def moment(*facts: Fact) -> int | None:
        found = dossier_state(DOC, fold(recorded(a_report("r", *facts)), Dials()))
        assert isinstance(found, DocumentState)
        return moment_of(found)

    refused = told("signature refused", "r1", "2022-11-23", ("am",))
    assert moment(refused, ADOPTED) == ADOPTED.on.hi
    assert moment(refused) == refused.on.hi
    assert moment(told("drafted", "d1")) is None


@pytest.mark.parametrize(
    ("fact", "declared"),
    [
        (told("no objection declared", "n1", DAY, ("am",), to="limited format"), "limited format"),
        (told("no objection declared", "n1", DAY, ("am",), to="summit documents"), "adoption"),
        (a_fact("absence meant", SESSION, DAY, "n1", keys=("am",), value={"as": "no consensus"}), "no consensus"),
        (told("absence meant", "n1", DAY, ("am",), as_="no objection"), "no objection"),
    ],
)
def test_what_a_member_declared_comes_from_the_document_or_the_session(fact: Fact, declared: str) -> None:
    assert question(ADOPTED, fact).declarations == (Declared("am", declared, ("r#n1",)),)  # type: ignore[arg-type]


def test_what_an_absence_means_is_not_read_into_an_unknown_word() -> None:
    fact = told("absence meant", "n1", DAY, ("am",), as_="unknown")
    assert question(ADOPTED, fact).declarations == ()


@pytest.mark.parametrize(
    ("manner", "official", "written"),
    [
        ("official", "yes", "not stated"),
        ("written", "not stated", "yes"),
        ("oral", "not stated", "no"),
        ("unknown", "not stated", "not stated"),
    ],
)
def test_an_objection_has_the_form_that_is_told_of_it(manner: str, official: str, written: str) -> None:
    fact = told("objection raised", "o1", DAY, ("am",), to="text", manner=manner)
    expected = Objected("am", official=official, written=written, facts=("r#o1",))  # type: ignore[arg-type]
    assert question(ADOPTED, fact).objections == (expected,)


def test_a_question_put_on_procedure_is_one_of_procedure() -> None:
    put = told("put to decision", "q1", mode="procedural", body="csto/body/csc")
    found = question(put, told("ballot cast", "b1", DAY, FIVE, ballot="yes"))
    assert (found.item_class, found.mode, len(found.positions)) == ("procedural", None, 5)


def test_a_question_against_a_member_concerns_it() -> None:
    put = told("put to decision", "q1", mode="consensus", nature="sanction", against="am", body="csto/body/csc")
    found = question(put)
    assert (found.item_class, found.concerned) == ("sanction", "am")


def test_silence_is_read_with_its_expiry_and_who_broke_it() -> None:
    opened = told("silence opened", "q1", expires="2023-11-25T12:00", session=SESSION)
    broken = told("silence broken", "q2", "2023-11-24", by="am")
    found = question(opened, broken).silence
    assert found is not None
    assert (found.opened_at_meeting, found.answers[0].member, found.facts) == ("yes", "am", ("r#q1",))


def test_silence_that_is_put_off_in_time_expires_later() -> None:
    opened = told("silence opened", "q1", "2023-11-20", expires="2023-11-25T12:00", session=SESSION)
    extended = told("silence extended", "q2", "2023-11-24", expires="2023-11-28T12:00")
    found = question(opened, extended).silence
    assert found is not None
    assert found.expires == expiry("2023-11-28T12:00", MOSCOW)
    assert len(found.facts) == 2


def test_silence_that_is_put_off_too_late_has_expired() -> None:
    opened = told("silence opened", "q1", "2023-11-20", expires="2023-11-25T12:00", session=SESSION)
    extended = told("silence extended", "q2", "2023-11-26", expires="2023-11-28T12:00")
    found = question(opened, extended).silence
    assert found is not None
    assert found.expires == expiry("2023-11-25T12:00", MOSCOW)


def test_silence_without_a_known_expiry_is_no_silence_to_assess() -> None:
    assert question(told("silence opened", "q1", expires="in a while")).silence is None


def test_a_ruling_on_a_reading_is_taken_up_with_its_reason() -> None:
    ruling = told("ruling given", "u1", on_="reading absence-blocks", by="body", reason="as before")
    other = told("ruling given", "u2", on_="the agenda", by="chair")
    assert question(ADOPTED, ruling, other).rulings == (
        Ruled("reading", "body", "absence-blocks", "as before", ("r#u1",)),
    )


def test_the_body_is_the_document_s_own_else_the_session_s() -> None:
    assert question(told("adopted", "a1", body="csto/body/cfm"), HELD).body == "cfm"
    assert question(told("adopted", "a1"), HELD).body == "csc"
    assert question(told("adopted", "a1")).body == ""
