"""Who a named voter is: a member by a list of names over time, or by the form in which names are written."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import Final

from travaux.corpora import mapping as mappings
from travaux.corpora.mapping import Names
from travaux.decision import rolls

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
    apart = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("&", " and "))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NO_LETTER.sub(" ", plain.casefold()).strip()


def slug(*parts: str) -> str:
    """Words as a slug: `nelson-fl`; words in no Latin letters as a digest, so that one name stays one member."""
    made = "-".join(word for part in parts for word in folded(part).split())
    written = "".join(parts).strip()
    return made or (f"name-{sha256(written.encode()).hexdigest()[:12]}" if written else "")


def find(names: Names, name: str, on: date | None) -> Voter:
    """The voter behind a name on a day; a voter without a member is not known."""
    if any(form.search(name) for form in names.no_seat):
        return Voter(sits=False)
    if names.roll is not None or names.list is not None:
        key = folded(name)
        return Voter(_on_roll(names.roll, on).get(key, "") or _listed(names.list).get(key, ""))
    if names.form is None:
        return Voter(slug(name))
    found = names.form.search(name)
    if found is None:
        return Voter()
    group = slug(found.groupdict().get("group") or "")
    return Voter(slug(found["name"], group), group)


@lru_cache(maxsize=64)
def _on_roll(of: str | None, on: date | None) -> Mapping[str, str]:
    """The members of a roll by their names on a day."""
    return {} if of is None else {folded(name): member for name, member in rolls.names(of, on).items()}


@cache
def _listed(name: str | None) -> Mapping[str, str]:
    """The members of a list by the ways in which they are written."""
    if name is None:
        return {}
    return {folded(written): member for member, names in mappings.read_names(name).members.items() for written in names}
