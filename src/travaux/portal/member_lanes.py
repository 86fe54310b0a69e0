"""What a member's lanes show: membership, participation and attendance, which are three things and not one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext, pgettext

from travaux.decision.situation import MemberState
from travaux.decision.situation.claims import Cited, Happening, Remark
from travaux.decision.situation.member import DESCRIBED, OWN_DECLARATION, Participation
from travaux.decision.situation.state import Stage, Taken
from travaux.enquiry.words import day_in_words, interval, word
from travaux.frame.page import Page
from travaux.portal.attended import Sat
from travaux.portal.pictures.axis import Axis, axis_for
from travaux.portal.pictures.lanes import Event, Lane, Lanes, Mark, Period, Presence
from travaux.portal.pictures.marks import Tone
from travaux.record.times import BEGINNING, Interval, write_moment

_TONES: Final[dict[str, Tone]] = {
    "member": "agree",
    "restored": "agree",
    "candidate": "open",
    "acceding": "open",
    "withdrawal notified": "open",
    "suspended by the council": "abstain",
    "vote withdrawn": "abstain",
    "expelled": "object",
    "former": "absent",
}
_NOTHING_BEFORE: Final = BEGINNING


def member_lanes(state: MemberState, sat: Sequence[Sat], page: Page) -> Lanes:
    """The three lanes of a member up to the dial; `sat` holds the sessions at which some source names it."""
    name = page.plain.names.of(state.dossier)
    lanes = (
        Lane(gettext("Membership"), periods=tuple(_membership(state.membership, page))),
        Lane(
            gettext("Participation"),
            periods=tuple(_participation(state.participation, page)),
            events=tuple(_acts(state.participation, page)),
        ),
        Lane(gettext("Attendance"), marks=tuple(_marks(sat, page))),
    )
    return Lanes(
        title=gettext("%(name)s: membership, participation, attendance") % {"name": name},
        desc=gettext("Three lanes over time. A beginning that no source dates comes out of nothing."),
        caption=gettext("The same in words"),
        headings=(gettext("Lane"), gettext("What"), gettext("When")),
        axis=_axis(lanes, page),
        lanes=lanes,
        legend=_legend(lanes[2].marks),
        nothing=gettext("nothing on record"),
    )


def _axis(lanes: Sequence[Lane], page: Page) -> Axis:
    spans = [
        *(span for lane in lanes for one in lane.periods for span in (one.begun, one.ended) if span),
        *(one.when for lane in lanes for one in lane.events),
        *(one.when for lane in lanes for one in lane.marks),
    ]
    on = page.asked.dials.on
    last_day = str(write_moment(on - 1, page.asked.zone))[:10]
    return axis_for(spans, on, day_in_words(last_day), page.asked.zone)


def _legend(marks: Sequence[Mark]) -> tuple[tuple[Presence, str], ...]:
    words: dict[Presence, str] = {
        "present": gettext("present, also online"),
        "represented": gettext("represented"),
        "absent": gettext("absent"),
        "unknown": gettext("not named, not stated or contested"),
    }
    shown = {one.presence for one in marks}
    return tuple((presence, told) for presence, told in words.items() if presence in shown)


def _membership(stage: Stage, page: Page) -> Iterator[Period]:
    """One bar for each state that lasted; signing and the like that changed nothing is no bar."""
    moved = [one for one in stage.steps if one.to != one.before]
    for one, following in pairwise([*moved, None]):
        if one is not None:
            yield _bar(one, following, page)


def _bar(step: Taken, following: Taken | None, page: Page) -> Period:
    ended = following.fact.happened if following else None
    begun = interval(step.fact.happened, page.asked.zone)
    until = interval(ended, page.asked.zone) if ended else ""
    stated = gettext("from %(begun)s to %(ended)s") % {"begun": begun, "ended": until} if until else _since(begun)
    tone = _TONES.get(step.to, "ink")
    return Period(word(step.to), stated, step.fact.happened, ended, tone, href=page.fact(step.fact.address))


def _since(begun: str) -> str:
    return gettext("from %(begun)s on") % {"begun": begun}


def _participation(found: Participation, page: Page) -> Iterator[Period]:
    """The time in which it takes no part, by its own word or by what others say; a beginning not stated is a fade."""
    if found.status == OWN_DECLARATION and found.basis:
        begun = _begun(found)
        stated = _since(interval(begun, page.asked.zone))
        yield Period(word(found.status), stated, begun, None, "abstain", href=page.fact(found.basis[0].address))
    elif found.status == DESCRIBED:
        first = min((one.fact for one in found.described), key=lambda one: one.happened.hi)
        stated = gettext("described so %(day)s; its start is not stated") % {
            "day": interval(first.happened, page.asked.zone)
        }
        begun = Interval(_NOTHING_BEFORE, first.happened.hi)
        yield Period(word(found.status), stated, begun, None, "abstain", hatched=True, href=page.fact(first.address))
    elif found.resumed and found.resumed.happened:
        stated = _since(interval(found.resumed.happened, page.asked.zone))
        yield Period(word(found.status), stated, found.resumed.happened, None, "agree", href=_href(found.resumed, page))


def _begun(found: Participation) -> Interval:
    """When its declaration began; what is only acknowledged began at some time before."""
    told = found.announced or found.notified
    if told and told.happened:
        return told.happened
    earliest = min((one.happened.hi for one in found.basis), default=_NOTHING_BEFORE + 1)
    return Interval(_NOTHING_BEFORE, earliest)


def _acts(found: Participation, page: Page) -> Iterator[Event]:
    """Announced, notified, acknowledged, resumed, each on its day; the newest saying that no notice had come."""
    acts = (
        (pgettext("participation", "announced"), found.announced),
        (pgettext("participation", "notified"), found.notified),
        (pgettext("participation", "acknowledged"), found.acknowledged),
        (pgettext("participation", "resumed"), found.resumed),
    )
    for words, told in acts:
        if told and told.happened:
            stated = interval(told.happened, page.asked.zone)
            yield Event(words, stated, told.happened, "diamond", "ink", _href(told, page))
    newest = {one.keys: one for one in sorted(found.no_notices, key=lambda one: one.fact.happened.hi)}
    yield from (_no_notice(one, page) for one in newest.values())


def _no_notice(one: Remark, page: Page) -> Event:
    of = ", ".join(word(key) for key in one.keys)
    words = gettext("no notice of %(of)s") % {"of": of} if of else gettext("no notice")
    return Event(words, _day(one.fact, page), one.fact.happened, "ring", "open", page.fact(one.fact.address))


def _day(cited: Cited, page: Page) -> str:
    return interval(cited.happened, page.asked.zone)


def _href(told: Happening, page: Page) -> str:
    return page.fact(told.refs[0].address) if told.refs else ""


def _marks(sat: Sequence[Sat], page: Page) -> Iterator[Mark]:
    for sitting, seat in reversed(sat):
        held = sitting.state.held
        if held is None or held.happened is None:
            continue
        title, stated = page.plain.names.of(sitting.dossier), interval(held.happened, page.asked.zone)
        yield Mark(word(seat.word), title, stated, held.happened, seat.sign, page.dossier(sitting.dossier))
