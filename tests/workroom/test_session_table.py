"""A session that is planned, its agenda, what it lacks and whom it heard: one row for each case."""

from datetime import date

import pytest
from django.http import QueryDict

from tests.workroom.carded import a_card
from travaux.accounts.actor import Actor
from travaux.decision.act import Author
from travaux.decision.situation.instructions import Instruction
from travaux.record.telling import FactCard
from travaux.workroom.calendars import Span
from travaux.workroom.sessions import adding, new
from travaux.workroom.sessions.agenda import agenda, entry_of, next_number
from travaux.workroom.sessions.follow_up import Row
from travaux.workroom.sessions.notice import Notice
from travaux.workroom.sessions.possible import OF_ITEMS, OF_SESSIONS, NoSuchAct, of_item, of_session

HERE, THERE, DOC = "csto/session/here", "csto/session/there", "csto/document/x"
CSC, CFM = "csto/body/csc", "csto/body/cfm"
BODIES = {CSC: "Collective Security Council", CFM: "Council of Ministers"}
OFFICE = Author("secretariat")


def told(*names: str, session: str = HERE) -> list[FactCard]:
    """Facts one day after another, each telling of the session."""
    return [
        a_card(name, DOC, f"2022-11-{day:02}", "am" if name == "removal requested" else "", session=session)
        for day, name in enumerate(names, start=1)
    ]


@pytest.mark.parametrize(
    ("names", "place", "open_requests", "opened"),
    [
        ((), "elsewhere", 0, False),
        (("tabled",), "elsewhere", 0, False),
        (("item proposed",), "proposed", 0, False),
        (("item included",), "on", 0, False),
        (("item opened",), "on", 0, True),
        (("item proposed", "item included"), "on", 0, False),
        (("item included", "item proposed"), "on", 0, False),
        (("removal requested",), "proposed", 1, False),
        (("item proposed", "removal requested"), "proposed", 1, False),
        (("item included", "removal requested"), "on", 1, False),
        (("item included", "removal requested", "removal refused"), "on", 0, False),
        (("item included", "removal requested", "item removed"), "off", 0, False),
        (("item included", "removal requested", "item opened"), "on", 1, True),
        (("item included", "removal refused"), "on", 0, False),
        (("item included", "item removed"), "off", 0, False),
        (("item included", "item deferred"), "off", 0, False),
        (("item included", "item merged"), "off", 0, False),
        (("item included", "item not taken"), "off", 0, False),
        (("item included", "withdrawn"), "off", 0, False),
        (("item included", "item removed", "item included"), "on", 0, False),
        (("item included", "item removed", "item proposed"), "proposed", 0, False),
        (("item included", "item removed", "item opened"), "off", 0, True),
        (("item included", "item removed", "removal requested"), "off", 1, False),
        (("item included", "removal requested", "removal refused", "removal requested"), "on", 1, False),
        (("item included", "adopted"), "on", 0, False),
    ],
)
def test_where_an_item_stands_follows_from_what_was_told_of_it(
    names: tuple[str, ...],
    place: str,
    open_requests: int,
    opened: bool,
) -> None:
    (item,) = agenda(HERE, {DOC: told(*names)})
    assert (item.place, len(item.open_requests), item.opened) == (place, open_requests, opened)
    assert (item.ended is not None) is (place == "off")


@pytest.mark.parametrize(
    ("session", "place"), [(HERE, "on"), (THERE, "elsewhere"), ("", "elsewhere"), ("unknown", "elsewhere")]
)
def test_what_is_told_of_another_session_moves_nothing_here(session: str, place: str) -> None:
    (item,) = agenda(HERE, {DOC: told("item included", session=session)})
    assert item.place == place


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ((1, 2, 3), (1, 2, 3)),
        ((3, 1, 2), (1, 2, 3)),
        ((None, None), (1, 2)),
        ((5, None), (5, 6)),
        ((None, 4), (4, 5)),
        ((2, None, None), (2, 3, 4)),
        ((7,), (7,)),
        ((), ()),
    ],
)
def test_items_without_a_number_go_on_behind_the_one_before(
    given: tuple[int | None, ...], numbers: tuple[int, ...]
) -> None:
    cards = {
        f"csto/document/d{place}": [
            a_card("item included", DOC, session=HERE, **({} if one is None else {"number": one}))
        ]
        for place, one in enumerate(given)
    }
    items = agenda(HERE, cards)
    assert tuple(one.number for one in items) == numbers
    assert next_number(items) == max(numbers, default=0) + 1


def test_only_what_is_or_was_on_the_agenda_counts_for_the_next_number() -> None:
    assert next_number(agenda(HERE, {DOC: told("item proposed")})) == 1
    assert next_number(agenda(HERE, {DOC: told("item included", "item removed")})) == 2


def test_the_entry_of_a_fact_is_its_address_without_the_fact() -> None:
    assert entry_of(a_card("tabled", DOC, "2022-11-20")) == "act/tabled-2022-11-20"


@pytest.mark.parametrize(
    ("sent", "slug", "faults", "title"),
    [
        ("", "joint-new", 1, ""),
        ("body=nobody", "joint-new", 1, ""),
        (f"body={CSC}", "csc-new", 0, "Session of the Collective Security Council"),
        (f"body={CSC}&day=2022-11-23", "csc-2022-11-23", 0, "23 November 2022"),
        (f"body={CSC}&day=+2022-11-23+", "csc-2022-11-23", 0, "23 November 2022"),
        (f"body={CSC}&body={CFM}&day=2022-11-23", "joint-2022-11-23", 0, "Joint session of"),
        (f"body={CSC}&body=nobody", "csc-new", 0, "Session of"),
        (f"body={CSC}&day=soon", "csc-soon", 1, "soon"),
        (f"body={CSC}&day=2022-13-40", "csc-2022-13-40", 1, "2022-13-40"),
        (f"body={CSC}&day=%3Cscript%3E", "csc-script", 1, "<script>"),
        (f"body={CSC}&day=---", "csc-new", 1, "---"),
        (f"body={CSC}&title=+My++title+", "csc-new", 0, "My title"),
        (f"body={CSC}&place=Yerevan&day=2022-11-23", "csc-2022-11-23", 0, "Yerevan, 23 November 2022"),
        ("day=soon", "joint-soon", 2, ""),
    ],
)
def test_a_form_of_a_session_is_read_with_what_bars_it(sent: str, slug: str, faults: int, title: str) -> None:
    made = new.wanted(QueryDict(sent), "csto", BODIES)
    assert (made.slug, len(made.faults)) == (slug, faults)
    assert title in made.title.replace("Session of Collective", "Session of the Collective")
    assert made.dossier == f"csto/session/{slug}"


@pytest.mark.parametrize("word", [*new.WAYS, "", "by horse", "<b>", "IN PERSON"])
def test_a_way_that_no_list_has_is_dropped(word: str) -> None:
    assert new.wanted(QueryDict(f"way={word}"), "csto", BODIES).way == (word if word in new.WAYS else "")


@pytest.mark.parametrize("word", [*new.SORTS, "", "secret", "<b>"])
def test_a_sort_that_no_list_has_is_dropped(word: str) -> None:
    assert new.wanted(QueryDict(f"sort={word}"), "csto", BODIES).sort == (word if word in new.SORTS else "")


@pytest.mark.parametrize(
    ("name", "convene", "kinds"),
    [
        (False, False, ["session scheduled"]),
        (True, False, ["session scheduled", "named"]),
        (False, True, ["session scheduled", "session convened"]),
        (True, True, ["session scheduled", "named", "session convened"]),
    ],
)
def test_a_session_is_planned_named_and_convened_as_far_as_asked(
    name: bool,
    convene: bool,
    kinds: list[str],
) -> None:
    made = new.wanted(QueryDict(f"body={CSC}&day=2022-11-23&place=Yerevan"), "csto", BODIES)
    acts = list(new.acts(made, OFFICE, name=name, convene=convene))
    assert [one.kind for one in acts] == kinds
    assert acts[0].value == {"for": "2022-11-23", "place": "Yerevan", "bodies": [CSC]}
    assert {one.about for one in acts} == {("csto/session/csc-2022-11-23",)}


@pytest.mark.parametrize(
    ("role", "on_record", "includable", "kinds"),
    [
        ("delegation", False, False, ["drafted", "item proposed"]),
        ("delegation", False, True, ["drafted", "item proposed"]),
        ("delegation", True, False, ["item proposed"]),
        ("delegation", True, True, ["item proposed"]),
        ("secretariat", False, False, ["drafted", "named", "item proposed", "item included"]),
        ("secretariat", False, True, ["drafted", "named", "item included"]),
        ("secretariat", True, False, ["item proposed", "item included"]),
        ("secretariat", True, True, ["item included"]),
        ("chair", False, False, ["drafted", "item proposed", "item included"]),
        ("chair", False, True, ["drafted", "item included"]),
        ("chair", True, False, ["item proposed", "item included"]),
        ("chair", True, True, ["item included"]),
    ],
)
def test_an_item_is_added_by_the_acts_that_it_still_needs(
    role: str,
    on_record: bool,
    includable: bool,
    kinds: list[str],
) -> None:
    actor = Actor(1, "A", role, "csto", member="am" if role == "delegation" else "")  # type: ignore[arg-type]
    added = adding.Added(HERE, CSC, DOC, "T", 4, on_record, includable)
    acts = {one.kind: one for one in adding.acts(added, actor)}
    assert list(acts) == kinds
    if "item included" in acts:
        assert acts["item included"].value == {"session": HERE, "body": CSC, "number": "4"}
    if "item proposed" in acts:
        assert acts["item proposed"].value.get("by", "") == actor.member


@pytest.mark.parametrize(
    ("title", "stem", "known"),
    [
        ("On the border", DOC, True),
        ("ON THE BORDER", DOC, True),
        ("On the borders", "csto/document/on-the-borders-", False),
        ("a_b", "csto/document/a-b-", False),
        ("Меры", "csto/document/text-", False),
        ("", "csto/document/text-", False),
        ("<script>", "csto/document/script-", False),
        ("../..", "csto/document/text-", False),
        ("x" * 90, f"csto/document/{'x' * 50}-", False),
    ],
)
def test_an_item_is_the_text_of_that_title_or_a_new_one(title: str, stem: str, known: bool) -> None:
    dossier, on_record = adding.document_named(title, "csto", {"On the border": DOC})
    assert on_record is known
    assert dossier == stem if known else (dossier.startswith(stem) and len(dossier) == len(stem) + 4)


@pytest.mark.parametrize("slug", ["", "delete", "Convene", "convene/", "<script>", "session convened", "__class__"])
def test_an_act_of_no_list_is_refused_with_those_that_are(slug: str) -> None:
    for found, known in ((of_session, OF_SESSIONS), (of_item, OF_ITEMS)):
        with pytest.raises(NoSuchAct) as fault:
            found(slug)
        assert (
            str(fault.value)
            == f"No act here is called '{slug}'. There are: {', '.join(sorted(known))}. Go back one page."
        )


@pytest.mark.parametrize(("days", "late"), [(None, 0), (0, 0), (5, 0), (-1, 1), (-30, 30)])
def test_an_instruction_is_late_by_the_days_that_are_over(days: int | None, late: int) -> None:
    instruction: Instruction = None  # type: ignore[assignment]
    assert Row(DOC, instruction, "open", days).late == late


@pytest.mark.parametrize(("days", "over"), [(-1, True), (0, False), (1, False)])
def test_without_a_rule_no_notice_is_kept_or_missed(days: int, over: bool) -> None:
    day = date(2022, 11, 23)
    found = Notice(day, Span(day, day, days, 0, (), ()), None)
    assert (found.over, found.kept, found.period, found.item_days, found.item_late) == (
        over,
        "not stated",
        None,
        None,
        False,
    )
