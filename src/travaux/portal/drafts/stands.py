"""Where members stand on a text: a row a member of whom something is told, a row a group; a group stays a group."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation import DocumentState
from travaux.decision.situation.claims import Cited, Happening
from travaux.decision.situation.document import GroupStance, MemberAct, RemovalRequest
from travaux.enquiry.language import say
from travaux.enquiry.states.document import stated
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import inferred_mark, listing
from travaux.portal.drafts.sayers import Cards, who_says
from travaux.record.values import RESERVED

#: So many rows stand on one page; the facts below tell of the others.
MOST_ROWS: Final = 40
#: What the chip or another part of the page says already.
_ELSEWHERE: Final = frozenset({"ballot", "session"})
_DONE: Final = {"signature refused": "refused to sign", "objection raised": "objected"}


@dataclass(frozen=True)
class Mark:
    """One thing that a member did or holds: the word for its status, and in a sentence when, by whom and why."""

    status: str
    told: str


@dataclass(frozen=True)
class Stand:
    """One row: who, what was done, which stance is told, who says so, and whose own account is missing."""

    who: str
    acts: tuple[Mark, ...]
    stances: tuple[Mark, ...]
    says: str
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stands:
    """The rows of a page; `more` are those that it leaves out, `silent` what is missing of nobody in a row."""

    rows: tuple[Stand, ...]
    more: int
    silent: tuple[str, ...]


def stands(state: DocumentState, cards: Cards, tell: Teller) -> Stands:
    """All rows: who stands against it first, then the others, then groups."""
    members = list(dict.fromkeys(_members(state)))
    silent = {member: tuple(_silent(state, member, tell)) for member in _without_account(state)}
    own = [_row(state, member, silent.get(member, ()), cards, tell) for member in members[:MOST_ROWS]]
    left = tuple(line for member, lines in silent.items() if member not in members for line in lines)
    return Stands((*own, *_groups(state.group_stances, cards, tell)), max(0, len(members) - MOST_ROWS), left)


def _members(state: DocumentState) -> Iterator[str]:
    acts = (*state.refusals, *state.objections)
    yield from (act.member for act in acts)
    yield from (one.member for one in state.requests)
    yield from (act.member for act in (*state.ballots, *state.signatures, *state.joinings))
    yield from (one.member for one in state.stances)
    yield from (key for remark in state.no_objections for key in remark.keys)


def _without_account(state: DocumentState) -> list[str]:
    return [str(one.value.get("member", "")) for one in state.remarks if one.event == "other side not on record"]


def _silent(state: DocumentState, member: str, tell: Teller) -> Iterator[str]:
    for one in state.remarks:
        if one.event == "other side not on record" and one.value.get("member") == member:
            of = say("{member}’s own account: none on record ({of})")
            yield of.format(member=tell.member(member), of=tell.value(one.value.get("of", ""))) + tell.refs([one.fact])


def _row(state: DocumentState, member: str, silent: tuple[str, ...], cards: Cards, tell: Teller) -> Stand:
    done = (*state.refusals, *state.objections, *state.ballots, *state.signatures, *state.joinings)
    acts = [act for act in done if act.member == member]
    requests = [one for one in state.requests if one.member == member]
    held = [one.stance for one in state.stances if one.member == member]
    declared = [one for one in state.no_objections if member in one.keys]
    stances = [Mark(str(one.value), tell.claim(one)) for one in held]
    stances += [Mark("asked for removal", _asked(one, tell)) for one in requests]
    stances += [Mark("no objection declared", _dated(one.fact, tell)) for one in declared]
    cited = [*(one for act in acts for one in act.happened.refs), *(one for claim in held for one in claim.refs)]
    cited += [*(one for asked in requests for one in asked.happened.refs), *(one.fact for one in declared)]
    says = who_says((one.address for one in cited), cards, tell)
    shown = tell.member(member) if member not in RESERVED else say("members whom the source does not name")
    return Stand(shown, tuple(_act(act, tell) for act in acts), tuple(stances), says, silent)


def _act(act: MemberAct, tell: Teller) -> Mark:
    status = str(act.value.get("ballot", _DONE.get(act.act, act.act)))
    said = {name: value for name, value in act.value.items() if _is_said(value) and name not in _ELSEWHERE}
    person = tell.value(said.pop("person")) if "person" in said else ""
    parts = [
        _inferred(act.happened, tell),
        person,
        *(f"{say(name)}: {tell.value(value)}" for name, value in said.items()),
    ]
    return Mark(status, "; ".join(part for part in parts if part))


def _is_said(value: object) -> bool:
    return isinstance(value, list) or value not in RESERVED


def _inferred(happened: Happening, tell: Teller) -> str:
    inferred = bool(happened.refs) and happened.refs[0].basis != "stated"
    return f"{tell.when(happened)}{f' ({inferred_mark()})' if inferred else ''}"


def _asked(request: RemovalRequest, tell: Teller) -> str:
    if request.reason.value is None:
        return tell.when(request.happened)
    reason = say("reason given: {reason}").format(reason=tell.value(request.reason.value))
    return f"{tell.when(request.happened)}; {reason}"


def _dated(cited: Cited, tell: Teller) -> str:
    return f"{tell.day(cited)}{tell.refs([cited])}"


def _groups(told: Iterable[GroupStance], cards: Cards, tell: Teller) -> Iterator[Stand]:
    """A row a group and stance, whatever the number of sources that tell it."""
    same: dict[tuple[str, tuple[str, ...], str], list[Cited]] = {}
    for one in told:
        same.setdefault((one.quantifier, one.excepting, one.stance), []).append(one.fact)
    for (quantifier, excepting, stance), facts in same.items():
        but = [tell.member(one) for one in excepting if one not in RESERVED]
        text = say("{which} except {members}, as a group") if but else say("{which}, as a group")
        who = text.format(which=stated(quantifier).capitalize(), members=listing(but))
        days = listing(dict.fromkeys(tell.day(one) for one in facts))
        mark = Mark(stance, f"{days}{tell.refs(facts)}")
        yield Stand(who, (), (mark,), who_says((one.address for one in facts), cards, tell))
