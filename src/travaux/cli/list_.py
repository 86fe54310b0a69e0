"""`travaux list`: facts, remarks, dossiers, sources, entries, events; chosen by source, speaker or subject."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import cards, output
from travaux.cli.dials import AsJson, At, Known, On
from travaux.cli.door import door
from travaux.decision.situation import RollState
from travaux.enquiry import words
from travaux.enquiry.asking import Asked, asked, covers, optional_dossier
from travaux.enquiry.dials import HEAD, NOW
from travaux.enquiry.states.member import roll_lines
from travaux.enquiry.states.teller import Teller
from travaux.office import answers
from travaux.office.told import Wanted
from travaux.record.events import EVENTS, kind_named

app = door()

#: Lists of dossiers, each with the kind of dossier that it shows.
KINDS: Final = {
    "sessions": "session",
    "documents": "document",
    "plans": "plan",
    "persons": "person",
    "posts": "post",
    "dossiers": "",
}
THINGS: Final = ("facts", "remarks", "members", *KINDS, "sources", "entries", "events", "contested")
OF_FACTS: Final = ("facts", "contested", "remarks")


@dataclass(frozen=True)
class Listed:
    """A list: its items for programs; a table, or lines, and the end of the list for people."""

    items: Any
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    end: str = ""
    fold: int = 0
    first: int = 0


@app.command("list")
def list_things(  # noqa: PLR0913, PLR0917 - typer reads one parameter an option
    things: Annotated[str, typer.Argument(metavar="THINGS", help=f"One of: {', '.join(THINGS)}.")],
    via: Annotated[str, typer.Option(help="Only what came through this outlet or publication.")] = "",
    only: Annotated[bool, typer.Option("--only", help="With --via: only what rests on nothing else.")] = False,
    by: Annotated[str, typer.Option(help="Only what this person said.")] = "",
    about: Annotated[str, typer.Option(help="Only what is about this dossier.")] = "",
    name: Annotated[str, typer.Option(help="Only facts of this event.")] = "",
    contested: Annotated[bool, typer.Option("--contested", help="Only what others exclude.")] = False,
    on: On = NOW,
    known: Known = NOW,
    at: At = HEAD,
    as_json: AsJson = False,
) -> None:
    """List facts, remarks, dossiers, sources, entries or events."""
    _require(things, via, (only, any([via, only, by, about, name, contested])))
    if things == "events":
        listed, stamps, head, zone = _events(), {}, "The closed list of events.", None
    else:
        question = asked(on, known, at)
        wanted = Wanted(
            via=optional_dossier(via),
            only=only,
            by=optional_dossier(by),
            about=optional_dossier(about),
            name=kind_named(name).name if name else "",
            contested=contested or things == "contested",
        )
        listed, stamps, head = _list(things, wanted, question), question.stamps(), question.told()
        zone = question.zone
    if as_json:
        output.print_json({"list": things, **stamps, "items": listed.items}, zone)
        return
    output.say(head, "", *listed.lines)
    if listed.columns:
        output.print_table(listed.columns, listed.rows, fold=listed.fold, first=listed.first)
    output.say("", listed.end)


def _require(things: str, via: str, asked_for: tuple[bool, bool]) -> None:
    """Refuse what cannot be listed, or cannot be listed so."""
    only, filtered = asked_for
    if things not in THINGS:
        raise BrokenInput(f"There is no list of '{things}'. Name one of: {', '.join(THINGS)}.")
    if only and not via:
        raise BrokenInput(
            "--only says 'resting on nothing else than --via', and no --via is given. Add it, for example "
            "--via world/source/belta."
        )
    if filtered and things not in OF_FACTS:
        raise BrokenInput(
            f"--via, --only, --by, --about, --name and --contested choose facts, and {things} are none. Leave them "
            f"out, or write `travaux list facts` or `travaux list remarks`."
        )


def _list(things: str, wanted: Wanted, question: Asked) -> Listed:
    if things in KINDS:
        return _dossiers(KINDS[things], question)
    made: dict[str, Callable[[Wanted, Asked], Listed]] = {
        "facts": _facts,
        "contested": _facts,
        "remarks": _remarks,
        "members": _members,
        "sources": _sources,
        "entries": _entries,
    }
    return made[things](wanted, question)


def _facts(wanted: Wanted, question: Asked) -> Listed:
    found = answers.facts(wanted, question.dials)
    rows = tuple(cards.rows(found, question.names))
    end = covers(len(found), "fact", "what no source on record tells", _gaps(question))
    return Listed(found, cards.FACT_COLUMNS, rows, end=end, fold=cards.FOLDED, first=cards.DAY_WIDTH)


def _gaps(question: Asked) -> str:
    """What the record itself says it could not source."""
    gaps = len(answers.facts(Wanted(name="unsourced gap"), question.dials))
    return f"{words.several(gaps, 'known gap')} (`travaux list facts --name 'unsourced gap'`)" if gaps else ""


def _remarks(wanted: Wanted, question: Asked) -> Listed:
    found = answers.remarks(wanted, question.dials)
    lines: list[str] = []
    for remark in found:
        lines.append(f"{words.speaker(remark.speaker, question.names)} [{remark.entry}]")
        lines.extend(
            f"  {words.event(card, question.names)}: {words.fields(card.name, card.value, question.names)}"
            for card in remark.facts
        )
        lines.extend(f"  through: {words.chain(trail, question.names)}" for trail in remark.sources)
        lines.append("")
    end = covers(len(found), "remark", "remarks of which no report is on record")
    return Listed(found, lines=tuple(lines), end=f"In order of saying. {end}")


def _members(wanted: Wanted, question: Asked) -> Listed:  # noqa: ARG001 - all lists are called alike
    state = answers.show(f"{question.names.organisation}/roll", question.dials).state
    if not isinstance(state, RollState):
        raise TypeError(type(state).__name__)
    lines = tuple(roll_lines(state, Teller(question.names, question.zone)))
    return Listed(state, lines=lines, end=covers(len(state.members), "member", "states that no source on record names"))


def _dossiers(kind: str, question: Asked) -> Listed:
    """The dossiers about which something had happened and was public under the dials."""
    told = {dossier for card in answers.facts(Wanted(), question.dials) for dossier in card.about}
    found = [one for one in answers.dossiers(kind) if one.dossier in told]
    rows = tuple((one.dossier, one.title, one.kind) for one in found)
    end = covers(len(found), "dossier", "what nothing on record was about by then")
    return Listed(found, ("dossier", "title", "kind"), rows, end=end, fold=1)


def _sources(wanted: Wanted, question: Asked) -> Listed:  # noqa: ARG001 - all lists are called alike
    found = answers.sources()
    rows = tuple(
        (one.source, one.outlet, one.title, ", ".join(f"{label} {day}" for label, day in one.dates.items()), one.read)
        for one in found
    )
    end = covers(len(found), "source", "publications that were looked for and not found")
    return Listed(found, ("source", "outlet", "title", "dates", "read"), rows, end=end, fold=2)


def _entries(wanted: Wanted, question: Asked) -> Listed:  # noqa: ARG001 - all lists are called alike
    found = answers.entries(question.dials)
    rows = tuple((str(one.position), one.id, one.kind, one.recorded, str(one.facts)) for one in found)
    end = covers(len(found), "entry", "restricted entries, and what was not public by then")
    return Listed(found, ("position", "entry", "kind", "recorded", "facts"), rows, end=end, fold=1)


def _events() -> Listed:
    items = [
        {
            "name": kind.name,
            "says": kind.says,
            "about": sorted(kind.about),
            "act": kind.act,
            "fields": list(kind.fields),
        }
        for kind in EVENTS.values()
    ]
    rows = tuple((kind.name, kind.says, "act or report" if kind.act else "report only") for kind in EVENTS.values())
    return Listed(items, ("event", "what it says", ""), rows, end=f"{words.several(len(rows), 'event')}.", fold=1)
