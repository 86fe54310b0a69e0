"""The register of communications: which number the office gives to the next one.

Each series of numbers is for one audience, so that nobody learns from a gap that there was something to read.
"""

import re
from datetime import datetime
from typing import Final

from django.db import connection

from travaux.office import answers, receipts, shelf
from travaux.office.models import Role
from travaux.record.audience import PUBLIC_AUDIENCE, checked
from travaux.record.dossiers import kind_of
from travaux.record.times import zone_named

_NUMBER: Final = re.compile(r"[0-9]{1,9}")


def next_dossier(organisation: str, audience: str, now: int) -> str:
    """The dossier of the next communication for these readers: `csto/communication/2022-3`, `…/2022-members-3`.

    For whoever holds the write lock: else two would get one number. Raises BadAudience, NothingOnRecord.
    """
    year = datetime.fromtimestamp(now, zone_named(answers.zone_of(f"{organisation}/record"))).year
    series = "" if checked(audience) == PUBLIC_AUDIENCE else f"{audience.replace(':', '-')}-"
    prefix = f"{organisation}/communication/{year}-{series}"
    return f"{prefix}{max(_given(prefix), default=0) + 1}"


def _given(prefix: str) -> list[int]:
    """The numbers of a series that were given."""
    with connection.cursor() as cursor:
        sql = "SELECT DISTINCT dossier FROM ledger_filing WHERE role = %s AND dossier LIKE %s"
        cursor.execute(sql, [int(Role.ABOUT), f"{prefix}%"])
        ends = [str(dossier).removeprefix(prefix) for (dossier,) in cursor.fetchall()]
    return [int(end) for end in ends if _NUMBER.fullmatch(end)]


def registered_under(key: str) -> str:
    """The communication that was registered under a key before; empty where the key is new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT response FROM ledger_receipt WHERE key = %s", [key])
        row = cursor.fetchone()
    receipt = receipts.read(bytes(row[0])) if row else None
    if receipt is None:
        return ""
    (record,) = shelf.at_positions([receipt.position])
    about = (dossier for fact in record.entry.facts for dossier in fact.about)
    return next((one for one in about if kind_of(one) == "communication"), "")
