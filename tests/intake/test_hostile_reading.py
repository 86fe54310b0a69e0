"""What hostile words are proposed to say is found as quickly as of any article, and changes nothing."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import opened
from tests.intake import hostile_files
from travaux.intake.formats import NotRead
from travaux.intake.handing_in import Handed, hand_in
from travaux.intake.known import Known, known_of
from travaux.intake.review import Review
from travaux.intake.shelf import Shelf

WORDS = {**hostile_files.words(), **hostile_files.encodings()}
MOST_SECONDS = 2


@pytest.fixture(scope="module")
def known(django_db_blocker: DjangoDbBlocker) -> Iterator[Known]:
    with django_db_blocker.unblock(), opened(records.told()):
        yield known_of("csto")


def read(shelf: Shelf, data: bytes, known: Known) -> Review | None:
    try:
        return hand_in(shelf, Handed("x", data), "A. Clerk", known, prints={})
    except NotRead:
        return None


def seconds(shelf: Shelf, data: bytes, known: Known) -> float:
    """How long this process computed."""
    before = time.process_time()
    read(shelf, data, known)
    return time.process_time() - before


@pytest.mark.parametrize("name", WORDS)
def test_hostile_words_are_read_within_two_seconds(name: str, known: Known, tmp_path: Path) -> None:
    data = WORDS[name][0]
    # A second try where a busy machine made the first one slow: a slow rule is slow twice.
    assert any(seconds(Shelf(tmp_path / attempt), data, known) < MOST_SECONDS for attempt in ("first", "second"))
    review = read(Shelf(tmp_path / "first"), data, known)
    if review is not None:
        assert all(review.text.at(span) for one in review.items for span in one.offer.spans)
        assert not any("<" in one.offer.event for one in review.items)
