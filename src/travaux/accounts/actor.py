"""Who acts: a person on one seat as they stand now, made anew for every request and again under the lock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, assert_never

from django.http import HttpRequest

from travaux.accounts import credentials, tokens
from travaux.accounts.models import Account, Seat, Token
from travaux.decision.act import Author
from travaux.office import clock
from travaux.record.audience import PUBLIC

Role = Literal["delegation", "chair", "secretariat", "depositary", "observer", "auditor"]

#: In the session: on which of several seats the person sits. In `request`: who acts, once it was asked.
SEAT: Final = "seat"
_ASKED: Final = "_travaux_actor"
#: Where Authorization is heeded; pages go by the session alone.
_FOR_PROGRAMS: Final = "/api/"


@dataclass(frozen=True)
class Actor:
    """A person on a seat. `reader`: the audiences it may read; `bodies`: slugs of the bodies that it sits in.

    `rank` is that of the mandate by which it speaks for its member now, empty where there is none; `membership` the
    state of the member's membership. `proved`: when the person last showed who they are, 0 for a token.
    """

    account: int
    name: str
    role: Role
    organisation: str
    member: str = ""
    person: str = ""
    zone: str = "UTC"
    reader: frozenset[str] = PUBLIC
    seat: int = 0
    token: int = 0
    bodies: tuple[str, ...] = ()
    rank: str = ""
    membership: str = ""
    proved: int = 0
    language: str = field(default="en", compare=False)

    @property
    def capacity(self) -> Author:
        """In which capacity it acts. Observers and auditors act in none: theirs is a delegation of nobody."""
        return self.capacities[0]

    @property
    def capacities(self) -> tuple[Author, ...]:
        """All in which it may act: a chair acts as chair, and announces as the body what the body decided."""
        match self.role:
            case "delegation":
                return (Author("delegation", self.member),)
            case "chair":
                return (Author("chair"), Author("body"))
            case "secretariat" | "depositary":
                return (Author("secretariat"),)
            case "observer" | "auditor":
                return (Author("delegation"),)
            case _:
                assert_never(self.role)


@dataclass(frozen=True)
class Sitting:
    """What an actor is made of: rows as they stand now, and the moment by the machine's clock."""

    account: Account
    seat: Seat
    token: Token | None
    now: int


#: What must hold for a seat to be sat on. A test takes each away in turn, and must then find somebody who acts.
CONDITIONS: Final[dict[str, Callable[[Sitting], bool]]] = {
    "account enabled": lambda one: one.account.is_active,
    "seat of that account": lambda one: one.seat.account_id == one.account.pk,
    "seat begun": lambda one: one.seat.since <= one.now,
    "seat not over": lambda one: one.now < one.seat.until,
    "seat not ended": lambda one: one.now < one.seat.ended,
    "token of that seat": lambda one: one.token is None or one.token.seat_id == one.seat.pk,
    "token not over": lambda one: one.token is None or one.now < one.token.until,
    "token not ended": lambda one: one.token is None or one.now < one.token.ended,
}


def actor_of(request: HttpRequest) -> Actor | None:
    """Who asks; None for nobody, for whoever may no longer, and for whoever sits on several seats and chose none."""
    if not hasattr(request, _ASKED):
        setattr(request, _ASKED, _by_token(request) if request.path.startswith(_FOR_PROGRAMS) else _by_session(request))
    found: Actor | None = getattr(request, _ASKED)
    return found


def again(actor: Actor) -> Actor | None:
    """The same person on the same seat as they stand now; None where they may no longer. For the desk's guard."""
    account = Account.objects.filter(pk=actor.account).first()
    seat = Seat.objects.filter(pk=actor.seat).first()
    token = Token.objects.filter(pk=actor.token).first() if actor.token else None
    if account is None or seat is None or (actor.token and token is None):
        return None
    return seated(account, seat, token, actor.proved)


def seated(account: Account, seat: Seat, token: Token | None = None, proved: int = 0) -> Actor | None:
    """The person on that seat as they stand now; None unless every condition holds."""
    sitting = Sitting(account, seat, token, clock.machine())
    if not all(holds(sitting) for holds in CONDITIONS.values()):
        return None
    standing = credentials.standing(seat.organisation, seat.member, account.person)
    bodies = tuple(seat.bodies.split())
    reader = credentials.reader(seat.role, seat.organisation, seat.member, bodies, standing)
    return Actor(
        account.pk, account.full_name, _role(seat.role), seat.organisation, seat.member, account.person, account.zone,
        reader, seat.pk, token.pk if token else 0, bodies, standing.rank, standing.membership, proved, account.language,
    )  # fmt: skip


def seats_of(account: Account) -> list[Seat]:
    """The seats on which the person sits now, in the order in which they were given."""
    now = clock.machine()
    seats = Seat.objects.filter(account=account).order_by("pk")
    return [seat for seat in seats if all(holds(Sitting(account, seat, None, now)) for holds in CONDITIONS.values())]


def _by_session(request: HttpRequest) -> Actor | None:
    # The session of a stranger, who has no cookie, is empty without a question to the database.
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return None
    seats = seats_of(account)
    chosen = request.session.get(SEAT)
    seat = next((one for one in seats if one.pk == chosen), seats[0] if len(seats) == 1 else None)
    return None if seat is None else seated(account, seat, proved=_proved(request))


def _by_token(request: HttpRequest) -> Actor | None:
    token = tokens.known(request.headers.get("Authorization", ""))
    return None if token is None else seated(token.account, token.seat, token)


def _proved(request: HttpRequest) -> int:
    """When the person last signed in or showed a password, code or key again, as allauth keeps it in the session."""
    shown = [one.get("at", 0) for one in request.session.get("account_authentication_methods", [])]
    return int(max(shown, default=0))


def _role(role: str) -> Role:
    match role:
        case "delegation" | "chair" | "secretariat" | "depositary" | "observer" | "auditor":
            return role
        case _:
            raise AssertionError(role)  # the database has a constraint on it
