"""An assembly of 193 members: each session has forty-nine items that are drafted, put, adopted and signed."""

from collections.abc import Iterator
from typing import Final

from travaux.record.entry import Entry, Fact, Link, Origin, Public, When
from travaux.record.times import write_moment
from travaux.record.values import Value

MEMBERS: Final = 193
ITEMS: Final = 49
IN_SESSION: Final = 4 + 4 * ITEMS
ORGANISATION: Final = "assembly"
BODY: Final = f"{ORGANISATION}/body/plenary"

_FIRST_DAY: Final = 315_532_800
_DAY: Final = 86_400
_PLACES: Final = ("Geneva", "Nairobi", "New York", "Vienna")
_SUBJECTS: Final = (
    "budget",
    "fisheries",
    "health",
    "outer space",
    "ports",
    "refugees",
    "rivers",
    "seeds",
    "trade",
    "wetlands",
)
_ABSENT_EVERY: Final = 9


def entries(count: int) -> Iterator[Entry]:
    """The members and the body first, then sessions, week after week, until there are so many entries."""
    yield from (_member(number) for number in range(MEMBERS))
    yield _report("plenary", 0, _named(BODY, "Plenary"))
    sessions = range((count - MEMBERS - 1) // IN_SESSION)
    yield from (entry for number in sessions for entry in _session(number))


def session(number: int) -> str:
    """The dossier of a session."""
    return f"{ORGANISATION}/session/s{number}"


def member(number: int) -> str:
    """The dossier of a member."""
    return f"{ORGANISATION}/member/{_code(number)}"


def document(session_number: int, item: int) -> str:
    """The dossier of an item of a session."""
    return f"{ORGANISATION}/document/d{session_number}-{item}"


def subject(session_number: int, item: int) -> str:
    """What an item is called by; each subject comes back again and again, each number only once."""
    return f"Resolution {session_number}/{item} on {_SUBJECTS[(session_number + item) % len(_SUBJECTS)]}"


def _code(number: int) -> str:
    return f"m{number:03}"


def _member(number: int) -> Entry:
    began = _fact("began", "membership began", (member(number), f"{ORGANISATION}/roll"), _FIRST_DAY, {})
    return _report(f"member-{number}", 0, _named(member(number), f"Member state {number}"), began)


def _session(number: int) -> Iterator[Entry]:
    name, day, place = session(number), 7 * number + 1, _PLACES[number % len(_PLACES)]
    at = _FIRST_DAY + day * _DAY
    where: dict[str, Value] = {"place": place, "bodies": [BODY]}
    planned = {**where, "for": str(write_moment(at))[:10]}
    yield _report(f"{number}-planned", day - 7, _fact("p", "session scheduled", (name,), at - 7 * _DAY, planned))
    yield _report(f"{number}-held", day, _fact("h", "session held", (name,), at, where))
    codes = [_code(one) for one in range(MEMBERS)]
    absent = [code for place_, code in enumerate(codes) if (place_ + number) % _ABSENT_EVERY == 0]
    there = tuple(code for code in codes if code not in set(absent))
    yield _report(f"{number}-there", day, _fact("a", "attendance", (name,), at, {"presence": "present"}, there))
    yield _report(f"{number}-away", day, _fact("a", "attendance", (name,), at, {"presence": "absent"}, tuple(absent)))
    for item in range(ITEMS):
        yield from _item(number, item, day)


def _item(number: int, item: int, day: int) -> Iterator[Entry]:
    about, at, name = (document(number, item),), _FIRST_DAY + day * _DAY, f"{number}-{item}"
    put: dict[str, Value] = {"session": session(number), "body": BODY}
    drafted = _fact("d", "drafted", about, at - 5 * _DAY, {"sort": "decision", "body": BODY})
    yield _report(f"{name}-drafted", day - 5, _named(about[0], subject(number, item)), drafted)
    yield _report(f"{name}-put", day - 3, _fact("i", "item included", about, at - 3 * _DAY, put))
    yield _report(f"{name}-adopted", day, _fact("o", "adopted", about, at, {"mode": "consensus", **put}))
    signers = tuple(_code((number + item + one) % MEMBERS) for one in range(3))
    yield _report(f"{name}-signed", day, _fact("s", "signed", about, at, {"place": _PLACES[number % 4]}, signers))


def _named(about: str, name: str) -> Fact:
    return _fact("n", "named", (about,), _FIRST_DAY, {"name": name, "language": "en", "form": "title"})


def _fact(
    ref: str, event: str, about: tuple[str, ...], lo: int, value: dict[str, Value], keys: tuple[str, ...] = ()
) -> Fact:
    on = When(str(write_moment(lo))[:10], lo, lo + _DAY)
    return Fact(ref=ref, about=about, fact=event, on=on, keys=keys, value=value)


def _report(name: str, day: int, *facts: Fact) -> Entry:
    lo = _FIRST_DAY + day * _DAY
    return Entry(
        id=f"r-{name}",
        kind="report",
        organisation=ORGANISATION,
        zone="UTC",
        public=Public(lo, lo + _DAY, "published the same day"),
        facts=facts,
        chain=(Link("agency"),),
        origin=Origin.AGENCY,
    )
