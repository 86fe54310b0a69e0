"""Deciding recorded decisions anew, by the thousand, and holding what comes out against what is recorded."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from travaux.corpora.asking import Asked, ask
from travaux.corpora.controls import changed
from travaux.corpora.engine import AT_ONCE, Computed, Engine, plain
from travaux.corpora.gathering import gathered
from travaux.corpora.mapping import Mapping
from travaux.corpora.report import Report, Tallying, agrees
from travaux.corpora.rows import Row
from travaux.rulebook.book import RuleBook


def redecide(
    rows: Iterable[Row],
    mapping: Mapping,
    book: RuleBook,
    engine: tuple[str, Engine],
    progress: Callable[[int], None] = lambda _: None,
) -> Report:
    """Decide every row anew; a few thousand are held at a time. `progress` is told how many are done.

    Raises BrokenInput for rows that cannot be read and for a control that the book has not; never for a faulty record.
    """
    name, decide = engine
    control = changed(book, mapping)
    tallying = Tallying(Report(book.slug, mapping.mapping, name, control.what))
    done = 0
    for batch in batches(ask(row, mapping, book) for row in gathered(rows, mapping)):
        found = decided(batch, book, decide)
        controls = decided(batch, control.book, decide)
        for asked, one, other in zip(batch, found, controls, strict=True):
            tallying.take(asked, _with_grounds(asked, one, book), other)
        done += len(batch)
        progress(done)
    return tallying.finish()


def _with_grounds(asked: Asked, found: Computed | None, book: RuleBook) -> Computed | None:
    """What was found; where it differs from the record and the engine only counts, with grounds of the plain one."""
    if found is None or found.grounds or agrees(asked, found):
        return found
    (told, *_) = plain(asked.questions[:1], book)
    return replace(found, grounds=told.grounds)


def batches(asked: Iterable[Asked]) -> Iterator[list[Asked]]:
    """Records in lots that an engine takes at once."""
    source = iter(asked)
    while lot := list(islice(source, AT_ONCE)):
        yield lot


def decided(batch: Sequence[Asked], book: RuleBook, decide: Engine) -> list[Computed | None]:
    """What comes of each record; None where there is no question. Where two questions part ways nothing is decided."""
    questions = [question for asked in batch for question in asked.questions]
    found = iter(decide(questions, book))
    return [_one(list(islice(found, len(asked.questions)))) for asked in batch]


def _one(found: Sequence[Computed]) -> Computed | None:
    if not found:
        return None
    first = found[0]
    outcomes = list(dict.fromkeys(one.outcome for one in found))
    if len(outcomes) > 1:
        why = (
            f"The record leaves open how some voted or who sat there, and it depends on that: {' or '.join(outcomes)}."
        )
        return Computed("indeterminate", why=why)
    reasons = {one.reason for one in found}
    return first if len(reasons) == 1 else Computed(first.outcome, "", first.grounds, first.why)
