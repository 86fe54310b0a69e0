"""Everything that is proposed of a text can be confirmed: it makes a chronicle that the record takes as it stands."""

import pytest

from tests.intake.reading import entries
from tools.benches import reading as bench
from tools.benches.ground.reading import Gold
from travaux.intake import paper
from travaux.intake.paper import Confirmed
from travaux.intake.proposing import proposed_of
from travaux.intake.review import proposed
from travaux.intake.shelf import Shelved
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.chronicle.read import read_chronicles
from travaux.record.entry import Entry

AT = "2026-11-25T12:00:00+00:00"
BY = "Narine Petrosyan"
NAMES = ("retold", "development", "kept-out", "fresh")


def confirmed_of(gold: Gold) -> tuple[str, list[Entry]]:
    """Everything proposed of a text, confirmed as it is: the chronicle, and the reports that the record makes of it."""
    offers = proposed_of(Shelved(gold.text, BY, AT), gold.known)
    facts = [Confirmed(one.id, one.head, proposed(one), BY, altered=False) for one in offers.offers]
    written = paper.chronicle(gold.text.digest, AT, offers, facts, {})
    held = Known.of(
        one
        for one in entries()
        if gold.slug not in {link.source for link in one.chain} and one.id != f"source/{gold.slug}"
    )
    return written, list(read_chronicles([("read.yaml", written)], held)[0].entries)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_proposed_of_every_text_enters_as_it_is(name: str) -> None:
    for gold in bench.gold_of(name, entries()):
        try:
            _, made = confirmed_of(gold)
        except ChronicleRefused as refused:
            pytest.fail(f"{gold.text.name}: {refused}")
        told = [
            fact for one in made for fact in one.facts if fact.fact not in {"source registered", "outlet registered"}
        ]
        assert told
        assert all(one.chain and one.chain[-1].source for one in made if one.chain)


def test_confirming_all_rebuilds_who_said_what_and_when() -> None:
    gold = next(one for one in bench.gold_of("retold", entries()) if one.slug == "udf-262962")
    _, made = confirmed_of(gold)
    told = {(fact.fact, fact.keys, one.said.by if one.said else "") for one in made for fact in one.facts}
    assert ("removal requested", ("am",), "world/person/tasmagambetov") in told
    assert ("signature refused", ("am",), "") in told
    assert ("agreed in general", (), "world/person/zas") in told
    days = {fact.fact: fact.on.resolved or fact.on.stated for one in made for fact in one.facts}
    assert days["meeting held"] == "2023-11-20"
    assert days["signature refused"] == "2022-11-23"


def test_every_confirmed_fact_keeps_its_place_in_the_text() -> None:
    gold = bench.gold_of("retold", entries())[0]
    written, made = confirmed_of(gold)
    assert all(fact.lines for one in made for fact in one.facts if one.chain)
    assert gold.text.lines[3] not in written
