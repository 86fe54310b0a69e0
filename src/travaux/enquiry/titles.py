"""What things are called, asked of the record only for what is named, in the reader's language where it has a name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from babel import Locale

from travaux.enquiry.again import title_again
from travaux.enquiry.language import ENGLISH, spoken
from travaux.enquiry.words import Names
from travaux.office.called import called
from travaux.office.many import titles
from travaux.record.dossiers import kind_of, slug_of

_MISSING: Final = ""


class Titles(Mapping[str, str]):
    """The titles of the record, each read when it is first needed; `prefetch` reads many at once."""

    def __init__(self, language: str = ENGLISH) -> None:
        self._language = language
        self._read: dict[str, str] = {}

    def prefetch(self, dossiers: Iterable[str]) -> None:
        """Read the titles of all these dossiers in a question or two."""
        wanted = [one for one in dict.fromkeys(dossiers) if one not in self._read]
        if wanted:
            found = titles(wanted)
            self._read.update((one, found.get(one, _MISSING)) for one in wanted)
            if self._language != ENGLISH:
                self._read.update(_in(self._language, found))

    def __getitem__(self, dossier: str) -> str:
        """The title; raises KeyError for what is not on record."""
        if dossier not in self._read:
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


def _in(language: str, known: Mapping[str, str]) -> dict[str, str]:
    """Names in another language: those on record, for countries those of CLDR, then those of the catalogue."""
    found = called(known, language)
    for dossier, title in known.items():
        name = translated(dossier, title, language)
        if dossier not in found and name != title:
            found[dossier] = name
    return found


def translated(dossier: str, title: str, language: str) -> str:
    """A title in a language in which the record has none: for countries that of CLDR, else that of the catalogue."""
    country = _country(dossier, title, language) if kind_of(dossier) == "member" else ""
    return country or title_again(title)


def state(code: str, name: str) -> str:
    """A state by its code of ISO 3166 in the reader's language, where CLDR has it; else, and in English, as it is."""
    language = spoken()
    return name if language == ENGLISH else str(Locale.parse(language).territories.get(code.upper(), name))


def _country(member: str, title: str, language: str) -> str:
    """The country's name in CLDR, where the slug is its code: `ca` may as well be California, so the title must fit."""
    code = slug_of(member).upper()
    if Locale(ENGLISH).territories.get(code) != title:
        return ""
    return str(Locale.parse(language).territories.get(code, ""))


def names_of(organisation: str, language: str = ENGLISH) -> Names:
    """The names of one organisation's record, read as they are needed."""
    return Names(Titles(language), organisation)
