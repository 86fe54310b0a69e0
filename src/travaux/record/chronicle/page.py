"""One file while it is being read: its zone and organisation, and the faults found in it so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final
from zoneinfo import ZoneInfo

from travaux.broken_input import BrokenInput
from travaux.marked import Fault, Items, Marked, Table, Text

MOST_FAULTS: Final = 20


class ChronicleRefused(BrokenInput):
    """A chronicle that cannot be read; `faults` in the order of the lines. Nothing of it was taken."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        more = "\n(There may be more: the reading stopped here.)" if len(faults) >= MOST_FAULTS else ""
        super().__init__("\n".join(str(fault) for fault in faults) + more)


@dataclass
class Page:
    """A file's name, its organisation and zone, and what is wrong with it."""

    name: str
    organisation: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    retrieved: int | None = None
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, what: str, remedy: str) -> None:
        """Note a fault; raises ChronicleRefused when there are too many to go on."""
        self.faults.append(Fault(self.name, line, what, remedy))
        if len(self.faults) >= MOST_FAULTS:
            self.close()

    def close(self) -> None:
        """Raise ChronicleRefused if anything is wrong."""
        if self.faults:
            raise ChronicleRefused(sorted(self.faults, key=lambda fault: fault.line))

    def noting(self, line: int, where: str) -> "Noting":
        """A context in which broken input is noted as a fault of that line, and the reading goes on."""
        return Noting(self, line, where)

    def only(self, table: Table, allowed: Sequence[str], where: str) -> None:
        """Note every key that has no place here."""
        for key, line in table.lines.items():
            if key not in allowed:
                self.fault(line, f"{where}: there is no field '{key}'", f"The fields are: {', '.join(allowed)}")

    def table(self, node: Marked | None, where: str) -> Table:
        """A mapping, or an empty one with a fault noted."""
        if node is None or isinstance(node, Table):
            return Table(0) if node is None else node
        self.fault(node_line(node), f"{where}: a mapping is due here", "Write {key: value, …}")
        return Table(node_line(node))

    def items(self, node: Marked | None, where: str) -> list[Marked]:
        """The items of a list; one scalar or mapping counts as a list of one."""
        if isinstance(node, Table):
            self.fault(node.line, f"{where}: a list is due here", "Write [one, two] or one word")
            return []
        return [] if node is None else list(node) if isinstance(node, Items) else [node]

    def texts(self, node: Marked | None, where: str) -> tuple[str, ...]:
        """Several scalars; one counts as a list of one."""
        return tuple(self.text(item, where) for item in self.items(node, where))

    def text(self, node: Marked | None, where: str) -> str:
        """One scalar, empty if it is missing."""
        if node is None or isinstance(node, Text):
            return str(node or "")
        self.fault(node_line(node), f"{where}: one word or sentence is due here", "Write it without brackets")
        return ""


def node_line(node: Marked) -> int:
    """The line on which a node stands, from 1."""
    return node.line


@dataclass(frozen=True)
class Noting:
    """Turns broken input inside a `with` into a noted fault; lets everything else through."""

    page: Page
    line: int
    where: str

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        """Note broken input and go on; a chronicle already refused stays refused."""
        if not isinstance(error, BrokenInput) or isinstance(error, ChronicleRefused):
            return False
        what, _dot, remedy = str(error).partition(". ")
        self.page.fault(self.line, f"{self.where}: {what.rstrip('.')}", remedy or "Correct it")
        return True
