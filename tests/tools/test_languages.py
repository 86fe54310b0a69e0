"""The gatherer finds what the site says, and the check finds what a catalogue lacks."""

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.template import engines

from tools.languages import catalogue, gather
from tools.languages.literals import said
from tools.languages.text import Text

PLACE = Path("ru") / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("planted")', [Text("planted")]),
        ('gettext("a" if x else "b")', [Text("a"), Text("b")]),
        ("say(LABEL)", [Text("constant")]),
        ('say(TABLE.get(x, "otherwise"))', [Text("held"), Text("otherwise")]),
        ('for label, claim in (("Place", x), ("Way", y)): tell.labelled(label, claim)', [Text("Place"), Text("Way")]),
        ('count(n, "{n} entry", "{n} entries")', [Text("{n} entry", "{n} entries")]),
        ('several(n, "entry")', [Text("{n} entry", "{n} entries")]),
        ('several(n, "fact")', [Text("{n} fact", "{n} facts")]),
        ('pgettext("attendance", "not named")', [Text("not named", context="attendance")]),
        ("listing(names)", [Text("and")]),
        ('listing(names, "or")', [Text("or")]),
        ("say(state.text)", []),
        ('log("not said")', []),
    ],
)  # fmt: skip
def test_what_code_says_is_found(code: str, found: list[Text]) -> None:
    constants = {"LABEL": ["constant"], "TABLE": ["held"]}
    assert list(said(ast.parse(code), constants)) == found


def test_what_a_template_says_is_found() -> None:
    told = (
        '{% load i18n %}{% if x %}{% translate "planted" %}{% endif %}{% translate "x" context "y" %}{% translate thing %}'
        "{% blocktranslate count n=n %}{{ n }} thing{% plural %}{{ n }} things{% endblocktranslate %}"
    )
    found = list(gather.of_nodes(engines["django"].from_string(told).template.nodelist))
    assert found == [Text("planted"), Text("x", context="y"), Text("%(n)s thing", "%(n)s things")]


def test_all_vocabularies_are_gathered() -> None:
    texts = gather.texts()
    words = {one.one for one in texts if not one.context}
    assert {"signature refused", "restricted composition", "limited format", "agrees subject to comments"} <= words
    assert {
        "taken off control",
        "suspended by its own declaration",
        "rank",
        "not foreseen from {state}",
        "Minsk",
    } <= words
    assert Text("for", context="session scheduled") in texts
    assert Text("Secretariat", context="title") in texts


def lacking(text: str, told: str | tuple[str, ...], many: str = "") -> list[str]:
    made = Catalog(locale="ru")
    made.add((text, many) if many else text, told)
    return [one.what for one in catalogue.lacking(PLACE, made)]


def test_a_missing_translation_is_found() -> None:
    assert lacking("planted", "") == ["nothing is said for 'planted'"]
    assert lacking("{n} entry", ("{n} запись", "", "{n} записей"), "{n} entries") == [
        "nothing is said for '{n} entries'"
    ]
    assert lacking("{n} entry", (), "{n} entries") == ["nothing is said for '{n} entries'"]
    assert lacking("planted", "посажено") == []


@pytest.mark.parametrize("told", ["{who} спросил", "спросил, {day}", "{who} спросил, {when}"])
def test_a_missing_gap_is_found(told: str) -> None:
    assert lacking("{who} asked, {day}", told) == [
        "the gaps of '{who} asked, {day}' are others than those of its translation"
    ]
    assert lacking("{who} asked, {day}", "{day}: {who}") == []
    assert lacking("%(n)s of it", "из этого") == ["the gaps of '%(n)s of it' are others than those of its translation"]


def test_translations_are_kept_and_what_nobody_says_is_dropped() -> None:
    old = Catalog(locale="ru")
    old.add("kept", "оставлено")
    old.add("kept", "в другом смысле", context="other")
    old.add("gone", "ушло")
    fresh = catalogue.renewed(old, {Text("kept"), Text("kept", context="other"), Text("new")})
    told = {(one.id, one.context): one.string for one in fresh if one.id}
    assert told == {("kept", None): "оставлено", ("kept", "other"): "в другом смысле", ("new", None): ""}


def test_the_trade_s_words_are_never_mixed() -> None:
    with gather.files()[0].open("rb") as file:
        told = [(str(one.id), str(one.string)) for one in read_po(file, locale="ru") if isinstance(one.id, str)]
    for english, russian in told:
        assert ("limited format" in english) <= ("ограниченн" in russian and "узк" not in russian), english
        assert ("restricted composition" in english) <= ("узкий состав" in russian), english
        assert ("not on record" in english.casefold()) <= ("материал" in russian.casefold()), english
        assert (english.casefold() == "not stated") <= (russian == "не указано"), english
    assert len(told) > 1000
