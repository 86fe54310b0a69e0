"""A loaded rule book: which rule holds for a chapter, a body, a class of item and a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, TypeVar, get_args

from travaux.rulebook.models import AdoptionRule, AnyRule, Body, CitedText, CommonRule, Group, RuleBookFile
from travaux.rulebook.vocabulary import ItemClass, Mode

AnyRuleT = TypeVar("AnyRuleT", bound=CommonRule)
MOST_ANSWERS: Final = 4096
NOT_SUBSTANTIVE: tuple[ItemClass, ...] = ("procedural", "mode", "substantive")


def chapter_of(kind: type[CommonRule]) -> str:
    """Give the word for the chapter that a rule class belongs to: `AdoptionRule` is adoption."""
    return str(get_args(kind.model_fields["chapter"].annotation)[0])


class RuleBookSilent(LookupError):
    """No rule of the book answers the question; the message says what was looked for and what to do next."""

    def __init__(self, *, book: str, chapter: str, body: str, item_class: str, on: date, nearest: str) -> None:
        self.book, self.chapter, self.body = book, chapter, body
        self.item_class, self.on, self.nearest = item_class, on, nearest
        super().__init__(
            f"Looked in the rule book {book} for a rule of the chapter {chapter} for items of the class {item_class} "
            f"in the body {body or 'any'} on {on.isoformat()}: it has none. {nearest} "
            "Ask the chair or the body for a ruling, or add a dated rule to the book."
        )


@dataclass(frozen=True)
class RuleBook:
    """A rule book with the digest of its file (SHA-256, hex) and the parent it inherits from, if any.

    `lines` are those of the file on which its rules begin, by id.
    """

    file: RuleBookFile
    digest: str
    name: str
    parent: "RuleBook | None" = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def place(self, rule_id: str) -> str:
        """Where a rule stands, as a message tells it: its id, the file and the line."""
        if rule_id not in self._by_id and self.parent is not None:
            return self.parent.place(rule_id)
        line = f", line {self.lines[rule_id]}" if rule_id in self.lines else ""
        return f"{rule_id} ({self.name}{line})"

    @property
    def slug(self) -> str:
        """The book's own slug."""
        return self.file.book

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """All rules of this book alone, in the order of the file."""
        return self.file.rules

    @cached_property
    def _by_id(self) -> dict[str, AnyRule]:
        return {rule.id: rule for rule in self.file.rules}

    def by_id(self, rule_id: str) -> AnyRule | None:
        """Find a rule by its id, here or in the parents; None where there is none."""
        found = self._by_id.get(rule_id)
        return found if found is not None or self.parent is None else self.parent.by_id(rule_id)

    def rules_on(self, day: date) -> tuple[AnyRule, ...]:
        """Give the rules of this book that are valid on a day."""
        return tuple(rule for rule in self.file.rules if rule.covers(day))

    def text(self, key: str) -> CitedText | None:
        """Give a cited text by its key, here or in the parents."""
        found = self.file.texts.get(key)
        return found if found is not None or self.parent is None else self.parent.text(key)

    def body(self, slug: str) -> Body | None:
        """Give a body by its slug, here or in the parents."""
        found = self.file.bodies.get(slug)
        return found if found is not None or self.parent is None else self.parent.body(slug)

    def group(self, slug: str) -> Group | None:
        """Give a named electorate by its slug, here or in the parents."""
        found = self.file.groups.get(slug)
        return found if found is not None or self.parent is None else self.parent.group(slug)

    def rule(
        self,
        kind: type[AnyRuleT],
        *,
        body: str,
        item_class: ItemClass = "other",
        on: date,
        mode: Mode | None = None,
    ) -> AnyRuleT:
        """Find the rule of a chapter for a body, a class of item and a day: `book.rule(AdoptionRule, body="csc", …)`.

        The body's own rules come first, then those of the bodies it inherits from, then those for all bodies, then
        the parent book. Within each, a rule for the class comes before one for substantive questions (every class but
        procedural and mode is one), and that before a rule for all classes. For adoption, no `mode` gives the course
        that is entered directly; a named mode gives the rule of that mode, however it is entered.
        Raises RuleBookSilent where none is valid on the day.
        """
        found = self.rule_or_none(kind, body=body, item_class=item_class, on=on, mode=mode)
        if found is None:
            asked = item_class if mode is None else f"{item_class} by {mode}"
            raise self.silence(kind, body=body, item_class=asked, on=on)
        return found

    def rule_or_none(
        self, kind: type[AnyRuleT], *, body: str, item_class: ItemClass = "other", on: date, mode: Mode | None = None
    ) -> AnyRuleT | None:
        """Find the same rule, and None where none is valid on the day."""
        asked = (kind, body, item_class, on, mode)
        answers = self._answers
        if asked in answers:
            return answers.get(asked)  # type: ignore[return-value] # it was stored under its kind
        if len(answers) >= MOST_ANSWERS:
            answers.clear()
        found = self._find(kind, body, item_class, on, mode)
        answers[asked] = found
        return found

    @cached_property
    def _answers(self) -> dict[tuple[object, ...], CommonRule | None]:
        """What was found before: the same few questions are asked of a book for every decision."""
        return {}

    def _find(
        self, kind: type[AnyRuleT], body: str, item_class: ItemClass, on: date, mode: Mode | None
    ) -> AnyRuleT | None:
        for candidates in self._levels(kind, body):
            for classes in _class_levels(item_class):
                for rule in candidates:
                    if _names(rule, classes) and rule.covers(on) and _asked(rule, mode):
                        return rule
        return None

    def silence(self, kind: type[CommonRule], *, body: str, on: date, item_class: str = "other") -> RuleBookSilent:
        """Say that no rule of a chapter answers: what was looked for, what comes nearest, what to do."""
        nearest = self._nearest(kind, body, on)
        return RuleBookSilent(
            book=self.slug, chapter=chapter_of(kind), body=body, item_class=item_class, on=on, nearest=nearest
        )

    def _levels(self, kind: type[AnyRuleT], body: str) -> tuple[tuple[AnyRuleT, ...], ...]:
        """Sort the rules of a chapter into levels, the most specific body first, the parent book last."""
        own = tuple(rule for rule in self.file.rules if isinstance(rule, kind))
        levels = [tuple(rule for rule in own if name in rule.bodies) for name in self._ancestry(body)]
        levels.append(tuple(rule for rule in own if not rule.bodies))
        return (*levels, *(self.parent._levels(kind, body) if self.parent is not None else ()))  # noqa: SLF001

    def _ancestry(self, body: str) -> tuple[str, ...]:
        """Give a body and those whose rules it takes over, nearest first; a cycle is refused by the loader."""
        names: list[str] = []
        current: str | None = body
        while current is not None and current not in names:
            names.append(current)
            known = self.body(current)
            current = None if known is None else known.inherits_rules_of
        return tuple(names)

    def _nearest(self, kind: type[CommonRule], body: str, on: date) -> str:
        """Say which rule comes closest and why it does not answer."""
        rules: list[CommonRule] = [rule for level in self._levels(kind, body) for rule in level]
        if not rules:
            return "No rule of that chapter names the body or all bodies."
        near = next((rule for rule in rules if not rule.covers(on)), None)
        if near is None:
            return f"Nearest is {self.place(rules[0].id)}, for {', '.join(rules[0].classes) or 'another mode'}."
        until = "" if near.valid_until is None else f" until {near.valid_until}"
        return f"Nearest is {self.place(near.id)}, valid from {near.valid_from}{until}."


def _class_levels(item_class: ItemClass) -> tuple[ItemClass | None, ...]:
    """Order the classes to try: the item's own, then substantive where it is one, then rules for all (None)."""
    return (item_class, None) if item_class in NOT_SUBSTANTIVE else (item_class, "substantive", None)


def _names(rule: CommonRule, item_class: ItemClass | None) -> bool:
    return not rule.classes if item_class is None else item_class in rule.classes


def _asked(rule: CommonRule, mode: Mode | None) -> bool:
    """Tell whether an adoption rule is entered as asked; rules of other chapters have no mode."""
    if not isinstance(rule, AdoptionRule):
        return True
    course = rule.parameters.course
    return course.entered == "directly" if mode is None else course.mode == mode
