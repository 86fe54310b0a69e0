"""A review: what people confirm enters the record as reports with proposer, confirmer and span, and nothing else does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import Place, opened
from tests.intake.reviewed import AT, BY, offers, shelved
from travaux.intake import paper
from travaux.intake.offers import NoSuchOffer
from travaux.intake.review import Choice, ReviewRefused, Verdict, decide, editable, enter, open_review
from travaux.intake.shelf import NotOnShelf, Shelf
from travaux.office import clock, reading, verify
from travaux.record.chronicle.write import write_chronicle
from travaux.record.entry import Review


@pytest.fixture
def record(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A copy of the bundled record, to be written to."""
    with django_db_blocker.unblock(), opened(records.copied(tmp_path)) as place:
        yield place


@pytest.fixture
def on_shelf(tmp_path: Path) -> tuple[Shelf, str]:
    return shelved(tmp_path)


def choose(where: tuple[Shelf, str], proposal: str, verdict: Verdict = Verdict.YES, **more: object) -> None:
    decide(*where, Choice(proposal, verdict, **more), BY, AT)  # type: ignore[arg-type]


def verdicts(where: tuple[Shelf, str]) -> list[str]:
    return [one.verdict.value for one in open_review(*where).items]


@pytest.mark.usefixtures("record")
def test_what_was_confirmed_enters_with_proposer_confirmer_and_span(on_shelf: tuple[Shelf, str]) -> None:
    choose(on_shelf, "p1")
    choose(on_shelf, "p2")
    choose(on_shelf, "p3", Verdict.NO)
    entered = enter(*on_shelf, "Another", AT)
    digest = on_shelf[1]
    (report,) = entered.reports
    found = reading.entry(report)
    assert found is not None
    assert (found.entry.kind, found.entry.by, found.entry.review) == ("report", "Another", Review("rule engine 1", BY))
    count, asked = found.entry.facts
    assert (count.ref, asked.ref) == (f"T{digest[:8]}-p2", f"T{digest[:8]}-p1")
    assert asked.lines == "L2:0-39"
    assert count.lines.startswith("L3:")
    assert (asked.on.resolved, asked.on.stated) == ("2023-11-20", "20 November")
    assert asked.on.inferred_from == (f"{report}#{count.ref}",)
    assert asked.after == (f"{report}#{count.ref}",)
    assert [link.source for link in found.entry.chain] == ["daily-1"]
    assert verdicts(on_shelf) == ["entered", "entered", "no"]
    assert verify.register() == []
    assert verify.states(clock.now()) == []


@pytest.mark.usefixtures("record")
def test_nothing_enters_unconfirmed(on_shelf: tuple[Shelf, str]) -> None:
    size = len(list(reading.entries()))
    with pytest.raises(ReviewRefused, match="Nothing is confirmed"):
        enter(*on_shelf, BY, AT)
    choose(on_shelf, "p1", Verdict.NO)
    choose(on_shelf, "p2")
    choose(on_shelf, "p2", Verdict.OPEN)
    with pytest.raises(ReviewRefused, match="Nothing is confirmed"):
        enter(*on_shelf, BY, AT)
    assert len(list(reading.entries())) == size


@pytest.mark.usefixtures("record")
def test_a_proposal_that_rests_on_one_not_confirmed_enters_without_it(on_shelf: tuple[Shelf, str]) -> None:
    choose(on_shelf, "p1")
    (report,) = enter(*on_shelf, BY, AT).reports
    found = reading.entry(report)
    assert found
    assert found.entry.facts[0].after == ()
    assert found.entry.facts[0].on.because == "the November session last year was that of 2022"


@pytest.mark.usefixtures("record")
def test_what_is_confirmed_later_enters_beside_and_rests_on_what_is_there(on_shelf: tuple[Shelf, str]) -> None:
    choose(on_shelf, "p2")
    (first,) = enter(*on_shelf, BY, AT).reports
    choose(on_shelf, "p1")
    (second,) = enter(*on_shelf, BY, AT).reports
    found = reading.entry(second)
    assert found
    assert first != second
    assert found.entry.facts[0].after == (f"{first}#T{on_shelf[1][:8]}-p2",)


@pytest.mark.usefixtures("record")
def test_another_day_or_field_makes_an_altered_fact(on_shelf: tuple[Shelf, str]) -> None:
    choose(on_shelf, "p1", day=1)
    choose(on_shelf, "p2", Verdict.EDIT, changes={"number": "31", "noun": "", "on": "2023-11-21"})
    assert verdicts(on_shelf)[:2] == ["edit", "edit"]
    (report,) = enter(*on_shelf, BY, AT).reports
    found = reading.entry(report)
    assert found
    assert found.entry.review
    count, asked = found.entry.facts
    assert set(found.entry.review.altered) == {count.ref, asked.ref}
    assert asked.on.resolved == "2024-11-20"
    assert count.value == {"number": 31, "of": 34}
    assert (count.on.resolved, count.on.because) == ("2023-11-21", "a person chose this day in the review")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"number": "many"}, "is no count"),
        ({"about": "plan/../x"}, "names no dossier"),
        ({"about": "member/am"}, "is no event of a member"),
        ({"key": "banana"}, "banana"),
        ({"on": "31 February"}, "cannot be read as a date"),
        ({"modality": "shouted"}, "there is no modality"),
        ({"invented": "x"}, "there is no field 'invented'"),
    ],
    ids=["count", "dossier", "event", "key", "day", "modality", "field"],
)
def test_a_change_that_makes_no_fact_is_refused_and_decides_nothing(
    on_shelf: tuple[Shelf, str], changes: dict[str, str], told: str
) -> None:
    with pytest.raises(ReviewRefused, match="This cannot enter the record as it stands") as refused:
        choose(on_shelf, "p2", Verdict.EDIT, changes=changes)
    assert told in str(refused.value)
    assert verdicts(on_shelf) == ["open", "open", "open"]


@pytest.mark.usefixtures("record")
def test_what_is_on_record_is_not_taken_back(on_shelf: tuple[Shelf, str]) -> None:
    choose(on_shelf, "p2")
    enter(*on_shelf, BY, AT)
    for verdict in (Verdict.NO, Verdict.OPEN, Verdict.YES):
        with pytest.raises(ReviewRefused, match="corrected by another report"):
            choose(on_shelf, "p2", verdict)
    with pytest.raises(ReviewRefused):
        choose(on_shelf, "p1", Verdict.ENTERED)


@pytest.mark.usefixtures("record")
def test_after_a_power_cut_behind_the_record_nothing_enters_twice(on_shelf: tuple[Shelf, str]) -> None:
    shelf, digest = on_shelf
    choose(on_shelf, "p2")
    path = shelf.folder / f"{digest}.decisions"
    before = path.read_bytes()
    (first,) = enter(shelf, digest, BY, AT).reports
    size = len(list(reading.entries()))
    path.write_bytes(before)
    choose(on_shelf, "p1")
    (second,) = enter(shelf, digest, BY, AT).reports
    assert first != second
    assert len(list(reading.entries())) == size + 1
    assert verdicts(on_shelf) == ["entered", "entered", "open"]


@pytest.mark.usefixtures("record")
def test_the_reports_of_a_text_are_exported_as_one_chronicle(on_shelf: tuple[Shelf, str]) -> None:
    for name in ("p1", "p2", "p3"):
        choose(on_shelf, name)
    enter(*on_shelf, BY, AT)
    written = write_chronicle((one.entry for one in reading.entries()), paper.part_of(on_shelf[1]))
    assert written.count("- id: read-") == 2
    assert "review: {proposed: rule engine 1, confirmed: A. Clerk}" in written
    assert "<script>" not in written


def test_a_decision_names_who_takes_it_and_what_on(on_shelf: tuple[Shelf, str]) -> None:
    with pytest.raises(ReviewRefused, match="Give a name"):
        decide(*on_shelf, Choice("p1", Verdict.YES), " ", AT)
    with pytest.raises(NoSuchOffer):
        choose(on_shelf, "p9")
    with pytest.raises(ReviewRefused, match="has no day number 3"):
        choose(on_shelf, "p1", day=2)
    with pytest.raises(NotOnShelf):
        open_review(on_shelf[0], "0" * 64)


def test_the_next_proposal_is_the_next_that_waits_and_then_the_first(on_shelf: tuple[Shelf, str]) -> None:
    choose(on_shelf, "p2", Verdict.NO)
    review = open_review(*on_shelf)
    assert [review.next_open(name) for name in ("", "p1", "p3")] == ["p1", "p3", "p1"]
    assert review.counted() == {"open": 2, "yes": 0, "no": 1, "edit": 0, "entered": 0}


def test_the_first_reading_of_a_text_stands(on_shelf: tuple[Shelf, str]) -> None:
    shelf, digest = on_shelf
    assert shelf.propose(digest, type(offers())("other", "UTC", "another engine")) == offers()


def test_fields_are_edited_in_one_line_each(on_shelf: tuple[Shelf, str]) -> None:
    first = open_review(*on_shelf).items[0]
    assert editable(first)["about"] == "document/assistance-to-armenia"
    assert set(editable(first)) == {"about", "key", "session", "modality", "after"}


@pytest.mark.usefixtures("record")
def test_a_fact_about_a_document_that_the_text_does_not_name_waits_for_its_name(tmp_path: Path) -> None:
    shelf, digest = shelved(tmp_path / "unnamed", about="csto/document/unknown")
    with pytest.raises(ReviewRefused, match="the text does not say which"):
        decide(shelf, digest, Choice("p1", Verdict.YES), BY, AT)
    changes = {"about": "document/assistance-to-armenia", "after": ""}
    decide(shelf, digest, Choice("p1", Verdict.EDIT, changes=changes), BY, AT)
    assert enter(shelf, digest, BY, AT).facts == 1
