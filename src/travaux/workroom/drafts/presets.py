"""What stands in the fields of an act beforehand, from what is on record and the actor may know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from travaux.decision.findings import Finding
from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import open_numbers
from travaux.record.events import EVENTS
from travaux.record.values import RESERVED, Form
from travaux.workroom.drafts.versions import newest
from travaux.workroom.drafts.waits import open_rounds

#: The rounds in the order in which a text goes through them (practice: working group, Permanent Council, ministers).
STAGES: Final = ("working group", "permanent council", "national clearance", "joint ministerial", "heads")


@dataclass(frozen=True)
class Asked:
    """What a preset may look at: the draft, the actor's member, a finding, an expiry.

    Draft and finding are those that the public may read, where it may read any: what stands in a field beforehand is
    sent on by whoever looks no closer, and must not give away to all what was said to some.
    """

    state: DocumentState
    member: str
    finding: Finding | None = None
    expires: str = ""

    @property
    def body(self) -> str:
        """The body that decides on it, where one is told."""
        told = self.state.body.value
        return told if isinstance(told, str) and told not in RESERVED else ""

    @property
    def session(self) -> str:
        """The session on whose agenda it stands last."""
        return next((one.session for one in reversed(self.state.places) if one.included), "")


Values = dict[str, str | list[str]]


def keys_of(event: str, asked: Asked) -> tuple[str, ...]:
    """The key: the actor's member, or the body that decides."""
    key = EVENTS[event].key
    if key is None:
        return ()
    own = {Form.MEMBER: asked.member, Form.DOSSIER: asked.body}.get(key.form, "")
    return (own,) if own else ()


def values_of(slug: str, event: str, asked: Asked) -> Values:
    """The fields that are known beforehand, without those that are empty."""
    kind = EVENTS[event]
    common: Mapping[str, str] = {"body": asked.body, "session": asked.session}
    found: Values = {name: value for name, value in common.items() if name in kind.fields and value}
    if slug in _OWN:
        found.update(_OWN[slug](asked))
    return {name: value for name, value in found.items() if value}


def _round(asked: Asked) -> Values:
    """The stage after the last one, for the newest version."""
    done = [STAGES.index(one.stage) for one in asked.state.rounds if one.stage in STAGES]
    following = STAGES[min(max(done, default=-1) + 1, len(STAGES) - 1)]
    return {"stage": following, "version": newest(asked.state), "session": ""}


def _close(asked: Asked) -> Values:
    running = open_rounds(asked.state)
    return {"stage": running[-1].stage if running else ""}


def _general(asked: Asked) -> Values:
    return {"open positions": open_numbers(asked.state.open_clauses)}


def _put(_: Asked) -> Values:
    return {"mode": "consensus", "nature": "substantive"}


def _expiry(asked: Asked) -> Values:
    return {"expires": asked.expires, "session": ""}


def _break(_: Asked) -> Values:
    return {"to": "silence", "at": "in writing", "manner": "written"}


def _object(_: Asked) -> Values:
    return {"to": "text", "manner": "official"}


def _adopted(asked: Asked) -> Values:
    """Mode and who is left out by the finding: those whom it says may join."""
    found = asked.finding
    aside = [] if found is None else [one for one, word in found.bound.items() if word == "may join"]
    return {"mode": "" if found is None else found.mode, "without": aside}


def _removal(asked: Asked) -> Values:
    """Whose request is answered: the newest that no outcome is told of."""
    waiting = [one.member for one in asked.state.requests if one.outcome == "not on record"]
    return {"request of": waiting[-1] if waiting else ""}


def _control(asked: Asked) -> Values:
    waiting = [one.number for one in asked.state.instructions if one.off_control is None]
    return {"number": waiting[-1] if waiting else ""}


def _version(asked: Asked) -> Values:
    return {"version": newest(asked.state)}


def _back(_: Asked) -> Values:
    return {"due": "none"}


def _broken(asked: Asked) -> Values:
    told = [one.member for one in asked.state.objections if one.value.get("to") == "silence"]
    return {"by": told[0] if told else ""}


_OWN: Final[dict[str, Callable[[Asked], Values]]] = {
    "open-round": _round,
    "close-round": _close,
    "agreed-in-general": _general,
    "put": _put,
    "start-silence": _expiry,
    "extend-silence": _expiry,
    "break-silence": _break,
    "silence-broken": _broken,
    "object": _object,
    "adopted": _adopted,
    "remove": _removal,
    "keep": _removal,
    "extend": _control,
    "off-control": _control,
    "circulate": _version,
    "clause-stance": _version,
    "return": _back,
}
