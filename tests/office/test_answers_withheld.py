"""What readers are not told: sealed entries, embargoes, and the very names of what they may not know of."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest

from tests.databases import Place
from tests.factories import ZONE, a_fact, a_report
from travaux.office import answers, clock, desk
from travaux.office.answers import NoSuchDossier
from travaux.office.told import Wanted
from travaux.record.audience import PUBLIC
from travaux.record.entry import Entry
from travaux.record.fold import Dials
from travaux.record.times import end_of

TODAY = end_of("2024-06-01", ZONE)
DOC, PLAN = "csto/document/budget", "csto/plan/2023"
SECRETARIAT = PUBLIC | {"secretariat"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands on 1 June 2024."""
    monkeypatch.setattr(clock, "now", lambda: TODAY)


def loaded(*entries: Entry) -> None:
    desk.load(entries, "the secretariat", TODAY)


def by(known: str = "2024-06-01", on: str = "2024-06-01", at: int = 10**9) -> Dials:
    return Dials(end_of(on, ZONE), end_of(known, ZONE), at)


SEALED = a_report("sealed", a_fact("adopted", DOC, ref="s"), audience="secretariat")


def test_restricted_entries_are_counted_for_the_public_and_shown_to_those_who_may_read(record: Place) -> None:
    loaded(a_report("open", a_fact("drafted", DOC, on="2023-01-01")), SEALED)
    public, own = answers.show(DOC, by()), answers.show(DOC, by(), SECRETARIAT)
    assert (public.hidden, [card.id for card in public.entries], len(public.facts)) == (1, ["open"], 1)
    assert (own.hidden, [card.id for card in own.entries], len(own.facts)) == (0, ["open", "sealed"], 2)
    assert (public.state.stage.state, own.state.stage.state) == ("drafted", "adopted")  # type: ignore[attr-defined]
    assert "rests on 1 restricted entry" in public.state.evidence.text
    assert [card.id for card in answers.entries(by())] == ["open"]
    assert [card.id for card in answers.entries(by(), SECRETARIAT)] == ["open", "sealed"]
    assert {card.ref for card in answers.facts(Wanted(), by())} == {"f1"}


@pytest.mark.parametrize(
    ("secret", "reader", "told"),
    [
        # of what only the secretariat may read not even the name is told to others
        (SEALED, PUBLIC, False),
        (SEALED, PUBLIC | {"members"}, False),
        (SEALED, SECRETARIAT, True),
        # nor of what becomes public next year, to nobody yet
        (a_report("embargoed", a_fact("adopted", DOC), public="2025-01-01"), PUBLIC, False),
        # what may have been public by now is told of
        (a_report("vague", a_fact("adopted", DOC), public="2024-05/2024-07"), PUBLIC, True),
    ],
)
def test_the_name_of_a_dossier_is_told_only_to_those_who_may_know_of_something_in_it(
    record: Place, secret: Entry, reader: frozenset[str], told: bool
) -> None:
    loaded(a_report("r1", a_fact("plan drawn up", PLAN, ref="p")), secret)
    if told:
        assert answers.show(DOC, by(), reader).dossier == DOC
    else:
        with pytest.raises(NoSuchDossier) as refused:
            answers.show(DOC, by(), reader)
        assert DOC not in str(refused.value).partition("The nearest")[2]
    public = reader == PUBLIC and told
    assert (DOC in [one.dossier for one in answers.dossiers()]) == public
    with pytest.raises(NoSuchDossier) as near:
        answers.show("csto/document/budge", by())
    assert (DOC in str(near.value)) == public


def test_with_the_day_of_an_embargo_behind_it_the_dossier_is_there(
    sqlite_record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(a_report("embargoed", a_fact("adopted", DOC), public="2025-01-01"))
    assert answers.dossiers() == ()
    monkeypatch.setattr(clock, "now", lambda: end_of("2025-01-01", ZONE))
    assert [one.dossier for one in answers.dossiers()] == [DOC]


def test_a_reader_of_an_earlier_day_still_sees_an_empty_dossier_of_today(sqlite_record: Place) -> None:
    loaded(a_report("r1", a_fact("adopted", DOC), public="2024-01-01"))
    shown = answers.show(DOC, by(known="2023-06-01"))
    assert (shown.facts, shown.entries, shown.title) == ((), (), "budget")


def test_a_correction_is_listed_no_earlier_than_what_it_corrects(record: Place) -> None:
    loaded(
        a_report("r1", a_fact("drafted", DOC, on="2023-01-01"), public="2023-01-01"),
        a_report("embargoed", a_fact("adopted", DOC, ref="g"), public="2025-01-01"),
        a_report("slip", corrects=("embargoed#g",), public="2023-12-01"),
    )
    assert [card.id for card in answers.show(DOC, by()).entries] == ["r1"]
    assert [card.id for card in answers.entries(by())] == ["r1"]
    later = [card for card in answers.entries(by("2025-01-02")) if card.id == "slip"]
    assert [(card.corrects, card.public["lo"]) for card in later] == [(("embargoed#g",), "2025-01-01T00:00:00+03:00")]
