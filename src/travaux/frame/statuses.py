"""Which colour and glyph a status has: five classes of the style sheet, each with a glyph and a word beside it."""

from typing import Final

_AGREE: Final = "agree"
_OBJECT: Final = "object"
_OPEN: Final = "open"
_ABSTAIN: Final = "abst"
_ABSENT: Final = "abs"

#: Words of the closed vocabularies (stances, acts, presences, states) by class; all others have none on record.
_CLASSES: Final = {
    _AGREE: (
        "agrees", "supports", "supported", "signed", "joined", "yes", "adopted", "present", "in person", "member",
        "taking part", "implemented", "held", "bound", "in force", "certified", "closed", "restored", "for",
    ),
    _OBJECT: (
        "objects", "objected", "refused to sign", "signature refused", "no", "not adopted", "not implemented",
        "expelled", "cannot be put", "declined to join", "not bound", "cancelled", "former", "against",
    ),
    _OPEN: (
        "agrees subject to comments", "reserves", "not interested", "open", "indeterminate",
        "returned for finalisation", "removal requested", "asked for removal", "scheduled", "in progress",
        "planned", "agreed in general", "candidate", "acceding", "withdrawal notified", "contested", "may join",
        "postponed", "carried over", "awaiting instructions",
    ),
    _ABSTAIN: (
        "abstain", "recused", "suspended by its own declaration", "described as suspended", "suspended by the council",
        "present not participating", "represented", "online", "vote withdrawn",
    ),
}  # fmt: skip
#: All of these.
WORDS: Final = tuple(word for words in _CLASSES.values() for word in words)
_CLASS_OF: Final = {word: name for name, words in _CLASSES.items() for word in words}


def status_of(word: str) -> str:
    """The class of a status word; what nothing is on record of has the class of absence."""
    return _CLASS_OF.get(word, _ABSENT)
