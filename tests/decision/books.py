"""Rule books for tests: one small book whose blocks a test puts in the place of the usual ones."""

from functools import cache

from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import load

TALLY = """
      electorate: members
      base: all members
      thresholds:
      - {counted: yes, more than: 1/2, of: present and voting}
      positions: {abstain: not counted, absent: not counted, present not participating: not counted, silent: not counted}
"""
CONSENSUS = """
      electorate: members
      base: all members
      thresholds:
      - {counted: objection, at most: 0}
      positions: {abstain: no objection, absent: undecided, present not participating: no objection, silent: no objection}
"""
BY_VOTE = "{mode: vote, entered: directly}"
BY_CONSENSUS = "{mode: consensus, entered: directly}"
ALL = "{who: all members, may join later: no, may decline: no, liability of those who stood aside: not stated}"

HEAD = """
book: test
title: A book for tests
organisation: test
zone: UTC
version: 2020-01-01
texts:
  text: {title: The text, seen: whole, where: "on the table"}
groups:
  members: {title: the members}
  north: {title: the northern members}
bodies:
  council: {name: Council}
rules:
"""


def a_rule(rule_id: str, chapter: str, parameters: str, **keys: str) -> str:
    """One rule in YAML; `parameters` is the indented block under that key."""
    status = keys.pop("status", "in force")
    more = "".join(f"  {name.replace('_', ' ')}: {value}\n" for name, value in keys.items())
    return (
        f"- id: {rule_id}\n  chapter: {chapter}\n  valid from: 2000-01-01\n  status: {status}\n"
        f"  source: {{text: text, article: Art. 1}}\n  says: What the rule {rule_id} says.\n{more}"
        f"  parameters:\n{parameters}"
    )


def an_adoption(
    rule_id: str = "adopt",
    *,
    tally: str = TALLY,
    course: str = BY_VOTE,
    bound: str = ALL,
    readings: str = "",
    **keys: str,
) -> str:
    """One rule on adoption, with these blocks."""
    block = f"    tally:{tally.rstrip()}\n    course: {course}\n    bound: {bound}\n"
    return a_rule(rule_id, "adoption", block + (f"    readings:\n{readings}" if readings else ""), **keys)


@cache
def a_book(*rules: str) -> RuleBook:
    """A book of these rules."""
    return load(HEAD + "".join(rules or (an_adoption(),)), "test.yaml")
