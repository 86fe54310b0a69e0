"""What waits for whom, communications, rulings, receipts and people, in browsers without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.playing import Players, on_one_line, playing, shown

DRAFT = "csto/document/assistance-to-armenia"
ACT = "/workroom/act"
LETTERS = "/workroom/communications"
ASKED = {
    "event": "removal requested",
    "about": DRAFT,
    "keys": "am",
    "back": LETTERS,
    "value.reason": "we need <b>time</b>",
    "letter.wanted": "yes",
    "letter.number": "12/34",
    "letter.reply due": "2022-11-23",
    "audience": "public",
}


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of an exercise, on the morning of 22 November 2022."""
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        yield players


def must_enter(play: Players, who: str, **fields: object) -> str:
    answer = play.send(who, ACT, **fields)
    assert answer.status_code == 302, on_one_line(answer)
    return answer.headers["Location"].partition("receipt=")[2].replace("%2F", "/")


def must_refuse(play: Players, who: str, **fields: object) -> str:
    answer = play.send(who, ACT, **fields)
    assert answer.status_code == 422
    return on_one_line(answer)


def ruling_on(entry: str, **fields: str) -> dict[str, str]:
    fixed = {"event": "ruling given", "about": DRAFT, "fixed.on": entry, "fixed.by": "chair", "audience": "public"}
    return {**fixed, "back": "/workroom/rulings", **fields}


def test_a_members_act_registers_a_communication_with_it(play: Players) -> None:
    entry = must_enter(play, "rep-am", **ASKED)
    listed = play.read("rep-kz", LETTERS)
    assert "2022-1</a>" in listed
    page = play.read("rep-kz", f"{LETTERS}/csto/2022-1")
    assert "12/34" in page
    assert f"/workroom/receipt/{entry}" in page
    assert "Finding: no" in page
    assert "It waits for the chair's ruling." in page


def test_the_same_form_sent_twice_gives_the_same_receipt_and_one_communication(play: Players) -> None:
    first, second = (must_enter(play, "rep-am", **ASKED, key="once") for _ in range(2))
    assert first == second
    assert "1 communication" in play.read("rep-am", LETTERS)


def test_a_form_altered_after_it_was_entered_can_be_sent_as_another_act(play: Players) -> None:
    must_enter(play, "rep-am", **ASKED, key="once")
    page = must_refuse(play, "rep-am", **{**ASKED, "value.reason": "on reflection"}, key="once")
    fresh = re.search(r'name="key" value="([^"]+)"', page)
    assert fresh is not None
    must_enter(play, "rep-am", **{**ASKED, "value.reason": "on reflection"}, key=fresh[1])


def test_each_communication_gets_the_next_number_of_its_readers(play: Players) -> None:
    must_enter(play, "rep-am", **ASKED, key="a")
    must_enter(play, "rep-am", **{**ASKED, "audience": "members"}, key="b")
    must_enter(play, "rep-am", **{**ASKED, "audience": "public"}, key="c")
    found = re.findall(r"/workroom/communications/csto/([\w-]+)\"", play.read("rep-kz", LETTERS))
    assert found == ["2022-2", "2022-members-1", "2022-1"]
    assert re.findall(r"/workroom/communications/csto/([\w-]+)\"", play.read("observer", LETTERS)) == [
        "2022-2",
        "2022-1",
    ]


def test_nobody_else_learns_that_a_delegation_registered_something_for_itself(play: Players) -> None:
    must_enter(play, "rep-am", **{**ASKED, "audience": "delegation:am", "value.reason": "canary-7731"})
    for who in ("rep-kz", "observer", "chair", "depositary"):
        for address in (LETTERS, "/workroom/rulings", "/workroom/", f"/workroom/about/{DRAFT}"):
            page = play[who].get(address)
            assert b"canary-7731" not in page.content
            assert b"delegation-am-1" not in page.content
        assert play[who].get(f"{LETTERS}/csto/2022-delegation-am-1").status_code == 404
    assert "2022-delegation-am-1" in play.read("secretariat", LETTERS)


def test_a_plain_letter_performs_no_act(play: Players) -> None:
    sent = {"event": "communication registered", "value.subject": "Season's greetings", "back": LETTERS}
    must_enter(play, "rep-kz", **sent, **{"fixed.sender": "kz", "audience": "public"})
    assert "It performs no act." in play.read("rep-am", f"{LETTERS}/csto/2022-1")


@pytest.mark.parametrize(
    ("signer", "told"),
    [("", "as received"), ("Somebody Unknown", "of whom no mandate is on record")],
    ids=["nobody", "a stranger"],
)
def test_the_secretariat_registers_a_note_on_behalf_of_a_member(play: Players, signer: str, told: str) -> None:
    fields = {**ASKED, "letter.signed by": signer, "letter.received": "2022-11-22"}
    must_enter(play, "secretariat", **fields)
    page = play.read("rep-am", f"{LETTERS}/csto/2022-1")
    assert told in page
    assert "Armenia" in page


def test_a_communication_is_answered_by_another(play: Players) -> None:
    must_enter(play, "rep-am", **ASKED)
    assert "Answer a communication" in play.read("secretariat", "/workroom/")
    reply = {"event": "communication registered", "value.sender": "am", "value.subject": "Reply", "audience": "public"}
    must_enter(play, "secretariat", **reply)
    said = {"event": "communication answered", "about": "csto/communication/2022-1", "audience": "public"}
    must_enter(play, "secretariat", **said, **{"value.by": "csto/communication/2022-2"})
    assert "answered" in play.read("rep-am", LETTERS)
    assert "Answer a communication" not in play.read("secretariat", "/workroom/")


def test_a_paper_is_saved_by_who_may_read_its_entry_and_by_nobody_else(play: Players) -> None:
    note = SimpleUploadedFile("note.txt", b"Dear colleagues")
    must_enter(play, "rep-am", **{**ASKED, "audience": "members"}, paper=note)
    page = play.read("rep-kz", f"{LETTERS}/csto/2022-members-1")
    found = re.search(r"/workroom/paper/([0-9a-f]{64})", page)
    assert found is not None
    answer = play["rep-kz"].get(f"/workroom/paper/{found[1]}")
    assert answer.content == b"Dear colleagues"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    absent = play["observer"].get(f"/workroom/paper/{'0' * 64}").content
    hidden = play["observer"].get(f"/workroom/paper/{found[1]}")
    assert hidden.status_code == play["observer"].get(f"/papers/{found[1]}").status_code == 404
    assert hidden.content.replace(found[1].encode(), b"0" * 64) == absent


def test_a_public_paper_is_saved_without_signing_in(play: Players) -> None:
    must_enter(play, "rep-am", **ASKED, paper=SimpleUploadedFile("note.txt", b"Dear all"))
    page = play.read("rep-kz", f"{LETTERS}/csto/2022-1")
    digest = re.findall(r"/workroom/paper/([0-9a-f]{64})", page)[0]
    play["rep-kz"].logout()
    assert play["rep-kz"].get(f"/papers/{digest}").content == b"Dear all"


@pytest.mark.parametrize(
    ("title", "shown"), [("The letter of 22 November", "The letter of 22 November"), ("", "note.txt")]
)
def test_an_attached_paper_keeps_the_title_that_was_typed(play: Players, title: str, shown: str) -> None:
    must_enter(play, "rep-am", **ASKED)
    note = SimpleUploadedFile("note.txt", b"Dear all")
    about = {"event": "paper attached", "about": "csto/communication/2022-1", "audience": "public"}
    must_enter(play, "rep-am", **about, **{"value.title": title}, paper=note)
    page = play.read("rep-kz", f"{LETTERS}/csto/2022-1")
    assert f"<bdi>{shown}</bdi></a>" in page


def test_a_file_that_is_no_paper_is_told_and_what_was_typed_stays(play: Players) -> None:
    page = must_refuse(play, "rep-am", **ASKED, paper=SimpleUploadedFile("x.pdf", b"MZ\x90\x00"))
    assert "is not taken" in page
    assert "we need &lt;b&gt;time&lt;/b&gt;" in page
    assert "No communication is registered" in play.read("rep-am", LETTERS)


def test_the_chair_overrules_only_with_a_reason(play: Players) -> None:
    entry = must_enter(play, "rep-am", **ASKED)
    assert "Rule on an act" in play.read("chair", "/workroom/")
    bare = must_refuse(play, "chair", **ruling_on(entry, **{"value.ruling": "overrules"}))
    assert "reason" in bare
    must_enter(play, "chair", **ruling_on(entry, **{"value.ruling": "overrules", "value.reason": "by practice"}))
    assert "Nothing waits for a ruling." in play.read("chair", "/workroom/rulings")
    assert "by practice" in play.read("rep-am", f"{LETTERS}/csto/2022-1")


def test_the_chair_accepts_a_finding_in_one_click(play: Players) -> None:
    entry = must_enter(play, "rep-am", **ASKED)
    page = play.read("chair", "/workroom/rulings")
    assert "<details open><summary>Finding: no" in page
    assert 'name="value.ruling" value="accepts"' in page
    must_enter(play, "chair", **ruling_on(entry, **{"value.ruling": "accepts"}))
    assert "accepts, no effect" in play.read("rep-am", f"{LETTERS}/csto/2022-1")


def test_the_body_overrules_the_chair(play: Players) -> None:
    entry = must_enter(play, "rep-am", **ASKED)
    must_enter(play, "chair", **ruling_on(entry, **{"value.ruling": "accepts"}))
    decided = ruling_on(entry, **{"value.ruling": "overrules", "fixed.by": "body", "value.reason": "decided"})
    must_enter(play, "chair", **decided, key="of the body")
    assert "body: overrules" in play.read("rep-am", f"/workroom/receipt/{entry}")


@pytest.mark.parametrize("who", ["rep-am", "observer", "auditor", "depositary"])
def test_nobody_but_who_may_rule_is_offered_a_ruling_or_can_give_one(play: Players, who: str) -> None:
    entry = must_enter(play, "rep-am", **ASKED)
    assert "Accept the finding" not in play.read(who, "/workroom/rulings")
    must_refuse(play, who, **ruling_on(entry, **{"value.ruling": "accepts"}))
    assert "Rule on it" in play.read("chair", "/workroom/rulings")


def test_a_receipt_tells_position_root_and_finding(play: Players) -> None:
    entry = must_enter(play, "rep-am", **ASKED)
    page = play.read("rep-am", f"/workroom/receipt/{entry}")
    assert entry in page
    assert re.search(r"Root</dt><dd><code>[0-9a-f]{64}", page)
    assert "Foreseen are" in page
    assert play["rep-am"].get("/workroom/receipt/act/0000000000000000").status_code == 404


def test_the_secretariat_gives_and_ends_mandates(play: Players) -> None:
    page = play.read("secretariat", "/workroom/people?member=am")
    assert "Enter the mandate" in page
    assert "Enter the mandate" not in play.read("rep-kz", "/workroom/people?member=am")
    given = {"event": "mandate given", "about": "csto/member/am", "keyed": "world/person/representative-kz"}
    must_enter(play, "secretariat", **given, **{"value.rank": "delegate", "audience": "public"})
    ended = {**given, "event": "mandate ended", "keyed": "world/person/representative-am", "audience": "public"}
    must_enter(play, "secretariat", **ended)
    told = must_refuse(play, "rep-am", **ASKED)
    assert "No mandate" in told


def test_every_act_event_has_a_form_or_a_reason_for_everybody(play: Players) -> None:
    page = play.read("rep-am", f"/workroom/about/{DRAFT}")
    mine = re.findall(r'href="(/workroom/act/[^"]+)"', page)
    assert len(mine) > 10
    for address in mine:
        assert "Nothing was entered" not in play.read("rep-am", address.replace("&amp;", "&"))
    assert 'aria-disabled="true">Adopted' in page
    assert "not yours to do" in play.read("rep-am", f"/workroom/act/adopted?about={DRAFT}")


def test_a_form_without_a_dossier_asks_for_it(play: Players) -> None:
    page = play.read("rep-am", "/workroom/act/removal%20requested")
    assert 'name="about"' in page
    title = shown(DRAFT).title
    entry = must_enter(play, "rep-am", **{**ASKED, "about": title})
    assert DRAFT in play.read("rep-am", f"/workroom/receipt/{entry}")


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"])
def test_a_receipt_leads_nowhere_else(play: Players, back: str) -> None:
    answer = play.send("rep-am", ACT, **{**ASKED, "back": back})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/workroom/?receipt=")


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_page_and_back(play: Players) -> None:
    play["rep-am"].logout()
    answer = play["rep-am"].get("/workroom/communications?x=1")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/login/?next=%2Fworkroom%2Fcommunications%3Fx%3D1"
