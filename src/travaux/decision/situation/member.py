"""One member: its membership, and beside it its participation, its relation to the others, its money."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from travaux.decision.situation.claims import (
    Cited,
    Claim,
    Happening,
    Remark,
    certain_of,
    cite,
    cite_all,
    claim,
    happening,
    heeded,
    latest,
    pick,
    remarks,
    said,
)
from travaux.decision.situation.state import DossierState, Stage, header, stage
from travaux.decision.states import MEMBERSHIP, live
from travaux.decision.states.standing import MEMBERS
from travaux.record.contested import leading
from travaux.record.entry import Modality
from travaux.record.fold import Folded, Told
from travaux.record.times import read_date, zone_named
from travaux.record.values import RESERVED, UNKNOWN

OWN_DECLARATION: Final = "suspended by its own declaration"
DESCRIBED: Final = "described as suspended"
TAKING_PART: Final = "taking part"
NO_MEMBER: Final = "not a member"
NO_INSTRUMENT: Final = "no formal instrument on record"

ANNOUNCED: Final = "participation suspension announced"
NOTIFIED: Final = "participation suspension notified"
ACKNOWLEDGED: Final = "participation suspension acknowledged"
RESUMED: Final = "participation resumed"

_REMARKS: Final = (
    "return hoped for",
    "decision characterised",
    "assurance stated",
    "step taken",
    "appeal made",
    "support stated",
    "legal view stated",
    "consequence stated",
    "contacts described",
    "copies handed over",
    "consideration announced",
    "joining awaited",
    "priorities set",
    "absence announced",
    "membership attested",
    "request received",
    "suspension requested",
    "unsourced gap",
    "other side not on record",
    "disputed name",
    "seat taken",
    "seat left",
    "weight stated",
    "counted in group",
    "left group",
)


@dataclass(frozen=True)
class Participation:
    """The ledger beside membership: announced, notified, acknowledged, resumed are separate facts with their own days.

    `no_notices` are sourced sayings that no notice had come by a day; the lack of a notice is never inferred.
    """

    status: str
    text: str
    basis: tuple[Cited, ...]
    scope: Claim
    announced: Happening | None
    notified: Happening | None
    notified_text: str
    acknowledged: Happening | None
    resumed: Happening | None
    no_notices: tuple[Remark, ...]
    described: tuple[Remark, ...]


@dataclass(frozen=True)
class Relation:
    """What the organisation's post-holders call the member: by the newest saying, with the earlier ones beside it."""

    word: str
    extent: Claim
    sayings: tuple[Remark, ...]


@dataclass(frozen=True)
class Money:
    """Shares, unpaid years and what is said to follow from them."""

    share: Claim
    arrears_years: Claim
    withheld: tuple[Remark, ...]
    due: tuple[Remark, ...]
    waived: Happening | None


@dataclass(frozen=True)
class Mandate:
    """That a person speaks for the member: as what, until which day, by whom; `ended` or replaced by a later fact."""

    person: str
    rank: str
    until: str
    by: str
    given: Cited
    ended: Cited | None = None


@dataclass(frozen=True)
class MemberState(DossierState):
    """A member as the record has it under the dials."""

    membership: Stage
    attested: Claim
    participation: Participation
    relation: Relation | None
    intentions: tuple[Remark, ...]
    formal_notices: tuple[Remark, ...]
    no_objections: tuple[Remark, ...]
    decisions: tuple[Remark, ...]
    money: Money
    remarks: tuple[Remark, ...]
    mandates: tuple[Mandate, ...] = ()


def member_state(dossier: str, folded: Folded) -> MemberState:
    """The state of a member's dossier."""
    facts = certain_of(folded, dossier)
    membership = membership_of(facts, folded.disputes)
    return MemberState(
        *header(dossier, folded),
        membership=membership,
        attested=claim(latest(pick(facts, "membership attested")), "status"),
        participation=participation_of(facts, membership.state),
        relation=_relation(pick(facts, "regarded as ally")),
        intentions=remarks(pick(facts, "intention stated")),
        formal_notices=remarks(pick(facts, "formal notice given")),
        no_objections=remarks(pick(facts, "no objection declared")),
        decisions=remarks(pick(facts, "joined", "declined to join")),
        money=_money(facts),
        remarks=remarks(pick(facts, *_REMARKS)),
        mandates=_mandates(pick(facts, "mandate given", "mandate ended")),
    )


def mandate_of(state: MemberState, person: str, on: int, zone: str) -> Mandate | None:
    """The mandate by which a person speaks for the member at a moment; until a day means until its end."""
    running = (one for one in reversed(state.mandates) if one.person == person and one.ended is None)
    return next((one for one in running if _lasts(one.until, on, zone)), None)


def _lasts(until: str, on: int, zone: str) -> bool:
    return until in {"", *RESERVED} or on <= read_date(until, zone_named(zone)).hi


def _mandates(facts: Sequence[Told]) -> tuple[Mandate, ...]:
    """One row for each time it was given; whoever is given another mandate has no longer the one before."""
    rows: list[Mandate] = []
    for told in facts:
        for person in told.keys:
            ended = cite(told)
            rows = [replace(one, ended=one.ended or ended) if one.person == person else one for one in rows]
            if told.name == "mandate given":
                rows.append(Mandate(person, said(told, "rank"), said(told, "until"), said(told, "by"), cite(told)))
    return tuple(rows)


def membership_of(facts: Sequence[Told], disputes: Sequence[tuple[str, ...]] = ()) -> Stage:
    """The state of membership that these facts of one member lead to."""
    return stage(MEMBERSHIP.name, live(MEMBERSHIP, heeded(facts, disputes)))


def participation_of(facts: Sequence[Told], membership: str) -> Participation:
    """The ledger of participation of one member; `membership` is the state of its membership on the same day."""
    resumed = pick(facts, RESUMED)

    def open_facts(*names: str) -> tuple[Told, ...]:
        return tuple(told for told in pick(facts, *names) if not any(_ends(one, told) for one in resumed))

    announced, notified, acknowledged = (open_facts(name) for name in (ANNOUNCED, NOTIFIED, ACKNOWLEDGED))
    described = open_facts("participation described")
    status, text, basis = _status(membership, (notified, announced, acknowledged), described, resumed)
    return Participation(
        status,
        text,
        cite_all(basis),
        claim((*notified, *announced, *acknowledged), "scope"),
        happening(announced),
        happening(notified),
        "" if notified else NO_INSTRUMENT,
        happening(acknowledged),
        happening(resumed),
        remarks(pick(facts, "no notice on record")),
        remarks(described),
    )


def _status(
    membership: str, declared: Sequence[Sequence[Told]], described: Sequence[Told], resumed: Sequence[Told]
) -> tuple[str, str, Sequence[Told]]:
    """The word for the participation, a sentence beside it, and the facts that it rests on."""
    basis = next((facts for facts in declared if facts), ())
    if basis:
        words = {ANNOUNCED: "announced by the member", NOTIFIED: "notified by the member", ACKNOWLEDGED: _teller(basis)}
        return OWN_DECLARATION, words[basis[0].name], basis
    if described:
        return DESCRIBED, "described so; nothing of the member's own is on record", described
    if resumed:
        return TAKING_PART, "resumed", resumed
    if membership in {*MEMBERS, "not on record"}:
        return TAKING_PART, "nothing on record says otherwise", ()
    return NO_MEMBER, f"its membership is: {membership}", ()


def _ends(resumed: Told, declared: Told) -> bool:
    """Whether taking part again ends what was declared: all of it, or the same scope; later than it was declared."""
    scope = str(resumed.value.get("scope", UNKNOWN))
    whole = scope in {UNKNOWN, "all bodies"}
    return declared.lo <= resumed.lo and (whole or declared.value.get("scope", "all bodies") == scope)


def _teller(facts: Sequence[Told]) -> str:
    first = cite(leading(facts) or facts[0])
    return f"as told by {first.post or first.by or 'the source'}; the member's own announcement is not on record"


def _relation(sayings: Sequence[Told]) -> Relation | None:
    """The newest saying leads; of those of one day, the one in the speaker's own words."""
    if not sayings:
        return None
    newest = latest(sayings)
    quoted = [told for told in newest if Modality.QUOTATION in told.fact.modality]
    return Relation("ally", claim(quoted or newest, "extent"), remarks(sayings))


def _money(facts: Sequence[Told]) -> Money:
    return Money(
        claim(latest(pick(facts, "budget share set")), "share"),
        claim(latest(pick(facts, "arrears reported")), "years"),
        remarks(pick(facts, "contribution withheld")),
        remarks(pick(facts, "contribution due")),
        happening(pick(facts, "arrears waived")),
    )
