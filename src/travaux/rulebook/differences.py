"""What became of a rule book between two of its versions: rules added, gone, changed, parameter by parameter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AnyRule, RuleBookFile

Path = tuple[str, ...]
#: What every rule says of itself; the rest of a change is in its parameters.
PARAMETERS: Final = "parameters"


@dataclass(frozen=True)
class Change:
    """One value that is another: where it stands, what it was, what it is; an empty side is a value that is not there.

    The place is that of the file, `tally, thresholds, 1, at least`, counted from one.
    """

    place: Path
    before: str
    after: str

    def told(self) -> str:
        """The change in words."""
        place = ", ".join(self.place)
        if not self.before:
            return f"{place}: {self.after} is new"
        if not self.after:
            return f"{place}: {self.before} is gone"
        return f"{place}: {self.before} became {self.after}"


@dataclass(frozen=True)
class RuleChange:
    """What became of one rule: *added*, *gone* or *changed*, with its chapter, its sentence, its changes."""

    rule: str
    what: Literal["added", "gone", "changed"]
    chapter: str
    says: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Differences:
    """All that differs between two rule books: at the head (title, texts, groups, bodies), and rule by rule."""

    head: tuple[Change, ...]
    rules: tuple[RuleChange, ...]

    @property
    def none(self) -> bool:
        """Whether the two say the same."""
        return not self.head and not self.rules


def differences(old: RuleBook, new: RuleBook) -> Differences:
    """Hold two versions of a rule book against each other; rules are the same rule where their ids are.

    The order of rules, comments and the layout of the file are no difference.
    """
    head = tuple(_changes(_head(old.file), _head(new.file)))
    before, after = ({rule.id: rule for rule in book.rules} for book in (old, new))
    return Differences(head, tuple(_rules(before, after)))


def _head(file: RuleBookFile) -> dict[str, Any]:
    return file.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"rules"}, warnings=False)


def _rules(before: Mapping[str, AnyRule], after: Mapping[str, AnyRule]) -> Iterator[RuleChange]:
    for name, rule in before.items():
        if name not in after:
            yield RuleChange(name, "gone", rule.chapter, rule.says)
        elif changes := tuple(_changes(_plain(rule), _plain(after[name]))):
            yield RuleChange(name, "changed", after[name].chapter, after[name].says, changes)
    for name, rule in after.items():
        if name not in before:
            yield RuleChange(name, "added", rule.chapter, rule.says)


def _plain(rule: AnyRule) -> dict[str, Any]:
    """A rule as its file has it; its parameters stand beside its head, as a reader speaks of them."""
    told = rule.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)
    return {**told.pop(PARAMETERS), **told}


def parameters(rule: AnyRule) -> Iterator[tuple[str, str]]:
    """Every parameter that a rule sets, by its place in the file: `tally, thresholds, 1, at least` and `2/3`."""
    told = rule.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)
    return ((", ".join(place), value) for place, value in _leaves(told[PARAMETERS]))


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    old, new = dict(_leaves(before)), dict(_leaves(after))
    for place in dict.fromkeys((*old, *new)):
        if old.get(place, "") != new.get(place, ""):
            yield Change(place, old.get(place, ""), new.get(place, ""))


def _leaves(node: object, place: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every single value with the place where it stands; a list of plain words is one value."""
    match node:
        case dict():
            for key, value in node.items():
                yield from _leaves(value, (*place, str(key)))
        case list() if any(isinstance(each, dict) for each in node):
            for number, each in enumerate(node, 1):
                yield from _leaves(each, (*place, str(number)))
        case list():
            if node:
                yield place, ", ".join(str(each) for each in node)
        case _:
            yield place, str(node)
