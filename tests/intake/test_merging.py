"""Which facts of a text are one, what the joined fact keeps of each, and what a headline adds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.chains import Chains
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.merging import merged, once
from travaux.intake.reading.provenance import Credit, Hand, Scope
from travaux.intake.reading.scene import shortened
from travaux.intake.reading.speech import Voice
from travaux.intake.text import Span
from travaux.record.entry import Modality
from travaux.record.times import read_date, zone_named
from travaux.record.values import Value

ZONE = zone_named("UTC")
AID = ("csto/document/aid",)
ZAS, ZAKHAROVA = Voice(by="world/person/zas"), Voice(by="world/person/zakharova")


def on(day: str, *, certain: bool = True) -> Resolved:
    """A day of the record."""
    when = read_date(day, ZONE)
    return Resolved(day, day, when.lo, when.hi, certain=certain)


def refused(line: int = 1, day: str = "2022-11-23", **values: Value) -> Draft:
    """That Armenia refused to sign, told in a line."""
    return Draft("signature refused", AID, on(day), (Span(line, 0, 9),), ("am",), values, piece=line)


def said(line: int, subject: str) -> Draft:
    """That somebody spoke at a session, told in a line."""
    return Draft(
        "said at",
        ("csto/session/csc-2022-11-23",),
        on("2022-11-23"),
        (Span(line, 0, 9),),
        (),
        {"subject": subject},
        piece=line,
    )


HELD = Draft(
    "session held", ("csto/session/csc-2022-11-23",), on("2022-11-23"), (Span(1, 0, 9),), values={"place": "Yerevan"}
)

ONE = [
    ("told twice", refused(1), refused(2)),
    ("a month and a day of it", refused(1, "2022-11"), refused(2, "2022-11-23")),
    ("a day and one not known", refused(1, "unknown"), refused(2, "2022-11-23")),
    ("with a reason and without", refused(1), refused(2, reason="no clear assessment")),
    ("for two reasons in other words", refused(1, reason="it is weak"), refused(2, reason="there is no assessment")),
    ("by a person and by nobody named", refused(1, person="world/person/pashinyan"), refused(2)),
    ("by a person and by one unknown", refused(1, person="world/person/pashinyan"), refused(2, person="unknown")),
    ("a session in one place", HELD, replace(HELD, spans=(Span(2, 0, 9),))),
    ("a session told by a speaker", HELD, replace(HELD, spans=(Span(2, 0, 9),), voice=ZAS)),
    ("by one speaker twice", replace(refused(1), voice=ZAS), replace(refused(2), voice=ZAS)),
    (
        "dossiers in another order",
        replace(refused(1), about=("a/b/c", "d/e/f")),
        replace(refused(2), about=("d/e/f", "a/b/c")),
    ),
]
TWO = [
    ("on two days", refused(1, "2022-11-23"), refused(2, "2023-11-23")),
    ("by two people", refused(1, person="world/person/pashinyan"), refused(2, person="world/person/mirzoyan")),
    ("by two members", refused(1), replace(refused(2), keys=("by",))),
    ("of two documents", refused(1), replace(refused(2), about=("csto/document/other",))),
    ("two events", refused(1), replace(refused(2), event="removal requested")),
    ("by two speakers", replace(refused(1), voice=ZAS), replace(refused(2), voice=ZAKHAROVA)),
    ("by a speaker and by the text", replace(refused(1), voice=ZAS), refused(2)),
    ("sessions in two places", HELD, replace(HELD, spans=(Span(2, 0, 9),), values={"place": "Moscow"})),
    ("two speeches on one subject", said(1, "csto/document/aid"), said(2, "csto/document/aid")),
    ("two speeches on two subjects", said(1, "csto/document/aid"), said(2, "csto/document/plan")),
]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in ONE], ids=[name for name, *_ in ONE])
def test_what_is_told_alike_is_one_fact_with_both_places(one: Draft, other: Draft) -> None:
    for pair in ([one, other], [other, one]):
        (found,) = merged(pair)
        assert set(found.spans) == {*one.spans, *other.spans}


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in TWO], ids=[name for name, *_ in TWO])
def test_what_cannot_be_one_stays_two_facts(one: Draft, other: Draft) -> None:
    assert merged([one, other]) == [one, other]
    assert merged([other, one]) == [one, other]


def test_the_joined_fact_takes_the_narrower_certain_day() -> None:
    (narrow,) = merged([refused(1, "2022-11"), refused(2, "2022-11-23")])
    assert narrow.on.resolved == "2022-11-23"
    guess = replace(refused(2), on=on("2022-11-23", certain=False))
    (certain,) = merged([refused(1, "2022-11"), guess])
    assert certain.on.resolved == "2022-11"


def test_the_joined_fact_takes_the_longer_words_and_the_known_person() -> None:
    (found,) = merged(
        [refused(1, reason="weak", person="unknown"), refused(2, reason="it is weak", person="world/person/zas")]
    )
    assert found.values == {"reason": "it is weak", "person": "world/person/zas"}


def test_lists_are_put_together_without_repeating_anybody() -> None:
    one = replace(HELD, values={"bodies": ["a", "b"]})
    (found,) = merged([one, replace(one, values={"bodies": ["b", "c"]}, spans=(Span(2, 0, 9),))])
    assert found.values == {"bodies": ["a", "b", "c"]}


def test_what_the_text_tells_as_well_is_no_longer_a_speakers_alone() -> None:
    (found,) = merged([replace(HELD, voice=ZAS), replace(HELD, spans=(Span(2, 0, 9),))])
    assert found.voice is None
    (kept,) = merged([replace(HELD, voice=ZAS), replace(HELD, voice=ZAS, spans=(Span(2, 0, 9),))])
    assert kept.voice == ZAS


def test_a_headline_adds_its_place_and_changes_neither_speaker_nor_manner() -> None:
    body = replace(refused(3), voice=ZAS, modality=(Modality.INDIRECT,))
    (found,) = merged([replace(refused(1), title=True), body])
    assert (found.spans, found.voice, found.modality) == ((Span(1, 0, 9), Span(3, 0, 9)), ZAS, (Modality.INDIRECT,))


def test_a_headline_that_says_what_no_sentence_does_is_no_fact_of_its_own() -> None:
    assert merged([replace(refused(1), title=True)]) == []
    assert merged([replace(refused(1), title=True), replace(refused(2), event="removal requested")]) == [
        replace(refused(2), event="removal requested")
    ]


def test_a_headline_on_an_unnamed_document_means_the_one_of_the_body() -> None:
    unnamed = replace(refused(1), title=True, about=("csto/document/unknown",))
    (found,) = merged([unnamed, refused(3)])
    assert (found.about, found.spans) == (AID, (Span(3, 0, 9), Span(1, 0, 9)))


def test_facts_stand_in_the_order_of_their_first_places() -> None:
    other = replace(refused(1), keys=("by",))
    assert [one.keys for one in merged([refused(5), other, refused(2)])] == [("by",), ("am",)]


def test_a_fact_that_two_rules_found_in_one_sentence_is_given_once() -> None:
    assert list(once([refused(1), refused(1), refused(2)])) == [refused(1), refused(2)]
    assert len(list(once([refused(1), refused(1, reason="weak"), replace(refused(1), own=True)]))) == 3


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["2022-11", "2022-11-23", "2023-11-23"])), max_size=6))
def test_joining_keeps_every_place_and_joined_facts_are_not_joined_further(given_: list[tuple[int, str]]) -> None:
    drafts = [refused(line, day) for line, day in given_]
    found = merged(drafts)
    assert {span for one in found for span in one.spans} == {span for one in drafts for span in one.spans}
    assert len(merged(found)) <= len(found) <= len(drafts)


SHORTENED = [
    ("", ""),
    ("  plain  words ", "plain words"),
    ("“quoted words.”", "quoted words"),
    ("«слова»,", "слова"),
    ("— dashed —", "dashed"),
    ("one\ntwo", "one two"),
    ("x" * 160, "x" * 160),
    ("word " * 32 + "more", "word " * 31 + "word …"),
]


@pytest.mark.parametrize(("text", "short"), SHORTENED, ids=range(len(SHORTENED)))
def test_a_phrase_is_cut_at_a_word_and_bared_of_its_marks(text: str, short: str) -> None:
    assert shortened(text) == short


OWN, TASS, DAILY, ARMENPRESS = Hand("own"), Hand("TASS"), Hand("Daily"), Hand("Armenpress")


def chains() -> Chains:
    """The hands of a text: an agency for all of it, one for line 2, one for piece 5, one for what Zas says."""
    made = [
        Credit(TASS, Scope.TEXT, Span(1, 0, 4), 0),
        Credit(DAILY, Scope.PARAGRAPH, Span(2, 0, 4), 1),
        Credit(ARMENPRESS, Scope.SENTENCE, Span(3, 0, 4), 5),
        Credit(ARMENPRESS, Scope.SPEECH, Span(4, 0, 4), 7),
    ]
    return Chains(made, {7: ZAS}, OWN)


CHAINS = [
    (refused(9), (TASS, OWN)),
    (refused(2), (DAILY, TASS, OWN)),
    (refused(5), (ARMENPRESS, TASS, OWN)),
    (replace(refused(9), voice=ZAS), (ARMENPRESS, TASS, OWN)),
    (replace(refused(2), voice=ZAS), (DAILY, ARMENPRESS, TASS, OWN)),
    (replace(refused(9), voice=ZAKHAROVA), (TASS, OWN)),
    (replace(refused(2), own=True), (OWN,)),
]


@pytest.mark.parametrize(("told", "hands"), CHAINS, ids=range(len(CHAINS)))
def test_a_fact_came_through_the_hands_of_its_place_then_of_the_text(told: Draft, hands: tuple[Hand, ...]) -> None:
    assert chains().of(told) == hands


def test_without_credits_a_fact_has_no_hand_but_the_texts_own() -> None:
    assert Chains([], {}, OWN).of(refused(1)) == (OWN,)
