"""In which language things are said: English by itself, any other by the catalogue of the reader's language."""

from datetime import datetime
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext, pgettext

ENGLISH: Final = "en"


@cache
def _cldr() -> ModuleType:
    """Days and months of Unicode's CLDR, loaded where another language than English is first spoken."""
    return import_module("babel.dates")


def spoken() -> str:
    """The reader's language; English where no page is being made, as on the command line without a record."""
    return (get_language() or ENGLISH) if settings.configured else ENGLISH


def say(text: str) -> str:
    """A text in the reader's language; its gaps, as `{day}`, are filled after that."""
    return text if not text or spoken() == ENGLISH else gettext(text)


def field(event: str, name: str) -> str:
    """The name of an event's field, where the catalogue tells it apart (`for` of a session is a day); else the word."""
    told = pgettext(event, name) if spoken() != ENGLISH else name
    return say(name) if told == name else told


def count(number: int, one: str, many: str) -> str:
    """`{n} entry` or `{n} entries`, in the reader's language, with the number as that language writes it."""
    text = ngettext(one, many, number) if settings.configured else one if number == 1 else many
    return text.format(n=figures(number))


def figures(number: int) -> str:
    """A number as people write it: `1,200` in English; elsewhere a comma may part the fraction."""
    language = spoken()
    if language == ENGLISH:
        return f"{number:,}"
    return str(import_module("babel.numbers").format_decimal(number, locale=language))


def day_words(moment: datetime) -> str:
    """`23 November 2022`."""
    language = spoken()
    if language == ENGLISH:
        return f"{moment.day} {moment:%B %Y}"
    return str(_cldr().format_date(moment, "d MMMM y", locale=language))


def month_words(moment: datetime) -> str:
    """`November 2022`."""
    language = spoken()
    return f"{moment:%B %Y}" if language == ENGLISH else str(_cldr().format_date(moment, "LLLL y", locale=language))


def titled(title: str) -> str:
    """A title as the catalogue has it for the reader's language."""
    return pgettext("title", title) if spoken() != ENGLISH else title


def inside(days: str) -> str:
    """Days as they stand behind 'since' or 'from': languages with cases bend a month that stands without its day."""
    language = spoken()
    if language == ENGLISH:
        return days
    alone, bent = (_cldr().get_month_names("wide", context, locale=language) for context in ("stand-alone", "format"))
    for month, name in alone.items():
        days = days.replace(f"{name} ", f"{bent[month]} ") if days.startswith(f"{name} ") else days
    return days
