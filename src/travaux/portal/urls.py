"""The addresses of the public site: a dossier's page has the dossier's name, and lists the name of what they list.

`record` and the other kinds of dossiers can be no organisation's name, so no address can mean two things.
"""

from django.urls import path, re_path

from travaux.frame.language import preferences
from travaux.portal.views import (
    articles,
    attendance,
    bodies,
    data,
    deciding,
    documents,
    dossiers,
    facts,
    home,
    meetings,
    members,
    outside,
    papers,
    people,
    plans,
    remarks,
    rules,
    search,
    sessions,
    sources,
    timeline,
    trying,
)
from travaux.record.dossiers import KINDS, SOLE

_SLUG = r"[a-z0-9]+(?:[-.][a-z0-9]+)*"
_SOLE = "|".join(sorted(SOLE))
_MANY = "|".join(sorted(KINDS.keys() - SOLE))

urlpatterns = [
    path("", home.home, name="home"),
    path("record/fact/<path:entry>/<str:ref>", facts.fact, name="fact"),
    path("record/entry/<path:entry>", facts.entry, name="entry"),
    path("entries", facts.entries, name="entries"),
    path("articles", articles.articles, name="articles"),
    re_path(rf"^articles/(?P<slug>{_SLUG})$", articles.article, name="article"),
    path("sources", sources.sources, name="sources"),
    path("timeline", timeline.timeline, name="timeline"),
    path("known", timeline.known, name="known"),
    path("contested", timeline.contested, name="contested"),
    path("gaps", timeline.gaps, name="gaps"),
    path("data", data.data, name="data"),
    path("papers/<str:digest>", papers.paper),
    path("search", search.search, name="search"),
    path("search/suggestions", search.suggestions, name="suggestions"),
    path("preferences", preferences, name="preferences"),
    re_path(rf"^(?P<organisation>{_SLUG})/sessions$", sessions.sessions, name="sessions"),
    re_path(rf"^(?P<organisation>{_SLUG})/attendance$", attendance.attendance, name="attendance"),
    re_path(rf"^(?P<organisation>{_SLUG})/meetings$", meetings.meetings, name="meetings"),
    re_path(rf"^(?P<organisation>{_SLUG})/bodies$", bodies.bodies, name="bodies"),
    path("people", people.people, name="people"),
    path("outside", outside.outside, name="outside"),
    re_path(rf"^(?P<organisation>{_SLUG})/assessments$", outside.assessments, name="assessments"),
    path("remarks", remarks.remarks, name="remarks"),
    re_path(rf"^(?P<organisation>{_SLUG})/members$", members.members, name="members"),
    path("rules/what-if", trying.try_rule, name="try-rule"),
    path("rules", rules.rules, name="rules"),
    re_path(rf"^(?P<organisation>{_SLUG})/documents$", documents.documents, name="documents"),
    re_path(rf"^(?P<organisation>{_SLUG})/plans$", plans.plans, name="plans"),
    re_path(rf"^(?P<organisation>{_SLUG})/document/(?P<slug>{_SLUG})/what-if$", deciding.what_if, name="what-if"),
    re_path(rf"^(?P<organisation>{_SLUG})/(?P<kind>{_SOLE})$", dossiers.dossier, name="sole"),
    re_path(rf"^(?P<organisation>{_SLUG})/(?P<kind>{_MANY})/(?P<slug>{_SLUG})$", dossiers.dossier, name="dossier"),
]
