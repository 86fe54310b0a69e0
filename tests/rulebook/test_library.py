"""What the rule books of the library say, checked against the texts and the practice that they rest on."""

from datetime import date
from fractions import Fraction
from hashlib import sha256

import pytest

from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import FOLDER, load, read_library, shipped
from travaux.rulebook.models import (
    AdoptionRule,
    AgendaRule,
    ChairmanshipRule,
    ParticipationRule,
    QuorumRule,
    RepealRule,
    SignatureRule,
)

CSTO, SC, GA, OSCE = (read_library(slug) for slug in ("csto", "un-sc", "un-ga", "osce"))
TODAY = date(2026, 11, 23)


def adoption(
    book: RuleBook, body: str, item_class: str = "other", on: date = TODAY, mode: str | None = None
) -> AdoptionRule:
    """Ask a book how an item is adopted."""
    return book.rule(AdoptionRule, body=body, item_class=item_class, on=on, mode=mode)


def test_the_scenarios_that_stand_beside_a_book_are_no_book_of_the_library() -> None:
    assert not [slug for slug in shipped() if slug.endswith(".scenarios")]
    assert {"csto", "osce", "un-ga", "un-sc"} <= set(shipped())


@pytest.mark.parametrize("slug", shipped())
def test_a_book_carries_the_digest_of_its_file(slug: str) -> None:
    content = (FOLDER / f"{slug}.yaml").read_bytes()
    assert read_library(slug).digest == sha256(content).hexdigest()
    above = {one: read_library(one) for one in shipped()}
    assert load(content.decode() + "\n", "x", above).digest != read_library(slug).digest


@pytest.mark.parametrize("slug", shipped())
def test_a_rule_in_force_rests_on_a_text_that_was_read_at_least_in_part(slug: str) -> None:
    book = read_library(slug)
    for rule in book.rules:
        text = book.text(rule.source.text)
        assert text is not None
        assert rule.status != "in force" or text.seen in ("whole", "part"), rule.id


@pytest.mark.parametrize(
    ("on", "item_class", "seats", "needed", "veto"),
    [
        (date(1964, 12, 31), "procedural", 11, 7, False),
        (date(1964, 12, 31), "substantive", 11, 7, True),
        (date(1965, 12, 31), "substantive", 11, 7, True),
        (date(1966, 1, 1), "substantive", 15, 9, True),
        (date(1966, 4, 9), "substantive", 15, 9, True),
        (date(2022, 2, 27), "procedural", 15, 9, False),
        (date(2022, 2, 27), "mode", 15, 9, True),  # the double veto
    ],
)
def test_the_security_council_counts_as_on_the_day(
    on: date, item_class: str, seats: int, needed: int, *, veto: bool
) -> None:
    tally = adoption(SC, "sc", item_class, on).parameters.tally
    assert (tally.seats, tally.thresholds[0].amount, tally.thresholds[0].comparison) == (seats, needed, "at least")
    assert bool(tally.vetoes) is veto
    assert all(one.holders == ("cn", "fr", "gb", "ru", "us") and one.by == "no" for one in tally.vetoes)


def test_the_duty_of_a_party_to_a_dispute_to_abstain_is_dormant_and_only_for_peaceful_settlement() -> None:
    exclusion = adoption(SC, "sc").parameters.tally.exclusions[0]
    assert (exclusion.who, exclusion.status, exclusion.on) == (
        "party to the dispute", "dormant", ("peaceful settlement",),
    )  # fmt: skip


def test_an_abstention_in_the_security_council_is_no_veto() -> None:
    assert adoption(SC, "sc").parameters.tally.positions.abstain == "not counted"


def test_the_general_assembly_counts_two_thirds_of_yes_and_no_only() -> None:
    important, other = adoption(GA, "ga", "important"), adoption(GA, "ga")
    threshold = important.parameters.tally.thresholds[0]
    assert (threshold.amount, threshold.of) == (Fraction(2, 3), "present and voting")
    assert other.parameters.tally.thresholds[0].comparison == "more than"
    assert adoption(GA, "ga", "admission").id == "important"
    assert adoption(GA, "ga", "procedural").id == "other-questions"


def test_arrears_cost_the_vote_by_themselves_in_the_assembly_and_by_decision_in_the_csto() -> None:
    assembly = GA.rule(ParticipationRule, body="ga", on=TODAY).parameters.arrears
    csto = CSTO.rule(ParticipationRule, body="csc", on=TODAY).parameters.arrears
    assert (assembly.automatic, assembly.decided_by, assembly.waiver_by) == (True, "nobody", "the body")
    assert (csto.automatic, csto.decided_by, csto.years) == (False, "the council", 2)


def test_silence_in_the_osce_has_two_stages_and_an_amendment_breaks_the_second() -> None:
    silence = adoption(OSCE, "pc", mode="silence").parameters.course.silence
    assert [(stage.stage, stage.broken_by) for stage in silence.stages] == [
        ("at the meeting", ("objection",)),
        ("in writing", ("objection", "amendment")),
    ]
    assert silence.stages[1].until == "the expiry, to the minute"
    assert adoption(OSCE, "mc", "sanction").status == "unverified"


def test_two_live_readings_of_rule_14_part_ways_on_absence() -> None:
    rule = adoption(CSTO, "csc", on=date(2009, 6, 14)).parameters
    assert rule.tally.positions.absent == "undecided"
    assert {reading.id: rule.positions(reading).absent for reading in rule.readings if reading.live} == {
        "absence-blocks": "blocks",
        "only-objection-blocks": "no objection",
    }
    assert all(rule.positions(reading).abstain == rule.positions().abstain for reading in rule.readings)


def test_the_limited_format_asks_two_questions_and_binds_only_those_who_voted_for_it() -> None:
    rule = adoption(CSTO, "csc", on=date(2024, 5, 8), mode="limited format").parameters
    assert rule.course.mode_consent.first_question == "Does any member object to deciding in this way?"
    assert rule.course.mode_consent.objection_to_the_mode == "blocks"
    assert (rule.bound.who, rule.bound.may_join_later) == ("those who voted for", "yes")
    assert rule.bound.liability_of_those_who_stood_aside == "none"


def test_the_limited_format_is_no_rule_before_the_protocol_came_into_force() -> None:
    with pytest.raises(LookupError, match=r"Nearest is limited-format \(csto.yaml, line \d+\), valid from 2012-12-19"):
        CSTO.rule(AdoptionRule, body="csc", item_class="substantive", on=date(2011, 1, 1), mode="limited format")


def test_a_sanction_is_decided_without_the_state_concerned() -> None:
    exclusion = adoption(CSTO, "csc", "sanction").parameters.tally.exclusions[0]
    assert (exclusion.who, exclusion.also_from_the_base) == ("the state concerned", True)


@pytest.mark.parametrize(
    ("body", "item_class", "purpose", "amount", "effect"),
    [
        ("csc", "personnel", "vote", Fraction(1), "blocks"),  # 2016-12-26: one of six absent, not taken
        ("csc", "budget", "vote", Fraction(1), "advises"),  # 2023-11-23: lacking, and lawful all the same
        ("icmec", "other", "open", Fraction(2, 3), "blocks"),
        ("icmec-working-group", "other", "open", Fraction(2, 3), "blocks"),  # inherited
    ],
)
def test_the_quorum_depends_on_body_and_class(
    body: str, item_class: str, purpose: str, amount: Fraction, effect: str
) -> None:
    requirement = CSTO.rule(QuorumRule, body=body, item_class=item_class, on=TODAY).parameters.requirement(purpose)
    assert (requirement.amount, requirement.effect) == (amount, effect)


def test_a_pause_by_own_declaration_is_participation_and_not_provided_for() -> None:
    table = CSTO.rule(ParticipationRule, body="csc", on=TODAY).parameters
    announced, member = table.standing("announced"), table.standing("member")
    assert (announced.kind, announced.provided_for, announced.may("vote")) == ("participation", "no", "not stated")
    assert announced.may("owe money") == member.may("owe money") == "yes"
    assert table.standing("suspended by the council").may("vote") == "no"
    assert table.standing("suspended by the council").may("owe money") == "not stated"
    assert table.withdrawal.notice_months == 6
    assert table.sanction.state_concerned_counted is False
    assert GA.rule(ParticipationRule, body="ga", on=TODAY).parameters.standing("observer") is None


@pytest.mark.parametrize(
    ("on", "hand_over"), [(date(2022, 11, 23), "at the session"), (date(2024, 1, 1), "on 1 January")]
)
def test_the_chair_is_handed_over_as_on_the_day(on: date, hand_over: str) -> None:
    assert CSTO.rule(ChairmanshipRule, body="csc", on=on).parameters.hand_over == hand_over


def test_signatures_have_no_deadline_and_certified_copies_go_to_those_who_signed() -> None:
    signature = CSTO.rule(SignatureRule, body="csc", on=TODAY).parameters
    assert (signature.needed, signature.deadline, signature.certified_copies_to) == ("all", "none", "signatories")


def test_who_decides_on_a_removal_is_not_stated() -> None:
    agenda = CSTO.rule(AgendaRule, body="csc", on=TODAY)
    assert (agenda.status, agenda.parameters.removal_decided_by) == ("unverified", "not stated")
    assert agenda.parameters.deadline_days is None


def test_the_graph_of_repeals_names_what_ended_what() -> None:
    edges = CSTO.rule(RepealRule, body="csc", on=TODAY).parameters.edges
    assert [(edge.text, edge.by, str(edge.on)) for edge in edges[:4]] == [
        ("consultations-1997", "foreign-policy-2003", "2003-11-19"),
        ("foreign-policy-2001", "foreign-policy-2003", "2003-11-19"),
        ("forces-2000", "forces-2010", "2010-12-10"),
        ("forces-2010", "forces-2023", "2023-11-23"),
    ]
