"""A text before it is entered: pasted, put into clauses, altered, then entered with its circulation in one go."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from typing import Any, Final

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from travaux.accounts import policy
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act
from travaux.office import answers, papers
from travaux.office.papers import Paper
from travaux.office.receipts import Refused
from travaux.workroom import several
from travaux.workroom.audiences import in_words
from travaux.workroom.drafts.asked import SORTS, Typed, complete, kept_clauses, typed
from travaux.workroom.drafts.clauses import Drafted, split, written
from travaux.workroom.drafts.sending import Text, acts, changed, enters, slug_for
from travaux.workroom.drafts.setting import Setting, address, setting
from travaux.workroom.drafts.shown import roll_of
from travaux.workroom.drafts.versions import following
from travaux.workroom.rendered import rendered
from travaux.workroom.working import Working, signed_in, working

_SALT: Final = "paper of a draft"
_AS_PAPER: Final = "text.txt"


@dataclass(frozen=True)
class Desk:
    """Where a text is being written: by whom, on which draft; None for a new one."""

    working: Working
    at: Setting | None

    def dossier(self, asked: Typed) -> str:
        """The draft that is written to; a new one gets a name of its own."""
        if self.at is not None:
            return self.at.draft.dossier
        return f"{self.working.organisation}/document/{slug_for(asked.title, asked.key)}"

    @property
    def kept_as(self) -> str:
        """Under which name a browser keeps what is typed, in both steps, until it is entered."""
        return f"text|{'new' if self.at is None else self.at.draft.dossier}"

    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """What a new draft is asked, with what can be chosen."""
        if self.at is not None:
            return {}
        organisation, own = self.working.organisation, self.working.actor.member
        bodies = tuple(one.dossier for one in answers.dossiers("body") if one.dossier.startswith(f"{organisation}/"))
        sponsors = (own,) if own else ("", *roll_of(organisation, self.working.show))
        return {"sort": SORTS, "body": bodies, "sponsor": sponsors}

    def before(self) -> dict[str, Drafted]:
        """The clauses as they stand on record now."""
        clauses = self.at.draft.state.clauses if self.at is not None else ()
        return {one.clause: Drafted(one.clause, one.heading, one.text) for one in clauses if not one.removed}

    def page(self, request: HttpRequest, name: str, asked: Typed, fault: str = "", **shown: Any) -> HttpResponse:  # noqa: ANN401 - what a template takes
        """A page of the text, with what stands in the way, if anything does."""
        faults = (fault,) if fault else ()
        told = {"asked": asked, "faults": faults, "choices": self.choices(), "kept_as": self.kept_as, **shown}
        if self.at is not None:
            return self.at.page(request, name, **told)
        return rendered(request, self.working, f"drafts/{name}", told)


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """A new draft."""
    return _written(request, Desk(working(request, gettext("New draft")), None))


@signed_in
def text(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The text of a draft, put into clauses for the first time or in a new version."""
    at = setting(request, organisation, slug)
    return _written(request, Desk(at.working, at))


def _written(request: HttpRequest, desk: Desk) -> HttpResponse:
    if request.method != "POST":
        return desk.page(request, "new", _begun(desk))
    asked = typed(request.POST)
    match request.POST.get("step", ""):
        case "enter":
            return _enter(request, desk, asked)
        case "back":
            return desk.page(request, "new", asked)
        case _:
            return _preview(request, desk, asked)


def _begun(desk: Desk) -> Typed:
    """The form as it is first seen: for a new version with the text that there is."""
    key, own = several.new_key(), desk.working.actor.member
    if desk.at is None:
        return Typed(key=key, sort="decision", sponsor=own, version="1")
    whole = "\n\n".join(written(one) for one in desk.before().values())
    return Typed(key=key, version=following(desk.at.draft.state.versions), text=whole)


def _preview(request: HttpRequest, desk: Desk, asked: Typed) -> HttpResponse:
    """The clauses, to be altered before anything is entered; a text that gives none comes back as it was typed."""
    try:
        complete(asked, desk.choices(), desk.working.zone)
        found = split(asked.text)
        asked = _with_paper(request, desk, asked)
    except BrokenInput as fault:
        return desk.page(request, "new", asked, str(fault))
    return _clauses(request, desk, replace(asked, clauses=found))


def _with_paper(request: HttpRequest, desk: Desk, asked: Typed) -> Typed:
    """The form with the paper that was sent along, kept by its digest; raises what `papers.keep` raises.

    Of whoever cannot put a text into clauses the text itself is the paper, so that nothing of it is lost.
    """
    sent = request.FILES.get("paper")
    if sent is not None:
        kept = papers.keep(sent.read(papers.LARGEST + 1), str(sent.name))
    elif asked.paper or _may(desk, "clause drafted", desk.dossier(asked)):
        return asked
    else:
        kept = papers.keep(asked.text.encode(), _AS_PAPER)
    return replace(asked, paper=signing.dumps(astuple(kept), salt=_SALT), file=kept.name)


def _clauses(request: HttpRequest, desk: Desk, asked: Typed, fault: str = "") -> HttpResponse:
    planned = _acts(desk, asked, asked.clauses)
    audiences = [(one, in_words(one, desk.working)) for one in _audiences(desk, planned)]
    shown = {"clauses": asked.clauses, "carried": asked.carried(), "enters": enters(planned), "audiences": audiences}
    return desk.page(request, "preview", asked, fault, **shown)


def _audiences(desk: Desk, planned: tuple[Act, ...]) -> tuple[str, ...]:
    """For whom all of it may be entered, the widest first."""
    per_act = [policy.audiences_of(desk.working.actor, one.kind) for one in planned]
    return tuple(one for one in per_act[0] if all(one in some for some in per_act)) if per_act else ()


def _acts(desk: Desk, asked: Typed, clauses: tuple[Drafted, ...]) -> tuple[Act, ...]:
    """What will be entered: of a new version only what is new in it."""
    new_ones, gone = changed(desk.before(), clauses)
    sponsor = f"{desk.working.organisation}/member/{asked.sponsor}" if asked.sponsor else ""
    own = (asked.title, asked.sort, asked.body) if desk.at is None else ("", "", "")
    told = Text(asked.version, new_ones, *own, sponsor, asked.due, _kept(asked.paper), gone)
    dossier = desk.dossier(asked)
    return acts(told, dossier, desk.working.actor.capacity, lambda event: _may(desk, event, dossier))


def _may(desk: Desk, event: str, dossier: str) -> bool:
    return policy.may(desk.working.actor, event, dossier) is None


def _kept(signed: str) -> Paper | None:
    """The paper that came with this form, and no other."""
    try:
        return Paper(*signing.loads(signed, salt=_SALT)) if signed else None
    except signing.BadSignature:
        return None


def _enter(request: HttpRequest, desk: Desk, asked: Typed) -> HttpResponse:
    """Enter it whole, and lead to the draft; what stands in the way is told above what was typed."""
    try:
        complete(asked, desk.choices(), desk.working.zone)
        planned = _acts(desk, asked, kept_clauses(asked))
    except BrokenInput as fault:
        return _clauses(request, desk, asked, str(fault))
    if not planned:
        told = gettext("Nothing is new in this version. Alter a clause, or go back to the draft.")
        return _clauses(request, desk, asked, told)
    answer = several.enter(desk.working, request, planned)
    if isinstance(answer, Refused):
        return _clauses(request, desk, asked, several.told(answer))
    return HttpResponseRedirect(f"{address(desk.dossier(asked))}?receipt={several.receipt_of(answer)}")
