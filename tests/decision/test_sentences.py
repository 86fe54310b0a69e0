"""Every sentence of the catalogue is produced somewhere, and its text is held here, word for word."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.decision.acts import (
    consider_agenda,
    consider_ballot,
    consider_carrying_out,
    consider_deciding,
    consider_joining,
    consider_participation,
    consider_rights,
)
from tests.decision.acts_of_sessions import (
    consider_clauses,
    consider_instructions,
    consider_notice,
    consider_rulings,
    consider_silence,
    consider_the_rest,
)
from tests.decision.findings_of import adoption_findings
from tests.decision.findings_of_changes import change_findings
from tests.decision.findings_of_courses import course_findings
from tests.decision.findings_of_requests import capped_findings, request_findings
from travaux.decision.findings import Finding, Ground, ground
from travaux.decision.sentences import CONSIDER, DORMANT, NO_COMMUNICATION, SENTENCES, fields_of, sentence
from travaux.rulebook.load import read_library

Findings = Callable[[], list[Finding]]
SOURCES: Final[tuple[Findings, ...]] = (
    adoption_findings,
    course_findings,
    change_findings,
    request_findings,
    capped_findings,
    consider_agenda,
    consider_ballot,
    consider_carrying_out,
    consider_deciding,
    consider_joining,
    consider_participation,
    consider_rights,
    consider_rulings,
    consider_notice,
    consider_silence,
    consider_clauses,
    consider_instructions,
    consider_the_rest,
)
NOT_SEEN = " (our reading; text not seen)"

EXPECTED: Final[dict[str, str]] = {
    "rule found": "By vote, under adopt: What the rule adopt says.",
    "rules silent": "The rules do not say. Looked in the rule book test",
    "mode by declaration": "am declared no objection to a limited format, so that way of deciding is looked at.",
    "ruling on reading": "The chair ruled that the reading absence-blocks holds: as in 2009.",
    "roll not on record": "Who was a member on 2022-11-23 is not on record, so nobody can be counted.",
    "nobody decides": "None of the 1 members on the roll may decide, so it cannot be put.",
    "excluded": "c is not counted: it is the state concerned. It leaves the count and the base; 2 of 3 decide.",
    "capped": "a has 10 by votes; 4 above the cap of 6 leave the count and the base.",
    "capped together": "north: 12 by votes; 4 above the cap of 8 leave the count but not the base.",
    "excluded if ruled": "c should not be counted: it is a party to the dispute. The rule is dormant; this warns and stops nothing.",
    "excluded by ruling": "The chair ruled that c is not counted: it is a party to the dispute.",
    "no vote": "am has no vote: as to membership it is vote withdrawn.",
    "own declaration": "am is suspended by its own declaration; the texts know no such state, so its rights stand as they were.",
    "arrears, vote kept": "am has not paid for 2 years; its vote stands until the council withdraws it.",
    "arrears waived": "am has not paid for 2 years; by a waiver it votes all the same.",
    "group stated": "Stated of the group, member by member only through the roll: supports (by, kg, kz, ru, tj).",
    "quorum there": "6 of 6 members were there; to vote 6 are needed.",
    "quorum lacking": "5 of 6 members were there; to vote 6 are needed, so it cannot be put.",
    "quorum advises": "5 of 6 members were there, and 6 are needed; the rule warns and stops nothing.",
    "quorum set aside": "5 of 6 members were there, and 6 are needed; the chair went on, because nobody objects.",
    "quorum not known": "It is not on record whether am were there; 6 of 6 members are needed to vote.",
    "objections beside silence": "On record as objecting, but not as an answer to the silence: b, c.",
    "weight not on the roll": "b have no weight by votes on the roll; complete the roll.",
    "veto without a vote": "c voted no and holds a veto (the guarantors), but is not of those who decide.",
    "chair to sign not told": "The chair signs, and the question does not tell who chairs.",
    "no quorum of": "Whether there or not, these make up no quorum: c.",
    "papers, hour not told": "The papers must be out 24 hours before; for which hour it is asked is not told.",
    "tie fails": "Yes and no are 1 each; a tie is lost.",
    "tie not stated": "Yes and no are 1 each; what a tie means the rules do not say, and it falls short.",
    "kept out, no objection": "c kept out of it (abstains); that is not to object.",
    "fallback, by whom not stated": "Next comes majority, by vote (on: no consensus); who turns to it the rules do not say.",
    "fallback further, by whom not stated": "If that fails as well, signing comes after it, by signature (on: not adopted).",
    "threshold reached": "yes: 2 of 3 present and voting; more than 1/2 (3/2) needed, and reached.",
    "threshold missed": "yes: 1 of 3 present and voting; more than 1/2 (3/2) needed, and not reached.",
    "threshold waived": "yes: 2 of 4 all members; at least 3/4 (3) needed; 1 against, so deemed reached.",
    "threshold open": "yes: 0 of 1 present and voting so far; more than 1/2 (1/2) needed, and b, c still to come.",
    "veto": "a voted no, and has a veto on this class of question (the guarantors).",
    "veto not counted": "a voted no; the votes were too few in any case, so this counts as no veto.",
    "no veto": "a is of those with a veto (the guarantors) and abstained or stayed away; that is no veto.",
    "barrier": "A second condition defeats it: Two are against.",
    "tie": "Yes and no are 1 each; the casting vote of the Vice President decides.",
    "casting vote": "Yes and no are 1 each; the casting vote of the Vice President is yes.",
    "proxies beyond the limit": "a acts for b, c, and may for 1; which of them holds nobody can say.",
    "veto outside its scope": "a voted no; the veto of the guarantors is on substance only, so it is none here.",
    "fallback": "Next comes majority, by vote (on: no consensus); the body decides on turning to it.",
    "fallback of itself": "Next comes majority, by vote (on: no consensus); it goes there of itself.",
    "fallback further": "If that fails as well, signing comes after it, by signature (on: not adopted); the chair decides on it.",
    "fallback further of itself": "If that fails as well, signing comes after it of itself, by signature (on: not adopted).",
    "fallback timer": "majority may be turned to from 2020-02-29 on, 90 days after it was first put on 2019-12-01.",
    "fallback timer not known": "majority may be turned to 90 days after it was first put; when is not on record.",
    "fallback by session": "majority may be turned to 1 sessions after it was first put; there were 0.",
    "fallback too early": "majority may be turned to from 2020-02-29 on, 90 days after it was first put, not on 2020-01-01.",
    "papers out": "The papers are out in every language that is needed: en, fr.",
    "papers lacking": "The papers are needed in en, fr, and are lacking in fr.",
    "papers in time": "The papers were out 24 hours before; 24 are needed.",
    "papers late": "The papers were out only 22 hours before; 24 are needed.",
    "papers undated": "The papers must be out 24 hours before; when they were is not on record.",
    "papers advise": "The rule on papers warns and stops nothing.",
    "papers set aside": "The chair went on without the papers that the rule demands, because it is urgent.",
    "quorum presumed": "A quorum is presumed to be there until somebody asks for a count, and nobody did.",
    "quorum not laid down": "How many must be there to discuss the rules do not say.",
    "answerable": "Those who did not take part in it are responsible for what follows like the others: c.",
    "constructive abstention": "c abstained with a declaration: it need not apply this, and it is in force.",
    "declared abstention not provided for": "c abstained with a declaration; the rules give that no effect.",
    "roll too large": "The roll has 3 seats, and the body has 2 by adopt (test.yaml, line 15); correct the roll or the rule.",
    "strangers voted": "x cast ballots and are not on the roll of 2020-01-01; correct the names or the roll.",
    "ballot left out": "The no of a is left out of the count and of the base: it gives no reasons.",
    "no objection": "No objection recorded from any of 6 members.",
    "objection": "am objects.",
    "objection without form": "a objects, but not in writing as the rule demands, so it does not count.",
    "form not stated": "a objects; the rule demands that it be in writing, and whether it is stands nowhere.",
    "signature refused": "am refused to sign, so there is no consensus.",
    "absence declared": "am was absent and had declared that it does not object.",
    "absence, no objection": "am was absent; to stay away is not to object.",
    "absence blocks": "am was absent, and without it there is no consensus.",
    "absence meant": "am was absent and says that without it there is no consensus.",
    "undecided": "What it means that am was absent the text does not say.",
    "reserved": "am reserves its position; the rules give a reservation no effect, so it is still to be heard.",
    "awaited": "am is still to be heard.",
    "adoption told": "That it was adopted is told of those who took part, by the roll and who was there: by, kg, kz, ru, tj.",
    "stance not on record": "b was there; how it stood is not on record, and presence is no vote.",
    "not on record": "Nothing is on record of am: neither whether it was there nor where it stood.",
    "mode accepted": "No member objects to deciding in a limited format.",
    "mode objected": "am objects to deciding in a limited format, so it cannot be decided so.",
    "stood aside": "am stood aside, having declared that it does not object.",
    "stood aside undeclared": "am stood aside undeclared; whether a declaration is needed the text does not say.",
    "stood aside, declaration due": "b stood aside without the declaration that the rule demands.",
    "not answerable": "Those who did not vote for it bear no responsibility for what follows: am.",
    "silence not named": "No silence is on record: neither when it was opened nor when it expires.",
    "silence opening unknown": "A text is put under silence at a meeting; whether this one was is not on record.",
    "silence too short": "Silence would expire on 2023-11-22T12:00, no later than it is opened.",
    "silence answer not counted": "c answered (objection), and silence stands: it is not on the roll.",
    "silence not opened": "A text is put under silence at a meeting; this one was not.",
    "silence broken at the meeting": "b objected at the meeting, so silence never ran.",
    "silence broken": "b broke silence: objection, 2 hours 30 minutes before it expired.",
    "silence answered late": "b answered (objection) when silence had expired; that is late.",
    "silence answer undated": "b answered (objection), at a moment that is not on record.",
    "silence runs": "Silence runs until 2023-03-04T12:00:00+01:00; nobody has broken it.",
    "silence kept": "Silence expired on 2023-03-04T12:00:00+01:00 and nobody had broken it.",
    "signatures complete": "All 6 signatures are there.",
    "signatures outstanding": "5 of 6 have signed; am still to sign, and there is no deadline.",
    "signatures out of reach": "0 of 1 have signed; with none left to sign, that cannot be reached.",
    "refusal leaves it unadopted": "c refused to sign; without its signature it is not adopted.",
    "refusal, not bound": "c refused to sign, and is not bound.",
    "refusal returns it": "c refused to sign; the text goes back to be finalised.",
    "refusal not provided for": "am refused to sign; what that leads to the rules do not say.",
    "joined, ruled out": "a declared on 2024-05-08 that it joins; the rules leave no room for that.",
    "joined": "am joined on 2024-05-08 and is bound from then.",
    "declined": "am declared on 2024-05-08 that it does not join, and is not bound.",
    "declined, not provided for": "am declared on 2024-05-08 that it does not join; whether it may is not laid down.",
    "may join": "am is not bound and may join later; nothing from it is on record.",
    "would change": "Were a to vote yes, it would be adopted; nobody else and no fewer would do.",
    "would change, several": "Were 1 to vote no, such as a, it would be not adopted; 2 groups could.",
    "would change, such as": "Were 10 to vote no, such as m39, m38, m37, m36, m35, m34, m33, m32, m31, m30, it would be not adopted; no fewer would do.",
    "would change by ruling": "Were it ruled that the reading absence-blocks holds, it would be not adopted.",
    "would change by casting vote": "Were the casting vote of the chair to be yes, it would be adopted.",
    "asked by enough": "extraordinary session: 2 asked for it; at least 2/3 (2) needed of 3 all members, and there.",
    "asked by too few": "extraordinary session: 1 asked for it; at least 2/3 (2) needed of 3 all members, and not there.",
    "asked by somebody": "extraordinary session: the council asked for it, and may.",
    "asked without being entitled": "extraordinary session: zz asked for it and does not count: it does not sit on the roll.",
    "asked in vain": "extraordinary session: the chair asked for it; the rules do not name it.",
    "asked, presence not on record": "recorded vote: at least 1/2 (3/2) needed of those present; who was is not on record.",
    "asked without effect": "recorded vote: too few asked for it, and it goes on without.",
    "asking not laid down": "reconsideration: who may ask for it the rules do not say.",
    "papers waived": "The papers that are lacking are waived, since enough asked for that.",
    "asked by these": "Were b, c to ask for it as well, that would be enough; nobody else would do.",
    "asked by several": "Were 1 more to ask for it, such as b (2 groups), that would be enough.",
    "quorum by these": "Were b, c there as well, there would be a quorum; nobody else would do.",
    "quorum by several": "Were 2 more there, such as b, c (3 groups), there would be a quorum.",
    "would change by going on": "Were it ruled, with a reason, to go on all the same, it would be adopted.",
    "would break silence": "Were one of these 3 to object before 1970-01-01T01:33:20+01:00, it would be not adopted: be, de, fr.",
    "would have broken silence": "Had one of 3 objected before 1970-01-01T01:33:20+01:00, it would be not adopted: be, de, fr.",
    "would change by keeping silent": "Were nobody to break silence until 1970-01-01T01:33:20+01:00, it would be adopted.",
    "would change by opening": "Had the chair put it under silence at a meeting, it would be adopted.",
    "would be unbroken": "Had de not broken silence, it would be adopted.",
    "would be unbroken, some unnamed": "Had nobody broken silence, named here or not, it would be adopted.",
    "would change if in time": "Had de answered before 1970-01-01T01:33:20+01:00, it would be not adopted.",
    "would change if late": "Had de answered on 1970-01-01T01:33:20+01:00 or later, it would be adopted.",
    "smallest sufficient": "The fewest that carry it against all others: 2 (3 groups), such as a, b.",
    "smallest blocking": "The fewest that stop it against all others: 2 (3 groups), such as a, b.",
    "can block alone": "As it stands each of these 2 could stop it alone: a, b.",
    "authority": "The delegation of am may do this.",
    "no authority": "No communication: the delegation of by cannot speak for am.",
    "wrong capacity": "No communication: this is done by chair, and the delegation of am is none of these.",
    "several members": "No communication: an act is one member's own, and this one names am, by.",
    "detail missing": "No communication: ballot must be given.",
    "closed vote": "No communication: the vote on csto/document/x is closed.",
    "second ballot": "No communication: am has voted on csto/document/x already.",
    "yes, if": "Yes, if ballot is given and the rest is as it stands.",
    "step foreseen": "csto/document/x is put to decision; ballot cast is in order, and leads to: put to decision.",
    "step not foreseen": "csto/document/x is drafted; joined is not foreseen from there. Foreseen are: ",
    "registered": "It is registered whatever the rules say of it; what follows is for the chair or the body.",
    "notice kept": "Notice before the opening, in calendar days: 19; needed: 19.",
    "notice missed": "Notice before the opening, in calendar days: 19; needed: 20.",
    "notice not laid down": "How much notice a session needs the rules do not say; 19 days are left.",
    "opening day not known": "For which day it is convened is not on record, so its notice cannot be counted.",
    "day off": "2023-12-08 is not counted, being off in by, kz: Feast.",
    "calendar not known": "Which days are off in am, by, kz is not known here; Monday to Friday were counted for them.",
    "extraordinary session": "An extraordinary session: at least 2 ask for it; who is not on record.",
    "extraordinary session, by": "the council may ask for an extraordinary session; who did is not on record.",
    "silence long enough": "Silence is open, in calendar days, for 7; needed: 5.",
    "silence shorter": "Silence is open, in calendar days, for 1; needed: 5.",
    "silence in time": "This comes 2 hours before silence expires on 2023-11-30T12:00:00+03:00, and breaks it if it stands.",
    "silence over": "Silence expired on 2023-11-30T12:00:00+03:00; this comes 1 minute later and breaks nothing.",
    "silence put off": "Silence expires on 2023-12-07T12:00:00+03:00 instead of 2023-11-30T12:00:00+03:00.",
    "silence put off too late": "Silence expired on 2023-11-30T12:00:00+03:00 already; it can be put off no more.",
    "silence not put off": "Silence expires on 2023-11-30T12:00:00+03:00 as it is; 2023-11-30T12:00:00+03:00 is no later.",
    "extension allowed": "Silence may be put off.",
    "extension ruled out": "Silence may not be put off.",
    "extension not stated": "Whether silence may be put off the rules do not say.",
    "interim report asked": "It asks for an interim report by 2024-01-01.",
    "instruction meant": "It is of the instruction of 2023-11-03, due: 2024-02-01.",
    "instruction not on record": "No instruction that is still under control is on record for it.",
    "end decided by": "the chair decides on more time for an instruction.",
    "end not theirs": "the chair decides on more time for an instruction, and the body is none of these.",
    "end not stated": "Who decides on taking an instruction off control the rules do not say.",
    "clauses open": "Agreed in general; open: 3 (am). Open clauses bar nothing.",
    "no clause open": "No clause is open.",
    "represented": "am is represented by its substitute.",
    "no exercise": "No communication: a clock is set in an exercise only, and this record is none.",
    "clock set back": "No communication: the clock of an exercise goes forward only, and 2023-11-01 is past.",
    "ruled already": "No communication: the chair has ruled on act/a already; only the body can rule on it again.",
    "ruling on act": "The chair accepts what was found on act/a, and the act has no effect.",
    "right": "As to membership am is member, and may vote.",
    "right withheld": "As to membership am is former, and may not sign.",
    "right not stated": "As to membership am is suspended by the council; whether it may sign the rules do not say.",
    "may propose": "the delegation of am may propose an item.",
    "may not propose": "Items are proposed by any member, the secretary general; the chair is none of these.",
    "may ask for removal": "the delegation of am may ask for the removal of an item.",
    "may not ask for removal": "Removal is asked for by the chair; the delegation of am is none of these.",
    "asking for removal not stated": "Who may ask for the removal of an item the rules do not say.",
    "removal decided by": "the chair decides on a removal; the request alone leaves it where it is until then.",
    "removal not stated": "Who decides on a removal, and what the request does meanwhile, the rules do not say.",
    "request pending": "Its removal was asked for by am, and nobody has decided on that; the request leaves it where it is until then.",
    "deadline kept": "30 days before the opening, and 10 are needed.",
    "deadline missed": "3 days before the opening, and 10 are needed.",
    "notice": "A written notice to the depositary takes effect 6 months later. Obligations from membership are settled",
    "notice too short": "It is to take effect on 2024-05-22; 6 months after the notice is 2024-05-23.",
    "notice not stated": "How a member leaves the rules do not say.",
    "declaration not stated": "Whether there is a participation that is announced the rules do not say.",
    "sanction not stated": "Whether a member can be expelled the rules do not say.",
    "own request not stated": "The rules know suspension as a sanction, and none at a member's own request.",
    "arrears not stated": "Whether unpaid contributions cost a member its vote the rules do not say.",
    "not provided for": "The texts know no such state as a participation that is announced; it changes no right.",
    "decided by": "the council decides that a member is expelled. Ground: Non-performance of the Charter",
    "arrears, decision due": "2 years of arrears let the council withdraw the vote; 2 are on record.",
    "arrears too short": "The vote may be withdrawn after 2 years of arrears; 1 are on record.",
    "may join later": "A member may join later.",
    "may decline later": "A member may declare that it does not join.",
    "joining not foreseen": "Whether a member may join later the rules do not say.",
    "joining ruled out": "A member may not decline later.",
    "addressee given": "An instruction names its addressee, and this one does.",
    "addressee missing": "An instruction names its addressee, and this one names none.",
    "due date given": "An instruction may have a due date; this one has: 2023-06-01.",
    "due date open": "An instruction may have no due date, and this one has none.",
    "due date missing": "An instruction has a due date, and this one has none.",
    "plan": "A plan is drawn up after each regular session, drafted by the secretariat, agreed by the members.",
    "chair handed over": "The chair is handed over on 1 January; who chairs is decided by the council.",
    "outcome agrees": "The finding on the question itself is the same: adopted.",
    "outcome differs": "The finding on the question itself is another: not adopted.",
    "for the record": "This is entered for the record and changes nobody's rights.",
}


@pytest.fixture(scope="module")
def produced() -> dict[str, list[str]]:
    """Every sentence that the engine gives in all these findings, by code."""
    found: dict[str, list[str]] = {}
    for source in SOURCES:
        for finding in source():
            readings = [told for reading in finding.readings for told in reading.grounds]
            for told in (*finding.grounds, *readings):
                found.setdefault(told.code, []).append(told.text)
    return found


def test_the_catalogue_has_no_sentence_that_is_not_held_here() -> None:
    assert set(EXPECTED) == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_is_produced_and_reads_as_expected(code: str, produced: dict[str, list[str]]) -> None:
    texts = produced.get(code, [])
    assert any(text.startswith(EXPECTED[code]) for text in texts), texts


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_fields_of_every_sentence_are_found_again(code: str, produced: dict[str, list[str]]) -> None:
    for text in produced.get(code, []):
        bare = text.removesuffix(NOT_SEEN).removesuffix(DORMANT)
        found = fields_of(code, bare)
        assert found is not None, text
        assert sentence(code, **found) == bare


def test_the_members_in_a_sentence_are_found_and_the_prose_beside_them_is_not_taken_for_members() -> None:
    said = sentence("group stated", stance="supports", members="by, kz")
    assert fields_of("group stated", said) == {"stance": "supports", "members": "by, kz"}


def test_a_text_that_is_no_such_sentence_has_no_fields() -> None:
    assert fields_of("objection", "Armenia, it is said, objects.") is None
    assert fields_of("made up", "am objects.") is None


def test_a_ground_on_an_unread_text_says_so_and_one_on_a_read_text_does_not() -> None:
    book = read_library("csto")
    unread, read = book.by_id("consensus"), book.by_id("signature")
    assert ground("awaited", unread, member="am").text.endswith(NOT_SEEN)
    assert not ground("awaited", read, member="am").text.endswith(NOT_SEEN)


def test_a_ground_without_a_rule_names_none() -> None:
    assert ground("registered") == Ground("registered", sentence("registered"))


def test_a_code_that_is_in_no_catalogue_is_refused() -> None:
    with pytest.raises(KeyError):
        sentence("made up")


def test_what_is_no_communication_is_a_closed_list() -> None:
    told = {"no authority", "wrong capacity", "several members", "detail missing", "closed vote", "second ballot"}
    told |= {"ruled already", "no exercise", "clock set back"}
    assert told == NO_COMMUNICATION
    assert set(CONSIDER) > NO_COMMUNICATION
