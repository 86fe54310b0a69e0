"""The eighteen questions that the two articles raise, asked through `--json`."""

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.stories.asking import Ask, Json, addresses, asker, by_ref, day

ASSISTANCE = "csto/document/assistance-to-armenia"


@pytest.fixture
def ask(travaux: Shell, record: Place) -> Ask:
    assert record.folder.exists()
    return asker(travaux)


def test_1_armenia_is_a_member_that_suspended_its_participation_by_its_own_declaration(ask: Ask) -> None:
    state = ask("show", "csto/member/am", "--on", "2024-11-28")["state"]
    assert state["membership"]["state"] == "member"
    participation = state["participation"]
    assert participation["status"] == "suspended by its own declaration"
    assert (participation["notified"], participation["notified_text"]) == (None, "no formal instrument on record")
    assert "A10" in addresses(participation["acknowledged"]["refs"])
    denials = [day(one["fact"]["happened"])[0] for one in participation["no_notices"]]
    assert {"2024-02-23", "2024-03-28"} <= set(denials)
    assert state["relation"]["word"] == "ally"
    assert (state["relation"]["extent"]["value"], addresses(state["relation"]["extent"]["refs"])) == (
        "was, is and will remain", {"A12"},
    )  # fmt: skip
    assert state["evidence"]["newest"]["address"]


def test_2_the_pause_was_announced_in_february_2024_and_the_article_gives_no_beginning(ask: Ask) -> None:
    shown = ask("show", "csto/member/am", "--on", "2024-11-28")
    first, last = day(shown["state"]["participation"]["announced"]["happened"])
    assert "2024-02-22" <= str(first) < str(last) <= "2024-02-24"
    told = by_ref(shown)
    assert day(told["R-announced"]["happened"]) == ("2024-02-22", "2024-02-24")
    assert (told["A02"]["value"]["start"], told["A10"]["value"]["start"]) == ("unknown", "unknown")
    before = ask("show", "csto/member/am", "--on", "2024-11-28", "--known", "2024-02-01")["state"]["participation"]
    assert (before["announced"], before["acknowledged"]) == (None, None)
    assert before["status"] != "suspended by its own declaration"


def _attendance(session: Json) -> dict[str, str]:
    return {row["member"]: row["presence"]["value"] for row in session["state"]["attendance"]}


def test_3_leaders_of_five_attended_and_armenia_was_absent(ask: Ask) -> None:
    shown = ask("show", "csto/session/csc-2024-11-28")
    rows = _attendance(shown)
    assert {member: rows[member] for member in ("ru", "kz", "by", "kg", "tj", "am")} == {
        "ru": "present", "kz": "present", "by": "present", "kg": "present", "tj": "present", "am": "absent",
    }  # fmt: skip
    told = by_ref(shown)["A23"]
    assert (told["key"], told["closed"], told["value"]["person"]) == (["ru", "kz", "by", "kg", "tj"], True, "unknown")


def test_4_it_was_in_astana_on_28_november_2024_and_the_year_is_inferred(ask: Ask) -> None:
    shown = ask("show", "csto/session/csc-2024-11-28")
    told = by_ref(shown)
    assert told["A22"]["value"]["place"] == shown["state"]["place"]["value"] == "Astana"
    happened = told["A21"]["happened"]
    assert (happened["stated"], happened["basis"], day(happened)) == (
        "November 28",
        "inferred",
        ("2024-11-28", "2024-11-29"),
    )
    assert happened["inferred_from"] == ["csto/session/csc-2024-11-28", "csto/session/csc-2019-11-28"]
    assert "the city decides" in happened["because"]


def test_5_and_6_the_secretary_general_calls_it_an_ally_through_unnamed_media_and_a_relay(ask: Ask) -> None:
    told = by_ref(ask("show", "csto/member/am"))["A12"]
    assert told["quote"]["words"] == "to have been, to be, and to remain our ally"
    speaker, chain = told["speaker"], told["sources"][0]["chain"]
    assert (speaker["by"], speaker["as"]) == ("world/person/tasmagambetov", "csto/post/secretary-general")
    assert [link["outlet"] for link in chain] == ["unnamed-russian-media", "caliber"]
    outlets = {one["source"]: one for one in ask("list", "sources")["items"]}
    assert outlets["unnamed-russian-media"]["sort"] == "anonymous"
    author = by_ref(ask("show", "world/source/caliber-ally"))["A25"]
    assert author["value"]["author"] == "world/person/vafa-guliyeva"


def test_7_what_the_heads_discussed_and_which_threats(ask: Ask) -> None:
    topics = by_ref(ask("show", "csto/session/csc-2024-11-28"))
    assert "zone of responsibility" in topics["A15"]["value"]["topic"]
    assert "may develop" in topics["A16"]["value"]["topic"]
    threats = by_ref(ask("show", "csto/assessment/2024-11-28"))
    assert [threats[ref]["value"]["theme"] for ref in ("A17", "A18", "A19", "A20")] == [
        "geopolitical change", "escalation", "threats", "hybrid threats",
    ]  # fmt: skip


def test_8_armenia_asked_to_remove_the_document_and_the_outcome_is_not_on_record(ask: Ask) -> None:
    shown = ask("show", ASSISTANCE)
    request = next(one for one in shown["state"]["requests"] if one["member"] == "am")
    assert request["outcome"] == "not on record"
    told = by_ref(shown)["B02"]
    assert (told["value"]["session"], told["value"]["body"]) == ("unknown", "unknown")
    speaker = told["speaker"]
    assert (speaker["by"], speaker["to"], day(speaker["on"])) == (
        "world/person/tasmagambetov", ["world/person/lukashenko"], ("2023-11-20", "2023-11-21"),
    )  # fmt: skip
    assert day(told["happened"])[1] == "2023-11-21"


def test_9_and_10_34_measures_32_done_2_not_and_why_and_what_the_plan_carries_out(ask: Ask) -> None:
    state = ask("show", "csto/plan/2023")["state"]
    counts = {key: (one["number"], one["noun"], one["by"]) for key, one in state["counts"].items()}
    said = ("measures", "world/person/tasmagambetov")
    assert counts == {"total": (34, *said), "implemented": (32, *said), "not implemented": (2, *said)}
    reasons = {one["measure"]: one["reason"]["value"] for one in state["measures"]}
    assert reasons["contacts-with-european-organisations"] == "primarily their stance"
    assert "no interest" in reasons["armenia-assistance-document"]
    assert state["decisions_of"]["value"] == "csto/session/csc-2022-11-23"
    assert state["priorities_of"]["value"] == "by"


def test_11_pashinyan_refused_to_sign_in_yerevan(ask: Ask) -> None:
    told = by_ref(ask("show", ASSISTANCE))["B21"]
    assert (told["name"], told["key"], told["value"]["person"]) == (
        "signature refused",
        ["am"],
        "world/person/pashinyan",
    )
    assert (told["value"]["session"], day(told["happened"])) == (
        "csto/session/csc-2022-11-23",
        ("2022-11-23", "2022-11-24"),
    )
    assert by_ref(ask("show", "csto/session/csc-2022-11-23"))["B20"]["value"]["place"] == "Yerevan"


def test_12_the_draft_was_agreed_in_general_needed_work_and_was_to_come_back(ask: Ask) -> None:
    told = by_ref(ask("show", ASSISTANCE, "--on", "2022-11-23"))
    assert [told[ref]["name"] for ref in ("B23", "B24", "B25", "B26", "B27")] == [
        "agreed in general", "contents defined", "finalisation needed", "returned for finalisation", "resubmission instructed",
    ]  # fmt: skip
    assert (told["B26"]["value"]["to"], told["B27"]["value"]["to"], told["B27"]["value"]["due"]) == (
        "unknown", "heads of state", "unknown",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "holder"), [("2022-11-23", "zas"), ("2023-11-20", "tasmagambetov"), ("2024-11-28", "tasmagambetov")]
)
def test_13_who_was_secretary_general(ask: Ask, on: str, holder: str) -> None:
    state = ask("show", "csto/post/secretary-general", "--on", on)["state"]
    assert state["holder"]["holder"] == f"world/person/{holder}"


def test_14_three_bodies_were_to_meet_in_minsk_and_the_council_the_day_after(ask: Ask) -> None:
    joint = by_ref(ask("show", "csto/session/joint-2023-11-22", "--known", "2023-11-21"))
    assert [joint[ref]["value"]["bodies"] for ref in ("B08", "B09", "B10")] == [
        ["csto/body/cdm"], ["csto/body/cfm"], ["csto/body/cssc"],
    ]  # fmt: skip
    assert {joint[ref]["value"]["place"] for ref in ("B08", "B09", "B10")} == {"Minsk"}
    council = by_ref(ask("show", "csto/session/csc-2023-11-23", "--known", "2023-11-21"))["B11"]
    assert (council["value"]["for"], council["value"]["place"]) == ("2023-11-23", "unknown")


def test_15_the_whole_life_of_the_assistance_document(ask: Ask) -> None:
    facts = [card["ref"] for card in ask("show", ASSISTANCE)["facts"]]
    life = ["B23", "B21", "B26", "B17", "B02", "B16"]
    assert [ref for ref in facts if ref in life] == life
    steps = [step["event"] for step in ask("show", ASSISTANCE)["state"]["stage"]["steps"]]
    order = ["agreed in general", "signature refused", "returned for finalisation", "group stance stated"]
    assert [step for step in steps if step in order] == order
    state = ask("show", ASSISTANCE)["state"]
    assert state["item"]["state"] == "removal requested"
    assert [one["fact"]["address"].rpartition("#")[2] for one in state["measures"]] == ["B16"]


def test_16_what_was_scheduled_then_is_held_now(ask: Ask) -> None:
    then = ask("show", "csto/session/csc-2023-11-23", "--known", "2023-11-21")["state"]
    now = ask("show", "csto/session/csc-2023-11-23")
    assert (then["stage"]["state"], now["state"]["stage"]["state"]) == ("scheduled", "held")
    assert _attendance(now)["am"] == "absent"
    counts = {one["stage"]: one["number"]["value"] for one in now["state"]["counts"]}
    assert counts["submitted for signing"] == 15
    assert "about 20" in counts.values()
    contested = {card["ref"] for card in now["facts"] if card["contested"]}
    assert {card["ref"] for card in now["facts"] if card["name"] == "documents counted"} <= contested
    declined = [card for card in now["facts"] if card["name"] == "declined to join"]
    assert {day(card["happened"])[0] for card in declined} >= {"2024-05-08"}
    later = [one for one in now["state"]["joinings"] if one["event"] == "declined to join"]
    assert {(one["keys"][0], day(one["fact"]["happened"])[0]) for one in later} == {("am", "2024-05-08")}


def test_17_everything_that_rests_only_on_belta(ask: Ask) -> None:
    through = by_ref(ask("list", "facts", "--via", "world/source/belta"))
    only = by_ref(ask("list", "facts", "--via", "world/source/belta", "--only"))
    assert set(only) < set(through)
    assert {"B03", "B06", "B07", "B15", "B16", "B17"} <= set(only)
    assert "B21" in through
    assert "B21" not in only  # Pashinyan's own words reach us through others too
    on_the_page = by_ref(ask("list", "facts", "--via", "world/source/udf-262962"))
    assert {f"B{number:02}" for number in range(1, 30)} <= set(on_the_page)


def test_18_what_tasmagambetov_said_in_the_order_of_saying(ask: Ask) -> None:
    found = ask("list", "remarks", "--by", "world/person/tasmagambetov")["items"]
    ids = [one["entry"] for one in found]
    assert ids.index("s4-tasmagambetov") < ids.index("s0-tasmagambetov")
    days = [one["speaker"]["on"]["hi"] for one in found]
    assert days == sorted(days)
