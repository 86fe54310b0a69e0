"""Two at the same instant: each is recorded once or refused with a reason, as if one had come after the other."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.accounts.people import Seated, sit
from tests.databases import Place
from tests.stories.exercise import BODY, CHAIR, SECRETARIAT, enter, moment, of
from travaux.accounts import acting
from travaux.accounts.actor import Actor
from travaux.decision.act import Act
from travaux.office import clock, desk, shelf, verify
from travaux.office.desk import Receipt, Refused
from travaux.office.writing import writing

#: On each database, of each sort of race.
ROUNDS: Final = 200 if os.environ.get("TRAVAUX_SOAK") else 6
DEADLINE: Final = "2022-11-25T10:00"

Answer = Receipt | Refused
Told = tuple[str, ...]


@dataclass(frozen=True)
class Sender:
    """One side of a race: who sends what, under which key."""

    actor: Actor
    act: Act
    key: str

    def send(self) -> Answer:
        """Send it."""
        return acting.act(self.actor, self.act, self.key)


Pair = tuple[Sender, Sender]
Members = dict[str, Seated]


@pytest.fixture
def members(either: Place) -> Members:  # noqa: ARG001 - it must be open
    """Two who speak for Armenia, one for Belarus, and the chair."""
    return {
        "am": sit("am", "delegation", "am", "plenipotentiary"),
        "am too": sit("am.too", "delegation", "am", "delegate"),
        "by": sit("by", "delegation", "by", "plenipotentiary"),
        "chair": sit("chair", "chair"),
    }


def put(document: str, mode: str) -> None:
    """A text that the body decides on."""
    before = moment("2022-11-23T10:00")
    enter(Act("drafted", (document,), of("am"), desk.NOW), before)
    enter(Act("tabled", (document,), CHAIR, desk.NOW), before + 1)
    enter(Act("put to decision", (document,), CHAIR, desk.NOW, (), {"mode": mode}), before + 2)


def two_ballots(document: str, people: Members) -> Pair:
    put(document, "vote")
    first, second = (
        Act("ballot cast", (document,), of("am"), desk.NOW, ("am",), {"ballot": one}) for one in ("yes", "no")
    )
    return Sender(people["am"].must, first, f"a {document}"), Sender(people["am too"].must, second, f"b {document}")


def ballot_and_closing(document: str, people: Members) -> Pair:
    put(document, "vote")
    ballot = Act("ballot cast", (document,), of("am"), desk.NOW, ("am",), {"ballot": "yes"})
    closing = Act("adopted", (document,), BODY, desk.NOW)
    return Sender(people["am"].must, ballot, f"a {document}"), Sender(people["chair"].must, closing, f"b {document}")


def signature_and_withdrawal(document: str, people: Members) -> Pair:
    put(document, "consensus")
    enter(Act("signature opened", (document,), SECRETARIAT, desk.NOW), moment("2022-11-23T10:01"))
    signing = Act("signed", (document,), of("by"), desk.NOW, ("by",))
    withdrawal = Act("withdrawn", (document,), of("am"), desk.NOW, (), {"by": "am"})
    return Sender(people["by"].must, signing, f"a {document}"), Sender(people["am"].must, withdrawal, f"b {document}")


def deadline_and_objection(document: str, people: Members) -> Pair:
    before = moment("2022-11-23T10:00")
    enter(Act("drafted", (document,), of("am"), desk.NOW), before)
    enter(Act("silence opened", (document,), CHAIR, desk.NOW, (), {"expires": DEADLINE}), before + 1)
    objection = Act("objection raised", (document,), of("by"), desk.NOW, ("by",), {"to": "silence"})
    closing = Act("adopted", (document,), BODY, desk.NOW, (), {"mode": "silence procedure"})
    return Sender(people["by"].must, objection, f"a {document}"), Sender(people["chair"].must, closing, f"b {document}")


def double_click(document: str, people: Members) -> Pair:
    put(document, "vote")
    ballot = Act("ballot cast", (document,), of("am"), desk.NOW, ("am",), {"ballot": "yes"})
    one = Sender(people["am"].must, ballot, f"a {document}")
    return one, one


RACES: Final[dict[str, Callable[[str, Members], Pair]]] = {
    "two ballots": two_ballots,
    "a ballot against the closing": ballot_and_closing,
    "a signature against a withdrawal": signature_and_withdrawal,
    "the end of a silence against an objection": deadline_and_objection,
    "a double click": double_click,
}


def told(answer: Answer) -> Told:
    """What an answer comes to, without its place and names."""
    if isinstance(answer, Refused):
        return ("refused", *(reason.code for reason in answer.reasons))
    found: dict[str, Any] = answer.finding or {}
    return (str(found.get("admissible")), str(found.get("outcome")), *(one["code"] for one in found.get("grounds", ())))


def at_once(pair: Pair, pool: ThreadPoolExecutor, blocker: DjangoDbBlocker) -> tuple[Answer, Answer]:
    """Both sent from two threads that wait for each other."""
    line = threading.Barrier(2)

    def send(one: Sender) -> Answer:
        with blocker.unblock():
            line.wait(30)
            return one.send()

    first, second = pool.map(send, pair)
    return first, second


@contextmanager
def two_threads(blocker: DjangoDbBlocker) -> Iterator[ThreadPoolExecutor]:
    """Two threads whose connections are closed at the end."""
    line = threading.Barrier(2)

    def leave(_: int) -> None:
        with blocker.unblock():
            line.wait(30)
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        yield pool
        list(pool.map(leave, range(2)))


_numbers = count()


def new() -> str:
    """A text of its own for each round."""
    return f"csto/document/race-{next(_numbers)}"


def one_after_the_other(race: str, people: Members) -> set[tuple[Told, Told]]:
    """What both orders lead to, where nobody is in anybody's way."""
    first = RACES[race](new(), people)
    a, b = told(first[0].send()), told(first[1].send())
    second = RACES[race](new(), people)
    d, c = told(second[1].send()), told(second[0].send())
    return {(a, b), (c, d)}


def expect_once(race: str, pair: Pair, answers: tuple[Answer, Answer], added: int) -> None:
    """What was answered stands in the log once, and sent again is answered the same."""
    receipts = [one for one in answers if isinstance(one, Receipt)]
    assert added == len({one.entry for one in receipts})
    if race == "two ballots":
        assert len(receipts) == 1
    if race == "a double click":
        assert answers[0] == answers[1]
    for one, answer in zip(pair, answers, strict=True):
        again = one.send()
        assert again == answer if isinstance(answer, Receipt) else isinstance(again, Refused)


@pytest.mark.parametrize("race", sorted(RACES))
def test_two_at_once_are_recorded_as_if_one_had_come_after_the_other(
    race: str, members: Members, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    if race == "the end of a silence against an objection":
        monkeypatch.setattr(clock, "now", lambda: moment(DEADLINE))
    serial, met = one_after_the_other(race, members), set()
    with two_threads(django_db_blocker) as pool:
        for _ in range(ROUNDS):
            with writing():
                pair = RACES[race](new(), members)
            before = shelf.size()
            answers = at_once(pair, pool, django_db_blocker)
            met.add((told(answers[0]), told(answers[1])))
            expect_once(race, pair, answers, shelf.size() - before)
    assert met <= serial
    assert verify.log().whole


def test_without_the_lock_two_ballots_are_both_recorded(
    members: Members, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: it is the finding under the lock that refuses the second ballot."""
    monkeypatch.setattr("travaux.decision.consider._ballot", lambda *_: iter(()))
    with two_threads(django_db_blocker) as pool:
        answers = at_once(two_ballots(new(), members), pool, django_db_blocker)
    assert all(isinstance(one, Receipt) for one in answers)
