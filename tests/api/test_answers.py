"""What every answer has: dials, pages around it, a tag; and that it hangs on nothing that a browser says of itself."""

import json
import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.api.conftest import Asking
from travaux.api.answering import encoded
from travaux.api.asking import Question
from travaux.office import clock
from travaux.record import proof
from travaux.record.fold import Dials
from travaux.record.note import parse_verifier_key
from travaux.record.telling import in_zone
from travaux.record.times import zone_named

LISTS = (
    "/dossiers", "/dossiers?order=newest", "/sessions?organisation=csto&order=oldest", "/facts?about=csto/member/am",
    "/facts?order=newest&about=csto/member/am", "/remarks", "/timeline?since=2022-01-01&until=2023-12-31", "/contested",
    "/known?since=2023-11-19&until=2023-12-31", "/entries", "/search?q=Armenia", "/attendance?organisation=csto", "/gaps",
)  # fmt: skip
FIXED = "on=2024-12-31&known=2024-12-31"


def with_(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


def walked(ask: Asking, address: str, way: str) -> list[list[object]]:
    """The items of all pages from here on, following `next` or `previous` to the end."""
    pages: list[list[object]] = []
    following: str | None = address
    while following:
        told = ask.json(following.removeprefix("/api/v1"))
        pages.append(told["items"])
        following = told[way]
        last = told
    if way == "next" and last["previous"]:
        back = walked(ask, last["previous"].removeprefix("/api/v1"), "previous")
        assert [*reversed(back), last["items"]] == pages
    return pages


@pytest.mark.parametrize("address", LISTS)
def test_pages_lose_and_repeat_nothing_there_and_back(ask: Asking, address: str) -> None:
    dialled = with_(address, FIXED)
    whole = [item for page in walked(ask, with_(dialled, "limit=200"), "next") for item in page]
    by_some = [item for page in walked(ask, with_(dialled, "limit=37"), "next") for item in page]
    key = [str(item) for item in by_some]
    assert len(set(key)) == len(key)
    assert sorted(key) == sorted(map(str, whole))


def test_the_link_header_says_what_the_body_says(ask: Asking) -> None:
    first = ask("/entries?limit=3")
    told = first.json()
    assert first.headers["Link"] == f'<{told["next"]}>; rel="next"'
    second = ask(told["next"].removeprefix("/api/v1"))
    assert dict(re.findall(r'<([^>]+)>; rel="(\w+)"', second.headers["Link"])).keys() == {
        second.json()["next"], second.json()["previous"],
    }  # fmt: skip


def test_the_dials_are_repeated_in_the_records_zone(ask: Asking) -> None:
    told = ask.json("/facts?on=2023-11-23&known=2023-11-21&at=300&limit=1")
    assert (told["on"], told["known"], told["at"]) == ("2023-11-24T00:00:00+03:00", "2023-11-22T00:00:00+03:00", 300)


def test_whoever_holds_the_answer_is_told_so(ask: Asking) -> None:
    first = ask(f"/dossiers/csto/member/am?{FIXED}")
    assert first.headers["ETag"].startswith('"')
    again = ask(f"/dossiers/csto/member/am?{FIXED}", if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_with_the_present_in_it_the_tag_is_weak_and_holds_while_nothing_changes(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = ask("/dossiers/csto/member/am").headers["ETag"]
    now = clock.now()
    assert held.startswith("W/")
    monkeypatch.setattr(clock, "now", lambda: now + 3_600)
    assert ask("/dossiers/csto/member/am", if_none_match=held).status_code == 304


def test_a_tag_no_longer_holds_once_time_has_changed_something(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    held = ask("/dossiers/csto/member/am").headers["ETag"]
    monkeypatch.setattr(
        clock, "now", lambda: 1_798_750_800 + 1
    )  # the year in which something is told to happen is over
    later = ask("/dossiers/csto/member/am", if_none_match=held)
    assert later.status_code == 200
    assert later.headers["ETag"] != held


def test_another_question_has_another_tag(ask: Asking) -> None:
    asked = ("/facts?limit=1", "/facts?limit=2", "/timeline?limit=1", f"/facts?limit=1&{FIXED}")
    assert len({ask(one).headers["ETag"] for one in asked}) == len(asked)


def test_an_answer_may_be_kept_and_must_be_asked_for_again(ask: Asking) -> None:
    headers = ask("/facts?limit=1").headers
    assert headers["Cache-Control"] == "public, no-cache"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Vary" not in headers


def test_the_browsers_language_and_cookies_change_nothing(ask: Asking) -> None:
    plain = ask(f"/search?q=Armenia&{FIXED}")
    russian = ask(f"/search?q=Armenia&{FIXED}", accept_language="ru", cookie="language=ru; sessionid=x")
    assert russian.content == plain.content
    assert not russian.cookies


def test_head_is_answered_as_get_without_the_body(site: Client) -> None:
    for address in ("/api/v1/numbers", "/feeds/csto/member/am.atom", "/data/gaps.csv"):
        whole, head = site.get(address), site.head(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["ETag"] == whole.headers["ETag"]


def test_the_sealed_bytes_are_those_of_the_leaf(ask: Asking) -> None:
    raw = ask("/bytes/s4-yerevan").content
    shown = proof.check(
        ask("/proofs/s4-yerevan").content.decode(), [parse_verifier_key(ask.json("/checkpoint")["key"])]
    )
    assert shown.entry == raw
    assert ask("/checkpoint/note").content.decode() == ask.json("/checkpoint")["note"]
    assert ask.json("/checkpoint")["size"] == ask.json("/numbers")["entries"]


@given(
    st.recursive(
        st.text() | st.integers(-(10**11), 10**11) | st.none(),
        lambda part: (
            st.lists(part) | st.dictionaries(st.sampled_from(["lo", "hi", 'x"lo', '{"lo":1,"hi":2}']) | st.text(), part)
        ),
    )
)
def test_intervals_are_told_in_the_zone_and_texts_that_look_like_them_are_left_alone(told: object) -> None:
    whole = {"text": '{"lo":1,"hi":2}', "interval": {"lo": 0, "hi": 60}, "told": told}
    question = Question("/", {}, Dials(), zone_named("Europe/Moscow"))
    assert json.loads(encoded(whole, question)) == in_zone(whole, question.zone)


def test_lists_narrow_by_what_they_are_asked(ask: Asking) -> None:
    astana = ask.json("/sessions?place=Astana&order=newest")["items"]
    assert astana[0]["ended"] == "2024-11-29T00:00:00+03:00"
    assert "csto/session/csc-2024-11-28" in {one["dossier"] for one in astana}
    assert {one["kind"] for one in ask.json("/dossiers?kind=plan")["items"]} == {"plan"}
    only = ask.json("/facts?via=world/source/belta&only=true&limit=5")["items"]
    assert all(one["sources"][0]["chain"] for one in only)


def test_the_first_thing_found_answers(ask: Asking) -> None:
    first = ask.json("/search?q=Armenia")["items"][0]
    assert first["dossier"] == "csto/member/am"
    assert first["answer"].startswith("Armenia is a member")


def test_attendance_tells_who_was_there(ask: Asking) -> None:
    session = next(
        one for one in ask.json("/attendance?year=2024")["items"] if one["session"].endswith("csc-2024-11-28")
    )
    told = {row["member"]: row["presence"]["value"] for row in session["attendance"]}
    assert told["am"] == "absent"
