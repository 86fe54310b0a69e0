"""Whom people mean by a name: a body, post, organisation, member or person of the record."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.office import answers
from travaux.office.many import titles
from travaux.record.dossiers import kind_of, qualify, slug_of

#: Who may be responsible for a measure, and in which order a name that several bear is looked for.
DOERS: Final = ("body", "post", "member", "organisation", "person")


def doers() -> dict[str, str]:
    """Dossier by title of everybody who may be responsible; of one title the first kind counts."""
    found: dict[str, str] = {}
    for kind in DOERS:
        for one in answers.dossiers(kind):
            found.setdefault(one.title, one.dossier)
    return found


def resolver(organisation: str, known: dict[str, str]) -> Callable[[str], str]:
    """Finds a dossier by its full name, its title or its slug; empty where nobody is called so."""
    by_title = {title.casefold(): dossier for title, dossier in known.items()}
    by_slug = {slug_of(dossier): dossier for dossier in reversed(list(known.values()))}

    def resolve(said: str) -> str:
        name = said.strip()
        return by_title.get(name.casefold()) or by_slug.get(name.casefold()) or _full(name, organisation)

    return resolve


def _full(name: str, organisation: str) -> str:
    """The name itself, where it is that of a dossier on record."""
    try:
        full = qualify(name, organisation)
    except BrokenInput:
        return ""
    return full if kind_of(full) in DOERS and full in titles([full]) else ""


def offered(known: Iterable[str]) -> Iterator[str]:
    """The names that a field offers while somebody types."""
    return iter(sorted(known))
