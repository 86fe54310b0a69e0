"""An article of three sentences with what is proposed of it, made by hand, and the shelf on which it lies."""

from pathlib import Path
from zoneinfo import ZoneInfo

from travaux.intake.formats import read_file
from travaux.intake.known import Known
from travaux.intake.offers import Day, Head, Offer, Offers, Publication
from travaux.intake.shelf import Shelf, Shelved
from travaux.intake.text import Span

AT = "2026-11-25T10:00:00+00:00"
BY = "A. Clerk"
MOSCOW = ZoneInfo("Europe/Moscow")
LINES = (
    "Armenia asks for removal",
    "Armenia asked us to remove the document from the agenda, the CSTO secretary general said on 20 November.",
    "At the November session last year 32 out of 34 measures were planned; <script>alert(1)</script> was not.",
)
TEXT = "\n".join(LINES).encode()
LAST = Day("2023-11-20", "20 November", "the November session last year was that of 2022", ("p2",))
PAGE = Day("2024-11-20", "20 November", "the page bears the year 2024")


def spans(*words: str) -> tuple[Span, ...]:
    """Where these words stand in the article."""
    found = []
    for one in words:
        number = next(number for number, line in enumerate(LINES, start=1) if one in line)
        start = LINES[number - 1].index(one)
        found.append(Span(number, start, start + len(one)))
    return tuple(found)


def offers(about: str = "document/assistance-to-armenia") -> Offers:
    """A request, a reported count, and a session that the record tells already; two reports."""
    asked = {"ref": "p1", "about": [about], "fact": "removal requested", "key": ["am"],
             "session": "unknown", "modality": ["indirect speech"], "after": ["p2"]}  # fmt: skip
    count = {"ref": "p2", "about": ["plan/2023"], "fact": "count reported", "key": ["implemented"], "number": "32",
             "of": "34", "noun": "measures"}  # fmt: skip
    absent = {"ref": "p3", "about": ["session/csc-2022-11-23"], "fact": "session held", "place": "Yerevan"}
    return Offers(
        "csto",
        "Europe/Moscow",
        "rule engine 1",
        (
            Offer("p1", 0, asked, spans("Armenia asked us to remove the document"), (LAST, PAGE), "likely", "asked … to remove"),
            Offer("p2", 0, count, spans("32 out of 34 measures", "last year"), (Day("2023-11-20"),), "less likely"),
            Offer("p3", 1, absent, spans("the November session"), (Day("2022-11-23"),), "open", against=("s4-yerevan#B20",)),
        ),
        (
            Head({"by": "world/person/tasmagambetov", "as": "post/secretary-general", "on": "2023-11-20"}, ("daily-1:L2",),
                 {"on": "2026-11-25", "basis": "the day on which it was handed in"}, "responsible post-holder"),
            Head(chain=("daily-1:L3",), public={"on": "2026-11-25", "basis": "the day on which it was handed in"}),
        ),
        (
            Publication("daily", {"title": "The Daily", "sort": "newspaper"}, outlet=True),
            Publication("daily-1", {"outlet": "daily", "published": "unknown", "title": LINES[0], "read": "whole"}),
        ),
    )  # fmt: skip


def proposed_of(shelved: Shelved, known: Known, before: object = ()) -> Offers:  # noqa: ARG001 - as the engine's
    """What the engine would answer: these proposals for the article, none for any other text."""
    empty = Offers(known.organisation, known.zone, "rule engine 1")
    return offers() if shelved.text.lines == LINES else empty


def shelved(folder: Path, **other: str) -> tuple[Shelf, str]:
    """A shelf with the article on it, read; and the article's hash."""
    shelf = Shelf(folder / "texts")
    digest = shelf.keep(read_file("daily.txt", TEXT, MOSCOW), TEXT, BY, AT).text.digest
    shelf.propose(digest, offers(**other))
    return shelf, digest
