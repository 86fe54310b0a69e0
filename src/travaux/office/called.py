"""What things are called in another language than the titles of the record: by names that sources give."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection

from travaux.office import clock, shelf
from travaux.office.models import OPEN
from travaux.record.entry import Fact

_PORTION: Final = 500
#: Which of several names stands as the title, best first; no abbreviation or nickname is a title.
_FORMS: Final = ("title", "short", "", "spelling")


def called(dossiers: Iterable[str], language: str) -> dict[str, str]:
    """The names of these dossiers in a language (BCP 47), as the record stands; absent where it has none."""
    wanted = [one for one in dict.fromkeys(dossiers) if one.isascii() and "\0" not in one]
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(wanted), _PORTION):
        for dossier, fact in _names(wanted[start : start + _PORTION]):
            form = str(fact.value.get("form", ""))
            if fact.value.get("language") == language and form in _FORMS:
                told = (_FORMS.index(form), str(fact.value.get("name", "")))
                found[dossier] = min(found.get(dossier, told), told)
    return {dossier: name for dossier, (_, name) in found.items()}


def _names(dossiers: Sequence[str]) -> list[tuple[str, Fact]]:
    rows = _rows(dossiers)
    entries = {record.position: record.entry for record in shelf.at_positions(sorted({row[1] for row in rows}))}
    return [(dossier, fact) for dossier, at, ref in rows for fact in entries[at].facts if fact.ref == ref]


def _rows(dossiers: Sequence[str]) -> list[tuple[Any, ...]]:
    marks = ", ".join(["%s"] * len(dossiers))
    sql = (
        f"SELECT dossier, position, ref FROM register_fact WHERE dossier IN ({marks}) AND name = 'named' "  # noqa: S608
        "AND at_hi = %s AND known_lo <= %s AND known_hi > %s ORDER BY position"
    )
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(sql, [*dossiers, OPEN, now, now])
        return list(cursor.fetchall())
