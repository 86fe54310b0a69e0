"""Which rule book an organisation's record goes by: the one it adopted, or the one of its name in the library."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from travaux.broken_input import BrokenInput
from travaux.office import shelf
from travaux.record.chronicle.read import RECORDER
from travaux.record.entry import Entry, Fact, Origin, Public, When
from travaux.record.fold import Dials, Told, fold
from travaux.record.times import write_moment
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import load, read_library, shipped, shipped_books

#: Rule books that are in no library lie here, in the data folder, under any name.
FOLDER: Final = "rulebooks"


#: More than the loader takes, so that it says itself what is too long.
_MOST_BYTES: Final = 8 * 1024 * 1024


class BookUnreadable(BrokenInput):
    """A file among the rule books that cannot be read; which book it was to be, nobody knows."""

    def __init__(self, path: Path, obstacle: str) -> None:
        super().__init__(f"Reading the rule book {path}: {obstacle}. Mend it, or take it out of that folder.")


@dataclass(frozen=True)
class Opened:
    """How the record of an organisation was opened: as `reports only`, `exercise` or `own organisation`, and where.

    `organisation`: whose record it is; empty where that is what the act itself is about.
    """

    sort: str
    zone: str
    book: str = ""
    digest: str = ""
    organisation: str = ""


def opened(organisation: str, now: int) -> Opened | None:
    """How an organisation's record stands, its newest rule book included; None if it was never opened."""
    dossier = f"{organisation}/record"
    folded = fold(shelf.of_dossiers([dossier]), Dials(now))
    beginnings, books = folded.named("record opened"), folded.named("rule book adopted")
    if not beginnings:
        return None
    first = beginnings[0]
    zone = str(first.value.get("zone", first.entry.zone))
    book, digest = _adopted(books[-1]) if books else ("", "")
    return Opened(str(first.value.get("sort", "")), zone, book, digest, organisation)


def opened_alone() -> str:
    """The organisation whose record was opened here; empty where there is none, or several."""
    found = {record.entry.organisation for record in shelf.openings()}
    return found.pop() if len(found) == 1 else ""


def _adopted(told: Told) -> tuple[str, str]:
    return told.keys[0] if told.keys else "", str(told.value.get("digest", ""))


def book_of(organisation: str, how: Opened) -> RuleBook | None:
    """The rule book to go by; None where there is none of that name, or none with the digest that was adopted."""
    if not how.book:
        return read_library(organisation) if organisation in shipped() else None
    known = [read_library(how.book)] if how.book in shipped() else []
    return next((book for book in [*known, *_own()] if _is(book, how)), None)


def _is(book: RuleBook, how: Opened) -> bool:
    return book.slug == how.book and f"sha256:{book.digest}" == how.digest


def _own() -> list[RuleBook]:
    folder = Path(settings.TRAVAUX_DATA_DIR).expanduser() / FOLDER
    return [load(_text(path), path.name, shipped_books()) for path in sorted(folder.glob("*.yaml"))]


def _text(path: Path) -> str:
    """The text of a book's file; the loader refuses what is too long for a book."""
    if not path.is_file():
        raise BookUnreadable(path, "it is no file")
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode()
    except OSError as fault:
        raise BookUnreadable(path, fault.strerror or str(fault)) from fault
    except UnicodeDecodeError as fault:
        raise BookUnreadable(path, "it is no UTF-8 text") from fault


def adoption(book: RuleBook, now: int) -> Entry:
    """The act by which a record adopts a rule book: the digest of its file. It happens in the second that ends now."""
    moment = When(str(write_moment(now - 1)), now - 1, now)
    fact = Fact(
        ref=f"rule-book-{book.slug}-{book.digest[:12]}",
        about=(f"{book.file.organisation}/record",),
        fact="rule book adopted",
        on=moment,
        keys=(book.slug,),
        value={"digest": f"sha256:{book.digest}", "version": str(book.file.version)},
    )
    return Entry(
        id=f"rule-book/{book.slug}/{book.digest[:12]}",
        kind="act",
        organisation=book.file.organisation,
        zone=book.file.zone,
        public=Public(now - 1, now, "recorded"),
        facts=(fact,),
        capacity=RECORDER,
        part="rule-books",
        origin=Origin.OWN_ACT,
    )
