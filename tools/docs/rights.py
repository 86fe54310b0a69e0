"""Writes the reference page of rights from the table by which they are given."""

import os
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import django

PATH = "reference/rights.md"
COLUMNS = ("events", "in relation to", "for", "also while suspended", "shows who it is")

HEAD = """# Who may do what

One table, and nothing that is not in it: whoever is in no row for an event does not do it. The table is asked before an
act, and again when the lock of the record is held. It says who may *come* with an act; what the rules of procedure make
of it is said by the [finding](../explanation/findings-and-readings.md).

**In relation to.** *own member*: every member that the act names is the one whose delegation it is, and a mandate of
the person runs now. *head of own member*: the same, and the mandate is that of a plenipotentiary or a permanent
representative. *own body*: a body that the act names is one in which the seat sits, where the seat names any.

**Also while suspended.** Whether a member that takes no part in the work may do it too.

**Shows who it is.** Done only within a quarter of an hour of signing in or of showing a password, code or key again, so
no token does it.
"""

READERS = """
## Who reads what

Everybody reads what is public. Beside that:

| seat | reads |
| --- | --- |
| delegation of a member that takes part | what is for the members, its delegation, the bodies in which the seat sits |
| delegation of another member | what is for its delegation |
| chair | what is for the members, the bodies in which the seat sits |
| depositary | what is for the members |
| secretariat, auditor | everything |
| observer | nothing more |
"""


def text() -> str:
    """The page, a table for each role."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")
    django.setup()
    table: tuple[Any, ...] = import_module("travaux.accounts.policy").TABLE
    roles = import_module("travaux.accounts.models").ROLES
    return f"{HEAD}{''.join(_role(role, [row for row in table if row.role == role]) for role in roles)}{READERS}"


def _role(role: str, rows: list[Any]) -> str:
    told = "".join("\n".join(_row(row)) + "\n" for row in rows) or "\nNothing: it reads.\n"
    return f"\n## {role.capitalize()}\n{told}"


def _row(row: Any) -> Iterator[str]:  # noqa: ANN401 - a row of the table, which needs the settings
    yield f"\n| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}"
    suspended = ("yes" if row.suspended else "no") if row.role == "delegation" else "-"
    events, audiences = ", ".join(sorted(row.events)), ", ".join(row.audiences)
    yield f"| {events} | {row.relation} | {audiences} | {suspended} | {'yes' if row.proof else 'no'} |"
