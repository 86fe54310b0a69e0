"""Who may read an entry, and who may read what was drawn from several."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.record.audience import PUBLIC, BadAudience, checked, intersection, may_read

AUDIENCES = ("public", "members", "secretariat", "body:csc", "body:pc", "delegation:am", "delegation:by")
EVERYBODY = frozenset(AUDIENCES)
# Who there is: a delegation and a body belong to the members, the secretariat reads everything.
READERS = {
    "anybody": PUBLIC,
    "a member": frozenset({"public", "members"}),
    "the Armenian delegation": frozenset({"public", "members", "delegation:am"}),
    "the Belarusian delegation": frozenset({"public", "members", "delegation:by"}),
    "the Council": frozenset({"public", "members", "body:csc"}),
    "the secretariat": EVERYBODY,
}
SEVERAL = st.lists(st.sampled_from(AUDIENCES), max_size=4)


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("public", {"anybody", "a member", "the Armenian delegation", "the Belarusian delegation", "the Council", "the secretariat"}),
        ("members", {"a member", "the Armenian delegation", "the Belarusian delegation", "the Council", "the secretariat"}),
        ("delegation:am", {"the Armenian delegation", "the secretariat"}),
        ("body:csc", {"the Council", "the secretariat"}),
        ("body:pc", {"the secretariat"}),
        ("secretariat", {"the secretariat"}),
    ],
)  # fmt: skip
def test_an_entry_is_read_by_those_who_belong_to_its_audience(audience: str, readers: set[str]) -> None:
    assert {name for name, reader in READERS.items() if may_read(audience, reader)} == readers


def test_a_reader_without_any_audience_still_reads_what_is_public() -> None:
    assert may_read("public", frozenset())
    assert not may_read("members", frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "everybody", "delegation:", "post:x", "", "Public", "public ", "members:all", "secretariat:",
        "body:CSC", "body:csc ", "delegation:a m", "delegation:am:by", "body:-csc", ":csc",
    ],
)  # fmt: skip
def test_a_word_that_names_no_audience_is_refused_because_nobody_could_read_it(text: str) -> None:
    with pytest.raises(BadAudience) as caught:
        checked(text)
    assert str(caught.value) == (
        f"'{text}' names no audience. Write public, members, secretariat, body:<slug> or delegation:<member>."
    )


@pytest.mark.parametrize("text", [*AUDIENCES, "body:cssc-2", "delegation:st.kitts"])
def test_an_audience_is_given_back_as_it_is(text: str) -> None:
    assert checked(text) == text


@given(SEVERAL)
def test_whoever_may_read_what_was_drawn_may_read_all_that_it_was_drawn_from(audiences: list[str]) -> None:
    drawn = intersection(audiences)
    for name, reader in READERS.items():
        if may_read(drawn, reader):
            assert all(may_read(one, reader) for one in audiences), (name, drawn)


@given(SEVERAL)
def test_nobody_of_those_who_could_read_all_is_shut_out_without_need(audiences: list[str]) -> None:
    drawn = intersection(audiences)
    for name, reader in READERS.items():
        if all(may_read(one, reader) for one in audiences):
            assert may_read(drawn, reader), (name, drawn)


@given(SEVERAL)
def test_the_order_of_what_was_used_does_not_matter(audiences: list[str]) -> None:
    assert {intersection(order) for order in permutations(audiences)} == {intersection(audiences)}


def test_the_control_the_widest_of_several_would_leak() -> None:
    widest = "public"
    assert not all(may_read(one, READERS["anybody"]) for one in ("public", "delegation:am"))
    assert may_read(widest, READERS["anybody"])


def test_two_that_shut_each_other_out_leave_the_secretariat() -> None:
    assert intersection(("delegation:am", "delegation:by")) == "secretariat"
    assert intersection(("delegation:am", "delegation:by", "public")) == "secretariat"
    assert intersection(()) == "public"
