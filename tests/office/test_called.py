"""Which of several names stands for a thing in a reader's language, under corrections, and never from what is withheld."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import a_fact, a_report, recorded
from tests.office import worlds
from tests.office.naive import Naive
from tests.office.test_lists_walked import undone
from tests.office.test_register import EXAMPLES, a_soak
from travaux.office import clock, desk
from travaux.office.called import called
from travaux.record.entry import Entry

NOW = 1_764_000_000
AM = "csto/member/am"
FORMS = ("title", "short", "", "spelling")


def name(entry_id: str, said: str, language: str = "ru", form: str = "", about: str = AM, **extra: object) -> Entry:
    value = {"name": said, "language": language, "form": form}
    given_fields = {field: one for field, one in value.items() if one}
    return a_report(entry_id, a_fact("named", about, "always", "n", value=given_fields), **{"public": "2020", **extra})


@pytest.mark.parametrize(
    ("names", "language", "told"),
    [
        # a name in the language asked for
        ([("Армения", "ru", "")], "ru", "Армения"),
        # none in it: the title of the record stands, and that is another's matter
        ([("Армения", "ru", "")], "en", None),
        ([("Армения", "ru", "")], "hy", None),
        # a language is meant whole: no variety of it, and no beginning
        ([("Армения", "ru-RU", "")], "ru", None),
        ([("Армения", "ru", "")], "r", None),
        # a name without a language is in none
        ([("Armenia", "", "")], "en", None),
        # the title before the short name, that before a plain one, that before a spelling; whichever came first
        ([("Республика Армения", "ru", "title"), ("Армения", "ru", "short")], "ru", "Республика Армения"),
        ([("Армения", "ru", "short"), ("Республика Армения", "ru", "title")], "ru", "Республика Армения"),
        ([("Армения", "ru", ""), ("РА", "ru", "short")], "ru", "РА"),
        ([("Армянія", "ru", "spelling"), ("Армения", "ru", "")], "ru", "Армения"),
        ([("Армянія", "ru", "spelling")], "ru", "Армянія"),
        # no abbreviation, nickname or variant is a title
        ([("РА", "ru", "abbreviation")], "ru", None),
        ([("страна камней", "ru", "nickname")], "ru", None),
        ([("Армянская Республика", "ru", "variant")], "ru", None),
        # of equals always the same one
        ([("Б", "ru", "title"), ("А", "ru", "title")], "ru", "А"),
        ([("А", "ru", "title"), ("Б", "ru", "title")], "ru", "А"),
    ],
)  # fmt: skip
def test_of_several_names_one_stands(
    record: Place, names: list[tuple[str, str, str]], language: str, told: str | None
) -> None:
    desk.load([name(f"r{number}", *one) for number, one in enumerate(names)], "desk", NOW)
    assert called([AM], language).get(AM) == told


def test_a_withdrawn_name_is_not_told_any_more(record: Place) -> None:
    desk.load([name("r1", "Ошибка", form="title"), name("r2", "Армения")], "desk", NOW)
    assert called([AM], "ru") == {AM: "Ошибка"}
    desk.load([a_report("r3", corrects=("r1",), public="2021")], "desk", NOW)
    assert called([AM], "ru") == {AM: "Армения"}


def test_a_corrected_name_is_told_as_corrected_and_a_revived_one_again(record: Place) -> None:
    desk.load([name("r1", "Ошибка"), name("r2", "Армения", corrects=("r1",), public="2021")], "desk", NOW)
    assert called([AM], "ru") == {AM: "Армения"}
    desk.load([a_report("r3", corrects=("r2",), public="2022")], "desk", NOW)
    assert called([AM], "ru") == {AM: "Ошибка"}


def test_a_correction_that_is_not_public_yet_changes_no_name(record: Place) -> None:
    desk.load([name("r1", "Армения"), a_report("r2", corrects=("r1",), public="2099")], "desk", NOW)
    assert called([AM], "ru") == {AM: "Армения"}


def test_a_name_that_is_not_public_yet_or_withheld_is_not_told(record: Place) -> None:
    sealed = name("r1", "Канарейка", audience="members")
    desk.load([sealed, name("r2", "Завтра", public="2099", about="csto/member/by")], "desk", NOW)
    assert called([AM, "csto/member/by"], "ru") == {}
    desk.load([a_report("r3", corrects=("r1",), audience="members"), name("r4", "Армения")], "desk", NOW)
    assert called([AM], "ru") == {AM: "Армения"}


def test_what_is_no_name_of_a_dossier_is_passed_over(record: Place) -> None:
    desk.load([name("r1", "Армения")], "desk", NOW)
    assert called(["", "\0", "csto/member/\0", "nothing", "\ud800", "csto/member/Ж", AM, AM], "ru") == {AM: "Армения"}
    assert called([], "ru") == called(["csto/member/by"], "ru") == {}


def test_twelve_hundred_names_take_three_portions_of_questions(record: Place) -> None:
    members = [f"csto/member/m{number}" for number in range(1_200)]
    desk.load([name(f"r-{one}", f"Член {one}", about=one) for one in members], "desk", NOW, states=False)
    with CaptureQueriesContext(connection) as few:
        called(members[:2], "ru")
    with CaptureQueriesContext(connection) as asked:
        assert called(iter(members), "ru") == {one: f"Член {one}" for one in members}
    assert len(asked) == 3 * len(few)


@settings(a_soak, max_examples=EXAMPLES // 10)
@given(entries=worlds.worlds(), language=st.sampled_from(("en", "ru", "hy")))
def test_names_are_those_that_stand_by_the_plainest_reading(record: Place, entries: list[Entry], language: str) -> None:
    public = [one for one in recorded(*entries) if one.entry.audience == "public"]
    now = clock.now()
    plain = Naive(public, now, now, 10**12)
    ranked: dict[str, tuple[int, str]] = {}
    for one in plain.known:
        for fact in one.entry.facts:
            form = str(fact.value.get("form", ""))
            wanted = fact.fact == "named" and fact.value.get("language") == language and form in FORMS
            if wanted and plain.stands(one.entry, fact):
                for dossier in fact.about:
                    rank = (FORMS.index(form), str(fact.value["name"]))
                    ranked[dossier] = min(rank, ranked.get(dossier, rank))
    with undone():
        desk.load(entries, "desk", NOW, states=False)
        assert called(worlds.DOSSIERS, language) == {dossier: said for dossier, (_, said) in ranked.items()}
