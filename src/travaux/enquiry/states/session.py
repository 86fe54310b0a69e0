"""A session in sentences."""

from collections.abc import Iterator

from travaux.decision.situation import SessionState
from travaux.decision.situation.session import AttendanceRow
from travaux.enquiry.language import say
from travaux.enquiry.states.agreeing import paper_lines
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import listing
from travaux.record.values import UNKNOWN


def session_lines(state: SessionState, tell: Teller) -> Iterator[str]:
    """Whether it is planned or held, when and where, who was there, what was counted and said."""
    yield from tell.stage("Session", state.stage)
    if state.bodies:
        yield say("Of: {bodies}.").format(bodies=listing(tell.value(body) for body in state.bodies))
    if state.held:
        yield say("Held: {when}.").format(when=tell.when(state.held))
    yield from tell.labelled("Planned for", state.planned_for)
    yield from tell.labelled("Planned in", state.planned_place)
    for label, claim in (("Place", state.place), ("Way", state.way), ("Sort", state.sort)):
        yield from tell.labelled(label, claim)
    yield from tell.labelled("Chaired by", state.chair, tell.member)
    yield from tell.labelled("In the chair", state.chair_person)
    if state.attendance:
        yield say("Attendance (members that no source names are not listed):")
        yield from (f"  {_row(row, tell)}" for row in state.attendance)
    yield from notified_lines(state, tell)
    for count in state.counts:
        stage = say("at a stage not stated") if count.stage == UNKNOWN else say(count.stage)
        yield say("Documents, {stage}: {number}.").format(stage=stage, number=tell.claim(count.number))
    yield from tell.labelled("Drafts considered", state.drafts)
    yield from tell.labelled("Drafts adopted", state.drafts_adopted)
    yield from tell.labelled("Drafts sent back", state.drafts_sent_back)
    yield from tell.remarks("Quorum", state.quorum)
    yield from tell.remarks("What absence was said to mean", state.absences_meant)
    yield from tell.remarks("No objection declared", state.no_objections)
    yield from tell.remarks("Parts", state.parts)
    yield from tell.remarks("Topics", state.topics)
    yield from tell.remarks("Said there", state.statements)
    yield from tell.remarks("Outcomes noted", state.outcomes)
    yield from tell.remarks("Joining its decisions afterwards", state.joinings)
    yield from _minutes(state, tell)
    yield from paper_lines(state.papers, tell)
    yield from tell.remarks("What else is said", state.remarks)


def session_work(state: SessionState, tell: Teller) -> Iterator[str]:
    """Who said that they will come, the minutes, the papers."""
    yield from notified_lines(state, tell)
    yield from _minutes(state, tell)
    yield from paper_lines(state.papers, tell)


def notified_lines(state: SessionState, tell: Teller) -> Iterator[str]:
    """Who will come for each member that said so."""
    for one in state.notified:
        told = "; ".join(filter(None, (tell.value(one.person) if one.person else "", say(one.rank), say(one.by))))
        yield say("Notified for {member}: {told}{refs}.").format(
            member=tell.member(one.member), told=told or say("not stated"), refs=tell.refs([one.fact])
        )


def _minutes(state: SessionState, tell: Teller) -> Iterator[str]:
    for one in state.minutes:
        kept = one.text or one.digest
        text = tell.value(kept) if kept else say("not stated")
        yield say("Minutes, {day}: {text}{refs}.").format(day=tell.day(one.fact), text=text, refs=tell.refs([one.fact]))


def _row(row: AttendanceRow, tell: Teller) -> str:
    silent = []
    told = []
    for label, claim in (("rank", row.rank), ("person", row.person), ("how", row.by), ("reason", row.reason)):
        if claim.value is None and not claim.rivals:
            silent += [say(label)] if label == ("reason" if row.presence.value == "absent" else "person") else []
        else:
            told.append(f"{say(label)} {tell.claim(claim)}")
    missing = say(" ({fields} not stated)").format(fields=listing(silent)) if silent else ""
    lists = listing(map(tell.cite, row.denied_by))
    denied = say("; left out of the list in {lists}").format(lists=lists) if row.denied_by else ""
    return f"{tell.member(row.member)}: {'; '.join([tell.claim(row.presence), *told])}{missing}{denied}."
