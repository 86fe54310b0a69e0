"""Numbers in figures and words with what bounds them, and words cut to what their endings leave."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.intake.reading.counts import NUMBER, bounded, number
from travaux.intake.reading.stems import alike, stem, stems_of, telling, words_of

NUMBERS = [
    (1, "one", "один"),
    (2, "two", "два"),
    (3, "three", "три"),
    (4, "four", "четыре"),
    (5, "five", "пять"),
    (6, "six", "шесть"),
    (7, "seven", "семь"),
    (8, "eight", "восемь"),
    (9, "nine", "девять"),
    (10, "ten", "десять"),
    (11, "eleven", "одиннадцать"),
    (12, "twelve", "двенадцать"),
    (13, "thirteen", "тринадцать"),
    (14, "fourteen", "четырнадцать"),
    (15, "fifteen", "пятнадцать"),
    (16, "sixteen", "шестнадцать"),
    (17, "seventeen", "семнадцать"),
    (18, "eighteen", "восемнадцать"),
    (19, "nineteen", "девятнадцать"),
    (20, "twenty", "двадцать"),
    (30, "thirty", "тридцать"),
]


@pytest.mark.parametrize(("value", "english", "russian"), NUMBERS, ids=[one[1] for one in NUMBERS])
def test_each_number_is_read_in_figures_and_in_both_languages(value: int, english: str, russian: str) -> None:
    for written in (str(value), english, russian, english.upper(), russian.capitalize()):
        assert number(written) == value
        assert re.fullmatch(NUMBER, written, re.IGNORECASE)


@pytest.mark.parametrize("word", ["", "zero", "many", "forty", "двести", "1st", "-3", "2.5", "both"])
def test_another_word_is_no_number(word: str) -> None:
    assert number(word) == 0


BOUNDS = [
    ("more than ", "more than"),
    ("over ", "more than"),
    ("above ", "more than"),
    ("более ", "more than"),
    ("свыше ", "more than"),
    ("больше ", "more than"),
    ("at least ", "at least"),
    ("no less than ", "at least"),
    ("no fewer than ", "at least"),
    ("не менее ", "at least"),
    ("не меньше ", "at least"),
    ("как минимум ", "at least"),
    ("fewer than ", "fewer than"),
    ("less than ", "fewer than"),
    ("under ", "fewer than"),
    ("менее ", "fewer than"),
    ("меньше ", "fewer than"),
    ("at most ", "at most"),
    ("up to ", "at most"),
    ("no more than ", "at most"),
    ("до ", "at most"),
    ("не более ", "at most"),
    ("не больше ", "at most"),
    ("about ", "about"),
    ("around ", "about"),
    ("some ", "about"),
    ("nearly ", "about"),
    ("almost ", "about"),
    ("approximately ", "about"),
    ("около ", "about"),
    ("порядка ", "about"),
    ("примерно ", "about"),
    ("почти ", "about"),
]


@pytest.mark.parametrize(("before", "word"), BOUNDS, ids=[before.strip() for before, _ in BOUNDS])
def test_each_word_that_bounds_a_count_stays_with_it(before: str, word: str) -> None:
    assert bounded(f"They have {before}15 measures", 10 + len(before), 15) == f"{word} 15"
    assert bounded(f"{before.capitalize()}15 measures", len(before), 15) == f"{word} 15"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "exactly ",
        "all ",
        "the ",
        "over the years ",
        "about the first ",
        "ровно ",
        "все ",
        "wholesome ",
        "moreover ",
    ],
)
def test_a_count_without_such_a_word_right_before_it_stays_bare(before: str) -> None:
    assert bounded(f"{before}15 measures", len(before), 15) == 15


FORMS = [
    ("Пашинян", "Пашиняна"),
    ("Лукашенко", "Лукашенко"),
    ("Беларусь", "Беларуси"),
    ("Россия", "Россией"),
    ("Казахстан", "Казахстане"),
    ("Минск", "Минску"),
    ("Москва", "Москвой"),
    ("Астана", "Астане"),
    ("организация", "организациями"),
    ("коллективной", "коллективная"),
    ("подписанный", "подписанного"),
    ("ещё", "еще"),
    ("measure", "measures"),
    ("Minsk", "Minsk's"),
    ("ministers", "ministers'"),
    ("minister", "ministers’"),
    ("organise", "organize"),
    ("organisation", "ORGANIZATION"),
    ("defense", "DEFENCE"),
]


@pytest.mark.parametrize(("one", "other"), FORMS, ids=[f"{one} {other}" for one, other in FORMS])
def test_two_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


OTHERS = [
    ("Россия", "Росси-Тур"),
    ("Зась", "Засов"),
    ("Иванов", "Иванова-Петрова"),
    ("Belarus", "Belaru"),
    ("status", "statu"),
    ("crisis", "crisi"),
    ("class", "clas"),
    ("news", "new"),
    ("defenseless", "defenceless"),
    ("Armenia", "Armenian"),
]


@pytest.mark.parametrize(("one", "other"), OTHERS, ids=[f"{one} {other}" for one, other in OTHERS])
def test_words_that_are_not_one_keep_their_stems_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


WORDS = [
    ("Armenia's draft", ["Armenia's", "draft"]),
    ("St. Petersburg", ["St", "Petersburg"]),
    ("Nur-Sultan, now Astana", ["Nur-Sultan", "now", "Astana"]),
    ("«ОДКБ»: план", ["ОДКБ", "план"]),
    ("32 of 34", ["32", "of", "34"]),
    ("a_b", ["a", "b"]),
    ("  ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), WORDS, ids=[text for text, _ in WORDS])
def test_words_stand_where_they_are_said_to_stand(text: str, found: list[str]) -> None:
    assert [one.raw for one in words_of(text)] == found
    assert all(text[one.start : one.end] == one.raw for one in words_of(text))


@pytest.mark.parametrize(
    ("word", "capital"), [("Minsk", True), ("minsk", False), ("Минск", True), ("минск", False), ("34", False)]
)
def test_a_capital_letter_is_told_in_both_scripts(word: str, capital: bool) -> None:
    assert [one.capital for one in words_of(word)] == [capital]


def test_joining_words_tell_nothing() -> None:
    assert telling("the plan of the bloc and its a") == {"plan", "bloc"}
    assert telling("план и решения для организации") == {"план", "решен", "организац"}


@settings(max_examples=60)
@given(st.text("abc наяs ", max_size=30), st.text("abc наяs ", max_size=30))
def test_likeness_of_phrases_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= alike(one, other) == alike(other, one) <= 1
    assert alike(one, one) == (1.0 if telling(one) else 0.0)
    assert len(stems_of(one)) == len(words_of(one))
