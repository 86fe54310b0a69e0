"""`travaux rulebook test`: the scenarios beside a rule book, run; what differs, and why it came out as it did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.main import WAITS_OR_FAILED
from travaux.cli.rulebooks.named import NoScenarios, book_named, book_of, scenarios_beside
from travaux.decision import scenarios
from travaux.decision.coverage import coverage
from travaux.decision.scenarios import Scenario, Scenarios, Tried
from travaux.enquiry.words import several
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook

COLUMNS: Final = ("rule book", "scenarios", "pass", "differ")


@dataclass(frozen=True)
class Ran:
    """A rule book, and its scenarios as they came out; `file` is empty where there are none."""

    book: RuleBook
    file: str
    tried: tuple[Tried, ...]

    @property
    def differing(self) -> tuple[Tried, ...]:
        """Those that came out otherwise than they should."""
        return tuple(one for one in self.tried if not one.passed)


def run_scenarios(
    name: Annotated[
        str, typer.Argument(metavar="[BOOK|FILE]", help="A book of the library, or a file; without it the library.")
    ] = "",
    words: Annotated[str, typer.Option("-k", help="Only cases whose name or sentence has all these words.")] = "",
    covering: Annotated[
        bool, typer.Option("--coverage", help="Tell what the scenarios try, and what they leave untried.")
    ] = False,
    grounds: Annotated[
        bool, typer.Option("--grounds", help="Print the grounds of every case, also of those that pass.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text.")] = False,
) -> None:
    """Run the scenarios that stand beside a rule book, and tell what comes out otherwise. Exit code 1 if one does."""
    ran = [_ran(one, words) for one in ([name] if name else load.shipped())]
    _refuse_nothing(ran, name, words)
    if as_json:
        output.print_json(_plain(ran))
    elif covering:
        _tell_coverage(ran)
    else:
        _tell(ran, grounds=grounds)
    if any(one.differing for one in ran):
        raise typer.Exit(WAITS_OR_FAILED)


def _ran(name: str, words: str) -> Ran:
    """One book with its scenarios, found from either of the two; raises NoSuchBook, Fault, OfAnotherBook."""
    named = book_of(Path(name)) if name.endswith(load.SCENARIOS) and Path(name).is_file() else name
    book = book_named(named)
    found = scenarios_beside(named, book)
    if found is None:
        return Ran(book, "", ())
    return Ran(book, found.file, scenarios.run_all(_chosen(found, words), book))


def _chosen(found: Scenarios, words: str) -> Scenarios:
    """Those whose name or sentence has all the words."""
    wanted = words.casefold().split()
    return replace(found, cases=tuple(one for one in found.cases if all(word in _heading(one) for word in wanted)))


def _heading(one: Scenario) -> str:
    return f"{one.name} {one.says}".casefold()


def _refuse_nothing(ran: Sequence[Ran], name: str, words: str) -> None:
    """What was named and has no scenario is no success."""
    if any(one.tried for one in ran):
        return
    if words:
        raise BrokenInput(f"No scenario has the words '{words}'. Write fewer of them, or none.")
    raise NoScenarios(ran[0].book.slug, load.scenarios_beside(Path(name or ran[0].book.slug).name))


def _tell(ran: Sequence[Ran], *, grounds: bool) -> None:
    rows = [
        (one.book.slug, str(len(one.tried)), str(len(one.tried) - len(one.differing)), str(len(one.differing)))
        for one in ran
    ]
    output.print_table(COLUMNS, rows)
    for one in ran:
        for tried in one.tried if grounds else one.differing:
            passes = " (passes)" if tried.passed else ""
            output.heading(f"{one.file}, line {tried.scenario.line}: {tried.scenario.name}{passes}")
            output.say(*_lines(tried))
    total, differ = _numbers(ran)
    output.say(
        "", f"{several(total, 'scenario')}: {several(differ, 'differs', 'differ') if differ else 'none differs'}."
    )


def _tell_coverage(ran: Iterable[Ran]) -> None:
    """A row for each point of each rule: how many scenarios try it, and the first of them."""
    points = [(one.book.slug, point) for one in ran for point in coverage(one.book, one.tried)]
    rows = [
        (book, point.rule or "(the whole book)", point.point, str(len(point.by)), (*point.by, "UNTRIED")[0])
        for book, point in points
    ]
    output.print_table(("rule book", "rule", "point", "by", "such as"), rows, fold=2)
    untried = sum(not point.by for _, point in points)
    output.say("", f"{several(len(points), 'point')}: {f'{untried} untried' if untried else 'all are tried'}.")


def _numbers(ran: Iterable[Ran]) -> tuple[int, int]:
    """How many scenarios were run, and how many of them came out otherwise."""
    pairs = [(len(one.tried), len(one.differing)) for one in ran]
    return sum(total for total, _ in pairs), sum(differ for _, differ in pairs)


def _lines(tried: Tried) -> Iterable[str]:
    """What the scenario is about, each difference, and why the engine says what it says."""
    if tried.scenario.says:
        yield tried.scenario.says
    yield from (f"  {one.told()}" for one in tried.differences)
    yield "  It came out so because:"
    yield from (f"    {why}" for why in tried.why)


def _plain(ran: Iterable[Ran]) -> dict[str, Any]:
    books = [
        {
            "book": one.book.slug,
            "file": one.file or None,
            "cases": [_case(tried) for tried in one.tried],
            "coverage": coverage(one.book, one.tried),
        }
        for one in ran
    ]
    total, differ = _numbers(ran)
    return {"books": books, "scenarios": total, "differ": differ}


def _case(tried: Tried) -> dict[str, Any]:
    scenario, found = tried.scenario, tried.finding
    return {
        "case": scenario.name,
        "line": scenario.line,
        "golden": scenario.golden or None,
        "passed": tried.passed,
        "outcome": found.outcome,
        "differences": tried.differences,
        "why": tried.why,
    }
