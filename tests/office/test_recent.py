"""What was learnt last comes first, and nothing is left out; and an answer changes no sooner than freshness says."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from hypothesis import given
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import a_fact, a_report
from tests.histories import DOSSIERS, histories
from tests.office.test_paged import NOW, all_pages, some
from tests.office.test_register import dials, loaded
from travaux.office import answers, desk, freshness, paged, present, recent
from travaux.office.paged import Asked
from travaux.record.entry import Entry
from travaux.record.fold import Dials


def addresses(found: list[recent.Learnt]) -> list[str]:
    return [one.card.address for one in found]


@some
@given(entries=histories(), dossier=st.sampled_from(DOSSIERS), within=dials, limit=st.integers(1, 4))
def test_what_was_learnt_of_a_dossier_is_what_stands_about_it_the_last_recorded_first(
    record: Place, entries: list[Entry], dossier: str, within: tuple[int, int, int], limit: int
) -> None:
    with loaded(entries, states=False):
        turned = Dials(*within)
        read = all_pages(lambda cursor: recent.learnt(turned, about=dossier, limit=limit, cursor=cursor))
        assert sorted(addresses(read)) == sorted(
            card.address for card in answers.facts(answers.Wanted(about=dossier), turned)
        )
        assert [one.card.position for one in read] == sorted((one.card.position for one in read), reverse=True)


@some
@given(entries=histories(), within=dials)
def test_the_newest_of_many_dossiers_is_what_was_learnt_last_of_each(
    record: Place, entries: list[Entry], within: tuple[int, int, int]
) -> None:
    with loaded(entries, states=False):
        turned = Dials(*within)
        last = {one: recent.learnt(turned, about=one, limit=1).items for one in DOSSIERS}
        assert recent.newest([*DOSSIERS, *DOSSIERS], turned) == {
            one: (told[0].card.position, told[0].recorded) for one, told in last.items() if told
        }


@some
@given(entries=histories(), within=dials, limit=st.integers(1, 4))
def test_what_was_learnt_of_an_organisation_is_met_once_whatever_it_is_about(
    record: Place, entries: list[Entry], within: tuple[int, int, int], limit: int
) -> None:
    with loaded(entries, states=False):
        turned = Dials(*within)
        read = all_pages(lambda cursor: recent.learnt(turned, organisation="csto", limit=limit, cursor=cursor))
        assert sorted(addresses(read)) == sorted(
            card.address
            for card in answers.facts(answers.Wanted(), turned)
            if any(about.startswith("csto/") for about in card.about)
        )


@some
@given(entries=histories(), later=st.lists(st.integers(1, 10**9), min_size=3, max_size=3))
def test_while_nothing_is_due_time_changes_no_answer(record: Place, entries: list[Entry], later: list[int]) -> None:
    with loaded(entries):
        held = freshness.of_record(NOW)
        told = paged.facts(Asked(), Dials(NOW, NOW), limit=500).items
        for moment in (NOW + seconds for seconds in later):
            if freshness.of_record(moment) == held:
                assert paged.facts(Asked(), Dials(moment, moment), limit=500).items == told


def test_a_record_is_fresh_until_its_next_moment_and_another_one_with_each_entry(sqlite_record: Place) -> None:
    desk.load([a_report("r1", a_fact(on="2024-11-28"))], "the secretariat", NOW)
    planned = a_report("r2", a_fact(on="2026-01-01", about="csto/member/by"))
    before = freshness.of_record(NOW)
    desk.load([planned], "the secretariat", NOW)
    after = freshness.of_record(NOW)
    assert before is not None
    assert after is not None
    assert (before.size, after.size) == (1, 2)
    assert after.until == planned.facts[0].on.lo + 1
    assert freshness.of_record(after.until - 1) == after


def test_once_time_has_passed_what_the_register_was_not_told_nothing_is_called_fresh(sqlite_record: Place) -> None:
    desk.load([a_report("r1", a_fact(on="2026-01-01"))], "the secretariat", NOW)
    held = freshness.of_record(NOW)
    assert held is not None
    assert freshness.of_record(held.until) is None
    present.refresh(["csto/member/am"], held.until)
    assert freshness.of_record(held.until) != held
