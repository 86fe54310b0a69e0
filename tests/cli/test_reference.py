"""The generated references tell every command and every event."""

import json

from tools.docs import cli, events, rulebook_schema
from travaux.cli.main import COMMANDS
from travaux.record.events import EVENTS


def test_every_command_has_its_section_with_its_options() -> None:
    page = cli.text()
    assert all(f"\n## travaux {name}\n" in page for name in COMMANDS)
    assert "### travaux rulebook show" in page
    assert "* `--only`: With --via: only what rests on nothing else." in page
    assert "`travaux list THINGS`" in page


def test_every_event_has_its_section_once() -> None:
    page = events.text()
    assert [page.count(f"\n### {name}\n") for name in EVENTS] == [1] * len(EVENTS)
    assert sum(map(len, events.SECTIONS.values())) == len(EVENTS)


def test_an_event_is_told_with_key_fields_and_whether_it_can_be_done() -> None:
    section = events.text().partition("\n### count reported\n")[2].partition("\n### ")[0]
    assert "* key: implemented / not implemented / total" in section
    assert "**number** (a count (15, about 20, at least 14))" in section
    assert "act or report" in section


def test_the_schema_of_rule_books_is_json() -> None:
    assert json.loads(rulebook_schema.text())["title"] == "Rule book"
