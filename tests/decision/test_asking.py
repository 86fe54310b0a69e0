"""What is done where enough ask for it: how many did and how many are needed, of whom, and who asked without a right."""

from fractions import Fraction
from itertools import combinations

import pytest
from pydantic import ValidationError

from tests.decision.books import HEAD, a_book, a_rule, an_adoption
from tests.decision.findings_of_courses import AGENDA, with_papers
from tests.decision.making import codes, in_council, texts, there, votes
from travaux.broken_input import BrokenInput
from travaux.decision.adoption import find
from travaux.decision.explain import changes
from travaux.decision.findings import Finding
from travaux.decision.question import PapersOut, Position, Question, RequestMade, Seat
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Askers, Request
from travaux.rulebook.load import load, read_library

RIGHTS = """    standings:
    - {state: member, kind: membership, provided for: yes, rights: {vote: yes, propose: yes}}
    - {state: observer, kind: membership, provided for: yes, rights: {vote: no, propose: no}}
"""
ARREARS = "    arrears: {years: 2, automatic: yes, decided by: nobody, withdraws: [vote], waiver by: the body}\n"


def a_book_of_requests(*requests: str) -> RuleBook:
    listed = "".join(f"    - {{{one}}}\n" for one in requests)
    return a_book(
        an_adoption(),
        a_rule("requests", "agenda", f"{AGENDA}    requests:\n{listed}"),
        a_rule("rights", "participation", RIGHTS + ARREARS),
    )


FIFTH = "for: extraordinary session, or: [{at least: 1/5, of: all members}], effect: blocks"
SESSION = "extraordinary session"


def ten(*by: str, what: str = SESSION, **changed: object) -> Question:
    fields = {"put_to": "open", "asked_for": RequestMade(what, by), **changed}  # type: ignore[arg-type] # a word of the list
    return in_council(*(f"m{place}" for place in range(10)), **fields)


def asking(*by: str, book: RuleBook, **changed: object) -> Finding:
    return find(ten(*by, **changed), book)  # type: ignore[arg-type] # fields of a question


def test_a_fifth_is_enough_and_one_fewer_is_not() -> None:
    book = a_book_of_requests(FIFTH)
    enough, few = asking("m0", "m9", book=book), asking("m0", book=book)
    assert (enough.outcome, few.outcome, few.admissible) == ("none", "cannot be put", "no")
    assert texts(enough)[0] == (
        "extraordinary session: 2 asked for it; at least 1/5 (2) needed of 10 all members, and there."
    )
    assert texts(few)[:1] == [
        "extraordinary session: 1 asked for it; at least 1/5 (2) needed of 10 all members, and not there."
    ]
    assert [one.what for one in few.missing] == ["more that ask for it"]
    assert (few.grounds[0].rule, few.grounds[0].side, few.grounds[0].article) == ("requests", "against", "Art. 1")


def test_at_least_and_more_than_are_different_words_here_too() -> None:
    half = FIFTH.replace("at least: 1/5", "{}: 1/2")
    five = tuple(f"m{place}" for place in range(5))
    assert asking(*five, book=a_book_of_requests(half.replace("{}", "at least"))).outcome == "none"
    assert asking(*five, book=a_book_of_requests(half.replace("{}", "more than"))).outcome == "cannot be put"
    assert asking(*five, "m5", book=a_book_of_requests(half.replace("{}", "more than"))).outcome == "none"


def test_a_plain_number_is_no_share() -> None:
    book = a_book_of_requests("for: extraordinary session, or: [{at least: 3}], effect: blocks")
    assert asking("m0", "m1", "m2", book=book).outcome == "none"
    assert texts(asking("m0", book=book))[:1] == [
        "extraordinary session: 1 asked for it; at least 3 needed, and not there."
    ]


def test_who_asks_without_being_entitled_is_named_with_the_reason_and_does_not_count() -> None:
    roll = (
        *(Seat(f"m{place}") for place in range(7)),
        Seat("watching", membership="observer"),
        Seat("owing", arrears_years=2),
        Seat("forgiven", arrears_years=2, waived=True),
    )
    vote = FIFTH.replace("effect", "right: vote, effect")
    asked = ten("watching", "owing", "stranger", "forgiven", roll=roll)
    by_vote, by_proposal = find(asked, a_book_of_requests(vote)), find(asked, a_book_of_requests(FIFTH))
    assert [one.text for one in by_vote.grounds if one.code == "asked without being entitled"] == [
        "extraordinary session: watching asked for it and does not count: as to membership it is observer.",
        "extraordinary session: owing asked for it and does not count: it has not paid for 2 years.",
        "extraordinary session: stranger asked for it and does not count: it does not sit on the roll.",
    ]
    assert by_vote.outcome == "cannot be put"
    assert by_proposal.outcome == "none", "who owes may still propose"


def test_a_share_of_votes_is_added_up_and_either_way_is_enough() -> None:
    either = "for: extraordinary session, or: [{at least: 1/5, of: all members}, {at least: 1/5, of: all members, weight: votes}], effect: blocks"
    roll = tuple(Seat(f"m{place}", weights=(("votes", Fraction(11 if place == 0 else 1)),)) for place in range(10))
    found = asking("m0", book=a_book_of_requests(either), roll=roll)
    assert texts(found)[0] == (
        "extraordinary session: 11 by votes asked for it; at least 1/5 (4) needed of 20 all members, and there."
    )
    assert asking("m1", book=a_book_of_requests(either), roll=roll).outcome == "cannot be put"
    assert asking("m1", book=a_book_of_requests(either)).outcome == "cannot be put", "nobody has any votes"


def test_somebody_whom_the_rules_name_is_enough_alone_and_nobody_else_is() -> None:
    book = a_book_of_requests(FIFTH.replace(", or:", ", by: [the council], or:"))
    council, chair = (
        asking(book=book, asked_for=RequestMade(SESSION, also_by=(one,))) for one in ("the council", "the chair")
    )
    assert (council.outcome, texts(council)[0]) == ("none", "extraordinary session: the council asked for it, and may.")
    assert chair.outcome == "cannot be put"
    assert texts(chair)[0] == "extraordinary session: the chair asked for it; the rules do not name it."


ROLL_CALL = "for: recorded vote, or: [{at least: 1/5, of: present}], effect: advises"


def roll_call(by: str, away: str = "", unknown: str = "") -> Finding:
    said = [f"m{place}" for place in range(10) if f"m{place}" not in f"{away} {unknown}".split()]
    stood = (*votes(yes=" ".join(said)), *(Position(one, presence="absent") for one in away.split()))
    question = ten(*by.split(), what="recorded vote", put_to="vote", positions=stood)
    return find(question, a_book_of_requests(ROLL_CALL))


def test_a_fifth_of_those_present_is_counted_from_those_that_are_there() -> None:
    assert "asked by enough" in codes(roll_call("m0", away="m5 m6 m7 m8 m9"))
    assert "asked by too few" in codes(roll_call("m0", away="m6 m7 m8 m9"))
    away = roll_call("m0 m9", away="m6 m7 m8 m9")
    assert "asked by too few" in codes(away), "who is away does not count"


def test_too_few_that_ask_for_a_roll_call_stop_no_vote() -> None:
    found = roll_call("m0")
    assert (found.outcome, found.admissible) == ("adopted", "yes")
    assert "recorded vote: too few asked for it, and it goes on without." in texts(found)
    assert found.ground("asked by too few").side == "neutral"  # type: ignore[union-attr] # it is there


def test_where_it_is_not_on_record_who_was_there_nobody_says_that_it_was_enough() -> None:
    found = roll_call("m0", unknown="m5 m6 m7 m8 m9")
    assert found.admissible == "not stated"
    assert "recorded vote: at least 1/5 (2) needed of those present; who was is not on record." in texts(found)
    assert "asked by enough" in codes(roll_call("m0 m1", unknown="m5 m6 m7 m8 m9"))


@pytest.mark.parametrize("what", ["vote", "reconsideration"])
def test_what_needs_a_request_cannot_be_put_without(what: str) -> None:
    book = a_book_of_requests(f"for: {what}, or: [{{at least: 2/3, of: all members}}], effect: blocks")
    stood = votes(yes=" ".join(f"m{place}" for place in range(10)))
    six, seven = (
        find(ten(*(f"m{place}" for place in range(number)), what=what, put_to="vote", positions=stood), book)
        for number in (6, 7)
    )
    assert (six.outcome, seven.outcome) == ("cannot be put", "adopted")


def test_where_no_rule_says_who_may_ask_the_finding_says_so() -> None:
    found = asking("m0", book=a_book_of_requests(ROLL_CALL))
    assert (found.admissible, texts(found)[0]) == (
        "not stated",
        "extraordinary session: who may ask for it the rules do not say.",
    )
    assert asking("m0", book=a_book()).admissible == "not stated"


def test_papers_that_are_lacking_are_waived_by_two_thirds_that_ask_for_it() -> None:
    waiver = "    requests: [{for: waiver of the papers, or: [{at least: 2/3, of: all members}], effect: advises}]\n"
    papers = "    papers: {languages: [en, fr], effect: blocks, waived by: the body}\n"
    book = a_book(an_adoption(), a_rule("agenda", "agenda", AGENDA + papers + waiver))

    def put(*by: str) -> Finding:
        asked = RequestMade("waiver of the papers", by)
        out = PapersOut(("en",))
        return find(in_council("a", "b", "c", positions=votes(yes="a b c"), papers=out, asked_for=asked), book)

    assert (put("a").outcome, put("a", "b").outcome) == ("cannot be put", "adopted")
    assert "papers waived" in codes(put("a", "b"))
    assert "papers waived" not in codes(put("a"))
    both = find(ten("m0", put_to="vote", papers=PapersOut(("en", "fr"))), with_papers(hours=""))
    assert {"papers out", "asking not laid down"} <= set(codes(both))


# --- what would change it --------------------------------------------------------------------------------------------


def test_the_fewest_that_would_have_to_ask_as_well_are_those_that_trying_every_group_finds() -> None:
    either = "for: extraordinary session, or: [{more than: 1/2, of: all members}, {at least: 1/3, of: all members, weight: votes}], effect: blocks"
    book = a_book_of_requests(either)
    roll = tuple(
        Seat(one, weights=(("votes", Fraction(weight)),)) for one, weight in zip("abcde", (1, 2, 3, 4, 5), strict=True)
    )
    for by in ("", "a", "b", "ab"):
        question = in_council("a", roll=roll, put_to="open", asked_for=RequestMade(SESSION, tuple(by)))
        [change] = changes(question, book)
        others = [one for one in "abcde" if one not in by]
        sizes = {}
        for size in range(1, len(others) + 1):
            groups = [RequestMade(SESSION, (*by, *group)) for group in combinations(others, size)]
            sizes[size] = sum(
                find(in_council("a", roll=roll, put_to="open", asked_for=one), book).outcome == "none" for one in groups
            )
        least = min(size for size, ways in sizes.items() if ways)
        assert (len(change.members), change.ways, change.act) == (least, sizes[least], "ask"), by


def test_who_could_ask_as_well_is_told_and_who_may_not_is_no_help() -> None:
    book = a_book_of_requests(FIFTH)
    [several] = changes(ten("m0"), book)
    assert several.ground.text == "Were 1 more to ask for it, such as m1 (9 groups), that would be enough."
    roll = (Seat("m0"), *(Seat(f"o{place}", membership="observer") for place in range(4)), Seat("m1"))
    [one] = changes(ten("m0", roll=roll), book)
    assert one.ground.text == "Were m1 to ask for it as well, that would be enough; nobody else would do."
    assert (
        changes(ten("m0", roll=roll[:-1] + tuple(Seat(f"p{n}", membership="observer") for n in range(4))), book) == ()
    )
    assert changes(ten("m0", "m1"), book) == ()


# --- the book --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("for: vote, effect: blocks", "neither `by` nor `or` says who can ask for it"),
        ("for: vote, or: [{at least: 1/5}], effect: blocks", "1/5 is a share, and `of` does not say of what"),
        ("for: vote, or: [{at least: 1/5, of: cast}], effect: blocks", "cast is told by ballots"),
        ("for: vote, or: [{at least: 1, more than: 1}], effect: blocks", "exactly one of `at least` and `more than`"),
        ("for: a break, or: [{at least: 1}], effect: blocks", "a break"),
    ],
)  # fmt: skip
def test_a_request_that_says_too_little_or_too_much_is_refused(wrong: str, says: str) -> None:
    with pytest.raises(BrokenInput, match=says):
        a_book_of_requests(wrong)


def test_two_rules_on_asking_for_one_thing_are_refused() -> None:
    with pytest.raises(BrokenInput, match="asking for one thing: extraordinary session"):
        a_book_of_requests(FIFTH, FIFTH)


def test_the_number_is_an_exact_share_and_never_a_broken_one() -> None:
    assert Askers.model_validate({"at least": "1/5", "of": "present"}).amount == Fraction(1, 5)
    with pytest.raises(ValidationError):
        Askers.model_validate({"at least": "0.2", "of": "present"})
    assert Request.model_validate({"for": "vote", "by": ["the chair"], "effect": "blocks"}).right == "propose"


def test_the_control_a_request_that_is_not_heard_changes_nothing() -> None:
    plain = ten("m0", put_to="vote", positions=there("m0"), asked_for=None)
    assert not [code for code in codes(find(plain, a_book_of_requests(FIFTH))) if code.startswith("asked")]
    assert load(HEAD + an_adoption(), "x").rules


@pytest.mark.parametrize("slug", ["csto", "co-operative", "un-ga", "us-senate"])
def test_a_bundled_book_says_who_can_ask(slug: str) -> None:
    rules = [rule for rule in read_library(slug).rules if getattr(rule.parameters, "requests", ())]
    assert len(rules) == 1
