"""Events of sessions and meetings: planned, held, attended, talked about."""

from typing import Final

from travaux.record.events.kind import (
    ANY,
    BODY,
    COUNT,
    DATE,
    DIGEST,
    MEMBER,
    NAME,
    PERSON,
    POST,
    TEXT,
    EventKind,
    Held,
    event,
    words,
)

SORT = words("regular", "extraordinary", "anniversary", "informal", "consultation", "working")
WAY = words("in person", "video", "consultation", "mixed")
PRESENCE = words("present", "present not participating", "absent", "not entitled", "silent")
RANK = words(
    "leader", "head of state", "head of government", "acting", "minister", "substitute", "representative"
).loose()
BY = words("in person", "online").loose()
STAGE = words("prepared", "expected", "on the agenda", "submitted for signing", "sent back", "adopted", "signed")

SESSIONS: Final[tuple[EventKind, ...]] = (
    event("session scheduled", "A session is planned; the planned day is the value.", "session",
          held=Held.SERIES, act=True, for_=DATE.needed(), place=NAME, way=WAY, sort=SORT, bodies=BODY.list().loose()),
    event("session convened", "The chair calls the session.", "session", act=True, by=MEMBER, for_=DATE, place=NAME, way=WAY),
    event("agenda agreed", "The agenda of the session is agreed.", "session", act=True),
    event("session opened", "The session opens.", "session", once=True, act=True, part=words("restricted composition", "expanded composition")),
    event("part opened", "A part of the session begins.", "session", act=True, key=words("restricted composition", "expanded composition", "signing", "press")),
    event("session held", "The session took place.", "session", once=True, act=True, place=NAME, way=WAY, sort=SORT, bodies=BODY.list().loose()),
    event("session closed", "The session ends.", "session", once=True, act=True),
    event("record certified", "The record of the session is certified.", "session", once=True, act=True),
    event("session postponed", "The session is put off.", "session", held=Held.SERIES, act=True, to=DATE),
    event("session cancelled", "The session will not be held.", "session", once=True, act=True),
    event("chaired", "Which member, and who for it, chaired.", "session", member=MEMBER, person=PERSON),
    event("attendance", "Whether a member's delegation was there, and how.", "session", act=True, key=MEMBER,
          presence=PRESENCE.needed(), rank=RANK,
          person=PERSON, by=BY, notice=words("yes", "no"), reason=TEXT),
    event("delegation notified", "A member says who will come for it, and how.", "session", held=Held.SERIES, act=True, key=MEMBER, person=PERSON, rank=RANK, by=BY),
    event("minutes drawn up", "The minutes of the session have this text.", "session", held=Held.SERIES, act=True, text=TEXT, digest=DIGEST),
    event("documents counted", "How many documents, at which stage, by whom counted.", "session", key=STAGE, number=COUNT),
    event("drafts considered", "How many drafts, how many adopted, how many sent back.", "session", number=COUNT, adopted=COUNT, sent_back=COUNT),
    event("quorum described", "Somebody says whether there was a quorum, and what followed.", "session", held=Held.MANY, quorum=words("present", "lacking"), consequence=TEXT),
    event("decisions described", "Somebody says what the decisions of a session are worth.", "session", held=Held.MANY, as_=TEXT),
    event("topic discussed", "What was talked about.", "session", "meeting", held=Held.MANY, topic=TEXT, by=words("heads of member states", "ministers").loose()),
    event("said at", "Somebody spoke, at this session or meeting, on a subject.", "session", "meeting", held=Held.MANY, subject=ANY, person=PERSON),
    event("outcome noted", "Something decided or issued at a session, named in passing.", "session", held=Held.MANY, what=TEXT),
    event("question not taken", "A question was not decided, and why.", "session", "document", held=Held.MANY, why=words("no quorum", "not agreed"), question=TEXT, moved_to=DATE),
    event("precedence claimed", "Somebody calls it the first, or the how many-th, of its sort.", "session", held=Held.MANY, claim=TEXT),
    event("sessions counted", "How many sessions of a sort there were.", "body", key=DATE, number=COUNT, sort=SORT),
)  # fmt: skip

MEETINGS: Final[tuple[EventKind, ...]] = (
    event("meeting held", "Post-holders met.", "meeting", once=True, participants=PERSON.list(), place=NAME, way=words("in person", "telephone", "video")),
    event("thanks expressed", "One thanked another.", "meeting", held=Held.MANY, by=PERSON, to=PERSON, for_=TEXT),
    event("copies handed over", "Documents were handed to a member.", "meeting", "member", held=Held.MANY, to=MEMBER, what=TEXT),
)  # fmt: skip

POSTS: Final[tuple[EventKind, ...]] = (
    event("appointed", "Somebody is appointed to a post.", "post", "person", act=True, held=Held.SERIES, person=PERSON.needed(), from_=DATE, until=DATE),
    event("took office", "Somebody begins to hold a post.", "post", "person", act=True, key=PERSON, member=MEMBER, acting=words("yes", "no")),
    event("left office", "Somebody ceases to hold a post.", "post", "person", act=True, key=PERSON, why=words("end of term", "relieved", "resigned", "succeeded")),
    event("attested in office", "Somebody is called the holder of a post, on that day.", "post", "person", held=Held.SINGLE, person=PERSON, of=MEMBER.loose()),
    event("nominated", "A member puts somebody forward for a post.", "post", "person", "document", held=Held.MANY, person=PERSON, by=MEMBER),
    event("term set", "How long a post is held, and how it rotates.", "post", held=Held.SERIES, years=COUNT, rotation=words("Russian alphabetical order of members")),
    event("chairmanship began", "A member begins to chair.", "chairmanship", "member", act=True, held=Held.SERIES, member=MEMBER.needed(), person=PERSON),
    event("chairmanship ended", "A member ceases to chair.", "chairmanship", "member", act=True, held=Held.SERIES, member=MEMBER.needed()),
    event("chairmanship planned", "It is said who will chair.", "chairmanship", held=Held.SERIES, member=MEMBER, from_=DATE),
    event("priorities set", "A chairing member has priorities.", "chairmanship", "member", held=Held.SERIES, member=MEMBER, what=TEXT),
    event("body established", "A body exists, and what it is.", "body", held=Held.SINGLE, sort=words("statutory", "permanent working", "subsidiary", "parliamentary"), organ_of=ANY),
    event("chaired by", "Somebody chairs a body.", "body", held=Held.SERIES, person=PERSON, post=POST),
)  # fmt: skip
