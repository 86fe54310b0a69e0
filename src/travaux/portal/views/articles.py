"""The publications that were read whole, line by line: what each line became, and where it is used."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.frame.page import page_of
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import answers, paged
from travaux.office.paged import Asked
from travaux.portal.read_whole import article_of, articles_of, lines_of
from travaux.portal.trails import know_of

#: So many facts stand on one page of a text.
LENGTH = 60


def articles(request: HttpRequest) -> HttpResponse:
    """All publications that were read whole."""
    page = page_of(request, title=gettext("The articles, line by line"))
    return render(request, "portal/articles.html", {"page": page, "articles": articles_of(page)})


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them: its cited lines, the facts they became, the pages on which these stand."""
    page = page_of(request, title=gettext("An article, line by line"))
    dossier = f"world/source/{slug}"
    shown = article_of(answers.show(dossier, page.asked.dials).state)
    if shown is None:
        raise NotOnRecordPage(f"'{slug}' is no publication that was read whole by then. /articles lists those.")
    cursor = request.GET.get("cursor", "")
    listing = paged.facts(Asked(via=dossier), page.asked.dials, limit=LENGTH, cursor=cursor)
    know_of(page, listing.items)
    lines, without = lines_of(slug, listing.items)
    told = {"page": page, "article": shown, "listing": listing, "lines": lines, "without": without}
    return render(request, "portal/article.html", told)
