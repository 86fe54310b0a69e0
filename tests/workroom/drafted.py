"""Drafts for tests of the workroom: facts about one document, and the state that they make."""

from tests.decision.states_of import reports, state
from tests.factories import a_fact
from travaux.decision.situation import DocumentState
from travaux.record.entry import Fact
from travaux.record.values import Value

DOC = "csto/document/x"
SIX = ("am", "by", "kg", "kz", "ru", "tj")


def told(name: str, on: str = "2022-11-01", key: str = "", **value: Value) -> Fact:
    """A fact about the document."""
    fields = {one.replace("_", " "): given for one, given in value.items()}
    return a_fact(name, DOC, on, keys=(key,) if key else (), value=fields)


def clause(number: str, text: str = "Words.", version: str = "1", on: str = "2022-11-01") -> Fact:
    """A clause, in a version."""
    return told("clause drafted", on, number, text=text, version=version)


def stance(member: str, number: str, word: str, on: str = "2022-11-05", **more: Value) -> Fact:
    """Where a member stands on a clause."""
    return told("clause stance recorded", on, member, clause=number, stance=word, **more)


def draft(*facts: Fact) -> DocumentState:
    """The document that these facts tell of."""
    found = state(DOC, reports(*facts))
    assert isinstance(found, DocumentState)
    return found
