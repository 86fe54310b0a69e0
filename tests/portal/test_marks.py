"""Sentences with marks become HTML in which nothing but our own links is alive."""

import pytest

from travaux.frame.marks import Place, bare, cited, dossier_path, entry_path, fact_path, html, named, plain

HOSTILE = "<script>alert(1)</script>\"'&"


def test_a_name_leads_to_its_dossier_with_the_dials() -> None:
    told = html(f"{named('csto/member/am', 'Armenia')} is a member", Place("/", "?on=2023-11-23&known=2023"))
    assert told == ('<a href="/csto/member/am?on=2023-11-23&amp;known=2023"><bdi>Armenia</bdi></a> is a member')


def test_the_name_of_the_page_itself_is_no_link() -> None:
    assert html(named("csto/member/am", "Armenia"), Place("/csto/member/am")) == "<bdi>Armenia</bdi>"


def test_citations_are_numbered_in_the_order_of_the_page_and_keep_their_number() -> None:
    place = Place()
    first = html(f"said [{cited('a#X', 'X')}, {cited('b#Y', 'Y')} and 2 more].", place)
    assert first.startswith('said<span class="refs"><a class="ref" href="/record/fact/a/X"')
    assert first.endswith(">2</a> and 2 more</span>.")
    assert ">2</a>" in html(cited("b#Y", "Y"), place)
    assert place.numbers == {"a#X": 1, "b#Y": 2}


@pytest.mark.parametrize(
    "text",
    [HOSTILE, named("csto/member/am", HOSTILE), cited(f"e#{HOSTILE}", HOSTILE), f"[{HOSTILE}]"],
    ids=["a text", "a name", "a citation", "brackets"],  # marks differ from process to process
)
def test_whatever_a_text_holds_it_comes_out_inert(text: str) -> None:
    told = html(text, Place("", "?on=<b>"))
    assert "<script" not in told
    assert "\"'" not in told.replace("&quot;", "").replace("&#x27;", "")


def test_a_text_of_the_record_can_bring_no_mark_along() -> None:
    forged = named("csto/member/am", "x")
    assert html(bare(forged), Place()) == "csto/member/amx"
    assert "<a" not in html("\ue000csto/member/am", Place())


def test_marks_can_be_taken_off() -> None:
    assert plain(f"{named('csto/member/am', 'Armenia')} refused [{cited('a#B', 'B')}].") == "Armenia refused."


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (fact_path("source/belta#f1"), "/record/fact/source/belta/f1"),
        (fact_path("e 1#a/b"), "/record/fact/e%201/a%2Fb"),
        (entry_path("rule-book/csto/ab"), "/record/entry/rule-book/csto/ab"),
        (dossier_path("csto/member/am"), "/csto/member/am"),
    ],
)
def test_addresses_are_quoted(path: str, address: str) -> None:
    assert path == address
