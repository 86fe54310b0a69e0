"""What the books of the CSTO and the OSCE were completed by: texts by day, the Commission's own rules, chains of bodies."""

import re
from datetime import date, timedelta
from typing import get_args

import pytest

from travaux.rulebook.book import RuleBookSilent
from travaux.rulebook.load import FOLDER, read_library, shipped
from travaux.rulebook.models import AdoptionRule, AgendaRule, ChairmanshipRule, QuorumRule, RepealRule, SignatureRule
from travaux.rulebook.vocabulary import ItemClass

CSTO, OSCE = read_library("csto"), read_library("osce")
TODAY = date(2026, 11, 26)
#: How the papers of the United Nations are numbered. A text that rules rest on may have such a number; a rule has none.
RESOLUTION = re.compile(r"\b[SA]/(?:RES|\d{4})/|\bA/ES-\d+|\bHRC/RES/")


@pytest.mark.parametrize(
    ("on", "rule", "text"),
    [
        (date(2010, 12, 9), "consensus", "charter"),
        (date(2010, 12, 10), "use-of-forces-2010", "forces-2010"),
        (date(2023, 11, 22), "use-of-forces-2010", "forces-2010"),
        (date(2023, 11, 23), "use-of-forces", "forces-2023"),
    ],
)
def test_how_forces_are_used_is_cited_from_the_text_of_the_day(on: date, rule: str, text: str) -> None:
    found = CSTO.rule(AdoptionRule, body="csc", item_class="use of forces", on=on)
    assert (found.id, found.source.text) == (rule, text)


def test_a_text_that_was_repealed_is_cited_by_no_rule_that_holds_after_that_day() -> None:
    edges = CSTO.rule(RepealRule, body="csc", on=TODAY).parameters.edges
    ended = {edge.text: edge.on for edge in edges if edge.how != "amends"}
    assert {"consultations-1997", "foreign-policy-2001", "forces-2000", "forces-2010"} == set(ended)
    for rule in CSTO.rules:
        last = ended.get(rule.source.text)
        if isinstance(last, date):
            assert not rule.covers(last + timedelta(days=1)), rule.id


def test_the_charter_was_amended_twice_and_each_amendment_has_its_day() -> None:
    edges = CSTO.rule(RepealRule, body="csc", on=TODAY).parameters.edges
    assert [(edge.by, edge.on) for edge in edges if edge.text == "charter"] == [
        ("protocol-2010", date(2012, 12, 19)),
        ("protocols-2018", date(2021, 1, 19)),
    ]


def test_the_commission_has_a_quorum_and_an_agenda_of_its_own_and_takes_the_rest_over() -> None:
    quorum = CSTO.rule(QuorumRule, body="icmec", on=TODAY).parameters
    assert [one.for_ for one in quorum.requirements] == ["open", "vote"]
    assert {(str(one.amount), one.effect, one.may_be_overridden) for one in quorum.requirements} == {
        ("2/3", "blocks", False)
    }
    agenda = CSTO.rule(AgendaRule, body="icmec", on=TODAY)
    [request] = agenda.parameters.requests
    assert (agenda.id, request.for_, [one.amount for one in request.or_]) == (
        "agenda-icmec",
        "extraordinary session",
        [1],
    )
    assert CSTO.rule(AdoptionRule, body="icmec", item_class="substantive", on=TODAY).id == "consensus"
    assert CSTO.rule(SignatureRule, body="icmec", on=TODAY).id == "signature"


def test_the_rule_on_consensus_names_no_quorum_so_that_each_body_asks_for_its_own() -> None:
    consensus = CSTO.by_id("consensus")
    assert isinstance(consensus, AdoptionRule)
    assert consensus.parameters.tally.quorum is None
    asked = {body: CSTO.rule(QuorumRule, body=body, on=TODAY).id for body in ("csc", "cfm", "icmec")}
    assert asked == {"csc": "quorum", "cfm": "quorum", "icmec": "quorum-icmec"}


def test_a_joint_statement_binds_nobody_and_is_agreed_to_by_the_council_or_the_foreign_ministers() -> None:
    for body in ("csc", "cfm"):
        rule = CSTO.rule(AdoptionRule, body=body, item_class="statement", on=TODAY)
        assert (rule.id, rule.parameters.bound.who) == ("joint-statement", "nobody")
    before = CSTO.rule(AdoptionRule, body="csc", item_class="statement", on=date(2014, 12, 22))
    assert before.id == "consensus"
    assert CSTO.rule(AdoptionRule, body="cdm", item_class="statement", on=TODAY).id == "consensus"


def test_only_members_that_stood_aside_may_join_what_was_decided_in_a_limited_format() -> None:
    bound = CSTO.rule(AdoptionRule, body="csc", item_class="budget", on=TODAY, mode="limited format").parameters.bound
    assert (bound.who_may_join, bound.may_join_later) == ("members that stood aside", "yes")


@pytest.mark.parametrize(
    ("body", "item_class", "on", "rule"),
    [
        ("mc", "peaceful settlement", date(1992, 12, 15), "directed-conciliation"),
        ("pc", "peaceful settlement", TODAY, "consensus"),  # only the ministers may direct
        ("mc", "sanction", date(1992, 7, 8), "consensus-minus-one"),
        ("fsc", "substantive", TODAY, "consensus"),
        ("prepcom", "substantive", TODAY, "consensus"),
    ],
)
def test_consensus_less_one_and_less_two_are_for_their_matters_alone(
    body: str, item_class: ItemClass, on: date, rule: str
) -> None:
    assert OSCE.rule(AdoptionRule, body=body, item_class=item_class, on=on).id == rule


def test_before_the_decision_of_stockholm_two_parties_could_not_be_left_out() -> None:
    with pytest.raises(RuleBookSilent):
        OSCE.rule(AdoptionRule, body="mc", item_class="peaceful settlement", on=date(1992, 12, 14))


def test_the_chair_of_the_osce_passes_on_1_january_and_three_bodies_lead_up_to_the_ministers() -> None:
    chair = OSCE.rule(ChairmanshipRule, body="mc", on=TODAY).parameters
    assert (chair.hand_over, chair.until) == ("on 1 January", "31 December")
    assert OSCE.rule(AgendaRule, body="mc", on=TODAY).parameters.may_propose == ("any member", "the permanent council")
    parents = {slug: body.parent for slug, body in OSCE.file.bodies.items()}
    assert (parents["prepcom"], parents["pc"], parents["mc"]) == ("pc", "mc", None)


@pytest.mark.parametrize("slug", shipped())
def test_no_rule_book_names_a_resolution_or_a_decision_that_was_taken_under_it(slug: str) -> None:
    _, rules = (FOLDER / f"{slug}.yaml").read_text(encoding="utf-8").split("\nrules:\n")
    assert RESOLUTION.findall(rules) == []


def test_the_control_a_resolution_would_be_found() -> None:
    assert RESOLUTION.findall("as in S/RES/2623 and S/2022/155, A/ES-11/L.4, A/HRC/RES/47/1") == [
        "S/RES/", "S/2022/", "A/ES-11", "HRC/RES/",
    ]  # fmt: skip
    assert "use of forces" in get_args(ItemClass)
