"""What a reader asks the record: who held a post, who is a member, what stands against a fact, what it knows already."""

import pytest

from tests.intake.reading import known
from travaux.intake.known import Known, Name, Term
from travaux.intake.reading.against import already, opened, rivals, strangers
from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.kinship import families, kin, likeness, print_of
from travaux.intake.text import Span, plain
from travaux.record.times import END, EVER, Interval, read_date, zone_named
from travaux.record.values import Value

ZONE = zone_named("Europe/Moscow")
POST, ONE, OTHER = "x/post/chief", "world/person/one", "world/person/other"
BOUNDED = Known(
    "x",
    "Europe/Moscow",
    terms=(
        Term(POST, ONE, 10, 20),
        Term(POST, ONE, 30, 40),
        Term(POST, OTHER, 20, 30),
        Term(POST, "seen", 0, 1, bounded=False),
    ),
    members={"am": Interval(10, 20)},
)
SEEN = Known(
    "x", "Europe/Moscow", terms=(Term(POST, ONE, 10, 11, bounded=False), Term(POST, ONE, 15, 16, bounded=False))
)


def on(day: str) -> Resolved:
    """A day of the record."""
    when = read_date(day, ZONE)
    return Resolved(day, day, when.lo, when.hi)


HELD = [
    (BOUNDED, ONE, (10, 11), True),
    (BOUNDED, ONE, (9, 10), False),
    (BOUNDED, ONE, (9, 11), True),
    (BOUNDED, ONE, (19, 20), True),
    (BOUNDED, ONE, (20, 30), False),
    (BOUNDED, ONE, (35, 36), True),
    (BOUNDED, ONE, (40, 50), False),
    (BOUNDED, OTHER, (20, 21), True),
    (BOUNDED, "seen", (0, 1), None),
    (BOUNDED, "nobody", (10, 20), None),
    (SEEN, ONE, (10, 11), None),
]


@pytest.mark.parametrize(("record", "person", "when", "held"), HELD, ids=range(len(HELD)))
def test_a_post_is_held_within_its_terms_and_unknown_without_a_beginning(
    record: Known, person: str, when: tuple[int, int], held: bool | None
) -> None:
    assert record.in_office(POST, person, Interval(*when)) is held


HOLDERS = [
    (BOUNDED, POST, (10, 11), (ONE,)),
    (BOUNDED, POST, (20, 21), (OTHER,)),
    (BOUNDED, POST, (19, 21), (ONE, OTHER)),
    (BOUNDED, POST, (10, 40), (ONE, OTHER)),
    (BOUNDED, POST, (50, 51), ("seen",)),
    (BOUNDED, "x/post/none", (10, 11), ()),
    (SEEN, POST, (90, 91), (ONE,)),
]


@pytest.mark.parametrize(("record", "post", "when", "people"), HOLDERS, ids=range(len(HOLDERS)))
def test_the_holders_of_a_post_are_those_of_its_terms_else_whoever_was_seen(
    record: Known, post: str, when: tuple[int, int], people: tuple[str, ...]
) -> None:
    assert record.holders(post, Interval(*when)) == people


@pytest.mark.parametrize(
    ("member", "when", "member_then"),
    [
        ("am", (10, 11), True),
        ("am", (19, 25), True),
        ("am", (20, 21), False),
        ("am", (9, 10), False),
        ("ru", (10, 11), False),
        ("", (10, 11), False),
    ],
)
def test_a_member_is_one_from_its_first_day_to_its_last(member: str, when: tuple[int, int], member_then: bool) -> None:
    assert BOUNDED.is_member(member, Interval(*when)) is member_then


TITLES = [
    ((), {}),
    ((Name("x/a", "A"),), {"x/a": "A"}),
    ((Name("x/a", "А", "ru"),), {}),
    ((Name("x/a", "A short", form="short"),), {"x/a": "A short"}),
    ((Name("x/a", "A short", form="short"), Name("x/a", "A whole")), {"x/a": "A whole"}),
    ((Name("x/a", "A whole"), Name("x/a", "A spelt", form="spelling")), {"x/a": "A whole"}),
    ((Name("x/a", "first"), Name("x/a", "second")), {"x/a": "first"}),
    ((Name("x/a", "A"), Name("x/b", "B")), {"x/a": "A", "x/b": "B"}),
]


@pytest.mark.parametrize(("names", "titles"), TITLES, ids=range(len(TITLES)))
def test_a_dossier_is_called_by_its_first_english_title(names: tuple[Name, ...], titles: dict[str, str]) -> None:
    assert Known("x", "UTC", names=names).titles == titles


ROLL = [
    ("am", "2023-11-23", True),
    ("by", "2023-11-23", True),
    ("kz", "2023-11-23", True),
    ("uz", "2023-11-23", False),
    ("uz", "2008-01-15", True),
    ("ge", "2023-11-23", False),
    ("az", "2023-11-23", False),
    ("rs", "2023-11-23", False),
]


@pytest.mark.parametrize(("member", "day", "one"), ROLL, ids=[f"{member} {day}" for member, day, _ in ROLL])
def test_the_bundled_record_knows_who_is_a_member_when(member: str, day: str, one: bool) -> None:
    assert known().is_member(member, read_date(day, ZONE)) is one


SECRETARIES = [
    ("2016-05-01", ("world/person/bordyuzha",)),
    ("2017-06-01", ("world/person/khachaturov",)),
    ("2019-06-01", ("world/person/semerikov",)),
    ("2021-06-01", ("world/person/zas",)),
    ("2023-11-20", ("world/person/tasmagambetov",)),
    ("2026-06-01", ("world/person/masadykov",)),
]


@pytest.mark.parametrize(("day", "people"), SECRETARIES, ids=[day for day, _ in SECRETARIES])
def test_the_bundled_record_knows_who_was_secretary_general_when(day: str, people: tuple[str, ...]) -> None:
    assert known().holders("csto/post/secretary-general", read_date(day, ZONE)) == people


def draft(event: str, about: tuple[str, ...], day: str, keys: tuple[str, ...] = (), **values: Value) -> Draft:
    """A fact found in a text."""
    return Draft(event, about, on(day), (Span(1, 0, 1),), keys, values)


MINSK = "csto/session/csc-2023-11-23"
STRANGE = [
    (draft("attendance", (MINSK,), "2023-11-23", ("by",)), ""),
    (draft("attendance", (MINSK,), "2023-11-23", ("by", "am")), ""),
    (draft("attendance", (MINSK,), "2023-11-23", ("uz",)), "Uzbekistan: no member on that day, by the record"),
    (
        draft("attendance", (MINSK,), "2023-11-23", ("by", "uz", "ge")),
        "Uzbekistan and Georgia: no member on that day, by the record",
    ),
    (draft("attendance", (MINSK,), "2023-11-23", ("xx",)), "xx: no member on that day, by the record"),
    (draft("session held", (MINSK,), "2023-11-23", ("uz",)), ""),
]


@pytest.mark.parametrize(("told", "odd"), STRANGE, ids=range(len(STRANGE)))
def test_a_state_that_was_no_member_is_odd_in_a_list_of_those_present(told: Draft, odd: str) -> None:
    assert strangers(told, known()) == odd


OPENED = [
    (("csto/member/am",), {}, ()),
    (("csto/session/csc-2031-01-01",), {}, ("csto/session/csc-2031-01-01",)),
    (("csto/member/am",), {"person": "world/person/nobody"}, ("world/person/nobody",)),
    (("csto/member/am",), {"person": "world/person/pashinyan"}, ()),
    (("csto/member/am",), {"place": "Minsk"}, ()),
    (("csto/member/am",), {"ratio": "1/2"}, ()),
    (("csto/plan/x", "csto/plan/x"), {"decisions of": "csto/plan/x"}, ("csto/plan/x",)),
]


@pytest.mark.parametrize(("about", "values", "new"), OPENED, ids=range(len(OPENED)))
def test_dossiers_that_are_not_on_record_are_opened(
    about: tuple[str, ...], values: dict[str, Value], new: tuple[str, ...]
) -> None:
    assert opened(draft("declined", about, "2023-11-23", (), **values), known()) == new


SAME = [
    (draft("session held", (MINSK,), "2023-11-23", (), place="Minsk"), True, False),
    (draft("session held", (MINSK,), "2023-11-23"), True, False),
    (draft("session held", (MINSK,), "2023-11-23", (), place="Moscow"), False, True),
    (draft("session held", ("csto/session/csc-2031-01-01",), "2031-01-01"), False, False),
]


@pytest.mark.parametrize(("told", "same", "against"), SAME, ids=range(len(SAME)))
def test_a_session_is_known_already_or_stands_against_the_record(told: Draft, same: bool, against: bool) -> None:
    assert bool(already(told, known())) is same
    assert bool(rivals(told, known())) is against


STORY = "The council met in Minsk on Thursday and adopted the programme of military cooperation for the coming years."
LONGER = (
    f"{STORY} The Armenian side was not represented at the session and made no statement about the reasons for that."
)
ANOTHER = (
    "Farmers in the south expect a good harvest of apricots this summer after a mild winter and a wet and long spring."
)
QUOTE = "“We consider that this draft does not reflect the real situation and shall not put our name to it today,”"


STORY_PRINT = print_of(plain("a", STORY))
LONGER_PRINT = print_of(plain("b", LONGER))
ANOTHER_PRINT = print_of(plain("c", ANOTHER))


def test_a_text_is_like_itself_and_like_a_longer_one_that_holds_it() -> None:
    assert likeness(STORY_PRINT, STORY_PRINT) == 1
    assert likeness(STORY_PRINT, LONGER_PRINT) == likeness(LONGER_PRINT, STORY_PRINT) == 1
    assert likeness(STORY_PRINT, ANOTHER_PRINT) == 0


def test_capital_letters_marks_and_line_ends_do_not_tell_texts_apart() -> None:
    changed = print_of(plain("d", STORY.upper().replace(" AND ", " —\n and, ").replace(".", "!")))
    assert likeness(STORY_PRINT, changed) == 1


def test_a_text_too_short_for_a_run_is_like_none() -> None:
    short = print_of(plain("e", "The council met in Minsk on Thursday"))
    assert (short.runs, likeness(short, STORY_PRINT)) == (frozenset(), 0)


def test_a_long_quotation_in_common_counts_much_and_a_short_one_nothing() -> None:
    one = print_of(plain("f", f"He said: {QUOTE} and then the minister left the hall with all the others of his side."))
    other = print_of(plain("g", f"{ANOTHER} {QUOTE} said a farmer."))
    brief = print_of(plain("h", f"{ANOTHER} “We shall not put our name to it today,” said a farmer."))
    assert likeness(one, other) >= 0.9
    assert likeness(one, brief) < 0.35


def test_the_likeliest_of_several_is_the_kin_and_nobody_is_his_own() -> None:
    assert kin(LONGER_PRINT, [ANOTHER_PRINT, STORY_PRINT]) == STORY_PRINT.digest
    assert kin(STORY_PRINT, [STORY_PRINT]) == ""
    assert kin(STORY_PRINT, [ANOTHER_PRINT]) == ""
    assert kin(STORY_PRINT, []) == ""


def test_texts_that_repeat_each_other_are_of_the_family_of_the_first() -> None:
    again = print_of(
        plain("i", f"{LONGER} More was to be told in the evening by the press service of the organisation.")
    )
    read = [ANOTHER_PRINT, STORY_PRINT, LONGER_PRINT, again]
    found = families({one.digest: one for one in read})
    assert [found[one.digest] for one in read] == ["", "", STORY_PRINT.digest, STORY_PRINT.digest]
    assert families({}) == {}


def test_what_has_no_end_goes_on() -> None:
    ever = Known("x", "UTC", terms=(Term(POST, ONE, 10, END),))
    assert ever.in_office(POST, ONE, Interval(END - 1, END)) is True
    assert ever.holders(POST, EVER) == (ONE,)
