"""Cases: a question written down in a file, with what must come out of it; faults name file and line."""

from dataclasses import dataclass
from importlib import resources
from typing import Final

from travaux.decision import written
from travaux.decision.findings import Outcome
from travaux.decision.nodes import Nodes
from travaux.decision.question import Question
from travaux.marked import Table, read

FOLDER: Final = resources.files("travaux.decision") / "cases"

_KEYS: Final = written.KEYS | {"case", "says", "source", "book", "expect"}


@dataclass(frozen=True)
class Case:
    """One case: its name, what happened, from where we know, the rule book to ask, the question, what must come out."""

    name: str
    says: str
    source: str
    book: str
    question: Question
    outcome: Outcome | None
    bound: tuple[str, ...] | None


def bundled() -> tuple[str, ...]:
    """The names of the cases that are shipped with the room."""
    return tuple(sorted(one.name.removesuffix(".yaml") for one in FOLDER.iterdir() if one.name.endswith(".yaml")))


def bundled_case(name: str) -> Case:
    """One of the cases that are shipped; raises KeyError for another name."""
    if name not in bundled():
        message = (
            f"Looked among the cases for {name!r}: there are {', '.join(bundled())}. Name one of these, or a file."
        )
        raise KeyError(message)
    file = f"{name}.yaml"
    return load((FOLDER / file).read_bytes().decode("utf-8"), file)


def load(text: str, name: str) -> Case:
    """Read a case from its text; `name` is what faults call the file. Raises Fault, and nothing else."""
    root, nodes = read(text, name), Nodes(name)
    nodes.no_others(root, _KEYS)
    expect = nodes.table(root.get("expect", Table(root.line)), "expect")
    nodes.no_others(expect, frozenset({"outcome", "bound"}))
    return Case(
        nodes.text(root, "case"),
        nodes.text(root, "says", ""),
        nodes.text(root, "source", ""),
        nodes.text(root, "book"),
        written.question(root, nodes),
        nodes.word(expect, "outcome", Outcome, None),
        None if "bound" not in expect else tuple(nodes.words(expect, "bound")),
    )
