"""What is typed of a text becomes acts: none more than were meant, in order, and only those that the actor may do."""

from contextlib import suppress

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.office.papers import Paper
from travaux.record.dossiers import kind_of
from travaux.workroom.drafts.asked import SORTS, NotAText, Typed, complete, kept_clauses, typed
from travaux.workroom.drafts.clauses import BadClauses, Drafted
from travaux.workroom.drafts.sending import Text, acts, changed, enters, slug_for

WAITS = "The secretariat then puts it into clauses and circulates it."
OFFICE = Author("secretariat")
DOC = "csto/document/x"
ONE, TWO = Drafted("1", "", "One."), Drafted("2", "Second", "Two.")
PAPER = Paper("ab" * 32, "draft.pdf", "application/pdf", 7)
CHOICES = {"sort": SORTS, "body": ("csto/body/csc",), "sponsor": ("", "am")}
WHOLE = Typed(key="k", title="On x", sort="decision", body="csto/body/csc", version="1")


def sent(text: Text, *may_not: str) -> tuple[Act, ...]:
    return acts(text, DOC, OFFICE, lambda event: event not in may_not)


def kinds(found: tuple[Act, ...]) -> list[str]:
    return [one.kind for one in found]


def test_a_new_text_is_drafted_named_put_into_clauses_and_circulated_in_that_order() -> None:
    found = sent(Text("1", (ONE, TWO), "On x", "decision", "csto/body/csc", "csto/member/am", "2022-12-01", PAPER))
    assert kinds(found) == ["drafted", "named", "paper attached", "clause drafted", "clause drafted", "circulated"]
    assert found[0].value == {"sort": "decision", "body": "csto/body/csc", "subject": "On x"}
    assert found[2].value == {
        "digest": f"sha256:{PAPER.digest}",
        "title": "On x",
        "file": "draft.pdf",
        "media": "application/pdf",
        "size": "7",
    }
    assert (found[4].keys, found[4].value) == (("2",), {"version": "1", "text": "Two.", "heading": "Second"})
    assert found[5].value == {
        "by": "csto/member/am",
        "version": "1",
        "text": f"sha256:{PAPER.digest}",
        "reply due": "2022-12-01",
    }
    assert {(one.about, one.by) for one in found} == {((DOC,), OFFICE)}


def test_what_the_actor_may_not_do_is_left_out() -> None:
    found = sent(Text("1", (ONE,), "On x", paper=PAPER), "clause drafted", "circulated", "named")
    assert kinds(found) == ["drafted", "paper attached"]


def test_a_new_version_says_what_is_new_and_what_is_gone() -> None:
    found = sent(Text("2", (TWO,), removed=("3",)))
    assert kinds(found) == ["clause drafted", "clause removed", "circulated"]
    assert found[1].keys == ("3",)


def test_a_version_of_nothing_is_no_act() -> None:
    assert sent(Text("2", ())) == ()


def test_only_what_differs_is_new() -> None:
    before = {"1": ONE, "2": TWO, "3": Drafted("3", "", "Three.")}
    after = (ONE, Drafted("2", "Second", "Two, altered."), Drafted("4", "", "Four."))
    assert changed(before, after) == (after[1:], ("3",))
    assert changed({}, (ONE,)) == ((ONE,), ())
    assert changed({"1": ONE}, (ONE,)) == ((), ())


@pytest.mark.parametrize(
    ("text", "may_not", "told"),
    [
        (Text("1", (ONE, TWO), "On x"), (), "Entered in one go: that the draft exists, 2 clauses, its circulation."),
        (
            Text("1", (ONE,), "On x", paper=PAPER),
            ("clause drafted", "circulated"),
            f"Entered in one go: that the draft exists, the text as a paper. {WAITS}",
        ),
        (Text("2", (), removed=("3",)), (), "Entered in one go: that 1 clause is taken out, its circulation."),
    ],
)
def test_what_will_be_entered_is_told_beforehand(text: Text, may_not: tuple[str, ...], told: str) -> None:
    assert enters(sent(text, *may_not)) == told


@given(st.text(max_size=80), st.text(min_size=1, max_size=20))
def test_any_title_gives_a_name_of_its_own_and_the_same_one_again(title: str, key: str) -> None:
    slug = slug_for(title, key)
    assert kind_of(f"csto/document/{slug}") == "document"
    assert slug == slug_for(title, key)
    assert slug != slug_for(title, f"{key} ")


def test_the_form_is_read_as_it_was_sent_with_blanks_taken_off() -> None:
    post = QueryDict(
        "title=+On+x+&version=1&number=+3-A+&heading=+h+&words=+w+&number=4&heading=&words=&due=2022-12-01"
    )
    found = typed(post)
    assert (found.title, found.version, found.due) == ("On x", "1", "2022-12-01")
    assert found.clauses == (Drafted("3-a", "h", "w"), Drafted("4", "", ""))
    assert kept_clauses(found) == (Drafted("3-a", "h", "w"),)
    assert dict(found.carried())["title"] == "On x"
    assert {"due", "audience"}.isdisjoint(dict(found.carried()))


def test_a_whole_form_is_complete() -> None:
    complete(WHOLE, CHOICES, "Europe/Moscow")
    complete(Typed(key="k", version="2", due="2022-12-01"), {}, "Europe/Moscow")
    assert WHOLE.version == "1"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"title": ""}, "no title"),
        ({"title": "x" * 301}, "more than 300 letters"),
        ({"version": ""}, "no name"),
        ({"version": "x" * 41}, "more than 40 letters"),
        ({"sort": "song"}, "cannot be chosen as sort"),
        ({"body": "csto/body/x"}, "cannot be chosen as body"),
        ({"sponsor": "zz"}, "cannot be chosen as sponsor"),
        ({"due": "in May"}, "is no day"),
        ({"due": "2022-02-30"}, "is no day"),
    ],
)
def test_what_is_missing_or_none_of_its_choices_is_told(broken: dict[str, str], says: str) -> None:
    with pytest.raises(NotAText, match=says):
        complete(
            Typed(**{**{name: getattr(WHOLE, name) for name in ("key", "title", "sort", "body", "version")}, **broken}),
            CHOICES,
            "Europe/Moscow",
        )


def test_two_clauses_of_one_name_are_told() -> None:
    with pytest.raises(BadClauses, match="Two clauses"):
        kept_clauses(Typed(clauses=(ONE, ONE)))


FIELD = st.sampled_from(
    ["title", "sort", "body", "version", "due", "number", "heading", "words", "text", "key", "paper"]
)
WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.tuples(FIELD, WORDS), max_size=12))
def test_any_form_is_read_and_taken_or_refused_in_words(pairs: list[tuple[str, str]]) -> None:
    post = QueryDict(mutable=True)
    for name, value in pairs:
        post.appendlist(name, value)
    found = typed(post)
    with suppress(BrokenInput):
        complete(found, CHOICES, "Europe/Moscow")
        assert {one.text for one in kept_clauses(found)}.isdisjoint({""})
