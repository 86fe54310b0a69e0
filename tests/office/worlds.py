"""Random small worlds for lists: sessions, drafts, meetings, people and publications, named, corrected, withheld."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.factories import MOSCOW, a_day, public_on
from travaux.record.entry import Entry, Fact, Link, Origin, Said
from travaux.record.values import Value

CSC, CFM = "csto/body/csc", "csto/body/cfm"
MINSK, ASTANA, UNION = "csto/session/minsk", "csto/session/astana", "eaeu/session/union"
DRAFT, OTHER, MEETING = "csto/document/draft", "csto/document/other", "csto/meeting/x"
ZAS, MASIS, POST = "world/person/zas", "world/person/masis", "csto/post/secretary-general"
TASS, PAGE, LEAF = "world/source/tass", "world/source/tass-1", "world/source/tass-2"
DOSSIERS = (CSC, CFM, MINSK, ASTANA, UNION, DRAFT, OTHER, MEETING, ZAS, MASIS, POST, TASS, PAGE, LEAF)
DAYS = ("2022-11-23", "2023", "2023-11-23", "2023-11-23T10:00", "2023-12-31", "2024-01-01", "2024-06~", "199X")
LATER = ("2024-11-28", "2024-12", "2025-01-01")


@dataclass(frozen=True)
class Kind:
    """One event as these worlds tell it: about which dossiers, on which days, with which values."""

    name: str
    about: tuple[tuple[str, ...], ...]
    value: Mapping[str, tuple[Value, ...]]
    on: tuple[str, ...] = (*DAYS, "unknown")
    keys: tuple[str, ...] = field(default=())


_TITLES: tuple[Value, ...] = ("Session", "session", "Äther", "Заседание", "A", "B", "")
KINDS = (
    Kind(
        "named",
        tuple((one,) for one in DOSSIERS),
        {"name": _TITLES[:-1], "language": ("en", "ru", ""), "form": ("title", "short", "nickname", "")},
        ("always",),
    ),
    Kind(
        "session held",
        ((MINSK,), (ASTANA,), (UNION,), (MINSK, ASTANA)),
        {"place": ("Minsk", "Astana", "unknown"), "bodies": ([CSC], [CSC, CFM], "unknown")},
    ),
    Kind(
        "session scheduled",
        ((ASTANA,), (UNION,), (MINSK,)),
        {"for": (*LATER, "unknown", "2023-11-23"), "place": ("Astana", "unknown"), "bodies": ([CFM],)},
    ),
    Kind("session convened", ((MINSK,), (UNION,)), {"place": ("Minsk", "Sochi")}),
    Kind("meeting held", ((MEETING,),), {"participants": ([ZAS], [ZAS, MASIS]), "place": ("Yerevan", "Minsk")}),
    Kind("drafted", ((DRAFT,), (OTHER,)), {"body": (CSC, CFM)}),
    Kind("tabled", ((DRAFT,), (DRAFT, OTHER)), {"session": (MINSK, ASTANA), "body": (CSC,)}),
    Kind("adopted", ((OTHER,), (DRAFT,)), {"session": (ASTANA,)}),
    Kind("took office", ((POST, ZAS), (POST, MASIS)), {}),
    Kind("outlet registered", ((TASS,),), {"title": ("TASS",), "sort": ("agency", "relay")}, ("always",)),
    Kind("source registered", ((PAGE,), (LEAF,)), {"outlet": (TASS,), "read": ("whole", "opening")}, ("always",)),
    Kind("step taken", ((DRAFT,), (MINSK, DRAFT)), {}),
)


@st.composite
def _facts(draw: st.DrawFn, ref: str) -> Fact:
    kind = draw(st.sampled_from(KINDS))
    value = {name: draw(st.sampled_from(choices)) for name, choices in kind.value.items()}
    given = {name: one for name, one in value.items() if one != ""}
    return Fact(ref, draw(st.sampled_from(kind.about)), kind.name, a_day(draw(st.sampled_from(kind.on))), value=given)


@st.composite
def _entries(draw: st.DrawFn, number: int, before: list[Entry]) -> Entry:
    public = [one for one in before if one.audience == "public"]
    targets = [one.id for one in public] + [one.address(fact) for one in public for fact in one.facts]
    corrects = draw(st.lists(st.sampled_from(targets), max_size=2, unique=True)) if targets else []
    corrects = corrects if draw(st.integers(0, 3)) == 0 else []
    told = draw(st.integers(0 if corrects else 1, 3))
    withheld = draw(st.integers(0, 7)) == 0
    return Entry(
        id=f"e{number}",
        kind="report",
        organisation="csto",
        zone=MOSCOW,
        public=public_on(draw(st.sampled_from((*DAYS[:-1], *LATER)))),
        facts=tuple(draw(_facts(f"f{index}")) for index in range(told)),
        said=Said(by=draw(st.sampled_from((ZAS, MASIS)))) if draw(st.booleans()) else None,
        chain=tuple(Link(one) for one in draw(st.lists(st.sampled_from(("tass", "tass-1")), max_size=2, unique=True))),
        origin=draw(st.sampled_from(Origin)),
        corrects=tuple(corrects),
        audience="members" if withheld else "public",
    )


@st.composite
def worlds(draw: st.DrawFn, most: int = 12) -> list[Entry]:
    """Up to `most` entries in the order of recording; none of their facts follows another."""
    found: list[Entry] = []
    for number in range(draw(st.integers(1, most))):
        found.append(draw(_entries(number, found)))
    return found


#: Ends and beginnings of the days of these worlds, and a second beside each.
moments = st.sampled_from((*DAYS[:-1], *LATER)).flatmap(
    lambda day: st.sampled_from((a_day(day).lo, a_day(day).hi)).flatmap(
        lambda moment: st.sampled_from((moment - 1, moment, moment + 1))
    )
)
