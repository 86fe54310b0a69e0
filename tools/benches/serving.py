"""What a server takes to begin, to remember and to answer over real HTTP: beside a Django that does the least."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tools.benches.ground import assembly, records
from tools.benches.ground.servers import Server, serving
from tools.benches.ground.sizes import sized
from tools.figures import Line, Ratio, Space, Within, Work, in_turn

TITLE: Final = "Serving: start, memory of two workers, requests over HTTP"

_TRAVAUX: Final = (str(Path(sys.executable).with_name("travaux")), "serve", "--port", "PORT")
_GRANIAN: Final = (
    *(sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", "1", "--log-level", "warning"),
    *("--port", "PORT"),
)
_OURS, _BARE = "travaux.config.wsgi:application", "tools.benches.ground.bare_wsgi:application"
_FIRST, _FIFTY = "/", "/fifty"
#: Seconds, bytes and seconds of the processor that are aimed at.
_START, _MEMORY, _PAGE = 1.5, 170 * 1024**2, 0.017


def measure() -> Iterator[Line]:
    """On the smaller record, since what a page costs on the larger is measured elsewhere, without a server."""
    with records.assembly(sized(10_000, 2_000)) as place:
        environment = place.environment | {"BARE_FILE": str(place.file)}
        yield from _started(environment)
        with (
            serving((*_GRANIAN, "--workers", "2", _OURS), environment, _FIRST) as (ours, _),
            serving((*_GRANIAN, "--workers", "2", _BARE), environment, _FIFTY) as (bare, _),
        ):
            yield from _answered(ours, bare)


def _started(environment: dict[str, str]) -> Iterator[Line]:
    ours = Work("travaux serve, to the first page", 1, partial(_begin, _TRAVAUX, environment, _FIRST))
    bare = Work("a bare Django on granian", 1, partial(_begin, (*_GRANIAN, _BARE), environment, _FIFTY))
    started, limit = in_turn(sized(7, 1), (ours, bare))
    yield from (started, limit, Ratio(started, limit, "time", 2.5), Within(started, _START))


def _begin(command: tuple[str, ...], environment: dict[str, str], first: str, _: int) -> float:
    with serving(command, environment, first) as (_server, seconds):
        return seconds


def _answered(ours: Server, bare: Server) -> Iterator[Line]:
    page, times = f"/{assembly.session(5)}", sized(100, 10)
    works = (
        Work("session page over HTTP", times, lambda _: ours.ask(page, times)),
        Work("a bare page of fifty over HTTP", times, lambda _: bare.ask(_FIFTY, times)),
    )
    asked, limit = in_turn(sized(5, 1), works)
    yield from (asked, limit, Ratio(asked, limit, "time", 4.0))
    spent, least = (
        Work("session page, the server's processor", times, lambda _: ours.worked(page, times)),
        Work("a bare page of fifty, the same", times, lambda _: bare.worked(_FIFTY, times * 10) / 10),
    )
    worked, limit = in_turn(sized(5, 1), (spent, least))
    yield from (worked, limit, Ratio(worked, limit, "time", 4.0))
    bare.ask(_FIFTY, sized(200, 10))
    ours.ask(page, sized(200, 10))
    yield Space("two workers after 200 requests", ours.memory(), "two workers of a bare Django", bare.memory(), 2.0)
    yield Space("the same", ours.memory(), "the memory aimed at", _MEMORY, 1.0)
