"""The names of dossiers: `organisation/kind/slug`, opaque and never reused."""

import re
from typing import Final

from travaux.broken_input import BrokenInput

WORLD: Final = "world"

KINDS: Final[dict[str, str]] = {
    "organisation": "an organisation, inside or outside this record",
    "member": "one member: its membership and, beside it, its participation",
    "roll": "membership and participation of all members",
    "body": "a body of the organisation",
    "session": "one session of a body, or of several jointly",
    "meeting": "any other encounter of post-holders",
    "document": "a text on its way to a decision, and the item it is on an agenda",
    "plan": "an action plan with its measures and reported counts",
    "post": "a post and those who hold it",
    "chairmanship": "which member chairs, with its priorities",
    "assessment": "an assessment of the situation, stated at one occasion",
    "communication": "a note, letter or request",
    "person": "a person",
    "source": "an outlet or one of its publications",
    "record": "this record itself: how it was opened, its rule books and keys",
}

#: Kinds of which an organisation has only one dossier, so that they carry no slug.
SOLE: Final = frozenset({"roll", "chairmanship", "record"})

_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


class BadDossier(BrokenInput):
    """A text that names no dossier; the message says what a name looks like."""

    def __init__(self, text: str, obstacle: str) -> None:
        super().__init__(
            f"'{text}' names no dossier: {obstacle}. Write organisation/kind/slug, for example csto/member/am."
        )


def kind_of(dossier: str) -> str:
    """The kind of a well-formed dossier name; raises BadDossier otherwise."""
    organisation, _, rest = dossier.partition("/")
    kind, _, slug = rest.partition("/")
    if not _SLUG.fullmatch(organisation):
        raise BadDossier(dossier, "the organisation is missing or misspelt")
    if organisation in KINDS:
        raise BadDossier(dossier, f"no organisation can be called '{organisation}', which is a kind of dossier")
    if kind not in KINDS:
        raise BadDossier(dossier, f"there is no kind '{kind}' (there are {', '.join(KINDS)})")
    if kind in SOLE:
        if rest != kind:
            raise BadDossier(dossier, f"an organisation has one {kind}, without a slug")
    elif not _SLUG.fullmatch(slug):
        raise BadDossier(dossier, "the slug must be small letters, figures, hyphens")
    return kind


def qualify(name: str, organisation: str) -> str:
    """`document/x` as seen from csto is `csto/document/x`; a full name stays as it is."""
    head = name.partition("/")[0]
    full = f"{organisation}/{name}" if head in KINDS else name
    kind_of(full)
    return full


def shorten(dossier: str, organisation: str) -> str:
    """The inverse of `qualify`, for writing a chronicle."""
    return dossier.removeprefix(f"{organisation}/")


def slug_of(dossier: str) -> str:
    """The last part of a dossier's name: `csto/member/am` gives `am`."""
    return dossier.rpartition("/")[2]
