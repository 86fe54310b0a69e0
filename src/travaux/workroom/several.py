"""Several acts that one press of a button comes to: all of them are entered, or none."""

import secrets
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.utils.translation import gettext

from travaux.accounts import acting
from travaux.decision.act import Act
from travaux.enquiry.again import again
from travaux.office.receipts import Receipt, Refused
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.workroom.working import Working


def new_key() -> str:
    """A key under which a form is sent once, however often its button is pressed."""
    return secrets.token_urlsafe(16)


def enter(working: Working, acts: Iterable[Act], key: str, audience: str = PUBLIC_AUDIENCE) -> list[Receipt] | Refused:
    """Enter them in their order under one key, all or none."""
    return acting.all_of(working.actor, list(acts), key, audience)


def told(refused: Refused) -> str:
    """Why nothing was entered, for the page on which it was tried."""
    reasons = " ".join(again(reason.text) for reason in refused.reasons)
    return gettext("Nothing was entered. %(reasons)s What you typed is still here.") % {"reasons": reasons}


def receipt_of(given: Sequence[Receipt]) -> str:
    """The entry whose receipt is shown: the first that waits for the chair's ruling, else the last that was entered."""
    waiting = next((one for one in given if one.awaits_ruling), None)
    return quote((waiting or given[-1]).entry)
