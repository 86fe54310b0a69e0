"""The acts of the exercise, tried in a record of reports: each is refused with its reason, and nothing is written."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.offering import options
from tests.stories.exercise import Step, moment, of
from tests.stories.test_the_exercise_of_yerevan import STORY
from travaux.office import answers, desk, reading
from travaux.office.desk import Refused
from travaux.office.models import Role

DOC = "csto/document/budget"
SESSION = "csto/session/csc-2023-11-23"
NOW = moment("2023-11-23T12:00")


@pytest.fixture(scope="module")
def reports_only(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A record of reports, where nobody acts."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path_factory.mktemp("reports")):
        desk.open_record("csto", "the secretariat", {"sort": "reports only", "zone": "Europe/Moscow"}, NOW - 9)
        yield answers.size()


@pytest.mark.parametrize("one", STORY, ids=str)
def test_no_act_of_the_story_is_done_in_a_record_of_reports(reports_only: int, one: Step) -> None:
    answer = desk.submit(one.act, "somebody", str(one), moment(one.at) + 10**9)
    assert isinstance(answer, Refused)
    assert [reason.code for reason in answer.reasons] == ["reports only"]
    assert "nobody acts in a real organisation's record from outside" in answer.text
    assert "try the act in an exercise" in answer.text
    assert answers.size() == reports_only
    for dossier in one.about:
        assert reading.filed(dossier, Role.ABOUT) == []


def test_offers_in_a_record_of_reports_are_refusals_of_one_reason(reports_only: int) -> None:
    for dossier in (DOC, SESSION, "csto/plan/2023", "csto/member/am"):
        offered = options(of("am"), dossier, NOW)
        assert offered
        assert {option.refused.reasons[0].code for option in offered if option.refused} == {"reports only"}
        assert [option for option in offered if option.finding] == []
    assert answers.size() == reports_only
