"""What sources leave unclear is told as unclear: from one small record, and from one with a second organisation in it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, opened
from tests.portal import unclear
from tests.portal.reading import links_of, prose_of, table
from tests.portal.small import served
from travaux.office import answers


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> dict[str, Place]:
    """The record of one organisation, and the same with a second one."""
    records = {"one": [*unclear.one_organisation()], "two": [*unclear.one_organisation(), *unclear.abroad()]}
    found = {}
    with django_db_blocker.unblock():
        for name, entries in records.items():
            folder = tmp_path_factory.mktemp(name)
            with served(folder, *entries):
                found[name] = Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)
    return found


@pytest.fixture
def one(places: dict[str, Place], django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(places["one"]):
        yield Client(headers={"accept-language": "en"})


@pytest.fixture
def two(places: dict[str, Place], django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(places["two"]):
        yield Client(headers={"accept-language": "en"})


def test_every_sort_of_day_is_told_as_the_source_has_it(one: Client) -> None:
    rows = {row[1]: row[0] for row in table(one.get("/csto/sessions"), "Sessions, the newest first")[1:]}
    told = {"decade": "between 1990 and 1999"}
    for slug, (_, words) in unclear.VAGUE.items():
        if slug != "since":
            assert told.get(slug, words) in rows[f"Session of the {slug}"]


def test_what_may_begin_at_any_time_is_not_told_to_have_happened(one: Client) -> None:
    rows = {row[1]: row[0] for row in table(one.get("/csto/sessions"), "Sessions, the newest first")[1:]}
    assert rows["Session of the since"] == "day not statedNot on record"
    assert "May have happened by then: session held" in prose_of(one.get("/csto/session/since"))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        # contested: both values stand, and none leads
        ("/csto/session/disputed", "contested, others say: Minsk1 and Moscow2"),
        ("/csto/session/disputed", "Contested: session held1 and session held2."),
        ("/contested", "Disputed session: session held; place: Minsk 1"),
        # corrected: what the later report says, and before it was public what the first said
        ("/csto/session/corrected", "held 2 May 20231 in Astana1"),
        ("/csto/session/corrected?known=2023-12-19", "held 1 May 20231 in Moscow1"),
        ("/csto/session/corrected?known=2023-12-20", "held 2 May 20231 in Astana1"),
        ("/record/fact/e22/f1", "It was corrected:"),
        ("/record/fact/e22/f1?known=2023-12-19", "place: Moscow"),
        # planned: a plan until somebody tells that it was held, also when its day is over
        ("/csto/session/planned", "scheduled for 24 December 20231 in Dushanbe"),
        ("/csto/session/planned?known=2023-11-30", "Planned session: not on record"),
        ("/csto/sessions", "that it was held is not on record"),
        # a month, a day, a minute: over only at their ends
        ("/csto/session/month?on=2022-02-10", "Session of the month: not on record"),
        ("/csto/session/month?on=2022-02-28", "held February 20221 in Minsk"),
        ("/csto/session/hour?on=2023-06-22", "Session of the hour: not on record"),
        ("/csto/session/hour?on=2023-06-23", "held 23 June 2023, 10:05"),
        ("/csto/session/hour?on=2023-06-23T10:04", "Session of the hour: not on record"),
        ("/csto/session/hour?on=2023-06-23T10:06", "held 23 June 2023, 10:05"),
        # members: described by others is not their own act; a beginning that nobody dates; a former one
        ("/csto/member/am", "described so; nothing of the member's own is on record"),
        ("/csto/member/am", "described so 28 November 2023; its start is not stated"),
        ("/csto/member/am", "no formal instrument on record"),
        ("/csto/member/by", "Belarus is not on record as a member"),
        ("/csto/member/by", "May have happened by then: membership began"),
        ("/csto/member/uz", "is a former member (since 2 April 1999"),
        ("/csto/member/uz?on=1999-04-01", "Uzbekistan is a member (since 1994"),
        ("/csto/members", "1 member belongs on that day."),
        ("/csto/members?on=1998-12-31", "2 members belong on that day."),
        # a request without an outcome; a group that stays a group
        ("/csto/document/draft", "What became of the request is not on record."),
        ("/csto/document/draft", "All others except Armenia, as a group"),
        ("/csto/document/draft", "nobody: no adoption on record"),
        ("/csto/member/am", "Removal requestedbetween 23 November 2022 and 20 November 20233no interestnot on record"),
        # a count is not a list
        ("/csto/plan/p1", "32 of 34 measures implemented, says the source, 20 November 20231"),
        ("/csto/plan/p1", "this record holds 1 of the 34 by name"),
        # restricted: counted, not told
        ("/csto/document/draft", "This rests on 1 restricted entry."),
        # no question without a body
        ("/csto/document/draft", "does not tell which body was to decide on it"),
    ],
)  # fmt: skip
def test_a_page_tells_what_is_told_and_no_more(one: Client, address: str, says: str) -> None:
    assert says in prose_of(one.get(address))


@pytest.mark.parametrize(
    ("address", "not_told"),
    [
        ("/csto/session/disputed", "held in Minsk"),
        ("/csto/session/corrected", "in Moscow"),
        ("/record/fact/e22/f1?known=2023-12-19", "It was corrected"),
        ("/csto/session/planned", "absent"),
        ("/csto/member/am", "suspended by its own declaration"),
        ("/csto/member/by", "Agrees"),  # a group that agrees is not its members
        ("/csto/document/draft", "hidden reason"),
        ("/csto/document/draft", "Belarus"),
        ("/timeline", "hidden reason"),
        ("/entries", "e33"),
        ("/entries", "e34"),
        ("/search?q=hidden+reason", "Draft on aid, objection"),
        ("/csto/documents", "csto/document/secret"),
        ("/csto/member/by?said=1", "objection raised"),
    ],
)
def test_what_nobody_tells_or_may_tell_is_on_no_page(one: Client, address: str, not_told: str) -> None:
    page = one.get(address)
    assert page.status_code == 200
    assert not_told not in prose_of(page)


@pytest.mark.parametrize(
    "address",
    ["/csto/document/secret", "/record/entry/e33", "/record/entry/e34", "/record/fact/e33/f1", "/csto/document/secret/what-if"],
)  # fmt: skip
def test_what_only_the_secretariat_may_see_is_as_if_it_were_not_there(one: Client, address: str) -> None:
    refused = one.get(address)
    assert refused.status_code == 404
    assert "hidden reason" not in prose_of(refused)
    assert one.get(address.replace("secret", "nosuch").replace("e3", "e9")).status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/people", 400, "This record holds several organisations (club, csto)"),
        ("/people?organisation=club", 200, "Stanislav Zas"),
        ("/timeline?organisation=nosuch", 400, "There is: club, csto."),
        ("/club/sessions", 200, "Club session"),
        ("/club/members", 200, "No member is on record by that day."),
        ("/club/assessments", 200, "Assessments"),
        ("/club/attendance", 200, "Attendance of all sessions"),
        ("/club/bodies", 200, "Board"),
        ("/club/documents", 200, "Drafts and decisions"),
        ("/club/plans", 200, "Action plans"),
        ("/club/meetings", 200, "Meetings of post-holders"),
        ("/club/member/us", 200, "The Union is not on record as a member."),
        ("/csto/members", 200, "1 member belongs on that day."),
        ("/nosuch/members", 404, "nothing of an organisation 'nosuch'"),
        ("/nosuch/assessments", 404, "nothing of an organisation 'nosuch'"),
        ("/", 200, "Whose record do you want to read?"),
        ("/?organisation=club", 200, "What this organisation decided"),
    ],
)  # fmt: skip
def test_each_of_two_organisations_is_asked_by_its_name(two: Client, address: str, status: int, says: str) -> None:
    page = two.get(address)
    assert (page.status_code, says in prose_of(page)) == (status, True)


def test_the_choice_of_an_organisation_keeps_the_dials(two: Client) -> None:
    links = links_of(two.get("/?on=2023-12-01&known=2023-12-31"))
    assert links["club"] == "/?on=2023-12-01&known=2023-12-31&organisation=club"
    assert links["Members"].endswith("/members?on=2023-12-01&known=2023-12-31")
    assert links_of(two.get("/"))["club"] == "/?organisation=club"


def test_a_page_of_the_whole_record_keeps_the_organisation_in_its_links(two: Client) -> None:
    links = links_of(two.get("/timeline?organisation=club&on=2024-01-01"))
    assert links["Sources"] == "/sources?on=2024-01-01&organisation=club"
    assert links["Sessions"].startswith("/club/sessions?")


def test_one_organisation_s_list_holds_nothing_of_the_other(two: Client) -> None:
    assert "Disputed session" not in prose_of(two.get("/club/sessions"))
    assert "Club session" not in prose_of(two.get("/csto/sessions"))


def test_an_organisation_s_days_end_where_it_is(two: Client) -> None:
    assert "Club session: held" in prose_of(two.get("/club/session/s1?on=2023-11-23"))
    assert answers.zone_of("club/record") == "America/New_York"
    assert two.get("/club/session/s1?on=2023-11-23").content != two.get("/club/session/s1?on=2023-11-22").content
