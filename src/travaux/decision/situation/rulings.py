"""What was ruled on single acts, and which of them have no effect: the chair or the body decides, not the engine."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from travaux.record.fold import Told

RULING: Final = "ruling given"
#: How the names of acts begin, and of no other entry.
ACTS: Final = "act/"
STANDS: Final = "stands"
NO_EFFECT: Final = "no effect"
CHAIR: Final = "chair"
BODY: Final = "body"


def effect_of(finding: Mapping[str, Any] | None, value: Mapping[str, object]) -> str:
    """What a ruling does to an act with that finding: it stands, or has no effect.

    Where the ruling says so itself, that holds. Else to accept a finding that it is not in order, or that its question
    cannot be put, leaves the act without effect, and to overrule that lets it stand; to overrule a plain yes takes
    the effect away. Where the rules do not say, or say two things, the act stands.
    """
    said, word = value.get("effect"), value.get("ruling")
    if said in {STANDS, NO_EFFECT}:
        return str(said)
    if finding is None:
        return STANDS
    negative = finding.get("admissible") == "no" or finding.get("outcome") == "cannot be put"
    plain = finding.get("admissible") == "yes" and finding.get("outcome") not in {"indeterminate", "cannot be put"}
    return NO_EFFECT if (negative and word == "accepts") or (plain and word == "overrules") else STANDS


def by_whom(ruling: Told) -> str:
    """The chair, or the body: as the ruling says, else as whoever gave it sat there."""
    said = str(ruling.value.get("by", ""))
    return said if said in {CHAIR, BODY} else BODY if ruling.entry.capacity == BODY else CHAIR


def ruled(facts: Sequence[Told]) -> dict[str, Told]:
    """For each of these facts' entries on which was ruled, the ruling that counts.

    The body's counts before the chair's, and of several by the same the latest.
    """
    rulings = [told for told in facts if told.name == RULING and str(told.value.get("on", "")).startswith(ACTS)]
    entries = {told.entry.id for told in facts} if rulings else set()
    found: dict[str, Told] = {}
    for told in rulings:
        on = str(told.value["on"])
        if on in entries and (on not in found or _outranks(told, found[on])):
            found[on] = told
    return found


def _outranks(later: Told, earlier: Told) -> bool:
    return by_whom(later) == BODY or by_whom(earlier) != BODY


def without_effect(facts: Sequence[Told]) -> frozenset[str]:
    """The entries that were ruled to have no effect."""
    rulings = ruled(facts)
    if not rulings:
        return frozenset()
    findings = {told.entry.id: told.entry.finding for told in facts if told.entry.id in rulings}
    return frozenset(on for on, told in rulings.items() if effect_of(findings[on], told.value) == NO_EFFECT)


def effective(facts: Sequence[Told]) -> tuple[Told, ...]:
    """Those of these facts that were not ruled out."""
    void = without_effect(facts)
    return tuple(told for told in facts if told.entry.id not in void) if void else tuple(facts)


def ruled_out(facts: Sequence[Told], void: Iterable[str]) -> tuple[Told, ...]:
    """Those that were."""
    out = frozenset(void)
    return tuple(told for told in facts if told.entry.id in out)
