"""What the key of each event takes and refuses, what an act cannot do without, and which fields hold several."""

import pytest

from tests.factories import ZONE
from travaux.broken_input import BrokenInput
from travaux.record.events import EVENTS
from travaux.record.events.kind import Field
from travaux.record.values import Form, Value, exclude, read_value

#: The event, a key that it takes, one that it does not, and what is said of that.
KEYS = (
    ("founding text signed", "document/joint-declaration", "session/csc-2022-11-23", "is a session; this field takes a document"),
    ("prolongation signed", "document/joint-declaration", "world/person/zas", "is a person; this field takes a document"),
    ("listed", "am", "Armenia", "is no member; write small letters"),
    ("absence announced", "am", "Armenia", "is no member; write small letters"),
    ("support stated", "am", "Armenia", "is no member; write small letters"),
    ("budget share set", "am", "Armenia", "is no member; write small letters"),
    ("contribution due", "2022-11-23", "23 November 2022", "cannot be read as a date"),
    ("contribution withheld", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("no objection declared", "am", "Armenia", "is no member; write small letters"),
    ("mandate given", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("mandate ended", "world/person/zas", "document/joint-declaration", "is a document; this field takes a person"),
    ("seat taken", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("seat left", "body/csc", "world/person/zas", "is a person; this field takes a body"),
    ("weight stated", "votes", "The votes", "is no slug; write small letters"),
    ("counted in group", "permanent", "The Five", "is no slug; write small letters"),
    ("left group", "permanent", "The Five", "is no slug; write small letters"),
    ("attendance", "am", "Armenia", "is no member; write small letters"),
    ("delegation notified", "am", "Armenia", "is no member; write small letters"),
    ("sessions counted", "2022", "2022-13", "cannot be read as a date"),
    ("took office", "world/person/zas", "session/csc-2022-11-23", "is a session; this field takes a person"),
    ("left office", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("stance recorded", "am", "Armenia", "is no member; write small letters"),
    ("returned for finalisation", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("resubmission instructed", "body/csc", "session/csc-2022-11-23", "is a session; this field takes a body"),
    ("agreement instructed", "body/csc", "world/person/zas", "is a person; this field takes a body"),
    ("clause drafted", "m-1", "M 1", "is no slug; write small letters"),
    ("clause removed", "m-1", "M 1", "is no slug; write small letters"),
    ("clause stance recorded", "am", "Armenia", "is no member; write small letters"),
    ("removal requested", "am", "Armenia", "is no member; write small letters"),
    ("objection raised", "am", "Armenia", "is no member; write small letters"),
    ("amendment proposed", "am", "Armenia", "is no member; write small letters"),
    ("ballot cast", "am", "Armenia", "is no member; write small letters"),
    ("absence meant", "am", "Armenia", "is no member; write small letters"),
    ("signed", "am", "Armenia", "is no member; write small letters"),
    ("signature refused", "am", "Armenia", "is no member; write small letters"),
    ("ratified", "am", "Armenia", "is no member; write small letters"),
    ("joined", "am", "Armenia", "is no member; write small letters"),
    ("declined to join", "am", "Armenia", "is no member; write small letters"),
    ("consideration announced", "am", "Armenia", "is no member; write small letters"),
    ("joining awaited", "am", "Armenia", "is no member; write small letters"),
    ("certified copy sent", "am", "Armenia", "is no member; write small letters"),
    ("instruction given", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("measure planned", "m-1", "M 1", "is no slug; write small letters"),
    ("measure reported", "m-1", "M 1", "is no slug; write small letters"),
    ("rule book adopted", "m-1", "M 1", "is no slug; write small letters"),
)  # fmt: skip

#: The events of which an act says nothing without these fields; a report may leave them out.
NEEDS = (
    ("session scheduled", "for"),
    ("attendance", "presence"),
    ("appointed", "person"),
    ("chairmanship began", "member"),
    ("chairmanship ended", "member"),
    ("stance recorded", "stance"),
    ("clause drafted", "text"),
    ("round opened", "stage"),
    ("round closed", "stage"),
    ("clause stance recorded", "clause, stance"),
    ("put to decision", "mode"),
    ("ballot cast", "ballot"),
    ("silence opened", "expires"),
    ("silence extended", "expires"),
    ("measure reported", "status"),
    ("count reported", "number"),
    ("communication registered", "sender"),
    ("paper attached", "digest"),
    ("named", "name"),
    ("outlet registered", "title, sort"),
    ("source registered", "outlet"),
    ("record opened", "sort"),
    ("rule book adopted", "digest"),
    ("key rotated", "old key, new key, signed by old, signed by new"),
    ("entry released", "entry, to"),
    ("clock set", "to"),
)  # fmt: skip

#: Fields that hold one or more values.
SEVERAL = (
    ("session scheduled", "bodies"),
    ("session held", "bodies"),
    ("meeting held", "participants"),
    ("group stance stated", "except"),
    ("adopted", "without"),
    ("instruction given", "co executors"),
    ("observers named", "observers"),
)  # fmt: skip


def read(field: Field, text: str) -> str | int:
    return read_value(field.form, text, words=field.words, organisation="csto", zone=ZONE)


@pytest.mark.parametrize(("event", "fits", "misfit", "said"), KEYS, ids=[row[0] for row in KEYS])
def test_a_key_takes_what_fits_and_says_what_does_not(event: str, fits: str, misfit: str, said: str) -> None:
    key = EVENTS[event].key
    assert key is not None
    assert str(read(key, fits)).removeprefix("csto/") == fits
    with pytest.raises(BrokenInput) as caught:
        read(key, misfit)
    assert str(caught.value).startswith(f"'{misfit}' ")
    assert said in str(caught.value)


def test_no_key_but_words_is_left_out() -> None:
    declared = {kind.name for kind in EVENTS.values() if kind.key is not None and kind.key.form is not Form.WORD}
    assert {row[0] for row in KEYS} == declared


@pytest.mark.parametrize(("event", "needed"), NEEDS, ids=[row[0] for row in NEEDS])
def test_an_event_needs_these_fields_and_no_others(event: str, needed: str) -> None:
    assert [name for name, one in EVENTS[event].fields.items() if one.required] == needed.split(", ")
    assert EVENTS[event].act


def test_every_other_event_needs_no_field() -> None:
    needy = {kind.name for kind in EVENTS.values() if any(one.required for one in kind.fields.values())}
    assert needy == {event for event, _ in NEEDS}


def test_these_fields_hold_several_values_and_all_others_one() -> None:
    declared = {(kind.name, name) for kind in EVENTS.values() for name, one in kind.fields.items() if one.several}
    assert declared == set(SEVERAL)


#: Two values of one field of one event, and whether both can be so.
SIDE_BY_SIDE: tuple[tuple[str, str, Value, Value, bool], ...] = (
    ("adopted", "mode", "consensus", "vote", True),
    ("adopted", "mode", "consensus", "unknown", False),
    ("adopted", "number", "17", "18", True),
    ("adopted", "without", ["am"], ["am", "kz"], True),
    ("adopted", "without", ["am", "kz"], ["kz", "am"], False),
    ("attendance", "presence", "present", "absent", True),
    ("attendance", "presence", "present", "none", True),
    ("budget share set", "share", "1/10", "1/5", True),
    ("clause drafted", "version", "v2", "V2", False),
    ("clause drafted", "version", "1", "2", True),
    ("count reported", "number", 15, "about 15", False),
    ("count reported", "number", 15, "about 20", True),
    ("count reported", "number", 15, "at least 14", False),
    ("count reported", "number", 15, "more than 15", True),
    ("count reported", "number", 15, "at most 15", False),
    ("count reported", "number", 15, "fewer than 15", True),
    ("minutes drawn up", "text", "They met.", "They did not meet.", False),
    ("session postponed", "to", "2022-11", "2022-11-23", False),
    ("session postponed", "to", "2022-11", "2022-12-01", True),
    ("session scheduled", "place", "Yerevan", "YEREVAN", False),
    ("session scheduled", "place", "Yerevan", "Moscow", True),
    ("silence opened", "expires", "2022-11-23T18:00", "2022-11-23", False),
    ("silence opened", "expires", "2022-11-23T18:00", "2022-11-24", True),
)


@pytest.mark.parametrize(("event", "name", "one", "other", "apart"), SIDE_BY_SIDE)
def test_two_values_of_a_field_can_both_be_so_or_not(
    event: str, name: str, one: Value, other: Value, *, apart: bool
) -> None:
    form = EVENTS[event].fields[name].form
    assert exclude(form, one, other, ZONE) is apart
    assert exclude(form, other, one, ZONE) is apart


#: Fields of which two values may differ without contradiction, and one of another name that may not.
LOOSE = (
    ("agreed in general", "open positions", False),
    ("session scheduled", "bodies", False),
    ("session scheduled", "place", True),
    ("item included", "number", False),
    ("item included", "session", True),
    ("tabled", "session", False),
    ("tabled", "body", True),
    ("instruction given", "number", False),
    ("instruction given", "due", True),
    ("attendance", "rank", False),
    ("attendance", "by", False),
    ("attendance", "person", True),
    ("attendance", "reason", False),
    ("delegation notified", "rank", False),
    ("delegation notified", "person", True),
    ("suspension requested", "dated", False),
    ("withdrawal notified", "effective", True),
    ("plan drawn up", "by", False),
    ("plan drawn up", "decisions of", True),
    ("established", "by", False),
    ("established", "step", True),
    ("named", "language", False),
    ("named", "name", True),
)


@pytest.mark.parametrize(("event", "name", "compared"), LOOSE)
def test_values_of_a_field_are_compared_or_may_differ(event: str, name: str, *, compared: bool) -> None:
    assert EVENTS[event].fields[name].compared is compared
