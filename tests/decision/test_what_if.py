"""What if: what is varied is varied and nothing else, and a roll call of words is decided as one of positions."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.books import CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.making import a_question, in_council, seats, votes
from travaux.decision.adoption import find
from travaux.decision.counts import Counts
from travaux.decision.question import Cast, Declared, Objected, Position, Question, Seat, Word
from travaux.decision.sames import Remembered
from travaux.decision.what_if import SUSPENDED, Stand, all_agreeing, vary
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library


def test_nothing_varied_is_the_same_question() -> None:
    assert vary(a_question()) == a_question()


def test_everybody_agrees_and_what_was_objected_or_declared_is_gone() -> None:
    question = a_question(
        positions=(Position("am", stance="objects"),), objections=(Objected("by"),), declarations=(Declared("kg", "no consensus"),)
    )  # fmt: skip
    varied = all_agreeing(question)
    assert find(question, read_library("csto")).outcome == "not adopted"
    assert find(varied, read_library("csto")).outcome == "adopted"
    assert (varied.objections, varied.declarations) == ((), ())


def test_one_member_stands_otherwise_and_all_others_as_they_did() -> None:
    question = in_council("a", "b", "c", positions=votes(yes="a b", no="c"), objections=(Objected("b"), Objected("c")))
    varied = vary(question, members={"b": "absent"})
    assert [(one.member, one.ballot, one.presence) for one in varied.positions] == [
        ("a", "yes", None), ("c", "no", None), ("b", None, "absent"),
    ]  # fmt: skip
    assert varied.objections == (Objected("c"),)


def test_nothing_known_of_a_member_takes_its_position_away() -> None:
    varied = vary(in_council("a", "b", positions=votes(yes="a b")), members={"b": "nothing known"})
    assert [one.member for one in varied.positions] == ["a"]


@pytest.mark.parametrize("stand", get_args(Stand))
def test_every_stand_can_be_decided(stand: Stand) -> None:
    found = find(vary(a_question(), everybody=stand), read_library("csto"))
    assert found.outcome in {"adopted", "not adopted", "indeterminate", "cannot be put"}


@pytest.mark.parametrize(
    ("stand", "outcome"),
    [("yes", "adopted"), ("agrees", "adopted"), ("signed", "adopted"), ("no", "not adopted"), ("objects", "not adopted"),
     ("abstain", "not adopted"), ("declared abstention", "not adopted"), ("recused", "not adopted"),
     ("absent", "not adopted"), ("silent", "not adopted"), ("not interested", "not adopted"),
     ("nothing known", "indeterminate")],
)  # fmt: skip
def test_a_majority_hangs_on_how_they_stand(stand: Stand, outcome: str) -> None:
    assert find(vary(in_council("a", "b"), everybody=stand), a_book()).outcome == outcome


def test_another_class_mode_day_or_body_is_decided_by_its_own_rule() -> None:
    book, council = (
        read_library("un-sc"),
        ["ae", "al", "br", "cn", "fr", "ga", "gb", "gh", "ie", "in", "ke", "mx", "no", "ru", "us"],
    )
    stands = dict.fromkeys(council, "yes") | dict.fromkeys(("cn", "in", "ke", "mx", "no"), "absent") | {"ru": "no"}
    question = vary(Question("sc", date(2022, 2, 25), seats(*council)), members=stands)  # type: ignore[arg-type] # words
    procedural = vary(question, item_class="procedural")
    early = vary(question, on=date(1950, 1, 1), roll=question.roll[:11])
    told = [find(one, book) for one in (question, procedural, early)]
    assert [one.ground("rule found").rule for one in told] == ["substantive", "procedural", "substantive-1945"]  # type: ignore[union-attr]
    assert [one.outcome for one in told] == ["not adopted", "adopted", "indeterminate"]
    assert "strangers voted" in {one.code for one in told[2].grounds}
    elsewhere = vary(question, body="other", mode="consensus")
    assert (elsewhere.body, elsewhere.mode, elsewhere.on) == ("other", "consensus", question.on)


def test_a_suspended_member_stays_on_the_roll_and_the_rules_say_what_it_loses() -> None:
    rights = "    standings:\n    - {state: suspended by the council, kind: membership, provided for: yes, rights: {vote: no}}\n"
    book = a_book(an_adoption(), a_rule("rights", "participation", rights))
    question = in_council("a", "b", "c", positions=votes(yes="a", no="b c"))
    assert find(question, book).outcome == "not adopted"
    varied = vary(question, suspended=["b", "c"])
    assert [seat.membership for seat in varied.roll] == ["member", SUSPENDED, SUSPENDED]
    assert (find(varied, book).outcome, len(find(varied, book).grounds)) == ("adopted", 4)


# --- a roll call of words --------------------------------------------------------------------------------------------

WORDS = st.sampled_from(get_args(Word))
BOOKS = (
    a_book(),
    a_book(an_adoption(tally=CONSENSUS, course="{mode: consensus, entered: directly}")),
    a_book(an_adoption(tally=TALLY.replace("absent: not counted", "absent: undecided") + "      tie: the chair decides\n")),
    a_book(an_adoption(tally=TALLY + "      vetoes: [{group: g, holders: [m0], by: no}]\n")),
    a_book(
        an_adoption(bound="{who: those who voted for, may join later: yes, may decline: no, liability of those who stood aside: none}"),
        a_rule("quorum", "quorum", "    requirements:\n    - {for: vote, at least: 1/2, of: entitled, effect: blocks, may be overridden: no}\n"),
    ),
)  # fmt: skip


def both(words: dict[str, Word], size: int, *, closed: bool) -> tuple[Question, Question]:
    """One question twice: told by words, and by positions."""
    roll = tuple(Seat(f"m{place}") for place in range(size))
    cast = in_council("m0", roll=roll, positions=Cast(words), closed=closed)
    return cast, replace(cast, positions=tuple(Cast(words)))


@settings(max_examples=120, deadline=None)
@given(book=st.sampled_from(BOOKS), size=st.integers(1, 6), words=st.lists(WORDS, max_size=6), closed=st.booleans())
def test_a_roll_call_of_words_is_decided_as_one_of_positions(
    book: RuleBook, size: int, words: list[Word], *, closed: bool
) -> None:
    cast, plain = both({f"m{place}": word for place, word in enumerate(words[:size])}, size, closed=closed)
    assert find(cast, book) == find(plain, book)


def test_the_control_a_count_that_takes_abstentions_for_yes_tells_the_two_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cast, plain = both({"m0": "yes", "m1": "no", "m2": "no"}, 3, closed=True)
    assert find(cast, a_book()) == find(plain, a_book())
    whole = Counts.heads
    monkeypatch.setattr(
        Counts, "heads", lambda one, takes: whole(one, takes) + (3 if isinstance(one.question.positions, Cast) else 0)
    )
    assert find(cast, a_book()) != find(plain, a_book())


def test_a_roll_call_of_words_is_a_sequence_of_positions() -> None:
    cast = Cast({"a": "yes", "b": "absent"})
    assert list(cast) == [Position("a", ballot="yes", presence="present"), Position("b", presence="absent")]
    assert (len(cast), cast[1].member, [one.member for one in cast[:1]]) == (2, "b", ["a"])
    assert cast == Cast({"b": "absent", "a": "yes"})
    assert hash(cast) == hash(Cast({"b": "absent", "a": "yes"}))
    assert cast != Cast({"a": "yes"})


def test_a_stranger_in_a_roll_call_of_words_is_told_as_well() -> None:
    found = find(in_council("a", positions=Cast({"a": "yes", "x": "no"})), a_book())
    assert (found.outcome, found.grounds[-1].code) == ("indeterminate", "strangers voted")
    assert find(in_council("a", positions=Cast({"a": "yes", "x": "present"})), a_book()).outcome == "adopted"


def test_a_member_that_sits_twice_on_a_roll_is_counted_twice_whichever_way_its_ballot_is_told() -> None:
    cast, plain = both({"m0": "yes", "m1": "no"}, 2, closed=True)
    twice = (*cast.roll, cast.roll[0])
    told = [find(replace(one, roll=twice), a_book()) for one in (cast, plain)]
    assert told[0] == told[1]
    assert "2 of 3" in told[0].grounds[-1].text


def test_how_members_stood_is_counted_once_for_the_same_members_and_anew_for_others() -> None:
    question = in_council("a", "b", "c", positions=votes(yes="a b", no="c"))
    everybody, some = ("a", "b", "c"), ("c", "x")
    assert question.stood(everybody) is question.stood(everybody)
    assert sorted((str(one.ballot), number) for one, number in question.stood(everybody).items()) == [
        ("no", 1),
        ("yes", 2),
    ]
    assert sorted((str(one.ballot), number) for one, number in question.stood(some).items()) == [("None", 1), ("no", 1)]


def test_a_position_with_facts_or_with_somebody_who_acted_stands_apart_from_one_that_says_nothing_more() -> None:
    said = (
        Position("a", "yes"),
        Position("b", "yes", facts=("e/1",)),
        Position("c", "yes", proxy="a"),
        Position("d", "yes"),
    )
    assert [one.stood.plain for one in said] == [True, False, False, True]
    assert said[0].stood is said[3].stood
    assert len(in_council("a", "b", "c", "d", positions=said).stood(("a", "b", "c", "d"))) == 2


def test_an_absence_with_facts_is_told_with_them_among_absences_without() -> None:
    book = a_book(an_adoption(tally=TALLY.replace("absent: not counted", "absent: blocks")))
    said = (Position("a", presence="absent", facts=("e/1",)), Position("b", presence="absent"), Position("c", "yes"))
    found = find(in_council("a", "b", "c", positions=said), book)
    assert [one.facts for one in found.grounds if one.code == "absence blocks"] == [("e/1",), ()]


# --- what is remembered ----------------------------------------------------------------------------------------------


def test_what_was_made_is_remembered_for_the_same_thing_and_not_for_one_that_only_equals_it() -> None:
    made: list[object] = []
    remembered = Remembered(lambda thing: made.append(thing) or len(made), most=2)
    one, other = [1], [1]
    assert [remembered(one), remembered(one), remembered(other)] == [1, 1, 2]
    assert (remembered([3]), len(made)) == (3, 3)
    assert remembered(one) == 4


def test_a_rule_that_is_changed_in_a_copy_is_not_taken_for_the_one_before() -> None:
    question, book = in_council("a", "b", positions=votes(yes="a", no="b")), a_book()
    assert find(question, book).outcome == "not adopted"
    easier = a_book(an_adoption(tally=TALLY.replace("more than: 1/2", "at least: 1/2")))
    assert find(question, easier).outcome == "adopted"
    assert find(question, book).outcome == "not adopted"
