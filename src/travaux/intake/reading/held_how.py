"""Of what sort a session is, and in which way it is held, by the words that stand beside it."""

import re
from typing import Final


def sort_of(text: str) -> str | None:
    """Whether a session is an extraordinary one, an anniversary, or informal, where the sentence says so."""
    found = re.search(r"extraordinary|внеочередн|anniversary|jubilee|юбилейн|informal|неформальн", text, re.IGNORECASE)
    if not found:
        return None
    return {
        "ex": "extraordinary",
        "вн": "extraordinary",
        "an": "anniversary",
        "ju": "anniversary",
        "юб": "anniversary",
    }.get(found[0][:2].lower(), "informal")


_BY_VIDEO: Final = re.compile(r"video|online|видеоконференц|в режиме ВКС|онлайн", re.IGNORECASE)
_ONE_JOINS: Final = re.compile(
    r"\b(?:joined|joining|joins|connect\w+|dialled|dialed)\b|присоедин\w+|подключ\w+", re.IGNORECASE
)


def way_of(text: str) -> str | None:
    """By video, unless it is one of several who is said to be there in that way."""
    found = _BY_VIDEO.search(text)
    return "video" if found and not _ONE_JOINS.search(text, max(0, found.start() - 40), found.end() + 20) else None
