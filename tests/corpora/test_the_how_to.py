"""The how-to page on recorded decisions: its files are read as they stand, and its command prints what it shows."""

import re
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tools.findings import ROOT
from travaux.corpora.mapping import Mapping
from travaux.rulebook.vocabulary import words

PAGE = (ROOT / "docs/how-to/redecide.md").read_text(encoding="utf-8")


def _block(kind: str, page: str = PAGE) -> str:
    return page.split(f"```{kind}\n")[1].split("```", maxsplit=1)[0]


@pytest.fixture
def travaux(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)


def test_the_page_alone_suffices_for_a_file_of_ones_own(
    travaux: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule_book = _block("yaml", (ROOT / "docs/how-to/write-a-rule-book.md").read_text(encoding="utf-8"))
    for name, text in (("dairy.yaml", rule_book), ("mapping.yaml", _block("yaml")), ("votes.csv", _block("csv"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command, _, shown = _block("console").partition("\n")
    ran = travaux(*command.split()[2:])
    assert ran.code == 1
    printed = " ".join(ran.out.split())
    for piece in shown.split("…"):
        assert " ".join(piece.split()) in printed


def test_the_page_tells_every_key_of_a_mapping() -> None:
    told = set(re.findall(r"`([a-z ]+)`", PAGE))
    keys = {words(field) for field in Mapping.model_fields} - {"mapping", "says", "rule book"}
    assert keys - told == set()
