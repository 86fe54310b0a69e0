"""The question of one request: its dials as moments, its filters on record, the addresses of the pages around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from ninja import Schema

from travaux.api.parameters import Dialled
from travaux.api.problems import UnknownParameter
from travaux.broken_input import BrokenInput
from travaux.enquiry.asking import require_record
from travaux.enquiry.dials import HEAD, dials
from travaux.office import answers, many
from travaux.office.pages import readable
from travaux.record.dossiers import BadDossier, kind_of
from travaux.record.fold import Dials
from travaux.record.times import end_of, write_moment, zone_named

#: What may stand unquoted in the path of an address.
IN_A_PATH: Final = "/:@!$&'()*+,;=-._~"


class GivenTwice(BrokenInput):
    """A parameter with several values, of which nobody knows which one is meant."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The parameter '{name}' is given more than once. Give one value.")


class BadFilter(BrokenInput):
    """A filter that names nothing on record."""

    def __init__(self, name: str, value: str, obstacle: str) -> None:
        super().__init__(f"The filter '{name}' is '{value[:80]}': {obstacle}. The list /api/v1/dossiers has all names.")


@dataclass(frozen=True)
class Question:
    """The dials as moments; `path` and `given` are the address as it was asked for."""

    path: str
    given: Mapping[str, str]
    dials: Dials
    zone: ZoneInfo

    @property
    def fixed(self) -> bool:
        """Whether no part of the answer is the present moment itself."""
        return bool(self.given.get("on")) and bool(self.given.get("known"))

    def stamps(self) -> tuple[str | None, str | None, int]:
        """The dials for programs, as every answer repeats them: `on`, `known`, `at`."""
        on, known = (write_moment(moment, self.zone) for moment in (self.dials.on, self.dials.known))
        return on, known, self.dials.at

    @property
    def own(self) -> str:
        """The address as it was asked for."""
        return self._with(self.given)

    @property
    def first(self) -> str:
        """The address of the first page of the same list."""
        return self._with({name: value for name, value in self.given.items() if name != "cursor"})

    def page(self, cursor: str) -> str | None:
        """The address of another page of the same list; None without a cursor."""
        return self._with({**self.given, "cursor": cursor}) if cursor else None

    def _with(self, given: Mapping[str, str]) -> str:
        path = quote(self.path, safe=IN_A_PATH)
        return f"{path}?{urlencode(given)}" if given else path

    def here(self, moment: str | None) -> str | None:
        """A moment in ISO 8601 as the clocks of the record's zone have it."""
        return datetime.fromisoformat(moment).astimezone(self.zone).isoformat() if moment else None

    def moment(self, text: str) -> int | None:
        """A day or moment in the record's zone, a day as its end; None where nothing is asked. Raises BadDate."""
        return end_of(text, self.zone) if text else None


def given_in(request: HttpRequest, asked: Schema) -> dict[str, str]:
    """The parameters of a request, each once and each known; raises UnknownParameter, GivenTwice, Unreadable."""
    known = tuple(type(asked).model_fields)
    given: dict[str, str] = {}
    for name, values in request.GET.lists():
        if name not in known:
            raise UnknownParameter(name, known)
        if len(values) > 1:
            raise GivenTwice(name)
        readable(*(str(value) for value in values))
        given[name] = str(values[0])
    return {name: value for name, value in given.items() if value}


def question_of(request: HttpRequest, asked: Dialled, dossier: str = "") -> Question:
    """The question; raises NoRecord, and BrokenInput for what cannot be asked so.

    `dossier` is what it is about: its organisation's zone says when days end.
    """
    given = given_in(request, asked)
    readable(dossier)
    require_record()
    zone = answers.zone_of(dossier or _organisation(given))
    at = HEAD if asked.at is None else asked.at
    return Question(request.path, given, dials(asked.on.strip(), asked.known.strip(), at, zone), zone_named(zone))


def _organisation(given: Mapping[str, str]) -> str:
    organisation = given.get("organisation", "")
    return f"{organisation}/record" if organisation else ""


def on_record(**filters: str) -> None:
    """Refuses a filter that names no dossier on record; raises BadFilter."""
    named = {name: value for name, value in filters.items() if value}
    for name, value in named.items():
        try:
            kind_of(value)
        except BadDossier as fault:
            raise BadFilter(name, value, "that is no full name of a dossier, such as csto/member/am") from fault
    known = many.titles(named.values())
    for name, value in named.items():
        if value not in known:
            raise BadFilter(name, value, "nothing on record is about it")
