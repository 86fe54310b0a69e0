"""The addresses of the workroom, all of them below `/work/`; each part of it brings its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("travaux.workroom.reading.urls")),
]
