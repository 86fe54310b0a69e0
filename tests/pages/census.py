"""One page of every sort that the site has; a test holds that no address of the site is missing here."""

#: By the name of its address in `portal/urls.py`: what is looked at.
PAGES: dict[str, tuple[str, ...]] = {
    "home": ("/",),
    "dossier": (
        "/csto/member/am",
        "/csto/member/uz",
        "/csto/document/assistance-to-armenia",
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
        "/csto/roll",
        "/csto/chairmanship",
        "/csto/record",
    ),
    "fact": ("/record/fact/s4-tasmagambetov/B02", "/record/fact/s0-tasmagambetov/A12"),
    "entry": ("/record/entry/s4-yerevan",),
    "entries": ("/entries",),
    "search": ("/search", "/search?q=who+refused+to+sign", "/search?q=qwertzuiop"),
    "articles": ("/articles",),
    "article": ("/articles/udf-262962", "/articles/caliber-ally"),
    "sources": ("/sources", "/sources?sort=agency"),
    "timeline": ("/timeline", "/timeline?about=csto/document/assistance-to-armenia&order=newest"),
    "known": ("/known?since=2023-11-19&until=2024-12-31",),
    "contested": ("/contested",),
    "gaps": ("/gaps",),
    "data": ("/data",),
}
#: What is asked in vain is a page as well.
REFUSED = ("/no/page/here", "/csto/member/zz", "/csto/member/am?on=yesterday")

EVERY = tuple(path for paths in PAGES.values() for path in paths)
