"""The one door: whatever enters the record enters here, in one transaction with all that follows from it."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Final

import msgspec

from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.office import acting, clock, present, receipts, register, ruling, shelf
from travaux.office.acting import NOW, REPORTS_ONLY
from travaux.office.admission import admitted, require_refs, signed
from travaux.office.books import Opened
from travaux.office.forms import read_form
from travaux.office.ledger import AlreadyThere, Log, frontier
from travaux.office.receipts import Receipt, Refused
from travaux.office.writing import writing
from travaux.record.audience import PUBLIC_AUDIENCE, checked
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import RECORDER, read_chronicles
from travaux.record.dossiers import kind_of, qualify
from travaux.record.entry import Entry, Recorded, content_digest, from_bytes
from travaux.record.merkle import Frontier, TreeHead, leaf_hash

__all__ = [
    "NOW",
    "Loaded",
    "Receipt",
    "Refused",
    "enter",
    "load",
    "load_chronicles",
    "load_log",
    "open_record",
    "submit",
    "submit_all",
]

#: Bytes of salt for a restricted entry.
_SALT: Final = 32
#: Entries are read, compared and written in portions of so many.
_STEP: Final = 1_000
#: How often the progress of a load is told, in entries.
_TOLD: Final = 200


class ActAmongReports(BrokenInput):
    """An act of another record that was to be loaded into one that holds reports only."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            f"Entry '{entry.id}' is an act, and the record of '{entry.organisation}' holds reports only: nobody's "
            "invented act stands in a real organisation's record. Load it into a record opened as an exercise."
        )


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many entries it added, and how many stood in the record already with equal content."""

    added: int
    known: int
    size: int


def load(
    entries: Iterable[Entry],
    by: str,
    now: int | None = None,
    progress: Callable[[int], None] = lambda _: None,
    *,
    states: bool = True,
) -> Loaded:
    """Load entries in their order, all of them or none. `progress` is called with the number read so far.

    An id that stands in the record already is passed over if it means the same, and refused if it does not
    (AlreadyThere). Raises Dangling for an entry that follows or corrects something not on record.
    Without `states` the dossiers are only marked as due, and `refresh` writes their states: for loads so large
    that their transaction should not wait for it. Readers fold a dossier that is due.
    """
    moment = clock.now() if now is None else now
    signed(by)
    with writing():
        log = Log(moment, _salt)
        added, known, touched = 0, 0, dict[str, None]()
        for entry, new in _compared(entries, log):
            if new:
                require_refs(entry)
                _refuse_acts_among_reports(entry, log)
                touched |= dict.fromkeys(_enter(_stamped(entry, by, moment), log))
                added += 1
            else:
                known += 1
            if (added + known) % _TOLD == 0:
                progress(added + known)
        size = log.close().size
        if states:
            present.refresh(touched, moment)
        else:
            present.mark_due(touched, moment)
    progress(added + known)
    return Loaded(added, known, size)


def load_chronicles(
    texts: Iterable[tuple[str, str]],
    by: str,
    now: int | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Loaded:
    """Load chronicle files (name, text) in their order, all or none; raises ChronicleRefused, naming file and line."""
    with writing():
        known = Known.of(record.entry for record in shelf.in_order())
        read = read_chronicles(texts, known)
        loaded = load((entry for chronicle in read for entry in chronicle.entries), by, now, progress)
    return replace(loaded, known=loaded.known + sum(chronicle.repeated for chronicle in read))


class NoContinuation(BrokenInput):
    """A log that this record is not the beginning of, or that would not be itself here."""

    def __init__(self, obstacle: str, remedy: str) -> None:
        super().__init__(f"Loading a log: {obstacle}. Nothing was written. {remedy}.")


def load_log(
    raws: Sequence[bytes],
    head: TreeHead,
    by: str,
    now: int | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Loaded:
    """Load a whole log byte for byte, so that this record has its root; what the record holds must be its beginning.

    Raises NoContinuation, NotAdmitted and what `load` raises. Whether the bytes lead to `head` was asked before.
    """
    entries = [admitted(from_bytes(raw)) for raw in raws]
    with writing():
        held = shelf.stored(0, shelf.size())
        if [bytes(leaf) for _, _, leaf, _ in held] != [leaf_hash(raw) for raw in raws[: len(held)]]:
            several = "entry" if len(held) == 1 else "entries"
            obstacle = f"this record holds {len(held)} {several} that are not its beginning"
            raise NoContinuation(obstacle, "Name another database in TRAVAUX_DATABASE, so that the two stay apart")
        loaded = load(entries, by, now, progress)
        if frontier().head() != head:
            obstacle = "entered here, its entries would lead to another root: one is repeated, or names nobody"
            raise NoContinuation(obstacle, "Ask whoever keeps that log for a copy that `travaux verify` finds whole")
    return loaded


def report(entry: Entry, by: str, now: int | None = None) -> Recorded:
    """File one report and return it at its place; the same report again returns the place it has."""
    with writing():
        load([entry], by, now)
        return shelf.at_positions([shelf.places([entry.id])[entry.id]])[0]


#: Asked once more with the lock held: whether whoever acts still may. What has been ended by then cannot act.
Guard = Callable[[], Refused | None]


def submit(
    act: Act,
    who: str,
    key: str = "",
    now: int | None = None,
    *,
    audience: str = PUBLIC_AUDIENCE,
    guard: Guard = lambda: None,
) -> Receipt | Refused:
    """Enter an act with its finding; or refuse it with reasons, and write nothing.

    `who` is the person at the desk; in which capacity is in the act. Under a `key` of the sender's an act is entered
    once: sent again it gets the same receipt, and another act under the same key is refused. An act whose `on` is NOW
    happens as it is entered. `guard` is asked inside the transaction, before a kept receipt is given out.
    Raises BadDossier, BadAudience, UnknownEvent for what cannot be read at all.
    """
    for dossier in act.about:
        kind_of(dossier)
    asked = receipts.fingerprint(act, signed(who), checked(audience))
    receipts.require_key(key)
    with writing():
        moment = clock.now() if now is None else now
        refused = guard()
        if refused is not None:
            return refused
        before = receipts.kept(key, asked) if key else None
        if before is not None:
            return before
        receipt = _enter_act(act, who, moment, audience)
        if key and isinstance(receipt, Receipt):
            receipts.keep(key, asked, receipt)
    return receipt


def submit_all(
    acts: Sequence[Act],
    who: str,
    key: str = "",
    now: int | None = None,
    *,
    audience: str = PUBLIC_AUDIENCE,
    guard: Guard = lambda: None,
) -> list[Receipt] | Refused:
    """Enter several acts in one transaction, in their order: all of them, or none and the first refusal.

    Each is held against the record with those before it. Under a `key` each has its own, `key` and its number, so that
    the whole is entered once.
    """
    receipts_given: list[Receipt] = []
    try:
        with writing():
            for number, act in enumerate(acts, start=1):
                own = f"{key}/{number}" if key else ""
                answer = submit(act, who, own, now, audience=audience, guard=guard)
                if isinstance(answer, Refused):
                    raise _Undone(answer)  # noqa: TRY301 - leaving the transaction is what takes the others back
                receipts_given.append(answer)
    except _Undone as undone:
        return undone.refused
    return receipts_given


class _Undone(Exception):
    """One of several acts was refused, so the others are taken back with it."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.text)
        self.refused = refused


def _enter_act(act: Act, who: str, moment: int, audience: str) -> Receipt | Refused:
    """One act, read, judged and written, inside `writing()`."""
    ground = acting.ground_of(act, moment)
    if isinstance(ground, Refused):
        return ground
    formed = read_form(act, ground.how.zone)
    if isinstance(formed, Refused):
        return formed
    formed = ruling.completed(formed, audience)
    if isinstance(formed, Refused):
        return formed
    finding = acting.judged(formed, ground, moment, audience)
    if isinstance(finding, Refused):
        return finding
    entry = acting.entry_of(formed, who, ground.how, moment, audience)
    return enter(msgspec.structs.replace(entry, finding=finding), moment)


def open_record(organisation: str, who: str, value: Mapping[str, str], now: int | None = None) -> Receipt:
    """Open the record of an organisation. `value` has the fields of `record opened`: sort, title, zone, replay of.

    Raises BadDossier, and AlreadyThere if it was opened before otherwise.
    """
    moment = clock.now() if now is None else now
    about = (qualify("record", organisation),)
    act = Act("record opened", about, Author("secretariat"), NOW, value=dict(value))
    entry = acting.entry_of(act, signed(who), Opened(value["sort"], value.get("zone", "UTC")), moment)
    with writing():
        if shelf.place(_opening(organisation)) is not None:
            raise AlreadyThere(_opening(organisation))
        return enter(msgspec.structs.replace(entry, id=_opening(organisation), capacity=RECORDER), moment)


def refresh(now: int | None = None) -> int:
    """Write anew the states that time alone has changed; returns how many.

    For whoever keeps the record and may write, as a server does by the hour. Reading never calls it: readers fold what
    is due, so that they need no right to write and never wait for a lock.
    """
    moment = clock.now() if now is None else now
    with writing():
        dossiers = present.overdue(moment)
        present.refresh(dossiers, moment)
    return len(dossiers)


def rebuild(now: int | None = None) -> tuple[int, int]:
    """Make the register anew from the ledger; returns the numbers of entries and dossiers."""
    moment = clock.now() if now is None else now
    with writing():
        return register.rebuild(), present.rebuild(moment)


def _compared(entries: Iterable[Entry], log: Log) -> Iterator[tuple[Entry, bool]]:
    """Each entry, and whether it is new; raises AlreadyThere where another one bears its id."""
    waiting = iter(entries)
    while portion := list(islice(waiting, _STEP)):
        log.rows.write()
        places = shelf.places([entry.id for entry in portion])
        there = {record.entry.id: record.entry for record in shelf.at_positions(list(places.values()))}
        for entry in portion:
            other = there.get(entry.id)
            if other is not None and content_digest(other) != content_digest(entry):
                raise AlreadyThere(entry.id)
            there[entry.id] = entry
            yield entry, other is None


def _enter(entry: Entry, log: Log) -> Iterator[str]:
    """Append an entry and bring the register along; returns the dossiers whose state may change."""
    record = log.append(entry)
    register.enter(record, log.threads, log.rows)
    return _touched(record, log)


def enter(entry: Entry, moment: int) -> Receipt:
    """Write one entry of the office's own with all that follows from it, inside `writing()`."""
    log = Log(moment, _salt)
    touched = dict.fromkeys(_enter(entry, log))
    head = log.close()
    present.refresh(touched, moment)
    return _receipt(entry, head)


def _receipt(entry: Entry, head: Frontier) -> Receipt:
    awaits = acting.awaits_ruling(entry.finding) if entry.finding is not None or entry.capacity != RECORDER else False
    return Receipt(entry.id, head.size - 1, head.size, head.root().hex(), entry.recorded, entry.finding, awaits)


def _opening(organisation: str) -> str:
    """The id under which a record is opened, also in chronicles."""
    return f"record/{organisation}"


def _refuse_acts_among_reports(entry: Entry, log: Log) -> None:
    if entry.kind == "report" or entry.capacity == RECORDER:
        return
    place = log.threads.place(_opening(entry.organisation))
    if place is not None:
        (opening,) = log.threads.records([place])
        if any(fact.value.get("sort") == REPORTS_ONLY for fact in opening.entry.facts):
            raise ActAmongReports(entry)


def _touched(record: Recorded, log: Log) -> Iterator[str]:
    """The dossiers whose state may change: those of the entry, and of all on which a correction bears."""
    reached = log.threads.reaching([record.position]) if record.entry.corrects else [record]
    for one in reached:
        yield from one.entry.dossiers()


def _stamped(entry: Entry, by: str, moment: int) -> Entry:
    """The entry as recorded now; what was an act in another record keeps who did it, in which capacity, and when."""
    return msgspec.structs.replace(
        entry,
        by=entry.by or by,
        recorded=entry.recorded or datetime.fromtimestamp(moment - 1, UTC).isoformat(),
    )


def _salt() -> bytes:
    return secrets.token_bytes(_SALT)
