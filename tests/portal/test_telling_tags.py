"""What templates may say: every tag answers inert words with links that carry the dials on."""

from typing import Any

import pytest
from django.template import Context, Engine
from django.utils import translation

from tests.decision.states_of import reports, state
from tests.factories import ZONE, a_fact
from travaux.decision.situation.claims import Cited, Claim, Remark, Version
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame.page import Page
from travaux.frame.statuses import WORDS, status_of
from travaux.frame.templatetags import telling
from travaux.portal.templatetags import trailing
from travaux.record.events import EVENTS
from travaux.record.fold import Dials
from travaux.record.times import Interval, end_of, read_date

TITLES = {"csto/member/am": "Armenia", "csto/body/csc": "Council", "world/person/zas": "Stanislav Zas"}
HOSTILE = "<b>x</b>"
ENGINE = Engine(
    libraries={"trailing": "travaux.portal.templatetags.trailing"}, builtins=["travaux.frame.templatetags.telling"]
)


def a_page(**extra: Any) -> Page:  # noqa: ANN401 - any field of Page
    asked = Asked(Dials(on=end_of("2024-12-01", ZONE)), Names(TITLES, "csto"), ZONE)
    return Page("/here", "csto", asked, {"known": "2024"}, **extra)


def cited(day: str = "2023-11-23", basis: str = "stated", address: str = "e1#f1") -> Cited:
    when = read_date(day, ZONE)
    return Cited(address, "adopted", when, day, basis, Interval(when.lo, when.hi), "", "", ())


def said(template: str, **context: object) -> str:
    """The template said on a page whose dial `known` is turned to 2024."""
    told: str = ENGINE.from_string("{% load trailing %}" + template).render(Context({"page": a_page(), **context}))
    return told


LINK = '<a href="/csto/member/am?known=2024"><bdi>Armenia</bdi></a>'
REF = '<a class="ref" href="/record/fact/e1/f1?known=2024" aria-label="source 1: f1">1</a>'


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% name 'csto/member/am' %}", LINK),
        ("{% name 'csto/member/zz' %}", '<a href="/csto/member/zz?known=2024"><bdi>zz</bdi></a>'),  # no name on record
        ("{% title 'csto/member/am' %}", "Armenia"),
        ("{% key 'am' %}", LINK),
        ("{% key 'csto/body/csc' %}", '<a href="/csto/body/csc?known=2024"><bdi>Council</bdi></a>'),
        ("{% key hostile %}", "&lt;b&gt;x&lt;/b&gt;"),
        ("{% member 'am' %}", LINK),
        ("{% member 'zz' %}", "zz"),
        ("{% value 'unknown' %}", "not stated"),
        ("{% value 'csto/member/am' %}", LINK),
        ("{% value 32 %}", "32"),
        ("{% value hostile %}", "&lt;b&gt;x&lt;/b&gt;"),
        ("{% value empty %}", ""),
        ("{% ref 'e1#f1' %}", REF),
        ("{% fact_url 'e1#f1' %}", "/record/fact/e1/f1?known=2024"),
        ("{% dossier_url 'csto/member/am' %}", "/csto/member/am?known=2024"),
        ("{% to '/x' a='1' b='' %}", "/x?known=2024&amp;a=1"),  # what is empty is left out
        ("{% to '/x' known='2020' %}", "/x?known=2020"),  # what is said aloud goes before the dial
        ("{% entry_url 'e 1' %}", "/record/entry/e%201?known=2024"),
        ("{% target_url 'e1' %}", "/record/entry/e1?known=2024"),
        ("{% target_url 'e1#f1' %}", "/record/fact/e1/f1?known=2024"),
        ("{% fact_link 'e1#f1' %}", '<a href="/record/fact/e1/f1?known=2024">f1</a>'),
        ("{% fact_link 'e1#f1' hostile %}", '<a href="/record/fact/e1/f1?known=2024">&lt;b&gt;x&lt;/b&gt;</a>'),
        ("{% status 'adopted' %}", '<span class="st agree">Adopted</span>'),
        ("{% status 'absent' 'no notice' %}", '<span class="st abs">Absent; no notice</span>'),
        ("{% status hostile %}", '<span class="st abs">&lt;b&gt;x&lt;/b&gt;</span>'),
        ("{% told hostile %}", "&lt;b&gt;x&lt;/b&gt;"),
        ("{% english hostile %}", "&lt;b&gt;x&lt;/b&gt;"),
        ("{% word 'returned for finalisation' %}", "returned for finalisation"),
        (
            "{% outward 'https://a.example/b' %}",
            '<a href="https://a.example/b" rel="noreferrer nofollow external">https://a.example/b</a>',
        ),
        ("{% outward 'javascript:x' %}", "javascript:x"),
        ("{% label_of 'stamp' %}", "Stamp on the page"),
    ],
)
def test_a_tag_says_this(template: str, told: str) -> None:
    assert said(template, hostile=HOSTILE, empty=[]) == told


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (Claim(None, text="nothing on record"), "nothing on record"),
        (Claim("Minsk", (cited(),)), f'Minsk<span class="refs">{REF}</span>'),
        (Claim("unknown", (cited(),)), "not stated"),
        (Claim(None, rivals=(Version("A", (cited(),)), Version("B", (cited(),)))), "others say: A"),  # none leads
    ],
)
def test_a_claim_is_told_with_its_sources_and_its_rivals(claim: Claim, told: str) -> None:
    assert told in said("{% claim one %}", one=claim)


@pytest.mark.parametrize(
    ("day", "basis", "words", "mark"),
    [
        ("2023-11-23", "stated", "23 November 2023", ""),
        ("2023-11", "stated", "November 2023", ""),
        ("2023-11-23", "inferred", "23 November 2023", '<span class="small">(day inferred)</span>'),
        ("../2020-01-01", "stated", "by 1 January 2020", ""),
    ],
)
def test_a_day_is_told_and_an_inferred_one_is_marked(day: str, basis: str, words: str, mark: str) -> None:
    one = cited(day, basis)
    assert said("{% day one %}", one=one) == words
    assert said("{% inferred one %}", one=one) == mark


def test_a_long_list_of_what_is_unsure_is_cut_and_counted() -> None:
    unsure = [a_fact("legal view stated", "csto/member/am", "2024-01/2025-12", f"f{one}") for one in range(12)]
    found = state("csto/member/am", reports(*unsure), "2024-12-01")
    told = said("{% evidence state %}", state=found)
    assert len(found.evidence.may) == 12
    assert told.count('class="ref"') <= telling.MOST_UNSURE


def test_another_part_of_a_list_keeps_what_was_asked_and_drops_the_old_cursor() -> None:
    page = a_page(query=(("year", "2024"), ("cursor", "old"), ("known", "2024")))
    assert telling.again({"page": page}, "new") == "/here?known=2024&year=2024&cursor=new"


def test_a_tag_without_a_page_says_what_it_was_given() -> None:
    with pytest.raises(TypeError, match="str"):
        telling.name({"page": "no page"}, "csto/member/am")


def test_english_of_the_record_is_marked_on_a_page_in_another_language() -> None:
    with translation.override("ru"):
        assert said("{% english 'a rule' %}") == '<span lang="en">a rule</span>'


def test_a_file_of_ours_bears_the_digest_of_what_it_holds() -> None:
    assert telling.asset("frame/site.css").startswith("/static/frame/site.css?v=")
    assert telling.asset("frame/site.css") != telling.asset("frame/site.js")
    assert telling.asset("portal/nosuch.css").endswith("?v=no such file")


def test_a_remark_tells_its_event_its_values_and_its_source() -> None:
    one = Remark("legal view stated", (), {"view": HOSTILE}, cited())
    told = said("{% remark one %}", one=one)
    assert "&lt;b&gt;x&lt;/b&gt;" in told
    assert REF in told


def test_every_word_with_a_colour_has_one_and_all_others_that_of_absence() -> None:
    assert len(WORDS) == len(set(WORDS))
    assert {status_of(one) for one in WORDS} == {"agree", "object", "open", "abst"}
    assert {status_of(one) for one in ("", "nonsense", "absent", "not stated", *EVENTS) if one not in WORDS} == {"abs"}


def test_dates_of_a_source_stand_in_one_order_whatever_order_they_came_in() -> None:
    value = {"outlet": "world/source/udf", "retrieved": "2026-11-22", "published": "2023-11-20", "stamp": "a stamp"}
    found = state("world/source/u1", reports(a_fact("source registered", "world/source/u1", "always", value=value)))
    assert [label for label, _ in trailing.dates_in(found)] == ["published", "stamp", "retrieved"]  # type: ignore[arg-type]
