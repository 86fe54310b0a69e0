"""The worker beside the site: sends what waits, reminds, and lets time move on states that it alone changes."""

import time
from typing import Final

from django_tasks_db.management.commands.db_worker import Worker

from travaux.accounts.notices import queue
from travaux.office import clock, desk

#: Seconds between two looks at the queue, and between two rounds of reminders.
PAUSE: Final = 3
HOURLY: Final = 3_600


def work(*, once: bool) -> None:
    """Send what waits, until interrupted; with `once` until nothing waits any more."""
    next_round = 0
    while True:
        if clock.machine() >= next_round:
            queue.remind_all()
            desk.refresh()
            next_round = clock.machine() + HOURLY
        drain()
        if once:
            return
        time.sleep(PAUSE)


def drain() -> None:
    """Do the tasks that wait. One that fails is kept with its fault, and holds up no other."""
    Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="travaux", excluded_queue_names=[],
    ).run()  # fmt: skip
