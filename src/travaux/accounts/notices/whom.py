"""Who is told of an entry: those whom it asks something of, on a seat that runs now, if they may read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from travaux.accounts.actor import Actor, Role, seated
from travaux.accounts.models import Account, Seat
from travaux.office.acting import awaits_ruling
from travaux.record.audience import may_read
from travaux.record.entry import Entry

_DELEGATIONS: Final[tuple[Role, ...]] = ("delegation",)
_OFFICE: Final[tuple[Role, ...]] = ("secretariat",)
_ALL: Final[tuple[Role, ...]] = ("delegation", "secretariat")

#: Which roles an event asks something of, or must know of it. Of what is not here, only a ruling that is due is told.
TOLD: Final[dict[str, tuple[Role, ...]]] = {
    **dict.fromkeys(
        ("round opened", "circulated", "silence opened", "silence extended", "silence broken", "signature opened",
         "session convened", "session postponed", "session cancelled", "agenda agreed", "put to decision",
         "adopted", "not adopted"),
        _DELEGATIONS,
    ),
    **dict.fromkeys(
        ("communication registered", "removal requested", "item proposed", "objection raised", "signature refused",
         "withdrawal notified", "formal notice given", "absence announced", "amendment proposed"),
        _OFFICE,
    ),
    **dict.fromkeys(
        ("ruling given", "item removed", "removal refused", "returned for finalisation", "resubmission instructed",
         "agreement instructed", "instruction given", "instruction extended", "taken off control"),
        _ALL,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Addressee:
    """Somebody to be told: the account, the seat that makes it their matter, and whether a ruling of theirs is due."""

    account: Account
    actor: Actor
    rules: bool = False


def addressees(entry: Entry) -> tuple[Addressee, ...]:
    """Whom an entry is told to, each once; not to whoever entered it, nor to anybody who may not read it."""
    waits = entry.kind == "act" and awaits_ruling(entry.finding)
    roles = {role for fact in entry.facts for role in TOLD.get(fact.fact, ())} | ({"chair"} if waits else set())
    found = [_addressee(seat, waits=waits) for seat in sitting(entry.organisation, roles)]
    told = (one for one in found if one is not None and may_read(entry.audience, one.actor.reader))
    return tuple({one.account.pk: one for one in told if one.actor.name != entry.by}.values())


def sitting(organisation: str, roles: Iterable[str], member: str = "") -> Iterator[Seat]:
    """The seats of these roles whose holders can be written to; of one member only, if it is named."""
    seats = Seat.objects.select_related("account").filter(organisation=organisation, role__in=sorted(roles))
    for seat in seats.order_by("pk"):
        if seat.account.email and (not member or seat.member == member):
            yield seat


def _addressee(seat: Seat, *, waits: bool) -> Addressee | None:
    actor = seated(seat.account, seat)
    return None if actor is None else Addressee(seat.account, actor, waits and actor.role == "chair")
