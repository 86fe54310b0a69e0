"""Names: one member by all the names that it bore, each on its days; and nobody by a name that nobody bore."""

from datetime import date

import pytest

from travaux.corpora import mapping as mappings
from travaux.corpora.mapping import Names
from travaux.corpora.names import Voter, book_of, folded, slug

UN = book_of(Names(list="un"))
SENATE = book_of(mappings.read_bundled("us-senate").names)


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
    ],
)
def test_a_member_is_known_by_each_of_its_names_however_they_are_written(name: str, member: str) -> None:
    assert UN.find(name, date(1990, 1, 1)) == Voter(member)


def test_a_name_that_two_have_borne_is_told_apart_by_the_day() -> None:
    assert UN.find("Yugoslavia", date(1990, 1, 1)).member == "yu"
    assert UN.find("Yugoslavia", date(2001, 1, 1)).member == "rs"
    assert UN.find("Yugoslavia", None).member == "yu"


def test_a_name_that_nobody_bore_is_nobody() -> None:
    assert UN.find("ATLANTIS", date(1990, 1, 1)) == Voter()


def test_no_two_members_bear_one_name() -> None:
    listed = mappings.read_names("un")
    seen: dict[str, str] = {}
    for member, names in listed.members.items():
        for name in names:
            assert seen.setdefault(folded(name), member) == member, name
    assert len(listed.members) >= 193


def test_a_member_is_made_of_name_and_group_where_names_have_a_form() -> None:
    assert SENATE.find("NELSON (D FL)", None) == Voter("nelson-fl", "fl")
    assert SENATE.find("NELSON (D NE)", None) == Voter("nelson-ne", "ne")
    assert SENATE.find("JEFFORDS (Indep VT)", None) == Voter("jeffords-vt", "vt")
    assert SENATE.find("NOBODY", None) == Voter()


def test_who_is_named_and_has_no_seat_is_told_apart() -> None:
    assert SENATE.find("BUSH (R USA)", None) == Voter(sits=False)


def test_without_a_list_or_a_form_the_name_is_the_member() -> None:
    assert book_of(Names()).find("Müller & Söhne, Ltd.", None) == Voter("muller-sohne-ltd")
    assert slug("O'Brien", "fl") == "o-brien-fl"


def test_names_in_other_letters_stay_members_of_their_own() -> None:
    first, second = (book_of(Names()).find(name, None).member for name in ("何俊仁", "李卓人"))
    assert first != second
    assert first == slug("何俊仁")
    assert book_of(Names()).find("", None) == Voter()
