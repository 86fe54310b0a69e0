"""Which words each field of each event takes, and a word near by that it refuses: kinds live for ever, and so do theirs."""

import pytest

from tests.factories import ZONE
from travaux.record.events import EVENTS
from travaux.record.events.kind import Field
from travaux.record.values import BadValue, Form, read_value

#: The event, its field, all the words that it takes, and one of another field, or of daily speech, that it does not.
WORDS = (
    ("membership ended", "how", "expulsion | lapse | not prolonged | withdrawal", "resigned"),
    ("request received", "of", "absence | budget | suspension of participation | withdrawal", "all bodies"),
    ("suspended by the council", "ground", "own request | sanction", "arrears"),
    ("vote withdrawn", "ground", "arrears | sanction", "own request"),
    ("membership attested", "status", "former | full member | member | not a member | suspended", "observer"),
    ("listed", "as", "member", "observer"),
    ("participation suspension announced", "scope", "all bodies | budget | exercises | one body | quota posts | sessions", "summit documents"),
    ("participation suspension notified", "scope", "all bodies | budget | exercises | one body | quota posts | sessions", "absence"),
    ("participation suspension acknowledged", "scope", "all bodies | budget | exercises | one body | quota posts | sessions", "withdrawal"),
    ("participation suspension acknowledged", "temporary", "no | yes", "temporarily suspended"),
    ("participation resumed", "scope", "all bodies | budget | exercises | one body | quota posts | sessions", "full participation"),
    ("participation described", "as", "frozen | no part in any format | non-participation in events | on pause | paused | temporarily suspended", "not leaving"),
    ("intention stated", "intention", "membership on pause | not leaving | not preparing to leave | point of no return | withdrawal is the next step", "withdrawal"),
    ("regarded as ally", "extent", "now | was, is and will remain", "near future"),
    ("return hoped for", "to", "full participation", "all bodies"),
    ("return hoped for", "horizon", "future | near future", "now"),
    ("no objection declared", "to", "adoption | agreed documents | limited format | summit documents", "agenda"),
    ("mandate given", "rank", "alternate | delegate | permanent representative | plenipotentiary", "minister"),
    ("session scheduled", "way", "consultation | in person | mixed | video", "online"),
    ("session scheduled", "sort", "anniversary | consultation | extraordinary | informal | regular | working", "ordinary"),
    ("session convened", "way", "consultation | in person | mixed | video", "telephone"),
    ("session opened", "part", "expanded composition | restricted composition", "signing"),
    ("session held", "way", "consultation | in person | mixed | video", "telephone"),
    ("session held", "sort", "anniversary | consultation | extraordinary | informal | regular | working", "in person"),
    ("attendance", "presence", "absent | not entitled | present | present not participating | silent", "online"),
    ("attendance", "rank", "acting | head of government | head of state | leader | minister | representative | substitute", "plenipotentiary"),
    ("attendance", "by", "in person | online", "video"),
    ("attendance", "notice", "no | yes", "present"),
    ("delegation notified", "rank", "acting | head of government | head of state | leader | minister | representative | substitute", "delegate"),
    ("delegation notified", "by", "in person | online", "video"),
    ("quorum described", "quorum", "lacking | present", "absent"),
    ("topic discussed", "by", "heads of member states | ministers", "leader"),
    ("question not taken", "why", "no quorum | not agreed", "no time"),
    ("sessions counted", "sort", "anniversary | consultation | extraordinary | informal | regular | working", "summit"),
    ("meeting held", "way", "in person | telephone | video", "consultation"),
    ("took office", "acting", "no | yes", "acting"),
    ("left office", "why", "end of term | relieved | resigned | succeeded", "expulsion"),
    ("term set", "rotation", "Russian alphabetical order of members", "English alphabetical order of members"),
    ("body established", "sort", "parliamentary | permanent working | statutory | subsidiary", "regular"),
    ("drafted", "sort", "agreement | decision | declaration | protocol decision | regulation | statement | treaty", "draft"),
    ("stance recorded", "stance", "agrees | agrees subject to comments | awaiting instructions | no stance recorded | not interested | objects | reserves | supports", "abstain"),
    ("group stance stated", "quantifier", "all | all others | most | several", "some"),
    ("group stance stated", "stance", "agrees | agrees subject to comments | awaiting instructions | no stance recorded | not interested | objects | reserves | supports", "refused"),
    ("resubmission instructed", "for", "approval | signature", "adoption"),
    ("ending described", "as", "blocked | refused | torpedoed | vetoed | withdrawn", "lapsed"),
    ("round opened", "stage", "heads | joint ministerial | national clearance | permanent council | working group", "committee"),
    ("round closed", "stage", "heads | joint ministerial | national clearance | permanent council | working group", "council"),
    ("round closed", "outcome", "agreed in general | returned | to the next round", "adopted"),
    ("clause stance recorded", "stance", "agrees | agrees subject to comments | awaiting instructions | no stance recorded | not interested | objects | reserves | supports", "yes"),
    ("item not taken", "why", "no quorum | no time | not agreed", "not ready"),
    ("put to decision", "mode", "consensus | limited format | procedural | signature | silence | vote", "unanimity"),
    ("put to decision", "nature", "admission | budget | important | other | personnel | procedural | sanction | substantive | use of forces", "important matter"),
    ("objection raised", "to", "agenda | limited format | silence | text", "adoption"),
    ("objection raised", "manner", "official | oral | written", "note"),
    ("objection raised", "at", "at the meeting | in writing", "oral"),
    ("ballot cast", "ballot", "abstain | no | recused | yes", "agrees"),
    ("absence meant", "as", "no consensus | no objection", "no quorum"),
    ("absence meant", "manner", "note | statement", "oral"),
    ("adopted", "mode", "consensus | limited format | procedural | signature | silence | vote", "in person"),
    ("adopted", "provisional", "no | yes", "temporary"),
    ("ruling given", "ruling", "accepts | overrules", "stands"),
    ("ruling given", "outcome", "adopted | not adopted | open", "returned"),
    ("ruling given", "effect", "no effect | stands", "accepts"),
    ("ruling given", "by", "body | chair", "council"),
    ("measure reported", "status", "carried over | implemented | in progress | not implemented | planned | removed", "cancelled"),
    ("measure reported", "cause", "external party | member request | no interest and member request | resources | superseded", "no time"),
    ("count reported", "noun", "decisions | measures", "documents"),
    ("named", "form", "abbreviation | nickname | short | spelling | title | variant", "alias"),
    ("established", "step", "charter in force | charter signed | decided | treaty in force | treaty signed", "charter ratified"),
    ("observers named", "as", "former observer | observer | partner", "member"),
    ("outlet registered", "sort", "agency | anonymous | broadcaster | legal database | newspaper | official site | own notes | reference work | relay", "blog"),
    ("outlet registered", "reliability", "A | B | C | D | E | F", "G"),
    ("source registered", "read", "not seen | opening | whole", "seen"),
    ("record opened", "sort", "exercise | own organisation | reports only", "drill"),
)  # fmt: skip
EACH = pytest.mark.parametrize(
    ("event", "name", "listed", "other"), WORDS, ids=[f"{row[0]}, {row[1]}" for row in WORDS]
)


def read(field: Field, text: str) -> str | int:
    return read_value(field.form, text, words=field.words, organisation="csto", zone=ZONE)


@EACH
def test_a_field_takes_its_words_and_no_others(event: str, name: str, listed: str, other: str) -> None:
    field, choices = EVENTS[event].fields[name], listed.split(" | ")
    assert [read(field, word) for word in choices] == choices
    assert field.words == set(choices)
    with pytest.raises(BadValue, match=f"^'{other}' is no word; the words here are: "):
        read(field, other)


@EACH
def test_what_a_source_does_not_say_fits_every_field_and_its_words_are_read_as_they_are_written(
    event: str, name: str, listed: str, other: str
) -> None:
    field, first = EVENTS[event].fields[name], listed.split(" | ", maxsplit=1)[0]
    assert (read(field, "unknown"), read(field, "none")) == ("unknown", "none")
    for changed in (f" {first}", f"{first} ", first.swapcase(), "", other):
        with pytest.raises(BadValue, match="is no word"):
            read(field, changed)


@EACH
def test_a_refusal_lists_every_word_that_would_do(event: str, name: str, listed: str, other: str) -> None:
    with pytest.raises(BadValue) as caught:
        read(EVENTS[event].fields[name], other)
    assert str(caught.value).endswith(", ".join(sorted(listed.split(" | "))))


def test_no_field_of_words_is_left_out() -> None:
    declared = {
        (kind.name, name) for kind in EVENTS.values() for name, one in kind.fields.items() if one.form is Form.WORD
    }
    assert {(event, name) for event, name, _, _ in WORDS} == declared


#: Keys that are words, beside those that are names of things.
KEYS = (
    ("no notice on record", "suspension of participation | withdrawal | budget | absence", "all bodies"),
    ("formal notice given", "suspension of participation | withdrawal | budget | absence", "sessions"),
    ("part opened", "restricted composition | expanded composition | signing | press", "closed"),
    ("documents counted", "prepared | expected | on the agenda | submitted for signing | sent back | adopted | signed", "tabled"),
    ("count reported", "total | implemented | not implemented", "in progress"),
)  # fmt: skip


@pytest.mark.parametrize(("event", "listed", "other"), KEYS, ids=[row[0] for row in KEYS])
def test_a_key_takes_its_words_and_no_others(event: str, listed: str, other: str) -> None:
    key = EVENTS[event].key
    assert key is not None
    assert key.words == set(listed.split(" | "))
    with pytest.raises(BadValue, match=f"^'{other}' is no word; the words here are: "):
        read(key, other)


def test_no_key_of_words_is_left_out() -> None:
    declared = {kind.name for kind in EVENTS.values() if kind.key is not None and kind.key.form is Form.WORD}
    assert {event for event, _, _ in KEYS} == declared
