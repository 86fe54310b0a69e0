"""Events on the way of a document: agreeing, the agenda, deciding, signing, joining, carrying out."""

from typing import Final

from travaux.record.events.agreeing import AT, STANCE
from travaux.record.events.kind import (
    ANY,
    BODY,
    COUNT,
    DATE,
    DIGEST,
    DOCUMENT,
    MEMBER,
    NAME,
    ORGANISATION,
    PERSON,
    SESSION,
    SLUG,
    TEXT,
    EventKind,
    Held,
    dossier,
    event,
    words,
)
from travaux.record.events.standing import EVERYTHING

BALLOT = words("yes", "no", "abstain", "recused")
MODE = words("consensus", "limited format", "vote", "silence", "signature", "procedural")
WHICH = words("all others", "all", "most", "several")

DRAFTS: Final[tuple[EventKind, ...]] = (
    event("drafted", "A draft exists.", "document", once=True, act=True, sort=words("decision", "declaration", "statement", "protocol decision", "treaty", "regulation", "agreement"), body=BODY, subject=TEXT),
    event("circulated", "A draft is sent to the members.", "document", held=Held.SERIES, act=True, by=ANY, version=NAME, text=DIGEST, reply_due=DATE),
    event("stance recorded", "Where a member stands on the text.", "document", held=Held.SERIES, act=True, key=MEMBER, stance=STANCE.needed(), reason=TEXT),
    event("group stance stated", "Somebody says where a group of members stands; the members are not named.", "document", held=Held.MANY,
          quantifier=WHICH, except_=MEMBER.list(), stance=STANCE),
    event("agreed in general", "The text is agreed in general; positions may be open.", "document", held=Held.SERIES, act=True, open_positions=NAME.loose()),
    event("contents defined", "What the text contains is settled.", "document", held=Held.MANY, what=TEXT),
    event("readiness described", "Somebody says how far the text is from being ready.", "document", held=Held.MANY, as_=TEXT),
    event("finalisation needed", "The text still needs work on some positions.", "document", held=Held.MANY, positions=NAME.loose()),
    event("returned for finalisation", "A body sends the text back to be finalised.", "document", held=Held.SERIES, act=True, key=BODY, to=ANY, due=DATE, session=AT),
    event("resubmission instructed", "A body wants to see the text again.", "document", held=Held.SERIES, act=True, key=BODY, to=NAME, for_=words("approval", "signature"), due=DATE, session=AT),
    event("agreement instructed", "A body tells others to agree a draft.", "document", held=Held.SERIES, act=True, key=BODY, to=ANY, due=DATE, session=AT),
    event("tabled", "The text is before the body.", "document", held=Held.SERIES, act=True, session=AT, body=BODY),
    event("withdrawn", "Its sponsor withdraws the text.", "document", act=True, by=MEMBER),
    event("lapsed", "The text lapses.", "document", act=True),
    event("taken note of", "A body takes note of the text.", "document", act=True, body=BODY, session=AT),
    event("ending described", "Somebody calls what happened to the text by a name of its own.", "document", held=Held.MANY, as_=words("vetoed", "refused", "blocked", "withdrawn", "torpedoed")),
    event("texts counted", "Somebody counts the texts on a subject.", "document", "plan", held=Held.SERIES, number=COUNT, noun=NAME.loose()),
)  # fmt: skip

AGENDA: Final[tuple[EventKind, ...]] = (
    event("item proposed", "It is proposed to put the document on an agenda.", "document", held=Held.SERIES, act=True, by=MEMBER, session=SESSION, body=BODY),
    event("item included", "The document is on the agenda.", "document", held=Held.SERIES, act=True, session=SESSION, body=BODY, number=COUNT.loose()),
    event("item deferred", "The item is put off to another session.", "document", held=Held.SERIES, act=True, to=SESSION),
    event("item merged", "The item is joined with another.", "document", act=True, with_=DOCUMENT),
    event("removal requested", "A member asks that the item be removed.", "document", act=True, key=MEMBER, session=SESSION, body=BODY, reason=TEXT, phase=TEXT),
    event("item removed", "The item is off the agenda.", "document", held=Held.SERIES, act=True, by=ANY, request_of=MEMBER, session=SESSION),
    event("removal refused", "It is decided that the item stays on the agenda.", "document", held=Held.SERIES, act=True, by=ANY, request_of=MEMBER, session=SESSION, reason=TEXT),
    event("item not taken", "The item was not taken.", "document", held=Held.SERIES, act=True, session=SESSION, why=words("no quorum", "no time", "not agreed")),
    event("item opened", "The body begins with the item.", "document", held=Held.SERIES, act=True, session=SESSION),
)  # fmt: skip

DECIDING: Final[tuple[EventKind, ...]] = (
    event("put to decision", "The chair puts the text to the body.", "document", held=Held.SERIES, act=True, mode=MODE.needed(), session=AT, body=BODY,
          nature=words("substantive", "procedural", "personnel", "budget", "sanction", "admission", "use of forces", "important", "other"), against=MEMBER),
    event("objection raised", "A member objects: to the text, or to that way of deciding.", "document", act=True, key=MEMBER,
          to=words("text", "limited format", "silence", "agenda"), manner=words("official", "written", "oral"), at=words("at the meeting", "in writing"), reason=TEXT),
    event("amendment proposed", "A member proposes another wording.", "document", held=Held.MANY, act=True, key=MEMBER, text=TEXT),
    event("ballot cast", "A member votes.", "document", act=True, key=MEMBER, ballot=BALLOT.needed(), reason=TEXT),
    event("tally reported", "How many voted how.", "document", held=Held.SINGLE, yes=COUNT, no=COUNT, abstain=COUNT),
    event("absence meant", "What an absent member says its absence means.", "document", "session", key=MEMBER, act=True,
          as_=words("no consensus", "no objection"), rule=NAME.loose(), manner=words("note", "statement")),
    event("rule read", "Somebody says how a rule is to be read.", "document", "session", held=Held.MANY, rule=NAME, reading=TEXT),
    event("adopted", "The text is adopted.", "document", act=True, mode=MODE, body=BODY, session=AT, number=NAME, without=MEMBER.list(), provisional=words("yes", "no")),
    event("not adopted", "The text is not adopted.", "document", held=Held.SERIES, act=True, body=BODY, session=AT, why=TEXT),
    event("silence opened", "A text will be adopted unless somebody objects before a moment.", "document", held=Held.SERIES, act=True, expires=DATE.needed(), session=AT),
    event("silence extended", "The moment until which nobody may have objected is put off.", "document", held=Held.SERIES, act=True, expires=DATE.needed(), reason=TEXT),
    event("silence broken", "Somebody objected, or amended, in time.", "document", held=Held.SERIES, act=True, by=MEMBER),
    event("decision announced", "Somebody tells what was decided.", "document", held=Held.MANY, by=PERSON, channel=NAME),
    event("ruling given", "The chair or the body rules: on a finding, or on the entry of an act that waits for it.",
          *EVERYTHING, "record", held=Held.SERIES, act=True,
          on_=NAME, ruling=words("accepts", "overrules"), outcome=words("adopted", "not adopted", "open"), effect=words("stands", "no effect"),
          by=words("chair", "body"), reason=TEXT),
)  # fmt: skip

SIGNING: Final[tuple[EventKind, ...]] = (
    event("signature opened", "The text is open for signature.", "document", once=True, act=True, due=DATE),
    event("signed", "A member signs.", "document", act=True, once=True, key=MEMBER, person=PERSON, place=NAME),
    event("signature refused", "A member refuses to sign.", "document", act=True, key=MEMBER, person=PERSON, session=AT, reason=TEXT),
    event("signature outstanding", "Somebody says whose signatures are missing.", "document", held=Held.SERIES, needed=COUNT, due=DATE),
    event("signature completed", "All have signed.", "document", once=True, act=True),
    event("entered into force", "The text is in force.", "document", once=True, act=True),
    event("ratified", "A member ratifies.", "document", once=True, act=True, key=MEMBER),
    event("joined", "A member joins a decision afterwards.", "document", "member", "session", act=True, key=MEMBER),
    event("declined to join", "A member says that it does not join a decision.", "document", "member", "session", act=True, key=MEMBER, reason=TEXT),
    event("consideration announced", "A member says that it will look at a decision.", "document", "member", held=Held.MANY, key=MEMBER, act=True),
    event("joining awaited", "Somebody counts on a member to join.", "document", "member", held=Held.MANY, key=MEMBER),
    event("repealed", "A text is no longer in force.", "document", act=True, by=DOCUMENT),
    event("amended", "Another text changes this one.", "document", held=Held.MANY, by=DOCUMENT, what=TEXT),
    event("certified copy sent", "The depositary sends a certified copy.", "document", key=MEMBER, act=True),
    event("depositary named", "Who keeps the one original.", "document", held=Held.SINGLE, depositary=ANY, language=NAME),
)  # fmt: skip

FOLLOWING: Final[tuple[EventKind, ...]] = (
    event("instruction given", "A body tells another to do something.", "document", "plan", held=Held.SERIES, act=True, key=BODY, to=ANY, co_executors=ANY.list(), what=TEXT, due=DATE, number=NAME.loose(), interim=DATE),
    event("instruction extended", "More time is given.", "document", "plan", held=Held.SERIES, act=True, due=DATE, number=NAME.loose()),
    event("taken off control", "An instruction is done with.", "document", "plan", act=True, by=ANY, number=NAME.loose()),
    event("plan drawn up", "A plan carries out decisions and a chair's priorities.", "plan", held=Held.SINGLE, act=True,
          session=AT, decisions_of=SESSION, priorities_of=MEMBER, by=ANY.loose()),
    event("plan considered", "A body considers the draft plan.", "plan", held=Held.MANY, act=True, body=BODY),
    event("measure planned", "A measure stands in the plan.", "plan", act=True, key=SLUG, title=TEXT, document=DOCUMENT, organisation=ORGANISATION, responsible=ANY, due=DATE),
    event("measure reported", "What became of a measure, and why.", "plan", "organisation", "document", held=Held.SERIES, act=True, key=SLUG,
          status=words("planned", "in progress", "implemented", "not implemented", "removed", "carried over").needed(),
          title=TEXT, reason=TEXT, cause=words("external party", "member request", "resources", "superseded", "no interest and member request"),
          document=DOCUMENT, organisation=ORGANISATION, caused_by=ANY),
    event("count reported", "Somebody counts a plan's measures; a count is not a list.", "plan", held=Held.SERIES, act=True,
          key=words("total", "implemented", "not implemented"), number=COUNT.needed(), of=COUNT, noun=words("measures", "decisions")),
)  # fmt: skip

COMMUNICATIONS: Final[tuple[EventKind, ...]] = (
    event("communication registered", "A note, letter or request is registered.", "communication", "member", held=Held.SINGLE, act=True, once=True,
          number=NAME, sender=MEMBER.needed(), dated=DATE, received=DATE, marking=NAME, reply_due=DATE, performs=NAME, subject=TEXT, text=DIGEST),
)  # fmt: skip

ASSESSMENTS: Final[tuple[EventKind, ...]] = (
    event("assessment stated", "What a post-holder says of the situation.", "assessment", held=Held.MANY, theme=NAME, what=TEXT, of=dossier("organisation", "assessment")),
)  # fmt: skip
