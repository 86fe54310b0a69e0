"""A small record of what sources leave unclear: vague days, contradictions, corrections, groups, requests, secrets."""

from collections.abc import Iterator

from tests.factories import a_fact
from tests.portal.small import ROLL, a_name, began, did, elsewhere, said_by, told
from travaux.record.entry import Entry

DRAFT = "csto/document/draft"
SESSION = "csto/session"
#: Days as sources give them, and how a page tells them.
VAGUE = {
    "year": ("2021", "2021"),
    "decade": ("199X", "199X"),
    "month": ("2022-02", "February 2022"),
    "stretch": ("2022-11-20/2022-12-03", "between 20 November 2022 and 3 December 2022"),
    "since": ("2020-05-01/..", "1 May 2020 or later"),
    "until": ("../2019-03-01", "by 1 March 2019"),
    "hour": ("2023-06-23T10:05", "10:05"),
}


def sessions() -> Iterator[Entry]:
    """One session for each sort of day; one of which two outlets disagree; one that was told again rightly."""
    for number, (slug, (day, _)) in enumerate(VAGUE.items(), start=10):
        held = did("session held", f"{SESSION}/{slug}", day, place="Minsk")
        yield told(number, a_name(f"{SESSION}/{slug}", f"Session of the {slug}"), held)
    yield told(
        20, a_name(f"{SESSION}/disputed", "Disputed session"), did("session held", f"{SESSION}/disputed", place="Minsk")
    )
    yield told(21, did("session held", f"{SESSION}/disputed", place="Moscow"))
    yield told(
        22,
        a_name(f"{SESSION}/corrected", "Corrected session"),
        did("session held", f"{SESSION}/corrected", "2023-05-01", place="Moscow"),
    )
    right = did("session held", f"{SESSION}/corrected", "2023-05-02", place="Astana")
    yield told(23, right, corrects=("e22#f1",), public="2023-12-20")
    yield told(
        24,
        a_name(f"{SESSION}/planned", "Planned session"),
        did("session scheduled", f"{SESSION}/planned", "2023-12-01", for_="2023-12-24", place="Dushanbe"),
    )


def members() -> Iterator[Entry]:
    """Three members: one suspended itself on a day that nobody states, one joined nobody knows when, one left."""
    names = {"am": "Armenia", "by": "Belarus", "uz": "Uzbekistan"}
    yield told(
        1, *(a_name(f"csto/member/{slug}", name) for slug, name in names.items()), a_name("csto/body/csc", "Council")
    )
    yield told(2, began("am"), began("by", "unknown"), began("uz", "1994"))
    yield told(3, a_fact("membership ended", ("csto/member/uz", ROLL), "1999-04-02", "end"), public="2000-01-01")
    described = did("participation described", "csto/member/am", "2023-11-28", as_="paused")
    yield told(5, described, a_name("world/person/zas", "Stanislav Zas"), said=said_by("zas", "2023-11-28"))


def texts() -> Iterator[Entry]:
    """A draft that a member asked to have removed while a group agreed; what only the secretariat may see."""
    yield told(30, a_name(DRAFT, "Draft on aid"), did("drafted", DRAFT, "2022-11-01"))
    yield told(31, did("removal requested", DRAFT, "2022-11-23/2023-11-20", keys=("am",), reason="no interest"))
    yield told(
        32, did("group stance stated", DRAFT, "2022-11-23", quantifier="all others", except_=["am"], stance="agrees")
    )
    yield told(
        33, did("objection raised", DRAFT, "2022-11-22", keys=("by",), reason="hidden reason"), audience="secretariat"
    )
    yield told(34, did("drafted", "csto/document/secret"), audience="secretariat")
    yield told(
        35,
        did("count reported", "csto/plan/p1", "2023-11-20", keys=("implemented",), number=32, of=34, noun="measures"),
    )
    yield told(
        36,
        did("measure reported", "csto/plan/p1", "2023-11-20", keys=("m-1",), status="not implemented", document=DRAFT),
    )


def abroad() -> Iterator[Entry]:
    """A second organisation, whose days end in New York."""
    yield elsewhere(
        told(40, did("session held", "club/session/s1", place="Boston"), a_name("club/session/s1", "Club session")),
        "club",
        "America/New_York",
    )
    yield elsewhere(
        told(41, a_name("club/member/us", "The Union"), a_name("club/body/board", "Board")), "club", "America/New_York"
    )


def one_organisation() -> Iterator[Entry]:
    """All of it but the second organisation."""
    yield from (*members(), *sessions(), *texts())
