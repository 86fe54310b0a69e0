"""The form of one act, made of what its event declares: whoever may do it finds every field, and the finding before.

A form carries itself: all that it was made of stands in hidden fields, so that it comes again as it was after a
refusal. What it says is no more trusted than what any program sends.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext

from travaux.accounts import policy
from travaux.decision.act import Act
from travaux.decision.situation.papers import ATTACHED
from travaux.enquiry.words import word
from travaux.office.beforehand import beforehand
from travaux.office.desk import NOW
from travaux.record.dossiers import kind_of
from travaux.record.events import EVENTS, EventKind, Field
from travaux.record.values import Form, Value
from travaux.workroom.audiences import Readers, readers_of
from travaux.workroom.fields import Asked, asked
from travaux.workroom.given import Advice, advice
from travaux.workroom.letters import REGISTERED, Letter, letter_for
from travaux.workroom.several import new_key
from travaux.workroom.working import Working

KEY: Final = "keyed"


@dataclass(frozen=True)
class ActForm:
    """One act about to be done. `keys` and `fixed` are not asked for; `asks` are the names of the fields that are.

    `advice` is the finding beforehand, None where the rules are silent; `barred` says why there can be no such act.
    `faults` say why it was not entered, with everything typed still in the fields.
    """

    title: str
    event: str
    says: str
    about: tuple[str, ...]
    key: str
    keys: tuple[str, ...]
    fixed: tuple[tuple[str, str], ...]
    fields: tuple[Asked, ...]
    audiences: tuple[Readers, ...]
    advice: Advice | None
    back: str
    barred: str = ""
    asks: tuple[str, ...] | None = None
    letter: Letter | None = None
    takes_paper: bool = False
    faults: tuple[str, ...] = ()

    @property
    def draft(self) -> str:
        """Under which name a browser keeps what is typed here until it is entered."""
        return "|".join((self.event, *self.about, *self.keys))


@dataclass(frozen=True)
class Sent:
    """What a form held when it came back: the act in parts, and what was said of communication and readers."""

    value: Mapping[str, Value]
    keys: tuple[str, ...] = ()
    audience: str = ""
    letter: Mapping[str, str] | None = None
    key: str = ""


def act_form(  # noqa: PLR0913, PLR0917 - the contract of the workroom: parts of an act, then of its form
    working: Working,
    event: str,
    about: tuple[str, ...],
    keys: tuple[str, ...] = (),
    value: Mapping[str, Value] | Mapping[str, str] | None = None,
    asks: Iterable[str] | None = None,
    title: str = "",
    back: str = "",
) -> ActForm | None:
    """The form by which the actor can do this act; None where the table of rights does not let it.

    `keys` are fixed where they are given. `value` stands in the fields beforehand; of it, what is not among `asks` (all
    fields, unless told) is fixed. `back` is the address to which a receipt leads. Raises UnknownEvent, BadDossier.
    """
    if barring(working, event, about, keys) is not None:
        return None
    wanted = tuple(asks) if asks is not None else None
    return made(working, event, about, Sent(dict(value or {}), keys), wanted, title, back)


def barring(working: Working, event: str, about: tuple[str, ...], keys: tuple[str, ...] = ()) -> str | None:
    """Why the table of rights does not let the actor do it; None where it does."""
    for dossier in about:
        kind_of(dossier)
    act = act_of(working, event, about, keys, {})
    audience = next(iter(policy.audiences_of(working.actor, event)), "public")
    refused = policy.may(working.actor, replace(act, details_unknown=True), audience=audience)
    return None if refused is None else refused.text


def act_of(
    working: Working, event: str, about: tuple[str, ...], keys: tuple[str, ...], value: Mapping[str, Value]
) -> Act:
    """The act in the capacity of the actor: where it has several, in the first in which it may."""
    acts = [Act(event, about, one, NOW, keys or own_key(working, event), value) for one in working.actor.capacities]
    return next((act for act in acts if policy.may(working.actor, act) is None), acts[0])


def own_key(working: Working, event: str) -> tuple[str, ...]:
    """A delegation is the member of its acts."""
    key = EVENTS[event].key if event in EVENTS else None
    return (working.actor.member,) if key is not None and key.form is Form.MEMBER and working.actor.member else ()


def made(
    working: Working,
    event: str,
    about: tuple[str, ...],
    sent: Sent,
    asks: tuple[str, ...] | None,
    title: str,
    back: str,
) -> ActForm:
    """The form, with what was sent in its fields."""
    act = act_of(working, event, about, sent.keys, {})
    kind, shown = act.event, list(act.event.fields if asks is None else asks)
    fields = [asked(working, name, kind.fields[name], sent.value.get(name)) for name in shown if name in kind.fields]
    asks_about = [_about(working, kind)] if not about and event != REGISTERED else []
    lacks_key = kind.key is not None and not act.keys
    keyed = [_key(working, kind, sent)] if lacks_key and kind.key is not None else []
    found = beforehand(replace(act, details_unknown=True), working.actor.reader)
    return ActForm(
        title=title or word(event).capitalize(),
        event=event,
        says=kind.says,
        about=about,
        key=sent.key or new_key(),
        keys=act.keys,
        fixed=tuple(_fixed(sent.value, shown)),
        fields=(*asks_about, *keyed, *fields),
        audiences=readers_of(working, event, sent.audience),
        advice=advice(found.stored, working.page),
        back=back,
        barred="" if found.refused is None else found.refused.text,
        asks=asks,
        letter=letter_for(working, event, sent.letter),
        takes_paper=_takes_paper(working, event, about),
    )


def _about(working: Working, kind: EventKind) -> Asked:
    """The field for what the act is about, where the form was opened about nothing yet."""
    own = f"{working.organisation}/member/{working.actor.member}" if working.actor.member else ""
    given = own if "member" in kind.about else None
    field = Field(Form.DOSSIER, kind.about, required=True)
    return replace(asked(working, "about", field, given, gettext("About")), name="about")


def _key(working: Working, kind: EventKind, sent: Sent) -> Asked:
    """The field for the key: which member, body, person, clause or part it is about."""
    if kind.key is None:
        raise TypeError(kind.name)
    label = gettext("Name") if kind.key.form is Form.SLUG else word(min(kind.key.words, default="which")).capitalize()
    named = gettext("Member") if kind.key.form is Form.MEMBER else label
    part = gettext("Which") if kind.key.form is Form.WORD else named
    found = asked(working, KEY, kind.key, next(iter(sent.keys), ""), part)
    return replace(found, name=KEY, required=True)


def _fixed(value: Mapping[str, Value], shown: Iterable[str]) -> Iterable[tuple[str, str]]:
    """What stands in the act and is not asked for."""
    names = frozenset(shown)
    for name, given in value.items():
        if name not in names:
            yield from ((name, str(one)) for one in (given if isinstance(given, list) else [given]))


def _takes_paper(working: Working, event: str, about: tuple[str, ...]) -> bool:
    """Whether a file can come with it, which then belongs to what it is about, or to its communication."""
    if event in {ATTACHED, REGISTERED}:
        return True
    kinds = EVENTS[ATTACHED].about
    mine = [one for one in about if kind_of(one) in kinds]
    return bool(mine) and policy.may(working.actor, ATTACHED, mine[0]) is None
