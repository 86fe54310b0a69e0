"""Who may read an entry: the public, the members, one body, one delegation, or the secretariat alone."""

import re
from collections.abc import Iterable
from typing import Final

from travaux.broken_input import BrokenInput

Reader = frozenset[str]

PUBLIC_AUDIENCE: Final = "public"
SECRETARIAT: Final = "secretariat"
MEMBERS: Final = "members"
PUBLIC: Final[frozenset[str]] = frozenset({PUBLIC_AUDIENCE})

_SOME = re.compile(r"(?:body|delegation):[a-z0-9]+(?:[-.][a-z0-9]+)*")


class BadAudience(BrokenInput):
    """A word that names no audience."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"'{text}' names no audience. Write public, members, secretariat, body:<slug> or delegation:<member>."
        )


def checked(audience: str) -> str:
    """The audience itself; raises BadAudience unless it is one."""
    if audience in {PUBLIC_AUDIENCE, MEMBERS, SECRETARIAT} or _SOME.fullmatch(audience):
        return audience
    raise BadAudience(audience)


def may_read(audience: str, reader: frozenset[str]) -> bool:
    """Whether somebody who belongs to these audiences may read the entry; the public belongs to every reader."""
    return audience == PUBLIC_AUDIENCE or audience in reader


def intersection(audiences: Iterable[str]) -> str:
    """Who may read what was drawn from all of these: the narrowest; the secretariat where two shut each other out."""
    narrowest = PUBLIC_AUDIENCE
    for audience in audiences:
        if audience in {PUBLIC_AUDIENCE, narrowest}:
            continue
        if narrowest == PUBLIC_AUDIENCE or (narrowest == MEMBERS and audience != SECRETARIAT):
            narrowest = audience
        elif audience != MEMBERS or narrowest == SECRETARIAT:
            return SECRETARIAT
    return narrowest
