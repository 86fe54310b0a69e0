"""Every kind of event: read, written back byte for byte, admitted by the schema, told as a card; misuse is refused."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.factories import recorded
from tests.record.every_event import (
    INTRODUCED,
    LINE,
    MISFITS,
    NAMED,
    REGISTERED,
    TOLD,
    VALUES,
    Fact,
    dossier_of,
    least,
    most,
    read,
    refusals,
    scalar_of,
    written,
)
from travaux import marked
from travaux.record.chronicle.facts import COMMON, on_paper
from travaux.record.chronicle.schema import chronicle_schema
from travaux.record.chronicle.write import write_chronicle
from travaux.record.dossiers import KINDS, qualify
from travaux.record.entry import Entry, from_bytes, to_bytes
from travaux.record.events import EVENTS, EventKind, Held
from travaux.record.fold import Dials, fold
from travaux.record.telling import card, publications
from travaux.record.values import RESERVED, Form

SCHEMA = chronicle_schema()
# The definition of one event alone: asking all of them of every fact takes a hundred times as long.
ALONE = {name: Draft202012Validator(definition) for name, definition in SCHEMA["$defs"].items()}

each_event = pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.name.replace(" ", "-"))


def _entries(fact: Fact) -> tuple[Entry, ...]:
    return read(written(fact))


@each_event
@pytest.mark.parametrize("made", [least, most], ids=["least", "most"])
def test_it_is_read_written_back_byte_for_byte_admitted_and_told(kind: EventKind, made: object) -> None:
    fact = made(kind)  # type: ignore[operator]
    entries = _entries(fact)
    assert write_chronicle(entries, "every-event") == written(fact)
    assert from_bytes(to_bytes(entries[-1])) == entries[-1]
    assert ALONE[kind.name].is_valid(fact), list(ALONE[kind.name].iter_errors(fact))
    (fold_of_it,) = (one for one in fold(recorded(*entries), Dials()).facts if one.entry.id == "r1")
    told = card(fold_of_it, publications(entries))
    assert (told.ref, told.name, told.happened.stated) == ("f1", kind.name, "2023-11-22")
    about = fact["about"] if isinstance(fact["about"], list) else [fact["about"]]
    assert told.about == tuple(qualify(one, "csto") for one in about)
    assert set(told.value) == {name for name in kind.fields if on_paper(name) in fact}
    assert bool(told.key) is (kind.key is not None)
    assert told.public["basis"] == "published: tass-2023"


def _refused(fact: Fact) -> str:
    found = refusals(written(fact))
    assert all(f"small.yaml, line {LINE}: " in one for one in found), found
    return " ".join(found)


@each_event
def test_a_field_that_it_does_not_have_is_refused_with_those_it_has(kind: EventKind) -> None:
    fact = least(kind) | {"colour": "red"}
    said = _refused(fact)
    assert (
        f"fact f1: there is no field 'colour'. The fields are: {', '.join((*COMMON, *map(on_paper, kind.fields)))}"
        in said
    )
    assert not ALONE[kind.name].is_valid(fact)


@each_event
def test_a_dossier_that_it_cannot_be_about_is_refused_with_those_it_can(kind: EventKind) -> None:
    wrong = next((one for one in (*NAMED, "source", "record") if one not in kind.about), "")
    if not wrong:
        assert kind.about == set(KINDS)  # what can be said of everything
        return
    said = _refused(least(kind) | {"about": dossier_of(wrong)})
    assert f"fact f1: '{kind.name}' is no event of a {wrong}" in said
    assert f"It is one of a {' or '.join(sorted(kind.about))}." in said


@each_event
def test_a_key_is_asked_for_where_there_is_one_and_refused_where_there_is_none(kind: EventKind) -> None:
    fact = least(kind)
    if kind.key is None:
        assert f"'{kind.name}' takes no key. Remove it" in _refused(fact | {"key": "am"})
        assert not ALONE[kind.name].is_valid(fact | {"key": "am"})
        return
    without = {name: value for name, value in fact.items() if name != "key"}
    assert f"'{kind.name}' needs a key. Write key: and a {kind.key.form.value}, or unknown" in _refused(without)
    assert not ALONE[kind.name].is_valid(without)
    assert "fact f1: '" in _refused(fact | {"key": MISFITS[kind.key.form]})
    assert _entries(fact | {"key": "unknown"})[-1].facts[0].keys == ("unknown",)


@each_event
def test_a_value_that_does_not_fit_its_field_is_refused_and_unknown_fits_every_field(kind: EventKind) -> None:
    for name, field in kind.fields.items():
        paper = on_paper(name)
        assert "fact f1: '" in _refused(least(kind) | {paper: MISFITS[field.form]}), paper
        (known,) = _entries(least(kind) | {paper: "unknown"})[-1:]
        assert known.facts[0].value[name] == (["unknown"] if field.several else "unknown")
        wrong_shape = ["unknown", "unknown"]
        if not field.several:
            assert f"'{name}' takes one value. Write one, or unknown" in _refused(least(kind) | {paper: wrong_shape})


@each_event
def test_a_misfit_is_refused_by_the_schema_too_unless_only_a_reader_can_know(kind: EventKind) -> None:
    for name, field in kind.fields.items():
        if field.form not in {Form.DATE, Form.DOSSIER}:  # a day of the calendar, a dossier of some kind
            assert not ALONE[kind.name].is_valid(least(kind) | {on_paper(name): MISFITS[field.form]}), name
        assert ALONE[kind.name].is_valid(least(kind) | {on_paper(name): "none"}), name


@each_event
def test_as_an_act_it_is_done_with_all_that_it_needs_or_not_at_all(kind: EventKind) -> None:
    text = written(least(kind)).replace("- id: r1\n", "- id: r1\n  kind: act\n")
    if not kind.act:
        assert f"'{kind.name}' is only ever reported, never done. Leave out kind: act" in " ".join(refusals(text))
        return
    assert read(text)[-1].kind == "act"
    for name, field in kind.fields.items():
        if field.required:
            fact = {paper: value for paper, value in least(kind).items() if paper != on_paper(name)}
            bare = written(fact).replace("- id: r1\n", "- id: r1\n  kind: act\n")
            assert f"an act needs '{on_paper(name)}'" in " ".join(refusals(bare))
            assert _entries(fact)[-1].kind == "report"  # the control: a report may leave it out


@pytest.mark.parametrize("name", REGISTERED)
def test_what_the_header_registers_is_no_report(name: str) -> None:
    kind = EVENTS[name]
    about = "world/source/tass" if "source" in kind.about else "record"
    fact = least(kind) | {"about": about}
    assert f"'{name}' is no report. Declare it in the header, under outlets: or sources:" in _refused(fact)


def test_the_head_introduces_a_dossier_of_every_kind() -> None:
    introduced = {dossier.split("/")[1] for entry in INTRODUCED for dossier in entry.dossiers()}
    assert introduced == set(KINDS)
    assert [entry.id for entry in INTRODUCED] == ["record/csto", "outlet/tass", "source/tass-2023", "names"]


def test_the_schema_of_the_whole_file_asks_each_fact_what_its_event_declares() -> None:
    whole = Draft202012Validator(SCHEMA)
    for kind in (TOLD[0], TOLD[-1]):
        assert whole.is_valid(json.loads(json.dumps(marked.read(written(most(kind)), "f"))))
        wrong = written(most(kind) | {"colour": "red"})
        assert not whole.is_valid(json.loads(json.dumps(marked.read(wrong, "f"))))
    assert set(SCHEMA["$defs"]) == set(EVENTS)


def test_no_field_lists_a_word_that_every_field_takes() -> None:
    listed = {
        (kind.name, name): sorted(RESERVED & field.words)
        for kind in EVENTS.values()
        for name, field in (*kind.fields.items(), *([("key", kind.key)] if kind.key else []))
    }
    assert {where: words for where, words in listed.items() if words} == {}


def test_every_form_of_value_has_something_that_fits_and_something_that_does_not() -> None:
    assert set(MISFITS) == set(Form)
    assert set(VALUES) == set(Form) - {Form.WORD, Form.DOSSIER}
    assert all(scalar_of(field) for kind in TOLD for field in kind.fields.values())


def test_how_events_are_held_adds_up() -> None:
    held = {one: [kind.name for kind in EVENTS.values() if kind.held is one] for one in Held}
    assert all(EVENTS[name].key is not None for name in held[Held.KEYED])
    assert all(kind.held is not Held.MANY for kind in EVENTS.values() if kind.once)
    assert len(EVENTS) == sum(map(len, held.values())) > 150
    assert len(TOLD) + len(REGISTERED) == len(EVENTS)
