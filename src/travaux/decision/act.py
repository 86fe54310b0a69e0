"""An act as it comes to the desk, who does it in which capacity, and the situation it is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from travaux.decision.calendar import WorkingCalendar
from travaux.decision.situation import (
    ChairmanshipState,
    DocumentState,
    DossierState,
    MemberState,
    PlanState,
    RollState,
    SessionState,
)
from travaux.decision.situation.roll import RollRow
from travaux.record.dossiers import KINDS, kind_of, slug_of
from travaux.record.events import EventKind, kind_named
from travaux.record.times import zone_named
from travaux.record.values import RESERVED, Form, Value

Capacity = Literal["delegation", "chair", "body", "secretariat"]

MEMBER_FIELDS: Final = ("by", "sender", "member", "request of")


@dataclass(frozen=True)
class Author:
    """Who does it: a delegation for its member, the chair, the body, or a secretariat officer."""

    capacity: Capacity
    member: str = ""

    def __str__(self) -> str:
        return f"the delegation of {self.member}" if self.capacity == "delegation" else f"the {self.capacity}"


@dataclass(frozen=True)
class Act:
    """One event about to be done. `on` is a moment; `details_unknown` asks whether it could be done at all."""

    kind: str
    about: tuple[str, ...]
    by: Author
    on: int
    keys: tuple[str, ...] = ()
    value: Mapping[str, Value] = field(default_factory=dict)
    details_unknown: bool = False

    @property
    def event(self) -> EventKind:
        """The kind of event; raises UnknownEvent."""
        return kind_named(self.kind)

    @property
    def speaks_for(self) -> str:
        """The member whose act it is: the first of those that it names, else the author's own."""
        return next(iter(self.names_members), self.by.member)

    @property
    def names_members(self) -> tuple[str, ...]:
        """Every member that it names as its own: its keys, the field for one, the dossiers of members it is about."""
        kind = self.event
        keys = self.keys if kind.key is not None and kind.key.form is Form.MEMBER else ()
        fields = [str(self.value[name]) for name in MEMBER_FIELDS if _names_member(kind, name) and name in self.value]
        about = [slug_of(dossier) for dossier in self.about if kind_of(dossier) == "member"]
        return tuple(dict.fromkeys((*keys, *(one for one in fields if one not in RESERVED), *about)))

    def first(self, kind: str) -> str:
        """The first dossier of a kind that it is about, or that one of its values names; empty where there is none."""
        named = [str(value) for value in self.value.values() if isinstance(value, str) and _is_dossier(value)]
        found = [dossier for dossier in (*self.about, *named) if kind_of(dossier) == kind]
        return found[0] if found else ""


def _names_member(kind: EventKind, name: str) -> bool:
    declared = kind.fields.get(name)
    return declared is not None and declared.form is Form.MEMBER


def _is_dossier(value: str) -> bool:
    parts = value.split("/")
    return len(parts) > 1 and parts[1] in KINDS


@dataclass(frozen=True)
class Situation:
    """The states of the dossiers that an act reads, at a moment, in the organisation's zone.

    `calendar` knows the days off in the capitals of the members, where the act asks for working days.
    """

    states: Mapping[str, DossierState]
    on: int
    zone: str
    body: str = ""
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)

    @property
    def day(self) -> date:
        """The day on which the act is done, in the organisation's zone."""
        return datetime.fromtimestamp(self.on, zone_named(self.zone)).date()

    def document(self, act: Act) -> DocumentState | None:
        """The document that the act is about, if nothing of it is missing from the situation."""
        found = self.states.get(act.first("document"))
        return found if isinstance(found, DocumentState) else None

    def session(self, act: Act) -> SessionState | None:
        """The session that the act is about or names."""
        found = self.states.get(act.first("session"))
        return found if isinstance(found, SessionState) else None

    def plan(self, act: Act) -> PlanState | None:
        """The plan that the act is about."""
        found = self.states.get(act.first("plan"))
        return found if isinstance(found, PlanState) else None

    def chairmanship(self, act: Act) -> ChairmanshipState | None:
        """The chairmanship that the act is about."""
        found = self.states.get(act.first("chairmanship"))
        return found if isinstance(found, ChairmanshipState) else None

    def member(self, act: Act) -> MemberState | None:
        """The member whose dossier the act is about."""
        found = self.states.get(act.first("member"))
        return found if isinstance(found, MemberState) else None

    @property
    def roll(self) -> RollState | None:
        """The roll of the organisation."""
        return next((state for state in self.states.values() if isinstance(state, RollState)), None)

    def seat(self, member: str) -> RollRow | None:
        """The row of a member on the roll."""
        rows = self.roll.rows if self.roll is not None else ()
        return next((row for row in rows if row.member == member), None)

    def sits(self, act: Act) -> str:
        """The slug of the body whose rules hold for the act: by the act itself, its document, its session."""
        if body := act.first("body"):
            return slug_of(body)
        document, session = self.document(act), self.session(act)
        if document is not None and isinstance(document.body.value, str) and document.body.value not in RESERVED:
            return slug_of(document.body.value)
        if session is not None and session.bodies:
            return slug_of(session.bodies[0])
        return self.body


def reads(act: Act) -> tuple[str, ...]:
    """The dossiers whose states an act is held against: those it is about, those it names, and the roll."""
    named = [str(value) for value in act.value.values() if isinstance(value, str) and _is_dossier(value)]
    wanted = [dossier for dossier in named if kind_of(dossier) in {"session", "document", "plan", "member"}]
    organisation = act.about[0].partition("/")[0] if act.about else ""
    roll = [f"{organisation}/roll"] if organisation not in {"", "world"} else []
    return tuple(dict.fromkeys((*act.about, *wanted, *roll)))
