"""What every state of a dossier has: its names, its newest evidence, what is contested, what is held back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass, replace
from typing import Final, TypeVar

from travaux.decision.situation.claims import Cited, Remark, certain_of, cite, cite_all, remarks
from travaux.decision.situation.rulings import by_whom, effect_of, ruled
from travaux.decision.states import Life
from travaux.record.contested import rivals_in
from travaux.record.dossiers import kind_of
from travaux.record.fold import Folded, Told
from travaux.record.times import Interval

#: What this record says of itself is no evidence of what happened.
OWN_NOTES: Final = frozenset({"unsourced gap", "other side not on record", "correction explained"})


@dataclass(frozen=True)
class Newest:
    """The fact that happened last among those a state rests on, and when it became public."""

    address: str
    happened: Interval
    public: Interval


@dataclass(frozen=True)
class Contested:
    """A fact and those that exclude it."""

    address: str
    event: str
    rivals: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A name that something goes by, in which language and of which sort."""

    name: str
    language: str
    form: str
    fact: Cited


@dataclass(frozen=True)
class Ruled:
    """A ruling on one act: who ruled, what, with which effect on the act, and why."""

    on: str
    events: tuple[Cited, ...]
    ruling: str
    effect: str
    by: str
    reason: str
    fact: Cited


@dataclass(frozen=True)
class Evidence:
    """What a state rests on. `may` lists what may have happened by the day asked, and moves no state.

    `besides` tells what no other part of the state cites: facts of other kinds, and those that others outweigh.
    `rulings` are those on single acts; what was ruled out is told nowhere else in the state, and moves nothing.
    """

    facts: int
    newest: Newest | None
    hidden: int
    text: str
    contested: tuple[Contested, ...]
    may: tuple[Cited, ...]
    may_be_public: tuple[Cited, ...]
    besides: tuple[Remark, ...] = ()
    rulings: tuple[Ruled, ...] = ()


#: Parts of a state in which nothing is cited.
_OF_NO_FACT: Final = (str, int, Interval, Evidence)


@dataclass(frozen=True)
class DossierState:
    """The state of one dossier under the dials; pages, commands and the engine read the same one."""

    dossier: str
    kind: str
    names: tuple[Name, ...]
    evidence: Evidence


State = TypeVar("State", bound=DossierState)


@dataclass(frozen=True)
class Taken:
    """One step in the life of a thing: the event, where it led, and whether the table of states has such a step."""

    machine: str
    event: str
    keys: tuple[str, ...]
    before: str
    to: str
    foreseen: bool
    note: str
    fact: Cited
    also: tuple[Cited, ...]


@dataclass(frozen=True)
class Stage:
    """The state that a machine has reached, by which fact, and the steps on the way."""

    state: str
    since: Cited | None
    foreseen: bool
    note: str
    steps: tuple[Taken, ...]


def stage(machine: str, life: Life) -> Stage:
    """The life of a thing, as a state tells it."""
    steps = tuple(
        Taken(
            machine,
            moved.fact.name,
            moved.fact.keys,
            moved.before,
            moved.step.to,
            moved.step.foreseen,
            moved.step.told,
            cite(moved.fact),
            cite_all(moved.also),
        )
        for moved in life.steps
    )
    since = life.since
    if since is None:
        return Stage(life.state, None, foreseen=True, note="", steps=steps)
    return Stage(life.state, cite(since.fact), since.step.foreseen, since.step.told, steps)


def header(dossier: str, folded: Folded) -> tuple[str, str, tuple[Name, ...], Evidence]:
    """The parts that every state begins with: dossier, kind, names, evidence."""
    own = folded.of(dossier)
    return dossier, kind_of(dossier), _names(own), _evidence(own, dossier)


def complete(state: State, folded: Folded) -> State:
    """The same state, with whatever it does not cite told besides, so that no fact of the dossier is lost."""
    cited = set(_addresses(state))
    rest = (told for told in certain_of(folded, state.dossier) if told.address not in cited)
    return replace(state, evidence=replace(state.evidence, besides=remarks(rest)))


def _addresses(state: object) -> Iterator[str]:
    """The addresses of all facts that some part of a state cites; what it is contested by is no citation."""
    parts, met = [state], set[int]()
    while parts:
        part = parts.pop()
        # Rows that the same facts tell share what they say; it is walked once.
        if part is None or isinstance(part, _OF_NO_FACT) or id(part) in met:
            continue
        met.add(id(part))
        if isinstance(part, Cited):
            yield part.address
        elif isinstance(part, tuple | list):
            parts.extend(part)
        elif isinstance(part, dict):
            parts.extend(part.values())
        elif is_dataclass(part):
            parts.extend(vars(part).values())


def _names(own: Folded) -> tuple[Name, ...]:
    return tuple(
        Name(
            str(told.value.get("name", "")),
            str(told.value.get("language", "")),
            str(told.value.get("form", "")),
            cite(told),
        )
        for told in own.facts
        if told.name == "named"
    )


def _evidence(own: Folded, dossier: str) -> Evidence:
    dated = [told for told in own.certain if told.lo < told.hi and told.name not in OWN_NOTES]
    newest = max(dated, key=lambda told: (told.hi, told.lo, told.public.hi), default=None)
    by_address = {told.address: told.name for told in own.facts}
    return Evidence(
        len(own.facts),
        None if newest is None else Newest(newest.address, Interval(newest.lo, newest.hi), newest.public),
        own.hidden,
        f"rests on {own.hidden} restricted {'entry' if own.hidden == 1 else 'entries'}" if own.hidden else "",
        tuple(Contested(address, by_address[address], others) for address, others in rivals_in(own, dossier).items()),
        cite_all(own.may),
        cite_all(own.may_be_public),
        rulings=tuple(_rulings(own.certain)),
    )


def _rulings(facts: Sequence[Told]) -> Iterator[Ruled]:
    """The ruling that counts on each act, in order of happening."""
    for on, told in ruled(facts).items():
        acts = [one for one in facts if one.entry.id == on]
        ruling, reason = (str(told.value.get(field, "")) for field in ("ruling", "reason"))
        effect = effect_of(acts[0].entry.finding, told.value)
        yield Ruled(on, cite_all(acts), ruling, effect, by_whom(told), reason, cite(told))
