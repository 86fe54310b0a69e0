"""What a reader may choose in the form above a list; what the list does not have is refused with what it has."""

from collections.abc import Collection, Iterable
from datetime import date

from django.http import HttpRequest

from travaux.broken_input import BrokenInput
from travaux.enquiry.deciding import book_of
from travaux.enquiry.titles import Titles
from travaux.frame.page import Page
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import lists
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library, shipped

_SHOWN = 20
_LONGEST = 200
_FIRST, _LAST = 1, 5000


class NoSuchChoice(BrokenInput):
    """A value that the list cannot be narrowed by."""

    def __init__(self, name: str, value: str, known: Collection[str]) -> None:
        some = ", ".join(sorted(known)[:_SHOWN]) or "none"
        more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
        super().__init__(f"No {name} here is called '{value[:60]}'. There are: {some}{more}. Leave it out for all.")


class NoSuchYear(BrokenInput):
    """A text that is no year."""

    def __init__(self, value: str) -> None:
        super().__init__(f"'{value[:60]}' is no year. Write four figures, for example 2024, or leave it out for all.")


class NoSuchDay(BrokenInput):
    """A text that is no day."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text[:40]}' is no day. Write a day such as 2023-11-23, or leave it out for all rules.")


def chosen(request: HttpRequest, name: str, known: Collection[str]) -> str:
    """The value chosen under that name, empty for all; raises NoSuchChoice."""
    value = request.GET.get(name, "").strip()
    if value and value not in known:
        raise NoSuchChoice(name, value[:_LONGEST], known)
    return value


def year_of(request: HttpRequest) -> int:
    """The year chosen, 0 for all; raises NoSuchYear."""
    value = request.GET.get("year", "").strip()
    if not value:
        return 0
    if not value.isascii() or not value.isdigit() or not _FIRST <= int(value[:9]) < _LAST:
        raise NoSuchYear(value)
    return int(value)


def on_record(page: Page, organisation: str) -> str:
    """The same organisation, if the record has one of that name; raises NotOnRecordPage."""
    if not lists.any_listed(lists.Narrow(organisation=organisation), page.asked.dials):
        raise NotOnRecordPage(f"The record holds nothing of an organisation '{organisation}' under these dials.")
    return organisation


def know(page: Page, dossiers: Iterable[str]) -> None:
    """Read the titles of all these dossiers at once, so that naming them asks the record no more."""
    titles = page.asked.names.titles
    if isinstance(titles, Titles):
        titles.prefetch(dossiers)


def day_asked(text: str) -> date | None:
    """A day as it was asked for; None where none was. Raises NoSuchDay."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise NoSuchDay(text) from fault


def book_asked(request: HttpRequest, page: Page) -> tuple[RuleBook, str, tuple[str, ...]]:
    """The book chosen, else the record's own; the slug of the latter, empty where it goes by none; all slugs.

    Of all books only the one that is shown is read. Raises NoSuchChoice.
    """
    own = _own(page)
    slugs = tuple(dict.fromkeys([*([own.slug] if own else []), *shipped()]))
    wanted = chosen(request, "book", slugs)
    if own is not None and wanted in {"", own.slug}:
        return own, own.slug, slugs
    return read_library(wanted or slugs[0]), own.slug if own else "", slugs


def _own(page: Page) -> RuleBook | None:
    try:
        return book_of(page.organisation, page.asked.dials.known)
    except BrokenInput:
        return None
