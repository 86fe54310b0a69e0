"""Writes the glossary: the words of the trade as Travaux uses them, with the closed lists that the code holds."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from travaux.decision import findings, question
from travaux.decision.states import MACHINES
from travaux.record.dossiers import KINDS
from travaux.record.entry import Modality, Origin
from travaux.rulebook import vocabulary

PATH: Final = "reference/glossary.md"

STATES: Final = {table.name: table.states for table in MACHINES}


def _of(closed: Any) -> Iterable[str]:  # noqa: ANN401 - a Literal has no type of its own
    return get_args(closed)


#: The closed list behind a word, taken from where the program reads it.
LISTS: Final[Mapping[str, Iterable[str]]] = {
    "origin": Origin,
    "modality": Modality,
    **{name: STATES[name] for name in ("membership", "session", "document", "item", "measure")},
    "presence": _of(question.Presence),
    "stance": _of(question.Stance),
    "ballot": _of(question.Ballot),
    "outcome": _of(findings.Outcome),
    "admissible": _of(findings.Admissible),
    "bound": _of(findings.BoundWord),
    "mode": _of(vocabulary.Mode),
    "status": _of(vocabulary.Status),
    "chapter": _of(vocabulary.Chapter),
}

WORDS: Final = """# Glossary

One name for one thing, on every page, in every answer and in the code. Words in *italics* at the end of a line are a
closed list, taken from the program itself.

## The record

* **record**: Everything that one organisation's log holds, with the tables that are read from it.
* **dossier**: Everything about one thing, under a name that never changes: `organisation/kind/slug`, as
  `csto/member/am`. The kinds are listed at the end.
* **event**: What can happen, as one of a [closed list](events.md), each with its fields.
* **act**: An event done through Travaux by somebody with authority. All its fields are known, and a finding stands
  beside it.
* **report**: The same event told by a source. Any field may be *unknown*: the source does not say; or *none*: the
  source says that there is none.
* **entry**: One act or one report, at its place in the log.
* **fact**: One event as an entry tells it, with its own day, key and values. An entry has one or more.
* **address**: How a fact is referred to: the entry's id and the fact's ref, `s4-yerevan#B21`. The ref alone will do
  where only one fact bears it.
* **key**: By what several facts of one event stand side by side in a dossier: a member, a body, a stage.
* **chronicle**: The YAML files in which people write a record ([the format](chronicle.md)).
* **register**: The tables from which lists are read. They can be made anew from the log at any time.
* **unsourced gap**: What is known to be missing, said as a fact of its own.

## The three times

* **happened**: When a fact was so; each fact's own. Dial `--on`.
* **public**: When anybody could know it: the earliest dated publication of the chain, or a bound with its reason.
  Dial `--known`.
* **recorded**: The entry's position in the log. Dial `--at`, the number of entries read.
* **certain**: Told of a fact whose interval has ended by `--on`. Only certain facts move a state.
* **may have happened**: Told of a fact whose interval `--on` falls into. It is listed and moves nothing.
* **stated, inferred**: A date is stated by the source, or inferred by this record, which then says from what and why.
* **after**: A fact that follows another, where the dates do not tell the order.

## Who says so

* **source**: A publication (one article, page, file) or the outlet that publishes it.
* **chain**: The hands a report passed through, from the speaker outward, each with its dates under their own labels.
* **origin**: Who asserts it at the beginning of the chain, the weightiest first. *{origin}*.
* **modality**: How it is told. It describes; whether something was done is in the event's name. *{modality}*.
* **grade**: How far the item can be relied on, from 1 (confirmed by others) to 6 (cannot be judged).
* **remark**: What somebody said, in which post, when, to whom.
* **contested**: Told of facts that cannot both be so. They stand side by side; one may
  [lead](../explanation/corrections-and-contests.md).
* **correction**: An entry that names an entry or a fact before it, and takes its place or withdraws it. Nothing is
  overwritten.
* **copy**: A report of what another report already tells from the same hand. The two count as one source.

* **claim**: A value as a page gives it: the leading one with its sources, and beside it what others say.
* **newest evidence**: The latest fact that an answer rests on. The answer is as new as that, and no newer.
* **not stated**: A source tells of it and leaves this out.
* **not on record**: No source here tells of it; it may still be so.

## Taking part

* **membership**: Whether a state belongs to the organisation in law. *Suspended by the council* is a sanction or a
  request that was granted. *{membership}*.
* **participation**: Beside membership, and never the same: whether a member takes part. Announced, notified,
  acknowledged and resumed are separate facts with separate days.
* **suspended by its own declaration**: Participation that a member itself has announced that it suspends. It says
  nothing of membership.
* **roll**: Who was a member on a day, and who could decide.
* **session**: One sitting of a body, or of several jointly; any other encounter of post-holders is a *meeting*.
  *{session}*.
* **restricted composition**: A part of a session with fewer people in the room. It is not a limited format.
* **presence**: Whether a member was there. It is no vote. *{presence}*.
* **chairmanship**: Which member chairs, with its priorities and the day of the hand-over.

## Deciding

* **document**: A text on its way to a decision, and the item that it is on an agenda. *{document}*.
* **item**: What is on an agenda. *Removal requested* is one thing, *removed* another. *{item}*.
* **stance**: Where a member stands on a text. *{stance}*.
* **ballot**: How a member voted. *{ballot}*.
* **mode**: The way in which something is decided. *{mode}*.
* **limited format**: Decided without some members, none of whom objects to that. It is not a restricted composition.
* **finding**: The engine's answer to a question under a rule book. It advises; the chair or the body decides.
* **outcome**: What a finding comes to. *Indeterminate*: the text can be read in two ways that part; both are shown.
  *None*: the question asks for no decision. *{outcome}*.
* **admissible**: Whether the rules let it be put or done at all. *Not stated* is an answer, and never means no.
  *{admissible}*.
* **ground**: One numbered reason of a finding, with its rule, its article, and the facts it rests on.
* **reading**: One way of understanding a disputed text, with who holds it and where it was said.
* **ruling**: An act of the chair or the body: it accepts or overrules a finding, or settles a reading, with a reason.
* **bound**: Whether a decision binds a member on a day. It changes when members join or decline later. *{bound}*.
* **stated of the group**: Said of all, or of all others. It is one fact with a quantifier, and never becomes
  positions of single members.

## Carrying out

* **instruction**: A body tells another to do something, with a due date or none.
* **plan**: What carries out decisions and the priorities of the chair.
* **measure**: One point of a plan that the record holds by name. *{measure}*.
* **reported count**: A number that somebody said on a day, as 32 of 34 measures. It is a fact of its own, and no
  list.

## Rules

* **rule book**: An organisation's rules of procedure as dated data ([the library](rule-books.md)). The Charter is a
  text that it cites.
* **status**: How a rule stands. *Unverified*: its text was not read, so it is our reading. *{status}*.
* **chapter**: What a rule is about. *{chapter}*.
* **tally**: What is counted, from whom, against what share.
* **course**: The way a question goes: the mode asked for first, and where it goes when that fails.
* **case**: A question written down in a file, with what must come out of it.

## The seal

* **log**: The entries in the order of recording, as a tree of hashes. It only grows.
* **checkpoint**: Size and root of the log on a day, signed.
* **proof**: A file that shows of one entry that it is in the log under a checkpoint, or of the log that it only grew.
* **verifier key**: The public line by which a checkpoint's signature is checked.
* **audience**: Who may read an entry: public, members, one body, one delegation, or the secretariat.
* **commitment**: What the log shows of a restricted entry: a salted hash that tells nothing and can be opened later.

## The site, the API, the feeds

* **dials**: The three questions `on`, `known` and `at`, in every address and on every page; a dial is *turned* where it
  does not stand at now.
* **citation**: The small number behind a statement. It leads to the source trail of the fact that tells it.
* **source trail**: How a fact is known: speaker, chain, dates under their labels, lines, grades, how
  many sources tell the same, what contradicts it.
* **permanent link**: An address that bears all three dials, so that it gives the same answer later.
* **teller**: What makes the sentences that pages, API and command line tell alike.
* **lanes**: The picture of a member: membership, participation and attendance above each other, and never mixed.
* **grid**: The picture of attendance, members by sessions. Who is not named is neither present nor absent.
* **what-if**: A finding on a supposition of the reader, marked *hypothetical*; nothing of it is on record.
* **feed**: What the record learnt about something, the last recorded first, for a feed reader (Atom).
* **calendar**: Sessions and meetings to subscribe to (iCalendar); a vague day takes all the days that it may be.
* **cursor**: Where the next page of a list begins; it stands in the address, and is not for guessing.
* **problem document**: How the API refuses: what was asked, what stands in the way, what to do.

## Kinds of dossiers

| kind | what lies in it |
| --- | --- |
"""


def text() -> str:
    """The page, with the closed lists filled in and the kinds of dossiers at the end."""
    lists = {word: ", ".join(map(str, closed)) for word, closed in LISTS.items()}
    return WORDS.format_map(lists) + "".join(f"| `{kind}` | {says} |\n" for kind, says in KINDS.items())
