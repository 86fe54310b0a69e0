"""Tags for sessions and plans at work."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

from travaux.enquiry.words import day_in_words
from travaux.record.values import RESERVED

register = template.Library()


@register.simple_tag
def due(stated: str) -> str:
    """A due day in words: that there is none is told apart from that none is stated."""
    match stated:
        case "" | "unknown":
            return gettext("not stated")
        case "none":
            return gettext("none")
        case _:
            return day_in_words(stated)


@register.filter
def of_field(value: Mapping[str, object], name: str) -> str:
    """A field of a fact whose name has a space in it; empty where the source does not say."""
    said = str(value.get(name, ""))
    return "" if said in RESERVED else said
