"""What ends, ends at once: on pages that are open, with tokens, and in the middle of what somebody is doing."""

import json
import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import include, path
from pytest_django.plugin import DjangoDbBlocker

from tests.accounts.people import Seated, mandate_ends, sit
from tests.databases import Place
from tests.stories.exercise import BODY, SECRETARIAT, enter
from tests.stories.exercise import moment as begun
from travaux.accounts import acting, actor, keeping
from travaux.accounts.actor import actor_of
from travaux.accounts.policy import reader_of
from travaux.decision.act import Act
from travaux.office import clock, desk, reading, shelf
from travaux.office.writing import writing

MOMENTS: Final = 1_000 if os.environ.get("TRAVAUX_SOAK") else 300
CONTROL: Final = 20
#: So long, in seconds, requests go on at the most before the change comes.
BEFORE: Final = 0.02


def rights(request: HttpRequest) -> HttpResponse:
    """A page that shows what whoever has it open may read."""
    found = actor_of(request)
    return HttpResponse(",".join(sorted(reader_of(found))), status=200 if found else 401)


urlpatterns = [path("workroom/rights", rights), path("", include("travaux.config.urls"))]


@dataclass
class Seen:
    """What came of the requests of one moment: when each began and what it was served, and when the change stood."""

    served: list[tuple[float, str]] = field(default_factory=list)
    changed: float = 0.0
    length: int = 0


Change = Callable[[Seated], None]


def ended_mandate(one: Seated) -> None:
    mandate_ends(one.account.person, one.seat.member)


def suspended(one: Seated) -> None:
    member = f"csto/member/{one.seat.member}"
    enter(Act("suspended by the council", (member,), BODY, desk.NOW, (), {"ground": "sanction"}), clock.now())


def disabled(one: Seated) -> None:
    keeping.disable(one.account)


def left(one: Seated) -> None:
    keeping.end_seat(one.seat)


def withdrawn_token(one: Seated) -> None:
    keeping.end_token(one.token)


#: By change: whether the page that is open serves less afterwards, or only acts are refused.
CHANGES: Final[dict[Change, str]] = {
    disabled: "no page", left: "no page", suspended: "fewer papers", ended_mandate: "no act", withdrawn_token: "no act",
}  # fmt: skip


def ask(one: Seated, page: Client, number: int) -> list[str]:
    """Look at the page that is open, and send an act by token."""
    shown = page.get("/workroom/rights")
    member = one.seat.member
    about = [f"csto/document/text-of-{member}"]
    body = {"event": "stance recorded", "about": about, "keys": [member], "value": {"stance": "agrees"}}
    sent = page.post(
        "/api/v1/organisations/csto/events", json.dumps(body), content_type="application/json",
        headers={"Authorization": f"Bearer {one.clear}", "Idempotency-Key": f"{one.token.pk} {number}"},
    )  # fmt: skip
    assert shown.status_code in {200, 401}
    assert sent.status_code in {200, 201, 401, 403}, sent.content
    told = ["page"] if shown.status_code == 200 else []
    told += ["papers"] if b"members" in shown.content else []
    return told + (["act"] if sent.status_code in {200, 201} else [])


def moment(one: Seated, change: Change, wait: float, blocker: DjangoDbBlocker) -> Seen:
    """Requests go on while something ends; what each was served, with the time at which it began."""
    seen, done, asked = Seen(), threading.Event(), threading.Event()

    def asking() -> None:
        with blocker.unblock():
            page = Client()
            page.force_login(one.account)
            for number in range(1_000):
                began, over = time.monotonic(), done.is_set()
                seen.served += [(began, told) for told in ask(one, page, number)]
                asked.set()
                if over:
                    break
            connection.close()

    worker = threading.Thread(target=asking)
    worker.start()
    assert asked.wait(30)
    time.sleep(wait)
    with writing():
        change(one)
        seen.length = shelf.size()
    seen.changed = time.monotonic()
    done.set()
    worker.join()
    return seen


def too_late(one: Seated, change: Change, seen: Seen) -> list[str]:
    """What was served to a request that began after the change stood, or entered behind it in the log."""
    lost = {"no page": {"page", "papers", "act"}, "fewer papers": {"papers", "act"}, "no act": {"act"}}[CHANGES[change]]
    served = [f"{change.__name__}: {told}" for began, told in seen.served if began > seen.changed and told in lost]
    entries = reading.entries(seen.length, reader=frozenset({"public"}))
    behind = [record.entry.id for record in entries if record.entry.by == one.account.full_name]
    return served + behind


def of_a_member(member: str) -> Seated:
    """Somebody who speaks for a member of their own."""
    enter(Act("membership began", (f"csto/member/{member}",), SECRETARIAT, desk.NOW), begun("2022-11-01T10:00"))
    return sit(f"of.{member}", "delegation", member, "delegate")


def violations(moments: int, blocker: DjangoDbBlocker) -> tuple[list[str], int]:
    """What came too late in so many moments, and how many requests were served before their change."""
    chance, found, before = random.Random(18), list[str](), 0  # noqa: S311 - the same in every run
    with writing():
        people = [of_a_member(f"m{number}") for number in range(moments)]
    for number, one in enumerate(people):
        change = list(CHANGES)[number % len(CHANGES)]
        seen = moment(one, change, chance.uniform(0, BEFORE), blocker)
        before += sum(began <= seen.changed for began, _ in seen.served)
        found += too_late(one, change, seen)
    return found, before


@pytest.mark.usefixtures("house")
def test_nothing_is_served_or_entered_after_the_commit_of_a_change(django_db_blocker: DjangoDbBlocker) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        found, before = violations(MOMENTS, django_db_blocker)
    assert found == []
    assert before > 0


@pytest.mark.usefixtures("house")
def test_rights_that_are_remembered_are_served_too_late(
    django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: what was once true of somebody is taken for true."""
    known: dict[int, actor.Actor | None] = {}
    made = actor.seated

    def remembered(account: object, seat: object, token: object = None, proved: int = 0) -> actor.Actor | None:
        key = seat.pk * 2 + (token is None)  # type: ignore[attr-defined]
        if key not in known:
            known[key] = made(account, seat, token, proved)  # type: ignore[arg-type]
        return known[key]

    monkeypatch.setattr(actor, "seated", remembered)
    monkeypatch.setattr(acting, "_still", lambda *_: None)
    with override_settings(ROOT_URLCONF=__name__):
        found, _ = violations(CONTROL, django_db_blocker)
    assert found


def test_a_password_that_was_changed_ends_the_other_sessions(house: Place) -> None:  # noqa: ARG001 - it must be open
    one, other = sit("am.x", "delegation", "am"), Client()
    other.force_login(one.account)
    assert other.get("/account/").status_code == 200
    keeping.set_password(one.account, "another long walk by the lake")
    assert other.get("/account/").status_code == 302
