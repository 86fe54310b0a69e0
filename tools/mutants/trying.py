"""Tries changes: which tests call what, and whether one of them fails once a change is planted."""

import cProfile
import gc
import os
import pickle
import random
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final, Literal, TypeVar

import pytest
from _pytest.runner import runtestprotocol

from tools.mutants.changing import Change, changed, changes
from tools.mutants.planting import CannotBeBuilt, live, plant

Answer = TypeVar("Answer")
Verdict = Literal["killed", "survived", "not planted"]
Called = Mapping[tuple[str, int], Sequence[str]]
SECONDS: Final = 60
#: So many tests are tried against one change.
MOST_TESTS: Final = 500


@dataclass(frozen=True)
class Mutant:
    """One change in one file of one chapter, and what became of it; `by` is the test that noticed it."""

    chapter: str
    file: str
    change: Change
    verdict: Verdict = "not planted"
    by: str = ""


class Trial:
    """A plugin of pytest that tries changes instead of running the tests once.

    It collects the tests, sees in a fork of itself which functions each of them calls, and then makes each change in a
    fork of its own, in which only the tests that call what was changed are run, until one fails.
    """

    def __init__(
        self,
        folder: Path,
        chapters: Mapping[str, str],
        sample: int,
        seed: int,
        tell: Callable[[str], object] = lambda _: None,
    ) -> None:
        self.folder, self.chapters, self.sample, self.seed = folder, chapters, sample, seed
        self.tell = tell
        self.found: list[Mutant] = []
        #: Tests that fail with nothing changed; they can notice nothing and are left out.
        self.failing: list[str] = []
        self._live: Mapping[str, Sequence[FunctionType]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the sample; the tests themselves are not reported."""
        items = {item.nodeid: item for item in session.items}
        called, self.failing = forked(lambda: _calls(list(items.values()), str(self.folder)), SECONDS * 60)
        self._live = live(str(self.folder))
        # What the forks only read they do not copy.
        gc.freeze()
        gc.disable()
        for mutant in self._chosen():
            names = _tests_of(mutant, called, self.folder)[:MOST_TESTS]
            verdict, by = self._try(mutant, [items[name] for name in names])
            self.found.append(Mutant(mutant.chapter, mutant.file, mutant.change, verdict, by))
            self.tell(f"{len(self.found)}: {verdict} {mutant.file}, line {mutant.change.line} {by}")
        return True

    def _chosen(self) -> list[Mutant]:
        """A sample of all changes; a file has as many in it as it has steps."""
        every = list(self._every())
        rng = random.Random(self.seed)  # noqa: S311 - to be seen again
        return every if len(every) <= self.sample else rng.sample(every, self.sample)

    def _every(self) -> Iterator[Mutant]:
        for file, chapter in self.chapters.items():
            source = (self.folder / file).read_text(encoding="utf-8")
            yield from (Mutant(chapter, file, change) for change in changes(source))

    def _try(self, mutant: Mutant, items: list[pytest.Item]) -> tuple[Verdict, str]:
        file = str(self.folder / mutant.file)
        module = next((one for one in sys.modules.values() if vars(one).get("__file__") == file), None)
        if module is None:
            return "survived", ""
        source = (self.folder / mutant.file).read_text(encoding="utf-8")

        def attempt() -> tuple[Verdict, str]:
            try:
                planted = plant(module, self._live.get(file, ()), changed(source, mutant.change), mutant.change.line)
            except CannotBeBuilt as error:
                return "killed", f"cannot be loaded: {error}"
            if not planted:
                return "not planted", ""
            by = next(_failing(items), "")
            return ("killed", by) if by else ("survived", "")

        try:
            return forked(attempt, SECONDS)
        except TimeoutError:
            return "killed", "it never ends"


def forked(answer: Callable[[], Answer], seconds: int) -> Answer:
    """What a fork of this process answers; raises TimeoutError where it takes longer, or dies on the way."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _silence()
        signal.alarm(seconds)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer(), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0 or not told:
        raise TimeoutError
    return pickle.loads(told)  # type: ignore[no-any-return]  # noqa: S301 - written by our own fork


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _failing(items: Sequence[pytest.Item]) -> Iterator[str]:
    """Run tests one after the other, and name those that fail."""
    for number, item in enumerate(items):
        following = items[number + 1] if number + 1 < len(items) else None
        reports = runtestprotocol(item, log=False, nextitem=following)
        if any(report.failed for report in reports):
            yield item.nodeid


def _calls(items: Sequence[pytest.Item], folder: str) -> tuple[Called, list[str]]:
    """Which tests call which functions of the folder, the quickest first, and which tests fail as things are."""
    called: dict[tuple[str, int], list[tuple[float, str]]] = defaultdict(list)
    failing = []
    for number, item in enumerate(items):
        seen = cProfile.Profile(subcalls=False, builtins=False)
        begun = time.perf_counter()
        following = items[number + 1] if number + 1 < len(items) else None
        seen.enable()
        reports = runtestprotocol(item, log=False, nextitem=following)
        seen.disable()
        if any(report.failed for report in reports):
            failing.append(item.nodeid)
            continue
        for code in (row.code for row in seen.getstats()):
            if isinstance(code, CodeType) and code.co_filename.startswith(folder):
                called[code.co_filename, code.co_firstlineno].append((time.perf_counter() - begun, item.nodeid))
    return {place: [name for _, name in sorted(tests)] for place, tests in called.items()}, failing


def _tests_of(mutant: Mutant, called: Called, folder: Path) -> list[str]:
    """The tests that call the function in which a change stands; of a table, those that call anything in its module.

    First those that call most of the module, since they come to more of its lines; among these the quickest.
    """
    file, change = str(folder / mutant.file), mutant.change
    of_module = Counter(test for (name, _), tests in called.items() if name == file for test in tests)
    chosen = called.get((file, change.function), ()) if change.function else of_module
    return sorted(chosen, key=lambda test: -of_module[test])
