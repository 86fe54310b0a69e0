"""Proxies, scopes, papers, waits, counts on request, requests and caps are points of a book: each tried by its case."""

from datetime import date
from typing import Any, Final

import pytest

from tests.decision.books import BY_CONSENSUS, CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.findings_of_courses import AGENDA
from tests.decision.making import in_council, votes
from tests.decision.test_capping import LEAVES, STAYS, capping_book, weighing
from tests.decision.test_coverage_in_rows import tries
from travaux.decision.question import PapersOut, Position, Question, RequestMade, Seat
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library, shipped
from travaux.rulebook.models import AdoptionRule

HOUR: Final = 3600


def put(**changed: Any) -> Question:  # noqa: ANN401 - any field of a question
    fields = {"positions": votes(yes="a b c")} | changed
    return in_council("a", "b", "c", "d", **fields)


def tallied(more: str) -> RuleBook:
    return a_book(an_adoption(tally=f"{TALLY.rstrip()}\n      {more}\n"))


def held(*members: str, by: str = "a", away: bool = False) -> Question:
    """Ballots that one member cast for others; it was there, or was not."""
    holder = Position(by, presence="absent") if away else Position(by, ballot="yes", presence="present")
    return put(positions=(holder, *(Position(one, ballot="yes", attended="proxy", proxy=by) for one in members)))


# --- proxies ---------------------------------------------------------------------------------------------------------


def test_a_limit_on_proxies_is_tried_below_it_above_it_and_by_a_holder_that_is_away() -> None:
    book = tallied("proxies: {each acts for at most: 1, holder must be present: yes}")
    found = tries(book, plain=put(), one=held("b"), two=held("b", "c"), away=held("b", away=True))
    told = "proxies, each acts for at most 1"
    assert {point: by for point, by in found.items() if point.startswith("proxies")} == {
        f"{told}: counted": ("one",),
        f"{told}: beyond it": ("two",),
        f"{told}: the holder away": ("away",),
    }


@pytest.mark.parametrize(
    ("limit", "points"),
    [("0", ["left out"]), ("no limit", ["counted"]), ("not stated", ["counted"]), ("2", ["counted", "beyond it"])],
)
def test_what_can_be_tried_of_a_limit_depends_on_it(limit: str, points: list[str]) -> None:
    found = tries(tallied(f"proxies: {{each acts for at most: {limit}}}"), one=held("b"))
    told = [point.partition(": ")[2] for point in found if point.startswith("proxies")]
    assert told == points
    assert found[f"proxies, each acts for at most {limit}: {points[0]}"] == ("one",)


def test_the_same_limit_in_many_rules_is_one_point_and_another_limit_is_another() -> None:
    one, two = (f"{TALLY.rstrip()}\n      proxies: {{each acts for at most: {limit}}}\n" for limit in (1, 2))
    rules = [an_adoption("r1", tally=one), an_adoption("r2", tally=one, classes="[budget]")]
    book = a_book(*rules, an_adoption("r3", tally=two, classes="[election]"))
    assert len([point for point in tries(book) if point.startswith("proxies")]) == 4


# --- scope, on request -----------------------------------------------------------------------------------------------


def test_a_veto_with_a_scope_is_tried_outside_it() -> None:
    book = tallied("vetoes: [{group: the guarantors, holders: [a], by: no, scope: [substance]}]")
    against = votes(no="a", yes="b c d")
    found = tries(book, inside=put(positions=against), outside=put(positions=against, item_class="procedural"))
    assert found["veto of the guarantors"] == ("inside",)
    assert found["veto of the guarantors: outside its scope"] == ("outside",)
    plain = tallied("vetoes: [{group: the guarantors, holders: [a], by: no}]")
    assert "veto of the guarantors: outside its scope" not in tries(plain)


def test_a_quorum_on_request_is_tried_by_a_case_in_which_nobody_asks() -> None:
    row = "{for: vote, at least: 3, effect: blocks, may be overridden: no, checked: on request}"
    book = a_book(an_adoption(), a_rule("quorum", "quorum", f"    requirements:\n    - {row}\n"))
    found = tries(book, silent=put(), asked=put(quorum_asked=True))
    assert found["quorum, at least 3: presumed until somebody asks"] == ("silent",)
    assert found["quorum, at least 3: there"] == ("asked",)
    always = row.replace(", checked: on request", "")
    book = a_book(an_adoption(), a_rule("quorum", "quorum", f"    requirements:\n    - {always}\n"))
    assert not [point for point in tries(book) if "presumed" in point]


# --- papers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("effect", ["blocks", "advises"])
def test_papers_are_tried_out_and_lacking_in_time_and_late(effect: str) -> None:
    papers = f"    papers: {{languages: [en, fr], hours before: 24, effect: {effect}}}\n"
    book = a_book(an_adoption(), a_rule("papers", "agenda", AGENDA + papers))
    found = tries(
        book,
        none=put(),
        early=put(papers=PapersOut(("en", "fr"), 0), now=24 * HOUR),
        late=put(papers=PapersOut(("en", "fr"), 1), now=24 * HOUR),
        half=put(papers=PapersOut(("en",))),
    )
    assert {point: by for point, by in found.items() if point.startswith("papers")} == {
        "papers in en, fr: out": ("early", "late"),
        f"papers in en, fr: lacking, {effect}": ("half",),
        "papers in en, fr, 24 hours before: in time": ("early",),
        "papers in en, fr, 24 hours before: late": ("late",),
    }


def test_papers_without_hours_are_two_points_and_an_agenda_without_papers_none() -> None:
    papers = "    papers: {languages: [en], effect: blocks}\n"
    with_them = a_book(an_adoption(), a_rule("papers", "agenda", AGENDA + papers))
    without = a_book(an_adoption(), a_rule("papers", "agenda", AGENDA))
    assert [sum(point.startswith("papers") for point in tries(book)) for book in (with_them, without)] == [2, 0]


# --- waits -----------------------------------------------------------------------------------------------------------


def falling(after: str) -> RuleBook:
    then = f"{{to: later, when: no consensus, {after}decided by: the body}}"
    course = f"{BY_CONSENSUS[:-1]}, fallbacks: [{then}]}}"
    return a_book(
        an_adoption(tally=CONSENSUS, course=course),
        an_adoption("later", course="{mode: vote, entered: by fallback}"),
    )


@pytest.mark.parametrize(
    ("after", "early", "late"),
    [
        ("days: 90", {"first_put": date(2019, 12, 1)}, {"first_put": date(2019, 1, 1)}),
        ("hours: 12", {"put_at": 0, "now": 1}, {"put_at": 0, "now": 12 * HOUR}),
        ("sessions: 1", {"sessions_since": 0}, {"sessions_since": 1}),
    ],
)
def test_a_wait_is_tried_too_early_and_in_time(after: str, early: dict[str, Any], late: dict[str, Any]) -> None:
    book = falling(f"after: {{{after}}}, ")
    found = tries(book, early=put(mode="vote", **early), late=put(mode="vote", **late), unknown=put(mode="vote"))
    told = "on no consensus falls back to later"
    assert (found[f"{told}: too early"], found[f"{told}: in time"]) == (("early",), ("late",))
    assert f"{told}: too early" not in tries(falling(""))


# --- requests --------------------------------------------------------------------------------------------------------

REQUESTS: Final = """    requests:
    - for: extraordinary session
      by: [the council]
      or: [{at least: 1/2, of: all members}, {at least: 1/2, of: all members, weight: votes}, {more than: 3}]
      effect: blocks
    - {for: recorded vote, or: [{at least: 1/2, of: all members}], effect: advises}
"""
HALF_OF_HEADS: Final = "extraordinary session, at least 1/2 of all members"
HALF_OF_VOTES: Final = "extraordinary session, at least 1/2 of all members by votes"


def test_a_request_is_tried_in_each_of_its_numbers_by_whoever_is_enough_alone_and_without_a_right() -> None:
    book = a_book(an_adoption(), a_rule("requests", "agenda", AGENDA + REQUESTS))
    roll = (weighing(a=9)[0], *(Seat(one) for one in "bcd"))

    def asked(*by: str, what: str = "extraordinary session", also: tuple[str, ...] = ()) -> Question:
        return put(roll=roll, asked_for=RequestMade(what, by, also))  # type: ignore[arg-type] # words of their lists

    found = tries(
        book,
        one=asked("b"),
        large=asked("a"),
        two=asked("b", "c"),
        all=asked("a", "b", "c", "d"),
        council=asked(also=("the council",)),
        stranger=asked("z"),
        recorded=asked("b", what="recorded vote"),
    )
    assert found[f"{HALF_OF_HEADS}: enough ask"] == ("two", "all")
    assert found[f"{HALF_OF_HEADS}: too few ask, blocks"] == ("one", "stranger")
    assert found[f"{HALF_OF_VOTES}: enough ask"] == ("large", "all")
    assert found["extraordinary session, more than 3: enough ask"] == ("all",)
    assert found["extraordinary session: asked for by the council"] == ("council",)
    assert found["extraordinary session: asked for without the right to propose"] == ("stranger",)
    assert found["recorded vote, at least 1/2 of all members: too few ask, advises"] == ("recorded",)
    assert found["recorded vote, at least 1/2 of all members: enough ask"] == ()


# --- caps ------------------------------------------------------------------------------------------------------------


def test_a_cap_is_tried_where_it_cuts_somebody_and_where_it_cuts_nobody() -> None:
    book = capping_book(f"each: member, at most: 5, {LEAVES}", f"each: group, groups: [north], at most: 9, {STAYS}")
    flat, steep = weighing(a=4, b=4), weighing(a=9, b=4)
    north = weighing(a=(5, "north"), b=(5, "north"), c=4)
    found = tries(
        book, **{name: in_council("x", roll=roll, positions=votes(yes="a b")) for name, roll in (("flat", flat), ("steep", steep), ("north", north))}
    )  # fmt: skip
    assert {point: by for point, by in found.items() if point.startswith("cap")} == {
        "cap on votes of each member, 5: cuts, leaves the base": ("steep",),
        "cap on votes of each member, 5: cuts nobody": ("flat", "north"),
        "cap on votes of each group, 9: cuts, stays in the base": ("north",),
        "cap on votes of each group, 9: cuts nobody": ("flat", "steep"),
    }


def test_the_library_has_something_to_try_of_proxies_waits_requests_and_counts_on_request() -> None:
    books = [read_library(slug) for slug in shipped()]
    points = {point for book in books for point in tries(book)}
    for words in ("proxies, ", "too early", "enough ask", "presumed until somebody asks", "without the right to"):
        assert any(words in point for point in points), words
    waits = [rule for book in books for rule in book.rules if isinstance(rule, AdoptionRule) and any(one.after for one in rule.parameters.course.fallbacks)]  # fmt: skip
    assert len(waits) == 2
