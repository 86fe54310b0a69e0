"""A ruling on an act as it comes to the desk: whether there is such an act, and in which dossiers the ruling lies."""

from dataclasses import replace
from typing import Final

from travaux.decision.act import Act
from travaux.decision.ruling import on_an_act
from travaux.decision.situation.rulings import RULING, effect_of
from travaux.office import shelf
from travaux.office.acting import organisation_of
from travaux.office.receipts import Reason, Refused
from travaux.record.audience import MEMBERS, PUBLIC_AUDIENCE

_WORDS: Final = frozenset({"accepts", "overrules"})


def completed(act: Act, audience: str) -> Act | Refused:
    """A ruling that is about every dossier of the act on which it rules, and says what it does; any other act as it is.

    So each of these dossiers knows what was ruled, also in a copy without findings. Refused is a ruling on an act that
    the record of the organisation does not hold, and one that other readers would get than those of the act.
    """
    on = on_an_act(act) if act.kind == RULING else ""
    if not on:
        return act
    place = shelf.place(on)
    entry = None if place is None else shelf.at_positions([place])[0].entry
    known = {PUBLIC_AUDIENCE, MEMBERS, audience}  # of what else is sealed a ruling learns nothing, not even its name
    own = organisation_of(act)
    if entry is None or entry.kind != "act" or entry.organisation != own or entry.audience not in known:
        return _refused("no such act", f"The record holds no act '{on}' to rule on. Copy its name from the list.")
    if entry.audience != audience:
        text = (
            f"The act '{on}' is for other readers ({entry.audience}) than this ruling ({audience}). Give it for them."
        )
        return _refused("other readers", text)
    about = tuple(dict.fromkeys((*act.about, *entry.dossiers())))
    effect = {"effect": effect_of(entry.finding, act.value)} if act.value.get("ruling") in _WORDS else {}
    return replace(act, about=about, value={**act.value, **effect})


def _refused(code: str, text: str) -> Refused:
    return Refused((Reason(code, text),))
