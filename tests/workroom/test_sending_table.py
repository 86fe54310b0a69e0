"""A new text as acts: what is entered, by whom, in which order; and the form from which it is read."""

from collections.abc import Callable

import pytest
from django.http import QueryDict

from travaux.broken_input import BrokenInput
from travaux.decision.act import Author
from travaux.office.papers import Paper
from travaux.workroom.drafts.asked import SORTS, NotAText, Typed, complete, kept_clauses, typed
from travaux.workroom.drafts.clauses import Drafted
from travaux.workroom.drafts.sending import Text, acts, changed, enters, slug_for

DOC = "csto/document/x"
OFFICE = Author("secretariat")
PAPER = Paper("a" * 64, "text.txt", "text/plain", 12)
ONE, TWO = Drafted("1", "", "One."), Drafted("2", "Two", "Two words.")
FORM = Typed(title="Joint measures", sort="decision", body="csto/body/csc", version="1")
CHOICES = {"sort": ("decision", "statement"), "body": ("", "csto/body/csc"), "sponsor": ("", "am")}


def kinds(text: Text, may: Callable[[str], bool] = lambda _: True) -> list[str]:
    return [one.kind for one in acts(text, DOC, OFFICE, may)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (Text("1", ()), []),
        (Text("1", (), title="T"), ["drafted", "named"]),
        (Text("1", (ONE,), title="T"), ["drafted", "named", "clause drafted", "circulated"]),
        (Text("1", (ONE, TWO)), ["clause drafted", "clause drafted", "circulated"]),
        (Text("2", (), removed=("1",)), ["clause removed", "circulated"]),
        (Text("2", (ONE,), removed=("2",)), ["clause drafted", "clause removed", "circulated"]),
        (Text("1", (), paper=PAPER), ["paper attached"]),
        (Text("1", (), title="T", paper=PAPER), ["drafted", "named", "paper attached"]),
        (Text("1", (ONE,), paper=PAPER), ["paper attached", "clause drafted", "circulated"]),
    ],
)
def test_a_text_is_entered_by_these_acts_in_this_order(text: Text, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        ({"drafted"}, ["drafted"]),
        ({"drafted", "paper attached"}, ["drafted", "paper attached"]),
        ({"named"}, ["named"]),
        ({"clause drafted", "circulated"}, ["clause drafted", "circulated"]),
        ({"circulated"}, ["circulated"]),
        (set(), []),
    ],
)
def test_what_the_actor_may_not_do_is_left_to_the_secretariat(allowed: set[str], expected: list[str]) -> None:
    assert kinds(Text("1", (ONE,), title="T", paper=PAPER), allowed.__contains__) == expected


def test_each_act_bears_what_the_text_says_and_nothing_that_it_does_not() -> None:
    text = Text("2", (ONE, TWO), "T", "decision", "csto/body/csc", "am", "2022-11-30", PAPER, ("9",))
    drafted, named, attached, first, second, gone, out = acts(text, DOC, OFFICE, lambda _: True)
    assert drafted.value == {"sort": "decision", "body": "csto/body/csc", "subject": "T"}
    assert named.value == {"name": "T", "form": "title"}
    assert attached.value["digest"] == f"sha256:{'a' * 64}"
    assert (attached.value["title"], attached.value["file"], attached.value["size"]) == ("T", "text.txt", "12")
    assert (first.keys, first.value) == (("1",), {"version": "2", "text": "One."})
    assert (second.keys, second.value) == (("2",), {"version": "2", "text": "Two words.", "heading": "Two"})
    assert (gone.keys, gone.value) == (("9",), {"version": "2"})
    assert out.value == {"by": "am", "version": "2", "text": f"sha256:{'a' * 64}", "reply due": "2022-11-30"}
    assert {one.by for one in (drafted, named, attached, first, second, gone, out)} == {OFFICE}


def test_a_paper_without_a_title_is_called_as_its_file() -> None:
    (attached,) = acts(Text("1", (), paper=PAPER), DOC, OFFICE, lambda _: True)
    assert attached.value["title"] == "text.txt"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (Text("1", (ONE,), "T"), "Entered in one go: that the draft exists, 1 clause, its circulation."),
        (Text("1", (ONE, TWO), "T"), "Entered in one go: that the draft exists, 2 clauses, its circulation."),
        (Text("2", (ONE,)), "Entered in one go: 1 clause, its circulation."),
        (Text("2", (), removed=("1",)), "Entered in one go: that 1 clause is taken out, its circulation."),
        (Text("2", (), removed=("1", "2")), "Entered in one go: that 2 clauses are taken out, its circulation."),
        (
            Text("2", (ONE,), removed=("2",)),
            "Entered in one go: 1 clause, that 1 clause is taken out, its circulation.",
        ),
        (Text("1", (ONE,), paper=PAPER), "Entered in one go: the text as a paper, 1 clause, its circulation."),
    ],
)
def test_what_will_be_entered_is_told_beforehand(text: Text, told: str) -> None:
    assert enters(acts(text, DOC, OFFICE, lambda _: True)) == told


def test_a_delegation_is_told_that_the_secretariat_goes_on_from_there() -> None:
    told = enters(acts(Text("1", (ONE,), "T"), DOC, Author("delegation", "am"), {"drafted"}.__contains__))
    assert told == (
        "Entered in one go: that the draft exists. The secretariat then puts it into clauses and circulates it."
    )


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Joint measures", "joint-measures"),
        ("  Joint   measures ", "joint-measures"),
        ("Café à Erevan", "cafe-a-erevan"),
        ("a_b", "a-b"),
        ("x" * 100, "x" * 60),
        ("a" * 59 + " b", "a" * 59),
        ("<script>alert(1)</script>", "scriptalert1script"),
        ("../../etc", "etc"),
        ("Совместные меры", ""),
        ("", ""),
        ("---", ""),
    ],
)
def test_the_slug_of_a_draft_has_words_of_its_title_and_six_signs_of_its_key(title: str, stem: str) -> None:
    slug = slug_for(title, "key")
    assert slug.rpartition("-")[0] == stem
    assert len(slug.rpartition("-")[2]) == 6
    assert slug == slug_for(title, "key")
    assert slug != slug_for(title, "another key")


@pytest.mark.parametrize(
    ("before", "after", "new", "gone"),
    [
        ([], [], [], []),
        ([], [ONE], [ONE], []),
        ([ONE], [ONE], [], []),
        ([ONE], [], [], ["1"]),
        ([ONE, TWO], [TWO], [], ["1"]),
        ([ONE], [ONE, TWO], [TWO], []),
        ([ONE], [Drafted("1", "", "Other.")], [Drafted("1", "", "Other.")], []),
        ([ONE], [Drafted("1", "Heading", "One.")], [Drafted("1", "Heading", "One.")], []),
        ([ONE], [TWO], [TWO], ["1"]),
        ([ONE, TWO], [TWO, ONE], [], []),
    ],
)
def test_of_a_new_version_only_what_is_new_in_it_is_entered(
    before: list[Drafted], after: list[Drafted], new: list[Drafted], gone: list[str]
) -> None:
    assert changed({one.name: one for one in before}, after) == (tuple(new), tuple(gone))


@pytest.mark.parametrize(
    ("sent", "name", "value"),
    [
        ("title=+Joint+measures+", "title", "Joint measures"),
        ("title=%3Cscript%3E", "title", "<script>"),
        ("title=one&title=two", "title", "two"),
        ("version=+1", "version", "1"),
        ("text=+kept+as+it+is+", "text", " kept as it is "),
        ("", "title", ""),
        ("other=1", "sort", ""),
        ("due=2022-11-30", "due", "2022-11-30"),
        ("sponsor=am", "sponsor", "am"),
        ("audience=members", "audience", "members"),
        ("key=k-1", "key", "k-1"),
        ("number=1A&heading=+H+&words=+W+", "clauses", (Drafted("1a", "H", "W"),)),
        (
            "number=1&heading=&words=W&number=2&heading=&words=",
            "clauses",
            (Drafted("1", "", "W"), Drafted("2", "", "")),
        ),
        ("number=1&number=2&heading=&words=W", "clauses", (Drafted("1", "", "W"),)),
        ("number=1", "clauses", ()),
    ],
)
def test_a_form_is_read_as_it_was_sent_but_for_blanks(sent: str, name: str, value: object) -> None:
    assert getattr(typed(QueryDict(sent)), name) == value


def test_a_clause_whose_words_were_emptied_is_left_out() -> None:
    assert list(kept_clauses(Typed(clauses=(ONE, Drafted("2", "Heading", ""))))) == [ONE]


def test_what_was_typed_is_carried_on_but_for_what_the_next_page_asks_anew() -> None:
    carried = dict(Typed(key="k", title="T", due="2022-11-30", audience="members", text="words").carried())
    assert (carried["key"], carried["title"], carried["text"]) == ("k", "T", "words")
    assert "due" not in carried
    assert "audience" not in carried


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": ""}, "The draft has no title. Write one."),
        ({"title": "x" * 301}, "The field 'title' has more than 300 letters. Shorten it."),
        ({"version": ""}, "The version has no name. Write one, such as 1."),
        ({"version": "x" * 41}, "The field 'version' has more than 40 letters. Shorten it."),
        ({"key": "x" * 101}, "The field 'key' has more than 100 letters. Shorten it."),
        ({"file": "x" * 201}, "The field 'file' has more than 200 letters. Shorten it."),
        ({"paper": "x" * 601}, "The field 'paper' has more than 600 letters. Shorten it."),
        ({"sort": "poem"}, "'poem' cannot be chosen as sort. Choose one of the list."),
        ({"sort": ""}, "'' cannot be chosen as sort. Choose one of the list."),
        ({"body": "csto/body/none"}, "'csto/body/none' cannot be chosen as body. Choose one of the list."),
        ({"sponsor": "zz"}, "'zz' cannot be chosen as sponsor. Choose one of the list."),
        ({"sponsor": "x" * 50}, f"'{'x' * 40}' cannot be chosen as sponsor. Choose one of the list."),
        ({"due": "soon"}, "'soon' is no day by which answers can be due."),
        ({"due": "2022-13-01"}, "'2022-13-01' is no day by which answers can be due."),
        ({"due": "<b>"}, "'<b>' is no day by which answers can be due."),
    ],
)
def test_a_form_that_cannot_be_entered_says_which_field_and_why(change: dict[str, str], told: str) -> None:
    with pytest.raises(NotAText) as fault:
        complete(Typed(**{**vars(FORM), **change}), CHOICES, "Europe/Moscow")
    assert told in str(fault.value)
    assert isinstance(fault.value, BrokenInput)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"title": "x" * 300},
        {"version": "x" * 40},
        {"key": "x" * 100},
        {"title": "<script>alert(1)</script>"},
        {"sort": "statement"},
        {"body": ""},
        {"sponsor": "am"},
        {"due": ""},
        {"due": "2022-11-30"},
    ],
)
def test_a_form_that_can_be_entered_is_let_through(change: dict[str, str]) -> None:
    assert complete(Typed(**{**vars(FORM), **change}), CHOICES, "Europe/Moscow") is None  # type: ignore[func-returns-value]


def test_a_new_version_needs_no_title() -> None:
    assert complete(Typed(version="2"), {}, "UTC") is None  # type: ignore[func-returns-value]
    assert "decision" in SORTS
