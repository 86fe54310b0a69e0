"""The addresses of the API, the feeds and the tables."""

from django.urls import path, re_path

from travaux.api import documentation
from travaux.api.door import api, nowhere

urlpatterns = [
    path("api/v1/openapi.json", documentation.openapi),
    path("api/v1/docs", documentation.page),
    path("api/v1/", api.urls),
    re_path(r"^api(?:/.*)?$", nowhere),
]
