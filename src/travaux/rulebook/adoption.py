"""How a decision comes about: the tally that is counted, the course that is followed, who is bound, which readings."""

from fractions import Fraction
from typing import Annotated, Final, Literal, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from travaux.rulebook.vocabulary import (
    WHOLE_SCHEMA,
    Actor,
    Amount,
    Base,
    Counted,
    Entered,
    Excluded,
    Flag,
    ItemClass,
    Meaning,
    Mode,
    Part,
    Period,
    Scope,
    Sentence,
    Slug,
    Source,
    Stated,
    Status,
    Wait,
    Whole,
    beyond,
    whole_or,
)

Comparison = Literal["at least", "more than", "at most", "less than"]
FEWEST_BLOCKING: Final = "the fewest that could block and one more"
Limit = Annotated[
    int | Literal["no limit", "not stated"],
    PlainValidator(lambda value: whole_or(value, "no limit", "not stated")),
    WithJsonSchema({"anyOf": [{"enum": ["no limit", "not stated"]}, WHOLE_SCHEMA]}),
]
FewerAgainst = Annotated[
    int | Literal["the fewest that could block and one more"],
    PlainValidator(lambda value: whole_or(value, FEWEST_BLOCKING)),
    WithJsonSchema({"anyOf": [{"const": FEWEST_BLOCKING}, WHOLE_SCHEMA]}),
]


class Threshold(Part):
    """One number that must be reached: `{counted: yes, at least: 2/3, of: present and voting}`.

    Exactly one of the four comparisons is given. With `of` the amount is a share (at most 1) of that base; without it
    a whole count. `weight` names the measure that is added up instead of heads (population); a count of it may be a
    broken number (23/2 where two seats have half a vote each). `among` limits both the
    count and the base to a named group (a chamber). `waived when fewer against than: 4` deems the threshold met when
    fewer than that number are against, as where a blocking minority needs four members; with the words *the fewest
    that could block and one more* that number is reckoned from the weights of the day (TFEU Art. 238(3)).
    """

    counted: Counted = "yes"
    at_least: Amount | None = None
    more_than: Amount | None = None
    at_most: Amount | None = None
    less_than: Amount | None = None
    of: Base | None = None
    weight: Slug | None = None
    among: Slug | None = None
    waived_when_fewer_against_than: FewerAgainst | None = None

    @model_validator(mode="after")
    def _one_exact_amount(self) -> Self:
        given = [amount for _, amount in self._amounts() if amount is not None]
        if len(given) != 1:
            message = f"{len(given)} comparisons are given where one of at least, more than, at most, less than is due"
            raise ValueError(message)
        broken_weight = self.weight is not None and given[0] > 1
        if self.of is None and given[0].denominator != 1 and not broken_weight:
            message = f"{given[0]} is a share, and `of` does not say of what"
            raise ValueError(message)
        if self.of is not None and given[0] > 1:
            raise ValueError(beyond(given[0], self.of))
        if self.waived_when_fewer_against_than == FEWEST_BLOCKING and self.of is None:
            message = f"`{FEWEST_BLOCKING}` is reckoned from a share, and `of` does not say of what"
            raise ValueError(message)
        return self

    def _amounts(self) -> tuple[tuple[Comparison, Fraction | None], ...]:
        return (
            ("at least", self.at_least),
            ("more than", self.more_than),
            ("at most", self.at_most),
            ("less than", self.less_than),
        )

    @property
    def comparison(self) -> Comparison:
        """Which of the four comparisons is meant."""
        return next(name for name, amount in self._amounts() if amount is not None)

    @property
    def amount(self) -> Fraction:
        """The number compared with: a share of `of` where that is given, else a whole count."""
        return next(amount for _, amount in self._amounts() if amount is not None)


class Exclusion(Part):
    """Whose ballot does not count; `also from the base` says whether the denominator shrinks with it.

    A member that stays in the base and must leave the room does not make up the quorum either, though its size is
    reckoned with it (`makes up the quorum: no`).

    A *dormant* exclusion warns and does not take effect unless the chair rules so (UN Charter Art. 27(3), proviso).
    `on` limits it to some classes of item ([] = all that the rule covers).
    """

    who: Excluded
    also_from_the_base: Flag
    status: Status
    on: tuple[ItemClass, ...] = ()
    makes_up_the_quorum: Flag = True
    source: Source | None = None
    says: Sentence | None = None


class Veto(Part):
    """Who can stop the decision alone: seats by slug, by which ballot, on which classes ([] = all the rule covers).

    `scope` says for which kinds of question the veto is given, where one rule covers several ([] = all of them).
    """

    group: Sentence
    holders: tuple[Slug, ...] = Field(min_length=1)
    by: Literal["no", "abstain", "objection"]
    on: tuple[ItemClass, ...] = ()
    scope: tuple[Scope, ...] = ()

    def holds_on(self, item_class: ItemClass) -> bool:
        """Whether the veto is given for a question of this class."""
        return (not self.on or item_class in self.on) and (not self.scope or scope_of(item_class) in self.scope)


def scope_of(item_class: ItemClass) -> Scope:
    """The kind of question that a class is, as vetoes have it."""
    match item_class:
        case "procedural":
            return "procedure"
        case "mode":
            return "mode"
        case _:
            return "substance"


class Proxies(Part):
    """Voting for another: how many members one member may act for, and whether it must be there itself.

    `each acts for at most` 0 makes every ballot by proxy void; *no limit* and *not stated* set none.
    """

    each_acts_for_at_most: Limit
    holder_must_be_present: Stated = "not stated"


class Barrier(Part):
    """A second condition that defeats adoption: it stands when *all* of its thresholds are reached."""

    says: Sentence
    thresholds: tuple[Threshold, ...] = Field(min_length=1)


class Positions(Part):
    """What each way of not saying yes or no does to the tally; `recused` is as `abstain` where it is left out."""

    abstain: Meaning
    absent: Meaning
    present_not_participating: Meaning
    silent: Meaning
    recused: Meaning | None = None


class Cap(Part):
    """The most that one member may weigh in a measure, or all seats of a group together: a number, or a share of all.

    A share is one of all that the electorate has of the measure, before anything is cut. What is above the cap counts
    for nothing; `surplus` says whether it *leaves the base* as well. A group is cut by the same ratio in every seat.
    """

    weight: Slug
    each: Literal["member", "group"]
    groups: tuple[Slug, ...] = ()
    at_most: Amount
    of: Literal["all members"] | None = None
    surplus: Literal["leaves the base", "stays in the base"]

    @model_validator(mode="after")
    def _of_somebody(self) -> Self:
        if (self.each == "group") != bool(self.groups):
            message = "`groups` names the groups that are capped where it is each group that is, and only then"
            raise ValueError(message)
        if self.of is not None and self.at_most > 1:
            raise ValueError(beyond(self.at_most, self.of))
        return self


class Tally(Part):
    """What is counted, from whom, against what: the part of a rule that compiles to arithmetic.

    `electorate` is a group named in the book's `groups`; who is in it on a day is the record's. `seats` is how many it
    should have, where the text says so. All `thresholds` must be reached, and no barrier. `base` is what the ballots
    are read against where a threshold names no other. `left out` are ballots that count in neither count nor base.
    `casting vote of` names who decides a tie (a Vice President) where `tie` is *the chair decides*; without it the
    chair does.
    """

    electorate: Slug
    seats: Whole | None = None
    exclusions: tuple[Exclusion, ...] = ()
    base: Base
    thresholds: tuple[Threshold, ...] = Field(min_length=1)
    caps: tuple[Cap, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    positions: Positions
    left_out: tuple[Literal["no without reasons", "ballot by proxy"], ...] = ()
    tie: Literal["fails", "the chair decides", "not stated"] = "not stated"
    casting_vote_of: Sentence | None = None
    proxies: Proxies | None = None
    quorum: Slug | None = None

    @model_validator(mode="after")
    def _casting_vote_needs_a_tie(self) -> Self:
        if self.casting_vote_of is not None and self.tie != "the chair decides":
            message = "`casting vote of` names somebody, and `tie` is not `the chair decides`"
            raise ValueError(message)
        return self


class ModeConsent(Part):
    """The two questions of a limited format: may it be decided this way, and then, does anyone object to the decision.

    `need not take part` says who may stand aside without preventing the decision.
    """

    first_question: Sentence
    second_question: Sentence
    asked_of: Literal["all members", "those present"]
    objection_to_the_mode: Meaning
    objection_to_the_decision: Meaning
    standing_aside_must_be_declared: Stated
    need_not_take_part: Literal["any member that does not object", "the state concerned", "nobody"]


class Fallback(Part):
    """Where the course goes next: to the adoption rule `to`, on what event, after how long, by whose choice.

    The time runs from when the question was first put. *Not adopted*: the votes fell short.
    """

    to: Slug
    when: Literal[
        "no consensus",
        "not adopted",
        "a tie",
        "no quorum",
        "silence broken",
        "signatures missing",
        "the body so decides",
    ]
    after: Wait | None = None
    decided_by: Actor


class SilenceStage(Part):
    """One stage of a silence procedure: how and until when it can be broken.

    `until` *the close of the meeting* or *the expiry, to the minute*: the expiry is a wall-clock time in the book's
    zone, named when the text is put under silence; an objection at the expiry minute itself is late.
    """

    stage: Literal["at the meeting", "in writing"]
    until: Literal["the close of the meeting", "the expiry, to the minute"]
    broken_by: tuple[Literal["objection", "amendment"], ...] = Field(min_length=1)
    open_to: Literal["those present", "all members"]


class Silence(Part):
    """A silence procedure: its stages in order, who announces the result, when the text is issued.

    `lasts at least` is how long silence must be open; None where the text that could be read does not say.
    """

    stages: tuple[SilenceStage, ...] = Field(min_length=1)
    proposed_by: Actor
    announced_by: Actor
    text_issued: Literal["at once", "at the next meeting", "not stated"]
    lasts_at_least: Period | None = None
    may_be_extended: Stated = "not stated"


class Objection(Part):
    """What an objection needs to count as one; `not stated` where the text is silent on the point."""

    explicit: Stated
    official: Stated
    by_the_state: Stated
    written: Stated
    reasoned: Stated
    on_time: Stated
    by_a_member_present: Stated = "not stated"


class Course(Part):
    """The way a question goes: the mode that is asked for first, and where it goes when that fails.

    `entered`: *directly* is the rule found when no mode is named; the others are reached on a proposal or a fallback.
    """

    mode: Mode
    entered: Entered
    mode_consent: ModeConsent | None = None
    fallbacks: tuple[Fallback, ...] = ()
    silence: Silence | None = None
    objection: Objection | None = None

    @model_validator(mode="after")
    def _mode_has_its_block(self) -> Self:
        if (self.mode == "limited format") != (self.mode_consent is not None):
            message = "`mode consent` belongs to the mode limited format, and only to it"
            raise ValueError(message)
        if (self.mode == "silence") != (self.silence is not None):
            message = "the block `silence` with its stages belongs to the mode silence, and only to it"
            raise ValueError(message)
        return self


class Bound(Part):
    """Whom the decision binds once adopted, and what the others may still do.

    `declared abstention`: whether a member that abstained with a formal declaration is bound all the same (TEU Art.
    31(1)). `who may join` is asked where `may join later` is not no.
    """

    who: Literal["all members", "those who took part in deciding", "those who voted for", "signatories", "nobody"]
    may_join_later: Stated
    may_decline: Stated
    liability_of_those_who_stood_aside: Literal["none", "shared", "not stated"]
    declared_abstention: Literal["bound", "not bound", "not stated"] = "bound"
    who_may_join: Literal["members that stood aside", "any member", "any state", "not stated"] = "not stated"


class PositionsRead(Part):
    """A reading's own meaning for some of the positions; what it leaves out stays as the rule has it."""

    abstain: Meaning | None = None
    absent: Meaning | None = None
    present_not_participating: Meaning | None = None
    silent: Meaning | None = None


class Reading(Part):
    """A named reading of the same text: who holds it, where it was stated, what it makes of the positions.

    Two live readings that lead to different outcomes make a finding indeterminate until the chair or the body rules.
    """

    id: Slug
    held_by: Sentence
    source: Source
    says: Sentence
    live: Flag
    positions: PositionsRead

    @model_validator(mode="after")
    def _overrides_something(self) -> Self:
        if not self.positions.model_fields_set:
            message = f"the reading {self.id} changes the meaning of no position"
            raise ValueError(message)
        return self


class Adoption(Part):
    """Parameters of the chapter adoption (law.md B.17, points 1-5, 7, 9-12)."""

    tally: Tally
    course: Course
    bound: Bound
    readings: tuple[Reading, ...] = ()

    def positions(self, reading: Reading | None = None) -> Positions:
        """Give the meanings of the positions, as the rule has them or as `reading` changes them."""
        if reading is None:
            return self.tally.positions
        return self.tally.positions.model_copy(update=reading.positions.model_dump(exclude_none=True))
