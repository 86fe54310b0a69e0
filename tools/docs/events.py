"""Writes the reference page of the closed list of events."""

from collections.abc import Iterator
from typing import Final

from travaux.record.events import (
    EVENTS,
    EventKind,
    Field,
    Held,
    agreeing,
    documents,
    members,
    seats,
    sessions,
    standing,
)
from travaux.record.values import Form

PATH = "reference/events.md"

HEAD = f"""# Events

The one closed list: every act and every report is one of these {len(EVENTS)} events. `travaux list events` shows the
same list.

* **About** says of which kinds of dossiers it is told; **key** says by what several of them stand side by side.
* An event that can be an **act** can be done through Travaux by somebody with authority; the others are only reported.
  In an act the fields in bold must be there. A report may leave out any field, or say `unknown` (the source does not
  say) or `none` (the source says that there is none).
* Two facts of one event **contradict** each other when they are told of the same dossier, key and time, and differ in a
  compared field; a field marked `~` is not compared. An event told *once* contradicts itself on two different days.
"""

SECTIONS: Final[dict[str, tuple[EventKind, ...]]] = {
    "Membership": members.MEMBERSHIP,
    "Participation": members.PARTICIPATION,
    "Seats, weights and groups": seats.SEATS,
    "Money": members.MONEY,
    "Mandates": members.MANDATES,
    "Sessions": sessions.SESSIONS,
    "Meetings": sessions.MEETINGS,
    "Posts": sessions.POSTS,
    "Drafts": documents.DRAFTS,
    "Clauses and rounds": agreeing.CLAUSES,
    "Agenda": documents.AGENDA,
    "Deciding": documents.DECIDING,
    "Signing and joining": documents.SIGNING,
    "Carrying out": documents.FOLLOWING,
    "Communications": documents.COMMUNICATIONS,
    "Papers and answers": agreeing.PAPERS,
    "Assessments": documents.ASSESSMENTS,
    "Organisations": standing.ORGANISATIONS,
    "Sources": standing.SOURCES,
    "The record itself": standing.RECORD,
}

HELD: Final = {
    Held.SINGLE: "one at a time",
    Held.KEYED: "one for each key",
    Held.SERIES: "later ones follow earlier ones",
    Held.MANY: "any number",
}

FORMS: Final = {
    Form.TEXT: "own words",
    Form.NAME: "a name",
    Form.WORD: "",
    Form.COUNT: "a count (15, about 20, at least 14)",
    Form.SHARE: "a share (1/10 or 10 %)",
    Form.DATE: "a date",
    Form.MEMBER: "a member",
    Form.SLUG: "a slug",
    Form.DOSSIER: "",
    Form.DIGEST: "sha256:…",
}


def text() -> str:
    """The page, a section a group of events."""
    return HEAD + "".join(f"\n## {title}\n{''.join(map(_event, kinds))}" for title, kinds in SECTIONS.items())


def _event(kind: EventKind) -> str:
    return f"\n### {kind.name}\n\n{kind.says}\n\n" + "".join(f"* {line}\n" for line in _lines(kind))


def _lines(kind: EventKind) -> Iterator[str]:
    yield f"about: {', '.join(sorted(kind.about))}"
    yield f"stands: {HELD[kind.held]}{', once' if kind.once else ''}; {'act or report' if kind.act else 'report only'}"
    if kind.key:
        yield f"key: {_form(kind.key)}"
    if kind.fields:
        yield f"fields: {'; '.join(_field(field) for field in kind.fields.values())}"


def _field(field: Field) -> str:
    name = f"**{field.name}**" if field.required else field.name
    return f"{name}{'' if field.compared else '~'} ({_form(field)}{', one or more' if field.several else ''})"


def _form(field: Field) -> str:
    if field.form is Form.WORD:
        return " / ".join(sorted(field.words))
    if field.form is Form.DOSSIER:
        return f"{' or '.join(sorted(field.words)) or 'any'} dossier"
    return FORMS[field.form]
