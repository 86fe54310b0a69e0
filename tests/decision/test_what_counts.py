"""What each position counts as under a vote, by consensus and in a limited format; and what is said when nothing is known."""

from datetime import date

import pytest

from tests.decision.acts import AM, CHAIR, DRAFTED, OFFICE, PUT, SESSION, TABLED, an_act, finding_on, members
from tests.decision.books import ALL, CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.making import a_question, bound_set, codes, in_council, texts, there, votes
from travaux.decision.act import Act
from travaux.decision.adoption import find
from travaux.decision.electorate import electorate
from travaux.decision.hearing import hear
from travaux.decision.question import Declared, GroupSaid, Later, Objected, Position, Question
from travaux.rulebook.load import read_library
from travaux.rulebook.models import AdoptionRule

CSTO = read_library("csto")
OBJECTION = (Objected("a"),)

# A position of a, what it counts as in a vote, what by consensus, and how it came to that.
COUNTS = [
    # a ballot is a ballot
    (Position("a", ballot="yes"), "yes", "yes"),
    (Position("a", ballot="no"), "no", "objection"),
    (Position("a", ballot="abstain"), "abstain", "abstain"),
    # and comes before what was said of the text, where votes are counted
    (Position("a", ballot="no", stance="agrees"), "no", "objection"),
    (Position("a", ballot="yes", stance="objects"), "yes", "objection"),
    # who objected and votes no is against, and its objection is still told
    (Position("a", ballot="no", stance="objects"), "objection", "objection"),
    (Position("a", ballot="abstain", stance="objects"), "abstain", "objection"),
    # a stance without a ballot
    (Position("a", stance="agrees"), "yes", "yes"),
    (Position("a", stance="agrees subject to comments"), "yes", "yes"),
    (Position("a", stance="supports"), "yes", "yes"),
    (Position("a", stance="objects"), "objection", "objection"),
    (Position("a", stance="reserves"), "awaited", "awaited"),
    (Position("a", stance="not interested"), "none", "none"),
    # a signature is agreement, whatever was reserved before
    (Position("a", signature="signed"), "yes", "yes"),
    (Position("a", signature="signed", stance="reserves"), "yes", "yes"),
    # a refusal to sign prevents consensus, and is no ballot
    (Position("a", signature="refused", presence="present"), "awaited", "objection"),
    # presence is no vote, and no objection either
    (Position("a", presence="present"), "awaited", "none"),
    (Position("a", presence="silent"), "none", "none"),
    (Position("a", presence="present not participating"), "none", "none"),
    (Position("a", presence="not entitled"), "none", "none"),
    # absence: not counted in the one, undecided in the other
    (Position("a", presence="absent"), "none", "undecided"),
    # nothing is on record
    (Position("a"), "awaited", "awaited"),
]


def counted(position: Position, tally: str, **changed: object) -> str:
    book = a_book(an_adoption(tally=tally))
    rule = book.by_id("adopt")
    assert isinstance(rule, AdoptionRule)
    question = in_council("a", "b", positions=(position, *there("b")), **changed)
    voters = electorate(question, rule, book)
    return hear(question, rule, voters, rule.parameters.positions())[0].count


@pytest.mark.parametrize(("position", "in_a_vote", "by_consensus"), COUNTS)
def test_a_position_counts_as_the_way_of_deciding_makes_of_it(
    position: Position, in_a_vote: str, by_consensus: str
) -> None:
    assert (counted(position, TALLY), counted(position, CONSENSUS)) == (in_a_vote, by_consensus)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        # said of all, and of all others than b
        (GroupSaid((), "agrees"), "yes"),
        (GroupSaid(("b",), "supports"), "yes"),
        # but not of a
        (GroupSaid(("a",), "supports"), "awaited"),
        # that all reserve is not counted one by one
        (GroupSaid((), "reserves"), "awaited"),
        # told of those who took part: of a it is not told that it was there
        (GroupSaid(("b",), "agrees", taking_part=True), "awaited"),
    ],
)
def test_what_is_said_of_a_group_counts_for_whom_it_covers(said: GroupSaid, counts: str) -> None:
    assert counted(Position("a"), CONSENSUS, group=(said,)) == counts


@pytest.mark.parametrize(
    ("positions", "outcome", "sentence"),
    [
        # three object and vote no: they are in the base, and one of four is no majority
        (tuple(Position(one, ballot="no", stance="objects") for one in "bcd"), "not adopted",
         "yes: 1 of 4 present and voting; more than 1/2 (2) needed, and not reached."),
        # three object and cast no ballot: they are against all the same
        (tuple(Position(one, stance="objects", presence="present") for one in "bcd"), "not adopted",
         "yes: 1 of 4 present and voting; more than 1/2 (2) needed, and not reached."),
        # three abstain
        (tuple(Position(one, ballot="abstain") for one in "bcd"), "adopted",
         "yes: 1 of 1 present and voting; more than 1/2 (1/2) needed, and reached."),
    ],
)  # fmt: skip
def test_who_objects_stays_in_the_base_of_a_vote(positions: tuple[Position, ...], outcome: str, sentence: str) -> None:
    found = find(in_council(*"abcd", positions=(*votes(yes="a"), *positions)), a_book())
    assert (found.outcome, texts(found)[-1]) == (outcome, sentence)


@pytest.mark.parametrize(
    ("by", "outcome"), [("no", "not adopted"), ("objection", "not adopted"), ("abstain", "adopted")]
)
def test_a_holder_that_objects_and_votes_no_uses_a_veto_by_either(by: str, outcome: str) -> None:
    tally = TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", "{counted: yes, at least: 1}")
    book = a_book(an_adoption(tally=f"{tally}      vetoes: [{{group: g, holders: [a], by: {by}}}]\n"))
    positions = (Position("a", ballot="no", stance="objects"), *votes(yes="b c"))
    assert find(in_council("a", "b", "c", positions=positions), book).outcome == outcome


@pytest.mark.parametrize(
    ("amount", "there_are", "needed"),
    [
        # two thirds of seven are four and two thirds, so five
        ("at least: 2/3, of: all members", 4, "5"),
        ("more than: 1/2, of: all members", 3, "more than 7/2"),
        ("at least: 4", 3, "4"),
    ],
)
def test_a_quorum_is_told_in_members_and_not_in_parts_of_one(amount: str, there_are: int, needed: str) -> None:
    rule = a_rule(
        "q", "quorum", f"    requirements: [{{for: vote, {amount}, effect: blocks, may be overridden: no}}]\n"
    )
    seated = "abcdefg"
    away = tuple(Position(one, presence="absent") for one in seated[there_are:])
    found = find(
        in_council(*seated, positions=(*there(" ".join(seated[:there_are])), *away)), a_book(an_adoption(), rule)
    )
    assert texts(found)[-1] == (
        f"{there_are} of 7 members were there; to vote {needed} are needed, so it cannot be put."
    )


def test_the_note_of_an_absent_member_is_cited_where_it_counts_for_nothing_yet() -> None:
    note = Declared("by", "no consensus", ("note#1",))
    absent = Position("by", presence="absent", facts=("hall#1",))
    found = find(a_question(positions=(*there("am kg kz ru tj"), absent), declarations=(note,)), CSTO)
    undecided = found.ground("undecided")
    assert undecided is not None
    assert undecided.facts == ("hall#1", "note#1")


@pytest.mark.parametrize(
    ("may_join", "word", "code"),
    [
        ("yes", "bound", "joined"),
        ("not stated", "bound", "joined"),
        # the rules leave no room for it
        ("no", "not bound", "joined, ruled out"),
    ],
)
def test_joining_binds_unless_the_rules_leave_no_room_for_it(may_join: str, word: str, code: str) -> None:
    clause = ALL.replace("all members", "those who voted for").replace(
        "may join later: no", f"may join later: {may_join}"
    )
    tally = CONSENSUS.replace("absent: undecided", "absent: no objection")
    question = in_council(
        "a",
        "b",
        positions=(*there("a"), Position("b", presence="absent")),
        later=(Later("b", "joined", date(2021, 1, 1)),),
    )
    found = find(question, a_book(an_adoption(tally=tally, bound=clause)))
    assert (found.bound["b"], code in codes(found)) == (word, True)


def test_of_whom_nothing_is_on_record_it_is_not_said_that_it_took_part() -> None:
    tally = TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", "{counted: yes, at least: 1}")
    book = a_book(an_adoption(tally=tally, bound=ALL.replace("all members", "those who took part in deciding")))
    assert bound_set(find(in_council("a", "b", positions=votes(yes="a")), book)) == {"a"}


@pytest.mark.parametrize(
    ("needed", "signed", "refused", "outcome"),
    [
        # four of six are needed, three have refused and are released: it cannot be reached
        ("4", "a b c", "d e f", "not adopted"),
        # two have refused, two are still to come
        ("4", "a b", "e f", "open"),
        ("4", "a b c d", "e f", "adopted"),
        # all have refused: what nobody signs is nobody's
        ("all", "", "a b c d e f", "not adopted"),
        ("all", "a", "b c d e f", "adopted"),
    ],
)
def test_signatures_that_cannot_come_any_more_are_not_waited_for(
    needed: str, signed: str, refused: str, outcome: str
) -> None:
    parameters = (
        "    slots: each member\n    signed by: minister\n"
        f"    needed: {needed}\n    deadline: none\n    may follow the session: yes\n    depositary: the secretariat\n"
        "    certified copies to: signatories\n    refusal: not bound\n    joining by: the state concerned\n"
        "    may join later: yes\n    may decline later: yes\n"
    )
    positions = [Position(one, signature="signed") for one in signed.split()]
    positions += [Position(one, signature="refused") for one in refused.split()]
    question = in_council(*"abcdef", mode="signature", positions=tuple(positions))
    found = find(question, a_book(an_adoption(), a_rule("sign", "signature", parameters)))
    assert found.outcome == outcome
    assert ("signatures out of reach" in codes(found)) == (outcome == "not adopted")


@pytest.mark.parametrize("mode", [None, "consensus", "limited format", "signature"])
def test_where_nothing_at_all_is_known_nothing_is_adopted(mode: str | None) -> None:
    """Neither roll, nor positions: every way of deciding leaves it open who decided."""
    found = find(Question("csc", date(2023, 11, 23), (), mode=mode), CSTO)  # type: ignore[arg-type]
    assert (found.admissible, found.outcome, found.bound) == ("not stated", "indeterminate", {})
    assert codes(found)[-1] == "roll not on record"


OFFERED = [
    # an option is a yes under a condition, and the condition is named
    (an_act("ballot cast", AM, keys=("am",), details_unknown=True), "yes", ["ballot"]),
    (an_act("ballot cast", AM, details_unknown=True, ballot="yes"), "yes", ["key"]),
    (an_act("ballot cast", AM, details_unknown=True), "yes", ["key", "ballot"]),
    (an_act("stance recorded", AM, keys=("am",), details_unknown=True), "yes", ["stance"]),
    (an_act("attendance", OFFICE, (SESSION,), details_unknown=True), "yes", ["key", "presence"]),
    (an_act("source registered", OFFICE, ("world/source/x",), details_unknown=True), "yes", ["outlet"]),
    # a right that is not there is not there on any condition
    (an_act("ballot cast", CHAIR, keys=("am",), details_unknown=True), "no", []),
    # an instruction that names nobody yet is against the rule as it stands
    (an_act("instruction given", CHAIR, keys=("csto/body/csc",), details_unknown=True), "no", ["an addressee"]),
]


@pytest.mark.parametrize(("act", "admissible", "missing"), OFFERED)
def test_what_is_not_known_yet_is_told_as_a_condition(act: Act, admissible: str, missing: list[str]) -> None:
    found = finding_on(act, *members(DRAFTED, TABLED, PUT))
    assert (found.admissible, [one.what for one in found.missing]) == (admissible, missing)
    told = found.ground("yes, if")
    conditions = [one for one in missing if one != "an addressee"]
    assert (told is not None) == bool(conditions)
    assert told is None or told.text == f"Yes, if {', '.join(conditions)} is given and the rest is as it stands."
