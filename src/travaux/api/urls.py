"""The addresses of the API, the feeds and the tables."""

from django.urls import path, re_path

from travaux.api import calendars, documentation, events, feeds, sheets
from travaux.api.door import api, nowhere

urlpatterns = [
    path("api/v1/openapi.json", documentation.openapi),
    path("api/v1/docs", documentation.page),
    path("api/v1/organisations/<str:organisation>/events", events.entered),
    path("api/v1/", api.urls),
    path("feeds/calendar/<path:name>.ics", calendars.calendar),
    path("feeds/<path:name>.atom", feeds.feed),
    path("data/rules.csv", sheets.rules),
    path("data/<str:name>.csv", sheets.sheet),
    re_path(r"^api(?:/.*)?$", nowhere),
]
