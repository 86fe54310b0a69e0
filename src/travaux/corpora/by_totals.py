"""Questions of totals alone: seats without a name, and what they leave open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.corpora import ballots as balloting
from travaux.corpora import roll as rolling
from travaux.corpora.bulk import bulk
from travaux.corpora.making import CannotBeAsked, Making, position
from travaux.corpora.mapping import Word
from travaux.corpora.scalars import RowFault, Totals
from travaux.decision.question import Question, Seat


def by_totals(making: Making, totals: Sequence[Totals]) -> list[Question]:
    """Totals alone: seats without a name, beside those that are named as having voted no."""
    if making.mapping.electors is not None:
        return [making.question(*bulk(making, totals))]
    heads = next((one for one in totals if one.weight is None), None)
    if heads is None or "yes" not in heads.numbers or not sum(heads.numbers.values()):
        raise CannotBeAsked("neither ballots nor totals are given")
    given = rolling.of_the_day(making.mapping, making.on)
    size = len(given) or making.size()
    named = _named_against(making)
    cast: dict[Word, int] = {word: int(number) for word, number in heads.numbers.items() if word != "no seat"}
    if len(named) > cast.get("no", 0):
        making.faults.append(
            RowFault(heads.field, f"{cast.get('no', 0)} no, and {len(named)} named as having voted so")
        )
    cast["no"] = max(0, cast.get("no", 0) - len(named))
    total = sum(cast.values()) + len(named)
    excess = max(0, total - size) if size else 0
    if excess:
        making.faults.append(RowFault(heads.field, f"{total} votes for {size} seats"))
    elif size and total < size:
        making.faults.append(
            RowFault(heads.field, "votes are fewer than seats; the others are taken not to have voted", form=True)
        )
    words = sorted((word for word, number in cast.items() for _ in range(number)), key=balloting.rank)
    kept = [words[: len(words) - excess], words[excess:]] if excess else [words]
    asked = [_counted(making, one, named, size) for one in kept]
    return [*asked, *_supposing_a_veto(making, asked[-1], named)]


def _named_against(making: Making) -> list[str]:
    if making.mapping.named_against is None:
        return []
    found = balloting.against(making.mapping.named_against, making.columns, making.mapping.names, making.on)
    making.faults += found.faults
    if found.unknown:
        raise CannotBeAsked(f"{', '.join(found.unknown)} voted no and is nobody whom the mapping knows")
    return list(found.of)


def _counted(making: Making, words: Sequence[Word], named: Sequence[str], size: int | None) -> Question:
    """A question of totals: beside those named as having voted no, as many seats without a name as there are others."""
    total = max(len(words), (size or 0) - len(named))
    seats = rolling.nameless(total, making.mapping)
    named_seats = tuple(Seat(member, groups=making.mapping.groups) for member in named)
    positions = [position(member, "no") for member in named]
    positions += [position(seat.member, word) for seat, word in zip(seats, words, strict=False)]
    positions += [position(seat.member, "absent") for seat in seats[len(words) :]]
    return making.question((*named_seats, *seats), positions)


def _supposing_a_veto(making: Making, asked: Question, named: Sequence[str]) -> Iterator[Question]:
    """The same with one of the unnamed noes cast by a member with a veto, where the record does not rule that out."""
    told = making.mapping.named_against
    rule = making.rule()
    if rule is None or (told is not None and told.all_with_a_veto):
        return
    holders = [member for veto in rule.parameters.tally.vetoes for member in veto.holders if member not in named]
    voting_no = next((one for one in asked.positions if one.ballot == "no" and one.member not in named), None)
    if holders and voting_no is not None:
        roll = tuple(
            replace(seat, member=holders[0]) if seat.member == voting_no.member else seat for seat in asked.roll
        )
        positions = tuple(replace(one, member=holders[0]) if one is voting_no else one for one in asked.positions)
        yield replace(asked, roll=roll, positions=positions)
