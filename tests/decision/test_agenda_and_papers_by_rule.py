"""The agenda under a book that says nothing of it, and the papers of an item: what each finding rests on."""

from dataclasses import replace
from typing import Final

import pytest

from tests.decision.acts import A_SPARE_BOOK, AM, CHAIR, DRAFTED, SESSION, an_act, finding_on, members, of_document
from tests.decision.books import a_book, a_rule, an_adoption
from tests.decision.making import codes, in_council, votes
from travaux.decision.act import Act
from travaux.decision.adoption import find
from travaux.decision.question import PapersOut, Ruled
from travaux.rulebook.book import RuleBook

ASKED: Final = (
    of_document("item included", "q1", "2023-11-03", session=SESSION),
    of_document("removal requested", "q2", "2023-11-04", ("am",)),
)
ACTS: Final = (
    an_act("item proposed", AM, session=SESSION, by_="am"),
    an_act("removal requested", AM, keys=("am",)),
    an_act("item removed", CHAIR),
    an_act("item opened", CHAIR, session=SESSION),
)


@pytest.mark.parametrize("act", ACTS, ids=[one.kind for one in ACTS])
def test_where_a_book_says_nothing_of_the_agenda_that_is_the_finding(act: Act) -> None:
    asked = () if act.kind == "item proposed" else ASKED
    found = finding_on(act, *members(DRAFTED, *asked), book=A_SPARE_BOOK, body="council")
    assert found.admissible == "not stated"
    told = found.ground("rules silent")
    assert told is not None
    assert "a rule of the chapter agenda" in told.text


def a_demand(effect: str = "blocks", waived: str = "the body", hours: str = "12") -> RuleBook:
    """A book that wants papers in two languages, twelve hours before."""
    agenda = (
        "    may propose: [any member]\n    drawn up by: the secretariat\n    approved by: the body\n"
        "    approved: at the opening\n    may ask for removal: [any member]\n    removal decided by: the chair\n"
        "    effect of the request: removes\n"
        f"    papers: {{languages: [en, fr], hours before: {hours}, effect: {effect}, waived by: {waived}}}\n"
    )
    return a_book(an_adoption(), a_rule("agenda", "agenda", agenda))


OUT: Final = PapersOut(("en", "fr"), at=0, facts=("r1#p1", "r1#p2"))
IN_TIME: Final = 12 * 3600
ASKING: Final = in_council("a", "b", papers=OUT, now=IN_TIME, positions=votes(yes="a b"))


@pytest.mark.parametrize(
    ("papers", "now", "told", "outcome"),
    [
        (OUT, IN_TIME, ["papers out", "papers in time"], "adopted"),
        (OUT, IN_TIME - 1, ["papers out", "papers late"], "cannot be put"),
        (replace(OUT, languages=("fr",)), IN_TIME, ["papers lacking", "papers in time"], "cannot be put"),
        (replace(OUT, at=None), IN_TIME, ["papers out", "papers undated"], "adopted"),
        (OUT, None, ["papers out", "papers, hour not told"], "adopted"),
    ],
)
def test_papers_are_told_with_the_facts_that_tell_of_them(
    papers: PapersOut, now: int | None, told: list[str], outcome: str
) -> None:
    found = find(replace(ASKING, papers=papers, now=now), a_demand())
    grounds = [one for one in found.grounds if one.code.startswith("papers")]
    assert [one.code for one in grounds] == told
    assert all(one.facts == OUT.facts for one in grounds)
    assert found.outcome == outcome


def test_papers_that_came_after_the_item_was_put_came_no_hours_before() -> None:
    late = find(replace(ASKING, now=-3600), a_demand()).ground("papers late")
    assert late is not None
    assert "only 0 hours before; 12" in late.text


@pytest.mark.parametrize(("waived", "missing"), [("the body", 2), ("nobody", 1)])
def test_what_is_missing_then_is_the_papers_and_the_waiver_where_somebody_may_give_one(
    waived: str, missing: int
) -> None:
    found = find(replace(ASKING, now=0), a_demand(waived=waived))
    assert len(found.missing) == missing
    assert found.missing[0].what == "the papers that the rule demands"


def test_a_rule_that_only_advises_lets_it_be_put_and_says_so() -> None:
    found = find(replace(ASKING, now=0), a_demand("advises"))
    assert ("papers advise" in codes(found), found.outcome) == (True, "adopted")


def test_a_ruling_sets_the_demand_aside_with_its_facts() -> None:
    ruling = Ruled("papers", "body", reason="urgent", facts=("r1#g1",))
    found = find(replace(ASKING, now=0, rulings=(ruling,)), a_demand())
    told = found.ground("papers set aside")
    assert told is not None
    assert (told.facts, found.outcome) == (("r1#g1",), "adopted")
