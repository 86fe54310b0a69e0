"""The question that a document was, asked of a small record: its day, its session, and the rule book to go by."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh
from tests.factories import ZONE, a_fact, a_report
from travaux.broken_input import BrokenInput
from travaux.enquiry import dials as turned
from travaux.enquiry.asking import Asked, NoRecord, NotOnRecord, asked, covers, dossier_named, optional_dossier
from travaux.enquiry.deciding import book_of, question_of
from travaux.office import clock, desk
from travaux.office.books import adoption
from travaux.record.entry import Entry
from travaux.record.times import end_of
from travaux.rulebook.load import read_library

TODAY = end_of("2024-06-01", ZONE)
DOCUMENT, SESSION = "csto/document/d1", "csto/session/s1"


@pytest.fixture
def place(tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """An empty record on 1 June 2024."""
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path) as found:
        yield found


def load(*entries: Entry) -> None:
    desk.load(entries, "the secretariat", TODAY)


def roll() -> Entry:
    joined = (a_fact("membership began", (f"csto/member/{one}", "csto/roll"), "2003", one) for one in ("am", "by"))
    return a_report("roll", *joined, public="2004")


def of(organisation: str, *entries: Entry) -> list[Entry]:
    return [msgspec.structs.replace(one, organisation=organisation) for one in entries]


def opened(organisation: str) -> Entry:
    fact = a_fact(
        "record opened", f"{organisation}/record", "always", value={"sort": "reports only", "zone": "Europe/Moscow"}
    )
    return of(organisation, a_report(f"record/{organisation}", fact, public="2003"))[0]


def question(**dials: str) -> Asked:
    return asked(dials.get("on", ""), dials.get("known", ""), -1, DOCUMENT)


@pytest.mark.usefixtures("place")
def test_the_question_is_that_of_the_day_and_session_of_deciding() -> None:
    left = a_fact("membership ended", ("csto/member/by", "csto/roll"), "2024-01-01", "left")
    adopted = a_fact("adopted", DOCUMENT, "2023-11-23", "f1", value={"session": SESSION})
    load(roll(), a_report("r1", adopted), a_report("r2", a_fact("session held", SESSION)), a_report("r3", left))
    found = question_of(DOCUMENT, question())
    assert found.known_day
    assert found.session is not None
    assert found.session.dossier == SESSION
    assert str(found.question.on) == "2023-11-23"
    assert {one.member for one in found.question.roll} == {"am", "by"}


@pytest.mark.usefixtures("place")
def test_of_a_text_whose_deciding_nobody_dates_the_day_is_not_known() -> None:
    load(roll(), a_report("r1", a_fact("drafted", DOCUMENT, "2023-11-01")))
    found = question_of(DOCUMENT, question())
    assert not found.known_day
    assert found.session is None


@pytest.mark.usefixtures("place")
def test_the_session_of_a_refusal_will_do_where_none_other_is_told() -> None:
    refused = a_fact("signature refused", DOCUMENT, "2023-11-23", keys=("am",), value={"session": SESSION})
    load(roll(), a_report("r1", refused), a_report("r2", a_fact("session held", SESSION)))
    session = question_of(DOCUMENT, question()).session
    assert session is not None
    assert session.dossier == SESSION


@pytest.mark.usefixtures("place")
def test_only_a_document_is_decided_on() -> None:
    load(roll(), a_report("r1", a_fact("session held", SESSION)))
    with pytest.raises(BrokenInput, match=rf"'{SESSION}' is a session, and only a document is decided on"):
        question_of(SESSION, question())


@pytest.mark.usefixtures("place")
def test_a_record_goes_by_the_book_of_its_name_in_the_library_where_it_adopted_none() -> None:
    load(opened("csto"), roll())
    assert book_of("csto", TODAY).digest == read_library("csto").digest
    assert book_of("osce", TODAY).slug == "osce"


@pytest.mark.usefixtures("place")
def test_an_adopted_book_counts_from_when_its_adoption_was_known() -> None:
    load(*of("club", opened("club"), a_report("c1", a_fact("session held", "club/session/s1"))))
    book = read_library("csto")
    load(*of("club", msgspec.structs.replace(adoption(book, TODAY - 86_400), facts=(
        msgspec.structs.replace(adoption(book, TODAY - 86_400).facts[0], about=("club/record",)),
    ))))  # fmt: skip
    assert book_of("club", TODAY).digest == book.digest
    with pytest.raises(BrokenInput, match=r"The record of 'club' goes by no rule book that is here\. Give --book with"):
        book_of("club", TODAY - 2 * 86_400)


@pytest.mark.usefixtures("place")
def test_a_record_of_nobody_in_the_library_has_no_book_and_is_told_which_there_are() -> None:
    load(*of("club", a_report("c1", a_fact("session held", "club/session/s1"))))
    with pytest.raises(BrokenInput) as refused:
        book_of("club", TODAY)
    assert "csto" in str(refused.value)
    assert "or with a file" in str(refused.value)


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("on", "known", "at", "says"),
    [
        ("someday", "", -1, "'someday' cannot be read as a date"),
        ("", "2024-06-04", -1, "The dial 'known' at 2024-06-04 lies in the future"),
        ("", "", 2, "The dial 'at' at 2 is beyond the head: the record holds 1 entries. Give 0 to 1."),
        ("", "", -2, "beyond the head"),
        ("2022/2023", "", -1, "a dial needs one plain day or moment"),
    ],
)
def test_a_dial_that_cannot_be_set_so_says_why(on: str, known: str, at: int, says: str) -> None:
    load(roll())
    with pytest.raises(BrokenInput) as refused:
        turned.dials(on, known, at, "Europe/Moscow")
    assert says in str(refused.value)


@pytest.mark.usefixtures("place")
def test_dials_at_their_ends_are_taken() -> None:
    load(roll())
    found = turned.dials("", "", turned.HEAD, "Europe/Moscow")
    assert (found.on, found.known, found.at) == (TODAY, TODAY, 1)
    assert turned.dials("2024-06-02", "2024-06-02", 0, "Europe/Moscow").at == 0
    assert turned.dials("2030", "", 1, "Europe/Moscow").on == end_of("2030", ZONE)
    assert asked("2024-06-01", "2024-06-01", -1).told() == "As of the end of 1 June 2024, among the first 1 entry."


@pytest.mark.usefixtures("place")
def test_a_dossier_is_found_by_its_full_or_short_name_and_else_the_nearest_are_offered() -> None:
    named = a_fact("named", "csto/member/am", "always", value={"name": "Armenia", "language": "en", "form": "title"})
    load(roll(), a_report("n", named))
    assert dossier_named("csto/member/am") == dossier_named("member/am") == "csto/member/am"
    assert optional_dossier("") == ""
    with pytest.raises(NotOnRecord, match=r"The nearest names are: csto/member/am"):
        dossier_named("Armenia")
    with pytest.raises(NotOnRecord, match=r"Nothing on record is about 'csto/member/zz'"):
        dossier_named("member/zz")
    with pytest.raises(BrokenInput, match="kind"):
        dossier_named("csto/club/x")


@pytest.mark.usefixtures("place")
def test_an_empty_record_can_be_asked_nothing() -> None:
    with pytest.raises(NoRecord, match=r"No record is loaded yet"):
        asked("", "", -1)


def test_the_end_of_a_list_says_how_many_and_what_it_leaves_out() -> None:
    assert covers(1, "entry") == "1 entry."
    assert (
        covers(0, "fact", "", "restricted entries", "drafts") == "0 facts. Not covered: restricted entries and drafts."
    )
