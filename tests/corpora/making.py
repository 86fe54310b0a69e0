"""Small files of recorded decisions, written for the tests, with a rule book and a mapping of their own."""

import gzip
import json
from pathlib import Path

from travaux.corpora import mapping as mappings
from travaux.corpora.asking import Asked, ask
from travaux.corpora.engine import plain
from travaux.corpora.mapping import Mapping
from travaux.corpora.redeciding import redecide
from travaux.corpora.report import Report
from travaux.corpora.rows import Row
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook

BOOK = """
book: council
title: A council of five, one of whom has a veto
organisation: council
zone: UTC
version: 2026-01-01
texts:
  statute: {title: Statute, seen: whole, where: written for the tests}
groups:
  members: {title: the members}
bodies:
  council: {name: Council}
rules:
- id: substance
  chapter: adoption
  bodies: [council]
  classes: [substantive]
  valid from: 2000-01-01
  source: {text: statute, article: "1"}
  status: in force
  says: Three of five, and no veto.
  parameters:
    tally:
      electorate: members
      seats: 5
      base: all members
      thresholds: [{counted: yes, at least: 3}]
      vetoes: [{group: the founder, holders: [alpha], by: no}]
      positions: {abstain: not counted, absent: not counted, present not participating: not counted, silent: not counted}
    course: {mode: vote, entered: directly}
    bound: {who: all members, may join later: no, may decline: no, liability of those who stood aside: not stated}
- id: procedure
  chapter: adoption
  bodies: [council]
  classes: [procedural]
  valid from: 2000-01-01
  source: {text: statute, article: "2"}
  status: in force
  says: More than half of those who vote; of a tie the chair decides.
  parameters:
    tally:
      electorate: members
      seats: 5
      base: present and voting
      thresholds: [{counted: yes, more than: 1/2, of: present and voting}]
      positions: {abstain: not counted, absent: not counted, present not participating: not counted, silent: not counted}
      tie: the chair decides
    course: {mode: vote, entered: directly}
    bound: {who: all members, may join later: no, may decline: no, liability of those who stood aside: not stated}
- id: agreement
  chapter: adoption
  bodies: [council]
  valid from: 2000-01-01
  source: {text: statute, article: "3"}
  status: in force
  says: Without a vote where nobody objects.
  parameters:
    tally:
      electorate: members
      seats: 5
      base: all members
      thresholds: [{counted: objection, at most: 0}]
      positions:
        {abstain: no objection, absent: no objection, present not participating: no objection, silent: no objection}
    course: {mode: consensus, entered: on proposal}
    bound: {who: all members, may join later: no, may decline: no, liability of those who stood aside: not stated}
"""

MAPPING = r"""
mapping: council
says: Votes of the council by name.
rule book: council
needs: [id, date, positions, recorded]
id: [id]
date:
  column: date
  year: year
  forms:
  - '(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})'
  - '(?P<day>\d{1,2})(?P<other>/\d{1,2})? (?P<month>[a-z]{3,9})( (?P<year>\d{4}))?'
body: council
classes:
- {class: procedural, where: {title: '^procedure'}}
- {class: substantive}
modes: [{mode: consensus, where: {manner: without a vote}}]
unanimous: {manner: unanim}
positions:
  column: positions
  words: {yes: [yes], no: [no], abstain: [abstain], absent: [absent], no seat: [.]}
  not named: absent
counts: [{column: counts, order: [yes, no, abstain]}]
recorded:
  column: recorded
  adopted: ['^adopted']
  not adopted: ['^not adopted']
  reasons: [{reason: veto, where: {manner: veto}}, {reason: short, where: {manner: too few}}]
"""

ALL = {"Alpha": "yes", "Beta": "yes", "Gamma": "yes", "Delta": "yes", "Epsilon": "yes"}


def book(text: str = BOOK) -> RuleBook:
    return load.load(text, "council.yaml")


def mapping(text: str = MAPPING) -> Mapping:
    return mappings.load(text, "council-mapping.yaml")


def record(**columns: object) -> dict[str, object]:
    """A decision adopted by all five, changed as said."""
    return {
        "id": "D-1",
        "date": "2020-02-03",
        "title": "A matter",
        "positions": dict(ALL),
        "recorded": "adopted",
    } | columns


def asked(read_by: Mapping | None = None, **columns: object) -> Asked:
    return ask(Row(1, record(**columns)), read_by or mapping(), book())


def told(read_by: Mapping | None = None, **columns: object) -> list[tuple[str, str]]:
    """The faults of one record, ways of writing left out."""
    return [(fault.field, fault.what) for fault in asked(read_by, **columns).faults if not fault.form]


def run(*records: dict[str, object], read_by: Mapping | None = None, by_book: RuleBook | None = None) -> Report:
    rows = (Row(place, one) for place, one in enumerate(records, 1))
    return redecide(rows, read_by or mapping(), by_book or book(), ("plain", plain))


def lines(path: Path, *records: dict[str, object]) -> Path:
    """The records as JSON lines, zipped where the name says so."""
    raw = "".join(json.dumps(one) + "\n" for one in records).encode()
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path
