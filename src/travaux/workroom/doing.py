"""The one view that acts: a form of an act comes here, and leads back with a receipt, or comes again with reasons."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from travaux.accounts.acting import OTHER_ACT
from travaux.broken_input import BrokenInput
from travaux.enquiry.again import again
from travaux.office.receipts import Refused
from travaux.record.values import Value
from travaux.workroom import entering
from travaux.workroom.forms import ActForm, Sent, act_of, barring, made
from travaux.workroom.rendered import rendered
from travaux.workroom.sent import about_in, asks_in, sent_in
from travaux.workroom.working import Working, signed_in, working


@require_POST
@signed_in
def act(request: HttpRequest) -> HttpResponse:
    """Do an act; raises UnknownEvent for what no form of ours asks."""
    at = working(request, "")
    sent = sent_in(request, at)
    try:
        answer = _entered(request, at, sent)
    except BrokenInput as fault:
        return _again(request, at, sent, (again(str(fault)),))
    if isinstance(answer, Refused):
        if answer.reasons[0].code == OTHER_ACT:
            sent = replace(sent, key="")  # what was altered since is another act, and can be sent as one
        return _again(request, at, sent, tuple(again(one.text) for one in answer.reasons))
    return HttpResponseRedirect(with_receipt(request.POST.get("back", ""), answer.entry))


def _entered(request: HttpRequest, at: Working, sent: Sent) -> Any:  # noqa: ANN401 - a receipt or a refusal
    event, about = request.POST.get("event", ""), about_in(request.POST, at)
    paper = entering.kept(request.FILES.get("paper"))
    return entering.enter(at, act_of(at, event, about, sent.keys, sent.value), sent, paper)


def _again(request: HttpRequest, at: Working, sent: Sent, faults: tuple[str, ...]) -> HttpResponse:
    """The form with everything that was typed, and why it was not entered."""
    post = request.POST
    told = post.get("title", "")[:200], led_back(post.get("back", ""))
    form = _form(at, post.get("event", ""), about_in(post, at), sent, asks_in(post), told)
    if request.FILES:
        faults = (*faults, gettext("A file cannot be kept in a page. Choose it again."))
    return rendered(request, at, "act", {"form": replace(form, faults=faults), "faults": faults})


def _form(
    at: Working, event: str, about: tuple[str, ...], sent: Sent, asks: tuple[str, ...] | None, told: tuple[str, str]
) -> ActForm:
    """The form; about nothing, where what it was about has no such name."""
    try:
        return made(at, event, about, sent, asks, *told)
    except BrokenInput:
        return made(at, event, (), sent, asks, *told)


@require_safe
@signed_in
def any_act(request: HttpRequest, event: str) -> HttpResponse:
    """The form of any act, about whatever the address says; raises UnknownEvent, BadDossier."""
    at = working(request, "")
    about = tuple(request.GET.getlist("about"))
    known: dict[str, Value] = {
        name.partition(".")[2]: str(said) for name, said in request.GET.items() if name.startswith("value.")
    }
    keys = tuple(request.GET.getlist("keys"))
    barred = barring(at, event, about, keys)
    told = "", led_back(request.GET.get("back", "") or (f"/workroom/about/{about[0]}" if about else ""))
    if barred is not None:
        return rendered(request, at, "barred", {"event": event, "barred": again(barred), "about": about})
    letter = {"wanted": "yes"} if request.GET.get("letter") else None
    form = made(at, event, about, Sent(known, keys, letter=letter), None, *told)
    return rendered(request, at, "act", {"form": form})


def led_back(address: str) -> str:
    """An address on this site; the first page of the workroom for any other."""
    here = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if here else "/workroom/"


def with_receipt(back: str, entry: str) -> str:
    """Where a receipt leads: to the page from which the act was done, the receipt on it."""
    path, mark, anchor = led_back(back).partition("#")
    bare, _, query = path.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("receipt=")]
    return f"{bare}?{'&'.join([*kept, urlencode({'receipt': entry})])}{mark}{anchor}"
