"""Names in the reader's language: those on record first, then countries by CLDR; nothing is made up."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from travaux.enquiry.titles import Titles
from travaux.enquiry.words import day, span

pytestmark = pytest.mark.usefixtures("record")


@pytest.mark.parametrize(
    ("language", "dossier", "title"),
    [
        ("en", "csto/member/am", "Armenia"),
        ("ru", "csto/member/am", "Армения"),  # by CLDR
        ("ru", "csto/body/csc", "Совет коллективной безопасности"),  # on record
        ("ru", "csto/plan/2023", None),  # no Russian name on record: the record's own title stands
    ],
)
def test_a_thing_is_called_in_the_readers_language(language: str, dossier: str, title: str | None) -> None:
    assert Titles(language)[dossier] == (title or Titles("en")[dossier])


def test_what_is_not_on_record_has_no_title() -> None:
    titles = Titles("ru")
    with pytest.raises(KeyError):
        titles["csto/member/zz"]
    assert "csto/member/zz" not in titles
    assert list(titles) == []


def test_many_titles_are_one_question() -> None:
    titles = Titles()
    titles.prefetch(["csto/member/am", "csto/member/by", "csto/member/zz"])
    assert len(titles) == 2


def test_days_are_said_as_the_language_says_them() -> None:
    with translation.override("ru"):
        assert day(datetime(2022, 11, 23, tzinfo=UTC)) == "23 ноября 2022"
        assert span("2022-11-01T00:00:00+03:00", "2022-12-01T00:00:00+03:00") == "ноябрь 2022"
    assert day(datetime(2022, 11, 23, tzinfo=UTC)) == "23 November 2022"
