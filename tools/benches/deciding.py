"""Deciding in one process: one question of 193 seats, and thousands of them, beside a loop written for the one rule."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from tools.benches.ground import houses
from tools.benches.ground.houses import Ballots
from tools.benches.ground.sizes import sized
from tools.figures import Figure, Line, NotMeasured, Ratio, Within, Work, in_turn, seconds
from travaux.decision import adoption
from travaux.decision.question import Question

TITLE = "Deciding, with grounds"
TIMES_A_LOOP: Final = 10.0
MOST_SECONDS: Final = 0.7
VOTES: Final = 6_000


def measure() -> Iterator[Line]:
    """The one question again and again, its middle and its slowest hundredth; then 6,000 votes from bare ballots.

    The ballots are put as a roll call of words, which is how the library takes thousands; and as positions beside it.
    """
    yield from _single(sized(2_000, 50))
    ballots = list(houses.votes(sized(VOTES, 60)))
    _same(ballots)
    works = (
        Work(
            f"votes of {houses.SEATS} decided anew, with grounds",
            len(ballots),
            partial(_decided, ballots, houses.question),
        ),
        Work("the same with a position for each member", len(ballots), partial(_decided, ballots, houses.by_positions)),
        Work("the same by a loop for the one rule", len(ballots), partial(_by_hand, ballots)),
    )
    ours, positions, loop = figures = tuple(in_turn(sized(5, 1), works))
    yield from figures
    yield Ratio(ours, loop, "time", TIMES_A_LOOP)
    yield Ratio(positions, loop, "time", TIMES_A_LOOP)
    yield Within(Figure(f"{VOTES:,} votes decided anew", 1, ours.each * VOTES), MOST_SECONDS)


def _single(laps: int) -> Iterator[Line]:
    asked = [houses.question(vote, ballots) for vote, ballots in enumerate(houses.votes(laps))]
    book = houses.book()
    taken = sorted(seconds(partial(adoption.find, one, book)) for one in asked)
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        yield Figure(f"decide, {houses.SEATS} seats, {name}", 1, taken[int(len(taken) * share)])


def _decided(ballots: Sequence[Ballots], question: Callable[[int, Ballots], Question], _: int) -> float:
    book = houses.book()

    def decide() -> None:
        for vote, one in enumerate(ballots):
            adoption.find(question(vote, one), book)

    return seconds(decide)


def _by_hand(ballots: Sequence[Ballots], _: int) -> float:
    return seconds(lambda: [houses.by_hand(one) for one in ballots])


def _same(ballots: Sequence[Ballots]) -> None:
    """Raises NotMeasured where the loop comes to something else: it would measure another thing."""
    for vote, one in enumerate(ballots):
        wanted = houses.by_hand(one)[0]
        for question in (houses.question, houses.by_positions):
            found = adoption.find(question(vote, one), houses.book()).outcome
            if found != wanted:
                raise NotMeasured(f"Measuring how votes are decided: vote {vote} is {found}, and {wanted} by the loop.")
