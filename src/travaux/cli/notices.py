"""`travaux notices`: the letters that wait are sent, those who have not answered are reminded."""

from typing import Annotated

import typer
from django_tasks_db.models import DBTaskResult

from travaux.accounts.notices import worker
from travaux.cli import output
from travaux.cli.door import door
from travaux.enquiry.asking import require_record
from travaux.office import install

app = door()

#: So many tasks that failed are named.
_SHOWN = 20


@app.command()
def notices(
    once: Annotated[bool, typer.Option("--once", help="End when nothing waits any more.")] = False,
) -> None:
    """Send what waits to be told, and remind of what is due within a day; `travaux serve` runs it beside the site."""
    require_record()
    install.make_ready()
    try:
        worker.work(once=once)
    except KeyboardInterrupt:
        return
    failed = list(DBTaskResult.objects.failed().order_by("finished_at")[:_SHOWN])
    output.say("Nothing waits any more.")
    for one in failed:
        output.say(f"Failed: {one.task_path} {one.args_kwargs.get('args')}: {one.exception_class_path}.")
