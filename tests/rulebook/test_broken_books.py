"""Every broken rule book is refused with file, line, rule and remedy; the folder `broken` holds one fault a file."""

import json
from pathlib import Path

import pytest

from tests.rulebook.small_books import CLUB, HERE, TINY, club
from travaux import marked
from travaux.broken_input import BrokenInput
from travaux.rulebook.faults import SENTENCES, RuleFault
from travaux.rulebook.load import faults_in, load

BROKEN = sorted((HERE / "broken").glob("*.yaml"))


def test_the_folder_holds_many_kinds_of_fault() -> None:
    assert len(BROKEN) >= 60


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_book_is_refused_with_the_sentence_in_its_first_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = text.partition("\n")[0].removeprefix("# ")
    with pytest.raises(marked.Fault) as caught:
        load(text, path.name)
    assert str(caught.value) == expected
    assert caught.value.line <= text.count("\n") + 1


def test_the_book_that_all_broken_ones_are_made_from_loads() -> None:
    assert faults_in(CLUB, "club.yaml") == ()
    assert faults_in(TINY, "tiny.yaml") == ()


def test_a_fault_names_the_rule_and_can_be_shown_as_it_is() -> None:
    with pytest.raises(BrokenInput) as caught:
        club(("more than: 1/2", "more than: half"))
    fault = caught.value
    assert isinstance(fault, RuleFault)
    assert (fault.file, fault.line, fault.rule) == ("club.yaml", 36, "majority")
    assert fault.what == "'half' is neither a whole number (9) nor a fraction (2/3)"


def test_all_faults_are_listed_in_the_order_of_the_lines() -> None:
    text = CLUB.replace("at least: 1/2", "at least: 0.5").replace("base: present and voting", "base: some")
    assert [fault.line for fault in faults_in(text, "club.yaml")] == [23, 34]
    assert len(faults_in("a: 1\n\tb: 2", "club.yaml")) == 1


def test_two_books_that_inherit_from_each_other_are_refused() -> None:
    other = club(("book: club", "book: other"))
    middle = club(("book: club", "book: middle\ninherits: other"), parents={"other": other})
    with pytest.raises(RuleFault, match="the inheritance of other leads back to itself"):
        club(("book: club", "book: other\ninherits: middle"), parents={"middle": middle})


def test_a_repeal_in_a_circle_is_refused() -> None:
    edge = "{{text: {0}, by: {1}, how: repeals, on: unknown}}"
    texts = 'statute: {title: Statute, seen: whole, where: "in the drawer"}'
    rule = (
        '- {id: ends, chapter: repeal, valid from: unknown, source: {text: statute, article: "1"}, status: in force,\n'
        f"   says: x, parameters: {{edges: [{edge.format('statute', 'bylaw')}, {edge.format('bylaw', 'statute')}]}}}}\n"
    )
    text = CLUB.replace(texts, f"{texts}\n  bylaw: {{title: Bylaw, seen: whole, where: x}}") + rule
    found = faults_in(text, "club.yaml")
    assert [fault.what for fault in found] == [
        "the text statute comes back to itself by repeals",
        "the text bylaw comes back to itself by repeals",
    ]


def test_every_sentence_has_a_remedy_and_takes_its_words() -> None:
    words = dict.fromkeys(
        ("key", "found", "near", "form", "expected", "expected_tags", "max_length", "error", "mend"), "x"
    )
    for what, remedy in SENTENCES.values():
        assert what.format(**words)
        assert remedy.format(**words)
        assert "{" not in json.dumps(what.format(**words) + remedy.format(**words))


def test_a_sentence_that_is_too_long_is_refused() -> None:
    with pytest.raises(RuleFault, match="`says` is longer than 2000 characters"):
        club(("says: More yes than no decides.", f"says: {'x' * 2001}"))
    with pytest.raises(RuleFault, match="longer than 80 characters"):
        club(("electorate: members", f"electorate: {'x' * 81}"))
