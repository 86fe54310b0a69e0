"""An exercise at the desk: a record opened as one, acts done at their hour, and what desk, register and fold say."""

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from tests.factories import ZONE
from tests.offering import options
from travaux.decision.act import Act, Author
from travaux.decision.situation import dossier_state
from travaux.office import desk, present, reading
from travaux.office.beforehand import Beforehand
from travaux.office.desk import Receipt, Refused
from travaux.record.fold import Dials
from travaux.record.times import read_date
from travaux.rulebook.load import read_library

SIX: Final = ("am", "by", "kg", "kz", "ru", "tj")
CSC: Final = "csto/body/csc"
ROLL: Final = "csto/roll"
SECRETARIAT: Final = Author("secretariat")
CHAIR: Final = Author("chair")
BODY: Final = Author("body")

Json = Any


def of(member: str) -> Author:
    """The delegation of a member."""
    return Author("delegation", member)


def moment(text: str) -> int:
    """A moment from its day and minute in Moscow."""
    return read_date(text, ZONE).lo


@dataclass(frozen=True)
class Step:
    """One act of a story at its hour, and what must come of it."""

    at: str
    by: Author
    kind: str
    about: tuple[str, ...]
    keys: tuple[str, ...]
    value: dict[str, Any]
    grounds: str
    state: str = ""
    admissible: str = "yes"
    outcome: str = "none"

    @property
    def act(self) -> Act:
        """The act as it comes to the desk."""
        return Act(self.kind, self.about, self.by, desk.NOW, self.keys, self.value)

    def __str__(self) -> str:
        return f"{self.at} {self.kind} {' '.join(self.keys)}".strip()


def step(  # noqa: PLR0913, PLR0917 - a row of a story is read from left to right
    at: str,
    by: Author,
    kind: str,
    about: str,
    grounds: str,
    state: str = "",
    /,
    keys: str | tuple[str, ...] = (),
    said: str = "yes/none",
    **value: object,
) -> Step:
    """One row: hour, author, event, dossiers, the grounds of the finding, the state afterwards; fields as in events."""
    fields = {name.rstrip("_").replace("_", " "): given for name, given in value.items()}
    admissible, _, outcome = said.partition("/")
    keyed = (keys,) if isinstance(keys, str) else keys
    return Step(at, by, kind, tuple(about.split()), keyed, fields, grounds, state, admissible, outcome)


@dataclass(frozen=True)
class Played:
    """What the desk offered before a step, what it answered, and the dossier afterwards by register and by fold."""

    step: Step
    offered: Beforehand
    answer: Receipt | Refused
    register: Json
    fold: Json

    @property
    def receipt(self) -> Receipt:
        """The receipt of a step that was entered."""
        assert isinstance(self.answer, Receipt), self.answer
        return self.answer

    @property
    def finding(self) -> Json:
        """The finding on the receipt."""
        found = self.receipt.finding
        assert found is not None
        return found


def open_exercise(at: str, **value: str) -> None:
    """Open the record of the organisation as an exercise, with its rule book and its six members."""
    now = moment(at)
    desk.open_record("csto", "the secretariat", {"sort": "exercise", "zone": "Europe/Moscow", **value}, now)
    digest = f"sha256:{read_library('csto').digest}"
    enter(Act("rule book adopted", ("csto/record",), SECRETARIAT, desk.NOW, ("csto",), {"digest": digest}), now + 1)
    for number, member in enumerate(SIX):
        about = (f"csto/member/{member}", ROLL)
        enter(Act("membership began", about, SECRETARIAT, desk.NOW), now + 2 + number)


def enter(act: Act, now: int) -> Receipt:
    """Submit an act that must be entered."""
    answer = desk.submit(act, "the exercise", "", now)
    assert isinstance(answer, Receipt), answer
    return answer


def play(one: Step) -> Played:
    """Ask what the desk offers, do the step, and read the dossier by register and by fold."""
    now = moment(one.at)
    offered = next(option for option in options(one.by, one.about[0], now) if option.act.kind == one.kind)
    answer = desk.submit(one.act, "the exercise", str(one), now)
    return Played(one, offered, answer, by_register(one.about[0], now), by_fold(one.about[0], now))


def by_register(dossier: str, now: int) -> Json:
    """The state of a dossier as the present table has it; None where there is none."""
    found = present.read(dossier, now)
    return None if found is None else found.state


def by_fold(dossier: str, now: int) -> Json:
    """The state of a dossier from its entries, in the same plain values."""
    state = dossier_state(dossier, reading.folded(dossier, Dials(now, now)))
    return msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(state)))


def stages(state: Json) -> str:
    """Where the machines of a dossier stand: the document's and its item's, the session's, the member's."""
    found = [state[name]["state"] for name in ("stage", "item", "membership") if name in state]
    return " / ".join(found)


def codes(finding: Json) -> str:
    """The codes of its grounds, in order."""
    return ", ".join(one["code"] for one in finding["grounds"])


def texts(finding: Json) -> list[str]:
    """The sentences of its grounds, in order."""
    return [one["text"] for one in finding["grounds"]]


def bound(finding: Json) -> set[str]:
    """The members that it binds."""
    return {member for member, word in finding["bound"].items() if word == "bound"}
