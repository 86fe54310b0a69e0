"""The decisions of law.md B.18 as questions: what happened in the world, or what its rules say of a made-up case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from tests.decision.making import COUNCIL_2022, a_question, seats, there, votes
from travaux.decision.question import Declared, GroupSaid, Later, Position, Question, Seat, Silence, SilenceAnswer

FIVE: Final = "by kg kz ru tj"
ABSENT: Final = Position("am", presence="absent")
ELEVEN: Final = "al br fr ga gb gh ie ke mx no us"
NOON: Final = 1_677_927_600  # 2023-03-04T12:00 in Vienna


def council(item_class: str, on: date = date(2022, 2, 25), **ballots: str) -> Question:
    """A vote in the Security Council."""
    return Question("sc", on, seats(*COUNCIL_2022), item_class=item_class, positions=votes(**ballots))  # type: ignore[arg-type]


def assembly(yes: int, no: int, abstain: int, roll: Mapping[str, Seat] = MappingProxyType({})) -> Question:
    """A vote on an important question in the Assembly of 193, in which the others are absent."""
    members = [f"m{number:03}" for number in range(193)]
    ballots = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain
    positions = [Position(member, ballot=ballot) for member, ballot in zip(members, ballots, strict=False)]  # type: ignore[arg-type]
    positions += [Position(member, presence="absent") for member in members[len(ballots) :]]
    seated = tuple(roll.get(member, Seat(member)) for member in members)
    return Question("ga", date(2022, 4, 7), seated, item_class="important", positions=tuple(positions))


def silence(*answers: SilenceAnswer, now: int = NOON + 3600) -> Question:
    """A text of the Permanent Council under silence until noon."""
    put = Silence("yes", NOON, answers)
    return Question("pc", date(2023, 3, 2), seats("at", "de", "pl"), mode="silence", silence=put, now=now)


LIMITED: Final = a_question(
    on=date(2023, 11, 23),
    item_class="budget",
    positions=(*there(FIVE), ABSENT),
    declarations=(Declared("am", "limited format", ("min23#1",)),),
)
REFUSED: Final = a_question(
    positions=(*there(FIVE, stance=None), Position("am", presence="present", signature="refused", facts=("s4#B21",))),
    group=(GroupSaid(("am",), "supports", ("s4#B17",)),),
)
NOTE: Final = a_question(
    on=date(2009, 6, 14),
    positions=(*there("am kg kz ru tj"), Position("by", presence="absent")),
    declarations=(Declared("by", "no consensus", ("afn09#1",)),),
)
DECLINED: Final = replace(
    LIMITED, mode="limited format", later=(Later("am", "declined", date(2024, 5, 8), ("mas24#1",)),)
)
SANCTION: Final = a_question(
    item_class="sanction", concerned="am", positions=(*there(FIVE), Position("am", presence="present", ballot="no"))
)
OWING: Final = a_question(
    roll=(Seat("am", arrears_years=2), *seats(*FIVE.split())),
    positions=(*there(FIVE), Position("am", presence="present", ballot="no")),
)
SIGNED: Final = a_question(
    on=date(2018, 12, 21),
    item_class="personnel",
    mode="signature",
    positions=tuple(Position(member, signature="signed") for member in FIVE.split()),
)

#: The number in B.18, with the rule book to ask and the question.
QUESTIONS: Final[dict[str, tuple[str, Question]]] = {
    "1": ("un-sc", council("substantive", yes=ELEVEN, no="ru", abstain="ae cn in")),
    "2": ("un-sc", council("procedural", yes=ELEVEN, no="ru", abstain="ae cn in")),
    "3": ("un-sc", council("substantive", yes="al br fr ga gb gh ie ke mx us", abstain="ae cn in no ru")),
    "4": ("un-sc", council("substantive", yes="al br cn fr gb gh ie ke", no="us", abstain="ae ga in mx no ru")),
    "5": ("un-ga", assembly(93, 24, 58)),
    "6": ("un-ga", assembly(2, 1, 0, {"m000": Seat("m000", arrears_years=2)})),
    "6 waived": ("un-ga", assembly(2, 1, 0, {"m000": Seat("m000", arrears_years=2, waived=True)})),
    "11": ("osce", silence(SilenceAnswer("pl", "amendment", at=NOON - 60, facts=("pl#1",)))),
    "12": ("osce", silence()),
    "15": ("csto", LIMITED),
    "16": ("csto", NOTE),
    "17": ("csto", REFUSED),
    "18": ("csto", SANCTION),
    "19": ("csto", OWING),
    "20 before": ("csto", replace(DECLINED, as_of=date(2024, 5, 7))),
    "20 after": ("csto", replace(DECLINED, as_of=date(2024, 5, 8))),
    "24": ("csto", SIGNED),
}
