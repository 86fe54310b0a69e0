"""Two thousand questions to the API, whatever the length of the other tests: none finds a fault."""

from concurrent.futures import ThreadPoolExecutor

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

    def of_the_record() -> None:
        with django_db_blocker.unblock(), opened(records.told()):
            ask()

    # In a thread of its own: where a browser was driven before, this one has a loop running, in which nothing is asked.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(of_the_record).result()
    assert len(asked) >= CASES
