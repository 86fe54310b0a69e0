"""How the pages of drafts say days, audiences, stances and differences."""

from datetime import datetime, timedelta
from typing import Any, Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from travaux.enquiry.words import day_in_words, moment, word
from travaux.frame.page import Page
from travaux.frame.statuses import status_of
from travaux.record.times import BadDate
from travaux.workroom.drafts.differences import Change, difference
from travaux.workroom.drafts.grid import NO_STANCE, Cell
from travaux.workroom.drafts.shown import Draft, entry_of

register = template.Library()
_HOUR: Final = 3600
_DAY: Final = 86_400


@register.filter
def stated_day(stated: str) -> str:
    """A date as it is a value of a fact, in words: that there is none is told apart from that none is stated."""
    match stated:
        case "":
            return ""
        case "none":
            return gettext("none")
        case "unknown":
            return gettext("not stated")
    try:
        return day_in_words(stated)
    except BadDate:
        return stated


@register.filter
def readers(audience: str, page: Page) -> str:
    """Who may read something, in words."""
    kind, _, who = audience.partition(":")
    match kind:
        case "" | "public":
            return gettext("everybody may read it")
        case "members":
            return gettext("for the members only")
        case "secretariat":
            return gettext("for the secretariat only")
        case "delegation":
            return gettext("for the delegation of %(who)s only") % {"who": page.plain.member(who)}
        case _:
            name = page.plain.names.of(f"{page.organisation}/body/{who}")
            return gettext("for %(who)s only") % {"who": name}


@register.filter
def against(wording: str, text: str) -> tuple[Change, ...]:
    """A wording as what it changes in a text."""
    return difference(text, wording)


@register.filter
def audience_in(address: str, draft: Draft) -> str:
    """Who may read a fact of a draft, where not everybody may."""
    return draft.audience(address)


@register.filter
def entry_in(address: str) -> str:
    """The entry of a fact's address."""
    return entry_of(address)


@register.filter
def worded(text: str) -> str:
    """A label of a list that was marked for translation, in the reader's language."""
    return gettext(text)


@register.filter
def named_in(member: str, page: Page) -> str:
    """A member's name in plain words."""
    return page.plain.member(member)


@register.filter
def moment_in(at: int, page: Page) -> str:
    """A moment in the organisation's zone."""
    return moment(at, page.asked.zone)


@register.filter
def clock_time(local: datetime) -> str:
    """`Mon 21 November 2022, 13:00` on a clock of its own zone."""
    return f"{day_in_words(f'{local:%Y-%m-%d}')}, {local:%H:%M}"


@register.filter
def span_left(left: timedelta) -> str:
    """How much time is left: days and hours, hours and minutes."""
    seconds = int(left.total_seconds())
    days, hours, minutes = seconds // _DAY, seconds % _DAY // _HOUR, seconds % _HOUR // 60
    parts = [ngettext("%(n)s day", "%(n)s days", days) % {"n": days}] if days else []
    parts += [ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}] if hours else []
    parts += [ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}] if not days else []
    return ", ".join(parts)


@register.simple_tag(takes_context=True)
def member_name(context: dict[str, Any], slug: str) -> str:
    """A member's name for a label."""
    return named_in(slug, context["page"])


@register.simple_tag
def stance_mark(cell: Cell) -> SafeString:
    """A stance in a cell: glyph and short word, leading to the whole of it where there is one."""
    shown = gettext(cell.short)
    if cell.stance == NO_STANCE or cell.said is None:
        return format_html('<span class="st abs">{}</span>', shown)
    note = f" ({gettext('earlier wording')})" if cell.earlier else ""
    tail = f"-{cell.said.version}" if cell.earlier else ""
    mark = '<a class="st {}" href="#{}{}" title="{}{}">{}{}</a>'
    return format_html(
        mark, status_of(cell.stance), cell.anchor, tail, word(cell.stance), note, shown, "*" if note else ""
    )
