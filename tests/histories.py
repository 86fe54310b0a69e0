"""Random histories of one small organisation, for the properties that must hold of every record."""

from hypothesis import strategies as st

from tests.factories import MOSCOW, a_report
from travaux.record.dossiers import kind_of
from travaux.record.entry import Entry, Fact, Link, Origin, Public, Said, When
from travaux.record.events import EVENTS

DAY = 86_400
FIRST = 1_669_150_800  # 2022-11-23T00:00 in Moscow
DAYS = 12
DOSSIERS = ("csto/member/am", "csto/document/budget", "csto/session/csc-2023-11-23", "csto/plan/2023")
FACTS = (
    ("attendance", "csto/session/csc-2023-11-23", ("am", "by"), "presence", ("present", "absent", "unknown")),
    ("session held", "csto/session/csc-2023-11-23", (), "place", ("Minsk", "Astana", "unknown")),
    ("count reported", "csto/plan/2023", ("implemented", "total"), "number", (32, 34, "about 30")),
    ("signature refused", "csto/document/budget", ("am", "by"), "reason", ("not finalised",)),
    ("adopted", "csto/document/budget", (), "mode", ("consensus", "limited format", "unknown")),
    ("participation resumed", "csto/member/am", (), "scope", ("all bodies", "budget")),
    ("removal requested", "csto/document/budget", ("am",), "phase", ("late",)),
    ("no objection declared", "csto/document/budget", ("am",), "to", ("limited format", "adoption")),
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Intervals of 0 to 4 days, inside a fortnight, some open to the left."""
    lo = FIRST + DAY * draw(st.integers(0, DAYS))
    hi = lo + DAY * draw(st.integers(1, 4))
    return When("stated", lo if draw(st.booleans()) else FIRST - DAY, hi)


@st.composite
def facts(draw: st.DrawFn, ref: str, earlier: list[str]) -> Fact:
    """One fact, sometimes after an earlier one, sometimes about a second dossier."""
    name, dossier, keys, field, values = draw(st.sampled_from(FACTS))
    others = [other for other in DOSSIERS if kind_of(other) in EVENTS[name].about]
    second = draw(st.sampled_from((*others, None, None, None)))
    return Fact(
        ref,
        tuple(dict.fromkeys(filter(None, (dossier, second)))),
        name,
        draw(whens()),
        keys=(draw(st.sampled_from(keys)),) if keys else (),
        value={field: draw(st.sampled_from(values))},
        after=tuple(draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))) if earlier else (),
    )


@st.composite
def entries(draw: st.DrawFn, number: int, before: list[Entry]) -> Entry:
    """One report; now and then it corrects entries or facts recorded before it, with or without facts of its own."""
    addresses = [one.address(fact) for one in before for fact in one.facts]
    corrects = draw(st.lists(st.sampled_from([one.id for one in before] + addresses), max_size=2)) if before else []
    corrects = corrects if draw(st.integers(0, 2)) == 0 else []
    count = draw(st.integers(0 if corrects else 1, 3))
    told = tuple(draw(facts(f"f{index}", addresses)) for index in range(count))
    lo = FIRST + DAY * draw(st.integers(0, DAYS))
    bare = a_report(f"e{number}", *told, origin=draw(st.sampled_from(Origin)))
    return Entry(
        id=bare.id,
        kind="report",
        organisation="csto",
        zone=MOSCOW,
        public=Public(lo, lo + DAY * draw(st.integers(1, 3)), "published"),
        facts=told,
        said=Said(by="world/person/zas") if draw(st.booleans()) else None,
        chain=tuple(Link(source) for source in draw(st.lists(st.sampled_from(("tass", "belta", "udf")), max_size=2))),
        origin=bare.origin,
        corrects=tuple(dict.fromkeys(corrects)),
    )


@st.composite
def histories(draw: st.DrawFn, most: int = 8) -> list[Entry]:
    """Up to `most` entries in the order of recording."""
    found: list[Entry] = []
    for number in range(draw(st.integers(1, most))):
        found.append(draw(entries(number, found)))
    return found


moments = st.integers(-1, DAYS + 6).map(lambda day: FIRST + DAY * day)
