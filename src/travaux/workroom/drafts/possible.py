"""What can be done about a draft: a closed list of acts in groups, each with the words of its link and of its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from travaux.broken_input import BrokenInput
from travaux.decision.situation import DocumentState
from travaux.decision.states import DOCUMENT, ITEM


class NoSuchAct(BrokenInput):
    """An address that names an act which is on no list."""

    def __init__(self, slug: str) -> None:
        known = ", ".join(sorted(ACTS))
        super().__init__(f"No act on a draft is called '{slug[:40]}'. There are: {known}. Go back to the draft.")


@dataclass(frozen=True)
class Possible:
    """One act that can be done. `slug` stands in its address; `asks` are the fields to ask for, None for all."""

    slug: str
    event: str
    group: str
    label: str
    asks: tuple[str, ...] | None = None


GROUPS: Final = {
    "agreeing": gettext_noop("Agree the text"),
    "silence": gettext_noop("Silence"),
    "deciding": gettext_noop("Decide"),
    "signing": gettext_noop("Sign, join, take effect"),
    "sent-back": gettext_noop("Send back and instruct"),
    "agenda": gettext_noop("On the agenda"),
    "record": gettext_noop("Papers and rulings"),
}

#: A row without the fields to ask for.
_SHORT: Final = 3


def _rows(group: str, *rows: tuple[str, str, str] | tuple[str, str, str, tuple[str, ...]]) -> Iterator[Possible]:
    return (Possible(one[0], one[1], group, one[2], one[3] if len(one) > _SHORT else None) for one in rows)


_ALL: Final[tuple[Possible, ...]] = (
    *_rows(
        "agreeing",
        ("draft", "drafted", gettext_noop("Enter that a draft exists")),
        ("circulate", "circulated", gettext_noop("Circulate it")),
        ("open-round", "round opened", gettext_noop("Open a round")),
        ("close-round", "round closed", gettext_noop("Close the round")),
        ("stance", "stance recorded", gettext_noop("Say where you stand on the whole text")),
        ("clause-stance", "clause stance recorded", gettext_noop("Say where you stand on one clause")),
        ("amend", "amendment proposed", gettext_noop("Propose another wording")),
        ("remove-clause", "clause removed", gettext_noop("Take a clause out")),
        ("agreed-in-general", "agreed in general", gettext_noop("Record that it is agreed in general")),
        ("table", "tabled", gettext_noop("Lay it before the body"), ("body", "session")),
        ("withdraw", "withdrawn", gettext_noop("Withdraw the text")),
        ("lapse", "lapsed", gettext_noop("Record that it lapses")),
    ),
    *_rows(
        "silence",
        ("start-silence", "silence opened", gettext_noop("Start silence procedure"), ("expires", "session")),
        ("break-silence", "objection raised", gettext_noop("Break silence"), ("reason",)),
        ("extend-silence", "silence extended", gettext_noop("Extend the silence"), ("expires", "reason")),
        ("silence-broken", "silence broken", gettext_noop("Announce that silence was broken"), ("by",)),
    ),
    *_rows(
        "deciding",
        ("put", "put to decision", gettext_noop("Put it to decision")),
        ("object", "objection raised", gettext_noop("Object")),
        ("no-objection", "no objection declared", gettext_noop("Declare no objection")),
        ("absence", "absence meant", gettext_noop("Say what your absence means")),
        ("vote", "ballot cast", gettext_noop("Vote"), ("ballot", "reason")),
        ("adopted", "adopted", gettext_noop("Announce that it is adopted")),
        ("not-adopted", "not adopted", gettext_noop("Announce that it is not adopted"), ("session", "why")),
        ("noted", "taken note of", gettext_noop("Take note of it"), ("body", "session")),
    ),
    *_rows(
        "signing",
        ("open-signature", "signature opened", gettext_noop("Open it for signature")),
        ("sign", "signed", gettext_noop("Sign"), ("person", "place")),
        ("refuse", "signature refused", gettext_noop("Refuse to sign"), ("person", "session", "reason")),
        ("signatures-complete", "signature completed", gettext_noop("Record that all have signed")),
        ("join", "joined", gettext_noop("Join the decision")),
        ("decline", "declined to join", gettext_noop("Decline to join")),
        ("consider-joining", "consideration announced", gettext_noop("Say that you will look at it")),
        ("ratify", "ratified", gettext_noop("Ratify")),
        ("in-force", "entered into force", gettext_noop("Record its entry into force")),
        ("certified-copy", "certified copy sent", gettext_noop("Send a certified copy")),
        ("repeal", "repealed", gettext_noop("Repeal it")),
    ),
    *_rows(
        "sent-back",
        ("return", "returned for finalisation", gettext_noop("Return it for finalisation")),
        ("resubmission", "resubmission instructed", gettext_noop("Ask to see the text again")),
        ("agreement", "agreement instructed", gettext_noop("Have the draft agreed by others")),
        ("instruct", "instruction given", gettext_noop("Give an instruction")),
        ("extend", "instruction extended", gettext_noop("Give more time")),
        ("off-control", "taken off control", gettext_noop("Take an instruction off control"), ("number", "by")),
    ),
    *_rows(
        "agenda",
        ("propose", "item proposed", gettext_noop("Propose it for an agenda")),
        ("include", "item included", gettext_noop("Put it on an agenda")),
        ("open-item", "item opened", gettext_noop("Open the item")),
        ("ask-removal", "removal requested", gettext_noop("Ask to remove it from the agenda")),
        ("remove", "item removed", gettext_noop("Remove it from the agenda")),
        ("keep", "removal refused", gettext_noop("Decide that it stays on the agenda")),
        ("defer", "item deferred", gettext_noop("Put it off to another session")),
        ("merge", "item merged", gettext_noop("Join it with another item")),
        ("not-taken", "item not taken", gettext_noop("Record that it was not taken")),
    ),
    *_rows(
        "record",
        ("name", "named", gettext_noop("Give it a title")),
        ("paper", "paper attached", gettext_noop("Attach a paper")),
        ("rule", "ruling given", gettext_noop("Rule")),
    ),
)
ACTS: Final[dict[str, Possible]] = {one.slug: one for one in _ALL}
_FREE: Final = frozenset({"instruction given", "instruction extended", "taken off control"})


def possible(slug: str) -> Possible:
    """The act of that address; raises NoSuchAct."""
    try:
        return ACTS[slug]
    except KeyError:
        raise NoSuchAct(slug) from None


def foreseen(one: Possible, state: DocumentState) -> bool:
    """Whether the tables of states foresee the act now; those that no table knows are foreseen always.

    Two acts are one event: silence is broken while it runs, and other objections are raised while it does not.
    """
    silent = state.stage.state == "under silence"
    if one.slug in {"break-silence", "object"}:
        return silent == (one.slug == "break-silence") and one.event in DOCUMENT.open_to(state.stage.state)
    if one.event in _FREE:
        return one.event == "instruction given" or bool(_under_control(state))
    if one.event in DOCUMENT.events:
        return one.event in DOCUMENT.open_to(state.stage.state)
    return one.event not in ITEM.events or one.event in ITEM.open_to(state.item.state)


def _under_control(state: DocumentState) -> list[str]:
    return [one.event for one in state.instructions if one.off_control is None]


def now_and_else(state: DocumentState) -> tuple[tuple[Possible, ...], tuple[Possible, ...]]:
    """The acts that are foreseen now, and those that are not: a communication of a member is taken all the same."""
    now = tuple(one for one in _ALL if foreseen(one, state))
    return now, tuple(one for one in _ALL if one not in now)
