"""What stands first about a dossier: the one answer to the likeliest question, each statement with its facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from travaux.decision.situation import (
    DocumentState,
    PersonState,
    PlainState,
    PlanState,
    PostState,
    SessionState,
    SourceState,
)
from travaux.decision.situation.claims import Cited, Claim
from travaux.decision.situation.document import Adoption, MemberAct, RemovalRequest
from travaux.decision.situation.plan import MeasureRow, ReportedCount
from travaux.decision.situation.posts import Term
from travaux.decision.situation.session import AttendanceRow
from travaux.decision.situation.state import Taken
from travaux.enquiry.language import field, inside, say
from travaux.enquiry.states.agreeing import open_words
from travaux.enquiry.states.plan import noun_words, number_words, summary_words
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import day_in_words, interval, listing
from travaux.record.telling import FactCard
from travaux.record.values import RESERVED

#: How a text ends, by the events that end a round of it; what is adopted is told by its adoption.
_ENDINGS: Final = ("not adopted", "returned for finalisation", "withdrawn", "repealed", "question not taken")
_NOT_DONE: Final = "not implemented"
#: The presences of a session in the order in which a reader asks for them.
_PRESENCES: Final = ("absent", "present", "represented", "online", "in person", "present not participating", "silent")
#: How a list of members begins by their presence; of others the word itself.
_HEADS: Final = {"absent": "Absent", "present": "Present", "represented": "Represented"}
#: Of more members of one presence than these, the first are named and the others counted.
MOST_NAMED: Final = 12
_DID: Final = {"signature refused": "refused to sign", "objection raised": "objected"}

Cards = Mapping[str, FactCard]


def through(cited: Cited, cards: Cards, tell: Teller) -> str:
    """`; known through Russian media › Caliber.Az`: the hands that a fact came through; empty where no card is here."""
    card = cards.get(cited.address)
    hands = dict.fromkeys(one.outlet or one.source for trail in card.sources for one in trail.chain) if card else {}
    named = " › ".join(tell.names.of(f"world/source/{slug}") for slug in hands)
    return say("; known through {hands}").format(hands=named) if named else ""


def document_first(state: DocumentState, tell: Teller, cards: Cards) -> Iterator[str]:
    """How it ended, who refused, what was asked and what became of that."""
    name = tell.names.of(state.dossier)
    ended = [one for one in state.history if one.event in _ENDINGS]
    if state.adopted:
        yield f"{name}: {_adopted(state.adopted, tell)}."
    elif ended:
        yield f"{name}: {'; '.join(_ending(one, tell, cards) for one in _in_order(ended))}."
    else:
        stage = f"{say(state.stage.state)}{tell.since(state.stage)}"
        yield f"{name}: {say('{stage}; no adoption on record').format(stage=stage)}."
        if state.open_clauses:
            yield open_words(state.open_clauses, tell)
    yield from (_act(one, tell) for one in (*state.refusals, *state.objections, *state.joinings))
    yield from (_request(one, tell) for one in state.requests)


def _adopted(found: Adoption, tell: Teller) -> str:
    mode = say(" by {mode}").format(mode=tell.claim(found.mode)) if found.mode.value is not None else ""
    absent = listing(tell.member(one) for one in found.without)
    without = say(", without {members}").format(members=absent) if absent else ""
    return say("adopted {when}{mode}{without}").format(when=tell.when(found.happened), mode=mode, without=without)


def _in_order(ended: Sequence[Taken]) -> list[Taken]:
    """That it was not adopted comes first, for that is what is asked."""
    return sorted(ended, key=lambda one: _ENDINGS.index(one.event))


def _ending(taken: Taken, tell: Teller, cards: Cards) -> str:
    card = cards.get(taken.fact.address)
    reason = str(card.value.get("reason", "")) if card else ""
    because = say(" (reason told: {reason})").format(reason=reason) if reason and reason not in RESERVED else ""
    return f"{say(taken.event)}, {tell.day(taken.fact)}{because}{tell.refs((taken.fact, *taken.also))}"


def _act(act: MemberAct, tell: Teller) -> str:
    person = act.value.get("person")
    who = f" ({tell.value(person)})" if person is not None and person not in RESERVED else ""
    reason = act.value.get("reason")
    given = reason is not None and reason not in RESERVED
    because = say("; reason: {reason}").format(reason=tell.value(reason)) if given else ""
    did = say(_DID.get(act.act, "")) or say(act.act)
    return say("{who} {did}, {when}{because}.").format(
        who=f"{tell.member(act.member)}{who}", did=did, when=tell.when(act.happened), because=because
    )


def _request(asked: RemovalRequest, tell: Teller) -> str:
    said = listing(dict.fromkeys(tell.by(one) for one in asked.happened.refs if one.by))
    apart = (("session", asked.session), ("body", asked.body))
    where = listing(say(name) for name, claim in apart if claim.value is None)
    given = asked.reason.value is not None
    outcome = f"{say(asked.outcome)}{tell.refs(asked.outcome_facts)}"
    told = [
        say("says {who}").format(who=said) if said else "",
        say("reason: {reason}").format(reason=tell.value(asked.reason.value)) if given else "",
        say("of which {where} is not stated").format(where=where) if where else "",
        say("outcome of the request: {outcome}").format(outcome=outcome),
    ]
    text = say("{member} asked to remove it from the agenda, {day}; {details}.")
    day, details = tell.when(asked.happened), "; ".join(filter(None, told))
    return text.format(member=tell.member(asked.member), day=day, details=details)


def plan_first(state: PlanState, tell: Teller, cards: Cards) -> Iterator[str]:
    """The newest count as a claim, what was not done and why, and how much of it this record holds by name."""
    done = state.counts.get("implemented") or next(iter(state.counts.values()), None)
    name = tell.names.of(state.dossier)
    if done is None:
        text = say("drawn up {when}") if state.drawn_up else say("no count of its measures is on record")
        yield f"{name}: {text.format(when=tell.when(state.drawn_up))}."
    else:
        yield f"{name}: {_count(done, tell, cards)}."
    left = [one for one in state.measures if one.status.value == _NOT_DONE]
    if left:
        yield say("Not implemented: {measures}.").format(measures="; ".join(_measure(one, tell) for one in left))
    yield f"{summary_words(state).capitalize()}."


def _count(count: ReportedCount, tell: Teller, cards: Cards) -> str:
    of = say(" of {total}").format(total=count.of) if isinstance(count.of, int) else ""
    what = say("in all") if count.key == "total" else say(count.key)
    post = f" ({tell.names.of(count.post)})" if count.post else ""
    by = say(", says {who}").format(who=f"{tell.names.of(count.by)}{post}" if count.by else say("the source"))
    apart = listing(f"{tell.value(one.value)}{tell.refs(one.refs)}" for one in count.rivals)
    others = say("; others say {values}").format(values=apart) if apart else ""
    day = f"{interval(count.on, tell.zone)}{tell.refs(count.refs)}{through(count.refs[0], cards, tell)}"
    return say("{number}{of} {noun} {what}{by}, {day}{others}").format(
        number=number_words(count.number), of=of, noun=noun_words(count.noun), what=what, by=by, day=day, others=others
    )


def _measure(measure: MeasureRow, tell: Teller) -> str:
    title = measure.measure if measure.title.value is None else tell.value(measure.title.value)
    reason = tell.value(measure.reason.value) if measure.reason.value is not None else say("not stated")
    text = say("{title}, reason: {reason}{refs}")
    return text.format(title=title, reason=reason, refs=tell.refs(measure.status.refs))


def session_first(state: SessionState, tell: Teller, cards: Cards) -> Iterator[str]:  # noqa: ARG001 - told alike
    """Whether, when and where it was held; who was absent, who was there, and whom only some name."""
    name = tell.names.of(state.dossier)
    place = say(" in {place}").format(place=tell.claim(state.place)) if state.place.value is not None else ""
    if state.held:
        yield f"{name}: {say('held {when}{place}').format(when=tell.when(state.held), place=place)}."
    else:
        yield f"{name}: {say(state.stage.state)}{_planned(state, tell) or tell.since(state.stage)}."
    yield from _presences(state.attendance, tell)
    if state.held and not state.attendance:
        yield say("Who attended is not on record.")


def _planned(state: SessionState, tell: Teller) -> str:
    """` for 23 November 2023 in Minsk`, as far as it is told."""
    day, place = state.planned_for, state.planned_place
    given = day.value is not None
    told = say(" for {day}").format(day=day_in_words(str(day.value))) + tell.refs(day.refs) if given else ""
    return told + say(" in {place}").format(place=tell.claim(place)) if place.value is not None else told


def _presences(rows: Sequence[AttendanceRow], tell: Teller) -> Iterator[str]:
    told = {str(row.presence.value) for row in rows if row.presence.value is not None}
    for presence in sorted(
        told, key=lambda one: (_PRESENCES.index(one) if one in _PRESENCES else len(_PRESENCES), one)
    ):
        own = [row for row in rows if row.presence.value == presence]
        refs = tell.refs(cited for row in own for cited in row.presence.refs)
        head = say(_HEADS.get(presence, "")) or say(presence).capitalize()
        yield f"{head}: {_some(own, tell)}{refs}."
    for row in rows:
        if row.presence.value is None:
            said = listing(f"{tell.value(one.value)}{tell.refs(one.refs)}" for one in row.presence.rivals)
            others = say("; others say {values}").format(values=said) if said else ""
            told_of = f"{tell.member(row.member)}, {say(row.presence.text)}{others}"
            yield say("Contested: {facts}.").format(facts=told_of)


def _some(rows: Sequence[AttendanceRow], tell: Teller) -> str:
    """The members of these rows; of very many the first, and how many more there are."""
    if len(rows) <= MOST_NAMED:
        return listing(tell.member(row.member) for row in rows)
    named = ", ".join(tell.member(row.member) for row in rows[:MOST_NAMED])
    return named + say(" and {n} more").format(n=len(rows) - MOST_NAMED)


def post_first(state: PostState, tell: Teller, cards: Cards) -> Iterator[str]:  # noqa: ARG001 - told alike
    """Who holds it on the day asked, since when."""
    name, holder = tell.names.of(state.dossier), state.holder
    if holder is None:
        yield f"{name}: {say('who held it on that day is not on record')}."
        return
    terms = [one for one in state.terms if one.holder == holder.holder and one.began and not one.ended]
    began = inside(tell.when(terms[-1].began)) if terms else ""
    since = say(", since {when}").format(when=began) if terms else f", {say(holder.basis)}{tell.refs(holder.refs)}"
    acting = say(" (acting)") if holder.acting else ""
    others = say("; others name somebody else{refs}").format(refs=tell.refs(holder.rivals)) if holder.rivals else ""
    yield f"{name}: {tell.names.key(holder.holder)}{acting}{since}{others}."


def person_first(state: PersonState, tell: Teller, cards: Cards) -> Iterator[str]:  # noqa: ARG001 - told alike
    """The posts that the person is told to have held, and when."""
    name = tell.names.of(state.dossier)
    posts = [f"{tell.names.of(post)}, {_term(term, tell)}" for post, term in state.posts.items()]
    yield f"{name}: {'; '.join(posts) or say('no post on record')}."


def _term(term: Term, tell: Teller) -> str:
    if term.began is None and term.ended is None:
        return f"{say('attested in office')}{tell.refs(term.attested)}"
    began = (
        say("from {when}").format(when=inside(tell.when(term.began))) if term.began else say("beginning not on record")
    )
    ended = say("to {when}").format(when=tell.when(term.ended)) if term.ended else f"({say('no end on record')})"
    return f"{began} {ended}"


def source_first(state: SourceState, tell: Teller, cards: Cards) -> Iterator[str]:  # noqa: ARG001 - told alike
    """Title, outlet, and every date under its own label."""
    name = tell.value(state.title.value) if state.title.value is not None else tell.names.of(state.dossier)
    told = [_labelled_date(label, claim, tell) for label, claim in state.dates.items() if claim.value is not None]
    outlet = say("of {outlet}").format(outlet=tell.claim(state.outlet)) if state.outlet.value is not None else ""
    yield f"{name}: {'; '.join(filter(None, [outlet, *told])) or say('no date on record')}."


def _labelled_date(label: str, claim: Claim, tell: Teller) -> str:
    day = say("not stated") if claim.value in RESERVED else day_in_words(str(claim.value))
    return f"{say(label)} {day}{tell.refs(claim.refs)}"


def plain_first(state: PlainState, tell: Teller, cards: Cards) -> Iterator[str]:  # noqa: ARG001 - told alike
    """What is told together field by field; else the newest dated occurrence."""
    name = tell.names.of(state.dossier)
    for one in state.particulars[:1]:
        fields = "; ".join(
            f"{field(one.event, label)}: {tell.claim(claim)}"
            for label, claim in one.fields.items()
            if claim.value is not None
        )
        yield f"{name}: {say(one.event)}, {tell.when(one.happened)}{f'; {fields}' if fields else ''}."
    also = _also_called(state, tell)
    if also:
        yield say("{name} is also called {also}.").format(name=name, also=also)
    newest = [one for one in state.occurrences if one.event != "named"][-1:]
    text = say("Newest on record: {remark}")
    yield from (text.format(remark=tell.remark(one)) for one in newest if not state.particulars)


def _also_called(state: PlainState, tell: Teller) -> str:
    title = tell.names.titles.get(state.dossier, "")
    other = [one for one in state.names if one.name != title]
    return listing(dict.fromkeys(f"{tell.value(one.name)}{tell.refs([one.fact])}" for one in other))


def by_address(cards: Iterable[FactCard]) -> Cards:
    """The cards by the address of their facts."""
    return {card.address: card for card in cards}
