"""The addresses of drafts in the workroom, below `/workroom/drafts`."""

from django.urls import path

from travaux.workroom.drafts.views import acts, comparing, listing, one, stances, texts

_ONE = "drafts/<slug:organisation>/<str:slug>"

urlpatterns = [
    path("drafts", listing.drafts),
    path("drafts/new", texts.new),
    path(_ONE, one.one),
    path(f"{_ONE}/text", texts.text),
    path(f"{_ONE}/stance", stances.stance),
    path(f"{_ONE}/agree-remaining", stances.agree_remaining),
    path(f"{_ONE}/versions", comparing.versions),
    path(f"{_ONE}/comments", comparing.comments),
    path(f"{_ONE}/paper/<slug:name>.<slug:fmt>", comparing.paper),
    path(f"{_ONE}/act/<slug:name>", acts.act),
]
