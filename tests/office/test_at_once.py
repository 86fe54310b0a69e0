"""Loads, acts, checkpoints and rebuilds at once, killed in the middle, and read while they write."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place
from tests.factories import a_fact, a_report
from tests.office.test_races import in_threads
from tools.findings import ROOT
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.office import answers, desk, present, reading, seals, shelf, verify
from travaux.office.writing import writing
from travaux.record.entry import Entry
from travaux.record.fold import Dials

NOW = 1_700_800_000
MANY = 60
ROUNDS = 20 if os.environ.get("TRAVAUX_SOAK") else 2

FOREVER = """
import sys
import django
django.setup()
from tests.factories import a_fact, a_report
from travaux.office import desk, seals
NOW = 1_700_800_000
number = 0
while True:
    number += 1
    if sys.argv[1] == "load":
        name = f"k{sys.argv[2]}-{number}"
        some = [a_report(f"{name}-{n}", a_fact("step taken", ref=f"{name}-{n}")) for n in range(40)]
        print(f"{name} began", flush=True)
        desk.load(some, "x", NOW)
    elif sys.argv[1] == "checkpoint":
        desk.load([a_report(f"c{sys.argv[2]}-{number}", a_fact("step taken", ref=f"c{sys.argv[2]}-{number}"))], "x", NOW)
        print(f"{number} began", flush=True)
        seals.checkpoint()
    else:
        print(f"{number} began", flush=True)
        desk.rebuild(NOW)
"""


def some(prefix: str, count: int = MANY) -> list[Entry]:
    return [a_report(f"{prefix}-{n}", a_fact("step taken", ref=f"{prefix}-{n}")) for n in range(count)]


def whole() -> None:
    """The log, its finding aids and the register say the same."""
    assert verify.log().faults == ()
    assert verify.finding_aids() == []
    assert verify.register() == []
    assert verify.states(NOW) == []


def test_eight_loads_of_the_same_entries_at_once_enter_them_once(
    record: Place, django_db_blocker: DjangoDbBlocker
) -> None:
    loaded = in_threads(lambda _: desk.load(some("same"), "x", NOW), django_db_blocker)
    assert sorted(one.added for one in loaded if isinstance(one, desk.Loaded)) == [0] * 7 + [MANY]
    assert shelf.size() == MANY
    whole()


def test_loads_of_other_entries_at_once_stand_each_in_one_piece(
    record: Place, django_db_blocker: DjangoDbBlocker
) -> None:
    in_threads(lambda number: desk.load(some(f"w{number}", 20), "x", NOW), django_db_blocker)
    writers = [entry_id.partition("-")[0] for _, entry_id, *_ in shelf.stored(0, 160)]
    assert len(writers) == 160
    changes = sum(one != other for one, other in itertools.pairwise(writers))
    assert changes == 7, "no load was cut in two by another"
    whole()


def test_of_two_loads_that_contradict_each_other_one_is_refused(
    record: Place, django_db_blocker: DjangoDbBlocker
) -> None:
    def load(number: int) -> str:
        try:
            desk.load([*some(f"own{number}", 5), a_report("same", a_fact(on=f"2020-01-{number + 1:02}"))], "x", NOW)
        except BrokenInput as refused:
            return str(refused)
        return ""

    told = in_threads(load, django_db_blocker)
    assert sorted(bool(one) for one in told) == [False] + [True] * 7
    assert shelf.size() == 6, "of those refused nothing was written"
    whole()


def test_an_act_waits_for_a_load_and_is_entered_behind_it(record: Place, django_db_blocker: DjangoDbBlocker) -> None:
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    act = Act("membership began", ("csto/member/am",), Author("secretariat"), desk.NOW)
    entered: list[desk.Receipt | desk.Refused] = []

    def submit() -> None:
        with django_db_blocker.unblock():
            entered.append(desk.submit(act, "x", "k", NOW))
            connection.close()

    other = threading.Thread(target=submit)
    with writing():
        other.start()
        desk.load(some("load"), "x", NOW)
        time.sleep(0.1)
        assert entered == [], "it waits for the lock"
    other.join(20)
    (receipt,) = entered
    assert isinstance(receipt, desk.Receipt)
    assert (receipt.position, receipt.size) == (1 + MANY, 2 + MANY)
    whole()


def test_who_reads_during_a_write_sees_what_was_before_and_waits_for_nothing(
    record: Place, django_db_blocker: DjangoDbBlocker
) -> None:
    desk.load(some("before", 5), "x", NOW)
    seen: list[int] = []

    def read() -> None:
        with django_db_blocker.unblock():
            seen.extend([shelf.size(), len(answers.facts(answers.Wanted(), Dials())), len(list(reading.entries()))])
            connection.close()

    with writing():
        desk.load(some("during", 5), "x", NOW)
        other = threading.Thread(target=read)
        other.start()
        other.join(20)
        assert seen == [5, 5, 5]
        assert shelf.size() == 10, "the control: the writer sees its own"
    assert shelf.size() == 10


def killed(place: Place, work: str, seconds: float) -> list[str]:
    """What a writer said before it was killed in the middle of its work."""
    environment = os.environ | place.environment | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    writer = subprocess.Popen(
        [sys.executable, "-c", FOREVER, work, str(time.monotonic_ns())],
        env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    said = [writer.stdout.readline()]
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    out, _ = writer.communicate(timeout=30)
    return [line.split()[0] for line in [*said, *out.splitlines()] if line.strip()]


def test_a_load_killed_in_the_middle_stands_whole_or_not_at_all(record: Place) -> None:
    for number in range(ROUNDS):
        for name in killed(record, "load", 0.05 + 0.04 * number):
            there = shelf.places([f"{name}-{n}" for n in range(40)])
            assert len(there) in {0, 40}
        whole()


def test_a_checkpoint_killed_in_the_middle_leaves_no_second_history(record: Place) -> None:
    for number in range(ROUNDS):
        killed(record, "checkpoint", 0.05 + 0.04 * number)
        whole()
        seals.checkpoint()
        sizes = [kept.size for kept in seals.checkpoints()]
        assert sizes == sorted(set(sizes))
        assert sizes[-1] == shelf.size()


def test_a_rebuild_killed_in_the_middle_leaves_the_register_as_it_was(record: Place) -> None:
    desk.load(some("before"), "x", NOW)
    for number in range(ROUNDS):
        killed(record, "rebuild", 0.03 + 0.02 * number)
        whole()
        assert len(answers.facts(answers.Wanted(), Dials())) == MANY


def fails(work: Callable[[], object]) -> bool:
    try:
        work()
    except (BrokenInput, RuntimeError):
        return True
    return False


def test_a_write_that_fails_late_undoes_everything_and_frees_the_lock(record: Place) -> None:
    def late() -> None:
        with writing():
            desk.load(some("late"), "x", NOW)
            raise RuntimeError

    assert fails(late)
    assert shelf.size() == 0
    desk.load(some("after", 1), "x", NOW)
    whole()


def test_a_refused_part_inside_a_write_does_not_take_the_rest_with_it(record: Place) -> None:
    with writing():
        desk.load(some("outer", 2), "x", NOW)
        assert fails(lambda: desk.load([a_report("inner", a_fact(ref="i", after=("nowhere#x",)))], "x", NOW))
    assert shelf.size() == 2
    whole()


def test_states_left_to_later_are_folded_by_readers_and_written_by_refresh(record: Place) -> None:
    desk.load(some("large", 10), "x", NOW, states=False)
    assert present.overdue(NOW) == ["csto/member/am"]
    folded = present.read("csto/member/am", NOW)
    assert present.overdue(NOW) == ["csto/member/am"], "a reader writes nothing"
    assert desk.refresh(NOW) == 1
    assert present.overdue(NOW) == []
    assert present.read("csto/member/am", NOW) == folded


def test_eight_keys_used_by_eight_senders_at_once_give_eight_receipts(
    record: Place, django_db_blocker: DjangoDbBlocker
) -> None:
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    act = Act("absence announced", ("csto/member/am",), Author("delegation", "am"), desk.NOW, ("am",))
    given = in_threads(lambda number: desk.submit(act, "x", f"key {number}", NOW), django_db_blocker)
    again = in_threads(lambda number: desk.submit(act, "x", f"key {number}", NOW + 5), django_db_blocker)
    assert again == given
    assert len({one.position for one in given if isinstance(one, desk.Receipt)}) == 8
    assert shelf.size() == 9
    whole()
