"""Who may do which kind of act: every capacity against every kind, and a delegation for nobody but its own member."""

import pytest

from tests.decision.acts import DOC, DRAFTED, PUT, SESSION, TABLED, an_act, finding_on, members
from tests.factories import a_fact
from travaux.decision.act import Act, Author, Capacity
from travaux.decision.consider import RULES
from travaux.record.events import EVENTS
from travaux.record.values import Form

# Each kind with those who may do it: a delegation (D), the chair (C), the body (B), a secretariat officer (S).
WHO: dict[str, str] = {
    # a member speaks for itself, and the secretariat registers what it is sent
    "accession applied for": "D S", "suspension requested": "D S", "withdrawal notified": "D S",
    "participation suspension announced": "D S", "participation suspension notified": "D S",
    "participation resumed": "D S", "formal notice given": "D S", "absence announced": "D S", "appeal made": "D S",
    "contribution withheld": "D S", "no objection declared": "D S", "absence meant": "D S",
    "consideration announced": "D S", "communication registered": "D S", "drafted": "D S", "withdrawn": "D S",
    "objection raised": "D S", "stance recorded": "D S", "amendment proposed": "D S", "removal requested": "D S",
    "ballot cast": "D S", "signed": "D S", "signature refused": "D S", "ratified": "D S", "joined": "D S",
    "declined to join": "D S", "communication answered": "D S", "mandate given": "D S", "mandate ended": "D S",
    "delegation notified": "D S", "clause stance recorded": "D S",
    # an item may be proposed, and a paper attached, by the chair as well
    "item proposed": "D C S", "paper attached": "D C S",
    # the chair leads the sitting
    "session convened": "C", "session closed": "C", "part opened": "C", "session opened": "C", "item not taken": "C",
    "item opened": "C", "silence extended": "C", "put to decision": "C", "silence opened": "C", "silence broken": "C",
    # the others decide on a member, and the body on a text
    "suspended by the council": "C B", "expelled": "C B", "vote withdrawn": "C B", "suspension lifted": "C B",
    "vote restored": "C B", "arrears waived": "C B", "taken note of": "C B", "repealed": "C B", "adopted": "C B",
    "not adopted": "C B", "returned for finalisation": "C B", "resubmission instructed": "C B",
    "agreement instructed": "C B", "instruction given": "C B", "instruction extended": "C B",
    "taken off control": "C B", "ruling given": "C B",
    # whoever sits at the table may enter what is no decision
    "membership began": "C B S", "membership ended": "C B S", "membership restored": "C B S",
    "participation suspension acknowledged": "C B S", "session scheduled": "C B S", "session postponed": "C B S",
    "session cancelled": "C B S", "agenda agreed": "C B S", "appointed": "C B S", "took office": "C B S",
    "left office": "C B S", "chairmanship began": "C B S", "chairmanship ended": "C B S", "circulated": "C B S",
    "agreed in general": "C B S", "tabled": "C B S", "lapsed": "C B S", "item included": "C B S",
    "item deferred": "C B S", "item merged": "C B S", "item removed": "C B S", "signature opened": "C B S",
    "plan drawn up": "C B S", "plan considered": "C B S", "measure planned": "C B S", "measure reported": "C B S",
    "count reported": "C B S", "clause drafted": "C B S", "clause removed": "C B S", "round opened": "C B S",
    "round closed": "C B S", "removal refused": "C B S",
    # the secretariat keeps the record and the originals
    "session held": "S", "record certified": "S", "attendance": "S", "signature completed": "S",
    "entered into force": "S", "certified copy sent": "S", "outlet registered": "S", "source registered": "S", "named": "C B S",
    "record opened": "S", "rule book adopted": "S", "key rotated": "S", "entry released": "S",
    "correction explained": "S", "minutes drawn up": "S", "clock set": "S",
}  # fmt: skip
LETTERS: dict[str, Capacity] = {"D": "delegation", "C": "chair", "B": "body", "S": "secretariat"}
WITHOUT_SLUG = {"roll": "csto/roll", "record": "csto/record", "chairmanship": "csto/chairmanship"}


def about(event: str) -> tuple[str, ...]:
    """The dossiers that an act of a kind is about, of the member am wherever one may be named."""
    kinds = EVENTS[event].about
    if "member" in kinds:
        return ("csto/member/am", "csto/roll") if "roll" in kinds else ("csto/member/am",)
    first = min(kinds)
    usual = {"document": DOC, "session": SESSION}
    home = "world" if first in {"person", "source"} else "csto"
    return (WITHOUT_SLUG.get(first) or usual.get(first) or f"{home}/{first}/x",)


def an_act_of(event: str, by: Author, member: str = "am") -> Act:
    """An act of a kind with its details left open, of one member where the kind has one for its key."""
    key = EVENTS[event].key
    keys = () if key is None else (member,) if key.form is Form.MEMBER else ("x",)
    dossiers = tuple(one.replace("/member/am", f"/member/{member}") for one in about(event))
    return an_act(event, by, dossiers, keys, details_unknown=True)


def test_the_table_has_a_row_for_every_kind_that_can_be_done() -> None:
    assert set(WHO) == set(RULES) == {name for name, kind in EVENTS.items() if kind.act}


@pytest.mark.parametrize("capacity", LETTERS.values())
def test_those_who_may_are_told_so_and_the_others_that_it_is_no_communication(capacity: Capacity) -> None:
    letter = next(one for one, word in LETTERS.items() if word == capacity)
    author = Author(capacity, "am" if capacity == "delegation" else "")
    told = members()
    for event, who in WHO.items():
        found = finding_on(an_act_of(event, author), *told)
        refused = found.ground("wrong capacity")
        assert (refused is None) == (letter in who.split()), event
        assert found.no_communication == (letter not in who.split()) or event in {"ballot cast", "clock set"}, event
        if refused is not None:
            assert refused.text.startswith("No communication: this is done by ")
            assert refused.text.endswith(f", and {author} is none of these.")


@pytest.mark.parametrize("event", sorted(name for name, who in WHO.items() if who.startswith("D")))
def test_a_delegation_does_it_for_its_own_member_and_for_no_other(event: str) -> None:
    own = finding_on(an_act_of(event, Author("delegation", "am")), *members())
    assert own.ground("no authority") is None
    if an_act_of(event, Author("delegation", "am"), "by").names_members:
        other = finding_on(an_act_of(event, Author("delegation", "am"), "by"), *members())
        assert other.no_communication
        told = other.ground("no authority")
        assert told is not None
        assert told.text == "No communication: the delegation of am cannot speak for by."


@pytest.mark.parametrize(
    ("act", "names"),
    [
        # two keys
        (an_act("ballot cast", keys=("am", "by"), ballot="yes"), "am, by"),
        (an_act("signed", keys=("am", "by")), "am, by"),
        (an_act("stance recorded", keys=("am", "by"), stance="agrees"), "am, by"),
        # a key of its own, and the dossier of another
        (an_act("joined", about=(DOC, "csto/member/by"), keys=("am",)), "am, by"),
        (an_act("absence announced", about=("csto/member/by",), keys=("am",)), "am, by"),
        # the dossiers of two
        (an_act("withdrawal notified", about=("csto/member/am", "csto/member/by", "csto/roll")), "am, by"),
        # a sender that is not the one whom it is filed with
        (an_act("communication registered", about=("csto/communication/n", "csto/member/by"), sender="am"), "am, by"),
        # a sponsor that is another
        (an_act("withdrawn", about=(DOC, "csto/member/am"), by_="by"), "by, am"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by", [Author("delegation", "am"), Author("secretariat")], ids=str)
def test_nobody_brings_in_another_member_under_its_own_name(by: Author, act: Act, names: str) -> None:
    found = finding_on(Act(act.kind, act.about, by, act.on, act.keys, act.value), *members())
    assert found.no_communication
    assert [ground.text for ground in found.grounds][:1] == [
        f"No communication: an act is one member's own, and this one names {names}."
    ]


def test_the_secretariat_enters_the_attendance_of_several_members_at_once() -> None:
    act = an_act("attendance", Author("secretariat"), (SESSION,), ("am", "by"), presence="present")
    assert finding_on(act, *members()).admissible == "yes"


@pytest.mark.parametrize(
    ("act", "details"),
    [
        # what an act is about to do nobody can leave unknown, or say that there is none
        (an_act("ballot cast", keys=("am",), ballot="none"), "ballot"),
        (an_act("ballot cast", keys=("am",), ballot="unknown"), "ballot"),
        (an_act("ballot cast", keys=("am",), ballot=""), "ballot"),
        (an_act("stance recorded", keys=("am",)), "stance"),
        (an_act("silence opened", Author("chair"), expires="unknown"), "expires"),
        (an_act("put to decision", Author("chair")), "mode"),
        (an_act("session scheduled", Author("chair"), (SESSION,), for_="none"), "for"),
        (an_act("attendance", Author("secretariat"), (SESSION,), ("am",)), "presence"),
        (an_act("attendance", Author("secretariat"), (SESSION,), presence="present"), "key"),
        # nor for whom
        (an_act("ballot cast", Author("secretariat"), keys=("unknown",), ballot="yes"), "key"),
        (an_act("signed", Author("secretariat"), keys=("none",)), "key"),
        (an_act("measure reported", Author("secretariat"), ("csto/plan/p",)), "key, status"),
        (an_act("source registered", Author("secretariat"), ("world/source/x",), outlet="none"), "outlet"),
    ],
)
def test_an_act_that_leaves_out_what_it_must_say_is_no_communication(act: Act, details: str) -> None:
    found = finding_on(act, *members(a_fact("named", DOC, "2023-01-01", "n1", value={"name": "x"})))
    told = found.ground("detail missing")
    assert told is not None
    assert (found.no_communication, told.text) == (True, f"No communication: {details} must be given.")


def test_every_required_field_of_every_kind_is_asked_for() -> None:
    """The control: the fields that the list of events declares as needed, and no others, make an act malformed."""
    for event, who in WHO.items():
        author = Author(LETTERS[who.split()[0]], "am")
        needed = [name for name, field in EVENTS[event].fields.items() if field.required]
        bare = an_act_of(event, author)
        told = finding_on(bare, *members(DRAFTED, TABLED, PUT)).ground("yes, if")
        assert (told is not None) == bool(needed), event
        assert told is None or told.text == f"Yes, if {', '.join(needed)} is given and the rest is as it stands."
