"""The engine that counts in DuckDB: questions laid out as ballots and rolls, for each rule one statement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from travaux.corpora.engine import Computed
from travaux.corpora.parquet import duckdb
from travaux.corpora.sql import running
from travaux.corpora.sql.kinds import EXTRAS
from travaux.corpora.sql.refusals import NotForSql, refuse_concern, refuse_courses
from travaux.corpora.sql.rolls import Matter, RollOfDay, rules_beside
from travaux.corpora.sql.statement import Reason, Shape, compile_matters
from travaux.decision.findings import Outcome
from travaux.decision.question import Position, Question
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import AdoptionRule

_NAME: Final = "ballots"
#: Why it was not adopted, where the word for it is another one than the code.
_SHORT: Final = frozenset({"threshold missed", "veto not counted"})
#: What stands in the way of an outcome, in a sentence.
_WHY: Final[dict[Reason, str]] = {
    "tie": "It waits for the casting vote.",
    "quorum lacking": "The quorum is lacking.",
    "nobody decides": "Nobody on the roll may decide.",
    "not on record": "Not on record is what somebody did on whom it depends.",
    "roll not on record": "The roll of the day is not on record.",
    "roll too large": "More members are on the roll than the rule gives seats to.",
    "strangers voted": "Somebody voted that is not on the roll.",
    "word unknown": "A ballot is a word that no list has.",
}


@dataclass
class _Laid:
    """The questions of one rule, laid out: which they are, on which of the rolls each stands."""

    matter: Matter
    numbers: list[int] = field(default_factory=list)
    rolls: list[RollOfDay] = field(default_factory=list)
    on_roll: list[int] = field(default_factory=list)
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)

    def roll(self, question: Question) -> int:
        """The number of the roll of a question: the seats, on a day on which the same rules hold beside them."""
        number = self._known.setdefault((question.roll, rules_beside(self.matter, question.on)), len(self.rolls))
        if number == len(self.rolls):
            self.rolls.append(RollOfDay(question.roll, question.on))
        return number


def engine(questions: Sequence[Question], book: RuleBook) -> Sequence[Computed]:
    """What comes of each question; one that is more than a count of ballots is refused by name, and not decided."""
    found: dict[int, Computed] = {}
    laid: dict[tuple[str, str, str], _Laid] = {}
    for number, question in enumerate(questions):
        try:
            matter = _matter(question, book)
        except RuleBookSilent as silent:
            found[number] = Computed("indeterminate", why=str(silent))
        except NotForSql as refused:
            found[number] = Computed("none", why=str(refused))
        else:
            key = (matter.rule.id, question.body, question.item_class)
            group = laid.setdefault(key, _Laid(matter))
            group.numbers.append(number)
            group.on_roll.append(group.roll(question))
    with duckdb().connect() as store:
        for group in laid.values():
            try:
                found |= dict(_count(store, group, questions))
            except NotForSql as refused:
                found |= {number: Computed("none", why=str(refused)) for number in group.numbers}
    return [found[number] for number in range(len(questions))]


def _matter(question: Question, book: RuleBook) -> Matter:
    """The rule that decides a question; raises RuleBookSilent, and NotForSql where more than ballots is asked for."""
    for part, told in _more_than_ballots(question):
        if told:
            raise _no_ballot(question, part)
    rule = book.rule(
        AdoptionRule, body=question.body, item_class=question.item_class, on=question.on, mode=question.mode
    )
    refuse_courses(rule)
    if question.concerned is not None or question.parties:
        refuse_concern(rule, question.item_class)
    if question.first_put is not None and rule.parameters.course.entered == "by fallback":
        raise _no_ballot(question, "it is told since when it is before the body")
    return Matter(rule, book, question.body, question.item_class)


def _no_ballot(question: Question, part: str) -> NotForSql:
    return NotForSql(f"Laying out a question of {question.on} for SQL: {part}, which is no ballot. Use --engine plain.")


def _more_than_ballots(question: Question) -> Iterator[tuple[str, bool]]:
    yield "it is still being decided", not question.closed or question.put_to != "vote"
    yield "papers were handed out", question.papers is not None
    yield "something was asked for", question.asked_for is not None
    yield "a casting vote was given", question.casting_vote is not None
    yield "a count of those there was asked for", question.quorum_asked
    yield "a member acted for another", any(one.proxy for one in question.positions)
    yield "signatures are collected", question.mode == "signature"
    yield "a member declared something", bool(question.declarations)
    yield "a member objected", bool(question.objections)
    yield "something is told of a group", bool(question.group)
    yield "a ruling was given", bool(question.rulings)
    yield "a member sits there twice", len({seat.member for seat in question.roll}) < len(question.roll)
    yield "a member took a stance or signed", any(one.stance or one.signature for one in question.positions)
    yield "a member voted and was absent", any(one.ballot and one.presence == "absent" for one in question.positions)


def _count(store: Any, laid: _Laid, questions: Sequence[Question]) -> Iterator[tuple[int, Computed]]:  # noqa: ANN401
    """The answers to the questions of one rule."""
    extras = _lay_ballots(store, laid, questions)
    shape = Shape(_NAME, extras, "column", checked=False)
    statement = compile_matters([laid.matter], laid.rolls, shape)
    running.set_out(store, statement)
    for number, ((outcome, reason),) in running.run(store, statement):
        yield number, _computed(outcome, reason)


def _lay_ballots(store: Any, laid: _Laid, questions: Sequence[Question]) -> tuple[str, ...]:  # noqa: ANN401
    """Lay the table of ballots out, a row for each seat; answers which further columns it has."""
    rows = [
        (number, roll, question.on, position)
        for number, roll in zip(laid.numbers, laid.on_roll, strict=True)
        for question in (questions[number],)
        for position in _positions(question)
    ]
    plain = Position("")
    extras = tuple(name for name in EXTRAS if any(getattr(row[3], name) != getattr(plain, name) for row in rows))
    types = {"decision": "INTEGER", "roll": "INTEGER", "day": "DATE", "member": "VARCHAR", "position": "VARCHAR"}
    types |= {name: "VARCHAR" if name == "attended" else "BOOLEAN" for name in extras}
    columns: list[list[object]] = [[row[place] for row in rows] for place in range(3)]
    columns += [[row[3].member for row in rows], [row[3].ballot or row[3].presence for row in rows]]
    columns += [[getattr(row[3], name) for row in rows] for name in extras]
    running.lay(store, _NAME, types, columns)
    return extras


def _positions(question: Question) -> Iterator[Position]:
    """Where each seat stood, nothing where that is not known, and the ballots of those who do not sit there."""
    said = {one.member: one for one in reversed(question.positions)}
    yield from (one for one in said.values() if one.ballot is not None and one.member not in question.seated)
    if not question.roll:
        yield Position("")
    for seat in question.roll:
        yield said.get(seat.member) or Position(seat.member)


def _computed(outcome: Outcome, reason: Reason) -> Computed:
    if outcome == "adopted":
        return Computed("adopted")
    if outcome == "not adopted":
        return Computed("not adopted", "veto" if reason == "veto" else "short" if reason in _SHORT else "")
    told = _WHY[reason] if reason == "tie" else f"The outcome is {outcome}. {_WHY[reason]}"
    return Computed(outcome, why=told, tie=reason == "tie")
