"""Which of the five classes each status word has; what is not on record has the class of absence."""

import pytest

from travaux.frame.statuses import WORDS, status_of

#: A word of the closed vocabularies, and its class.
CLASSES = (
    ("agrees", "agree"),
    ("supports", "agree"),
    ("supported", "agree"),
    ("signed", "agree"),
    ("joined", "agree"),
    ("yes", "agree"),
    ("adopted", "agree"),
    ("present", "agree"),
    ("in person", "agree"),
    ("member", "agree"),
    ("taking part", "agree"),
    ("implemented", "agree"),
    ("held", "agree"),
    ("bound", "agree"),
    ("in force", "agree"),
    ("certified", "agree"),
    ("closed", "agree"),
    ("restored", "agree"),
    ("for", "agree"),
    ("objects", "object"),
    ("objected", "object"),
    ("refused to sign", "object"),
    ("signature refused", "object"),
    ("no", "object"),
    ("not adopted", "object"),
    ("not implemented", "object"),
    ("expelled", "object"),
    ("cannot be put", "object"),
    ("declined to join", "object"),
    ("not bound", "object"),
    ("cancelled", "object"),
    ("former", "object"),
    ("against", "object"),
    ("agrees subject to comments", "open"),
    ("reserves", "open"),
    ("not interested", "open"),
    ("open", "open"),
    ("indeterminate", "open"),
    ("returned for finalisation", "open"),
    ("removal requested", "open"),
    ("asked for removal", "open"),
    ("scheduled", "open"),
    ("in progress", "open"),
    ("planned", "open"),
    ("agreed in general", "open"),
    ("candidate", "open"),
    ("acceding", "open"),
    ("withdrawal notified", "open"),
    ("contested", "open"),
    ("may join", "open"),
    ("postponed", "open"),
    ("carried over", "open"),
    ("awaiting instructions", "open"),
    ("abstain", "abst"),
    ("recused", "abst"),
    ("suspended by its own declaration", "abst"),
    ("described as suspended", "abst"),
    ("suspended by the council", "abst"),
    ("present not participating", "abst"),
    ("represented", "abst"),
    ("online", "abst"),
    ("vote withdrawn", "abst"),
    ("absent", "abs"),
    ("silent", "abs"),
    ("not entitled", "abs"),
    ("not on record", "abs"),
    ("not stated", "abs"),
    ("unknown", "abs"),
    ("none", "abs"),
    ("", "abs"),
    ("Agrees", "abs"),
    ("agrees ", "abs"),
    ("a word of no list", "abs"),
)


@pytest.mark.parametrize(("word", "name"), CLASSES)
def test_a_word_has_its_class(word: str, name: str) -> None:
    assert status_of(word) == name


def test_no_word_of_a_class_is_left_out_and_none_has_two() -> None:
    assert {word for word, name in CLASSES if name != "abs"} == set(WORDS)
    assert len(WORDS) == len(set(WORDS))
