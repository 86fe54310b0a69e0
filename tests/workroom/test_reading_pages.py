"""The pages of reading: an officer pastes or uploads, decides fact by fact, and enters; nobody else sees a text."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import Place, opened
from tests.intake import hostile_files, made, reviewed
from travaux.accounts import keeping
from travaux.intake import handing_in
from travaux.office import answers, reading

PASSWORD = "a long walk along the Sevan"  # noqa: S105 - of people who are not there
FAST = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LIST = "/workroom/read"


@pytest.fixture
def record(tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A copy of the bundled record; what is proposed of the article is made by hand."""
    monkeypatch.setattr(handing_in, "proposed_of", reviewed.proposed_of)
    with (
        django_db_blocker.unblock(),
        opened(records.copied(tmp_path)) as place,
        override_settings(PASSWORD_HASHERS=FAST),
    ):
        yield place


@pytest.fixture
def officer(record: Place) -> Client:
    """A browser in which an officer of the secretariat is signed in."""
    assert record
    return signed_in("secretariat")


def signed_in(role: str, member: str = "", name: str = "") -> Client:
    account = keeping.add(name or role, f"A {role.capitalize()}", password=PASSWORD)
    keeping.seat(account, "csto", role, member=member)
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


def pasted(client: Client, text: str = reviewed.TEXT.decode()) -> str:
    """The address of the review of a text that was pasted."""
    answer = client.post(LIST, {"text": text, "name": "daily.txt"})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def said(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_a_pasted_text_is_one_step_from_its_review(officer: Client) -> None:
    address = pasted(officer)
    assert re.fullmatch(r"/workroom/read/[0-9a-f]{64}", address)
    page = said(officer.get(address))
    assert '<mark data-of="p1">Armenia asked us to remove the document</mark><a class="to" href="#p1">p1</a>' in page
    assert page.count('class="offer open"') == 3
    assert "2023-11-20" in page
    assert "the page bears the year 2024" in page
    assert "Contradicts what is on record:" in page
    assert "/record/fact/s4-yerevan/B20" in page
    assert "look twice" in page


def test_hostile_words_of_a_text_are_shown_as_words(officer: Client) -> None:
    page = said(officer.get(pasted(officer)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("sort", ["page", "docx", "pdf"])
def test_a_file_is_uploaded_and_read(officer: Client, sort: str) -> None:
    file = BytesIO({"page": made.page(), "docx": made.docx(), "pdf": made.pdf()}[sort])
    file.name = "../../x.exe"
    answer = officer.post(LIST, {"file": file})
    page = said(officer.get(answer.headers["Location"]))
    assert "Armenia asked to remove the document" in page
    assert "Nothing was found in it" in page


def test_a_text_that_cannot_be_read_comes_back_with_the_reason_and_what_was_typed(officer: Client) -> None:
    answer = officer.post(LIST, {"text": "12345", "name": "my name"})
    page = said(answer)
    assert answer.status_code == 400
    assert "there is no word in it" in page
    assert "12345</textarea>" in page
    assert 'value="my name"' in page


def test_decisions_are_kept_one_by_one_and_what_was_confirmed_enters(officer: Client) -> None:
    address, size = pasted(officer), answers.size()
    answer = officer.post(f"{address}/decide", {"proposal": "p1", "verdict": "yes", "day": "1"})
    assert answer.headers["Location"] == f"{address}#p2"
    officer.post(f"{address}/decide", {"proposal": "p2", "verdict": "edit", "number": "31", "on": "2023-11-20"})
    officer.post(f"{address}/decide", {"proposal": "p3", "verdict": "no"})
    assert answers.size() == size
    assert "0 undecided, 2 confirmed, 1 rejected, 0 on record." in said(officer.get(address))
    entered = officer.post(f"{address}/enter")
    page = said(officer.get(entered.headers["Location"]))
    assert "Facts entered: 2." in page
    found = next(one.entry for one in reading.entries() if one.entry.id.startswith("read-"))
    assert found.review
    assert (found.review.confirmed, len(found.review.altered)) == ("A Secretariat", 2)
    shown = said(Client(headers={"accept-language": "en"}).get(f"/record/entry/{found.id}"))
    assert "rule engine 1; confirmed by A Secretariat" in shown
    assert "alert(1)" not in shown


def test_a_change_that_makes_no_fact_comes_back_with_the_reason_and_what_was_typed(officer: Client) -> None:
    address = pasted(officer)
    answer = officer.post(f"{address}/decide", {"proposal": "p2", "verdict": "edit", "number": "many", "on": "never"})
    page = said(answer)
    assert answer.status_code == 400
    assert 'role="alert">This cannot enter the record as it stands' in page
    assert 'name="number" value="many"' in page
    assert 'name="on" value="never"' in page
    assert "3 undecided" in page


@pytest.mark.parametrize("path", ["", "/decide", "/enter"])
def test_a_text_that_was_never_handed_in_is_told_so(officer: Client, path: str) -> None:
    address = f"{LIST}/{'0' * 64}{path}"
    answer = officer.post(address, {"proposal": "p1", "verdict": "yes"}) if path else officer.get(address)
    assert answer.status_code in {400, 404}
    assert "lies on the shelf" in said(answer)


@pytest.mark.parametrize(
    "form", [{}, {"proposal": "p1"}, {"proposal": "p9", "verdict": "yes"}, {"proposal": "p1", "verdict": "entered"},
             {"proposal": "p1", "verdict": "yes", "day": "9" * 50}, {"proposal": "p1", "verdict": "yes", "day": "-1"}],
    ids=["nothing", "no verdict", "no such", "entered", "day", "day below"],
)  # fmt: skip
def test_a_form_of_any_content_gives_a_page_and_no_fault(officer: Client, form: dict[str, str]) -> None:
    answer = officer.post(f"{pasted(officer)}/decide", form)
    assert answer.status_code in {302, 400}


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("role", "member"),
    [("delegation", "am"), ("chair", ""), ("depositary", ""), ("observer", ""), ("auditor", "")],
)
def test_no_other_role_sees_or_enters_anything(role: str, member: str) -> None:
    address = pasted(signed_in("secretariat"))
    other, size = signed_in(role, member), answers.size()
    for answer in (
        other.get(LIST),
        other.get(address),
        other.post(LIST, {"text": "said he"}),
        other.post(f"{address}/decide", {"proposal": "p1", "verdict": "yes"}),
        other.post(f"{address}/enter"),
    ):
        assert answer.status_code == 403
        assert "Armenia asked us" not in said(answer)
    assert "3 undecided" in said(signed_in("secretariat", name="another").get(address))
    assert answers.size() == size


@pytest.mark.usefixtures("record")
def test_whoever_is_not_signed_in_is_led_to_the_sign_in() -> None:
    address = pasted(signed_in("secretariat"))
    nobody = Client()
    for answer in (nobody.get(LIST), nobody.get(address), nobody.post(f"{address}/enter")):
        assert answer.status_code in {302, 401}
        assert "Armenia asked us" not in said(answer)


def test_hostile_uploads_are_inert_or_refused(officer: Client) -> None:
    hostile = {**hostile_files.words(), **hostile_files.pages()}
    for name in sorted(hostile)[::6]:
        file = BytesIO(hostile[name][0])
        file.name = "../../../x\r\nSet-Cookie: a=b.docx"
        answer = officer.post(LIST, {"file": file})
        assert answer.status_code in {302, 400}, name
        if answer.status_code == 302:
            verify_inert(said(officer.get(answer.headers["Location"])))


def verify_inert(page: str) -> None:
    """No element of the text's own: neither scripts nor pictures, frames, forms, or attributes that run."""
    assert set(re.findall(r"<script[^>]*>", page)) == set(re.findall(r'<script src="/static/[^>]*>', page))
    assert not re.search(r"<(?:img|iframe|object|embed|svg|base|style)\b", page)
    assert not re.search(r"<[^>]*\son\w+=", page)
