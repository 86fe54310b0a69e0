"""Recomputing a large record: every leaf and root, beside nothing but hashing and parsing the same bytes."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

from tools.benches.ground import records
from tools.benches.ground.sizes import sized
from tools.figures import Figure, Line, NotMeasured, Ratio, Within, Work, in_turn, seconds
from travaux.office import shelf, verify
from travaux.record.merkle import Frontier, Hash, leaf_hash

TITLE = "Verifying a large record"
SPEED_OF_A_CHAIN: Final = 0.4
SPEED_OF_PARSING: Final = 0.5
SECONDS_A_MILLION: Final = 6.0

_PORTION: Final = 5_000
_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_DECODER: Final = msgspec.json.Decoder()


def measure() -> Iterator[Line]:
    """The limits go over the first entries only, held in memory; figures are compared entry for entry."""
    size, some = sized(1_000_000, 5_000), sized(200_000, 5_000)
    with records.large(size):
        raw = [raw for _, _, _, raw in shelf.stored(0, some)]
        works = (
            Work("the log verified", size, _verified),
            Work("read and gathered to one root, nothing else", some, partial(_gathered, some)),
            Work("a chain of SHA-256", some, partial(_chained, raw)),
            Work("parsed, written again and chained", some, partial(_parsed, raw)),
        )
        ours, gathered, chain, parsed = figures = tuple(in_turn(sized(3, 1), works))
    yield from figures
    yield Ratio(ours, chain, "speed", SPEED_OF_A_CHAIN)
    yield Ratio(ours, parsed, "speed", SPEED_OF_PARSING)
    yield Ratio(gathered, chain, "speed", SPEED_OF_A_CHAIN)
    yield Within(Figure("a million entries verified", 1, ours.each * 1_000_000), SECONDS_A_MILLION)


def _verified(_: int) -> float:
    answers: list[verify.Verified] = []
    taken = seconds(lambda: answers.append(verify.log()))
    if not answers[0].whole:
        raise NotMeasured(f"Verifying the record of the bench: {answers[0].faults[0].what}. Remove it and build anew.")
    return taken


def _gathered(some: int, _: int) -> float:
    def gather() -> None:
        grown = Frontier()
        for first in range(0, some, _PORTION):
            rows = shelf.stored(first, min(first + _PORTION, some))
            grown = grown.extend([Hash(leaf_hash(raw)) for _, _, _, raw in rows])
        grown.root()

    return seconds(gather)


def _chained(raw: Sequence[bytes], _: int) -> float:
    def chain() -> None:
        last = b""
        for each in raw:
            last = hashlib.sha256(last + each).digest()

    return seconds(chain)


def _parsed(raw: Sequence[bytes], _: int) -> float:
    def parse() -> None:
        last = b""
        for each in raw:
            last = hashlib.sha256(last + _ENCODER.encode(_DECODER.decode(each))).digest()

    return seconds(parse)
