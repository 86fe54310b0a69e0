"""Drafts in browsers: entered by the secretariat, answered by delegations, decided on by the chair."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.http import HttpResponse

from tests.workroom.playing import EVERYTHING, Players, on_one_line, shown
from travaux.accounts import acting
from travaux.accounts.actor import Actor, seated
from travaux.accounts.models import Seat
from travaux.decision.act import Act
from travaux.decision.situation import DocumentState
from travaux.office.desk import NOW, Receipt
from travaux.workroom.drafts.clauses import split
from travaux.workroom.exercise.yerevan import CLAUSES

NEW = "/workroom/drafts/new"
CSC = "csto/body/csc"
WRITTEN = {"title": "Joint measures on the border", "sort": "decision", "body": CSC, "sponsor": "", "version": "1"}


@dataclass(frozen=True)
class Drafted:
    """A draft that was entered: its page and its dossier."""

    play: Players
    at: str

    @property
    def dossier(self) -> str:
        """The document."""
        organisation, slug = self.at.removeprefix("/workroom/drafts/").split("/")
        return f"{organisation}/document/{slug}"

    def state(self, reader: frozenset[str] = EVERYTHING) -> DocumentState:
        """The draft as a reader may know it; as everybody together knows it, unless told otherwise."""
        delegations = {f"delegation:{one}" for one in ("am", "by", "kg", "kz", "ru", "tj")}
        found = shown(self.dossier, reader | delegations if reader == EVERYTHING else reader).state
        assert isinstance(found, DocumentState)
        return found

    def says(self, who: str, clause: str, stance: str, **more: str) -> HttpResponse:
        """A delegation's stance on a clause, sent from the page."""
        fields = {"clause": clause, "stance": stance, "version": "1", "audience": "public", **more}
        return self.play.send(who, f"{self.at}/stance", **fields)

    def agrees_to_the_rest(self, who: str, audience: str = "public", **more: object) -> HttpResponse:
        """All clauses that the page still asks about, agreed to with its one button."""
        page = self.play.read(who, self.at)
        form = page[page.index('id="remaining"') : page.index("</form>", page.index('id="remaining"'))]
        fields = {name: re.findall(rf'name="{name}" value="([^"]*)"', form) for name in ("clause", "seen")}
        return self.play.send(who, f"{self.at}/agree-remaining", **{**fields, "audience": audience, **more})

    def does(self, who: str, event: str, keys: tuple[str, ...] = (), **value: Any) -> Receipt:  # noqa: ANN401 - any field
        """An act of somebody on the draft, by the only way in which doors act."""
        actor = actor_named(who)
        by = actor.capacities[-1] if event in {"adopted", "not adopted"} else actor.capacity
        fields = {name.replace("_", " "): given for name, given in value.items()}
        answer = acting.act(
            actor, Act(event, (self.dossier,), by, NOW, keys, fields), f"{event}-{who}-{keys}-{fields}"[:100]
        )
        assert isinstance(answer, Receipt), answer
        return answer


def actor_named(name: str) -> Actor:
    """Who signs in under a name, on the one seat that this person has."""
    seat = Seat.objects.get(account__name=name)
    found = seated(seat.account, seat)
    assert found is not None
    return found


def form_of(text: str = CLAUSES, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of the form
    """The form of the last step: what is new, with its clauses."""
    found = split(text)
    rows = {"number": [one.name for one in found], "heading": [one.heading for one in found]}
    return {**WRITTEN, **rows, "words": [one.text for one in found], "text": text, "step": "enter", **changed}


def entered(play: Players, who: str = "secretariat", **changed: Any) -> Drafted:  # noqa: ANN401
    """A draft of seven clauses, entered and circulated from the page."""
    answer = play.send(who, NEW, **form_of(**changed))
    assert answer.status_code == 302, on_one_line(answer)
    return Drafted(play, answer.headers["Location"].partition("?")[0])


def words_of(page: str) -> str:
    """A page without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))
