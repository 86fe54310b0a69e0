"""Nothing of a restricted entry is in any list, page, count, name or search: each field of each bears a canary."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, Place, fresh
from tests.factories import a_fact, a_report
from tests.office.test_canaries import AUDIENCES, DOCUMENT, NOW, canary, escaped, restricted
from travaux.broken_input import BrokenInput
from travaux.office import called, closely, desk, freshness, home, lists, many, naming, paged, recent, shelf
from travaux.office.index.alike import most_like
from travaux.office.index.tables import NAMES
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.office.searching import search
from travaux.record.audience import PUBLIC
from travaux.record.entry import Entry, Said
from travaux.record.fold import Dials

SESSION, PAGE = "csto/session/minsk", "world/source/page"
FACETS: tuple[lists.Facet, ...] = ("body", "session", "place", "outlet", "read", "sort", "post", "person")


def sung(number: int, audience: str) -> Iterator[Entry]:
    """What lists would show: a session with a place, a name, a publication, a correction of what is public."""

    def bird(field: str) -> str:
        return canary(audience, field)

    def told(slug: str, event: str, about: tuple[str, ...], **value: str) -> Entry:
        fact = a_fact(event, about, ref=f"{bird('ref')}{slug}", value=value)
        said = Said(by=f"world/person/{bird('speaker')}")
        return a_report(f"{bird('id')}-{slug}-{number}", fact, audience=audience, said=said, chain=(bird("link"),))

    yield told("held", "session held", (SESSION, f"csto/session/{bird('slug')}"), place=bird("place"))
    yield told("planned", "session scheduled", (SESSION,), **{"for": "2099-01-01"}, place=bird("plan"))
    yield told("named", "named", (DOCUMENT,), name=f"Budget {bird('name')}", language="ru", form="title")
    yield told("page", "source registered", (PAGE,), outlet=f"world/source/{bird('outlet')}", read="whole")
    yield told("body", "drafted", (DOCUMENT,), body=f"csto/body/{bird('body')}")
    yield told("gap", "unsourced gap", (DOCUMENT,), what=bird("gap"))
    fact = a_fact("signature refused", DOCUMENT, ref=bird("put"), keys=("by",), value={"reason": bird("reason")})
    yield a_report(f"{bird('id')}-corrects-{number}", fact, audience=audience, corrects=("open",))


@pytest.fixture(scope="module", params=VENDORS)
def nest(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    """A public document and session, and beside them for each audience whatever lists could show. Only read."""
    speech = Said(by="world/person/zas")
    told = [
        a_report("open", a_fact("signature refused", DOCUMENT, ref="o", keys=("by",)), said=speech, chain=("page",)),
        a_report("sat", a_fact("session held", SESSION, ref="s", value={"place": "Minsk"}), said=speech),
    ]
    with django_db_blocker.unblock(), fresh(request.param, tmp_path_factory.mktemp("nest")) as place:
        desk.load(told, "x", NOW)
        for number, audience in enumerate(AUDIENCES):
            desk.load([restricted(number, audience), *sung(number, audience)], "x", NOW)
        yield place


def every(field: str) -> list[str]:
    return [canary(audience, field) for audience in AUDIENCES]


def asked_for(read: Callable[[str], Any], fields: tuple[str, ...]) -> list[object]:
    """What comes of asking for the very canaries."""
    return [_answer(read, bird) for field in fields for bird in every(field)]


def _answer(read: Callable[[str], Any], bird: str) -> object:
    try:
        return read(bird)
    except BrokenInput as refused:
        return str(refused).replace(bird, "")


def table(name: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {name}")  # noqa: S608 - written here
        return [repr(row) for row in cursor.fetchall()]


#: By door: what is read there.
DOORS: dict[str, Callable[[], object]] = {
    **{
        f"dossiers by {order}": (lambda order=order: lists.listed(Narrow(), Dials(), order=order).items)
        for order in ("name", "newest", "oldest")
    },
    **{
        f"values of {facet}": (lambda facet=facet: lists.values(facet, Dials(), Narrow()))  # type: ignore[misc]
        for facet in FACETS
    },
    "next sessions": lambda: lists.next_sessions(Dials(NOW, NOW)),
    "latest sessions": lambda: lists.latest_sessions(Dials()),
    "facts": lambda: paged.facts(Asked(), Dials()),
    "facts about it": lambda: paged.facts(Asked(about=DOCUMENT), Dials()),
    "contested": lambda: paged.facts(Asked(contested=True), Dials()),
    "only through": lambda: paged.facts(Asked(via=PAGE, only=True), Dials()),
    "timeline": lambda: paged.timeline(Asked(), Dials(), newest=True),
    "became known": lambda: paged.became_known(Asked(), Dials(known=0), Dials()),
    "remarks": lambda: paged.remarks(Asked(), Dials()),
    "gaps": lambda: paged.gaps(Dials()),
    "numbers": lambda: home.numbers(Dials()).dossiers,
    "changes": lambda: home.changes(Dials()),
    "contested at home": lambda: home.contested(Dials()),
    "learnt": lambda: recent.learnt(Dials(), organisation="csto"),
    "learnt about it": lambda: recent.learnt(Dials(), about=DOCUMENT),
    "titles": lambda: many.titles([DOCUMENT, SESSION, PAGE]),
    "states": lambda: many.states([DOCUMENT, SESSION, PAGE], Dials()),
    "states now": lambda: many.states([DOCUMENT, SESSION, PAGE], Dials(NOW, NOW)),
    "names": lambda: called.called([DOCUMENT], "ru"),
    "naming": lambda: [naming.naming(one, Dials()) for one in (DOCUMENT, SESSION, PAGE)],
    "closely": lambda: [closely.fact(one, Dials()) for one in ("open#o", "sat#s")],
    "entry closely": lambda: [closely.entry(one, Dials()) for one in ("open", "sat")],
    "search": lambda: [search(words, Dials()) for words in ("budget", "signature refused", "Minsk session")],
    **{name: (lambda name=name: table(name)) for name in (*NAMES, "register_facet", "register_remark")},  # type: ignore[misc]
    "freshness": lambda: freshness.of_record(NOW),
}


@pytest.mark.parametrize("door", DOORS)
def test_no_list_lets_the_public_see_what_is_not_for_it(nest: Place, door: str) -> None:
    shown = repr(DOORS[door]())
    assert escaped(shown, PUBLIC) == []
    assert "canary" not in shown.lower()


#: By door: what is read when a canary is asked for, and in which fields the canaries stand.
ASKED: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "listed by place": (lambda bird: lists.listed(Narrow(place=bird), Dials()).items, ("place", "plan")),
    "listed by body": (lambda bird: lists.listed(Narrow(body=f"csto/body/{bird}"), Dials()).items, ("body",)),
    "listed by outlet": (lambda bird: lists.listed(Narrow(outlet=f"world/source/{bird}"), Dials()).items, ("outlet",)),
    "facts via": (lambda bird: paged.facts(Asked(via=f"world/source/{bird}"), Dials()).items, ("link",)),
    "facts by": (lambda bird: paged.facts(Asked(by=f"world/person/{bird}"), Dials()).items, ("speaker",)),
    "facts about": (lambda bird: paged.facts(Asked(about=f"csto/session/{bird}"), Dials()).items, ("slug",)),
    "remarks by": (lambda bird: paged.remarks(Asked(by=f"world/person/{bird}"), Dials()).items, ("speaker",)),
    "learnt about": (lambda bird: recent.learnt(Dials(), about=f"csto/session/{bird}").items, ("slug",)),
    "title": (lambda bird: many.titles([f"csto/session/{bird}"]), ("slug",)),
    "state": (lambda bird: many.states([f"csto/session/{bird}"], Dials()), ("slug",)),
    "name": (lambda bird: called.called([f"csto/session/{bird}"], "ru"), ("slug",)),
    "naming": (lambda bird: naming.naming(f"csto/body/{bird}", Dials()), ("body",)),
    "fact": (lambda bird: closely.fact(bird, Dials()), ("ref", "put")),
    "searched": (lambda bird: search(bird, Dials()), ("place", "name", "reason", "body", "slug", "gap")),
    "spelling": (most_like, ("name", "place")),
}


@pytest.mark.parametrize("door", ASKED)
def test_who_asks_for_what_is_withheld_learns_what_one_learns_who_asks_for_nothing_on_record(
    nest: Place, door: str
) -> None:
    read, fields = ASKED[door]
    nothing = _answer(read, "nowhere")
    assert [answer for answer in asked_for(read, fields) if answer != nothing] == []


def test_the_outlets_of_a_withheld_entry_are_not_told(nest: Place) -> None:
    withheld = [
        f"{bird}-held-{number}#{canary(AUDIENCES[number], 'ref')}held" for number, bird in enumerate(every("id"))
    ]
    assert naming.outlets_of(["open#o"]) == {"open#o": (PAGE,)}
    assert naming.outlets_of(withheld) == {}


def test_a_withheld_correction_leaves_all_lists_as_they_were(nest: Place) -> None:
    found = {card.address for card in paged.facts(Asked(), Dials()).items}
    assert found == {"open#o", "sat#s"}
    assert lists.values("place", Dials(), Narrow()) == {"Minsk": 1}
    assert [one.dossier for one in lists.listed(Narrow(), Dials()).items] == [DOCUMENT, SESSION]


def test_the_control_every_canary_stands_in_the_record(nest: Place) -> None:
    everything = msgspec.json.encode(list(shelf.in_order())).decode()
    for field in ("place", "plan", "name", "outlet", "body", "gap", "reason", "ref", "put", "speaker", "link", "slug"):
        assert all(bird in everything for bird in every(field)), field
