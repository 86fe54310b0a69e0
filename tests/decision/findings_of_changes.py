"""What would change findings, and which groups are enough, told in grounds so that every sentence is seen once."""

from dataclasses import replace
from fractions import Fraction

from tests.decision.books import a_book, a_rule, an_adoption
from tests.decision.findings_of_courses import tallied
from tests.decision.making import SIX, YEREVAN, a_question, in_council, seats, there, votes
from travaux.decision.explain import changes, groups
from travaux.decision.findings import Finding
from travaux.decision.question import Position, Question, Seat, Silence, SilenceAnswer
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library


def told(question: Question, book: RuleBook) -> Finding:
    """A finding whose grounds are what would change another, and the groups of it."""
    return Finding("yes", grounds=(*(one.ground for one in changes(question, book)), *groups(question, book).grounds))


def change_findings() -> list[Finding]:
    """One at least for every sentence on changes and groups."""
    tie = a_book(an_adoption(tally=tallied("tie: the chair decides")))
    absent = (*there(" ".join(SIX[1:])), Position(SIX[0], presence="absent"))
    return [
        told(in_council("a", "b", "c", positions=votes(yes="a b", no="c")), a_book()),
        told(in_council("a", "b", "c", positions=votes(yes="a", no="b c")), a_book()),
        told(in_council("a", "b", positions=votes(yes="a", no="b")), tie),
        told(a_question(positions=absent), read_library("csto")),
        told(a_question(closed=False, positions=()), read_library("csto")),
        told(in_council("a", positions=votes(no="a")), a_book()),
        told(unlike(), a_book(an_adoption(tally=by_two_measures()))),
        *under_silence(),
        *without_a_quorum(),
    ]


def under_silence() -> list[Finding]:
    """Silence that runs, was kept, was broken, was never opened, or may have been broken."""
    asked = in_council("m0", body="nac", mode="silence", roll=seats("be", "de", "fr"), silence=Silence("yes", 2_000))
    moments = {"de": 1_500, "unknown": 1_600}
    answers = [(), *(((SilenceAnswer(one, "objection", at=at)),) for one, at in moments.items())]
    answers.append((SilenceAnswer("de", "objection"),))
    unopened = replace(asked, body="pc", on=YEREVAN, silence=Silence("no", 2_000))
    return [
        told(replace(asked, now=1_000), read_library("nato")),
        *(told(replace(asked, silence=Silence("yes", 2_000, one)), read_library("nato")) for one in answers),
        told(unopened, read_library("osce")),
    ]


def without_a_quorum() -> list[Finding]:
    """A quorum that all or some of those that are away could bring, and that may be set aside."""
    three = "    requirements:\n    - {for: vote, at least: 3, effect: blocks, may be overridden: yes}\n"
    book = a_book(an_adoption(), a_rule("quorum", "quorum", three))
    away = tuple(Position(one, presence="absent") for one in "bcd")
    return [told(in_council("a", *others, positions=(*votes(yes="a"), *away)), book) for others in ("bc", "bcd")]


def by_two_measures() -> str:
    """Two measures in which members differ, so that groups are too many to be counted."""
    return (
        "\n      electorate: members\n      base: all members\n      thresholds:\n"
        "      - {counted: yes, at least: 1/2, of: all members, weight: population}\n"
        "      - {counted: yes, at least: 1/2, of: all members, weight: money}\n"
        "      positions: {abstain: not counted, absent: not counted, "
        "present not participating: not counted, silent: not counted}\n"
    )


def unlike() -> Question:
    """Forty members of which no two weigh the same, all in favour."""
    roll = tuple(
        Seat(f"m{n}", weights=(("population", Fraction(97 + n * n)), ("money", Fraction(50_000 - 31 * n * n))))
        for n in range(40)
    )
    return in_council("m0", roll=roll, positions=tuple(Position(seat.member, ballot="yes") for seat in roll))
