"""Questions in the words of the command line, answered with what a program reads."""

from collections.abc import Callable
from typing import Any

from tests.cli.shell import Shell

Json = Any
Ask = Callable[..., Json]


def asker(travaux: Shell) -> Ask:
    """`ask("show", "csto/plan/2023")` gives the JSON of a command that must end well."""

    def ask(*words: str) -> Json:
        ran = travaux(*words, "--json")
        assert ran.code == 0, ran.err
        return ran.json()

    return ask


def by_ref(shown: Json) -> dict[str, Json]:
    """The facts of an answer by their refs."""
    return {card["ref"]: card for card in shown.get("facts", shown.get("items"))}


def day(happened: Json) -> tuple[str | None, str | None]:
    """First day, and the day after the last."""
    return (happened["lo"] or "")[:10] or None, (happened["hi"] or "")[:10] or None


def addresses(cited: Json) -> set[str]:
    """The refs of what a state cites."""
    return {one["address"].rpartition("#")[2] for one in cited}
