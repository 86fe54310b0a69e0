"""`travaux read`: what an article is proposed to say, reviewed by keys or confirmed by id, and nothing else entered."""

import io
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.intake import made, reviewed
from travaux.intake import handing_in
from travaux.office import answers


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is proposed is made by hand, so that these tests do not hang on how well the engine reads."""
    monkeypatch.setattr(handing_in, "proposed_of", reviewed.proposed_of)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "daily.txt"
    file.write_bytes(reviewed.TEXT)
    return file


def keys(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What a person types, through a pipe."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("own_record")
def test_each_proposal_is_shown_with_its_words_its_days_its_speaker_and_what_it_contradicts(
    travaux: Shell, article: Path
) -> None:
    size = answers.size()
    ran = travaux("read", str(article))
    told = flat(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert told.startswith("Armenia asks for removal daily.txt; English; 3 lines; sha256 a272e47c6055…")
    assert "removal requested: Armenia (session: not stated)" in told
    assert "L2: “Armenia asked us to remove the document”" in told
    assert "on 2023-11-20, stated as “20 November”, from p2: the November session last year was that of 2022" in told
    assert "or 2024-11-20 (day 2): the page bears the year 2024" in told
    assert (
        "said by Imangali Tasmagambetov as CSTO Secretary General" in told or "said by Imangali Tasmagambetov" in told
    )
    assert "CONTRADICTS what is on record: s4-yerevan#B20" in told
    assert told.endswith("Nothing enters unconfirmed: --review decides by keys, --confirm ID confirms one.")
    assert answers.size() == size


@pytest.mark.usefixtures("own_record")
def test_programs_get_the_same_with_the_words_of_each_span(travaux: Shell, article: Path) -> None:
    told = travaux("read", str(article), "--json").json()
    first = told["proposals"][0]
    assert (first["id"], first["verdict"], first["words"]) == (
        "p1",
        "open",
        ["Armenia asked us to remove the document"],
    )
    assert [one["date"] for one in first["days"]] == ["2023-11-20", "2024-11-20"]
    assert told["proposals"][2]["contradicts"] == ["s4-yerevan#B20"]
    assert told["proposer"] == "rule engine 1"
    assert told["counts"]["open"] == 3


@pytest.mark.usefixtures("own_record")
def test_a_proposal_confirmed_by_id_is_on_record_and_the_same_again_changes_nothing(
    travaux: Shell, article: Path
) -> None:
    ran = travaux("read", str(article), "--confirm", "p1,p2", "--by", "A. Clerk")
    assert (ran.code, ran.err) == (0, "")
    assert flat(ran.out).startswith("2 facts entered in read-a272e47c6055-p2.")
    size = answers.size()
    again = travaux("read", str(article), "--confirm", "p1", "--by", "A. Clerk")
    assert "Nothing was added." in flat(again.out)
    assert answers.size() == size
    assert "[entered by A. Clerk]" in travaux("read", str(article)).out
    assert "removal requested" in travaux("show", "csto/document/assistance-to-armenia").out
    assert travaux("verify").code == 0


@pytest.mark.usefixtures("own_record")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--confirm", "p1"), "Confirming needs a name. Nothing was read. Name who decides with --by"),
        (("--review",), "Confirming needs a name."),
        (("--review", "--json", "--by", "x"), "goes with neither"),
        (("--confirm", "p9", "--by", "x"), "has no proposal 'p9'"),
    ],
    ids=["no name", "no name by keys", "two ways", "no such"],
)
def test_wrong_use_ends_with_one_message_and_enters_nothing(
    travaux: Shell, article: Path, words: tuple[str, ...], told: str
) -> None:
    size = answers.size()
    ran = travaux("read", str(article), *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert answers.size() == size


@pytest.mark.usefixtures("own_record")
def test_a_review_by_keys_keeps_each_decision_and_enters_what_was_confirmed(
    travaux: Shell, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = answers.size()
    keys(monkeypatch, "d", "2", "e", "number = 31", "", "n", "y")
    ran = travaux("read", str(article), "--review", "--by", "A. Clerk")
    assert (ran.code, ran.err) == (0, "")
    assert "2 facts entered" in flat(ran.out)
    assert answers.size() > size
    told = flat(travaux("read", str(article)).out)
    assert "number: 31" in told
    assert "[no by A. Clerk]" in told


@pytest.mark.usefixtures("own_record")
def test_a_review_that_is_left_goes_on_where_it_was(
    travaux: Shell, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys(monkeypatch, "y", "q")
    left = travaux("read", str(article), "--review", "--by", "A. Clerk")
    assert "What was decided is kept" in flat(left.out)
    keys(monkeypatch, "s", "n", "n")
    ran = travaux("read", str(article), "--review", "--by", "A. Clerk")
    assert "3 proposals, 2 undecided" in flat(ran.out)
    assert "p2 " in ran.out.split("undecided")[1].split("y/n/e?")[0]
    assert "Not entered. What was decided is kept." in flat(ran.out)


@pytest.mark.usefixtures("own_record")
def test_a_change_that_makes_no_fact_is_told_and_asked_again(
    travaux: Shell, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys(monkeypatch, "s", "e", "number = many", "", "z", "d", "9", "d", "x", "q")
    ran = travaux("read", str(article), "--review", "--by", "A. Clerk")
    assert ran.code == 0
    assert "is no count" in flat(ran.out)
    assert "has no day number 9" in flat(ran.out)


@pytest.mark.usefixtures("own_record")
def test_a_folder_is_read_whole_and_each_failure_is_told(travaux: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_bytes(reviewed.TEXT)
    (folder / "b.html").write_bytes(made.page())
    (folder / "inner" / "c.docx").write_bytes(made.docx())
    (folder / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / ".hidden").write_bytes(b"x")
    (folder / "link.txt").symlink_to("/etc/passwd")
    ran = travaux("read", str(folder))
    assert ran.code == 1
    assert flat(ran.out).endswith("3 texts read, 1 file not.")
    assert "it is a picture" in flat(ran.out)
    told = travaux("read", str(folder), "--json").json()
    assert [one["text"]["name"] for one in told["texts"]] == ["a.txt", "b.html", "c.docx"]
    assert len(told["failed"]) == 1


@pytest.mark.usefixtures("own_record")
@pytest.mark.parametrize("name", ["none.txt", "a.png", "empty"])
def test_what_cannot_be_read_ends_with_one_message(travaux: Shell, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty").mkdir()
    ran = travaux("read", str(tmp_path / name))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Reading ")


def test_texts_lie_in_the_data_folder_for_their_owner_alone(travaux: Shell, article: Path, own_record: Place) -> None:
    travaux("read", str(article))
    files = list((own_record.folder / "texts").iterdir())
    assert {one.stat().st_mode & 0o777 for one in files} == {0o600}
    assert sum(one.read_bytes() == reviewed.TEXT for one in files) == 1


@pytest.mark.usefixtures("no_record")
def test_without_a_record_it_says_how_to_begin(travaux: Shell, article: Path) -> None:
    ran = travaux("read", str(article))
    assert (ran.code, ran.out) == (2, "")
    assert "Run `travaux demo`" in ran.err
