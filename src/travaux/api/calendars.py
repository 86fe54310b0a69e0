"""Calendars of sessions and meetings: of an organisation, a body, a member, a document, a person, a session."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from travaux.api.answering import answered
from travaux.api.asking import Question, question_of
from travaux.api.exercised import exercised
from travaux.api.feeds import LANGUAGE, NoSuchFeed, Place, Subject, place_of, seconds, subject_of
from travaux.api.parameters import MOST, Dialled, read
from travaux.decision.situation import DossierState, PlainState, SessionState
from travaux.enquiry.states import answer_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.titles import names_of
from travaux.exports import icalendar
from travaux.office import answers, lists, many, recent
from travaux.office.lists import Narrow
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.times import BadDate, Interval, read_date

#: A calendar holds no more sessions, and no more meetings, than the newest so many.
MOST_HELD: Final = 600
_CANCELLED: Final = "cancelled"


@dataclass(frozen=True)
class Occasion:
    """A session or meeting with its state, its day as far as it is told, and where."""

    state: DossierState
    when: Interval | None
    place: str
    status: icalendar.Status


@require_safe
def calendar(request: HttpRequest, name: str) -> HttpResponse:
    """The sessions and meetings of an organisation or of what a dossier is about, as a calendar to subscribe to."""
    question = question_of(request, read(Dialled, request), name if "/" in name else f"{name}/record")
    subject = subject_of(name)

    def make() -> bytes:
        return icalendar.write_calendar(_calendar(subject, question, place_of(request, question)))

    return answered(request, question, make, kind=icalendar.CONTENT_TYPE)


def _calendar(subject: Subject, question: Question, place: Place) -> icalendar.Calendar:
    found = [_occasion(state, question) for state in _states(subject, question)]
    tell = Teller(names_of(subject.organisation), question.zone)
    newest = recent.newest((one.state.dossier for one in found), question.dials)
    events = tuple(event for one in found for event in _event(one, subject, newest, place, tell))
    undated = len(found) - len(events)
    unsaid = f" {undated} of them have no day that a calendar could show, and are left out." if undated else ""
    return icalendar.Calendar(
        name=exercised(f"{subject.title}: sessions and meetings"),
        description=f"The newest {MOST_HELD} sessions and meetings on record, as sources tell of them.{unsaid} It does "
        "not cover what no source on record tells.",
        lang=LANGUAGE,
        address=f"{place.site}{question.own}",
        events=events,
    )


def _states(subject: Subject, question: Question) -> list[DossierState]:
    """The sessions and meetings that the calendar shows."""
    named = dict.fromkeys(one for several in _named(subject, question) for one in several)
    states = many.states(named, question.dials)
    return [states[one] for one in named if one in states]


def _named(subject: Subject, question: Question) -> Iterator[Sequence[str]]:
    """The names of these sessions and meetings."""
    organisation, dossier = subject.organisation, subject.dossier
    match kind_of(dossier) if dossier else "":
        case "session" | "meeting":
            yield [dossier]
        case "body":
            yield _listed(Narrow("session", organisation, body=dossier), question)
        case "person":
            yield _listed(Narrow("meeting", person=dossier), question)
        case "document":
            facts = answers.show(dossier, question.dials).facts
            yield [str(fact.value["session"]) for fact in facts if "/session/" in str(fact.value.get("session"))]
        case "member":
            yield _listed(Narrow("session", organisation), question)
        case "":
            yield _listed(Narrow("session", organisation), question)
            yield _listed(Narrow("meeting", organisation), question)
        case other:
            raise NoSuchFeed(dossier, f"a {other} has no sessions or meetings of its own")


def _listed(narrow: Narrow, question: Question) -> list[str]:
    found: list[str] = []
    cursor = ""
    while len(found) < MOST_HELD:
        page = lists.listed(narrow, question.dials, order="newest", limit=MOST, cursor=cursor)
        found += (one.dossier for one in page.items)
        cursor = page.next
        if not cursor:
            break
    return found


def _occasion(state: DossierState, question: Question) -> Occasion:
    match state:
        case SessionState():
            when = state.held.happened if state.held else _planned(state, question)
            claim = state.place if state.place.value is not None else state.planned_place
            status: icalendar.Status = "CONFIRMED" if state.held else "TENTATIVE"
            return Occasion(state, when, _word(claim.value), "CANCELLED" if state.stage.state == _CANCELLED else status)
        case PlainState():
            held = next((one for one in state.particulars if one.event == "meeting held"), None)
            when = held.happened.happened if held and held.happened else None
            place = held.fields["place"].value if held and "place" in held.fields else None
            return Occasion(state, when, _word(place), "CONFIRMED")
        case _:
            return Occasion(state, None, "", "TENTATIVE")


def _planned(state: SessionState, question: Question) -> Interval | None:
    """The day for which a session is planned; None where none is told, or none that can be read."""
    try:
        return read_date(_word(state.planned_for.value), question.zone)
    except BadDate:
        return None


def _word(value: object) -> str:
    return value if isinstance(value, str) and value not in {"unknown", "none"} else ""


def _event(
    one: Occasion, subject: Subject, newest: Mapping[str, tuple[int, str]], place: Place, tell: Teller
) -> Iterator[icalendar.Event]:
    """The event, or nothing where no day can be shown."""
    when = icalendar.placed(one.when, tell.zone) if one.when else None
    position, recorded = newest.get(one.state.dossier, (0, ""))
    if when is None or not recorded:
        return
    yield icalendar.Event(
        uid=f"{one.state.dossier}@{place.host}",
        sequence=position,
        stamp=seconds(recorded),
        when=when,
        status=one.status,
        summary=exercised(tell.names.of(one.state.dossier)),
        description=" ".join([*_presence(one.state, subject, tell), answer_of(one.state, tell)]),
        location=one.place,
        url=place.page(f"/{one.state.dossier}"),
        vague_words="One of these days; no source on record says which.",
    )


def _presence(state: DossierState, subject: Subject, tell: Teller) -> Iterator[str]:
    """In the calendar of a member: whether it was there."""
    if not subject.dossier or kind_of(subject.dossier) != "member" or not isinstance(state, SessionState):
        return
    own = next((row for row in state.attendance if row.member == slug_of(subject.dossier)), None)
    yield f"{subject.title}: {tell.claim(own.presence) if own else 'no attendance on record'}."
