"""The golden decisions come out whole: each ground with rule and article, everybody who is bound, all that is missing."""

from dataclasses import replace

import pytest

from tests.decision.golden_answers import GOLDENS, Golden
from tests.decision.making import bound_set, votes
from tests.decision.the_goldens import LIMITED, NOON, QUESTIONS, REFUSED, assembly, council, silence
from travaux.decision.adoption import find
from travaux.decision.findings import Finding, to_builtins
from travaux.decision.question import Declared, Position, Question, SilenceAnswer
from travaux.rulebook.load import read_library, shipped

NOT_SEEN = " (our reading; text not seen)"
EACH = pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.number)


def found(number: str) -> Finding:
    book, question = QUESTIONS[number]
    return find(question, read_library(book))


def members(words: str, question: Question) -> set[str]:
    return {seat.member for seat in question.roll} if words == "all" else set(words.split())


def test_every_question_has_its_answer_and_every_answer_its_question() -> None:
    assert [golden.number for golden in GOLDENS] == list(QUESTIONS)


@EACH
def test_the_outcome_the_mode_and_what_is_missing_are_as_expected(golden: Golden) -> None:
    told = found(golden.number)
    assert (told.admissible, told.outcome, told.mode) == (golden.admissible, golden.outcome, golden.mode)
    assert tuple((one.what, one.member) for one in told.missing) == golden.missing


@EACH
def test_every_ground_is_given_with_rule_article_side_sentence_and_facts(golden: Golden) -> None:
    grounds = [one for one in found(golden.number).grounds if one.code != "rule found"]
    told = [(one.rule, one.article, one.side, one.text.replace(NOT_SEEN, "*"), one.facts) for one in grounds]
    assert told == list(golden.grounds)


@EACH
def test_the_rule_is_named_with_what_it_says(golden: Golden) -> None:
    book, told = read_library(QUESTIONS[golden.number][0]), found(golden.number)
    named = told.ground("rule found")
    if golden.mode == "signature":
        assert named is None
        return
    assert named is not None
    rule = book.by_id(named.rule)
    assert rule is not None
    assert named.text.startswith(f"By {golden.mode}, under {rule.id}: {rule.says}")


@EACH
def test_every_member_of_the_roll_is_told_whether_it_is_bound(golden: Golden) -> None:
    question, told = QUESTIONS[golden.number][1], found(golden.number)
    expected = {member: word for word, words in golden.bound.items() for member in members(words, question)}
    assert dict(told.bound) == expected
    if golden.outcome in {"adopted", "not adopted"}:
        assert set(told.bound) == {seat.member for seat in question.roll}


@EACH
def test_each_live_reading_is_shown_with_who_holds_it_and_what_it_leads_to(golden: Golden) -> None:
    question, told = QUESTIONS[golden.number][1], found(golden.number)
    shown = [(one.reading, one.outcome, one.held_by) for one in told.readings]
    assert shown == [one[:3] for one in golden.readings]
    for reading, expected in zip(told.readings, golden.readings, strict=True):
        bound = {member for member, word in reading.bound.items() if word == "bound"}
        assert bound == (members("all", question) if expected[3] == "all" else set())


@EACH
def test_every_article_in_a_ground_stands_in_a_text_of_the_book_and_an_unread_one_is_marked(golden: Golden) -> None:
    book = read_library(QUESTIONS[golden.number][0])
    for one in found(golden.number).grounds:
        text = book.text(one.source)
        assert text is not None, one
        assert one.article
        assert one.text.endswith(NOT_SEEN) == (one.status == "unverified")
        assert one.status != "in force" or text.seen in {"part", "whole"}


@EACH
def test_a_finding_is_stored_as_plain_json_with_the_digest_of_the_book(golden: Golden) -> None:
    slug, question = QUESTIONS[golden.number]
    stored = to_builtins(found(golden.number))
    assert (stored["book"], stored["digest"]) == (slug, read_library(slug).digest)
    assert (stored["body"], stored["on"]) == (question.body, question.on.isoformat())
    assert stored["bound"] == dict(found(golden.number).bound)


# What would turn each of them round: one thing changed, and the outcome after it.
TURNED = [
    # 1: without the veto eleven are enough
    ("un-sc", council("substantive", yes="al br fr ga gb gh ie ke mx no us", abstain="ae cn in ru"), "adopted"),
    # 1: a veto by another permanent member
    ("un-sc", council("substantive", yes="al br fr ga gb gh ie ke mx no ru", no="us", abstain="ae cn in"), "not adopted"),
    # 1: a no of a member without one
    ("un-sc", council("substantive", yes="al br fr ga gb gh ie ke mx ru us cn", no="in", abstain="ae no"), "adopted"),
    # 3: nine votes with all the permanent members abstaining
    ("un-sc", council("substantive", yes="ae al br ga gh ie in ke mx", abstain="cn fr gb no ru us"), "adopted"),
    # 4: the ninth vote makes the no a veto
    ("un-sc", council("substantive", yes="al br cn fr ga gb gh ie ke", no="us", abstain="ae in mx no ru"), "not adopted"),
    # 5: one vote fewer is 92 of 116, and enough; 77 of 117 are not, 78 are
    ("un-ga", assembly(92, 24, 58), "adopted"),
    ("un-ga", assembly(78, 39, 58), "adopted"),
    ("un-ga", assembly(77, 40, 58), "not adopted"),
    # 5: nobody votes, and so nothing is adopted
    ("un-ga", assembly(0, 0, 193), "not adopted"),
    ("un-ga", assembly(0, 0, 0), "not adopted"),
    ("un-ga", assembly(1, 0, 192), "adopted"),
    # 11: at the minute of expiry it is late
    ("osce", silence(SilenceAnswer("pl", "amendment", at=NOON)), "adopted"),
    # 11: and of a state that does not take part it is nothing
    ("osce", silence(SilenceAnswer("xx", "amendment", at=NOON - 60)), "adopted"),
    # 15: the same absence without the declaration, in the ordinary course, is undecided
    ("csto", replace(LIMITED, declarations=()), "indeterminate"),
    # 15: the declaration takes nothing from an objection
    ("csto", replace(LIMITED, positions=(*LIMITED.positions[:5], Position("am", stance="objects", presence="absent"))), "not adopted"),
    # 15: five who say nothing adopt nothing in a limited format
    ("csto", replace(LIMITED, positions=tuple(Position(one, presence="absent") for one in ("by", "kg", "kz", "ru", "tj", "am")),
                     declarations=(Declared("am", "limited format"),)), "not adopted"),
    # 17: who refuses and then signs has signed
    ("csto", replace(REFUSED, positions=(*REFUSED.positions[:5], Position("am", presence="present", signature="signed"))), "adopted"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "question", "outcome"), TURNED)
def test_one_thing_changed_leads_where_it_must(slug: str, question: Question, outcome: str) -> None:
    assert find(question, read_library(slug)).outcome == outcome


def test_the_same_tally_binds_all_fifteen_on_procedure_and_nobody_on_substance() -> None:
    substance, procedure = found("1"), found("2")
    assert QUESTIONS["1"][1].positions == QUESTIONS["2"][1].positions
    assert (len(bound_set(substance)), len(bound_set(procedure))) == (0, 15)


def test_a_veto_told_by_a_ballot_alone_does_not_move_to_another_member() -> None:
    question = replace(QUESTIONS["1"][1], positions=votes(yes="al br fr ga gb gh ie ke mx no us", no="in"))
    told = find(question, read_library("un-sc"))
    assert (told.outcome, told.ground("veto")) == ("indeterminate", None)
    assert {one.member for one in told.missing} == {"ae", "cn", "ru"}


def test_the_library_has_the_books_that_the_goldens_ask() -> None:
    assert {slug for slug, _ in QUESTIONS.values()} <= set(shipped())
