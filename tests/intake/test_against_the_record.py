"""What a text tells is held against the record: what says the same, what excludes it, what is odd, what is new."""

from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import opened
from tests.intake.reading import known, only, reading, told
from travaux.intake.known import Known, known_of
from travaux.intake.proposals import Proposal, read
from travaux.intake.reading.kinship import families, kin, likeness, print_of
from travaux.intake.text import Text, plain
from travaux.record.fold import Dials
from travaux.record.times import Interval, end_of, read_date, zone_named

MOSCOW = zone_named("Europe/Moscow")


def test_what_is_on_record_already_is_shown_as_such() -> None:
    held = only(
        "The session of the Collective Security Council was held in Astana on 28 November 2024.", event="session held"
    )
    assert "#" in held.already
    assert held.contradicts == ()
    assert held.opens == ()


def test_what_the_record_excludes_is_shown_with_the_addresses() -> None:
    absent = only(
        "The summit took place in Astana on 28 November 2024. Nobody came from Tajikistan.", event="attendance"
    )
    assert absent.already == ""
    assert any("S-2024-five" in one for one in absent.contradicts)


def test_a_state_that_is_no_member_is_called_so_and_not_left_out_trap_17() -> None:
    found = only(
        "The session was held in Astana on 28 November 2024 and was attended by the presidents of Belarus, Kazakhstan and Uzbekistan.",
        event="attendance",
    )
    assert "uz" in found.keys
    assert "Uzbekistan: no member on that day" in found.note


def test_other_counts_of_one_plan_exclude_each_other() -> None:
    found = told(
        "20 November 2023",
        "",
        "Of the 34 measures 30 have been implemented, Imangali Tasmagambetov said.",
        event="count reported",
    )
    done = next(one for one in found if one.keys == ("implemented",))
    assert done.contradicts


def test_another_count_of_documents_at_another_stage_excludes_nothing_trap_18() -> None:
    found = told(
        "The summit took place in Minsk on 23 November 2023. About 20 documents had been prepared.",
        event="documents counted",
    )
    assert [(one.keys, one.values["number"], one.contradicts) for one in found] == [(("prepared",), "about 20", ())]


def test_what_is_new_to_the_record_is_named_as_opened() -> None:
    met = only("Lukashenko met with Putin in Minsk on 14 March 2024.", event="meeting held")
    assert met.opens == ("csto/meeting/2024-03-14-lukashenko-putin",)


def test_an_author_who_is_not_on_record_is_named_first() -> None:
    found = reading("By Anna Petrosyan", "", "The summit took place in Astana on 28 November 2024.").proposals
    events = {one.event: one for one in found}
    assert events["named"].about == ("world/person/anna-petrosyan",)
    assert events["written by"].values == {"author": "world/person/anna-petrosyan"}


def test_a_proposal_keeps_where_it_stands_and_its_words() -> None:
    one = reading("Armenia refused to sign the draft decision on aid to Armenia on 23 November 2022.")
    refused = next(each for each in one.proposals if each.event == "signature refused")
    assert refused.lines == "L3"
    assert refused.quote.startswith("Armenia refused to sign")
    assert one.text.at(refused.spans[0]) == refused.quote


# --- What the record knows -------------------------------------------------------------------------------------------


def day(text: str) -> Interval:
    return read_date(text, MOSCOW)


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        ("2019-06-01", "semerikov"),
        ("2022-11-23", "zas"),
        ("2023-11-20", "tasmagambetov"),
        ("2024-11-28", "tasmagambetov"),
        ("2026-03-01", "masadykov"),
    ],
)
def test_the_secretary_general_of_each_day_is_known(on: str, holder: str) -> None:
    assert known().holders("csto/post/secretary-general", day(on)) == (f"world/person/{holder}",)


def test_in_office_is_yes_no_or_not_known() -> None:
    post = "csto/post/secretary-general"
    assert known().in_office(post, "world/person/zas", day("2022-11-23")) is True
    assert known().in_office(post, "world/person/zas", day("2023-11-20")) is False
    assert known().in_office("world/post/president-of-belarus", "world/person/lukashenko", day("2023")) is None


@pytest.mark.parametrize(
    ("member", "on", "is_member"),
    [("am", "2024", True), ("uz", "2011", True), ("uz", "2013", False), ("az", "2001", False), ("tm", "2012", False)],
)
def test_who_was_a_member_when_is_known(member: str, on: str, *, is_member: bool) -> None:
    assert known().is_member(member, day(on)) is is_member


def test_sessions_are_known_by_body_place_and_day() -> None:
    astana = next(one for one in known().sittings if one.dossier == "csto/session/csc-2024-11-28")
    assert (astana.place, astana.bodies, astana.held) == ("Astana", ("csto/body/csc",), True)
    moscow = next(one for one in known().sittings if one.dossier == "csto/session/csc-2026-11-11")
    assert moscow.held is False


def test_a_text_that_is_on_record_keeps_its_slug() -> None:
    assert "caliber-ally" in known().texts.values()


def test_the_office_answers_what_the_files_say(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), opened(records.copied(tmp_path)):
        asked = known_of("csto")
    whole = known()
    assert (asked.organisation, asked.zone) == ("csto", "Europe/Moscow")
    assert set(asked.names) == set(whole.names)
    assert set(asked.sittings) == set(whole.sittings)
    assert set(asked.terms) == set(whole.terms)
    assert {one.title for one in asked.outlets} == {one.title for one in whole.outlets}


def test_what_the_public_could_not_know_yet_is_not_known(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    until = end_of("2023-11-21", MOSCOW)
    with django_db_blocker.unblock(), opened(records.copied(tmp_path)):
        then = known_of("csto", Dials(known=until))
    assert then.until == until
    assert not any(one.dossier == "csto/session/csc-2024-11-28" and one.held for one in then.sittings)


# --- Kinship ---------------------------------------------------------------------------------------------------------

STORY = (
    "Armenia asked the organisation to take the document on assistance off the agenda, the Secretary General said on Monday. "
    "He told the president that most of the measures of the plan had been carried out in time and that two had not. "
    "The ministers are to meet in the capital on Wednesday, and the heads of state will follow them on the next day."
)
OTHER = (
    "The foreign ministers agreed on the budget after a long debate that lasted until the evening, and the press was told "
    "that several questions remain for the heads of state, who will look at them in the spring when the talks go on again."
)


def text(words: str, name: str = "x") -> Text:
    return plain(name, words)


def test_a_text_with_the_same_long_runs_of_words_repeats_the_other() -> None:
    one, again = text(STORY), text("From our own sources. " + STORY + " We will keep you informed.")
    assert kin(print_of(again), [print_of(text(OTHER)), print_of(one)]) == one.digest
    assert read(again, known(), [print_of(one)]).republication_of == one.digest


def test_another_story_of_the_same_day_repeats_nothing() -> None:
    assert kin(print_of(text(OTHER)), [print_of(text(STORY))]) == ""
    assert read(text(OTHER), known(), [print_of(text(STORY))]).republication_of == ""


def test_a_text_does_not_repeat_itself() -> None:
    assert kin(print_of(text(STORY)), [print_of(text(STORY))]) == ""


def test_the_same_long_quotation_in_another_text_makes_kin() -> None:
    said = "“Of the thirty four measures thirty two have been carried out, two have not, and we shall come back to those two before the year is out with all that is needed for it”"
    one = text(f"{OTHER} {said}, he said.")
    other = text(
        f"Quite another beginning that nobody has written before stands here, to be sure of it. {said}, according to him."
    )
    assert likeness(print_of(other), print_of(one)) >= 0.35


def test_those_that_repeat_each_other_are_one_family() -> None:
    first, second, third = text(STORY), text(STORY + " More."), text(STORY + " And more of it.")
    alone = text(OTHER)
    found = families({one.digest: print_of(one) for one in (first, second, alone, third)})
    assert found == {first.digest: "", second.digest: first.digest, alone.digest: "", third.digest: first.digest}


def test_short_texts_and_empty_ones_are_kin_to_nothing() -> None:
    assert kin(print_of(text("")), [print_of(text(STORY)), print_of(text("A few words."))]) == ""


def confirmed(found: list[Proposal]) -> set[str]:
    return {one.event for one in found}


def test_a_record_without_names_reads_a_text_and_finds_little() -> None:
    empty = Known("own", "UTC")
    assert confirmed(list(read(text(STORY), empty).proposals)) <= {"stamped", "removal requested"}
