"""What a rule-book file says: its texts, groups, bodies and dated rules, one frozen model a chapter."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from travaux.rulebook.adoption import Adoption
from travaux.rulebook.chapters import Agenda, Chairmanship, FollowUp, Participation, Quorum, Repeal, Signature
from travaux.rulebook.vocabulary import Day, ItemClass, KnownDay, Part, Seen, Sentence, Slug, Source, Status, Whole


class CitedText(Part):
    """A text that rules cite: its title, how much of it was read for this book, and where it can be found."""

    title: Sentence
    seen: Seen
    where: Sentence


class Group(Part):
    """A named electorate; who is in it on a day is the record's. `size` is how many it has by the text, if it says."""

    title: Sentence
    size: Whole | None = None


class Body(Part):
    """A body of the organisation. `inherits rules of` names the body whose rules fill what its own leave open."""

    name: Sentence
    parent: Slug | None = None
    inherits_rules_of: Slug | None = None


class CommonRule(Part):
    """What every rule has, whatever its chapter.

    `bodies` and `classes` empty mean all. The rule is valid from its first day, and until a day that is the first on
    which it no longer is; `unknown` as a first day reaches back without limit, `unknown` as an end covers no day that
    anybody can name. `says` is our own plain sentence, never the text's.
    """

    id: Slug
    bodies: tuple[Slug, ...] = ()
    classes: tuple[ItemClass, ...] = ()
    valid_from: Day
    valid_until: Day | None = None
    source: Source
    status: Status
    says: Sentence
    replaces: Slug | None = None
    repealed_by: Slug | None = None

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        first, end = self.valid_from, self.valid_until
        if isinstance(first, date) and isinstance(end, date) and end <= first:
            message = f"`valid until` {end} is not after `valid from` {first}"
            raise ValueError(message)
        if self.status == "repealed" and self.valid_until is None:
            message = "the rule is repealed and `valid until` gives no day"
            raise ValueError(message)
        return self

    def covers(self, on: date) -> bool:
        """Tell whether the rule is valid on a day: from its first day (if known) to the day before its end."""
        if self.valid_until == "unknown":
            return False
        begun = self.valid_from == "unknown" or self.valid_from <= on
        return begun and (self.valid_until is None or on < self.valid_until)


class ParticipationRule(CommonRule):
    """A rule on who takes part, with which rights."""

    chapter: Literal["participation"]
    parameters: Participation


class QuorumRule(CommonRule):
    """A rule on how many must be there."""

    chapter: Literal["quorum"]
    parameters: Quorum


class AgendaRule(CommonRule):
    """A rule on what may be put, by whom, and what may be taken off."""

    chapter: Literal["agenda"]
    parameters: Agenda


class AdoptionRule(CommonRule):
    """A rule on how a decision comes about and whom it binds."""

    chapter: Literal["adoption"]
    parameters: Adoption


class SignatureRule(CommonRule):
    """A rule on signing, joining, declining and certified copies."""

    chapter: Literal["signature"]
    parameters: Signature


class ChairmanshipRule(CommonRule):
    """A rule on who chairs and when the chair is handed over."""

    chapter: Literal["chairmanship"]
    parameters: Chairmanship


class FollowUpRule(CommonRule):
    """A rule on plans, instructions and reports."""

    chapter: Literal["follow-up"]
    parameters: FollowUp


class RepealRule(CommonRule):
    """A list of which text repealed, replaced or amended which."""

    chapter: Literal["repeal"]
    parameters: Repeal


AnyRule = (
    ParticipationRule
    | QuorumRule
    | AgendaRule
    | AdoptionRule
    | SignatureRule
    | ChairmanshipRule
    | FollowUpRule
    | RepealRule
)
Rule = Annotated[AnyRule, Field(discriminator="chapter")]


class RuleBookFile(Part):
    """A rule book as its file has it; `book.RuleBook` adds the digest and the parent, and answers questions.

    `zone` is an IANA name (Europe/Moscow). `inherits` names a parent book whose rules fill what this one leaves open.
    `holidays` are days off from Monday to Friday, with their names, by the code of the country or of the seat.
    """

    book: Slug
    title: Sentence
    organisation: Slug
    zone: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$")]
    version: KnownDay
    inherits: Slug | None = None
    texts: dict[Slug, CitedText] = Field(default_factory=dict)
    groups: dict[Slug, Group] = Field(default_factory=dict)
    holidays: dict[Slug, dict[KnownDay, Sentence]] = Field(default_factory=dict)
    bodies: dict[Slug, Body] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = Field(min_length=1)
