"""A receipt as a page shows it: what was entered, at which place of the log, and what the rules made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from travaux.decision.findings import Ground, Missing
from travaux.enquiry.findings import ground_told, missing_told
from travaux.frame import marks
from travaux.frame.page import Page
from travaux.office import reading
from travaux.office.acting import awaits_ruling
from travaux.record.entry import Recorded
from travaux.record.values import RESERVED


@dataclass(frozen=True)
class Reason:
    """One ground of a finding: its sentence, which way it tells, the article on which it rests, its facts."""

    told: str
    side: str
    article: str
    status: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """A finding as it was stored: whether the act is admissible, what comes of it, why, and what is missing."""

    admissible: str
    outcome: str
    grounds: tuple[Reason, ...]
    missing: str
    book: str

    @property
    def plain(self) -> bool:
        """Whether it is a plain yes."""
        return self.admissible == "yes" and self.outcome not in {"indeterminate", "cannot be put"}

    @property
    def tone(self) -> str:
        """How its panel is coloured."""
        return "yes" if self.plain else "not" if self.admissible == "no" else "unclear"

    @property
    def told(self) -> str:
        """The answer in a word or two."""
        if self.plain:
            return gettext("yes, if …") if self.missing else gettext("yes")
        return gettext("no") if self.admissible == "no" else gettext("the rules do not say")


@dataclass(frozen=True)
class Given:
    """What was entered: its entry and place, the event, what it is about, by whom and for whom to read, the finding."""

    entry: str
    position: int
    recorded: str
    event: str
    about: tuple[str, ...]
    by: str
    capacity: str
    audience: str
    waits: bool
    advice: Advice | None

    @property
    def href(self) -> str:
        """The page of the receipt."""
        return f"/workroom/receipt/{self.entry}"

    @property
    def trail(self) -> str:
        """The page of the entry, as readers see it."""
        return marks.entry_path(self.entry)


def given(entry: str, page: Page, reader: frozenset[str]) -> Given | None:
    """The receipt of an entry that the reader may read; None where there is none such."""
    record = reading.entry(entry, reader) if entry else None
    return None if record is None else of_record(record, page)


def of_record(record: Recorded, page: Page) -> Given:
    """The same of an entry that was read already."""
    entry = record.entry
    fact = entry.facts[0] if entry.facts else None
    return Given(
        entry.id, record.position, entry.recorded, fact.fact if fact else "", fact.about if fact else (), entry.by,
        entry.capacity, entry.audience, entry.kind == "act" and awaits_ruling(entry.finding),
        advice(entry.finding, page),
    )  # fmt: skip


def advice(stored: Mapping[str, Any] | None, page: Page) -> Advice | None:
    """A stored finding; None where the rules were silent."""
    if not stored:
        return None
    grounds = tuple(_reason(one, page) for one in stored.get("grounds", ()))
    lacking = (Missing(str(one.get("what", "")), str(one.get("member", ""))) for one in stored.get("missing", ()))
    missing = missing_told(lacking, page.tell.names)
    book = str(stored.get("book", ""))
    return Advice(str(stored["admissible"]), str(stored["outcome"]), grounds, missing, book)


def _reason(one: Mapping[str, Any], page: Page) -> Reason:
    ground = Ground(str(one["code"]), str(one["text"]))
    article = str(one.get("article", ""))
    source = str(one.get("source", ""))
    cited = ", ".join(part for part in (source, article) if part)
    told = ground_told(ground, page.tell.names)
    return Reason(told, _side(one), cited, str(one.get("status", "")), tuple(map(str, one.get("facts", ()))))


def _side(one: Mapping[str, Any]) -> str:
    side = str(one.get("side", ""))
    return "" if side == "neutral" or side in RESERVED else side
