"""Where a page of drafts stands: who works, on which draft, what that person may do to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from travaux.accounts import policy
from travaux.decision.act import Author
from travaux.office import clock, many
from travaux.workroom.drafts.deciding import Verdict, verdict
from travaux.workroom.drafts.possible import GROUPS, Possible, now_and_else
from travaux.workroom.drafts.shown import Draft, draft, status
from travaux.workroom.rendered import rendered
from travaux.workroom.working import Working, working

AT: Final = "/workroom/drafts"

Groups = tuple[tuple[str, tuple[Possible, ...]], ...]


@dataclass(frozen=True)
class Setting:
    """A draft at work: everything that its pages ask."""

    working: Working
    draft: Draft

    @property
    def here(self) -> str:
        """The address of the draft's page."""
        return address(self.draft.dossier)

    @cached_property
    def public(self) -> bool:
        """Whether readers outside know of it."""
        return bool(many.titles([self.draft.dossier]))

    @cached_property
    def verdict(self) -> Verdict:
        """The finding, from what the person may know, now."""
        return verdict(self.draft, self.working.page, self.working.actor.reader)

    def may(self, event: str) -> bool:
        """Whether the person may come with such an act at all."""
        return policy.may(self.working.actor, event, self.draft.dossier) is None

    @property
    def speaks(self) -> bool:
        """Whether the person says where a member stands, clause by clause."""
        return bool(self.working.actor.member) and self.may("clause stance recorded")

    @property
    def writes(self) -> bool:
        """Whether the person may put the text into clauses."""
        return self.may("clause drafted")

    @property
    def author(self) -> Author:
        """The person in its capacity."""
        return self.working.actor.capacity

    def audiences(self, event: str) -> tuple[str, ...]:
        """For whom the person may enter such an act, the widest first."""
        return policy.audiences_of(self.working.actor, event)

    def groups(self) -> tuple[Groups, tuple[Possible, ...]]:
        """What the person can do now, in groups, and what else; an act for which there is no right is in neither."""
        now, others = now_and_else(self.draft.state)
        mine = [one for one in now if self.may(one.event)]
        grouped = tuple((gettext(title), _in(group, mine)) for group, title in GROUPS.items())
        return tuple(one for one in grouped if one[1]), tuple(one for one in others if self.may(one.event))

    def page(self, request: HttpRequest, name: str, **shown: Any) -> HttpResponse:  # noqa: ANN401 - what a template takes
        """A page of this draft; where `shown` has faults, nothing was entered."""
        own = {"draft": self.draft, "here": self.here, "status_line": status(self.draft), "public": self.public}
        return rendered(request, self.working, f"drafts/{name}", {**own, **shown})


def _in(group: str, acts: Iterable[Possible]) -> tuple[Possible, ...]:
    return tuple(one for one in acts if one.group == group)


def address(dossier: str) -> str:
    """Where a draft stands in the workroom."""
    organisation, _, slug = dossier.split("/")
    return f"{AT}/{organisation}/{slug}"


def setting(request: HttpRequest, organisation: str, slug: str) -> Setting:
    """The draft of an address as the person who asks may know it; raises BadDossier, NotOnRecordPage."""
    dossier = f"{organisation}/document/{slug}"
    at_work = working(request, "")
    found = draft(dossier, at_work.show, at_work.actor.member)
    titled = replace(at_work, page=replace(at_work.page, title=found.title))
    return Setting(titled, found)


def now() -> int:
    """The moment that it is."""
    return clock.now()
