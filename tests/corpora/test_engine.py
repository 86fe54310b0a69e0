"""What is kept of a finding: outcome, the reason of a refusal, the grounds, and in a sentence what it waits for."""

from datetime import date

import pytest

from tests.corpora.making import BOOK, book
from travaux.corpora.engine import Computed, plain
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook.vocabulary import ItemClass, Mode

FIVE = tuple(Seat(member) for member in ("alpha", "beta", "delta", "epsilon", "gamma"))
QUORUM = """- id: quorum
  chapter: quorum
  bodies: [council]
  valid from: 2000-01-01
  source: {text: statute, article: "4"}
  status: in force
  says: Four of five must be there.
  parameters:
    requirements: [{for: vote, at least: 4, effect: blocks, may be overridden: no}]
"""


def found(ballots: str, item_class: ItemClass = "substantive", mode: Mode | None = None, text: str = BOOK) -> Computed:
    """What comes of five ballots: y, n, a (abstains), - (absent), ? (nothing on record)."""
    words = {"y": {"ballot": "yes"}, "n": {"ballot": "no"}, "a": {"ballot": "abstain"}, "-": {"presence": "absent"}}
    positions = tuple(
        Position(seat.member, **words[sign])  # type: ignore[arg-type]
        for seat, sign in zip(FIVE, ballots, strict=True)
        if sign != "?"
    )
    (one,) = plain([Question("council", date(2020, 2, 3), FIVE, item_class, mode, positions)], book(text))
    return one


@pytest.mark.parametrize(
    ("ballots", "outcome", "reason"),
    [
        ("yyyyy", "adopted", ""),
        ("yyynn", "adopted", ""),
        ("ayyyn", "adopted", ""),
        ("nyyyy", "not adopted", "veto"),
        ("yynna", "not adopted", "short"),
        ("nyyaa", "not adopted", "short"),
        ("yy---", "not adopted", "short"),
    ],
)
def test_a_refusal_has_its_reason_and_a_veto_counts_only_where_the_votes_were_enough(
    ballots: str, outcome: str, reason: str
) -> None:
    one = found(ballots)
    assert (one.outcome, one.reason, one.why, one.tie) == (outcome, reason, "", False)
    assert one.grounds


def test_a_tie_waits_and_says_for_what() -> None:
    one = found("yynna", "procedural")
    assert (one.outcome, one.reason, one.tie) == ("open", "", True)
    assert one.why.startswith("It waits for the casting vote. Yes and no are 2 each")


def test_what_is_not_on_record_is_named_where_it_decides() -> None:
    one = found("yy???")
    assert one.outcome == "indeterminate"
    assert "gamma" in one.why
    assert found("yyy??").outcome == "adopted"


def test_a_lacking_quorum_and_a_silent_book_are_told_in_a_sentence() -> None:
    lacking = found("yyy--", text=BOOK + QUORUM)
    assert lacking.outcome == "cannot be put"
    assert "3 of 5 members were there" in lacking.why
    assert found("yyyn-", text=BOOK + QUORUM).outcome == "adopted"
    silent = found("yyyyy", mode="limited format")
    assert silent.outcome == "indeterminate"
    assert "has none" in silent.why
