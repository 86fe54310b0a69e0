"""For whom something is entered, as a form offers it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from travaux.accounts import policy
from travaux.record.audience import MEMBERS, PUBLIC_AUDIENCE, SECRETARIAT
from travaux.workroom.working import Working


@dataclass(frozen=True)
class Readers:
    """An audience, its name in words, and whether it is the one chosen."""

    audience: str
    label: str
    chosen: bool


def readers_of(working: Working, event: str, chosen: str = "") -> tuple[Readers, ...]:
    """For whom the actor may enter such an act, the widest first, which is chosen unless another one is."""
    known = list(_known(working, event))
    picked = chosen if chosen in known else next(iter(known), "")
    return tuple(Readers(one, in_words(one, working), one == picked) for one in known)


def _known(working: Working, event: str) -> Iterator[str]:
    """Audiences that are spelt out, each once."""
    told = policy.audiences_of(working.actor, event)
    return (one for one in told if one in {PUBLIC_AUDIENCE, MEMBERS, SECRETARIAT} or ":" in one)


def in_words(audience: str, working: Working) -> str:
    """Who may read it, in words that stand on a button."""
    match audience:
        case "public":
            return gettext("everybody")
        case "members":
            return gettext("the members")
        case "secretariat":
            return gettext("the secretariat alone")
        case _:
            return _named(audience, working)


def _named(audience: str, working: Working) -> str:
    kind, _, slug = audience.partition(":")
    names = working.page.plain
    if kind == "delegation":
        return gettext("the delegation of %(member)s and the secretariat") % {"member": names.member(slug)}
    return gettext("%(body)s and the secretariat") % {"body": names.names.of(f"{working.organisation}/body/{slug}")}
