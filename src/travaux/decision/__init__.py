"""What the rules make of a question: a pure room, and usable as a plain library.

`find(question, book)` decides; `changes`, `groups` and `missing` explain; `vary` asks what if. Nothing here, nor
anything that it imports, knows Django, a database, the network, a clock or chance. A name is loaded when it is asked
for, so that a command which decides nothing does not wait for the rules.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from travaux.decision.adoption import find
    from travaux.decision.change import Change
    from travaux.decision.explain import Groups, Supply, changes, groups, missing
    from travaux.decision.fewest import Smallest
    from travaux.decision.findings import Finding, Ground, Missing, ReadingFound, to_builtins
    from travaux.decision.question import (
        Cast,
        Declared,
        GroupSaid,
        Later,
        Objected,
        OutsideTheVocabulary,
        PapersOut,
        Position,
        Question,
        RequestMade,
        Ruled,
        Seat,
        Silence,
        SilenceAnswer,
    )
    from travaux.decision.what_if import NoSuchMember, all_agreeing, vary

__all__ = [
    "Cast",
    "Change",
    "Declared",
    "Finding",
    "Ground",
    "GroupSaid",
    "Groups",
    "Later",
    "Missing",
    "NoSuchMember",
    "Objected",
    "OutsideTheVocabulary",
    "PapersOut",
    "Position",
    "Question",
    "ReadingFound",
    "RequestMade",
    "Ruled",
    "Seat",
    "Silence",
    "SilenceAnswer",
    "Smallest",
    "Supply",
    "all_agreeing",
    "changes",
    "find",
    "groups",
    "missing",
    "to_builtins",
    "vary",
]

_ROOMS: Final = {
    "adoption": {"find"},
    "change": {"Change"},
    "explain": {"Groups", "Supply", "changes", "groups", "missing"},
    "fewest": {"Smallest"},
    "findings": {"Finding", "Ground", "Missing", "ReadingFound", "to_builtins"},
    "what_if": {"NoSuchMember", "all_agreeing", "vary"},
}


def __getattr__(name: str) -> object:
    """A public name from the file in which it stands; raises AttributeError for any other."""
    if name not in __all__:
        message = f"travaux.decision has no {name}; its names are {', '.join(__all__)}"
        raise AttributeError(message)
    room = next((file for file, names in _ROOMS.items() if name in names), "question")
    return getattr(import_module(f"travaux.decision.{room}"), name)
