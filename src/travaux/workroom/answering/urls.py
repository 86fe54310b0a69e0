"""The addresses of what waits, of communications, rulings, receipts, people and papers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
