"""Small records of a test's own, served: nothing stands in them but what the test tells."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from django.test import Client

from tests.databases import fresh
from tests.factories import a_fact, a_report
from travaux.office import desk
from travaux.record.entry import Entry, Fact, Said
from travaux.record.values import Value

#: When the tests load: 24 November 2025.
NOW: Final = 1_764_000_000
ROLL: Final = "csto/roll"


@contextmanager
def served(folder: Path, *entries: Entry) -> Iterator[Client]:
    """A reader's browser on a fresh record of these entries."""
    with fresh("sqlite", folder):
        if entries:
            desk.load(list(entries), "recorder", NOW)
        yield Client(headers={"accept-language": "en"})


def told(
    number: int, *facts: Fact, public: str = "2023-12-01", chain: tuple[str, ...] = ("",), **extra: object
) -> Entry:
    """A report by an outlet of its own, so that no two of them are copies of one."""
    hands = tuple(one or f"outlet-{number}" for one in chain)
    return a_report(f"e{number}", *facts, public=public, chain=hands, **extra)


def a_name(dossier: str, name: str, language: str = "en") -> Fact:
    """What something is called."""
    slug = dossier.replace("/", "-")
    value: dict[str, Value] = {"name": name, "language": language, "form": "title"}
    return a_fact("named", dossier, "always", f"n-{slug}-{language}", value=value)


def began(slug: str, on: str = "1994-04-20") -> Fact:
    """A state becomes a member."""
    return a_fact("membership began", (f"csto/member/{slug}", ROLL), on, f"m-{slug}")


def did(
    event: str, dossier: str, on: str = "2023-11-23", ref: str = "f1", keys: tuple[str, ...] = (), **value: Value
) -> Fact:
    """One fact about one dossier, its values by name; a name that Python keeps for itself ends with a stroke."""
    named = {name.rstrip("_").replace("_", " "): one for name, one in value.items()}
    return a_fact(event, dossier, on, ref, keys=keys, value=named)


def said_by(person: str, on: str = "", at: str = "") -> Said:
    """A speaker, the day and the occasion."""
    told_on = a_fact(on=on).on if on else None
    return Said(by=f"world/person/{person}", on=told_on, at=at)


def elsewhere(entry: Entry, organisation: str, zone: str) -> Entry:
    """The same report in the record of another organisation, whose days end elsewhere."""
    return msgspec.structs.replace(entry, organisation=organisation, zone=zone)
