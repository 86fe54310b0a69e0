"""Acts of every kind against situations of every kind, and their findings."""

from collections.abc import Mapping
from typing import Any

from tests.decision.books import a_book, a_rule, an_adoption
from tests.factories import ZONE, a_fact, a_report, recorded
from travaux.decision.act import Act, Author, Situation, reads
from travaux.decision.consider import consider
from travaux.decision.findings import Finding
from travaux.decision.situation import dossier_state
from travaux.record.entry import Fact
from travaux.record.fold import Dials, fold
from travaux.record.times import end_of
from travaux.record.values import Value
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library

DOC = "csto/document/x"
SESSION = "csto/session/s"
SIX = ("am", "by", "kg", "kz", "ru", "tj")
CHAIR = Author("chair")
OFFICE = Author("secretariat")
AM = Author("delegation", "am")


def members(*others: Fact) -> tuple[Fact, ...]:
    """The six as members, and what else is to stand on the roll."""
    began = [
        a_fact("membership began", (f"csto/member/{member}", "csto/roll"), "1994-04-20", f"m-{member}")
        for member in SIX
    ]
    return (*began, *others)


def of_document(name: str, ref: str, on: str = "2023-11-01", keys: tuple[str, ...] = (), **value: Value) -> Fact:
    """A fact about the document."""
    return a_fact(name, DOC, on, ref, keys=keys, value=value)


DRAFTED = of_document("drafted", "d1", body="csto/body/csc", sort="decision")
TABLED = of_document("tabled", "d2", "2023-11-02", body="csto/body/csc")
#: The same before a body that the rules of the OSCE know, which alone has silence.
AT_THE_PC = (
    of_document("drafted", "d1", body="csto/body/pc", sort="decision"),
    of_document("tabled", "d2", "2023-11-02", body="csto/body/pc"),
)
A_SPARE_BOOK = a_book(
    an_adoption(),
    a_rule(
        "rights",
        "participation",
        "    standings:\n    - {state: member, kind: membership, provided for: yes, rights: {vote: yes}}\n",
    ),
)
PUT = of_document("put to decision", "d3", "2023-11-03", mode="consensus", body="csto/body/csc")


def an_act(
    kind: str,
    by: Author = AM,
    about: tuple[str, ...] = (DOC,),
    keys: tuple[str, ...] = (),
    on: str = "2023-11-23",
    **value: Any,  # noqa: ANN401 - any field of the event
) -> Act:
    """An act of the day; fields with a blank in their name have an underscore here."""
    unknown = bool(value.pop("details_unknown", False))
    fields: Mapping[str, Value] = {name.rstrip("_").replace("_", " "): given for name, given in value.items()}
    return Act(kind, about, by, end_of(on, ZONE) - 1, keys, fields, details_unknown=unknown)


def situation(act: Act, *facts: Fact, body: str = "csc") -> Situation:
    """The states that the act reads, folded from one report of these facts."""
    folded = fold(recorded(a_report("r", *facts, public="1994-01-01")), Dials(on=act.on + 1))
    states = {dossier: dossier_state(dossier, folded) for dossier in reads(act)}
    return Situation(states, act.on, "Europe/Moscow", body)


def finding_on(act: Act, *facts: Fact, book: RuleBook | None = None, body: str = "csc") -> Finding:
    """The finding on an act against these facts, by the book of the CSTO unless another is given."""
    return consider(act, situation(act, *facts, body=body), book or read_library("csto"))


def consider_ballot() -> list[Finding]:
    """A ballot in order, one without its ballot, one for another, one too late, one too many."""
    put = members(DRAFTED, TABLED, PUT)
    voted = of_document("ballot cast", "b1", "2023-11-04", ("am",), ballot="yes")
    return [
        finding_on(an_act("ballot cast", keys=("am",), ballot="yes"), *put),
        finding_on(an_act("ballot cast", keys=("am",)), *put),
        finding_on(an_act("ballot cast", keys=("am",), details_unknown=True), *put),
        finding_on(an_act("ballot cast", Author("delegation", "by"), keys=("am",), ballot="yes"), *put),
        finding_on(an_act("ballot cast", keys=("am",), ballot="yes"), *members(DRAFTED)),
        finding_on(an_act("ballot cast", keys=("am",), ballot="no"), *put, voted),
        finding_on(an_act("put to decision", AM, mode="consensus"), *members(DRAFTED, TABLED)),
        finding_on(an_act("ballot cast", keys=("am", "by"), ballot="yes"), *put),
    ]


def consider_rights() -> list[Finding]:
    """A former and a suspended member that would sign."""
    am = ("csto/member/am", "csto/roll")
    former = a_fact("membership ended", am, "2020-01-01", "x1")
    suspended = a_fact("suspended by the council", am, "2020-01-01", "x1")
    signing = an_act("signed", keys=("am",))
    return [finding_on(signing, *members(DRAFTED, TABLED, told)) for told in (former, suspended)]


def an_agenda(ask: str = "[any member]", decided: str = "the chair", deadline: str = "10") -> RuleBook:
    """A book whose agenda has an answer to everything."""
    parameters = (
        "    may propose: [any member]\n    drawn up by: the secretariat\n    approved by: the body\n"
        f"    approved: at the opening\n    may ask for removal: {ask}\n    removal decided by: {decided}\n"
        f"    deadline days: {deadline}\n    effect of the request: stays until decided\n"
    )
    return a_book(an_adoption(), a_rule("agenda", "agenda", parameters))


def consider_agenda() -> list[Finding]:
    """Proposals in time and late, requests for removal by whom the rule names and by others."""
    proposal = an_act("item proposed", session=SESSION, by_="am")
    early = a_fact("session scheduled", SESSION, "2023-11-01", "s1", value={"for": "2023-12-23"})
    late = a_fact("session scheduled", SESSION, "2023-11-01", "s1", value={"for": "2023-11-26"})
    removal = an_act("removal requested", keys=("am",))
    proposed = of_document("item proposed", "d4")
    return [
        finding_on(an_act("item proposed", AM, by_="am"), *members()),
        finding_on(an_act("item proposed", CHAIR), *members()),
        finding_on(proposal, *members(early), book=an_agenda()),
        finding_on(proposal, *members(late), book=an_agenda()),
        finding_on(removal, *members(DRAFTED, proposed)),
        finding_on(removal, *members(DRAFTED, proposed), book=an_agenda()),
        finding_on(removal, *members(DRAFTED, proposed), book=an_agenda("[the chair]")),
        finding_on(an_act("item removed", CHAIR), *members(DRAFTED, proposed)),
        finding_on(an_act("item removed", CHAIR), *members(DRAFTED, proposed), book=an_agenda()),
    ]


def consider_participation() -> list[Finding]:
    """Declarations, notices, sanctions."""
    am = ("csto/member/am", "csto/roll")
    owing = [a_fact("arrears reported", am, "2023-01-01", "x1", value={"years": years}) for years in (1, 2)]
    withdrawing = an_act("vote withdrawn", CHAIR, ("csto/member/am", "csto/roll"), ground="arrears")
    return [
        finding_on(an_act("participation suspension announced", AM, am), *members()),
        finding_on(an_act("withdrawal notified", AM, am), *members()),
        finding_on(an_act("expelled", CHAIR, am), *members()),
        *(finding_on(withdrawing, *members(years)) for years in owing),
        finding_on(withdrawing, *members()),
        finding_on(an_act("withdrawal notified", AM, am, effective="2024-05-22"), *members()),
        finding_on(an_act("suspended by the council", CHAIR, am, ground="own request"), *members()),
        *(finding_on(act, *members(), book=A_SPARE_BOOK, body="council") for act in _what_it_leaves_open(am)),
    ]


def _what_it_leaves_open(am: tuple[str, ...]) -> list[Act]:
    return [
        an_act("withdrawal notified", AM, am),
        an_act("participation suspension announced", AM, am),
        an_act("expelled", CHAIR, am),
        an_act("vote withdrawn", CHAIR, am, ground="arrears"),
    ]


def consider_joining() -> list[Finding]:
    """Joining what was adopted, what was not, and where the rules say nothing or no."""
    adopted = of_document("adopted", "d5", "2023-11-05", body="csto/body/csc", mode="limited format", without=["am"])
    done = members(DRAFTED, TABLED, adopted)
    parameters = (
        "    slots: each member\n    signed by: minister\n    needed: all\n    deadline: none\n"
        "    may follow the session: yes\n    depositary: the secretariat\n    certified copies to: signatories\n"
        "    refusal: not stated\n    joining by: the state concerned\n    may join later: not stated\n"
        "    may decline later: no\n"
    )
    book = a_book(an_adoption(), a_rule("sign", "signature", parameters))
    joining, declining = (an_act(kind, keys=("am",)) for kind in ("joined", "declined to join"))
    return [
        finding_on(joining, *done),
        finding_on(declining, *done),
        finding_on(joining, *done, book=book, body="council"),
        finding_on(declining, *done, book=book, body="council"),
        finding_on(joining, *members(DRAFTED)),
    ]


def consider_carrying_out() -> list[Finding]:
    """Instructions with and without addressee and day, a plan, a hand-over."""
    told = members(DRAFTED)
    strict = "    instruction:\n      addressee: required\n      due date: required\n      extension by: the body\n"
    strict += "      interim report: no\n      taken off control by: the body\n"
    book = a_book(an_adoption(), a_rule("instruct", "follow-up", strict))
    return [
        finding_on(
            an_act("instruction given", CHAIR, keys=("csto/body/csc",), to="csto/body/cfm", due="2023-06-01"), *told
        ),
        finding_on(an_act("instruction given", CHAIR, keys=("csto/body/csc",)), *told),
        finding_on(an_act("instruction given", CHAIR, keys=("csto/body/csc",), to="csto/body/cfm"), *told, book=book),
        finding_on(an_act("plan drawn up", OFFICE, ("csto/plan/p",)), *members()),
        finding_on(
            an_act("chairmanship began", CHAIR, ("csto/chairmanship",), on="2024-01-01", member="kz"), *members()
        ),
        finding_on(an_act("agenda agreed", CHAIR, (SESSION,)), *members()),
    ]


def consider_deciding() -> list[Finding]:
    """Adoptions that the finding bears out, and one that it does not."""
    agreeing = [of_document("stance recorded", f"a-{one}", "2023-11-04", (one,), stance="agrees") for one in SIX]
    refusing = of_document("signature refused", "r1", "2023-11-04", ("am",))
    adopting = an_act("adopted", CHAIR, mode="consensus", body="csto/body/csc")
    return [
        finding_on(
            an_act("silence opened", CHAIR, expires="2023-11-22T12:00", session=SESSION),
            *members(*AT_THE_PC),
            book=read_library("osce"),
        ),
        finding_on(adopting, *members(DRAFTED, TABLED, PUT, *agreeing)),
        finding_on(adopting, *members(DRAFTED, TABLED, PUT, *agreeing[1:], refusing)),
    ]
