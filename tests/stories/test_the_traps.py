"""The twenty-eight traps in the two articles, each a test that would fail if the record fell into it."""

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.stories.asking import Ask, Json, addresses, asker, by_ref, day

DOC, PLAN, AM = "csto/document/assistance-to-armenia", "csto/plan/2023", "csto/member/am"
MINSK, ASTANA, BUDGET = "csto/session/csc-2023-11-23", "csto/session/csc-2024-11-28", "csto/document/budget-2024"


@pytest.fixture
def ask(travaux: Shell, record: Place) -> Ask:
    assert record.folder.exists()
    return asker(travaux)


def _named(ask: Ask, event: str, about: str) -> list[Json]:
    return list(ask("list", "facts", "--about", about, "--name", event)["items"])


def test_t01_a_page_stamp_is_no_event_so_the_request_of_2023_comes_before_the_remark_of_2024(ask: Ask) -> None:
    order = [card["ref"] for card in ask("timeline")["facts"]]
    assert order.index("B21") < order.index("B02") < order.index("A12") < order.index("B01")


def test_t02_last_year_is_relative_to_the_speech_and_not_to_the_stamp(ask: Ask) -> None:
    told = by_ref(ask("show", "csto/post/secretary-general"))["B04"]["happened"]
    assert (told["stated"], day(told)[0]) == ("20 November", "2023-11-20")
    assert by_ref(ask("show", PLAN))["B12"]["value"]["decisions of"] == "csto/session/csc-2022-11-23"


def test_t03_two_sessions_fell_on_a_28_november_and_the_city_decides(ask: Ask) -> None:
    held = {year: ask("show", f"csto/session/csc-{year}-11-28")["state"]["place"]["value"] for year in (2019, 2024)}
    assert held == {2019: "Bishkek", 2024: "Astana"}
    assert by_ref(ask("show", ASTANA))["A21"]["happened"]["resolved"] == "2024-11-28"


def test_t04_measures_and_decisions_are_two_nouns_and_contradict_each_other(ask: Ask) -> None:
    shown = ask("show", PLAN)
    rivals = [rival["value"] for rival in shown["state"]["counts"]["implemented"]["rivals"]]
    assert "32 decisions" in rivals
    assert by_ref(shown)["B13"]["contested"]
    yerevan = ask("show", "csto/session/csc-2022-11-23")["state"]
    assert [yerevan[key]["value"] for key in ("drafts", "drafts_adopted", "drafts_sent_back")] == [17, 15, 2]


def test_t05_two_texts_were_not_signed_and_the_article_names_one(ask: Ask) -> None:
    other = "csto/document/declaration-2022-11-23"
    assert {one["member"] for one in ask("show", other)["state"]["refusals"]} == {"am"}
    through = ask("list", "facts", "--via", "world/source/udf-262962")["items"]
    assert {dossier for card in through for dossier in card["about"] if "/document/" in dossier} == {DOC}


def test_t06_supported_by_all_others_is_not_adopted(ask: Ask) -> None:
    state = ask("show", DOC)["state"]
    assert (state["stage"]["state"] == "adopted", state["adopted"], state["bound"]["members"]) == (False, None, {})


def test_t07_a_refusal_a_request_and_a_press_word_are_three_different_endings(ask: Ask) -> None:
    events = {card["name"] for card in ask("show", DOC)["facts"]}
    assert {"signature refused", "removal requested", "ending described"} <= events
    assert not events & {"item removed", "withdrawn", "lapsed", "adopted"}
    assert {card["value"]["as"] for card in _named(ask, "ending described", DOC)} == {"vetoed"}


def test_t08_the_one_that_would_be_helped_is_the_one_that_blocks(ask: Ask) -> None:
    finding = ask("decide", DOC, "--on", "2022-11-23")["finding"]
    assert finding["outcome"] == "not adopted"
    assert any("am refused to sign" in ground["text"] for ground in finding["grounds"])
    assert finding["bound"]["am"] == "not bound"


def test_t09_announced_notified_and_acknowledged_are_three_facts(ask: Ask) -> None:
    participation = ask("show", AM)["state"]["participation"]
    assert addresses(participation["announced"]["refs"]) >= {"R-announced"}
    assert participation["notified"] is None
    assert addresses(participation["acknowledged"]["refs"]) == {"A10"}
    views = [card["value"]["view"] for card in _named(ask, "legal view stated", AM)]
    assert any("not provided for" in view or "no provision" in view or "do not provide" in view for view in views), (
        views
    )


def test_t10_absence_is_no_objection(ask: Ask) -> None:
    shown = ask("show", ASTANA)
    assert {row["presence"]["value"] for row in shown["state"]["attendance"] if row["member"] == "am"} == {"absent"}
    assert {one["keys"][0] for one in shown["state"]["no_objections"]} == {"am"}
    assert ask("list", "facts", "--name", "objection raised", "--about", ASTANA)["items"] == []


def test_t11_who_is_bound_changed_months_after_the_decision(ask: Ask) -> None:
    before = ask("show", BUDGET, "--on", "2024-05-07")["state"]["bound"]["members"]["am"]
    after = ask("show", BUDGET, "--on", "2024-05-08")["state"]["bound"]["members"]["am"]
    assert (before, after) == ("open", "not bound")


def test_t12_the_same_want_of_quorum_had_opposite_consequences(ask: Ask) -> None:
    dropped = _named(ask, "question not taken", "csto/session/csc-2016-12-26")
    assert {card["value"]["why"] for card in dropped} == {"no quorum"}
    minsk = _named(ask, "quorum described", MINSK)
    assert {card["value"]["quorum"] for card in minsk} == {"lacking"}
    assert all("lawful" in card["value"]["consequence"] for card in minsk)


def test_t13_no_addressee_and_no_deadline_are_invented(ask: Ask) -> None:
    told = by_ref(ask("show", DOC))
    assert [(told[ref]["value"]["to"], told[ref]["value"]["due"]) for ref in ("B18", "B26")] == [
        ("unknown", "unknown")
    ] * 2


def test_t14_that_belarus_chaired_is_not_read_out_of_its_priorities(ask: Ask) -> None:
    through = ask("list", "facts", "--via", "world/source/udf-262962", "--about", "csto/chairmanship")["items"]
    assert [(card["ref"], card["name"]) for card in through] == [("B19", "priorities set")]
    assert "implied" in through[0]["note"]


def test_t15_a_plan_stays_a_plan_and_what_came_of_it_is_another_fact(ask: Ask) -> None:
    shown = ask("show", MINSK)
    told = by_ref(shown)["B11"]
    assert (told["name"], told["modality"], told["standing"]) == ("session scheduled", ["plan"], "certain")
    assert shown["state"]["held"]["refs"][0]["address"] != told["address"]


@pytest.mark.parametrize(
    ("words", "person"),
    [("Tasmaghambetov", "tasmagambetov"), ("Imanghali", "tasmagambetov"), ("Stanislau Zas", "zas"), ("Pashinian", "pashinyan"),
     ("Lukashenka", "lukashenko"), ("Aleynyk", "aleinik"), ("Akylbek Japarov", "japarov-akylbek"), ("Sadyr Japarov", "japarov-sadyr")],
)  # fmt: skip
def test_t16_every_spelling_finds_its_person_and_two_japarovs_stay_two(ask: Ask, words: str, person: str) -> None:
    assert ask("search", *words.split())["hits"][0]["dossier"] == f"world/person/{person}"


def test_t17_wrong_reports_are_held_as_disputed(ask: Ask) -> None:
    astana = ask("show", ASTANA)
    six = next(card for card in astana["facts"] if card["name"] == "attendance" and "uz" in card["key"])
    assert six["contested"]
    assert any("A23" in address for address in six["contested"])
    georgia = ask("show", "csto/member/ge")
    signed = [card for card in georgia["facts"] if card["name"] == "founding text signed"]
    assert {day(card["happened"])[0] for card in signed} == {"1993-09-09", "1993-12-09"}
    assert all(card["contested"] for card in signed)
    assert all(
        day(card["happened"])[0] != "2022-10-01" or card["contested"] for card in _named(ask, "signature refused", DOC)
    )


def test_t18_a_count_has_a_stage_and_a_counter(ask: Ask) -> None:
    bishkek = _named(ask, "documents counted", "csto/session/csc-2025-11-27")
    by_stage = {(card["key"][0], card["value"]["number"]) for card in bishkek}
    assert {("signed", 15), ("unknown", 16), ("prepared", 19)} <= by_stage
    assert {card["value"]["number"] for card in bishkek if card["contested"]} >= {15, 16}
    assert "signed" not in {card["key"][0] for card in bishkek if card["value"]["number"] == 19}


def test_t19_a_name_that_drifted_in_translation_is_kept_as_disputed(ask: Ask) -> None:
    found = ask("list", "facts", "--name", "disputed name")["items"]
    assert any("Joint Staff" in card["value"]["name"] for card in found)
    assert all(card["value"]["instead of"] for card in found)


def test_t20_metadata_that_precedes_the_event_moves_nothing(ask: Ask) -> None:
    sources = {one["source"]: one for one in ask("list", "sources")["items"]}
    early = [one for one in sources.values() if one.get("outlet") == "news-by"]
    assert early
    for one in early:
        told = ask("list", "facts", "--via", f"world/source/{one['source']}")["items"]
        assert {
            day(card["happened"])[0] for card in told if card["name"] in {"session held", "chairmanship planned"}
        } <= {"2025-11-27"}


def test_t21_a_quotation_and_its_paraphrase_are_one_statement(ask: Ask) -> None:
    spoken = ask("list", "remarks", "--by", "world/person/tasmagambetov", "--about", AM)["items"]
    astana = [one for one in spoken if one["speaker"]["at"] == ASTANA]
    assert [one["entry"] for one in astana] == ["s0-tasmagambetov"]
    assert {"A09", "A11"} <= {card["ref"] for card in astana[0]["facts"]}


def test_t22_heads_of_member_states_is_not_the_membership(ask: Ask) -> None:
    shown = ask("show", ASTANA)
    assert by_ref(shown)["A15"]["value"]["by"] == "heads of member states"
    assert next(row for row in shown["state"]["attendance"] if row["member"] == "am")["presence"]["value"] == "absent"


def test_t23_the_mangled_date_of_a_translation_is_no_session(ask: Ask) -> None:
    sessions = {one["dossier"] for one in ask("list", "sessions")["items"]}
    assert not sessions & {"csto/session/csc-2023-11-20", "csto/session/csc-2023-11-22", "csto/session/csc-2022-11-20"}
    counted = _named(ask, "texts counted", PLAN)
    assert [card["value"]["number"] for card in counted] == [2]


def test_t24_a_formal_notice_exists_for_the_budget_and_none_for_the_suspension(ask: Ask) -> None:
    state = ask("show", AM)["state"]
    assert {one["keys"][0] for one in state["formal_notices"]} == {"budget"}
    assert "suspension of participation" in {one["keys"][0] for one in state["participation"]["no_notices"]}


def test_t25_removed_is_nowhere_a_fact(ask: Ask) -> None:
    assert ask("list", "facts", "--name", "item removed")["items"] == []
    assert ask("show", DOC)["state"]["item"]["state"] == "removal requested"


def test_t26_a_count_is_not_a_list(ask: Ask) -> None:
    state = ask("show", PLAN)["state"]
    assert (state["counts"]["total"]["number"], len(state["measures"])) == (34, 2)
    assert state["summary"] == "measures on record: 2 of a reported 34"


def test_t27_a_group_is_not_its_members(ask: Ask) -> None:
    state = ask("show", DOC)["state"]
    assert {(one["quantifier"], *one["excepting"]) for one in state["group_stances"]} == {("all others", "am")}
    assert state["stances"] == []
    assert _named(ask, "stance recorded", DOC) == []


def test_t28_the_other_side_is_not_on_record_and_the_record_says_so(ask: Ask) -> None:
    said = [card for card in ask("show", DOC)["facts"] if card["name"] == "other side not on record"]
    assert [card["value"]["member"] for card in said] == ["am"]
