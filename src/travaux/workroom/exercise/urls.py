"""The addresses of the guided exercise, below those of the workroom."""

from django.urls import path

from travaux.workroom.exercise import views

urlpatterns = [
    path("exercise", views.guide, name="exercise"),
    path("exercise/clock", views.set_clock, name="exercise-clock"),
]
