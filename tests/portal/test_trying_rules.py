"""Trying a rule of the library: it says that it is hypothetical, goes by the roll of the day, and tells who decides it."""

from datetime import date

import pytest
from django.test import Client

from tests.portal.reading import links_of, text_of
from travaux.broken_input import BrokenInput
from travaux.decision import adoption, rolls
from travaux.office import answers
from travaux.portal.trying import STANDS, NoSuchSeats, NothingToTry, NotThatDay, rolls_for, triable, tried
from travaux.rulebook.load import read_library, shipped

TRY = "/rules/what-if"
COUNCIL = f"{TRY}?book=un-sc&rule=substantive&day=2022-02-25"
TODAY = date(2026, 11, 26)


def finding(text: str) -> str:
    return text.partition("Hypothetical finding: ")[2].partition(" Supposed of every member")[0]


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("", "adopted"),
        ("&member-ru=no", "not adopted"),
        ("&member-ru=abstain&member-cn=absent", "adopted"),
        ("&everybody=abstain", "not adopted"),
        ("&everybody=abstain&member-ru=yes", "not adopted"),
        ("&also=fr&as=no", "not adopted"),
        ("&roll=&seats=8", "not adopted"),
        ("&roll=&seats=9", "adopted"),
    ],
)
def test_a_rule_decides_what_is_supposed(site: Client, query: str, outcome: str) -> None:
    text = text_of(site.get(f"{COUNCIL}{query}"))
    assert finding(text) == outcome
    assert "It is no part of the record, and changes nothing in it." in text


def test_the_page_tells_who_decides_it_by_the_names_of_the_day(site: Client) -> None:
    text = text_of(site.get(f"{COUNCIL}&member-ru=no"))
    assert "Supposed of every member: votes yes; except Russian Federation (votes no)." in text
    assert "What would change the outcome Were Russian Federation to vote yes, it would be adopted" in text
    assert "The fewest that carry it against all others: 9" in text
    assert "The fewest that stop it against all others: 1 (5 groups)" in text
    earlier = text_of(site.get(f"{TRY}?book=un-sc&rule=substantive-1945&day=1955-01-01&member-ru=no"))
    assert "except Union of Soviet Socialist Republics" in earlier


def test_the_page_tells_how_many_more_must_be_there_for_a_quorum(site: Client) -> None:
    away = "&".join(f"member-s{place}=absent" for place in range(1, 6))
    text = text_of(site.get(f"{TRY}?book=african-union&rule=consensus&roll=&seats=12&{away}"))
    assert finding(text) == "cannot be put"
    assert "Were 1 more there, such as s1 (5 groups), there would be a quorum." in text


def test_the_roll_is_that_of_the_day(site: Client) -> None:
    assert "11 seats on 1955-01-01." in text_of(site.get(f"{TRY}?book=un-sc&rule=substantive-1945&day=1955-01-01"))
    assert "15 seats on 2022-02-25." in text_of(site.get(COUNCIL))
    many = site.get(f"{TRY}?book=un-ga")
    assert "193 seats on" in text_of(many)
    assert 'name="also"' in many.content.decode()
    assert 'name="member-fr"' not in many.content.decode()


def test_a_large_roll_shows_the_rows_in_which_something_is_supposed(site: Client) -> None:
    page = site.get(f"{TRY}?book=un-ga&member-fr=no").content.decode()
    assert 'name="member-fr"' in page
    assert page.count('<select id="member-') == 1


def test_a_suspended_member_has_no_say_where_the_rules_take_it(site: Client) -> None:
    text = text_of(site.get(f"{TRY}?book=csto&member-am=suspended"))
    assert "is suspended by the council" in text
    assert finding(text) == "adopted"
    assert "votes yes" not in text.partition("Supposed of every member:")[2].partition("This is a supposition")[0]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?book=nope", "No book here is called 'nope'."),
        ("?book=un-sc&rule=nope", "No rule here is called 'nope'."),
        ("?book=un-sc&roll=eu/council", "No roll here is called 'eu/council'."),
        ("?book=un-sc&everybody=flies", "No stand here is called 'flies'."),
        ("?book=un-sc&everybody=suspended", "No stand here is called 'suspended'."),
        ("?book=un-sc&member-xx=no", "'xx' is not on the roll of that day"),
        ("?book=un-sc&member-ru=flies", "No stand here is called 'flies'."),
        ("?book=un-sc&rule=substantive&day=1950-01-01", "The rule substantive is not valid on 1950-01-01"),
        ("?book=un-sc&day=never", "'never' is no day."),
        ("?seats=0&roll=", "'0' is no number of seats."),
        ("?seats=1001&roll=", "is no number of seats."),
        ("?seats=%D9%A3&roll=", "is no number of seats."),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(site: Client, query: str, said: str) -> None:
    answer = site.get(f"{TRY}{query}")
    assert answer.status_code == 400
    assert said in text_of(answer)


def test_nothing_is_written(site: Client) -> None:
    before = answers.size()
    site.get(f"{COUNCIL}&member-ru=no")
    assert answers.size() == before


def test_the_rule_books_lead_to_trying_their_rules_and_back(site: Client) -> None:
    page = site.get("/rules?book=un-sc").content.decode()
    assert 'href="/rules/what-if?book=un-sc&amp;rule=substantive"' in page
    assert links_of(site.get(COUNCIL))["The rule in our words"] == "/rules?book=un-sc#substantive"


@pytest.mark.parametrize("slug", shipped())
def test_every_rule_of_the_library_that_decides_at_once_can_be_tried(slug: str) -> None:
    book = read_library(slug)
    for rule in triable(book):
        trial = tried({"rule": rule.id, "seats": "12", "roll": ""}, book, TODAY)
        assert rule.covers(trial.day)
        assert len(trial.seats) == 12
        assert adoption.find(trial.question, book).outcome in {"adopted", "not adopted", "open", "indeterminate", "cannot be put"}  # fmt: skip


def test_without_a_roll_a_rule_is_tried_on_as_many_seats_as_its_text_says() -> None:
    book = read_library("un-sc")
    assert len(tried({"rule": "substantive-1945", "roll": ""}, book, TODAY).seats) == 11
    assert len(tried({"rule": "substantive", "roll": ""}, book, TODAY).seats) == 15


def test_the_days_of_a_rule_bound_the_day_that_is_taken_without_one() -> None:
    book = read_library("un-sc")
    old = tried({"rule": "substantive-1945", "roll": ""}, book, TODAY)
    assert old.day < date(1966, 1, 1)
    assert tried({"rule": "substantive"}, book, TODAY).day == TODAY
    with pytest.raises(NotThatDay):
        tried({"rule": "substantive-1945", "day": "2022-02-25"}, book, TODAY)


@pytest.mark.parametrize("wanted", ["-1", "0", "1001", "x", "1.5", "٣"])
def test_a_body_has_from_one_to_a_thousand_seats(wanted: str) -> None:
    with pytest.raises(NoSuchSeats):
        tried({"seats": wanted}, read_library("iso-dis"), TODAY)


def test_rolls_are_those_of_the_organisation_of_the_book() -> None:
    assert set(rolls_for(read_library("un-sc"))) == {f"un/{body}" for body in rolls.roll("un").bodies}
    assert "eu/council" in rolls_for(read_library("eu-council"))
    assert rolls_for(read_library("iso-dis")) == ()


def test_every_refusal_here_is_bad_input_and_every_stand_has_words() -> None:
    assert all(issubclass(one, BrokenInput) for one in (NoSuchSeats, NotThatDay, NothingToTry))
    assert all(str(words) for words in STANDS.values())


def test_another_book_is_chosen_without_what_was_supposed_of_the_one_before(site: Client) -> None:
    page = site.get(f"{COUNCIL}&member-ru=no").content.decode()
    forms = [form.partition("</form>")[0] for form in page.partition('<main id="main">')[2].split("<form")[1:]]
    choosing, supposing = (form for form in forms if 'name="book"' in form)
    assert 'name="rule"' not in choosing
    assert 'name="member-ru"' not in choosing
    assert '<input type="hidden" name="book" value="un-sc">' in supposing
    assert site.get(f"{TRY}?book=swiss").status_code == 200


@pytest.mark.parametrize(
    ("query", "said", "not_said"),
    [
        ("book=un-sc&rule=substantive&day=2022-02-25&member-ru=no", "Россия (голосует против)", "Russian Federation"),
        ("book=eu-council&rule=qualified-majority&day=2024-01-15", "Германия", "Germany"),
        ("book=swiss", "Bern", "Бельгия"),
    ],
)
def test_in_russian_states_go_by_their_russian_names_and_no_state_of_a_union_is_taken_for_a_country(
    site: Client, query: str, said: str, not_said: str
) -> None:
    told = site.get(f"/rules/what-if?{query}&language=ru").content.decode()
    assert said in told
    assert not_said not in told


def test_what_is_supposed_and_counted_is_said_in_russian(site: Client) -> None:
    told = site.get("/rules/what-if?book=un-sc&rule=substantive&day=2022-02-25&language=ru").content.decode()
    assert "голосует за" in told
    assert "требуется не менее 9" in told
    assert "votes yes" not in told
