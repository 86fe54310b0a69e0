"""Which session a sentence speaks of: by body, place and day found on record, else a new one, else none."""

import pytest

from tests.intake.reading import known
from travaux.intake.reading.calendar import Calendar
from travaux.intake.reading.evidence import Evidence
from travaux.intake.reading.names import Names
from travaux.intake.reading.posts import Posts
from travaux.intake.reading.sentences import SITTING, Sentence, before, behind, read_sentences
from travaux.intake.reading.sittings import Occasion, Sittings
from travaux.intake.text import plain

NAMES = Names(known())
POSTS = Posts(NAMES)


def sentences(*lines: str) -> tuple[Sentence, ...]:
    """The sentences of these lines."""
    return read_sentences(plain("a", "\n".join(lines)), NAMES, POSTS, {})


def occasions(*lines: str) -> list[Occasion]:
    """The sessions that these lines speak of."""
    read = sentences(*lines)
    told = Evidence(known(), plain("a", "\n".join(lines)), read, (), NAMES.chief)
    found = Sittings(known(), Calendar(told), NAMES.chief).of(read)
    return [each for one in read for each in found[one.piece.number]]


MET = [
    ("The Collective Security Council met in Minsk on 23 November 2023.", "csc-2023-11-23", True),
    ("The Collective Security Council met in Yerevan on 23 November 2022.", "csc-2022-11-23", True),
    ("The summit in Astana on 28 November 2024 is over.", "csc-2024-11-28", True),
    ("The CFM met in Almaty on 21 June 2024.", "cfm-2024-06-21", True),
    ("The Council of Defence Ministers met on 31 May 2024.", "cdm-2024-05-31", True),
    ("Совет министров обороны собрался в Алматы 31 мая 2024 года.", "cdm-2024-05-31", True),
    ("Саммит в Минске состоялся 23 ноября 2023 года.", "csc-2023-11-23", True),
    ("The Council of Defence Ministers met in Sochi on 3 March 2021.", "cdm-2021-03-03", False),
    ("The Collective Security Council met in Moscow on 5 May 2021.", "csc-2021-05-05", False),
]


@pytest.mark.parametrize(("line", "slug", "on_record"), MET, ids=[line for line, *_ in MET])
def test_a_session_is_found_on_record_by_its_day_and_body_else_it_is_a_new_one(
    line: str, slug: str, on_record: bool
) -> None:
    (found,) = occasions(line)
    assert (found.dossier, found.known) == (f"csto/session/{slug}", on_record)
    assert found.stated


@pytest.mark.parametrize(
    "line",
    [
        "Armenia declined.",
        "Lukashenko met Putin.",
        "Армения отказалась.",
        "The plan of 23 November 2023 was drawn up.",
    ],
)
def test_a_sentence_that_speaks_of_no_session_has_none(line: str) -> None:
    assert occasions(line) == []


def test_the_session_is_the_one_spoken_of_before() -> None:
    first, second = occasions("The CFM met in Almaty on 21 June 2024.", "The session lasted for two hours.")
    assert (second.dossier, second.stated) == (first.dossier, False)


def test_another_body_is_not_the_one_spoken_of_before() -> None:
    first, second = occasions(
        "The CFM met in Almaty on 21 June 2024.", "The Collective Security Council met in Astana on 28 November 2024."
    )
    assert (first.dossier, second.dossier) == ("csto/session/cfm-2024-06-21", "csto/session/csc-2024-11-28")


SPOKEN = [
    ("the summit", True),
    ("summits", True),
    ("саммите", True),
    ("the session", False),
    ("sessions", False),
    ("a meeting", False),
    ("the gathering", False),
    ("the sitting", False),
    ("сессии", False),
    ("заседанием", False),
    ("встреча глав", False),
    ("встрече министров", False),
    ("the key event", False),
]


@pytest.mark.parametrize(("text", "summit"), SPOKEN, ids=[text for text, _ in SPOKEN])
def test_each_word_for_a_sitting_is_known_and_a_summit_is_told_apart(text: str, summit: bool) -> None:
    found = SITTING.search(text)
    assert found is not None
    assert bool(found["summit"]) is summit


@pytest.mark.parametrize(
    "text", ["a meeting of minds", "obsession", "встреча с послом", "the sit-in", "встретились", ""]
)
def test_other_words_are_no_sitting(text: str) -> None:
    assert SITTING.search(text) is None


SITS = [
    ("The session was held.", True),
    ("The CFM decided.", True),
    ("The foreign ministers decided.", False),
    ("Armenia declined.", False),
]


@pytest.mark.parametrize(("line", "sits"), SITS, ids=[line for line, _ in SITS])
def test_a_sentence_knows_whether_it_speaks_of_a_sitting_or_a_body(line: str, sits: bool) -> None:
    (one,) = sentences(line)
    assert one.sits is sits


PLACES = [
    ("They met in Minsk.", ("Minsk",)),
    ("They met in Sochi and in Moscow.", ("Sochi", "Moscow")),
    ("Minsk will host them.", ("Minsk",)),
    ("Minsk will host them, not Sochi.", ("Sochi", "Minsk")),
    ("Belarus will host them.", ()),
    ("Встретились в Минске.", ("Minsk",)),
    ("They met in Minsk, in Minsk.", ("Minsk",)),
]


@pytest.mark.parametrize(("line", "places"), PLACES, ids=[line for line, _ in PLACES])
def test_a_sentence_names_cities_before_capitals_that_stand_for_states(line: str, places: tuple[str, ...]) -> None:
    (one,) = sentences(line)
    assert one.places == places


BODIES = [
    ("The CFM and the CDM met.", ("csto/body/cfm", "csto/body/cdm")),
    ("The foreign ministers met.", ("csto/body/cfm",)),
    ("The heads of state met.", ()),
    ("Armenia declined.", ()),
]


@pytest.mark.parametrize(("line", "bodies"), BODIES, ids=[line for line, _ in BODIES])
def test_a_sentence_names_bodies_and_those_of_ministers(line: str, bodies: tuple[str, ...]) -> None:
    (one,) = sentences(line)
    assert one.bodies == bodies


def test_mentions_are_given_before_and_behind_a_place_nearest_first() -> None:
    (one,) = sentences("Armenia and Belarus met Russia and Kazakhstan.")
    at = one.text.index("met")
    assert [each.dossier[-2:] for each in before(one.mentions, at)] == ["by", "am"]
    assert [each.dossier[-2:] for each in behind(one.mentions, at)] == ["ru", "kz"]
