"""The shelf keeps texts by their hash for their owner alone, and every decision in the order it was taken."""

import os
import threading
from pathlib import Path

import pytest

from tests.intake import made
from travaux.intake.formats import read_file
from travaux.intake.shelf import Decision, NotOnShelf, Shelf, ShelfBroken

WORDS = "\n".join(made.WORDS).encode()
AT = "2026-11-25T10:00:00+00:00"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "data" / "texts")


def keep(shelf: Shelf, data: bytes = WORDS, at: str = AT) -> str:
    return shelf.keep(read_file("../a.txt", data), data, "A. Clerk", at).text.digest


def decision(proposal: str, verdict: str = "yes") -> Decision:
    return Decision(proposal, verdict, "A. Clerk", AT)


def test_a_text_is_kept_with_its_bytes_and_who_brought_it(shelf: Shelf) -> None:
    digest = keep(shelf)
    assert shelf.data(digest) == WORDS
    assert shelf.text(digest).text.lines == made.WORDS
    assert (shelf.text(digest).by, shelf.text(digest).kept, shelf.text(digest).text.name) == ("A. Clerk", AT, "a.txt")


def test_every_file_and_the_folder_are_for_their_owner_alone(shelf: Shelf) -> None:
    digest = keep(shelf)
    shelf.decide(digest, [decision("p1")])
    with shelf.alone(digest):
        modes = {path.name: path.stat().st_mode & 0o777 for path in shelf.folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert len(modes) == 4
    assert shelf.folder.stat().st_mode & 0o777 == 0o700


def test_a_text_handed_in_again_stays_as_it_was_first(shelf: Shelf) -> None:
    keep(shelf)
    again = shelf.keep(read_file("b.txt", WORDS), WORDS, "Another", "2027-01-01T00:00:00+00:00")
    assert (again.by, again.text.name) == ("A. Clerk", "a.txt")
    assert len(shelf.all()) == 1


def test_texts_are_listed_the_last_first(shelf: Shelf) -> None:
    first = keep(shelf, at="2026-11-25T10:00:00+00:00")
    second = keep(shelf, b"another text", at="2026-11-25T11:00:00+00:00")
    assert [one.text.digest for one in shelf.all()] == [second, first]


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "a" * 63, "A" * 64, "0" * 64, "0" * 63 + "\n"])
def test_a_hash_of_no_text_leads_nowhere(shelf: Shelf, digest: str) -> None:
    keep(shelf)
    for ask in (shelf.text, shelf.data, shelf.decisions):
        with pytest.raises(NotOnShelf, match="Hand it in once more"):
            ask(digest)


def test_bytes_that_were_changed_are_not_given_out(shelf: Shelf) -> None:
    digest = keep(shelf)
    (shelf.folder / digest).write_bytes(b"other")
    with pytest.raises(ShelfBroken):
        shelf.data(digest)
    (shelf.folder / f"{digest}.json").write_bytes(b"{}")
    with pytest.raises(ShelfBroken):
        shelf.text(digest)


def test_decisions_taken_at_once_are_all_kept(shelf: Shelf) -> None:
    digest = keep(shelf)
    threads = [threading.Thread(target=shelf.decide, args=(digest, [decision(f"p{n}")])) for n in range(16)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {one.proposal for one in shelf.decisions(digest)} == {f"p{n}" for n in range(16)}


def test_a_decision_cut_off_by_a_power_cut_spoils_no_other(shelf: Shelf) -> None:
    digest = keep(shelf)
    shelf.decide(digest, [decision("p1"), decision("p2")])
    path = shelf.folder / f"{digest}.decisions"
    os.truncate(path, path.stat().st_size - 9)
    shelf.decide(digest, [decision("p3")])
    assert [one.proposal for one in shelf.decisions(digest)] == ["p1", "p3"]
