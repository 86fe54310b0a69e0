"""What the books of the library cite exists; what was not read is marked; the versions of a rule follow one another."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

import pytest

from travaux.rulebook.adoption import Exclusion, Reading
from travaux.rulebook.book import RuleBook, RuleBookSilent, chapter_of
from travaux.rulebook.chapters import Standing
from travaux.rulebook.load import read_library, shipped
from travaux.rulebook.models import (
    AdoptionRule,
    AgendaRule,
    AnyRule,
    ChairmanshipRule,
    CommonRule,
    FollowUpRule,
    ParticipationRule,
    QuorumRule,
    SignatureRule,
)
from travaux.rulebook.vocabulary import MembershipState, Part, Right, Source

EACH = pytest.mark.parametrize("slug", shipped())
CSTO, SC, GA, OSCE = (read_library(slug) for slug in ("csto", "un-sc", "un-ga", "osce"))
KINDS: tuple[type[CommonRule], ...] = (
    ParticipationRule, QuorumRule, AgendaRule, AdoptionRule, SignatureRule, ChairmanshipRule, FollowUpRule,
)  # fmt: skip


def sources(part: Part) -> Iterator[Source]:
    """Every source that a rule or a block inside it names."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Source):
                yield one
            elif isinstance(one, Part):
                yield from sources(one)


def blocks(part: Part, kind: type[Part]) -> Iterator[Part]:
    """Every block of a kind inside a rule."""
    if isinstance(part, kind):
        yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from blocks(one, kind)


@EACH
def test_every_text_that_is_cited_is_listed_and_every_text_that_is_listed_says_where_it_is(slug: str) -> None:
    book = read_library(slug)
    cited = {source.text for rule in book.rules for source in sources(rule)}
    assert cited
    assert all(book.text(key) is not None for key in cited)
    assert all(text.where and text.title for text in book.file.texts.values())


@EACH
def test_every_article_that_is_cited_says_something(slug: str) -> None:
    articles = [source.article for rule in read_library(slug).rules for source in sources(rule)]
    assert all(article.strip() == article and article for article in articles)


@EACH
def test_a_text_that_nobody_read_carries_no_rule_in_force(slug: str) -> None:
    book = read_library(slug)
    for rule in book.rules:
        text = book.text(rule.source.text)
        assert text is not None
        assert rule.status != "in force" or text.seen != "no", rule.id


@EACH
def test_what_a_rule_says_is_a_sentence_of_our_own_and_ends_as_one(slug: str) -> None:
    says = [rule.says for rule in read_library(slug).rules]
    says += [
        str(one.says) for rule in read_library(slug).rules for one in blocks(rule, Reading) if isinstance(one, Reading)
    ]
    assert all(one.endswith(".") and one[0].isupper() for one in says)


@EACH
def test_a_rule_that_replaces_another_begins_on_the_day_on_which_that_ends(slug: str) -> None:
    book = read_library(slug)
    for rule in book.rules:
        if rule.replaces is not None:
            before = book.by_id(rule.replaces)
            assert before is not None
            assert (before.valid_until, before.repealed_by, before.status) == (rule.valid_from, rule.id, "repealed")


@EACH
def test_on_the_last_day_the_old_rule_answers_and_on_the_next_the_new_one(slug: str) -> None:
    book = read_library(slug)
    for rule in book.rules:
        old = None if rule.replaces is None else book.by_id(rule.replaces)
        if old is not None and isinstance(rule.valid_from, date):
            eve = rule.valid_from - timedelta(days=1)
            assert (old.covers(eve), rule.covers(eve)) == (True, False)
            assert (old.covers(rule.valid_from), rule.covers(rule.valid_from)) == (False, True)


@EACH
def test_every_table_of_rights_keeps_membership_and_participation_apart(slug: str) -> None:
    states = set(get_args(MembershipState))
    for rule in read_library(slug).rules:
        for row in blocks(rule, Standing):
            assert isinstance(row, Standing)
            assert (row.state in states) == (row.kind == "membership"), row.state
            assert set(row.rights) <= set(get_args(Right))


@EACH
def test_every_exclusion_says_whether_the_base_shrinks_and_how_it_stands(slug: str) -> None:
    for rule in read_library(slug).rules:
        for one in blocks(rule, Exclusion):
            assert isinstance(one, Exclusion)
            assert one.status in {"in force", "dormant", "unverified", "repealed"}
            assert one.status != "dormant" or one.says, one.who


# Who may do what in the CSTO: the rights that a state of membership has, and those that it has not.
RIGHTS = {
    "member": ("attend speak object vote sign propose chair nominate receive-drafts owe-money be-bound", ""),
    "restored": ("attend speak object vote sign propose chair nominate receive-drafts owe-money be-bound", ""),
    # notice takes nothing away before its months have run
    "withdrawal notified": (
        "attend speak object vote sign propose chair nominate receive-drafts owe-money be-bound",
        "",
    ),
    # arrears cost the vote and the nominations, and leave the debt
    "vote withdrawn": ("attend speak object sign propose chair receive-drafts owe-money be-bound", "vote nominate"),
    # a sanction takes part in the bodies away; of the debt the text that was seen says nothing
    "suspended by the council": ("", "attend speak object vote propose chair nominate"),
    "former": ("", "attend speak object vote sign propose chair nominate receive-drafts be-bound"),
    "expelled": ("", "attend speak object vote sign propose chair nominate receive-drafts be-bound"),
    "observer": ("", "object vote sign chair owe-money be-bound"),
    "partner": ("", "object vote sign chair owe-money be-bound"),
    "candidate": ("", "object vote sign chair owe-money be-bound"),
    "acceding": ("", "object vote chair be-bound"),
}


@pytest.mark.parametrize("state", RIGHTS)
def test_a_state_of_membership_has_its_rights_and_what_is_not_stated_is_neither(state: str) -> None:
    row = CSTO.rule(ParticipationRule, body="csc", on=date(2024, 1, 1)).parameters.standing(state)  # type: ignore[arg-type]
    assert row is not None
    yes, no = ({word.replace("-", " ") for word in words.split()} for words in RIGHTS[state])
    for right in get_args(Right):
        assert row.may(right) == ("yes" if right in yes else "no" if right in no else "not stated"), right


def answer(book: RuleBook, kind: type[AnyRule], body: str, item_class: str, on: date) -> str:
    try:
        return book.rule(kind, body=body, item_class=item_class, on=on).id  # type: ignore[arg-type]
    except RuleBookSilent:
        return "silent"


# Which rule answers, by book, chapter, body, class and day.
ANSWERS = [
    # the Security Council before and after its enlargement, on the very days
    (SC, AdoptionRule, "sc", "substantive", date(1945, 10, 23), "silent"),
    (SC, AdoptionRule, "sc", "substantive", date(1945, 10, 24), "substantive-1945"),
    (SC, AdoptionRule, "sc", "substantive", date(1965, 8, 30), "substantive-1945"),
    (SC, AdoptionRule, "sc", "substantive", date(1966, 1, 1), "substantive"),
    (SC, AdoptionRule, "sc", "procedural", date(1964, 1, 1), "procedural-1945"),
    (SC, AdoptionRule, "sc", "mode", date(1966, 1, 1), "preliminary-question"),
    (SC, AdoptionRule, "sc", "admission", date(1966, 1, 1), "substantive"),
    # the chair of the CSTO before and after the session of 2023
    (CSTO, ChairmanshipRule, "csc", "other", date(2002, 10, 6), "silent"),
    (CSTO, ChairmanshipRule, "csc", "other", date(2023, 11, 22), "chair-at-the-session"),
    (CSTO, ChairmanshipRule, "csc", "other", date(2023, 11, 23), "chair-on-1-january"),
    # the ministers take over what the Council's rules say
    (CSTO, ChairmanshipRule, "cfm", "other", date(2024, 1, 1), "chair-on-1-january"),
    (CSTO, SignatureRule, "csc", "other", date(2024, 1, 1), "signature"),
    (CSTO, SignatureRule, "cfm", "other", date(2024, 1, 1), "signature-ministers"),
    (CSTO, SignatureRule, "permanent-council", "other", date(2024, 1, 1), "signature"),
    (CSTO, SignatureRule, "csc", "other", date(2004, 6, 17), "silent"),
    # the commission has a quorum of its own, and its working group takes it over
    (CSTO, QuorumRule, "icmec", "other", date(2024, 1, 1), "quorum-icmec"),
    (CSTO, QuorumRule, "icmec-working-group", "other", date(2024, 1, 1), "quorum-icmec"),
    (CSTO, QuorumRule, "icmec", "other", date(2015, 9, 9), "quorum"),
    (CSTO, QuorumRule, "csc", "personnel", date(2024, 1, 1), "quorum-personnel"),
    (CSTO, QuorumRule, "cfm", "personnel", date(2024, 1, 1), "quorum"),
    # a question of persons, a sanction, procedure, and everything else
    (CSTO, AdoptionRule, "csc", "personnel", date(2024, 1, 1), "consensus-personnel"),
    (CSTO, AdoptionRule, "csc", "sanction", date(2024, 1, 1), "sanction"),
    (CSTO, AdoptionRule, "csc", "procedural", date(2024, 1, 1), "procedural"),
    (CSTO, AdoptionRule, "csc", "budget", date(2024, 1, 1), "consensus"),
    (CSTO, AdoptionRule, "csc", "mode", date(2024, 1, 1), "silent"),
    # a sanction of the ministers is a question like any other: only the Council has that rule
    (CSTO, AdoptionRule, "permanent-council", "budget", date(2024, 1, 1), "consensus"),
    # what a book does not speak of
    (OSCE, SignatureRule, "pc", "other", date(2024, 1, 1), "silent"),
    (GA, AgendaRule, "ga", "other", date(2024, 1, 1), "requests"),
    (SC, AgendaRule, "sc", "other", date(2024, 1, 1), "silent"),
    (SC, ParticipationRule, "sc", "other", date(2024, 1, 1), "silent"),
    (OSCE, AdoptionRule, "pc", "sanction", date(2024, 1, 1), "consensus-minus-one"),
    (OSCE, AdoptionRule, "pc", "budget", date(2006, 10, 31), "silent"),
]  # fmt: skip


@pytest.mark.parametrize(("book", "kind", "body", "item_class", "on", "rule"), ANSWERS, ids=str)
def test_the_rule_of_the_body_the_class_and_the_day_answers(
    book: RuleBook, kind: type[AnyRule], body: str, item_class: str, on: date, rule: str
) -> None:
    assert answer(book, kind, body, item_class, on) == rule


@EACH
@pytest.mark.parametrize("kind", KINDS, ids=chapter_of)
def test_a_silence_says_what_was_looked_for_what_is_nearest_and_what_to_do(slug: str, kind: type[CommonRule]) -> None:
    long_ago = date(1900, 1, 1)
    silent = read_library(slug).silence(kind, body="nowhere", on=long_ago)
    text = str(silent)
    assert text.startswith(f"Looked in the rule book {slug} for a rule of the chapter {chapter_of(kind)} ")
    assert "in the body nowhere on 1900-01-01: it has none." in text
    assert "No rule of that chapter names the body" in text or "Nearest is " in text
    assert text.endswith("Ask the chair or the body for a ruling, or add a dated rule to the book.")
    assert (silent.book, silent.body, silent.on) == (slug, "nowhere", long_ago)
