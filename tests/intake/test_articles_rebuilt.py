"""Confirming all right proposals of the two articles rebuilds, in an empty record, what the bundled record has of them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh
from tests.intake.reading import entries
from tools.benches import reading as bench
from tools.benches.ground.reading import (
    REPORTS,
    Gold,
    Score,
    Told,
    article,
    compared,
    outlets_of,
    reports_of,
    sources_of,
    told_by,
)
from travaux.intake.offers import Offer
from travaux.intake.proposing import proposed_of
from travaux.intake.review import Choice, Verdict, decide, enter
from travaux.intake.shelf import Shelf
from travaux.office import desk, reading
from travaux.record.entry import Entry

BY, AT = "A. Clerk", "2026-11-25T10:00:00+00:00"
FACTS = {"caliber-ally": 30, "udf-262962": 30}
#: Whatever else the rebuilt record may say otherwise: the score names these by kind, and no more of them than now.
MOST_UNLIKE = {"caliber-ally": 3, "udf-262962": 9}
OWN_NAMES = "own-notes"


def texts() -> list[tuple[Gold, bytes]]:
    """Both articles in other words; and as they are, where their folder is named."""
    record, folder = entries(), os.environ.get(bench.ARTICLES, "")
    files = sorted(Path(folder).glob("*.txt")) if folder else []
    found = [*bench.gold_of("retold", record), *(article(path, record) for path in files)]
    paths = [*sorted((REPORTS / "retold").glob("*.txt")), *files]
    return [(gold, path.read_bytes()) for gold, path in zip(found, paths, strict=True)]


def roll() -> Iterator[Entry]:
    """The members, bodies, posts, people and outlets that reports speak of, by their names: nothing that happened."""
    for one in entries():
        named = tuple(fact for fact in one.facts if fact.fact == "named" and not fact.after)
        ours = all(link.source.startswith(OWN_NAMES) for link in one.chain)
        if one.id.startswith(("outlet/", f"source/{OWN_NAMES}")):
            yield one
        elif named and ours and not one.corrects:
            yield msgspec.structs.replace(one, facts=named)


@pytest.fixture
def record(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A record that has names, and no fact of anything that happened."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path) as place:
        desk.load(list(roll()), BY)
        yield place


@dataclass(frozen=True)
class Rebuilt:
    """What an article's gold is, what the score says, and how the rebuilt record compares."""

    gold: Gold
    score: Score
    record: Score


def rebuilt(shelf: Shelf, gold: Gold, data: bytes, but: str = "") -> Rebuilt:
    """Read the text, confirm all right proposals (`but` those of one event), enter them, and compare."""
    digest, score = gold.text.digest, gold.score()
    shelf.propose(digest, proposed_of(shelf.keep(gold.text, data, BY, AT), gold.known))
    for one in right(shelf.offers(digest).offers, score.wrong):
        if one.event != but:
            decide(shelf, digest, Choice(one.id, Verdict.YES), BY, AT)
    enter(shelf, digest, BY, AT)
    held = [one.entry for one in reading.entries()]
    own = next(slug for slug, one in sources_of(held).items() if str(one.get("text", "")).endswith(digest))
    found = told_by(reports_of(held, own), own, outlets_of(held))
    return Rebuilt(gold, score, compared(told_by(gold.entries, gold.slug, gold.outlets), found))


def right(offers: Iterable[Offer], wrong: Iterable[Told]) -> list[Offer]:
    """The proposals that the gold has."""
    not_there = {(one.event, one.about) for one in wrong}
    return [one for one in offers if (one.event, frozenset(map(str, _list(one.fact["about"])))) not in not_there]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def differences(score: Score) -> set[tuple[str, str, frozenset[str], str]]:
    """Everything that a score names: facts that are not there, and of those that are there what is told otherwise."""
    missed = {(one.event, one.key, one.about, "missed") for one in score.missed}
    return missed | {(one.told.event, one.told.key, one.told.about, name) for one in score.unlike for name in one.names}


@pytest.mark.usefixtures("record")
def test_both_articles_are_rebuilt_but_for_what_the_score_names(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "texts")
    for gold, data in texts():
        one = rebuilt(shelf, gold, data)
        assert one.record.gold.total() == FACTS[gold.slug]
        assert differences(one.record) <= differences(one.score)
        assert len(one.record.missed) == len(one.score.missed) <= 1
        assert len(one.record.unlike) <= MOST_UNLIKE[gold.slug], [each.names for each in one.record.unlike]
        assert not one.record.wrong


@pytest.mark.usefixtures("record")
def test_a_right_proposal_that_is_not_confirmed_is_a_difference_that_no_score_names(tmp_path: Path) -> None:
    gold, data = texts()[1]
    one = rebuilt(Shelf(tmp_path / "texts"), gold, data, but="signature refused")
    assert differences(one.record) - differences(one.score) == {
        ("signature refused", "am", frozenset({"csto/document/assistance-to-armenia"}), "missed")
    }


@pytest.mark.usefixtures("record")
def test_what_matters_most_is_rebuilt_word_by_word(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "texts")
    told = [rebuilt(shelf, gold, data).record for gold, data in texts()]
    unlike = {one.told.event for each in told for one in each.unlike if one.names - {"modality", "when"}}
    certain = {"signature refused", "removal requested", "agreed in general", "count reported", "meeting held",
               "attendance", "regarded as ally", "return hoped for", "group stance stated"}  # fmt: skip
    assert not unlike & certain


def test_the_roll_tells_nothing_that_happened() -> None:
    told = {fact.fact for one in roll() for fact in one.facts}
    assert told == {"named", "outlet registered", "source registered"}
