"""The names of dossiers: one thing has one name, and every name says what it is a name of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.record.dossiers import KINDS, SOLE, WORLD, BadDossier, kind_of, qualify, shorten, slug_of

SLUGS = st.from_regex(r"[a-z0-9]{1,6}([-.][a-z0-9]{1,4}){0,2}", fullmatch=True).filter(lambda slug: slug not in KINDS)


@pytest.mark.parametrize(
    ("name", "kind", "slug"),
    [
        ("csto/member/am", "member", "am"),
        ("csto/session/csc-2024-11-28", "session", "csc-2024-11-28"),
        ("csto/roll", "roll", "roll"),  # an organisation has one, so it carries no slug
        ("csto/chairmanship", "chairmanship", "chairmanship"),
        ("csto/record", "record", "record"),
        ("world/source/24-kg", "source", "24-kg"),
        ("world/person/o.neill", "person", "o.neill"),  # a full stop may divide a slug
        ("un/body/sc", "body", "sc"),
        ("24/plan/2023", "plan", "2023"),  # figures alone are a slug too
    ],
)
def test_a_name_tells_its_kind_and_its_slug(name: str, kind: str, slug: str) -> None:
    assert (kind_of(name), slug_of(name)) == (kind, slug)


@pytest.mark.parametrize(
    ("name", "obstacle"),
    [
        ("", "the organisation is missing or misspelt"),
        ("/member/am", "the organisation is missing or misspelt"),
        ("Csto/member/am", "the organisation is missing or misspelt"),
        ("csto-/member/am", "the organisation is missing or misspelt"),  # a hyphen divides, it does not end
        ("csto", "there is no kind ''"),
        ("csto/", "there is no kind ''"),
        ("csto/members/am", "there is no kind 'members' (there are organisation, member, roll"),
        ("csto/member", "the slug must be small letters, figures, hyphens"),
        ("csto/member/", "the slug must be small letters, figures, hyphens"),
        ("csto/member/Am", "the slug must be small letters, figures, hyphens"),
        ("csto/member/am/", "the slug must be small letters, figures, hyphens"),
        ("csto/member/am/2", "the slug must be small letters, figures, hyphens"),
        ("csto/member/am\n", "the slug must be small letters, figures, hyphens"),
        ("csto/member/հայ", "the slug must be small letters, figures, hyphens"),
        ("csto/roll/2023", "an organisation has one roll, without a slug"),
        ("csto/roll/", "an organisation has one roll, without a slug"),  # else the roll would have two names
        ("plan/member/am", "no organisation can be called 'plan', which is a kind of dossier"),
    ],
)
def test_what_names_no_dossier_is_refused_with_an_example(name: str, obstacle: str) -> None:
    with pytest.raises(BadDossier) as caught:
        kind_of(name)
    assert str(caught.value).startswith(f"'{name}' names no dossier: {obstacle}")
    assert str(caught.value).endswith("Write organisation/kind/slug, for example csto/member/am.")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("member/am", "csto/member/am"),
        ("roll", "csto/roll"),
        ("organisation/osce", "csto/organisation/osce"),
        ("world/organisation/osce", "world/organisation/osce"),  # a full name stays as it is
        ("un/body/sc", "un/body/sc"),
    ],
)
def test_a_name_is_qualified_by_the_organisation_that_it_is_read_in(short: str, full: str) -> None:
    assert qualify(short, "csto") == full


@pytest.mark.parametrize("short", ["am", "member", "member/", "members/am", "roll/x", ""])
def test_what_is_no_short_name_either_is_refused(short: str) -> None:
    with pytest.raises(BadDossier, match="names no dossier"):
        qualify(short, "csto")


@given(SLUGS, st.sampled_from(sorted(KINDS)), SLUGS, SLUGS)
def test_shortening_undoes_qualifying_for_every_kind(organisation: str, kind: str, slug: str, other: str) -> None:
    full = f"{organisation}/{kind}" if kind in SOLE else f"{organisation}/{kind}/{slug}"
    assert kind_of(full) == kind
    for reader in (organisation, other):
        assert qualify(shorten(full, reader), reader) == full


def test_the_control_a_shorter_name_means_another_thing_elsewhere() -> None:
    assert qualify(shorten("csto/member/am", "csto"), "un") == "un/member/am"


@given(st.text("csto/member-.rlA ", max_size=14))
def test_no_text_has_a_kind_unless_it_is_written_in_one_way(text: str) -> None:
    try:
        kind = kind_of(text)
    except BadDossier:
        return
    organisation, rest = text.split("/", 1)
    assert rest == kind if kind in SOLE else rest == f"{kind}/{slug_of(text)}"
    assert organisation not in KINDS


def test_the_world_is_no_kind_and_every_kind_says_what_it_holds() -> None:
    assert WORLD not in KINDS
    assert set(KINDS) >= SOLE
    assert all(says and not says.endswith(".") for says in KINDS.values())
