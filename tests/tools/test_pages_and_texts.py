"""The generated pages, the catalogues and the assembly that is measured: each fault that was planted is found."""

import re
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.template import engines
from pytest_django.plugin import DjangoDbBlocker

from tools import generate_docs
from tools.benches import pages
from tools.benches.ground import assembly
from tools.docs import api, cli, events, states
from tools.figures import Line, NotMeasured
from tools.languages import catalogue, gather
from tools.languages.literals import said_in
from tools.languages.text import Text
from travaux.api import schema
from travaux.api.problems import Sort
from travaux.api.sheets import SHEETS
from travaux.cli.main import COMMANDS
from travaux.decision.states import MACHINES
from travaux.office import answers, desk, install, many, reading
from travaux.record.entry import to_bytes
from travaux.record.events import EVENTS
from travaux.record.fold import Dials

# --- the generated pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(generate_docs.generators()))
def test_a_page_is_the_same_each_time_it_is_made(path: str) -> None:
    text = generate_docs.generators()[path]
    made = text()
    assert made == text()
    assert made.endswith("\n")
    assert not re.search(r"\{[a-z]+\}\.|<function|object at 0x", made)


def test_every_event_has_one_section_with_its_fields() -> None:
    page = events.text()
    told = re.findall(r"^### (.+)$", page, re.MULTILINE)
    assert sorted(told) == sorted(EVENTS)
    for kind in EVENTS.values():
        section = page.partition(f"\n### {kind.name}\n")[2].partition("\n### ")[0]
        assert kind.says in section
        assert all(name in section for name in kind.fields), kind.name


def test_every_step_of_every_table_of_states_has_its_row() -> None:
    page = states.text()
    for machine in MACHINES:
        section = page.partition(f"\n## {machine.name.capitalize()}\n")[2].partition("\n## ")[0]
        rows = [
            line for line in section.splitlines() if line.startswith("| ") and not line.startswith(("| from", "| ---"))
        ]
        assert len(rows) == len(machine.rows), machine.name


def test_every_command_and_every_address_has_its_section() -> None:
    page = cli.text()
    assert all(f"\n## travaux {name}\n" in page for name in COMMANDS)
    told = api.text()
    for path, methods in schema.document()["paths"].items():
        ((method, operation),) = methods.items()
        assert f"`{method.upper()} {path}`" in told
        for one in operation["parameters"]:
            if one["name"] not in {"on", "known", "at", "limit", "cursor"}:
                assert f"| `{one['name']}`" in told, (path, one["name"])
    assert all(f"| `#{one.slug}` | {one.status} |" in told for one in Sort)
    assert all(f"`{name}`" in told for name in SHEETS)


def test_a_page_that_is_no_longer_what_the_code_says_is_named_and_written_anew(tmp_path: Path) -> None:
    made: dict[str, Callable[[], str]] = {"a/one.md": lambda: "one\n", "two.md": lambda: "two\n"}
    assert generate_docs.write(tmp_path, made) == ["a/one.md", "two.md"]
    assert generate_docs.stale(tmp_path, made) == {}
    (tmp_path / "two.md").write_text("too\n")
    stale = generate_docs.stale(tmp_path, made)
    assert list(stale) == ["two.md"]
    assert "-too" in stale["two.md"]
    assert "+two" in stale["two.md"]
    assert generate_docs.write(tmp_path, made) == ["two.md"]
    assert (tmp_path / "two.md").read_text() == "two\n"


# --- the catalogues ---------------------------------------------------------------------------------------------------


def of_template(told: str) -> list[Text]:
    return list(gather.of_nodes(engines["django"].from_string(told).template.nodelist))


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{% translate "a" %}', [Text("a")]),
        ('{% translate "a" as b %}{{ b }}', [Text("a")]),
        ("{% blocktranslate %}a {{ b }} c{% endblocktranslate %}", [Text("a %(b)s c")]),
        ("{% blocktranslate trimmed %}\n  a\n  b\n{% endblocktranslate %}", [Text("a b")]),
        ("{% blocktranslate with x=y %}a {{ x }}{% endblocktranslate %}", [Text("a %(x)s")]),
        ("{% blocktranslate count n=n trimmed %}\n {{ n }} a\n{% plural %}\n {{ n }} b\n{% endblocktranslate %}", [Text("%(n)s a", "%(n)s b")]),
        ('{% blocktranslate context "in law" %}act{% endblocktranslate %}', [Text("act", context="in law")]),
        ('{% for x in y %}{% if x %}{% translate "deep" %}{% endif %}{% endfor %}', [Text("deep")]),
        ("plain words that nobody gathers", []),
        ("{% translate thing %}", []),
    ],
)  # fmt: skip
def test_a_text_planted_in_a_template_is_gathered(template: str, found: list[Text]) -> None:
    assert of_template(template) == found


def test_a_constant_of_another_file_is_gathered_with_the_call_that_says_it(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text('LABEL = "planted"\nTABLE: dict[str, str] = {"a": "held", "b": "kept"}\n')
    (tmp_path / "two.py").write_text("from one import LABEL, TABLE\nsay(LABEL)\nsay(TABLE[key])\nsay(other)\n")
    assert set(said_in(sorted(tmp_path.glob("*.py")))) == {Text("planted"), Text("held"), Text("kept")}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of two texts, whole and as it would be written."""
    path = tmp_path / "ru" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    wanted = {Text("{who} asked"), Text("{n} entry", "{n} entries")}
    whole = Catalog(locale="ru")
    whole.add("{who} asked", "{who} спросил")
    whole.add(("{n} entry", "{n} entries"), ("{n} запись", "{n} записи", "{n} записей"))
    po, mo = catalogue.written(catalogue.renewed(whole, wanted))
    path.write_bytes(po)
    path.with_suffix(".mo").write_bytes(mo)
    monkeypatch.setattr(catalogue, "files", lambda: [path])
    monkeypatch.setattr(catalogue, "texts", lambda: wanted)
    return path


def test_a_whole_catalogue_passes_and_is_written_as_it_stands(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = kept.read_bytes()
    assert catalogue.main(["--check"]) == 0
    assert catalogue.main(["--write"]) == 0
    assert kept.read_bytes() == before
    assert capsys.readouterr().out == "every text has its words\n" * 2


@pytest.mark.parametrize(
    ("planted", "instead", "says"),
    [
        ("{who} спросил", "", "nothing is said for '{who} asked'"),
        ("{who} спросил", "спросил", "the gaps of '{who} asked' are others"),
        ("{n} записей", "записей", "the gaps of '{n} entries' are others"),
        ("{n} записи", "", "nothing is said for '{n} entries'"),
    ],
)
def test_a_fault_planted_in_a_catalogue_is_found(
    kept: Path, capsys: pytest.CaptureFixture[str], planted: str, instead: str, says: str
) -> None:
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace(f'"{planted}"', f'"{instead}"'), encoding="utf-8")
    assert kept.read_text(encoding="utf-8") != text
    assert catalogue.main(["--check"]) == 1
    assert says in capsys.readouterr().out


def test_a_text_that_is_new_or_gone_makes_a_catalogue_stale_until_it_is_written(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(catalogue, "texts", lambda: {Text("{who} asked"), Text("new")})
    assert catalogue.main(["--check"]) == 1
    told = capsys.readouterr().out
    assert "it is not what the code and the templates say" in told
    assert "nothing is said for 'new'" in told
    catalogue.main(["--write"])
    with kept.open("rb") as file:
        assert {one.id for one in read_po(file) if one.id} == {"{who} asked", "new"}


def test_what_is_read_but_no_longer_what_is_written_is_found(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.with_suffix(".mo").write_bytes(b"stale")
    assert catalogue.main(["--check"]) == 1
    assert "it is not what the code and the templates say; make docs" in capsys.readouterr().out


# --- the assembly, and what is measured on it -------------------------------------------------------------------------

SMALL = assembly.MEMBERS + 1 + 2 * assembly.IN_SESSION


@pytest.fixture(scope="module")
def some() -> list[object]:
    return list(assembly.entries(SMALL))


def test_the_assembly_has_as_many_entries_as_were_asked_for_and_no_two_alike(some: list[object]) -> None:
    ids = [one.id for one in assembly.entries(SMALL)]
    assert len(some) == len(set(ids)) == SMALL
    assert len({to_bytes(one) for one in islice(assembly.entries(SMALL), 400)}) == 400
    assert len(list(assembly.entries(SMALL + assembly.IN_SESSION - 1))) == SMALL
    names = [assembly.subject(number, item) for number in range(3) for item in range(assembly.ITEMS)]
    assert len(set(names)) == len(names)


def test_the_assembly_is_the_same_each_time_and_a_longer_one_begins_like_a_shorter_one(some: list[object]) -> None:
    longer = assembly.entries(SMALL + assembly.IN_SESSION)
    assert list(islice(longer, SMALL)) == some


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    monkeypatch.setenv("TRAVAUX_BENCH_DIR", str(tmp_path))
    monkeypatch.setenv("QUICK", "1")
    with django_db_blocker.unblock():
        yield tmp_path


def test_the_assembly_loads_and_its_session_says_who_was_there(measured: Path, some: list[object]) -> None:
    from tools.benches.ground import records  # noqa: PLC0415 - it needs the settings

    assert measured.exists()
    with records.fresh():
        assert install.ready()
        desk.load(list(assembly.entries(SMALL - assembly.IN_SESSION)), "bench")
        kinds = [one.kind for one in reading.dossiers()]
        assert (kinds.count("member"), kinds.count("session")) == (assembly.MEMBERS, 1)
        assert kinds.count("document") == assembly.ITEMS
        state = many.states([assembly.session(0)], Dials())[assembly.session(0)]
        assert len(state.attendance) == assembly.MEMBERS  # type: ignore[attr-defined]
        assert answers.size() == len(some) - assembly.IN_SESSION


def test_every_address_that_is_measured_answers_and_gets_its_figure(
    measured: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "sized", lambda _full, small: small if small < 100 else SMALL + 4 * assembly.IN_SESSION)
    asked = pages._asked()
    some = (*asked[4:5], *asked[7:9], *asked[11:])
    monkeypatch.setattr(pages, "_asked", lambda: some)
    figures: list[Line] = list(pages.measure())
    assert len(figures) == 5 * len(some)
    assert all(re.search(r"\d", str(one)) for one in figures)
    assert [path.name.partition("-")[0] for path in measured.iterdir()] == ["assembly"]


def test_an_address_that_does_not_answer_gets_no_figure(measured: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tools.benches.ground import records  # noqa: PLC0415 - it needs the settings

    assert measured.exists()
    monkeypatch.setattr(sys, "argv", ["bench"])
    with records.fresh():
        desk.load(list(assembly.entries(assembly.MEMBERS + 1)), "bench")
        client = pages.Client(SERVER_NAME="localhost")
        with pytest.raises(NotMeasured, match=r"/api/v1/dossiers/assembly/session/s0 answered 404 in lap 3"):
            pages._page(client, "/api/v1/dossiers/assembly/session/s0", 3)
        assert pages._page(client, "/api/v1/numbers", 0) > 0
