"""One question in a reader's words: the answer first, then what else was found; and suggestions while typing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.frame.page import page_of
from travaux.portal.asked_words import SUGGESTED, found_for, hits_of
from travaux.portal.choices import know

#: No question is longer; the box takes no more either.
_LONGEST = 200


def search(request: HttpRequest) -> HttpResponse:
    """The answer to a question, or help on asking where nothing is asked."""
    page = page_of(request, title=gettext("Search"))
    words = words_of(request)
    if not words:
        return render(request, "portal/asking.html", {"page": page})
    return render(request, "portal/search.html", {"page": page, "words": words, "found": found_for(words, page)})


def suggestions(request: HttpRequest) -> HttpResponse:
    """A list of links for what is typed so far; empty where that cannot be looked for yet."""
    page, words = page_of(request), words_of(request)
    try:
        hits = hits_of(words, page)[:SUGGESTED] if words else []
    except BrokenInput:
        hits = []
    know(page, (hit.dossier for hit in hits))
    return render(request, "portal/_suggestions.html", {"page": page, "hits": hits})


def words_of(request: HttpRequest) -> str:
    """The question as it was written; raises BrokenInput for one that nobody types."""
    words = " ".join(request.GET.get("q", "").split())
    if len(words) > _LONGEST:
        raise BrokenInput(
            f"The question has {len(words)} letters, and {_LONGEST} are read at most. Ask with a few words: "
            "a name, a place, a year, what happened."
        )
    return words
