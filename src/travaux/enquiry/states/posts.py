"""Posts, the chairmanship and persons in sentences."""

from collections.abc import Iterator

from travaux.decision.situation import ChairmanshipState, PersonState, PostState
from travaux.decision.situation.posts import Holder, Term
from travaux.enquiry.language import say
from travaux.enquiry.states.teller import Teller


def post_lines(state: PostState, tell: Teller) -> Iterator[str]:
    """Who holds the post that day, then all terms in order."""
    yield _holder("Holder", state.holder, tell)
    yield from _terms(state.terms, tell)
    yield from tell.remarks("Rules", state.rules)
    yield from tell.remarks("What else is said", state.remarks)


def chairmanship_lines(state: ChairmanshipState, tell: Teller) -> Iterator[str]:
    """Which member chairs that day, then all terms in order."""
    yield _holder("Chair", state.chair, tell)
    yield from _terms(state.terms, tell)
    yield from tell.remarks("Priorities", state.priorities)
    yield from tell.remarks("Planned", state.planned)
    yield from tell.remarks("What else is said", state.remarks)


def person_lines(state: PersonState, tell: Teller) -> Iterator[str]:
    """The posts that a person is told to have held."""
    for post, term in state.posts.items():
        yield f"{tell.names.of(post)}: {_term(term, tell)}."
    yield from tell.remarks("What else is said", state.remarks)


def _who(holder: str, tell: Teller) -> str:
    return tell.names.key(holder)


def _holder(label: str, holder: Holder | None, tell: Teller) -> str:
    if holder is None:
        return say("{label} on that day: not on record.").format(label=say(label))
    acting = say(" (acting)") if holder.acting else ""
    elsewhere = say("; others name somebody else{refs}").format(refs=tell.refs(holder.rivals))
    others = elsewhere if holder.rivals else ""
    text = say("{label} on that day: {who}, {basis}{others}.")
    basis = f"{say(holder.basis)}{tell.refs(holder.refs)}"
    return text.format(label=say(label), who=f"{_who(holder.holder, tell)}{acting}", basis=basis, others=others)


def _terms(terms: tuple[Term, ...], tell: Teller) -> Iterator[str]:
    for term in terms:
        yield f"  {_who(term.holder, tell)}: {_term(term, tell)}."


def _term(term: Term, tell: Teller) -> str:
    parts = [
        say("began {when}").format(when=tell.when(term.began)) if term.began else say("beginning not on record"),
        say("ended {when}").format(when=tell.when(term.ended)) if term.ended else say("no end on record"),
        say("acting") if term.acting else "",
        say("borne out by{refs}").format(refs=tell.refs(term.attested)) if term.attested else "",
    ]
    return "; ".join(part for part in parts if part)
