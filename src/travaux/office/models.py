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

    After `perhaps_lo` and before `known_lo` the public may or may not have known it. `closed`: its keys are a closed
    list. `listed` is its reach (office.reach) in the row of its first dossier, and -1 in those of the others, so that
    lists over all dossiers meet a fact once. `words`: what it is found by (office.index.words).
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
    closed = models.SmallIntegerField(db_default=0)
    listed = models.SmallIntegerField(db_default=-1)
    words = models.TextField(db_default="")
    at_lo = models.IntegerField()
    at_hi = models.BigIntegerField()

    class Meta:
        db_table = "register_fact"
        indexes = [
            models.Index(fields=["dossier", "name"], name="fact_of_dossier"),
            models.Index(fields=["position"], name="fact_of_entry"),
            models.Index(fields=["listed", "hi", "lo", "position", "known_lo"], name="fact_in_order"),
            models.Index(fields=["name", "listed", "hi", "lo", "position"], name="fact_of_kind_in_order"),
            models.Index(fields=["known_lo"], name="fact_as_known"),
        ]


class Dossier(models.Model):
    """One dossier at the default dials, as the public is told it.

    `due` is the next moment at which time alone may change it, `since` the last at which it did. For lists: it is
    ordered by `ended` (its session, meeting or newest step; BEGINNING where undated), and shown where something dated
    had begun by the one dial (`began`), been learnt by the other (`learnt`) and been entered (`entered`, a length of
    the log); anything counts where nothing is dated. `told` is when the public may first have known anything of it,
    OPEN where it never does. `contested` counts the facts that others exclude.
    """

    dossier = models.TextField(primary_key=True)
    organisation = models.TextField()
    kind = models.TextField()
    title = models.TextField()
    newest = models.IntegerField()
    due = models.BigIntegerField()
    since = models.BigIntegerField(db_default=OPEN)
    ended = models.BigIntegerField(db_default=0)
    began = models.BigIntegerField(db_default=OPEN)
    told = models.BigIntegerField(db_default=OPEN)
    learnt = models.BigIntegerField(db_default=OPEN)
    entered = models.BigIntegerField(db_default=OPEN)
    contested = models.IntegerField(db_default=0)

    class Meta:
        db_table = "register_dossier"
        indexes = [
            models.Index(fields=["organisation", "kind"], name="dossier_of_kind"),
            models.Index(fields=["kind", "title", "dossier", "learnt", "began", "entered"], name="dossier_by_name"),
            models.Index(fields=["kind", "ended", "dossier", "learnt", "began", "entered"], name="dossier_by_time"),
            models.Index(fields=["due"], name="dossier_due"),
            models.Index(fields=["ended"], name="dossier_contested", condition=models.Q(contested__gt=0)),
        ]


class State(models.Model):
    """What the present state of a dossier is, apart from its row: lists need not read past it."""

    dossier = models.TextField(primary_key=True)
    state = models.TextField()

    class Meta:
        db_table = "register_state"


class Facet(models.Model):
    """By what else a dossier is found: a session by body and place, a document by body, a source by outlet."""

    pk = models.CompositePrimaryKey("dossier", "facet", "value")
    dossier = models.TextField()
    facet = models.TextField()
    value = models.TextField()
    kind = models.TextField(db_default="")

    class Meta:
        db_table = "register_facet"
        indexes = [models.Index(fields=["kind", "facet", "value", "dossier"], name="facet_of_kind")]


class Remark(models.Model):
    """When a public entry with a speaker was said, in [lo, hi), for lists in order of saying.

    `begun` is when the first of its facts began, `public` the end of the interval in which it became public at the
    earliest, `listed` its reach.
    """

    position = models.IntegerField(primary_key=True)
    speaker = models.TextField()
    lo = models.BigIntegerField()
    hi = models.BigIntegerField()
    begun = models.BigIntegerField()
    public = models.BigIntegerField()
    listed = models.SmallIntegerField()

    class Meta:
        db_table = "register_remark"
        indexes = [
            models.Index(fields=["listed", "hi", "lo", "position", "begun", "public"], name="remark_in_order"),
            models.Index(fields=["speaker", "listed", "hi", "lo", "position"], name="remark_of_speaker"),
        ]
