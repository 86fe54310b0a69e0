"""Events of what stands around: organisations, persons, names, sources, and the record itself."""

from typing import Final

from travaux.record.events.kind import (
    ANY,
    DATE,
    DIGEST,
    DOCUMENT,
    MEMBER,
    NAME,
    ORGANISATION,
    PERSON,
    SLUG,
    TEXT,
    EventKind,
    Held,
    dossier,
    event,
    words,
)

EVERYTHING = (
    "organisation", "member", "roll", "body", "session", "meeting", "document", "plan", "post", "chairmanship",
    "assessment", "communication", "person", "source",
)  # fmt: skip

ORGANISATIONS: Final[tuple[EventKind, ...]] = (
    event("named", "A name that something goes by.", *EVERYTHING, held=Held.MANY, act=True, name=NAME.needed(), language=NAME.loose(),
          form=words("title", "short", "abbreviation", "variant", "spelling", "nickname")),
    event("disputed name", "A source calls something by a name that does not fit.", *EVERYTHING, held=Held.MANY, name=NAME, instead_of=NAME),
    event("treaty in force", "A founding text takes effect.", "organisation", held=Held.MANY, treaty=DOCUMENT),
    event("established", "The organisation comes into being, or it is decided that it shall.", "organisation", held=Held.MANY, by=DOCUMENT.loose(), step=words("decided", "charter signed", "charter in force", "treaty signed", "treaty in force")),
    event("seated at", "Where its seat is.", "organisation", place=NAME),
    event("works in", "Its working language.", "organisation", language=NAME),
    event("observer granted", "It has observer status elsewhere.", "organisation", at=ORGANISATION),
    event("observers named", "Whom a source calls observer or partner of it.", "organisation", "body", held=Held.MANY, observers=ANY.list(), as_=words("observer", "partner", "former observer")),
    event("contacts described", "What somebody says of contacts with an outside organisation.", "organisation", held=Held.MANY, with_=ORGANISATION, as_=TEXT),
    event("rule stated", "A rule of the organisation as a source tells it.", "organisation", "post", "chairmanship", "body", "document", held=Held.MANY, rule=TEXT, article=NAME.loose()),
    event("unsourced gap", "What this record could not source.", *EVERYTHING, held=Held.MANY, what=TEXT),
    event("other side not on record", "Whose own account this record does not hold.", *EVERYTHING, held=Held.MANY, member=MEMBER, of=TEXT),
)  # fmt: skip

SOURCES: Final[tuple[EventKind, ...]] = (
    event("outlet registered", "An outlet that publishes.", "source", once=True, act=True, title=NAME.needed(),
          sort=words("agency", "relay", "newspaper", "broadcaster", "official site", "legal database", "reference work", "anonymous", "own notes").needed(),
          language=NAME, reliability=words("A", "B", "C", "D", "E", "F")),
    event("source registered", "A publication that reports.", "source", once=True, act=True, outlet=dossier("source").needed(),
          published=DATE, updated=DATE, retrieved=DATE, stamp=NAME, title=NAME, language=NAME, address=NAME, text=DIGEST,
          read=words("whole", "opening", "not seen")),
    event("written by", "Who wrote the item.", "source", held=Held.SINGLE, author=PERSON),
    event("stamped", "A date that stands on a page, with its label.", "source", held=Held.MANY, label=NAME, shows=DATE),
    event("taken from", "From whom a publication takes its report.", "source", held=Held.MANY, outlet=dossier("source"), words=NAME.loose(), of=TEXT),
    event("caption names", "Whom a photograph's caption names.", "source", "person", held=Held.MANY, person=PERSON),
)  # fmt: skip

RECORD: Final[tuple[EventKind, ...]] = (
    event("record opened", "A record begins, and what it may hold.", "record", once=True, act=True,
          sort=words("reports only", "exercise", "own organisation").needed(), title=NAME, zone=NAME, replay_of=dossier("session", "record", "document")),
    event("rule book adopted", "From here on the record goes by this rule book.", "record", held=Held.SERIES, act=True, key=SLUG, digest=DIGEST.needed(), version=NAME),
    event("key rotated", "The log is signed with another key from here on.", "record", held=Held.SERIES, act=True, old_key=NAME.needed(), new_key=NAME.needed(), signed_by_old=NAME.needed(), signed_by_new=NAME.needed()),
    event("entry released", "A restricted entry is opened to more readers.", "record", held=Held.MANY, act=True, entry=NAME.needed(), to=NAME.needed(), from_=DATE),
    event("clock set", "The clock of an exercise is moved on.", "record", held=Held.SERIES, act=True, to=DATE.needed()),
    event("correction explained", "Why an entry was corrected or withdrawn.", "record", *EVERYTHING, held=Held.MANY, act=True, why=TEXT, of=ANY),
)  # fmt: skip
