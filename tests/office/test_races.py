"""Many writers at once, and writers killed in the middle: no gap, no half, nothing twice."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record; the command is written here

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import Error, connection
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place
from tests.factories import a_fact, a_report
from tools.findings import ROOT
from travaux.decision.act import Act, Author
from travaux.office import desk, ledger, reading, shelf, verify

NOW = 1_700_800_000
WRITERS = 8
EACH = 6
ROUNDS = 30 if os.environ.get("TRAVAUX_SOAK") else 1

WRITER = """
import sys
import django
django.setup()
from tests.factories import a_fact, a_report
from travaux.office import desk
for number in range(10_000):
    name = f"{sys.argv[1]}-{number}"
    desk.report(a_report(name, a_fact("step taken", f"csto/member/{sys.argv[1]}", ref=name)), "x", 1_700_800_000)
    print(name, flush=True)
"""


def in_threads(work: Callable[[int], object], blocker: DjangoDbBlocker) -> list[object]:
    """Do it once in each of eight threads, each with a connection of its own."""

    def alone(number: int) -> object:
        with blocker.unblock():
            try:
                return work(number)
            finally:
                connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(alone, range(WRITERS)))


def file_some(writer: int) -> None:
    for number in range(EACH):
        name = f"w{writer}-{number}"
        desk.report(a_report(name, a_fact("step taken", f"csto/member/m{writer}", ref=name)), "x", NOW)


def test_eight_writers_at_once_leave_a_log_without_gaps(record: Place, django_db_blocker: DjangoDbBlocker) -> None:
    in_threads(file_some, django_db_blocker)
    assert [position for position, *_ in shelf.stored(0, 99)] == list(range(WRITERS * EACH))
    assert verify.log().whole
    assert verify.register() == []


def test_two_writers_without_the_lock_collide(record: Place) -> None:
    """The control: both read the same head, and the database refuses the second one's position."""
    first, second = (ledger.Log(NOW, lambda: b"") for _ in range(2))
    first.append(a_report("r1", a_fact()))
    first.close()
    second.append(a_report("r2", a_fact(ref="b")))
    with pytest.raises(Error):
        second.close()


def test_one_act_sent_eight_times_at_once_is_entered_once(record: Place, django_db_blocker: DjangoDbBlocker) -> None:
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    act = Act("membership began", ("csto/member/am",), Author("secretariat"), desk.NOW)
    receipts = in_threads(lambda _: desk.submit(act, "x", "the same key", NOW), django_db_blocker)
    assert all(receipt == receipts[0] for receipt in receipts)
    assert isinstance(receipts[0], desk.Receipt)
    assert shelf.size() == 2


def test_without_a_key_the_same_act_is_entered_eight_times(record: Place, django_db_blocker: DjangoDbBlocker) -> None:
    """The control: it is the key that makes the eight one."""
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    act = Act("absence announced", ("csto/member/am",), Author("delegation", "am"), desk.NOW, ("am",))
    in_threads(lambda _: desk.submit(act, "x", "", NOW), django_db_blocker)
    assert shelf.size() == 1 + WRITERS


def test_eight_ballots_of_one_member_at_once_count_once(record: Place, django_db_blocker: DjangoDbBlocker) -> None:
    document = "csto/document/budget"
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    by = Author("delegation", "by")
    desk.submit(Act("item proposed", (document,), by, desk.NOW), "x", now=NOW)
    desk.submit(
        Act("put to decision", (document,), Author("chair"), desk.NOW, value={"mode": "consensus"}), "x", now=NOW
    )
    ballot = Act("ballot cast", (document,), by, desk.NOW, ("by",), {"ballot": "yes"})
    answers = in_threads(lambda _: desk.submit(ballot, "x", now=NOW), django_db_blocker)
    assert sorted(type(answer).__name__ for answer in answers) == ["Receipt"] + ["Refused"] * 7


def killed_writers(place: Place, seconds: float) -> list[str]:
    """What three writers said was filed before they were killed in the middle of it."""
    environment = os.environ | place.environment | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    mark = time.monotonic_ns()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, f"k{mark}-{number}"], env=environment, stdout=subprocess.PIPE, text=True
        )
        for number in range(3)
    ]
    said: list[str] = []
    for writer in writers:
        assert writer.stdout is not None
        said.append(writer.stdout.readline())
    time.sleep(seconds)
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
    for writer in writers:
        out, _ = writer.communicate(timeout=30)
        said += out.splitlines()
    return [line.strip() for line in said if line.strip()]


def test_a_killed_writer_leaves_nothing_half_written_and_loses_nothing_it_acknowledged(record: Place) -> None:
    for number in range(ROUNDS):
        acknowledged = killed_writers(record, 0.15 + 0.05 * number)
        assert len(acknowledged) >= 3
        assert set(shelf.places(acknowledged)) == set(acknowledged)
        assert verify.log().whole
        assert [fault.what for fault in verify.register()] == []
    assert sum(1 for _ in reading.entries()) == shelf.size()
