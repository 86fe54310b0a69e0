"""Citizens' questions find the right dossier first; what a word stands for, what it counts, and what is not found."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh
from tests.factories import ZONE, a_fact, a_report
from travaux.broken_input import BrokenInput
from travaux.cli.demo import bundled
from travaux.cli.loading import RECORDER, enter
from travaux.office import desk, reading
from travaux.office.searching import Hit, search, stem, tokens
from travaux.record.entry import Entry
from travaux.record.fold import Dials
from travaux.record.times import end_of

NOW = 1_733_000_000
MEMBER, PLAN = "csto/member/am", "csto/plan/2023"
ASSISTANCE, YEREVAN, ASTANA = (
    "csto/document/assistance-to-armenia",
    "csto/session/csc-2022-11-23",
    "csto/session/csc-2024-11-28",
)
GENERAL = "csto/post/secretary-general"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The bundled record, to be searched."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path_factory.mktemp("bundle")) as place:
        enter(bundled(), RECORDER)
        yield place


def found(words: str, dials: Dials | None = None) -> list[str]:
    return [hit.dossier for hit in search(words, dials or Dials())]


# --- citizens' questions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "first"),
    [
        # the member
        ("is Armenia still a member", MEMBER),
        ("Is Armenia still a member of the CSTO?", MEMBER),
        ("When did Armenia's pause begin?", MEMBER),
        ("Armenia", MEMBER),
        ("Uzbekistan", "csto/member/uz"),
        # the text and what was asked about it
        ("what did Armenia ask to have removed", ASSISTANCE),
        ("Which document did Armenia ask to remove from the agenda?", ASSISTANCE),
        ("assistance to Armenia", ASSISTANCE),
        ("who refused to sign what", ASSISTANCE),
        ("Which member refuses to sign?", ASSISTANCE),
        # the plan
        ("how many measures", PLAN),
        ("How many measures were implemented?", PLAN),
        ("the plan of 34 measures", PLAN),
        # the sessions
        ("who was absent in Astana", ASTANA),
        ("Who was at the summit in Astana?", ASTANA),
        ("summit 2024", ASTANA),
        ("summit in Astana 2024", ASTANA),
        # posts and bodies
        ("Who is the Secretary General?", GENERAL),
        ("secretary general in 2022", GENERAL),
        ("who chairs the CSTO", "csto/chairmanship"),
        ("OSCE", "world/organisation/osce"),
        ("Charter", "csto/document/charter"),
        # as a newcomer would ask
        ("who refused to sign", ASSISTANCE),
        ("why was it not adopted", ASSISTANCE),
        # in Russian and Armenian
        ("Армения член ОДКБ", MEMBER),
        ("Հայաստանը ՀԱՊԿ անդամ է", MEMBER),
        ("сколько мероприятий выполнено", PLAN),
        ("почему не принято", ASSISTANCE),
        ("кто отказался подписать", ASSISTANCE),
        ("кто отсутствовал в Астане", ASTANA),
        ("саммит в Ереване", YEREVAN),
    ],
)
def test_a_question_finds_the_dossier_that_answers_it_first(bundle: Place, question: str, first: str) -> None:
    assert found(question)[0] == first


def test_what_somebody_said_of_a_member_is_found_among_the_first(bundle: Place) -> None:
    first = found("what did the Secretary General say of Armenia")[:3]
    assert {MEMBER, GENERAL} <= set(first)


@pytest.mark.parametrize(
    ("spelling", "who"),
    [
        # spellings on record, without their accents and whatever their case
        ("Pashinyan", "pashinyan"),
        ("Pashinian", "pashinyan"),
        ("PASHINYAN", "pashinyan"),
        ("Lukashenko", "lukashenko"),
        ("Lukashenka", "lukashenko"),
        ("Alyaksandr Lukashenka", "lukashenko"),
        ("Tasmaghambetov", "tasmagambetov"),
        ("Imanghali", "tasmagambetov"),
        ("Zas", "zas"),
        ("Stanislau Zas", "zas"),
        # Cyrillic and Armenian
        ("Пашинян", "pashinyan"),
        ("Փաշինյան", "pashinyan"),
        ("Никол Пашинян", "pashinyan"),
        ("Зась", "zas"),
        ("Тасмагамбетов", "tasmagambetov"),
        ("Տասմագամբետով", "tasmagambetov"),
        ("Լուկաշենկո", "lukashenko"),
        ("Лукашэнка", "lukashenko"),
        ("Զաս", "zas"),
        # a spelling on no list, and only a beginning
        ("Tasmagambetow", "tasmagambetov"),
        ("Lukaschenko", "lukashenko"),
        ("Pashinjan", "pashinyan"),
        ("Tasmag", "tasmagambetov"),
    ],
)
def test_a_person_is_found_by_every_spelling(bundle: Place, spelling: str, who: str) -> None:
    assert found(spelling)[0] == f"world/person/{who}"


@pytest.mark.parametrize("name", ["Армения", "Հայաստան", "Армении", "armenia's", "ARMENIA", "Ermənistan", "Арменію"])
def test_a_member_is_found_in_its_languages_and_cases(bundle: Place, name: str) -> None:
    assert found(name)[0] == MEMBER


def test_a_summit_is_a_session(bundle: Place) -> None:
    assert found("summit")[0].startswith("csto/session/")
    assert {ASTANA, "csto/session/csc-2006-06-23"} <= set(found("summit")[:4])


@pytest.mark.parametrize("word", ["summit", "саммит"])
def test_every_session_that_the_council_held_is_a_summit(bundle: Place, word: str) -> None:
    held = {row.dossier for row in reading.facts(reading.Wanted(name="session held"), Dials())}
    of_council = {dossier for dossier in held if dossier.startswith("csto/session/csc-")}
    assert len(of_council) > 20
    assert of_council <= set(found(word))


def test_three_refusals_are_found_and_a_body_s_rule_on_signing_stands_behind(bundle: Place) -> None:
    first = found("who refused to sign what")[:3]
    assert set(first) == {ASSISTANCE, "csto/document/declaration-2022-11-23", "csto/document/ksor-agreement"}


def test_a_publication_stands_behind_what_it_tells_of(bundle: Place) -> None:
    order = found("Armenia asks to remove the assistance document from the agenda")
    assert "world/source/udf-262962" in order
    assert order.index(ASSISTANCE) < order.index("world/source/udf-262962")


def test_each_find_says_in_which_name_or_fact_the_words_stand(bundle: Place) -> None:
    hits = {hit.dossier: hit for hit in search("Pashinian", Dials())}
    assert hits["world/person/pashinyan"].why == "Nikol Pashinian"
    assert hits[ASSISTANCE].why.startswith("signature refused Nikol Pashinyan")
    assert hits["world/person/pashinyan"].title == "Nikol Pashinyan"
    assert hits["world/person/pashinyan"].kind == "person"


def test_finds_stand_in_order_of_their_weight(bundle: Place) -> None:
    hits = search("Armenia Yerevan 2022", Dials())
    assert [(-hit.weight, hit.dossier) for hit in hits] == sorted((-hit.weight, hit.dossier) for hit in hits)
    assert all(hit.weight > 0 for hit in hits)


# --- a small record --------------------------------------------------------------------------------------------------


def name(entry_id: str, about: str, called: str, **extra: object) -> Entry:
    return a_report(entry_id, a_fact("named", about, ref=entry_id, value={"name": called}), **extra)


def loaded(*entries: Entry) -> None:
    desk.load(entries, "the secretariat", NOW)


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        # both words, one of the two, neither
        ("budget minsk", ["csto/document/a", "csto/document/b"]),
        ("budget astana", ["csto/document/a", "csto/document/b"]),
        ("astana", []),
        # one of three is less than half
        ("budget astana summit", []),
        # two of three
        ("budget minsk summit", ["csto/document/a"]),
        # idle words count for nothing
        ("what was the budget of Minsk?", ["csto/document/a", "csto/document/b"]),
    ],
)
def test_a_dossier_is_found_by_at_least_half_of_the_words(record: Place, words: str, hits: list[str]) -> None:
    loaded(name("a", "csto/document/a", "Budget of Minsk"), name("b", "csto/document/b", "Budget"))
    order = found(words)
    assert sorted(order) == hits
    assert words != "budget minsk" or order[0] == "csto/document/a"


def test_a_whole_name_fits_better_than_a_part_of_one(sqlite_record: Place) -> None:
    loaded(
        name("a", "csto/post/deputy", "Deputy Secretary General"), name("b", "csto/post/zenith", "Secretary General")
    )
    assert found("Secretary General") == ["csto/post/zenith", "csto/post/deputy"]


def test_a_name_fits_better_than_a_fact(sqlite_record: Place) -> None:
    told = a_fact("step taken", "csto/member/am", ref="t", value={"what": "left the budget unpaid"})
    loaded(a_report("r1", told), name("b", "csto/document/zenith", "Budget"))
    assert found("budget") == ["csto/document/zenith", "csto/member/am"]


def test_a_rare_word_counts_for_more_than_one_that_stands_everywhere(sqlite_record: Place) -> None:
    loaded(
        *(name(f"d{number}", f"csto/document/d{number}", f"Decision {number}") for number in range(6)),
        name("rare", "csto/document/zenith", "Quorum"),
    )
    assert found("decision quorum")[0] == "csto/document/zenith"


def test_words_in_one_fact_fit_better_than_words_in_two(sqlite_record: Place) -> None:
    def step(entry_id: str, about: str, *whats: str) -> Entry:
        facts = [
            a_fact("step taken", about, ref=f"{entry_id}{n}", value={"what": what}) for n, what in enumerate(whats)
        ]
        return a_report(entry_id, *facts)

    loaded(
        step("apart", "csto/member/am", "left a treaty", "paid its contribution"),
        step("together", "csto/member/by", "left and paid", "nothing else"),
    )
    assert found("left paid") == ["csto/member/by", "csto/member/am"]


def test_a_year_finds_what_happened_in_it(sqlite_record: Place) -> None:
    loaded(
        a_report("r1", a_fact("session held", "csto/session/x", on="2022-11-23")),
        a_report("r2", a_fact("session held", "csto/session/y", ref="g", on="2023-11-23")),
        a_report("r3", a_fact("step taken", "csto/member/am", ref="h", on="1990/2030")),
    )
    assert found("2022") == ["csto/session/x"]
    assert found("session 2023")[0] == "csto/session/y"


def test_what_a_fact_names_is_found_by_its_own_name(sqlite_record: Place) -> None:
    refusal = a_fact("signature refused", "csto/document/x", ref="s", keys=("am",), value={"person": "world/person/p"})
    loaded(
        name("p", "world/person/p", "Nikol Pashinyan"), name("am", "csto/member/am", "Armenia"), a_report("r", refusal)
    )
    assert found("Pashinyan") == ["world/person/p", "csto/document/x"]
    assert found("Armenia") == ["csto/member/am", "csto/document/x"]
    assert [hit.why for hit in search("Armenia", Dials())] == ["Armenia", "signature refused Nikol Pashinyan Armenia"]


def test_an_address_and_what_is_unknown_are_no_words_to_be_found_by(sqlite_record: Place) -> None:
    page = {"outlet": "world/source/x", "address": "https://example.org/zenith", "title": "A report"}
    place = a_fact("session held", "csto/session/x", ref="h", value={"place": "unknown"})
    loaded(a_report("r1", a_fact("source registered", "world/source/y", value=page), place))
    assert found("zenith") == []
    assert found("unknown") == []
    assert found("report")[0] == "world/source/y"


# --- dials and readers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dials", "hits"),
    [
        (Dials(), ["csto/document/x"]),
        # not yet recorded, not yet public, not yet happened
        (Dials(at=0), []),
        (Dials(known=end_of("2023-11-20", ZONE)), []),
        (Dials(on=end_of("2022-01-01", ZONE)), []),
    ],
)
def test_nothing_is_found_by_what_the_dials_shut_out(record: Place, dials: Dials, hits: list[str]) -> None:
    loaded(a_report("r1", a_fact("drafted", "csto/document/x", on="2022-10-12", value={"subject": "budget"})))
    assert found("budget", dials) == hits


def test_restricted_words_and_withdrawn_names_find_nothing(record: Place) -> None:
    loaded(
        name("open", "csto/document/x", "Budget"),
        name("sealed", "csto/document/y", "Budget of the secretariat", audience="secretariat"),
        name("wrong", "csto/document/x", "Zenith"),
        a_report("right", corrects=("wrong",)),
    )
    assert found("budget") == ["csto/document/x"]
    assert found("zenith") == found("secretariat") == []


def test_an_empty_record_has_nothing_to_be_found(sqlite_record: Place) -> None:
    assert search("budget", Dials()) == ()


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "   ", "?!", "—"])
def test_a_question_without_a_word_is_refused_and_says_what_to_write(sqlite_record: Place, words: str) -> None:
    with pytest.raises(BrokenInput, match=r"holds no word to look for\. Write a name, a place or a subject\."):
        search(words, Dials())


def test_a_question_of_idle_words_alone_looks_for_them(sqlite_record: Place) -> None:
    loaded(name("a", "world/organisation/who", "WHO"))
    assert found("who") == ["world/organisation/who"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Armenia's pause", {"armenia", "pause"}),
        ("Armenia’s", {"armenia"}),
        ("Häußler, CSTO/ОДКБ", {"haussler", "csto", "одкб"}),
        ("32-of-34", {"32", "of", "34"}),
        ("Սերժ", {"սերժ"}),
        ("under_score", {"under", "score"}),
        ("", set()),
    ],
)
def test_a_text_is_taken_apart_without_case_accents_and_possessives(text: str, words: set[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # number
        ("measure", "measures", True),
        ("country", "countries", True),
        ("session", "sessions", True),
        ("press", "pres", False),
        # tense
        ("refuse", "refused", True),
        ("refuses", "refused", True),
        ("remove", "removed", True),
        ("plan", "planned", True),
        ("sign", "signed", True),
        ("agree", "agreed", True),
        ("meet", "meetings", True),
        ("apply", "applied", True),
        ("agree", "agreeing", True),
        ("close", "closing", True),
        ("committee", "committees", True),
        # too short to lose anything, other scripts, other words
        ("zas", "za", False),
        ("Минск".casefold(), "минска", False),
        ("sign", "signal", False),
        ("absent", "present", False),
    ],
)
def test_plurals_and_past_tenses_are_one_word(one: str, other: str, same: bool) -> None:
    assert (stem(one) == stem(other)) == same


@given(st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=12))
def test_a_stem_begins_its_word_or_ends_in_y_and_is_never_empty(word: str) -> None:
    root = stem(word)
    assert root
    assert word.startswith(root) or (root.endswith("y") and word.startswith(root[:-1]))
    assert len(root) >= min(len(word), 3)


def test_a_find_is_plain_data(bundle: Place) -> None:
    (first, *_) = search("OSCE", Dials())
    assert isinstance(first, Hit)
    assert (first.dossier, first.kind, first.why) == ("world/organisation/osce", "organisation", "OSCE")
