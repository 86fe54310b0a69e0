"""One page of every sort that the site has; a test holds that no address of the site is missing here."""

#: By the name of its address in `portal/urls.py`: what is looked at.
PAGES: dict[str, tuple[str, ...]] = {
    "home": ("/",),
    "search": ("/search", "/search?q=is+Armenia+still+a+member", "/search?q=measures", "/search?q=zzzz"),
    "suggestions": ("/search/suggestions?q=astana",),
    "articles": ("/articles",),
    "article": ("/articles/caliber-ally", "/articles/udf-262962"),
    "members": ("/csto/members", "/csto/members?on=2012-12-31"),
    "sole": ("/csto/roll", "/csto/chairmanship", "/csto/record"),
    "sessions": ("/csto/sessions", "/csto/sessions?year=2024"),
    "attendance": ("/csto/attendance",),
    "meetings": ("/csto/meetings",),
    "bodies": ("/csto/bodies",),
    "documents": ("/csto/documents",),
    "what-if": (
        "/csto/document/assistance-to-armenia/what-if",
        "/csto/document/assistance-to-armenia/what-if?member-am=absent",
    ),
    "plans": ("/csto/plans",),
    "rules": ("/rules", "/rules?book=un-sc"),
    "try-rule": ("/rules/what-if", "/rules/what-if?book=un-sc&rule=substantive&day=2022-02-25&member-ru=no"),
    "people": ("/people",),
    "outside": ("/outside",),
    "assessments": ("/csto/assessments",),
    "remarks": ("/remarks", "/remarks?by=world/person/tasmagambetov"),
    "sources": ("/sources",),
    "timeline": ("/timeline", "/timeline?since=2022-10-01&until=2023-12-31"),
    "known": ("/known?since=2023-11-21&until=2023-11-24",),
    "contested": ("/contested",),
    "gaps": ("/gaps",),
    "entries": ("/entries",),
    "data": ("/data",),
    "dossier": (
        "/csto/member/am",
        "/csto/member/am?known=2024-03-01",
        "/csto/member/uz",
        "/csto/document/assistance-to-armenia",
        "/csto/document/assistance-to-armenia?known=2022-11-24&on=2022-11-24",
        "/csto/document/budget-2024",
        "/csto/plan/2023",
        "/csto/session/csc-2024-11-28",
        "/csto/session/joint-2023-11-22",
        "/csto/session/csc-2023-11-23?known=2023-11-21",
        "/csto/meeting/2023-11-20-tasmagambetov-lukashenko",
        "/csto/body/csc",
        "/csto/post/secretary-general",
        "/csto/assessment/2024-11-28",
        "/world/person/tasmagambetov",
        "/world/organisation/osce",
        "/world/organisation/csto",
        "/world/source/belta",
        "/world/source/udf-262962",
    ),
    "fact": ("/record/fact/s4-tasmagambetov/B02", "/record/fact/s0-tasmagambetov/A12"),
    "entry": ("/record/entry/s4-yerevan",),
}
#: A part of another page, not a page of its own.
PARTS = frozenset({"suggestions"})
#: What is asked in vain is a page as well.
REFUSED = ("/no/page/here", "/csto/member/zz", "/csto/member/am?on=yesterday")

EVERY = tuple(path for name, paths in PAGES.items() if name not in PARTS for path in paths)
