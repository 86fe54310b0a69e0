"""What Unicode's CLDR calls the countries that are members: spellings to be found by, never facts of a record."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from travaux.office.index.spelling import stems
from travaux.record.dossiers import slug_of

#: In these languages every country is found, whoever the members are.
_ALWAYS: Final = ("en", "ru", "hy")
_CODE: Final = 2


def languages(members: Iterable[str]) -> frozenset[str]:
    """The languages in which the members of an organisation are found: those that are official in one of them."""
    return frozenset(_ALWAYS).union(*(_spoken(slug_of(member)) for member in members))


def names(member: str, spoken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each language and the country's name in it; a language without data is passed over."""
    for language in sorted(spoken):
        name = _names(language).get(slug_of(member).upper())
        if name:
            yield language, name


def is_called(member: str, words: frozenset[str]) -> bool:
    """Whether a name on record is that of the country whose code the slug would be.

    Only then is it taken for that code: `ca` may as well be California.
    """
    spoken = languages([member]) if len(slug_of(member)) == _CODE else ()
    return any(stems(name) == words for _, name in names(member, spoken))


@cache
def _spoken(code: str) -> frozenset[str]:
    return frozenset(get_official_languages(code.upper(), regional=False, de_facto=True))


@cache
def _names(language: str) -> dict[str, str]:
    try:
        found = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in found.items() if len(code) == _CODE}
