"""Keeps out of the tree what has no place in it: addresses of one machine, hosts of registries, unfinished work."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tools.findings import ROOT, Finding


@dataclass(frozen=True)
class Forbidden:
    """A pattern, what it shows, and what to write in its place."""

    pattern: re.Pattern[str]
    what: str
    remedy: str


def _forbid(parts: tuple[str, ...], what: str, remedy: str) -> Forbidden:
    """The parts are joined here, so that this file holds no word that it forbids."""
    return Forbidden(re.compile("".join(parts)), what, remedy)


FORBIDDEN = (
    _forbid(
        (r"(?<![\w.}])/", r"(?:work|root|", "farm|home/\\w+|Users/\\w+|opt/pypi", r")(?:/|\b-more)"),
        "a path of one machine",
        "write it relative to the checkout or take it from the environment",
    ),
    _forbid((r"(?<![\w.}])/", "tmp", "/"), "a path of one machine", "use the test's own folder (tmp_path)"),
    _forbid(
        ("pypi", r"\.org|", "python", r"hosted\.org|", "npm", r"js\.(?:org|com)|", "deb", r"\.debian\.org"),
        "the host of a registry",
        "name the package; where it comes from is the installation's choice",
    ),
    _forbid(
        (r"\b(?:TO", r"DO|FIX", r"ME|X", r"XX)\b|\b[Ff]or", r" now\b|Not", "ImplementedError"),
        "unfinished work",
        "finish it or leave it out",
    ),
    _forbid(
        (r"(?i)\bhelper", r" session|(?<!user[ -])(?<!user_)(?<!prov:)(?<!\w)ag", r"ents?\b(?![-_]?string)"),
        "a word of the workplace",
        "say who does it in the words of the trade",
    ),
    _forbid(
        (r"(?i)\b(?:iss", r"ue|pull request|pr|ticket)s? #\d+"),
        "a number that is read nowhere but in one tracker",
        "write the reason itself",
    ),
)
# What is quoted from elsewhere keeps its own words.
QUOTED = re.compile(r"^(?:LICENSE|requirements/.*\.txt|.*\.(?:svg|gz|woff2|png|webp|ico))$")


def forbidden_in(path: str, text: str) -> Iterator[Finding]:
    """What stands in the text of one file, and in its path, that has no place there."""
    for number, line in enumerate((path, *text.splitlines())):
        for word in FORBIDDEN:
            if found := word.pattern.search(line):
                yield Finding(path, max(number, 1), f"{found.group().strip()!r} is {word.what}", word.remedy)


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Path and text of each file that git keeps or would keep; what is not UTF-8 text is left out.

    Raises:
        subprocess.CalledProcessError: the checkout is no git repository.
    """
    listed = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        path = ROOT / name
        if path.is_file() and not QUOTED.match(name):
            yield name, path.read_text(encoding="utf-8", errors="replace")


def main() -> int:
    """Prints what has no place in the tree; answers 1 where there is anything."""
    found = [finding for path, text in tracked_texts() for finding in forbidden_in(path, text)]
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
