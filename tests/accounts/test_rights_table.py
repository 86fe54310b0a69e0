"""Who may come with which act: one row for every act of the record, and one for each thing that a row demands."""

from dataclasses import replace

import pytest

from travaux.accounts.actor import Actor
from travaux.accounts.credentials import Standing
from travaux.accounts.policy import audiences_of, may, reader_of, rows_for
from travaux.decision.act import Act, Author
from travaux.office.desk import NOW
from travaux.record.audience import PUBLIC
from travaux.record.events import EVENTS

DOC = "csto/document/x"
HEAD = Actor(
    1, "A", "delegation", "csto", member="am", bodies=("csc",), rank="plenipotentiary", membership="member",
    proved=10**11,
)  # fmt: skip
CHAIR = Actor(2, "C", "chair", "csto", bodies=("csc",), proved=10**11)
OFFICE = Actor(
    3, "S", "secretariat", "csto", reader=frozenset({"public", "members", "body:csc", "delegation:am", "secretariat"})
)
KEEPER = Actor(4, "D", "depositary", "csto")
#: By the letter that stands in a row.
SEATS = {"D": HEAD, "C": CHAIR, "S": OFFICE, "P": KEEPER}


@pytest.mark.parametrize(
    ("event", "seats"),
    [
        ("absence announced", "DS"),
        ("absence meant", "DS"),
        ("accession applied for", "DS"),
        ("adopted", "C"),
        ("agenda agreed", "CS"),
        ("agreed in general", "CS"),
        ("agreement instructed", "C"),
        ("amendment proposed", "DS"),
        ("appeal made", "DS"),
        ("appointed", "CS"),
        ("arrears waived", "C"),
        ("attendance", "S"),
        ("ballot cast", "D"),
        ("certified copy sent", "P"),
        ("chairmanship began", "CS"),
        ("chairmanship ended", "CS"),
        ("circulated", "CS"),
        ("clause drafted", "CS"),
        ("clause removed", "CS"),
        ("clause stance recorded", "DS"),
        ("clock set", ""),
        ("communication answered", "DS"),
        ("communication registered", "DS"),
        ("consideration announced", "DS"),
        ("contribution withheld", "DS"),
        ("correction explained", "S"),
        ("count reported", "CS"),
        ("declined to join", "DSP"),
        ("delegation notified", "DS"),
        ("drafted", "DS"),
        ("entered into force", "P"),
        ("entry released", ""),
        ("expelled", "C"),
        ("formal notice given", "DS"),
        ("instruction extended", "C"),
        ("instruction given", "C"),
        ("item deferred", "CS"),
        ("item included", "CS"),
        ("item merged", "CS"),
        ("item not taken", "C"),
        ("item opened", "C"),
        ("item proposed", "DCS"),
        ("item removed", "CS"),
        ("joined", "DSP"),
        ("key rotated", ""),
        ("lapsed", "CS"),
        ("left office", "CS"),
        ("mandate ended", "DS"),
        ("mandate given", "DS"),
        ("measure planned", "CS"),
        ("measure reported", "CS"),
        ("membership began", "CS"),
        ("membership ended", "CS"),
        ("membership restored", "CS"),
        ("minutes drawn up", "S"),
        ("named", "CS"),
        ("no objection declared", "DS"),
        ("not adopted", "C"),
        ("objection raised", "DS"),
        ("outlet registered", ""),
        ("paper attached", "DCSP"),
        ("part opened", "C"),
        ("participation resumed", "DS"),
        ("participation suspension acknowledged", "CS"),
        ("participation suspension announced", "DS"),
        ("participation suspension notified", "DS"),
        ("plan considered", "CS"),
        ("plan drawn up", "CS"),
        ("put to decision", "C"),
        ("ratified", "DSP"),
        ("record certified", "S"),
        ("record opened", ""),
        ("removal refused", "CS"),
        ("removal requested", "DS"),
        ("repealed", "C"),
        ("resubmission instructed", "C"),
        ("returned for finalisation", "C"),
        ("round closed", "CS"),
        ("round opened", "CS"),
        ("rule book adopted", ""),
        ("ruling given", "C"),
        ("session cancelled", "CS"),
        ("session closed", "C"),
        ("session convened", "C"),
        ("session held", "S"),
        ("session opened", "C"),
        ("session postponed", "CS"),
        ("session scheduled", "CS"),
        ("signature completed", "SP"),
        ("signature opened", "CSP"),
        ("signature refused", "DP"),
        ("signed", "DP"),
        ("silence broken", "C"),
        ("silence extended", "C"),
        ("silence opened", "C"),
        ("source registered", ""),
        ("stance recorded", "DS"),
        ("suspended by the council", "C"),
        ("suspension lifted", "C"),
        ("suspension requested", "DS"),
        ("tabled", "CS"),
        ("taken note of", "C"),
        ("taken off control", "C"),
        ("took office", "CS"),
        ("vote restored", "C"),
        ("vote withdrawn", "C"),
        ("withdrawal notified", "DS"),
        ("withdrawn", "DS"),
    ],
)
def test_an_act_is_done_from_these_seats_and_from_no_other(event: str, seats: str) -> None:
    assert {letter for letter, one in SEATS.items() if rows_for(one.role, event)} == set(seats)
    for role in ("observer", "auditor", "", "Chair", "admin"):
        assert rows_for(role, event) == ()


def test_no_act_of_the_record_is_without_its_row() -> None:
    (rows,) = test_an_act_is_done_from_these_seats_and_from_no_other.pytestmark  # type: ignore[attr-defined]
    assert [event for event, _ in rows.args[1]] == sorted(name for name, kind in EVENTS.items() if kind.act)


def code(actor: Actor | None, event: str | Act, dossier: str = DOC, audience: str = "public") -> str:
    """The code of the one reason why not; empty where the actor may."""
    found = may(actor, event, dossier, audience)
    return "" if found is None else found.reasons[0].code


def act(
    event: str = "objection raised", by: Author = HEAD.capacity, keys: tuple[str, ...] = ("am",), **value: str
) -> Act:
    return Act(event, (DOC,), by, NOW, keys, value, details_unknown=True)


@pytest.mark.parametrize(
    ("actor", "event", "dossier", "expected"),
    [
        (None, "objection raised", DOC, "nobody"),
        (HEAD, "objection raised", DOC, ""),
        (HEAD, "adopted", DOC, "not this role"),
        (HEAD, "objection raised", "osce/document/x", "other organisation"),
        (HEAD, "mandate given", "csto/member/am", ""),
        (replace(HEAD, rank="delegate"), "mandate given", "csto/member/am", "not head"),
        (replace(HEAD, rank="permanent representative"), "mandate given", "csto/member/am", ""),
        (replace(HEAD, rank=""), "mandate given", "csto/member/am", "no mandate"),
        (replace(HEAD, rank=""), "objection raised", DOC, "no mandate"),
        (replace(HEAD, rank="delegate"), "objection raised", DOC, ""),
        (replace(HEAD, membership=""), "objection raised", DOC, "takes no part"),
        (replace(HEAD, membership="suspended by the council"), "objection raised", DOC, "takes no part"),
        (replace(HEAD, membership="suspended by the council"), "no objection declared", DOC, ""),
        (replace(HEAD, membership="suspended by the council"), "communication registered", "csto/communication/c", ""),
        (HEAD, "withdrawal notified", "csto/member/am", ""),
        (replace(HEAD, proved=0), "withdrawal notified", "csto/member/am", "show who you are"),
        (replace(HEAD, proved=0), "objection raised", DOC, ""),
        (CHAIR, "adopted", DOC, ""),
        (CHAIR, "objection raised", DOC, "not this role"),
        (CHAIR, "adopted", "osce/document/x", "other organisation"),
        (CHAIR, "expelled", "csto/member/am", ""),
        (replace(CHAIR, proved=0), "expelled", "csto/member/am", "show who you are"),
        (replace(CHAIR, proved=0), "adopted", DOC, ""),
        (OFFICE, "tabled", DOC, ""),
        (OFFICE, "adopted", DOC, "not this role"),
        (OFFICE, "ballot cast", DOC, "not this role"),
        (KEEPER, "certified copy sent", DOC, ""),
        (KEEPER, "tabled", DOC, "not this role"),
        (Actor(5, "O", "observer", "csto"), "objection raised", DOC, "not this role"),
        (Actor(6, "U", "auditor", "csto"), "named", DOC, "not this role"),
    ],
)
def test_what_is_demanded_is_asked_for_by_name(actor: Actor | None, event: str, dossier: str, expected: str) -> None:
    assert code(actor, event, dossier) == expected


@pytest.mark.parametrize(
    ("actor", "tried", "expected"),
    [
        (HEAD, act(), ""),
        (HEAD, act(keys=("by",)), "other member"),
        (HEAD, act(by=Author("delegation", "by"), keys=("by",)), "wrong capacity"),
        (HEAD, act(by=Author("chair")), "wrong capacity"),
        (HEAD, act(by=Author("secretariat")), "wrong capacity"),
        (CHAIR, act("adopted", Author("body"), ()), ""),
        (CHAIR, act("adopted", Author("chair"), ()), ""),
        (CHAIR, act("adopted", Author("secretariat"), ()), "wrong capacity"),
        (CHAIR, act("adopted", Author("body"), (), body="csto/body/csc"), ""),
        (CHAIR, act("adopted", Author("body"), (), body="csto/body/pc"), "other body"),
        (replace(CHAIR, bodies=()), act("adopted", Author("body"), (), body="csto/body/pc"), ""),
        (OFFICE, act("objection raised", OFFICE.capacity, ("by",)), ""),
    ],
)
def test_nobody_acts_for_another_member_body_or_seat(actor: Actor, tried: Act, expected: str) -> None:
    assert code(actor, tried) == expected


@pytest.mark.parametrize(
    ("actor", "event", "audience", "allowed"),
    [
        (HEAD, "objection raised", "public", True),
        (HEAD, "objection raised", "members", True),
        (HEAD, "objection raised", "delegation:am", True),
        (HEAD, "objection raised", "delegation:by", False),
        (HEAD, "objection raised", "body:csc", True),
        (HEAD, "objection raised", "body:pc", False),
        (HEAD, "objection raised", "secretariat", False),
        (HEAD, "objection raised", "", False),
        (HEAD, "objection raised", "Public", False),
        (HEAD, "objection raised", "delegation:", False),
        (HEAD, "objection raised", "<b>", False),
        (CHAIR, "adopted", "public", True),
        (CHAIR, "adopted", "members", True),
        (CHAIR, "adopted", "body:csc", True),
        (CHAIR, "adopted", "body:pc", False),
        (CHAIR, "adopted", "delegation:am", False),
        (CHAIR, "adopted", "secretariat", False),
        (OFFICE, "tabled", "public", True),
        (OFFICE, "tabled", "members", True),
        (OFFICE, "tabled", "body:pc", True),
        (OFFICE, "tabled", "delegation:by", True),
        (OFFICE, "tabled", "secretariat", True),
        (OFFICE, "tabled", "everybody", False),
        (KEEPER, "ratified", "public", True),
        (KEEPER, "ratified", "members", True),
        (KEEPER, "ratified", "secretariat", False),
        (KEEPER, "ratified", "body:csc", False),
    ],
)
def test_something_is_entered_for_these_readers(actor: Actor, event: str, audience: str, allowed: bool) -> None:
    assert code(actor, event, audience=audience) == ("" if allowed else "audience")


@pytest.mark.parametrize(
    ("actor", "event", "audiences"),
    [
        (HEAD, "objection raised", ("public", "members", "body:csc", "delegation:am")),
        (CHAIR, "adopted", ("public", "members", "body:csc")),
        (OFFICE, "tabled", ("public", "members", "body:csc", "delegation:am", "secretariat")),
        (KEEPER, "ratified", ("public", "members")),
        (KEEPER, "tabled", ()),
        (HEAD, "adopted", ()),
        (replace(HEAD, bodies=()), "objection raised", ("public", "members", "delegation:am")),
    ],
)
def test_a_form_offers_the_widest_audience_first(actor: Actor, event: str, audiences: tuple[str, ...]) -> None:
    assert audiences_of(actor, event) == audiences


def test_nobody_reads_what_everybody_reads() -> None:
    assert reader_of(None) == PUBLIC
    assert reader_of(OFFICE) == OFFICE.reader


@pytest.mark.parametrize(
    ("membership", "takes_part"),
    [
        ("member", True),
        ("suspended by the council", False),
        ("", False),
        ("expelled", False),
        ("restored", True),
        ("vote withdrawn", True),
        ("withdrawal notified", True),
        ("not on record", False),
        ("<b>", False),
        ("withdrawn", False),
        ("MEMBER", False),
    ],
)
def test_a_member_takes_part_or_does_not(membership: str, takes_part: bool) -> None:
    assert Standing(membership=membership).takes_part is takes_part


@pytest.mark.parametrize("dossier", ["csto/document/x", "csto/session/s", "csto/plan/2023", "csto/communication/c"])
@pytest.mark.parametrize("seat", sorted(SEATS))
def test_every_seat_may_attach_a_paper_at_its_own_organisation_and_at_no_other(seat: str, dossier: str) -> None:
    assert code(SEATS[seat], "paper attached", dossier) == ""
    assert code(SEATS[seat], "paper attached", dossier.replace("csto/", "osce/")) == "other organisation"
