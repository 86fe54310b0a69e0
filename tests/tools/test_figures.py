"""Figures, and what they are held against."""

import pytest

from tools.figures import Figure, Ratio, Space, Within, Work, in_turn, seconds


def words(line: object) -> str:
    return " ".join(str(line).split())


def test_a_speed_is_held_against_the_least_share_of_the_limit() -> None:
    limit = Figure("bare rows", 1_000, 1.0)
    assert Ratio(Figure("entries", 500, 1.0), limit, "speed", 0.5).reached
    assert not Ratio(Figure("entries", 499, 1.0), limit, "speed", 0.5).reached


def test_a_time_is_held_against_the_most_that_it_may_be_of_the_limit() -> None:
    limit = Figure("a point query", 1, 0.001)
    assert Ratio(Figure("one fact", 1, 0.020), limit, "time", 20).reached
    assert not Ratio(Figure("one fact", 1, 0.021), limit, "time", 20).reached


def test_works_of_unequal_size_are_compared_piece_for_piece() -> None:
    ratio = Ratio(Figure("verified", 1_000_000, 5.0), Figure("a chain", 200_000, 0.25), "speed", 0.4)
    assert ratio.ratio == pytest.approx(0.25)


def test_a_ratio_names_both_sides_and_says_where_it_falls_short() -> None:
    limit = Figure("a bare commit", 1, 0.001)
    assert words(Ratio(Figure("a report", 1, 0.002), limit, "speed", 0.25)) == (
        "= a report : a bare commit 0.50x of its speed at least 0.25x"
    )
    assert words(Ratio(Figure("a report", 1, 0.005), limit, "speed", 0.25)) == (
        "= a report : a bare commit 0.20x of its speed at least 0.25x <- falls short"
    )


@pytest.mark.parametrize(("taken", "end"), [(0.002, "at most 2 ms"), (0.003, "at most 2 ms <- falls short")])
def test_seconds_from_another_machine_are_only_for_orientation(taken: float, end: str) -> None:
    assert (
        words(Within(Figure("a report", 1, taken), 0.002)) == f"= a report, for orientation {taken * 1e3:.1f} ms {end}"
    )


def test_works_are_measured_lap_by_lap_in_turn() -> None:
    order: list[str] = []

    def lap(name: str, number: int) -> float:
        order.append(f"{name}{number}")
        return float(number)

    works = [Work(name, 1, lambda number, name=name: lap(name, number)) for name in ("a", "b")]  # type: ignore[misc]
    figures = list(in_turn(3, works))
    assert order == ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert [(figure.name, figure.seconds) for figure in figures] == [("a", 1.0), ("b", 1.0)]


def test_slow_laps_are_broken_off_when_patience_ends() -> None:
    laps: list[int] = []
    works = [Work("a list", 1, lambda number: laps.append(number) or 2.0)]  # type: ignore[func-returns-value]
    (figure,) = in_turn(1_000, works, patience=0.0)
    assert (laps, figure.seconds) == ([0], 2.0)


def test_many_laps_also_tell_how_slow_the_slow_ones_are() -> None:
    (many,) = in_turn(100, [Work("a report", 1, float)])
    (few,) = in_turn(3, [Work("a report", 1, float)])
    assert (many.seconds, many.slow) == (49.5, 95.0)
    assert few.slow == 0.0
    assert words(Figure("a report", 1, 0.001, 0.004)) == "a report 1.000 ms, at most 4.000 ms 1,000 a second"


def test_the_clock_runs_only_while_the_work_does() -> None:
    done: list[int] = []
    assert 0 <= seconds(lambda: done.append(1)) < 1
    assert done == [1]


def test_what_is_held_is_told_in_mebibytes_beside_the_limit() -> None:
    line = Space("two workers", 150 * 1024**2, "a bare Django", 60 * 1024**2, 2.0)
    assert words(line) == (
        "= two workers, 150 MiB : a bare Django, 60 MiB 2.50x of its space at most 2x <- falls short"
    )
    assert Space("two workers", 119 * 1024**2, "a bare Django", 60 * 1024**2, 2.0).reached
