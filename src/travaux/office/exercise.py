"""Exercises: a marked copy of what was known on a day, in a record of its own, in which people may act.

Nothing of an exercise ever enters the record that it was copied from: it has a database, keys and a clock of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from django.db import DatabaseError, connection

from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.office import acting, clock, desk, install, seals, shelf
from travaux.office.books import Opened, adoption
from travaux.office.receipts import Receipt
from travaux.office.writing import writing
from travaux.record.chronicle.read import RECORDER
from travaux.record.corrections import public_from
from travaux.record.dossiers import kind_of, qualify
from travaux.record.entry import Entry, Fact, Recorded
from travaux.record.times import read_date, zone_named
from travaux.rulebook.load import read_library, shipped

SORT: Final = "exercise"
#: Acts of the record itself are not copied: an exercise is opened, goes by a rule book and signs in its own right.
_OWN: Final = frozenset({"record opened", "rule book adopted", "key rotated", "entry released", "clock set"})
#: Dossiers of what comes and goes: their names alone would tell what is yet to come.
_COMING: Final = frozenset({"session", "meeting", "document", "plan", "assessment", "communication"})
#: At this hour of a day that is given without one, an exercise begins.
_HOUR: Final = 9 * 3600
_DAY: Final = 86_400


class NoExercise(BrokenInput):
    """Something that is done in exercises only, asked of another record."""

    def __init__(self, tried: str) -> None:
        super().__init__(
            f"{tried}: this record is no exercise, and its clock is the machine's. `travaux exercise new` makes an "
            "exercise, a marked copy in a folder of its own."
        )


class BadHour(BrokenInput):
    """A moment to which the clock of an exercise cannot be set."""


@dataclass(frozen=True)
class Copied:
    """What a copy takes along: the entries in their order, how many it leaves out, and from where it was taken."""

    organisation: str
    zone: str
    begins: int
    entries: tuple[Entry, ...]
    left_out: int
    taken_from: str


def copy(organisation: str, as_of: str, zone: str) -> Copied:
    """What was public of an organisation when a day's work began (or at a moment), fit to be entered elsewhere.

    Raises what `read_date` raises.
    """
    begins = hour_of(as_of, zone, f"Beginning an exercise as of '{as_of}'")
    records = list(shelf.in_order())
    by_id = {record.entry.id: record for record in records}
    told = tuple(_fit([record.entry for record in records if _known(record, begins, by_id)]))
    head = f"{seals.origin()}, {len(records)} entries"
    return Copied(organisation, zone, begins, told, len(records) - len(told), head)


def hour_of(day: str, zone: str, tried: str) -> int:
    """The moment that is meant by a day or moment: itself, or nine in the morning of the day; raises BadHour."""
    interval = read_date(day, zone_named(zone))
    if interval.hi - interval.lo > 2 * _DAY:
        raise BadHour(f"{tried}: that is no day. Write one, such as 2022-11-22.")
    return interval.lo + (_HOUR if interval.hi - interval.lo > _HOUR else 0)


def _known(record: Recorded, moment: int, by_id: Mapping[str, Recorded]) -> bool:
    """Whether everybody could know an entry by then, so that nothing of it lies in the exercise's future."""
    if record.entry.audience != "public" or any(fact.fact in _OWN for fact in record.entry.facts):
        return False
    return public_from(record, by_id).hi <= moment


def _fit(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries as they are told, without who recorded them; what only orders or copies what is left out goes.

    A correction of what is left out is left out as well, and what corrects that; so is the mere name of a session or a
    text of which nobody had told anything yet.
    """
    told = {dossier for entry in entries for fact in entry.facts if fact.fact != "named" for dossier in _named(fact)}
    kept: set[str] = set()
    for entry in entries:
        facts = tuple(fact for fact in entry.facts if fact.fact != "named" or _may_be_named(fact, told))
        if all(name in kept for name in entry.corrects) and (facts or not entry.facts):
            kept |= {entry.id, *(entry.address(fact) for fact in facts)}
            yield _bare(entry, facts, kept)


def _named(fact: Fact) -> Iterator[str]:
    """The dossiers that a fact is about or names."""
    yield from fact.about
    for value in (*fact.keys, *fact.value.values()):
        yield from value if isinstance(value, list) else (str(value),)


def _may_be_named(fact: Fact, told: set[str]) -> bool:
    return any(dossier in told or kind_of(dossier) not in _COMING for dossier in fact.about)


def _bare(entry: Entry, facts: tuple[Fact, ...], kept: set[str]) -> Entry:
    ordered = tuple(
        msgspec.structs.replace(fact, after=tuple(name for name in fact.after if name in kept)) for fact in facts
    )
    copies = entry.copies if entry.copies in kept else ""
    return msgspec.structs.replace(entry, facts=ordered, copies=copies, recorded="", by="", capacity="", finding=None)


def begin(copied: Copied, title: str, who: str) -> int:
    """Open this empty record as an exercise, enter the copy, adopt its rule book; returns the number of entries.

    Raises BrokenInput for a record that holds something already.
    """
    install.make_ready()
    if shelf.size():
        raise BrokenInput(
            f"Beginning the exercise '{title}': the record in this folder holds {shelf.size()} entries already. "
            "Name another folder, or end the old exercise by removing its folder."
        )
    clock.set_to(copied.begins)
    replayed = qualify("record", copied.organisation)
    value = {"sort": SORT, "title": title, "zone": copied.zone, "replay of": replayed}
    with writing():
        desk.open_record(copied.organisation, who, value)
        if copied.organisation in shipped():
            desk.load([adoption(read_library(copied.organisation), clock.now())], RECORDER)
        desk.load(copied.entries, RECORDER)
    return shelf.size()


#: By the address of the database: how a record was opened never changes, so it is asked once.
_marks: dict[tuple[str, str, str], str] = {}


def mark() -> str:
    """What must stand on every page and export of an exercise; empty in any other record, and in one not opened yet."""
    told = connection.settings_dict
    address = (str(told["NAME"]), str(told["HOST"]), str(told["PORT"]))
    if address not in _marks and (opening := seals.opening()) is not None:
        _marks[address] = _mark_of(opening.entry)
    return _marks.get(address, "")


def mark_if_there() -> str:
    """The mark; none where the record cannot be asked, which a page or a problem document must be able to say."""
    try:
        return mark() if install.there() else ""
    except DatabaseError:
        return ""


def _mark_of(entry: Entry) -> str:
    opened = next(fact for fact in entry.facts if fact.fact == "record opened")
    title = str(opened.value.get("title", entry.organisation))
    return f"EXERCISE - {title}" if opened.value.get("sort") == SORT else ""


def move_clock(to: str, who: str, *, zone: str) -> Receipt:
    """Set the clock of an exercise forward, and enter that it was; raises NoExercise, BadHour, what `read_date` raises.

    A day means its nine o'clock. The clock never goes back: what was entered would lie in the future.
    """
    if not mark():
        raise NoExercise("Setting the clock")
    tried = f"Setting the clock to '{to}'"
    moment = hour_of(to, zone, tried)
    with writing():
        now = clock.now()
        if moment <= now:
            raise BadHour(
                f"{tried}: the exercise has come further already. A clock goes forward only; "
                "begin another exercise to play an earlier day."
            )
        if moment > clock.machine():
            raise BadHour(f"{tried}: that is in everybody's future. Give an earlier day.")
        receipt = _enter_clock(to, who, zone, now)
        clock.set_to(moment)
        desk.refresh()
    return receipt


def _enter_clock(to: str, who: str, zone: str, now: int) -> Receipt:
    opening = seals.opening()
    if opening is None:
        raise NoExercise("Setting the clock")
    record = qualify("record", opening.entry.organisation)
    act = Act("clock set", (record,), Author("secretariat"), desk.NOW, value={"to": to})
    entry = acting.entry_of(act, who, Opened(SORT, zone), now)
    return desk.enter(msgspec.structs.replace(entry, capacity=RECORDER), now)


def written(copied: Copied) -> Iterable[bytes]:
    """A copy as lines of JSON, the first of which says what it is."""
    head = {"organisation": copied.organisation, "zone": copied.zone, "begins": copied.begins,
            "left out": copied.left_out, "taken from": copied.taken_from}  # fmt: skip
    yield msgspec.json.encode(head)
    yield from (msgspec.json.encode(entry) for entry in copied.entries)


def read(lines: Sequence[bytes]) -> Copied:
    """The copy that `written` wrote; raises BrokenInput for anything else."""
    try:
        head = msgspec.json.decode(lines[0])
        entries = tuple(msgspec.json.decode(line, type=Entry) for line in lines[1:])
        return Copied(head["organisation"], head["zone"], head["begins"], entries, head["left out"], head["taken from"])
    except (msgspec.DecodeError, IndexError, KeyError, TypeError) as fault:
        raise BrokenInput(f"Beginning an exercise: the copy cannot be read ({fault}). Make it anew.") from fault
