"""Whatever somebody writes in the place of a cursor, every list refuses it in words, and none fails or leaks."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import json
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, Place, fresh
from tests.factories import a_fact, a_report
from tests.office.test_register import a_soak
from travaux.office import desk, home, lists, paged, recent
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.office.pages import BadCursor, BadLimit, Page
from travaux.record.entry import Said
from travaux.record.fold import Dials

NOW = 1_733_000_000
SESSION = "csto/session/minsk"


@dataclass(frozen=True)
class Door:
    """A list that is read by pages: how, what its cursors call it, and a key that it could give out."""

    read: Callable[[int, str], Page[Any]]
    what: str
    key: tuple[int | str, ...]


DOORS = {
    "facts": Door(lambda limit, cursor: paged.facts(Asked(), Dials(), limit=limit, cursor=cursor), "facts", (0, 0, 0, "")),
    "facts, newest": Door(
        lambda limit, cursor: paged.facts(Asked(), Dials(), newest=True, limit=limit, cursor=cursor),
        "facts, newest first",
        (10**12, 0, 0, "a"),
    ),
    "contested": Door(
        lambda limit, cursor: paged.facts(Asked(contested=True), Dials(), limit=limit, cursor=cursor), "facts", (0, 0, 0, "")
    ),
    "timeline": Door(
        lambda limit, cursor: paged.timeline(Asked(), Dials(), limit=limit, cursor=cursor), "timeline", (0, 0, 0, "")
    ),
    "became known": Door(
        lambda limit, cursor: paged.became_known(Asked(), Dials(known=0), Dials(), limit=limit, cursor=cursor),
        "became known",
        (0, 0, 0, ""),
    ),
    "gaps": Door(lambda limit, cursor: paged.gaps(Dials(), limit=limit, cursor=cursor), "facts", (0, 0, 0, "")),
    "remarks": Door(
        lambda limit, cursor: paged.remarks(Asked(), Dials(), limit=limit, cursor=cursor), "remarks", (0, 0, 0)
    ),
    "changes": Door(lambda limit, cursor: home.changes(Dials(), limit=limit, cursor=cursor), "changes", (10**9,)),
    "learnt": Door(
        lambda limit, cursor: recent.learnt(Dials(), organisation="csto", limit=limit, cursor=cursor), "learnt", (10**9, "")
    ),
    "dossiers by name": Door(
        lambda limit, cursor: lists.listed(Narrow(), Dials(), limit=limit, cursor=cursor), "dossiers by name", ("", "")
    ),
    "dossiers, newest": Door(
        lambda limit, cursor: lists.listed(Narrow(), Dials(), order="newest", limit=limit, cursor=cursor),
        "dossiers by newest",
        (10**12, ""),
    ),
    "dossiers, oldest": Door(
        lambda limit, cursor: lists.listed(Narrow(), Dials(), order="oldest", limit=limit, cursor=cursor),
        "dossiers by oldest",
        (-(10**12), ""),
    ),
}  # fmt: skip
doors = pytest.mark.parametrize("door", DOORS)


def written(content: object) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def opened(cursor: str) -> list[Any]:
    content = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    assert isinstance(content, list)
    return content


@pytest.fixture(scope="module", params=VENDORS)
def steps(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    """Eight days on which a session was held, told by one speaker; three drafts and three gaps. Only read."""
    days = [
        a_fact("session held", SESSION, f"2023-11-{day}", f"f{day}", value={"place": f"P{day}"})
        for day in range(10, 18)
    ]
    drafts = [a_report(f"d{number}", a_fact("drafted", f"csto/document/d{number}")) for number in range(3)]
    gaps = [a_report(f"g{number}", a_fact("unsourced gap", SESSION, "always", f"g{number}")) for number in range(3)]
    with django_db_blocker.unblock(), fresh(request.param, tmp_path_factory.mktemp("steps")) as place:
        desk.load([a_report(f"r{fact.ref}", fact, said=Said(by="world/person/zas")) for fact in days], "desk", NOW)
        desk.load([*drafts, *gaps], "desk", NOW)
        yield place


def must_refuse(door: str, cursor: str, says: str = "cannot be followed") -> None:
    with pytest.raises(BadCursor, match=says) as told:
        DOORS[door].read(2, cursor)
    message = str(told.value)
    assert "Take it as the page before gave it, or leave it out to begin with the first page." in message
    assert len(message) < 300, "no message repeats all that somebody sent"


@doors
def test_the_control_a_cursor_of_one_s_own_that_fits_is_followed(steps: Place, door: str) -> None:
    one = DOORS[door]
    own = one.read(1, "").next
    assert opened(own)[:2] == [one.what, "a"]
    assert one.read(2, written([one.what, "a", *one.key])) is not None
    assert one.read(2, written([one.what, "b", *opened(own)[2:]])) is not None


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        # cut short anywhere
        (lambda cursor: cursor[:-1], "cannot be followed"),
        (lambda cursor: cursor[: len(cursor) // 2], "cut short"),
        (lambda cursor: cursor[:1], "cut short"),
        # bytes of another alphabet, spaces, line ends
        (lambda cursor: cursor + "é", "it is no cursor at all"),
        (lambda cursor: "Ж" + cursor, "it is no cursor at all"),
        # longer than any that was given
        (lambda cursor: cursor + "A" * 2_000, "it is no cursor at all"),
        # another way to turn, another list, none
        (lambda cursor: written(["nothing", *opened(cursor)[1:]]), "another list or another order"),
        (lambda cursor: written([opened(cursor)[0], "c", *opened(cursor)[2:]]), "another list or another order"),
        (lambda cursor: written(opened(cursor)[:2]), "another list or another order"),
        (lambda cursor: written(opened(cursor)[:1]), "another list or another order"),
        (lambda cursor: written([*opened(cursor), 1]), "another list or another order"),
        # parts of another type, each in its place
        (lambda cursor: written([*opened(cursor)[:2], *[None] * len(opened(cursor)[2:])]), "another list"),
        (lambda cursor: written([*opened(cursor)[:2], *[[]] * len(opened(cursor)[2:])]), "another list"),
        (lambda cursor: written([*opened(cursor)[:2], *[True] * len(opened(cursor)[2:])]), "another list"),
        (lambda cursor: written([*opened(cursor)[:2], *[1.0] * len(opened(cursor)[2:])]), "another list"),
        # numbers that no column holds
        (lambda cursor: written([*opened(cursor)[:2], *[2**62] * len(opened(cursor)[2:])]), "another list"),
        (lambda cursor: written([*opened(cursor)[:2], *[-(10**40)] * len(opened(cursor)[2:])]), "cannot be followed"),
        # letters that no column holds
        (lambda cursor: written([*opened(cursor)[:2], *["\0"] * len(opened(cursor)[2:])]), "another list"),
        (lambda cursor: written([*opened(cursor)[:2], *["\ud800"] * len(opened(cursor)[2:])]), "cannot be followed"),
        # other things than a list
        (lambda _: written({"next": 1}), "cut short"),
        (lambda _: written("facts"), "cut short"),
        (lambda _: written(1), "cut short"),
        (lambda _: urlsafe_b64encode(b"\xff\xfe\xfd").decode(), "cut short"),
        (lambda _: "' OR 1 = 1 --", "cannot be followed"),
        (lambda _: "../../etc", "cannot be followed"),
        (lambda _: "=", "cannot be followed"),
    ],
)  # fmt: skip
def test_a_cursor_that_was_tampered_with_is_refused_by_every_list(
    steps: Place, broken: Callable[[str], str], says: str
) -> None:
    for name, door in DOORS.items():
        must_refuse(name, broken(door.read(1, "").next), says)


@doors
def test_the_cursors_of_every_other_list_are_refused(steps: Place, door: str) -> None:
    others = {name: other for name, other in DOORS.items() if other.what != DOORS[door].what}
    assert len(others) >= 8
    for other in others.values():
        must_refuse(door, other.read(1, "").next, "it belongs to another list or another order")


@settings(a_soak, max_examples=100)
@given(st.data())
def test_one_letter_exchanged_leads_to_a_page_or_a_refusal_and_never_to_a_fault(
    steps: Place, data: st.DataObject
) -> None:
    door = DOORS[data.draw(st.sampled_from(sorted(DOORS)))]
    cursor = door.read(1, "").next
    place = data.draw(st.integers(0, len(cursor) - 1))
    letter = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))
    try:
        found = len(door.read(2, cursor[:place] + letter + cursor[place + 1 :]).items)
    except BadCursor:
        found = 0
    assert found <= 2


@doors
def test_padding_and_the_other_alphabet_of_base64_change_nothing(steps: Place, door: str) -> None:
    one = DOORS[door]
    cursor = one.read(1, "").next
    padded = cursor + "=" * (-len(cursor) % 4)
    assert one.read(1, padded) == one.read(1, cursor)
    assert b64encode(urlsafe_b64decode(padded)).decode().rstrip("=").replace("+", "-").replace("/", "_") == cursor


@doors
@pytest.mark.parametrize("limit", [0, -1, 501, 10**9])
def test_every_list_has_pages_of_one_to_five_hundred(steps: Place, door: str, limit: int) -> None:
    with pytest.raises(BadLimit, match=f"A page cannot have {limit} items"):
        DOORS[door].read(limit, "")
    assert len(DOORS[door].read(500, "").items) <= 500


@doors
def test_a_cursor_before_everything_gives_the_first_page_and_one_behind_everything_an_empty_one(
    steps: Place, door: str
) -> None:
    one = DOORS[door]
    ends = [written([one.what, way, *(_far(part, way) for part in one.key)]) for way in ("a", "b")]
    down = one.what in {"changes", "learnt", "dossiers by newest", "facts, newest first"}
    pages = [one.read(2, cursor) for cursor in (ends[::-1] if down else ends)]
    assert any(page.items == () or page.items == one.read(2, "").items for page in pages)


def _far(part: int | str, way: str) -> int | str:
    """Behind all that is there, or before it."""
    if isinstance(part, str):
        return "\U0010ffff" if way == "a" else ""
    return 10**15 if way == "a" else -(10**15)
