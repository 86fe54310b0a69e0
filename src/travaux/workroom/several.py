"""Several acts that one press of a button comes to: all of them are entered, or none."""

import secrets
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.translation import gettext

from travaux.accounts import acting
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act
from travaux.enquiry.again import again
from travaux.office.receipts import Reason, Receipt, Refused
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.workroom.working import Working


def new_key() -> str:
    """A key under which a form is sent once, however often its button is pressed."""
    return secrets.token_urlsafe(16)


def enter(working: Working, request: HttpRequest, acts: Iterable[Act]) -> list[Receipt] | Refused:
    """Enter what a form comes to, in its order, under the form's key and for its readers: all or none."""
    try:
        return acting.all_of(working.actor, list(acts), request.POST.get("key", ""), audience_in(request))
    except BrokenInput as fault:
        return Refused((Reason("unreadable", str(fault)),))


def audience_in(request: HttpRequest) -> str:
    """For whom a form is entered: as it was chosen, whatever that is; everybody where nothing was to choose."""
    return request.POST.get("audience", "").strip() or PUBLIC_AUDIENCE


def told(refused: Refused) -> str:
    """Why nothing was entered, for the page on which it was tried."""
    reasons = " ".join(again(reason.text) for reason in refused.reasons)
    return gettext("Nothing was entered. %(reasons)s What you typed is still here.") % {"reasons": reasons}


def receipt_of(given: Sequence[Receipt]) -> str:
    """The entry whose receipt is shown: the first that waits for the chair's ruling, else the last that was entered."""
    waiting = next((one for one in given if one.awaits_ruling), None)
    return quote((waiting or given[-1]).entry)
