"""Cases read from files come out as they say, and a fault names file, line and remedy."""

import pytest

from tests.decision.making import bound_set
from travaux.decision.adoption import find
from travaux.decision.case import bundled, bundled_case, load
from travaux.decision.question import Objected, Ruled, Seat
from travaux.marked import Fault
from travaux.rulebook.load import read_library

SHORT = """case: short
book: csto
zone: Europe/Moscow
body: csc
on: 2023-11-23
roll: [am, by]
"""


def test_the_cases_that_are_promised_are_shipped() -> None:
    assert set(bundled()) >= {
        "consensus-with-a-refusal",
        "limited-format-armenia-absent",
        "note-of-2009",
        "osce-silence-broken",
        "s-2022-155",
        "s-res-2623",
    }


@pytest.mark.parametrize("name", bundled())
def test_a_shipped_case_comes_out_as_it_says(name: str) -> None:
    case = bundled_case(name)
    found = find(case.question, read_library(case.book))
    assert (case.name, found.outcome) == (name, case.outcome)
    assert case.bound is None or bound_set(found) == set(case.bound)
    assert case.says
    assert case.source


@pytest.mark.parametrize("name", bundled())
def test_a_shipped_case_is_put_to_a_body_that_its_book_lists(name: str) -> None:
    case = bundled_case(name)
    assert read_library(case.book).body(case.question.body) is not None


def test_a_case_that_nobody_ships_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(KeyError, match="Looked among the cases for 'made-up': there are consensus-with-a-refusal"):
        bundled_case("made-up")


def test_everything_that_a_question_can_hold_can_be_written() -> None:
    text = SHORT.replace(
        "roll: [am, by]", "roll: [am, {member: by, arrears years: 2, waived: yes, weights: {people: 9/2}}]"
    )
    text += "class: budget\nmode: silence\nclosed: no\nas of: 2024-01-01\nnow: 2023-11-23T10:00\nconcerned: am\nparties: [by]\n"
    text += "positions:\n- {member: am, stance: objects, attended: online, signature: refused, declared: yes}\n"
    text += "declarations: [{member: am, to: no objection}]\n"
    text += "objections: [{member: am, to: text, official: yes, by the state: not stated}]\n"
    text += "group: [{except: am, stance: supports}]\nrulings: [{on: reading, by: chair, reading: r, reason: so}]\n"
    text += "later: [{member: am, done: joined, on: 2024-01-01}]\n"
    text += "silence: {opened at meeting: yes, expires: 2023-11-23T12:00, answers: [{member: by, what: amendment}]}\n"
    text += "expect: {outcome: open, bound: am}\n"
    case = load(text, "whole.yaml")
    question = case.question
    assert question.roll[1] == Seat(
        "by", arrears_years=2, waived=True, weights=(("people", question.roll[1].weights[0][1]),)
    )
    assert (question.item_class, question.mode, question.closed, question.concerned) == (
        "budget",
        "silence",
        False,
        "am",
    )
    assert question.objections == (Objected("am", official="yes", by_the_state="not stated"),)
    assert question.rulings == (Ruled("reading", "chair", "r", "so"),)
    assert question.silence is not None
    assert question.silence.expires - (question.now or 0) == 2 * 3600
    assert (case.outcome, case.bound) == ("open", ("am",))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        # the key is missing
        (SHORT.replace("body: csc\n", ""), 1, "`body` is missing or is no word"),
        # nothing is called so
        (SHORT + "colour: red\n", 7, "nothing is called `colour` here"),
        # a word that is on no list
        (SHORT + "mode: acclamation\n", 7, "'acclamation' is no mode"),
        # a day that does not exist
        (SHORT.replace("2023-11-23", "2023-11-31"), 5, "'2023-11-31' is no day"),
        # nobody sits twice
        (SHORT.replace("[am, by]", "[am, am]"), 6, "am sits twice on the roll"),
        # nobody speaks who does not sit
        (SHORT + "positions: [{member: fr, ballot: yes}]\n", 7, "fr does not sit on the roll"),
        # nobody speaks twice
        (SHORT + "positions:\n- {member: am, ballot: yes}\n- {member: am, ballot: no}\n", 9, "am has two positions"),
        # a ballot that is none
        (SHORT + "positions:\n- {member: am, ballot: aye}\n", 8, "'aye' is no ballot"),
        # a list that is none
        (SHORT.replace("[am, by]", "{am: by}"), 6, "nothing is called `am` here"),
        (SHORT.replace("[am, by]", "[]"), 6, "`roll` is no list"),
        # an item that is no mapping
        (SHORT + "rulings: [reading]\n", 7, "an item of `rulings` is no mapping"),
        # a weight that is no exact number
        (SHORT.replace("by]", "{member: by, weights: {people: many}}]"), 6, "'many' is no exact number"),
        # a decimal, an exponent, other figures: none of them is exact, and one would take for ever
        (SHORT.replace("by]", "{member: by, weights: {people: 0.67}}]"), 6, "'0.67' is no exact number"),
        (SHORT.replace("by]", "{member: by, weights: {people: 1e999999999}}]"), 6, "'1e999999999' is no exact number"),
        (SHORT.replace("by]", "{member: by, weights: {people: -1}}]"), 6, "'-1' is no exact number"),
        (SHORT.replace("by]", "{member: by, weights: {people: 1/0}}]"), 6, "'1/0' is no exact number"),
        # years are whole
        (SHORT.replace("by]", "{member: by, arrears years: 3/2}]"), 6, "'3/2' is no whole number"),
        # a mapping where a word is due
        (SHORT.replace("by]", "{member: by, groups: [{north: south}]}]"), 6, "an item of `groups` is no word"),
        (SHORT + "parties: [[am]]\n", 7, "an item of `parties` is no word"),
        # a moment names a time of the day, and is known
        (SHORT + "now: 2023-11-23\n", 7, "'2023-11-23' is no moment"),
        (SHORT + "now: unknown\n", 7, "'unknown' is no moment"),
        (SHORT + "silence: {expires: unknown}\n", 7, "'unknown' is no moment"),
        (SHORT + "now: 2023-11-23T10:00/2023-11-23T11:00\n", 7, "'2023-11-23T10:00/2023-11-23T11:00' is no moment"),
        # a zone that there is not
        (SHORT.replace("Europe/Moscow", "Europe/Atlantis"), 3, "there is no time zone Europe/Atlantis"),
        # a moment that is none
        (SHORT + "now: soon\n", 7, "'soon' is no moment"),
        # yes and no have one spelling
        (SHORT + "closed: true\n", 7, "'true' is no closed"),
        # silence without an expiry
        (SHORT + "silence: {opened at meeting: yes}\n", 7, "`expires` is missing or is no word"),
        # an outcome that there is not
        (SHORT + "expect: {outcome: passed}\n", 7, "'passed' is no outcome"),
    ],
)
def test_a_fault_names_the_line_what_stands_there_and_the_remedy(text: str, line: int, what: str) -> None:
    with pytest.raises(Fault) as fault:
        load(text, "case.yaml")
    assert (fault.value.file, fault.value.line, fault.value.what) == ("case.yaml", line, what)
    assert fault.value.remedy
