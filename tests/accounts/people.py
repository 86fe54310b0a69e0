"""People with accounts, seats and mandates, and what a test must know of each to say what they may do."""

from dataclasses import dataclass, field
from typing import Final

from tests.stories.exercise import SECRETARIAT, enter, moment
from travaux.accounts import actor, keeping
from travaux.accounts.actor import Actor
from travaux.accounts.models import Account, Seat, Token
from travaux.decision.act import Act
from travaux.office import clock, desk

PASSWORD: Final = "a long walk along the Sevan"  # noqa: S105 - of people who are not there
FAST: Final = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MANDATED_AT: Final = "2022-11-10T09:00"


@dataclass(frozen=True)
class Seated:
    """A person on a seat, told as a test knows it: `live` or not, the rank of the mandate, whether it takes part."""

    account: Account
    seat: Seat
    token: Token
    clear: str
    live: bool = True
    rank: str = ""
    partakes: bool = True
    bodies: tuple[str, ...] = field(default=())
    proved: bool = False

    @property
    def actor(self) -> Actor | None:
        """As they stand now: at a browser, where they just showed who they are, or with the token."""
        if self.proved:
            return self.in_person
        account, seat = Account.objects.get(pk=self.account.pk), Seat.objects.get(pk=self.seat.pk)
        return actor.seated(account, seat, Token.objects.get(pk=self.token.pk))

    @property
    def in_person(self) -> Actor | None:
        """As they stand now, having just signed in at a browser."""
        account, seat = Account.objects.get(pk=self.account.pk), Seat.objects.get(pk=self.seat.pk)
        return actor.seated(account, seat, proved=clock.machine())

    @property
    def must(self) -> Actor:
        """As they stand now; they must be somebody."""
        found = self.in_person
        assert found is not None
        return found


def sit(
    name: str, role: str, member: str = "", rank: str = "", *, bodies: tuple[str, ...] = (), **known: bool
) -> Seated:
    """A new person on a new seat with a new token; with a rank, a mandate is entered too."""
    account = keeping.add(name, f"Person {name}", person=f"world/person/{name.replace('.', '-')}", password=PASSWORD)
    seat = keeping.seat(account, "csto", role, member=member, bodies=bodies)
    clear, token = keeping.token(account, seat, "a program")
    if rank:
        mandate(account.person, member, rank=rank)
    return Seated(account, seat, token, clear, rank=rank, bodies=bodies, **known)


def mandate(person: str, member: str, **value: str) -> None:
    """Enter that a person speaks for a member."""
    about = (f"csto/member/{member}",)
    enter(Act("mandate given", about, SECRETARIAT, desk.NOW, (person,), dict(value)), moment(MANDATED_AT))


def mandate_ends(person: str, member: str, now: int | None = None) -> None:
    """Enter that a person speaks for a member no more."""
    about = (f"csto/member/{member}",)
    enter(Act("mandate ended", about, SECRETARIAT, desk.NOW, (person,)), now or clock.now())
