"""The addresses of sessions at work."""

from django.urls import path

from travaux.workroom.sessions import following, listing, papers, planning, rolls, views

_ONE = "/<str:organisation>/<str:slug>"

urlpatterns = [
    path("", listing.sessions),
    path("/new", planning.new),
    path(_ONE, views.session),
    path(f"{_ONE}/items", views.add_item),
    path(f"{_ONE}/items/<str:document>/<str:act>", views.on_item),
    path(f"{_ONE}/act/<str:act>", views.on_session),
    path(f"{_ONE}/publish", papers.publish),
    path(f"{_ONE}/made/<slug:paper>.<slug:fmt>", papers.made),
    path(f"{_ONE}/roll-call", rolls.roll_call),
    path(f"{_ONE}/follow-up/<str:act>", following.on_instruction),
]
