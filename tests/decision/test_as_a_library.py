"""The rules as a plain library: its names, what they import, and that the how-to's lines run as they stand."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import travaux.decision as room

HOW_TO: Final = Path(__file__).parents[2] / "docs" / "how-to" / "use-the-rules-as-a-library.md"


def run(code: str) -> str:
    """What a fresh Python prints that runs this."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_importing_every_public_name_imports_no_django_and_nothing_of_the_rooms_above() -> None:
    loaded = run("import sys\nfrom travaux.decision import *\nprint('\\n'.join(sys.modules))").split()
    assert "travaux.decision.adoption" in loaded
    assert [name for name in loaded if name.partition(".")[0] in {"django", "sqlite3", "psycopg", "duckdb"}] == []
    above = {"office", "corpora", "enquiry", "portal", "workroom", "frame", "cli", "api"}
    assert [name for name in loaded if name.startswith("travaux.") and name.split(".")[1] in above] == []


def test_the_control_a_room_above_does_import_django() -> None:
    code = "import sys, contextlib\nwith contextlib.suppress(Exception):\n    import travaux.workroom.audiences\n"
    assert "django" in run(code + "print(' '.join(sys.modules))").split()


def test_naming_the_room_alone_loads_no_rules() -> None:
    loaded = run("import sys\nimport travaux.decision\nprint('\\n'.join(sys.modules))").split()
    assert "travaux.decision.adoption" not in loaded


@pytest.mark.parametrize("name", room.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    thing = getattr(room, name)
    assert thing.__name__ == name
    assert thing.__doc__


def test_a_name_that_is_not_public_is_refused_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match=r"has no decide; its names are Cast, Change, Declared"):
        room.decide  # noqa: B018 - looking is what is tried


def test_the_how_to_runs_as_it_stands_and_prints_what_it_says() -> None:
    blocks = re.findall(r"```(python|text)\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    code = "\n".join(text for kind, text in blocks if kind == "python")
    told = [line for kind, text in blocks if kind == "text" for line in text.splitlines()]
    assert run(code).splitlines() == told
    assert told
