"""Every event of the closed list, told with all its fields and with none, in English and in Russian: nothing is lost in
the sentences about a dossier, nothing is made up, and no word of the program shows."""

import re
from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.factories import ZONE, a_day, a_fact, a_report, recorded
from tests.record.every_event import TOLD, dossier_of, scalar_of
from travaux.decision.situation import DossierState, dossier_state
from travaux.enquiry.states import answer_of, first_of, lines_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names
from travaux.record.dossiers import qualify
from travaux.record.entry import Fact, Said
from travaux.record.events import EventKind
from travaux.record.fold import Dials, fold
from travaux.record.telling import card
from travaux.record.times import end_of
from travaux.record.values import NONE, UNKNOWN, Form, Value

TELL = Teller(Names({"csto/member/am": "Armenia", "csto/member/x1": "Exland"}, "csto"), ZONE)
NOW = Dials(on=end_of("2030-01-01", ZONE), known=end_of("2030-01-01", ZONE))
SAID = Said("world/person/zas", "csto/post/sg", a_day("2023-11-23"), (UNKNOWN,), "csto/session/s1")
#: What no reader may meet: a gap that was not filled, a value of the program, a mark of punctuation too many.
SLIPS = re.compile(
    r"\{\w*\}|\bNone\b|\bTrue\b|<\w+ |\[\]|\(\)|\.\.(?!\w)|;;|, ,|: \.| {2,}\S+ {2,}|\bCited\(|\bClaim\("
)
LANGUAGES = ("en", "ru")
KINDS = [(event, kind) for event in TOLD for kind in sorted(event.about)]


def value_of(event: EventKind, how: str) -> dict[str, Value]:
    """All fields filled with what fits them, or all unknown, or none there."""
    if how == "none there":
        return {}
    found: dict[str, Value] = {}
    for name, field in event.fields.items():
        one = scalar_of(field) if how == "all told" else UNKNOWN
        one = qualify(one, "csto") if field.form is Form.DOSSIER and one != UNKNOWN else one
        found[name] = [one] if field.several and one != UNKNOWN else one
    return found


def fact_of(event: EventKind, kind: str, how: str) -> Fact:
    keys = () if event.key is None else (_key(event),)
    return a_fact(event.name, qualify(dossier_of(kind), "csto"), "2023-11-22", keys=keys, value=value_of(event, how))


def _key(event: EventKind) -> str:
    assert event.key is not None
    key = scalar_of(event.key)
    return qualify(key, "csto") if event.key.form is Form.DOSSIER else key


def told(event: EventKind, kind: str, how: str, said: Said | None = None) -> tuple[DossierState, list[str]]:
    """The state of the dossier, and all that is said of it: first, in lines, and as the answer."""
    folded = fold(recorded(a_report("r1", fact_of(event, kind, how), said=said)), NOW)
    state = dossier_state(qualify(dossier_of(kind), "csto"), folded)
    cards = [card(one, {}) for one in folded.facts]
    return state, [*first_of(state, TELL, cards), *lines_of(state, TELL), answer_of(state, TELL, cards)]


def slips(lines: list[str]) -> Iterator[str]:
    yield from (line for line in lines if SLIPS.search(line) or not line.strip())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", ["all told", "all unknown", "none there"])
def test_every_event_is_told_of_every_kind_without_a_slip(how: str, language: str) -> None:
    with translation.override(language):
        found = {(event.name, kind): list(slips(told(event, kind, how, SAID)[1])) for event, kind in KINDS}
    assert {one: lines for one, lines in found.items() if lines} == {}


def test_the_control_a_slip_is_found() -> None:
    bad = ["Held: None.", "Adopted {when}.", "Members: .", "It is so..", "a; ; b (): [].", "Reason: Cited(address)"]
    assert list(slips(bad)) == bad
    assert list(slips(["Held: 23 November 2022 [r1#f1].", "before 2020/..x", "  Armenia: absent."])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_is_cited_where_its_dossier_is_told(language: str) -> None:
    silent = []
    for event, kind in KINDS:
        with translation.override(language):
            state, lines = told(event, kind, "all told")
        besides = {one.fact.address for one in state.evidence.besides}
        if event.name != "named" and "r1#f1" not in besides and not any("r1#f1" in line for line in lines):
            silent.append((event.name, kind))
    assert silent == []


def test_what_the_source_does_not_say_is_never_told_as_a_value() -> None:
    lines = [line for event, kind in KINDS for line in told(event, kind, "all unknown")[1]]
    assert [line for line in lines if re.search(rf"\b{UNKNOWN}\b", line)] == []
    assert sum("not stated" in line for line in lines) > len(KINDS) / 2


def test_what_is_not_there_is_not_told_to_be_none() -> None:
    for event, kind in KINDS:
        _, lines = told(event, kind, "none there")
        assert not [line for line in lines if re.search(r"none, says the source", line)], event.name


def test_what_a_source_says_there_is_none_of_is_told_so() -> None:
    lines = []
    for event, kind in KINDS:
        named = [
            name for name, field in event.fields.items() if field.form in {Form.TEXT, Form.NAME} and not field.several
        ]
        if not named or event.name == "named":
            continue
        fact = a_fact(event.name, qualify(dossier_of(kind), "csto"), "2023-11-22", keys=() if event.key is None else (_key(event),), value={named[0]: NONE})  # fmt: skip
        state = dossier_state(qualify(dossier_of(kind), "csto"), fold(recorded(a_report("r1", fact)), NOW))
        lines += list(lines_of(state, TELL))
    assert not [line for line in lines if re.search(r": none[;.\]]", line)]
    assert sum("none, says the source" in line for line in lines) > 20


def test_a_fact_without_its_day_is_told_to_have_none() -> None:
    for event, kind in KINDS:
        fact = a_fact(event.name, qualify(dossier_of(kind), "csto"), "unknown", keys=() if event.key is None else (_key(event),))  # fmt: skip
        state = dossier_state(qualify(dossier_of(kind), "csto"), fold(recorded(a_report("r1", fact)), NOW))
        lines = list(lines_of(state, TELL))
        assert not [line for line in lines if re.search(r"\b(1970|0001|9999|1969)\b", line)], (event.name, lines)
        assert list(slips(lines)) == [], event.name
