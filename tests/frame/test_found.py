"""The finding as a page shows it: its colour, the sentence that decides it, its grounds, its readings, row by row."""

from typing import Any

import pytest

from tests.factories import ZONE
from travaux.decision.findings import Finding, Ground, Missing, ReadingFound
from travaux.decision.findings import ground as ground_of
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame import marks
from travaux.frame.found import NotAsked, ground_shown, panel, rules_address
from travaux.frame.page import Page
from travaux.record.fold import Dials
from travaux.record.times import end_of
from travaux.rulebook.load import read_library

BOOK = read_library("csto")
RULE = BOOK.rules[0]
TITLES = {"csto/member/am": "Armenia", "csto/member/by": "Belarus"}
ASKED = Asked(Dials(end_of("2024-12-01", ZONE), end_of("2024-12-02", ZONE), 7), Names(TITLES, "csto"), ZONE)
PAGE = Page("/csto/document/x", "csto", ASKED, {})
FOR, AGAINST, NEUTRAL = Ground("x", "One.", "for"), Ground("y", "Two.", "against"), Ground("z", "Three.")
LAST, NOBODY = Ground("x", "Four.", "for"), Ground("no objection", "Nobody objected.")


def a_finding(**parts: Any) -> Finding:  # noqa: ANN401 - any part of a finding
    given: dict[str, Any] = {"admissible": "yes", "outcome": "adopted", "book": "csto", "digest": "d" * 64}
    return Finding(**given | parts)


def plain(text: str) -> str:
    return marks.plain(text)


#: An outcome, and the colour in which it is told; a word always stands beside it.
TONES = (
    ("adopted", "yes"),
    ("not adopted", "not"),
    ("cannot be put", "not"),
    ("open", "unclear"),
    ("indeterminate", "unclear"),
    ("none", "unclear"),
)


@pytest.mark.parametrize(("outcome", "tone"), TONES)
def test_an_outcome_has_its_colour(outcome: str, tone: str) -> None:
    found = panel(a_finding(outcome=outcome), BOOK, PAGE)
    assert (found.outcome, found.tone, found.admissible) == (outcome, tone, "yes")


#: An outcome with its grounds, and the sentences that decide it.
DECISIVE = (
    ("adopted", (FOR,), ("One.",)),
    ("adopted", (FOR, LAST), ("Four.",)),
    ("adopted", (FOR, NEUTRAL), ("One.",)),
    ("adopted", (FOR, NOBODY, LAST), ("Nobody objected.",)),
    ("adopted", (NEUTRAL,), ()),
    ("adopted", (AGAINST,), ()),
    ("adopted", (), ()),
    ("not adopted", (FOR, AGAINST), ("Two.",)),
    ("not adopted", (AGAINST, NEUTRAL, AGAINST), ("Two.", "Two.")),
    ("not adopted", (FOR,), ()),
    ("not adopted", (NOBODY,), ()),
    ("cannot be put", (AGAINST, FOR), ("Two.",)),
    ("open", (AGAINST, AGAINST), ("Two.",)),
    ("open", (FOR, NEUTRAL), ()),
    ("indeterminate", (NEUTRAL, AGAINST), ("Two.",)),
    ("indeterminate", (), ()),
    ("none", (AGAINST, FOR), ("Two.",)),
)


@pytest.mark.parametrize(("outcome", "grounds", "told"), DECISIVE)
def test_what_decides_is_what_stands_against_it_or_that_nothing_does(
    outcome: str, grounds: tuple[Ground, ...], told: tuple[str, ...]
) -> None:
    found = panel(a_finding(outcome=outcome, grounds=grounds), BOOK, PAGE)
    assert found.decisive == told
    assert [one.told for one in found.grounds] == [one.text for one in grounds]


@pytest.mark.parametrize(("side", "shown"), [("for", "for"), ("against", "against"), ("neutral", "")])
def test_a_ground_says_which_way_it_tells(side: Any, shown: str) -> None:  # noqa: ANN401 - one of three words
    assert ground_shown(Ground("c", "It is so.", side), BOOK, PAGE).side == shown


#: How far the rule of a ground was read, and what is told of that.
STATUSES = (
    ("unverified", "our reading; text not seen"),
    ("in force", "in force"),
    ("verified", "verified"),
    ("dormant", "dormant"),
    ("", ""),
)


@pytest.mark.parametrize(("status", "told"), STATUSES)
def test_a_ground_tells_how_far_its_rule_was_read(status: str, told: str) -> None:
    one = Ground("c", "It is so.", "for", RULE.id, RULE.source.text, "Art. 1", status, ("r1#f1",))
    shown = ground_shown(one, BOOK, PAGE)
    assert (shown.status, shown.facts) == (told, ("r1#f1",))


def test_a_ground_cites_its_article_and_leads_to_its_rule_and_without_a_rule_it_cites_nothing() -> None:
    text = BOOK.text(RULE.source.text)
    assert text is not None
    shown = ground_shown(Ground("c", "It is so.", "for", RULE.id, RULE.source.text, "Art. 1"), BOOK, PAGE)
    assert (shown.cited, shown.href) == (f"{text.title}, Art. 1", f"/rules?book=csto#{RULE.id}")
    bare = ground_shown(Ground("c", "It is so."), BOOK, PAGE)
    assert (bare.cited, bare.href) == ("", "")


def test_a_text_that_the_book_does_not_have_goes_by_its_key() -> None:
    shown = ground_shown(Ground("c", "It is so.", "for", "r", "no-such-text", "Art. 9"), BOOK, PAGE)
    assert shown.cited == "no-such-text, Art. 9"


#: The dials turned, and the address of a rule, which carries them on.
ADDRESSES = (
    ({}, "", "/rules?book=csto"),
    ({}, "r-1", "/rules?book=csto#r-1"),
    ({"on": "2023-11-23"}, "", "/rules?on=2023-11-23&book=csto"),
    ({"on": "2023-11-23", "at": "7"}, "r-1", "/rules?on=2023-11-23&at=7&book=csto#r-1"),
)


@pytest.mark.parametrize(("turned", "rule", "address"), ADDRESSES)
def test_the_address_of_a_rule_carries_the_dials_on(turned: dict[str, str], rule: str, address: str) -> None:
    assert rules_address(BOOK, Page("/x", "csto", ASKED, turned), rule) == address


#: Whom a finding binds, and how that is told.
BOUND = (
    ({}, ()),
    ({"am": "bound"}, (("bound", "Armenia"),)),
    ({"am": "bound", "by": "bound"}, (("bound", "Armenia and Belarus"),)),
    ({"am": "may join", "by": "bound"}, (("may join", "Armenia"), ("bound", "Belarus"))),
    ({"am": "not bound", "kz": "not bound"}, (("not bound", "Armenia and kz"),)),
)


@pytest.mark.parametrize(("bound", "told"), BOUND)
def test_the_bound_are_told_by_name_group_by_group(bound: dict[str, str], told: tuple[tuple[str, str], ...]) -> None:
    found = panel(a_finding(bound=bound), BOOK, PAGE)
    assert tuple((word, plain(members)) for word, members in found.bound) == told


#: What is missing, and how that is told.
MISSING = (
    ((), ""),
    ((Missing("a ruling"),), "a ruling"),
    ((Missing("the position", "am"),), "the position (Armenia)"),
    ((Missing("the position", "am"), Missing("the position", "by")), "the position (Armenia, Belarus)"),
    ((Missing("the position", "am"), Missing("a ruling")), "the position (Armenia) and a ruling"),
    ((Missing("a ruling"), Missing("the day"), Missing("a ruling")), "a ruling and the day"),
)


@pytest.mark.parametrize(("missing", "told"), MISSING)
def test_what_is_missing_is_told_once_with_from_whom(missing: tuple[Missing, ...], told: str) -> None:
    assert plain(panel(a_finding(missing=missing), BOOK, PAGE).missing) == told


def test_each_roll_behind_the_grounds_is_told_once() -> None:
    grounds = (
        Ground("a", "One.", roll=("am", "by")),
        Ground("b", "Two.", roll=("am", "by")),
        Ground("c", "Three.", roll=("am",)),
        Ground("d", "Four."),
    )
    assert plain(panel(a_finding(grounds=grounds), BOOK, PAGE).roll) == "Armenia and Belarus; Armenia"


def test_a_day_is_told_as_people_say_it() -> None:
    assert panel(a_finding(on="2022-11-23"), BOOK, PAGE).on == "23 November 2022"


def test_where_the_rules_are_silent_nothing_is_shown_but_that() -> None:
    silent = Ground("rules silent", "The book has no rule for this body on that day.")
    with pytest.raises(NotAsked, match=r"^The book has no rule for this body on that day"):
        panel(a_finding(grounds=(FOR, silent)), BOOK, PAGE)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (f"{RULE.source.text}, Art. 12", "Art. 12"),
        ("no-such-text, Art. 12", "no-such-text, Art. 12"),
        ("our own note", "our own note"),
    ],
    ids=["a text of the book", "another text", "no text"],
)
def test_a_reading_is_shown_with_who_holds_it_and_where(source: str, told: str) -> None:
    reading = ReadingFound("strict", "some members", source, "Nobody may be absent.", "open", {"am": "bound"}, (FOR,))
    (shown,) = panel(a_finding(readings=(reading,)), BOOK, PAGE).readings
    text = BOOK.text(RULE.source.text)
    assert text is not None
    assert shown.source == (f"{text.title}, {told}" if told == "Art. 12" else told)
    assert (shown.name, shown.held_by, shown.says, shown.outcome) == ("strict", "some members", "Nobody may be absent.", "open")  # fmt: skip
    assert [one.told for one in shown.grounds] == ["One."]
    assert [(word, plain(members)) for word, members in shown.bound] == [("bound", "Armenia")]


def test_a_ground_of_the_catalogue_names_its_members_and_leads_to_them() -> None:
    shown = ground_shown(ground_of("objection", member="am"), BOOK, PAGE)
    assert plain(shown.told) == "Armenia objects."
    assert PAGE.html(shown.told) == '<a href="/csto/member/am"><bdi>Armenia</bdi></a> objects.'
    unknown = ground_shown(ground_of("objection", member="kz"), BOOK, PAGE)
    assert PAGE.html(unknown.told) == "kz objects."
    counted = ground_shown(ground_of("no objection", number=6), BOOK, PAGE)
    assert counted.told == "No objection recorded from any of 6 members."
