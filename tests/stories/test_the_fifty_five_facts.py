"""Each of the fifty-five facts is on record with value, interval and basis, speaker, chain and line."""

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.stories.asking import Json, asker, day
from tests.stories.the_fifty_five import ROWS, Row


@pytest.fixture(scope="module")
def told() -> dict[str, Json]:
    """All facts of the record by ref, once they were asked for."""
    return {}


@pytest.fixture
def cards(told: dict[str, Json], travaux: Shell, record: Place) -> dict[str, Json]:
    assert record.folder.exists()
    if not told:
        told.update({card["ref"]: card for card in asker(travaux)("list", "facts")["items"]})
    return told


def test_there_are_fifty_five_of_them() -> None:
    assert len({row.ref for row in ROWS}) == 55
    assert (sum(row.ref < "B" for row in ROWS), sum(row.ref > "B" for row in ROWS)) == (26, 29)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.ref)
def test_the_fact_is_on_record_as_the_article_tells_it(row: Row, cards: dict[str, Json]) -> None:
    card = cards[row.ref]
    assert (card["name"], row.about in card["about"]) == (row.event, True)
    assert {name: card["value"].get(name) for name in row.value} == row.value
    assert (day(card["happened"]), card["happened"]["basis"]) == (row.when, row.basis)
    assert (card["speaker"] or {"by": ""})["by"] == row.by
    assert tuple(link["source"] for link in card["sources"][0]["chain"]) == row.chain
    assert card["sources"][0]["locator"] == row.lines
    assert tuple(card["modality"]) == row.modality


def test_the_five_leaders_become_five_rows_that_name_one_fact(cards: dict[str, Json]) -> None:
    assert (cards["A23"]["key"], cards["A23"]["closed"]) == (["ru", "kz", "by", "kg", "tj"], True)


def test_the_ambiguous_speaker_is_kept_as_such(cards: dict[str, Json]) -> None:
    assert cards["B25"]["speaker"]["ambiguous"] == "Stanislav Zas or the article"


def test_an_inferred_date_says_what_was_stated_and_from_what(cards: dict[str, Json]) -> None:
    for row in ROWS:
        happened = cards[row.ref]["happened"]
        if row.basis == "inferred":
            assert happened["stated"], row.ref
            assert happened["inferred_from"], row.ref
    assert cards["B04"]["happened"]["inferred_from"] == ["s4-tasmagambetov#B12", "s4-yerevan#B20"]
