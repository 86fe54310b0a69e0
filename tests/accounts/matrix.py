"""Everybody tries everything: role x event x life stage, and what the table of rights says of each, told anew here.

What may be done is said twice: by the policy, and by `allowed`, which knows the rows of the table and nothing of how
the policy reads them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Final

from tests.accounts.people import Seated, mandate_ends, sit
from tests.stories.exercise import BODY, CHAIR, SECRETARIAT, enter, moment, of
from travaux.accounts import keeping
from travaux.accounts.models import Account, Seat, Token
from travaux.accounts.policy import HEADS, Row
from travaux.decision.act import Act, Author
from travaux.decision.consider import RULES
from travaux.office import desk
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.events import EVENTS
from travaux.record.events.kind import EventKind, Field
from travaux.record.values import Form

ACTS: Final = tuple(kind for kind in EVENTS.values() if kind.act)
AUDIENCES: Final = (
    "public", "members", "delegation:am", "delegation:by", "delegation:kg", "body:csc", "body:pc", "secretariat",
)  # fmt: skip
CAPACITIES: Final = (CHAIR, BODY, SECRETARIAT, of("am"), of("by"), of("kg"))


def stages() -> None:
    """Bring one object into each stage of its life."""
    session, csc = "csto/session/opened", {"session": "csto/session/opened"}
    for number, (who, kind, about, keys, value) in enumerate(
        [
            (CHAIR, "session scheduled", "csto/session/planned", (), {"for": "2027-01-01"}),
            (CHAIR, "session scheduled", session, (), {"for": "2022-11-23"}),
            (CHAIR, "session convened", session, (), {}),
            (CHAIR, "session opened", session, (), {}),
            (CHAIR, "session scheduled", "csto/session/closed", (), {"for": "2022-11-20"}),
            (CHAIR, "session opened", "csto/session/closed", (), {}),
            (CHAIR, "session closed", "csto/session/closed", (), {}),
            *((of("am"), "drafted", f"csto/document/{name}", (), {}) for name in DOCUMENTS),
            (SECRETARIAT, "circulated", "csto/document/agreeing", (), {}),
            *((SECRETARIAT, "agreed in general", f"csto/document/{name}", (), {}) for name in DOCUMENTS[2:]),
            *((CHAIR, "tabled", f"csto/document/{name}", (), csc) for name in DOCUMENTS[3:]),
            (of("am"), "item proposed", "csto/document/removed", (), csc),
            (SECRETARIAT, "item included", "csto/document/removed", (), csc),
            (CHAIR, "item removed", "csto/document/removed", (), csc),
            *(
                (CHAIR, "put to decision", f"csto/document/{name}", (), {"mode": "consensus"})
                for name in DOCUMENTS[4:7]
            ),
            *((BODY, "adopted", f"csto/document/{name}", (), {}) for name in DOCUMENTS[5:7]),
            (CHAIR, "signature opened", "csto/document/signing", (), {}),
            (SECRETARIAT, "plan drawn up", "csto/plan/2023", (), {}),
            (SECRETARIAT, "measure planned", "csto/plan/2023", ("one",), {"title": "One"}),
            (BODY, "suspended by the council", "csto/member/kg", (), {"ground": "sanction"}),
        ]
    ):
        enter(Act(kind, (about,), who, desk.NOW, keys, value), moment("2022-11-23T10:00") + number)


DOCUMENTS: Final = ("draft", "agreeing", "agreed", "tabled", "put", "adopted", "signing", "removed")
OBJECTS: Final = (
    *(f"csto/document/{name}" for name in DOCUMENTS), "csto/document/new",
    *(f"csto/session/{name}" for name in ("planned", "opened", "closed", "new")),
    "csto/plan/2023", "csto/plan/new", "csto/member/am", "csto/member/by", "csto/member/kg", "csto/roll",
    "csto/post/secretary-general", "csto/chairmanship", "csto/communication/one", "csto/record", "world/person/x",
    "world/source/x", "other/document/draft", "other/member/am",
)  # fmt: skip


def cast() -> dict[str, Seated | None]:
    """Everybody: each role, and everybody who has no right any more, each for another reason."""
    people: dict[str, Seated | None] = {
        "nobody": None,
        "am": sit("am", "delegation", "am", "permanent representative", bodies=("csc", "pc")),
        "am delegate": sit("am.delegate", "delegation", "am", "delegate", bodies=("csc",)),
        "by": sit("by", "delegation", "by", "plenipotentiary", bodies=("csc",)),
        "kg, suspended": sit("kg", "delegation", "kg", "plenipotentiary", bodies=("csc",), partakes=False),
        "am without mandate": sit("am.clerk", "delegation", "am"),
        "am, at a browser": sit("am.here", "delegation", "am", "plenipotentiary", bodies=("csc",), proved=True),
        "chair": sit("chair", "chair", bodies=("csc",)),
        "chair, at a browser": sit("chair.here", "chair", bodies=("csc",), proved=True),
        "chair of all": sit("chair.all", "chair"),
        **{role: sit(role, role) for role in ("secretariat", "depositary", "observer", "auditor")},
    }
    return people | past()


def past() -> dict[str, Seated | None]:
    """Those who could, and no longer can, or cannot yet."""
    told: dict[str, Seated | None] = {}
    for name in ENDINGS:
        one = sit(f"past.{name.replace(' ', '-')}", "secretariat", live=False)
        ENDINGS[name](one)
        told[name] = one
    ended = sit("am.ended", "delegation", "am", "delegate")
    mandate_ends(ended.account.person, "am")
    over = sit("am.over", "delegation", "am")
    _mandate_until(over.account.person, "2022-12-31")
    return told | {"mandate ended": replace(ended, rank=""), "mandate over": replace(over, rank="")}


def _mandate_until(person: str, until: str) -> None:
    act = Act("mandate given", ("csto/member/am",), SECRETARIAT, desk.NOW, (person,), {"until": until})
    enter(act, moment("2022-11-10T09:00"))


def _other_account(one: Seated) -> None:
    Seat.objects.filter(pk=one.seat.pk).update(account=Account.objects.get(name="am"))


def _other_seat(one: Seated) -> None:
    Token.objects.filter(pk=one.token.pk).update(seat=Seat.objects.filter(account__name="am").earliest("pk"))


#: By the name of the condition that each no longer meets.
ENDINGS: Final = {
    "account enabled": lambda one: Account.objects.filter(pk=one.account.pk).update(is_active=False),
    "seat of that account": _other_account,
    "seat begun": lambda one: Seat.objects.filter(pk=one.seat.pk).update(since=10**11),
    "seat not over": lambda one: Seat.objects.filter(pk=one.seat.pk).update(until=1),
    "seat not ended": lambda one: Seat.objects.filter(pk=one.seat.pk).update(ended=1),
    "token of that seat": _other_seat,
    "token not over": lambda one: Token.objects.filter(pk=one.token.pk).update(until=1),
    "token not ended": lambda one: keeping.end_token(one.token),
}


@dataclass(frozen=True)
class Try:
    """One attempt: by whom, which act, for which audience; `members` are those that it names."""

    who: str
    act: Act
    audience: str
    members: frozenset[str]
    bodies: frozenset[str]


def attempts(people: dict[str, Seated | None]) -> Iterator[Try]:
    """Every act of everybody on every object that it can be about: as one's own, and once with something changed."""
    audiences, capacities, members = cycle(AUDIENCES), cycle(CAPACITIES), cycle(("am", "by", "kg"))
    for who, one in people.items():
        for kind in ACTS:
            for dossier in OBJECTS:
                if kind_of(dossier) in kind.about:
                    own = _capacity(one)
                    yield attempt(who, kind, dossier, own, _own_member(one), "public")
                    yield attempt(who, kind, dossier, own, _own_member(one), next(audiences))
                    yield attempt(who, kind, dossier, next(capacities), next(members), "public")
                    yield attempt(who, kind, dossier, own, next(members), "public", "csto/body/pc")


def _own_member(one: Seated | None) -> str:
    return (one.seat.member if one else "") or "am"


def _capacity(one: Seated | None) -> Author:
    if one is None:
        return SECRETARIAT
    return {"delegation": of(one.seat.member), "chair": CHAIR}.get(one.seat.role, SECRETARIAT)


def attempt(
    who: str, kind: EventKind, dossier: str, by: Author, member: str, audience: str, body: str = "csto/body/csc"
) -> Try:
    """One attempt, with every key and every needed field filled in."""
    keys = () if kind.key is None else (fitting(kind.key, member, body),)
    wanted = {name: one for name, one in kind.fields.items() if one.required or name == "body"}
    value = {name: fitting(one, member, body) for name, one in wanted.items()}
    act = Act(kind.name, (dossier,), by, desk.NOW, keys, value)
    named = {member} if any(_names_member(one) for one in (kind.key, *(kind.fields[name] for name in value))) else set()
    own = {slug_of(dossier)} if kind_of(dossier) == "member" else set()
    bodies = {slug_of(one) for one in (*keys, *map(str, value.values())) if one.startswith("csto/body/")}
    return Try(who, act, audience, frozenset(named | own), frozenset(bodies))


def _names_member(one: Field | None) -> bool:
    return one is not None and one.form is Form.MEMBER


def fitting(one: Field, member: str, body: str) -> str:
    """Some value that fits a field."""
    named = {"person": "world/person/x", "body": body, "session": "csto/session/opened", "source": "world/source/x"}
    found = {
        Form.WORD: min(one.words, default="x"),
        Form.MEMBER: member,
        Form.DATE: "2027-01-01",
        Form.COUNT: "1",
        Form.SHARE: "1/10",
        Form.DIGEST: f"sha256:{'0' * 64}",
        Form.DOSSIER: next((named[word] for word in sorted(one.words) if word in named), "csto/document/draft"),
    }
    return found.get(one.form, "one")


def allowed(one: Try, person: Seated | None, table: Sequence[Row]) -> bool:
    """What the rows say of an attempt, read plainly."""
    if person is None or not person.live:
        return False
    return any(_by(row, one, person) for row in table)


def _by(row: Row, one: Try, person: Seated) -> bool:
    seat = person.seat
    if row.role != seat.role or one.act.kind not in row.events or (row.proof and not person.proved):
        return False
    if any(dossier.split("/")[0] not in {"csto", "world"} for dossier in one.act.about):
        return False
    own = {"delegation": [of(seat.member)], "chair": [CHAIR, BODY]}.get(seat.role, [SECRETARIAT])
    if one.act.by not in own or one.audience not in _audiences(row, person):
        return False
    if seat.role == "delegation" and (not person.rank or one.members - {seat.member}):
        return False
    if seat.role == "delegation" and not (person.partakes or row.suspended):
        return False
    if row.relation == "head of own member" and person.rank not in HEADS:
        return False
    return row.relation != "own body" or not person.bodies or one.bodies <= set(person.bodies)


def _audiences(row: Row, person: Seated) -> set[str]:
    found: set[str] = set()
    for word in row.audiences:
        match word:
            case "own delegation":
                found.add(f"delegation:{person.seat.member}")
            case "own body":
                found |= {f"body:{body}" for body in person.bodies}
            case "any delegation":
                found |= {one for one in AUDIENCES if one.startswith("delegation")}
            case "any body":
                found |= {one for one in AUDIENCES if one.startswith("body")}
            case _:
                found.add(word)
    return found


#: What no seat does: the desk does not either, or it has a door of its own.
KEPT_BACK: Final = {kind.name for kind in ACTS} - set(RULES)
