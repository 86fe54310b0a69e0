"""The clock of an exercise: set in an exercise only, and never back."""

from travaux.decision.act import Act, Situation
from travaux.decision.findings import Result, ground
from travaux.decision.from_record import expiry
from travaux.decision.situation import PlainState
from travaux.record.times import zone_named
from travaux.rulebook.book import RuleBook

EXERCISE = "exercise"


def set_clock(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Moving the clock on; in a record that is no exercise, or back, it is no act at all."""
    del book
    if _sort(act, situation) != EXERCISE:
        return Result("none", (ground("no exercise", None, "against"),), admissible="no")
    to = expiry(act.value.get("to"), zone_named(situation.zone))
    if to is not None and to < situation.on:
        return Result("none", (ground("clock set back", None, "against", to=act.value.get("to")),), admissible="no")
    return Result("none", (ground("for the record"),))


def _sort(act: Act, situation: Situation) -> str:
    """What sort of record it is, as it was opened."""
    state = situation.states.get(act.first("record"))
    told = state.particulars if isinstance(state, PlainState) else ()
    opened = next((one for one in told if one.event == "record opened"), None)
    return "" if opened is None or "sort" not in opened.fields else str(opened.fields["sort"].value)
