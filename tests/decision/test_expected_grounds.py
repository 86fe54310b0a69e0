"""Whatever a ground says can be asked of it: each field of each sentence, and what stands beside the sentence."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import pytest

from travaux.decision.findings import Ground, Missing, ground
from travaux.decision.scenarios import Difference, ExpectedGround, fields_in, matches
from travaux.decision.sentences import SENTENCES
from travaux.rulebook.load import read_library
from travaux.rulebook.models import AdoptionRule

NONE: Final[Mapping[str, str]] = {}
#: What a field holds in a finding; everything that is not named here is prose.
HOLDS: Final[dict[str, str]] = {
    "member": "am",
    "members": "am, by",
    "of": " of 15 present and voting",
    "comparison": "at least",
    "number": "9",
    "amount": "2/3 (10)",
}
RULES: Final = [rule for rule in read_library("csto").rules if isinstance(rule, AdoptionRule)]
UNVERIFIED: Final = next(rule for rule in RULES if rule.status == "unverified")


def filled(code: str, rule: AdoptionRule | None = None, other: Mapping[str, str] = NONE) -> Ground:
    """A ground of a code with all its fields filled."""
    fields = {name: HOLDS.get(name, "word") for name in fields_in(code)}
    return ground(code, rule, "for", fields={**fields, **other})


def asked(code: str, **fields: str) -> ExpectedGround:
    """A ground that is expected."""
    return ExpectedGround(code, tuple(fields.items()))


FIELDS: Final = [(code, field) for code in SENTENCES for field in fields_in(code)]


@pytest.mark.parametrize(("code", "field"), FIELDS, ids=[f"{code}: {field}" for code, field in FIELDS])
def test_a_field_of_a_sentence_can_be_asked_for(code: str, field: str) -> None:
    said = HOLDS.get(field, "word").strip().removeprefix("of ")
    assert matches(asked(code, **{field: said}), filled(code))
    assert not matches(asked(code, **{field: f"{said}x"}), filled(code))


@pytest.mark.parametrize("code", SENTENCES)
def test_a_code_alone_is_met_by_every_ground_of_that_code_and_by_no_other(code: str) -> None:
    assert matches(asked(code), filled(code))
    other = next(one for one in SENTENCES if one != code)
    assert not matches(asked(other), filled(code))


@pytest.mark.parametrize(("one", "other"), list(pairwise(SENTENCES)))
def test_no_ground_is_taken_for_its_neighbour(one: str, other: str) -> None:
    assert not matches(asked(one), filled(other))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("side", "for"),
        ("rule", UNVERIFIED.id),
        ("source", UNVERIFIED.source.text),
        ("article", UNVERIFIED.source.article),
        ("status", "unverified"),
        ("member", "am"),
    ],
)
def test_what_stands_beside_a_sentence_can_be_asked_for_and_a_mark_of_doubt_hides_no_field(
    field: str, value: str
) -> None:
    found = filled("veto", UNVERIFIED)
    assert found.text.endswith("(our reading; text not seen)")
    assert matches(asked("veto", **{field: value}), found)
    assert not matches(asked("veto", **{field: f"{value}x"}), found)
    assert matches(asked("veto", **{field: value, "group": "word"}), found)
    assert not matches(asked("veto", **{field: value, "group": "others"}), found)


@pytest.mark.parametrize(
    ("number", "of", "comparison", "amount"),
    [
        ("11", "", "at least", "9"),
        ("1", "", "at most", "0"),
        ("10", " of 15 present and voting", "at least", "2/3 (10)"),
        ("9", " of 14 present and voting", "at least", "2/3 (28/3)"),
        ("7", " of 14 present and voting", "more than", "1/2 (7)"),
        ("23/2", " of 23 all members", "more than", "1/2 (23/2)"),
        ("0", "", "less than", "4"),
    ],
)
@pytest.mark.parametrize("code", ["threshold reached", "threshold missed", "threshold waived", "threshold open"])
def test_the_numbers_of_a_threshold_are_told_apart(
    code: str, number: str, of: str, comparison: str, amount: str
) -> None:
    other = {"number": number, "of": of, "comparison": comparison, "amount": amount, "counted": "yes, by people"}
    found = filled(code, None, other)
    said = {name: value.strip().removeprefix("of ") for name, value in other.items()}
    assert matches(asked(code, **said), found)
    for name in said:
        assert not matches(asked(code, **{**said, name: "nothing"}), found), name


def test_an_expected_ground_and_a_difference_are_told_in_words() -> None:
    assert asked("veto").told() == "veto"
    assert asked("veto", member="ru", side="against").told() == "veto, member: ru, side: against"
    assert Difference("outcome", "adopted", "open").told() == "outcome: expected adopted, found open."
    assert Difference("ground", "veto", "a sentence.").told() == "ground: expected veto, found a sentence."
    assert Missing("its position").member == ""
