"""What a search finds is what reading every standing fact finds: under all dials, after corrections, on both databases."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import MOSCOW, a_day, a_fact, public_on, recorded
from tests.office.naive import Naive
from tests.office.test_lists_walked import undone
from tests.office.test_register import EXAMPLES, a_soak
from travaux.broken_input import BrokenInput
from travaux.office import desk, verify
from travaux.office.index import words
from travaux.office.searching import search
from travaux.record.entry import Entry, Fact, Link, Recorded
from travaux.record.events import kind_named
from travaux.record.fold import Dials

NOW = 1_764_000_000
some = settings(a_soak, max_examples=EXAMPLES // 10)
#: Words of five letters at most, no two of which begin alike, none of which a stem changes.
NAMES = ("zulu", "oscar", "kilo", "zulu kilo", "oscar victor kilo")
DOCUMENTS = ("csto/document/d1", "csto/document/d2", "csto/session/d3")
DAYS = ("2022", "2023-11-23", "2024-06-01")
ASKED = (
    "zulu",
    "oscar",
    "kilo",
    "victor",
    "golf",
    "zulu kilo",
    "oscar golf",
    "zulu golf victor",
    "kilo nothing",
    "nothing",
)


@st.composite
def _facts(draw: st.DrawFn, ref: str) -> Fact:
    about = draw(st.sampled_from(DOCUMENTS))
    if draw(st.booleans()):
        return a_fact("named", about, "always", ref, value={"name": draw(st.sampled_from(NAMES))})
    if about.startswith("csto/session/"):
        place = draw(st.sampled_from(("golf", "victor golf", "oscar")))
        return a_fact("session held", about, draw(st.sampled_from(DAYS)), ref, value={"place": place})
    mentioned = draw(st.sampled_from(DOCUMENTS[:2]))
    value = {"with": mentioned, "reason": "unknown"} if draw(st.booleans()) else {"session": DOCUMENTS[2]}
    return a_fact(
        "item merged" if "with" in value else "item included", about, draw(st.sampled_from(DAYS)), ref, value=value
    )


@st.composite
def vocabularies(draw: st.DrawFn) -> list[Entry]:
    """Up to ten entries of very few words, some of which correct others, some of which are withheld."""
    found: list[Entry] = []
    for number in range(draw(st.integers(1, 10))):
        public = [one for one in found if one.audience == "public"]
        targets = [one.id for one in public] + [one.address(fact) for one in public for fact in one.facts]
        corrects = (draw(st.sampled_from(targets)),) if targets and draw(st.integers(0, 2)) == 0 else ()
        told = tuple(draw(_facts(f"f{index}")) for index in range(draw(st.integers(0 if corrects else 1, 2))))
        found.append(
            Entry(
                id=f"e{number}",
                kind="report",
                organisation="csto",
                zone=MOSCOW,
                public=public_on(draw(st.sampled_from(DAYS))),
                facts=told,
                chain=(Link("tass"),),
                corrects=corrects,
                audience="members" if draw(st.integers(0, 6)) == 0 else "public",
            )
        )
    return found


class PlainSearch:
    """Which words each dossier bears: of its kind, its names, its events, their values, and what these are called."""

    def __init__(self, records: list[Recorded], within: Dials) -> None:
        public = [one for one in records if one.entry.audience == "public"]
        plain = Naive(public, within.on, within.known, within.at)
        self.every = public
        self.facts = [
            fact
            for one in plain.known
            for fact in one.entry.facts
            if plain.stands(one.entry, fact) and fact.on.lo < within.on
        ]

    def names(self, dossier: str) -> set[str]:
        named = [str(fact.value["name"]) for fact in self.facts if fact.fact == "named" and dossier in fact.about]
        return {word for name in named for word in name.split()}

    def called(self, dossier: str) -> set[str]:
        """What a mention stands for: the names; for what has none, at no time, the slug."""
        ever = any(fact.fact == "named" and dossier in fact.about for one in self.every for fact in one.entry.facts)
        return self.names(dossier) if ever else {dossier.rpartition("/")[2]}

    def bears(self, dossier: str) -> set[str]:
        found = set(self.names(dossier))
        for fact in self.facts:
            if dossier in fact.about and fact.fact != "named":
                for value in map(str, fact.value.values()):
                    found |= self.called(value) if "/" in value else set(value.split())
        return found

    def found(self, question: str) -> set[str]:
        """Those that bear at least half of the words asked; a dossier of which nothing stands is none."""
        asked = set(question.split())
        standing = {dossier for fact in self.facts for dossier in fact.about}
        return {one for one in standing if (hits := asked & self.bears(one)) and 2 * len(hits) >= len(asked)}


moments = st.sampled_from(DAYS).flatmap(
    lambda day: st.sampled_from((a_day(day).lo, a_day(day).hi, a_day(day).hi - 1, NOW))
)
dials = st.builds(Dials, moments, moments, st.integers(0, 11))


@some
@given(entries=vocabularies(), one_by_one=st.booleans(), asked=st.lists(dials, min_size=2, max_size=2))
def test_a_search_finds_what_reading_every_standing_fact_finds(
    record: Place, entries: list[Entry], one_by_one: bool, asked: list[Dials]
) -> None:
    with undone():
        for batch in [[entry] for entry in entries] if one_by_one else [entries]:
            desk.load(batch, "desk", NOW, states=False)
        for within in [*asked, Dials()]:
            plain = PlainSearch(recorded(*entries), within)
            for question in ASKED:
                hits = search(question, within)
                assert {hit.dossier for hit in hits} == plain.found(question), (question, within)
                assert [hit.weight for hit in hits] == sorted((hit.weight for hit in hits), reverse=True)


@some
@given(entries=vocabularies())
def test_the_index_holds_no_word_of_what_is_withheld_and_all_of_what_is_public(
    record: Place, entries: list[Entry]
) -> None:
    with undone():
        desk.load(entries, "desk", NOW, states=False)
        assert verify.search_index() == []
        told = {one for entry in entries if entry.audience == "public" for fact in entry.facts for one in fact.about}
        for question in ("zulu", "document", "session"):
            assert {hit.dossier for hit in search(question, Dials())} <= told


# --- the words of a fact ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        # a name is its own words, and no year
        (a_fact("named", DOCUMENTS[0], "2023", value={"name": "Plan of Measures"}), {"plan", "of", "measur"}),
        # values and the year, where it is known to one
        (a_fact("session held", DOCUMENTS[2], "2023-11-23", value={"place": "Minsk"}), {"minsk", "2023"}),
        (a_fact("session held", DOCUMENTS[2], "2024", value={"place": "Minsk"}), {"minsk", "2024"}),
        (a_fact("session held", DOCUMENTS[2], "202X", value={"place": "Minsk"}), {"minsk"}),
        (a_fact("session held", DOCUMENTS[2], "unknown", value={"place": "Minsk"}), {"minsk"}),
        (a_fact("session held", DOCUMENTS[2], "always", value={"place": "Minsk"}), {"minsk"}),
        # the year is that of the organisation's zone, in which a day ends with the next midnight
        (a_fact("session held", DOCUMENTS[2], "2023-12-31"), {"2023"}),
        (a_fact("session held", DOCUMENTS[2], "2024-01-01"), {"2024"}),
        # what is unknown says nothing
        (a_fact("session held", DOCUMENTS[2], "unknown", value={"place": "unknown"}), set()),
        # an address and a digest have no words
        (a_fact("source registered", "world/source/x", "always", value={"address": "https://example.org/minsk"}), set()),
        (a_fact("source registered", "world/source/x", "always", value={"text": "sha256:abc"}), set()),
        # a dossier is mentioned, a member by its key, and by no word of its own
        (a_fact("attendance", DOCUMENTS[2], "always", keys=("am",), value={"presence": "absent"}), {"@csto/member/am", "absent"}),
        (a_fact("attendance", DOCUMENTS[2], "always", keys=("unknown",), value={"presence": "absent"}), {"absent"}),
        (a_fact("session held", DOCUMENTS[2], "always", value={"bodies": ["csto/body/a", "csto/body/b"]}), {"@csto/body/a", "@csto/body/b"}),
    ],
)  # fmt: skip
def test_a_fact_is_found_by_what_it_says_and_whom_it_names(fact: Fact, found: set[str]) -> None:
    told = words.of_fact(fact, MOSCOW)
    assert set(told.split()) == found
    assert told == f" {' '.join(sorted(found))} ", "each word stands between two blanks"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("csto/member/am", True),
        ("csto/roll", True),
        ("csto/chairmanship", True),
        # a kind that an organisation has once bears no slug, any other does
        ("csto/roll/x", False),
        ("csto/member", False),
        ("csto/member/", False),
        # no kind, no organisation, too many parts, a sentence
        ("csto/nothing/x", False),
        ("/member/am", False),
        ("csto/member/am/x", False),
        ("the csto/member/am said", False),
        ("32/34", False),
        ("Minsk", False),
        ("", False),
    ],
)
def test_what_looks_like_the_name_of_a_dossier_is_taken_for_one(text: str, named: bool) -> None:
    assert words.is_dossier(text) is named


@pytest.mark.parametrize(
    ("dossier", "slug", "kind"),
    [
        ("csto/document/assistance-to-armenia", {"assistance", "to", "armenia"}, {"document", "csto"}),
        ("csto/session/csc-2024-11-28", {"csc", "2024", "11", "28"}, {"session", "csto"}),
        ("csto/roll", {"csto", "roll"}, {"roll", "csto"}),
    ],
)
def test_a_dossier_is_found_by_its_slug_and_its_kind(dossier: str, slug: set[str], kind: set[str]) -> None:
    def bare(found: frozenset[str]) -> set[str]:
        return {next((word for word in slug | kind if word.startswith(one)), one) for one in found}

    assert bare(words.of_slug(dossier)) == slug
    assert bare(words.of_kind(dossier)) == kind


def test_an_event_is_found_by_its_name_and_by_what_it_says() -> None:
    assert {"sign", "refus"} & {word[:5] for word in words.of_event("signature refused")}
    assert words.of_event("named") == frozenset()
    assert all(words.of_event(name) for name in ("session held", "adopted", "attendance"))
    assert kind_named("adopted").says


@pytest.mark.parametrize("question", ["", " ", "?!", "…", "\0", "--"])
def test_a_question_without_a_word_is_refused_whatever_the_dials(sqlite_record: Place, question: str) -> None:
    with pytest.raises(BrokenInput, match=r"holds no word to look for\. Write a name, a place or a subject"):
        search(question, Dials(0, 0, 0))


@pytest.mark.parametrize(
    "question", ["a\0b", "\ud800x", "zulu\ud800", "x" * 10_000, "zulu " * 2_000, "%' OR 1=1 --", '"zulu*']
)
def test_a_question_of_any_letters_is_answered_or_refused_in_words(record: Place, question: str) -> None:
    desk.load(
        [
            Entry(
                "e",
                "report",
                "csto",
                MOSCOW,
                public_on("2022"),
                (a_fact("named", DOCUMENTS[0], "always", value={"name": "zulu"}),),
            )
        ],
        "d",
        NOW,
    )
    try:
        found = {hit.dossier for hit in search(question, Dials())}
    except BrokenInput:
        found = set()
    assert found <= {DOCUMENTS[0]}
