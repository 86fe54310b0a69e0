"""What a finding says is said in Russian as well: every sentence, with the same details in it."""

import ast
import string
from pathlib import Path
from typing import Final

import pytest
from django.utils import translation

from travaux import decision
from travaux.decision import adoption
from travaux.decision.case import bundled, bundled_case
from travaux.decision.findings import Ground
from travaux.decision.sentences import LACKING, SENTENCES, sentence
from travaux.enquiry.again import again
from travaux.enquiry.findings import ground_told
from travaux.enquiry.language import say
from travaux.enquiry.words import Names
from travaux.rulebook.load import read_library

DECISION: Final = Path(decision.__file__).parent
#: Details that stand in words of their own, which are said in the other language too.
SHAPED = {"of": " of 3 cast", "comparison": "at least"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def is_russian(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text.casefold())


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_is_said_in_russian_with_the_same_details(code: str) -> None:
    with translation.override("ru"):
        told = say(SENTENCES[code])
    assert is_russian(told)
    assert fields(told) == fields(SENTENCES[code])


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_kept_sentence_is_told_in_either_language_with_what_was_kept(code: str) -> None:
    kept = {name: SHAPED.get(name, f"x{number}") for number, name in enumerate(sorted(fields(SENTENCES[code])))}
    ground = Ground(code, sentence(code, **kept))
    english = ground_told(ground, Names())
    with translation.override("ru"):
        russian = ground_told(ground, Names())
    assert english == ground.text
    assert is_russian(russian)
    assert all(value in russian for name, value in kept.items() if name not in SHAPED)


@pytest.mark.parametrize("name", bundled())
def test_the_grounds_of_the_bundled_cases_are_told_in_russian(name: str) -> None:
    case = bundled_case(name)
    found = adoption.find(case.question, read_library(case.book))
    with translation.override("ru"):
        told = [ground_told(one, Names()) for one in found.grounds]
    assert told
    assert all(is_russian(one) for one in told)


@pytest.mark.parametrize(
    ("of", "russian"),
    [(" of 15 present and voting", " из 15 (присутствующие и участвующие в голосовании)"), ("", "")],
)
def test_what_a_share_is_of_is_said_in_russian_too(of: str, russian: str) -> None:
    text = sentence("threshold reached", counted="yes", number="9", of=of, comparison="at least", amount="9")
    with translation.override("ru"):
        told = ground_told(Ground("threshold reached", text), Names())
    assert told.startswith(f"да: 9{russian}; ")


def said_to_be_missing(code: str) -> set[str]:
    """The texts given to `Missing` in a file, the gaps of each as `{who}`."""
    found = set[str]()
    for call in (one for one in ast.walk(ast.parse(code)) if isinstance(one, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id == "Missing":
            found |= {text for text in map(_text, ast.walk(call.args[0])) if text}
    return found


def _text(node: ast.AST) -> str:
    match node:
        case ast.JoinedStr(values=values):
            return "".join(one.value if isinstance(one, ast.Constant) else "{who}" for one in values)
        case ast.Constant(value=str(text)) if text.count(" ") > 0 and text[-1] != " ":
            return text
        case _:
            return ""


def test_whatever_a_finding_says_is_missing_is_a_text_that_has_its_russian() -> None:
    found = set[str]().union(*(said_to_be_missing(path.read_text("utf-8")) for path in DECISION.glob("*.py")))
    assert len(found) > 12
    assert found <= {*LACKING}
    with translation.override("ru"):
        assert all(is_russian(again(one)) for one in LACKING)
        assert again("the casting vote of the chair").startswith("решающий голос (")


def test_the_search_for_what_is_missing_finds_a_text_of_any_shape() -> None:
    code = 'x = (Missing("a thing", m), Missing(f"a waiver by {who}"), Missing("one" if y else "the other one"))'
    assert said_to_be_missing(code) == {"a thing", "a waiver by {who}", "the other one"}


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "449,206,200 of 449,206,200 all members"), ("ru", "449\xa0206\xa0200 из 449\xa0206\xa0200")],
)
def test_long_numbers_are_told_as_people_write_them(language: str, told: str) -> None:
    fields = {"comparison": "at least", "amount": "13/20 (291984030)", "number": 449206200}
    counted = {"counted": "yes, by population", "of": " of 449206200 all members"}
    text = sentence("threshold reached", **fields, **counted)
    with translation.override(language):
        assert told in ground_told(Ground("threshold reached", text), Names())


@pytest.mark.parametrize(
    ("before", "russian"), [("1 day 3 hours", "1 день 3 часа"), ("2 hours 20 minutes", "2 часа 20 минут")]
)
def test_a_length_of_time_is_told_in_the_readers_language(before: str, russian: str) -> None:
    text = sentence("silence broken", member="fr", what="objection", before=before)
    with translation.override("ru"):
        assert russian in ground_told(Ground("silence broken", text), Names())
