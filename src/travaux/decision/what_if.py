"""What if: the same question with members that stand otherwise, another way of deciding, another day, a suspension."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from travaux.broken_input import BrokenInput
from travaux.decision.question import OutsideTheVocabulary, Position, Question, Seat
from travaux.rulebook.vocabulary import ItemClass, Mode

Stand = Literal[
    "agrees", "objects", "not interested", "yes", "no", "abstain", "declared abstention", "recused", "absent",
    "present not participating", "silent", "signed", "refused to sign", "nothing known",
]  # fmt: skip
"""How a member is supposed to stand: a stance, a ballot, a presence, a signature; or nothing is known of it."""
SUSPENDED: Final = "suspended by the council"

_THERE: Final[dict[str, Any]] = {"presence": "present"}
_AS: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "agrees": _THERE | {"stance": "agrees"},
        "objects": _THERE | {"stance": "objects"},
        "not interested": _THERE | {"stance": "not interested"},
        "yes": _THERE | {"ballot": "yes"},
        "no": _THERE | {"ballot": "no"},
        "abstain": _THERE | {"ballot": "abstain"},
        "declared abstention": _THERE | {"ballot": "abstain", "declared": True},
        "recused": _THERE | {"ballot": "recused"},
        "absent": {"presence": "absent"},
        "present not participating": {"presence": "present not participating"},
        "silent": {"presence": "silent"},
        "signed": _THERE | {"signature": "signed"},
        "refused to sign": _THERE | {"signature": "refused"},
        "nothing known": {},
    }
)
NOBODY: Final[Mapping[str, Stand]] = MappingProxyType({})


class NoSuchMember(BrokenInput):
    """A member that does not sit on the roll; the message says who does."""

    def __init__(self, member: str, roll: Iterable[str]) -> None:
        self.member = member
        super().__init__(f"Looked for {member} on the roll: it does not sit there. Name one of: {', '.join(roll)}.")


def vary(  # noqa: PLR0913 - each word is one way of varying, and all are named
    question: Question,
    *,
    members: Mapping[str, Stand] = NOBODY,
    everybody: Stand | None = None,
    suspended: Iterable[str] = (),
    mode: Mode | None = None,
    item_class: ItemClass | None = None,
    on: date | None = None,
    roll: Iterable[Seat] | None = None,
    body: str | None = None,
) -> Question:
    """The same question, varied: first everybody, then the members named; what is left out stays as it is.

    Another day changes the rules and not the roll, since who sat there is the record's; so `roll` can be given with it.
    Raises NoSuchMember, and OutsideTheVocabulary for a stand that no list has.
    """
    varied = _elsewhere(question, mode, item_class, on, body)
    if roll is not None:
        varied = replace(varied, roll=tuple(roll))
    if everybody is not None:
        varied = _standing(varied, dict.fromkeys((seat.member for seat in varied.roll), everybody))
    return _suspending(_standing(varied, members), tuple(suspended))


def all_agreeing(question: Question) -> Question:
    """The same question with everybody agreeing: where every what-if begins."""
    return vary(question, everybody="agrees")


def _elsewhere(
    question: Question, mode: Mode | None, item_class: ItemClass | None, on: date | None, body: str | None
) -> Question:
    return replace(
        question,
        mode=question.mode if mode is None else mode,
        item_class=question.item_class if item_class is None else item_class,
        on=question.on if on is None else on,
        body=question.body if body is None else body,
    )


def _standing(question: Question, members: Mapping[str, Stand]) -> Question:
    """Give members another stand; what they objected, declared or were said to think of goes with the old one."""
    if not members:
        return question
    for member, stand in members.items():
        if member not in question.seated:
            raise NoSuchMember(member, (seat.member for seat in question.roll))
        if stand not in _AS:
            raise OutsideTheVocabulary("stand", stand, get_args(Stand))
    kept = [one for one in question.positions if one.member not in members]
    moved = [Position(member, **_AS[stand]) for member, stand in members.items() if stand != "nothing known"]
    return replace(
        question,
        positions=(*kept, *moved),
        objections=tuple(one for one in question.objections if one.member not in members),
        declarations=tuple(one for one in question.declarations if one.member not in members),
        group=() if len(members) == len(question.roll) else question.group,
    )


def _suspending(question: Question, suspended: tuple[str, ...]) -> Question:
    """Suspend members; each stays on the roll, and the rules say which rights it keeps."""
    for member in suspended:
        if member not in question.seated:
            raise NoSuchMember(member, (seat.member for seat in question.roll))
    if not suspended:
        return question
    roll = (replace(seat, membership=SUSPENDED) if seat.member in suspended else seat for seat in question.roll)
    return replace(question, roll=tuple(roll))
