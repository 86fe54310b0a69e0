"""What can be done about a session, and about an item on its agenda: two lists, in the order of a session's life."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from travaux.broken_input import BrokenInput
from travaux.decision.situation import SessionState
from travaux.decision.states import ITEM, SESSION
from travaux.workroom.sessions.agenda import Item


class NoSuchAct(BrokenInput):
    """An address that names an act which is on neither list."""

    def __init__(self, slug: str, known: dict[str, "Possible"]) -> None:
        super().__init__(
            f"No act here is called '{slug[:40]}'. There are: {', '.join(sorted(known))}. Go back one page."
        )


@dataclass(frozen=True)
class Possible:
    """One act. `slug` stands in its address, `label` on its link; `asks` are the fields to ask for, None for all."""

    slug: str
    event: str
    label: str
    asks: tuple[str, ...] | None = None


def _listed(*rows: Possible) -> dict[str, Possible]:
    return {one.slug: one for one in rows}


OF_SESSIONS: Final = _listed(
    Possible("convene", "session convened", gettext_noop("Convene it")),
    Possible("postpone", "session postponed", gettext_noop("Put it off")),
    Possible("cancel", "session cancelled", gettext_noop("Cancel it")),
    Possible("who-comes", "delegation notified", gettext_noop("Say who comes for you")),
    Possible("agree-agenda", "agenda agreed", gettext_noop("Agree the agenda")),
    Possible("open", "session opened", gettext_noop("Open the session")),
    Possible("begin-part", "part opened", gettext_noop("Begin a part")),
    Possible("close", "session closed", gettext_noop("Close the session")),
    Possible("held", "session held", gettext_noop("Record that it was held")),
    Possible("minutes", "minutes drawn up", gettext_noop("Draw up the minutes")),
    Possible("certify", "record certified", gettext_noop("Certify the record")),
    Possible("paper", "paper attached", gettext_noop("Attach a paper"), ("title",)),
    Possible("name", "named", gettext_noop("Give it a title")),
)
OF_ITEMS: Final = _listed(
    Possible("include", "item included", gettext_noop("Put it on the agenda"), ("number",)),
    Possible("open-item", "item opened", gettext_noop("Open the item"), ()),
    Possible("ask-removal", "removal requested", gettext_noop("Ask to remove"), ("reason",)),
    Possible("remove", "item removed", gettext_noop("Remove it"), ()),
    Possible("keep", "removal refused", gettext_noop("Decide that it stays"), ("reason",)),
    Possible("defer", "item deferred", gettext_noop("Put it off to another session"), ("to",)),
    Possible("merge", "item merged", gettext_noop("Join it with another"), ("with",)),
    Possible("rule", "ruling given", gettext_noop("Rule on the request"), ("ruling", "effect", "reason")),
    Possible("not-taken", "item not taken", gettext_noop("Record that it was not taken"), ("why",)),
)


def of_session(slug: str) -> Possible:
    """The act on a session of that address; raises NoSuchAct."""
    return _found(slug, OF_SESSIONS)


def of_item(slug: str) -> Possible:
    """The act on an item of that address; raises NoSuchAct."""
    return _found(slug, OF_ITEMS)


def _found(slug: str, known: dict[str, Possible]) -> Possible:
    if slug not in known:
        raise NoSuchAct(slug, known)
    return known[slug]


def now(state: SessionState) -> tuple[Possible, ...]:
    """The acts that the table of sessions has a step for where the session stands."""
    open_ones = SESSION.open_to(state.stage.state)
    return tuple(one for one in OF_SESSIONS.values() if one.event not in SESSION.events or one.event in open_ones)


def on_item(item: Item, stage: str) -> Iterator[Possible]:
    """The acts on an item that the table of items has a step for; a decision on a request only where one is open."""
    open_ones = ITEM.open_to(stage)
    for one in OF_ITEMS.values():
        if one.event not in open_ones or (one.slug == "keep" and not item.open_requests):
            continue
        if one.slug == "include" and item.place == "on":
            continue
        yield one
