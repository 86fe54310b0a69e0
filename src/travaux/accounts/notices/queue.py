"""What is to be sent waits in the database's task queue, put there in the transaction of the act itself."""

from collections.abc import Iterable
from typing import Final

from django.core.mail import EmailMessage

from travaux.accounts.actor import seated
from travaux.accounts.models import Notice, Reminder, Seat
from travaux.accounts.notices import letters
from travaux.accounts.notices.tasks import task
from travaux.accounts.notices.whom import Addressee, addressees, sitting
from travaux.decision.deadlines import Deadline
from travaux.office import clock, deadlines, shelf
from travaux.record.fold import Dials

#: A deadline is told once more when so many seconds are left.
NEAR: Final = 86_400


def tell(entries: Iterable[str]) -> None:
    """Let these entries be told to whom they concern; each once, however often an act is sent."""
    for entry in entries:
        _, new = Notice.objects.get_or_create(entry=entry, defaults={"made": clock.machine()})
        if new:
            send.enqueue(entry)


@task
def send(entry: str) -> int:
    """Write the letters of one entry; returns how many."""
    place = shelf.place(entry)
    if place is None:
        return 0
    (record,) = shelf.at_positions([place])
    found = addressees(record.entry)
    for one in found:
        _post(one, *letters.of_entry(record.entry, one))
    return len(found)


@task
def remind(organisation: str) -> int:
    """Write to delegations that have not answered what is due within a day; each deadline once."""
    now, told = clock.now(), 0
    for one in deadlines.deadlines(organisation, dials=Dials(now, now)):
        if one.until is not None and now < one.until <= now + NEAR:
            told += sum(_remind(one, organisation, member) for member in one.waiting)
    return told


def _remind(one: Deadline, organisation: str, member: str) -> int:
    told = 0
    for seat in sitting(organisation, ("delegation",), member):
        actor = seated(seat.account, seat)
        name = f"{one.kind}/{one.about}/{one.until}/{seat.pk}"[:250]
        if actor is not None and Reminder.objects.get_or_create(name=name, defaults={"made": clock.machine()})[1]:
            addressee = Addressee(seat.account, actor)
            _post(addressee, *letters.of_deadline(one, addressee))
            told += 1
    return told


def remind_all() -> None:
    """Let the delegations of every organisation be reminded for which anybody sits; elsewhere nothing is written."""
    for organisation in Seat.objects.values_list("organisation", flat=True).distinct().order_by("organisation"):
        remind.enqueue(organisation)


def _post(to: Addressee, subject: str, text: str) -> None:
    EmailMessage(subject, text, to=[to.account.email]).send()
