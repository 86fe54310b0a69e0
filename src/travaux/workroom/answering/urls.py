"""The addresses of what waits, of communications, rulings, receipts, people and papers."""

from django.urls import path

from travaux.workroom.answering import communications, doable, papers, people, receipts, rulings, to_answer

urlpatterns = [
    path("", to_answer.to_answer),
    path("communications", communications.register),
    path("communications/new", communications.new),
    path("communications/<slug:organisation>/<str:slug>", communications.one),
    path("communications/<slug:organisation>/<str:slug>/answer", communications.answer),
    path("rulings", rulings.rulings),
    path("receipt/<path:entry>", receipts.receipt),
    path("people", people.people),
    path("about/<path:dossier>", doable.about),
    path("paper/<str:digest>", papers.paper),
    path("papers/<str:digest>", papers.paper),
]
