"""What each parameter takes and refuses at its bounds, and how a question is handed to the office."""

import pytest
from django.test import RequestFactory
from ninja import Schema

from travaux.api.parameters import (
    Attended,
    Decided,
    Dialled,
    Dossiers,
    Facts,
    Known,
    Misread,
    Nothing,
    OfKind,
    OfOrganisation,
    Paged,
    Ruled,
    RuledOf,
    Searched,
    read,
)

ASK = RequestFactory()

#: A set of parameters, one of them, a value at its bound, and what it is read as.
TAKEN: tuple[tuple[type[Schema], str, str, object], ...] = (
    (Dialled, "on", "2023-11-23", "2023-11-23"),
    (Dialled, "on", "", ""),
    (Dialled, "on", "x" * 40, "x" * 40),
    (Dialled, "known", "2023-11", "2023-11"),
    (Dialled, "at", "0", 0),
    (Dialled, "at", "120", 120),
    (Paged, "limit", "1", 1),
    (Paged, "limit", "200", 200),
    (Paged, "cursor", "c" * 2000, "c" * 2000),
    (OfOrganisation, "organisation", "o" * 300, "o" * 300),
    (OfKind, "body", "csto/body/csc", "csto/body/csc"),
    (OfKind, "year", "1", 1),
    (OfKind, "year", "5000", 5000),
    (OfKind, "order", "newest", "newest"),
    (OfKind, "order", "oldest", "oldest"),
    (OfKind, "state", "true", True),
    (OfKind, "state", "0", False),
    (Dossiers, "kind", "session", "session"),
    (Attended, "year", "2024", 2024),
    (Facts, "only", "yes", True),
    (Facts, "contested", "1", True),
    (Facts, "since", "2022-11-22", "2022-11-22"),
    (Facts, "order", "newest", "newest"),
    (Known, "since", "2023-11-21", "2023-11-21"),
    (Searched, "q", "A", "A"),
    (Decided, "book", "csto", "csto"),
    (Ruled, "chapter", "adoption", "adoption"),
    (RuledOf, "book", "csto", "csto"),
)

#: The same, with a value just beyond.
REFUSED: tuple[tuple[type[Schema], str, str, str], ...] = (
    (Dialled, "on", "x" * 41, "at most 40 characters"),
    (Dialled, "known", "x" * 41, "at most 40 characters"),
    (Dialled, "at", "-1", "greater than or equal to 0"),
    (Dialled, "at", "1.5", "valid integer"),
    (Dialled, "at", "", "valid integer"),
    (Dialled, "at", "all", "valid integer"),
    (Paged, "limit", "0", "greater than or equal to 1"),
    (Paged, "limit", "201", "less than or equal to 200"),
    (Paged, "limit", "many", "valid integer"),
    (Paged, "cursor", "c" * 2001, "at most 2000 characters"),
    (OfOrganisation, "organisation", "o" * 301, "at most 300 characters"),
    (OfKind, "year", "0", "greater than or equal to 1"),
    (OfKind, "year", "5001", "less than or equal to 5000"),
    (OfKind, "year", "MMXXII", "valid integer"),
    (OfKind, "order", "Newest", "'name', 'newest' or 'oldest'"),
    (OfKind, "state", "perhaps", "valid boolean"),
    (Attended, "year", "-44", "greater than or equal to 1"),
    (Facts, "only", "some", "valid boolean"),
    (Facts, "order", "name", "'oldest' or 'newest'"),
    (Facts, "via", "v" * 301, "at most 300 characters"),
    (Known, "until", "x" * 41, "at most 40 characters"),
    (Searched, "q", "", "at least 1 character"),
    (Searched, "q", "q" * 301, "at most 300 characters"),
    (Decided, "book", "b" * 301, "at most 300 characters"),
    (Ruled, "rule", "r" * 301, "at most 300 characters"),
)


def least(kind: type[Schema]) -> dict[str, str]:
    """What a set of parameters cannot do without."""
    return {name: "2022" for name, field in kind.model_fields.items() if field.is_required()}


@pytest.mark.parametrize(("kind", "name", "value", "found"), TAKEN)
def test_a_value_at_its_bound_is_read(kind: type[Schema], name: str, value: str, found: object) -> None:
    asked = read(kind, ASK.get("/", {**least(kind), name: value}))
    assert getattr(asked, name) == found
    assert type(getattr(asked, name)) is type(found)


@pytest.mark.parametrize(("kind", "name", "value", "said"), REFUSED)
def test_a_value_beyond_it_is_refused_by_name(kind: type[Schema], name: str, value: str, said: str) -> None:
    with pytest.raises(Misread) as caught:
        read(kind, ASK.get("/", {**least(kind), name: value}))
    told = str(caught.value)
    assert told.startswith(f"Some parameters cannot be read. {name}: ")
    assert said in told
    assert told.endswith("Correct them, or leave them out.")


#: A set of parameters, and those without which nothing can be asked.
NEEDED: tuple[tuple[type[Schema], tuple[str, ...]], ...] = (
    (Dialled, ()),
    (Paged, ()),
    (OfKind, ()),
    (Dossiers, ()),
    (Attended, ()),
    (Facts, ()),
    (Known, ("since",)),
    (Searched, ("q",)),
    (Decided, ()),
    (Ruled, ()),
    (RuledOf, ("book",)),
    (Nothing, ()),
)


@pytest.mark.parametrize(("kind", "names"), NEEDED)
def test_what_is_left_out_stands_at_its_usual_value_or_is_asked_for(kind: type[Schema], names: tuple[str, ...]) -> None:
    assert tuple(least(kind)) == names
    if not names:
        assert read(kind, ASK.get("/")) == kind()
        return
    with pytest.raises(Misread, match=f"{names[0]}: field required"):
        read(kind, ASK.get("/"))


def test_a_parameter_with_other_bounds_elsewhere_is_left_to_whoever_has_them() -> None:
    request = ASK.get("/", {"limit": "5000", "organisation": "csto"})
    assert read(OfOrganisation, request, without="limit").limit == 50
    with pytest.raises(Misread, match="limit: "):
        read(OfOrganisation, request)


def test_every_fault_of_a_question_is_named_at_once() -> None:
    with pytest.raises(Misread) as caught:
        read(Paged, ASK.get("/", {"limit": "0", "at": "x"}))
    assert {part.split(":")[0] for part in str(caught.value).removeprefix("Some parameters cannot be read. ").split("; ")} == {"limit", "at"}  # fmt: skip


#: What is asked of a list, of which kind it is, and what the office is asked.
NARROWED = (
    ({}, "session", {"kind": "session"}),
    ({"kind": "member"}, "", {"kind": "member"}),
    ({"kind": "member"}, "session", {"kind": "session"}),
    ({"body": "csto/body/csc", "year": 2022}, "session", {"kind": "session", "body": "csto/body/csc", "year": 2022}),
    ({"place": "Astana", "organisation": "csto"}, "session", {"kind": "session", "place": "Astana", "organisation": "csto"}),
    ({"limit": 5, "cursor": "c", "on": "2022"}, "document", {"kind": "document"}),
)  # fmt: skip


@pytest.mark.parametrize(("given", "kind", "asked"), NARROWED)
def test_a_list_is_narrowed_by_what_was_given_and_nothing_else(
    given: dict[str, object], kind: str, asked: dict[str, object]
) -> None:
    narrow = Dossiers.model_validate(given).narrow(kind)
    plain = Dossiers().narrow(str(asked["kind"]))
    assert {name: getattr(narrow, name) for name in asked} == asked
    rest = set(type(narrow).__dataclass_fields__) - set(asked)
    assert {getattr(narrow, name) == getattr(plain, name) for name in rest} == {True}


def test_facts_are_asked_for_with_their_moments_read() -> None:
    given = Facts(via="world/source/belta", only=True, name="adopted", contested=True)
    asked = given.asked(10, None)
    assert (asked.via, asked.only, asked.name, asked.contested) == ("world/source/belta", True, "adopted", True)
    assert (asked.since, asked.until) == (10, None)
