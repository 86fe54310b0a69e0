"""The roll of the day beside the voters named: where they disagree it is told, and the record is not bent to the roll."""

from datetime import date
from fractions import Fraction

import pytest

from tests.corpora.making import BOOK, MAPPING, book, mapping, record
from travaux.corpora import mapping as mappings
from travaux.corpora import roll as rolling
from travaux.corpora.asking import Asked, ask
from travaux.corpora.engine import Computed, plain
from travaux.corpora.rows import Row
from travaux.decision import rolls
from travaux.rulebook import load

COUNCIL = mappings.read_bundled("unsc")
SC = load.read_library("un-sc")
FIFTEEN = (
    "CHINA", "FRANCE", "RUSSIAN FEDERATION", "UNITED KINGDOM", "UNITED STATES", "ARGENTINA", "AUSTRALIA", "AZERBAIJAN",
    "GUATEMALA", "LUXEMBOURG", "MOROCCO", "PAKISTAN", "REPUBLIC OF KOREA", "RWANDA", "TOGO",
)  # fmt: skip


def vote(ballots: dict[str, object], **more: object) -> Asked:
    """A vote of the Security Council on 3 June 2013, asked with the roll of that day."""
    columns = {"id": "X", "date": "3 June 2013", "manner": "", "positions": ballots, "recorded": "adopted"}
    return ask(Row(1, columns | more), COUNCIL, SC)


def whats(found: Asked) -> list[str]:
    return [fault.what for fault in found.faults if not fault.form]


def outcomes(found: Asked) -> list[str]:
    return [one.outcome for one in plain(found.questions, SC)]


def test_the_members_of_the_day_are_those_that_voted_and_nothing_is_amiss() -> None:
    found = vote(dict.fromkeys(FIFTEEN, "yes"))
    assert whats(found) == []
    assert {seat.member for seat in found.questions[0].roll} == {
        seat.member for seat in rolls.seats("un", "sc", date(2013, 6, 3))
    }


def test_a_member_of_the_day_that_is_not_named_keeps_its_seat_and_did_not_vote() -> None:
    found = vote(dict.fromkeys(FIFTEEN[1:], "yes"))
    assert whats(found) == ["14 names for 15 seats"]
    assert found.questions[0].position("cn").presence == "absent"
    assert outcomes(found) == ["adopted"]


def test_a_voter_that_does_not_sit_there_is_named_and_takes_the_place_of_one_that_is_not() -> None:
    found = vote(dict.fromkeys(("GERMANY", *FIFTEEN[:-1]), "yes"))
    assert whats(found) == ["de is named and does not sit on the roll of the day"]
    assert len(found.questions[0].roll) == 15
    assert outcomes(found) == ["adopted"]


def test_of_sixteen_names_the_one_that_does_not_sit_there_is_left_out() -> None:
    ballots: dict[str, object] = dict.fromkeys(FIFTEEN[:9], "yes") | dict.fromkeys(FIFTEEN[9:], "abstain")
    found = vote(ballots | {"GERMANY": "yes"})
    assert whats(found) == ["de is named and does not sit on the roll of the day", "16 names for 15 seats"]
    assert "de" not in {seat.member for seat in found.questions[0].roll}
    assert outcomes(found) == ["adopted"]
    short = vote(dict.fromkeys(FIFTEEN[:8], "yes") | dict.fromkeys(FIFTEEN[8:], "abstain") | {"GERMANY": "yes"})
    assert outcomes(short) == ["not adopted"]


def test_of_seventeen_names_with_two_strangers_both_are_left_out() -> None:
    found = vote(dict.fromkeys((*FIFTEEN, "GERMANY", "BRAZIL"), "yes"))
    assert len(whats(found)) == 3
    assert len(found.questions[0].roll) == 15


def test_a_name_that_nobody_knows_leaves_its_seat_open_so_that_a_veto_cannot_be_ruled_out() -> None:
    without_china = dict.fromkeys(FIFTEEN[1:], "yes")
    assert outcomes(vote(without_china | {"CATHAY": "no"})) == ["indeterminate"]
    without_togo = dict.fromkeys(FIFTEEN[:-1], "yes")
    assert outcomes(vote(without_togo | {"TOGOLAND": "no"})) == ["adopted"]


def test_without_a_vote_the_members_of_the_day_raised_no_objection() -> None:
    found = vote({}, manner="Adopted without vote")
    assert {one.member for one in found.questions[0].positions} == {
        seat.member for seat in rolls.seats("un", "sc", date(2013, 6, 3))
    }
    (computed,) = plain(found.questions, SC)
    assert computed.outcome == "adopted"
    assert any("No objection recorded" in ground for ground in computed.grounds)


def test_unanimous_without_names_is_of_the_members_of_the_day() -> None:
    found = vote({}, manner="Adopted unanimously")
    assert found.questions[0].position("lu").ballot == "yes"
    assert outcomes(found) == ["adopted"]


def test_totals_alone_give_nobody_a_ballot_by_name() -> None:
    found = vote({}, counts=["14", "0", "1"])
    assert all(seat.member.startswith(rolling.NAMELESS) for seat in found.questions[0].roll)
    assert outcomes(found) == ["adopted"]


def test_totals_with_a_no_may_hide_a_veto_and_are_not_decided_by_guess() -> None:
    assert outcomes(vote({}, counts=["14", "1", "0"])) == ["adopted", "not adopted"]


@pytest.mark.parametrize("on", [date(1900, 1, 1), date(2018, 5, 1)])
def test_a_day_without_a_roll_is_told_by_nobody_and_the_voters_stand_for_themselves(on: date) -> None:
    assert rolling.of_the_day(mappings.read_bundled("hrc"), on) == ()


def test_a_mapping_without_a_roll_asks_for_none() -> None:
    assert rolling.of_the_day(mapping(), date(2020, 1, 1)) == ()


def test_what_the_mapping_says_of_weights_and_groups_is_added_to_what_the_roll_says() -> None:
    weighed = mapping(MAPPING + "groups: [chamber]\nweights: {shares: {of: {ch: 1/2}, otherwise: 3}}\n")
    seats = rolling.dressed(rolls.seats("un", "sc", date(2023, 6, 3)), weighed)
    by_member = {seat.member: seat for seat in seats}
    assert dict(by_member["ch"].weights)["shares"] == Fraction(1, 2)
    assert dict(by_member["cn"].weights)["shares"] == 3
    assert "chamber" in by_member["cn"].groups
    assert set(rolls.seats("un", "sc", date(2023, 6, 3))[0].groups) <= set(seats[0].groups)


def test_a_weighed_majority_is_that_of_the_weights_in_the_mapping() -> None:
    by_weight = book(
        BOOK.replace("{counted: yes, at least: 3}", "{counted: yes, more than: 1/2, of: entitled, weight: shares}")
    )
    weighed = mapping(MAPPING + "weights: {shares: {of: {alpha: 5}, otherwise: 1}}\n")

    def computed(ballots: dict[str, str]) -> Computed:
        return plain(ask(Row(1, record(positions=ballots)), weighed, by_weight).questions, by_weight)[0]

    names = ("Beta", "Gamma", "Delta", "Epsilon")
    assert computed({"Alpha": "yes"} | dict.fromkeys(names, "no")).outcome == "adopted"
    assert computed({"Alpha": "abstain"} | dict.fromkeys(names, "yes")).outcome == "not adopted"
