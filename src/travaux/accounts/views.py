"""One's own account: who one is here, on which seat, and the tokens of one's programs."""

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travaux.accounts import keeping
from travaux.accounts.actor import SEAT, actor_of, seats_of
from travaux.accounts.keeping import BadAccount
from travaux.accounts.models import OPEN, Account, Token
from travaux.accounts.signed_in import led, signed_in
from travaux.office import clock

_NOT_FOUND: Final = 404
_BAD: Final = 400
_DAY: Final = 86_400


@require_safe
@signed_in
def own(request: HttpRequest, account: Account) -> HttpResponse:
    """Who is signed in, on which seat, and the way to everything that keeps the account safe."""
    shown = {"account": account, "actor": actor_of(request), "seats": seats_of(account)}
    return render(request, "account/own.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose_seat(request: HttpRequest, account: Account) -> HttpResponse:
    """Choose on which of several seats to sit; one at a time."""
    seats = seats_of(account)
    chosen = next((seat for seat in seats if str(seat.pk) == request.POST.get("seat")), None)
    if request.method == "POST" and chosen is not None:
        request.session[SEAT] = chosen.pk
        return HttpResponseRedirect(led(request, reverse("account_own")))
    shown = {"seats": seats, "sitting": request.session.get(SEAT), "next": led(request, "")}
    return render(request, "account/seat.html", shown, status=_BAD if request.method == "POST" else None)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tokens(request: HttpRequest, account: Account) -> HttpResponse:
    """The tokens of one's programs: those there are, and a new one, shown once."""
    clear = fault = ""
    if request.method == "POST":
        try:
            clear = _new(request, account)
        except BadAccount as refused:
            fault = str(refused)
    held = Token.objects.filter(account=account).select_related("seat").order_by("-pk")
    typed = {"label": request.POST.get("label", "")[:80], "days": request.POST.get("days", "90")[:4]} if fault else {}
    shown = {"held": held, "clear": clear, "fault": fault, "now": clock.machine(), "open": OPEN, "typed": typed}
    return render(request, "account/tokens.html", shown, status=_BAD if fault else None)


def _new(request: HttpRequest, account: Account) -> str:
    """A new token for the seat on which the person sits, in the clear; raises BadAccount."""
    actor = actor_of(request)
    seat = next((one for one in seats_of(account) if actor is not None and one.pk == actor.seat), None)
    if seat is None:
        raise BadAccount(gettext("A token acts from a seat, and you sit on none now. Choose a seat first."))
    days = request.POST.get("days", "")
    lasting = int(days) * _DAY if days.isascii() and days.isdigit() and len(days) <= len("366") else 0
    return keeping.token(account, seat, request.POST.get("label", ""), lasting)[0]


@require_POST
@signed_in
def end_token(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """End one of one's own tokens; nobody learns whether a number is somebody else's."""
    held = Token.objects.filter(pk=number, account=account).first()
    if held is None:
        return closed(request)
    keeping.end_token(held)
    return HttpResponseRedirect(reverse("account_tokens"))


def closed(request: HttpRequest, **parts: str) -> HttpResponse:  # noqa: ARG001 - what the address says is not needed
    """Status 404, for what this site does not have."""
    return render(request, "account/closed.html", status=_NOT_FOUND)
