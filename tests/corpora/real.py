"""The real decisions, where they are: a folder named by TRAVAUX_CORPORA, or the one beside the checkout."""

import os
from functools import cache
from pathlib import Path

import pytest

from tools import redecide
from tools.findings import ROOT
from travaux.corpora.report import Report

FOLDER = Path(os.environ.get("TRAVAUX_CORPORA") or ROOT.parent / "shared" / "data")

needed = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="the recorded decisions are not here, and are not part of the project; name their folder by TRAVAUX_CORPORA",
)

SETS = {
    "unsc": "unsc.jsonl.gz",
    "unsc-tables": "unsc_tables.jsonl.gz",
    "unga": "unga.jsonl.gz",
    "hrc": "hrc.jsonl.gz",
    "us-senate": "us_senate.jsonl.gz",
    "swiss": "swiss.jsonl.gz",
}


@cache
def report(name: str) -> Report:
    """The report of one set, made once."""
    return redecide.report(FOLDER / SETS[name], name)


@cache
def of_xml() -> Report:
    """The report of the UN's own XML."""
    return redecide.report(FOLDER / "akn4un", "unsc")
