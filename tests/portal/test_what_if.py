"""What if: it starts from all agreeing, says that it is hypothetical, follows the rules, and writes nothing."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, text_of
from travaux.decision.question import Question, Seat
from travaux.office import answers
from travaux.portal.drafts.supposed import POSITIONS, NoSuchMember, modes, readings, supposed
from travaux.rulebook.load import read_library

WHAT_IF = "/csto/document/assistance-to-armenia/what-if"


def test_all_agree_until_something_else_is_supposed(site: Client) -> None:
    text = text_of(site.get(WHAT_IF))
    assert "Hypothetical finding: adopted" in text
    assert "Supposed: every member agrees." in text


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("member-am=refuses", "not adopted"),
        ("member-by=objects", "not adopted"),
        ("member-am=abstains", "adopted"),
        ("member-am=absent", "indeterminate"),
        ("member-am=absent&reading=absence-blocks", "not adopted"),
        ("member-am=absent&reading=only-objection-blocks", "adopted"),
        ("member-am=absent-declared", "adopted"),
        ("member-am=no-part&mode=limited+format", "adopted"),
        ("mode=signature", "adopted"),
        ("mode=signature&member-am=absent", "open"),
        ("also=am&as=objects", "not adopted"),
        ("member-am=suspended", "adopted"),
        ("day=2012-06-01&member-uz=objects", "not adopted"),
        ("day=2023-06-01&member-kz=objects", "not adopted"),
    ],
)
def test_what_is_supposed_is_decided_by_the_rules_of_the_record(site: Client, query: str, outcome: str) -> None:
    assert f"Hypothetical finding: {outcome} " in text_of(site.get(f"{WHAT_IF}?{query}"))


def test_whose_signature_is_missing_is_told_in_the_readers_language(site: Client) -> None:
    asked = f"{WHAT_IF}?mode=signature&member-am=absent"
    english, russian = (text_of(site.get(asked, headers={"accept-language": one})) for one in ("en", "ru"))
    assert "Were Armenia to sign, it would be adopted; nobody else and no fewer would do." in english
    assert "Если бы Армения (подписание), исход был бы: принято" in russian


def test_both_readings_stand_side_by_side_where_they_part_ways(site: Client) -> None:
    text = text_of(site.get(f"{WHAT_IF}?member-am=absent"))
    assert "Read as: absence-blocks" in text
    assert "Belarus, 2009; Note of Belarus on its absence" in text
    assert "Read as: only-objection-blocks" in text


def test_title_page_and_permanent_link_say_that_it_is_hypothetical(site: Client) -> None:
    page = site.get(f"{WHAT_IF}?member-am=objects")
    source, links = page.content.decode(), links_of(page)
    assert "<title>HYPOTHETICAL: Decision on joint measures" in source
    assert 'class="why hypothetical not"' in source
    assert "It is no part of the record, and changes nothing in it." in text_of(page)
    assert links["Permanent link"].startswith(f"{WHAT_IF}?member-am=objects&on=")
    assert ">Hypothetical: Decision on joint measures" in source[source.index('id="citation"') :]


def test_nothing_is_written_and_the_page_of_the_record_stays_as_it_was(site: Client) -> None:
    before = answers.size()
    site.get(f"{WHAT_IF}?member-am=agrees")
    assert answers.size() == before
    assert "Finding: not adopted" in text_of(site.get("/csto/document/assistance-to-armenia"))


def test_the_dials_are_kept_by_the_form(site: Client) -> None:
    source = site.get(f"{WHAT_IF}?known=2024-01-01").content.decode()
    form = source[source.index('hx-target="#supposed"') :]
    assert '<input type="hidden" name="known" value="2024-01-01">' in form


def test_a_script_is_given_the_panel_and_its_permanent_link_alone(site: Client) -> None:
    answer = site.get(f"{WHAT_IF}?member-am=refuses", headers={"HX-Request": "true"})
    part = answer.content.decode()
    assert "HX-Request" in answer.headers["Vary"]
    assert part.lstrip().startswith('<aside id="supposed"')
    assert "<html" not in part
    assert f'id="permanent" href="{WHAT_IF}?member-am=refuses&amp;on=' in part


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        (f"{WHAT_IF}?member-zz=objects", 400, "On the roll are: am, by, kg, kz, ru, tj"),
        (f"{WHAT_IF}?also=zz&as=objects", 400, "'zz' is not on the roll"),
        (f"{WHAT_IF}?member-am=sleeps", 400, "No position here is called 'sleeps'. There are: absent, absent-declared"),
        (f"{WHAT_IF}?mode=silence", 400, "No mode here is called 'silence'. There are: consensus, limited format"),
        (f"{WHAT_IF}?reading=other", 400, "There are: absence-blocks, only-objection-blocks"),
        ("/csto/document/charter/what-if", 404, "does not tell which body was to decide"),
        ("/csto/document/no-such/what-if", 404, "holds nothing about"),
    ],
)
def test_what_cannot_be_supposed_is_refused_with_what_can(site: Client, address: str, status: int, says: str) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert says in text_of(page)


def test_a_large_roll_shows_only_the_members_of_whom_something_is_supposed(
    site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travaux.portal.views.deciding.MOST_ROWS", 3)
    source = site.get(f"{WHAT_IF}?member-am=objects").content.decode()
    assert 'name="member-am"' in source
    assert 'name="member-by"' not in source
    assert '<option value="by">Belarus</option>' in source


def test_a_key_that_is_a_dial_s_name_is_no_dial() -> None:
    question = Question("csc", read_library("csto").file.version, (Seat("at"), Seat("on")))
    chosen = supposed({"member-at": "objects", "at": "5"}, question, read_library("csto"))
    assert chosen.positions == {"at": "objects"}


def test_an_empty_roll_leaves_nothing_to_suppose() -> None:
    question = Question("csc", read_library("csto").file.version, ())
    with pytest.raises(NoSuchMember, match="not on the roll"):
        supposed({"member-am": "objects"}, question, read_library("csto"))


def test_modes_and_readings_are_those_of_the_book_on_that_day() -> None:
    book = read_library("csto")
    now = Question("csc", book.file.version, (Seat("am"),))
    old = Question("csc", now.on.replace(year=2005), (Seat("am"),))
    assert modes(now, book) == ("consensus", "limited format", "signature")
    assert modes(old, book) == ("consensus", "signature")
    assert [one.id for one in readings(now, book)] == ["absence-blocks", "only-objection-blocks"]
    assert next(iter(POSITIONS)) == "agrees"


def test_another_day_has_the_roll_and_the_rules_of_that_day(site: Client) -> None:
    text = text_of(site.get(f"{WHAT_IF}?day=2012-06-01"))
    assert "The roll is that of 2012-06-01: 7 members." in text
    assert "Uzbekistan" in text
    assert site.get(f"{WHAT_IF}?day=2012-06-01&member-uz=abstains").status_code == 200
    assert site.get(f"{WHAT_IF}?member-uz=abstains").status_code == 400


@pytest.mark.parametrize(("day", "status"), [("never", 400), ("2023-02-30", 400), ("1950-01-01", 404)])
def test_a_day_on_which_nobody_belonged_is_told(site: Client, day: str, status: int) -> None:
    assert site.get(f"{WHAT_IF}?day={day}").status_code == status


def test_what_would_change_it_stands_beside_the_finding(site: Client) -> None:
    text = text_of(site.get(f"{WHAT_IF}?member-am=objects"))
    assert "What would change the outcome" in text
    assert "Armenia" in text.partition("What would change the outcome")[2]
    assert "Smallest groups under this rule" in text
