"""Scenarios: questions with all that must come out of them, run through the one engine and told apart from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.decision import adoption
from travaux.decision.findings import Admissible, BoundWord, Finding, Ground, Missing, Outcome
from travaux.decision.question import Question, names
from travaux.decision.sentences import DORMANT, NOT_SEEN, SENTENCES, fields_of
from travaux.rulebook.book import RuleBook

#: Of a ground these stand beside its sentence; every other word is a field of the sentence.
BESIDE: Final = ("side", "rule", "source", "article", "status")
OTHERS: Final = "others"
#: How many members a difference names.
SHOWN: Final = 6
#: Not bound, whether it may join or not.
FREE: Final = "free"


@dataclass(frozen=True)
class ExpectedGround:
    """A ground that must be among those found, or must not: its code, and what else is asked of it.

    `fields` are words of the ground itself (side, rule, source, article, status) or fields of its sentence.
    """

    code: str
    fields: tuple[tuple[str, str], ...] = ()

    def told(self) -> str:
        """The ground in words, as a scenario writes it."""
        return ", ".join([self.code, *(f"{key}: {value}" for key, value in self.fields)])


@dataclass(frozen=True)
class Expected:
    """What a scenario asserts: None asserts nothing, `missing` () that nothing is.

    `bound` has a word for members, *bound*, *not bound*, *may join* or *free* (any but bound), and one for the others.
    `readings` are all that are found, with what each leads to.
    """

    outcome: Outcome | None = None
    admissible: Admissible | None = None
    mode: str | None = None
    grounds: tuple[ExpectedGround, ...] = ()
    without: tuple[ExpectedGround, ...] = ()
    missing: tuple[Missing, ...] | None = None
    bound: tuple[tuple[str, str], ...] | None = None
    readings: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True)
class Scenario:
    """One scenario: its name, what it is about, from where, which golden test it is, its line, question, expectation.

    `golden` is 0 where it is no golden test; `source` is empty where none is named.
    """

    name: str
    says: str
    source: str
    golden: int
    line: int
    question: Question
    expected: Expected


@dataclass(frozen=True)
class Scenarios:
    """The scenarios of one file, in its order, with the rule book that they are of."""

    book: str
    file: str
    cases: tuple[Scenario, ...]

    def held_to(self, book: RuleBook) -> "Scenarios":
        """Themselves, where they are of that book; raises OfAnotherBook."""
        if self.book != book.slug:
            raise OfAnotherBook(self, book)
        return self


class OfAnotherBook(BrokenInput):
    """Scenarios that are of another rule book than the one beside which they stand."""

    def __init__(self, scenarios: Scenarios, book: RuleBook) -> None:
        super().__init__(
            f"{scenarios.file}: the scenarios are of the rule book {scenarios.book}, and {book.name} is {book.slug}. "
            f"Write `scenarios: {book.slug}`, or name the other book."
        )


@dataclass(frozen=True)
class Difference:
    """One point in which a finding is not what was expected, and what it was instead."""

    point: str
    expected: str
    found: str

    def told(self) -> str:
        """The difference in one sentence."""
        return f"{self.point}: expected {self.expected}, found {self.found.rstrip('.')}."


@dataclass(frozen=True)
class Tried:
    """A scenario that was run: the finding, and every point in which it differs; none means that it passed."""

    scenario: Scenario
    finding: Finding
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether the finding is what the scenario expects."""
        return not self.differences

    @property
    def why(self) -> tuple[str, ...]:
        """The sentences of the finding's grounds: why it came out as it did."""
        return tuple(one.text for one in self.finding.grounds)


def fields_in(code: str) -> tuple[str, ...]:
    """What can be asked of a ground of this code, besides its side, rule, source, article and status."""
    return tuple(name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name)


def run(scenario: Scenario, book: RuleBook) -> Tried:
    """Put the question of a scenario to the rule book, and hold the finding against what is expected."""
    found = adoption.find(scenario.question, book)
    return Tried(scenario, found, tuple(_differences(scenario.expected, found, scenario.question)))


def run_all(scenarios: Scenarios, book: RuleBook) -> tuple[Tried, ...]:
    """Run every scenario of a file."""
    return tuple(run(one, book) for one in scenarios.cases)


def _differences(expected: Expected, found: Finding, question: Question) -> Iterator[Difference]:
    for point in ("outcome", "admissible", "mode"):
        wanted, came = getattr(expected, point), getattr(found, point)
        if wanted is not None and wanted != came:
            yield Difference(point, wanted, came or "none")
    yield from _grounds(expected, found.grounds)
    if expected.missing is not None:
        yield from _missing(expected.missing, found.missing)
    if expected.bound is not None:
        yield from _bound(dict(expected.bound), found.bound, question)
    if expected.readings is not None:
        yield from _readings(dict(expected.readings), found)


def _grounds(expected: Expected, found: tuple[Ground, ...]) -> Iterator[Difference]:
    for one in expected.grounds:
        if not any(matches(one, ground) for ground in found):
            yield _unmet(one, found)
    for one in expected.without:
        for ground in found:
            if matches(one, ground):
                yield Difference("without", f"no {one.told()}", ground.text)


def _unmet(expected: ExpectedGround, found: tuple[Ground, ...]) -> Difference:
    """What is not met of a ground: it is not there, or the one of its code that comes nearest differs in some parts."""
    near = [ground for ground in found if ground.code == expected.code]
    if not near:
        return Difference("ground", expected.told(), f"only {names(_codes(found))}")
    parts, ground = min(((_apart(expected, one), one) for one in near), key=lambda pair: len(pair[0]))
    came = ", ".join(f"{key}: {value or 'no such part'}" for key, _, value in parts)
    wanted = ", ".join(f"{key}: {value}" for key, value, _ in parts)
    return Difference(f"ground {expected.code}", wanted, f"{came} (in: {ground.text.rstrip('.')})")


def _apart(expected: ExpectedGround, found: Ground) -> list[tuple[str, str, str]]:
    """The parts in which a ground of the same code is another: name, expected, found."""
    fields = fields_of(found.code, found.text.removesuffix(NOT_SEEN).removesuffix(DORMANT)) or {}
    said = {key: value.strip().removeprefix("of ") for key, value in fields.items()}
    parts = {**said, **{key: getattr(found, key) for key in BESIDE}}
    return [(key, value, parts.get(key, "")) for key, value in expected.fields if parts.get(key) != value]


def _codes(found: Iterable[Ground]) -> Iterable[str]:
    return dict.fromkeys(ground.code for ground in found)


def matches(expected: ExpectedGround, found: Ground) -> bool:
    """Whether a ground is the one expected: of its code, and with all that is asked of it."""
    return found.code == expected.code and (not expected.fields or not _apart(expected, found))


def _missing(expected: tuple[Missing, ...], found: tuple[Missing, ...]) -> Iterator[Difference]:
    """Every one named must be there, and every one there must be named; one without a member is anybody's."""
    unmet = [one for one in expected if not any(_is(one, each) for each in found)]
    unnamed = [each for each in found if not any(_is(one, each) for one in expected)]
    if unmet or unnamed:
        yield Difference("missing", _told(expected), _told(found))


def _is(expected: Missing, found: Missing) -> bool:
    return expected.what == found.what and expected.member in {"", found.member}


def _told(missing: Iterable[Missing]) -> str:
    return names(f"{one.what} of {one.member}" if one.member else one.what for one in missing)


def _bound(expected: Mapping[str, str], found: Mapping[str, BoundWord], question: Question) -> Iterator[Difference]:
    """Word by word for each member of the roll; where nothing is adopted nobody is bound."""
    otherwise = expected.get(OTHERS, "bound")
    wanted = {seat.member: expected.get(seat.member, otherwise) for seat in question.roll}
    came = {member: found.get(member, "not bound") for member in wanted}
    differ = [member for member in wanted if not _same(wanted[member], came[member])]
    if differ:
        yield Difference("bound", *(_few(differ, words) for words in (wanted, came)))


def _few(members: list[str], words: Mapping[str, str]) -> str:
    """What holds of members, the first of them by name."""
    told = [f"{member} {'not bound' if words[member] == FREE else words[member]}" for member in members[:SHOWN]]
    return names(told) + (f" and of {len(members) - SHOWN} more" if len(members) > SHOWN else "")


def _same(wanted: str, came: str) -> bool:
    """Whether the word is the one wanted; *free* is every word but bound."""
    return came != "bound" if wanted == FREE else wanted == came


def _readings(expected: Mapping[str, str], found: Finding) -> Iterator[Difference]:
    came: dict[str, str] = {one.reading: one.outcome for one in found.readings}
    if came != expected:
        told = (names(f"{key} {value}" for key, value in one.items()) for one in (expected, came))
        yield Difference("readings", *told)
