"""How templates say things: every tag takes typed parts of a state and answers inert HTML with links to the sources."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from travaux.decision.situation.claims import Cited, Claim, Happening, Remark
from travaux.decision.situation.state import DossierState, Stage, Taken
from travaux.enquiry import words
from travaux.frame import marks
from travaux.frame.page import Page
from travaux.frame.statuses import status_of
from travaux.record.telling import FactCard

register = template.Library()
#: So many facts of which it is not sure whether they had happened, or were public, are named; the others are counted.
MOST_UNSURE: Final = 8
_NO_FILE: Final = "no such file"
#: Behind a word of two letters or a bracket; "V. Zemsky" goes on.
_SENTENCE_ENDS: Final = re.compile(r"(?<=[^\W_]{2}\.|.\)\.) ")

Context = dict[str, Any]


def _page(context: Context) -> Page:
    page = context["page"]
    if not isinstance(page, Page):
        raise TypeError(type(page).__name__)
    return page


@register.simple_tag(takes_context=True)
def told(context: Context, text: str) -> SafeString:
    """A sentence that a teller made, with its marks turned into links."""
    return _page(context).html(text)


@register.simple_tag(takes_context=True)
def english(context: Context, text: str) -> SafeString:
    """A text of the record or the rules, in English whatever the language of the page, and marked so."""
    return _page(context).html(marks.own(text))


@register.simple_tag(takes_context=True)
def note(context: Context, text: str) -> SafeString:
    """What a state says beside a word, the dossiers in it by their names."""
    page = _page(context)
    return page.html(page.tell.names.prose(words.word(text)))


@register.simple_tag(takes_context=True)
def name(context: Context, dossier: str) -> SafeString:
    """The title of a dossier, leading to its page."""
    page = _page(context)
    return page.html(page.tell.names.of(dossier))


@register.simple_tag(takes_context=True)
def title(context: Context, dossier: str) -> str:
    """The title of a dossier in plain words."""
    return _page(context).plain.names.of(dossier)


@register.simple_tag(takes_context=True)
def key(context: Context, text: str) -> SafeString:
    """A key of a fact: a dossier, a member, or a word."""
    page = _page(context)
    return page.html(page.tell.names.key(text))


@register.simple_tag(takes_context=True)
def member(context: Context, slug: str) -> SafeString:
    """A member by its key, leading to its page."""
    page = _page(context)
    return page.html(page.tell.member(slug))


@register.simple_tag(takes_context=True)
def value(context: Context, what: Any) -> SafeString:  # noqa: ANN401 - any value of a fact
    """A value in words: a dossier leads to its page, `unknown` is 'not stated'."""
    page = _page(context)
    return page.html(page.tell.value(what))


@register.simple_tag(takes_context=True)
def field_value(context: Context, event: str, name: str, what: Any) -> SafeString:  # noqa: ANN401 - any value of a fact
    """The value of one field of an event: a member by its name, a day as people say it, else as any value."""
    page = _page(context)
    return page.html(page.tell.names.told(event, name, what))


@register.simple_tag(takes_context=True)
def claim(context: Context, of: Claim) -> SafeString:
    """The leading value with its sources, and what others say."""
    page = _page(context)
    return page.html(page.tell.claim(of))


@register.simple_tag(takes_context=True)
def member_claim(context: Context, of: Claim) -> SafeString:
    """The same for a claim whose values are members."""
    page = _page(context)
    return page.html(page.tell.claim(of, page.tell.member))


@register.simple_tag(takes_context=True)
def when(context: Context, of: Happening | None) -> SafeString:
    """When something happened, with its sources, and who puts it elsewhere."""
    page = _page(context)
    return page.html(page.tell.when(of))


@register.simple_tag(takes_context=True)
def day(context: Context, of: Cited) -> str:
    """The day of one fact."""
    return _page(context).plain.day(of)


@register.simple_tag(takes_context=True)
def inferred(context: Context, of: Cited) -> SafeString:  # noqa: ARG001 - all tags are called alike
    """A word beside a day that no source states."""
    if of.basis == "stated":
        return SafeString("")
    return format_html('<span class="small">({})</span>', words.inferred_mark())


@register.simple_tag(takes_context=True)
def refs(context: Context, cited: Iterable[Cited]) -> SafeString:
    """Small links to the facts that something rests on."""
    page = _page(context)
    return page.html(page.tell.refs(cited))


@register.simple_tag(takes_context=True)
def ref(context: Context, address: str) -> SafeString:
    """A small link to one fact by its address."""
    page = _page(context)
    return page.html(page.tell.cite(address))


@register.simple_tag(takes_context=True)
def by(context: Context, cited: Cited) -> SafeString:
    """Who says it, and in which post; empty where the source speaks for itself."""
    page = _page(context)
    return page.html(page.tell.by(cited))


@register.simple_tag(takes_context=True)
def remark(context: Context, one: Remark) -> SafeString:
    """One fact told whole in a sentence."""
    page = _page(context)
    return page.html(page.tell.remark(one))


@register.simple_tag(takes_context=True)
def step(context: Context, taken: Taken) -> SafeString:
    """One step in the life of a thing."""
    page = _page(context)
    return page.html(page.tell.step(taken))


@register.simple_tag(takes_context=True)
def since(context: Context, stage: Stage) -> SafeString:
    """Since when a stage lasts, with its source."""
    page = _page(context)
    return page.html(page.tell.since(stage))


@register.simple_tag(takes_context=True)
def evidence(context: Context, state: DossierState) -> SafeString:
    """What a state rests on: newest evidence, what is contested, open or held back."""
    page, found = _page(context), state.evidence
    cut = replace(found, may=found.may[:MOST_UNSURE], may_be_public=found.may_be_public[:MOST_UNSURE])
    return page.html(" ".join(page.tell.evidence(replace(state, evidence=cut))))


@register.simple_tag(takes_context=True)
def event(context: Context, card: FactCard) -> SafeString:
    """`signature refused: Armenia`, each name leading to its page."""
    page = _page(context)
    return page.html(words.event(card, page.tell.names))


@register.simple_tag(takes_context=True)
def fields(context: Context, card: FactCard) -> SafeString:
    """The value fields of a fact in one line."""
    page = _page(context)
    return page.html(words.fields(card.name, card.value, page.tell.names))


@register.simple_tag(takes_context=True)
def speaker(context: Context, card: Any) -> SafeString:  # noqa: ANN401 - a FactCard or a Remark of answers
    """Who said it, as what, to whom, where; empty where the source speaks for itself."""
    page = _page(context)
    return page.html(words.speaker(card.speaker, page.tell.names))


@register.simple_tag(takes_context=True)
def hands(context: Context, card: FactCard) -> SafeString:
    """The outlets through which a fact is known, nearest to the speaker first; else on whose own authority."""
    page = _page(context)
    slugs = dict.fromkeys(one.outlet or one.source for trail in card.sources for one in trail.chain)
    via = " › ".join(page.tell.names.of(f"world/source/{slug}") for slug in slugs)
    return page.html(via or page.tell.value(card.origin))


@register.simple_tag
def happened(card: FactCard) -> str:
    """When a fact happened."""
    return words.happened(card.happened)


@register.simple_tag
def word(text: str) -> str:
    """A word of a closed vocabulary (a state, an event, a field) in the reader's language."""
    return words.word(text)


@register.simple_tag
def status(text: str, note: str = "") -> SafeString:
    """A status as glyph, word and colour; `note` says more in words."""
    shown = f"{words.word(text)}{f'; {note}' if note else ''}"
    return format_html('<span class="st {}">{}</span>', status_of(text), shown[:1].upper() + shown[1:])


@register.simple_tag
def first_sentence(text: str) -> str:
    """The first sentence in words alone, to be copied; the point behind an initial ends none."""
    return _SENTENCE_ENDS.split(marks.plain(text), maxsplit=1)[0]


@register.simple_tag(takes_context=True)
def to(context: Context, path: str, **parameters: str) -> str:
    """An address on this site that carries the dials on."""
    return _page(context).to(path, **parameters)


@register.simple_tag(takes_context=True)
def again(context: Context, cursor: str) -> str:
    """The address of another part of this list: the same question, from this cursor on."""
    page = _page(context)
    return page.to(page.path, **{**dict(page.besides), "cursor": cursor})


@register.simple_tag(takes_context=True)
def fact_url(context: Context, address: str) -> str:
    """The address of a fact's page."""
    return _page(context).fact(address)


@register.simple_tag(takes_context=True)
def dossier_url(context: Context, dossier: str) -> str:
    """The address of a dossier's page."""
    return _page(context).dossier(dossier)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a file of ours; it bears the digest of what the file holds, so that it may be kept for long."""
    return f"{static(path)}?v={_digest(path)}"


@cache
def _digest(path: str) -> str:
    found = finders.find(path)
    return sha256(Path(str(found)).read_bytes()).hexdigest()[:12] if found else _NO_FILE
