"""The ballots of one record: each member with what is said of it, once or more than once, and what is wrong there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from travaux.corpora.mapping import NamedAgainst, Names, Positions, Word
from travaux.corpora.names import Voter, find
from travaux.corpora.scalars import RowFault, text

#: The column of ballots that were gathered from rows of their own.
GATHERED: Final = "ballots"
CAST: Final = frozenset({"yes", "no", "abstain", "recused"})
#: From what helps a decision most to what hurts it most; it ranks two words that are said of one member.
_RANKS: Final[tuple[Word, ...]] = (
    "yes", "no seat", "not entitled", "recused", "present not participating", "absent", "abstain", "no",
)  # fmt: skip


@dataclass
class Ballots:
    """What a record says of each member: the words in their order, its group; and names of nobody known."""

    of: dict[str, list[Word]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)

    def take(self, voter: Voter, name: str, words: Iterable[Word], column: str) -> None:
        """Enter what is said of one voter; who was entered before is told as named twice."""
        if not voter.sits:
            self.faults.append(RowFault(column, f"{name} is named among the voters and has no seat there", form=True))
            return
        if not voter.member:
            self.unknown.append(name)
            self.faults.append(RowFault(column, f"{name!r} is nobody whom the mapping knows"))
            return
        said = [*self.of.get(voter.member, ()), *words]
        if voter.member in self.of or len(said) > 1:
            told = " and ".join(dict.fromkeys(said)) or "nothing that is known"
            self.faults.append(RowFault(column, f"{name} is named twice: {told}"))
        cast = [word for word in said if word in CAST]
        self.of[voter.member] = list(dict.fromkeys(cast or said))  # who cast a ballot was there
        self.groups[voter.member] = voter.group

    def best(self, member: str) -> Word | None:
        """The word that helps the decision most; None where none is known."""
        return _first(self.of[member], min)

    def worst(self, member: str) -> Word | None:
        """The word that hurts the decision most; None where none is known."""
        return _first(self.of[member], max)

    @property
    def doubtful(self) -> bool:
        """Whether more than one thing is said of somebody."""
        return any(len(said) > 1 for said in self.of.values())


def _first(said: list[Word], by: Callable[..., Word]) -> Word | None:
    """The first of the words by their ranks, from one end or the other; nearly always one alone was said."""
    return by(said, key=_RANKS.index) if len(said) > 1 else said[0] if said else None


def rank(word: Word | None) -> int:
    """The place of a word from what helps a decision most to what hurts it most; the last where none is known."""
    return len(_RANKS) if word is None else _RANKS.index(word)


def words_of(positions: Positions | None) -> dict[str, Word]:
    """Our word for each word of the record, in small letters."""
    if positions is None:
        return {}
    return {said.casefold(): word for word, given in positions.words.items() for said in given}


def read(
    positions: Positions, columns: Mapping[str, object], words: Mapping[str, Word], names: Names, on: date | None
) -> Ballots:
    """The ballots of a record."""
    found = Ballots()
    for name, said, column in _named(positions, columns, found.faults):
        if not any(text(one) for one in said):
            continue  # a name with nothing said of it is as one that is not there
        read_words = []
        for one in said:
            word = words.get(text(one).casefold())
            if word is None:
                found.faults.append(
                    RowFault(column, f"{text(one)!r}, said of {name}, is no word that the mapping knows")
                )
            else:
                read_words.append(word)
        found.take(find(names, name, on), name, read_words, column)
    return found


def _named(
    positions: Positions, columns: Mapping[str, object], faults: list[RowFault]
) -> Iterator[tuple[str, list[object], str]]:
    """Names, what is said of each, and the column it stands in."""
    if positions.columns is not None:
        for column, value in columns.items():
            found = positions.columns.search(column)
            if found is not None and text(value):
                yield found.groupdict().get("name") or column, [value], column
        return
    column = positions.column or GATHERED
    value = columns.get(column)
    if isinstance(value, Mapping):
        for name, said in value.items():
            yield text(name), said if isinstance(said, list) else [said], column
    elif value is not None and value != []:
        faults.append(RowFault(column, "the ballots stand there in no form that is read: names with words are due"))


def against(named: NamedAgainst, columns: Mapping[str, object], names: Names, on: date | None) -> Ballots:
    """Those whom a column names as having voted no."""
    found = Ballots()
    for name in named.between.split(text(columns.get(named.column))):
        if name.strip():
            found.take(find(names, name.strip(), on), name.strip(), ["no"], named.column)
    return found
