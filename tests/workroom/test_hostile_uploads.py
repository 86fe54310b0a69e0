"""Whatever is uploaded or pasted, by whichever door, is inert or refused with a message: more than 300 payloads and files.

With TRAVAUX_SOAK all of them go through the pages; else a few of each sort. Each alone is held where it is read.
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import Place, opened
from tests.intake import hostile_files, reviewed
from tests.office.test_papers import FILES, FORMULAS
from tests.workroom.test_reading_pages import FAST, LIST, said, signed_in, verify_inert
from travaux.intake import handing_in
from travaux.office import answers

LEAST: Final = 300
STEP: Final = 1 if os.environ.get("TRAVAUX_SOAK") else 48
PAPER: Final = "/workroom/act"


def every_file() -> dict[str, bytes]:
    """All files and words that mean ill, of both doors, each once."""
    found = {f"text: {name}": data for name, (data, _) in hostile_files.everything().items()}
    found |= {f"paper: {one.what}": one.content for one in FILES}
    found |= {f"formula {number}": text.encode() for number, text in enumerate(FORMULAS)}
    once = {sha256(data).digest(): name for name, data in reversed(found.items())}
    return {name: data for name, data in found.items() if name in set(once.values())}


EVERY: Final = every_file()
SOME: Final = sorted(EVERY)[::STEP]


@pytest.fixture(scope="module")
def officer(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """An officer of the secretariat before a record of their own; what is proposed is made by hand."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        opened(records.copied(folder)) as place,
        override_settings(PASSWORD_HASHERS=FAST),
    ):
        assert isinstance(place, Place)
        patch.setattr(handing_in, "proposed_of", reviewed.proposed_of)
        yield signed_in("secretariat")


def file_of(data: bytes) -> BytesIO:
    """A file whose name means ill as well."""
    file = BytesIO(data)
    file.name = "../../../x\r\nSet-Cookie: a=b.docx"
    return file


def verify_ended_well(officer: Client, answer: HttpResponse, what: str) -> None:
    """Refused with what was tried and what to do next, or read and shown as words."""
    assert answer.status_code in {302, 400, 413, 422}, what
    assert "a=b" not in str(answer.headers.get("Set-Cookie", "")), what
    page = said(answer if answer.status_code != 302 else officer.get(answer.headers["Location"]))
    verify_inert(page)
    if answer.status_code != 302:
        assert "Nothing was" in page, what
    assert "root:x:" not in page, what


def test_there_are_more_than_three_hundred_different_ones() -> None:
    assert len({sha256(data).digest() for data in EVERY.values()}) == len(EVERY) >= LEAST
    sorts = {name.partition(":")[0] for name in EVERY}
    assert {"text", "paper"} <= sorts


def test_files_handed_in_to_be_read_are_inert_or_refused(officer: Client) -> None:
    for name in SOME:
        verify_ended_well(officer, officer.post(LIST, {"file": file_of(EVERY[name])}), name)


def test_words_that_are_pasted_are_inert_or_refused_and_are_kept_in_the_form(officer: Client) -> None:
    for name in SOME:
        text = EVERY[name].decode("utf-8", "replace")[:60_000]
        answer = officer.post(LIST, {"text": text, "name": text[:80]})
        verify_ended_well(officer, answer, name)
        first = next((word for word in text.split() if word.isalnum() and word.isascii()), "")
        if answer.status_code == 400 and first:
            assert escape(first) in answer.content.decode(), name


def test_papers_sent_with_an_act_are_refused_or_only_given_out_as_downloads(officer: Client) -> None:
    size = answers.size()
    for name in SOME:
        fields = {"event": "paper attached", "about": "csto/document/assistance-to-armenia", "key": name[:60]}
        answer = officer.post(PAPER, {**fields, "audience": "public", "paper": file_of(EVERY[name])})
        assert answer.status_code in {200, 302, 400, 422}, name
        verify_inert(said(answer))
    assert answers.size() == size, "the record of an organisation takes no act"
