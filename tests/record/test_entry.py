"""Entries: their bytes, their digests, who may read them; and the closed list of events."""

import msgspec
import pytest
from hypothesis import given

from tests.factories import a_day, a_fact, a_report
from tests.histories import histories
from travaux.record.audience import BadAudience, checked, intersection, may_read
from travaux.record.dossiers import KINDS
from travaux.record.entry import Entry, EntryTooLong, When, content_digest, from_bytes, to_bytes
from travaux.record.events import EVENTS, Held, UnknownEvent, kind_named
from travaux.record.events.kind import event, words


@given(histories())
def test_bytes_round_trip(history: list[Entry]) -> None:
    for entry in history:
        raw = to_bytes(entry)
        assert from_bytes(raw) == entry
        assert to_bytes(from_bytes(raw)) == raw


def test_the_bytes_are_canonical_json() -> None:
    raw = to_bytes(a_report("r", a_fact()))
    assert raw == msgspec.json.encode(msgspec.json.decode(raw), order="sorted")
    assert b'"v":"entry/1"' in raw


def test_a_byte_more_than_the_log_holds_is_refused() -> None:
    fits = a_report("r", note="x" * (65_535 - len(to_bytes(a_report("r", note="x"))) + 1))
    assert len(to_bytes(fits)) == 65_535
    with pytest.raises(EntryTooLong, match="has 65536 bytes; the log holds at most 65535"):
        to_bytes(msgspec.structs.replace(fits, note=fits.note + "x"))


def test_an_unknown_field_is_no_entry() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_bytes(to_bytes(a_report("r")).replace(b'"zone"', b'"zones"'))


def test_the_digest_leaves_out_who_recorded_it_and_when() -> None:
    one = a_report("r", a_fact())
    again = msgspec.structs.replace(one, recorded="2026-11-23T10:00:00Z", by="archivist")
    assert content_digest(one) == content_digest(again)
    assert content_digest(one) != content_digest(msgspec.structs.replace(one, note="another"))


def test_an_inferred_date_says_so() -> None:
    assert a_day("2022-11-23").basis == "stated"
    assert When("November 2022", 1, 2, resolved="2022-11-23").basis == "inferred"


def test_an_entry_is_filed_under_each_dossier_once() -> None:
    entry = a_report("r", a_fact(about=("a/member/x", "a/roll")), a_fact(about="a/roll", ref="f2"))
    assert entry.dossiers() == ("a/member/x", "a/roll")
    assert entry.address(entry.facts[1]) == "r#f2"


@pytest.mark.parametrize(
    ("audiences", "narrowest"),
    [
        ((), "public"),
        (("public", "members"), "members"),
        (("members", "delegation:am"), "delegation:am"),
        (("delegation:am", "members", "public"), "delegation:am"),
        (("delegation:am", "delegation:by"), "secretariat"),
        (("secretariat", "members"), "secretariat"),
        (("body:csc", "body:csc"), "body:csc"),
    ],
)
def test_what_is_drawn_from_several_may_be_read_by_those_who_may_read_all(
    audiences: tuple[str, ...], narrowest: str
) -> None:
    assert intersection(audiences) == narrowest


def test_only_those_who_belong_may_read() -> None:
    reader = frozenset({"members", "delegation:am"})
    assert [may_read(one, reader) for one in ("public", "members", "delegation:am", "secretariat")] == [
        True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["everybody", "delegation:", "post:x", ""])
def test_an_audience_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadAudience, match="names no audience"):
        checked(text)
    assert checked("delegation:am") == "delegation:am"


def test_an_event_that_is_on_no_list_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownEvent, match="The nearest are: signature refused"):
        kind_named("signature denied refused")


def test_every_event_is_about_known_kinds_of_dossier_and_says_what_it_is() -> None:
    for kind in EVENTS.values():
        assert kind.about <= set(KINDS), kind.name
        assert kind.says.endswith("."), kind.name
        assert kind.key is not None or kind.held is not Held.KEYED, kind.name


def test_no_two_events_share_a_name() -> None:
    from travaux.record.events import _ALL  # noqa: PLC0415 - the list before it became a table

    assert len(_ALL) == len(EVENTS)


def test_fields_are_called_as_on_paper() -> None:
    kind = event("tried", "Tried.", "document", key=words("a"), due_=words("x").needed(), sent_back=words("y").loose())
    assert (kind.held, list(kind.fields)) == (Held.KEYED, ["due", "sent back"])
    assert (kind.fields["due"].required, kind.fields["sent back"].compared) == (True, False)
    assert kind.fields["due"].list().several
