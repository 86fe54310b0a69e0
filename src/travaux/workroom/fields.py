"""The fields of an act as a form asks for them: a closed list of words, a day, a text, something of the record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from travaux.decision.situation import RollState
from travaux.enquiry.words import word
from travaux.office import answers, read_as
from travaux.record.dossiers import slug_of
from travaux.record.events import Field
from travaux.record.values import Form, Value
from travaux.workroom.titles import title
from travaux.workroom.working import Working

Sort = Literal["line", "text", "day", "moment", "choice", "several", "offered", "several offered", "number"]

#: More than so many are not laid out in a list: the field offers them while somebody writes.
MOST: Final = 60
#: The kinds of which a field is meant that takes any: whoever may be told to do something, or be blamed for it.
ANYBODY: Final = ("body", "post", "member", "organisation", "person")
#: Kinds of which more is on record than the public is told of.
_WORKED_AT: Final = ("document", "session", "plan", "communication")
#: Days that run to the minute.
_TO_THE_MINUTE: Final = frozenset({"expires", "deadline"})
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen: its value, and what it is called."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Asked:
    """One field of a form. `name` is that of its input; `none`: it may be said that there is none."""

    name: str
    label: str
    sort: Sort
    required: bool
    value: str = ""
    choices: tuple[Choice, ...] = ()
    none: bool = False
    fault: str = ""

    @property
    def mark(self) -> str:
        """The id of its input."""
        return "f-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower())

    @property
    def field(self) -> str:
        """The name of the field of the event."""
        return self.name.partition(".")[2]

    @property
    def chosen_none(self) -> bool:
        """Whether it is said that there is none."""
        return self.none and self.value == "none"


def asked(working: Working, name: str, field: Field, given: Value | None = None, label: str = "") -> Asked:
    """A field as it is asked for, with what stands in it beforehand."""
    values = [str(one) for one in given] if isinstance(given, list) else [str(given)] if given not in {None, ""} else []
    sort, choices = _shape(working, field, values, name)
    if sort == "choice" and set(values) - {one.value for one in choices}:
        sort = "offered"  # what is none of the choices is shown all the same, to be altered
    chosen = tuple(replace(one, chosen=one.value in values) for one in choices)
    text = "\n".join(values) if sort == "several offered" else next(iter(values), "")
    none = field.form is Form.DATE and name.endswith("due")
    return Asked(f"value.{name}", label or word(name).capitalize(), sort, field.required, text, chosen, none)


def _shape(working: Working, field: Field, values: Sequence[str], name: str) -> tuple[Sort, tuple[Choice, ...]]:
    several: Sort = "several" if field.several else "choice"
    match field.form:
        case Form.WORD:
            return several, tuple(Choice(one, word(one)) for one in sorted(field.words))
        case Form.MEMBER:
            return several, _members(working)
        case Form.DOSSIER:
            found = on_record(working, tuple(sorted(field.words)) or ANYBODY)
            wide = len(found) > MOST or not field.words
            return ("several offered" if field.several else "offered") if wide else several, found
        case Form.DATE:
            return _day(name, next(iter(values), "")), ()
        case Form.COUNT:
            return "number", ()
        case Form.TEXT:
            return "text", ()
        case Form.NAME | Form.SHARE | Form.SLUG | Form.DIGEST:
            return "line", ()


def _day(name: str, value: str) -> Sort:
    """A day or a moment where a browser can ask for one; else a line, since dates may be vague."""
    if name in _TO_THE_MINUTE and (not value or _MOMENT.fullmatch(value)):
        return "moment"
    return "day" if value in {"", "none"} or _DAY.fullmatch(value) else "line"


def _members(working: Working) -> tuple[Choice, ...]:
    """Everybody on the roll, and the delegation itself."""
    try:
        state = working.show(f"{working.organisation}/roll").state
    except answers.NoSuchDossier:
        return ()
    slugs = [row.member for row in state.rows] if isinstance(state, RollState) else []
    names = working.page.plain
    return tuple(sorted((Choice(one, names.member(one)) for one in slugs), key=lambda one: one.label))


def on_record(working: Working, kinds: Iterable[str]) -> tuple[Choice, ...]:
    """The dossiers of these kinds of which the person may know, by name."""
    found: dict[str, str] = {}
    for kind in kinds:
        found.update({one.dossier: one.title for one in answers.dossiers(kind) if _of(one.dossier, working)})
        if kind in _WORKED_AT:
            found.update(_restricted(working, kind, found))
    called = sorted(found.items(), key=lambda one: (one[1].casefold(), one[0]))
    return tuple(Choice(dossier, name or slug_of(dossier)) for dossier, name in called)


def _of(dossier: str, working: Working) -> bool:
    return dossier.partition("/")[0] in {working.organisation, "world"}


def _restricted(working: Working, kind: str, known: Mapping[str, str]) -> dict[str, str]:
    """Those of which the public knows nothing."""
    more = read_as.beyond(kind, working.organisation, working.page.asked.dials, working.actor.reader)
    return {one: title(state, working.page) for one, state in more.items() if one not in known}


def read(field: Field, sent: Sequence[str], choices: Mapping[str, str]) -> Value:
    """What was sent for a field, as an act takes it: titles become dossiers, empty lines are left out."""
    lines = [line.strip() for one in sent for line in (one.splitlines() if field.several else [one])]
    values = [choices.get(line.casefold(), line) for line in lines if line.strip()]
    if field.several:
        return values
    return values[-1] if values else ""


def called(choices: Iterable[Choice]) -> dict[str, str]:
    """Dossier by title, in small letters, for what somebody wrote instead of choosing."""
    return {one.label.casefold(): one.value for one in choices}
