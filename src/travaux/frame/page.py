"""What every page knows of its question: the dials, the names of things, and the addresses that carry both on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import translation
from django.utils.safestring import SafeString

from travaux.accounts.actor import actor_of
from travaux.broken_input import BrokenInput
from travaux.enquiry.asking import Asked
from travaux.enquiry.dials import HEAD, dials
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.titles import names_of
from travaux.enquiry.words import Names, word
from travaux.frame import marks
from travaux.frame.language import light_of
from travaux.office import answers, exercise
from travaux.record.dossiers import WORLD
from travaux.record.times import zone_named

DIALS: Final = ("on", "known", "at")
#: The longest value of a dial; no date is longer.
_LONGEST: Final = 40


@dataclass(frozen=True)
class LinkedNames(Names):
    """Names that lead to their dossiers once the sentence is made HTML."""

    def of(self, dossier: str) -> str:
        """The title of a dossier, marked."""
        title = super().of(dossier)
        return marks.named(dossier, title) if self.is_dossier(dossier) else marks.bare(title)

    def phrase(self, text: str) -> str:
        """A word in the reader's language, or a text in the record's own words, marked as such."""
        told = word(text)
        return self.own(told) if told == text else told

    def own(self, text: str) -> str:
        """The same text, marked as such where the page is in another language."""
        return marks.own(text)

    def member(self, slug: str) -> str:
        """The name of a member, marked."""
        dossier = f"{self.organisation}/member/{slug}"
        return marks.named(dossier, self.titles[dossier]) if dossier in self.titles else marks.bare(slug)


@dataclass(frozen=True)
class LinkedTeller(Teller):
    """Tells with marks for citations, which become small links to the facts."""

    def cite(self, address: str) -> str:
        """One citation by the short name of its fact."""
        return marks.cited(address, address.rpartition("#")[2])


@dataclass(frozen=True)
class Page:
    """One page's question. `turned` holds the dials that the reader turned, as they were written."""

    path: str
    organisation: str
    asked: Asked
    turned: Mapping[str, str]
    query: tuple[tuple[str, str], ...] = ()
    site: str = ""
    title: str = ""
    chosen: str = ""
    cited: dict[str, int] = field(default_factory=dict)

    @property
    def carried(self) -> dict[str, str]:
        """What every link carries on: the turned dials, and the organisation where several are on record."""
        return {**self.turned, **({"organisation": self.chosen} if self.chosen else {})}

    @property
    def dials_query(self) -> str:
        """The same as a query with its question mark, or nothing."""
        return f"?{urlencode(self.carried)}" if self.carried else ""

    @cached_property
    def tell(self) -> Teller:
        """Says things of the record with marks for links; pass the sentence through `html`."""
        linked = LinkedNames(self.asked.names.titles, self.organisation)
        return LinkedTeller(linked, self.asked.zone)

    @cached_property
    def plain(self) -> Teller:
        """Says things without any mark, for titles and feeds."""
        return Teller(self.asked.names, self.asked.zone)

    def html(self, text: str) -> SafeString:
        """A told sentence as HTML, its links carrying the dials on."""
        return marks.html(text, marks.Place(self.path, self.dials_query, self.cited))

    def to(self, path: str, **parameters: str) -> str:
        """An address on this site that carries the dials on; `parameters` are added, empty ones left out."""
        query = {**self.carried, **{name: value for name, value in parameters.items() if value}}
        return f"{path}?{urlencode(query)}" if query else path

    def dossier(self, dossier: str) -> str:
        """The address of a dossier's page."""
        return self.to(marks.dossier_path(dossier))

    def fact(self, address: str) -> str:
        """The address of a fact's page."""
        return self.to(marks.fact_path(address))

    @property
    def told(self) -> str:
        """The dials in words."""
        return self.asked.told()

    @property
    def besides(self) -> tuple[tuple[str, str], ...]:
        """What the address asks for besides the dials; the form of the dials keeps it. A cursor is left behind."""
        return tuple((name, value) for name, value in self.query if name not in {*DIALS, "cursor"})

    @property
    def untouched(self) -> str:
        """The address of the same page with no dial turned."""
        return f"{self.path}?{urlencode(self.besides)}" if self.besides else self.path

    @property
    def back(self) -> str:
        """The address of this page as it was asked for, but for the language, which the reader may be changing."""
        kept = [(name, value) for name, value in self.query if name != "language"]
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    @property
    def citation(self) -> str:
        """How the page is cited: what, as of when, from which entry of the log, at which address."""
        return f"{self.title or 'Travaux'}. {self.asked.told()} {self.site}{self.permanent}"

    def of(self, organisation: str) -> "Page":
        """The same question in the words of one organisation."""
        return replace(self, organisation=organisation)

    @property
    def permanent(self) -> str:
        """The path with all three dials written out: for these, the answer never changes."""
        stamps = self.asked.stamps()
        fixed = [(name, stamps[name]) for name in DIALS if stamps[name] is not None]
        return f"{self.path}?{urlencode([*self.besides, *fixed])}"


def page_of(request: HttpRequest, organisation: str = "", title: str = "") -> Page:
    """The page that a request asks for; raises BrokenInput for dials that cannot be set so, NothingOnRecord."""
    turned = {name: request.GET[name].strip() for name in DIALS if request.GET.get(name, "").strip()}
    for name, value in turned.items():
        if len(value) > _LONGEST:
            raise BrokenInput(f"The dial '{name}' is longer than any date. Write a day such as 2023-11-23.")
    chosen = _chosen(request) if organisation in {"", WORLD} else ""
    own = chosen or (organisation if organisation not in {"", WORLD} else answers.organisation())
    zone = answers.zone_of(f"{own}/record")
    moments = dials(turned.get("on", ""), turned.get("known", ""), _at(turned.get("at", "")), zone)
    asked = Asked(moments, names_of(own, translation.get_language() or "en"), zone_named(zone))
    query = tuple((name, value) for name, values in request.GET.lists() for value in values)
    site = f"{request.scheme}://{request.get_host()}"
    return Page(request.path, own, asked, turned, query, site, title, chosen)


def _chosen(request: HttpRequest) -> str:
    """The organisation that the address names, for a page of the whole record; raises BrokenInput for another."""
    name = request.GET.get("organisation", "").strip()
    if name and name not in (known := answers.organisations()):
        raise BrokenInput(
            f"No organisation '{name[:60]}' is on record here. There is: {', '.join(known) or 'none'}. "
            "Leave it out, or begin at the first page."
        )
    return name


def _at(text: str) -> int:
    if not text:
        return HEAD
    if not text.isascii() or not text.isdigit():
        raise BrokenInput(
            f"The dial 'at' is '{text}', and it counts entries. Give a number such as 100, or leave it out."
        )
    return int(text[:12])


def of_request(request: HttpRequest) -> dict[str, Any]:
    """What every template may use besides its own page: the light, the language, the mark of an exercise, who asks."""
    mark = exercise.mark_if_there()
    seated = partial(actor_of, request)  # asked only where a page shows it: a refusal asks nothing of the record
    return {"light": light_of(request), "language": translation.get_language(), "exercise": mark, "seated": seated}
