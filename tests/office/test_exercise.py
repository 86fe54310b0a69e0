"""Exercises: what a copy takes along, the mark it bears, its own clock, and the record that it leaves alone."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import exercises, records
from tests.databases import Place, opened
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.exports import chronicle_files
from travaux.office import acting, answers, checks, clock, desk, exercise, reading, seals, shelf
from travaux.office.desk import Receipt, Refused
from travaux.office.kept import CLOCK
from travaux.record.chronicle.write import write_chronicle
from travaux.record.fold import Dials
from travaux.record.times import read_date, zone_named

MOSCOW = zone_named("Europe/Moscow")
MARK = "EXERCISE - replay of Yerevan 2022"


@pytest.fixture
def begun(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    with django_db_blocker.unblock(), exercises.begun(tmp_path) as place:
        yield place


@pytest.fixture
def bundled(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    with django_db_blocker.unblock(), opened(records.told()) as place:
        yield place


def moment(text: str) -> int:
    return read_date(text, MOSCOW).lo


def test_an_exercise_holds_nothing_that_was_public_only_after_the_morning_it_begins(begun: Place) -> None:
    late = [one.entry.id for one in shelf.in_order() if one.entry.kind == "report" and one.entry.public.hi > _nine()]
    assert (late, clock.now() - _nine() < 60) == ([], True)


def _nine() -> int:
    return moment("2022-11-22") + 9 * 3600


def test_an_exercise_knows_the_six_members_and_who_chairs_on_its_day(begun: Place) -> None:
    roll = answers.show("csto/roll", Dials(clock.now(), clock.now())).state
    chair = answers.show("csto/chairmanship", Dials(clock.now(), clock.now())).state
    assert (getattr(roll, "members", ()), "am" in str(chair)) == (("am", "by", "kg", "kz", "ru", "tj"), True)


@pytest.mark.parametrize("dossier", ["csto/session/csc-2023-11-23", "csto/plan/2023", "csto/assessment/2024-11-28"])
def test_what_was_still_to_come_has_no_name_in_an_exercise(begun: Place, dossier: str) -> None:
    with pytest.raises(answers.NoSuchDossier):
        answers.show(dossier, Dials(clock.now(), clock.now()))


def test_making_an_exercise_changes_no_byte_of_the_record_it_is_copied_from(bundled: Place, tmp_path: Path) -> None:
    file = Path(bundled.address.removeprefix("sqlite:///"))
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    exercise.copy("csto", "2022-11-22", "Europe/Moscow")
    with exercises.begun(tmp_path):
        answer = desk.submit(Act("session closed", ("csto/session/x",), Author("chair"), desk.NOW), "the chair")
    assert (hashlib.sha256(file.read_bytes()).hexdigest() == before, isinstance(answer, Receipt)) == (True, True)


def test_the_control_a_write_into_the_record_does_change_its_bytes(begun: Place) -> None:
    file = Path(begun.address.removeprefix("sqlite:///"))
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    desk.submit(Act("session closed", ("csto/session/x",), Author("chair"), desk.NOW), "the chair")
    assert hashlib.sha256(file.read_bytes()).hexdigest() != before


def test_a_copy_survives_being_written_and_read(bundled: Place) -> None:
    copied = exercises.copied()
    assert exercise.read(list(exercise.written(copied))) == copied


@pytest.mark.parametrize("lines", [[], [b"{"], [b"{}"], [b"[]"], [b'{"organisation":"csto"}', b"{}"]])
def test_lines_that_are_no_copy_are_refused_with_a_remedy(lines: list[bytes]) -> None:
    with pytest.raises(BrokenInput, match="Make it anew"):
        exercise.read(lines)


def test_a_record_that_holds_something_cannot_begin_an_exercise(begun: Place) -> None:
    with pytest.raises(BrokenInput, match="Name another folder"):
        exercise.begin(exercises.copied(), "again", "somebody")


def test_the_mark_stands_on_pages_tables_feeds_calendars_and_the_name_of_the_log(begun: Place) -> None:
    client = Client(headers={"accept-language": "en"})
    addresses = ("/", "/csto/members", "/no/page", "/data/facts.csv", "/feeds/csto/member/am.atom",
                 "/feeds/calendar/csto.ics", "/api/v1/record", "/api/v1/nothing")  # fmt: skip
    bodies = {address: client.get(address).content.decode().replace("\r\n ", "") for address in addresses}
    assert {address for address, body in bodies.items() if MARK not in body} == set()
    assert (seals.origin(), exercise.mark()) == ("travaux/exercise/csto", MARK)


def test_the_control_the_real_record_bears_no_mark(bundled: Place) -> None:
    client = Client(headers={"accept-language": "en"})
    bodies = [client.get(address).content.decode() for address in ("/", "/data/facts.csv", "/api/v1/record")]
    assert ([body for body in bodies if "EXERCISE" in body], exercise.mark()) == ([], "")


def test_every_line_of_a_table_says_that_it_is_an_exercise(begun: Place) -> None:
    response = Client().get("/data/facts.csv?limit=5")
    lines = response.content.decode().splitlines()
    assert (lines[0].endswith(",exercise"), "EXERCISE" in response.headers["Content-Disposition"]) == (True, True)
    assert response.headers["Travaux-Exercise"] == "yes"


def test_a_chronicle_of_an_exercise_says_so_in_its_first_line(begun: Place) -> None:
    entries = chronicle_files.in_parts(record.entry for record in reading.entries())
    part = chronicle_files.part_names(entries)[0]
    text = chronicle_files.headed(write_chronicle(entries, part), exercise.mark())
    assert text.splitlines()[0] == f"# {MARK}"


def test_the_clock_of_an_exercise_goes_forward_and_that_is_entered(begun: Place) -> None:
    receipt = exercise.move_clock("2022-11-23", "the director", zone="Europe/Moscow")
    (entered,) = shelf.at_positions([receipt.position])
    assert (entered.entry.facts[0].fact, entered.entry.facts[0].value) == ("clock set", {"to": "2022-11-23"})
    assert 0 <= clock.now() - (moment("2022-11-23") + 9 * 3600) < 60


def test_the_clock_takes_a_moment_as_it_is_and_acts_are_entered_by_it(begun: Place) -> None:
    exercise.move_clock("2022-11-23T14:30", "the director", zone="Europe/Moscow")
    answer = desk.submit(Act("session closed", ("csto/session/x",), Author("chair"), desk.NOW), "the chair")
    assert isinstance(answer, Receipt)
    assert answer.recorded.startswith("2022-11-23T11:30")


@pytest.mark.parametrize(("to", "why"), [("2022-11-21", "goes forward only"), ("2300-01-01", "everybody's future"),
                                         ("2022", "that is no day")])  # fmt: skip
def test_the_clock_goes_neither_back_nor_beyond_the_machines_nor_to_a_vague_day(
    begun: Place, to: str, why: str
) -> None:
    before = clock.now()
    with pytest.raises(exercise.BadHour, match=why):
        exercise.move_clock(to, "the director", zone="Europe/Moscow")
    assert clock.now() - before < 60


def test_the_clock_of_a_real_record_cannot_be_set(bundled: Place) -> None:
    with pytest.raises(exercise.NoExercise, match="travaux exercise new"):
        exercise.move_clock("2027-01-01", "somebody", zone="Europe/Moscow")


def test_the_clock_is_not_set_by_sending_an_act(begun: Place) -> None:
    act = Act("clock set", ("csto/record",), Author("secretariat"), desk.NOW, value={"to": "2023-01-01"})
    answer = desk.submit(act, "somebody")
    assert isinstance(answer, Refused)
    assert "travaux exercise clock" in answer.text
    assert "clock set" in acting.OWN_DOORS


def test_the_check_finds_a_clock_that_lies_beside_a_real_record(bundled: Place) -> None:
    path = bundled.folder / CLOCK
    path.write_text("-100000000", encoding="ascii")
    try:
        found = [one for one in checks.check() if one.what == "clock"]
    finally:
        path.unlink()
    assert ([one.sound for one in found], "remove" in found[0].remedy.lower()) == ([False], True)
    assert [one.sound for one in checks.check() if one.what == "clock"] == [True]
