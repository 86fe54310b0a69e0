"""The closed table of papers: each with its title, the kind of dossier that it is made of, and who gathers it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from travaux.enquiry.language import say
from travaux.exports.papers.contents.agenda import draft_agenda
from travaux.exports.papers.contents.attendance import attendance_list
from travaux.exports.papers.contents.comments import comments_table
from travaux.exports.papers.contents.follow_up import follow_up_table
from travaux.exports.papers.contents.minutes import minutes
from travaux.exports.papers.contents.plan import plan_report
from travaux.exports.papers.contents.question import Question
from travaux.exports.papers.contents.sheet import Sheet
from travaux.exports.papers.contents.signatures import signature_list
from travaux.exports.papers.contents.silence import silence_certificate


@dataclass(frozen=True)
class Paper:
    """One paper: `title` is in the source language, `heading()` in the reader's."""

    slug: str
    title: str
    kind: str
    gather: Callable[[str, Question], Sheet]

    def heading(self) -> str:
        """The title in the reader's language."""
        return say(self.title)


_ALL: Final = (
    Paper("draft-agenda", "Draft agenda", "session", draft_agenda),
    Paper("comments-table", "Table of comments", "document", comments_table),
    Paper("silence-certificate", "Silence certificate", "document", silence_certificate),
    Paper("attendance-list", "Attendance list", "session", attendance_list),
    Paper("signature-list", "List of papers for signature", "session", signature_list),
    Paper("minutes", "Minutes", "session", minutes),
    Paper("follow-up-table", "Follow-up table", "session", follow_up_table),
    Paper("plan-report", "Report on the plan", "plan", plan_report),
)
#: By slug, in the order of a session's life.
PAPERS: Final[dict[str, Paper]] = {one.slug: one for one in _ALL}
