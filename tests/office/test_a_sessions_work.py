"""Every new act of a session's work at the desk: entered, plainly in order, and told alike by register and by fold."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from typing import Any

import msgspec

from tests.databases import Place
from travaux.decision.act import Act, Author
from travaux.decision.situation import DocumentState, MemberState, PlanState, SessionState, dossier_state
from travaux.office import desk, present, reading, written
from travaux.office.desk import Receipt
from travaux.record.fold import Dials

NOW = 1_700_800_000
CHAIR, OFFICE, AM = Author("chair"), Author("secretariat"), Author("delegation", "am")
DOC, SESSION, PLAN, NOTE, REPLY = ("csto/document/aid", "csto/session/s", "csto/plan/p", "csto/communication/n", "csto/communication/m")  # fmt: skip
MEMBER, ZAS, CSC = "csto/member/am", "world/person/zas", "csto/body/csc"
DIGEST = f"sha256:{'a' * 64}"

#: What is done, by whom, about what, under which key, with what.
WORK: tuple[tuple[str, Author, str, str, dict[str, Any]], ...] = (
    ("membership began", OFFICE, f"{MEMBER} csto/roll", "", {}),
    ("mandate given", AM, MEMBER, ZAS, {"rank": "permanent representative", "until": "2024-12-31"}),
    ("communication registered", AM, f"{NOTE} {MEMBER}", "", {"sender": "am", "number": "12", "subject": "Aid", "reply due": "2023-12-20", "text": DIGEST}),
    ("paper attached", AM, NOTE, "", {"digest": DIGEST, "title": "Note", "file": "n.pdf", "media": "application/pdf", "size": 9}),
    ("communication registered", OFFICE, f"{REPLY} {MEMBER}", "", {"sender": "am", "number": "13"}),
    ("communication answered", OFFICE, NOTE, "", {"by": REPLY}),
    ("session scheduled", OFFICE, SESSION, "", {"for": "2024-02-01", "bodies": [CSC]}),
    ("session convened", CHAIR, SESSION, "", {"for": "2024-02-01"}),
    ("delegation notified", AM, SESSION, "am", {"person": ZAS, "rank": "minister", "by": "online"}),
    ("drafted", OFFICE, DOC, "", {"sort": "decision", "body": CSC}),
    ("clause drafted", OFFICE, DOC, "1", {"version": "1", "text": "Aid is given.", "heading": "Aid"}),
    ("clause drafted", OFFICE, DOC, "2", {"version": "1", "text": "It is reported on."}),
    ("item proposed", AM, DOC, "", {"by": "am", "session": SESSION}),
    ("item included", OFFICE, DOC, "", {"session": SESSION, "number": 1}),
    ("round opened", OFFICE, DOC, "", {"stage": "permanent council", "version": "1", "deadline": "2024-01-15T18:00"}),
    ("clause stance recorded", AM, DOC, "am", {"clause": "1", "stance": "objects", "comment": "Too weak", "wording": "Aid is sent."}),
    ("clause removed", OFFICE, DOC, "2", {"version": "2"}),
    ("round closed", OFFICE, DOC, "", {"stage": "permanent council", "outcome": "agreed in general"}),
    ("instruction given", CHAIR, DOC, CSC, {"to": MEMBER, "number": "7", "due": "2024-03-01", "interim": "2024-02-15"}),
    ("plan drawn up", OFFICE, PLAN, "", {"decisions of": SESSION}),
    ("measure planned", OFFICE, PLAN, "aid", {"title": "Give aid", "due": "2024-06-01", "responsible": MEMBER}),
    ("session opened", CHAIR, SESSION, "", {}),
    ("minutes drawn up", OFFICE, SESSION, "", {"text": "They met."}),
    ("mandate ended", AM, MEMBER, ZAS, {}),
)  # fmt: skip


def played() -> list[Receipt]:
    """Everything done, a minute apart."""
    desk.open_record("csto", "the secretariat", {"sort": "exercise", "zone": "Europe/Moscow"}, NOW)
    receipts = []
    for number, (kind, by, about, key, value) in enumerate(WORK, start=1):
        act = Act(kind, tuple(about.split()), by, desk.NOW, (key,) if key else (), value)
        answer = desk.submit(act, "somebody", "", NOW + 60 * number)
        assert isinstance(answer, Receipt), (kind, answer)
        receipts.append(answer)
    return receipts


def test_all_of_it_is_entered_and_plainly_in_order(record: Place) -> None:
    waiting = {WORK[place][0] for place, receipt in enumerate(played()) if receipt.awaits_ruling}
    assert waiting == set()


def test_register_and_fold_tell_the_same_of_every_dossier(record: Place) -> None:
    played()
    now = NOW + 60 * (len(WORK) + 1)
    for dossier in (DOC, SESSION, PLAN, NOTE, REPLY, MEMBER, "csto/roll"):
        folded = dossier_state(dossier, reading.folded(dossier, Dials(now, now)))
        kept = present.read(dossier, now)
        assert kept is not None
        assert kept.state == msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(folded))), dossier
        assert written.read(folded.kind, written.written(kept.state)) == folded, dossier


def test_what_was_done_stands_in_the_states(record: Place) -> None:
    played()
    states = {one: dossier_state(one, reading.folded(one, Dials())) for one in (DOC, SESSION, PLAN, MEMBER)}
    document, session, plan, member = states.values()
    assert isinstance(document, DocumentState)
    assert (document.stage.state, [one.clause for one in document.open_clauses]) == ("agreed in general", ["1"])
    assert [(one.number, one.due, one.off_control) for one in document.instructions] == [("7", "2024-03-01", None)]
    assert isinstance(session, SessionState)
    assert ([one.member for one in session.notified], len(session.minutes)) == (["am"], 1)
    assert isinstance(plan, PlanState)
    assert (plan.computed.total, plan.measures[0].due.value) == (1, "2024-06-01")
    assert isinstance(member, MemberState)
    assert [one.ended is not None for one in member.mandates] == [True]
