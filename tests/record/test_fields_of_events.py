"""What each field of each event takes besides words, and what it refuses: dossiers, days, numbers, members, digests."""

import pytest

from tests.factories import ZONE
from travaux.broken_input import BrokenInput
from travaux.record.events import EVENTS
from travaux.record.events.kind import Field
from travaux.record.values import Form, read_value

DIGEST = f"sha256:{'a' * 64}"

#: The event, its field, what it takes, what it does not, and what is said of that.
FITS = (
    ("membership began", "by", "document/joint-declaration", "session/csc-2022-11-23", "is a session; this field takes a document"),
    ("withdrawal notified", "effective", "2022-11-23", "23 November 2022", "cannot be read as a date"),
    ("suspension requested", "dated", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("arrears waived", "until", "2022", "2022-13", "cannot be read as a date"),
    ("participation suspension acknowledged", "start", "2022-11-23T10:00", "tomorrow", "cannot be read as a date"),
    ("participation described", "start", "2022-11-23/2022-11-25", "2022-11-25/2022-11-23", "cannot be read as a date"),
    ("absence announced", "to", "world/person/zas", "nobody", "'nobody' names no dossier"),
    ("budget share set", "share", "10 %", "a tenth", "is no share; write 1/10 or 10 %"),
    ("arrears reported", "years", "15", "several", "is no count; write 15"),
    ("consequence stated", "from", "world/organisation/cis", "body/csc", "is a body; this field takes an organisation"),
    ("no objection declared", "session", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("mandate given", "until", "../2022-11-23", "23.11.2022", "cannot be read as a date"),
    ("mandate given", "by", "world/person/zas", "session/csc-2022-11-23", "is a session; this field takes a person"),
    ("seat taken", "until", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("seat taken", "group", "permanent", "The Five", "is no slug; write small letters"),
    ("seats counted", "number", "15", "several", "is no count; write 15"),
    ("weight stated", "amount", "1/2", "half", "is no share; write 1/10 or 10 %"),
    ("weight stated", "until", "2022", "2022-13", "cannot be read as a date"),
    ("counted in group", "until", "2022-11-23T10:00", "tomorrow", "cannot be read as a date"),
    ("session scheduled", "for", "2022-11-23", "23 November 2022", "cannot be read as a date"),
    ("session scheduled", "bodies", "body/csc", "world/person/zas", "is a person; this field takes a body"),
    ("session convened", "by", "am", "Armenia", "is no member; write small letters"),
    ("session convened", "for", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("session held", "bodies", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("session postponed", "to", "2022", "2022-13", "cannot be read as a date"),
    ("chaired", "member", "am", "Armenia", "is no member; write small letters"),
    ("chaired", "person", "world/person/zas", "session/csc-2022-11-23", "is a session; this field takes a person"),
    ("attendance", "person", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("delegation notified", "person", "world/person/zas", "document/joint-declaration", "is a document; this field takes a person"),
    ("minutes drawn up", "digest", DIGEST, "sha256:0", "is no digest; write sha256: and 64"),
    ("documents counted", "number", "about 20", "-1", "is no count; write 15"),
    ("drafts considered", "number", "at least 14", "1.5", "is no count; write 15"),
    ("drafts considered", "adopted", "at most 3", "about", "is no count; write 15"),
    ("drafts considered", "sent back", "more than 20", "15 texts", "is no count; write 15"),
    ("said at", "subject", "session/csc-2022-11-23", "nobody", "'nobody' names no dossier"),
    ("said at", "person", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("question not taken", "moved to", "2022-11-23T10:00", "tomorrow", "cannot be read as a date"),
    ("sessions counted", "number", "fewer than 5", "1 200", "is no count; write 15"),
    ("meeting held", "participants", "world/person/zas", "document/joint-declaration", "is a document; this field takes a person"),
    ("thanks expressed", "by", "world/person/zas", "session/csc-2022-11-23", "is a session; this field takes a person"),
    ("thanks expressed", "to", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("copies handed over", "to", "am", "Armenia", "is no member; write small letters"),
    ("appointed", "person", "world/person/zas", "document/joint-declaration", "is a document; this field takes a person"),
    ("appointed", "from", "2022-11-23/2022-11-25", "2022-11-25/2022-11-23", "cannot be read as a date"),
    ("appointed", "until", "../2022-11-23", "23.11.2022", "cannot be read as a date"),
    ("took office", "member", "am", "Armenia", "is no member; write small letters"),
    ("attested in office", "person", "world/person/zas", "session/csc-2022-11-23", "is a session; this field takes a person"),
    ("attested in office", "of", "am", "Armenia", "is no member; write small letters"),
    ("nominated", "person", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("nominated", "by", "am", "Armenia", "is no member; write small letters"),
    ("term set", "years", "0", "about twenty", "is no count; write 15"),
    ("chairmanship began", "member", "am", "Armenia", "is no member; write small letters"),
    ("chairmanship began", "person", "world/person/zas", "document/joint-declaration", "is a document; this field takes a person"),
    ("chairmanship ended", "member", "am", "Armenia", "is no member; write small letters"),
    ("chairmanship planned", "member", "am", "Armenia", "is no member; write small letters"),
    ("chairmanship planned", "from", "2022-11-23", "23 November 2022", "cannot be read as a date"),
    ("priorities set", "member", "am", "Armenia", "is no member; write small letters"),
    ("body established", "organ of", "session/csc-2022-11-23", "nobody", "'nobody' names no dossier"),
    ("chaired by", "person", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("chaired by", "post", "post/secretary-general", "document/joint-declaration", "is a document; this field takes a post"),
    ("drafted", "body", "body/csc", "session/csc-2022-11-23", "is a session; this field takes a body"),
    ("circulated", "by", "world/person/zas", "nobody", "'nobody' names no dossier"),
    ("circulated", "text", DIGEST, "sha256:0", "is no digest; write sha256: and 64"),
    ("circulated", "reply due", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("group stance stated", "except", "am", "Armenia", "is no member; write small letters"),
    ("returned for finalisation", "to", "body/csc", "nobody", "'nobody' names no dossier"),
    ("returned for finalisation", "due", "2022", "2022-13", "cannot be read as a date"),
    ("returned for finalisation", "session", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("resubmission instructed", "due", "2022-11-23T10:00", "tomorrow", "cannot be read as a date"),
    ("resubmission instructed", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("agreement instructed", "to", "body/csc", "nobody", "'nobody' names no dossier"),
    ("agreement instructed", "due", "2022-11-23/2022-11-25", "2022-11-25/2022-11-23", "cannot be read as a date"),
    ("agreement instructed", "session", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("tabled", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("tabled", "body", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("withdrawn", "by", "am", "Armenia", "is no member; write small letters"),
    ("taken note of", "body", "body/csc", "session/csc-2022-11-23", "is a session; this field takes a body"),
    ("taken note of", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("texts counted", "number", "15", "several", "is no count; write 15"),
    ("round opened", "deadline", "../2022-11-23", "23.11.2022", "cannot be read as a date"),
    ("round opened", "session", "session/csc-2022-11-23", "body/csc", "is a body; this field takes a session"),
    ("item proposed", "by", "am", "Armenia", "is no member; write small letters"),
    ("item proposed", "session", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("item proposed", "body", "body/csc", "session/csc-2022-11-23", "is a session; this field takes a body"),
    ("item included", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("item included", "body", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("item included", "number", "about 20", "-1", "is no count; write 15"),
    ("item deferred", "to", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("item merged", "with", "document/joint-declaration", "body/csc", "is a body; this field takes a document"),
    ("removal requested", "session", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("removal requested", "body", "body/csc", "session/csc-2022-11-23", "is a session; this field takes a body"),
    ("item removed", "by", "world/person/zas", "nobody", "'nobody' names no dossier"),
    ("item removed", "request of", "am", "Armenia", "is no member; write small letters"),
    ("item removed", "session", "session/csc-2022-11-23", "body/csc", "is a body; this field takes a session"),
    ("removal refused", "by", "document/joint-declaration", "nobody", "'nobody' names no dossier"),
    ("removal refused", "request of", "am", "Armenia", "is no member; write small letters"),
    ("removal refused", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("item not taken", "session", "session/csc-2022-11-23", "body/csc", "is a body; this field takes a session"),
    ("item opened", "session", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("put to decision", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("put to decision", "body", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("put to decision", "against", "am", "Armenia", "is no member; write small letters"),
    ("tally reported", "yes", "at least 14", "1.5", "is no count; write 15"),
    ("tally reported", "no", "at most 3", "about", "is no count; write 15"),
    ("tally reported", "abstain", "more than 20", "15 texts", "is no count; write 15"),
    ("adopted", "body", "body/csc", "session/csc-2022-11-23", "is a session; this field takes a body"),
    ("adopted", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("adopted", "without", "am", "Armenia", "is no member; write small letters"),
    ("not adopted", "body", "body/csc", "document/joint-declaration", "is a document; this field takes a body"),
    ("not adopted", "session", "session/csc-2022-11-23", "world/person/zas", "is a person; this field takes a session"),
    ("silence opened", "expires", "2022-11-23", "23 November 2022", "cannot be read as a date"),
    ("silence opened", "session", "session/csc-2022-11-23", "body/csc", "is a body; this field takes a session"),
    ("silence extended", "expires", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("silence broken", "by", "am", "Armenia", "is no member; write small letters"),
    ("decision announced", "by", "world/person/zas", "document/joint-declaration", "is a document; this field takes a person"),
    ("signature opened", "due", "2022", "2022-13", "cannot be read as a date"),
    ("signed", "person", "world/person/zas", "session/csc-2022-11-23", "is a session; this field takes a person"),
    ("signature refused", "person", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("signature refused", "session", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("signature outstanding", "needed", "fewer than 5", "1 200", "is no count; write 15"),
    ("signature outstanding", "due", "2022-11-23T10:00", "tomorrow", "cannot be read as a date"),
    ("repealed", "by", "document/joint-declaration", "session/csc-2022-11-23", "is a session; this field takes a document"),
    ("amended", "by", "document/joint-declaration", "world/person/zas", "is a person; this field takes a document"),
    ("depositary named", "depositary", "body/csc", "nobody", "'nobody' names no dossier"),
    ("instruction given", "to", "document/joint-declaration", "nobody", "'nobody' names no dossier"),
    ("instruction given", "co executors", "session/csc-2022-11-23", "nobody", "'nobody' names no dossier"),
    ("instruction given", "due", "2022-11-23/2022-11-25", "2022-11-25/2022-11-23", "cannot be read as a date"),
    ("instruction given", "interim", "../2022-11-23", "23.11.2022", "cannot be read as a date"),
    ("instruction extended", "due", "2022-11-23", "23 November 2022", "cannot be read as a date"),
    ("taken off control", "by", "world/person/zas", "nobody", "'nobody' names no dossier"),
    ("plan drawn up", "session", "session/csc-2022-11-23", "body/csc", "is a body; this field takes a session"),
    ("plan drawn up", "decisions of", "session/csc-2022-11-23", "document/joint-declaration", "is a document; this field takes a session"),
    ("plan drawn up", "priorities of", "am", "Armenia", "is no member; write small letters"),
    ("plan drawn up", "by", "session/csc-2022-11-23", "nobody", "'nobody' names no dossier"),
    ("plan considered", "body", "body/csc", "world/person/zas", "is a person; this field takes a body"),
    ("measure planned", "document", "document/joint-declaration", "body/csc", "is a body; this field takes a document"),
    ("measure planned", "organisation", "world/organisation/cis", "document/joint-declaration", "is a document; this field takes an organisation"),
    ("measure planned", "responsible", "session/csc-2022-11-23", "nobody", "'nobody' names no dossier"),
    ("measure planned", "due", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("measure reported", "document", "document/joint-declaration", "world/person/zas", "is a person; this field takes a document"),
    ("measure reported", "organisation", "world/organisation/cis", "body/csc", "is a body; this field takes an organisation"),
    ("measure reported", "caused by", "document/joint-declaration", "nobody", "'nobody' names no dossier"),
    ("count reported", "number", "0", "about twenty", "is no count; write 15"),
    ("count reported", "of", "15", "several", "is no count; write 15"),
    ("communication registered", "sender", "am", "Armenia", "is no member; write small letters"),
    ("communication registered", "dated", "2022", "2022-13", "cannot be read as a date"),
    ("communication registered", "received", "2022-11-23T10:00", "tomorrow", "cannot be read as a date"),
    ("communication registered", "reply due", "2022-11-23/2022-11-25", "2022-11-25/2022-11-23", "cannot be read as a date"),
    ("communication registered", "text", DIGEST, "sha256:0", "is no digest; write sha256: and 64"),
    ("paper attached", "digest", DIGEST, "sha256:0", "is no digest; write sha256: and 64"),
    ("paper attached", "size", "about 20", "-1", "is no count; write 15"),
    ("communication answered", "by", "communication/n-12", "session/csc-2022-11-23", "is a session; this field takes a communication"),
    ("assessment stated", "of", "assessment/2023", "world/person/zas", "is a person; this field takes an assessment or organisation"),
    ("treaty in force", "treaty", "document/joint-declaration", "body/csc", "is a body; this field takes a document"),
    ("established", "by", "document/joint-declaration", "session/csc-2022-11-23", "is a session; this field takes a document"),
    ("observer granted", "at", "world/organisation/cis", "world/person/zas", "is a person; this field takes an organisation"),
    ("observers named", "observers", "body/csc", "nobody", "'nobody' names no dossier"),
    ("contacts described", "with", "world/organisation/cis", "document/joint-declaration", "is a document; this field takes an organisation"),
    ("other side not on record", "member", "am", "Armenia", "is no member; write small letters"),
    ("source registered", "outlet", "world/source/tass", "session/csc-2022-11-23", "is a session; this field takes a source"),
    ("source registered", "published", "../2022-11-23", "23.11.2022", "cannot be read as a date"),
    ("source registered", "updated", "2022-11-23", "23 November 2022", "cannot be read as a date"),
    ("source registered", "retrieved", "2022-11", "2022-02-30", "cannot be read as a date"),
    ("source registered", "text", DIGEST, "sha256:0", "is no digest; write sha256: and 64"),
    ("written by", "author", "world/person/zas", "body/csc", "is a body; this field takes a person"),
    ("stamped", "shows", "2022", "2022-13", "cannot be read as a date"),
    ("taken from", "outlet", "world/source/tass", "document/joint-declaration", "is a document; this field takes a source"),
    ("caption names", "person", "world/person/zas", "session/csc-2022-11-23", "is a session; this field takes a person"),
    ("record opened", "replay of", "document/joint-declaration", "world/person/zas", "is a person; this field takes a document or record or session"),
    ("rule book adopted", "digest", DIGEST, "sha256:0", "is no digest; write sha256: and 64"),
    ("entry released", "from", "2022-11-23T10:00", "tomorrow", "cannot be read as a date"),
    ("clock set", "to", "2022-11-23/2022-11-25", "2022-11-25/2022-11-23", "cannot be read as a date"),
    ("correction explained", "of", "body/csc", "nobody", "'nobody' names no dossier"),
)  # fmt: skip


def read(field: Field, text: str) -> str | int:
    return read_value(field.form, text, words=field.words, organisation="csto", zone=ZONE)


@pytest.mark.parametrize(("event", "name", "fits", "misfit", "said"), FITS, ids=[f"{row[0]}, {row[1]}" for row in FITS])
def test_a_field_takes_what_fits_and_says_what_does_not(
    event: str, name: str, fits: str, misfit: str, said: str
) -> None:
    field = EVENTS[event].fields[name]
    assert str(read(field, fits)).removeprefix("csto/") == fits.replace("10 %", "1/10")
    with pytest.raises(BrokenInput) as caught:
        read(field, misfit)
    assert str(caught.value).startswith(f"'{misfit}' ")
    assert said in str(caught.value)


def test_no_field_but_words_and_free_text_is_left_out() -> None:
    free = {Form.WORD, Form.TEXT, Form.NAME}
    declared = {
        (kind.name, name) for kind in EVENTS.values() for name, one in kind.fields.items() if one.form not in free
    }
    assert {(event, name) for event, name, *_ in FITS} == declared


@pytest.mark.parametrize("form", [Form.TEXT, Form.NAME])
def test_a_text_or_name_may_be_anything_but_empty(form: Form) -> None:
    free = [one for kind in EVENTS.values() for one in kind.fields.values() if one.form is form]
    assert len(free) > 40
    for field in free:
        assert read(field, "Совместная декларация, v. 2") == "Совместная декларация, v. 2"
        for empty in ("", " ", "\n"):
            with pytest.raises(BrokenInput, match="it is empty"):
                read(field, empty)
