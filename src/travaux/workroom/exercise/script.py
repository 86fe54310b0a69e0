"""A guided exercise as data: steps, who does each, where, and by which facts the record shows that it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from travaux.record.telling import FactCard

Who = Literal["delegation", "chair", "secretariat", "clock"]
Stage = Literal["done", "next", "to come"]


@dataclass(frozen=True)
class Shown:
    """Facts that show a step to be done: an event about a dossier, so many of them, with these keys and values."""

    event: str
    about: str
    least: int = 1
    keys: tuple[str, ...] = ()
    value: Mapping[str, str] = field(default_factory=dict)

    def by(self, facts: Iterable[FactCard]) -> bool:
        """Whether these facts are among those told."""
        mine = [one for one in facts if one.name == self.event and self.about in one.about and self._fits(one)]
        keyed = {key for one in mine for key in one.key}
        return len(mine) >= self.least and set(self.keys) <= keyed

    def _fits(self, card: FactCard) -> bool:
        return all(str(card.value.get(name, "")) == value for name, value in self.value.items())


@dataclass(frozen=True)
class Step:
    """One step: its title, who does it, what to do and what to notice, where, and what shows it to be done.

    `moves_to`: the day to which the clock is set before it. `paste`: a text that it needs, to be copied.
    """

    title: str
    who: Who
    members: tuple[str, ...]
    says: str
    where: str
    shown: tuple[Shown, ...]
    notice: str = ""
    moves_to: str = ""
    paste: str = ""

    def done(self, facts: Sequence[FactCard]) -> bool:
        """Whether the record shows that it was done."""
        return all(one.by(facts) for one in self.shown)


@dataclass(frozen=True)
class Script:
    """A guided exercise: its name, and its steps in their order."""

    title: str
    steps: tuple[Step, ...]

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The dossiers by whose facts its steps are told to be done."""
        return tuple(dict.fromkeys(one.about for step in self.steps for one in step.shown))


@dataclass(frozen=True)
class Placed:
    """A step, its number, and whether it is done, next, or to come."""

    number: int
    step: Step
    stage: Stage


def placed(script: Script, facts: Sequence[FactCard]) -> tuple[Placed, ...]:
    """Every step with its stage; of those not done the first is next, whatever was done out of turn behind it."""
    done = [step.done(facts) for step in script.steps]
    following = done.index(False) if False in done else len(done)

    def stage(number: int) -> Stage:
        return "done" if done[number] else "next" if number == following else "to come"

    return tuple(Placed(number + 1, step, stage(number)) for number, step in enumerate(script.steps))
