"""Looking for letters first never loses a match, and days, numbers and stems are read as they are written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import test_reading_rules as rules
from tools.benches.ground.reading import REPORTS
from travaux.intake.proposals import _RULES
from travaux.intake.reading import days, papers, posts, tenses
from travaux.intake.reading.counts import NUMBER, bounded, number
from travaux.intake.reading.days import Relative, clock_in, days_in, month_of
from travaux.intake.reading.names import latin
from travaux.intake.reading.pieces import quotations
from travaux.intake.reading.stems import alike, stem, words_of
from travaux.intake.reading.tenses import negated, open_question, planned, told_of
from travaux.intake.reading.words import Words, needles_of, words

SENTENCES = [
    *(line for path in sorted(REPORTS.rglob("*.txt")) for line in path.read_text("utf-8").splitlines() if line),
    *(sentence for _, sentence, _ in rules.TELLS),
    *(sentence for _, sentence in rules.TELLS_NOT),
]
PATTERNS: list[Words] = [
    *(one.words for one in _RULES),
    *days._FORMS,
    *(pattern for _, pattern in days._RELATIVES),
    *(one.written for one in posts.OFFICES),
    tenses.SAYS,
    tenses._PLANNED,
    tenses._OPEN,
    papers._PAPER,
]


def test_no_pattern_loses_a_match_by_looking_for_letters_first() -> None:
    for one in PATTERNS:
        for sentence in SENTENCES:
            for cased in (sentence, sentence.upper(), sentence.lower()):
                assert [m.span() for m in one.finditer(cased)] == [m.span() for m in one.pattern.finditer(cased)]


def test_letters_that_are_looked_for_wrongly_lose_matches() -> None:
    wrong = Words(re.compile("refused|declined", re.IGNORECASE), ("refused",))
    assert not list(wrong.finditer("Armenia declined"))
    assert list(words("refused|declined").finditer("Armenia declined"))


def test_most_patterns_name_letters_that_they_cannot_do_without() -> None:
    assert sum(bool(one.needles) for one in PATTERNS) > 0.9 * len(PATTERNS)


@pytest.mark.parametrize(
    ("source", "needles"),
    [
        ("refus(?:ed|es) to", ("refuse",)),
        ("ask|request", ("ask", "request")),
        (r"\w+", ()),
        ("a?b", ()),
        ("(?:abc)?", ()),
        ("(?:abc)+", ("abc",)),
        ("abc|.", ()),
        (r"\bне (?:стал|хотел)\w*", ("стал", "хотел")),
    ],
)
def test_what_a_pattern_cannot_do_without_is_read_from_it(source: str, needles: tuple[str, ...]) -> None:
    assert needles_of(source) == needles


@given(st.lists(st.sampled_from("ab cdeABxy"), max_size=30).map("".join))
def test_looking_first_and_not_looking_agree(text: str) -> None:
    one = words("ab(?:c|d)|xy+|(?:ca)+b")
    assert [m.span() for m in one.finditer(text)] == [m.span() for m in one.pattern.finditer(text)]


DAYS = [
    ("on 20 November", [(0, 11, 20)]),
    ("on November 28", [(0, 11, 28)]),
    ("28 November 2024", [(2024, 11, 28)]),
    ("November 28, 2024", [(2024, 11, 28)]),
    ("the 23rd of nothing, after 22 November", [(0, 11, 22)]),
    ("22 November and the 23rd", [(0, 11, 22), (0, 11, 23)]),
    ("13:53,23-12-2024", [(2024, 12, 23)]),
    ("2024-05-31", [(2024, 5, 31)]),
    ("31.05.2024", [(2024, 5, 31)]),
    ("in November 2022", [(2022, 11, 0)]),
    ("the fourth quarter of 2024", [(2024, 0, 0)]),
    ("20 ноября", [(0, 11, 20)]),
    ("20 ноября 2023 года", [(2023, 11, 20)]),
    ("в ноябре 2022 года", [(2022, 11, 0)]),
    ("22 ноября, а 23-го там же", [(0, 11, 22), (0, 11, 23)]),
    ("в мае", [(0, 5, 0)]),
    ("it may march on", []),
    ("32 of 34 measures", []),
    ("99 November", []),
    ("2024-13-45", []),
]


@pytest.mark.parametrize(("text", "found"), DAYS, ids=[text for text, _ in DAYS])
def test_days_are_read_as_they_are_stated(text: str, found: list[tuple[int, int, int]]) -> None:
    assert [(one.year, one.month, one.day) for one in days_in(text)] == found


RELATIVES = [
    ("the November session last year", Relative.LAST_YEAR, 11),
    ("прошлогодней ноябрьской сессии", Relative.LAST_YEAR, 11),
    ("earlier this year", Relative.THIS_YEAR, 0),
    ("в следующем году", Relative.NEXT_YEAR, 0),
    ("yesterday", Relative.YESTERDAY, 0),
    ("the day before", Relative.BEFORE, 0),
    ("на следующий день", Relative.AFTER, 0),
]


@pytest.mark.parametrize(("text", "relative", "month"), RELATIVES, ids=[text for text, *_ in RELATIVES])
def test_days_told_by_their_distance_are_read_as_such(text: str, relative: Relative, month: int) -> None:
    assert [(one.relative, one.month) for one in days_in(text)] == [(relative, month)]


@pytest.mark.parametrize(
    ("text", "weekday"), [("on Friday", 4), ("в среду", 2), ("в понедельник", 0), ("on Sunday morning", 6)]
)
def test_weekdays_are_read(text: str, weekday: int) -> None:
    assert [one.weekday for one in days_in(text)] == [weekday]


@pytest.mark.parametrize(("text", "clock"), [("at 13:53,23-12", "13:53"), ("9:05", "09:05"), ("99:99", ""), ("no", "")])
def test_a_time_of_day_is_read(text: str, clock: str) -> None:
    assert clock_in(text) == clock


@pytest.mark.parametrize(
    ("name", "month"), [("May", 5), ("Sept", 9), ("ноября", 11), ("фев", 2), ("мая", 5), ("", 0), ("Nobody", 0)]
)
def test_months_are_known_in_both_languages(name: str, month: int) -> None:
    assert month_of(name) == month


@pytest.mark.parametrize(
    ("written", "value"),
    [("34", 34), ("two", 2), ("Two", 2), ("fifteen", 15), ("два", 2), ("двадцать", 20), ("many", 0)],
)
def test_numbers_are_read_in_figures_and_words(written: str, value: int) -> None:
    assert number(written) == value
    assert bool(re.fullmatch(NUMBER, written, re.IGNORECASE)) is bool(value)


@pytest.mark.parametrize(
    ("text", "told"),
    [("more than 15", "more than 15"), ("about 15", "about 15"), ("at least 15", "at least 15"), ("не менее 15", "at least 15"),
     ("около 15", "about 15"), ("fewer than 15", "fewer than 15"), ("exactly 15", 15)],
)  # fmt: skip
def test_a_count_keeps_the_words_that_bound_it(text: str, told: str | int) -> None:
    assert bounded(text, text.index("15"), 15) == told


@pytest.mark.parametrize(
    "forms",
    [("Тасмагамбетов", "Тасмагамбетова", "Тасмагамбетову", "Тасмагамбетовым"), ("Армения", "Армении", "Армению", "Арменией"),
     ("Захарова", "Захаровой"), ("Ереван", "Еревана", "Ереване"), ("Defense", "Defence"), ("Organization", "Organisation"),
     ("Armenia", "Armenia's", "Armenia’s"), ("session", "sessions")],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(one) for one in forms}) == 1


def test_words_of_other_names_keep_other_stems() -> None:
    assert len({stem(one) for one in ("Армения", "Азербайджан", "Зась", "Путин", "Россия")}) == 5
    assert [one.raw for one in words_of("Никол Пашинян, премьер-министр")] == ["Никол", "Пашинян", "премьер-министр"]


def test_russian_outlets_are_found_by_their_latin_titles() -> None:
    assert [latin(one) for one in ("ТАСС", "Интерфакс", "БелТА")] == ["tass", "interfax", "belta"]


def test_phrases_are_alike_by_their_telling_words() -> None:
    assert alike("reflects the stance of its leadership", "reflecting the present stance of the leadership") > 0.3
    assert alike("its sovereignty", "the weather") == 0.0


QUOTES = [
    ("“one”", ["one"]),
    ('say "one two" and "three"', ["one two", "three"]),
    ("«внешняя «внутренняя» часть»", ["внешняя «внутренняя» часть"]),
    ("„deutsch“ nothing", ["deutsch"]),
    ("“never closed", ["never closed"]),
    ("it's not a quotation", []),
]


@pytest.mark.parametrize(("line", "inside"), QUOTES, ids=[line for line, _ in QUOTES])
def test_the_outermost_quotations_of_a_line_are_found(line: str, inside: list[str]) -> None:
    assert [line[one.start : one.end] for one in quotations(line)] == inside


TENSES = [
    ("The session will be held on 23 November", True),
    ("The session is scheduled for 23 November", True),
    ("The session was held on 23 November", False),
    ("Сессия пройдёт 23 ноября", True),
    ("Сессия прошла 23 ноября", False),
    ("The action plan to the decisions has 34 measures", False),
]


@pytest.mark.parametrize(("text", "to_come"), TENSES, ids=[text for text, _ in TENSES])
def test_what_is_to_come_is_told_from_what_was(text: str, to_come: bool) -> None:
    assert planned(text) is to_come


def test_a_day_behind_a_verb_of_saying_is_that_of_the_saying() -> None:
    text = "Armenia will not pay, the spokesperson told reporters on May 8"
    assert told_of(text, text.index("May")) is False
    assert told_of("He said the leaders will meet on May 8", 34) is True


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("it may ask", True), ("on May 8 it asked", False), ("если попросит", True), ("it asked", False)],
)
def test_what_may_be_is_told_from_what_is(text: str, is_open: bool) -> None:
    assert open_question(text, len(text) - 1) is is_open


@pytest.mark.parametrize(
    ("text", "denied"),
    [("it did not sign", True), ("it never did sign", True), ("не стал подписывать", True), ("it did sign", False)],
)
def test_what_is_denied_is_told_from_what_is_done(text: str, denied: bool) -> None:
    assert negated(text, len(text) - 4) is denied
