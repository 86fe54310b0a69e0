"""The shape in which every paper comes to its template: lines at the head, what it tells, notes at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """One line at the head of a paper: `Held: 23 November 2022`."""

    label: str
    value: str


@dataclass(frozen=True)
class Sheet:
    """One paper before it is set: every text is plain, `body` has what this paper's template asks for by name.

    `words` are the paper's own headings in the reader's language; `dossiers` those that it rests on.
    """

    subject: str
    lines: tuple[Line, ...]
    body: Mapping[str, Any]
    words: Mapping[str, str]
    notes: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = field(default=())
