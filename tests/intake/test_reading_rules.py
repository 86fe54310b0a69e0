"""What verbs tell, in other words than those of any report: both languages, done and not done, past and planned."""

import pytest

from tests.intake.reading import only, told
from travaux.record.entry import Modality

DATED = ("28 November 2024", "")

TELLS = [
    ("participation described", "Yerevan has put its work in the alliance on hold, Sergei Lavrov told reporters.", {}),
    ("participation described", "По словам Лаврова, Армения поставила на паузу участие в организации.", {"as": "on pause"}),
    ("participation suspension announced", "Nikol Pashinyan said that Armenia had frozen its participation in the bloc.", {}),
    ("participation suspension announced", "Никол Пашинян сообщил, что Армения приостановила участие в организации.", {}),
    ("no notice on record", "“We have received no official notification from Armenia,” Dmitry Peskov said.", {}),
    ("no notice on record", "Секретариат не получил от Армении никаких уведомлений о выходе.", {}),
    ("regarded as ally", "Putin said that Russia still considers Armenia an ally.", {"extent": "now"}),
    ("regarded as ally", "«Армения была, есть и останется нашим союзником», — заявил Тасмагамбетов.", {"extent": "was, is and will remain"}),
    ("return hoped for", "Lukashenko expressed hope that Armenia would soon return to full work.", {"horizon": "near future"}),
    ("return hoped for", "Тасмагамбетов рассчитывает, что Армения вернётся к полноценной работе.", {"horizon": "future"}),
    ("intention stated", "Pashinyan said Armenia had no intention of leaving the CSTO, adding that it did not plan to leave.", {}),
    ("intention stated", "По словам Пашиняна, Армения не планирует выходить из ОДКБ.", {"intention": "not preparing to leave"}),
    ("contribution withheld", "Ani Badalyan told reporters that Armenia will not pay its contribution for 2025.", {}),
    ("membership attested", "Maria Zakharova stressed that Armenia remains a full-fledged member.", {"status": "full member"}),
    ("membership attested", "Мария Захарова напомнила, что Армения остаётся полноправным членом ОДКБ.", {"status": "full member"}),
    ("signature refused", "Kazakhstan declined to put its signature to the draft decision on aid to Armenia.", {}),
    ("signature refused", "Никол Пашинян не стал подписывать проект решения о помощи Армении.", {"person": "world/person/pashinyan"}),
    ("removal requested", "Belarus proposed that the document on aid to Armenia be struck from the agenda.", {}),
    ("removal requested", "Армения предложила исключить документ о помощи Армении из повестки дня.", {}),
    ("agreed in general", "The document on assistance to Armenia has been broadly agreed, Stanislav Zas said.", {}),
    ("agreed in general", "Документ о помощи Армении в основном согласован, сообщил Станислав Зась.", {}),
    ("finalisation needed", "The draft on assistance to Armenia requires further work on several points.", {"positions": "several points"}),
    ("group stance stated", "Most of the member states backed the document on aid to Armenia.", {"quantifier": "most", "stance": "supports"}),
    ("group stance stated", "Все остальные страны поддержали документ о помощи Армении.", {"quantifier": "all others"}),
    ("readiness described", "The draft on aid to Armenia is at a high stage of readiness.", {"as": "in a high degree of readiness"}),
    ("documents counted", "At the summit in Astana the heads of state signed more than 12 documents.", {"number": "more than 12"}),
    ("documents counted", "На саммите в Астане принято 14 документов.", {"number": 14}),
    ("topic discussed", "At the summit in Astana the leaders exchanged views on the situation in Afghanistan.", {}),
    ("topic discussed", "На саммите в Астане главы государств обсудили ситуацию в Афганистане.", {}),
    ("session held", "The summit took place in Astana.", {"place": "Astana"}),
    ("session held", "Заседание Совета коллективной безопасности прошло в Астане.", {"place": "Astana"}),
    ("meeting held", "Tokayev held talks with Imangali Tasmagambetov on 27 November 2024.", {}),
    ("meeting held", "Касым-Жомарт Токаев встретился с Имангали Тасмагамбетовым 27 ноября 2024 года.", {}),
    ("appointed", "Taalatbek Masadykov was appointed as Secretary General from 1 January 2026.", {"from": "2026-01-01"}),
    ("appointed", "Генеральным секретарём назначен Таалатбек Масадыков.", {"person": "world/person/masadykov"}),
    ("quorum described", "Sergei Aleinik admitted that at the summit in Minsk there was no quorum.", {"quorum": "lacking"}),
    ("legal view stated", "Maria Zakharova recalled that for Armenia freezing is not provided for in the charter.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("event", "sentence", "values"), TELLS)
def test_a_sentence_in_other_words_tells_its_event(event: str, sentence: str, values: dict[str, object]) -> None:
    found = told(*DATED, sentence, event=event)
    assert found, [one.event for one in told(*DATED, sentence)]
    assert values.items() <= found[0].values.items()


TELLS_NOT = [
    ("participation described", "Armenia has not suspended its participation in the bloc, Sergei Lavrov said."),
    ("participation described", "Армения может приостановить участие в организации, считает Лавров."),
    ("signature refused", "Armenia signed the draft decision on assistance to Armenia."),
    ("signature refused", "Армения подписала проект решения о помощи Армении."),
    ("removal requested", "Armenia did not ask that the assistance document be removed from the agenda."),
    ("removal requested", "Armenia may ask that the assistance document be removed from the agenda."),
    ("item removed", "Armenia asked that the assistance document be removed from the agenda."),
    ("withdrawn", "Armenia asked that the assistance document be removed from the agenda."),
    ("adopted", "All other member states supported the document on assistance to Armenia."),
    ("stance recorded", "All other member states supported the document on assistance to Armenia."),
    ("ballot cast", "Все остальные государства поддержали документ о помощи Армении."),
    ("session held", "The next summit will take place in Moscow in November 2026."),
    ("session held", "Следующая сессия Совета пройдёт в Москве в ноябре 2026 года."),
    ("session held", "The summit did not take place in Astana."),
    ("topic discussed", "The leaders did not discuss Armenia's exit at the summit in Astana."),
    ("topic discussed", "На саммите в Астане лидеры не обсуждали выход Армении."),
    ("contribution withheld", "Armenia paid its contribution for 2023."),
    ("objection raised", "Representatives of Armenia were absent from the summit in Astana."),
    ("regarded as ally", "Putin said that Russia does not consider Armenia an ally."),
    ("arrears reported", "Armenia could lose its vote if it does not pay for two years."),
    ("meeting held", "Lukashenko may meet with Putin next month."),
]  # fmt: skip


@pytest.mark.parametrize(("event", "sentence"), TELLS_NOT)
def test_what_is_denied_open_or_only_asked_for_is_no_fact(event: str, sentence: str) -> None:
    assert told(*DATED, sentence, event=event) == []


def test_not_received_and_absent_are_things_not_done() -> None:
    none = only(
        *DATED, "“We have received no notification from Armenia,” Dmitry Peskov said.", event="no notice on record"
    )
    absent = only("The summit took place in Astana on 28 November 2024. Nobody came from Armenia.", event="attendance")
    assert Modality.NON_EVENT in none.modality
    assert Modality.NON_EVENT in absent.modality
    assert (absent.keys, absent.values["presence"]) == (("am",), "absent")


@pytest.mark.parametrize(
    "sentence",
    [
        "A session of the Collective Security Council is scheduled for 11 November 2026 in Moscow.",
        "Moscow will host a session of the Collective Security Council on 11 November 2026.",
        "Сессия Совета коллективной безопасности пройдёт в Москве 11 ноября 2026 года.",
        "Заседание Совета коллективной безопасности запланировано на 11 ноября 2026 года в Москве.",
    ],
)
def test_what_is_to_come_is_a_plan_with_its_day_as_a_value(sentence: str) -> None:
    plan = only(*DATED, sentence, event="session scheduled")
    assert plan.values["for"] == "2026-11-11"
    assert plan.on.resolved == "2024-11-28"
    assert Modality.PLAN in plan.modality
    assert told(*DATED, sentence, event="session held") == []


def test_a_group_keeps_its_quantifier_and_is_never_split_into_members() -> None:
    found = told(*DATED, "Armenia was silent, although all other member states backed the document on aid to Armenia.")
    (group,) = [one for one in found if one.event == "group stance stated"]
    assert group.values == {"quantifier": "all others", "except": ["am"], "stance": "supports"}
    assert not [one for one in found if one.event == "stance recorded"]


def test_counts_are_what_was_said_and_only_named_measures_are_measures() -> None:
    found = told(
        "20 November 2023",
        "",
        "“Of the 34 measures 32 have been carried out. Two points have not been completed. One is our contacts with the OSCE, because of its position,” Imangali Tasmagambetov said.",
    )
    counts = {one.keys[0]: one.values["number"] for one in found if one.event == "count reported"}
    measures = [one for one in found if one.event == "measure reported"]
    assert counts == {"total": 34, "implemented": 32, "not implemented": 2}
    assert [one.values["organisation"] for one in measures] == ["world/organisation/osce"]
    assert measures[0].values["cause"] == "external party"


def test_decisions_and_measures_are_other_nouns_trap_4() -> None:
    found = told(
        "21 November 2023",
        "",
        "Of the 34 decisions 32 have been implemented, Imangali Tasmagambetov said.",
        event="count reported",
    )
    assert {one.values["noun"] for one in found} == {"decisions"}


def test_whom_the_council_told_to_finalise_is_not_made_up_trap_13() -> None:
    told_us = only(
        *DATED,
        "“The Collective Security Council instructed us to finalise the document on aid to Armenia,” Stanislav Zas said.",
        event="instruction given",
    )
    sent_back = only(
        *DATED,
        "The heads of state instructed to finalise the document on aid to Armenia.",
        event="returned for finalisation",
    )
    assert (told_us.values["to"], told_us.values["due"]) == ("unknown", "unknown")
    assert sent_back.values["to"] == "unknown"


def test_leaders_of_states_do_not_say_who_sat_there_trap_27() -> None:
    found = told(
        "The summit was held in Astana on 28 November 2024 and was attended by the leaders of Russia, Belarus and Tajikistan.",
        event="attendance",
    )
    assert [(one.keys, one.values["person"]) for one in found] == [(("ru", "by", "tj"), "unknown")]


def test_a_veto_is_a_name_that_somebody_gives_trap_7() -> None:
    assert (
        only(*DATED, "Armenia vetoed the document on aid to Armenia.", event="ending described").values["as"]
        == "vetoed"
    )


def test_a_headline_tells_nothing_a_second_time() -> None:
    from tests.intake.reading import known  # noqa: PLC0415
    from travaux.intake.proposals import read  # noqa: PLC0415
    from travaux.intake.text import plain  # noqa: PLC0415

    lines = [
        "Armenia asks to take assistance document off agenda",
        "",
        "28 November 2024",
        "",
        "Armenia asked that the document on aid to Armenia be taken off the agenda.",
    ]
    found = [one for one in read(plain("x", "\n".join(lines)), known()).proposals if one.event == "removal requested"]
    assert [one.lines for one in found] == ["L1 L5"]
