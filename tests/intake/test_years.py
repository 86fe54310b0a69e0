"""Days without a year are resolved against the record, never from the page; what cannot be told is left open."""

import pytest

from tests.intake.reading import entries, known, only, reading, told
from travaux.intake.known import known_from
from travaux.intake.proposals import Confidence, read
from travaux.intake.reading.years import Reason, decide
from travaux.intake.text import DateLabel, LabelledDate, Text, plain
from travaux.record.entry import Recorded
from travaux.record.fold import Dials, fold
from travaux.record.times import end_of, read_date, zone_named

MOSCOW = zone_named("Europe/Moscow")
S4 = (
    "Updated at 13:53,23-12-2024",
    "",
    "Armenia asked that the assistance document be removed from the agenda, CSTO Secretary General Imangali Tasmagambetov said as he met Belarusian President Aleksandr Lukashenko on 20 November.",
    "",
    "On 22 November Minsk will host meetings of the Council of Defence Ministers and the Council of Foreign Ministers. The session of the Collective Security Council is scheduled for 23 November.",
    "",
    "“As for the plan to the decisions of the November session last year and the priorities of Belarus, 32 of 34 measures have been implemented,” the secretary general said.",
    "",
    "At the summit in Yerevan in November 2022 the Armenian Prime Minister refused to sign the draft decision on assistance to Armenia.",
)
S0 = "The session of the Collective Security Council was held on November 28 in Astana. Representatives of Armenia were absent."


def test_a_page_stamp_is_no_day_of_an_event_trap_1() -> None:
    found = reading(*S4)
    days = {one.on.resolved for one in found.proposals if one.event != "stamped"}
    assert not any("2024" in day for day in days)
    assert any("no day of an event" in note for note in found.notes)


def test_november_without_a_year_is_that_of_2023_and_says_why_trap_2() -> None:
    met = only(*S4, event="meeting held")
    assert (met.on.resolved, met.on.certain) == ("2023-11-20", True)
    assert "2023-11-2" in met.on.because
    others = {one.resolved: one.why_not for one in met.on.alternatives}
    assert "2024-11-20" in others
    assert "only in 'Updated at" in others["2024-11-20"] or "no session" in others["2024-11-20"]


def test_last_year_is_counted_from_the_speech_and_not_from_the_page_trap_2() -> None:
    plan = only(*S4, event="plan drawn up")
    assert plan.values["decisions of"] == "csto/session/csc-2022-11-23"
    assert plan.about == ("csto/plan/2023",)


def test_of_two_sessions_on_one_day_of_the_year_the_city_decides_trap_3() -> None:
    held = only(S0, event="session held", but="caliber-ally")
    assert (held.on.resolved, held.on.certain) == ("2024-11-28", True)
    why = next(one.why_not for one in held.on.alternatives if one.resolved == "2019-11-28")
    assert "Bishkek" in why


def test_in_bishkek_the_same_day_is_that_of_2019_trap_3() -> None:
    held = only("The Collective Security Council met in Bishkek on November 28.", event="session held")
    assert held.on.resolved == "2019-11-28"


def test_every_year_that_the_record_reaches_is_given_with_a_reason() -> None:
    held = only(S0, event="session held", but="caliber-ally")
    years = {int(one.resolved[:4]) for one in held.on.alternatives}
    assert set(range(2003, 2024)) <= years
    assert all(one.why_not for one in held.on.alternatives)


def test_a_day_that_nothing_places_is_left_open_and_never_certain() -> None:
    met = told(
        "Lukashenko met Putin on 14 March.", "Armenia refused to sign the draft decision on aid to Armenia on 3 June."
    )
    assert all(not one.on.certain and one.confidence is Confidence.OPEN for one in met)
    assert all(one.on.resolved == "unknown" for one in met)


def test_what_was_not_yet_known_is_not_used_for_the_year() -> None:
    until = end_of("2023-11-21", MOSCOW)
    facts = fold([Recorded(at, one) for at, one in enumerate(entries())], Dials(known=until)).facts
    then = known_from(facts, "csto", "Europe/Moscow", until)
    found = read(plain("x", "\n".join(["In brief", "", *S4])), then)
    met = next(one for one in found.proposals if one.event == "meeting held")
    assert met.on.resolved == "2023-11-20"


@pytest.mark.parametrize(("weekday", "year"), [("Friday", "2024-05-31"), ("Wednesday", "2023-05-31")])
def test_a_weekday_beside_the_day_bars_other_years(weekday: str, year: str) -> None:
    reasons = reading(f"The ministers met on {weekday}, May 31, and discussed terrorism.").notes
    assert reasons
    barred = [Reason(2023, -1 if weekday == "Friday" else 1, "a"), Reason(2024, 1 if weekday == "Friday" else -1, "b")]
    assert str(decide([2023, 2024], barred).year) == year[:4]


def test_the_day_of_publication_speaks_for_its_year() -> None:
    day = read_date("2023-11-16", MOSCOW)
    page = (LabelledDate(DateLabel.PUBLISHED, "16 November 2023", day.lo, day.hi, "told"),)
    text = Text("0" * 64, "x", "en", "", ("Lukashenko met Putin in Minsk on 14 November.",), page)
    met = next(one for one in read(text, known()).proposals if one.event == "meeting held")
    assert (met.on.resolved, met.on.certain) == ("2023-11-14", True)


def test_two_years_for_which_as_much_speaks_are_not_told_apart() -> None:
    anchor = decide([2019, 2024], [Reason(2019, 2, "one"), Reason(2024, 2, "other")])
    assert (anchor.year, anchor.certain) == (0, False)
    assert len(anchor.others()) == 2


def test_a_planned_day_stays_as_stated_whatever_the_record_learnt_since() -> None:
    plan = only(
        "23 November 2023",
        "",
        "The next session of the Council is to be held in Astana in November 2024.",
        event="session scheduled",
    )
    assert plan.values["for"] == "2024-11"


def test_a_day_of_the_week_is_counted_from_the_pages_day() -> None:
    met = only("20.11.2023", "", "Lukashenko received Imangali Tasmagambetov on Monday.", event="meeting held")
    assert met.on.resolved == "2023-11-20"


def test_what_its_sentence_does_not_date_is_a_guess_and_says_so() -> None:
    held = only(
        "28 November 2024",
        "",
        "The Armenian Prime Minister refused to sign the draft decision on assistance to Armenia.",
        event="signature refused",
    )
    assert not held.on.certain
    assert "states no day" in held.on.because
