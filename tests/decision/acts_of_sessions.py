"""Acts on the way of a session: rulings on acts, notice, silence put off, clauses, instructions; and their findings."""

from dataclasses import replace
from datetime import date

import msgspec

from tests.decision.acts import (
    AM,
    CHAIR,
    DOC,
    DRAFTED,
    OFFICE,
    SESSION,
    TABLED,
    an_act,
    finding_on,
    members,
    of_document,
    situation,
)
from tests.decision.books import CONSENSUS, a_book, a_rule, an_adoption
from tests.factories import ZONE, a_fact, a_report, recorded
from travaux.decision.act import Act, Author, Situation, reads
from travaux.decision.calendar import WorkingCalendar
from travaux.decision.consider import consider
from travaux.decision.findings import Finding
from travaux.decision.situation import dossier_state
from travaux.record.entry import Entry, Fact, Origin
from travaux.record.fold import Dials, fold
from travaux.record.times import end_of
from travaux.record.values import Value
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library

BODY = Author("body")


def an_entry(name: str, event: str, day: str, finding: dict[str, str], /, **value: Value) -> Entry:
    """An act as it stands in the record, about the document."""
    told = a_report(name, a_fact(event, DOC, day, "f1", value=value), public=day, chain=(), origin=Origin.OWN_ACT)
    return msgspec.structs.replace(told, kind="act", finding=finding, capacity="chair")


ADOPTED = an_entry("act/a", "adopted", "2023-11-10", {"admissible": "no"}, mode="consensus")
RULED = an_entry("act/r", "ruling given", "2023-11-11", {"admissible": "yes"}, on="act/a", ruling="accepts", by="chair")


def with_entries(act: Act, *entries: Entry) -> Situation:
    """What the act reads, with these entries behind a report of the six members and the draft."""
    told = a_report("r", *members(DRAFTED, TABLED), public="1994-01-01")
    folded = fold(recorded(told, *entries), Dials(on=end_of("2023-11-30", ZONE)))
    return Situation({one: dossier_state(one, folded) for one in reads(act)}, act.on, "Europe/Moscow", "csc")


def ruled_on(act: Act, *entries: Entry) -> Finding:
    """The finding on a ruling against these entries."""
    return consider(act, with_entries(act, *entries), read_library("csto"))


def a_ruling(by: Author = CHAIR, word: str = "accepts", **value: str) -> Act:
    """A ruling on the adoption."""
    return an_act("ruling given", by, on_="act/a", ruling=word, **value)


def consider_rulings() -> list[Finding]:
    """A first ruling, a second one, and one that says itself what becomes of the act."""
    return [
        ruled_on(a_ruling(), ADOPTED),
        ruled_on(a_ruling(), ADOPTED, RULED),
        ruled_on(a_ruling(effect="no effect"), ADOPTED),
    ]


#: A session planned for 20 December 2023, told of on 1 November, and one that is extraordinary.
PLANNED = a_fact("session scheduled", SESSION, "2023-11-01", "s1", value={"for": "2023-12-20"})
UNDATED = a_fact("session scheduled", SESSION, "2023-11-01", "s1", value={"for": "unknown"})
OUT_OF_TURN = a_fact(
    "session scheduled", SESSION, "2023-11-01", "s1", value={"for": "2023-12-20", "sort": "extraordinary"}
)
OUT_OF_TURN_BY_TWO = (
    "    requests: [{for: extraordinary session, by: [the council], or: [{at least: 2}], effect: blocks}]\n"
)
WEEKENDS = {date(2023, 12, day): "" for day in (2, 3, 9, 10, 16, 17)}
#: A holiday of one member, and one that two have by the same name; one of these has two days of it.
CALENDAR = WorkingCalendar(
    {
        "am": {**WEEKENDS, date(2023, 12, 7): "Day of the Earthquake"},
        "by": {**WEEKENDS, date(2023, 12, 7): "Feast", date(2023, 12, 8): "Feast"},
        "kz": {**WEEKENDS, date(2023, 12, 8): "Feast"},
    }
)


def an_agenda_with(more: str = "", effect: str = "stays until decided") -> RuleBook:
    """A book with a chapter on the agenda, and these lines more in it."""
    parameters = (
        "    may propose: [any member]\n    drawn up by: the secretariat\n    approved by: the body\n"
        "    approved: at the opening\n    may ask for removal: [any member]\n    removal decided by: the chair\n"
        f"    effect of the request: {effect}\n{more}"
    )
    return a_book(an_adoption(), a_rule("agenda", "agenda", parameters))


def a_notice(days: int, counted_in: str = "calendar days", seat: str = "") -> RuleBook:
    """A book that asks for so much notice."""
    seat = f", seat: {seat}" if seat else ""
    return an_agenda_with(f"    notice: {{days: {days}, counted in: {counted_in}{seat}}}\n")


def convening(*facts: Fact, book: RuleBook, on: str = "2023-12-01", calendar: WorkingCalendar = CALENDAR) -> Finding:
    """The finding on convening the session, with three members on the roll."""
    act = an_act("session convened", CHAIR, (SESSION,), on=on)
    three = [a_fact("membership began", (f"csto/member/{one}", "csto/roll"), "1994-04-20", f"m-{one}") for one in ("am", "by", "kz")]  # fmt: skip
    held = situation(act, *three, *facts, body="council")
    return consider(act, replace(held, calendar=calendar), book)


def consider_notice() -> list[Finding]:
    """Notice kept and missed, counted in days and in working days, not laid down, not to be counted."""
    every = "working days of every member"
    return [
        convening(PLANNED, book=a_notice(19)),
        convening(PLANNED, book=a_notice(20)),
        convening(PLANNED, book=a_notice(5, every)),
        convening(PLANNED, book=a_notice(5, every), calendar=WorkingCalendar()),
        convening(PLANNED, book=an_agenda_with()),
        convening(UNDATED, book=a_notice(5)),
        convening(OUT_OF_TURN, book=an_agenda_with(OUT_OF_TURN_BY_TWO)),
    ]


def a_silence(more: str = "") -> RuleBook:
    """A book by which texts are decided on under silence, and these words more in the procedure."""
    stage = "{stage: in writing, until: 'the expiry, to the minute', broken by: [objection, amendment], open to: all members}"
    course = (
        "{mode: silence, entered: directly, silence: "
        f"{{stages: [{stage}], proposed by: the chair, announced by: the chair, text issued: at once{more}}}}}"
    )
    rights = (
        "    standings:\n    - {state: member, kind: membership, provided for: yes, "
        "rights: {object: yes, speak: yes, vote: yes}}\n"
    )
    return a_book(an_adoption(tally=CONSENSUS, course=course), a_rule("rights", "participation", rights))


OPENED = of_document("silence opened", "d8", "2023-11-22T10:00", expires="2023-11-30T12:00")


def under_silence(kind: str, on: str, book: RuleBook | None = None, **value: str) -> Finding:
    """An act on a text that is under silence until noon of 30 November."""
    keys = ("am",) if kind in {"objection raised", "amendment proposed"} else ()
    act = an_act(kind, AM if keys else CHAIR, keys=keys, on=on, **value)
    facts = (DRAFTED, TABLED, *(() if kind == "silence opened" else (OPENED,)))
    return finding_on(act, *members(*facts), book=book or a_silence(), body="council")


def consider_silence() -> list[Finding]:
    """Silence opened for long enough and too shortly, broken in time and too late, put off and not."""
    long_enough = a_silence(", lasts at least: {days: 5}")
    later = "2023-12-07T12:00"
    return [
        under_silence("silence opened", "2023-11-23T10:00", long_enough, expires="2023-11-30T12:00"),
        under_silence("silence opened", "2023-11-29T10:00", long_enough, expires="2023-11-30T12:00"),
        under_silence("objection raised", "2023-11-30T10:00", to="silence"),
        under_silence("objection raised", "2023-11-30T12:00:01", to="silence"),
        *(under_silence("silence extended", "2023-11-23", a_silence(f", may be extended: {stated}"), expires=later)
          for stated in ("yes", "no", "not stated")),
        under_silence("silence extended", "2023-11-23", expires="2023-11-30T12:00"),
        under_silence("silence extended", "2023-12-01", expires=later),
    ]  # fmt: skip


CLAUSE = of_document("clause drafted", "c1", "2023-11-02", ("3",), text="Words.")
OBJECTING = of_document("clause stance recorded", "c2", "2023-11-03", ("am",), clause="3", stance="objects")


def consider_clauses() -> list[Finding]:
    """Agreement in general with a clause open, and with none."""
    agreeing = an_act("agreed in general", OFFICE)
    return [finding_on(agreeing, *members(DRAFTED, CLAUSE, *more)) for more in ((OBJECTING,), ())]


GIVEN = of_document("instruction given", "i1", "2023-11-03", ("csto/body/csc",), to="csto/body/cfm", due="2024-02-01", number="1")  # fmt: skip


def on_instructions(by: str = "the chair") -> RuleBook:
    """A book that says who gives more time and who takes off control."""
    terms = "    instruction:\n      addressee: required\n      due date: may be none\n      interim report: yes\n"
    terms += f"      extension by: {by}\n      taken off control by: {by}\n"
    return a_book(an_adoption(), a_rule("instruct", "follow-up", terms))


def later_on(kind: str, by: Author = CHAIR, book: RuleBook | None = None, **value: str) -> Finding:
    """What comes after an instruction."""
    return finding_on(
        an_act(kind, by, **value), *members(DRAFTED, GIVEN), book=book or on_instructions(), body="council"
    )


def consider_instructions() -> list[Finding]:
    """More time by whom the rule names, by another, where it names nobody, for an instruction not on record."""
    asking = an_act("instruction given", CHAIR, keys=("csto/body/csc",), to="csto/body/cfm", interim="2024-01-01")
    return [
        later_on("instruction extended", due="2024-05-01"),
        later_on("instruction extended", BODY, due="2024-05-01"),
        later_on("taken off control", book=on_instructions("not stated")),
        later_on("taken off control", number="9"),
        finding_on(asking, *members(DRAFTED)),
    ]


EXERCISE = a_fact("record opened", "csto/record", "2023-11-01", "o1", value={"sort": "exercise"})


def moving_the_clock(to: str, *facts: Fact) -> Finding:
    """The finding on setting the clock."""
    return finding_on(an_act("clock set", OFFICE, ("csto/record",), to=to), *members(*facts))


ASKED = (
    of_document("item included", "q1", "2023-11-03", session=SESSION),
    of_document("removal requested", "q2", "2023-11-04", ("am",)),
)
REFUSED = of_document("removal refused", "q3", "2023-11-05", **{"request of": "am"})


def opening_an_item(effect: str, *more: Fact) -> Finding:
    """The finding on beginning with an item whose removal was asked for."""
    return finding_on(
        an_act("item opened", CHAIR, session=SESSION),
        *members(DRAFTED, *ASKED, *more),
        book=an_agenda_with(effect=effect),
        body="council",
    )


def consider_the_rest() -> list[Finding]:
    """A clock where there is none and a clock set back; a session that opens with a substitute; a request pending."""
    present = a_fact("attendance", SESSION, "2023-11-22", "a1", keys=("am",), value={"presence": "present", "rank": "substitute"})  # fmt: skip
    return [
        moving_the_clock("2023-12-01"),
        moving_the_clock("2023-11-01", EXERCISE),
        finding_on(an_act("session opened", CHAIR, (SESSION,)), *members(PLANNED, present)),
        opening_an_item("stays until decided"),
    ]
