"""Mappings: data that say how a file of recorded decisions is to be read, so that no set of them needs code."""

import re
from collections.abc import Mapping as Map
from functools import cache
from importlib import resources
from typing import Annotated, Final, Literal, Self

from pydantic import Field, PlainValidator, ValidationError, model_validator

from travaux import marked
from travaux.broken_input import BrokenInput
from travaux.rulebook import faults
from travaux.rulebook.vocabulary import Amount, Flag, ItemClass, Mode, Part, Sentence, Slug, Whole

FOLDER: Final = resources.files("travaux.corpora") / "mappings"

Word = Literal["yes", "no", "abstain", "recused", "absent", "present not participating", "not entitled", "no seat"]
"""What a word of the record says of a member: a ballot, a presence, or that it had no seat on that day."""
Reason = Literal["veto", "short"]
"""Why a decision was not adopted: a veto, or votes short of a threshold."""


def _pattern(value: object) -> re.Pattern[str]:
    """Read a regular expression; capitals and small letters are one, since records differ in them."""
    if isinstance(value, re.Pattern):
        return value
    try:
        return re.compile(str(value), re.IGNORECASE)
    except re.error as error:
        message = f"'{value}' is no pattern: {error}"
        raise ValueError(message) from error


Pattern = Annotated[re.Pattern[str], PlainValidator(_pattern)]
Where = dict[Sentence, Pattern]
"""Conditions on named columns, all of which must be met: `{manner: without a vote}`."""


class Dates(Part):
    """In which column the day stands and in which forms: patterns with the groups day, month and year.

    `year` names a column that holds the year where the day is written without it.
    """

    column: Sentence
    forms: tuple[Pattern, ...] = Field(min_length=1)
    year: Sentence | None = None


class ClassOf(Part):
    """The class of the question where all of its conditions are met; the first of the list that fits holds."""

    class_: ItemClass
    where: Where = Field(default_factory=dict)


class ModeOf(Part):
    """The mode of deciding where all conditions are met; no ballots are looked for."""

    mode: Mode
    where: Where = Field(min_length=1)


class RollOf(Part):
    """The roll of the day from the rolls that are shipped: of which organisation, which body."""

    of: Slug
    body: Slug


class Names(Part):
    """How a voter's name becomes a member.

    `roll` is the organisation by the names of whose roll, each on its days, members are known; `list` a list of
    `mappings/names` with what records write otherwise. `form` is a pattern with a group `name` and perhaps a group
    `group`, of which the member is made. With none of these the name is the member. Who fits `no seat` is named and
    does not sit there.
    """

    roll: Slug | None = None
    list: Slug | None = None
    form: Pattern | None = None
    no_seat: tuple[Pattern, ...] = ()
    seats_in_a_group: Whole | None = None


class Positions(Part):
    """Where the ballots stand: in one column that holds all of them, in columns that fit a pattern, or row by row.

    `words` maps our words to those of the record. `not named` says what it means that a seat is not named at all.
    """

    column: Sentence | None = None
    columns: Pattern | None = None
    voter: Sentence | None = None
    ballot: Sentence | None = None
    words: dict[Word, tuple[Sentence, ...]] = Field(min_length=1)
    not_named: Literal["absent", "not on record"] = "not on record"

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        places = [self.column is not None, self.columns is not None, self.voter is not None]
        if sum(places) != 1 or (self.voter is None) != (self.ballot is None):
            message = "ballots stand in one `column`, in `columns` of a pattern, or row by row as `voter` and `ballot`"
            raise ValueError(message)
        return self


class Counts(Part):
    """Where totals stand: in one column as a list or by word, in columns of their own, or in a sentence.

    `weight` names the measure that they add up, where that is not heads.
    """

    column: Sentence | None = None
    order: tuple[Word, ...] = ()
    columns: dict[Word, Sentence] = Field(default_factory=dict)
    form: Pattern | None = None
    weight: Slug | None = None


class NamedAgainst(Part):
    """A column that names members which voted no, where the record otherwise gives totals only.

    `all with a veto`: every member with a veto that voted no is named there, so that nobody else's no is one.
    """

    column: Sentence
    between: Pattern
    all_with_a_veto: Flag


class Electors(Part):
    """Voters without names, by the thousand: their totals in one column, the measure and the group they stand for."""

    column: Sentence
    order: tuple[Word, ...] = Field(min_length=1)
    weight: Slug
    group: Slug


class Weight(Part):
    """A measure of the members: so much for those listed, `otherwise` for all others."""

    of: dict[Slug, Amount] = Field(default_factory=dict)
    otherwise: Amount


class ReasonOf(Part):
    """The reason that the record gives where all conditions are met."""

    reason: Reason
    where: Where = Field(min_length=1)


class Recorded(Part):
    """What counts as the recorded outcome. It is read to be compared with, and for nothing else."""

    column: Sentence
    adopted: tuple[Pattern, ...] = Field(min_length=1)
    not_adopted: tuple[Pattern, ...] = ()
    reasons: tuple[ReasonOf, ...] = ()


class Control(Part):
    """The threshold that the control run changes: of which rule, and to which amount."""

    rule: Slug
    amount: Amount


class Mapping(Part):
    """How one kind of file is read: which columns it has, and what they mean.

    `body` is the first of the rule book where none is named. `needs` are the columns by which a file is known; `id` may
    be put together from several. `seats may be vacant`: who is not named holds no seat, so that the roll is those
    named, and not as many as the rule says.
    """

    mapping: Slug
    says: Sentence
    rule_book: Slug | None = None
    needs: tuple[Sentence, ...] = Field(min_length=1)
    id: tuple[Sentence, ...] = Field(min_length=1)
    date: Dates
    body: Slug | None = None
    classes: tuple[ClassOf, ...] = Field(min_length=1)
    modes: tuple[ModeOf, ...] = ()
    unanimous: Where = Field(default_factory=dict)
    roll: RollOf | None = None
    seats: Whole | None = None
    seats_may_be_vacant: Flag = False
    names: Names = Field(default_factory=Names)
    groups: tuple[Slug, ...] = ()
    weights: dict[Slug, Weight] = Field(default_factory=dict)
    positions: Positions | None = None
    counts: tuple[Counts, ...] = ()
    named_against: NamedAgainst | None = None
    electors: Electors | None = None
    recorded: Recorded
    control: Control | None = None

    @model_validator(mode="after")
    def _blind(self) -> Self:
        """Refuse a mapping that would decide by what it is to be compared with, or by which decision it is."""
        closed = {self.recorded.column, *self.id}
        conditions = [*(one.where for one in self.classes), *(one.where for one in self.modes), self.unanimous]
        used = {column for where in conditions for column in where}
        wrong = sorted(used & closed)
        if wrong:
            message = f"a question is not told by `{wrong[0]}`, which is its id or the recorded outcome"
            raise ValueError(message)
        if not any((self.positions, self.counts, self.electors)):
            message = "neither `positions` nor `counts` nor `electors` say where the votes stand"
            raise ValueError(message)
        return self


class NameList(Part):
    """How records write members: `tr: [Turkey, Türkiye]`. A name that was borne by two in turn belongs into a roll."""

    names: Slug
    says: Sentence
    members: dict[Slug, tuple[Sentence, ...]] = Field(min_length=1)


def load(text: str, name: str) -> Mapping:
    """Read a mapping from its text; `name` is what faults call the file. Raises the first Fault by line."""
    root = marked.read(text, name)
    try:
        return Mapping.model_validate(root)
    except ValidationError as error:
        raise faults.translate(error, root, name, Mapping)[0] from error


def bundled() -> tuple[str, ...]:
    """List the mappings that are shipped."""
    return tuple(sorted(one.name.removesuffix(".yaml") for one in FOLDER.iterdir() if one.name.endswith(".yaml")))


@cache
def read_bundled(name: str) -> Mapping:
    """One of the mappings that are shipped; raises BrokenInput for another name."""
    if name not in bundled():
        raise BrokenInput(f"There is no mapping {name!r}: shipped are {', '.join(bundled())}. Name one, or a file.")
    file = f"{name}.yaml"
    return load((FOLDER / file).read_bytes().decode(), file)


@cache
def read_names(name: str) -> NameList:
    """A list of names that is shipped; raises BrokenInput for another name, Fault for a faulty one."""
    file = FOLDER / "names" / f"{name}.yaml"
    if not file.is_file():
        raise BrokenInput(f"There is no list of names {name!r} in mappings/names. Name one that is there.")
    root = marked.read(file.read_bytes().decode(), f"{name}.yaml")
    try:
        return NameList.model_validate(root)
    except ValidationError as error:
        raise faults.translate(error, root, f"{name}.yaml", NameList)[0] from error


def fitting(columns: Map[str, object], rule_book: str) -> Mapping:
    """The shipped mapping that is for this rule book and needs no other columns; the one that needs most of them.

    Raises BrokenInput where none fits, naming what each would need.
    """
    found = [read_bundled(name) for name in bundled()]
    mine = [one for one in found if one.rule_book in {rule_book, None}]
    fit = [one for one in mine if set(one.needs) <= set(columns)]
    if not fit:
        lacking = "; ".join(f"{one.mapping} needs {', '.join(one.needs)}" for one in mine) or "none is for this book"
        raise BrokenInput(
            f"Looked for a mapping by which {rule_book} reads the columns {', '.join(columns)}: {lacking}. "
            "Write a mapping and name it with --mapping; docs/how-to/redecide.md shows how."
        )
    return max(fit, key=lambda one: (one.rule_book is not None, len(one.needs)))
