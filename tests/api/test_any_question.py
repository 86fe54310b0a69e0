"""Any question that a program can write: no fault, no undescribed answer. A hundred of them, two thousand to soak."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.databases import Place
from travaux.config.wsgi import application

API = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CASES = 2_000 if os.environ.get("TRAVAUX_SOAK") else 100
ANY = st.one_of(
    API.as_strategy(generation_mode=GenerationMode.POSITIVE), API.as_strategy(generation_mode=GenerationMode.NEGATIVE)
)


def require_no_fault(case: Case) -> None:
    """The answer is one of those that the description has, in its shape, with a status that is no fault."""
    response = case.call(headers={"Host": "localhost"})
    case.validate_response(response, checks=CHECKS)
    # Without a token nobody acts.
    assert response.status_code in {200, 400, 404, 405} | ({401} if case.method == "POST" else set())


@given(case=ANY)
@settings(max_examples=CASES, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("place")
def test_no_question_finds_a_fault(case: Case) -> None:
    require_no_fault(case)
    assert case.operation.path.startswith("/api/v1/")


def test_a_control_that_must_fail_an_undescribed_answer_is_found(place: Place) -> None:  # noqa: ARG001 - it must be open
    case = API["/api/v1/numbers"]["GET"].Case(query={"x": "1"})
    response = case.call(headers={"Host": "localhost"})
    response.status_code = 418
    with pytest.raises(schemathesis.core.failures.FailureGroup):
        case.validate_response(response, checks=CHECKS)
