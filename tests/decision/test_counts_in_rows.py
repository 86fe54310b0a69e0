"""Counts of a plan, papers and attendance, row by row: what was reported beside what the record holds by name."""

import pytest

from tests.decision.states_of import reports, state
from tests.factories import a_fact
from travaux.decision.situation import PlanState, SessionState
from travaux.record.entry import Fact
from travaux.record.values import Value

PLAN, SESSION = "csto/plan/p", "csto/session/s"
DIGESTS = {letter: f"sha256:{letter * 64}" for letter in "abc"}


def measure(slug: str, status: str, on: str = "2023-11-01") -> Fact:
    return a_fact("measure reported", PLAN, on, keys=(slug,), value={"status": status})


def count(key: str, number: Value, on: str = "2023-11-20", **value: Value) -> Fact:
    return a_fact("count reported", PLAN, on, keys=(key,), value={"number": number, **value})


def plan(*facts: Fact) -> PlanState:
    found = state(PLAN, reports(*facts))
    assert isinstance(found, PlanState)
    return found


#: The statuses of the measures by name, and what they come to: how many in the plan, how many in each status.
COMPUTED = (
    ("", 0, {}),
    ("planned", 1, {"planned": 1}),
    ("planned planned", 2, {"planned": 2}),
    ("planned implemented", 2, {"planned": 1, "implemented": 1}),
    ("removed", 0, {"removed": 1}),
    ("implemented removed removed", 1, {"implemented": 1, "removed": 2}),
    ("implemented implemented implemented", 3, {"implemented": 3}),
)


@pytest.mark.parametrize(("statuses", "total", "numbers"), COMPUTED)
def test_measures_by_name_come_to_a_count_and_removed_ones_to_none(
    statuses: str, total: int, numbers: dict[str, int]
) -> None:
    found = plan(*(measure(f"m{number}", status) for number, status in enumerate(statuses.split()))).computed
    assert (found.total, found.numbers) == (total, numbers)
    assert {status: len(named) for status, named in found.measures.items()} == numbers


#: Of four measures, three of them implemented: a count that is reported, of how many, and how it compares.
COMPARED = (
    ("implemented", 3, "unknown", "the same"),
    ("implemented", 2, "unknown", "another"),
    ("implemented", 4, "unknown", "another"),
    ("implemented", "about 3", "unknown", "the same"),
    ("implemented", "about 5", "unknown", "another"),
    ("implemented", "at least 3", "unknown", "the same"),
    ("implemented", "at least 4", "unknown", "another"),
    ("implemented", "more than 2", "unknown", "the same"),
    ("implemented", "more than 3", "unknown", "another"),
    ("implemented", "at most 3", "unknown", "the same"),
    ("implemented", "fewer than 3", "unknown", "another"),
    ("implemented", "unknown", "unknown", "not all on record"),
    ("implemented", 3, 4, "the same"),
    ("implemented", 3, 3, "the same"),
    ("implemented", 3, 5, "not all on record"),
    ("implemented", 3, "more than 4", "not all on record"),
    ("implemented", 3, "at least 4", "the same"),
    ("implemented", 3, "none", "the same"),
    ("not implemented", 1, "unknown", "another"),
    ("not implemented", 0, "unknown", "the same"),
    ("total", 4, "unknown", "the same"),
    ("total", 3, "unknown", "another"),
    ("total", 5, "unknown", "not all on record"),
    ("total", "about 4", "unknown", "the same"),
)


@pytest.mark.parametrize(("key", "number", "of", "verdict"), COMPARED)
def test_a_reported_count_is_the_same_another_or_not_to_be_compared(
    key: str, number: Value, of: Value, verdict: str
) -> None:
    measures = [measure(f"m{slug}", "implemented" if slug else "planned") for slug in range(4)]
    (one,) = plan(*measures, count(key, number, of=of)).compared
    assert (one.key, one.reported, one.verdict) == (key, number, verdict)


#: Counts of what is implemented (number, noun, day), and the number that leads with how many stand beside it.
LEADING = (
    (((3, "measures", "2023-11-20"),), 3, 0),
    (((3, "measures", "2023-11-20"), (5, "measures", "2023-12-20")), 5, 0),
    (((5, "measures", "2023-12-20"), (3, "measures", "2023-11-20")), 5, 0),
    (((3, "measures", "2023-11-20"), (3, "measures", "2023-11-20")), 3, 0),
    (((3, "measures", "2023-11-20"), (9, "decisions", "2023-12-20")), 3, 1),
    (((9, "decisions", "2023-12-20"),), 9, 0),
)


@pytest.mark.parametrize(("given", "number", "beside"), LEADING)
def test_the_newest_count_of_measures_leads(given: tuple[tuple[int, str, str], ...], number: int, beside: int) -> None:
    found = plan(*(count("implemented", one, day, noun=noun) for one, noun, day in given)).counts["implemented"]
    assert (found.number, len(found.rivals)) == (number, beside)


#: The papers that were attached (digest, title), and those that stand: each once, by its first title.
PAPERS = (
    ((), ()),
    ((("a", "Agenda"),), (("a", "Agenda"),)),
    ((("a", "Agenda"), ("b", "Draft")), (("a", "Agenda"), ("b", "Draft"))),
    ((("a", "Agenda"), ("a", "The agenda")), (("a", "Agenda"),)),
    ((("a", "Agenda"), ("b", "Agenda")), (("a", "Agenda"), ("b", "Agenda"))),
    ((("a", "unknown"), ("a", "Agenda")), (("a", ""),)),
    ((("c", "Last"), ("a", "First"), ("c", "Again")), (("c", "Last"), ("a", "First"))),
)


@pytest.mark.parametrize(("attached", "standing"), PAPERS)
def test_a_paper_stands_once_by_its_digest(
    attached: tuple[tuple[str, str], ...], standing: tuple[tuple[str, str], ...]
) -> None:
    facts = [
        a_fact("paper attached", SESSION, f"2022-11-{number + 1:02}", value={"digest": DIGESTS[letter], "title": title})
        for number, (letter, title) in enumerate(attached)
    ]
    found = state(SESSION, reports(*facts))
    assert isinstance(found, SessionState)
    assert tuple((one.digest, one.title) for one in found.papers) == tuple((DIGESTS[a], b) for a, b in standing)
