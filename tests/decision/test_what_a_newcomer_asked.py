"""What somebody who wrote a first rule book could not find in the findings: ties, vacancies, guests, those sent out."""

from fractions import Fraction

import pytest

from tests.decision.books import BY_CONSENSUS, CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.findings_of_courses import beside_silence, tallied
from tests.decision.making import codes, in_council, votes
from travaux.decision.adoption import find
from travaux.decision.question import Objected, Position, Seat
from travaux.rulebook.book import RuleBook


@pytest.mark.parametrize(
    ("tie", "ballots", "told"),
    [
        ("fails", {"yes": "a b", "no": "c d"}, ["tie fails"]),
        ("not stated", {"yes": "a b", "no": "c d"}, ["tie not stated"]),
        ("the chair decides", {"yes": "a b", "no": "c d"}, ["tie"]),
        ("fails", {"yes": "a b", "no": "c"}, []),
        ("fails", {"yes": "a", "no": "b c"}, []),
        ("fails", {"abstain": "a b c d"}, []),
    ],
)
def test_a_tie_is_told_whoever_decides_it_and_nothing_else_is(
    tie: str, ballots: dict[str, str], told: list[str]
) -> None:
    positions = (*votes(**ballots), *(Position(one, presence="absent") for one in "abcd" if one not in str(ballots)))
    found = find(in_council(*"abcd", positions=positions), a_book(an_adoption(tally=tallied(f"tie: {tie}"))))
    assert [one for one in codes(found) if one.startswith("tie")] == told
    assert found.outcome == ("open" if told == ["tie"] else "adopted" if ballots.get("no") == "c" else "not adopted")


def test_where_two_thirds_are_asked_for_as_many_for_as_against_is_no_matter_of_a_tie() -> None:
    book = a_book(an_adoption(tally=TALLY.replace("more than: 1/2", "at least: 2/3")))
    found = find(in_council("a", "b", positions=votes(yes="a", no="b")), book)
    assert not any(one.startswith("tie") for one in codes(found))


def test_a_tie_that_is_lost_turns_to_the_fallback_for_a_tie() -> None:
    course = "{mode: vote, entered: directly, fallbacks: [{to: later, when: a tie, decided by: the body}]}"
    later = an_adoption("later", course="{mode: signature, entered: by fallback}")
    book = a_book(an_adoption(tally=tallied("tie: fails"), course=course), later)
    assert "fallback" in codes(find(in_council("a", "b", positions=votes(yes="a", no="b")), book))
    assert "fallback" not in codes(find(in_council("a", "b", positions=votes(no="a b")), book))


def excluding(base: str, quorum: str = "") -> RuleBook:
    """A book that excludes parties, and wants two of three to be there."""
    exclusion = f"exclusions: [{{who: party to the dispute, also from the base: {base}, status: in force{quorum}}}]"
    needed = (
        "    requirements:\n    - {for: vote, at least: 2/3, of: all members, effect: blocks, may be overridden: no}\n"
    )
    return a_book(an_adoption(tally=tallied(exclusion)), a_rule("quorum", "quorum", needed))


@pytest.mark.parametrize(
    ("book", "told", "outcome"),
    [
        (excluding("no"), ("2", "3 members", "2"), "adopted"),
        (excluding("no", ", makes up the quorum: no"), ("1", "3 members", "2"), "cannot be put"),
        (excluding("yes"), ("1", "2 members", "2"), "cannot be put"),
    ],
)
def test_a_party_that_is_sent_out_makes_up_the_quorum_or_not_as_the_rule_says(
    book: RuleBook, told: tuple[str, ...], outcome: str
) -> None:
    positions = (*votes(yes="a", no="c"), Position("b", presence="absent"))
    found = find(in_council("a", "b", "c", positions=positions, parties=("c",)), book)
    quorum = next(one.text for one in found.grounds if one.code.startswith("quorum"))
    assert quorum.startswith(f"{told[0]} of {told[1]} were there; to vote {told[2]} are needed")
    assert found.outcome == outcome


def test_where_a_party_was_and_what_is_not_known_of_it_is_not_asked_of_it_then() -> None:
    asked = in_council("a", "b", "c", positions=votes(yes="a b"), parties=("c",))
    assert "quorum not known" not in codes(find(asked, excluding("no", ", makes up the quorum: no")))


@pytest.mark.parametrize(
    ("membership", "outcome"), [("observer", "adopted"), ("candidate", "adopted"), ("member", "indeterminate")]
)
def test_a_guest_on_the_roll_takes_no_seat_of_the_body(membership: str, outcome: str) -> None:
    rights = "    standings:\n"
    rights += "".join(
        f"    - {{state: {state}, kind: membership, provided for: yes, rights: {{vote: no}}}}\n"
        for state in ("observer", "candidate")
    )
    book = a_book(an_adoption(tally=tallied("seats: 2")), a_rule("rights", "participation", rights))
    asked = in_council("a", "b", positions=votes(yes="a b"))
    roll = (*asked.roll, Seat("guest", membership))  # type: ignore[arg-type]
    found = find(in_council("a", "b", positions=asked.positions, roll=roll), book)
    assert (found.outcome, "roll too large" in codes(found)) == (outcome, membership == "member")


@pytest.mark.parametrize(
    ("position", "told"),
    [
        (Position("c", ballot="abstain"), "c kept out of it (abstains); that is not to object."),
        (Position("c", presence="present not participating"), "c kept out of it (present not participating)"),
        (Position("c", presence="present", stance="not interested"), "c kept out of it (not interested)"),
        (Position("c", presence="silent"), ""),
    ],
)
def test_who_kept_out_of_a_consensus_is_told_and_the_silent_are_not(position: Position, told: str) -> None:
    book = a_book(an_adoption(tally=CONSENSUS, course=BY_CONSENSUS))
    present = tuple(Position(one, presence="present", stance="agrees") for one in "ab")
    found = find(in_council("a", "b", "c", positions=(*present, position), closed=True), book)
    ground = found.ground("kept out, no objection")
    assert found.outcome == "adopted"
    assert (ground.text if ground else "").startswith(told)
    assert bool(told) is (ground is not None)


def test_nobody_is_said_to_keep_out_where_votes_are_counted() -> None:
    found = find(in_council("a", "b", positions=votes(yes="a", abstain="b")), a_book(an_adoption()))
    assert "kept out, no objection" not in codes(found)


def weighed(tie: str = "the chair decides", threshold: str = "more than: 1/2, of: cast") -> RuleBook:
    """A book that counts by weight."""
    counting = f"{{counted: yes, {threshold}, weight: votes}}"
    return a_book(
        an_adoption(
            tally=tallied(f"tie: {tie}").replace("{counted: yes, more than: 1/2, of: present and voting}", counting)
        )
    )


def of_weights(**votes: int) -> tuple[Seat, ...]:
    return tuple(Seat(name, weights=(("votes", Fraction(number)),)) for name, number in votes.items())


@pytest.mark.parametrize(
    ("book", "roll", "casting", "told", "outcome"),
    [
        (weighed(), {"a": 3, "b": 2, "c": 1}, None, "tie", "open"),
        (weighed(), {"a": 3, "b": 2, "c": 1}, "yes", "casting vote", "adopted"),
        (weighed(), {"a": 3, "b": 2, "c": 1}, "no", "casting vote", "not adopted"),
        (weighed("fails"), {"a": 3, "b": 2, "c": 1}, None, "tie fails", "not adopted"),
        (weighed("not stated"), {"a": 3, "b": 2, "c": 1}, None, "tie not stated", "not adopted"),
        # two heads against one are no tie where weights decide, nor is one head more where they are even
        (weighed(), {"a": 4, "b": 2, "c": 1}, None, "", "adopted"),
        (weighed(), {"a": 2, "b": 2, "c": 1}, None, "", "not adopted"),
        (weighed(threshold="at least: 2/3, of: cast"), {"a": 3, "b": 2, "c": 1}, None, "", "not adopted"),
        (weighed(threshold="more than: 3"), {"a": 3, "b": 2, "c": 1}, None, "", "not adopted"),
    ],
)
def test_a_tie_is_one_of_the_measure_that_decides(
    book: RuleBook, roll: dict[str, int], casting: str | None, told: str, outcome: str
) -> None:
    asked = in_council("a", roll=of_weights(**roll), positions=votes(yes="a", no="b c"), casting_vote=casting)
    found = find(asked, book)
    ties = [one.text for one in found.grounds if one.code.startswith(("tie", "casting"))]
    assert ([one.code for one in found.grounds if one.text in ties], found.outcome) == ([told] if told else [], outcome)
    assert all(one.startswith("Yes and no are 3 each") for one in ties)


def test_who_only_counts_against_makes_no_tie() -> None:
    tally = tallied("tie: the chair decides").replace("abstain: not counted", "abstain: counted against")
    book = a_book(an_adoption(tally=tally.replace("of: present and voting", "of: present")))
    even = in_council(*"abcd", positions=votes(yes="a b", no="c", abstain="d"))
    assert "tie" not in codes(find(even, book))
    assert find(even, book).outcome == "not adopted"
    assert "tie" in codes(find(in_council(*"abcd", positions=votes(yes="a b", no="c d")), book))


@pytest.mark.parametrize(
    ("lacking", "outcome"), [("", "not adopted"), ("b", "indeterminate"), ("c", "indeterminate"), ("d", "not adopted")]
)
def test_a_member_that_decides_and_has_no_weight_is_not_taken_for_nothing(lacking: str, outcome: str) -> None:
    roll = tuple(
        Seat(one.member, weights=() if one.member == lacking else one.weights, membership=one.membership)
        for one in (*of_weights(a=1, b=5, c=5), Seat("d", "observer", weights=(("votes", Fraction(1)),)))
    )
    rights = "    standings:\n    - {state: observer, kind: membership, provided for: yes, rights: {vote: no}}\n"
    tally = tallied("tie: fails").replace("of: present and voting}", "of: present and voting, weight: votes}")
    book = a_book(an_adoption(tally=tally), a_rule("rights", "participation", rights))
    found = find(in_council("a", roll=roll, positions=votes(yes="a", no="b c")), book)
    assert (found.outcome, "weight not on the roll" in codes(found)) == (outcome, outcome == "indeterminate")


def test_who_had_to_leave_is_not_present() -> None:
    book = a_book(an_adoption(tally=TALLY.replace("of: present and voting}", "of: present}")))
    positions = (*votes(yes="a"), Position("b", presence="not entitled"))
    assert find(in_council("a", "b", positions=positions), book).outcome == "adopted"
    absent = (*votes(yes="a"), Position("b", presence="present not participating"))
    assert find(in_council("a", "b", positions=absent), book).outcome == "not adopted"


@pytest.mark.parametrize(
    ("slots", "positions", "outcome"),
    [
        ("the chair", (Position("a", signature="signed"),), "indeterminate"),
        ("each member", (Position("a", signature="signed"),), "open"),
        (
            "each member that took part",
            (Position("a", signature="signed"), Position("b", presence="absent")),
            "adopted",
        ),
        ("each member that took part", (Position("a", signature="signed"), Position("b", presence="present")), "open"),
    ],
)
def test_whose_signature_is_waited_for_is_what_the_rule_says(
    slots: str, positions: tuple[Position, ...], outcome: str
) -> None:
    signed = f"    slots: {slots}\n    signed by: minister\n    needed: all\n    deadline: none\n"
    signed += "    may follow the session: yes\n    depositary: the secretariat\n    certified copies to: signatories\n"
    signed += "    refusal: not stated\n    joining by: any member\n    may join later: no\n    may decline later: no\n"
    book = a_book(an_adoption(), a_rule("sign", "signature", signed))
    found = find(in_council("a", "b", mode="signature", positions=positions), book)
    assert found.outcome == outcome


@pytest.mark.parametrize(("ballot", "told"), [("no", True), ("yes", False)])
def test_a_veto_of_one_that_does_not_decide_is_told_to_be_none(ballot: str, told: bool) -> None:
    group = "    vetoes: [{group: the guarantors, holders: [b], by: no}]"
    book = a_book(an_adoption(tally=tallied(group.strip()).replace("electorate: members", "electorate: north")))
    roll = (Seat("a", groups=("north",)), Seat("b"))
    found = find(in_council("a", roll=roll, positions=votes(yes="a", **{ballot: "b"} if ballot == "no" else {})), book)
    assert ("veto without a vote" in codes(found), found.outcome) == (told, "adopted")


def test_an_objection_beside_silence_breaks_nothing_and_is_not_passed_over() -> None:
    found = beside_silence()
    told = found.ground("objections beside silence")
    assert told is not None
    assert told.text.endswith("b, c.")
    assert found.outcome == "adopted"


@pytest.mark.parametrize(
    ("positions", "objections", "number"),
    [
        ((), (Objected("a"),), "1"),
        (votes(yes="a"), (), "1"),
        (votes(yes="a"), (Objected("b"),), "2"),
        ((Position("a", presence="present"),), (), "0"),
    ],
)
def test_a_position_is_taken_by_a_ballot_or_by_an_objection(
    positions: tuple[Position, ...], objections: tuple[Objected, ...], number: str
) -> None:
    counted = TALLY.replace(
        "{counted: yes, more than: 1/2, of: present and voting}", "{counted: position taken, at least: 1}"
    )
    asked = in_council("a", "b", positions=positions, objections=objections, closed=True)
    told = [one.text for one in find(asked, a_book(an_adoption(tally=counted))).grounds]
    assert any(one.startswith(f"position taken: {number}") for one in told)
