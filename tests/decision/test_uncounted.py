"""What would change an outcome that is no matter of votes, held against trying every group there is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

import pytest

from tests.decision.books import TALLY, a_book, a_rule, an_adoption
from tests.decision.making import SIX, YEREVAN, a_question, in_council, seats, there, votes
from travaux.decision import uncounted
from travaux.decision.adoption import find
from travaux.decision.change import Change
from travaux.decision.explain import changes
from travaux.decision.question import Position, Question, Silence, SilenceAnswer
from travaux.decision.what_if import Stand, vary
from travaux.enquiry.findings import ground_told
from travaux.enquiry.words import Names
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library

CSTO, NATO, OSCE = (read_library(one) for one in ("csto", "nato", "osce"))


def told(question: Question, book: RuleBook) -> list[tuple[str, str, tuple[str, ...], int]]:
    return [(one.outcome, one.act, one.members, one.ways) for one in changes(question, book)]


def by_trying(
    question: Question, book: RuleBook, able: Iterable[str], stand: Stand, code: str = ""
) -> tuple[int, int] | None:
    """The size of the smallest groups whose standing so makes it another outcome, or brings a ground; and how many."""
    able, now = tuple(able), find(question, book).outcome
    for size in range(1, len(able) + 1):
        groups = [vary(question, members=dict.fromkeys(group, stand)) for group in combinations(able, size)]
        then = [find(one, book) for one in groups]
        if found := sum(one.ground(code) is not None if code else one.outcome != now for one in then):
            return size, found
    return None


def of_act(found: Sequence[Change], act: str) -> tuple[int, int] | None:
    return next(((len(one.members), one.ways) for one in found if one.act == act), None)


# --- signatures ------------------------------------------------------------------------------------------------------


def a_book_of_signatures(refusal: str, needed: str) -> RuleBook:
    block = (
        "    slots: each member\n    signed by: head of state\n"
        f"    needed: {needed}\n    deadline: none\n    may follow the session: yes\n    depositary: the chair\n"
        f"    certified copies to: signatories\n    refusal: {refusal}\n    joining by: any member\n"
        "    may join later: no\n    may decline later: no\n"
    )
    return a_book(an_adoption(), a_rule("signature", "signature", block))


@pytest.mark.parametrize("needed", ["all", "2"])
@pytest.mark.parametrize("refusal", ["not adopted", "not bound", "returned for finalisation", "not stated"])
def test_the_fewest_signatures_and_refusals_are_those_that_trying_every_group_finds(refusal: str, needed: str) -> None:
    book, met = a_book_of_signatures(refusal, needed), set()
    stands: tuple[Stand, ...] = ("signed", "refused to sign", "nothing known")
    for states in product(stands, repeat=3):
        stood = dict(zip("abc", states, strict=True))
        question = vary(in_council("a", "b", "c", mode="signature"), members=stood)
        outcome = find(question, book).outcome
        now, may_refuse = changes(question, book), "nothing known" if outcome == "open" else "signed"
        assert of_act(now, "sign") == by_trying(question, book, "abc", "signed"), stood
        refusing = [one for one in stood if stood[one] == may_refuse]
        assert of_act(now, "refuse to sign") == by_trying(question, book, refusing, "refused to sign"), stood
        met |= {(outcome, one.act) for one in now}
    assert {("open", "sign"), ("not adopted", "sign")} <= met or refusal == "not stated"


def test_whose_signature_is_missing_is_told_by_name() -> None:
    question = a_question(mode="signature", positions=there("am by kg kz", signature="signed"))
    [change] = changes(question, CSTO)
    assert (change.outcome, change.act, change.members, change.ways) == ("adopted", "sign", ("ru", "tj"), 1)
    assert change.ground.text.startswith("Were ru, tj to sign, it would be adopted; nobody else and no fewer")
    assert (change.ground.rule, change.ground.side) == ("signature", "for")


def test_one_refusal_reopens_what_all_have_signed() -> None:
    question = a_question(mode="signature", positions=there(" ".join(SIX), signature="signed"))
    assert told(question, CSTO) == [("open", "refuse to sign", ("am",), 6)]


def test_where_votes_of_a_rule_are_signatures_those_that_have_not_signed_could_carry_it() -> None:
    tally = TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", "{counted: signature, at least: 2}")
    book = a_book(an_adoption(tally=tally))
    question = in_council("a", "b", "c", positions=there("a", signature="signed"))
    assert told(question, book) == [("adopted", "sign", ("b",), 2)]
    signed = replace(question, positions=there("a b", signature="signed"))
    assert told(signed, book) == [("not adopted", "refuse to sign", ("a",), 2)]
    weighed = tally.replace("at least: 2}", "at least: 2, weight: votes}")
    assert told(question, a_book(an_adoption(tally=weighed))) == []


def test_the_control_a_number_that_is_taken_for_granted_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    question = a_question(mode="signature", positions=there("am by kg kz", signature="signed"))
    assert of_act(changes(question, CSTO), "sign") == by_trying(question, CSTO, SIX, "signed")
    monkeypatch.setattr(uncounted, "bisect_left", lambda *_, **__: 2)
    assert of_act(changes(question, CSTO), "sign") != by_trying(question, CSTO, SIX, "signed")


def test_a_body_of_193_that_signs_takes_a_few_decisions_and_not_one_for_each() -> None:
    book, asked = a_book_of_signatures("not adopted", "all"), []
    question = in_council("m0", roll=seats(*(f"m{place}" for place in range(193))), mode="signature")
    real = uncounted.find
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uncounted, "find", lambda one, other: asked.append(1) or real(one, other))
        assert [(one.act, len(one.members)) for one in changes(question, book)] == [
            ("sign", 193),
            ("refuse to sign", 1),
        ]
    assert len(asked) < 25


# --- a quorum --------------------------------------------------------------------------------------------------------


def a_book_with_a_quorum(quorum: str) -> RuleBook:
    return a_book(an_adoption(), a_rule("quorum", "quorum", f"    requirements:\n    - {{{quorum}}}\n"))


QUORUMS = [
    "for: vote, at least: 3, effect: blocks, may be overridden: no",
    "for: vote, more than: 1/2, of: all members, effect: blocks, may be overridden: no",
    "for: vote, at least: 2/3, of: entitled, effect: blocks, may be overridden: no",
    "for: vote, at least: 4, counts: [represented], effect: blocks, may be overridden: no",
]


@pytest.mark.parametrize("quorum", QUORUMS, ids=["three", "more than half", "two thirds", "represented"])
def test_how_many_more_must_be_there_is_what_trying_every_group_finds(quorum: str) -> None:
    book, lacking = a_book_with_a_quorum(quorum), 0
    for stands in product(("yes", "absent", "nothing known"), repeat=4):
        question = vary(in_council("a", "b", "c", "d"), members=dict(zip("abcd", stands, strict=True)))  # type: ignore[arg-type] # they are stands
        if find(question, book).ground("quorum lacking"):
            lacking += 1
            away = [one for one, stand in zip("abcd", stands, strict=True) if stand != "yes"]
            tried = by_trying(question, book, away, "silent", "quorum there")
            assert of_act(changes(question, book), "be there") == tried, stands
    assert lacking


def test_who_could_come_and_that_the_chair_may_go_on_are_told() -> None:
    book = a_book_with_a_quorum("for: vote, at least: 3, effect: blocks, may be overridden: yes")
    away = tuple(Position(one, presence="absent") for one in "bcd")
    some, all_ = (in_council("a", *others, positions=(*votes(yes="a"), *away)) for others in ("bcd", "bc"))
    assert [one.ground.text for one in changes(some, book)] == [
        "Were 2 more there, such as b, c (3 groups), there would be a quorum.",
        "Were it ruled, with a reason, to go on all the same, it would be adopted.",
    ]
    assert told(all_, book)[0] == ("adopted", "be there", ("b", "c"), 1)
    assert changes(all_, book)[0].ground.text.endswith("there would be a quorum; nobody else would do.")


def test_nobody_can_bring_a_quorum_that_is_more_than_the_body_and_nobody_sets_it_aside() -> None:
    book = a_book_with_a_quorum("for: vote, at least: 9, effect: blocks, may be overridden: no")
    assert told(in_council("a", "b", positions=votes(yes="a")), book) == []


@pytest.mark.parametrize("purpose", ["open", "discuss"])
def test_a_quorum_to_open_or_to_discuss_is_told_as_well(purpose: str) -> None:
    book = a_book_with_a_quorum(f"for: {purpose}, at least: 2, effect: blocks, may be overridden: no")
    question = in_council("a", "b", put_to=purpose, positions=(Position("b", presence="absent"),))
    assert told(replace(question, positions=there("a b")), book) == []
    assert told(question, book) == [("none", "be there", ("a", "b"), 1)]


# --- silence ---------------------------------------------------------------------------------------------------------

THREE = in_council("m0", body="nac", mode="silence", roll=seats("be", "de", "fr"), silence=Silence("yes", 2_000), now=1_000)  # fmt: skip
EXPIRES = "1970-01-01T01:33:20+01:00"


def answered(*answers: SilenceAnswer, now: int = 3_000) -> Question:
    return replace(THREE, silence=Silence("yes", 2_000, answers), now=now)


def test_as_long_as_silence_runs_each_could_break_it_and_time_alone_carries_it() -> None:
    assert told(THREE, NATO) == [
        ("not adopted", "object", ("be",), 3),
        ("adopted", "keep silent", ("be", "de", "fr"), 1),
    ]
    first, second = (one.ground.text for one in changes(THREE, NATO))
    assert first.startswith(f"Were one of these 3 to object before {EXPIRES}, it would be not adopted: be, de, fr.")
    assert second.startswith(f"Were nobody to break silence until {EXPIRES}, it would be adopted.")


def test_once_it_has_expired_only_what_could_have_been_is_told() -> None:
    [change] = changes(replace(THREE, now=3_000), NATO)
    assert (change.outcome, change.act, change.ways) == ("not adopted", "object", 3)
    assert change.ground.text.startswith(f"Had one of 3 objected before {EXPIRES}")


def test_a_late_answer_is_as_if_it_were_none() -> None:
    late = answered(SilenceAnswer("de", "objection", at=2_000))
    assert told(late, NATO) == told(replace(THREE, now=3_000), NATO)


def test_all_that_broke_it_would_have_had_to_keep_silent() -> None:
    both = answered(SilenceAnswer("de", "objection", at=1_500), SilenceAnswer("fr", "objection", at=1_999))
    assert told(both, NATO) == [("adopted", "take it back", ("de", "fr"), 1)]
    assert told(replace(both, now=1_999), NATO) == [("open", "take it back", ("de", "fr"), 1)]
    unnamed = answered(SilenceAnswer("unknown", "objection", at=1_500))
    [change] = changes(unnamed, NATO)
    assert (change.members, change.counted) == ((), False)
    assert change.ground.text.startswith("Had nobody broken silence, named here or not, it would be adopted.")


def test_of_an_answer_without_a_moment_both_are_told() -> None:
    undated = answered(SilenceAnswer("de", "objection"))
    assert find(undated, NATO).outcome == "indeterminate"
    assert told(undated, NATO) == [("not adopted", "be dated", ("de",), 1), ("adopted", "be dated", ("de",), 1)]


def test_what_was_not_put_under_silence_at_a_meeting_would_have_had_to_be() -> None:
    question = replace(THREE, body="pc", on=YEREVAN, silence=Silence("no", 2_000), now=3_000)
    assert find(question, OSCE).outcome == "cannot be put"
    [change] = changes(question, OSCE)
    assert change.outcome == "adopted"
    assert change.ground.text == "Had the chair put it under silence at a meeting, it would be adopted."


def test_where_no_silence_is_on_record_nothing_is_told() -> None:
    assert told(replace(THREE, silence=None), NATO) == []


@pytest.mark.parametrize("code", ["would break silence", "would be unbroken", "would change if late"])
def test_every_change_is_told_with_the_names_of_the_members(code: str) -> None:
    late, broken = (answered(SilenceAnswer("be", "objection", at=at)) for at in (None, 1_500))
    names = Names({"nato/member/be": "Belgium"}, "nato")
    found = [one.ground for question in (THREE, late, broken) for one in changes(question, NATO)]
    assert any("Belgium" in ground_told(one, names) for one in found if one.code == code)
