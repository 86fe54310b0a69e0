"""Nothing outside the table of rights succeeds, and each single check is needed for that."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import pytest
from django.db import transaction

from tests.accounts.matrix import ACTS, ENDINGS, Try, allowed, attempts, cast, stages
from tests.accounts.people import Seated, mandate, sit
from tests.databases import Place
from tests.stories.exercise import SECRETARIAT, enter, of
from travaux.accounts import acting, credentials, keeping, policy
from travaux.accounts import actor as acts
from travaux.accounts.actor import CONDITIONS, Actor
from travaux.accounts.policy import CHECKS, TABLE, Row
from travaux.decision.act import Act
from travaux.decision.consider import RULES
from travaux.decision.situation import MemberState
from travaux.decision.situation.member import Mandate, mandate_of
from travaux.office import clock, desk
from travaux.office.acting import OWN_DOORS
from travaux.office.desk import Receipt, Refused
from travaux.office.writing import writing

SOAK: Final = bool(os.environ.get("TRAVAUX_SOAK"))
BY_THE_DESK: Final = 20_000 if SOAK else 300
LEAST: Final = 20_000
EVERY_AUDIENCE: Final = (
    "public", "members", "own body", "own delegation", "any body", "any delegation", "secretariat",
)  # fmt: skip
#: Refusals that come from the table of rights, and none of the desk's own.
BY_RIGHT: Final = {check.code for check in CHECKS} | {"nobody", "not this role", "ended"}

People = dict[str, Seated | None]


def chance(seed: int) -> random.Random:
    """The same chance in every run."""
    return random.Random(seed)  # noqa: S311 - nothing is kept secret by it


@pytest.fixture(scope="module")
def people(shared_house: Place) -> People:
    """Everybody, before objects in every stage of their life."""
    told = cast()
    stages()
    return told


def standing(people: People) -> dict[str, Actor | None]:
    """Everybody as they stand now, with their tokens."""
    return {name: None if one is None else one.actor for name, one in people.items()}


def otherwise(people: People, tried: Sequence[Try]) -> Iterator[Try]:
    """The attempts of which the policy says something else than the rows say."""
    actors = standing(people)
    for one in tried:
        found = policy.may(actors[one.who], one.act, audience=one.audience) is None
        if found != allowed(one, people[one.who], TABLE):
            yield one


def test_twenty_thousand_attempts_of_everybody_are_answered_as_the_table_says(people: People) -> None:
    tried = list(attempts(people))
    assert len(tried) >= LEAST
    assert {one.who for one in tried} == set(people)
    assert {one.act.kind for one in tried} == {kind.name for kind in ACTS}
    assert list(otherwise(people, tried)) == []
    succeeded = {(people[one.who].seat.role, one.act.kind) for one in tried if allowed(one, people[one.who], TABLE)}  # type: ignore[union-attr]
    assert succeeded == {(row.role, event) for row in TABLE for event in row.events}


def without(check: str) -> Callable[[pytest.MonkeyPatch], None]:
    """The policy without one of its checks."""
    return lambda patch: patch.setattr(policy, "CHECKS", tuple(one for one in CHECKS if one.code != check))


def regardless(condition: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Seats that are sat on although one condition does not hold."""
    return lambda patch: patch.delitem(acts.CONDITIONS, condition)


def wider(number: int, **changed: object) -> Callable[[pytest.MonkeyPatch], None]:
    """The table with one row that demands less."""
    rows = [replace(row, **changed) if place == number else row for place, row in enumerate(TABLE)]  # type: ignore[arg-type]
    return lambda patch: patch.setattr(policy, "TABLE", tuple(rows))


def _rows() -> Iterator[tuple[str, Callable[[pytest.MonkeyPatch], None]]]:
    for number, row in enumerate(TABLE):
        name = f"row {number}, {row.role}"
        if row.relation != "any":
            yield f"{name}: relation", wider(number, relation="any")
        if not {"any body", "any delegation", "secretariat"} <= {*row.audiences}:
            yield f"{name}: audiences", wider(number, audiences=EVERY_AUDIENCE)
        if row.role == "delegation" and not row.suspended:
            yield f"{name}: suspension", wider(number, suspended=True)
        if row.proof:
            yield f"{name}: proof", wider(number, proof=False)


def _for_ever(state: MemberState, person: str, _on: int, zone: str) -> Mandate | None:
    """The mandate of a person, whatever day it is."""
    return mandate_of(state, person, 0, zone)


def _ever_given(state: MemberState, person: str, _on: int, _zone: str) -> Mandate | None:
    """The first mandate that a person ever had."""
    return next((one for one in state.mandates if one.person == person), None)


def _rows_of_anybody(_role: str, event: str) -> tuple[Row, ...]:
    return tuple(row for row in TABLE if event in row.events)


def _rows_of_any_event(role: str, _event: str) -> tuple[Row, ...]:
    return tuple(row for row in TABLE if row.role == role)


#: Every single thing that stands between an attempt and the record, taken away.
TAKEN_AWAY: Final[dict[str, Callable[[pytest.MonkeyPatch], None]]] = {
    **{f"check: {one.code}": without(one.code) for one in CHECKS},
    **{f"condition: {name}": regardless(name) for name in CONDITIONS},
    **dict(_rows()),
    "the role of a row": lambda patch: patch.setattr(policy, "rows_for", _rows_of_anybody),
    "the events of a row": lambda patch: patch.setattr(policy, "rows_for", _rows_of_any_event),
    "the end of a mandate": lambda patch: patch.setattr(credentials, "mandate_of", _ever_given),
    "the last day of a mandate": lambda patch: patch.setattr(credentials, "mandate_of", _for_ever),
    "the membership": lambda patch: patch.setattr(
        policy, "TAKING_PART", {"suspended by the council", *policy.TAKING_PART}
    ),
}


def test_each_check_that_is_taken_away_is_missed(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = list(attempts(people))
    chance(6).shuffle(tried)  # what is missed then shows soon
    for name, take in TAKEN_AWAY.items():
        with monkeypatch.context() as patch:
            take(patch)
            assert next(otherwise(people, tried), None) is not None, name
    assert next(otherwise(people, tried), None) is None


def test_the_list_of_checks_is_whole() -> None:
    assert set(ENDINGS) == set(CONDITIONS)
    assert {f"check: {one.code}" for one in CHECKS} | {f"condition: {name}" for name in CONDITIONS} <= set(TAKEN_AWAY)


def test_every_event_of_the_table_is_an_act_that_the_desk_knows_in_the_capacity_of_the_role() -> None:
    for row in TABLE:
        capacities = {one.capacity for one in Actor(1, "x", row.role, "csto", "am").capacities}
        for event in row.events:
            assert RULES[event].capacities & capacities, (row.role, event)
            assert event not in OWN_DOORS


def test_what_no_seat_may_do_is_named() -> None:
    named = {event for row in TABLE for event in row.events}
    assert {kind.name for kind in ACTS} - named == {
        "outlet registered", "source registered", "record opened", "rule book adopted", *OWN_DOORS,
    }  # fmt: skip


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is entered inside is taken back, so that every attempt finds the same record."""
    with writing():
        yield
        transaction.set_rollback(True)


def test_what_the_desk_enters_of_anybody_is_in_the_table(people: People) -> None:
    actors, chosen = standing(people), chance(4)
    tried = chosen.sample(list(attempts(people)), BY_THE_DESK)
    entered = 0
    for number, one in enumerate(tried):
        with taken_back():
            answer = acting.act(actors[one.who], one.act, f"key {number}", one.audience)
        right = allowed(one, people[one.who], TABLE)
        if isinstance(answer, Receipt):
            assert right, one
            entered += 1
        else:
            assert (answer.reasons[0].code in BY_RIGHT) is not right, (one, answer)
    assert entered > BY_THE_DESK // 100


def of_own(person: Seated) -> Act:
    """An act that the person may do."""
    return Act("absence announced", ("csto/member/am",), of(person.seat.member), desk.NOW, ("am",))


#: What may happen between the question before and the lock, each of which the guard must see.
MEANWHILE: Final[dict[str, Callable[[Seated], object]]] = {
    "the account is disabled": lambda one: keeping.disable(one.account),
    "the seat ends": lambda one: keeping.end_seat(one.seat),
    "the token ends": lambda one: keeping.end_token(one.token),
    "the mandate ends": lambda one: enter(
        Act("mandate ended", ("csto/member/am",), SECRETARIAT, desk.NOW, (one.account.person,)), clock.now()
    ),
}


def ended_meanwhile(change: str, patch: pytest.MonkeyPatch, number: int) -> Receipt | Refused:
    """Act while, after the question before, something ends."""
    one = sit(f"am.{number}", "delegation", "am", "delegate")
    submit = desk.submit_all

    def later(*args: object, **named: object) -> list[Receipt] | Refused:
        MEANWHILE[change](one)
        return submit(*args, **named)  # type: ignore[arg-type]

    with patch.context() as inner:
        inner.setattr(desk, "submit_all", later)
        return acting.act(one.actor, of_own(one), "key")


@pytest.mark.parametrize("change", sorted(MEANWHILE))
def test_what_ends_before_the_lock_is_held_is_refused(
    house: Place, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ended_meanwhile(change, monkeypatch, 1)
    assert isinstance(answer, Refused)
    assert answer.reasons[0].code in {"ended", "no mandate"}
    monkeypatch.setattr(acting, "_still", lambda *_: None)
    assert isinstance(ended_meanwhile(change, monkeypatch, 2), Receipt), "the control: without the guard it is entered"


def test_a_mandate_that_a_newspaper_tells_of_lets_nobody_act(house: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.factories import a_fact, a_report  # noqa: PLC0415 - needed here alone

    one = sit("am.told", "delegation", "am")
    fact = a_fact("mandate given", "csto/member/am", keys=(one.account.person,), value={"rank": "plenipotentiary"})
    desk.load([a_report("told", fact)], "x")
    assert one.must.rank == ""
    monkeypatch.setattr(credentials, "_own_acts", lambda folded: folded)
    assert one.must.rank == "plenipotentiary", "the control: a report would have done"


def test_proof_is_asked_of_what_needs_it_and_no_token_has_it(house: Place) -> None:
    one = sit("am.head", "delegation", "am", "plenipotentiary")
    leaving = Act("withdrawal notified", ("csto/member/am",), of("am"), desk.NOW)
    by_token = acting.act(one.actor, leaving, "a")
    assert isinstance(by_token, Refused)
    assert by_token.reasons[0].code == "show who you are"
    stale = replace(one.must, proved=clock.machine() - policy.FRESH - 1)
    assert isinstance(acting.act(stale, leaving, "b"), Refused)
    assert isinstance(acting.act(one.must, leaving, "c"), Receipt)


def test_the_head_of_a_delegation_gives_a_mandate_and_a_delegate_does_not(house: Place) -> None:
    head, delegate = sit("am.h", "delegation", "am", "permanent representative"), sit("am.d", "delegation", "am")
    mandate(delegate.account.person, "am")
    assert delegate.must.rank == credentials.UNRANKED
    given = Act("mandate given", ("csto/member/am",), of("am"), desk.NOW, ("world/person/third",))
    refused = acting.act(delegate.must, given, "a")
    assert isinstance(refused, Refused)
    assert refused.reasons[0].code == "not head"
    assert isinstance(acting.act(head.must, given, "b"), Receipt)


def test_rows_are_never_empty() -> None:
    assert all(isinstance(row, Row) and row.events and row.audiences for row in TABLE)
