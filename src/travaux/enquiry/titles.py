"""What things are called, asked of the record only for what is named, in the reader's language where it has a name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from travaux.enquiry.words import Names
from travaux.office.many import titles

_MISSING: Final = ""


class Titles(Mapping[str, str]):
    """The titles of the record, each read when it is first needed; `prefetch` reads many at once."""

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._read: dict[str, str] = {}

    def prefetch(self, dossiers: Iterable[str]) -> None:
        """Read the titles of all these dossiers in one question."""
        wanted = [one for one in dict.fromkeys(dossiers) if one not in self._read]
        if wanted:
            found = titles(wanted)
            self._read.update((one, found.get(one, _MISSING)) for one in wanted)

    def __getitem__(self, dossier: str) -> str:
        """The title; raises KeyError for what is not on record."""
        self.prefetch([dossier])
        title = self._read[dossier]
        if title == _MISSING:
            raise KeyError(dossier)
        return title

    def __iter__(self) -> Iterator[str]:
        """Those that were read."""
        return (dossier for dossier, title in self._read.items() if title != _MISSING)

    def __len__(self) -> int:
        """How many were read."""
        return sum(1 for _ in self)


def names_of(organisation: str, language: str = "en") -> Names:
    """The names of one organisation's record, read as they are needed."""
    return Names(Titles(language), organisation)
