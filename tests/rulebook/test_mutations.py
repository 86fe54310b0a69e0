"""However a rule book is damaged, the loader answers with the book or with a fault that names a line."""

import os
import random

import pytest

from tests.rulebook.small_books import CLUB, TINY
from travaux import marked
from travaux.rulebook.load import FOLDER, load, read_library, shipped

SOAK = os.environ.get("TRAVAUX_SOAK") == "1"
WORDS = [
    "unknown",
    "yes",
    "no",
    "0",
    "1/0",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "- ",
    "|",
    ">",
    "&a",
    "*a",
    "!!x",
    "%",
    "#",
    "'",
    '"',
]
WORDS += [
    "\t",
    "\x00",
    "\x85",
    "\u2028",
    "\ud800",
    "\ufeff",
    "\\",
    "\n",
    "\n---\n",
    "? ",
    "<<: ",
    "rules",
    "9" * 30,
    "é",
]


def mutate(text: str, chance: random.Random) -> str:
    """Damage a text once: a character, a line, a word, a stretch of it, or its indentation."""
    spot = chance.randrange(len(text))
    lines = text.split("\n")
    line = chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            return text[:spot] + text[spot + chance.randrange(1, 9) :]
        case 1:
            return text[:spot] + chance.choice(WORDS) + text[spot:]
        case 2:
            return text[:spot] + chr(chance.randrange(0x250)) + text[spot + 1 :]
        case 3:
            return "\n".join(lines[:line] + lines[line + 1 :])
        case 4:
            return "\n".join([*lines[: line + 1], lines[line], *lines[line + 1 :]])
        case 5:
            words = lines[line].split(" ")
            words[chance.randrange(len(words))] = chance.choice(WORDS)
            return "\n".join([*lines[:line], " ".join(words), *lines[line + 1 :]])
        case 6:
            other = chance.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
            return "\n".join(lines)
        case _:
            return "\n".join([*lines[:line], " " * chance.randrange(4) + lines[line].lstrip(), *lines[line + 1 :]])


def verdict(text: str) -> str:
    """Load a damaged book and say what came of it; anything but a fault escapes and fails the test."""
    try:
        load(text, "damaged.yaml")
    except marked.Fault as fault:
        sound = 1 <= fault.line <= text.count("\n") + 1 and fault.what and fault.remedy
        return "refused" if sound and str(fault).startswith("damaged.yaml, line ") else f"badly told: {fault}"
    return "loaded"


def verdicts(book: str, times: int, seed: int) -> set[str]:
    """Damage a book again and again, up to three times in one copy, and collect the verdicts."""
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    found = set()
    for _ in range(times):
        text = book
        for _ in range(chance.randrange(1, 4)):
            text = mutate(text, chance) or "x"
        found.add(verdict(text))
    return found


@pytest.mark.parametrize(("book", "times"), [(TINY, 9000 if SOAK else 900), (CLUB, 1000 if SOAK else 100)])
def test_no_damage_makes_the_loader_fail_otherwise_than_with_a_fault(book: str, times: int) -> None:
    assert verdicts(book, times, seed=1) == {"refused", "loaded"}


@pytest.mark.parametrize("slug", shipped())
def test_damaged_books_of_the_library_are_refused_with_a_line(slug: str) -> None:
    text = (FOLDER / f"{slug}.yaml").read_text(encoding="utf-8")
    assert verdicts(text, 300 if SOAK else 2, seed=2) <= {"refused", "loaded"}


def test_harmless_changes_still_load() -> None:
    for text in (CLUB + "# a remark\n", "\n\n" + CLUB, CLUB.replace("Statute", "Bylaws"), CLUB.replace("1/2", "2/4")):
        assert verdict(text) == "loaded"


def test_a_loader_without_its_translation_lets_another_error_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.rulebook.load.ValidationError", KeyError)
    with pytest.raises(ValueError, match="validation error") as caught:
        verdicts(TINY, 200, seed=1)
    assert not isinstance(caught.value, marked.Fault)


def test_the_library_loads_and_knows_no_other_book() -> None:
    assert {"african-union", "coe-ministers", "csto", "eu-council", "european-council", "nato", "osce", "un-ga", "un-sc",
            "wto"} <= set(shipped())  # fmt: skip
    assert all(read_library(slug).slug == slug for slug in shipped())
    with pytest.raises(KeyError) as silent:
        read_library("none")
    assert f"Looked in the library for the rule book 'none': it has {', '.join(shipped())}" in str(silent.value)
