"""Who says what: quotations of all marks and places of their speaker, and indirect speech, in both languages."""

import pytest

from tests.intake.reading import only, reading, told
from travaux.record.entry import Modality

DATED = ("28 November 2024", "")
ALLY = "Armenia has been, is and will remain our ally. We hope that it will return soon to full participation"

PLACES = [
    f"“{ALLY},” Imangali Tasmagambetov said.",
    f"Imangali Tasmagambetov said: “{ALLY}.”",
    f'"{ALLY}," said the CSTO secretary general.',
    f'The CSTO chief declared, "{ALLY}."',
    f"«{ALLY}», the Secretary General noted.",
    f"“{ALLY},” according to Imangali Tasmagambetov.",
]


@pytest.mark.parametrize("sentence", PLACES)
def test_the_speaker_of_a_quotation_is_found_before_behind_and_by_his_post(sentence: str) -> None:
    ally = only(*DATED, sentence, event="regarded as ally")
    assert ally.speaker is not None
    assert ally.speaker.by == "world/person/tasmagambetov"
    assert ally.speaker.as_ == "csto/post/secretary-general"
    assert Modality.QUOTATION in ally.modality


def test_every_sentence_of_a_long_quotation_is_the_speakers() -> None:
    found = told(*DATED, f"“{ALLY}. The escalation of conflicts leads to new threats,” Tasmagambetov noted.")
    by = {one.event: one.speaker.by if one.speaker else "" for one in found if one.event != "stamped"}
    assert set(by) >= {"regarded as ally", "return hoped for", "assessment stated"}
    assert set(by.values()) == {"world/person/tasmagambetov"}


RUSSIAN = [
    "«Армения была, есть и останется нашим союзником», — заявил журналистам генеральный секретарь ОДКБ Имангали Тасмагамбетов.",
    "«Армения была, есть и останется нашим союзником», — подчеркнул генсек.",
    "Имангали Тасмагамбетов отметил: «Армения была, есть и останется нашим союзником».",
    "По словам Имангали Тасмагамбетова, Армения была, есть и останется союзником организации.",
    "Армения была, есть и останется союзником организации, сообщил Тасмагамбетов.",
    "Генсек ОДКБ рассказал Александру Лукашенко, что Армения была, есть и останется союзником.",
]


@pytest.mark.parametrize("sentence", RUSSIAN)
def test_a_russian_speaker_is_found_in_whatever_case_and_place(sentence: str) -> None:
    ally = only(*DATED, sentence, event="regarded as ally")
    assert ally.speaker is not None
    assert ally.speaker.by == "world/person/tasmagambetov"
    assert ally.values["extent"] == "was, is and will remain"


def test_the_post_of_the_day_decides_who_is_meant_by_the_post_alone() -> None:
    then = only(
        "23 November 2022",
        "",
        "The document on aid to Armenia was broadly agreed, the CSTO secretary general said.",
        event="agreed in general",
    )
    later = only(
        "23 November 2024",
        "",
        "The document on aid to Armenia was broadly agreed, the CSTO secretary general said.",
        event="agreed in general",
    )
    assert (then.speaker and then.speaker.by, later.speaker and later.speaker.by) == (
        "world/person/zas",
        "world/person/tasmagambetov",
    )


def test_a_sentence_that_goes_on_is_left_between_the_speaker_and_the_article() -> None:
    needs = only(
        "23 November 2022",
        "",
        "Stanislav Zas told the media that the document on aid to Armenia was broadly agreed. However, the draft needed further work.",
        event="finalisation needed",
    )
    assert needs.speaker is not None
    assert needs.speaker.ambiguous == "Stanislav Zas or the article"
    assert needs.confidence != "likely"


def test_to_whom_and_where_it_is_said_is_kept() -> None:
    met = told(
        "Imangali Tasmagambetov said as he met with Alexander Lukashenko on 20 November 2023 that Armenia remains an ally.",
        event="regarded as ally",
    )
    summit = told(
        "At the summit in Astana on 28 November 2024 Imangali Tasmagambetov told reporters that Armenia remains an ally.",
        event="regarded as ally",
    )
    assert met[0].speaker is not None
    assert met[0].speaker.to == "world/person/lukashenko"
    assert summit[0].speaker is not None
    assert (summit[0].speaker.to, summit[0].on.resolved) == ("reporters", "2024-11-28")


@pytest.mark.parametrize("name", ["Pashinian", "Pashinyan"])
def test_spellings_on_record_name_the_same_person_trap_16(name: str) -> None:
    refused = only(
        *DATED, f"Nikol {name} refused to sign the draft decision on aid to Armenia.", event="signature refused"
    )
    assert refused.values["person"] == "world/person/pashinyan"


def test_of_two_people_of_one_surname_none_is_guessed_trap_16() -> None:
    whole = told(*DATED, "Sadyr Japarov said that Armenia remains an ally.", event="regarded as ally")
    bare = told(*DATED, "Japarov said that Armenia remains an ally.", event="regarded as ally")
    assert [one.speaker.by for one in whole if one.speaker] == ["world/person/japarov-sadyr"]
    assert not [one for one in bare if one.speaker and "japarov" in one.speaker.by]


CHAINS = [
    ("Armenia asked that the document on aid to Armenia be taken off the agenda, BelTA has learned.", ["BelTA"]),
    ("Армения попросила снять с повестки дня документ о помощи Армении, передаёт Интерфакс.", ["Interfax"]),
    ("ЕРЕВАН, 23 ноября 2022 — ТАСС. Армения попросила снять с повестки дня документ о помощи Армении.", ["TASS"]),
]


@pytest.mark.parametrize(("sentence", "hands"), CHAINS)
def test_the_hands_that_a_text_names_stand_in_its_chain_and_the_text_last(sentence: str, hands: list[str]) -> None:
    asked = only(*DATED, sentence, event="removal requested")
    assert [one.title for one in asked.chain] == [*hands, "report.txt"]


def test_what_an_agency_reported_earlier_is_a_further_hand() -> None:
    asked = only(
        *DATED,
        "Lukashenko met with Imangali Tasmagambetov on 20 November 2023, BelTA has learned.",
        "",
        "As BelTA reported earlier, in November 2022 Nikol Pashinyan refused to sign the draft decision on aid to Armenia.",
        event="signature refused",
    )
    assert [(one.title, one.earlier) for one in asked.chain[:-1]] == [("BelTA", True), ("BelTA", False)]


def test_unnamed_media_stand_before_what_was_said_and_not_before_the_article() -> None:
    found = reading(
        *DATED,
        "Armenia remains an ally, Imangali Tasmagambetov said, Caliber.Az reports, citing Russian media.",
        "The session of the Collective Security Council was held in Astana on 28 November 2024.",
    ).proposals
    chains = {one.event: [hand.title for hand in one.chain[:-1]] for one in found}
    assert chains["regarded as ally"] == ["unnamed Russian media"]
    assert chains["session held"] == []


def test_quotations_within_quotations_do_not_end_the_outer_one() -> None:
    ally = only(
        *DATED,
        "“They say: «freeze». But Armenia remains “our true ally” for ever,” Tasmagambetov said.",
        event="regarded as ally",
    )
    assert ally.speaker is not None
    assert ally.speaker.by == "world/person/tasmagambetov"
