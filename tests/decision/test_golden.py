"""Decisions that were taken, or not, in the world: outcome, grounds and who is bound (law.md, B.18)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.decision.making import COUNCIL_2022, SIX, a_question, bound_set, codes, seats, texts, there, votes
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Declared, GroupSaid, Later, Position, Question, Seat, Silence, SilenceAnswer
from travaux.rulebook.load import read_library

NOT_SEEN = " (our reading; text not seen)"
ELEVEN = "al br fr ga gb gh ie ke mx no us"


def in_security_council(item_class: str, **ballots: str) -> Finding:
    question = Question(
        "sc",
        date(2022, 2, 25),
        seats(*COUNCIL_2022),
        item_class=item_class,  # type: ignore[arg-type]
        positions=votes(**ballots),
    )
    return find(question, read_library("un-sc"))


@pytest.mark.parametrize(
    ("item_class", "ballots", "outcome", "told"),
    [
        # S/2022/155 of 25 February 2022: a permanent member votes no
        ("substantive", {"yes": ELEVEN, "no": "ru", "abstain": "ae cn in"}, "not adopted", "veto"),
        # S/RES/2623 of 27 February 2022: the same tally on procedure
        ("procedural", {"yes": ELEVEN, "no": "ru", "abstain": "ae cn in"}, "adopted", "threshold reached"),
        # S/RES/1973 of 17 March 2011: two permanent members abstain
        ("substantive", {"yes": "al br fr ga gb gh ie ke mx us", "abstain": "ae cn in no ru"}, "adopted", "no veto"),
        # too few votes, so that a permanent member's no is no veto
        ("substantive", {"yes": "al br cn fr gb gh ie ke", "no": "us", "abstain": "ae ga in mx no ru"}, "not adopted",
         "veto not counted"),
        # nine votes are enough, eight are not
        ("procedural", {"yes": "al br fr ga gb gh ie ke mx", "no": "ae cn in no ru us"}, "adopted", "threshold reached"),
        ("procedural", {"yes": "al br fr ga gb gh ie ke", "no": "ae cn in mx no ru us"}, "not adopted", "threshold missed"),
    ],
)  # fmt: skip
def test_the_security_council_decides_by_nine_votes_and_without_a_veto(
    item_class: str, ballots: dict[str, str], outcome: str, told: str
) -> None:
    found = in_security_council(item_class, **ballots)
    assert found.outcome == outcome
    assert told in codes(found)
    assert bound_set(found) == (set(COUNCIL_2022) if outcome == "adopted" else set())


def test_the_same_tally_leads_to_two_results_and_each_says_why() -> None:
    ballots = {"yes": ELEVEN, "no": "ru", "abstain": "ae cn in"}
    vetoed, called = in_security_council("substantive", **ballots), in_security_council("procedural", **ballots)
    assert texts(vetoed)[1:] == [
        "yes: 11; at least 9 needed, and reached.",
        "cn is of those with a veto (the permanent members) and abstained or stayed away; that is no veto.",
        "ru voted no, and has a veto on this class of question (the permanent members).",
    ]
    assert texts(called)[1:] == ["yes: 11; at least 9 needed, and reached."]
    assert [ground.rule for ground in vetoed.grounds] == ["substantive"] * 4
    assert {ground.article for ground in called.grounds} == {"Art. 27(2)"}


def test_a_finding_names_the_roll_that_it_was_computed_from_and_the_digest_of_the_book() -> None:
    found = in_security_council("procedural", yes=ELEVEN, no="ru", abstain="ae cn in")
    reached = found.ground("threshold reached")
    assert reached is not None
    assert reached.roll == COUNCIL_2022
    assert (found.book, found.digest) == ("un-sc", read_library("un-sc").digest)


def in_assembly(yes: int, no: int, abstain: int, *, arrears: dict[str, Seat] | None = None) -> Finding:
    members = [f"m{number:03}" for number in range(193)]
    ballots = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain
    positions = [Position(member, ballot=ballot) for member, ballot in zip(members, ballots, strict=False)]  # type: ignore[arg-type]
    positions += [Position(member, presence="absent") for member in members[len(ballots) :]]
    roll = tuple((arrears or {}).get(member, Seat(member)) for member in members)
    question = Question("ga", date(2022, 4, 7), roll, item_class="important", positions=tuple(positions))
    return find(question, read_library("un-ga"))


def test_abstentions_stay_out_of_the_base_of_two_thirds() -> None:
    found = in_assembly(93, 24, 58)
    assert found.outcome == "adopted"
    assert texts(found)[-1] == "yes: 93 of 117 present and voting; at least 2/3 (78) needed, and reached."


def test_with_the_abstentions_in_the_base_the_same_vote_would_fail() -> None:
    assert in_assembly(93, 82, 0).outcome == "not adopted"


def test_a_member_in_arrears_without_a_waiver_has_no_vote_and_leaves_the_base() -> None:
    found = in_assembly(2, 1, 0, arrears={"m000": Seat("m000", arrears_years=2)})
    assert found.outcome == "not adopted"
    assert (
        "m000 is not counted: it has not paid for 2 years. It leaves the count and the base; 192 of 193 decide."
        in texts(found)
    )
    assert texts(found)[-1] == "yes: 1 of 2 present and voting; at least 2/3 (4/3) needed, and not reached."


def test_a_member_in_arrears_that_is_permitted_to_vote_votes() -> None:
    found = in_assembly(2, 1, 0, arrears={"m000": Seat("m000", arrears_years=2, waived=True)})
    assert found.outcome == "adopted"
    assert "m000 has not paid for 2 years; by a waiver it votes all the same." in texts(found)


def test_an_amendment_one_minute_before_expiry_breaks_silence() -> None:
    expires = 1_677_927_600
    answer = SilenceAnswer("pl", "amendment", at=expires - 60)
    question = Question(
        "pc", date(2023, 3, 2), seats("at", "pl"), mode="silence",
        silence=Silence("yes", expires, (answer,)),
    )  # fmt: skip
    found = find(question, read_library("osce"))
    assert (found.outcome, found.mode, bound_set(found)) == ("not adopted", "silence", set())
    assert texts(found)[-1] == "pl broke silence: amendment, 1 minute before it expired."


def csto(**changed: object) -> Finding:
    return find(a_question(**changed), read_library("csto"))


FIVE = "by kg kz ru tj"


def test_a_member_that_declared_no_objection_and_stayed_away_does_not_prevent_the_others() -> None:
    absent = Position("am", presence="absent", facts=("s0-article#A24",))
    declared = Declared("am", "limited format", ("vasilyev#x",))
    found = csto(on=date(2024, 11, 28), positions=(*there(FIVE), absent), declarations=(declared,))
    assert (found.admissible, found.outcome, found.mode) == ("yes", "adopted", "limited format")
    assert bound_set(found) == set(FIVE.split())
    assert found.bound["am"] == "may join"
    aside = found.ground("stood aside")
    assert aside is not None
    assert aside.text == "am stood aside, having declared that it does not object." + NOT_SEEN
    assert aside.facts == ("s0-article#A24", "vasilyev#x")
    assert (aside.rule, aside.source, aside.status) == ("limited-format", "protocol-2010", "unverified")
    assert "Those who did not vote for it bear no responsibility for what follows: am." + NOT_SEEN in texts(found)


def in_2009() -> Question:
    absent, note = Position("by", presence="absent"), Declared("by", "no consensus", ("afn#1",))
    positions = (*there("am kg kz ru tj"), absent)
    return a_question(on=date(2009, 6, 14), positions=positions, declarations=(note,))


def test_the_note_of_2009_leaves_two_readings_and_both_are_shown() -> None:
    found = find(in_2009(), read_library("csto"))
    assert (found.admissible, found.outcome, found.bound) == ("not stated", "indeterminate", {})
    assert [(one.reading, one.outcome, one.held_by) for one in found.readings] == [
        ("absence-blocks", "not adopted", "Belarus, 2009"),
        ("only-objection-blocks", "adopted", "a source in the foreign ministry of Russia, 2009"),
    ]
    assert [one.source for one in found.readings] == ["note-2009, as reported", "ministry-2009, as reported"]
    assert {member for member, word in found.readings[1].bound.items() if word == "bound"} == set(SIX)
    assert [one.what for one in found.missing] == ["a ruling of the chair or the body on how the rule is to be read"]
    assert "What it means that by was absent the text does not say." + NOT_SEEN in texts(found)


def test_the_note_is_told_under_the_reading_that_heeds_it() -> None:
    blocks, passes = find(in_2009(), read_library("csto")).readings
    assert [(one.text, one.facts) for one in blocks.grounds] == [
        ("by was absent and says that without it there is no consensus." + NOT_SEEN, ("afn#1",))
    ]
    assert passes.grounds[0].text == "by was absent; to stay away is not to object." + NOT_SEEN


def test_a_refusal_to_sign_by_a_member_that_is_there_prevents_consensus() -> None:
    refusing = Position("am", presence="present", signature="refused", facts=("s4-yerevan#B21",))
    said = GroupSaid(("am",), "supports", ("s4-tasmagambetov#B17",))
    found = csto(positions=(*there(FIVE, stance=None), refusing), group=(said,))
    assert (found.outcome, found.mode, bound_set(found)) == ("not adopted", "consensus", set())
    refused = found.ground("signature refused")
    assert refused is not None
    assert (refused.text, refused.side, refused.rule, refused.facts) == (
        "am refused to sign, so there is no consensus." + NOT_SEEN, "against", "consensus", ("s4-yerevan#B21",),
    )  # fmt: skip
    stated = found.ground("group stated")
    assert stated is not None
    assert stated.text == (
        "Stated of the group, member by member only through the roll: supports (by, kg, kz, ru, tj)." + NOT_SEEN
    )
    assert stated.roll == SIX
    assert texts(found)[-1] == "am refused to sign; what that leads to the rules do not say."


def test_without_the_refusal_the_same_question_is_adopted() -> None:
    found = csto(positions=there(" ".join(SIX)))
    assert (found.outcome, bound_set(found)) == ("adopted", set(SIX))


def test_the_state_concerned_is_not_counted_when_the_others_suspend_it() -> None:
    against = Position("am", presence="present", ballot="no")
    found = csto(item_class="sanction", concerned="am", positions=(*there(FIVE), against))
    assert found.outcome == "adopted"
    left = "am is not counted: it is the state concerned. It leaves the count and the base; 5 of 6 decide."
    assert left + NOT_SEEN in texts(found)
    assert "No objection recorded from any of 5 members." + NOT_SEEN in texts(found)


def test_another_member_s_no_still_prevents_the_sanction() -> None:
    against = Position("by", presence="present", ballot="no")
    found = csto(item_class="sanction", concerned="am", positions=(*there("am kg kz ru tj"), against))
    assert found.outcome == "not adopted"


def test_two_years_of_arrears_take_no_vote_away_before_the_council_decides() -> None:
    roll = (Seat("am", arrears_years=2), *seats(*FIVE.split()))
    positions = (*there(FIVE), Position("am", presence="present", ballot="no"))
    found = csto(roll=roll, positions=positions)
    assert found.outcome == "not adopted"
    assert "am has not paid for 2 years; its vote stands until the council withdraws it." + NOT_SEEN in texts(found)


def test_once_the_council_has_withdrawn_the_vote_it_is_not_counted() -> None:
    roll = (Seat("am", membership="vote withdrawn"), *seats(*FIVE.split()))
    found = csto(roll=roll, positions=(*there(FIVE), Position("am", presence="present", ballot="no")))
    assert found.outcome == "adopted"
    assert "am has no vote: as to membership it is vote withdrawn." + NOT_SEEN in texts(found)


BUDGET = a_question(
    on=date(2023, 11, 23),
    item_class="budget",
    mode="limited format",
    positions=(*there(FIVE), Position("am", presence="absent")),
    declarations=(Declared("am", "limited format"),),
    later=(Later("am", "declined", date(2024, 5, 8), ("mas24#1",)),),
)


@pytest.mark.parametrize(
    ("as_of", "word"),
    [
        # the day after the session: nothing from Armenia yet
        (date(2023, 11, 24), "may join"),
        # the day before its statement
        (date(2024, 5, 7), "may join"),
        # the day of it
        (date(2024, 5, 8), "not bound"),
        # no day asked: all that is on record counts
        (None, "not bound"),
    ],
)
def test_who_is_bound_changes_months_after_the_decision(as_of: date | None, word: str) -> None:
    found = find(replace(BUDGET, as_of=as_of), read_library("csto"))
    assert (found.outcome, found.bound["am"], bound_set(found)) == ("adopted", word, set(FIVE.split()))


def test_what_stands_open_before_and_what_was_declared_after_are_both_told() -> None:
    before = find(replace(BUDGET, as_of=date(2024, 5, 7)), read_library("csto"))
    after = find(BUDGET, read_library("csto"))
    assert texts(before)[-1] == "am is not bound and may join later; nothing from it is on record." + NOT_SEEN
    assert texts(after)[-1] == "am declared on 2024-05-08 that it does not join, and is not bound." + NOT_SEEN
    assert after.grounds[-1].facts == ("mas24#1",)


def test_five_signatures_of_six_without_a_deadline_leave_it_open() -> None:
    signed = tuple(Position(member, signature="signed") for member in FIVE.split())
    found = csto(on=date(2018, 12, 21), item_class="personnel", mode="signature", positions=signed)
    assert (found.outcome, found.mode, found.bound) == ("open", "signature", {})
    assert texts(found) == ["5 of 6 have signed; am still to sign, and there is no deadline."]
    assert [(one.what, one.member) for one in found.missing] == [("its signature", "am")]
    assert found.grounds[0].rule == "signature"
