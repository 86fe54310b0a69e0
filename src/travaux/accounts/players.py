"""The sign-ins with which an exercise begins: one for each delegation, and one for each other role."""

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from travaux.accounts import keeping
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.decision.situation import RollState
from travaux.office import answers, clock, desk
from travaux.office.capitals import zone_of
from travaux.office.kept import OWNER_ONLY
from travaux.office.receipts import Refused
from travaux.record.dossiers import qualify
from travaux.record.fold import Dials

#: In the folder of an exercise, for its owner alone: who may sign in, with which password.
FILE: Final = "sign-ins"
_OTHERS: Final = (
    ("chair", "chair"), ("secretariat", "secretariat"), ("depositary", "depositary"), ("observer", "observer"),
    ("auditor", "auditor"),
)  # fmt: skip
#: Bytes of chance in a password of the exercise.
_CHANCE: Final = 12


@dataclass(frozen=True)
class SignIn:
    """One sign-in of an exercise: its name, what it plays, and its password."""

    name: str
    plays: str
    password: str

    @property
    def line(self) -> str:
        """One line of the file of sign-ins."""
        return f"{self.name}\t{self.password}\t{self.plays}"


def invite(organisation: str) -> tuple[SignIn, ...]:
    """Make the accounts of an exercise's players on their seats, each delegation with a mandate on record.

    A delegation's clock is that of its capital, where the slug of its member tells it. Raises BrokenInput where a
    mandate is refused.
    """
    now, own = clock.now(), answers.zone_of(qualify("record", organisation))
    state = answers.show(qualify("roll", organisation), Dials(now, now)).state
    members = state.members if isinstance(state, RollState) else ()
    titles = {one.dossier: one.title for one in answers.dossiers("member")}
    delegations = [_delegation(organisation, one, titles, str(zone_of(one) or own)) for one in members]
    return (*delegations, *(_other(organisation, name, role, own) for name, role in _OTHERS))


def _delegation(organisation: str, member: str, titles: dict[str, str], zone: str) -> SignIn:
    dossier = qualify(f"member/{member}", organisation)
    title = titles.get(dossier, member)
    person = f"world/person/representative-{member}"
    password = secrets.token_urlsafe(_CHANCE)
    account = keeping.add(
        f"rep-{member}",
        f"Representative of {title}",
        email=_email(f"rep-{member}"),
        zone=zone,
        person=person,
        password=password,
    )
    keeping.seat(account, organisation, "delegation", member=member, bodies=_bodies(organisation))
    value = {"rank": "permanent representative"}
    act = Act("mandate given", (dossier,), Author("secretariat"), desk.NOW, (person,), value)
    answer = desk.submit(act, "the exercise")
    if isinstance(answer, Refused):
        raise BrokenInput(f"Giving the representative of {title} a mandate: {answer.text}")
    return SignIn(account.name, f"the permanent representation of {title}", password)


def _other(organisation: str, name: str, role: str, zone: str) -> SignIn:
    password = secrets.token_urlsafe(_CHANCE)
    account = keeping.add(name, f"The {role}", email=_email(name), zone=zone, password=password)
    keeping.seat(account, organisation, role, bodies=_bodies(organisation) if role == "chair" else ())
    return SignIn(name, f"the {role}", password)


def _email(name: str) -> str:
    """An address that no post office has (RFC 2606): letters of an exercise lie in its folder."""
    return f"{name}@exercise.invalid"


def _bodies(organisation: str) -> tuple[str, ...]:
    """Every body: in an exercise each delegation sits in all of them, and one person chairs all."""
    found = (one.dossier for one in answers.dossiers("body"))
    return tuple(one.rpartition("/")[2] for one in found if one.startswith(f"{organisation}/"))


def keep(people: Iterable[SignIn]) -> Path:
    """Write the sign-ins into the folder of the exercise, for its owner alone."""
    path = Path(settings.TRAVAUX_DATA_DIR) / FILE
    text = "".join(f"{one.line}\n" for one in people)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "w", encoding="utf-8") as file:
        file.write(text)
    return path


def kept(folder: Path) -> tuple[SignIn, ...]:
    """The sign-ins of an exercise; none where it was begun without."""
    path = folder / FILE
    if not path.exists():
        return ()
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(SignIn(name, plays, password) for name, password, plays in rows)
