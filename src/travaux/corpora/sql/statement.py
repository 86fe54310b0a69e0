"""The one statement: ballots beside the seats of their roll, counted by decision, and what each rule makes of that."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from travaux.corpora.sql import kinds
from travaux.corpora.sql.measures import Columns
from travaux.corpora.sql.rolls import Matter, RollOfDay
from travaux.corpora.sql.sums import Sums, fits
from travaux.corpora.sql.tallying import Held, hold
from travaux.decision.findings import Outcome
from travaux.rulebook.adoption import Threshold

RollsBy = Literal["one", "day", "column"]
"""How the roll of a ballot is told: there is but one; by the day, in the table `days`; by a column `roll`."""

Reason = Literal[
    "threshold reached",
    "no objection",
    "threshold missed",
    "threshold open",
    "veto",
    "veto not counted",
    "barrier",
    "objection",
    "tie",
    "quorum lacking",
    "nobody decides",
    "not on record",
    "roll not on record",
    "rule not in force",
    "roll too large",
    "strangers voted",
    "word unknown",
    "named twice",
]
"""Why it came out so: the code of the engine's own ground; the last two are faults of the ballots themselves."""


#: Columns of bits beyond which one long string of them is quicker.
_MOST_MARKS: Final = 8


@dataclass(frozen=True)
class Statement:
    """The statement for some matters: its text, and the columns that the table of seats must have for it.

    It answers a row for each decision: its id, then for each matter the place of outcome and reason in ANSWERS.
    """

    sql: str
    columns: Columns


@dataclass(frozen=True)
class Shape:
    """What is known of the ballots: the relation they stand in, its further columns, how their roll is told.

    `words` are those that stand in the column `position`, `members` those in the column `member`, as far as known:
    others need not be looked for then, nor the seats of members that all sit there and count one each.
    `checked`: a member that stands there twice for one decision is looked for, at the price of a second count.
    """

    relation: str
    extras: tuple[str, ...]
    rolls_by: RollsBy
    words: frozenset[str] | None = None
    checked: bool = True
    members: frozenset[str | None] | None = None

    def all_sit(self, rolls: Sequence[RollOfDay]) -> bool:
        """Whether it is known that whoever stands there has one seat on the only roll."""
        if self.members is None or self.rolls_by != "one":
            return False
        seats = Counter(seat.member for roll in rolls for seat in roll.seats)
        return all(member is not None and seats[member] == 1 for member in self.members)

    def strange(self, extras: Sequence[str]) -> str:
        """Whether a word stands there that is not in its vocabulary; `extras` are the further columns that are read."""
        known = self.words is not None and self.words <= set(kinds.WORDS) and "attended" not in extras
        return "false" if known else "count(position) > count(kind)"


def compile_matters(matters: Sequence[Matter], rolls: Sequence[RollOfDay], shape: Shape) -> Statement:
    """The statement that decides by several rules at once; raises NotForSql for a rule that is more than a tally."""
    columns = Columns(rolls)
    extras = tuple(name for name in shape.extras if any(_looks_at(matter, name) for matter in matters))
    every = kinds.kinds(extras, kinds.WORDS if shape.words is None else shape.words)
    sums = Sums(columns, every, shape.all_sit(rolls))
    held = [hold(matter, sums) for matter in matters]
    steps = (
        f"heard AS (\n  {_heard(shape, extras)}\n)",
        f"counted AS (\n  {_counted(shape, sums, extras)}\n)",
        f"summed AS (\n  {_summed(sums)}\n)",
    )
    answers = [f"{_answer(one)} AS answer{place}" for place, one in enumerate(held)]
    selected = ",\n  ".join(["decision", *answers])
    return Statement(f"WITH {', '.join(steps)}\nSELECT {selected}\nFROM summed\nORDER BY decision", columns)


def _looks_at(matter: Matter, column: str) -> bool:
    """Whether a rule looks at a further column; what no rule looks at is not read."""
    tally = matter.rule.parameters.tally
    measured: list[Threshold] = [*tally.thresholds, *(one for barrier in tally.barriers for one in barrier.thresholds)]
    match column:
        case "reasoned":
            return "no without reasons" in tally.left_out
        case "declared":
            return any(one.counted == "declared abstention" for one in measured)
        case _:
            return True


def _heard(shape: Shape, extras: tuple[str, ...]) -> str:
    day_of = " LEFT JOIN travaux_days AS days ON days.day = ballots.day::DATE" if shape.rolls_by == "day" else ""
    roll = "" if shape.rolls_by == "one" else ", roll"
    read = f"decision, ballots.day::DATE AS day, member, position{roll}, {kinds.code(extras)} AS kind"
    return f"SELECT {read}\n  FROM {shape.relation} AS ballots{day_of}"  # noqa: S608 - names and codes of our own


def _counted(shape: Shape, sums: Sums, extras: Sequence[str]) -> str:
    single = shape.rolls_by == "one"
    counted = ",\n    ".join(
        [
            "decision",
            "min(day) AS day",
            "0 AS roll" if single else "min(heard.roll) AS roll",
            f"{_strangers(sums)} AS strangers",
            f"{shape.strange(extras)} AS strange",
            f"{_twice(sums) if shape.checked else 'false'} AS twice",
            *sums.cells(),
        ]
    )
    on = "seats.member = heard.member" if single else "seats.roll = heard.roll AND seats.member = heard.member"
    seats = f" LEFT JOIN travaux_seats AS seats ON {on}" if shape.checked or sums.seats_needed else ""
    return f"SELECT\n    {counted}\n  FROM heard{seats}\n  GROUP BY decision"


def _twice(sums: Sums) -> str:
    """Whether a member stands there twice: fewer bits are set than there are rows of members that sit there."""
    columns = sums.columns
    marks = [f"bit_count(bit_or({name}))::INTEGER" for name in columns.marks]
    if len(marks) > _MOST_MARKS:
        marks = [f"bit_count(bitstring_agg(seat, 0, {columns.size - 1}))"]
    rows = "count(*)" if sums.all_sit else "count(seat)"
    return f"{' + '.join(marks)} < {rows}" if marks else "false"


def _strangers(sums: Sums) -> str:
    """Whether somebody voted that does not sit there."""
    ballots = frozenset() if sums.all_sit else kinds.ballots(sums.every)
    return f"count_if(seat IS NULL AND {fits(ballots)}) > 0" if ballots else "false"


def _summed(sums: Sums) -> str:
    fault = (
        "CASE WHEN rolls.roll IS NULL OR seated = 0 THEN 'roll not on record' WHEN strange THEN 'word unknown' "
        "WHEN twice THEN 'named twice' END AS fault"
    )
    summed = ",\n    ".join(["decision", "day", "strangers", "rolls.*", fault, *sums.definitions()])
    return f"SELECT\n    {summed}\n  FROM counted LEFT JOIN travaux_rolls AS rolls ON rolls.roll = counted.roll"


#: What is asked of a decision, in this order, and what it comes to: outcome and reason.
_ORDER: Final[tuple[tuple[str, Outcome, Reason | None], ...]] = (
    ("NOT coalesce({in_force}, false)", "none", "rule not in force"),
    ("fault = 'roll not on record'", "indeterminate", "roll not on record"),
    ("fault = 'word unknown'", "none", "word unknown"),
    ("fault = 'named twice'", "none", "named twice"),
    ("{nobody}", "cannot be put", "nobody decides"),
    ("{too_large}", "indeterminate", "roll too large"),
    ("strangers", "indeterminate", "strangers voted"),
    ("{no_quorum}", "cannot be put", "quorum lacking"),
    ("{tie}", "open", "tie"),
    ("NOT ({at_best})", "not adopted", None),
    ("{by_consensus} AND {at_worst}", "adopted", "no objection"),
    ("{at_worst}", "adopted", "threshold reached"),
    ("true", "indeterminate", "not on record"),
)
_NOT_ADOPTED: Final[tuple[Reason, ...]] = (
    "veto", "barrier", "veto not counted", "threshold open", "threshold missed", "objection",
)  # fmt: skip
#: What a statement answers is the place of outcome and reason in this list: a number travels faster than two words.
ANSWERS: Final[tuple[tuple[Outcome, Reason], ...]] = (
    *((outcome, reason) for _, outcome, reason in _ORDER if reason is not None),
    *(("not adopted", reason) for reason in _NOT_ADOPTED),
)


def _answer(held: Held) -> str:
    conditions = {name: f"({sql})" for name, sql in vars(held).items()}
    cases = []
    for condition, outcome, reason in _ORDER:
        answer = _why_not(held) if reason is None else str(ANSWERS.index((outcome, reason)))
        cases.append(f"WHEN {condition.format(**conditions)} THEN {answer}")
    return f"CASE {' '.join(cases)} END"


def _why_not(held: Held) -> str:
    """Why it is not adopted, told of the ballots as they are, as the engine tells it."""
    reasons: tuple[tuple[str, Reason], ...] = (
        (f"({held.enough}) AND ({held.vetoed})", "veto"),
        (held.enough, "barrier"),
        (held.vetoed, "veto not counted"),
        (held.awaited, "threshold open"),
        (held.short, "threshold missed"),
        ("true", "objection"),
    )
    cases = (f"WHEN {when} THEN {ANSWERS.index(('not adopted', reason))}" for when, reason in reasons)
    return f"CASE {' '.join(cases)} END"
