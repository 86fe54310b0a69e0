"""`python -m tools.mutants`: how many changes of the engine the tests notice, by chapter, and which they miss."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from typing import Final

import pytest

from tools.findings import ROOT
from tools.mutants.trying import Mutant, Trial

FOLDER: Final = ROOT / "src" / "travaux" / "decision"
TESTS: Final = ("tests/rulebook/test_scenarios.py", "tests/decision")
CHAPTERS: Final = {
    "adoption": ("adoption", "counts", "falling_back", "hearing", "sames", "tally", "vetoes"),
    "electorate": ("capping", "electorate", "participation", "seating"),
    "quorum": ("quorum",),
    "silence and signature": ("kept_silence", "signature", "silence"),
    "whom it binds": ("bound",),
    "agenda and notice": (
        "agenda",
        "asking",
        "calendar",
        "days_told",
        "deadlines",
        "notice",
        "papers",
        "preliminaries",
    ),
    "follow-up": ("follow_up",),
    "acts and rulings": ("act", "agreeing", "consider", "deciding", "exercise", "ruling"),
    "from the record": ("from_record",),
    "cases and scenarios": (
        "case",
        "coverage",
        "coverage_of_adoption",
        "coverage_of_the_rest",
        "coverage_seen",
        "nodes",
        "scenario_file",
        "scenarios",
        "written",
        "written_roll",
    ),
}
#: Sentences and schemas are texts: what stands in them is read, not decided.
LEFT_OUT: Final = ("__init__", "scenario_schema", "sentences")
OTHERS: Final = "explanation and the rest"
SHOWN: Final = 90


def chapters() -> dict[str, str]:
    """File below the room -> chapter; a folder is a chapter of its own."""
    of = {module: chapter for chapter, modules in CHAPTERS.items() for module in modules}
    files = sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.py"))
    told = {file: file.split("/")[0] if "/" in file else of.get(file.removesuffix(".py"), OTHERS) for file in files}
    return {file: chapter for file, chapter in told.items() if file.split("/")[-1].removesuffix(".py") not in LEFT_OUT}


def tried(sample: int, seed: int, only: str = "", tests: Sequence[str] = TESTS) -> Trial:
    """Try a sample of changes, of one chapter if it is named, under some tests.

    Raises RuntimeError where the tests cannot be run.
    """
    chosen = {file: chapter for file, chapter in chapters().items() if only in {"", chapter}}
    trial = Trial(FOLDER, chosen, sample, seed, lambda line: print(line, file=sys.stderr, flush=True))
    options = ["-q", "-s", "-p", "no:xdist", "-p", "no:cacheprovider", "--no-header", "--no-summary"]
    with redirect_stdout(sys.stderr):
        code = pytest.main([*options, *(str(ROOT / one) for one in tests)], plugins=[trial])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        message = f"The tests could not be tried (exit code {code}); run them without any change first."
        raise RuntimeError(message)
    return trial


def shares(mutants: Sequence[Mutant]) -> Mapping[str, tuple[int, int]]:
    """Chapter -> how many changes were killed, of how many that were planted."""
    planted = [one for one in mutants if one.verdict != "not planted"]
    all_of, killed = (
        Counter(one.chapter for one in planted),
        Counter(o.chapter for o in planted if o.verdict == "killed"),
    )
    return {chapter: (killed[chapter], number) for chapter, number in sorted(all_of.items())}


def main(arguments: list[str] | None = None) -> int:
    """Try a sample and print the table; 1 where fewer than `--least` in a hundred are killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=150, help="how many changes")
    parser.add_argument("--seed", type=int, default=5, help="which of them")
    parser.add_argument("--chapter", default="", help="of one chapter only")
    parser.add_argument(
        "--tests", nargs="+", default=TESTS, help="files of tests, instead of the scenarios and the room's"
    )
    parser.add_argument("--least", type=int, default=85, help="how many in a hundred are to be killed")
    parser.add_argument("--json", action="store_true", help="print every change and what became of it")
    asked = parser.parse_args(arguments)
    trial = tried(asked.sample, asked.seed, asked.chapter, asked.tests)
    found = trial.found
    for name in trial.failing:
        print(f"fails with nothing changed, and was left out: {name}", file=sys.stderr)
    killed, number = (sum(column) for column in zip(*shares(found).values(), strict=True))
    if asked.json:
        print(json.dumps([_plain(one) for one in found], indent=1))
    else:
        _print(found, killed, number)
    return int(100 * killed < asked.least * number)


def _print(found: Sequence[Mutant], killed: int, number: int) -> None:
    for chapter, (some, every) in shares(found).items():
        print(f"{chapter:26} {some:4} of {every:4}  {100 * some // every:3} %")
    print(f"{'all':26} {killed:4} of {number:4}  {100 * killed // number:3} %")
    for one in found:
        if one.verdict == "survived":
            change = one.change
            print(f"survived: {one.file}, line {change.line}: {_short(change.before)} became {_short(change.after)}")


def _plain(one: Mutant) -> dict[str, object]:
    change = one.change
    return {"file": one.file, "line": change.line, "kind": change.kind, "before": _short(change.before),
            "after": _short(change.after), "chapter": one.chapter, "verdict": one.verdict, "by": one.by}  # fmt: skip


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


if __name__ == "__main__":
    sys.exit(main())
