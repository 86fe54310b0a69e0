"""Addresses of dossiers, facts and entries, and what marks leave of a text, row by row."""

import pytest
from django.utils import translation

from travaux.frame.marks import (
    Place,
    bare,
    cited,
    dossier_path,
    entry_path,
    fact_path,
    html,
    is_foreign,
    named,
    own,
    plain,
)

#: A dossier, and the path of its page.
DOSSIERS = (
    ("csto/member/am", "/csto/member/am"),
    ("csto/session/csc-2022-11-23", "/csto/session/csc-2022-11-23"),
    ("world/source/tass", "/world/source/tass"),
    ("csto/roll", "/csto/roll"),
    ("csto/document/a b", "/csto/document/a%20b"),
    ("csto/document/a?b", "/csto/document/a%3Fb"),
    ("csto/document/a#b", "/csto/document/a%23b"),
    ("csto/document/a%b", "/csto/document/a%25b"),
    ('csto/document/"', "/csto/document/%22"),
    ("csto/document/<b>", "/csto/document/%3Cb%3E"),
    ("csto/document/ё", "/csto/document/%D1%91"),
    ("csto/document/v1.2~x", "/csto/document/v1.2~x"),
)


@pytest.mark.parametrize(("dossier", "path"), DOSSIERS)
def test_a_dossier_has_its_path(dossier: str, path: str) -> None:
    assert dossier_path(dossier) == path
    assert entry_path(dossier) == f"/record/entry{path}"


#: The address of a fact, and the path of its page: the last part is the fact's short name.
FACTS = (
    ("r1#f1", "/record/fact/r1/f1"),
    ("s4-yerevan#B21", "/record/fact/s4-yerevan/B21"),
    ("act/7#f1", "/record/fact/act/7/f1"),
    ("a#b#c", "/record/fact/a%23b/c"),
    ("r1#a/b", "/record/fact/r1/a%2Fb"),
    ("r1#a b", "/record/fact/r1/a%20b"),
    ("r1#?", "/record/fact/r1/%3F"),
    ("nothing", "/record/fact//nothing"),
)


@pytest.mark.parametrize(("address", "path"), FACTS)
def test_a_fact_has_its_path(address: str, path: str) -> None:
    assert fact_path(address) == path


#: A text of the record, and what of it could not be read as a mark.
BARE = (
    ("", ""),
    ("Armenia", "Armenia"),
    ("Армения", "Армения"),
    ("\ue000Armenia", "Armenia"),
    ("\ue001\ue002\ue003\ue004", ""),
    ("a\ue010\ue0ffb", "ab"),
    ("a\ue100b", "a\ue100b"),
    ("a\udfffb", "a\udfffb"),
)


@pytest.mark.parametrize(("text", "left"), BARE, ids=[str(number) for number in range(len(BARE))])
def test_letters_that_read_as_marks_are_taken_out(text: str, left: str) -> None:
    assert bare(text) == left


#: Letters of a sentence with a name and citations, as a reader is shown it where nothing can be linked.
PLAIN = (
    ((), "Armenia refused."),
    (("a#B",), "Armenia refused."),
    (("a#B", "c#D"), "Armenia refused."),
)


@pytest.mark.parametrize(("facts", "told"), PLAIN, ids=["none", "one", "two"])
def test_without_marks_names_stay_and_citations_go(facts: tuple[str, ...], told: str) -> None:
    refs = f" [{', '.join(cited(one, one) for one in facts)}]" if facts else ""
    assert plain(f"{named('csto/member/am', 'Armenia')} refused{refs}.") == told


def test_what_is_counted_behind_the_citations_goes_with_them() -> None:
    assert plain(f"It is so [{cited('a#B', 'B')} and 2 more].") == "It is so."


#: Words of the record, and whether a page in English, and one in Russian, marks them as English.
FOREIGN = (
    ("Draft declaration", False, True),
    ("ab", False, True),
    ("a", False, False),
    ("v 2", False, False),
    ("Проект декларации", False, False),
    ("Проект (draft)", False, True),
    ("17", False, False),
    ("", False, False),
)


@pytest.mark.parametrize(("words", "english", "russian"), FOREIGN)
def test_english_words_are_marked_on_a_page_in_another_language(words: str, *, english: bool, russian: bool) -> None:
    for language, foreign in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert is_foreign(words) is foreign
            told = html(own(words), Place())
            assert told == (f'<span lang="en">{words}</span>' if foreign else words)


#: Where a name stands and which dials are turned, and what the name becomes.
NAMES = (
    ("/", "", '<a href="/csto/member/am"><bdi>Armenia</bdi></a>'),
    ("/", "?on=2023", '<a href="/csto/member/am?on=2023"><bdi>Armenia</bdi></a>'),
    ("/csto/member/by", "", '<a href="/csto/member/am"><bdi>Armenia</bdi></a>'),
    ("/csto/member/am", "", "<bdi>Armenia</bdi>"),
    ("/csto/member/am", "?on=2023", "<bdi>Armenia</bdi>"),
    ("/csto/member/am/trail", "", '<a href="/csto/member/am"><bdi>Armenia</bdi></a>'),
)


@pytest.mark.parametrize(("here", "dials", "told"), NAMES)
def test_a_name_leads_to_its_page_but_not_from_there(here: str, dials: str, told: str) -> None:
    assert html(named("csto/member/am", "Armenia"), Place(here, dials)) == told


#: Texts of a record that try to be more than text, and what they come out as.
INERT = (
    ("<b>", "&lt;b&gt;"),
    ("a & b", "a &amp; b"),
    ('"', "&quot;"),
    ("'", "&#x27;"),
    ("&amp;", "&amp;amp;"),
    ("[a#B]", "[a#B]"),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("{{ settings.SECRET_KEY }}", "{{ settings.SECRET_KEY }}"),
    ("\ue000csto/member/am\ue002x\ue003", "csto/member/amx"),
    ("\ue001r1#f1\ue002x\ue003", "r1#f1x"),
)


@pytest.mark.parametrize(("text", "told"), INERT, ids=[str(number) for number in range(len(INERT))])
def test_a_text_stays_a_text(text: str, told: str) -> None:
    assert html(text, Place()) == told
    assert html(named("csto/member/am", text), Place("/csto/member/am")) == f"<bdi>{told}</bdi>"


def test_citations_of_a_page_are_numbered_as_they_come_and_told_with_their_fact() -> None:
    place = Place("/", "?on=2023")
    first = html(f"[{cited('a#B', 'B')}]", place)
    assert first == '<span class="refs"><a class="ref" href="/record/fact/a/B?on=2023" aria-label="source 1: B">1</a></span>'  # fmt: skip
    assert 'aria-label="source 2: D">2</a>' in html(f"[{cited('c#D', 'D')}]", place)
    assert 'aria-label="source 1: B">1</a>' in html(f"[{cited('a#B', 'B')}]", place)
    assert place.numbers == {"a#B": 1, "c#D": 2}
