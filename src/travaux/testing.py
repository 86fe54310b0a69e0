"""For people who test their own rule books with pytest: load a book, run its scenarios as tests, build a question.

    DAIRY = testing.load_book(Path(__file__).with_name("dairy.yaml"))

    @pytest.mark.parametrize("trial", testing.trials(DAIRY), ids=str)
    def test_every_scenario_comes_out_as_it_says(trial: testing.Trial) -> None:
        trial.hold()

    def test_a_tie_is_lost() -> None:
        asked = testing.question("assembly", "2026-02-28", roll=4, yes=2, no=2)
        assert testing.decide(asked, DAIRY.book).outcome == "not adopted"

Neither Django nor a database is needed, and nothing here imports pytest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

from travaux.broken_input import BrokenInput
from travaux.decision import scenario_file, scenarios
from travaux.decision.adoption import find as decide
from travaux.decision.findings import Finding
from travaux.decision.question import Position, Question, Seat
from travaux.decision.scenarios import Scenario
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook
from travaux.rulebook.vocabulary import ItemClass, Mode

__all__ = ["Finding", "LoadedBook", "NotAsExpected", "Question", "Seat", "Trial", "decide", "load_book"]
__all__ += ["question", "shipped_book", "trials"]

#: Members by name, or so many of those on the roll that have no position yet.
Members: TypeAlias = Sequence[str] | int
_STOOD: Final = {
    "yes": Position("", ballot="yes"),
    "no": Position("", ballot="no"),
    "abstain": Position("", ballot="abstain"),
    "agrees": Position("", stance="agrees"),
    "objects": Position("", stance="objects"),
    "reserves": Position("", stance="reserves"),
    "absent": Position("", presence="absent"),
    "silent": Position("", presence="silent"),
    "present": Position("", presence="present"),
}


class NotAsExpected(AssertionError):
    """A scenario came out otherwise than it says; tells every point that differs, and the grounds of the finding."""

    def __init__(self, trial: "Trial", tried: scenarios.Tried) -> None:
        scenario = trial.scenario
        lines = [f"{trial.file}, line {scenario.line}: {scenario.name}. {scenario.says}"]
        lines += [f"  {one.told()}" for one in tried.differences]
        super().__init__("\n".join([*lines, "It came out so because:", *(f"  {why}" for why in tried.why)]))


@dataclass(frozen=True)
class LoadedBook:
    """A rule book, and the scenarios that stand beside it; without such a file there are none."""

    book: RuleBook
    scenarios: tuple[Scenario, ...]
    file: str


@dataclass(frozen=True)
class Trial:
    """One scenario with the book that it tries; `str(trial)` is its name, for pytest's ids."""

    book: RuleBook
    scenario: Scenario
    file: str

    def __str__(self) -> str:
        return self.scenario.name

    def hold(self) -> Finding:
        """Run the scenario, and answer the finding; raises NotAsExpected where it differs in any point."""
        tried = scenarios.run(self.scenario, self.book)
        if not tried.passed:
            raise NotAsExpected(self, tried)
        return tried.finding


def load_book(path: Path | str, *parents: RuleBook) -> LoadedBook:
    """Load a rule book from its file, with the scenarios beside it (`dairy.scenarios.yaml` beside `dairy.yaml`).

    It may inherit from a book of the library, or from one of `parents`. Raises Fault for the first fault by line, and
    BrokenInput where the scenarios are of another book.
    """
    file = Path(path)
    above = {**load.shipped_books(), **{one.slug: one for one in parents}}
    book = load.load(file.read_text(encoding="utf-8"), file.name, above)
    beside = file.with_name(load.scenarios_beside(file.name))
    if not beside.is_file():
        return LoadedBook(book, (), beside.name)
    found = scenario_file.load(beside.read_text(encoding="utf-8"), beside.name, book.file.zone)
    return LoadedBook(book, found.held_to(book).cases, found.file)


def shipped_book(slug: str) -> LoadedBook:
    """A rule book of the library with its scenarios; raises KeyError for a slug that the library does not have."""
    book, found = load.read_library(slug), scenario_file.of_library(slug)
    return LoadedBook(book, found.cases if found else (), found.file if found else "")


def trials(loaded: LoadedBook) -> tuple[Trial, ...]:
    """Every scenario of a book, to be handed to `pytest.mark.parametrize`."""
    return tuple(Trial(loaded.book, one, loaded.file) for one in loaded.scenarios)


def question(
    body: str,
    on: date | str,
    *,
    roll: Sequence[str | Seat] | int,
    item_class: ItemClass = "substantive",
    mode: Mode | None = None,
    **stood: Members,
) -> Question:
    """Build a question: who sits there, and where each stands.

    Each further word names members: *yes*, *no*, *abstain* voted so, *agrees*, *objects*, *reserves* said so, *absent*,
    *silent*, *present* were so. `roll` is a list of members or seats, or a number of seats, which are then called s1,
    s2 and so on; a number instead of members means the next so many that have no position yet. What this cannot say
    (declarations, rulings, silence) is said by `dataclasses.replace` on the answer.
    Raises BrokenInput for a member that does not sit on the roll or has two positions, and for a word of none of these.
    """
    seats = [f"s{place}" for place in range(1, roll + 1)] if isinstance(roll, int) else roll
    sitting = tuple(one if isinstance(one, Seat) else Seat(one) for one in seats)
    placed: dict[str, Position] = {}
    for word, members in stood.items():
        if word not in _STOOD:
            raise BrokenInput(f"A member stands nowhere by the word {word}. The words are {', '.join(_STOOD)}.")
        _place(placed, sitting, members, _STOOD[word])
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return Question(body, day, sitting, item_class=item_class, mode=mode, positions=tuple(placed.values()))


def _place(placed: dict[str, Position], sitting: Sequence[Seat], members: Members, like: Position) -> None:
    """Give members a position each; nobody has two, and everybody sits on the roll."""
    free = [seat.member for seat in sitting if seat.member not in placed]
    if isinstance(members, int) and members > len(free):
        raise BrokenInput(f"{members} members are due, and {len(free)} have no position yet. Name fewer.")
    for member in free[:members] if isinstance(members, int) else members:
        if member not in free or member in placed:
            why = "has two positions" if member in placed else "does not sit on the roll"
            raise BrokenInput(f"{member} {why}. The roll is {', '.join(seat.member for seat in sitting)}.")
        placed[member] = replace(like, member=member)
