"""What a draft waits for, from whom and until when, as far as the reader may know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import Round
from travaux.decision.situation.claims import Remark
from travaux.decision.situation.document import OUTCOME_NOT_ON_RECORD
from travaux.decision.situation.instructions import GIVEN, Instruction
from travaux.record.values import RESERVED
from travaux.workroom.drafts.grid import awaited, grid

_SENT_BACK: Final = "returned for finalisation"
#: In these the text is done with: nothing waits any more.
OVER: Final = frozenset({"in force", "repealed", "withdrawn", "lapsed", "taken note of"})


@dataclass(frozen=True)
class Wait:
    """One thing waited for: what, of which members, of whom else, until when (as it was stated; empty for no day).

    `role`: whose turn it is by its seat, where that is the chair or the secretariat.
    """

    what: str
    members: tuple[str, ...] = ()
    of: str = ""
    until: str = ""
    role: str = ""

    def yours(self, member: str, role: str) -> bool:
        """Whether somebody on a seat is among those of whom it is awaited."""
        return role == self.role if self.role else bool(member) and member in self.members


def waits(state: DocumentState, roll: Sequence[str]) -> tuple[Wait, ...]:
    """Everything a draft waits for, the nearest to the members first."""
    if state.stage.state in OVER:
        return ()
    return (*_rounds(state, roll), *_silence(state), *_requests(state), *_by_stage(state, roll), *_told(state))


def open_rounds(state: DocumentState) -> tuple[Round, ...]:
    """The rounds that are not closed."""
    return tuple(one for one in state.rounds if one.is_open)


def silence_now(state: DocumentState) -> Remark | None:
    """The opening or the last extension of a silence that runs; None where the text is not under silence."""
    if state.stage.state != "under silence":
        return None
    begun = [one for one in state.silence if one.event in {"silence opened", "silence extended"}]
    return begun[-1] if begun else None


def _rounds(state: DocumentState, roll: Sequence[str]) -> Iterator[Wait]:
    silent = awaited(grid(state, roll), roll)
    for one in open_rounds(state):
        if silent:
            yield Wait(gettext("a stance on every clause"), silent, until=_day(one.deadline))
        yield Wait(gettext("the end of the round"), until=_day(one.deadline))


def _silence(state: DocumentState) -> Iterator[Wait]:
    running = silence_now(state)
    if running is not None:
        yield Wait(gettext("the end of the silence"), until=_day(str(running.value.get("expires", ""))))


def _requests(state: DocumentState) -> Iterator[Wait]:
    for one in state.requests:
        if one.outcome == OUTCOME_NOT_ON_RECORD:
            yield Wait(gettext("an answer to the request to remove it"), (one.member,))


def _by_stage(state: DocumentState, roll: Sequence[str]) -> Iterator[Wait]:
    match state.stage.state:
        case "drafted":
            yield Wait(gettext("its circulation"), of=gettext("the secretariat"), role="secretariat")
        case "under agreement" if not open_rounds(state):
            yield Wait(gettext("a round of agreeing, or the question to be put"))
        case "agreed in general" if state.open_clauses:
            names = ", ".join(one.clause for one in state.open_clauses)
            yield Wait(gettext("agreement on the open clauses: %(names)s") % {"names": names}, _open_for(state))
        case "tabled" | "agreed in general":
            yield Wait(gettext("the question to be put"), of=gettext("the chair"), role="chair")
        case "put to decision" | "signature refused":
            yield Wait(gettext("the outcome to be announced"), of=gettext("the chair"), role="chair")
        case "signature open" | "signature open after adoption":
            due = outstanding(state, roll)
            if due:
                yield Wait(gettext("signatures"), due)
        case _:
            return


def outstanding(state: DocumentState, roll: Sequence[str]) -> tuple[str, ...]:
    """Who on the roll has neither signed nor refused."""
    done = {act.member for act in (*state.signatures, *state.refusals)}
    return tuple(one for one in roll if one not in done)


def _open_for(state: DocumentState) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said.member for one in state.open_clauses for said in one.stances))


def _told(state: DocumentState) -> Iterator[Wait]:
    """What a body told others to do and nobody took off control; a text that was sent back, as long as it is back."""
    for one in state.instructions:
        back = one.event == _SENT_BACK
        if one.event in GIVEN and one.off_control is None and (not back or state.stage.state == _SENT_BACK):
            yield Wait(
                _told_words(one, back=back), of=one.to if one.to not in RESERVED else "", until=_day(one.due_now)
            )


def _told_words(one: Instruction, *, back: bool) -> str:
    if back:
        return gettext("the text to come back finalised")
    return one.what or gettext("what was instructed")


def _day(stated: str) -> str:
    return "" if stated in RESERVED else stated
