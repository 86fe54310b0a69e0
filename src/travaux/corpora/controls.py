"""Controls: runs that must score worse, so that a score says something."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.corpora.making import body_of
from travaux.corpora.mapping import Mapping
from travaux.rulebook.adoption import Threshold
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

_HALF: Final = Fraction(1, 2)


@dataclass(frozen=True)
class Changed:
    """A rule book with one threshold changed, and in words which."""

    book: RuleBook
    what: str


def changed(book: RuleBook, mapping: Mapping) -> Changed:
    """The book with the threshold changed that the mapping names; else the first of the rule last in force."""
    named = mapping.control
    if named is None or mapping.rule_book != book.slug:
        rule = _first(book, mapping)
        threshold = next(one for one in rule.parameters.tally.thresholds if one.counted == "yes")
        return _with(book, rule, threshold, _other(threshold))
    found = book.by_id(named.rule)
    if not isinstance(found, AdoptionRule):
        raise BrokenInput(
            f"The mapping {mapping.mapping} changes a threshold of the rule {named.rule}, and the book {book.slug} "
            "has no such rule on adoption. Name one of its rules at `control`."
        )
    return _with(book, found, found.parameters.tally.thresholds[0], named.amount)


def _first(book: RuleBook, mapping: Mapping) -> AdoptionRule:
    rules = [
        rule
        for rule in reversed(book.rules)
        if isinstance(rule, AdoptionRule) and (not rule.bodies or body_of(mapping, book) in rule.bodies)
        if any(one.counted == "yes" for one in rule.parameters.tally.thresholds)
    ]
    if not rules:
        raise BrokenInput(f"The rule book {book.slug} counts no votes in favour, so no threshold of it can be changed.")
    return next((rule for rule in rules if rule.valid_until is None and "substantive" in rule.classes), rules[0])


def _other(threshold: Threshold) -> Fraction:
    """Another amount: one more of a count; of a share two thirds for what is at most a half, else a half."""
    if threshold.of is None:
        return threshold.amount + 1
    return Fraction(2, 3) if threshold.amount <= _HALF else _HALF


def _with(book: RuleBook, rule: AdoptionRule, threshold: Threshold, amount: Fraction) -> Changed:
    other = threshold.model_copy(update={threshold.comparison.replace(" ", "_"): amount})
    tally = rule.parameters.tally
    thresholds = tuple(other if one is threshold else one for one in tally.thresholds)
    parameters = rule.parameters.model_copy(update={"tally": tally.model_copy(update={"thresholds": thresholds})})
    made = rule.model_copy(update={"parameters": parameters})
    rules = tuple(made if one is rule else one for one in book.rules)
    what = f"{rule.id}: {threshold.counted} {threshold.comparison} {amount} instead of {threshold.amount}"
    return Changed(replace(book, file=book.file.model_copy(update={"rules": rules})), what)
