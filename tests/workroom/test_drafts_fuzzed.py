"""Whatever is sent to a draft's pages, by whomever, ends with a page; twice the same is once; a race has one winner."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.drafting import NEW, Drafted, actor_named, entered
from tests.workroom.playing import on_one_line, playing
from travaux.accounts import acting
from travaux.decision.act import Act
from travaux.office import answers
from travaux.office.desk import NOW, Receipt

FUZZ = settings(deadline=None, suppress_health_check=list(HealthCheck))
ENDS_WELL = {200, 302, 400, 404, 422}
WORDS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        [
            "agrees",
            "objects",
            "3",
            "99",
            "public",
            "members",
            "delegation:by",
            "unknown",
            "none",
            "<script>",
            "=1+1",
            "\x00",
            "x" * 9_000,
        ]
    ),
)
FIELDS = st.sampled_from(
    ["clause", "stance", "version", "comment", "wording", "audience", "key", "title", "sort", "body", "sponsor", "due",
     "number", "heading", "words", "text", "step", "paper", "file"]
)  # fmt: skip
FORMS = st.dictionaries(FIELDS, st.one_of(WORDS, st.lists(WORDS, max_size=3)), max_size=8)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Drafted]:
    """A draft of seven clauses to which all is sent."""
    with django_db_blocker.unblock(), playing(tmp_path_factory.mktemp("fuzzed")) as players:
        yield entered(players)


@given(
    who=st.sampled_from(["rep-am", "secretariat", "chair", "observer"]),
    tail=st.sampled_from(["/stance", "/agree-remaining", "/text", "new"]),
    form=FORMS,
)
@FUZZ
def test_any_form_of_anybody_ends_with_a_page(
    drafted: Drafted, who: str, tail: str, form: dict[str, str | list[str]]
) -> None:
    address = NEW if tail == "new" else f"{drafted.at}{tail}"
    answer = drafted.play[who].post(address, form)
    assert answer.status_code in ENDS_WELL, (address, answer.status_code)


@given(
    tail=st.sampled_from(["", "/versions", "/comments", "/act/put", "/act/start-silence", "/text"]),
    query=st.dictionaries(
        st.sampled_from(["clause", "from", "to", "expires", "number", "receipt", "drafts"]), WORDS, max_size=3
    ),
)
@FUZZ
def test_any_question_ends_with_a_page(drafted: Drafted, tail: str, query: dict[str, str]) -> None:
    assert drafted.play["chair"].get(f"{drafted.at}{tail}", query).status_code in ENDS_WELL


def test_a_stance_sent_twice_is_recorded_once(drafted: Drafted) -> None:
    first = drafted.says("rep-kz", "1", "agrees", key="twice")
    size = answers.size()
    second = drafted.says("rep-kz", "1", "agrees", key="twice")
    assert first.headers["Location"] == second.headers["Location"]
    assert answers.size() == size


def test_the_same_key_for_another_stance_is_told_and_records_nothing(drafted: Drafted) -> None:
    drafted.says("rep-kz", "2", "agrees", key="used")
    size = answers.size()
    answer = drafted.says("rep-kz", "2", "objects", key="used")
    assert (answer.status_code, answers.size()) == (422, size)
    assert "Nothing was entered" in on_one_line(answer)


def test_of_two_who_press_at_once_under_one_key_one_enters_and_both_have_the_same_receipt(drafted: Drafted) -> None:
    actor, size, given_out = actor_named("rep-tj"), answers.size(), list[object]()
    act = Act(
        "clause stance recorded", (drafted.dossier,), actor.capacity, NOW, ("tj",), {"clause": "5", "stance": "agrees"}
    )

    def press() -> None:
        given_out.append(acting.all_of(actor, [act], "at-once"))
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    receipts = [one[0] for one in given_out if isinstance(one, list)]
    assert len(receipts) == 4
    assert all(isinstance(one, Receipt) for one in receipts)
    assert {one.entry for one in receipts} == {receipts[0].entry}
    assert answers.size() == size + 1


def test_the_control_under_keys_of_their_own_both_are_entered(drafted: Drafted) -> None:
    size = answers.size()
    drafted.says("rep-tj", "6", "agrees", key="one")
    drafted.says("rep-tj", "6", "agrees", key="other")
    assert answers.size() == size + 2


def test_what_is_typed_is_inert_wherever_it_is_shown(drafted: Drafted) -> None:
    drafted.says(
        "rep-ru", "4", "objects", comment="<img src=x onerror=alert(1)>", wording="{{ 7*7 }}<script>x</script>"
    )
    for tail in ("", "/comments"):
        page = drafted.play.read("secretariat", f"{drafted.at}{tail}")
        assert "<img src=x" not in page
        assert "<script>x" not in page
        assert "{{ 7*7 }}" in page.replace("<ins>", "").replace("</ins>", "")
