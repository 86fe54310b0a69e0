"""`travaux list`, `search` and `timeline`: what they choose, how they end, and what they refuse."""

import pytest

from tests.cli.shell import Shell

pytestmark = pytest.mark.usefixtures("record")


def refs(ran_json: dict[str, list[dict[str, object]]], field: str = "items") -> set[object]:
    return {fact["ref"] for fact in ran_json[field]}


def test_facts_of_one_outlet_are_listed_and_the_switch_keeps_those_that_rest_on_nothing_else(travaux: Shell) -> None:
    via = travaux("list", "facts", "--via", "world/source/belta", "--json").json()
    only = travaux("list", "facts", "--via", "world/source/belta", "--only", "--json").json()
    assert {"B02", "B21", "B13"} <= refs(via)
    assert refs(only) <= refs(via)
    assert "A24" not in refs(via)


def test_remarks_of_a_speaker_come_in_the_order_of_saying_not_of_page_dates(travaux: Shell) -> None:
    said = travaux("list", "remarks", "--by", "world/person/tasmagambetov", "--json").json()["items"]
    days = [remark["speaker"]["on"]["hi"] for remark in said if remark["speaker"]["on"]]
    assert days == sorted(days)
    entries = [remark["entry"] for remark in said]
    assert entries.index("s4-tasmagambetov") < entries.index("s0-tasmagambetov")


def test_facts_about_a_dossier_fill_one_table_that_ends_with_what_it_does_not_cover(travaux: Shell) -> None:
    ran = travaux("list", "facts", "--about", "document/assistance-to-armenia")
    assert ran.code == 0
    assert "s4-yerevan#B21" in ran.out
    assert "Not covered: what no source on record tells" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 120


def test_facts_of_one_event_alone_are_listed(travaux: Shell) -> None:
    told = travaux("list", "facts", "--name", "signature refused", "--json").json()
    assert {fact["name"] for fact in told["items"]} == {"signature refused"}


def test_contested_facts_name_those_that_exclude_them(travaux: Shell) -> None:
    told = travaux("list", "contested", "--json").json()["items"]
    assert told
    assert all(fact["contested"] for fact in told)
    assert told == travaux("list", "facts", "--contested", "--json").json()["items"]


def test_members_of_a_day_are_told_with_membership_and_participation(travaux: Shell) -> None:
    ran = travaux("list", "members", "--on", "2024-11-28")
    assert "Armenia: member" in ran.out
    assert "suspended by its own declaration" in ran.out


@pytest.mark.parametrize(
    ("things", "held"),
    [
        ("sessions", "csto/session/csc-2024-11-28"),
        ("documents", "csto/document/assistance-to-armenia"),
        ("plans", "csto/plan/2023"),
        ("persons", "world/person/tasmagambetov"),
        ("posts", "csto/post/secretary-general"),
        ("dossiers", "csto/member/am"),
        ("sources", "udf-262962"),
        ("entries", "s4-yerevan"),
        ("events", "removal requested"),
        ("remarks", "s4-tasmagambetov"),
    ],
)
def test_each_list_holds_what_is_on_record(travaux: Shell, things: str, held: str) -> None:
    ran = travaux("list", things)
    assert (ran.code, ran.err) == (0, "")
    assert held in ran.out
    assert travaux("list", things, "--json").json()["list"] == things


def test_a_dossier_that_the_record_did_not_hold_yet_is_not_listed(travaux: Shell) -> None:
    assert "csto/plan/2023" in {one["dossier"] for one in travaux("list", "plans", "--json").json()["items"]}
    assert travaux("list", "plans", "--at", "1", "--json").json()["items"] == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("things",), "There is no list of 'things'. Name one of: facts, remarks, members"),
        (("facts", "--only"), "--only says 'resting on nothing else than --via', and no --via is given."),
        (("members", "--by", "world/person/zas"), "--via, --only, --by, --about, --name and --contested choose facts"),
        (("facts", "--via", "world/source/nix"), "Nothing on record is about 'world/source/nix'."),
        (("facts", "--name", "removed"), "There is no event 'removed'. The nearest are: "),
    ],
)
def test_a_list_that_cannot_be_made_is_refused_with_one_message(
    travaux: Shell, words: tuple[str, ...], message: str
) -> None:
    ran = travaux("list", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)


def test_a_search_for_a_member_is_answered_with_its_sentence_first(travaux: Shell) -> None:
    ran = travaux("search", "Armenia")
    assert ran.out.startswith("Armenia (csto/member/am): member\n")
    told = " ".join(ran.out.split())
    assert "Armenia is a member" in told
    assert "suspended by its own declaration" in told
    assert "no formal instrument on record" in told
    assert "Called an ally by Imangali Tasmagambetov (Secretary General)" in told
    assert "Newest evidence:" in told


def test_a_search_without_a_hit_says_what_to_try(travaux: Shell) -> None:
    ran = travaux("search", "zanzibar")
    assert ran.code == 0
    assert "Nothing on record by then bears 'zanzibar'. Try fewer words" in ran.out


def test_the_timeline_goes_by_happening_whatever_the_pages_are_stamped(travaux: Shell) -> None:
    told = travaux("timeline", "--about", "document/assistance-to-armenia", "--json").json()["facts"]
    order = [fact["ref"] for fact in told]
    assert order.index("B21") < order.index("B26") < order.index("B02")


def test_what_became_known_between_two_moments_leaves_out_what_was_known_before(travaux: Shell) -> None:
    told = travaux("timeline", "--since", "2023-11-19", "--until", "2023-11-21", "--json").json()
    assert "B13" in refs(told, "facts")
    later = travaux("timeline", "--since", "2023-11-21", "--until", "2023-11-22", "--json").json()
    assert "B13" not in refs(later, "facts")
    assert "What became known between the end of 19 November 2023" in travaux(
        "timeline", "--since", "2023-11-19", "--until", "2023-11-21"
    ).out  # fmt: skip


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--until", "2023-11-21"), "--until 2023-11-21 needs a beginning: give --since"),
        (("--since", "2023-11-21", "--until", "2023-11-20"), "--since 2023-11-21 is not before the end of 20 November"),
    ],
)
def test_two_moments_out_of_order_are_refused(travaux: Shell, words: tuple[str, ...], message: str) -> None:
    ran = travaux("timeline", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)
