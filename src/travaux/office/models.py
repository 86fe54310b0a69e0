"""The tables: the ledger with its finding aids, which never change, and the register, which can be made anew."""

# ruff: noqa: D106, DJ008 - a Meta holds options only, and rows are never shown by themselves

from enum import IntEnum
from typing import Final

from django.db import models

#: The end of an interval that is still open, on either axis of the register.
OPEN: Final = 10**12


class Role(IntEnum):
    """Why an entry lies in a dossier. The first three are folded; the others only help to find it."""

    ABOUT = 1  # one of its facts is about the dossier
    CORRECTS = 2  # it corrects an entry that lies there
    REFERENCED = 3  # something there follows it or corrects it
    BY = 4  # the dossier's person said it
    VIA = 5  # it passed through the dossier's source or outlet
    NAMED = 6  # a value of one of its facts names the dossier


FOLDED: Final = (Role.ABOUT, Role.CORRECTS, Role.REFERENCED)


class Tied(IntEnum):
    """How an entry hangs on an earlier one."""

    AFTER = 1
    CORRECTS = 2


class Entry(models.Model):
    """One entry at its place in the log, in the very bytes that were hashed."""

    position = models.IntegerField(primary_key=True)
    entry_id = models.TextField(unique=True)
    organisation = models.TextField()
    recorded = models.BigIntegerField()
    audience = models.TextField()
    leaf = models.BinaryField()
    raw = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"


class Filing(models.Model):
    """In which dossiers an entry lies, and why."""

    pk = models.CompositePrimaryKey("dossier", "role", "position")
    dossier = models.TextField()
    role = models.SmallIntegerField()
    position = models.IntegerField()

    class Meta:
        db_table = "ledger_filing"


class Tie(models.Model):
    """That the entry at `source` follows or corrects the earlier one at `target`."""

    pk = models.CompositePrimaryKey("target", "source", "kind")
    target = models.IntegerField()
    source = models.IntegerField()
    kind = models.SmallIntegerField()

    class Meta:
        db_table = "ledger_tie"


class Ref(models.Model):
    """Where the short name of a fact stands; a correction may bear the ref of what it corrects."""

    pk = models.CompositePrimaryKey("ref", "position")
    ref = models.TextField()
    position = models.IntegerField()

    class Meta:
        db_table = "ledger_ref"


class Opening(models.Model):
    """Salt and payload of a restricted entry; to erase them lawfully is to delete this row."""

    position = models.IntegerField(primary_key=True)
    salt = models.BinaryField()
    payload = models.BinaryField()

    class Meta:
        db_table = "ledger_opening"


class Receipt(models.Model):
    """What was answered to an act sent under a key of the sender's, so that sending it again acts only once."""

    key = models.TextField(primary_key=True)
    fingerprint = models.TextField()
    response = models.BinaryField()

    class Meta:
        db_table = "ledger_receipt"


class Head(models.Model):
    """The one row that says how long the log is; it only grows."""

    number = models.SmallIntegerField(primary_key=True)
    size = models.IntegerField()
    frontier = models.BinaryField()

    class Meta:
        db_table = "ledger_head"


class Checkpoint(models.Model):
    """A signed checkpoint, as it was published."""

    size = models.IntegerField(primary_key=True)
    note = models.TextField()

    class Meta:
        db_table = "ledger_checkpoint"


class Fact(models.Model):
    """One fact in one dossier, as the public is told it: while `known` and `at` lie within these bounds.

    After `perhaps_lo` and before `known_lo` the public may or may not have known it.
    """

    dossier = models.TextField()
    name = models.TextField()
    keys = models.TextField()
    position = models.IntegerField()
    ref = models.TextField()
    lo = models.BigIntegerField()
    hi = models.BigIntegerField()
    perhaps_lo = models.BigIntegerField()
    known_lo = models.BigIntegerField()
    known_hi = models.BigIntegerField()
    at_lo = models.IntegerField()
    at_hi = models.BigIntegerField()

    class Meta:
        db_table = "register_fact"
        indexes = [
            models.Index(fields=["dossier", "name"], name="fact_of_dossier"),
            models.Index(fields=["position"], name="fact_of_entry"),
            models.Index(fields=["name", "hi"], name="fact_of_kind"),
        ]


class Dossier(models.Model):
    """The present state of one dossier at the default dials, as the public is told it.

    `due` is the next moment at which time alone may change it.
    """

    dossier = models.TextField(primary_key=True)
    organisation = models.TextField()
    kind = models.TextField()
    title = models.TextField()
    state = models.TextField()
    newest = models.IntegerField()
    due = models.BigIntegerField()

    class Meta:
        db_table = "register_dossier"
        indexes = [models.Index(fields=["organisation", "kind"], name="dossier_of_kind")]
