"""The parameters of every chapter but adoption: participation, quorum, agenda, signature, chairmanship and the rest."""

from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from travaux.rulebook.vocabulary import (
    Actor,
    Amount,
    AskedFor,
    Base,
    Day,
    Deadline,
    Flag,
    Part,
    Period,
    Right,
    Sentence,
    Slots,
    Slug,
    Source,
    StandingState,
    Stated,
    Whole,
    beyond,
)


class Standing(Part):
    """What a member in one state may do: one row of the table of rights.

    `kind` keeps membership and participation apart: a member's own declaration is participation, never membership.
    `provided for` says whether the texts know such a state at all. A right that is left out is *not stated*.
    """

    state: StandingState
    kind: Literal["membership", "participation"]
    provided_for: Stated
    rights: dict[Right, Stated] = Field(default_factory=dict)
    says: Sentence | None = None
    source: Source | None = None

    def may(self, right: Right) -> Stated:
        """Answer for one right; a right that the row leaves out is not stated."""
        return self.rights.get(right, "not stated")


class Arrears(Part):
    """What unpaid contributions do: after how many full years, by itself or by decision, who may waive it and why."""

    years: Whole
    automatic: Flag
    decided_by: Actor
    withdraws: tuple[Right, ...] = Field(min_length=1)
    waiver_by: Actor
    waiver_when: Sentence | None = None
    ends: Sentence | None = None

    @model_validator(mode="after")
    def _automatic_needs_nobody(self) -> Self:
        if self.automatic != (self.decided_by == "nobody"):
            message = "automatic loss of rights is decided by nobody, and any other loss by somebody"
            raise ValueError(message)
        return self


class Sanction(Part):
    """What the body may do to a member that breaks its duties, and whether that member's own vote counts."""

    steps: tuple[Literal["suspension", "expulsion"], ...] = Field(min_length=1)
    decided_by: Actor
    state_concerned_counted: Flag
    on_what: Sentence


class Withdrawal(Part):
    """How a member leaves: months of notice, to whom, what must be settled first."""

    notice_months: Whole
    notice_to: Actor
    in_writing: Stated
    obligations: Sentence


class Participation(Part):
    """Parameters of the chapter participation: the table of rights, arrears, sanction, withdrawal."""

    standings: tuple[Standing, ...] = Field(min_length=1)
    arrears: Arrears | None = None
    sanction: Sanction | None = None
    withdrawal: Withdrawal | None = None

    def standing(self, state: StandingState) -> Standing | None:
        """Give the row of a state, or None where the table has no such row."""
        return next((row for row in self.standings if row.state == state), None)


class HowMany(Part):
    """How many are needed: a share where `of` names its base, else a whole count; by `at least` or `more than`."""

    at_least: Amount | None = None
    more_than: Amount | None = None
    of: Base | None = None

    @model_validator(mode="after")
    def _one_exact_amount(self) -> Self:
        if (self.at_least is None) == (self.more_than is None):
            message = "exactly one of `at least` and `more than` says how many are needed"
            raise ValueError(message)
        amount = self.amount
        if self.of is None and amount.denominator != 1:
            message = f"{amount} is a share, and `of` does not say of what"
            raise ValueError(message)
        if self.of is not None and amount > 1:
            raise ValueError(beyond(amount, self.of))
        return self

    @property
    def amount(self) -> Amount:
        """The number that is needed: a share of `of` where that is given, else a whole count."""
        amount = self.at_least if self.at_least is not None else self.more_than
        if amount is None:
            message = "a requirement without an amount cannot be built"
            raise AssertionError(message)
        return amount

    @property
    def comparison(self) -> Literal["at least", "more than"]:
        """Which of the two is meant."""
        return "more than" if self.at_least is None else "at least"

    def reached(self, number: Fraction | int, needed: Fraction | int) -> bool:
        """Whether a number is enough where so many are needed."""
        return number >= needed if self.at_least is not None else number > needed


class Requirement(HowMany):
    """One quorum: how many, of what, to do what, and what follows when they are not there.

    `effect` *blocks* stops the step; *advises* lets it go on with a warning. An override keeps its recorded reason.
    `checked` *on request*: the quorum is presumed until somebody asks for a count.
    """

    for_: Literal["open", "discuss", "vote"]
    counts: tuple[Literal["in person", "online", "represented", "proxy"], ...] = ("in person", "online", "represented")
    effect: Literal["blocks", "advises"]
    may_be_overridden: Flag
    checked: Literal["always", "on request"] = "always"


class Quorum(Part):
    """Parameters of the chapter quorum; the classes of item are those of the rule."""

    requirements: tuple[Requirement, ...] = Field(min_length=1)

    def requirement(self, purpose: Literal["open", "discuss", "vote"]) -> Requirement | None:
        """Give the quorum needed for a purpose, or None where the rule asks for none."""
        return next((one for one in self.requirements if one.for_ == purpose), None)


class Askers(HowMany):
    """So many of those entitled, whose asking is enough; `weight` adds up a measure (votes) instead of heads."""

    weight: Slug | None = None

    @model_validator(mode="after")
    def _of_those_who_can_ask(self) -> Self:
        if self.of in {"present and voting", "cast"}:
            message = (
                f"{self.of} is told by ballots, and whoever asks casts none; write all members, entitled or present"
            )
            raise ValueError(message)
        return self


class Request(Part):
    """What can be brought about by asking for it: by any of `by` alone, or by any one of the numbers under `or`.

    `right` is the right that a member needs to ask. `effect` of a request that falls short: *blocks*, so that nothing
    is put; *advises*, so that it is put without what was asked for (a vote that is not recorded).
    """

    for_: AskedFor
    by: tuple[Actor, ...] = ()
    or_: tuple[Askers, ...] = ()
    right: Right = "propose"
    effect: Literal["blocks", "advises"]

    @model_validator(mode="after")
    def _by_somebody(self) -> Self:
        if not self.by and not self.or_:
            message = "neither `by` nor `or` says who can ask for it"
            raise ValueError(message)
        return self


class Papers(Part):
    """The papers of an item: in which languages (codes), how many hours before it is discussed, to what effect."""

    languages: tuple[Slug, ...] = Field(min_length=1)
    hours_before: Whole | None = None
    effect: Literal["blocks", "advises"]
    waived_by: Actor = "not stated"


class Agenda(Part):
    """Parameters of the chapter agenda: who proposes, who may ask for removal, who decides, how early, to what effect.

    `deadline days` is counted back from the opening; None where the text that could be read names none. `notice` is how
    long before its opening a session is convened, `requests` what is done where enough ask for it, `papers` what must
    be out before an item is discussed, and in which languages; left out where the text that could be read does not say.
    `effect of the request`: *removes* at once, *stays until decided*, or *not stated*.
    """

    may_propose: tuple[Actor, ...] = Field(min_length=1)
    drawn_up_by: Actor
    approved_by: Actor
    approved: Literal["at the opening", "before the session", "not stated"]
    may_ask_for_removal: tuple[Actor, ...] = Field(min_length=1)
    removal_decided_by: Actor
    deadline_days: Whole | None = None
    effect_of_the_request: Literal["removes", "stays until decided", "not stated"]
    notice: Period | None = None
    requests: tuple[Request, ...] = ()
    papers: Papers | None = None

    def request(self, for_: AskedFor) -> Request | None:
        """What the rule says of asking for this; None where it says nothing."""
        return next((one for one in self.requests if one.for_ == for_), None)


class Signature(Part):
    """Parameters of the chapter signature: who signs, how many are needed, by when, what a refusal or a joining does.

    `needed` is `all` or a whole count of slots. `deadline` is `none` (the practice knows none), `not stated`, or days.
    """

    slots: Literal["each member", "each member that took part", "the chair"]
    signed_by: Literal["head of state", "head of state or of government", "minister", "plenipotentiary", "not stated"]
    needed: Slots
    deadline: Deadline
    may_follow_the_session: Stated
    depositary: Actor
    certified_copies_to: Literal["signatories", "all members", "not stated"]
    refusal: Literal["not adopted", "not bound", "returned for finalisation", "not stated"]
    joining_by: Actor
    may_join_later: Stated
    may_decline_later: Stated
    language: Sentence | None = None


class Chairmanship(Part):
    """Parameters of the chapter chairmanship: who chairs next, when the chair is handed over, what if it cannot act."""

    who: Literal["host of the regular session", "member named by the council", "member next in turn", "not stated"]
    hand_over: Literal["at the session", "on 1 January", "on the first of the month", "not stated"]
    decided_by: Actor
    until: Literal["the next regular session", "31 December", "the end of the month", "not stated"]
    if_unable: Sentence | None = None


class Plan(Part):
    """The action plan: after what it is drawn up, by whom, who agrees to it, where it is considered and reported on."""

    after: Literal["each regular session", "each session", "not stated"]
    carries_out: tuple[Literal["decisions of the session", "priorities of the chair"], ...] = Field(min_length=1)
    drafted_by: Actor
    agreed_by: Actor
    considered_in: Actor
    reported_by: Actor
    reported: Literal["at the next session", "each year", "not stated"]


class Instruction(Part):
    """What an instruction must name and how it ends."""

    addressee: Literal["required", "optional"]
    due_date: Literal["required", "may be none"]
    extension_by: Actor
    interim_report: Stated
    taken_off_control_by: Actor


class FollowUp(Part):
    """Parameters of the chapter follow-up."""

    plan: Plan | None = None
    instruction: Instruction


class Edge(Part):
    """One edge of the graph of texts: which text did what to which, on which day; both are keys of `texts`."""

    text: Slug
    by: Slug
    how: Literal["repeals", "replaces", "amends"]
    on: Day
    says: Sentence | None = None


class Repeal(Part):
    """Parameters of the chapter repeal."""

    edges: tuple[Edge, ...] = Field(min_length=1)
