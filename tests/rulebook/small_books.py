"""Small rule books for the tests of the loader, made by replacing words in one that loads."""

from pathlib import Path

from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import NO_PARENTS, load

HERE = Path(__file__).parent
CLUB = (HERE / "club.yaml").read_text(encoding="utf-8")
TINY = """book: tiny
title: Tiny
organisation: tiny
zone: UTC
version: 2026-01-01
texts: {t: {title: T, seen: whole, where: here}}
rules:
- id: q
  chapter: quorum
  valid from: 2000-01-01
  source: {text: t, article: "1"}
  status: in force
  says: Half.
  parameters: {requirements: [{for: vote, at least: 1/2, of: present, effect: blocks, may be overridden: no}]}
"""


def club(*replacements: tuple[str, str], parents: dict[str, RuleBook] | None = None) -> RuleBook:
    """Load the club's book with some of its words replaced; each replacement must meet a word that is there."""
    text = CLUB
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return load(text, "club.yaml", NO_PARENTS if parents is None else parents)
