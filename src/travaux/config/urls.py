"""All addresses: what programs read, and the public site."""

from django.urls import include, path

urlpatterns = [
    path("", include("travaux.api.urls")),
    path("account/", include("travaux.accounts.urls")),
    path("workroom/", include("travaux.workroom.urls")),
    path("", include("travaux.portal.urls")),
]

handler400 = "travaux.frame.refusals.bad_request"
handler404 = "travaux.frame.refusals.not_found"
handler500 = "travaux.frame.refusals.broken"
