"""From a form that was sent to what stands in the record: the act, its communication, its paper, all or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from travaux.accounts import acting
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act
from travaux.decision.situation import MemberState
from travaux.decision.situation.papers import ATTACHED
from travaux.office import clock, papers
from travaux.office.communications import next_dossier, registered_under
from travaux.office.desk import NOW
from travaux.office.papers import Paper
from travaux.office.receipts import Receipt, Refused
from travaux.office.writing import writing
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.dossiers import kind_of
from travaux.record.events import EVENTS
from travaux.record.values import Value
from travaux.workroom.forms import Sent
from travaux.workroom.letters import REGISTERED, SAID, SIGNED_BY
from travaux.workroom.working import Working


class NoHolder(BrokenInput):
    """A paper came with an act about nothing to which a paper can belong."""

    def __init__(self) -> None:
        super().__init__(
            "The file cannot be kept with this act: a paper belongs to a communication, a document, a session or a "
            "plan. Nothing was entered. Register the act as a communication, or send it without the file."
        )


def kept(file: object) -> Paper | None:
    """The paper that came with a form; raises what `papers.keep` raises."""
    if not isinstance(file, UploadedFile) or not (file.name or file.size):
        return None
    return papers.keep(file.read(papers.LARGEST + 1), str(file.name or ""))


def enter(working: Working, act: Act, sent: Sent, paper: Paper | None = None) -> Receipt | Refused:
    """Do the act with all that came with it, and give its receipt.

    A communication gets its number under the lock in which it is entered; the same form sent again has the same one.
    Raises BadDossier, BadAudience for what cannot be read at all.
    """
    audience = sent.audience or PUBLIC_AUDIENCE
    if act.kind == ATTACHED and paper is not None:
        act = replace(act, value={**act.value, **paper.told(str(act.value.get("title", "")))})
        paper = None
    letter = sent.letter if sent.letter is not None and sent.letter.get("wanted") == "yes" else None
    with writing():
        if act.kind == REGISTERED and not act.about:
            act = replace(act, about=(_dossier(working, sent, audience),))
        acts = _together(working, act, letter, sent, paper)
        entered = acting.all_of(working.actor, acts, sent.key, audience)
    return entered if isinstance(entered, Refused) else entered[acts.index(act)]


def _together(
    working: Working, act: Act, letter: Mapping[str, str] | None, sent: Sent, paper: Paper | None
) -> list[Act]:
    """The communication first, then the act that it performs, then the paper, which belongs to the communication."""
    acts = [act]
    if letter is not None:
        dossier = _dossier(working, sent, sent.audience or PUBLIC_AUDIENCE)
        acts = [_registered(working, act, letter, dossier), act]
    if paper is not None:
        about = _holder((*acts[0].about, *act.about))
        acts.append(Act(ATTACHED, (about,), act.by, NOW, value=paper.told()))
    return acts


def _holder(dossiers: Iterable[str]) -> str:
    """The first of them to which a paper can belong; raises NoHolder."""
    found = next((one for one in dossiers if kind_of(one) in EVENTS[ATTACHED].about), "")
    if not found:
        raise NoHolder
    return found


def _registered(working: Working, act: Act, letter: Mapping[str, str], dossier: str) -> Act:
    said = {name: letter[name] for name in SAID if letter.get(name)}
    value: dict[str, Value] = {"sender": act.speaks_for or working.actor.member, **said, "performs": act.kind}
    if working.actor.role == "secretariat":
        value["subject"] = _how_it_came(working, str(value["sender"]), letter.get(SIGNED_BY, ""))
    return Act(REGISTERED, (dossier,), act.by, NOW, value=value)


def _how_it_came(working: Working, member: str, signer: str) -> str:
    """By whom a note is signed that the secretariat registers, and whether a mandate of theirs is on record."""
    if not signer:
        return gettext("Registered by the secretariat as received.")
    state = working.show(f"{working.organisation}/member/{member}").state
    names = working.page.plain.names
    running = [one for one in state.mandates if one.ended is None] if isinstance(state, MemberState) else []
    found = next((one for one in running if signer in {one.person, names.of(one.person)}), None)
    text = (
        gettext("Signed by %(who)s, whose mandate is on record.")
        if found is not None
        else gettext("Signed by %(who)s, of whom no mandate is on record; registered as received.")
    )
    return text % {"who": signer}


def _dossier(working: Working, sent: Sent, audience: str) -> str:
    """The communication that this form registered before, else the next one."""
    before = registered_under(f"{acting.key_of(working.actor, sent.key)}/1")
    return before or next_dossier(working.organisation, audience, clock.now())
