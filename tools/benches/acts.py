"""One durable act or report at a time: through the desk, through the ORM, and as a bare commit of SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Final

from django.db import transaction

from tools.benches.ground import bare, records
from tools.benches.ground.entries import dossier_at, entry_at
from tools.benches.ground.sizes import sized
from tools.figures import Line, NotMeasured, Ratio, Within, Work, in_turn, seconds
from travaux.decision.act import Act, Author
from travaux.office import desk
from travaux.office.models import State
from travaux.office.sqlite_options import journal_mode
from travaux.record.entry import to_bytes

TITLE = "One durable act"
SPEED_OF_A_COMMIT: Final = 0.25
TIMES_A_SAVE: Final = 4.0
MOST_SECONDS: Final = 0.002
ORGANISATION: Final = "csto"
MEMBERS: Final = ("am", "by", "kg", "kz", "ru", "tj")


def measure() -> Iterator[Line]:
    """Acts on new documents, reports on dossiers that grow to fifty entries, and commits of one row with such bytes."""
    with records.fresh(), records.throwaway() as folder:
        _open_exercise()
        same, ahead = (bare.one_table(folder / journal, journal) for journal in ("delete", "wal"))
        with closing(same), closing(ahead):
            works = (
                Work("an act through the desk, rules and all", 1, _act),
                Work("a report through the desk", 1, _report),
                Work("an ORM save", 1, _save),
                Work("a bare commit, rollback journal", 1, partial(_commit, same)),
                Work("a bare commit, write-ahead log", 1, partial(_commit, ahead)),
            )
            act, report, save, rollback, wal = figures = tuple(in_turn(sized(500, 25), works))
    yield from figures
    own = rollback if journal_mode() == "delete" else wal
    for ours in (act, report):
        yield Ratio(ours, own, "speed", SPEED_OF_A_COMMIT)
        yield Ratio(ours, save, "time", TIMES_A_SAVE)
        yield Within(ours, MOST_SECONDS)


def _open_exercise() -> None:
    """An exercise of an organisation of the library, so that acts are held against a roll and a rule book."""
    desk.open_record(ORGANISATION, "bench", {"sort": "exercise", "zone": "UTC"})
    for member in MEMBERS:
        about = (f"{ORGANISATION}/member/{member}", f"{ORGANISATION}/roll")
        _entered(desk.submit(Act("membership began", about, Author("secretariat"), desk.NOW), "bench"))


def _act(lap: int) -> float:
    """A member proposes an item: its authority, the state of the document and the roll are looked at."""
    by = Author("delegation", MEMBERS[lap % len(MEMBERS)])
    act = Act("item proposed", (f"{ORGANISATION}/document/d{lap}",), by, desk.NOW)
    answers: list[desk.Receipt | desk.Refused] = []
    taken = seconds(lambda: answers.append(desk.submit(act, "bench")))
    _entered(answers[0])
    return taken


def _entered(answer: desk.Receipt | desk.Refused) -> None:
    if isinstance(answer, desk.Refused):
        raise NotMeasured(f"Measuring an act: the desk refused it. {answer.text}")


def _report(lap: int) -> float:
    entry = entry_at(lap)
    return seconds(lambda: desk.report(entry, "bench"))


def _save(lap: int) -> float:
    row = State(dossier=f"saved-{lap}", state=to_bytes(entry_at(lap)).decode())

    def save() -> None:
        with transaction.atomic():
            row.save(force_insert=True)

    return seconds(save)


def _commit(connection: sqlite3.Connection, lap: int) -> float:
    row = (lap, f"report-{lap}", dossier_at(lap), to_bytes(entry_at(lap)))
    return seconds(lambda: bare.insert(connection, [row]))
