"""What README, tutorial and how-to pages show is what the commands print."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import empty_record, no_record, own_record
from tests.cli.shell import Shell
from tests.databases import Place

__all__ = ["empty_record", "no_record", "own_record"]

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^ *```console\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
SHOWN = (
    "README.md",
    "docs/tutorial/one-draft-decision.md",
    "docs/how-to/check-a-record.md",
    "docs/how-to/read-a-finding.md",
)
KINDS = ("tutorial", "how-to", "explanation", "reference", "decisions")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def _commands(page: str) -> Iterator[tuple[str, str]]:
    """Each `$ travaux …` of a page with what is printed under it; lines of the shell's own are left out."""
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        for part in re.split(r"^ *\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            if command.startswith("travaux "):
                yield command, printed


def _flat(text: str) -> str:
    return " ".join(text.split())


def _in_order(shown: str, out: str) -> str:
    """The first piece between two … that does not stand in the output after those before it; empty if all do."""
    out = _flat(out)
    for fragment in filter(None, (_flat(piece) for piece in shown.split("…"))):
        place = out.find(fragment)
        if place < 0:
            return fragment
        out = out[place + len(fragment) :]
    return ""


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
    assert _in_order(printed, ran.out) == "", (page, command)


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


def test_the_rule_book_of_the_how_to_page_passes_its_scenarios_as_shown(
    travaux: Shell, no_record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "docs/how-to/write-a-rule-book.md"
    book, scenarios = (part.split("```")[0] for part in (ROOT / page).read_text("utf-8").split("```yaml\n")[1:3])
    (no_record.folder / "dairy.yaml").write_text(book, encoding="utf-8")
    (no_record.folder / "dairy.scenarios.yaml").write_text(scenarios, encoding="utf-8")
    monkeypatch.chdir(no_record.folder)
    commands = list(_commands(page))
    assert len(commands) == 5
    for command, printed in commands:
        ran = travaux(*shlex.split(command.partition(" > ")[0])[1:])
        assert ran.code == 0, ran.err
        assert _in_order(printed, ran.out) == "", command


def test_the_how_to_page_on_papers_shows_what_is_printed(
    travaux: Shell, own_record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own_record.folder)
    for command, printed in _commands("docs/how-to/papers.md"):
        ran = travaux(*shlex.split(command)[1:])
        assert ran.code == 0, ran.err
        assert _in_order(printed, ran.out) == "", command


def test_the_control_what_a_command_does_not_print_is_found_out() -> None:
    assert _in_order("one … three", "one\ntwo\nthree") == ""
    assert _in_order("three … one", "one\ntwo\nthree") == "one"


def _links(page: Path) -> list[Path]:
    text = page.read_text(encoding="utf-8")
    return [(page.parent / link).resolve() for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)]


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for link in _links(page):
            assert link.exists(), (page.name, link)


def test_every_page_stands_in_the_index() -> None:
    index = set(_links(ROOT / "docs" / "README.md"))
    pages = {page for kind in KINDS for page in (ROOT / "docs" / kind).iterdir()}
    assert pages - index == set()


def test_every_file_named_in_a_page_exists() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for name in re.findall(r"`((?:src|tests|tools|docs|requirements)/[\w./-]+)`", page.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), (page.name, name)


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=[page.stem for page in DECISIONS])
def test_a_decision_says_when_it_was_taken_what_holds_it_and_what_was_refused(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(page.name[:4])}. ")
    assert "\nDecided in " in text
    assert re.search(r"^(?:##|\|).*refused", text, re.MULTILINE), page.name


def test_the_page_on_json_names_the_keys_that_are_printed(travaux: Shell, record: Place) -> None:
    page = (ROOT / "docs/reference/json.md").read_text(encoding="utf-8")
    asked = {
        "show DOSSIER": travaux("show", "csto/plan/2023", "--json"),
        "list THINGS": travaux("list", "plans", "--json"),
        "timeline": travaux("timeline", "--about", "csto/plan/2023", "--json"),
        "decide": travaux("decide", "--case", "note-of-2009", "--json"),
        "rulebook test": travaux("rulebook", "test", "au-psc", "--json"),
        "rulebook diff": travaux("rulebook", "diff", "un-sc", "un-ga", "--json"),
    }
    for command, ran in asked.items():
        keys = ", ".join(f"`{key}`" for key in ran.json())
        assert f"| `{command}` | {keys} |" in page, (record, command)
    finding, fact = asked["decide"].json()["finding"], asked["show DOSSIER"].json()["facts"][-1]
    assert ", ".join(f"`{key}`" for key in finding) in page
    assert ", ".join(f"`{key}`" for key in finding["grounds"][0] if key != "code") in page
    assert [key for key in fact if f"`{key}`" not in page.partition("## A fact")[2]] == []
