"""Making and ending accounts, seats and tokens: each in one transaction under the lock of the record.

So an act is entered either before such a change or after it, and what has ended by then is refused.
"""

import re
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from travaux.accounts import tokens
from travaux.accounts.models import OPEN, ROLES, Account, Seat, Token
from travaux.broken_input import BrokenInput
from travaux.office import clock
from travaux.office.admission import signed
from travaux.office.writing import writing
from travaux.record.dossiers import kind_of
from travaux.record.times import zone_named

_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?")
_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_SHOWN: Final = 60
_DAY: Final = 86_400
#: How long a token lasts unless told otherwise, and at most.
LASTING: Final = 90 * _DAY
LONGEST: Final = 366 * _DAY
_MOST_LETTERS: Final = 80


class BadAccount(BrokenInput):
    """Something that cannot stand in an account, a seat or a token."""


def add(
    name: str,
    full_name: str,
    *,
    email: str = "",
    zone: str = "UTC",
    language: str = "en",
    person: str = "",
    password: str = "",
) -> Account:
    """Make an account; without a password nobody can sign in until one is set. Raises BadAccount, BadDate (zone)."""
    if not _NAME.fullmatch(name):
        raise BadAccount(
            f"'{name[:_SHOWN]}' is no name to sign in with: write small Latin letters, figures, dots and hyphens, at "
            "most 60. Nothing was made."
        )
    account = Account(name=name, full_name=signed(full_name), email=_email(email), language=language)
    account.zone, account.person = zone_named(zone).key, _person(person)
    if not full_name:
        raise BadAccount("An account bears the full name of a person. Nothing was made: give one.")
    _set(account, password)
    with writing():
        if Account.objects.filter(name=name).exists():
            raise BadAccount(f"There is an account '{name}' already. Nothing was made: take another name.")
        if email and Account.objects.filter(email=email).exists():
            raise BadAccount("Another account has this e-mail address. Nothing was made: give each its own.")
        account.save()
    return account


def seat(
    account: Account,
    organisation: str,
    role: str,
    *,
    member: str = "",
    bodies: tuple[str, ...] = (),
    post: str = "",
    until: int = OPEN,
) -> Seat:
    """Let a person sit for an organisation from now on; raises BadAccount."""
    _slugs(organisation, *([member] if member else []), *bodies)
    if role not in ROLES:
        raise BadAccount(f"There is no role '{role[:_SHOWN]}'. The roles are: {', '.join(ROLES)}.")
    if (role == "delegation") != bool(member):
        raise BadAccount("A seat of a delegation names its member, and no other seat does. Nothing was made.")
    with writing():
        return Seat.objects.create(
            account=account, organisation=organisation, role=role, member=member, bodies=" ".join(bodies),
            post=signed(post), since=clock.machine(), until=until,
        )  # fmt: skip


def token(account: Account, of: Seat, label: str, lasting: int = LASTING) -> tuple[str, Token]:
    """A token for a person's programs, in the clear: it is shown once. `lasting`: seconds. Raises BadAccount."""
    if not label.strip() or len(label) > _MOST_LETTERS or not label.isprintable():
        raise BadAccount(f"A token bears a label of at most {_MOST_LETTERS} characters, so that you know it again.")
    if not 0 < lasting <= LONGEST:
        raise BadAccount("A token lasts from one day to one year.")
    clear, now = tokens.fresh(), clock.machine()
    with writing():
        held = Token.objects.create(
            account=account, seat=of, digest=tokens.digest(clear), label=label.strip(), since=now, until=now + lasting
        )
    return clear, held


def end_seat(of: Seat) -> None:
    """End a seat now, and with it all its tokens; one that has ended keeps its moment."""
    with writing():
        now = clock.machine()
        Seat.objects.filter(pk=of.pk, ended=OPEN).update(ended=now)
        Token.objects.filter(seat=of, ended=OPEN).update(ended=now)


def end_token(held: Token) -> None:
    """End a token now."""
    with writing():
        Token.objects.filter(pk=held.pk, ended=OPEN).update(ended=clock.machine())


def disable(account: Account) -> None:
    """Let nobody sign in by this account any more; sessions and tokens of it end at once."""
    with writing():
        Account.objects.filter(pk=account.pk).update(is_active=False)
        Token.objects.filter(account=account, ended=OPEN).update(ended=clock.machine())


def enable(account: Account) -> None:
    """Let the person sign in again; tokens stay ended."""
    with writing():
        Account.objects.filter(pk=account.pk).update(is_active=True)


def set_password(account: Account, password: str) -> None:
    """Give another password; sessions under the former one end at once. Raises BadAccount."""
    _set(account, password)
    with writing():
        account.save(update_fields=["password"])


def used(held: Token) -> None:
    """Note, to the hour, that a token was used."""
    now = clock.machine()
    if now - held.used > _DAY // 24:
        with writing():
            Token.objects.filter(pk=held.pk).update(used=now)


def named(name: str) -> Account:
    """The account of that name; raises BadAccount."""
    found: Account | None = Account.objects.filter(name=name).first()
    if found is None:
        raise BadAccount(f"There is no account '{name[:_SHOWN]}'. `travaux account list` shows all.")
    return found


def _set(account: Account, password: str) -> None:
    if not password:
        account.set_unusable_password()
        return
    try:
        validate_password(password, account)
    except ValidationError as fault:
        raise BadAccount(f"This password is not taken: {' '.join(fault.messages)} Nothing was changed.") from fault
    account.set_password(password)


def _email(email: str) -> str:
    if email:
        try:
            validate_email(email)
        except ValidationError as fault:
            raise BadAccount(f"'{email[:_SHOWN]}' is no e-mail address. Nothing was made.") from fault
    return email


def _person(person: str) -> str:
    if person and kind_of(person) != "person":
        raise BadAccount(f"'{person[:_SHOWN]}' is no dossier of a person. Write one such as world/person/pashinyan.")
    return person


def _slugs(*slugs: str) -> None:
    wrong = next((slug for slug in slugs if not _SLUG.fullmatch(slug)), None)
    if wrong is not None:
        raise BadAccount(f"'{wrong[:_SHOWN]}' is misspelt: write small letters, figures and hyphens, such as csto.")
