"""A plan that somebody draws up: what the form says, what bars it, and the acts that it comes to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext

from travaux.decision.act import Act
from travaux.decision.situation import SessionState
from travaux.office import read_as
from travaux.office.answers import NoSuchDossier
from travaux.office.desk import NOW
from travaux.workroom.rights import may
from travaux.workroom.sessions.gathered import roll_of
from travaux.workroom.titles import title
from travaux.workroom.working import Working

_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_LONGEST: Final = 60


@dataclass(frozen=True)
class Typed:
    """What the form says."""

    organisation: str
    slug: str
    session: str
    priorities: str
    title: str

    @property
    def dossier(self) -> str:
        """The dossier that it would have."""
        return f"{self.organisation}/plan/{self.slug}"


def typed(given: QueryDict, organisation: str) -> Typed:
    """What a form asks for."""
    names = ("slug", "session", "priorities", "title")
    slug, session, priorities, called = (" ".join(given.get(name, "").split())[:300] for name in names)
    return Typed(organisation, slug, session, priorities, called)


def fault(asked: Typed, at: Working) -> str:
    """What bars it; empty where nothing does."""
    if not _SLUG.fullmatch(asked.slug) or len(asked.slug) > _LONGEST:
        return gettext("A short name has small letters, figures and hyphens, such as 2023. Nothing was entered.")
    try:
        at.show(asked.dossier)
    except NoSuchDossier:
        return ""
    return gettext("A plan '%(slug)s' is on record already. Give this one another short name. Nothing was entered.") % {
        "slug": asked.slug
    }


def acts(asked: Typed, at: Working) -> Iterator[Act]:
    """Draw it up, and give it its title where that is the actor's."""
    about, by = (asked.dossier,), at.actor.capacity
    value = {"decisions of": asked.session, "priorities of": asked.priorities}
    yield Act("plan drawn up", about, by, NOW, value={name: said for name, said in value.items() if said})
    if asked.title and may(at, "named", asked.dossier):
        yield Act("named", about, by, NOW, value={"name": asked.title, "language": "en", "form": "title"})


def offered(at: Working) -> dict[str, Any]:
    """The sessions, newest first, and the members that the form offers."""
    states = read_as.states("session", at.organisation, at.page.asked.dials, at.actor.reader).values()
    sessions = [(one.dossier, title(one, at.page)) for one in states if isinstance(one, SessionState)]
    return {"sessions": sessions, "members": roll_of(at), "may_name": may(at, "named", f"{at.organisation}/plan/new")}
