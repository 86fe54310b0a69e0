"""An item that somebody adds by its title: a text that is on record, or a new one, and the acts that it comes to."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.text import slugify

from travaux.accounts.actor import Actor
from travaux.decision.act import Act
from travaux.office.desk import NOW

_LONGEST_SLUG: Final = 50
MOST_LETTERS: Final = 300


@dataclass(frozen=True)
class Added:
    """The item to be added to a session: its document, and how far that is on its way onto an agenda.

    `on_record`: the document is; `may_be_included`: its item stands where the table of items lets it be included.
    """

    session: str
    body: str
    document: str
    title: str
    number: int
    on_record: bool
    may_be_included: bool


def document_named(title: str, organisation: str, known: Mapping[str, str]) -> tuple[str, bool]:
    """The document of that title, and whether it is on record; a new one gets a slug that nothing else has.

    A new slug ends in letters of chance: that a text of such a name is kept from the reader must not be told by it.
    """
    folded = {name.casefold(): dossier for name, dossier in known.items()}
    found = folded.get(title.casefold())
    if found:
        return found, True
    stem = slugify(title)[:_LONGEST_SLUG].strip("-").replace("_", "-") or "text"
    return f"{organisation}/document/{stem}-{secrets.token_hex(2)}", False


def acts(added: Added, actor: Actor) -> Iterator[Act]:
    """Enter the text where it is new, propose it where it is on no agenda, include it where that is the actor's."""
    about = (added.document,)
    if not added.on_record:
        yield Act("drafted", about, actor.capacity, NOW, value=_told(subject=added.title, body=added.body))
        if actor.role == "secretariat":
            named = {"name": added.title, "language": "en", "form": "title"}
            yield Act("named", about, actor.capacity, NOW, value=named)
    if actor.role == "delegation" or not added.may_be_included:
        proposed = _told(by=actor.member, session=added.session, body=added.body)
        yield Act("item proposed", about, actor.capacity, NOW, value=proposed)
    if actor.role != "delegation":
        included = _told(session=added.session, body=added.body)
        yield Act("item included", about, actor.capacity, NOW, value={**included, "number": str(added.number)})


def _told(**fields: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
