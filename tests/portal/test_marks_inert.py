"""Whatever texts and targets hold, a told sentence becomes our own links and words, and its plain form loses none."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import PAYLOADS
from tests.portal.inert import made_of
from travaux.frame import marks
from travaux.frame.marks import Place, bare, cited, dossier_path, entry_path, fact_path, html, named, own, plain

#: Texts as a record may hold them: with letters of marks, brackets, signs of HTML, and whole payloads.
TEXTS = st.text(
    st.sampled_from("ab <>&\"'[],#/\ue000\ue001\ue002\ue003\ue004\ue010Ж\u202e"), max_size=20
) | st.sampled_from([one for one in PAYLOADS if len(one) < 300])
PARTS = st.one_of(
    TEXTS.map(bare),
    st.builds(named, TEXTS, TEXTS),
    st.lists(st.builds(cited, TEXTS, TEXTS), min_size=1, max_size=3).map(lambda found: f" [{', '.join(found)}]"),
    TEXTS.map(own),
)
SENTENCES = st.lists(PARTS, max_size=6).map("".join)
OURS = {("a", "href"), ("a", "class"), ("a", "aria-label"), ("bdi", ""), ("span", "class"), ("span", "lang")}


def words_of(made: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", made))


@given(SENTENCES, TEXTS)
def test_a_sentence_holds_our_own_elements_alone(sentence: str, dials: str) -> None:
    found = made_of(html(sentence, Place("/here", f"?on={dials}")))
    assert found.elements <= OURS
    assert all(one.startswith("/") for one in found.addresses)


@given(TEXTS, TEXTS)
def test_no_text_brings_a_mark_of_its_own_along(text: str, words: str) -> None:
    assert "<a" not in html(text, Place())
    told = html(named("csto/member/am", words) + text, Place())
    assert told.count("<a ") == 1
    assert words_of(told) == bare(words) + bare(text)


@given(TEXTS, TEXTS)
def test_plain_words_are_those_of_the_page_without_its_numbers(before: str, words: str) -> None:
    sentence = f"{bare(before)}{named('csto/member/am', words)} [{cited('e#f', 'f')}, {cited('e#g', 'g')} and 2 more]."
    assert plain(sentence) == f"{bare(before)}{bare(words)}."
    assert words_of(html(sentence, Place())) == f"{bare(before)}{bare(words)}1 2 and 2 more."


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12))
def test_a_fact_keeps_its_number_on_a_page_however_often_it_is_cited(found: list[str]) -> None:
    place = Place()
    told = [words_of(html(cited(f"e#{one}", one), place)) for one in found]
    order = list(dict.fromkeys(found))
    assert told == [str(order.index(one) + 1) for one in found]


@given(TEXTS)
def test_bare_takes_nothing_but_letters_of_marks(text: str) -> None:
    assert bare(text) == "".join(one for one in text if not "\ue000" <= one <= "\ue0ff")
    assert bare(bare(text)) == bare(text)


@given(st.text(max_size=20), st.text(max_size=20).filter(lambda ref: "#" not in ref))
def test_an_address_of_a_fact_is_one_path_and_reads_back(entry: str, ref: str) -> None:
    path = fact_path(f"{entry}#{ref}")
    assert path.isascii()
    assert not re.search(r"[\s\"<>?#\\]", path)
    begin, _, end = path.rpartition("/")
    assert (unquote(begin), unquote(end)) == (f"/record/fact/{entry}", ref)


@given(st.text(max_size=30))
def test_addresses_of_entries_and_dossiers_cannot_leave_their_path(text: str) -> None:
    for path, told in ((entry_path(text), f"/record/entry/{text}"), (dossier_path(text), f"/{text}")):
        assert not re.search(r"[\s\"<>?#\\]", path)
        assert unquote(path) == told


@pytest.mark.parametrize(
    ("here", "dossier", "linked"),
    [
        ("/csto/member/am", "csto/member/am", False),  # its own page
        ("/csto/member/am/", "csto/member/am", True),  # another address
        ("/csto/member/by", "csto/member/am", True),
        ("", "csto/member/am", True),
    ],
)
def test_only_the_page_itself_is_no_link(here: str, dossier: str, *, linked: bool) -> None:
    assert ("<a " in html(named(dossier, "A"), Place(here))) is linked


def test_what_is_in_english_on_a_page_in_english_bears_no_mark() -> None:
    assert own("in English") == "in English"
    assert not marks.is_foreign("in English")
