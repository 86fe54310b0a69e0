"""Consensus and the limited format: objections of the right form, absences, readings, standing aside, awaiting."""

from dataclasses import replace

import pytest

from tests.decision.books import ALL, CONSENSUS, a_book, a_rule, an_adoption
from tests.decision.making import SIX, a_question, bound_set, codes, in_council, texts, there
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Declared, GroupSaid, Later, Objected, Position, Ruled
from travaux.rulebook.load import read_library

CSTO = read_library("csto")
FIVE = "by kg kz ru tj"


def course(**forms: str) -> str:
    demanded = dict.fromkeys(("explicit", "official", "by the state", "written", "reasoned", "on time"), "not stated")
    demanded |= {name.replace("_", " "): word for name, word in forms.items()}
    written = ", ".join(f"{name}: {word}" for name, word in demanded.items())
    return f"{{mode: consensus, entered: directly, objection: {{{written}}}}}"


def objecting(demanded: str, **form: str) -> Finding:
    made = Objected("a", **form)  # type: ignore[arg-type]
    question = in_council("a", "b", positions=there("a b", stance=None), objections=(made,))
    return find(question, a_book(an_adoption(tally=CONSENSUS, course=demanded)))


@pytest.mark.parametrize(
    ("demanded", "form", "outcome", "told"),
    [
        # nothing is demanded, so an objection is one
        (course(), {}, "not adopted", "objection"),
        # the rule demands an official one, and it is
        (course(official="yes"), {"official": "yes"}, "not adopted", "objection"),
        # it is not
        (course(official="yes"), {"official": "no"}, "adopted", "objection without form"),
        # nobody says: both ways are shown
        (course(official="yes"), {}, "indeterminate", "form not stated"),
        # in writing and with reasons, of which one is missing
        (
            course(written="yes", reasoned="yes"),
            {"written": "yes", "reasoned": "no"},
            "adopted",
            "objection without form",
        ),
        # too late
        (course(on_time="yes"), {"on_time": "no"}, "adopted", "objection without form"),
    ],
)
def test_an_objection_counts_in_the_form_that_the_rule_demands(
    demanded: str, form: dict[str, str], outcome: str, told: str
) -> None:
    found = objecting(demanded, **form)
    assert found.outcome == outcome
    assert told in codes(found)


def test_where_the_form_is_not_on_record_both_ways_are_shown_and_held_by_nobody() -> None:
    found = objecting(course(official="yes"))
    assert [(one.reading, one.outcome, one.held_by) for one in found.readings] == [
        ("if it blocks", "not adopted", "nobody on record"),
        ("if it does not", "adopted", "nobody on record"),
    ]


@pytest.mark.parametrize(
    ("position", "outcome"),
    [
        # agreeing subject to comments is agreeing
        (Position("am", stance="agrees subject to comments", presence="present"), "adopted"),
        # an objection by stance, official or not: Rule 14 as far as known
        (Position("am", stance="objects", presence="present"), "not adopted"),
        # a negative vote is an objection
        (Position("am", ballot="no"), "not adopted"),
        # an abstention is none
        (Position("am", ballot="abstain"), "adopted"),
        # there, and silent: presence is no vote, but no objection is recorded
        (Position("am", presence="present"), "adopted"),
        (Position("am", presence="silent"), "adopted"),
        # there, and not taking part
        (Position("am", presence="present not participating"), "adopted"),
        # not interested
        (Position("am", stance="not interested"), "adopted"),
        # absent: the two readings part ways
        (Position("am", presence="absent"), "indeterminate"),
        # nothing is on record
        (Position("am"), "indeterminate"),
        # a reservation has no effect in the rules
        (Position("am", stance="reserves", presence="present"), "indeterminate"),
        # awaiting instructions, and there
        (Position("am", stance="awaiting instructions", presence="present"), "adopted"),
    ],
)
def test_consensus_is_the_absence_of_an_objection(position: Position, outcome: str) -> None:
    found = find(a_question(positions=(*there(FIVE), position)), CSTO)
    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("position", "missing"),
    [
        (Position("am"), "its position"),
        (Position("am", stance="reserves"), "its position"),
        (Position("am", stance="awaiting instructions"), "its position"),
    ],
)
def test_while_the_deciding_goes_on_a_member_not_heard_leaves_it_open(position: Position, missing: str) -> None:
    found = find(a_question(positions=(*there(FIVE), position), closed=False), CSTO)
    assert found.outcome == "open"
    assert [(one.member, one.what) for one in found.missing] == [("am", missing)]


def test_an_objection_decides_it_before_everybody_has_been_heard() -> None:
    positions = (*there("by kg kz ru"), Position("tj", stance="objects"))
    assert find(a_question(positions=positions, closed=False), CSTO).outcome == "not adopted"


def test_an_absence_with_a_declared_no_objection_to_adoption_is_no_objection_under_any_reading() -> None:
    positions = (*there(FIVE), Position("am", presence="absent"))
    found = find(a_question(positions=positions, declarations=(Declared("am", "adoption"),)), CSTO)
    assert (found.outcome, found.mode) == ("adopted", "consensus")
    assert "absence declared" in codes(found)


@pytest.mark.parametrize(
    ("reading", "outcome"), [("absence-blocks", "not adopted"), ("only-objection-blocks", "adopted")]
)
def test_a_ruling_on_the_reading_settles_what_the_text_leaves_open(reading: str, outcome: str) -> None:
    positions = (*there(FIVE), Position("am", presence="absent"))
    ruled = Ruled("reading", "body", reading, "as in 2009.", ("ruling#1",))
    found = find(a_question(positions=positions, rulings=(ruled,)), CSTO)
    assert (found.outcome, found.readings) == (outcome, ())
    told = found.ground("ruling on reading")
    assert told is not None
    assert told.text.startswith(f"The body ruled that the reading {reading} holds: as in 2009.")


def test_a_ruling_on_a_reading_that_the_rule_does_not_have_settles_nothing() -> None:
    positions = (*there(FIVE), Position("am", presence="absent"))
    found = find(a_question(positions=positions, rulings=(Ruled("reading", "chair", "a-third-one"),)), CSTO)
    assert found.outcome == "indeterminate"


def test_where_all_readings_agree_the_outcome_is_plain_and_they_are_still_shown() -> None:
    positions = (*there("kg kz ru tj"), Position("by", stance="objects"), Position("am", presence="absent"))
    found = find(a_question(positions=positions), CSTO)
    assert (found.outcome, [one.outcome for one in found.readings]) == ("not adopted", ["not adopted"] * 2)


def test_an_absence_that_no_reading_explains_is_shown_both_ways() -> None:
    positions = (*there("by kg kz ru"), Position("am", presence="absent"))
    question = a_question(item_class="sanction", concerned="tj", positions=positions)
    found = find(question, CSTO)
    assert [one.reading for one in found.readings] == ["if it blocks", "if it does not"]


def limited(*positions: Position, **changed: object) -> Finding:
    fields = {"mode": "limited format", "positions": (*there("kg kz ru tj"), *positions)}
    return find(a_question(**(fields | changed)), CSTO)


BY_AGREES = Position("by", presence="present", stance="agrees")


def test_an_objection_to_the_limited_format_bars_that_way_of_deciding() -> None:
    found = limited(BY_AGREES, Position("am", presence="absent"), objections=(Objected("am", "limited format"),))
    assert (found.admissible, found.outcome) == ("no", "cannot be put")
    assert texts(found)[-1].startswith("am objects to deciding in a limited format, so it cannot be decided so.")


def test_an_objection_to_the_decision_itself_bars_the_decision() -> None:
    found = limited(BY_AGREES, Position("am", presence="absent"), objections=(Objected("am", "text"),))
    assert (found.admissible, found.outcome) == ("not stated", "not adopted")


def test_standing_aside_undeclared_is_admitted_and_the_silence_of_the_text_is_told() -> None:
    found = limited(BY_AGREES, Position("am", presence="absent"))
    assert (found.admissible, found.outcome, bound_set(found)) == ("not stated", "adopted", set(FIVE.split()))
    assert "stood aside undeclared" in codes(found)


def test_a_note_that_absence_prevents_consensus_leaves_the_limited_format_undecided() -> None:
    note = Declared("am", "no consensus")
    found = limited(BY_AGREES, Position("am", presence="absent"), declarations=(note,))
    assert found.outcome == "indeterminate"


def test_nobody_who_agrees_means_no_limited_decision() -> None:
    positions = tuple(Position(member, presence="absent") for member in SIX)
    assert find(a_question(mode="limited format", positions=positions), CSTO).outcome == "not adopted"


def test_before_the_amendment_was_in_force_no_limited_format_is_known() -> None:
    found = limited(BY_AGREES, on=a_question().on.replace(year=2010))
    assert (found.admissible, found.outcome) == ("not stated", "indeterminate")
    assert texts(found)[0].startswith(
        "The rules do not say. Looked in the rule book csto for a rule of the chapter adoption"
    )


def test_a_declaration_before_the_amendment_leads_to_the_ordinary_course() -> None:
    positions = (*there(FIVE), Position("am", presence="absent"))
    question = a_question(positions=positions, declarations=(Declared("am", "limited format"),))
    found = find(replace(question, on=question.on.replace(year=2010)), CSTO)
    assert (found.outcome, found.mode) == ("adopted", "consensus")


LIMITED = (
    "{mode: limited format, entered: directly, mode consent: {first question: May it be so?, second question: Is it so?, "
    "asked of: all members, objection to the mode: blocks, objection to the decision: blocks, "
    "standing aside must be declared: yes, need not take part: any member that does not object}}"
)


def test_where_standing_aside_must_be_declared_a_bare_absence_bars_the_decision() -> None:
    tally = CONSENSUS.replace("absent: undecided", "absent: not counted")
    book = a_book(an_adoption(tally=tally, course=LIMITED))
    positions = (*there("a"), Position("b", presence="absent"))
    bare = find(in_council("a", "b", positions=positions), book)
    declared = find(in_council("a", "b", positions=positions, declarations=(Declared("b", "limited format"),)), book)
    assert (bare.outcome, bare.missing[0].what) == ("cannot be put", "a declaration that it stands aside")
    assert declared.outcome == "adopted"


@pytest.mark.parametrize(
    ("who", "bound"),
    [
        ("all members", {"a", "b", "c", "d"}),
        # b abstained and c said nothing: they took part; d stayed away
        ("those who took part in deciding", {"a", "b", "c"}),
        ("those who voted for", {"a"}),
        ("nobody", set()),
    ],
)
def test_whom_it_binds_is_what_the_rule_says(who: str, bound: set[str]) -> None:
    tally = CONSENSUS.replace("absent: undecided", "absent: no objection")
    clause = ALL.replace("all members", who)
    positions = (
        Position("a", ballot="yes"),
        Position("b", ballot="abstain"),
        Position("c", presence="present"),
        Position("d", presence="absent"),
    )
    found = find(in_council(*"abcd", positions=positions), a_book(an_adoption(tally=tally, bound=clause)))
    assert bound_set(found) == bound


@pytest.mark.parametrize(
    ("may_decline", "word"),
    [
        # the rule lets it decline
        ("yes", "not bound"),
        # the rule does not say: it stays as it was, and the declaration is told
        ("not stated", "bound"),
        ("no", "bound"),
    ],
)
def test_declining_frees_only_where_the_rule_lets_a_member_decline(may_decline: str, word: str) -> None:
    clause = ALL.replace("may decline: no", f"may decline: {may_decline}")
    later = (Later("a", "declined", a_question().on),)
    question = in_council("a", "b", positions=there("a b"), later=later)
    found = find(question, a_book(an_adoption(tally=CONSENSUS, bound=clause)))
    assert found.bound["a"] == word


def test_a_member_that_joins_is_bound_from_then() -> None:
    clause = ALL.replace("all members", "those who voted for").replace("may join later: no", "may join later: yes")
    tally = CONSENSUS.replace("absent: undecided", "absent: no objection")
    later = (Later("b", "joined", a_question().on, ("joined#1",)),)
    question = in_council("a", "b", positions=(*there("a"), Position("b", presence="absent")), later=later)
    found = find(question, a_book(an_adoption(tally=tally, bound=clause)))
    assert bound_set(found) == {"a", "b"}
    assert texts(found)[-1] == "b joined on 2022-11-23 and is bound from then."


def test_a_stance_stated_of_a_group_never_covers_a_member_with_its_own() -> None:
    said = GroupSaid((), "supports")
    objecting_member = Position("am", presence="present", stance="objects")
    found = find(a_question(positions=(objecting_member,), group=(said,)), CSTO)
    assert found.outcome == "not adopted"


def test_a_group_that_objects_is_not_counted_member_by_member() -> None:
    found = find(a_question(positions=there(" ".join(SIX)), group=(GroupSaid((), "objects"),)), CSTO)
    assert found.outcome == "adopted"


def test_rules_that_say_nothing_are_answered_with_that_and_not_with_no() -> None:
    found = find(a_question(body="unknown-body"), CSTO)
    assert (found.admissible, found.outcome, found.plain_yes) == ("not stated", "indeterminate", False)


def test_a_mode_of_signature_may_have_a_rule_of_its_own_on_adoption() -> None:
    tally = CONSENSUS.replace(
        "{counted: objection, at most: 0}", "{counted: signature, at least: 1/1, of: all members}"
    )
    clause = ALL.replace("all members", "signatories")
    rule = an_adoption(tally=tally, course="{mode: signature, entered: directly}", bound=clause)
    signed = (Position("a", signature="signed"), Position("b", signature="signed"))
    found = find(in_council("a", "b", mode="signature", positions=signed), a_book(rule))
    assert (found.outcome, bound_set(found)) == ("adopted", {"a", "b"})


def test_a_member_that_by_its_standing_cannot_be_bound_is_not() -> None:
    standing = "    standings:\n    - {state: observer, kind: membership, provided for: yes, rights: {vote: no, be bound: no}}\n"
    book = a_book(an_adoption(tally=CONSENSUS), a_rule("standing", "participation", standing))
    observer = replace(in_council("b").roll[0], membership="observer")
    question = in_council("a", roll=(*in_council("a").roll, observer), positions=there("a"))
    assert find(question, book).bound == {"a": "bound", "b": "not bound"}
