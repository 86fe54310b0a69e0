"""One action plan: what it carries out, what was counted and by whom, and the measures that the record names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation.claims import (
    NOTHING_ON_RECORD,
    Cited,
    Claim,
    Happening,
    Remark,
    Version,
    certain_of,
    cite,
    cite_all,
    claim,
    happening,
    heeded,
    pick,
    remarks,
)
from travaux.decision.situation.instructions import Instruction, instructions
from travaux.decision.situation.papers import AttachedPaper, papers
from travaux.decision.situation.state import DossierState, Stage, header, stage
from travaux.decision.states import MEASURE, live
from travaux.record.contested import leading
from travaux.record.fold import Folded, Told
from travaux.record.times import Interval
from travaux.record.values import RESERVED, UNKNOWN, count_range

COUNTED: Final = ("total", "implemented", "not implemented")
MEASURES: Final = "measures"
REMOVED: Final = "removed"
SAME, ANOTHER, PARTIAL = "the same", "another", "not all on record"
NOT_TOLD: Final = Claim(None, text=NOTHING_ON_RECORD)


@dataclass(frozen=True)
class ReportedCount:
    """A count as somebody gave it on a day: a fact of its own, never a list of measures."""

    key: str
    number: int | str
    of: int | str
    noun: str
    by: str
    post: str
    on: Interval
    refs: tuple[Cited, ...]
    rivals: tuple[Version, ...]


@dataclass(frozen=True)
class MeasureRow:
    """A measure that the record holds by name."""

    measure: str
    title: Claim
    stage: Stage
    status: Claim
    reason: Claim
    cause: Claim
    caused_by: Claim
    document: Claim
    organisation: Claim
    refs: tuple[Cited, ...]
    responsible: Claim = NOT_TOLD
    due: Claim = NOT_TOLD


@dataclass(frozen=True)
class ComputedCount:
    """How many measures the record holds by name, by what became of them on the day; removed ones are in no total.

    `measures` names them under each status.
    """

    total: int
    numbers: dict[str, int]
    measures: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Compared:
    """A reported count beside the computed one.

    `verdict` is *the same*, *another*, or *not all on record* where the record holds fewer measures than are reported
    in all, so that nothing can be compared.
    """

    key: str
    reported: int | str
    computed: int
    verdict: str


@dataclass(frozen=True)
class PlanState(DossierState):
    """A plan as the record has it under the dials; `summary` says how many measures it names of how many reported."""

    drawn_up: Happening | None
    decisions_of: Claim
    priorities_of: Claim
    counts: dict[str, ReportedCount]
    measures: tuple[MeasureRow, ...]
    summary: str
    considered: tuple[Remark, ...]
    instructions: tuple[Instruction, ...]
    remarks: tuple[Remark, ...]
    computed: ComputedCount = ComputedCount(0, {}, {})
    compared: tuple[Compared, ...] = ()
    papers: tuple[AttachedPaper, ...] = ()


def plan_state(dossier: str, folded: Folded) -> PlanState:
    """The state of a plan's dossier."""
    facts = certain_of(folded, dossier)
    drawn = pick(facts, "plan drawn up")
    counts = _counts(pick(facts, "count reported"))
    measures = _measures(pick(facts, "measure planned", "measure reported"), folded.disputes)
    computed = computed_count(measures)
    return PlanState(
        *header(dossier, folded),
        drawn_up=happening(drawn),
        decisions_of=claim(drawn, "decisions of"),
        priorities_of=claim(drawn, "priorities of"),
        counts=counts,
        measures=measures,
        summary=_summary(len(measures), counts.get("total")),
        considered=remarks(pick(facts, "plan considered")),
        instructions=instructions(facts),
        remarks=remarks(pick(facts, "texts counted", "unsourced gap", "other side not on record", "ruling given")),
        computed=computed,
        compared=tuple(compare(counts, computed)),
        papers=papers(facts),
    )


def computed_count(measures: Sequence[MeasureRow]) -> ComputedCount:
    """The count that follows from the measures by name, each under the status that it has reached."""
    named: dict[str, list[str]] = {}
    for one in measures:
        named.setdefault(one.stage.state, []).append(one.measure)
    total = sum(len(several) for status, several in named.items() if status != REMOVED)
    numbers = {status: len(several) for status, several in named.items()}
    return ComputedCount(total, numbers, {status: tuple(several) for status, several in named.items()})


def compare(counts: Mapping[str, ReportedCount], computed: ComputedCount) -> Iterator[Compared]:
    """Each reported count with what the record computes for it."""
    total = counts.get("total")
    whole = next((one for one in (total.number if total else None, *(c.of for c in counts.values())) if one), None)
    partial = isinstance(whole, int | str) and whole not in RESERVED and count_range(whole)[0] > computed.total
    for key, reported in counts.items():
        own = computed.total if key == "total" else computed.numbers.get(key, 0)
        yield Compared(key, reported.number, own, _verdict(reported.number, own, partial=partial))


def _verdict(reported: int | str, computed: int, *, partial: bool) -> str:
    if reported in RESERVED or partial:
        return PARTIAL
    least, most = count_range(reported)
    return SAME if least <= computed <= most else ANOTHER


def _summary(named: int, total: ReportedCount | None) -> str:
    if total is None:
        return f"measures on record: {named}; no total is reported"
    return f"measures on record: {named} of a reported {total.number}"


def _counts(facts: Sequence[Told]) -> dict[str, ReportedCount]:
    found = {key: _count(key, [told for told in facts if key in told.keys]) for key in COUNTED}
    return {key: count for key, count in found.items() if count is not None}


def _count(key: str, facts: Sequence[Told]) -> ReportedCount | None:
    """The newest count of measures, which is what a plan has; other numbers and other nouns stand beside it."""
    if not facts:
        return None
    counting = [told for told in facts if told.value.get("noun") == MEASURES] or facts
    newest = [told for told in counting if told.hi > counting[-1].lo]
    first = leading(newest) or newest[0]
    same = [told for told in newest if _counted(told) == _counted(first)]
    others = [told for told in facts if told not in same and (told in newest or told not in counting)]
    said = cite(first)
    number, noun = _counted(first)
    return ReportedCount(
        key,
        number,
        _number(first, "of"),
        noun,
        said.by,
        said.post,
        said.happened,
        cite_all(same),
        _beside(others),
    )


def _beside(facts: Sequence[Told]) -> tuple[Version, ...]:
    """Other numbers or nouns of the same day, each once with those who give it."""
    grouped: dict[str, list[Told]] = {}
    for told in facts:
        grouped.setdefault("{} {}".format(*_counted(told)), []).append(told)
    return tuple(Version(words, cite_all(group)) for words, group in grouped.items())


def _counted(told: Told) -> tuple[int | str, str]:
    return _number(told, "number"), str(told.value.get("noun", UNKNOWN))


def _number(told: Told, field: str) -> int | str:
    value = told.value.get(field, UNKNOWN)
    return value if isinstance(value, int) else str(value)


def _measures(facts: Sequence[Told], disputes: Sequence[tuple[str, ...]]) -> tuple[MeasureRow, ...]:
    """A row a measure that is named; no row stands in for the others of a reported number."""
    slugs = dict.fromkeys(key for told in facts for key in told.keys if key != UNKNOWN)
    return tuple(_measure(slug, [told for told in facts if slug in told.keys], disputes) for slug in slugs)


def _measure(slug: str, facts: Sequence[Told], disputes: Sequence[tuple[str, ...]]) -> MeasureRow:
    newest = [told for told in facts if told.hi == facts[-1].hi]
    return MeasureRow(
        slug,
        claim(facts, "title"),
        stage(MEASURE.name, live(MEASURE, heeded(facts, disputes))),
        status=claim(newest, "status"),
        reason=claim(newest, "reason"),
        cause=claim(newest, "cause"),
        caused_by=claim(newest, "caused by"),
        document=claim(facts, "document"),
        organisation=claim(facts, "organisation"),
        refs=cite_all(facts),
        responsible=claim(facts, "responsible"),
        due=claim(facts, "due"),
    )
