"""Two thousand questions to the API, whatever the length of the other tests: none finds a fault."""

from hypothesis import HealthCheck, given, settings
from pytest_django.plugin import DjangoDbBlocker
from schemathesis import Case

from tests import records
from tests.api.test_any_question import ANY, require_no_fault
from tests.databases import opened

CASES = 2_000


def test_two_thousand_questions_find_no_fault(django_db_blocker: DjangoDbBlocker) -> None:
    asked = []

    @given(case=ANY)
    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case: Case) -> None:
        asked.append(case.method)
        require_no_fault(case)

    with django_db_blocker.unblock(), opened(records.told()):
        ask()
    assert len(asked) >= CASES
