"""In which language things are said: English by itself, any other by the catalogue of the reader's language."""

from datetime import datetime
from typing import Final

from babel.dates import format_date
from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext

ENGLISH: Final = "en"


def spoken() -> str:
    """The reader's language; English where no page is being made, as on the command line without a record."""
    return (get_language() or ENGLISH) if settings.configured else ENGLISH


def say(text: str) -> str:
    """A text in the reader's language; its gaps, as `{day}`, are filled after that."""
    return gettext(text) if text and settings.configured else text


def count(number: int, one: str, many: str) -> str:
    """`{n} entry` or `{n} entries`, in the reader's language, with the number filled in."""
    text = ngettext(one, many, number) if settings.configured else one if number == 1 else many
    return text.format(n=f"{number:,}")


def day_words(moment: datetime) -> str:
    """`23 November 2022`."""
    language = spoken()
    if language == ENGLISH:
        return f"{moment.day} {moment:%B %Y}"
    return str(format_date(moment, "d MMMM y", locale=language))


def month_words(moment: datetime) -> str:
    """`November 2022`."""
    language = spoken()
    return f"{moment:%B %Y}" if language == ENGLISH else str(format_date(moment, "LLLL y", locale=language))
