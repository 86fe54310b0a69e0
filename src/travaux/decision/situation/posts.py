"""Posts, the chairmanship and persons: who holds what on a day, by which facts, after and before whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.decision.situation.claims import (
    Cited,
    Happening,
    Remark,
    certain_of,
    cite_all,
    happening,
    heeded,
    latest,
    pick,
    remarks,
    zone_of,
)
from travaux.decision.situation.state import DossierState, Stage, header, stage
from travaux.decision.states import CHAIRMANSHIP, live
from travaux.record.contested import leading
from travaux.record.dossiers import kind_of
from travaux.record.fold import Folded, Told
from travaux.record.times import Interval, read_date
from travaux.record.values import RESERVED, UNKNOWN


@dataclass(frozen=True)
class Term:
    """One person's, or one member's, time in a post; attestations inside it bear it out."""

    holder: str
    began: Happening | None
    ended: Happening | None
    acting: bool
    attested: tuple[Cited, ...]


@dataclass(frozen=True)
class Holder:
    """Who holds the post on the day asked, and how that is known."""

    holder: str
    acting: bool
    basis: str
    refs: tuple[Cited, ...]
    rivals: tuple[Cited, ...]


@dataclass(frozen=True)
class PostState(DossierState):
    """A post and those who held it, in order."""

    holder: Holder | None
    terms: tuple[Term, ...]
    rules: tuple[Remark, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class ChairmanshipState(DossierState):
    """Which member chairs, since when, after whom, with which priorities, and who is to follow."""

    stage: Stage
    chair: Holder | None
    terms: tuple[Term, ...]
    priorities: tuple[Remark, ...]
    planned: tuple[Remark, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class PersonState(DossierState):
    """The posts that a person is told to have held."""

    posts: dict[str, Term]
    remarks: tuple[Remark, ...]


def post_state(dossier: str, folded: Folded) -> PostState:
    """The state of a post's dossier."""
    facts = certain_of(folded, dossier)
    terms = _terms(facts, "took office", "left office")
    return PostState(
        *header(dossier, folded),
        holder=_holder(terms, pick(facts, "attested in office")),
        terms=terms,
        rules=remarks(pick(facts, "term set", "rule stated")),
        remarks=remarks(pick(facts, "appointed", "nominated", "unsourced gap", "disputed name")),
    )


def chairmanship_state(dossier: str, folded: Folded) -> ChairmanshipState:
    """The state of an organisation's chairmanship."""
    facts = certain_of(folded, dossier)
    terms = _terms(facts, "chairmanship began", "chairmanship ended")
    return ChairmanshipState(
        *header(dossier, folded),
        stage=stage(CHAIRMANSHIP.name, live(CHAIRMANSHIP, heeded(facts, folded.disputes))),
        chair=_holder(terms, ()),
        terms=terms,
        priorities=remarks(pick(facts, "priorities set")),
        planned=remarks(pick(facts, "chairmanship planned")),
        remarks=remarks(pick(facts, "rule stated", "unsourced gap")),
    )


def person_state(dossier: str, folded: Folded) -> PersonState:
    """The state of a person's dossier: posts by the post dossiers that the facts are also about."""
    facts = certain_of(folded, dossier)
    held = pick(facts, "took office", "left office", "attested in office", "appointed")
    by_post: dict[str, list[Told]] = {}
    for told in held:
        for about in told.fact.about:
            if kind_of(about) == "post":
                by_post.setdefault(about, []).append(told)
    terms = {post: _terms(group, "took office", "left office", dossier) for post, group in by_post.items()}
    return PersonState(
        *header(dossier, folded),
        posts={post: found[0] for post, found in terms.items() if found},
        remarks=remarks(told for told in facts if told not in held),
    )


def _who(told: Told) -> tuple[str, ...]:
    """Whom a fact names as holder: its key, or its person; a chairmanship is the member's, whoever chairs for it."""
    field = "member" if "chairmanship" in told.name else "person"
    named = told.keys or ((str(told.value[field]),) if field in told.value else ())
    return tuple(one for one in named if one not in RESERVED)


def _terms(facts: Sequence[Told], began: str, ended: str, only: str = "") -> tuple[Term, ...]:
    """Terms in the order in which they began; where no taking office is told, an appointment counts."""
    holders: dict[str, None] = {}
    for told in facts:
        if told.name in {began, ended, "attested in office", "appointed"}:
            holders.update(dict.fromkeys(_who(told)))
    terms = [
        term for holder in holders if not only or holder == only for term in _terms_of(holder, facts, began, ended)
    ]
    return tuple(sorted(terms, key=_begin))


def _begin(term: Term) -> int:
    if term.began is not None and term.began.happened is not None:
        return term.began.happened.lo
    return min((cited.happened.lo for cited in term.attested), default=0)


def _terms_of(holder: str, facts: Sequence[Told], began: str, ended: str) -> list[Term]:
    """One term for every beginning: those who come back have several."""
    own = [told for told in facts if holder in _who(told)]
    starts = _apart([told for told in own if told.name == began]) or [_appointed(own)]
    stops, attested = pick(own, ended), pick(own, "attested in office")
    terms = []
    for number, start in enumerate(starts):
        lo = start[0].lo if start else min((told.lo for told in own), default=0)
        until = starts[number + 1][0].lo if number + 1 < len(starts) else None
        inside = [told for told in stops if told.lo >= lo and (until is None or told.lo < until)]
        end = min((told.hi for told in inside), default=until)
        borne = [told for told in attested if told.hi > lo and (end is None or told.lo < end)]
        acting = any(told.value.get("acting") == "yes" for told in start)
        terms.append(Term(holder, happening(start), happening(inside), acting, cite_all(borne)))
    return [term for term in terms if term.began or term.ended or term.attested]


def _apart(facts: Sequence[Told]) -> list[list[Told]]:
    """Facts that tell one beginning together, separate beginnings apart."""
    groups: list[list[Told]] = []
    for told in facts:
        if groups and told.lo <= groups[-1][-1].hi:
            groups[-1].append(told)
        else:
            groups.append([told])
    return groups


def _appointed(own: Sequence[Told]) -> list[Told]:
    """Appointments whose first day, where one is named, has begun by the newest fact of the person."""
    return [told for told in pick(own, "appointed") if _first_day(told).lo <= max(one.hi for one in own)]


def _first_day(told: Told) -> Interval:
    day = told.value.get("from", UNKNOWN)
    return Interval(told.lo, told.hi) if day in RESERVED else read_date(str(day), zone_of(told))


def _holder(terms: Sequence[Term], attested: Sequence[Told]) -> Holder | None:
    """The last who began and is not told to have ended; without any beginning, whom the newest attestation names."""
    running = [term for term in terms if term.began is not None and term.ended is None]
    newest = latest(attested)
    if running:
        term = running[-1]
        began = term.began.refs if term.began is not None else ()
        others = _others(_during(term, newest), term.holder)
        return Holder(term.holder, term.acting, "took office", (*began, *term.attested), others)
    if not newest:
        return None
    first = leading(newest)
    if first is None:
        return Holder(UNKNOWN, acting=False, basis="contested, and none leads", refs=(), rivals=cite_all(newest))
    holder = next(iter(_who(first)), UNKNOWN)
    told = [one for one in newest if holder in _who(one)]
    return Holder(holder, acting=False, basis="attested", refs=cite_all(told), rivals=_others(newest, holder))


def _during(term: Term, attested: Sequence[Told]) -> list[Told]:
    """Who is called holder once the term has begun; that somebody was before it contradicts nothing."""
    begun = term.began.happened if term.began is not None else None
    return [told for told in attested if begun is None or told.hi > begun.lo]


def _others(attested: Sequence[Told], holder: str) -> tuple[Cited, ...]:
    return cite_all(told for told in attested if holder not in _who(told))
