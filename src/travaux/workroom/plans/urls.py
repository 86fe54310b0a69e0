"""The addresses of plans at work."""

from django.urls import path

from travaux.workroom.plans import entering, single, views

_ONE = "/<str:organisation>/<str:slug>"

urlpatterns = [
    path("", views.plans),
    path("/new", views.new),
    path(_ONE, views.plan),
    path(f"{_ONE}/reports", entering.report),
    path(f"{_ONE}/measures", entering.add_measure),
    path(f"{_ONE}/measures/paste", entering.paste),
    path(f"{_ONE}/measures/<str:name>", single.measure),
    path(f"{_ONE}/act/<str:act>", single.on_plan),
    path(f"{_ONE}/made/<slug:paper>.<slug:fmt>", single.made),
]
