"""What somebody meets on a first day: a record that is taken, rules that say nothing, an answer that is too long."""

from pathlib import Path

from tests.cli.shell import Shell
from tests.databases import Place

DAIRY = """\
chronicle: coop/1
part: first
zone: Europe/Berlin
retrieved: 2026-11-23
record: reports only
title: A dairy co-operative
reports:
- id: names
  unsourced: true
  facts:
  - {ref: N1, about: session/assembly-2026, fact: named, name: The assembly of 2026, on: always}
"""


def test_the_demonstration_refuses_a_record_of_another_organisation(
    travaux: Shell, empty_record: Place, tmp_path: Path
) -> None:
    file = tmp_path / "dairy.yaml"
    file.write_text(DAIRY, encoding="utf-8")
    assert travaux("load", str(file)).code == 0
    held = len(travaux("list", "entries", "--json").json()["items"])
    refused = travaux("demo", "--no-serve")
    assert refused.code == 2
    assert "This record holds another organisation (coop)" in refused.err
    assert "Point TRAVAUX_DATABASE and TRAVAUX_DATA_DIR at a new place" in refused.err
    assert len(travaux("list", "entries", "--json").json()["items"]) == held
    assert empty_record.folder.exists()


def test_a_rule_book_that_says_nothing_is_told_with_exit_code_2(travaux: Shell, record: Place) -> None:
    refused = travaux("decide", "csto/document/assistance-to-armenia", "--book", "osce", "--on", "1974-01-01")
    silent = travaux("decide", "csto/document/assistance-to-armenia", "--on", "2022-11-23", "--book", "un-ga")
    assert silent.code == 2
    assert silent.out == ""
    assert silent.err.startswith("The rules do not say.")
    assert refused.code == 2
    assert record.folder.exists()


def test_the_state_alone_is_short(travaux: Shell, record: Place) -> None:
    whole = travaux("show", "csto/member/am").out.splitlines()
    brief = travaux("show", "csto/member/am", "--brief").out.splitlines()
    assert len(brief) < len(whole) / 3
    assert brief[: len(brief) // 2] == whole[: len(brief) // 2]
    assert not any(line.startswith("Facts, in order of happening") for line in brief)
    assert record.folder.exists()


def test_a_session_tells_who_declined_its_decisions_afterwards(travaux: Shell, record: Place) -> None:
    told = " ".join(travaux("show", "csto/session/csc-2023-11-23", "--brief").out.split())
    assert "Joining its decisions afterwards:" in told
    assert "8 May 2024: declined to join (Armenia)" in told
    assert "Chaired by: Belarus" in told
    assert "Documents, at a stage not stated: about 20" in told
    assert record.folder.exists()
