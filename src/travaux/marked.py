"""YAML whose every scalar stays a string and whose every node knows the line that it stands on."""

import re
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from travaux.broken_input import BrokenInput

LARGEST: Final = 4 * 1024 * 1024
DEEPEST: Final = 32
# Besides control characters and lone surrogates: the three other line separators, on which editors and YAML disagree.
UNWANTED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)"
)
DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)


class Fault(BrokenInput):
    """What is wrong with a file: its name, the line (from 1), what stands there, and the remedy."""

    def __init__(self, file: str, line: int, what: str, remedy: str) -> None:
        self.file, self.line, self.what, self.remedy = file, line, what, remedy
        super().__init__(f"{file}, line {line}: {what}. {remedy}")


class Text(str):
    """A scalar, always a string: `no` stays Norway's code and 2023-11-23 stays what was written."""

    __slots__ = ("line",)
    line: int

    @classmethod
    def at(cls, line: int, value: str) -> "Text":
        """Make a scalar that stands on a line (from 1)."""
        text = cls(value)
        text.line = line
        return text


class Items(list["Marked"]):
    """A sequence, with the line that it starts on."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line

    def line_under(self, step: str | int) -> int | None:
        """Give the line of the item at an index, None where there is none."""
        return self[step].line if isinstance(step, int) and 0 <= step < len(self) else None


class Table(dict[str, "Marked"]):
    """A mapping, with the line that it starts on and the line of every key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def line_under(self, step: str | int) -> int | None:
        """Give the line of a key, None where there is no such key."""
        return self.lines.get(step) if isinstance(step, str) else None


Marked = Text | Items | Table


def line_of(root: Marked, path: tuple[str | int, ...]) -> int:
    """Give the line of the node at a path of keys and indices, or of the deepest node that the path leads to.

    Steps that the file does not have are passed over, so that the path of a schema error, which names a missing key
    or a chosen alternative, still leads to the nearest line.
    """
    node, line = root, root.line
    for step in path:
        if isinstance(node, Text):
            break
        found = node.line_under(step)
        if found is not None:
            line = found
            node = node[step]  # type: ignore[index]
    return line


def read(text: str, name: str) -> Table:
    """Read one YAML 1.2 document whose root is a mapping; `name` is what faults call the file.

    Raises Fault, and nothing else, for what is no YAML or uses more of it than records and rule books need: anchors,
    aliases, tags, directives, several documents, a key twice, tabs, control characters, more than 4 MiB or 32 levels.
    """
    text = text.removeprefix("\ufeff")
    _refuse_bytes(text, name)
    builder = _Builder(name)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = builder.line if mark is None else mark.line + 1
        raise Fault(name, line, _problem(error), "Mend the YAML at this place or just before it") from error
    except Fault:
        raise
    except (YAMLError, ValueError, OverflowError) as error:
        what = "the YAML breaks off here with a character or an escape that does not exist"
        raise Fault(name, builder.line, what, "Check the escapes after backslashes") from error
    return builder.root()


def _refuse_bytes(text: str, name: str) -> None:
    """Refuse what no text file of ours holds, before the parser sees it."""
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise Fault(name, 1, f"the file is larger than {LARGEST} bytes", "Split it into several files")
    unwanted = UNWANTED.search(text)
    if unwanted is not None:
        what = f"the character U+{ord(unwanted[0]):04X} stands here"
        raise Fault(name, _line_at(text, unwanted.start()), what, "Remove it; it cannot be seen or sealed")
    tab = text.find("\t")
    if tab >= 0:
        raise Fault(name, _line_at(text, tab), "a tab stands here", "Write blanks, or \\t between double quotes")
    directive = DIRECTIVE.search(text)
    if directive is not None:
        what = "a directive or another line that begins with % stands here"
        raise Fault(name, _line_at(text, directive.start()), what, "Remove the line; files are YAML 1.2 without any")


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _problem(error: MarkedYAMLError) -> str:
    """Put the parser's own words into one line."""
    parts = (error.context, error.problem)
    return "this is no YAML: " + " ".join(" ".join(str(part).split()) for part in parts if part)


class _Builder:
    """Builds the marked tree from the parser's events, with a stack of its own instead of recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.line = 1
        self.documents = 0
        self.found: Marked | None = None
        self.stack: list[tuple[Items | Table, Text | None]] = []
        self.key: Text | None = None

    def root(self) -> Table:
        """Give the finished root, which must be a mapping."""
        if isinstance(self.found, Table):
            return self.found
        line = 1 if self.found is None else self.found.line
        what = "the file is empty" if self.found is None else "the file does not begin with a mapping"
        raise Fault(self.name, line, what, "Begin with keys such as `book: name`")

    def take(self, event: Event) -> None:
        """Add one event to the tree."""
        self.line = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            self._refuse_marks(event)
            self._place(Text.at(self.line, self._sound(event)))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._refuse_marks(event)
            self._open(Table(self.line) if isinstance(event, MappingStartEvent) else Items(self.line))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            _, self.key = self.stack.pop()
        elif isinstance(event, AliasEvent):
            raise self._fault("an alias stands here", "Write the value out where it is needed")
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._fault("a second document begins here", "Keep one document in a file")

    def _open(self, node: Items | Table) -> None:
        if len(self.stack) >= DEEPEST:
            raise self._fault(f"the nesting is deeper than {DEEPEST} levels", "Flatten it")
        self._place(node)
        self.stack.append((node, self.key))
        self.key = None

    def _place(self, node: Marked) -> None:
        """Put a node where it belongs: as the root, an item, a key, or the value of the key before it."""
        if not self.stack:
            self.found = node
            return
        parent = self.stack[-1][0]
        if isinstance(parent, Items):
            parent.append(node)
        elif self.key is not None:
            parent[self.key] = node
            self.key = None
        elif isinstance(node, Text):
            self._take_key(parent, node)
        else:
            raise self._fault("a list or a mapping is used as a key", "Write a word as the key")

    def _take_key(self, parent: Table, key: Text) -> None:
        if key in parent.lines:
            what = f"the key {str(key)!r} stands here again, after line {parent.lines[key]}"
            raise self._fault(what, "Keep one of the two")
        parent.lines[key] = key.line
        self.key = key

    def _refuse_marks(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            raise self._fault(f"the anchor &{event.anchor} stands here", "Write the value out where it is needed")
        if event.tag is not None:
            raise self._fault(f"the tag {event.tag} stands here", "Remove it; the schema gives every value its type")

    def _sound(self, event: ScalarEvent) -> str:
        """Give the scalar's value, unless an escape put something into it that plain text may not hold."""
        value = str(event.value)
        if event.style == '"' and UNWANTED.search(value) is not None:
            raise self._fault("an escape here makes a control character or half a character", "Remove the escape")
        return value

    def _fault(self, what: str, remedy: str) -> Fault:
        return Fault(self.name, self.line, what, remedy)
