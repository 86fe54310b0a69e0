"""Rulings on single acts: what one must say, that the chair rules once, and that the body has the last word."""

from collections.abc import Iterator
from typing import Final

from travaux.decision.act import Act, Situation
from travaux.decision.findings import Ground, Result, ground
from travaux.decision.situation.rulings import ACTS, BODY, CHAIR, NO_EFFECT, RULING, STANDS
from travaux.decision.situation.state import Ruled
from travaux.rulebook.book import RuleBook

_EFFECTS: Final = {STANDS: "stands as it was done", NO_EFFECT: "has no effect"}


def on_an_act(act: Act) -> str:
    """The name of the act on which is ruled; empty where it is a ruling on something else, as a reading."""
    on = str(act.value.get("on", ""))
    return on if act.kind == RULING and on.startswith(ACTS) else ""


def wanting(act: Act) -> list[str]:
    """What a ruling must say besides what every act must: the word, where it is on an act; why, where it overrules."""
    if act.kind != RULING:
        return []
    word = act.value.get("ruling")
    missing = ["ruling"] if on_an_act(act) and word not in {"accepts", "overrules"} else []
    unreasoned = word == "overrules" and str(act.value.get("reason", "")) in {"", "unknown", "none"}
    return [*missing, *(["reason"] if unreasoned else [])]


def repeated(act: Act, situation: Situation) -> Iterator[Ground]:
    """What bars a second ruling on one act, unless the body gives it."""
    before = _earlier(act, situation)
    if before is not None and _by(act) != BODY:
        fields = {"by": before.by, "entry": on_an_act(act)}
        yield ground("ruled already", None, "against", facts=(before.fact.address,), fields=fields)


def _earlier(act: Act, situation: Situation) -> Ruled | None:
    on = on_an_act(act)
    rulings = (one for state in situation.states.values() for one in state.evidence.rulings)
    return next((one for one in rulings if one.on == on), None) if on else None


def _by(act: Act) -> str:
    said = act.value.get("by")
    return str(said) if said in {CHAIR, BODY} else BODY if act.by.capacity == BODY else CHAIR


def rule(act: Act, situation: Situation, book: RuleBook) -> Result:
    """A ruling is the chair's or the body's own: it is entered, with what it does where the ruling says so itself."""
    del situation, book
    on, effect = on_an_act(act), act.value.get("effect")
    if not on or effect not in _EFFECTS:
        return Result("none", (ground("for the record"),))
    fields = {"by": _by(act), "ruling": act.value.get("ruling"), "entry": on, "effect": _EFFECTS[str(effect)]}
    return Result("none", (ground("ruling on act", None, "for", fields=fields),))
