"""What pages, API and feeds cost the processor on a million entries, and how that grows from ten thousand."""

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.test import Client
from django.test.utils import override_settings

from tools.benches.ground import assembly, records
from tools.benches.ground.sizes import sized
from tools.figures import Figure, Line, NotMeasured, Ratio, Within, Work, in_turn
from travaux.config.wsgi import settle

TITLE: Final = "Pages, API and feeds: seconds of the processor, database included"

SMALL: Final = 10_000
_DONE: Final = 200
#: A day in the middle of the smaller record: dials that no present table answers.
_TURNED: Final = "on=1980-06-30&known=1980-06-30"


@dataclass(frozen=True)
class Asked:
    """An address, what it is held against, and what it may take at most."""

    name: str
    address: str
    limit: str
    times: float
    most: float


def _asked() -> tuple[Asked, ...]:
    session = assembly.session(5)
    return (
        Asked("session page, 49 items", f"/{session}", "fifty", 4.0, 0.017),
        Asked("session page, dials turned", f"/{session}?{_TURNED}", "fifty", 6.0, 0.070),
        Asked("member page", f"/{assembly.member(7)}", "fifty", 4.0, 0.070),
        Asked("sessions, a page of the list", f"/{assembly.ORGANISATION}/sessions", "five hundred", 2.0, 0.024),
        Asked("the same, dials turned", f"/{assembly.ORGANISATION}/sessions?{_TURNED}", "five hundred", 6.0, 0.070),
        Asked("members, all 193", f"/{assembly.ORGANISATION}/members", "five hundred", 6.0, 0.070),
        Asked("search", "/search?q=resolution+on+rivers", "fifty", 6.0, 0.050),
        Asked("API: one session as JSON", f"/api/v1/dossiers/{session}", "fifty", 3.0, 0.010),
        Asked("API: 200 sessions as JSON", "/api/v1/sessions?limit=200", "fifty", 10.0, 0.100),
        Asked("CSV of sessions", "/data/sessions.csv?limit=500", "fifty", 10.0, 0.100),
        Asked("calendar of the sessions", f"/feeds/calendar/{assembly.ORGANISATION}.ics", "fifty", 10.0, 0.050),
        Asked("feed of a body", f"/feeds/{assembly.BODY}.atom", "fifty", 10.0, 0.050),
    )


def measure() -> Iterator[Line]:
    """Each figure in turn with its limit, on the large record; then the same questions on the small one."""
    settle()  # as in the process that serves
    laps, large = sized(30, 3), sized(1_000_000, 2_000)
    with records.assembly(large):
        on_large = yield from _costs(laps)
    with records.assembly(min(SMALL, large)):
        on_small = {one.name: _alone(one, laps) for one in _asked()}
    for one in _asked():
        growth = 3.0 if one.name == "search" else 1.5
        yield Ratio(on_large[one.name], on_small[one.name], "time", growth)


def _costs(laps: int) -> Generator[Line, None, dict[str, Figure]]:
    found: dict[str, Figure] = {}
    client = Client(SERVER_NAME="localhost", headers={"accept-language": "en"})
    for one in _asked():
        limit = Work(f"a bare page of {one.limit} rows", 1, partial(_bare, one.limit))
        ours, bare = in_turn(laps, (Work(one.name, 1, partial(_page, client, one.address)), limit))
        yield from (ours, bare, Ratio(ours, bare, "time", one.times), Within(ours, one.most))
        found[one.name] = ours
    return found


def _alone(one: Asked, laps: int) -> Figure:
    client = Client(SERVER_NAME="localhost", headers={"accept-language": "en"})
    (figure,) = in_turn(laps, (Work(f"the same on {SMALL:,} entries", 1, partial(_page, client, one.address)),))
    return figure


def _page(client: Client, address: str, lap: int) -> float:
    begun = time.process_time()
    answer = client.get(address)
    size = len(b"".join(answer)) if answer.streaming else len(answer.content)
    taken = time.process_time() - begun
    if answer.status_code != _DONE or not size:
        raise NotMeasured(f"{address} answered {answer.status_code} in lap {lap}: {answer.content[:200]!r}")
    return taken


def _bare(rows: str, lap: int) -> float:
    with override_settings(ROOT_URLCONF="tools.benches.ground.bare_site", MIDDLEWARE=[]):
        return _page(Client(SERVER_NAME="localhost"), f"/{rows.replace(' ', '-')}", lap)
