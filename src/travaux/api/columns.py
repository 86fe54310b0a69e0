"""The columns of the tables that people take into a spreadsheet: one row a thing, one value a cell, nothing made up.

An empty cell: nothing on record. `unknown`: the source does not say. `none`: it says that there is none. `contested`:
sources contradict each other and none leads. Intervals are written `first moment/first moment after`, `..` where open.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from travaux.api.dossiers import Attendance, Item
from travaux.decision.situation import (
    DocumentState,
    DossierState,
    MemberState,
    PersonState,
    PlainState,
    PlanState,
    PostState,
    SessionState,
    SourceState,
)
from travaux.decision.situation.claims import Cited, Claim, Happening
from travaux.decision.situation.state import Stage
from travaux.exports.tables import Table
from travaux.office.answers import EntryCard, Remark
from travaux.record.times import Interval, write_moment
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AnyRule

Cells = Mapping[str, str]
CONTESTED: Final = "contested"


def table(columns: Iterable[str], rows: Iterable[Cells]) -> Table:
    """The rows under these columns; what a row does not have is left empty."""
    named = tuple(columns)
    return Table(named, tuple(tuple(row.get(name, "") for name in named) for row in rows))


def claim(one: Claim) -> str:
    """The value that leads, several parted by a semicolon and a blank."""
    if one.value is None:
        return CONTESTED if one.rivals else ""
    return "; ".join(map(str, one.value)) if isinstance(one.value, list) else str(one.value)


def interval(one: Interval, zone: ZoneInfo) -> str:
    """`2023-11-23T00:00:00+03:00/2023-11-24T00:00:00+03:00`."""
    return "/".join(write_moment(moment, zone) or ".." for moment in (one.lo, one.hi))


def happening(one: Happening | None, zone: ZoneInfo) -> str:
    """When something happened by the fact that leads."""
    if one is None:
        return ""
    return interval(one.happened, zone) if one.happened else CONTESTED


def addresses(cited: Iterable[Cited]) -> str:
    """Where the facts stand, parted by blanks."""
    return " ".join(dict.fromkeys(one.address for one in cited))


def _since(stage: Stage, zone: ZoneInfo) -> str:
    return interval(stage.since.happened, zone) if stage.since else ""


def _member(state: MemberState, zone: ZoneInfo) -> Cells:
    taking = state.participation
    return {
        "membership": state.membership.state,
        "membership since": _since(state.membership, zone),
        "participation": taking.status,
        "announced": happening(taking.announced, zone),
        "notified": happening(taking.notified, zone),
        "acknowledged": happening(taking.acknowledged, zone),
        "resumed": happening(taking.resumed, zone),
        "share": claim(state.money.share),
        "arrears in years": claim(state.money.arrears_years),
    }


def _session(state: SessionState, zone: ZoneInfo) -> Cells:
    return {
        "stage": state.stage.state,
        "bodies": " ".join(state.bodies),
        "planned for": claim(state.planned_for),
        "held": happening(state.held, zone),
        "place": claim(state.place),
        "way": claim(state.way),
        "sort": claim(state.sort),
        "chaired by": claim(state.chair),
        "drafts": claim(state.drafts),
        "drafts adopted": claim(state.drafts_adopted),
        "drafts sent back": claim(state.drafts_sent_back),
    }


def _document(state: DocumentState, zone: ZoneInfo) -> Cells:
    adopted = state.adopted
    return {
        "stage": state.stage.state,
        "stage since": _since(state.stage, zone),
        "item": state.item.state,
        "sort": claim(state.sort),
        "body": claim(state.body),
        "refused by": " ".join(dict.fromkeys(act.member for act in state.refusals)),
        "signed by": " ".join(dict.fromkeys(act.member for act in state.signatures)),
        "adopted": happening(adopted.happened, zone) if adopted else "",
        "adopted by": claim(adopted.mode) if adopted else "",
        "adopted at": claim(adopted.session) if adopted else "",
    }


def _plan(state: PlanState, zone: ZoneInfo) -> Cells:
    return {
        "drawn up": happening(state.drawn_up, zone),
        "decisions of": claim(state.decisions_of),
        "priorities of": claim(state.priorities_of),
        "measures on record": str(len(state.measures)),
    }


def _post(state: PostState, zone: ZoneInfo) -> Cells:  # noqa: ARG001 - all kinds are told alike
    holder = state.holder
    return {
        "holder": holder.holder if holder else "",
        "acting": ("yes" if holder.acting else "no") if holder else "",
        "facts": addresses(holder.refs) if holder else "",
    }


def _person(state: PersonState, zone: ZoneInfo) -> Cells:  # noqa: ARG001 - all kinds are told alike
    return {"posts": " ".join(state.posts)}


def _source(state: SourceState, zone: ZoneInfo) -> Cells:  # noqa: ARG001 - all kinds are told alike
    dates = {label: claim(one) for label, one in state.dates.items()}
    return {"outlet": claim(state.outlet), "sort": claim(state.sort), "read": claim(state.read), **dates}


def _plain(state: PlainState, zone: ZoneInfo) -> Cells:
    """What the facts of a dossier say field by field, under the names of the events."""
    told: dict[str, str] = {}
    for one in state.particulars:
        told[one.event] = happening(one.happened, zone)
        told.update((f"{one.event}: {name}", claim(field)) for name, field in one.fields.items())
    return told


_TOLD: Final[dict[type[DossierState], Callable[[Any, ZoneInfo], Cells]]] = {
    MemberState: _member,
    SessionState: _session,
    DocumentState: _document,
    PlanState: _plan,
    PostState: _post,
    PersonState: _person,
    SourceState: _source,
    PlainState: _plain,
}


def dossiers(items: Iterable[Item], zone: ZoneInfo) -> Table:
    """One row a dossier: its name, and what stands about it where all are of one kind."""
    rows = [{**_head(item), **_state(item.state, zone)} for item in items]
    columns = dict.fromkeys(name for row in rows for name in row)
    return table(columns or ("dossier",), rows)


def _head(item: Item) -> Cells:
    head = {"dossier": item.dossier, "kind": item.kind, "organisation": item.organisation, "title": item.title}
    return {**head, "ended": item.ended or ""}


def _state(state: DossierState | None, zone: ZoneInfo) -> Cells:
    tell = _TOLD.get(type(state)) if state else None
    return tell(state, zone) if tell else {}


_ATTENDED: Final = (
    "session", "title", "ended", "member", "presence", "rank", "person", "represented by", "notice", "reason",
    "denied by", "facts",
)  # fmt: skip


def attendance(sessions: Iterable[Attendance]) -> Table:
    """One row a delegation at a session."""
    return table(_ATTENDED, (row for session in sessions for row in _delegations(session)))


def _delegations(session: Attendance) -> Iterator[Cells]:
    for row in session.attendance:
        yield {
            "session": session.session,
            "title": session.title,
            "ended": session.ended or "",
            "member": row.member,
            "presence": claim(row.presence),
            "rank": claim(row.rank),
            "person": claim(row.person),
            "represented by": claim(row.by),
            "notice": claim(row.notice),
            "reason": claim(row.reason),
            "denied by": " ".join(row.denied_by),
            "facts": addresses(row.refs),
        }


_MEASURED: Final = (
    "plan", "measure", "title", "stage", "since", "status", "reason", "cause", "caused by", "document", "organisation",
    "facts",
)  # fmt: skip


def measures(plans: Iterable[Item], zone: ZoneInfo) -> Table:
    """One row a measure that is on record by name; what is only counted is in `counts`."""
    return table(_MEASURED, (row for plan in plans for row in _measures(plan, zone)))


def _measures(plan: Item, zone: ZoneInfo) -> Iterator[Cells]:
    for row in plan.state.measures if isinstance(plan.state, PlanState) else ():
        yield {
            "plan": plan.dossier,
            "measure": row.measure,
            "title": claim(row.title),
            "stage": row.stage.state,
            "since": _since(row.stage, zone),
            "status": claim(row.status),
            "reason": claim(row.reason),
            "cause": claim(row.cause),
            "caused by": claim(row.caused_by),
            "document": claim(row.document),
            "organisation": claim(row.organisation),
            "facts": addresses(row.refs),
        }


_COUNTED: Final = ("plan", "what", "number", "of", "noun", "by", "post", "on", "facts", "others say")


def counts(plans: Iterable[Item], zone: ZoneInfo) -> Table:
    """One row a count that somebody reported; it stands beside the measures and is no list of them."""
    return table(_COUNTED, (row for plan in plans for row in _counts(plan, zone)))


def _counts(plan: Item, zone: ZoneInfo) -> Iterator[Cells]:
    for row in plan.state.counts.values() if isinstance(plan.state, PlanState) else ():
        yield {
            "plan": plan.dossier,
            "what": row.key,
            "number": str(row.number),
            "of": str(row.of),
            "noun": row.noun,
            "by": row.by,
            "post": row.post,
            "on": interval(row.on, zone),
            "facts": addresses(row.refs),
            "others say": "; ".join(str(one.value) for one in row.rivals),
        }


_HELD: Final = ("post", "title", "holder", "acting", "began", "ended", "facts")


def terms(posts: Iterable[Item], zone: ZoneInfo) -> Table:
    """One row a term: who held a post from when to when, as far as sources say."""
    return table(_HELD, (row for post in posts for row in _terms(post, zone)))


def _terms(post: Item, zone: ZoneInfo) -> Iterator[Cells]:
    for term in post.state.terms if isinstance(post.state, PostState) else ():
        began, ended = (one.refs if one else () for one in (term.began, term.ended))
        yield {
            "post": post.dossier,
            "title": post.title,
            "holder": term.holder,
            "acting": "yes" if term.acting else "no",
            "began": happening(term.began, zone),
            "ended": happening(term.ended, zone),
            "facts": addresses((*began, *ended, *term.attested)),
        }


_SAID: Final = (
    "entry", "said by", "said as", "said on", "said to", "said at", "unclear", "chain", "lines", "events", "about",
    "facts",
)  # fmt: skip


def remarks(found: Iterable[Remark]) -> Table:
    """One row an utterance as one report tells it."""
    return table(_SAID, map(_remark, found))


def _remark(one: Remark) -> Cells:
    said = one.speaker
    return {
        "entry": one.entry,
        "said by": said.by,
        "said as": said.as_,
        "said on": f"{said.on.lo or '..'}/{said.on.hi or '..'}" if said.on else "",
        "said to": " ".join(said.to),
        "said at": said.at,
        "unclear": said.ambiguous,
        "chain": " ".join(link.source for trail in one.sources for link in trail.chain),
        "lines": " ".join(trail.locator for trail in one.sources),
        "events": "; ".join(card.name for card in one.facts),
        "about": " ".join(dict.fromkeys(about for card in one.facts for about in card.about)),
        "facts": " ".join(card.address for card in one.facts),
    }


_ENTERED: Final = (
    "position", "entry", "kind", "recorded", "by", "capacity", "part", "said by", "chain", "public from",
    "public before", "public basis", "corrects", "facts",
)  # fmt: skip


def entries(found: Iterable[EntryCard]) -> Table:
    """One row an entry of the log."""
    return table(_ENTERED, map(_entry, found))


def _entry(one: EntryCard) -> Cells:
    return {
        "position": str(one.position),
        "entry": one.id,
        "kind": one.kind,
        "recorded": one.recorded,
        "by": one.by,
        "capacity": one.capacity,
        "part": one.part,
        "said by": one.speaker.by if one.speaker else "",
        "chain": " ".join(one.chain),
        "public from": one.public["lo"] or "",
        "public before": one.public["hi"] or "",
        "public basis": one.public["basis"] or "",
        "corrects": " ".join(one.corrects),
        "facts": " ".join(one.refs),
    }


_RULED: Final = (
    "book", "rule", "chapter", "bodies", "classes", "valid from", "valid until", "status", "text", "article", "says",
)  # fmt: skip


def rules(book: RuleBook, found: Iterable[AnyRule]) -> Table:
    """One row a rule beside its article."""
    return table(_RULED, (_rule(book, one) for one in found))


def _rule(book: RuleBook, rule: AnyRule) -> Cells:
    text = book.text(rule.source.text)
    return {
        "book": book.slug,
        "rule": rule.id,
        "chapter": rule.chapter,
        "bodies": " ".join(rule.bodies),
        "classes": " ".join(rule.classes),
        "valid from": str(rule.valid_from),
        "valid until": "" if rule.valid_until is None else str(rule.valid_until),
        "status": rule.status,
        "text": text.title if text else rule.source.text,
        "article": rule.source.article,
        "says": rule.says,
    }
