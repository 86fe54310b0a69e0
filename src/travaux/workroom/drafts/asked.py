"""What somebody typed of a new text, read from the form: kept as it was typed until it is entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.record.events import EVENTS
from travaux.record.times import BadDate, read_date, zone_named
from travaux.workroom.drafts.clauses import Drafted, checked

SORTS: Final = tuple(sorted(EVENTS["drafted"].fields["sort"].words))
_LONGEST: Final = {"title": 300, "version": 40, "key": 100, "file": 200, "paper": 600}
_FIELDS: Final = ("key", "title", "sort", "body", "sponsor", "version", "due", "audience", "paper", "file")


class NotAText(BrokenInput):
    """A form of which something is missing, or is none of what can be chosen."""


@dataclass(frozen=True)
class Typed:
    """The fields of the form. `paper`: the digest of a paper that was kept already, `file` its name."""

    key: str = ""
    title: str = ""
    sort: str = ""
    body: str = ""
    sponsor: str = ""
    version: str = ""
    due: str = ""
    audience: str = ""
    paper: str = ""
    file: str = ""
    text: str = ""
    clauses: tuple[Drafted, ...] = ()

    def carried(self) -> tuple[tuple[str, str], ...]:
        """What the next page carries on in hidden fields, the text too, so that one can go back to it."""
        hidden = ("due", "audience")
        return tuple((name, getattr(self, name)) for name in (*_FIELDS, "text") if name not in hidden)


def typed(post: QueryDict) -> Typed:
    """The form as it was sent, nothing altered but blanks around it."""
    fields: dict[str, Any] = {name: post.get(name, "").strip() for name in _FIELDS}
    rows = zip(post.getlist("number"), post.getlist("heading"), post.getlist("words"), strict=False)
    clauses = tuple(Drafted(name.strip().lower(), heading.strip(), text.strip()) for name, heading, text in rows)
    return Typed(**fields, text=post.get("text", ""), clauses=clauses)


def kept_clauses(one: Typed) -> tuple[Drafted, ...]:
    """The clauses but those whose words were emptied; raises BadClauses."""
    return checked(clause for clause in one.clauses if clause.text)


def complete(one: Typed, choices: Mapping[str, tuple[str, ...]], zone: str) -> None:
    """Raises NotAText where a field is missing, too long, or none of its `choices`, which has those that are asked."""
    for name, most in _LONGEST.items():
        if len(getattr(one, name)) > most:
            told = gettext("The field '%(name)s' has more than %(most)s letters. Shorten it.")
            raise NotAText(told % {"name": name, "most": most})
    if not one.version:
        raise NotAText(gettext("The version has no name. Write one, such as 1."))
    if "sort" in choices and not one.title:
        raise NotAText(gettext("The draft has no title. Write one."))
    for name, known in choices.items():
        if getattr(one, name) not in known:
            told = gettext("'%(value)s' cannot be chosen as %(name)s. Choose one of the list.")
            raise NotAText(told % {"value": getattr(one, name)[:40], "name": name})
    _dated(one, zone)


def _dated(one: Typed, zone: str) -> None:
    try:
        read_date(one.due or "2000-01-01", zone_named(zone))
    except BadDate as bad:
        told = gettext("'%(due)s' is no day by which answers can be due. Write such as 2022-11-20, or leave it empty.")
        raise NotAText(told % {"due": one.due[:40]}) from bad
