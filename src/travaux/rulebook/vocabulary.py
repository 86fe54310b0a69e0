"""The closed vocabularies of a rule book and the scalar types that its words are read into."""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
WHOLE: Final = r"^(0|[1-9]\d{0,5})$"
WHOLE_SCHEMA: Final[dict[str, Any]] = {"type": ["string", "integer"], "pattern": WHOLE, "minimum": 0}
PERCENTAGE: Final = r"[0-9]{1,3}(\.[0-9]+)? ?%"
AMOUNT: Final = r"^(0|[1-9]\d{0,5})(/[1-9]\d{0,5})?$"

Chapter = Literal["participation", "quorum", "agenda", "adoption", "signature", "chairmanship", "follow-up", "repeal"]
ItemClass = Literal[
    "substantive",
    "procedural",
    "mode",
    "personnel",
    "budget",
    "sanction",
    "admission",
    "election",
    "use of forces",
    "peaceful settlement",
    "statement",
    "important",
    "other",
]
"""What kind of question is put; `mode` is the question how to decide, asked before the question itself."""
Status = Literal["in force", "dormant", "repealed", "unverified"]
Seen = Literal["whole", "part", "no"]
Stated = Literal["yes", "no", "not stated"]
"""What a text lays down: `not stated` is an answer, and never means no."""

Ballot = Literal["yes", "no", "abstain", "recused"]
Base = Literal["all members", "entitled", "present", "present and voting", "cast"]
"""What a share is a share of. *Entitled*: members less those without a vote; *present and voting*: yes and no;
*cast*: yes, no and abstentions handed in."""
Counted = Literal[
    "yes", "no", "abstain", "declared abstention", "objection", "signature", "position taken", "yes or no objection"
]
"""What a threshold counts. *Position taken*: a ballot of any kind, a stance, an objection, or silence on record; *yes
or no objection*: a yes, or silence on record where the rule gives silence no effect."""
Scope = Literal["substance", "procedure", "mode"]
"""The kinds of question for which a veto is given: *substance* is every class but procedural and mode."""
Meaning = Literal["not counted", "counted against", "counted for", "no objection", "blocks", "undecided"]
"""What a position does to the tally. `undecided`: the text does not say, or its readings part ways."""
Mode = Literal["consensus", "vote", "limited format", "silence", "signature"]
Entered = Literal["directly", "on proposal", "by fallback"]
Excluded = Literal[
    "the state concerned", "party to the dispute", "vote withdrawn", "suspended by the council", "arrears", "recused"
]
Actor = Literal[
    "any member",
    "two members",
    "the members",
    "the state concerned",
    "the proposer",
    "the chair",
    "the host",
    "the body",
    "the council",
    "the permanent council",
    "the foreign ministers",
    "the secretary general",
    "the secretariat",
    "the depositary",
    "any national part",
    "nobody",
    "not stated",
]

AskedFor = Literal["extraordinary session", "vote", "recorded vote", "reconsideration", "waiver of the papers"]
"""What some of those entitled can bring about by asking for it."""
CountedIn = Literal["calendar days", "working days of the organisation", "working days of every member"]
"""How a length of time is counted; a working day of every member is one on which all their capitals work."""

Unit = Literal["days", "hours", "sessions"]
"""What a wait is measured in; days may be working days."""
MembershipState = Literal[
    "candidate",
    "acceding",
    "member",
    "withdrawal notified",
    "former",
    "restored",
    "suspended by the council",
    "expelled",
    "vote withdrawn",
    "observer",
    "partner",
]
ParticipationState = Literal["announced", "notified", "acknowledged", "resumed"]
StandingState = Literal[MembershipState, ParticipationState]
Right = Literal[
    "attend",
    "speak",
    "object",
    "vote",
    "sign",
    "propose",
    "chair",
    "nominate",
    "receive drafts",
    "owe money",
    "be bound",
]


def _day(value: object) -> object:
    """Read an ISO day or the word unknown; anything else is refused with a sentence."""
    if value == "unknown" or (isinstance(value, date) and type(value) is date):
        return value
    if isinstance(value, str) and re.fullmatch(DAY, value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            message = f"{str(value)!r} is no day of the calendar"
            raise ValueError(message) from error
    message = f"{str(value)!r} is neither a day (2023-11-23) nor the word unknown"
    raise ValueError(message)


def _known_day(value: object) -> object:
    """Read an ISO day; unknown will not do here."""
    if value == "unknown":
        message = "a day (2023-11-23) is due here, and unknown is none"
        raise ValueError(message)
    return _day(value)


def _amount(value: object) -> Fraction:
    """Read "9" or "2/3" exactly; a decimal point is refused, since 0.67 is not two thirds."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and re.fullmatch(AMOUNT, value, re.ASCII):
        return Fraction(value)
    if isinstance(value, str) and re.fullmatch(PERCENTAGE, value, re.ASCII):
        whole, _, rest = value.rstrip(" %").partition(".")
        exact = f"{int(whole + rest)}/1{'0' * (2 + len(rest))}"
        message = f"{value!r} is a percentage; a share is a fraction: {exact}, or 2/3 where two thirds are meant"
        raise ValueError(message)
    message = f"{str(value)!r} is neither a whole number (9) nor a fraction (2/3)"
    raise ValueError(message)


def _whole(value: object) -> int:
    """Read a whole number of at most six digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(WHOLE, value, re.ASCII):
        return int(value)
    message = f"{str(value)!r} is not a whole number"
    raise ValueError(message)


def whole_or(value: object, *others: str) -> int | str:
    """Read a whole number, or one of a few words."""
    if isinstance(value, str) and value in others:
        return str(value)
    try:
        return _whole(value)
    except ValueError as error:
        message = f"{error}, nor {' or '.join(others)}"
        raise ValueError(message) from error


def _flag(value: object) -> bool:
    """Read yes or no; true, on and 1 are refused so that a book has one spelling."""
    if isinstance(value, bool):
        return value
    if value in ("yes", "no"):
        return value == "yes"
    message = f"{str(value)!r} is neither yes nor no"
    raise ValueError(message)


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Day = Annotated[
    date | Literal["unknown"],
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": rf"{DAY}|^unknown$", "description": "An ISO day, or unknown."}),
]
KnownDay = Annotated[
    date, BeforeValidator(_known_day), WithJsonSchema({"type": "string", "pattern": DAY, "description": "An ISO day."})
]
Amount = Annotated[
    Fraction,
    PlainValidator(_amount),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": AMOUNT, "description": "Exact: 9, or 2/3."}),
]
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema(WHOLE_SCHEMA)]
Slots = Annotated[
    int | Literal["all"],
    PlainValidator(lambda value: whole_or(value, "all")),
    WithJsonSchema({"anyOf": [{"const": "all"}, WHOLE_SCHEMA]}),
]
Deadline = Annotated[
    int | Literal["none", "not stated"],
    PlainValidator(lambda value: whole_or(value, "none", "not stated")),
    WithJsonSchema({"anyOf": [{"enum": ["none", "not stated"]}, WHOLE_SCHEMA]}),
]
Flag = Annotated[
    bool,
    PlainValidator(_flag),
    PlainSerializer(lambda flag: "yes" if flag else "no", return_type=str),
    WithJsonSchema({"enum": ["yes", "no"]}),
]


def beyond(amount: Fraction, of: str) -> str:
    """Say that a share is more than the whole; a whole number up to 100 was probably meant as a percentage."""
    told = f"{amount} of {of} is more than the whole"
    return f"{told}; a percentage is written as a fraction, {amount}/100" if amount.denominator == 1 else told


def words(name: str) -> str:
    """Turn a field name into the words that a book writes: `valid_from` is `valid from`, `for_` is `for`."""
    return name.rstrip("_").replace("_", " ")


class Part(BaseModel):
    """Any block of a rule book: frozen, no unknown keys, keys written as words."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=words, populate_by_name=True)


class Source(Part):
    """Where a rule stands: a text named in the book's `texts`, and the place in it."""

    text: Slug
    article: Sentence


class Period(Part):
    """A length of time that must lie between two moments: how many days, counted how.

    `seat` is the code of the country in which the organisation has its seat, so that its holidays are known; without
    it working days of the organisation are those from Monday to Friday.
    """

    days: Whole
    counted_in: CountedIn = "calendar days"
    seat: Slug | None = None


class Wait(Part):
    """How long after it was first put a question may be turned to in another way: days, hours, or sessions.

    Days may be working days, as in a period; `sessions: 1` is the next session.
    """

    days: Whole | None = None
    counted_in: CountedIn = "calendar days"
    seat: Slug | None = None
    hours: Whole | None = None
    sessions: Whole | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if len([one for one in (self.days, self.hours, self.sessions) if one is not None]) != 1:
            message = "exactly one of `days`, `hours` and `sessions` says how long"
            raise ValueError(message)
        if self.days is None and (self.seat is not None or self.counted_in != "calendar days"):
            message = "`counted in` and `seat` are about days, and `days` is not given"
            raise ValueError(message)
        return self

    @property
    def period(self) -> Period | None:
        """The days, as a period; None where it is hours or sessions."""
        return None if self.days is None else Period(days=self.days, counted_in=self.counted_in, seat=self.seat)
