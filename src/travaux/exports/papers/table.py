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

#: What each paper is called, in the order of a session's life.
TITLES: Final = {
    "draft-agenda": "Draft agenda",
    "comments-table": "Table of comments",
    "silence-certificate": "Silence certificate",
    "attendance-list": "Attendance list",
    "signature-list": "List of papers for signature",
    "minutes": "Minutes",
    "follow-up-table": "Follow-up table",
    "plan-report": "Report on the plan",
}


@dataclass(frozen=True)
class Paper:
    """One paper: `title` is in the source language, `heading()` in the reader's."""

    slug: str
    kind: str
    gather: Callable[[str, Question], Sheet]

    @property
    def title(self) -> str:
        """What it is called in the source language."""
        return TITLES[self.slug]

    def heading(self) -> str:
        """The same in the reader's language."""
        return say(TITLES[self.slug])


_ALL: Final = (
    Paper("draft-agenda", "session", draft_agenda),
    Paper("comments-table", "document", comments_table),
    Paper("silence-certificate", "document", silence_certificate),
    Paper("attendance-list", "session", attendance_list),
    Paper("signature-list", "session", signature_list),
    Paper("minutes", "session", minutes),
    Paper("follow-up-table", "session", follow_up_table),
    Paper("plan-report", "plan", plan_report),
)
#: By slug, in the same order.
PAPERS: Final[dict[str, Paper]] = {one.slug: one for one in _ALL}
