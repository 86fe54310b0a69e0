"""Names: one member by all the names that it bore, each on its days; and nobody by a name that nobody bore."""

from datetime import date

import pytest

from travaux.corpora import mapping as mappings
from travaux.corpora.mapping import Names
from travaux.corpora.names import Voter, find, folded, slug
from travaux.decision import rolls

UN = Names(roll="un", list="un")
SENATE = mappings.read_bundled("us-senate").names


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("TÜRKİYE", "tr"),
        ("TURKEY", "tr"),
        ("CÔTE D'IVOIRE", "ci"),
        ("COTE D’IVOIRE", "ci"),
        ("Iran (Islamic Republic of)", "ir"),
        ("USSR", "ru"),
        ("UK", "gb"),
        ("Zaire", "cd"),
        ("NORWAY", "no"),
        (" United  States ", "us"),
        ("CHILEs", "cl"),
        ("TRINIDAD & TOBAGO", "tt"),
    ],
)
def test_a_member_is_known_by_each_of_its_names_however_they_are_written(name: str, member: str) -> None:
    assert find(UN, name, date(1990, 1, 1)) == Voter(member)


def test_a_name_that_two_have_borne_is_told_apart_by_the_day() -> None:
    assert find(UN, "Yugoslavia", date(1990, 1, 1)).member == "yu"
    assert find(UN, "Yugoslavia", date(2001, 1, 1)).member == "rs"
    assert find(UN, "Yugoslavia", None).member == "rs"


def test_a_name_that_nobody_bore_is_nobody() -> None:
    assert find(UN, "ATLANTIS", date(1990, 1, 1)) == Voter()


def test_the_list_holds_only_what_the_roll_has_not_and_of_members_that_are_there() -> None:
    on_roll = {folded(name) for name in rolls.names("un")}
    listed = mappings.read_names("un").members
    written = [folded(name) for names in listed.values() for name in names]
    assert len(written) == len(set(written))
    assert set(written) & on_roll == set()
    assert set(listed) <= set(rolls.names("un").values())


def test_a_member_is_made_of_name_and_group_where_names_have_a_form() -> None:
    assert find(SENATE, "NELSON (D FL)", None) == Voter("nelson-fl", "fl")
    assert find(SENATE, "NELSON (D NE)", None) == Voter("nelson-ne", "ne")
    assert find(SENATE, "JEFFORDS (Indep VT)", None) == Voter("jeffords-vt", "vt")
    assert find(SENATE, "NOBODY", None) == Voter()


def test_who_is_named_and_has_no_seat_is_told_apart() -> None:
    assert find(SENATE, "BUSH (R USA)", None) == Voter(sits=False)


def test_without_a_list_or_a_form_the_name_is_the_member() -> None:
    assert find(Names(), "Müller & Söhne, Ltd.", None) == Voter("muller-and-sohne-ltd")
    assert slug("O'Brien", "fl") == "o-brien-fl"


def test_names_in_other_letters_stay_members_of_their_own() -> None:
    first, second = (find(Names(), name, None).member for name in ("何俊仁", "李卓人"))
    assert first != second
    assert first == slug("何俊仁")
    assert find(Names(), "", None) == Voter()
