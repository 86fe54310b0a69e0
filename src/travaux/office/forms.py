"""Whether an act is well formed: about what it can be about, with the fields and words that its event declares."""

from collections.abc import Iterator
from dataclasses import replace

from travaux.broken_input import BrokenInput
from travaux.decision.act import Act
from travaux.office.receipts import Reason, Refused
from travaux.record.dossiers import kind_of
from travaux.record.events import Field
from travaux.record.times import zone_named
from travaux.record.values import Value, read_value

MALFORMED = "malformed"


def read_form(act: Act, zone: str) -> Act | Refused:
    """The act with every value as it will stand in the bytes; or a refusal that names each field that does not fit."""
    faults = [*_about(act), *_names(act)]
    if faults:
        return Refused(tuple(faults))
    value: dict[str, Value] = {}
    keys: list[str] = []
    for name, given in act.value.items():
        faults += _read(act, name, given, zone, value)
    for key in act.keys:
        read: dict[str, Value] = {}
        faults += _read(act, "key", key, zone, read)
        keys += [str(each) for each in read.values()]
    return Refused(tuple(faults)) if faults else replace(act, value=value, keys=tuple(keys))


def _about(act: Act) -> Iterator[Reason]:
    kinds = act.event.about
    if not act.about:
        yield Reason(MALFORMED, f"'{act.kind}' names no dossier; it is about {_listed(kinds)}.")
    for dossier in act.about:
        if kind_of(dossier) not in kinds:
            yield Reason(MALFORMED, f"'{act.kind}' cannot be about {dossier}; it is about {_listed(kinds)}.")


def _names(act: Act) -> Iterator[Reason]:
    fields = act.event.fields
    for name in sorted(set(act.value) - set(fields)):
        yield Reason(MALFORMED, f"'{act.kind}' has no field '{name}'; its fields are {_listed(fields) or 'none'}.")
    if act.keys and act.event.key is None:
        yield Reason(MALFORMED, f"'{act.kind}' has no key. Leave '{' '.join(act.keys)}' out.")


def _read(act: Act, name: str, given: Value, zone: str, into: dict[str, Value]) -> Iterator[Reason]:
    """Read one field into `into`, or say what does not fit."""
    field = act.event.key if name == "key" else act.event.fields[name]
    if field is None:
        return
    try:
        into[name] = _value(act, field, given, zone)
    except BrokenInput as refused:
        yield Reason(MALFORMED, f"'{act.kind}', {name}: {refused}")


def _value(act: Act, field: Field, given: Value, zone: str) -> Value:
    organisation = act.about[0].partition("/")[0]

    def one(text: str | int) -> str | int:
        return read_value(field.form, str(text), words=field.words, organisation=organisation, zone=zone_named(zone))

    if isinstance(given, list):
        return [str(one(each)) for each in given]
    return one(given)


def _listed(words: object) -> str:
    return ", ".join(sorted(words)) if isinstance(words, dict | frozenset) else ""
