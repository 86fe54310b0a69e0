"""Events in the life of a member: membership, participation beside it, money."""

from typing import Final

from travaux.record.events.kind import (
    ANY,
    COUNT,
    DATE,
    DOCUMENT,
    MEMBER,
    NAME,
    ORGANISATION,
    PERSON,
    SESSION,
    SHARE,
    TEXT,
    EventKind,
    Held,
    event,
    words,
)

SCOPE = words("all bodies", "one body", "budget", "exercises", "quota posts", "sessions")
NOTICE = words("suspension of participation", "withdrawal", "budget", "absence")

MEMBERSHIP: Final[tuple[EventKind, ...]] = (
    event("accession applied for", "A state asks to become a member.", "member", "roll", once=True, act=True),
    event(
        "founding text signed", "A state signs the text that makes it a member.", "member", "roll",
        key=DOCUMENT, once=True, place=NAME,
    ),
    event("prolongation signed", "A member signs the prolongation of a treaty.", "member", "roll", key=DOCUMENT, once=True),
    event(
        "membership began", "A state becomes a member in law.", "member", "roll",
        once=True, act=True, by=DOCUMENT,
    ),
    event(
        "membership ended", "A state ceases to be a member.", "member", "roll",
        act=True, how=words("not prolonged", "withdrawal", "expulsion", "lapse"),
    ),
    event("membership restored", "A former member is a member again.", "member", "roll", act=True, place=NAME),
    event("restoration ratified", "A member's parliament ratifies its return.", "member", "roll", once=True),
    event(
        "withdrawal notified", "A member gives written notice that it leaves.", "member", "roll",
        act=True, effective=DATE,
    ),
    event(
        "suspension requested", "A member asks that its own membership be suspended.", "member", "roll",
        act=True, dated=DATE.loose(),
    ),
    event("request received", "The organisation confirms receipt of a member's request.", "member", of=NOTICE),
    event(
        "suspended by the council", "The others suspend a member: a sanction, or its own request granted.",
        "member", "roll", act=True, ground=words("own request", "sanction"),
    ),
    event("suspension lifted", "A suspension by the Council ends.", "member", "roll", act=True),
    event("expelled", "The others expel a member.", "member", "roll", act=True),
    event("vote withdrawn", "The Council deprives a member of the vote.", "member", "roll", act=True, ground=words("arrears", "sanction")),
    event("vote restored", "A member has the vote again.", "member", "roll", act=True),
    event("arrears waived", "The body permits a member in arrears to vote.", "member", "roll", act=True, until=DATE),
    event(
        "membership attested", "Somebody says what a state's membership is on that day.", "member", "roll",
        status=words("member", "full member", "former", "suspended", "not a member"),
    ),
    event(
        "listed", "A source lists the members, or those present, in passing.", "roll",
        held=Held.MANY, key=MEMBER, as_=words("member"),
    ),
)  # fmt: skip

PARTICIPATION: Final[tuple[EventKind, ...]] = (
    event(
        "participation suspension announced", "A member says in public that it suspends its participation.",
        "member", "roll", act=True, scope=SCOPE, to=NAME.loose(),
    ),
    event(
        "participation suspension notified", "A member gives formal notice that it suspends its participation.",
        "member", "roll", act=True, scope=SCOPE,
    ),
    event(
        "participation suspension acknowledged", "A responsible post-holder says that the member has suspended its participation.",
        "member", "roll", held=Held.MANY, act=True, scope=SCOPE, temporary=words("yes", "no"), start=DATE,
    ),
    event("participation resumed", "A member takes part again.", "member", "roll", act=True, scope=SCOPE),
    event(
        "participation described", "Somebody describes how far a member takes part, on that day.",
        "member", "roll", held=Held.MANY,
        as_=words("paused", "temporarily suspended", "frozen", "on pause", "non-participation in events", "no part in any format"),
        start=DATE,
    ),
    event("no notice on record", "Somebody says that no notice has been received by that day.", "member", held=Held.MANY, key=NOTICE),
    event("formal notice given", "A member gives the organisation formal notice.", "member", act=True, key=NOTICE, of=TEXT),
    event("legal view stated", "Somebody says what the organisation's texts provide for.", "member", "document", held=Held.MANY, view=TEXT),
    event("absence announced", "A member says that it will not attend.", "member", "session", held=Held.MANY, act=True, key=MEMBER, to=ANY.loose()),
    event(
        "intention stated", "A member says what it means to do.", "member", held=Held.MANY,
        intention=words("not leaving", "withdrawal is the next step", "point of no return", "membership on pause", "not preparing to leave"),
    ),
    event("assurance stated", "Somebody says what a member will or will not do, or what is owed to it.", "member", held=Held.MANY, assurance=TEXT),
    event("step taken", "A member lessens or widens its part in practice.", "member", held=Held.MANY, what=TEXT),
    event("appeal made", "A member appeals to the organisation for help.", "member", held=Held.MANY, act=True),
    event("regarded as ally", "The organisation's post-holder calls the member an ally.", "member", held=Held.MANY, extent=words("now", "was, is and will remain")),
    event("return hoped for", "Somebody hopes for a member's return.", "member", held=Held.MANY, to=words("full participation"), horizon=words("near future", "future")),
    event("decision characterised", "Somebody says what a member's decision is or comes from.", "member", held=Held.MANY, as_=TEXT),
    event("support stated", "Somebody says that a member supports, or does not oppose, what others decide.", "member", "session", held=Held.MANY, key=MEMBER, what=TEXT),
)  # fmt: skip

MONEY: Final[tuple[EventKind, ...]] = (
    event("budget share set", "A member's share of the budget.", "member", "organisation", held=Held.SERIES, key=MEMBER, share=SHARE),
    event("contribution due", "What a member owes for a year.", "member", held=Held.SERIES, key=DATE, amount=NAME, currency=NAME),
    event("contribution withheld", "A member does not pay for a year.", "member", act=True, key=DATE),
    event("arrears reported", "Somebody says for how long a member has not paid.", "member", "roll", held=Held.SERIES, years=COUNT),
    event("consequence stated", "Somebody says what may follow.", "member", held=Held.MANY, what=TEXT, from_=ORGANISATION),
    event("no objection declared", "A member says that it does not object to that way of deciding, or to the text.", "document", "session", "member",
          held=Held.KEYED, key=MEMBER, act=True, to=words("limited format", "adoption", "agreed documents", "summit documents").loose(), session=SESSION.loose()),
)  # fmt: skip

MANDATES: Final[tuple[EventKind, ...]] = (
    event("mandate given", "A member says who speaks for it, as what and until when.", "member", held=Held.SERIES, act=True, key=PERSON,
          rank=words("plenipotentiary", "permanent representative", "delegate", "alternate"), until=DATE, by=PERSON),
    event("mandate ended", "A person no longer speaks for a member.", "member", held=Held.SERIES, act=True, key=PERSON),
)  # fmt: skip
