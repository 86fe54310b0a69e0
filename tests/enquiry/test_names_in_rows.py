"""What names, keys, values and sentences of the record are told as, row by row."""

import pytest
from django.utils import translation

from travaux.decision.findings import Ground, Missing
from travaux.decision.findings import ground as ground_of
from travaux.enquiry.again import again, is_title, title_again
from travaux.enquiry.findings import bound_told, ground_told, missing_told
from travaux.enquiry.words import Names, day_in_words, fields
from travaux.record.values import Value

NAMES = Names(
    {"csto/member/am": "Armenia", "csto/session/s": "The summit", "world/person/zas": "Zas", "csto/body/csc": "csc"},
    "csto",
)

#: A text, and whether it has the shape of a dossier's name.
SHAPES = (
    ("csto/member/am", True),
    ("csto/session/csc-2022-11-23", True),
    ("csto/document/v1.2", True),
    ("csto/roll", True),
    ("csto/record", True),
    ("csto/chairmanship", True),
    ("world/person/zas", True),
    ("csto/roll/x", False),
    ("csto/member", False),
    ("csto/member/", False),
    ("csto/member/am/", False),
    ("csto/member/AM", False),
    ("csto/member/a m", False),
    ("csto/nothing/x", False),
    ("and/or", False),
    ("member/am", False),
    (" csto/member/am", False),
    ("csto/member/am\n", False),
    ("", False),
)


@pytest.mark.parametrize(("text", "named"), SHAPES)
def test_a_dossiers_name_has_its_shape(text: str, *, named: bool) -> None:
    assert NAMES.is_dossier(text) is named


#: A dossier, its title, and its title with its name behind.
TITLES = (
    ("csto/member/am", "Armenia", "Armenia (csto/member/am)"),
    ("csto/member/kz", "kz", "kz (csto/member/kz)"),
    ("csto/body/csc", "csc", "csc (csto/body/csc)"),
    ("csto/document/joint-declaration", "joint declaration", "joint declaration (csto/document/joint-declaration)"),
    ("csto/roll", "roll", "roll (csto/roll)"),
)


@pytest.mark.parametrize(("dossier", "title", "full"), TITLES)
def test_a_dossier_goes_by_its_title_or_its_slug_in_words(dossier: str, title: str, full: str) -> None:
    assert (NAMES.of(dossier), NAMES.full(dossier)) == (title, full)


#: A key of a fact, and what it is told as.
KEYS = (
    ("am", "Armenia"),
    ("kz", "kz"),
    ("unknown", "not stated"),
    ("world/person/zas", "Zas"),
    ("csto/body/permanent-council", "permanent council"),
    ("not implemented", "not implemented"),
    ("m-1", "m 1"),
    ("2022-11", "2022 11"),
)


@pytest.mark.parametrize(("key", "told"), KEYS)
def test_a_key_is_told_as_what_it_is(key: str, told: str) -> None:
    assert NAMES.key(key) == told


#: An event, one of its fields, a value, and what the value is told as.
VALUES: tuple[tuple[str, str, Value, str], ...] = (
    ("adopted", "without", ["am"], "Armenia"),
    ("adopted", "without", ["am", "kz"], "Armenia and kz"),
    ("adopted", "without", ["none"], "none, says the source"),
    ("adopted", "without", "unknown", "not stated"),
    ("adopted", "mode", "consensus", "consensus"),
    ("adopted", "session", "csto/session/s", "The summit"),
    ("adopted", "number", "17", "17"),
    ("session convened", "by", "am", "Armenia"),
    ("silence opened", "expires", "2022-11-23", "23 November 2022"),
    ("silence opened", "expires", "2022-11-23T18:00", "23 November 2022, 18:00"),
    ("silence opened", "expires", "unknown", "not stated"),
    ("silence opened", "expires", "none", "none, says the source"),
    ("silence opened", "expires", "at noon", "at noon"),
    ("count reported", "number", 15, "15"),
    ("count reported", "number", "about 20", "about 20"),
    ("meeting held", "participants", ["world/person/zas", "unknown"], "Zas and not stated"),
    ("no such event", "by", "am", "am"),
    ("adopted", "no such field", "am", "am"),
)


@pytest.mark.parametrize(("event", "name", "value", "told"), VALUES)
def test_a_value_is_told_as_its_field_has_it(event: str, name: str, value: Value, told: str) -> None:
    assert NAMES.told(event, name, value) == told
    assert fields(event, {name: value}, NAMES) == f"{name}: {told}"


#: A sentence of the record, and the same with dossiers by their titles.
PROSE = (
    ("As csto/member/am told it.", "As Armenia told it."),
    ("csto/member/am and world/person/zas", "Armenia and Zas"),
    ("See csto/session/s.", "See The summit."),
    ("csto/roll of that day", "roll of that day"),
    ("either and/or both", "either and/or both"),
    ("see https://example/member/am", "see https://example/member/am"),
    ("/csto/member/am", "/csto/member/am"),
    ("(csto/member/am)", "(Armenia)"),
    ("csto/member/am-", "Armenia-"),
    ("No dossier here.", "No dossier here."),
    ("", ""),
)


@pytest.mark.parametrize(("text", "told"), PROSE)
def test_in_a_sentence_dossiers_go_by_their_titles(text: str, told: str) -> None:
    assert NAMES.prose(text) == told


#: A day as sources are entered with it, and as people say it.
DAYS = (
    ("2022-11-23", "23 November 2022"),
    ("2022-11", "November 2022"),
    ("2022", "2022"),
    ("2022-11-23/2022-11-24", "23-24 November 2022"),
    ("unknown", "on a day not stated"),
    ("always", "at any time"),
    ("2022-02-30", "2022-02-30"),
    ("tomorrow", "tomorrow"),
    ("", ""),
)


@pytest.mark.parametrize(("edtf", "told"), DAYS)
def test_a_day_is_told_as_people_say_it_or_left_as_it_is(edtf: str, told: str) -> None:
    assert day_in_words(edtf) == told


#: A ground, and its sentence with members by name.
GROUNDS = (
    (ground_of("objection", member="am"), "Armenia objects."),
    (ground_of("objection", member="kz"), "kz objects."),
    (ground_of("no objection", number=6), "No objection recorded from any of 6 members."),
    (Ground("objection", "am had objected, said somebody."), "am had objected, said somebody."),
    (Ground("no such code", "am objects."), "am objects."),
    (
        ground_of(
            "step foreseen", dossier="csto/document/some-text", state="included", event="item removed", after="removed"
        ),
        "some text is included; item removed is in order, and leads to: removed.",
    ),
)


@pytest.mark.parametrize(("ground", "told"), GROUNDS, ids=[str(number) for number in range(len(GROUNDS))])
def test_a_ground_names_its_members_and_an_unknown_sentence_is_kept(ground: Ground, told: str) -> None:
    assert ground_told(ground, NAMES) == told
    with translation.override("ru"):
        assert ground_told(ground, NAMES)


#: What is missing from whom, and the one sentence that tells it.
MISSING = (
    ((), ""),
    ((Missing("a ruling"),), "a ruling"),
    ((Missing("its position", "am"),), "its position (Armenia)"),
    ((Missing("its position", "am"), Missing("its position", "kz")), "its position (Armenia, kz)"),
    ((Missing("a ruling"), Missing("a ruling")), "a ruling"),
    ((Missing("its position", "am"), Missing("a ruling"), Missing("the day")), "its position (Armenia), a ruling and the day"),
)  # fmt: skip


@pytest.mark.parametrize(("missing", "told"), MISSING, ids=[str(number) for number in range(len(MISSING))])
def test_what_is_missing_is_told_once(missing: tuple[Missing, ...], told: str) -> None:
    assert missing_told(missing, NAMES) == told


def test_the_bound_stand_by_the_word_that_binds_them_in_the_order_of_the_first() -> None:
    bound = {"kz": "may join", "am": "bound", "by": "may join"}
    assert bound_told(bound, NAMES) == {"may join": ["kz", "by"], "bound": ["Armenia"]}
    assert bound_told({}, NAMES) == {}


#: A title, and whether it has one of the shapes that are told again in another language.
SESSIONS = (
    ("Session of the Collective Security Council, Yerevan, 23 November 2022", True),
    ("Session of the Collective Security Council, 23 November 2022", True),
    ("Session of the Permanent Council, November 2022", True),
    ("Summit in Yerevan, 23 November 2022", True),
    ("planned for 23 November 2022", True),
    ("Session of the Collective Security Council", False),
    ("The Session of the Permanent Council, 2022", False),
    ("Summit in Yerevan", False),
    ("record", False),
    ("", False),
)


@pytest.mark.parametrize(("title", "known"), SESSIONS)
def test_a_title_of_a_known_shape_is_told_in_russian_and_any_other_is_kept(title: str, *, known: bool) -> None:
    assert is_title(title) is known
    assert title_again(title) == title
    with translation.override("ru"):
        told = title_again(title)
    assert (told != title) is (known or title == "record")


@pytest.mark.parametrize(
    "text", ["", "not foreseen from adopted", "A sentence of no shape at all.", "{n}", "{", "%s %d"]
)
def test_english_readers_are_told_what_was_said_and_no_text_breaks_another_language(text: str) -> None:
    assert again(text) == text
    with translation.override("ru"):
        assert isinstance(again(text), str)
        assert bool(again(text)) is bool(text)
