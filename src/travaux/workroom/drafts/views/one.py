"""One draft: its text and who stands where, whether it can be adopted, what can be done now, its course."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from travaux.enquiry.words import word
from travaux.record.dossiers import slug_of
from travaux.record.values import RESERVED
from travaux.workroom.audiences import in_words
from travaux.workroom.drafts.deciding import supposable
from travaux.workroom.drafts.grid import unanswered
from travaux.workroom.drafts.setting import Setting, now, setting
from travaux.workroom.drafts.silence import running
from travaux.workroom.drafts.versions import newest
from travaux.workroom.drafts.waits import outstanding
from travaux.workroom.drafts.whole import positions
from travaux.workroom.several import new_key
from travaux.workroom.working import signed_in

#: The stances that a delegation chooses from on a clause (ux.md, job 5).
STANCES: Final = ("agrees", "agrees subject to comments", "reserves", "objects", "awaiting instructions")
#: For whom a stance is entered unless somebody chooses otherwise.
_BEFORE: Final = "members"
_STANCE: Final = "clause stance recorded"
#: So many clauses bear a form at once; the others lead to theirs.
FORMS: Final = 12


@signed_in
def one(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The page of a draft."""
    return shown(request, setting(request, organisation, slug))


def shown(request: HttpRequest, at: Setting, faults: tuple[str, ...] = (), **typed: str) -> HttpResponse:
    """The same page, also again after a refusal, with what was typed; `clause` in the address opens that clause."""
    opened = typed.get("clause", "") or request.GET.get("clause", "")
    return at.page(request, "draft", faults=faults, typed=typed, opened=opened, **parts(at, opened))


def parts(at: Setting, opened: str) -> dict[str, Any]:
    """What stands on it beside the draft itself."""
    groups, others = at.groups()
    found, page = at.draft, at.working.page
    return {
        "version": newest(found.state),
        "verdict": at.verdict,
        "supposable": supposable(found, page) if at.public and not at.verdict.unasked else (),
        "silence": running(found.state, now(), page.asked.zone, found.roll),
        "signing": (*found.state.signatures, *found.state.refusals, *found.state.joinings),
        "outstanding": _outstanding(at),
        "whole": positions(found.state),
        "way": [step for step in found.state.history if step.event != _STANCE],
        "said": [step for step in found.state.history if step.event == _STANCE],
        "groups": groups,
        "others": others,
        **_stances(at, opened),
    }


def _outstanding(at: Setting) -> tuple[str, ...]:
    """Whose signatures are awaited, while the text is open for them."""
    state = at.draft.state
    return outstanding(state, at.draft.roll) if state.stage.state.startswith("signature open") else ()


def narrowed(at: Setting) -> tuple[str, ...]:
    """For whom a stance can be entered: all, the members, the body that decides, one's own delegation."""
    body = at.draft.state.body.value
    own = f"body:{slug_of(body)}" if isinstance(body, str) and body not in RESERVED else ""
    return tuple(one for one in at.audiences(_STANCE) if not one.startswith("body:") or one == own)


def _stances(at: Setting, opened: str) -> dict[str, Any]:
    """The forms by which a delegation says where it stands; nothing for anybody else."""
    if not at.speaks:
        return {"writes": at.writes}
    remaining = unanswered(at.draft.grid, at.working.actor.member)
    return {
        "writes": at.writes,
        "speaks": True,
        "formed": {opened, *(one.clause for one in remaining[:FORMS])},
        "key": new_key(),
        "stances": [(one, word(one)) for one in STANCES],
        "remaining": remaining,
        "audiences": [(one, in_words(one, at.working)) for one in narrowed(at)],
        "audience": _BEFORE,
    }
