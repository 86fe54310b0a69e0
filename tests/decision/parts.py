"""In which parts of a state a fact is told."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from travaux.decision.situation import DossierState
from travaux.decision.situation.claims import Cited


def cited_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a state
    """The addresses of the facts that a part of a state cites, wherever in it they stand."""
    if isinstance(value, Cited):
        yield value.address
    elif is_dataclass(value):
        for one in fields(value):
            yield from cited_in(getattr(value, one.name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from cited_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from cited_in(each)


def parts_telling(found: DossierState, address: str) -> set[str]:
    """The parts of a state that cite a fact."""
    return {one.name for one in fields(found) if address in set(cited_in(getattr(found, one.name)))}
