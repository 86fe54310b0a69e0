"""`travaux account`: who may sign in, on which seats, with which tokens."""

import sys
from datetime import UTC, datetime
from typing import Annotated, Any, Final

import typer

from travaux.accounts import keeping
from travaux.accounts.keeping import BadAccount
from travaux.accounts.models import OPEN, ROLES, Account, Seat, Token
from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.enquiry.words import several
from travaux.office import clock, install
from travaux.record.times import end_of, write_moment, zone_named

app = door(no_args_is_help=True, help="Who may sign in, on which seats, with which tokens.")

Name = Annotated[str, typer.Argument(help="The name to sign in with.")]
FromInput = Annotated[
    bool, typer.Option("--password-from-input", help="Read the password from the first line of the standard input.")
]
_DAY: Final = 86_400


@app.command()
def add(  # noqa: PLR0913, PLR0917 - an account has many parts
    name: Name,
    full_name: Annotated[str, typer.Argument(help="The person's full name, as acts bear it.")],
    email: Annotated[str, typer.Option(help="Where a link goes by which a password is chosen anew.")] = "",
    person: Annotated[str, typer.Option(help="The person's dossier, by which mandates name them.")] = "",
    zone: Annotated[str, typer.Option(help="The zone in which the person reads times.")] = "UTC",
    language: Annotated[str, typer.Option(help="The language of letters.")] = "en",
    password_from_input: FromInput = False,
    as_json: AsJson = False,
) -> None:
    """Make an account. Without a password nobody signs in by it until one is set."""
    install.make_ready()
    password = _first_line() if password_from_input else ""
    made = keeping.add(
        name, full_name, email=email, zone=zone, language=language, person=person, password=password
    )  # fmt: skip
    _told(as_json, _account(made), f"Account '{name}' was made. Next: travaux account seat {name} ORGANISATION ROLE")


@app.command("list")
def list_accounts(as_json: AsJson = False) -> None:
    """All accounts with their seats; nothing that anybody could sign in with is ever shown."""
    install.make_ready()
    found = [_account(one) for one in Account.objects.order_by("name")]
    if as_json:
        output.print_json(found)
        return
    rows = [(one["name"], one["full name"], one["state"], _in_words(one["seats"])) for one in found]
    output.print_table(("name", "person", "account", "seats"), rows, fold=3)
    output.say("", f"{several(len(found), 'account')}.")


@app.command()
def seat(  # noqa: PLR0913, PLR0917 - a seat has many parts
    name: Name,
    organisation: Annotated[str, typer.Argument(help="The organisation's slug.")],
    role: Annotated[str, typer.Argument(help=f"One of: {', '.join(ROLES)}.")],
    member: Annotated[str, typer.Option(help="The member whose delegation it is.")] = "",
    body: Annotated[list[str] | None, typer.Option(help="A body that the seat sits in; may be repeated.")] = None,
    post: Annotated[str, typer.Option(help="What the seat is called.")] = "",
    until: Annotated[str, typer.Option(help="The last day on which it is sat on.")] = "",
    as_json: AsJson = False,
) -> None:
    """Let a person sit for an organisation from now on."""
    install.make_ready()
    account = keeping.named(name)
    end = end_of(until, zone_named(account.zone)) if until else OPEN
    made = keeping.seat(
        account, organisation, role, member=member, bodies=tuple(body or ()), post=post, until=end
    )  # fmt: skip
    told = f"Seat {made.pk} was given to '{name}'."
    note = " To act for its member the person needs a mandate on record: 'mandate given'." if member else ""
    _told(as_json, _seat(made), told + note)


@app.command()
def end(
    name: Name,
    seat_number: Annotated[int | None, typer.Option("--seat", help="End this seat, and leave the account.")] = None,
    token_number: Annotated[int | None, typer.Option("--token", help="End this token alone.")] = None,
) -> None:
    """End a seat, a token, or (with neither) the whole account: at once, also on pages that are open."""
    install.make_ready()
    account = keeping.named(name)
    if seat_number is not None:
        keeping.end_seat(_own(Seat, account, seat_number, "seat"))
        output.say(f"Seat {seat_number} of '{name}' has ended, and its tokens with it.")
    elif token_number is not None:
        keeping.end_token(_own(Token, account, token_number, "token"))
        output.say(f"Token {token_number} of '{name}' has ended.")
    else:
        keeping.disable(account)
        output.say(f"Account '{name}' is disabled: nobody signs in by it, and its tokens have ended.")


@app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Argument(help="What the token is for.")],
    seat_number: Annotated[int, typer.Option("--seat", help="The seat from which it acts.")],
    days: Annotated[int, typer.Option(help="For how many days, at most 366.")] = 90,
) -> None:
    """Make a token and print it, once; only its digest is kept."""
    install.make_ready()
    account = keeping.named(name)
    clear, _ = keeping.token(account, _own(Seat, account, seat_number, "seat"), label, days * _DAY)
    typer.echo(clear)


@app.command()
def password(name: Name, password_from_input: FromInput = False) -> None:
    """Give an account another password, asked for on the terminal; its sessions end at once."""
    install.make_ready()
    account = keeping.named(name)
    given = (
        _first_line() if password_from_input else typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    )
    keeping.set_password(account, given)
    output.say(f"Account '{name}' has another password.")


def _first_line() -> str:
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise BadAccount("No password came on the standard input. Nothing was changed.")
    return line


def _own(kind: type[Seat] | type[Token], account: Account, number: int, what: str) -> Any:  # noqa: ANN401 - of that kind
    found = kind.objects.filter(pk=number, account=account).first()
    if found is None:
        raise BrokenInput(f"'{account.name}' has no {what} {number}. `travaux account list --json` shows all.")
    return found


def _told(as_json: bool, made: dict[str, Any], text: str) -> None:
    if as_json:
        output.print_json(made)
    else:
        output.say(text)


def _account(one: Account) -> dict[str, Any]:
    return {
        "name": one.name,
        "full name": one.full_name,
        "state": "enabled" if one.is_active else "disabled",
        "person": one.person,
        "zone": one.zone,
        "seats": [_seat(seat) for seat in Seat.objects.filter(account=one).order_by("pk")],
        "tokens": [_token(held) for held in Token.objects.filter(account=one).order_by("pk")],
    }


def _seat(one: Seat) -> dict[str, Any]:
    return {
        "seat": one.pk,
        "organisation": one.organisation,
        "role": one.role,
        "member": one.member,
        "bodies": one.bodies.split(),
        "post": one.post,
        "state": _state(one.until, one.ended),
        "until": None if one.until == OPEN else write_moment(one.until, UTC),
    }


def _token(one: Token) -> dict[str, Any]:
    used = datetime.fromtimestamp(one.used, UTC).isoformat() if one.used else None
    return {
        "token": one.pk,
        "label": one.label,
        "seat": one.seat_id,
        "state": _state(one.until, one.ended),
        "used": used,
    }


def _state(until: int, ended: int) -> str:
    now = clock.machine()
    return "ended" if ended <= now else "run out" if until <= now else "in force"


def _in_words(seats: list[dict[str, Any]]) -> str:
    return "; ".join(
        " ".join(filter(None, (f"{one['seat']}:", one["role"], one["member"], f"at {one['organisation']}")))
        for one in seats
        if one["state"] == "in force"
    )
