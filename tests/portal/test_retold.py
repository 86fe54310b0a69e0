"""Remarks as short lines: each says what its source says, and what several tell alike stands once."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory

from tests.factories import a_day
from travaux.broken_input import BrokenInput
from travaux.decision.situation.claims import Cited, Claim, Remark, Version
from travaux.decision.situation.session import StageCount
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame import marks
from travaux.frame.page import Page
from travaux.portal import choices
from travaux.portal.retold import Line, lines
from travaux.portal.sittings import cites, counted
from travaux.record.fold import Dials
from travaux.record.times import Interval
from travaux.record.values import Value

TITLES = {
    "csto/member/am": "Armenia",
    "world/person/zas": "Stanislav Zas",
    "world/person/lukashenko": "Aleksandr Lukashenko",
    "world/source/tass": "TASS",
    "csto/session/s": "the session",
}
PAGE = Page("/x", "csto", Asked(Dials(), Names(TITLES, "csto"), ZoneInfo("Europe/Moscow")), {})
SESSION = "csto/session/s"


def cited(address: str = "r1#f1", day: str = "2023-11-23", by: str = "", post: str = "") -> Cited:
    when = a_day(day)
    interval = Interval(when.lo, when.hi)
    return Cited(address, "topic discussed", interval, day, "stated", interval, by, post, ())


def a_remark(event: str, value: dict[str, Value], keys: tuple[str, ...] = (), fact: Cited | None = None) -> Remark:
    return Remark(event, keys, value, fact or cited())


def told(*remarks: Remark, beside: str = "23 November 2023") -> list[Line]:
    """The lines without marks."""
    found = lines(remarks, PAGE, about=SESSION, beside=beside)
    return [replace(one, text=marks.plain(one.text), by=marks.plain(one.by)) for one in found]


@pytest.mark.parametrize(
    ("remark", "text"),
    [
        (a_remark("topic discussed", {"topic": "the situation", "by": "ministers"}), "the situation (by: ministers)"),
        (a_remark("outcome noted", {"what": "a declaration"}), "a declaration"),
        (a_remark("quorum described", {"quorum": "lacking"}), "lacking"),
        (a_remark("declined to join", {"reason": "unknown"}, ("am",)), "Armenia declined to join; reason: not stated"),
        (a_remark("declined to join", {}, ("am",)), "Armenia declined to join; reason: not stated"),
        (a_remark("joined", {}, ("am",)), "Armenia joined"),
        (a_remark("said at", {"person": "world/person/zas"}), "Stanislav Zas spoke; subject: not stated"),
        (a_remark("no objection declared", {"session": SESSION, "to": "texts"}, ("am",)),
         "Armenia: no objection declared (to: texts)"),
        (a_remark("thanks expressed", {"by": "world/person/zas", "to": "world/person/lukashenko", "for": "the talk"}),
         "Stanislav Zas thanked Aleksandr Lukashenko for: the talk"),
    ],
)  # fmt: skip
def test_a_line_says_what_the_source_says(remark: Remark, text: str) -> None:
    assert [one.text for one in told(remark)] == [text]


def test_what_several_sources_tell_alike_is_one_line_with_all_of_them() -> None:
    alike = [a_remark("outcome noted", {"what": "a declaration"}, fact=cited(f"r{number}#f1")) for number in range(3)]
    (line,) = told(*alike)
    assert line.addresses == ("r0#f1", "r1#f1", "r2#f1")


def test_the_same_words_of_two_speakers_are_two_lines() -> None:
    one = a_remark("outcome noted", {"what": "a plan"}, fact=cited(by="world/person/zas"))
    other = a_remark("outcome noted", {"what": "a plan"}, fact=cited("r2#f1", by="world/person/lukashenko"))
    assert [line.by for line in told(one, other)] == ["Stanislav Zas", "Aleksandr Lukashenko"]


def test_a_day_is_told_only_where_it_is_another_than_the_page_tells() -> None:
    same = a_remark("outcome noted", {"what": "a plan"})
    later = a_remark("outcome noted", {"what": "a plan"}, fact=cited("r2#f1", "2024-05-08"))
    assert [line.day for line in told(same, later)] == ["", "8 May 2024"]


def test_numbers_of_one_stage_stand_apart_each_with_who_counts_so() -> None:
    leading = Claim("15", (cited("r1#f1"),), (Version("about 20", (cited("r2#f1", by="world/person/zas"),)),))
    found = counted(StageCount("signed", leading), PAGE, {"r1#f1": ("world/source/tass",)})
    assert [(stage, marks.plain(line).strip()) for stage, line in found] == [
        ("signed", "15, TASS"),
        ("signed", "about 20, Stanislav Zas"),
    ]


def test_a_number_of_which_none_leads_is_told_in_all_its_versions() -> None:
    contested = Claim(None, (), (Version("14", (cited("r1#f1"),)), Version("16", (cited("r2#f1"),))))
    found = counted(StageCount("unknown", contested), PAGE, {})
    assert [marks.plain(line).strip() for _, line in found] == ["14", "16"]


def test_as_many_sources_are_named_as_asked_for_each_once() -> None:
    facts = (cited("r1#a"), cited("r1#a"), cited("r2#b"))
    assert cites(facts, PAGE).count("\ue001") == 2
    assert cites(facts, PAGE, 1).count("\ue001") == 1


@pytest.mark.parametrize(("text", "year"), [("", 0), ("2024", 2024), (" 2024 ", 2024), ("1", 1)])
def test_a_year_is_read_from_the_form(text: str, year: int) -> None:
    assert choices.year_of(RequestFactory().get("/", {"year": text})) == year


@pytest.mark.parametrize("text", ["0", "5000", "twenty", "-1", "2024.5", "٢٠٢٤", "9" * 40])
def test_what_is_no_year_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BrokenInput, match="for example 2024"):
        choices.year_of(RequestFactory().get("/", {"year": text}))


def test_a_choice_that_a_list_does_not_have_is_refused_with_some_that_it_has() -> None:
    known = {f"place-{number:02}" for number in range(30)}
    with pytest.raises(BrokenInput, match="No place here is called 'xxx") as refused:
        choices.chosen(RequestFactory().get("/", {"place": "x" * 5_000}), "place", known)
    assert "place-00" in str(refused.value)
    assert "and 10 more" in str(refused.value)
    assert len(str(refused.value)) < 600


def test_an_empty_choice_is_all_and_a_known_one_is_taken() -> None:
    assert choices.chosen(RequestFactory().get("/", {"place": " "}), "place", {"Astana"}) == ""
    assert choices.chosen(RequestFactory().get("/", {"place": "Astana"}), "place", {"Astana"}) == "Astana"
