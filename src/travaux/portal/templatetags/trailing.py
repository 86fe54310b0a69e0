"""How pages about facts, entries and sources lead to each other; loaded by the templates that need it."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from travaux.decision.situation import SourceState
from travaux.decision.situation.claims import Claim
from travaux.frame import marks
from travaux.frame.page import Page
from travaux.office.answers import EntryCard
from travaux.portal import trails
from travaux.record.telling import FactCard

register = template.Library()
Context = dict[str, Any]


@register.simple_tag(takes_context=True)
def entry_url(context: Context, entry: str) -> str:
    """The address of an entry's page."""
    page: Page = context["page"]
    return page.to(marks.entry_path(entry))


@register.simple_tag(takes_context=True)
def target_url(context: Context, target: str) -> str:
    """The address of what a correction targets: an entry, or one of its facts."""
    page: Page = context["page"]
    return page.fact(target) if "#" in target else page.to(marks.entry_path(target))


@register.simple_tag(takes_context=True)
def fact_link(context: Context, address: str, words: str = "") -> SafeString:
    """A link to a fact by its short name, or by the words given."""
    page: Page = context["page"]
    return format_html('<a href="{}">{}</a>', page.fact(address), words or address.rpartition("#")[2])


@register.simple_tag
def public_of(told: EntryCard | FactCard) -> str:
    """When the public could know an entry or a fact."""
    return trails.span_of(told.public)


@register.simple_tag(takes_context=True)
def source_dates(context: Context, state: SourceState) -> SafeString:
    """Every date of a publication under its own label, with the facts that give them."""
    page: Page = context["page"]
    given = trails.dates_in(state)
    told = [f"{trails.label_words(label)}: {trails.claimed_date(label, claim)}" for label, claim in given]
    refs = page.tell.refs(cited for _, claim in given for cited in claim.refs)
    return page.html(f"{'; '.join(told)}{refs}")


@register.simple_tag
def dates_in(state: SourceState) -> list[tuple[str, Claim]]:
    """What a source's dossier tells of its dates, in one order."""
    return trails.dates_in(state)


@register.simple_tag
def plain_date(label: str, claim: Claim) -> str:
    """One date of a publication under its own label."""
    return f"{trails.label_words(label)}: {trails.claimed_date(label, claim)}"


@register.simple_tag
def label_of(label: str) -> str:
    """What a date of a publication is the date of, with a capital."""
    words = trails.label_words(label)
    return words[:1].upper() + words[1:]


@register.simple_tag
def outward(address: str) -> SafeString:
    """A link to another site, where the address is one; else the words of it."""
    if trails.on_the_web(address):
        return format_html('<a href="{}" rel="noreferrer nofollow external">{}</a>', address, address)
    return format_html("{}", address)


@register.simple_tag(takes_context=True)
def day_of_source(context: Context, label: str, claim: Claim) -> SafeString:
    """One date of a publication with the fact that gives it."""
    page: Page = context["page"]
    return page.html(f"{trails.claimed_date(label, claim)}{page.tell.refs(claim.refs)}")
