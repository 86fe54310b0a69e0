"""`travaux show`: the state in sentences, the facts with their chains, the dials, and what is refused."""

import pytest

from tests.cli.shell import Shell

pytestmark = pytest.mark.usefixtures("record")

DOCUMENT = "csto/document/assistance-to-armenia"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_member_is_shown_with_its_participation_beside_its_membership(travaux: Shell) -> None:
    ran = travaux("show", "csto/member/am")
    told = flat(ran.out)
    assert ran.code == 0
    assert "Membership: member" in told
    assert "Participation: suspended by its own declaration" in told
    assert "notified formally: no formal instrument on record" in told
    assert "Newest evidence: " in told


def test_before_the_day_of_the_saying_the_member_takes_part(travaux: Shell) -> None:
    told = flat(travaux("show", "csto/member/am", "--on", "2023-01-01").out)
    assert "Participation: taking part" in told
    assert "s0-tasmagambetov#A10" not in told


def test_a_refused_document_is_shown_with_its_steps_and_its_request_without_an_outcome(travaux: Shell) -> None:
    told = flat(travaux("show", DOCUMENT).out)
    assert "Armenia, signature refused, 23 November 2022 [" in told
    assert "person: Nikol Pashinyan" in told
    assert "returned for finalisation" in told
    assert "outcome of the request: not on record" in told
    assert "session and body not stated" in told
    assert "Item on the agenda: removal requested" in told
    assert "item removed" not in told


def test_a_fact_is_shown_with_speaker_chain_lines_public_day_and_inference(travaux: Shell) -> None:
    told = flat(travaux("show", "csto/plan/2023").out)
    assert "said by Imangali Tasmagambetov as Secretary General to Aleksandr Lukashenko" in told
    assert "BelTA (published 20 November 2023, not seen by us) > UDF.name" in told
    assert ", L12" in told
    assert "the source says '20 November'; the date is inferred from s4-article#B04" in told


def test_a_count_is_told_as_a_claim_beside_the_measures_that_are_named(travaux: Shell) -> None:
    told = flat(travaux("show", "plan/2023").out)
    assert "Reported implemented: 32 of 34 measures, says Imangali Tasmagambetov (Secretary General)" in told
    assert "Measures on record: 2 of a reported 34." in told


def test_as_known_before_anybody_told_it_the_refusal_is_not_shown(travaux: Shell) -> None:
    shown = travaux("show", DOCUMENT, "--known", "2022-01-01", "--json").json()
    assert "B21" not in {fact["ref"] for fact in shown["facts"]}
    assert shown["state"]["refusals"] == []


def test_at_a_position_before_all_that_bears_on_it_nothing_is_told(travaux: Shell) -> None:
    assert "Nothing about it had happened or was public by then." in travaux("show", DOCUMENT, "--at", "1").out


def test_programs_get_state_facts_and_the_log_position_that_fixes_the_answer(travaux: Shell) -> None:
    shown = travaux("show", DOCUMENT, "--on", "2024-11-28", "--json").json()
    assert shown["dossier"] == DOCUMENT
    assert shown["kind"] == "document"
    assert shown["at"] > 0
    refs = {fact["ref"]: fact for fact in shown["facts"]}
    assert refs["B21"]["happened"]["basis"] == "inferred"
    assert refs["B21"]["sources"][0]["locator"] == "L14"


def test_at_an_earlier_position_later_entries_are_counted_and_not_told(travaux: Shell) -> None:
    full = travaux("show", DOCUMENT, "--json").json()
    first = min(entry["position"] for entry in full["entries"])
    ran = travaux("show", DOCUMENT, "--at", str(first + 1))
    assert "recorded since bear on this." in ran.out
    assert travaux("show", DOCUMENT, "--at", str(first + 1), "--json").json()["later"] == len(full["entries"]) - 1


@pytest.mark.parametrize(
    "dossier",
    [
        "csto/roll",
        "csto/session/csc-2024-11-28",
        "csto/post/secretary-general",
        "csto/chairmanship",
        "csto/meeting/2023-11-20-tasmagambetov-lukashenko",
        "world/person/tasmagambetov",
        "world/source/udf-262962",
        "world/organisation/osce",
        "csto/body/csc",
        "csto/record",
    ],
)
def test_every_kind_of_dossier_is_shown_in_lines_no_wider_than_the_page(travaux: Shell, dossier: str) -> None:
    ran = travaux("show", dossier)
    assert (ran.code, ran.err) == (0, "")
    assert "As of " in ran.out
    assert max(map(len, ran.out.splitlines())) <= 120
    assert "\x1b" not in ran.out
    assert "None" not in ran.out


def test_absence_at_a_session_is_shown_with_what_the_source_leaves_open(travaux: Shell) -> None:
    told = flat(travaux("show", "session/csc-2024-11-28", "--on", "2024-11-28").out)
    assert "Armenia: absent" in told
    assert "Russia: present" in told
    assert "s0-article#A24" in told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("csto/member/xx",), "Nothing on record is about 'csto/member/xx'. The nearest names are: "),
        (("Armenia",), "Nothing on record is about 'Armenia'. The nearest names are: "),
        (("csto/men/am",), "'csto/men/am' names no dossier: there is no kind 'men'"),
        (("csto/member/am", "--on", "2023-13-45"), "'2023-13-45' cannot be read as a date"),
        (("csto/member/am", "--known", "2130-01-01"), "The dial 'known' at 2130-01-01 lies in the future"),
        (("csto/member/am", "--at", "1000000"), "The dial 'at' at 1000000 is beyond the head: the record holds "),
    ],
)
def test_what_cannot_be_shown_is_answered_with_one_message_and_exit_code_two(
    travaux: Shell, words: tuple[str, ...], message: str
) -> None:
    ran = travaux("show", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)
    assert ran.err.count("\n") == 1


def test_a_name_that_is_a_title_is_answered_with_the_dossiers_that_bear_it(travaux: Shell) -> None:
    assert "csto/member/am" in travaux("show", "Armenia").err
    assert "The nearest names are: csto/member/am." in travaux("show", "am").err
