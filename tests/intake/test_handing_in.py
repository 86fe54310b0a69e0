"""Reports of every folder are handed in, read by the engine, confirmed whole, and stand on record; copies stand in one chain."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import Place, opened
from travaux.broken_input import BrokenInput
from travaux.intake.formats import NotRead
from travaux.intake.handing_in import Handed, files_in, hand_in, hand_in_all
from travaux.intake.known import known_of
from travaux.intake.review import Choice, Entered, Review, Verdict, decide, enter, open_review
from travaux.intake.shelf import Shelf
from travaux.office import clock, reading, verify
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import read_chronicles
from travaux.record.chronicle.write import write_chronicle
from travaux.record.entry import Entry

REPORTS = sorted((Path(__file__).parent / "reports").glob("*/*.txt"))
#: So many of them, of every folder, are handed in where there is no time for all.
SOME = REPORTS if os.environ.get("TRAVAUX_SOAK") else REPORTS[::4]
BY, AT = "A. Clerk", "2026-11-25T10:00:00+00:00"
STORY = (
    "Lukashenko meets the CSTO Secretary General\n\n"
    "Armenia asked the Collective Security Treaty Organization to remove the document on assistance to Armenia from the "
    "agenda, CSTO Secretary General Imangali Tasmagambetov said in Minsk on 20 November 2023, BelTA has learned.\n"
    "“I would like to report that 32 out of 34 measures have been implemented and that two measures have not been "
    "fulfilled unfortunately because of the stance of others,” the CSTO secretary general said.\n"
)


@pytest.fixture
def record(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A copy of the bundled record, to be written to."""
    with django_db_blocker.unblock(), opened(records.copied(tmp_path)) as place:
        yield place


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "texts")


def confirmed_whole(shelf: Shelf, review: Review) -> Entered:
    """Say yes to all that can be entered as it stands."""
    for one in review.items:
        if not any(about.endswith("/unknown") for about in one.offer.fact["about"]):  # type: ignore[attr-defined]
            decide(shelf, review.text.digest, Choice(one.offer.id, Verdict.YES), BY, AT)
    return enter(shelf, review.text.digest, BY, AT)


def entries_of(entered: Entered) -> list[Entry]:
    return [reading_of(name) for name in entered.reports]


@pytest.mark.usefixtures("record")
def test_reports_confirmed_whole_stand_on_record_and_are_exported_and_read_again(shelf: Shelf) -> None:
    known = known_of("csto")
    entries = []
    for file in SOME:
        review = hand_in(shelf, Handed(file.name, file.read_bytes()), BY, known, prints={})
        entered = confirmed_whole(shelf, review)
        entries += entries_of(entered)
        assert entered.facts == sum(len(reading_of(name).facts) for name in entered.reports) > 0, file
    assert len(REPORTS) >= 10
    assert all(":" in fact.lines for entry in entries for fact in entry.facts if fact.lines)
    assert verify.register() == []
    assert exported_and_read_again(entries) == [entry.facts for entry in entries]


def reading_of(name: str) -> Entry:
    found = reading.entry(name)
    assert found is not None
    return found.entry


def exported_and_read_again(entries: list[Entry]) -> list[object]:
    """The facts of these entries as a fresh record has them from the exported chronicle."""
    every = [one.entry for one in reading.entries()]
    parts = list(dict.fromkeys(entry.part for entry in every))
    written = [(part, write_chronicle(every, part)) for part in parts if part and part != "rule-books"]
    again = {entry.id: entry for read in read_chronicles(written, Known()) for entry in read.entries}
    return [again[entry.id].facts for entry in entries]


@pytest.mark.usefixtures("record")
def test_a_text_that_repeats_another_stands_in_one_chain_with_it(shelf: Shelf) -> None:
    known = known_of("csto")
    first = hand_in(shelf, Handed("belta.txt", STORY.encode(), "BelTA", "2023-11-20"), BY, known)
    second = hand_in(shelf, Handed("relay.txt", f"{STORY}More on our page.".encode(), "The Relay"), BY, known)
    assert first.offers.copy_of == ""
    assert second.offers.copy_of == first.text.digest
    own, copied = (one.offers.heads[-1].chain for one in (first, second))
    assert copied[: len(own)] == own
    assert copied[-1].startswith("text-")
    confirmed_whole(shelf, first)
    (entry, *_) = entries_of(confirmed_whole(shelf, second))
    assert next(link.source for link in entry.chain) in {one.partition(":")[0] for one in own}


@pytest.mark.usefixtures("record")
def test_what_is_told_of_a_text_stands_beside_it_under_its_label(shelf: Shelf) -> None:
    review = hand_in(shelf, Handed("x", STORY.encode(), "The Daily", "2023-11-21"), BY, known_of("csto"))
    assert [(one.label.value, one.stated) for one in review.text.dates] == [("published", "2023-11-21")]
    assert review.text.outlet == "The Daily"
    told = {one.slug: one.fields for one in review.offers.publications}
    assert told["the-daily"] == {"title": "The Daily", "sort": "unknown"}
    (entry, *_) = entries_of(confirmed_whole(shelf, review))
    assert entry.public.basis.startswith("published: ")


@pytest.mark.usefixtures("record")
def test_a_text_without_any_date_is_public_no_earlier_than_its_news(shelf: Shelf) -> None:
    (entry, *_) = entries_of(confirmed_whole(shelf, hand_in(shelf, Handed("x", STORY.encode()), BY, known_of("csto"))))
    assert entry.public.basis == "it tells of that day in the past tense"
    assert entry.public.hi > clock.now() - 3 * 86_400


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("handed", [Handed("x", b"\x89PNG"), Handed("x", b"said he", published="the 31st")])
def test_what_cannot_be_read_leaves_nothing_behind(shelf: Shelf, handed: Handed) -> None:
    with pytest.raises(BrokenInput):
        hand_in(shelf, handed, BY, known_of("csto"))
    assert shelf.all() == []


@pytest.mark.usefixtures("record")
def test_a_folder_is_read_on_behind_a_file_that_cannot_be_read(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, data in enumerate((STORY.encode(), b"%PDF-1.7", b"", STORY.encode() + b"Another end.")):
        (folder / f"{number}.txt").write_bytes(data)
    done = list(hand_in_all(shelf, files_in(folder), BY, known_of("csto")))
    assert [bool(one.refused) for one in done] == [False, True, True, False]
    assert done[3].review is not None
    assert done[0].review is not None
    assert done[3].review.offers.copy_of == done[0].review.text.digest
    assert open_review(shelf, done[0].review.text.digest).counted()["open"] == len(done[0].review.items)


def test_a_folder_without_files_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match="it holds no file"):
        files_in(tmp_path)
    assert issubclass(NotRead, BrokenInput)
