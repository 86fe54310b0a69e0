"""The addresses of reading, below those of the workroom."""

from django.urls import path

from travaux.workroom.reading import views

app_name = "reading"
urlpatterns = [
    path("read", views.read, name="read"),
    path("read/<str:digest>", views.review, name="review"),
    path("read/<str:digest>/decide", views.decided, name="decide"),
    path("read/<str:digest>/enter", views.entered, name="enter"),
]
