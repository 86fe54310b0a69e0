"""Notices: who is told what, when, in which words; each once, nothing restricted, and no act waits for a letter."""

# ruff: noqa: ARG001 - a fixture is asked for so that somebody plays

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.test.utils import override_settings
from django_tasks_db.models import DBTaskResult
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.playing import Players, enter, playing
from travaux.accounts import keeping
from travaux.accounts.models import Account
from travaux.accounts.notices import queue, worker
from travaux.config.mail import BadMail, Mail
from travaux.office import exercise

DRAFT = "csto/document/assistance-to-armenia"
MEMORY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of an exercise, all of whom can be written to; letters go to memory."""
    with django_db_blocker.unblock(), playing(tmp_path) as players, override_settings(EMAIL_BACKEND=MEMORY):
        for account in Account.objects.all():
            Account.objects.filter(pk=account.pk).update(email=f"{account.name}@example.org")
        mail.outbox = []
        yield players


def sent() -> dict[str, mail.EmailMessage]:
    """The letters that wait, sent now, by whom they go to."""
    worker.drain()
    return {one.to[0].partition("@")[0]: one for one in mail.outbox}


def test_a_round_is_told_to_every_delegation_with_its_deadline_and_where_to_answer(play: Players) -> None:
    enter("secretariat", "round opened", DRAFT, stage="permanent council", deadline="2022-11-22T18:00")
    letters = sent()
    assert set(letters) == {"rep-am", "rep-by", "rep-kg", "rep-kz", "rep-ru", "rep-tj"}
    text = letters["rep-am"].body
    assert ("2022-11-22T18:00" in text, f"{settings.TRAVAUX_SITE}/workroom/" in text) == (True, True)
    assert "Decision on joint measures to assist Armenia" in letters["rep-am"].subject


def test_a_letter_of_an_exercise_says_that_it_is_one(play: Players) -> None:
    enter("secretariat", "round opened", DRAFT, stage="permanent council")
    one = sent()["rep-am"]
    assert (one.subject.startswith("[EXERCISE - replay of Yerevan 2022]"), exercise.mark() in one.body) == (True, True)


def test_an_act_that_waits_for_a_ruling_is_told_to_the_chair_with_its_grounds(play: Players) -> None:
    enter("rep-am", "removal requested", DRAFT, ("am",), reason="no interest")
    letters = sent()
    assert ("ruling is due" in letters["chair"].subject, "What the rules make of it" in letters["chair"].body) == (
        True,
        True,
    )
    assert {"secretariat", "chair"} == set(letters)


def test_an_act_is_told_once_however_often_it_is_sent(play: Players) -> None:
    receipt = enter("secretariat", "round opened", DRAFT, stage="permanent council")
    queue.tell([receipt.entry, receipt.entry])
    sent()
    assert len(mail.outbox) == 6


def test_of_what_is_restricted_a_letter_repeats_nothing_and_goes_to_nobody_who_may_not_read_it(play: Players) -> None:
    enter("rep-am", "objection raised", DRAFT, ("am",), "delegation:am", reason="CANARY-9f3")
    letters = sent()
    told = " ".join(f"{one.subject} {one.body}" for one in letters.values())
    assert ("CANARY" in told, "assist Armenia" in told, "rep-by" in letters) == (False, False, False)


def test_whoever_has_lost_the_seat_or_is_disabled_is_told_nothing(play: Players) -> None:
    keeping.disable(Account.objects.get(name="rep-by"))
    enter("secretariat", "round opened", DRAFT, stage="permanent council")
    assert set(sent()) == {"rep-am", "rep-kg", "rep-kz", "rep-ru", "rep-tj"}


def test_letters_are_in_the_language_of_whoever_reads_them(play: Players) -> None:
    Account.objects.filter(name="rep-ru").update(language="ru")
    enter("secretariat", "round opened", DRAFT, stage="permanent council")
    letters = sent()
    assert (letters["rep-ru"].body != letters["rep-by"].body, "Answer at" in letters["rep-by"].body) == (True, True)


def test_who_has_not_answered_is_reminded_once_a_day_before_the_end_in_its_own_zone(play: Players) -> None:
    Account.objects.filter(name="rep-tj").update(zone="Asia/Dushanbe")
    enter("secretariat", "round opened", DRAFT, stage="permanent council", deadline="2022-11-22T18:00")
    sent()
    mail.outbox = []
    queue.remind_all()
    queue.remind_all()
    letters = sent()
    assert (len(mail.outbox), "20:00 (Asia/Dushanbe)" in letters["rep-tj"].body) == (6, True)


def test_the_control_what_is_due_later_reminds_nobody(play: Players) -> None:
    enter("secretariat", "round opened", DRAFT, stage="permanent council", deadline="2022-12-22T18:00")
    sent()
    mail.outbox = []
    queue.remind_all()
    assert sent() == {}


def test_a_letter_that_cannot_be_sent_holds_up_neither_the_act_nor_the_next_letter(play: Players) -> None:
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_PORT=1):
        first = enter("secretariat", "round opened", DRAFT, stage="permanent council")
        worker.drain()
    second = enter("secretariat", "round opened", DRAFT, stage="heads")
    sent()
    assert (first.position < second.position, len(mail.outbox), DBTaskResult.objects.failed().count()) == (True, 6, 1)


def test_by_default_letters_lie_in_a_folder_for_its_owner_alone(play: Players, tmp_path: Path) -> None:
    with override_settings(EMAIL_BACKEND="travaux.accounts.mail.Letters", EMAIL_FILE_PATH=tmp_path / "mail"):
        (tmp_path / "mail").mkdir()
        enter("secretariat", "round opened", DRAFT, stage="permanent council")
        worker.drain()
    files = list((tmp_path / "mail").iterdir())
    read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert (len(files), {file.stat().st_mode & 0o077 for file in files}) == (6, {0})
    assert all(isinstance(one, EmailMessage) and one["To"] for one in read)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("file", Mail()),
        (
            "smtp://u:p%40@mail.example:25",
            Mail(Mail.of("smtp://x").backend, "mail.example", 25, "u", "p@", False, True),
        ),
        ("smtps://mail.example", Mail(Mail.of("smtp://x").backend, "mail.example", 465, "", "", True, False)),
    ],
)
def test_how_letters_leave_is_told_by_the_environment(said: str, wanted: Mail) -> None:
    assert Mail.of(said) == wanted


@pytest.mark.parametrize("said", ["", "pigeon", "smtp://", "smtp://u:secret@h:x", "http://u:secret@h"])
def test_a_way_that_is_none_is_refused_without_its_password(said: str) -> None:
    with pytest.raises(BadMail, match="TRAVAUX_EMAIL") as refused:
        Mail.of(said)
    assert "secret" not in str(refused.value)
