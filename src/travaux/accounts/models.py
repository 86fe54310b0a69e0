"""The tables: who may sign in, on which seats they sit and for how long, and the tokens of their programs.

Moments are seconds since 1970 by the clock of the machine, also in an exercise. Nothing is ever deleted: what has
ended says when. Rows are written in `keeping` alone, under the lock of the record.
"""

# ruff: noqa: D106, DJ008 - a Meta holds options only, and rows are never shown by themselves

from typing import Any, ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

#: The end of what has none yet.
OPEN: Final = 10**12
ROLES: Final = ("delegation", "chair", "secretariat", "depositary", "observer", "auditor")


class Account(AbstractBaseUser):
    """A person who signs in. `person` is the dossier under which mandates name the same person."""

    name = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    zone = models.CharField(max_length=60, default="UTC")
    language = models.CharField(max_length=12, default="en")
    person = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    last_login = None  # when a session began is told by the list of sessions

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects: ClassVar[BaseUserManager[Any]] = BaseUserManager()

    class Meta:
        db_table = "accounts_account"


class Seat(models.Model):
    """That a person sits for an organisation, in one role, for a time; a delegation's seat names its member.

    `bodies`: the slugs of the bodies that it sits in, between blanks, of which it reads and in which it acts. `post` is
    what the seat is called.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="seats")
    organisation = models.CharField(max_length=200)
    role = models.CharField(max_length=20)
    member = models.CharField(max_length=200, blank=True)
    bodies = models.CharField(max_length=400, blank=True)
    post = models.CharField(max_length=120, blank=True)
    since = models.BigIntegerField()
    until = models.BigIntegerField(default=OPEN)
    ended = models.BigIntegerField(default=OPEN)

    class Meta:
        db_table = "accounts_seat"
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="seat_has_a_known_role"),
            models.CheckConstraint(
                condition=models.Q(role="delegation") ^ models.Q(member=""),
                name="seat_of_a_delegation_names_its_member",
            ),
        ]


class Token(models.Model):
    """That a program acts for a person on one seat. Of the token only the SHA-256 is kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=80)
    since = models.BigIntegerField()
    until = models.BigIntegerField()
    used = models.BigIntegerField(default=0)
    ended = models.BigIntegerField(default=OPEN)

    class Meta:
        db_table = "accounts_token"


class Notice(models.Model):
    """That an entry was put up to be told: it is told once, however often its act is sent."""

    entry = models.CharField(max_length=200, unique=True)
    made = models.BigIntegerField()

    class Meta:
        db_table = "accounts_notice"


class Reminder(models.Model):
    """That somebody was reminded of a deadline: `name` says whom and of which."""

    name = models.CharField(max_length=250, unique=True)
    made = models.BigIntegerField()

    class Meta:
        db_table = "accounts_reminder"
