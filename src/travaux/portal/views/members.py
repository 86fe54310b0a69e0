"""The members of an organisation: all with both their statuses, and one with its three lanes."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext

from travaux.decision.situation import DocumentState, MemberState, RollState
from travaux.decision.situation.claims import Happening, Remark
from travaux.decision.situation.document import RemovalRequest
from travaux.decision.situation.member import OWN_DECLARATION
from travaux.frame.leaves import leaf, newest_first
from travaux.frame.page import Page, page_of
from travaux.office import many, reading
from travaux.office.answers import Shown
from travaux.portal.attended import LOOKED_AT, last_attended, latest, seats_of
from travaux.portal.choices import know, on_record
from travaux.portal.member_lanes import member_lanes
from travaux.portal.pictures.lanes import lanes_picture
from travaux.portal.rolls import Standing, alphabetical, standings
from travaux.portal.said import Saying, saying_of
from travaux.record.dossiers import slug_of

LENGTH: Final = 40
_FACTS: Final = 5
_REMARKS: Final = 5
_SAYINGS: Final = 3
#: So many documents are asked for what a member asked, refused or objected to.
_DOCUMENTS: Final = 12
_ACTED: Final = ("removal requested", "signature refused", "objection raised")
_OTHER_SIDE: Final = "other side not on record"


def members(request: HttpRequest, organisation: str) -> HttpResponse:
    """The status table of all members, former ones and candidates below and apart."""
    page = page_of(request, organisation, gettext("Members"))
    on_record(page, organisation)
    roll = many.states([f"{organisation}/roll"], page.asked.dials).get(f"{organisation}/roll")
    return render(request, "portal/members.html", {"page": page, "state": roll, **roll_parts(page, organisation, roll)})


def roll_parts(page: Page, organisation: str, roll: object) -> dict[str, Any]:
    """The rows of the status table: those who belong, the others, and the lists that sources give."""
    rows = roll.rows if isinstance(roll, RollState) else ()
    know(page, (row.dossier for row in rows))
    own = leaf(page, "members", alphabetical(Standing(row, page) for row in rows if row.belongs), LENGTH)
    others = leaf(page, "others", alphabetical(Standing(row, page) for row in rows if not row.belongs), LENGTH)
    sittings = latest(page, organisation) if own.items else ()
    last = last_attended([one.row.member for one in own.items], sittings)
    aside = [row.dossier for row in rows if row.belongs and row.participation.status == OWN_DECLARATION]
    return {
        "own": own,
        "rows": standings((one.row for one in own.items), page, last),
        "others": others,
        "looked_at": len(sittings),
        "most": LOOKED_AT,
        "aside": aside[:LENGTH],
        "listings": roll.listings if isinstance(roll, RollState) else (),
        "organisation": organisation,
    }


def roll_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of the roll shows: the same table."""
    organisation = shown.dossier.partition("/")[0]
    return {**roll_parts(page, organisation, shown.state), "cards": leaf(page, "facts", shown.facts, _FACTS)}


@dataclass(frozen=True)
class Asking:
    """What a member asked of one document, or did against it: what, when, why, and what became of it."""

    document: str
    act: str
    happened: Happening
    reason: str
    outcome: RemovalRequest | None = None


def member_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a member shows besides its state."""
    state = shown.state
    if not isinstance(state, MemberState):
        raise TypeError(shown.kind)
    organisation, slug = shown.dossier.partition("/")[0], slug_of(shown.dossier)
    sat = seats_of(slug, latest(page, organisation))
    lanes = member_lanes(state, sat, page)
    other_side = [one for one in state.remarks if one.event == _OTHER_SIDE]
    taking, money = state.participation, state.money
    rest = [one for one in (*state.remarks, *state.evidence.besides) if one not in other_side]
    return {
        "lanes": lanes,
        "picture": lanes_picture(lanes, "lanes", mirrored=translation.get_language_bidi()),
        "sayings": called(page, state, shown)[:_SAYINGS],
        "asked": askings(page, organisation, slug),
        "ledger": leaf(page, "ledger", newest_first((*taking.no_notices, *taking.described)), _REMARKS),
        "other_side": other_side,
        "deeds": leaf(page, "deeds", deeds(state), _REMARKS),
        "paid": leaf(page, "money", newest_first((*money.withheld, *money.due)), _SAYINGS),
        "remarks": leaf(page, "said", newest_first(rest), _REMARKS),
        "cards": leaf(page, "facts", shown.facts, _FACTS),
        "looked_at": LOOKED_AT,
    }


@dataclass(frozen=True)
class Deed:
    """Something that a member said it means to do, gave notice of, or did, under the heading of its sort."""

    heading: str
    remark: Remark


def deeds(state: MemberState) -> list[Deed]:
    """What a member says and does, sort by sort, the newest first."""
    sorts = (
        (gettext("Intentions"), state.intentions),
        (gettext("Decisions joined or declined later"), state.decisions),
        (gettext("Formal notices given for other things"), state.formal_notices),
        (gettext("No objection declared"), state.no_objections),
    )
    return [Deed(heading, one) for heading, found in sorts for one in newest_first(found)]


def called(page: Page, state: MemberState, shown: Shown) -> list[Saying]:
    """What the organisation's post-holders call the member, the newest first, of one day the quoted first."""
    if state.relation is None:
        return []
    cards = {card.address: card for card in shown.facts}
    told = [cards[one.fact.address] for one in state.relation.sayings if one.fact.address in cards]
    told.sort(key=lambda card: (card.happened.hi or "", card.quote is not None), reverse=True)
    return [saying_of(page, card) for card in told]


def askings(page: Page, organisation: str, slug: str) -> list[Asking]:
    """What the member asked to have removed, refused to sign or objected to, on the documents acted on last."""
    rows = [row for name in _ACTED for row in reading.facts(reading.Wanted(name=name, key=slug), page.asked.dials)]
    newest = sorted(rows, key=lambda row: (row.hi, row.position), reverse=True)
    own = dict.fromkeys(row.dossier for row in newest if row.dossier.startswith(f"{organisation}/document/"))
    documents = list(own)[:_DOCUMENTS]
    know(page, documents)
    found = many.states(documents, page.asked.dials)
    return [one for name in documents if name in found for one in _asked(found[name], slug)]


def _asked(state: object, slug: str) -> list[Asking]:
    if not isinstance(state, DocumentState):
        return []
    requests = [
        Asking(state.dossier, "removal requested", one.happened, _reason(one.reason.value), one)
        for one in state.requests
        if one.member == slug
    ]
    acts = [
        Asking(state.dossier, one.act, one.happened, _reason(one.value.get("reason")))
        for one in (*state.refusals, *state.objections)
        if one.member == slug
    ]
    return [*requests, *acts]


def _reason(value: object) -> str:
    return "" if value in {None, "unknown"} else str(value)
