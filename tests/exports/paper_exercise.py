"""An exercise that makes every paper say something: an agenda of four, comments, silence, signatures, a plan."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.databases import Place, fresh
from tests.stories.exercise import BODY, CHAIR, CSC, SECRETARIAT, SIX, moment, of, open_exercise
from travaux.decision.act import Act, Author
from travaux.office import desk
from travaux.office.desk import Receipt
from travaux.record.fold import Dials

SESSION: Final = "csto/session/csc-2022-11-23"
ASSISTANCE: Final = "csto/document/assistance"
BUDGET: Final = "csto/document/budget"
HONOUR: Final = "csto/document/honour"
DRILL: Final = "csto/document/drill"
PLAN: Final = "csto/plan/2023"
ALL: Final = (
    ("draft-agenda", SESSION),
    ("comments-table", ASSISTANCE),
    ("silence-certificate", HONOUR),
    ("attendance-list", SESSION),
    ("signature-list", SESSION),
    ("minutes", SESSION),
    ("follow-up-table", SESSION),
    ("plan-report", PLAN),
)
#: Stands in a comment that only Armenia's delegation may read.
CANARY: Final = "kolibri-7741"
PUBLIC: Final = frozenset({"public"})
ARMENIA: Final = frozenset({"public", "members", "delegation:am"})
RUSSIA: Final = frozenset({"public", "members", "delegation:ru"})


class Acting:
    """Does act after act, each a minute after the one before; `words` makes what is said of each free text."""

    def __init__(self, words: Any = str) -> None:  # noqa: ANN401 - any function of a text
        self.words = words
        self.now = moment("2022-11-20T09:00")
        open_exercise("2022-11-20T08:00", title=words("Replay of Yerevan"))

    def __call__(
        self, kind: str, by: Author, about: str, /, keys: str = "", audience: str = "public", **value: object
    ) -> Receipt:
        self.now += 60
        fields = {name.rstrip("_").replace("_", " "): given for name, given in value.items()}
        act = Act(kind, tuple(about.split()), by, desk.NOW, (keys,) if keys else (), fields)  # type: ignore[arg-type]
        answer = desk.submit(act, "the exercise", "", self.now, audience=audience)
        assert isinstance(answer, Receipt), (kind, answer)
        return answer

    def named(self, dossier: str, name: str) -> None:
        self("named", SECRETARIAT, dossier, name=self.words(name), language="en", form="title")

    def at(self, hour: str) -> None:
        self.now = max(self.now, moment(hour))


def play(words: Any = str) -> Dials:  # noqa: ANN401
    """The whole exercise; answers the dials at its end."""
    act = Acting(words)
    _agenda(act, words)
    _comments(act, words)
    _session(act, words)
    _plan(act, words)
    return Dials(act.now + 60, act.now + 60)


def _agenda(act: Acting, words: Any) -> None:  # noqa: ANN401
    act("session scheduled", SECRETARIAT, SESSION, for_="2022-11-23", place=words("Yerevan"), bodies=[CSC])
    for document in (ASSISTANCE, BUDGET, HONOUR, DRILL):
        act("drafted", SECRETARIAT, document, sort="decision", body=CSC, subject=words("its subject"))
    act("item proposed", of("am"), ASSISTANCE, by="am", session=SESSION)
    act("item included", SECRETARIAT, BUDGET, session=SESSION, number=2)
    act("item included", SECRETARIAT, ASSISTANCE, session=SESSION, number=1)
    act("item included", SECRETARIAT, DRILL, session=SESSION, number=3)
    act("item proposed", of("kz"), HONOUR, by="kz", session=SESSION)
    act("removal requested", of("am"), DRILL, keys="am", session=SESSION, reason=words("no mandate for it"))
    act("item removed", CHAIR, DRILL, by="csto/body/csc", request_of="am", session=SESSION)


def _comments(act: Acting, words: Any) -> None:  # noqa: ANN401
    for number, text in (("1", "The members assist."), ("2", "Arms are sent."), ("10", "It takes effect at once.")):
        act(
            "clause drafted",
            SECRETARIAT,
            ASSISTANCE,
            keys=number,
            version=words("v1"),
            text=words(text),
            heading=words("Aid"),
        )
    act("round opened", SECRETARIAT, ASSISTANCE, stage="national clearance", version=words("v1"), deadline="2022-11-21")
    said = {"comment": words("Name the aggressor."), "wording": words("The members assist and condemn.")}
    act("clause stance recorded", of("am"), ASSISTANCE, keys="am", clause="1", stance="objects", **said)
    hidden = {"comment": CANARY, "wording": f"wording {CANARY}"}
    act(
        "clause stance recorded",
        of("am"),
        ASSISTANCE,
        keys="am",
        audience="delegation:am",
        clause="2",
        stance="reserves",
        **hidden,
    )
    act("clause stance recorded", of("ru"), ASSISTANCE, keys="ru", clause="1", stance="agrees")
    act("stance recorded", of("kz"), ASSISTANCE, keys="kz", stance="reserves", reason=words("instructions awaited"))
    act("stance recorded", of("kz"), HONOUR, keys="kz", stance="agrees")
    act("silence opened", CHAIR, HONOUR, expires="2022-11-22T18:00")
    act("silence extended", CHAIR, HONOUR, expires="2022-11-22T20:00", reason=words("a day of mourning"))


def _session(act: Acting, words: Any) -> None:  # noqa: ANN401
    act("delegation notified", of("ru"), SESSION, keys="ru", rank="head of state", by="in person")
    act.at("2022-11-23T10:00")
    act("session opened", CHAIR, SESSION)
    for member in SIX:
        presence = "absent" if member == "kz" else "present"
        act(
            "attendance",
            SECRETARIAT,
            SESSION,
            keys=member,
            presence=presence,
            rank="head of state",
            reason=words("illness"),
        )
    act("stance recorded", of("by"), BUDGET, keys="by", stance="agrees")
    act("tabled", SECRETARIAT, BUDGET, session=SESSION, body=CSC)
    act("tabled", SECRETARIAT, ASSISTANCE, session=SESSION, body=CSC)
    act("signature refused", of("am"), ASSISTANCE, keys="am", session=SESSION, reason=words("no assessment in it"))
    act("returned for finalisation", BODY, ASSISTANCE, keys=CSC, to="csto/body/cfm", due="2023-03-01", session=SESSION)
    act("instruction given", BODY, ASSISTANCE, keys=CSC, to="csto/body/cfm", co_executors=["csto/body/cdm"],
        what=words("Finalise the text."), due="2022-12-01", number=words("14-a"), interim="2022-11-28")  # fmt: skip
    act("instruction extended", BODY, ASSISTANCE, due="2023-02-01", number=words("14-a"))
    act("minutes drawn up", SECRETARIAT, SESSION, text=words("The session considered the items before it."))


def _plan(act: Acting, words: Any) -> None:  # noqa: ANN401
    act.at("2023-01-15T10:00")
    act("plan drawn up", SECRETARIAT, PLAN, session=SESSION, decisions_of=SESSION, priorities_of="by")
    for number in range(1, 5):
        act("measure planned", SECRETARIAT, PLAN, keys=f"m{number}", title=words(f"Measure {number}"), due="2023-10-01")
    act.at("2023-11-20T10:00")
    for number in range(1, 4):
        act("measure reported", SECRETARIAT, PLAN, keys=f"m{number}", status="implemented")
    act(
        "measure reported",
        SECRETARIAT,
        PLAN,
        keys="m4",
        status="not implemented",
        reason=words("nobody came"),
        cause="external party",
    )
    act("count reported", SECRETARIAT, PLAN, keys="total", number=4, of=4, noun="measures")
    act("count reported", SECRETARIAT, PLAN, keys="implemented", number=4, of=4, noun="measures")


@cache
def played() -> tuple[Place, Dials]:
    """The record of the exercise, played once for all tests of a process that only read it, and the dials at its end."""
    folder = Path(tempfile.mkdtemp(prefix="travaux-papers-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with fresh("sqlite", folder) as place:
        return place, play()
