"""The attendance list of a session: who came for each member, and who is named by nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.decision.situation import RollState, SessionState
from travaux.decision.situation.session import AttendanceRow, Notified
from travaux.enquiry.language import say
from travaux.enquiry.words import listing, word
from travaux.exports.papers.contents.agenda import session_lines
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of
from travaux.exports.papers.contents.sheet import Sheet
from travaux.record.values import RESERVED


@dataclass(frozen=True)
class Seat:
    """One delegation: how it was there, by whom; `expected` is whom it notified before."""

    member: str
    presence: str
    person: str
    rank: str
    expected: str
    note: str
    refs: str


def attendance_list(session: str, asked: Question) -> Sheet:
    """A row for each member that some fact names; members that nobody names are listed as such, never as absent."""
    seats = seats_of(session, asked)
    return Sheet(
        asked.names.of(session),
        tuple(session_lines(session, asked)),
        {"seats": [vars(one) for one in seats]},
        words(),
        tuple(notes(session, seats, asked)),
        (session, f"{asked.organisation}/roll"),
    )


def words() -> dict[str, str]:
    """The headings of the table."""
    return {
        "member": say("Member"),
        "presence": say("Presence"),
        "person": say("Represented by"),
        "rank": say("Rank"),
        "expected": say("Notified before"),
        "note": say("Remarks"),
        "none": say("Nobody's attendance is on record."),
    }


def seats_of(session: str, asked: Question) -> tuple[Seat, ...]:
    """The delegations by the names of their members."""
    state = asked.state(session, SessionState)
    rows = {} if state is None else {row.member: row for row in state.attendance}
    notified = {} if state is None else {one.member: one for one in state.notified}
    members = sorted({*rows, *notified}, key=asked.names.member)
    return tuple(_seat(one, rows.get(one), notified.get(one), asked) for one in members)


def _seat(member: str, row: AttendanceRow | None, told: Notified | None, asked: Question) -> Seat:
    expected = NOTHING if told is None else _expected(told, asked)
    facts = [] if told is None else [told.fact]
    if row is None:
        return Seat(asked.names.member(member), say("not recorded"), NOTHING, NOTHING, expected, "", refs_of(facts))
    by = word(str(row.by.value)) if row.by.value not in {None, *RESERVED} else ""
    presence = asked.claim(row.presence)
    return Seat(
        asked.names.member(member),
        f"{presence}, {by}" if by else presence,
        asked.claim(row.person),
        asked.claim(row.rank),
        expected,
        "; ".join(_remarks(row, asked)),
        refs_of(row.refs, facts),
    )


def _expected(told: Notified, asked: Question) -> str:
    said = [asked.value(one) for one in (told.person, told.rank, told.by) if one not in {"", *RESERVED}]
    return ", ".join(said) or say("a delegation")


def _remarks(row: AttendanceRow, asked: Question) -> Iterator[str]:
    if row.notice.value is not None:
        given = {"yes": say("with notice"), "no": say("without notice")}
        yield given.get(str(row.notice.value), asked.claim(row.notice))
    if row.reason.value not in {None, *RESERVED}:
        yield asked.claim(row.reason)
    if row.denied_by:
        yield say("left out of the list in {facts}").format(facts=", ".join(row.denied_by))


def notes(session: str, seats: tuple[Seat, ...], asked: Question) -> Iterator[str]:
    """Whom nobody names, and what was said of the quorum."""
    roll = asked.state(f"{asked.organisation}/roll", RollState)
    named = {one.member for one in seats}
    unnamed = [] if roll is None else [one for one in map(asked.names.member, roll.members) if one not in named]
    if unnamed:
        text = say("On the roll of that day, but named by no source: {members}. They are not counted as absent.")
        yield text.format(members=listing(sorted(unnamed)))
    state = asked.state(session, SessionState)
    for one in () if state is None else state.quorum:
        yield say("Quorum: {what}").format(what=asked.tell.remark(one))
