"""One fact, or entry, seen closely is what the plainest reading of the whole record says of it, under any dials."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest
from hypothesis import given, settings

from tests.databases import Place
from tests.factories import a_fact, a_report, recorded
from tests.histories import histories
from tests.office import worlds
from tests.office.naive import Circle, Naive
from tests.office.test_lists_walked import undone
from tests.office.test_register import EXAMPLES, a_soak, dials
from travaux.office import clock, closely, desk, paged
from travaux.office.closely import FactSeen, NoSuchEntry, NoSuchFact
from travaux.office.paged import Asked
from travaux.record.contested import rivals_in
from travaux.record.corrections import public_from
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Dials, Folded, fold
from travaux.record.telling import FactCard

NOW = 1_764_000_000
some = settings(a_soak, max_examples=EXAMPLES // 25)


def addresses(cards: tuple[FactCard, ...]) -> set[str]:
    return {card.address for card in cards}


class Plain:
    """Everything about one fact, by going through all entries."""

    def __init__(self, entries: list[Entry], within: Dials) -> None:
        self.records = recorded(*entries)
        self.naive = Naive(self.records, within.on, within.known, within.at)
        self.folded: Folded = fold(self.records, within)
        self.standing = {one.address: one for one in self.folded.facts}

    def replaced(self, address: str) -> set[str]:
        return self.naive.meant(address) - {address}

    def follows(self, address: str) -> set[str]:
        after = self._fact_after(address)
        return {meant for named in after for meant in self.naive.meant(named)} & self.standing.keys()

    def followed_by(self, address: str) -> set[str]:
        return {
            one.address
            for one in self.folded.facts
            if any(address in self.naive.meant(named) for named in one.fact.after)
        }

    def rivals(self, address: str) -> set[str]:
        found: set[str] = set()
        for dossier in self.standing[address].fact.about:
            about = {one for one, told in self.standing.items() if dossier in told.fact.about}  # design 3: same dossier
            found |= about & set(rivals_in(self.folded, dossier).get(address, ()))
        return found

    def corrected_by(self, address: str) -> set[str]:
        """The known entries that name the fact or its entry, and they alone."""
        targets = {address, address.partition("#")[0]}
        return {one.entry.id for one in self.naive.known if targets & set(one.entry.corrects)}

    def _fact_after(self, address: str) -> tuple[str, ...]:
        return next(
            fact.after for one in self.records for fact in one.entry.facts if one.entry.address(fact) == address
        )


@some
@given(entries=histories(), asked=dials)
def test_each_fact_is_seen_as_the_plainest_reading_has_it(
    record: Place, entries: list[Entry], asked: tuple[int, int, int]
) -> None:
    within = Dials(*asked)
    plain = Plain(entries, within)
    with undone():
        desk.load(entries, "desk", NOW, states=False)
        for entry in entries:
            for fact in entry.facts:
                address = entry.address(fact)
                must_hold(plain, closely.fact(address, within), address)


def must_hold(plain: Plain, seen: FactSeen, address: str) -> None:
    """One fact: whether it stands, who corrects it, what stands for it, what comes before and after, who denies it."""
    assert seen.stands is (address in plain.standing), address
    assert seen.card.address == address
    assert addresses(seen.follows) == plain.follows(address), address
    assert addresses(seen.rivals) == (plain.rivals(address) if seen.stands else set()), address
    assert (seen.independent > 0) is seen.stands
    assert address not in addresses(seen.alike) | addresses(seen.rivals)
    if address.partition("#")[0] in {one.entry.id for one in plain.naive.known}:
        assert set(seen.corrected_by) == plain.corrected_by(address), address
        assert set(seen.replaced_by) == plain.replaced(address), address
        assert addresses(seen.followed_by) == plain.followed_by(address), address


@some
@given(entries=histories(), asked=dials)
def test_a_fact_begins_on_its_card_when_the_plainest_reading_lets_it_begin(
    record: Place, entries: list[Entry], asked: tuple[int, int, int]
) -> None:
    plain = Plain(entries, Dials(*asked))
    with undone():
        desk.load(entries, "desk", NOW, states=False)
        for address, one in plain.standing.items():
            seen = closely.fact(address, Dials(*asked))
            try:
                assert one.lo == plain.naive.begins(address)
            except Circle:
                continue
            assert (seen.card.standing, seen.card.position) == (one.standing.value, one.position)


@some
@given(entries=worlds.worlds(), within=dials)
def test_an_entry_is_seen_with_those_of_its_facts_that_stand_and_with_the_entries_that_correct_it(
    record: Place, entries: list[Entry], within: tuple[int, int, int]
) -> None:
    turned = Dials(*within)
    public = [one for one in recorded(*entries) if one.entry.audience == "public"]
    plain = Naive(public, turned.on, turned.known, turned.at)
    standing = {one.address for one in fold(public, turned).facts}
    with undone():
        desk.load(entries, "desk", NOW, states=False)
        for one in public:
            if not told_by_now(one, public, turned):
                continue
            seen = closely.entry(one.entry.id, turned)
            own = {one.entry.address(fact) for fact in one.entry.facts}
            assert set(seen.standing) == own & standing
            assert addresses(seen.facts) == own
            assert set(seen.corrected_by) == {
                each.entry.id for each in plain.known if (own | {one.entry.id}) & set(each.entry.corrects)
            }


def told_by_now(one: Recorded, public: list[Recorded], within: Dials) -> bool:
    by_id = {each.entry.id: each for each in public}
    return public_from(one, by_id).lo < max(within.known, clock.now())


@some
@given(entries=worlds.worlds())
def test_what_is_withheld_is_seen_neither_as_a_fact_nor_as_an_entry_nor_beside_others(
    record: Place, entries: list[Entry]
) -> None:
    sealed = {one.id for one in entries if one.audience != "public"}
    with undone():
        desk.load(entries, "desk", NOW, states=False)
        for entry in entries:
            for fact in entry.facts:
                if entry.id in sealed:
                    with pytest.raises(NoSuchFact, match="No fact on record is called"):
                        closely.fact(entry.address(fact), Dials())
                    with pytest.raises(NoSuchEntry, match="No entry on record has the id"):
                        closely.entry(entry.id, Dials())
                else:
                    assert not beside(closely.fact(entry.address(fact), Dials())) & sealed


def beside(seen: FactSeen) -> set[str]:
    """The entries that are named around a fact."""
    cards = (*seen.follows, *seen.followed_by, *seen.rivals, *seen.alike)
    return {
        *seen.corrected_by,
        *(address.partition("#")[0] for address in (*seen.replaced_by, *addresses(cards), *seen.card.contested)),
    }


def test_two_corrections_of_one_fact_exclude_each_other_though_they_tell_of_different_events(record: Place) -> None:
    entries = [
        a_report("said", a_fact("step taken", worlds.MINSK, ref="a")),
        a_report("one", a_fact("session held", worlds.MINSK, ref="b", value={"place": "Minsk"}), corrects=("said",)),
        a_report(
            "two", a_fact("topic discussed", worlds.MINSK, ref="c", value={"topic": "peace"}), corrects=("said#a",)
        ),
        a_report("three", a_fact("session held", worlds.MINSK, ref="d", value={"place": "Minsk"}), corrects=("two",)),
    ]
    desk.load(entries[:3], "desk", NOW)
    for address, other in (("one#b", "two#c"), ("two#c", "one#b")):
        assert addresses(closely.fact(address, Dials()).rivals) == {other}
        (card,) = paged.facts(Asked(name=closely.fact(address, Dials()).card.name), Dials()).items
        assert card.contested == (other,), "also on a page that does not hold the other"
    desk.load(entries[3:], "desk", NOW)
    assert addresses(closely.fact("one#b", Dials()).rivals) == {"three#d"}, "what stands in the place of a correction"
