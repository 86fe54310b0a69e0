"""How well texts are read: what is proposed of them against what people put on record, kind of fact by kind of fact."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.benches.ground.reading import REPORTS, Gold, Score, article, bundled, report, retold, without
from tools.figures import NotMeasured
from travaux.record.entry import Entry

TITLE = "Reading texts: proposals against the record"
#: Where the texts of the two articles lie: they are other people's, so they are no part of the source.
ARTICLES: Final = "TRAVAUX_ARTICLES"
AIMS: Final = {"articles": (0.8, 0.9), "retold": (0.8, 0.9), "kept-out": (0.65, 0.85), "fresh": (0.65, 0.85)}
_NAMES: Final = {
    "articles": "the two articles",
    "retold": "the two articles in other words",
    "development": "five reports, for developing",
    "kept-out": "five reports, kept out until the first run",
    "fresh": "three more, kept out until the second run",
}


@dataclass(frozen=True)
class Row:
    """One row of the table: how many facts there are, were proposed, were right."""

    name: str
    gold: int
    proposed: int
    right: int
    more: str = ""

    def __str__(self) -> str:
        recall = f"{self.right / self.gold:6.0%}" if self.gold else "     -"
        precision = f"{self.right / self.proposed:6.0%}" if self.proposed else "     -"
        counts = f"{self.gold:4} told {self.proposed:4} proposed {self.right:4} right"
        return f"{self.name:<46}{counts}   recall {recall}   precision {precision}{self.more}"


def measure() -> Iterator[Row]:
    """The table of each set of texts; raises NotMeasured last, where the articles are not there."""
    record = bundled()
    for name in ("retold", "development", "kept-out", "fresh"):
        yield from rows(name, gold_of(name, record))
    folder = os.environ.get(ARTICLES, "")
    if not folder:
        raise NotMeasured(
            f"The two articles themselves are not measured: their texts are no part of the source. Name the folder in "
            f"which they lie as plain text: {ARTICLES}=FOLDER make bench ARGS=reading"
        )
    yield from rows("articles", [article(path, record) for path in sorted(Path(folder).glob("*.txt"))])


def gold_of(name: str, record: Sequence[Entry] | None = None) -> list[Gold]:
    """The texts of a set with what is right of each; `record`: the bundled entries, where somebody has them already."""
    entries = bundled() if record is None else record
    files = sorted((REPORTS / name).glob("*.txt"))
    if name == "retold":
        return [retold(path, entries) for path in files]
    whole = without(entries, "")
    return [report(path, entries, whole) for path in files]


def scored(texts: Sequence[Gold]) -> Score:
    """The score of several texts together."""
    made = Score()
    for one in texts:
        made.add(one.score())
    return made


def rows(name: str, texts: Sequence[Gold]) -> Iterator[Row]:
    """The table of one set."""
    score = scored(texts)
    for family in sorted(score.gold | score.proposed):
        yield Row(f"  {family}", score.gold[family], score.proposed[family], score.right[family])
    right = score.right.total()
    told = f"   days {score.days}/{right}   speakers {score.speakers}/{right}   chains {score.chains}/{right}"
    aims = AIMS.get(name)
    short = aims is not None and (score.recall < aims[0] or score.precision < aims[1])
    more = told + (f"   aim {aims[0]:.0%}, {aims[1]:.0%}" if aims else "") + ("  <- falls short" if short else "")
    yield Row(_NAMES[name], score.gold.total(), score.proposed.total(), right, more)
