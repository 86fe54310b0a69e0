"""Nothing of a restricted entry comes out at any door for whom it is not: every field of every audience bears a canary."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from django.db import connection

from tests.databases import Place
from tests.factories import a_fact, a_report, public_on
from tests.offering import options, rights_of
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.exports import chronicle_files, tables
from travaux.office import answers, desk, present, reading, seals, shelf, verify
from travaux.office.models import Role
from travaux.office.told import Wanted
from travaux.record.audience import MEMBERS, PUBLIC, SECRETARIAT
from travaux.record.chronicle.write import write_chronicle
from travaux.record.entry import Entry, Link, Quotation, Said
from travaux.record.fold import Dials

NOW = 1_700_800_000
DOCUMENT = "csto/document/budget"
AUDIENCES = (MEMBERS, SECRETARIAT, "delegation:am", "delegation:by", "body:csc")
READERS = {
    "the public": PUBLIC,
    "a member": PUBLIC | {MEMBERS},
    "the delegation of am": PUBLIC | {MEMBERS, "delegation:am"},
    "the secretariat": PUBLIC | set(AUDIENCES),
}


def canary(audience: str, field: str) -> str:
    """A word that stands in one field of one audience's entries and nowhere else."""
    return f"canary{AUDIENCES.index(audience)}{field}"


def restricted(number: int, audience: str) -> Entry:
    """An entry with a canary in every field that a reader could be shown."""

    def bird(field: str) -> str:
        return canary(audience, field)

    fact = a_fact(
        "signature refused",
        (DOCUMENT, f"csto/document/{bird('slug')}"),
        ref=f"{bird('ref')}",
        keys=("am",),
        value={"reason": bird("value"), "person": f"world/person/{bird('person')}"},
        quote=msgspec.convert({"words": bird("quote")}, Quotation),
        note=bird("note"),
        lines=bird("lines"),
    )
    return a_report(
        f"{bird('id')}-{number}",
        fact,
        audience=audience,
        by=bird("by"),
        part=bird("part"),
        said=Said(by=f"world/person/{bird('speaker')}", at=bird("at")),
        note=bird("entry"),
    )


@pytest.fixture
def nest(record: Place) -> Place:
    """A public document that everybody knows, and beside it an entry for each audience."""
    told = a_report("open", a_fact("signature refused", DOCUMENT, ref="o", keys=("by",)), public="2023-11-01")
    desk.load([told, *(restricted(n, audience) for n, audience in enumerate(AUDIENCES))], "x", NOW)
    seals.checkpoint()
    return record


def text(thing: object) -> str:
    return msgspec.json.encode(thing).decode() if not isinstance(thing, str) else thing


def escaped(shown: str, readers: frozenset[str]) -> list[str]:
    """The audiences whose canaries a reader met without belonging to them."""
    return [
        audience for audience in AUDIENCES if audience not in readers and f"canary{AUDIENCES.index(audience)}" in shown
    ]


def register_rows() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier, name, keys, ref FROM register_fact")
        return [" ".join(row) for row in cursor.fetchall()]


DOORS: dict[str, Callable[[], Any]] = {
    "show": lambda: answers.show(DOCUMENT, Dials()),
    "facts": lambda: answers.facts(Wanted(), Dials()),
    "facts about it": lambda: answers.facts(Wanted(about=DOCUMENT), Dials()),
    "contested": lambda: answers.facts(Wanted(contested=True), Dials()),
    "remarks": lambda: answers.remarks(Wanted(), Dials()),
    "dossiers": answers.dossiers,
    "documents": lambda: answers.dossiers("document"),
    "sources": answers.sources,
    "entries": answers.entries,
    "timeline": lambda: answers.timeline(Wanted(), Dials()),
    "became known": lambda: answers.became_known(Wanted(), Dials(known=0), Dials()),
    "search": lambda: answers.search("budget refused", Dials()),
    "search for it": lambda: answers.search("canary1value canary0reason", Dials()),
    "rows": lambda: reading.facts(reading.Wanted(), Dials()),
    "fold": lambda: reading.folded(DOCUMENT, Dials()),
    "filed": lambda: [reading.filed(DOCUMENT, role) for role in Role],
    "present": lambda: present.read(DOCUMENT, NOW),
    "csv of facts": lambda: tables.write_csv(tables.facts(answers.facts(Wanted(), Dials()))),
    "csv of entries": lambda: tables.write_csv(tables.rows_of(answers.entries())),
    "log": lambda: b"".join(raw for *_, raw in shelf.stored(0, shelf.size())).decode(),
    "proof": lambda: [seals.prove(entry.id) for entry in answers.entries()],
    "checkpoint": lambda: seals.checkpoint().note,
    "register": register_rows,
}


@pytest.mark.parametrize("door", DOORS)
def test_no_door_lets_the_public_see_what_is_not_for_it(nest: Place, door: str) -> None:
    assert escaped(text(DOORS[door]()), PUBLIC) == []


def test_an_exported_chronicle_holds_no_canary(nest: Place) -> None:
    entries = chronicle_files.in_parts(record.entry for record in reading.entries())
    for part in chronicle_files.part_names(entries):
        assert escaped(write_chronicle(entries, part), PUBLIC) == []


def test_the_canaries_are_there_and_sing_for_whoever_may_hear(nest: Place) -> None:
    """The control: with every right each canary comes out at the doors that know of readers."""
    everything = text([reading.folded(DOCUMENT, Dials(), READERS["the secretariat"]).facts, *shelf.in_order()])
    for audience, field in itertools.product(
        AUDIENCES, ("value", "ref", "note", "quote", "lines", "person", "id", "by")
    ):
        assert canary(audience, field) in everything


@pytest.mark.parametrize("who", READERS)
def test_each_reader_is_shown_what_is_for_them_and_nothing_more(nest: Place, who: str) -> None:
    reader = READERS[who]
    shown = text(
        [answers.show(DOCUMENT, Dials(), reader), answers.entries(reader=reader), *reading.entries(reader=reader)]
    )
    assert escaped(shown, reader) == []
    for audience in set(AUDIENCES) & reader:
        assert canary(audience, "value") in shown


@pytest.mark.parametrize("who", READERS)
def test_the_number_of_hidden_entries_is_that_of_those_without_the_right(nest: Place, who: str) -> None:
    reader = READERS[who]
    hidden = len(set(AUDIENCES) - reader)
    assert answers.show(DOCUMENT, Dials(), reader).hidden == hidden
    assert reading.folded(DOCUMENT, Dials(), reader).hidden == hidden
    assert answers.show(DOCUMENT, Dials(at=1), reader).hidden == 0, "the public entry stood there alone"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_dossier_that_only_restricted_entries_name_is_as_unknown_as_one_that_nothing_names(
    nest: Place, audience: str
) -> None:
    told = []
    for dossier in (f"csto/document/{canary(audience, 'slug')}", "csto/document/nowhere"):
        with pytest.raises(BrokenInput) as refused:
            answers.show(dossier, Dials())
        told.append(str(refused.value).replace(dossier, "it"))
    assert told[0] == told[1]


def test_an_entry_without_the_right_is_as_absent_as_one_that_is_not_there(nest: Place) -> None:
    hidden = canary(SECRETARIAT, "id") + "-1"
    assert shelf.place(hidden) is not None, "the control: it is there"
    assert reading.entry(hidden) is reading.entry("nowhere") is None
    assert reading.named(canary(SECRETARIAT, "ref")) == reading.named("nowhere") == []


def test_the_present_state_is_dated_by_what_the_public_may_know(nest: Place) -> None:
    state = present.read(DOCUMENT, NOW)
    assert state is not None
    assert (state.newest, state.due) == (0, 10**11), "the restricted entries came later"


def an_exercise() -> None:
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    for member in ("am", "by", "kz"):
        about = (f"csto/member/{member}", "csto/roll")
        desk.submit(Act("membership began", about, Author("secretariat"), desk.NOW), "x", now=NOW)


def submit(act: Act, audience: str = "public") -> desk.Receipt | desk.Refused:
    return desk.submit(act, "somebody", now=NOW, audience=audience)


def delegation(member: str) -> Author:
    return Author("delegation", member)


def put_to_decision_with_a_sealed_ballot() -> str:
    """A decision in which by has voted, for the secretariat's eyes alone; answers the sealed entry's id."""
    an_exercise()
    submit(Act("item proposed", (DOCUMENT,), delegation("by"), desk.NOW))
    submit(Act("put to decision", (DOCUMENT,), Author("chair"), desk.NOW, value={"mode": "consensus"}))
    sealed = submit(Act("ballot cast", (DOCUMENT,), delegation("by"), desk.NOW, ("by",), {"ballot": "no"}), SECRETARIAT)
    assert isinstance(sealed, desk.Receipt)
    return sealed.entry


def test_a_refusal_that_rests_on_a_sealed_ballot_names_neither_it_nor_what_was_voted(record: Place) -> None:
    sealed = put_to_decision_with_a_sealed_ballot()
    answer = submit(Act("ballot cast", (DOCUMENT,), delegation("by"), desk.NOW, ("by",), {"ballot": "yes"}))
    assert isinstance(answer, desk.Refused)
    assert [reason.code for reason in answer.reasons] == ["second ballot"]
    assert sealed not in text(answer)
    assert '"ballot":"no"' not in text(answer)


def test_another_delegation_does_not_learn_whether_a_sealed_ballot_was_cast(record: Place) -> None:
    put_to_decision_with_a_sealed_ballot()
    answers_to = {}
    for member in ("by", "am"):  # one has voted under seal, the other has not
        asked = Act("ballot cast", (DOCUMENT,), delegation("kz"), desk.NOW, (member,), {"ballot": "yes"})
        answer = submit(asked)
        assert isinstance(answer, desk.Refused)
        answers_to[member] = text(answer).replace(f" {member}", " X")
    assert answers_to["by"] == answers_to["am"]


def test_what_is_offered_is_drawn_from_what_whoever_asks_may_read(record: Place) -> None:
    sealed = put_to_decision_with_a_sealed_ballot()
    for by in (delegation("am"), delegation("by"), Author("chair"), Author("body")):
        assert sealed not in text(options(by, DOCUMENT, NOW)), str(by)
    keeper = rights_of(Author("secretariat"), {DOCUMENT: shelf.of_dossiers([DOCUMENT])})
    assert SECRETARIAT in keeper, "the control: the secretariat keeps what is sealed"


@pytest.mark.parametrize(
    ("by", "reads", "does_not"),
    [
        # a delegation: the members' entries and its own
        (delegation("am"), {"public", MEMBERS, "delegation:am"}, {SECRETARIAT, "delegation:by", "body:csc"}),
        # the chair and the body: the members' entries
        (Author("chair"), {"public", MEMBERS}, {SECRETARIAT, "delegation:am", "body:csc"}),
        (Author("body"), {"public", MEMBERS}, {SECRETARIAT, "delegation:am", "body:csc"}),
        # the secretariat: all
        (Author("secretariat"), {"public", *AUDIENCES}, set()),
    ],
)  # fmt: skip
def test_in_each_capacity_one_reads_what_it_is_for(
    sqlite_record: Place, by: Author, reads: set[str], does_not: set[str]
) -> None:
    desk.load([restricted(n, audience) for n, audience in enumerate(AUDIENCES)], "x", NOW)
    rights = rights_of(by, {DOCUMENT: shelf.of_dossiers([DOCUMENT])})
    assert reads <= rights
    assert not rights & does_not


def test_a_receipt_for_an_act_of_members_rests_on_nothing_narrower(record: Place) -> None:
    sealed = put_to_decision_with_a_sealed_ballot()
    receipt = submit(Act("no objection declared", (DOCUMENT,), delegation("kz"), desk.NOW, ("kz",)), MEMBERS)
    assert isinstance(receipt, desk.Receipt), receipt
    assert sealed not in text(receipt)


def a_correction(audience: str) -> Iterator[Entry]:
    """A public report, and a restricted one that would correct it."""
    yield a_report("told", a_fact("count reported", "csto/plan/2023", ref="t", value={"implemented": 32}))
    sealed = a_fact("count reported", "csto/plan/2023", ref="s", value={"implemented": 34})
    yield a_report("sealed", sealed, corrects=("told",), audience=audience)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_restricted_correction_changes_nothing_for_whom_it_is_not(record: Place, audience: str) -> None:
    first, second = a_correction(audience)
    desk.load([first], "x", NOW)
    before = answers.facts(Wanted(about="csto/plan/2023"), Dials())
    desk.load([second], "x", NOW)
    assert answers.facts(Wanted(about="csto/plan/2023"), Dials()) == before
    narrower = answers.show("csto/plan/2023", Dials(), PUBLIC | {audience})
    assert [card.value["implemented"] for card in narrower.facts] == [34], "the control: it corrects for its readers"
    assert verify.register() == []


def test_a_dangling_name_in_a_report_tells_nothing_of_what_is_sealed(record: Place) -> None:
    desk.load([a_report("sealed", a_fact(ref="s"), audience=SECRETARIAT, chain=[])], "x", NOW)
    with pytest.raises(BrokenInput) as refused:
        desk.load([a_report("told", a_fact(ref="t", after=("nowhere#x",)))], "x", NOW)
    assert "sealed" not in str(refused.value)


def test_the_moment_at_which_a_restricted_entry_became_public_is_in_no_card(record: Place) -> None:
    late = msgspec.structs.replace(restricted(0, MEMBERS), public=public_on("2019-04-05"), chain=(Link("secret-leak"),))
    desk.load([a_report("open", a_fact("named", DOCUMENT, ref="o", value={"name": "Budget"})), late], "x", NOW)
    shown = text([answers.show(DOCUMENT, Dials()), answers.entries(), answers.sources()])
    assert "2019-04-05" not in shown
    assert "secret-leak" not in shown
