"""The present table: for each dossier its state as of now, as the public is told it, made by the fold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

import msgspec
from django.db import connection

from travaux.decision.situation import DocumentState, DossierState, SourceState, dossier_state
from travaux.decision.situation.state import Name
from travaux.office import shelf, written
from travaux.office.listing import enlist
from travaux.office.models import OPEN
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Dials, fold
from travaux.record.times import BEGINNING, END
from travaux.record.values import RESERVED

#: Which of several names stands as the title, best first.
_FORMS: Final = ("title", "short", "", "abbreviation", "variant", "spelling", "nickname")

_COLUMNS: Final = ("dossier", "organisation", "kind", "title", "newest", "due", "since", "contested")
#: So many states are written at once.
_PORTION: Final = 500


@dataclass(frozen=True)
class Present:
    """One dossier now: `state` is what `decision.situation` says, in built-in types; `newest` a log position.

    Time alone changes nothing in it from `since` on and before `due`.
    """

    dossier: str
    organisation: str
    kind: str
    title: str
    state: dict[str, Any]
    newest: int
    due: int
    since: int = OPEN
    contested: int = 0


def present_of(dossier: str, records: Sequence[Recorded], now: int) -> Present:
    """The state of a dossier at the default dials, from the entries that folding it needs.

    Of restricted ones the fold counts how many there are; nothing else here is drawn from them.
    """
    told = [record for record in records if record.entry.audience == PUBLIC_AUDIENCE]
    state = dossier_state(dossier, fold(records, Dials(now, now)))
    return Present(
        dossier,
        dossier.partition("/")[0],
        kind_of(dossier),
        title_of(state),
        msgspec.to_builtins(state),
        max((record.position for record in told), default=-1),
        _due(told, now),
        _since(told, now),
        len(state.evidence.contested),
    )


def _rank(name: Name) -> tuple[bool, int]:
    return name.language not in {"en", ""}, _FORMS.index(name.form) if name.form in _FORMS else len(_FORMS)


def title_of(state: DossierState) -> str:
    """The name by which a dossier goes at every door: English first, a title before others, the newest of equals.

    A text that nobody has named goes by its subject.
    """
    best = min(reversed(state.names), key=_rank, default=None)
    if best:
        return best.name
    if isinstance(state, SourceState) and state.title.value:
        return str(state.title.value)
    if isinstance(state, DocumentState) and state.subject.value not in {None, *RESERVED}:
        return str(state.subject.value)
    return slug_of(state.dossier)


def _due(records: Iterable[Recorded], now: int) -> int:
    """The next moment at which something happens, or becomes public, that the record tells of already."""
    moments = (moment for record in records for moment in _moments(record.entry) if moment > now)
    return min(moments, default=END)


def _since(records: Iterable[Recorded], now: int) -> int:
    """The last moment at which something happened, or became public."""
    moments = (moment for record in records for moment in _moments(record.entry) if moment <= now)
    return max(moments, default=BEGINNING)


def _moments(entry: Entry) -> Iterator[int]:
    """When an interval has begun (the moment after its first) and when it has ended."""
    yield from (entry.public.lo + 1, entry.public.hi)
    for fact in entry.facts:
        yield from (fact.on.lo + 1, fact.on.hi)


def refresh(dossiers: Iterable[str], now: int) -> None:
    """Write the present state of these dossiers anew."""
    waiting = iter(dossiers)
    while several := list(islice(waiting, _PORTION)):
        found = [present_of(dossier, shelf.of_dossiers([dossier]), now) for dossier in several]
        _put("register_dossier", _COLUMNS, [tuple(getattr(one, column) for column in _COLUMNS) for one in found])
        states = [(one.dossier, written.written(one.state)) for one in found]
        _put("register_state", ("dossier", "state"), states)
        enlist(several, now)


def mark_due(dossiers: Iterable[str], now: int) -> None:
    """Leave the states of these dossiers to the next `refresh`; whoever asks before that gets a fold."""
    known, several = titles(), list(dossiers)
    rows: list[tuple[Any, ...]] = []
    for dossier in several:
        title = known.get(dossier, slug_of(dossier))
        rows.append((dossier, dossier.partition("/")[0], kind_of(dossier), title, -1, BEGINNING, OPEN, 0))
    _put("register_dossier", _COLUMNS, rows)
    enlist(several, now)


def titles() -> dict[str, str]:
    """The title of every dossier on record."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier, title FROM register_dossier")
        return dict(cursor.fetchall())


def _put(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows of a table whose first column is the dossier, in the place of those that are there."""
    marks = ", ".join(["%s"] * len(columns))
    replaced = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) "  # noqa: S608 - our own names
            f"ON CONFLICT (dossier) DO UPDATE SET {replaced}",
            rows,
        )


def read(dossier: str, now: int) -> Present | None:
    """The state of a dossier now; None if nothing is on record about it. Where time alone changed it, it is folded."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.state, {', '.join(f'd.{column}' for column in _COLUMNS)} FROM register_dossier d "  # noqa: S608
            "LEFT JOIN register_state s ON s.dossier = d.dossier WHERE d.dossier = %s",
            [dossier],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    state, name, organisation, kind, title, newest, due, since, contested = row
    if state is not None and now < due:
        return Present(name, organisation, kind, title, written.built_in(state), newest, due, since, contested)
    fresh = present_of(dossier, shelf.of_dossiers([dossier]), now)
    return replace(fresh, state=written.built_in(written.written(fresh.state)))


def overdue(now: int) -> list[str]:
    """The dossiers whose written state time alone has overtaken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier FROM register_dossier WHERE due <= %s ORDER BY dossier", [now])
        return [dossier for (dossier,) in cursor.fetchall()]


def rebuild(now: int) -> int:
    """Empty the table and fill it from the ledger; returns the number of dossiers."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_dossier")
        cursor.execute("DELETE FROM register_state")
        cursor.execute("DELETE FROM register_facet")
        cursor.execute("SELECT DISTINCT dossier FROM ledger_filing WHERE role = 1 ORDER BY dossier")
        dossiers = [dossier for (dossier,) in cursor.fetchall()]
    refresh(dossiers, now)
    return len(dossiers)
