"""Rule books and scenarios as a command line names them: by a slug of the library, or by the path of a file."""

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
            f"There is no rule book '{name}': the library has {', '.join(load.shipped())}, and there is no such file. "
            "Name one of these, or the path of a YAML file."
        )


class NoScenarios(BrokenInput):
    """A rule book beside which no scenarios stand."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(
            f"Looked beside the rule book {name} for its scenarios: there is no {file}. "
            f"Begin it with `scenarios: {name}` and one case; the how-to on rule books shows one."
        )


def book_named(name: str) -> RuleBook:
    """A book of the library by its slug, or of a file by its path; raises NoSuchBook, Fault."""
    if name in load.shipped():
        return load.read_library(name)
    file = Path(name)
    if not file.is_file():
        raise NoSuchBook(name)
    return load.load(read_text(file), file.name, load.shipped_books())


def scenarios_beside(name: str, book: RuleBook) -> Scenarios | None:
    """The scenarios that stand beside a book as it was named; None where there are none.

    Raises Fault, and OfAnotherBook where they are of another book.
    """
    file = Path(name)
    beside = file.with_name(load.scenarios_beside(file.name))
    found = scenario_file.of_library(name) if name in load.shipped() else _in_file(beside, book)
    return None if found is None else found.held_to(book)


def book_of(scenarios: Path) -> str:
    """The name of the book beside which a file of scenarios stands: the file's, else a book of the library's."""
    stem = scenarios.name.removesuffix(load.SCENARIOS)
    own = scenarios.with_name(f"{stem}.yaml")
    return str(own) if own.is_file() or stem not in load.shipped() else stem


def _in_file(file: Path, book: RuleBook) -> Scenarios | None:
    return scenario_file.load(read_text(file), file.name, book.file.zone) if file.is_file() else None
