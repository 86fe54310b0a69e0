"""The addresses of the public site: a dossier's page has the dossier's name, and lists the name of what they list.

`record` and the other kinds of dossiers can be no organisation's name, so no address can mean two things.
"""

from django.urls import path, re_path

from travaux.portal.language import preferences
from travaux.portal.views import dossiers, facts, home
from travaux.record.dossiers import KINDS, SOLE

_SLUG = r"[a-z0-9]+(?:[-.][a-z0-9]+)*"
_SOLE = "|".join(sorted(SOLE))
_MANY = "|".join(sorted(KINDS.keys() - SOLE))

urlpatterns = [
    path("", home.home, name="home"),
    path("record/fact/<path:entry>/<str:ref>", facts.fact, name="fact"),
    path("record/entry/<path:entry>", facts.entry, name="entry"),
    path("preferences", preferences, name="preferences"),
    re_path(rf"^(?P<organisation>{_SLUG})/(?P<kind>{_SOLE})$", dossiers.dossier),
    re_path(rf"^(?P<organisation>{_SLUG})/(?P<kind>{_MANY})/(?P<slug>{_SLUG})$", dossiers.dossier, name="dossier"),
]
