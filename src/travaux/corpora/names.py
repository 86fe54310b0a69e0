"""Who a named voter is: a member by a list of names over time, or by the form in which names are written."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Final

from travaux.corpora import mapping as mappings
from travaux.corpora.mapping import Called, Names

_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Voter:
    """Who a name stands for: a member with its group, if it has one; or nobody that sits there; or nobody known."""

    member: str = ""
    group: str = ""
    sits: bool = True


@cache
def folded(name: str) -> str:
    """A name without capitals, accents and signs, so that two ways of writing it are one: `cote d ivoire`."""
    apart = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NO_LETTER.sub(" ", plain.casefold()).strip()


def slug(*parts: str) -> str:
    """Words as a slug: `nelson-fl`; words in no Latin letters as a digest, so that one name stays one member."""
    made = "-".join(word for part in parts for word in folded(part).split())
    written = "".join(parts).strip()
    return made or (f"name-{sha256(written.encode()).hexdigest()[:12]}" if written else "")


@dataclass(frozen=True)
class NameBook:
    """Finds the member that a name stands for on a day."""

    names: Names
    plain: Mapping[str, str] = field(default_factory=dict)
    dated: Mapping[str, tuple[tuple[str, Called], ...]] = field(default_factory=dict)

    def find(self, name: str, on: date | None) -> Voter:
        """The voter behind a name; a voter without a member is not known."""
        if any(form.search(name) for form in self.names.no_seat):
            return Voter(sits=False)
        if self.names.list is not None:
            return Voter(self._listed(folded(name), on))
        if self.names.form is None:
            return Voter(slug(name))
        found = self.names.form.search(name)
        if found is None:
            return Voter()
        group = slug(found.groupdict().get("group") or "")
        return Voter(slug(found["name"], group), group)

    def _listed(self, name: str, on: date | None) -> str:
        for member, called in self.dated.get(name, ()):
            if _then(called, on):
                return member
        return self.plain.get(name, "")


def _then(called: Called, on: date | None) -> bool:
    """Whether a name was borne on a day; without a day it is not told."""
    if on is None:
        return False
    begun = not isinstance(called.from_, date) or called.from_ <= on
    return begun and (not isinstance(called.until, date) or on < called.until)


@cache
def book_of(names: Names) -> NameBook:
    """The name book of a mapping."""
    if names.list is None:
        return NameBook(names)
    read = mappings.read_names(names.list)
    plain = {folded(name): member for member, called in read.members.items() for name in called}
    dated: dict[str, tuple[tuple[str, Called], ...]] = {}
    for member, all_called in read.dated.items():
        for called in all_called:
            key = folded(called.name)
            dated[key] = (*dated.get(key, ()), (member, called))
    return NameBook(names, plain, dated)
