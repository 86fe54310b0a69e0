"""The only way in which doors act: who may is asked before, and again under the lock of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from travaux.accounts import policy
from travaux.accounts.actor import Actor, again
from travaux.accounts.notices import queue
from travaux.accounts.policy import refused
from travaux.decision.act import Act
from travaux.office import desk, shelf
from travaux.office.receipts import Receipt, Refused
from travaux.office.writing import writing
from travaux.record.audience import PUBLIC_AUDIENCE

#: The desk's word for a key under which something else was sent.
OTHER_ACT: Final = "key used for another act"
_LONGEST_KEY: Final = 128


def act(actor: Actor | None, act: Act, key: str, audience: str = PUBLIC_AUDIENCE) -> Receipt | Refused:
    """Do an act once under a key of the sender's.

    The same key with the same act gives the same receipt. Refused where the table of rights does not allow it, or where
    account, seat, token, mandate or membership ended before the lock was held.
    Raises BadDossier, BadAudience, UnknownEvent for what cannot be read at all.
    """
    entered = entered_by(actor, (act,), key, audience)
    return entered if isinstance(entered, Refused) else entered.receipts[0]


def all_of(
    actor: Actor | None, acts: Sequence[Act], key: str, audience: str = PUBLIC_AUDIENCE
) -> list[Receipt] | Refused:
    """Several acts in one transaction, in their order: all of them, or none and the first refusal."""
    entered = entered_by(actor, acts, key, audience)
    return entered if isinstance(entered, Refused) else entered.receipts


@dataclass(frozen=True)
class Entered:
    """The receipts of acts in their order; `repeated`: the same had been sent under the same key before."""

    receipts: list[Receipt]
    repeated: bool


def entered_by(
    actor: Actor | None, acts: Sequence[Act], key: str, audience: str = PUBLIC_AUDIENCE
) -> Entered | Refused:
    """The same, with whether they were entered now or before."""
    if actor is None:
        return refused("nobody", "Nobody is signed in, or the seat has ended. Sign in.")
    if not 1 <= len(key) <= _LONGEST_KEY or not (key.isascii() and key.isprintable()):
        text = f"An act is sent under a key of its own, of 1 to {_LONGEST_KEY} characters that can be read."
        return refused("key missing", text)
    before = _guarded(actor, acts, audience)
    if before is not None:
        return before
    own = key_of(actor, key)
    lengths: list[int] = []

    def guard() -> Refused | None:
        lengths.append(shelf.size())
        return _still(actor, acts, audience)

    with writing():  # what is to be told is put up with the acts, or not at all
        receipts = desk.submit_all(acts, actor.name, own, audience=audience, guard=guard)
        if not isinstance(receipts, Refused):
            queue.tell(one.entry for one in receipts)
    if isinstance(receipts, Refused):
        return _in_own_words(receipts, key)
    return Entered(receipts, receipts[0].position < lengths[0])


def key_of(actor: Actor, key: str) -> str:
    """A key as the desk keeps it: nobody's key is in another's way, or tells what another did."""
    return f"{actor.account}:{key}"


def _in_own_words(told: Refused, key: str) -> Refused:
    """A refusal that names the key as it was sent."""
    if told.reasons[0].code != OTHER_ACT:
        return told
    return refused(OTHER_ACT, f"The key '{key}' was used for another act. Nothing was entered: send this one anew.")


def _still(actor: Actor, acts: Sequence[Act], audience: str) -> Refused | None:
    """The guard: the same question, of the person as they stand now that the lock is held."""
    now = again(actor)
    if now is None:
        return refused("ended", "The account, the seat or the token has ended. Nothing was entered.")
    return _guarded(now, acts, audience)


def _guarded(actor: Actor, acts: Sequence[Act], audience: str) -> Refused | None:
    found = (policy.may(actor, one, audience=audience) for one in acts)
    return next((one for one in found if one is not None), None)
