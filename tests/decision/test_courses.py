"""The other courses: quorum before everything, silence to the minute, signatures one by one, who is not counted."""

from datetime import date

import pytest

from tests.decision.books import TALLY, a_book, a_rule, an_adoption
from tests.decision.making import SIX, a_question, bound_set, codes, in_council, seats, texts, there, votes
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Position, Ruled, Seat, Silence, SilenceAnswer
from travaux.rulebook.load import read_library

CSTO = read_library("csto")
OSCE = read_library("osce")
NOON = 1_677_927_600
FIVE = "by kg kz ru tj"


def a_quorum(amount: str, effect: str = "blocks", overridden: str = "no", **more: str) -> str:
    extra = "".join(f", {name}: {value}" for name, value in more.items())
    requirement = f"{{for: vote, {amount}, effect: {effect}, may be overridden: {overridden}{extra}}}"
    return a_rule("quorum", "quorum", f"    requirements: [{requirement}]\n")


@pytest.mark.parametrize(
    ("amount", "present", "outcome"),
    [
        # four of six are two thirds, three are not
        ("at least: 2/3, of: all members", "a b c d", "adopted"),
        ("at least: 2/3, of: all members", "a b c", "cannot be put"),
        # half is not more than half
        ("more than: 1/2, of: all members", "a b c", "cannot be put"),
        ("more than: 1/2, of: all members", "a b c d", "adopted"),
        # a plain number
        ("at least: 2", "a b", "adopted"),
        ("at least: 2", "a", "cannot be put"),
        # of those entitled
        ("at least: 1/2, of: entitled", "a b c", "adopted"),
    ],
)
def test_a_quorum_that_blocks_is_asked_before_anything_else(amount: str, present: str, outcome: str) -> None:
    away = tuple(Position(member, presence="absent") for member in "abcdef" if member not in present.split())
    question = in_council(*"abcdef", positions=(*there(present), *away))
    found = find(question, a_book(an_adoption(), a_quorum(amount)))
    assert found.outcome == outcome
    assert ("quorum lacking" in codes(found)) == (outcome == "cannot be put")


def half_there(book_quorum: str, *rulings: Ruled) -> Finding:
    positions = (*there("a"), Position("b", presence="absent"))
    return find(in_council("a", "b", positions=positions, rulings=rulings), a_book(an_adoption(), book_quorum))


def test_a_quorum_that_only_advises_lets_it_go_on_with_a_warning() -> None:
    found = half_there(a_quorum("at least: 1/1, of: all members", "advises"))
    assert (found.outcome, found.admissible) == ("adopted", "yes")
    assert "1 of 2 members were there, and 2 are needed; the rule warns and stops nothing." in texts(found)


def test_a_lacking_quorum_may_be_set_aside_for_a_recorded_reason_where_the_rule_lets_it() -> None:
    ruled = Ruled("quorum", "chair", reason="the day was fixed long ago.")
    going_on = half_there(a_quorum("at least: 1/1, of: all members", overridden="yes"), ruled)
    assert (
        "1 of 2 members were there, and 2 are needed; the chair went on, because the day was fixed long ago."
        in texts(going_on)
    )
    assert going_on.outcome == "adopted"
    assert half_there(a_quorum("at least: 1/1, of: all members"), ruled).outcome == "cannot be put"


def test_what_would_set_a_lacking_quorum_aside_is_told_as_missing() -> None:
    found = half_there(a_quorum("at least: 1/1, of: all members", overridden="yes"))
    wanted = ["a quorum", "a reason, recorded by the chair, to go on all the same"]
    assert [one.what for one in found.missing] == wanted


def test_a_proxy_counts_for_a_quorum_only_where_the_rule_says_so() -> None:
    positions = (*there("a"), *there("b", attended="proxy"))
    question = in_council("a", "b", positions=positions)
    usual = find(question, a_book(an_adoption(), a_quorum("at least: 2")))
    with_proxy = find(question, a_book(an_adoption(), a_quorum("at least: 2", counts="[in person, proxy]")))
    assert (usual.outcome, with_proxy.outcome) == ("cannot be put", "adopted")


def test_where_nobody_says_who_was_there_the_quorum_is_not_known() -> None:
    positions = tuple(Position(member, stance="agrees") for member in ("a", "b"))
    found = find(in_council("a", "b", positions=positions), a_book(an_adoption(), a_quorum("at least: 2")))
    assert "It is not on record whether a, b were there; 2 of 2 members are needed to vote." in texts(found)
    assert found.outcome == "adopted"


def test_the_absence_of_one_of_six_stops_a_question_of_persons_and_no_other() -> None:
    positions = (*there(FIVE), Position("am", stance="agrees", presence="absent"))
    persons = find(a_question(on=date(2016, 12, 26), item_class="personnel", positions=positions), CSTO)
    other = find(a_question(on=date(2016, 12, 26), positions=positions), CSTO)
    assert (persons.outcome, other.outcome) == ("cannot be put", "adopted")


def silent(*answers: SilenceAnswer, **changed: object) -> Finding:
    fields = {"opened_at_meeting": "yes", "expires": NOON, "answers": answers}
    silence = Silence(**(fields | {name: value for name, value in changed.items() if name in fields}))  # type: ignore[arg-type]
    now = changed.get("now", NOON + 1)
    question = a_question(
        body="pc", on=date(2023, 3, 2), roll=seats("at", "pl"), positions=(), mode="silence",
        silence=silence, now=now,
    )  # fmt: skip
    return find(question, OSCE)


@pytest.mark.parametrize(
    ("answers", "outcome", "told"),
    [
        # nobody answered
        ((), "adopted", "silence kept"),
        # an amendment a minute before
        ((SilenceAnswer("pl", "amendment", at=NOON - 60),), "not adopted", "silence broken"),
        # an objection in the last second
        ((SilenceAnswer("pl", "objection", at=NOON - 1),), "not adopted", "silence broken"),
        # at the minute of expiry it is late
        ((SilenceAnswer("pl", "objection", at=NOON),), "adopted", "silence answered late"),
        # at the meeting an objection keeps silence from running
        ((SilenceAnswer("pl", "objection", "at the meeting"),), "not adopted", "silence broken at the meeting"),
        # at the meeting an amendment does not
        ((SilenceAnswer("pl", "amendment", "at the meeting"),), "adopted", "silence kept"),
        # an answer of which nobody says when it came
        ((SilenceAnswer("pl", "objection"),), "indeterminate", "silence answer undated"),
    ],
)
def test_silence_is_broken_to_the_minute(answers: tuple[SilenceAnswer, ...], outcome: str, told: str) -> None:
    found = silent(*answers)
    assert found.outcome == outcome
    assert told in codes(found)


def test_silence_that_still_runs_leaves_it_open() -> None:
    found = silent(now=NOON - 1)
    assert (found.outcome, texts(found)[-1]) == (
        "open",
        "Silence runs until 2023-03-04T12:00:00+01:00; nobody has broken it.",
    )


def test_silence_that_ran_out_binds_all() -> None:
    assert bound_set(silent()) == {"at", "pl"}


def test_silence_that_was_opened_at_no_meeting_cannot_run() -> None:
    found = silent(opened_at_meeting="no")
    assert (found.admissible, found.outcome) == ("no", "cannot be put")


def test_a_question_of_silence_without_an_expiry_is_open() -> None:
    found = find(a_question(body="pc", mode="silence", roll=seats("at")), OSCE)
    assert (found.outcome, found.missing[0].what) == ("open", "the moment of expiry")


def a_signature(refusal: str = "not stated", needed: str = "all", deadline: str = "none") -> str:
    return a_rule(
        "sign",
        "signature",
        "    slots: each member\n    signed by: minister\n"
        f"    needed: {needed}\n    deadline: {deadline}\n    may follow the session: yes\n"
        "    depositary: the secretariat\n    certified copies to: signatories\n"
        f"    refusal: {refusal}\n    joining by: the state concerned\n    may join later: yes\n    may decline later: yes\n",
    )


def signing(rule: str, signed: str, refused: str = "") -> Finding:
    positions = [Position(member, signature="signed") for member in signed.split()]
    positions += [Position(member, signature="refused") for member in refused.split()]
    return find(in_council("a", "b", "c", mode="signature", positions=tuple(positions)), a_book(an_adoption(), rule))


@pytest.mark.parametrize(
    ("rule", "signed", "refused", "outcome", "bound"),
    [
        # all have signed
        (a_signature(), "a b c", "", "adopted", {"a", "b", "c"}),
        # one is still to sign
        (a_signature(), "a b", "", "open", set()),
        # two are enough
        (a_signature(needed="2"), "a b", "", "adopted", {"a", "b"}),
        # a refusal, by what the rule makes of it
        (a_signature("not adopted"), "a b", "c", "not adopted", set()),
        (a_signature("returned for finalisation"), "a b", "c", "not adopted", set()),
        (a_signature("not bound"), "a b", "c", "adopted", {"a", "b"}),
        (a_signature("not stated"), "a b", "c", "open", set()),
    ],
)
def test_signatures_come_one_by_one(rule: str, signed: str, refused: str, outcome: str, bound: set[str]) -> None:
    found = signing(rule, signed, refused)
    assert (found.outcome, bound_set(found)) == (outcome, bound)


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ("none", "and there is no deadline."),
        ("not stated", "and the rules state no deadline."),
        ("30", "within 30 days."),
    ],
)
def test_what_is_still_to_sign_is_told_with_the_deadline(deadline: str, words: str) -> None:
    found = signing(a_signature(deadline=deadline), "a b")
    assert texts(found) == [f"2 of 3 have signed; c still to sign, {words}"]


def excluded(who: str, status: str = "in force", leaves: str = "yes", **changed: object) -> Finding:
    tally = f"{TALLY}      exclusions:\n      - {{who: {who}, also from the base: {leaves}, status: {status}}}\n"
    standings = "    standings:\n    - {state: member, kind: membership, provided for: yes, rights: {vote: yes}}\n"
    arrears = "    arrears: {years: 2, automatic: yes, decided by: nobody, withdraws: [vote], waiver by: the body}\n"
    book = a_book(an_adoption(tally=tally), a_rule("rights", "participation", standings + arrears))
    positions = votes(yes="a", no="b c")
    return find(in_council("a", "b", "c", **({"positions": positions} | changed)), book)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "changed", "outcome"),
    [
        ("the state concerned", {"concerned": "b"}, "not adopted"),
        ("party to the dispute", {"parties": ("b", "c")}, "adopted"),
        ("recused", {"positions": (*votes(yes="a"), *votes(recused="b c"))}, "adopted"),
        (
            "suspended by the council",
            {"roll": (Seat("a"), *(Seat(m, "suspended by the council") for m in "bc"))},
            "adopted",
        ),
        ("vote withdrawn", {"roll": (Seat("a"), *(Seat(m, "vote withdrawn") for m in "bc"))}, "adopted"),
        ("arrears", {"roll": (Seat("a"), *(Seat(m, arrears_years=3) for m in "bc"))}, "adopted"),
        # one year is not two
        ("arrears", {"roll": (Seat("a"), *(Seat(m, arrears_years=1) for m in "bc"))}, "not adopted"),
    ],
)
def test_who_is_not_counted_is_named_with_the_reason(who: str, changed: dict[str, object], outcome: str) -> None:
    assert excluded(who, **changed).outcome == outcome


def test_whether_the_base_shrinks_too_is_told_both_ways() -> None:
    leaving = texts(excluded("the state concerned", concerned="b"))
    staying = texts(excluded("the state concerned", leaves="no", concerned="b"))
    assert "b is not counted: it is the state concerned. It leaves the count and the base; 2 of 3 decide." in leaving
    assert (
        "b is not counted: it is the state concerned. It leaves the count but not the base; 2 of 3 decide." in staying
    )


def test_a_dormant_exclusion_warns_and_stops_nothing_until_somebody_rules() -> None:
    sleeping = excluded("party to the dispute", "dormant", parties=("b", "c"))
    ruled = excluded("party to the dispute", "dormant", parties=("b", "c"), rulings=(Ruled("exclusion", "chair"),))
    assert (sleeping.outcome, ruled.outcome) == ("not adopted", "adopted")
    assert "excluded if ruled" in codes(sleeping)
    assert "The chair ruled that b is not counted: it is a party to the dispute." in texts(ruled)


def test_a_member_s_own_declaration_changes_no_right_and_the_finding_says_so() -> None:
    paused = Seat("am", participation="suspended by its own declaration")
    found = find(a_question(roll=(paused, *seats(*FIVE.split()))), CSTO)
    assert found.outcome == "adopted"
    told = found.ground("own declaration")
    assert told is not None
    assert told.text.startswith("am is suspended by its own declaration; the texts know no such state")


def test_only_the_named_group_decides_where_the_roll_names_groups() -> None:
    roll = (Seat("a", groups=("members",)), Seat("b", groups=("observers",)))
    found = find(in_council("a", roll=roll, positions=votes(yes="a", no="b")), a_book())
    assert (found.outcome, set(found.bound)) == ("adopted", {"a"})


def test_a_body_that_inherits_decides_by_the_rules_of_its_parent() -> None:
    found = find(a_question(body="cfm", positions=there(" ".join(SIX))), CSTO)
    assert (found.outcome, found.body) == ("adopted", "cfm")
