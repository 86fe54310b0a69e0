"""Scenario files: the YAML beside a rule book that tells what must come out of it; faults name file, line, remedy."""

from collections.abc import Iterable, Mapping
from typing import Final

from travaux.decision import written
from travaux.decision.findings import Admissible, BoundWord, Missing, Outcome
from travaux.decision.nodes import Nodes
from travaux.decision.question import Seat
from travaux.decision.scenarios import (
    BESIDE,
    FREE,
    OTHERS,
    Expected,
    ExpectedGround,
    Scenario,
    Scenarios,
    fields_in,
)
from travaux.decision.sentences import SENTENCES
from travaux.marked import Fault, Marked, Table, Text, line_of, read
from travaux.rulebook import load as library
from travaux.rulebook.vocabulary import Mode

_HEAD: Final = frozenset({"scenarios", "says", "zone", "rolls", "cases"})
_KEYS: Final = written.KEYS | {"case", "says", "source", "golden", "expect"}
_EXPECT: Final = frozenset({"outcome", "admissible", "mode", "grounds", "without", "missing", "bound", "readings"})


def load(text: str, name: str, zone: str = "UTC") -> Scenarios:
    """Read scenarios from their text; `name` is what faults call the file, `zone` that of moments where it names none.

    Raises the first Fault, and nothing else.
    """
    root, nodes = read(text, name), Nodes(name)
    nodes.no_others(root, _HEAD)
    rolls = nodes.table(root.get("rolls", Table(root.line)), "rolls")
    zone = nodes.text(root, "zone", zone)
    nodes.zone(root)
    cases = [_case(nodes.table(one, "cases"), nodes, rolls, zone) for one in nodes.items(root, "cases", due=True)]
    first: dict[str, int] = {}
    for one in cases:
        if one.name in first:
            what = f"the case {one.name} stands here again, after line {first[one.name]}"
            raise Fault(name, one.line, what, "Give each case a name of its own")
        first[one.name] = one.line
    return Scenarios(nodes.text(root, "scenarios"), name, tuple(cases))


def of_library(slug: str) -> Scenarios | None:
    """The scenarios that stand beside a rule book of the library; None where there are none. Raises Fault."""
    file = library.FOLDER / f"{slug}{library.SCENARIOS}"
    return load(file.read_bytes().decode("utf-8"), file.name) if file.is_file() else None


def faults_in(text: str, name: str) -> tuple[Fault, ...]:
    """The first fault of every case, by line; an empty tuple means that the file can be run."""
    try:
        load(text, name)
    except Fault as fault:
        return _each_fault(text, name, fault)
    return ()


def _each_fault(text: str, name: str, first: Fault) -> tuple[Fault, ...]:
    """The fault that was met, and those of the other cases where the file as a whole can be read."""
    try:
        root, nodes = read(text, name), Nodes(name)
        rolls = nodes.table(root.get("rolls", Table(root.line)), "rolls")
        cases, zone = nodes.items(root, "cases", due=True), nodes.text(root, "zone", "UTC")
    except Fault as fault:
        return (fault,)
    found = {(first.line, first.what): first}
    for one in cases:
        try:
            _case(nodes.table(one, "cases"), nodes, rolls, zone)
        except Fault as fault:
            found[fault.line, fault.what] = fault
    return tuple(sorted(found.values(), key=lambda fault: fault.line))


def _case(one: Table, nodes: Nodes, rolls: Mapping[str, Marked], zone: str) -> Scenario:
    nodes.no_others(one, _KEYS)
    name = nodes.text(one, "case")
    if "expect" not in one:
        raise nodes.fault(one, "expect", f"the case {name} expects nothing", "Write `expect: {outcome: adopted}`")
    question = written.question(one, nodes, rolls, zone)
    expected = _Expecting(nodes, nodes.table(one["expect"], "expect"), question.roll).expected()
    golden = nodes.whole(one, "golden", "the number of the golden test") if "golden" in one else 0
    says, source = nodes.text(one, "says", ""), nodes.text(one, "source", "")
    return Scenario(name, says, source, golden, line_of(one, ("case",)), question, expected)


class _Expecting:
    """Reads what a scenario expects."""

    def __init__(self, nodes: Nodes, one: Table, roll: tuple[Seat, ...]) -> None:
        self.nodes, self.one = nodes, one
        self.roll = frozenset(seat.member for seat in roll)

    def expected(self) -> Expected:
        """All that is asserted."""
        one, nodes = self.one, self.nodes
        nodes.no_others(one, _EXPECT)
        return Expected(
            outcome=nodes.word(one, "outcome", Outcome),
            admissible=nodes.word(one, "admissible", Admissible, None),
            mode=nodes.word(one, "mode", Mode, None),
            grounds=tuple(self._ground(each) for each in nodes.items(one, "grounds")),
            without=tuple(self._ground(each) for each in nodes.items(one, "without")),
            missing=tuple(self._missing(each) for each in nodes.items(one, "missing")) if "missing" in one else None,
            bound=self._bound(one["bound"]) if "bound" in one else None,
            readings=self._readings(nodes.table(one["readings"], "readings")) if "readings" in one else None,
        )

    def _ground(self, node: Marked) -> ExpectedGround:
        """A ground by its code alone, or with what is asked of it."""
        if isinstance(node, Text):
            return ExpectedGround(self._code(node, node.line))
        one = self.nodes.table(node, "grounds")
        code = self._code(self.nodes.text(one, "code"), one.line)
        self.nodes.no_others(one, frozenset({"code", *BESIDE, *fields_in(code)}))
        return ExpectedGround(code, tuple((key, ", ".join(self.nodes.words(one, key))) for key in one if key != "code"))

    def _code(self, code: str, line: int) -> str:
        if code not in SENTENCES:
            remedy = f"Write one such as {', '.join(_near(code, SENTENCES)) or 'threshold reached'}"
            raise Fault(self.nodes.file, line, f"no ground is called {code}", remedy)
        return str(code)

    def _missing(self, node: Marked) -> Missing:
        if isinstance(node, Text):
            return Missing(str(node))
        one = self.nodes.table(node, "missing")
        self.nodes.no_others(one, frozenset({"what", "member"}))
        return Missing(self.nodes.text(one, "what"), self.nodes.text(one, "member", ""))

    def _bound(self, node: Marked) -> tuple[tuple[str, str], ...]:
        """All, none, exactly those named, or a word for each, where who is not named is bound."""
        match node:
            case "all":
                return ((OTHERS, "bound"),)
            case "none":
                return ((OTHERS, FREE),)
            case Table():
                return tuple((self._member(node, key), self.nodes.word(node, key, BoundWord)) for key in node)
            case _:
                members = self.nodes.words(self.one, "bound")
                return (*((self._member(self.one, member), "bound") for member in members), (OTHERS, FREE))

    def _member(self, one: Table, member: str) -> str:
        if member not in self.roll and member != OTHERS:
            what = f"{member} does not sit on the roll"
            raise self.nodes.fault(
                one, member if member in one else "bound", what, "Name members of the roll, or others"
            )
        return member

    def _readings(self, one: Table) -> tuple[tuple[str, str], ...]:
        return tuple((reading, self.nodes.word(one, reading, Outcome)) for reading in one)


def _near(code: str, codes: Iterable[str]) -> list[str]:
    """Codes that share a word with this one."""
    words = set(code.replace(",", " ").split())
    return [one for one in codes if words & set(one.replace(",", " ").split())][:6]
