"""A fact, a speaker and a chain as a chronicle writes them, told to people: what is proposed and not yet on record."""

from collections.abc import Mapping
from typing import Any, Final

from travaux.enquiry.language import field, say
from travaux.enquiry.words import Names, day_in_words, listing, word
from travaux.record.chronicle.facts import COMMON
from travaux.record.dossiers import BadDossier, qualify
from travaux.record.values import UNKNOWN

Paper = Mapping[str, Any]
_ASSERTION: Final = "assertion"


def fact(told: Paper, names: Names) -> str:
    """`Assistance to Armenia: removal requested: Armenia (session: not stated)`."""
    event = str(told["fact"])
    about = listing(names.of(_full(one, names)) for one in several(told.get("about")))
    keys = listing(names.key(_full(one, names)) for one in several(told.get("key")))
    only = say(" only") if told.get("closed") == "true" else ""
    value = "; ".join(_field(event, name, one, names) for name, one in told.items() if name not in COMMON)
    happened = f"{word(event)}: {keys}{only}" if keys else word(event)
    return f"{about}: {happened}{f' ({value})' if value else ''}"


def manner(told: Paper) -> str:
    """In what manner it is told, where it is not simply asserted."""
    manners = several(told.get("modality"))
    return "" if manners in ([], [_ASSERTION]) else listing(word(one) for one in manners)


def speaker(said: Paper, names: Names) -> str:
    """Who said it, as what, when, to whom, where; empty where the text speaks for itself."""
    if not (said.get("by") or said.get("as") or said.get("ambiguous")):
        return ""
    who = names.of(_full(said["by"], names)) if said.get("by") else say("somebody who is not named")
    post = say(" as {post}").format(post=names.of(_full(said["as"], names))) if said.get("as") else ""
    to = [names.value(_full(one, names)) for one in several(said.get("to")) if one != UNKNOWN]
    hearers = say(" to {hearers}").format(hearers=listing(to)) if to else ""
    at = say(" at {place}").format(place=names.of(_full(said["at"], names))) if said.get("at") else ""
    on = f", {day_in_words(str(said['on']))}" if said.get("on") else ""
    unclear = say(" (speaker unclear: {who})").format(who=said["ambiguous"]) if said.get("ambiguous") else ""
    return f"{who}{post}{hearers}{at}{on}{unclear}"


def several(value: object) -> list[str]:
    """The scalars of a field, of which there may be one, several or none."""
    match value:
        case None | "":
            return []
        case list() | tuple():
            return [str(one) for one in value]
        case _:
            return [str(value)]


def _field(event: str, name: str, value: object, names: Names) -> str:
    given = [_full(one, names) for one in several(value)]
    return f"{field(event, name)}: {names.told(event, name, given if len(given) > 1 else ''.join(given))}"


def _full(text: object, names: Names) -> str:
    """A dossier by its full name, as seen from the organisation; any other text as it stands."""
    try:
        return qualify(str(text), names.organisation)
    except BadDossier:
        return str(text)
