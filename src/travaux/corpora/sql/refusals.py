"""What no statement can decide: courses, which take more than one count; each is refused by its name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.rulebook.adoption import (
    Adoption,
    Barrier,
    Course,
    Exclusion,
    Fallback,
    Positions,
    Proxies,
    Tally,
    Threshold,
    Veto,
)
from travaux.rulebook.chapters import Requirement
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import ItemClass, Part, words

#: As many units as a measure may have in all: a sum of them times any amount of a rule book fits into 128 bits.
MOST_UNITS: Final = 2**62

#: The parameters that a statement takes into account, or that change no count; a rule that sets another is refused.
_KNOWN: Final[Mapping[type[Part], str]] = {
    Adoption: "tally course bound readings",
    Tally: (
        "electorate seats exclusions base thresholds barriers vetoes positions left_out tie casting_vote_of proxies "
        "quorum caps"
    ),
    Threshold: "counted at_least more_than at_most less_than of weight among waived_when_fewer_against_than",
    Exclusion: "who also_from_the_base makes_up_the_quorum status on source says",
    Veto: "group holders by on scope",
    Proxies: "each_acts_for_at_most holder_must_be_present",
    Barrier: "says thresholds",
    Positions: "abstain absent present_not_participating silent recused",
    Course: "mode entered mode_consent fallbacks silence objection",
    Fallback: "to when after decided_by",
    Requirement: "for_ at_least more_than of counts effect may_be_overridden checked",
}


#: Whom a matter concerns is told by no table of ballots.
_CONCERN: Final = frozenset({"the state concerned", "party to the dispute"})


class NotForSql(BrokenInput):
    """A rule that is no bare tally; the message names what it is, and what to do instead."""


def refuse(rule: AdoptionRule, item_class: ItemClass) -> None:
    """Raise NotForSql for a rule that asks for more than a table of ballots and a roll tell: all that it asks for."""
    _refuse(rule, (*_courses(rule), *_concern(rule, item_class)))


def refuse_courses(rule: AdoptionRule) -> None:
    """Raise NotForSql for a rule that is more than a tally: all that it is, in one message."""
    _refuse(rule, _courses(rule))


def refuse_quorum(rule: AdoptionRule, needed: Requirement) -> None:
    """Raise NotForSql for a quorum with a parameter that no statement takes into account."""
    _refuse(rule, _unknown(needed))


def refuse_concern(rule: AdoptionRule, item_class: ItemClass) -> None:
    """Raise NotForSql for a rule that leaves out whom a matter concerns: ballots and a roll do not tell who that is."""
    _refuse(rule, _concern(rule, item_class))


def _refuse(rule: AdoptionRule, reasons: Iterable[str]) -> None:
    found = tuple(reasons)
    if found:
        raise NotForSql(
            f"Compiling the rule {rule.id} to SQL: it {' and it '.join(found)}, which no count of ballots tells. "
            "Use --engine plain."
        )


def too_fine(weight: str) -> NotForSql:
    """A measure that does not fit into whole numbers of 64 bits."""
    return NotForSql(
        f"Counting by {weight} in SQL: its fractions together need more than {MOST_UNITS} units. Use --engine plain."
    )


def hangs_on_ballots(rule: AdoptionRule) -> NotForSql:
    """A blocking minority whose size is another with each set of ballots."""
    return NotForSql(
        f"Compiling the rule {rule.id} to SQL: the fewest that could block are reckoned from ballots, not from the "
        "roll. Use --engine plain."
    )


def _courses(rule: AdoptionRule) -> Iterator[str]:
    tally, course = rule.parameters.tally, rule.parameters.course
    if course.silence is not None:
        yield "is a silence procedure"
    if course.mode_consent is not None:
        yield "is decided in a limited format"
    yield from _unknown(rule.parameters)
    measured = [*tally.thresholds, *(one for barrier in tally.barriers for one in barrier.thresholds)]
    if course.mode == "signature" or any(one.counted == "signature" for one in measured):
        yield "collects signatures"
    always = [one for one in tally.exclusions if one.status != "repealed" and one.who not in _CONCERN]
    if not all(one.makes_up_the_quorum for one in always):
        yield "leaves out members whom no quorum is made up of"
    if tally.caps:
        yield "caps what one member or group weighs"
    if any(fallback.after is not None for fallback in course.fallbacks):
        yield "falls back on another rule after a time"
    live = [reading.id for reading in rule.parameters.readings if reading.live]
    if live:
        yield f"has readings that part ways ({', '.join(live)})"
    elif "undecided" in tally.positions.model_dump().values():
        yield "leaves undecided what a position counts as"


def _unknown(part: Part) -> Iterator[str]:
    """The parameters that are set, here or in a part of it, and that no statement takes into account."""
    known = next((names for kind, names in _KNOWN.items() if isinstance(part, kind)), None)
    if known is None:
        return
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if name in known.split():
            parts = value if isinstance(value, tuple) else (value,)
            yield from (why for one in parts if isinstance(one, Part) for why in _unknown(one))
        elif value != field.get_default():
            yield f"sets `{words(name)}`"


def _concern(rule: AdoptionRule, item_class: ItemClass) -> Iterator[str]:
    """The exclusions of those whom it concerns; where one lies dormant, nobody is left out."""
    for exclusion in rule.parameters.tally.exclusions:
        sleeps = exclusion.status in {"repealed", "dormant"} or (exclusion.on and item_class not in exclusion.on)
        if exclusion.who in _CONCERN and not sleeps:
            yield f"leaves out the {exclusion.who.removeprefix('the ')}"
