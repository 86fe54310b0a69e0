"""The addresses of the workroom, all of them below `/workroom/`; each part of it brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from travaux.workroom import doing, keeping

urlpatterns: list[URLPattern | URLResolver] = [
    path("act", doing.act),
    path("act/<str:event>", doing.any_act),
    path("sign-in", keeping.sign_in),
    path("", include("travaux.workroom.answering.urls")),
    path("sessions", include("travaux.workroom.sessions.urls")),
    path("", include("travaux.workroom.drafts.urls")),
    path("plans", include("travaux.workroom.plans.urls")),
    path("", include("travaux.workroom.reading.urls")),
    path("", include("travaux.workroom.exercise.urls")),
]
