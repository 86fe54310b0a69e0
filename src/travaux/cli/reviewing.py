"""A review by keys on the terminal: y, n, e for each proposal; every decision is kept as it is taken."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import click

from travaux.broken_input import BrokenInput
from travaux.cli import offered, output
from travaux.enquiry.words import Names, several
from travaux.intake.handing_in import stamp
from travaux.intake.review import Choice, Item, Review, Verdict, decide, editable, enter, open_review
from travaux.intake.shelf import Shelf, open_shelf

_KEYS: Final = "y yes, n no, e edit, d yes on another day, s skip, b back, u take back, w enter the confirmed, q leave"


@dataclass
class Desk:
    """A review under way: whose it is, and which proposal lies on top."""

    shelf: Shelf
    review: Review
    by: str
    names: Names
    place: int = 0

    @property
    def item(self) -> Item:
        """The proposal on top."""
        return self.review.items[self.place]

    def decide(self, verdict: Verdict, day: int = 0, changes: dict[str, str] | None = None) -> None:
        """Keep a decision on the proposal on top, and turn to the next."""
        choice = Choice(self.item.offer.id, verdict, day, changes or {})
        decide(self.shelf, self.review.text.digest, choice, self.by, stamp())
        self.review = open_review(self.shelf, self.review.text.digest)
        self.turn(1)

    def turn(self, steps: int) -> None:
        """Turn to another proposal, not beyond the first and behind the last."""
        self.place = min(max(self.place + steps, 0), len(self.review.items))


def review_by_keys(review: Review, by: str, names: Names) -> None:
    """Show one undecided proposal after another and take a key for each; at the end ask whether to enter them."""
    waiting = [number for number, one in enumerate(review.items) if one.verdict is Verdict.OPEN]
    desk = Desk(open_shelf(), review, by, names, waiting[0] if waiting else len(review.items))
    output.say(f"{review.text.title}: {several(len(review.items), 'proposal')}, {len(waiting)} undecided.", _KEYS)
    going = True
    while going and desk.place < len(desk.review.items):
        output.say("", *offered.block(desk.item, desk.review, names))
        going = _taken(desk, _key("y/n/e? "))
    if going and any(one.waits for one in desk.review.items):
        _enter(desk)


def _taken(desk: Desk, key: str) -> bool:
    """Do what a key says; False where the review is left."""
    try:
        return _done(desk, key)
    except BrokenInput as refused:
        output.say(str(refused))
        return True


def _done(desk: Desk, key: str) -> bool:
    deeds: dict[str, Callable[[], object]] = {
        "y": lambda: desk.decide(Verdict.YES),
        "n": lambda: desk.decide(Verdict.NO),
        "u": lambda: desk.decide(Verdict.OPEN),
        "d": lambda: desk.decide(Verdict.YES, day=_number(_line("Which day, by its number? ")) - 1),
        "e": lambda: desk.decide(Verdict.EDIT, changes=_changes(desk.item)),
        "s": lambda: desk.turn(1),
        "b": lambda: desk.turn(-1),
        "w": lambda: _enter(desk),
    }
    if key in {"", "q"}:
        output.say("Left. What was decided is kept; the same command goes on from here.")
        return False
    if key in deeds:
        deeds[key]()
    else:
        output.say(_KEYS)
    return True


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000") else 0


def _changes(item: Item) -> dict[str, str]:
    """The fields that a person writes anew, one `name = value` a line, until an empty line."""
    output.say(*(f"  {name} = {value}" for name, value in {"on": item.fact["on"], **editable(item)}.items()))
    output.say("Write name = value; a name alone takes the field away; an empty line ends.")
    changes = {}
    while line := _line("> "):
        name, _, value = line.partition("=")
        changes[name.strip()] = value.strip()
    return changes


def _enter(desk: Desk) -> None:
    waiting = sum(one.waits for one in desk.review.items)
    if _key(f"Enter {several(waiting, 'confirmed fact')} into the record? (y/n) ") != "y":
        output.say("Not entered. What was decided is kept.")
        return
    entered = enter(desk.shelf, desk.review.text.digest, desk.by, stamp())
    desk.review = open_review(desk.shelf, desk.review.text.digest)
    output.say(offered.told_entered(entered))


def _key(prompt: str) -> str:
    """One key of a terminal, or the first letter of a line through a pipe; empty at its end."""
    click.echo(prompt, nl=False)
    if not sys.stdin.isatty():
        return _line("")[:1].casefold()
    key = click.getchar()
    click.echo(key if key.isprintable() else "")
    return "" if key in {"\x03", "\x04", "\x1b"} else key.casefold()


def _line(prompt: str) -> str:
    if prompt:
        click.echo(prompt, nl=False)
    return sys.stdin.readline().strip()
