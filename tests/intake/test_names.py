"""Names on record are found in whatever case, order of words and script; a capital is a city or stands for its state."""

import pytest

from tests.intake.reading import known
from travaux.intake.reading.mentions import Kind, Mention, apart
from travaux.intake.reading.names import Names, latin
from travaux.intake.reading.stems import words_of

MEMBER, PLACE, PERSON, BODY = Kind.MEMBER, Kind.PLACE, Kind.PERSON, Kind.BODY
ORGANISATION, POST = Kind.ORGANISATION, Kind.POST


@pytest.fixture(scope="module")
def names() -> Names:
    """The names on the bundled record."""
    return Names(known())


NAMED = [
    ("Armenia declined", MEMBER, "csto/member/am", "", "Armenia"),
    ("Armenia's draft", MEMBER, "csto/member/am", "", "Armenia's"),
    ("ARMENIA DECLINED", MEMBER, "csto/member/am", "", "ARMENIA"),
    ("Republic of Armenia", MEMBER, "csto/member/am", "", "Republic of Armenia"),
    ("Russian Federation", MEMBER, "csto/member/ru", "", "Russian Federation"),
    ("Kyrgyz Republic", MEMBER, "csto/member/kg", "", "Kyrgyz Republic"),
    ("Georgia left", MEMBER, "csto/member/ge", "", "Georgia"),
    ("Армения отказалась", MEMBER, "csto/member/am", "", "Армения"),
    ("Армению поддержали", MEMBER, "csto/member/am", "", "Армению"),
    ("с Арменией", MEMBER, "csto/member/am", "", "Арменией"),
    ("Республика Беларусь", MEMBER, "csto/member/by", "", "Республика Беларусь"),
    ("Белоруссия предложила", MEMBER, "csto/member/by", "", "Белоруссия"),
    ("РФ предложила", MEMBER, "csto/member/ru", "", "РФ"),
    ("The Armenian draft", MEMBER, "csto/member/am", "adjective", "Armenian"),
    ("The Kazakh side", MEMBER, "csto/member/kz", "adjective", "Kazakh"),
    ("армянский проект", MEMBER, "csto/member/am", "adjective", "армянский"),
    ("белорусской стороны", MEMBER, "csto/member/by", "adjective", "белорусской"),
    ("российская сторона", MEMBER, "csto/member/ru", "adjective", "российская"),
    ("Yerevan declined", MEMBER, "csto/member/am", "capital", "Yerevan"),
    ("Ереван отказался", MEMBER, "csto/member/am", "capital", "Ереван"),
    ("Baku objected", MEMBER, "csto/member/az", "capital", "Baku"),
    ("the Kremlin said", MEMBER, "csto/member/ru", "seat", "Kremlin"),
    ("Кремль сообщил", MEMBER, "csto/member/ru", "seat", "Кремль"),
    ("They met in Yerevan", PLACE, "Yerevan", "capital", "Yerevan"),
    ("They came to Yerevan", PLACE, "Yerevan", "capital", "Yerevan"),
    ("встреча в Ереване", PLACE, "Yerevan", "capital", "Ереване"),
    ("the Yerevan summit", PLACE, "Yerevan", "capital", "Yerevan"),
    ("the Yerevan session", PLACE, "Yerevan", "capital", "Yerevan"),
    ("YEREVAN, 23 November", PLACE, "Yerevan", "capital", "YEREVAN"),
    ("the Armenian capital", PLACE, "Yerevan", "capital", "Armenian capital"),
    ("в армянской столице", PLACE, "Yerevan", "capital", "армянской столице"),
    ("in the Kremlin", PLACE, "Moscow", "seat", "Kremlin"),
    ("in Nur-Sultan", PLACE, "Astana", "capital", "Nur-Sultan"),
    ("Sochi hosted it", PLACE, "Sochi", "", "Sochi"),
    ("в Сочи", PLACE, "Sochi", "", "Сочи"),
    ("St. Petersburg", PLACE, "St Petersburg", "", "St. Petersburg"),
    ("Санкт-Петербург", PLACE, "St Petersburg", "", "Санкт-Петербург"),
    ("Vienna", PLACE, "Vienna", "", "Vienna"),
    ("New York", PLACE, "New York", "", "New York"),
    ("Nikol Pashinyan said", PERSON, "world/person/pashinyan", "", "Nikol Pashinyan"),
    ("Pashinyan said", PERSON, "world/person/pashinyan", "surname", "Pashinyan"),
    ("Pashinian said", PERSON, "world/person/pashinyan", "surname", "Pashinian"),
    ("Никол Пашинян заявил", PERSON, "world/person/pashinyan", "", "Никол Пашинян"),
    ("передал Пашиняну", PERSON, "world/person/pashinyan", "surname", "Пашиняну"),
    ("Sadyr Japarov said", PERSON, "world/person/japarov-sadyr", "", "Sadyr Japarov"),
    ("Akylbek Japarov said", PERSON, "world/person/japarov-akylbek", "", "Akylbek Japarov"),
    ("Council of Foreign Ministers", BODY, "csto/body/cfm", "", "Council of Foreign Ministers"),
    ("Foreign Ministers Council", BODY, "csto/body/cfm", "", "Foreign Ministers Council"),
    ("the CFM met", BODY, "csto/body/cfm", "", "CFM"),
    ("Council of Defense Ministers", BODY, "csto/body/cdm", "", "Council of Defense Ministers"),
    ("Council of the Defence Ministers", BODY, "csto/body/cdm", "", "Council of the Defence Ministers"),
    ("Совет министров обороны", BODY, "csto/body/cdm", "", "Совет министров обороны"),
    ("Совета министров иностранных дел", BODY, "csto/body/cfm", "", "Совета министров иностранных дел"),
    ("Collective Security Council", BODY, "csto/body/csc", "", "Collective Security Council"),
    ("Совету коллективной безопасности", BODY, "csto/body/csc", "", "Совету коллективной безопасности"),
    ("CSTO decided", ORGANISATION, "world/organisation/csto", "", "CSTO"),
    ("ОДКБ решила", ORGANISATION, "world/organisation/csto", "", "ОДКБ"),
    ("the CIS met", ORGANISATION, "world/organisation/cis", "", "CIS"),
    ("the bloc", ORGANISATION, "world/organisation/csto", "generic", "bloc"),
    ("the bloc's budget", ORGANISATION, "world/organisation/csto", "generic", "bloc's"),
    ("the organization", ORGANISATION, "world/organisation/csto", "generic", "organization"),
    ("the organisation's budget", ORGANISATION, "world/organisation/csto", "generic", "organisation's"),
    ("эта организация", ORGANISATION, "world/organisation/csto", "generic", "организация"),
    ("the secretary general", POST, "csto/post/secretary-general", "generic", "secretary general"),
    ("Secretary General", POST, "csto/post/secretary-general", "generic", "Secretary General"),
    ("генеральный секретарь", POST, "csto/post/secretary-general", "generic", "генеральный секретарь"),
    ("генеральному секретарю", POST, "csto/post/secretary-general", "generic", "генеральному секретарю"),
]


@pytest.mark.parametrize(("text", "kind", "dossier", "form", "written"), NAMED, ids=[one[0] for one in NAMED])
def test_a_name_on_record_is_found_where_it_stands(
    text: str, kind: Kind, dossier: str, form: str, written: str, names: Names
) -> None:
    (found,) = names.in_words(words_of(text), text)
    assert (found.kind, found.dossier, found.form, text[found.start : found.end]) == (kind, dossier, form, written)


NOBODY = [
    "",
    "nobody came",
    "armenia in small letters",
    "Japarov said",
    "Japarov, of whom there are two",
    "the Bloc, an outlet",
    "other organizations",
    "other organisations",
    "military blocs",
    "old alliances",
    "президент",
    "Armenopolis",
    "Ministers",
    "Council",
    "Petersen",
    "кремлёвский",
    "the nikol",
    "Atlantis declined",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_not_on_record_or_of_two_people_names_nobody(text: str, names: Names) -> None:
    assert names.in_words(words_of(text), text) == []


GROUPS = [
    ("heads of state", Kind.HEADS, "csto/body/csc", "heads of state"),
    ("the heads of states", Kind.HEADS, "csto/body/csc", "heads of states"),
    ("heads of the CSTO member states", Kind.HEADS, "csto/body/csc", "heads of the CSTO member states"),
    ("the leaders", Kind.HEADS, "csto/body/csc", "leaders"),
    ("the presidents", Kind.HEADS, "csto/body/csc", "presidents"),
    ("лидеры", Kind.HEADS, "csto/body/csc", "лидеры"),
    ("президенты", Kind.HEADS, "csto/body/csc", "президенты"),
    ("главы государств", Kind.HEADS, "csto/body/csc", "главы государств"),
    ("foreign ministers", Kind.MINISTERS, "csto/body/cfm", "foreign ministers"),
    ("defence ministers", Kind.MINISTERS, "csto/body/cdm", "defence ministers"),
    ("defense ministers", Kind.MINISTERS, "csto/body/cdm", "defense ministers"),
    ("defence chiefs", Kind.MINISTERS, "csto/body/cdm", "defence chiefs"),
    ("министры обороны", Kind.MINISTERS, "csto/body/cdm", "министры обороны"),
    ("министров иностранных дел", Kind.MINISTERS, "csto/body/cfm", "министров иностранных дел"),
    ("главы всех государств", Kind.HEADS, "csto/body/csc", "главы всех государств"),
    ("главы государств-членов", Kind.HEADS, "csto/body/csc", "главы государств"),
    ("секретари советов безопасности", Kind.MINISTERS, "csto/body/cssc", "секретари советов безопасности"),
    ("secretaries of security councils", Kind.MINISTERS, "csto/body/cssc", "secretaries of security councils"),
    ("member states", Kind.STATES, "", "member states"),
    ("member countries", Kind.STATES, "", "member countries"),
    ("members of the organization", Kind.STATES, "", "members of the organization"),
    ("the allies", Kind.STATES, "", "allies"),
    ("the partners", Kind.STATES, "", "partners"),
    ("государства-члены", Kind.STATES, "", "государства-члены"),
    ("страны-члены", Kind.STATES, "", "страны-члены"),
    ("союзники", Kind.STATES, "", "союзники"),
]


@pytest.mark.parametrize(("text", "kind", "dossier", "written"), GROUPS, ids=[one[0] for one in GROUPS])
def test_a_group_is_named_as_a_group_and_not_as_its_members(
    text: str, kind: Kind, dossier: str, written: str, names: Names
) -> None:
    (found,) = names.groups(text, [])
    assert (found.kind, found.dossier, text[found.start : found.end]) == (kind, dossier, written)


@pytest.mark.parametrize(
    "text",
    [
        "the president",
        "a head of state",
        "the foreign minister",
        "президент",
        "глава государства",
        "главе белорусского государства",
        "a member state",
        "an ally",
        "ministers of culture",
        "the foreign ministers council",
        "misleaders",
        "",
    ],
)
def test_one_of_them_is_no_group(text: str, names: Names) -> None:
    assert names.groups(text, []) == []


def test_the_name_of_a_body_is_no_group_of_its_ministers(names: Names) -> None:
    text = "the Council of Foreign Ministers and the defence ministers"
    found = names.in_words(words_of(text), text)
    assert [one.dossier for one in found] == ["csto/body/cfm"]
    assert [one.dossier for one in names.groups(text, found)] == ["csto/body/cdm"]


def test_summits_are_sessions_of_the_chief_body_and_people_have_homes(names: Names) -> None:
    assert names.chief == "csto/body/csc"
    assert (names.home["world/person/pashinyan"], names.home["world/person/lukashenko"]) == ("am", "by")
    assert names.organisation == "world/organisation/csto"


@pytest.mark.parametrize(
    ("title", "member"),
    [
        ("President of Belarus", "by"),
        ("Minister of Foreign Affairs of Armenia", "am"),
        ("Secretary General", ""),
        ("Armenia", ""),
        ("President of Atlantis", ""),
        ("", ""),
    ],
)
def test_the_member_of_a_post_stands_at_the_end_of_its_title(title: str, member: str, names: Names) -> None:
    assert names.member_in(title) == member


SPELT = [
    ("ТАСС", "tass"),
    ("Жогорку Кенеш", "zhogorku kenesh"),
    ("Щукин", "shchukin"),
    ("Объединённый штаб", "obedinennyy shtab"),
    ("Юрий Яковлев", "yuriy yakovlev"),
    ("Александр", "alexandr"),
    ("Alexander", "alexander"),
    ("Aleksandr", "alexandr"),
    ("CSTO 2023!", "csto 2023!"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "spelt"), SPELT, ids=[text for text, _ in SPELT])
def test_russian_letters_are_spelt_in_latin_ones(text: str, spelt: str) -> None:
    assert latin(text) == spelt


def _at(start: int, end: int, kind: Kind = MEMBER, form: str = "") -> Mention:
    return Mention(kind, f"x/{start}-{end}", start, end, form)


APART = [
    ([], []),
    ([(0, 5)], [(0, 5)]),
    ([(6, 9), (0, 5)], [(0, 5), (6, 9)]),
    ([(0, 5), (0, 9)], [(0, 9)]),
    ([(0, 9), (3, 5)], [(0, 9)]),
    ([(0, 5), (3, 9)], [(0, 5)]),
    ([(0, 5), (5, 9)], [(0, 5), (5, 9)]),
    ([(0, 5), (3, 9), (5, 7)], [(0, 5), (5, 7)]),
]


@pytest.mark.parametrize(("given", "kept"), APART, ids=range(len(APART)))
def test_of_mentions_that_overlap_the_first_and_longest_stays(
    given: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    assert [(one.start, one.end) for one in apart([_at(*each) for each in given])] == kept


@pytest.mark.parametrize(
    ("kind", "form", "acts"),
    [
        (MEMBER, "", True),
        (MEMBER, "capital", True),
        (MEMBER, "adjective", False),
        (PERSON, "surname", True),
        (POST, "generic", True),
        (BODY, "", True),
        (PLACE, "capital", False),
        (PLACE, "", False),
    ],
)
def test_a_city_and_an_adjective_do_nothing_themselves(kind: Kind, form: str, acts: bool) -> None:
    assert _at(0, 1, kind, form).acts is acts
