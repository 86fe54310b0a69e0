"""Every way in which a ballot can stand in a table, and what each counts as: heard by the engine, never anew in SQL."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final, Literal, assert_never

from travaux.decision import counts, tally
from travaux.decision.counts import AGAINST, VOTING
from travaux.decision.electorate import Electorate
from travaux.decision.hearing import Heard, by_consensus, hear
from travaux.decision.question import AWAY, Position, Question, Seat, Way
from travaux.rulebook.adoption import Veto
from travaux.rulebook.chapters import Requirement
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import Base, Counted

Word = Literal[
    "yes", "no", "abstain", "recused",
    "present", "present not participating", "absent", "not entitled", "silent",
]  # fmt: skip
#: What the column `position` may hold, in the order of its codes from 1 on; a ballot, else how a member was there.
WORDS: Final[tuple[Word, ...]] = (
    "yes", "no", "abstain", "recused",
    "absent", "present not participating", "silent", "present", "not entitled",
)  # fmt: skip
BALLOTS: Final = frozenset({"yes", "no", "abstain", "recused"})
WAYS: Final[tuple[Way, ...]] = ("in person", "online", "represented", "proxy")
#: The columns that some rules look at beside the position, with their values; the first is meant where one is lacking.
EXTRAS: Final = {"reasoned": (True, False), "declared": (False, True), "attended": WAYS}

#: The code of a member of which nothing is known: it has no row, or one without a position.
NOTHING: Final = 0

Supposing = Literal["as it is", "at best", "at worst"]
"""What becomes of members who are awaited: nothing yet, all of them agree, all of them are against."""


@dataclass(frozen=True)
class BallotKind:
    """One way in which a ballot can stand there, and its code."""

    code: int
    position: Position


@dataclass(frozen=True)
class KindHeard:
    """What one kind of ballot counts as, under one supposition."""

    kind: BallotKind
    heard: Heard


def kinds(extras: tuple[str, ...], words: Collection[str] = WORDS) -> tuple[BallotKind, ...]:
    """All kinds that a table with these further columns can hold; the code runs over the words, then each column.

    `words` are those that occur there; others have their codes all the same, and no kind.
    """
    values = [EXTRAS[name] for name in reversed(extras)]
    found = []
    for number, given in enumerate(product(*values)):
        told = dict(zip(reversed(extras), given, strict=True))
        first = number * (len(WORDS) + 1)
        places = [(place, word) for place, word in enumerate(WORDS, start=1) if word in words]
        found += [BallotKind(first + place, _position(word, told)) for place, word in places]
    return (BallotKind(NOTHING, Position("")), *found)


def code(extras: tuple[str, ...]) -> str:
    """The code of a row's kind in SQL; NULL for a word that is not in the vocabulary, and where there is none."""
    steps, width = [f"list_position({_list(WORDS)}, position)"], len(WORDS) + 1
    for name in extras:
        steps.append(f"{width} * {_place(name)}")
        width *= len(EXTRAS[name])
    return " + ".join(steps)


def meanings(rule: AdoptionRule, every: tuple[BallotKind, ...], supposing: Supposing) -> tuple[KindHeard, ...]:
    """What each kind counts as by a rule, once the deciding is over."""
    became = _became(rule, supposing)
    return tuple(KindHeard(kind, became(_heard(rule, kind))) for kind in every)


def counted(what: Counted, of: tuple[KindHeard, ...]) -> frozenset[int]:
    """The codes of the kinds that a threshold counts."""
    match what:
        case "yes" | "objection":
            return _codes(of, lambda one: one.heard.count == what)
        case "no":
            return against(of)
        case "abstain":
            return _codes(of, lambda one: one.heard.how == "abstaining")
        case "declared abstention":
            return _codes(of, lambda one: one.heard.how == "abstaining" and one.heard.declared)
        case "position taken":
            return _codes(
                of, lambda one: one.kind.position.ballot is not None or one.kind.position.presence == "silent"
            )
        case "yes or no objection":
            return _codes(of, lambda one: one.heard.count == "yes" or _let_pass(one.heard))
        case "signature":
            return frozenset()
        case _:
            assert_never(what)


def _let_pass(heard: Heard) -> bool:
    """Whether a member was silent on record, and its silence has no effect."""
    return heard.how == "silent" and heard.count == "none"


def against(of: tuple[KindHeard, ...]) -> frozenset[int]:
    """The codes of the kinds that count against."""
    return _codes(of, lambda one: one.heard.count in AGAINST)


def said_no(of: tuple[KindHeard, ...]) -> frozenset[int]:
    """The codes of the kinds that are against by a word of their own."""
    return _codes(of, lambda one: counts.said_no(one.heard.kind))


def ballots(every: tuple[BallotKind, ...]) -> frozenset[int]:
    """The codes of the kinds in which a member cast a ballot, or recused itself from casting one."""
    return frozenset(kind.code for kind in every if kind.position.ballot is not None)


def recused(every: tuple[BallotKind, ...]) -> frozenset[int]:
    """The codes of the kinds in which a member recused itself."""
    return frozenset(kind.code for kind in every if kind.position.ballot == "recused")


def awaited(of: tuple[KindHeard, ...]) -> frozenset[int]:
    """The codes of the kinds of which nobody knows yet what they count as."""
    return _codes(of, lambda one: one.heard.count == "awaited")


def in_base(base: Base, of: tuple[KindHeard, ...]) -> frozenset[int]:
    """The codes of the kinds that a base holds; of all members it is those left out, who are to be taken off."""
    match base:
        case "all members":
            return _codes(of, lambda one: one.heard.how == "left out")
        case "entitled":
            return _codes(of, lambda one: one.heard.how != "left out")
        case "present":
            return _codes(of, lambda one: one.kind.position.presence not in AWAY and one.heard.how != "left out")
        case "present and voting":
            return _codes(of, lambda one: one.heard.count in VOTING)
        case "cast":
            return _codes(of, lambda one: one.heard.count in VOTING or one.heard.how == "abstaining")
        case _:
            assert_never(base)


def using(veto: Veto, of: tuple[KindHeard, ...]) -> frozenset[int]:
    """The codes of the kinds by which a holder uses a veto."""
    match veto.by:
        case "abstain":
            return _codes(of, lambda one: one.heard.how == "abstaining")
        case "no":
            return _codes(of, lambda one: one.heard.count == "no" or one.heard.how == "voted no")
        case "objection":
            return _codes(of, lambda one: one.heard.count == "objection")
        case _:
            assert_never(veto.by)


def maybe_there(requirement: Requirement, every: tuple[BallotKind, ...]) -> frozenset[int]:
    """The codes of the kinds that a quorum counts as being there, or of which it is not known."""
    there = {"present", "silent", "present not participating"}
    return frozenset(
        kind.code
        for kind in every
        if kind.code == NOTHING
        or (
            (kind.position.presence in there or kind.position.ballot is not None)
            and kind.position.attended in requirement.counts
        )
    )


def _codes(of: tuple[KindHeard, ...], fits: Callable[[KindHeard], bool]) -> frozenset[int]:
    return frozenset(one.kind.code for one in of if fits(one))


def _position(word: Word, told: Mapping[str, object]) -> Position:
    facet = "ballot" if word in BALLOTS else "presence"
    return Position("", **{facet: word}, **told)  # type: ignore[arg-type]


def _heard(rule: AdoptionRule, kind: BallotKind) -> Heard:
    """The engine's own hearing of one seat."""
    seat = Seat("")
    voters = Electorate((seat,), (seat,), (seat,), ())
    question = Question("", date.min, (seat,), positions=(kind.position,))
    (found,) = hear(question, rule, voters, rule.parameters.positions())
    return found


def _became(rule: AdoptionRule, supposing: Supposing) -> Callable[[Heard], Heard]:
    def of(change: Callable[[Heard], Heard]) -> Callable[[Heard], Heard]:
        return lambda one: change(one) if one.count == "awaited" else one

    match supposing:
        case "as it is":
            return lambda one: one
        case "at best":
            return of(tally.agreed)
        case "at worst":
            return of(tally.objected if by_consensus(rule) else tally.refused)
        case _:
            assert_never(supposing)


def _place(name: str) -> str:
    """The place of a row's value among those of a further column, 0 for the one that is meant without it."""
    if name == "attended":
        return f"(list_position({_list(WAYS)}, coalesce(attended, '{WAYS[0]}')) - 1)"
    first = EXTRAS[name][0]
    return f"(CASE WHEN coalesce({name}, {first}) = {first} THEN 0 ELSE 1 END)"


def _list(words: tuple[str, ...]) -> str:
    return "['" + "', '".join(words) + "']"
