"""Meetings of post-holders, bodies, and what has no page of its own sort."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.factories import a_fact, a_report
from tests.portal.reading import links_of, table, text_of
from travaux.office import desk
from travaux.portal.views import bodies, meetings, plain, sitting

MINSK = "/csto/meeting/2023-11-20-tasmagambetov-lukashenko"
NOW = 1_764_000_000
KILOBYTES = 60 * 1024


@pytest.fixture
def own(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A site on an empty record, into which a test loads what it needs."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        yield Client(headers={"accept-language": "en"})


def test_meetings_stand_newest_first_with_who_met_and_on_what(site: Client) -> None:
    rows = table(site.get("/csto/meetings"), "Meetings, the newest first")
    names = [row[1] for row in rows]
    assert names.index("Visit of the Secretary General to Yerevan") < names.index(
        "Meeting of the Secretary General and the President of Belarus, 20 November 2023"
    )
    row = next(row for row in rows if "20 November 2023" in row[1])
    assert row[2] == "Imangali Tasmagambetov and Aleksandr Lukashenko"
    assert row[3] == "not stated"
    assert row[4].startswith("matters of the organisation's activities before the important events ahead")


def test_a_telephone_call_has_no_place_but_a_way(site: Client) -> None:
    rows = table(site.get("/csto/meetings"), "Meetings, the newest first")
    assert next(row for row in rows if row[1].startswith("Telephone call of the Prime"))[3] == "telephone"


def test_meetings_are_narrowed_by_participant_and_year(site: Client) -> None:
    rows = table(site.get("/csto/meetings?person=world/person/mirzoyan&year=2023"), "Meetings, the newest first")
    assert len(rows) == 3
    none = site.get("/csto/meetings?year=1999")
    assert "No meeting on record is of that person and year" in text_of(none)
    assert links_of(none)["Show all meetings"] == "/csto/meetings"


def test_a_meeting_not_yet_known_is_not_in_the_list(site: Client) -> None:
    assert "Tasmagambetov" not in text_of(site.get("/csto/meetings?known=2023-11-19"))


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/csto/meetings?person=world/person/nobody", 400, "world/person/mirzoyan"),
        ("/csto/meetings?year=x", 400, "Write four figures"),
        ("/nato/meetings", 404, "holds nothing of an organisation 'nato'"),
        ("/nato/bodies", 404, "holds nothing of an organisation 'nato'"),
        ("/csto/bodies?cursor=x", 400, "cannot be followed"),
        ("/csto/body/none", 404, "csto/body/none"),
    ],
)
def test_what_is_not_there_gets_a_page_that_helps(site: Client, address: str, status: int, says: str) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert says in text_of(page)


def test_a_meeting_tells_thanks_topics_and_what_was_said_there(site: Client) -> None:
    page = site.get(MINSK)
    text = text_of(page)
    assert (
        "Imangali Tasmagambetov thanked Aleksandr Lukashenko for: "
        "the opportunity to discuss the organisation's current work" in text
    )
    assert "matters of the organisation's activities before the important events ahead" in text
    assert "Imangali Tasmagambetov spoke; subject: Decision on joint measures to assist Armenia" in text
    assert "removal requested: Armenia" in text
    assert "Known through BelTA › UDF.name" in text
    for ref in ("s4-article/B03", "s4-tasmagambetov/B06", "s4-tasmagambetov/B07"):
        assert f'href="/record/fact/{ref}"'.encode() in page.content
    assert len(page.content) <= KILOBYTES


def test_bodies_lead_to_their_sessions(site: Client) -> None:
    page = site.get("/csto/bodies")
    row = next(row for row in table(page, "Bodies by name") if row[0] == "Collective Security Council")
    assert "CSC" in row[1]
    assert row[2].startswith("statutory")
    sessions = site.get("/csto/sessions?body=csto/body/csc")
    assert f"{row[3]} sessions" in text_of(sessions)


def test_a_body_tells_its_sessions_documents_and_counts_by_others(site: Client) -> None:
    page = site.get("/csto/body/csc")
    text = text_of(page)
    assert (
        table(page, "Its latest sessions")[2][1]
        == "Session of the Collective Security Council, Bishkek, 27 November 2025"
    )
    assert len(table(page, "Its latest sessions")) == 1 + bodies.LATEST
    assert "Decision on joint measures to assist Armenia" in {row[0] for row in table(page, "Documents of the body")}
    assert "Sessions counted by others" in text
    assert "Совет коллективной безопасности" in text
    assert "Who chairs it is not on record here" in text


def test_a_body_tells_who_is_said_to_chair_it(site: Client) -> None:
    page = site.get("/csto/body/mkves")
    assert "Denis Manturov" in text_of(page)
    assert "No session of it is on record." in text_of(page)


def test_records_without_meetings_and_bodies_say_so(own: Client) -> None:
    desk.load([a_report("r1", a_fact())], "desk", NOW)
    assert "No meeting of post-holders is on record yet" in text_of(own.get("/csto/meetings"))
    assert "No body is on record yet" in text_of(own.get("/csto/bodies"))


def test_a_communication_shows_its_particulars_in_a_table(own: Client) -> None:
    note = a_fact(
        "communication registered",
        ("csto/communication/n1", "csto/member/am"),
        "2023-11-01",
        value={"sender": "am", "number": "12/34", "performs": "removal requested", "reply due": "unknown"},
    )
    named = a_fact(
        "named", "csto/member/am", "always", "f2", value={"name": "Armenia", "language": "en", "form": "title"}
    )
    desk.load([a_report("r1", note, named)], "desk", NOW)
    page = own.get("/csto/communication/n1")
    rows = {row[0]: row[1] for row in table(page, "communication registered: 1 November 2023")}
    assert rows["number"].startswith("12/34")
    assert rows["sender"].startswith("Armenia")
    assert rows["performs"].startswith("removal requested")
    assert "the source does not say" in rows["reply due"]


def test_the_record_itself_has_a_page(site: Client) -> None:
    page = site.get("/csto/record")
    assert page.status_code == 200
    assert "Particulars" in text_of(page)
    assert len(page.content) <= KILOBYTES


@pytest.mark.parametrize("besides", [sitting.besides, meetings.besides, bodies.besides, plain.besides])
def test_a_page_refuses_the_state_of_another_kind(site: Client, besides: object) -> None:
    shown = site.get("/csto/member/am").context["shown"]
    page = site.get("/csto/member/am").context["page"]
    with pytest.raises(TypeError, match="MemberState"):
        besides(page, shown)  # type: ignore[operator]
