"""Reads a rule book: from its text, or by slug from the library that is shipped with the rooms."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from types import MappingProxyType

from pydantic import ValidationError

from travaux import marked
from travaux.rulebook import checks, faults
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import RuleBookFile

NO_PARENTS: Mapping[str, RuleBook] = MappingProxyType({})
FOLDER = resources.files("travaux.rulebook") / "library"
SCENARIOS = ".scenarios.yaml"


def load(text: str, name: str, parents: Mapping[str, RuleBook] = NO_PARENTS) -> RuleBook:
    """Load a rule book from its text; `name` is what faults call the file, `parents` the books that it may inherit.

    Raises the first Fault by line (`faults_in` gives all of them), and nothing else.
    """
    root = marked.read(text, name)
    return _build(root, text, name, parents)


def faults_in(text: str, name: str, parents: Mapping[str, RuleBook] = NO_PARENTS) -> tuple[marked.Fault, ...]:
    """List every fault of a rule book by line; an empty tuple means that it loads.

    A file that is no YAML has one fault; one that does not fit the schema has those of the schema; only a file that
    fits is looked at as a whole.
    """
    try:
        root = marked.read(text, name)
    except marked.Fault as fault:
        return (fault,)
    _, found = _examine(root, name, parents)
    return found


def shipped() -> tuple[str, ...]:
    """List the slugs of the rule books in the library; the scenarios that stand beside them are no books."""
    files = (entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in files if not name.endswith(SCENARIOS)))


@cache
def read_library(slug: str) -> RuleBook:
    """Load a rule book of the library, with its parents; raises KeyError for a slug that the library does not have."""
    if slug not in shipped():
        message = f"Looked in the library for the rule book {slug!r}: it has {', '.join(shipped())}. Name one of these."
        raise KeyError(message)
    name = f"{slug}.yaml"
    text = (FOLDER / name).read_bytes().decode("utf-8")
    root = marked.read(text, name)
    above = root.get("inherits")
    parents = {str(above): read_library(str(above))} if isinstance(above, marked.Text) else NO_PARENTS
    return _build(root, text, name, parents)


def shipped_books() -> Mapping[str, RuleBook]:
    """The books of the library by slug; a book of one's own may inherit from each."""
    return {slug: read_library(slug) for slug in shipped()}


def scenarios_beside(book: str) -> str:
    """The name of the file in which a book's scenarios stand: `dairy.scenarios.yaml` beside `dairy.yaml`."""
    stem, dot, _ = book.rpartition(".")
    return (stem if dot else book) + SCENARIOS


def _build(root: marked.Table, text: str, name: str, parents: Mapping[str, RuleBook]) -> RuleBook:
    file, found = _examine(root, name, parents)
    if file is None or found:
        raise found[0]
    parent = None if file.inherits is None else parents[file.inherits]
    lines = {rule.id: marked.line_of(root, ("rules", number, "id")) for number, rule in enumerate(file.rules)}
    return RuleBook(file=file, digest=sha256(text.encode()).hexdigest(), name=name, parent=parent, lines=lines)


def _examine(
    root: marked.Table, name: str, parents: Mapping[str, RuleBook]
) -> tuple[RuleBookFile | None, tuple[marked.Fault, ...]]:
    """Fit the file to the schema, then look at it as a whole."""
    try:
        file = RuleBookFile.model_validate(root)
    except ValidationError as error:
        return None, faults.translate(error, root, name)
    found = (faults.at(root, name, *slip) for slip in checks.slips(file, parents))
    return file, tuple(sorted(found, key=lambda fault: fault.line))
