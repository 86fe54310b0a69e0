"""What README, tutorial and how-to pages show is what the commands print."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import empty_record, own_record
from tests.cli.shell import Shell
from tests.databases import Place

__all__ = ["empty_record", "own_record"]

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^ *```console\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
SHOWN = ("README.md", "docs/tutorial/one-draft-decision.md", "docs/how-to/check-a-record.md")


def _commands(page: str) -> Iterator[tuple[str, str]]:
    """Each `$ travaux …` of a page with what is printed under it; lines of the shell's own are left out."""
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        for part in re.split(r"^ *\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            if command.startswith("travaux "):
                yield command, printed


def _flat(text: str) -> str:
    return " ".join(text.split())


EXAMPLES = [(page, *example) for page in SHOWN for example in _commands(page)]


@pytest.mark.parametrize(
    ("page", "command", "printed"), EXAMPLES, ids=[f"{page}: {command}" for page, command, _ in EXAMPLES]
)
def test_a_command_prints_what_its_page_shows(
    page: str, command: str, printed: str, travaux: Shell, own_record: Place
) -> None:
    words = shlex.split(command.partition(" > ")[0])[1:]
    words = [str(own_record.folder / word) if word == "today.txt" else word for word in words]
    if "--from" in words:
        (own_record.folder / "today.txt").write_text(travaux("checkpoint", "--note").out, encoding="utf-8")
    ran = travaux(*words)
    assert ran.code == 0 or (words[0] == "decide" and ran.code == 1), (page, ran.err)  # 1: it waits for a ruling
    out = _flat(ran.out)
    for fragment in filter(None, (_flat(piece) for piece in printed.split("…"))):
        place = out.find(fragment)
        assert place >= 0, (page, command, fragment)
        out = out[place + len(fragment) :]


def test_the_pages_show_something() -> None:
    assert len(EXAMPLES) > 12
    assert sum(bool(_flat(printed.replace("…", ""))) for _, _, printed in EXAMPLES) > 8


def test_the_chronicle_of_the_how_to_page_loads(travaux: Shell, empty_record: Place) -> None:
    page = (ROOT / "docs/how-to/load-a-chronicle.md").read_text(encoding="utf-8")
    file = empty_record.folder / "first.yaml"
    file.write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    refused = travaux("load", str(file))
    assert refused.code == 0, refused.err
    assert "Hamelin" in travaux("show", "coop/session/assembly-2026").out


def test_every_link_of_the_pages_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), (page.name, link)
