"""For any set of dated rules: the rule found is the one a plain search finds, and a book that loads has one answer."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.small_books import CLUB
from travaux.rulebook import checks
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.load import faults_in, load
from travaux.rulebook.models import QuorumRule, RuleBookFile

HEAD = CLUB[: CLUB.index("rules:")]
FIRST = date(2000, 1, 1)
BODIES = ("board", "panel", "")
CLASSES = ("substantive", "procedural", "budget", "")


@dataclass(frozen=True)
class Drawn:
    """A quorum rule as it was drawn: an empty body or class means all, no days means for ever."""

    body: str
    item_class: str
    first: int
    days: int | None

    def covers(self, day: int) -> bool:
        """Tell whether the rule is valid on a day, counted from the first."""
        return self.first <= day and (self.days is None or day < self.first + self.days)


RULES = st.builds(
    Drawn, st.sampled_from(BODIES), st.sampled_from(CLASSES), st.integers(0, 20), st.none() | st.integers(1, 20)
)


def as_text(drawn: list[Drawn]) -> str:
    """Write the drawn rules into the club's book."""
    text = f"{HEAD}rules:\n"
    for number, rule in enumerate(drawn):
        first = FIRST + timedelta(days=rule.first)
        until = "" if rule.days is None else f"valid until: {first + timedelta(days=rule.days)}, "
        text += (
            f"- {{id: r{number}, chapter: quorum, bodies: [{rule.body}], classes: [{rule.item_class}], {until}"
            f"valid from: {first}, source: {{text: statute, article: x}}, status: in force, says: x, parameters: "
            "{requirements: [{for: vote, at least: 1, effect: blocks, may be overridden: no}]}}\n"
        )
    return text


def plain_search(drawn: list[Drawn], body: str, item_class: str, day: int) -> set[str]:
    """Find the most specific rules without the book's own search: the worth of a rule is what it names."""
    heirs = {"panel": ("panel", "board"), "board": ("board",)}[body]
    classes = (item_class,) if item_class in ("substantive", "procedural") else (item_class, "substantive")
    worth: dict[str, tuple[int, int]] = {}
    for number, rule in enumerate(drawn):
        if rule.covers(day) and rule.body in (*heirs, "") and rule.item_class in (*classes, ""):
            worth[f"r{number}"] = ((*heirs, "").index(rule.body), (*classes, "").index(rule.item_class))
    best = min(worth.values(), default=None)
    return {rule_id for rule_id, value in worth.items() if value == best}


def answer(book: RuleBook, body: str, item_class: str, day: int) -> set[str]:
    """Ask the book, and give nothing where it is silent."""
    try:
        return {book.rule(QuorumRule, body=body, item_class=item_class, on=FIRST + timedelta(days=day)).id}
    except RuleBookSilent:
        return set()


def disagreements(book: RuleBook, drawn: list[Drawn]) -> list[tuple[str, str, int]]:
    """List the questions to which the book and the plain search give different answers."""
    questions = ((body, kind, day) for body in BODIES[:2] for kind in CLASSES[:3] for day in range(0, 42, 3))
    return [asked for asked in questions if answer(book, *asked) != plain_search(drawn, *asked)]


@settings(max_examples=25, deadline=None)
@given(st.lists(RULES, min_size=1, max_size=6))
def test_a_book_that_loads_has_exactly_the_answer_of_a_plain_search(drawn: list[Drawn]) -> None:
    text = as_text(drawn)
    if not faults_in(text, "drawn.yaml"):
        assert disagreements(load(text, "drawn.yaml"), drawn) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(RULES, min_size=2, max_size=5))
def test_a_book_is_refused_for_overlap_exactly_when_some_day_has_two_answers(drawn: list[Drawn]) -> None:
    same = [
        (one, other)
        for number, one in enumerate(drawn)
        for other in drawn[number + 1 :]
        if (one.body, one.item_class) == (other.body, other.item_class)
        and any(one.covers(day) and other.covers(day) for day in range(45))
    ]
    overlaps = [fault for fault in faults_in(as_text(drawn), "drawn.yaml") if "same question" in fault.what]
    assert bool(overlaps) == bool(same)


def test_without_the_check_of_overlaps_a_book_with_two_answers_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [Drawn("board", "", 0, None), Drawn("board", "", 5, None)]
    with pytest.raises(ValueError, match="the rule answers the same question on the same days as r0"):
        load(as_text(drawn), "drawn.yaml")
    monkeypatch.setattr(checks, "_overlaps", lambda _: ())
    assert disagreements(load(as_text(drawn), "drawn.yaml"), drawn) != []


def test_a_search_that_forgets_the_day_disagrees_with_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [Drawn("board", "", 0, 5), Drawn("board", "", 5, None)]
    book = load(as_text(drawn), "drawn.yaml")
    assert disagreements(book, drawn) == []
    monkeypatch.setattr(QuorumRule, "covers", lambda *_: True)
    assert disagreements(load(as_text(drawn), "drawn.yaml"), drawn) != []


def test_the_drawn_books_fit_the_schema() -> None:
    book = load(as_text([Drawn("", "", 0, None)]), "drawn.yaml")
    assert isinstance(book.file, RuleBookFile)
    assert (book.rules[0].bodies, book.rules[0].classes) == ((), ())
