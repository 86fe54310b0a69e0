"""Small chronicles for tests, and the faults or entries that reading them gives."""

import pytest

from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.chronicle.read import Chronicle, read_chronicle

SMALL = """\
chronicle: csto/1
part: small
zone: Europe/Moscow
retrieved: 2026-11-22
record: reports only
title: A small record
outlets:
  tass: {title: TASS, sort: agency}
  udf: {title: UDF.name, sort: relay}
sources:
  tass-2023: {outlet: tass, published: 2023-11-20}
  udf-1: {outlet: udf, published: unknown, stamp: "Updated at 13:53,23-12-2024"}
reports:
- id: names
  unsourced: true
  facts:
  - {ref: N1, about: world/person/zas, fact: named, name: Stanislav Zas, language: en, form: title, on: always}
  - {ref: N2, about: session/s1, fact: named, name: Session one, on: always}
- id: r1
  said: {by: world/person/zas, as: post/secretary-general, on: 2022-11-23, to: [the media, world/person/zas], at: session/s1}
  chain: [tass-2023, "udf-1:L14"]
  origin: responsible post-holder
  facts:
  - {ref: A, about: document/x, fact: signature refused, key: am, session: session/s1, on: 2022-11-23, inferred: {stated: November 2022, from: [session/s1, B], because: the only session of that month}, modality: [assertion, non-event]}
  - {ref: B, about: document/x, fact: removal requested, key: am, session: unknown, on: ../2023-11-20, modality: quotation, after: A, lines: L3 L6, quote: {words: asked us to remove, language: en}, note: the agenda is not named}
- id: r2
  corrects: A
  chain: ["udf-1:L1"]
  public: {not before: 2024-11-28, basis: it tells of that day in the past tense}
  facts:
  - {ref: A, about: document/x, fact: signature refused, key: am, session: session/s1, on: 2022-11-24}
"""


def read_small(text: str = SMALL, known: Known | None = None) -> Chronicle:
    """Read a chronicle that is called small.yaml."""
    return read_chronicle(text, "small.yaml", known or Known())


def faults(text: str) -> list[str]:
    """What is said of a chronicle that must be refused."""
    with pytest.raises(ChronicleRefused) as caught:
        read_small(text)
    return [str(fault) for fault in caught.value.faults]
