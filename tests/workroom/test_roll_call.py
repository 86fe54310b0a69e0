"""The roll of a session by part, the quorum line that follows from it, and the rows of a roll as it is called."""

from datetime import date
from typing import Any

import pytest

from tests.workroom.carded import a_card
from travaux.decision.act import Author
from travaux.decision.situation.session import Notified
from travaux.record.dossiers import kind_of
from travaux.rulebook.load import read_library
from travaux.workroom.sessions import calling, quorum
from travaux.workroom.sessions.roll_call import Delegation, delegations, not_called, not_notified

SESSION = "csto/session/csc-2022-11-23"
SIX = ("am", "by", "kg", "kz", "ru", "tj")
PASHINYAN = "world/person/pashinyan"
DAY = date(2022, 11, 23)
OPENED = a_card("session opened", SESSION, "2022-11-23T10:00", part="restricted composition")
EXPANDED = a_card("part opened", SESSION, "2022-11-23T12:00", "expanded composition")


def of(member: str, at: str, **value: str) -> Any:  # noqa: ANN401 - a card
    return a_card("attendance", SESSION, at, member, **value)


class NoState:
    """A session of which only that matters who was announced."""

    def __init__(self, *notified: Notified) -> None:
        self.notified = notified


def rows(*cards: Any, members: tuple[str, ...] = SIX, state: Any = None) -> dict[str, Delegation]:  # noqa: ANN401
    return {one.member: one for one in delegations(state or NoState(), members, cards)}


def test_every_member_of_the_roll_has_a_row_also_who_was_not_called() -> None:
    found = rows(of("am", "2022-11-23T09:50", presence="absent"))
    assert tuple(found) == SIX
    assert not_called(found.values()) == SIX[1:]
    assert not_notified(found.values()) == SIX


def test_what_is_called_belongs_to_the_part_that_had_begun() -> None:
    found = rows(
        of("am", "2022-11-23T09:50", presence="present", rank="leader"),
        OPENED,
        of("am", "2022-11-23T10:30", presence="present not participating"),
        EXPANDED,
        of("am", "2022-11-23T12:30", presence="absent", notice="yes", reason="left early"),
    )["am"]
    assert [(one.part, one.word) for one in found.called] == [
        ("", "present"), ("restricted composition", "present not participating"), ("expanded composition", "absent"),
    ]  # fmt: skip
    assert found.newest is not None
    assert (found.newest.notice, found.newest.reason) == ("yes", "left early")


def test_a_later_word_in_one_part_takes_the_place_of_the_earlier() -> None:
    found = rows(
        OPENED, of("am", "2022-11-23T10:10", presence="absent"), of("am", "2022-11-23T10:20", presence="present")
    )
    assert [one.word for one in found["am"].called] == ["present"]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ({"presence": "present", "rank": "substitute"}, "represented"),
        ({"presence": "present", "by": "online"}, "online"),
        ({"presence": "unknown"}, "not stated"),
    ],
)
def test_how_a_delegation_was_there_is_one_word(value: dict[str, str], word: str) -> None:
    assert rows(of("am", "2022-11-23T10:10", **value))["am"].called[0].word == word


def test_whoever_was_announced_without_being_on_the_roll_has_a_row_too() -> None:
    notified = Notified("az", PASHINYAN, "leader", "in person", None)  # type: ignore[arg-type]
    assert "az" in rows(state=NoState(notified))


def test_the_quorum_line_counts_those_who_were_called_last() -> None:
    book = read_library("csto")
    there = [of(member, "2022-11-23T10:10", presence="present") for member in SIX[1:]]
    absent = of("am", "2022-11-23T10:11", presence="absent")
    found = quorum.line(book, "csc", DAY, SIX, rows(*there, absent).values())
    assert [one.code for one in found] == ["quorum advises"]
    assert "5" in found[0].text
    whole = quorum.line(book, "csc", DAY, SIX, rows(*there, of("am", "2022-11-23T10:12", presence="present")).values())
    assert [one.code for one in whole] == ["quorum there"]


def test_no_quorum_is_told_where_nobody_was_called_or_no_book_is_there() -> None:
    assert quorum.line(read_library("csto"), "csc", DAY, SIX, rows().values()) == ()
    assert quorum.line(None, "csc", DAY, SIX, rows(of("am", "2022-11-23T10:10", presence="present")).values()) == ()


def test_represented_is_entered_as_present_by_a_substitute() -> None:
    given = {"presence-am": "represented", "person-am": "Pashinyan", "reason-am": "not asked for"}
    (said,) = calling.called(given, SIX, lambda name: PASHINYAN if name == "Pashinyan" else "")
    assert said.faults == ()
    (act,) = calling.acts(SESSION, Author("secretariat"), [said])
    assert act.keys == ("am",)
    assert act.value == {"presence": "present", "rank": "substitute", "person": PASHINYAN}


def test_words_that_no_list_has_are_dropped_or_told() -> None:
    given = {"presence-am": "present", "rank-am": "emperor", "by-am": "by train", "notice-am": "maybe"}
    (said,) = calling.called(given, SIX, lambda _: "")
    assert said.value == {"presence": "present"}


@pytest.mark.parametrize(
    ("named", "other", "same"),
    [
        ("Anna Newcomer", "anna newcomer", True),
        ("Anna Newcomer", "Anna  Newcomer", False),
        ("Анна", "Анна Н.", False),
        ("Анна", "анна", True),
        ("!", "?", False),
    ],
)
def test_one_name_is_one_newcomer_and_two_names_are_two(named: str, other: str, same: bool) -> None:
    assert (calling.newcomer(named) == calling.newcomer(other)) is same
    assert kind_of(calling.newcomer(named)) == "person"


@pytest.mark.parametrize(("new", "person", "faults"), [("", "", 1), ("yes", "newcomer", 0), ("no", "", 1)])
def test_nobody_is_new_unless_it_is_said(new: str, person: str, faults: int) -> None:
    given = {"presence-am": "present", "person-am": "Anna", "new-am": new}
    (row,) = calling.called(given, ("am",), lambda _: "")
    assert (row.person == calling.newcomer("Anna")) is (person == "newcomer")
    assert len(row.faults) == faults
    kinds = [act.kind for act in calling.acts(SESSION, Author("secretariat"), [row])]
    assert kinds == (["named", "attendance"] if new == "yes" else ["attendance"])
