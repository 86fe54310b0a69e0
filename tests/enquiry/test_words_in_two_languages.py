"""Days, numbers, lists, speakers and chains as English and Russian readers are told them, row by row."""

from typing import Any

import pytest
from django.utils import translation

from tests.factories import ZONE, a_day, a_fact, a_report, recorded
from travaux.enquiry import words
from travaux.enquiry.words import Names
from travaux.record.entry import Said
from travaux.record.fold import Dials, fold
from travaux.record.telling import Publication, SourceTrail, Speaker, card, happened
from travaux.record.times import BEGINNING, END

NAMES = Names(
    {
        "csto/member/am": "Armenia", "csto/session/s": "The summit", "world/source/belta": "BelTA",
        "world/person/zas": "Zas", "csto/post/sg": "Secretary General",
    },
    "csto",
)  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "english", "russian", "vague"),
    [
        ("2022-11-23", "23 November 2022", "23 ноября 2022", False),
        ("2022-12-31", "31 December 2022", "31 декабря 2022", False),
        ("2024-02-29", "29 February 2024", "29 февраля 2024", False),
        # the clocks go forward in Moscow that night, and back on the other one
        ("2011-03-27", "27 March 2011", "27 марта 2011", False),
        ("2010-10-31", "31 October 2010", "31 октября 2010", False),
        ("2022-11", "November 2022", "ноябрь 2022", False),
        ("2022-12", "December 2022", "декабрь 2022", False),
        ("2022", "2022", "2022", False),
        ("2022/2023", "between 2022 and 2023", "в период с 2022 по 2023", True),
        ("199X", "between 1990 and 1999", "в период с 1990 по 1999", True),
        ("2022-11/2022-12", "between 1 November 2022 and 31 December 2022", "в период с 1 ноября 2022 по 31 декабря 2022", True),
        ("2022-11-23T10:05", "23 November 2022, 10:05", "23 ноября 2022, 10:05", False),
        ("2022-11-23T10:05/2022-11-24", "between 23 November 2022, 10:05 and 24 November 2022", "в период с 23 ноября 2022, 10:05 по 24 ноября 2022", True),
        # two days running have one name inside a month, and none across its end
        ("2024-02-22/2024-02-23", "22-23 February 2024", "22-23 февраля 2024", False),
        ("2024-02-29/2024-03-01", "between 29 February 2024 and 1 March 2024", "в период с 29 февраля 2024 по 1 марта 2024", True),
        ("2024-02-22/2024-02-24", "between 22 February 2024 and 24 February 2024", "в период с 22 февраля 2024 по 24 февраля 2024", True),
        ("../2022-11-23", "by 23 November 2022", "не позднее 23 ноября 2022", True),
        ("2022-11-23/..", "from 23 November 2022 on", "с 23 ноября 2022", True),
        ("always", "at any time", "в любое время", True),
        ("unknown", "on a day not stated", "день не указан", True),
    ],
)  # fmt: skip
def test_an_interval_has_its_name_in_each_language(stated: str, english: str, russian: str, vague: bool) -> None:
    when = a_day(stated)
    for language, told in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert words.happened(happened(when, ZONE)) == told
            assert words.interval(when.interval, ZONE) == told
    assert words.is_vague(when.interval, ZONE) is vague


@pytest.mark.parametrize(
    ("edtf", "english", "russian"),
    [
        ("2022-11-23", "23 November 2022", "23 ноября 2022"),
        ("2022", "2022", "2022"),
        ("../2022", "by 31 December 2022", "не позднее 31 декабря 2022"),
        ("unknown", "on a day not stated", "день не указан"),
        # what cannot be read stays as the source wrote it
        ("soon", "soon", "soon"),
        ("2022-13-01", "2022-13-01", "2022-13-01"),
        ("", "", ""),
    ],
)
def test_a_date_as_it_was_entered_is_told_or_left_alone(edtf: str, english: str, russian: str) -> None:
    for language, told in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert words.day_in_words(edtf) == told


@pytest.mark.parametrize(
    ("at", "english", "russian"),
    [
        (a_day("2022-11-23").hi, "the end of 23 November 2022", "конец 23 ноября 2022"),
        (a_day("2022-11-23T10:05").lo, "23 November 2022, 10:05 (Europe/Moscow)", "23 ноября 2022, 10:05 (Europe/Moscow)"),
        (0, "1 January 1970, 03:00 (Europe/Moscow)", "1 января 1970, 03:00 (Europe/Moscow)"),
        (BEGINNING, "on a day not stated", "день не указан"),
        (END, "on a day not stated", "день не указан"),
    ],
)  # fmt: skip
def test_a_moment_has_its_hour_and_zone_and_midnight_is_the_end_of_a_day(at: int, english: str, russian: str) -> None:
    for language, told in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert words.moment(at, ZONE) == told


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (0, "0 entries", "0 записей"),
        (1, "1 entry", "1 запись"),
        (2, "2 entries", "2 записи"),
        (5, "5 entries", "5 записей"),
        (11, "11 entries", "11 записей"),
        (21, "21 entries", "21 запись"),
        # a comma would part the fraction in Russian
        (1200, "1,200 entries", "1\xa0200 записей"),
    ],
)
def test_a_number_bends_its_noun_as_the_language_does(number: int, english: str, russian: str) -> None:
    assert words.several(number, "entry") == english
    with translation.override("ru"):
        assert words.several(number, "entry") == russian


@pytest.mark.parametrize(
    ("parts", "last", "english", "russian"),
    [
        ([], "and", "", ""),
        (["", ""], "and", "", ""),
        (["a"], "and", "a", "a"),
        (["a", "", "b"], "and", "a and b", "a и b"),
        (["a", "b", "c"], "or", "a, b or c", "a, b или c"),
    ],
)
def test_a_list_is_joined_in_each_language(parts: list[str], last: str, english: str, russian: str) -> None:
    assert words.listing(parts, last) == english
    with translation.override("ru"):
        assert words.listing(iter(parts), last) == russian


def who(**given: Any) -> Speaker:  # noqa: ANN401 - any part of a speaker
    return Speaker(**{"by": "", "as_": "", "on": None, "to": ("unknown",), "at": "", "ambiguous": "", **given})


@pytest.mark.parametrize(
    ("said", "english", "russian"),
    [
        (None, "", ""),
        (who(), "", ""),
        # nobody is named: where and to whom it was said makes no speaker
        (who(at="csto/session/s", to=("the media",)), "", ""),
        (who(by="world/person/zas"), "Zas", "Zas"),
        (who(as_="csto/post/sg"), "somebody who is not named as Secretary General", "неназванное лицо (Secretary General)"),
        (who(by="world/person/zas", as_="csto/post/sg", to=("csto/member/am", "the media"), at="csto/session/s"), "Zas as Secretary General to Armenia and the media at The summit", "Zas (Secretary General), адресат: Armenia и the media, в ходе: The summit"),
        (who(by="world/person/zas", on=happened(a_day("2022-11"), ZONE)), "Zas, November 2022", "Zas, ноябрь 2022"),
        (who(ambiguous="x or y"), "somebody who is not named (speaker unclear: x or y)", "неназванное лицо (неясно, кто говорит: x or y)"),
        (who(by="world/person/nobody-knows"), "nobody knows", "nobody knows"),
    ],
)  # fmt: skip
def test_a_speaker_is_told_as_far_as_the_source_names_one(said: Speaker | None, english: str, russian: str) -> None:
    assert words.speaker(said, NAMES) == english
    with translation.override("ru"):
        assert words.speaker(said, NAMES) == russian


@pytest.mark.parametrize(
    ("one", "english", "russian"),
    [
        (Publication("x-1"), "x-1", "x-1"),
        (Publication("x-1", outlet="belta"), "BelTA", "BelTA"),
        (Publication("x-1", outlet="belta", dates={"published": "2022-11", "updated": "unknown"}), "BelTA (published November 2022, updated on an unknown day)", "BelTA (опубликовано ноябрь 2022, обновлено в неизвестный день)"),
        # when we fetched it is no date of the source
        (Publication("x-1", dates={"retrieved": "2026-11-22", "stamp": "2023"}), "x-1", "x-1"),
        (Publication("x-1", dates={"published": "some day"}), "x-1 (published some day)", "x-1 (опубликовано some day)"),
    ],
)  # fmt: skip
def test_a_publication_has_its_own_dates_under_their_labels(one: Publication, english: str, russian: str) -> None:
    assert words.publication(one, NAMES) == english
    with translation.override("ru"):
        assert words.publication(one, NAMES) == russian


def test_that_a_publication_was_not_seen_is_told_also_where_it_has_no_date() -> None:
    assert words.publication(Publication("x-1", read="not seen"), NAMES) == "x-1 (not seen by us)"


def test_a_chain_without_a_hand_says_so_and_keeps_its_lines() -> None:
    assert words.chain(SourceTrail((), "", {}, {}), NAMES) == "no source given"
    assert words.chain(SourceTrail((), "L14", {}, {}), NAMES) == "no source given, L14"
    with translation.override("ru"):
        assert words.chain(SourceTrail((), "", {}, {}), NAMES) == "источник не указан"


@pytest.mark.parametrize(
    ("event", "value", "english", "russian"),
    [
        ("session scheduled", {"for": "2022-11-23", "place": "Minsk"}, "for: 23 November 2022; place: Minsk", "на какой день: 23 ноября 2022; место: Минск"),
        ("adopted", {"mode": "consensus", "without": ["am", "unknown"]}, "mode: consensus; without: Armenia and not stated", "способ принятия решения: консенсус; без: Armenia и не указано"),
        ("attendance", {"reason": "none"}, "reason: none, says the source", "причина: нет, сообщает источник"),
        ("attendance", {}, "", ""),
        ("no such event", {"x": "y"}, "x: y", "x: y"),
    ],
)  # fmt: skip
def test_the_fields_of_an_event_are_told_each_in_its_form(
    event: str, value: dict[str, Any], english: str, russian: str
) -> None:
    assert words.fields(event, value, NAMES) == english
    with translation.override("ru"):
        assert words.fields(event, value, NAMES) == russian


@pytest.mark.parametrize(
    ("keys", "closed", "english", "russian"),
    [
        ((), False, "attendance", "присутствие"),
        (("am",), False, "attendance: Armenia", "присутствие: Armenia"),
        (("am", "uz"), True, "attendance: Armenia and uz only", "присутствие: Armenia и uz (закрытый перечень)"),
        (("unknown",), False, "attendance: not stated", "присутствие: не указано"),
    ],
)
def test_an_event_is_told_with_its_keys_and_a_closed_list_says_only(
    keys: tuple[str, ...], closed: bool, english: str, russian: str
) -> None:
    fact = a_fact("attendance", "csto/session/s", keys=keys, closed=closed)
    (told,) = fold(recorded(a_report("r1", fact, said=Said())), Dials()).facts
    assert words.event(card(told, {}), NAMES) == english
    with translation.override("ru"):
        assert words.event(card(told, {}), NAMES) == russian


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("csto/member/am", True),
        ("csto/roll", True),
        ("csto/session/csc-2024-11-28", True),
        ("world/person/a.b", True),
        ("csto/member", False),
        ("csto/roll/x", False),
        ("csto/club/x", False),
        ("and/or", False),
        ("csto/member/-am", False),
        ("CSTO/member/am", False),
        ("csto/member/am ", False),
        ("", False),
    ],
)
def test_a_name_of_a_dossier_is_told_from_other_words(text: str, is_one: bool) -> None:
    assert Names.is_dossier(text) is is_one


def test_dossiers_in_a_sentence_are_called_by_their_names() -> None:
    told = NAMES.prose("as csto/post/sg told csto/member/am, see csto/club/am and csto/session/unheard-of.")
    assert told == "as Secretary General told Armenia, see csto/club/am and unheard of."
