"""What can be asked of the addresses: dials everywhere, pages of lists, filters; as the published schema has them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final, Literal, TypeVar

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field, ValidationError

from travaux.broken_input import BrokenInput
from travaux.office.lists import Narrow
from travaux.office.paged import Asked

#: A page of a list has no more items than this.
MOST: Final = 200
#: The longest text that any parameter takes, but for a cursor.
LONGEST: Final = 300
_LONGEST_CURSOR: Final = 2_000
_LONGEST_DIAL: Final = 40

_DAY: Final = (
    "A day (2023-11-23), a month, a year, or a moment (2023-11-23T10:00); a day means its end in the record's zone."
)
_DOSSIER: Final = "The full name of a dossier"

Asking = TypeVar("Asking", bound=Schema)
Dial = Annotated[str, Field(max_length=_LONGEST_DIAL)]
Text = Annotated[str, Field(max_length=LONGEST)]


class Misread(BrokenInput):
    """Parameters of the wrong type, or beyond their bounds."""

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__(f"Some parameters cannot be read. {'; '.join(told)}. Correct them, or leave them out.")


def read(kind: type[Asking], request: HttpRequest, without: str = "") -> Asking:
    """The parameters of an address outside the API, but for one that has other bounds there; raises Misread."""
    try:
        return kind.model_validate({name: value for name, value in request.GET.items() if name != without})
    except ValidationError as fault:
        raise Misread(faults(fault.errors())) from fault


def faults(errors: Iterable[Mapping[str, Any]]) -> list[str]:
    """Each parameter that cannot be read, with what stands in the way."""
    return [f"{error['loc'][-1]}: {error['msg'][:1].lower()}{error['msg'][1:]}" for error in errors]


class Dialled(Schema):
    """The three dials of every address."""

    on: Dial = Field("", description=f"What had happened by then; now where left out. {_DAY}", examples=["2023-11-23"])
    known: Dial = Field(
        "", description=f"What the public could know by then; now where left out. {_DAY}", examples=["2024-03-01"]
    )
    at: int | None = Field(
        None,
        ge=0,
        description="What the record held when it had this many entries; all where left out.",
        examples=[120],
    )


class Paged(Dialled):
    """A list that is read a page at a time."""

    limit: int = Field(50, ge=1, le=MOST, description="How many items a page has at most.", examples=[20])
    cursor: str = Field(
        "",
        max_length=_LONGEST_CURSOR,
        description="Where the page begins, as `next` or `previous` of another page has it.",
    )


class OfOrganisation(Paged):
    """A list that may be narrowed to one organisation."""

    organisation: Text = Field("", description="Only those of this organisation.", examples=["csto"])

    def narrow(self, kind: str) -> Narrow:
        """The same as the office asks for dossiers of a kind."""
        given = self.model_dump(include=set(Narrow.__dataclass_fields__), exclude_none=True)
        return Narrow(**{**given, "kind": kind or given.get("kind", "")})


class OfKind(OfOrganisation):
    """A list of dossiers of one kind."""

    body: Text = Field(
        "", description=f"{_DOSSIER} of a body whose sessions or documents they are.", examples=["csto/body/csc"]
    )
    session: Text = Field(
        "", description=f"{_DOSSIER} of a session before which they came.", examples=["csto/session/csc-2022-11-23"]
    )
    place: Text = Field("", description="Where it took place, in the record's own word.", examples=["Astana"])
    outlet: Text = Field(
        "", description=f"{_DOSSIER} of the outlet that published them.", examples=["world/source/belta"]
    )
    sort: Text = Field("", description="The sort of outlet, in the record's own word.", examples=["agency"])
    post: Text = Field(
        "", description=f"{_DOSSIER} of a post that they held.", examples=["csto/post/secretary-general"]
    )
    person: Text = Field("", description=f"{_DOSSIER} of a person who took part.", examples=["world/person/pashinyan"])
    year: int | None = Field(
        None,
        ge=1,
        le=5_000,
        description="The year in which it ended, or in which its newest step was done.",
        examples=[2022],
    )
    order: Literal["name", "newest", "oldest"] = Field("name", description="In which order they come.")
    state: bool = Field(
        default=False, description="Whether each item bears its whole state, as its own address has it."
    )


class Dossiers(OfKind):
    """The list of all dossiers."""

    kind: Text = Field("", description="Only dossiers of this kind.", examples=["session"])


class Attended(OfOrganisation):
    """Sessions with who was there."""

    body: Text = Field("", description=f"{_DOSSIER} of a body.", examples=["csto/body/csc"])
    year: int | None = Field(None, ge=1, le=5_000, description="The year in which the session ended.", examples=[2024])


class Facts(Paged):
    """Facts, chosen by source, speaker, subject, event and time."""

    via: Text = Field(
        "",
        description=f"{_DOSSIER} of an outlet or publication that they came through.",
        examples=["world/source/belta"],
    )
    only: bool = Field(default=False, description="With `via`: only what rests on nothing else.")
    by: Text = Field("", description=f"{_DOSSIER} of the person who said it.", examples=["world/person/tasmagambetov"])
    about: Text = Field("", description=f"{_DOSSIER} that they are about.", examples=["csto/member/am"])
    name: Text = Field(
        "", description="Only facts of this event, as `/events` lists them.", examples=["signature refused"]
    )
    contested: bool = Field(default=False, description="Only facts that others exclude.")
    since: Dial = Field(
        "", description=f"Only what happened (a remark: was said) after this. {_DAY}", examples=["2022-11-22"]
    )
    until: Dial = Field(
        "", description=f"Only what happened (a remark: was said) by this. {_DAY}", examples=["2022-12-31"]
    )
    order: Literal["oldest", "newest"] = Field("oldest", description="In which order of happening they come.")

    def asked(self, since: int | None, until: int | None) -> Asked:
        """The same as the office asks, the moments read."""
        given = (self.via, self.only, self.by, self.about, self.name, self.contested)
        return Asked(*given, since=since, until=until)


class Known(Paged):
    """What became known between two moments."""

    since: Dial = Field(description=f"What became known after this. {_DAY}", examples=["2023-11-21"])
    until: Dial = Field("", description=f"And by this; by `known` where left out. {_DAY}", examples=["2024-03-01"])
    via: Text = Field("", description=f"{_DOSSIER} of an outlet or publication.", examples=["world/source/belta"])
    by: Text = Field("", description=f"{_DOSSIER} of the person who said it.", examples=["world/person/tasmagambetov"])
    about: Text = Field("", description=f"{_DOSSIER} that it is about.", examples=["csto/member/am"])
    name: Text = Field("", description="Only facts of this event.", examples=["signature refused"])
    order: Literal["oldest", "newest"] = Field("oldest", description="In which order they come.")


class Searched(Paged):
    """The words of a question."""

    q: Text = Field(description="Words of a name or of a fact.", examples=["Armenia"], min_length=1)


class Decided(Dialled):
    """A text on record, and the book to go by."""

    book: Text = Field(
        "", description="A rule book of the library; the record's own where left out.", examples=["csto"]
    )


class Ruled(Schema):
    """Which rules of a book are shown; a rule book has its own times, so the record's dials are none of its own."""

    on: Dial = Field("", description="Only the rules valid on this day.", examples=["2023-11-23"])
    chapter: Text = Field("", description="Only the rules of this chapter.", examples=["adoption"])
    rule: Text = Field("", description="Only the rule with this id.")


class RuledOf(Ruled):
    """The same of a book that the path does not name."""

    book: Text = Field(description="The rule book's slug.", examples=["csto"])


class Nothing(Schema):
    """No parameters."""
