"""Takes the pages of the workroom while the guided exercise is played, each as the person at work sees it."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser

from tests.pages.conftest import free_port, wait_for
from tests.pages.player import DRAFT, PLAN, SESSION, Player

#: Takes one opened page under a name.
Take = Callable[[Player, str], None]


@dataclass(frozen=True)
class Sight:
    """What somebody looks at: who, where, and what it shows."""

    who: str
    path: str
    shows: str


#: What is looked at after each part of the exercise, by the name of the part.
SIGHTS: Final[dict[str, tuple[Sight, ...]]] = {
    "request_and_rounds": (
        Sight("rep-by", "/workroom/", "What waits for a permanent representation"),
        Sight("secretariat", "/workroom/sessions", "The sessions at work"),
    ),
    "stances": (
        Sight("secretariat", DRAFT, "A draft: where each member stands on each clause"),
        Sight("rep-kz", f"{DRAFT}/act/refuse", "An act, with what the rules make of it beforehand"),
    ),
    "refusal_and_return": (
        Sight("chair", SESSION, "A session, its agenda and who is there"),
        Sight("secretariat", f"{SESSION}/roll-call", "The roll of a session"),
    ),
    "plan_and_measures": (Sight("secretariat", PLAN, "A plan: counted from its measures"),),
    "removal_and_count": (
        Sight("chair", "/workroom/rulings", "Rulings given, and what waits for one"),
        Sight("secretariat", "/workroom/communications", "Communications as they were registered"),
        Sight("secretariat", "/workroom/people", "People and mandates"),
        Sight("secretariat", "/workroom/read", "An article goes in"),
        Sight("rep-am", "/workroom/exercise", "The twelve steps, each told by the record to be done"),
    ),
}


def take_all(browser: Browser, take: Take) -> Iterator[Sight]:
    """Play the exercise in a folder that is gone afterwards; answers every sight once it is taken."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")
    played = import_module("tests.pages.test_the_exercise_played")  # its pages are read with the settings
    with tempfile.TemporaryDirectory() as made:
        folder, port = Path(made), free_port()
        told = {"env": played.variables(folder), "stdout": subprocess.DEVNULL}
        subprocess.run([played.TRAVAUX, "demo", "--no-serve"], check=True, **told)
        with subprocess.Popen([played.TRAVAUX, "exercise", "offer", "--port", str(port)], **told) as site:
            try:
                wait_for(f"http://127.0.0.1:{port}/", site)
                yield from _looked_at(played, played.people_of(browser, f"http://127.0.0.1:{port}", folder), take)
            finally:
                site.terminate()


def _looked_at(played: Any, people: dict[str, Player], take: Take) -> Iterator[Sight]:  # noqa: ANN401 - a module
    for part, sights in SIGHTS.items():
        getattr(played, part)(people)
        for sight in sights:
            people[sight.who].go(sight.path)
            take(people[sight.who], sight.path)
            yield sight
