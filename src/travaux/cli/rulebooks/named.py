"""Rule books and scenarios as a command line names them: by a slug of the library, or by the path of a file."""

from collections.abc import Mapping
from pathlib import Path

from travaux.broken_input import BrokenInput
from travaux.cli.files import read_text
from travaux.decision import scenario_file
from travaux.decision.scenarios import Scenarios
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook


class NoSuchBook(BrokenInput):
    """A name that is neither a book of the library nor a file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no rule book '{name}': the library has {', '.join(load.library())}, and there is no such file. "
            "Name one of these, or the path of a YAML file."
        )


class NoScenarios(BrokenInput):
    """A rule book beside which no scenarios stand."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(
            f"Looked beside the rule book {name} for its scenarios: there is no {file}. "
            f"Begin it with `scenarios: {name}` and one case; the how-to on rule books shows one."
        )


class OfAnotherBook(BrokenInput):
    """Scenarios that are of another rule book than the one beside which they stand."""

    def __init__(self, scenarios: Scenarios, book: RuleBook) -> None:
        super().__init__(
            f"{scenarios.file}: the scenarios are of the rule book {scenarios.book}, and {book.name} is {book.slug}. "
            f"Write `scenarios: {book.slug}`, or name the other book."
        )


def parents() -> Mapping[str, RuleBook]:
    """The books that a book of one's own may inherit from: those of the library."""
    return {slug: load.read_library(slug) for slug in load.library()}


def book_named(name: str) -> RuleBook:
    """A book of the library by its slug, or of a file by its path; raises NoSuchBook, Fault."""
    if name in load.library():
        return load.read_library(name)
    file = Path(name)
    if not file.is_file():
        raise NoSuchBook(name)
    return load.load(read_text(file), file.name, parents())


def scenarios_beside(name: str, book: RuleBook) -> Scenarios | None:
    """The scenarios that stand beside a book as it was named; None where there are none.

    Raises Fault, and OfAnotherBook where they are of another book.
    """
    found = scenario_file.of_library(name) if name in load.library() else _in_file(beside(Path(name)))
    if found is not None and found.book != book.slug:
        raise OfAnotherBook(found, book)
    return found


def beside(book: Path) -> Path:
    """The file in which the scenarios of a book's file stand: `dairy.scenarios.yaml` beside `dairy.yaml`."""
    return book.with_name(book.name.removesuffix(book.suffix) + load.SCENARIOS)


def book_of(scenarios: Path) -> str:
    """The name of the book beside which a file of scenarios stands: the file's, else a book of the library's."""
    stem = scenarios.name.removesuffix(load.SCENARIOS)
    own = scenarios.with_name(f"{stem}.yaml")
    return str(own) if own.is_file() or stem not in load.library() else stem


def _in_file(file: Path) -> Scenarios | None:
    return scenario_file.load(read_text(file), file.name) if file.is_file() else None
