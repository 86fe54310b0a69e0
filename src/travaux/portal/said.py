"""What somebody said, told with its way to us: who, as what, where, to whom, on which day, through whose hands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext

from travaux.decision.situation import PlainState, SessionState
from travaux.decision.situation.claims import Claim
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import event, fields, happened, publication, speaker, word
from travaux.frame import marks
from travaux.frame.page import DIALS, Page
from travaux.office import many
from travaux.office.answers import Remark
from travaux.record.telling import FactCard, SourceTrail, Speaker


@dataclass(frozen=True)
class Saying:
    """One utterance as one report tells it; `place` is where it was said, as far as the record knows."""

    page: Page
    speaker: Speaker | None
    sources: Sequence[SourceTrail]
    facts: tuple[FactCard, ...]
    place: str = ""

    @property
    def anchor(self) -> str:
        """The name of this utterance in the page."""
        return self.facts[0].address if self.facts else ""

    @property
    def heading(self) -> str:
        """The day of saying, who spoke, and in which post then."""
        said, names = self.speaker, self.page.tell.names
        if said is None:
            return gettext("The source speaks for itself")
        who = names.of(said.by) if said.by else gettext("somebody who is not named")
        post = f", {names.of(said.as_)}" if said.as_ else ""
        day = happened(said.on) if said.on else gettext("on a day not stated")
        return f"{day}: {who}{post}"

    @property
    def quotes(self) -> list[FactCard]:
        """The facts whose very words are on record."""
        return [card for card in self.facts if card.quote]

    @property
    def chain(self) -> str:
        """Who said it, where and when, and through whom it is known, as a sentence with marks for links."""
        return chain_told(self.speaker, self.sources, self.page.tell, self.place)

    @property
    def citation(self) -> str:
        """The utterance as it is cited: the chain, what was said, and the permanent address of its facts."""
        plain = self.page.plain
        told = "; ".join(_said(card, plain) for card in self.facts)
        first = f"{self.page.site}{marks.fact_path(self.facts[0].address)}?{self._dials}" if self.facts else ""
        return f"{chain_told(self.speaker, self.sources, plain, self.place)} {told}. {first}"

    @property
    def _dials(self) -> str:
        """All three dials, written out as in every permanent link."""
        stamps = self.page.asked.stamps()
        return urlencode([(name, str(stamps[name])) for name in DIALS if stamps[name] is not None])


def _said(card: FactCard, plain: Teller) -> str:
    told = fields(card.name, card.value, plain.names)
    quote = f" “{card.quote['words']}”" if card.quote else ""
    manner = f" ({', '.join(word(one) for one in card.modality)})" if card.modality else ""
    return f"{event(card, plain.names)}{f', {told}' if told else ''}{quote}{manner}"


def chain_told(said: Speaker | None, sources: Sequence[SourceTrail], tell: Teller, place: str = "") -> str:
    """A sentence: `Imangali Tasmagambetov as Secretary General …; reported by BelTA (…), taken up by UDF.name (…)`."""
    who = speaker(said, tell.names) or gettext("the source speaks for itself")
    where = gettext("; said in %(place)s") % {"place": place} if place else ""
    return f"{who}{where}; {_hands(sources, tell)}."


def _hands(sources: Sequence[SourceTrail], tell: Teller) -> str:
    chain = [one for trail in sources[:1] for one in trail.chain]
    if not chain:
        return gettext("no source given")
    told = gettext("reported by %(source)s") % {"source": publication(chain[0], tell.names)}
    for one in chain[1:]:
        told += gettext(", taken up by %(source)s") % {"source": publication(one, tell.names)}
    lines = sources[0].locator
    return f"{told}, {lines}" if lines else told


def sayings(page: Page, remarks: Iterable[Remark]) -> list[Saying]:
    """These utterances ready to be told; where they were said is asked of the record for all at once."""
    found = tuple(remarks)
    places = places_of(page, {one.speaker.at for one in found if one.speaker.at})
    return [Saying(page, one.speaker, one.sources, one.facts, places.get(one.speaker.at, "")) for one in found]


def saying_of(page: Page, card: FactCard) -> Saying:
    """One fact as an utterance, with the chain of its report."""
    return Saying(page, card.speaker, card.sources, (card,))


def places_of(page: Page, occasions: Iterable[str]) -> dict[str, str]:
    """Where these sessions and meetings were held, where the record knows and their names do not say it already."""
    found: dict[str, str] = {}
    for name, state in many.states(sorted(occasions), page.asked.dials).items():
        place = _place(state).value
        if isinstance(place, str) and place not in page.plain.names.of(name):
            found[name] = page.plain.value(place)
    return found


def _place(state: object) -> Claim:
    match state:
        case SessionState():
            return state.place
        case PlainState():
            held = [one.fields["place"] for one in state.particulars if "place" in one.fields]
            return held[0] if held else Claim(None)
        case _:
            return Claim(None)
