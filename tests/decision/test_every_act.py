"""Every kind of act where it is plainly in order, and where it is not, with the grounds that are given each time."""

from dataclasses import dataclass, field

import pytest

from tests.decision.acts import (
    AT_THE_PC,
    CHAIR,
    DOC,
    DRAFTED,
    OFFICE,
    PUT,
    SESSION,
    TABLED,
    an_act,
    finding_on,
    members,
    of_document,
)
from tests.decision.acts_of_sessions import EXERCISE, GIVEN, a_silence, on_instructions
from tests.decision.books import BY_CONSENSUS, CONSENSUS, a_book, a_rule, an_adoption
from tests.factories import a_fact
from travaux.decision.act import Author
from travaux.decision.consider import RULES
from travaux.decision.findings import Finding
from travaux.record.entry import Fact
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library

AM = Author("delegation", "am")
MEMBER, PLAN, CHAIRMANSHIP = ("csto/member/am", "csto/roll"), ("csto/plan/p",), ("csto/chairmanship",)
BODY = "csto/body/csc"
SIX = ("am", "by", "kg", "kz", "ru", "tj")


def of_member(name: str, on: str = "2020-01-01", **value: str) -> Fact:
    return a_fact(name, MEMBER, on, f"m {name}", value={one.rstrip("_"): given for one, given in value.items()})


def of_session(name: str, on: str = "2023-11-01", **value: str) -> Fact:
    return a_fact(name, SESSION, on, f"s {name}", value={one.rstrip("_"): given for one, given in value.items()})


def doc(name: str, on: str = "2023-11-04", keys: tuple[str, ...] = (), **value: object) -> Fact:
    return of_document(name, f"d {name}", on, keys, **value)  # type: ignore[arg-type]


LEFT, SUSPENDED, SILENT = (
    of_member("membership ended"),
    of_member("suspended by the council"),
    of_member("vote withdrawn"),
)
CIRCULATED, GENERAL, PROPOSED = doc("circulated"), doc("agreed in general"), doc("item proposed")
ASKED = doc("removal requested", "2023-11-05", ("am",))
INCLUDED, OPENED, ADOPTED = (
    doc("item included", "2023-11-05"),
    doc("item opened", "2023-11-06"),
    doc("adopted", body=BODY, mode="consensus"),
)
REFUSED, SIGNING = doc("signature refused", keys=("am",)), doc("signature opened")
SCHEDULED, CONVENED = of_session("session scheduled", for_="2023-12-23"), of_session("session convened")
SAT, HELD, CLOSED = (
    of_session("session opened", "2023-11-02"),
    of_session("session held", "2023-11-02"),
    of_session("session closed", "2023-11-03"),
)
PLANNED = a_fact("measure planned", PLAN, "2023-11-01", "p1", keys=("m",))
DONE = a_fact("measure reported", PLAN, "2023-11-02", "p2", keys=("m",), value={"status": "implemented"})
CHAIRS = a_fact("chairmanship began", CHAIRMANSHIP, "2023-11-01", "c1", value={"member": "by"})
AGREEING = doc("stance recorded", "2023-11-02", SIX, stance="agrees")
OWES = [a_fact("arrears reported", MEMBER, "2023-01-01", "x1", value={"years": years}) for years in (1, 2)]
OPEN_SILENCE = doc("silence opened", "2023-11-04", expires="2023-11-30T12:00", session=SESSION)

_STANDINGS = (
    "    standings:\n    - {state: member, kind: membership, provided for: yes, rights: {sign: yes, vote: yes}}\n"
)
_STANDINGS += "".join(
    f"    - {{state: {state}, kind: participation, provided for: yes}}\n"
    for state in ("announced", "notified", "acknowledged", "resumed")
)
_AGENDA = (
    "    may propose: [any member]\n    drawn up by: the secretariat\n    approved by: the body\n    approved: at the opening\n"
    "    may ask for removal: [any member]\n    removal decided by: the chair\n    effect of the request: removes\n"
)
#: A book that knows participation beside membership, and who decides on a removal.
KNOWING = a_book(
    an_adoption(tally=CONSENSUS, course=BY_CONSENSUS),
    a_rule("rights", "participation", _STANDINGS), a_rule("agenda", "agenda", _AGENDA),
)  # fmt: skip
CSTO, OSCE = read_library("csto"), read_library("osce")


@dataclass(frozen=True)
class Row:
    """An act, the facts with which it is in order, the last ground then; other facts, and the ground against it then."""

    kind: str
    by: Author
    about: tuple[str, ...]
    good: tuple[Fact, ...]
    told: str
    bad: tuple[Fact, ...]
    against: str
    keys: tuple[str, ...] = ()
    value: dict[str, object] = field(default_factory=dict)
    book: RuleBook = CSTO
    body: str = "csc"

    def held(self, *facts: Fact) -> Finding:
        """The finding on it against these facts."""
        act = an_act(self.kind, self.by, self.about, self.keys, **self.value)
        return finding_on(act, *members(*facts), book=self.book, body=self.body)


OUT, RECORD, RIGHT, NOT = "step not foreseen", "for the record", "right", "right withheld"
TEXT, SITTING = (DOC,), (SESSION,)

ROWS = (
    # membership: who belongs does not begin to, who does not belong does not leave
    Row("membership ended", OFFICE, MEMBER, (), RECORD, (LEFT,), OUT),
    Row("membership restored", OFFICE, MEMBER, (LEFT,), RECORD, (), OUT),
    Row("suspension requested", AM, MEMBER, (), RECORD, (LEFT,), OUT),
    Row("suspension lifted", CHAIR, MEMBER, (SUSPENDED,), RECORD, (), OUT),
    Row("vote restored", CHAIR, MEMBER, (SILENT,), RECORD, (), OUT),
    Row("arrears waived", CHAIR, MEMBER, (SILENT,), RECORD, (LEFT,), OUT),
    Row("arrears waived", CHAIR, MEMBER, (), RECORD, (SUSPENDED,), OUT),
    Row("withdrawal notified", AM, MEMBER, (), "notice", (LEFT,), OUT),
    Row("suspended by the council", CHAIR, MEMBER, (), "decided by", (LEFT,), OUT, value={"ground": "sanction"}),
    Row("expelled", CHAIR, MEMBER, (SUSPENDED,), "decided by", (), OUT),
    Row("vote withdrawn", CHAIR, MEMBER, (OWES[1],), "arrears, decision due", (OWES[0],), "arrears too short"),
    # participation beside it: in order where the texts know such a state, not where they say that there is none
    *(Row(f"participation {kind}", AM, MEMBER, (), RECORD, (), "not provided for", book=KNOWING, body="council")
      for kind in ("suspension announced", "suspension notified", "resumed")),
    Row("participation suspension acknowledged", OFFICE, MEMBER, (), RECORD, (), "not provided for", book=KNOWING, body="council"),
    # sessions
    Row("session scheduled", OFFICE, SITTING, (SCHEDULED,), RECORD, (CLOSED,), OUT, value={"for_": "2023-12-24"}),
    Row("session convened", CHAIR, SITTING, (SCHEDULED,), "notice not laid down", (CONVENED, SAT), OUT),
    Row("session postponed", OFFICE, SITTING, (SCHEDULED,), RECORD, (), OUT),
    Row("session cancelled", OFFICE, SITTING, (CONVENED,), RECORD, (HELD,), OUT),
    Row("agenda agreed", CHAIR, SITTING, (CONVENED,), RECORD, (), OUT),
    Row("session opened", CHAIR, SITTING, (CONVENED,), RECORD, (HELD,), OUT),
    Row("part opened", CHAIR, SITTING, (CONVENED, SAT), RECORD, (CONVENED,), OUT, ("signing",)),
    Row("session closed", CHAIR, SITTING, (CONVENED, SAT), RECORD, (CONVENED,), OUT),
    Row("session held", OFFICE, SITTING, (CONVENED,), RECORD, (of_session("session scheduled", for_="2023-12-23"), of_session("session cancelled", "2023-11-02")), OUT),
    Row("delegation notified", AM, SITTING, (CONVENED,), RIGHT, (CONVENED, HELD), OUT, ("am",)),
    Row("minutes drawn up", OFFICE, SITTING, (CONVENED, SAT), RECORD, (CONVENED,), OUT),
    Row("record certified", OFFICE, SITTING, (CONVENED, SAT, CLOSED), RECORD, (CONVENED, SAT), OUT),
    Row("chairmanship began", OFFICE, CHAIRMANSHIP, (), "chair handed over", (), "rules silent", value={"member": "kz"}, book=CSTO),
    Row("chairmanship ended", OFFICE, CHAIRMANSHIP, (CHAIRS,), "chair handed over", (), OUT, value={"member": "by"}),
    # the text
    Row("drafted", OFFICE, TEXT, (), RECORD, (DRAFTED,), OUT),
    Row("circulated", OFFICE, TEXT, (DRAFTED,), RECORD, (DRAFTED, ADOPTED), OUT),
    Row("stance recorded", AM, TEXT, (DRAFTED, CIRCULATED), RIGHT, (DRAFTED, CIRCULATED, LEFT), NOT, ("am",), {"stance": "agrees"}),
    Row("amendment proposed", AM, TEXT, (DRAFTED, TABLED), RIGHT, (DRAFTED, TABLED, SUSPENDED), NOT, ("am",)),
    Row("objection raised", AM, TEXT, (DRAFTED, TABLED), RIGHT, (DRAFTED, TABLED, SUSPENDED), NOT, ("am",)),
    *(Row(kind, OFFICE, TEXT, (DRAFTED,), RECORD, (DRAFTED, ADOPTED), OUT, ("3",), value)
      for kind, value in (("clause drafted", {"text": "The aid is given."}), ("clause removed", {}))),
    Row("round opened", OFFICE, TEXT, (DRAFTED,), RECORD, (DRAFTED, ADOPTED), OUT, value={"stage": "working group"}),
    Row("round closed", OFFICE, TEXT, (DRAFTED, CIRCULATED), RECORD, (DRAFTED,), OUT, value={"stage": "working group"}),
    Row("clause stance recorded", AM, TEXT, (DRAFTED, CIRCULATED), RIGHT, (DRAFTED, CIRCULATED, LEFT), NOT, ("am",), {"stance": "agrees", "clause": "3"}),
    Row("agreed in general", OFFICE, TEXT, (DRAFTED, CIRCULATED), RECORD, (), OUT),
    Row("tabled", OFFICE, TEXT, (DRAFTED,), RECORD, (DRAFTED, TABLED, PUT), OUT),
    Row("withdrawn", AM, TEXT, (DRAFTED,), RECORD, (DRAFTED, TABLED, ADOPTED), OUT),
    Row("lapsed", OFFICE, TEXT, (DRAFTED,), RECORD, (DRAFTED, TABLED, ADOPTED), OUT),
    Row("taken note of", CHAIR, TEXT, (DRAFTED, TABLED), RECORD, (DRAFTED,), OUT),
    Row("repealed", CHAIR, TEXT, (DRAFTED, TABLED, ADOPTED), RECORD, (DRAFTED,), OUT),
    Row("returned for finalisation", CHAIR, TEXT, (DRAFTED, TABLED), "due date open", (DRAFTED,), OUT, (BODY,), {"to": "csto/body/cfm"}),
    *(Row(kind, CHAIR, TEXT, (DRAFTED,), "due date open", (DRAFTED,), "addressee missing", (BODY,), {"to": "csto/body/cfm"})
      for kind in ("agreement instructed", "instruction given")),
    Row("resubmission instructed", CHAIR, TEXT, (DRAFTED,), "due date given", (DRAFTED,), "addressee missing", (BODY,), {"to": "the ministers", "due": "2024-05"}),
    # the agenda
    Row("item proposed", AM, TEXT, (DRAFTED,), RIGHT, (DRAFTED, LEFT), NOT),
    Row("item included", OFFICE, TEXT, (PROPOSED,), RECORD, (PROPOSED, INCLUDED, OPENED), OUT),
    Row("item deferred", OFFICE, TEXT, (PROPOSED,), RECORD, (PROPOSED, INCLUDED, OPENED), OUT),
    Row("item merged", OFFICE, TEXT, (PROPOSED, INCLUDED), RECORD, (DRAFTED,), OUT),
    Row("removal requested", AM, TEXT, (PROPOSED,), "removal decided by", (PROPOSED, INCLUDED, OPENED), OUT, ("am",), book=KNOWING, body="council"),
    Row("item removed", CHAIR, TEXT, (PROPOSED,), "removal decided by", (PROPOSED, INCLUDED, OPENED), OUT, book=KNOWING, body="council"),
    Row("removal refused", CHAIR, TEXT, (PROPOSED, ASKED), "removal decided by", (PROPOSED, INCLUDED), OUT, book=KNOWING, body="council"),
    Row("item not taken", CHAIR, TEXT, (PROPOSED, INCLUDED), RECORD, (PROPOSED,), OUT),
    Row("item opened", CHAIR, TEXT, (PROPOSED, INCLUDED), RECORD, (PROPOSED,), OUT),
    # deciding
    Row("put to decision", CHAIR, TEXT, (DRAFTED, TABLED), "no objection", (DRAFTED,), OUT, value={"mode": "consensus", "body": BODY}),
    Row("ballot cast", AM, TEXT, (DRAFTED, TABLED, PUT), RIGHT, (DRAFTED, TABLED), "closed vote", ("am",), {"ballot": "yes"}),
    Row("adopted", CHAIR, TEXT, (DRAFTED, TABLED, AGREEING), "no objection", (DRAFTED, TABLED, AGREEING, REFUSED), "outcome differs", value={"body": BODY, "mode": "consensus"}),
    Row("not adopted", CHAIR, TEXT, (DRAFTED, TABLED, AGREEING, REFUSED), "refusal not provided for", (DRAFTED, TABLED, AGREEING), "outcome differs", value={"body": BODY}),
    Row("silence opened", CHAIR, TEXT, AT_THE_PC, "silence runs", (DRAFTED,), OUT, value={"expires": "2023-11-30T12:00", "session": SESSION}, book=OSCE),
    Row("silence extended", CHAIR, TEXT, (DRAFTED, TABLED, OPEN_SILENCE), "extension allowed", (DRAFTED, TABLED), OUT, value={"expires": "2023-12-07T12:00"}, book=a_silence(", may be extended: yes"), body="council"),
    Row("silence broken", CHAIR, TEXT, (*AT_THE_PC, OPEN_SILENCE), "silence broken", AT_THE_PC, OUT, value={"by_": "am"}, book=OSCE),
    # signing, joining, entry into force
    Row("signature opened", OFFICE, TEXT, (DRAFTED, TABLED, ADOPTED), RECORD, (DRAFTED,), OUT),
    Row("signed", AM, TEXT, (DRAFTED, TABLED, SIGNING), RIGHT, (DRAFTED, TABLED, SIGNING, LEFT), NOT, ("am",)),
    Row("signature refused", AM, TEXT, (DRAFTED, TABLED, SIGNING), RIGHT, (DRAFTED, CIRCULATED), OUT, ("am",)),
    Row("signature completed", OFFICE, TEXT, (DRAFTED, TABLED, SIGNING, doc("signed", "2023-11-05", SIX)), "signatures complete", (DRAFTED, TABLED, SIGNING), "outcome differs"),
    Row("entered into force", OFFICE, TEXT, (DRAFTED, TABLED, ADOPTED), RECORD, (DRAFTED,), OUT),
    Row("certified copy sent", OFFICE, TEXT, (DRAFTED, TABLED, ADOPTED), RECORD, (DRAFTED,), OUT, ("am",)),
    Row("ratified", AM, TEXT, (DRAFTED, TABLED, ADOPTED), RECORD, (DRAFTED,), OUT, ("am",)),
    *(Row(kind, AM, TEXT, (DRAFTED, TABLED, ADOPTED), told, (DRAFTED,), OUT, ("am",))
      for kind, told in (("joined", "may join later"), ("declined to join", "may decline later"))),
    Row("joined", AM, TEXT, (DRAFTED, TABLED, ADOPTED), "may join later", (DRAFTED, TABLED, ADOPTED, LEFT), NOT, ("am",)),
    # carrying out
    *(Row(kind, CHAIR, TEXT, (DRAFTED, GIVEN), "end decided by", (DRAFTED,), "instruction not on record", book=on_instructions(), body="council")
      for kind in ("instruction extended", "taken off control")),
    Row("clock set", OFFICE, ("csto/record",), (EXERCISE,), RECORD, (), "no exercise", value={"to": "2023-12-01"}),
    Row("measure planned", OFFICE, PLAN, (), RECORD, (PLANNED,), OUT, ("m",)),
    Row("measure reported", OFFICE, PLAN, (PLANNED,), RECORD, (PLANNED, DONE), OUT, ("m",), {"status": "in progress"}),
)  # fmt: skip
IDS = [f"{number:02} {row.kind}" for number, row in enumerate(ROWS)]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_an_act_that_is_in_order_is_found_so_with_its_ground(row: Row) -> None:
    found = row.held(*row.good)
    assert (found.admissible, found.plain_yes, found.no_communication) == ("yes", True, False), found.grounds
    assert row.told in [ground.code for ground in found.grounds]
    assert "against" not in {ground.side for ground in found.grounds} or row.kind in {"not adopted", "silence broken"}


def the_bad_one(row: Row) -> Finding:
    """The act in the other situation: with a detail left out, under another book, at another time, or on other facts."""
    if row.against == "addressee missing":
        return finding_on(an_act(row.kind, row.by, row.about, row.keys), *members(*row.bad))
    if row.against == "not provided for":
        return finding_on(an_act(row.kind, row.by, row.about), *members())
    if row.against == "rules silent":
        return finding_on(an_act(row.kind, row.by, row.about, **row.value), *members(), book=OSCE)
    return row.held(*row.bad)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_the_same_act_in_another_situation_is_not_and_its_ground_says_why(row: Row) -> None:
    found = the_bad_one(row)
    assert found.admissible != "yes", found.grounds
    told = found.ground(row.against)
    assert told is not None, found.grounds
    assert told.side == "against" or row.against == "rules silent"
    assert told.text


#: What no rule and no table of states speaks of: it is entered by whoever may, whatever stands there.
ENTERED: dict[str, tuple[Author, tuple[str, ...], tuple[str, ...], dict[str, object]]] = {
    "formal notice given": (AM, ("csto/member/am",), ("budget",), {}),
    "absence announced": (AM, ("csto/member/am",), ("am",), {}),
    "appeal made": (AM, ("csto/member/am",), (), {}),
    "contribution withheld": (AM, ("csto/member/am",), ("2024",), {}),
    "no objection declared": (AM, TEXT, ("am",), {"to": "limited format"}),
    "absence meant": (AM, TEXT, ("am",), {"as_": "no consensus"}),
    "consideration announced": (AM, TEXT, ("am",), {}),
    "communication registered": (AM, ("csto/communication/n", "csto/member/am"), (), {"sender": "am"}),
    "communication answered": (AM, ("csto/communication/n",), (), {"by_": "csto/communication/m"}),
    "paper attached": (AM, TEXT, (), {"digest": f"sha256:{'0' * 64}"}),
    "mandate given": (AM, ("csto/member/am",), ("world/person/zas",), {"rank": "delegate"}),
    "mandate ended": (AM, ("csto/member/am",), ("world/person/zas",), {}),
    "attendance": (OFFICE, SITTING, ("am",), {"presence": "present"}),
    "appointed": (OFFICE, ("csto/post/secretary-general",), (), {"person": "world/person/zas"}),
    "took office": (OFFICE, ("csto/post/secretary-general",), ("world/person/zas",), {}),
    "left office": (OFFICE, ("csto/post/secretary-general",), ("world/person/zas",), {}),
    "ruling given": (CHAIR, TEXT, (), {"on_": "quorum"}),
    "count reported": (OFFICE, PLAN, ("total",), {"number": 34}),
    "outlet registered": (OFFICE, ("world/source/belta",), (), {"title": "BelTA", "sort": "agency"}),
    "named": (OFFICE, (DOC,), (), {"name": "Decision on assistance", "form": "title"}),
    "source registered": (OFFICE, ("world/source/x",), (), {"outlet": "world/source/belta"}),
    "record opened": (OFFICE, ("csto/record",), (), {"sort": "exercise"}),
    "rule book adopted": (OFFICE, ("csto/record",), ("csto",), {"digest": f"sha256:{'0' * 64}"}),
    "key rotated": (OFFICE, ("csto/record",), (), dict.fromkeys(("old_key", "new_key", "signed_by_old", "signed_by_new"), "k")),
    "entry released": (OFFICE, ("csto/record",), (), {"entry": "e1", "to": "public"}),
    "correction explained": (OFFICE, TEXT, (), {}),
}  # fmt: skip


@pytest.mark.parametrize("event", ENTERED)
def test_what_the_rules_do_not_speak_of_is_entered_whatever_stands_there(event: str) -> None:
    by, about, keys, value = ENTERED[event]
    act = an_act(event, by, about, keys, **value)
    for facts in ((), (LEFT,), (DRAFTED, TABLED, ADOPTED)):
        found = finding_on(act, *members(*facts))
        assert (found.admissible, [ground.code for ground in found.grounds]) == ("yes", ["authority", "for the record"])


PLANS = ("plan drawn up", "plan considered")


@pytest.mark.parametrize("event", PLANS)
def test_a_plan_is_told_after_what_and_by_whom_it_is_drawn_up_where_the_book_says_so(event: str) -> None:
    knowing = finding_on(an_act(event, OFFICE, PLAN), *members())
    silent = finding_on(an_act(event, OFFICE, PLAN), *members(), book=OSCE)
    assert (knowing.admissible, knowing.grounds[-1].code) == ("yes", "plan")
    assert (silent.admissible, silent.grounds[-1].code) == ("not stated", "rules silent")


def test_candidates_begin_where_no_membership_is_on_record() -> None:
    about = ("csto/member/uz", "csto/roll")
    for event, by in (("accession applied for", Author("delegation", "uz")), ("membership began", OFFICE)):
        assert finding_on(an_act(event, by, about), *members()).admissible == "yes"
        am = Author("delegation", "am") if by != OFFICE else OFFICE
        assert finding_on(an_act(event, am, MEMBER), *members()).ground("step not foreseen") is not None


def test_no_kind_of_act_is_left_out_of_these_tables() -> None:
    told = {row.kind for row in ROWS} | set(ENTERED) | set(PLANS) | {"accession applied for", "membership began"}
    assert told == set(RULES)
