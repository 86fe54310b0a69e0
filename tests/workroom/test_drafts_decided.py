"""A draft decided on: the panel in its steps, silence to the minute, signatures, what was sent back, every act's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.drafting import CSC, Drafted, entered, words_of
from tests.workroom.playing import Players, on_one_line, playing
from travaux.office import exercise
from travaux.workroom.drafts.possible import ACTS

SESSION = "csto/session/csc-2022-11-23"
SIX = ("am", "by", "kg", "kz", "ru", "tj")
STEPS = ("Who may take part.", "Quorum.", "Rule that applies.", "Count.", "Objections.", "Who is bound.", "From when.")


@pytest.fixture
def drafted(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Drafted]:
    """A draft of seven clauses, circulated, on the morning of 22 November 2022."""
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        yield entered(players)


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """Players of an exercise in which nothing is entered."""
    with django_db_blocker.unblock(), playing(tmp_path_factory.mktemp("silent")) as players:
        yield players


def panel(drafted: Drafted, who: str = "chair") -> str:
    """The panel on the page of the draft, in words."""
    page = drafted.play.read(who, drafted.at)
    return words_of(page[page.index('id="adoption"') : page.index("</aside>", page.index('id="adoption"'))])


def test_the_panel_stands_on_the_page_in_its_seven_steps_with_articles_and_what_is_missing(drafted: Drafted) -> None:
    told = panel(drafted)
    places = [told.index(step) for step in STEPS]
    assert places == sorted(places)
    assert "Cannot be decided yet. Missing: its position (Armenia , Belarus" in told.replace("( ", "(")
    assert "Art. 12(1); Rule 14 of the Rules of procedure" in told
    assert "On the roll: Armenia , Belarus" in told
    assert "Not before it is adopted." in told


def test_a_supposition_is_one_press_away_and_leads_to_the_page_that_is_marked_as_such(drafted: Drafted) -> None:
    page = drafted.play.read("chair", drafted.at)
    assert f'href="/{drafted.dossier}/what-if?member-am=objects"' in page
    assert "Hypothetical finding: not adopted" in words_of(
        drafted.play.read("chair", f"/{drafted.dossier}/what-if?member-am=objects")
    )


def test_an_announcement_that_differs_from_the_finding_is_shown_with_it(drafted: Drafted) -> None:
    drafted.does("secretariat", "tabled", body=CSC)
    drafted.does("chair", "put to decision", mode="consensus", body=CSC, nature="substantive")
    for member in SIX:
        stance = "objects" if member == "am" else "agrees"
        drafted.does(f"rep-{member}", "stance recorded", (member,), stance=stance)
    assert "Not adopted." in panel(drafted)
    drafted.does("chair", "adopted", mode="consensus", body=CSC)
    told = panel(drafted)
    assert "Announced: Adopted" in told
    assert "The finding kept beside it was another: Not adopted" in told


def test_an_announcement_that_agrees_says_so_and_who_is_bound(drafted: Drafted) -> None:
    drafted.does("secretariat", "tabled", body=CSC)
    drafted.does("chair", "put to decision", mode="consensus", body=CSC)
    for member in SIX:
        drafted.does(f"rep-{member}", "stance recorded", (member,), stance="agrees")
    drafted.does("chair", "adopted", mode="consensus", body=CSC)
    told = panel(drafted)
    assert "Announced: Adopted" in told
    assert "Bound: Armenia , Belarus" in told or "The finding kept beside it" in told


def test_silence_is_started_in_three_steps_with_the_deadline_offered_in_each_capital_s_time(drafted: Drafted) -> None:
    page = drafted.play.read("chair", f"{drafted.at}/act/start-silence")
    told = words_of(page)
    assert "5 working days between 30 November 2022, 12:00 (Europe/Moscow) in the field" in told
    assert "Kazakhstan 30 November 2022, 15:00 Asia/Almaty" in told
    assert "has no rule on silence" in told
    assert "2022-11-30T12:00" in page
    chosen = words_of(drafted.play.read("chair", f"{drafted.at}/act/start-silence?expires=2022-12-07T12:00"))
    assert "10 working days between 7 December 2022, 12:00 (Europe/Moscow) in the field" in chosen


def test_silence_runs_on_the_page_is_broken_extended_and_ends(drafted: Drafted) -> None:
    drafted.does("chair", "silence opened", expires="2022-11-28T12:00")
    told = words_of(drafted.play.read("rep-tj", drafted.at))
    assert "Silence runs Until 28 November 2022, 12:00 (Europe/Moscow). 6 days, 2 hours left." in told
    assert "Tajikistan 28 November 2022, 14:00 Asia/Dushanbe" in told
    assert "Break silence" in told
    drafted.does("chair", "silence extended", expires="2022-11-29T12:00", reason="More time was asked for.")
    assert "Until 29 November 2022, 12:00" in words_of(drafted.play.read("rep-tj", drafted.at))
    exercise.move_clock("2022-11-30", "the director", zone="Europe/Moscow")
    drafted.does("rep-am", "objection raised", ("am",), to="silence", at="in writing", manner="written")
    late = words_of(drafted.play.read("rep-tj", drafted.at))
    assert "Silence has ended" in late
    assert "Objected when it was over: Armenia ." in late
    paper = drafted.play["rep-tj"].get(f"{drafted.at}/paper/silence-certificate.docx")
    assert paper.status_code == 200
    assert paper.headers["Content-Disposition"].startswith("attachment;")


def test_silence_that_was_broken_in_time_is_announced_and_stands_so(drafted: Drafted) -> None:
    drafted.does("chair", "silence opened", expires="2022-11-28T12:00")
    drafted.does("rep-am", "objection raised", ("am",), to="silence", at="in writing", manner="written")
    page = on_one_line(drafted.play["chair"].get(f"{drafted.at}/act/silence-broken"))
    assert "am" in page
    drafted.does("chair", "silence broken", by="am")
    assert "Not adopted" in words_of(drafted.play.read("rep-tj", drafted.at))
    assert "Silence runs" not in drafted.play.read("rep-tj", drafted.at)


def test_signatures_refusals_and_who_is_still_to_sign_stand_on_the_page(drafted: Drafted) -> None:
    drafted.does("secretariat", "tabled", body=CSC)
    drafted.does("secretariat", "signature opened", due="2022-12-31")
    drafted.does("rep-by", "signed", ("by",))
    drafted.does("rep-am", "signature refused", ("am",), reason="No political assessment.")
    told = words_of(drafted.play.read("observer", drafted.at))
    assert "Belarus : Signed" in told
    assert "No political assessment." in told
    assert "Still to sign: Kyrgyzstan , Kazakhstan , Russia , Tajikistan" in told


def test_what_was_sent_back_and_instructed_is_listed_with_extension_and_control(drafted: Drafted) -> None:
    drafted.does("secretariat", "tabled", body=CSC)
    drafted.does("chair", "returned for finalisation", (CSC,), to="csto/body/cfm", due="none", session=SESSION)
    drafted.does(
        "chair", "instruction given", (CSC,), to="csto/body/cfm", what="Report on it", due="2022-12-20", number="7"
    )
    drafted.does("chair", "instruction extended", due="2023-01-20", number="7")
    page = drafted.play.read("observer", drafted.at)
    told = words_of(page[page.index('id="instructions"') :])
    assert "due" not in told[:10]
    assert "Report on it" in told
    assert "20 January 2023" in told
    assert "extended; first due:" in told
    assert "under control" in told
    drafted.does("chair", "taken off control", number="7", by=CSC)
    page = drafted.play.read("observer", drafted.at)
    assert "off control" in words_of(page[page.index('id="instructions"') :])


@pytest.mark.parametrize("who", ["rep-am", "chair", "observer"])
def test_every_act_has_a_page_for_everybody_with_its_form_or_the_reason_why_there_is_none(
    silent: Players, who: str
) -> None:
    for slug in ACTS:
        page = on_one_line(silent[who].get(f"/workroom/drafts/csto/assistance-to-armenia/act/{slug}"))
        assert ('action="/workroom/act"' in page) != ("Back to the draft" in page), (who, slug)


def test_an_act_that_there_is_not_is_told_with_those_that_are(silent: Players) -> None:
    answer = silent["chair"].get("/workroom/drafts/csto/assistance-to-armenia/act/delete")
    assert answer.status_code == 400
    assert "start-silence" in on_one_line(answer)


@pytest.mark.parametrize(
    "address",
    [
        "/workroom/drafts/csto/Bad_Slug",
        "/workroom/drafts/no-such/x",
        "/workroom/drafts/csto/%D1%8F",
        "/workroom/drafts/csto/a%00b",
    ],
)
def test_an_address_of_nothing_is_no_fault(silent: Players, address: str) -> None:
    assert silent["chair"].get(address).status_code in {200, 400, 404}
