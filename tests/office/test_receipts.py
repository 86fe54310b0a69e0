"""Receipts without a database: what makes two acts one, which keys can be kept, and what is read back."""

from dataclasses import replace
from typing import Any, Final

import msgspec
import pytest

from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.office.papers import plain_name
from travaux.office.receipts import Reason, Receipt, Refused, fingerprint, read, require_key

CHAIR: Final = Author("chair")
ACT: Final = Act("adopted", ("csto/document/draft-7",), CHAIR, 1_669_190_400, value={"mode": "consensus"})
RECEIPT: Final = Receipt("csto/e/1", 3, 4, "aa", "2022-11-23", {"admissible": "yes"}, awaits_ruling=False)


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "not adopted"},
        {"about": ("csto/document/draft-8",)},
        {"about": ("csto/document/draft-7", "csto/document/draft-8")},
        {"by": Author("body")},
        {"by": Author("delegation", "am")},
        {"on": 1_669_190_401},
        {"keys": ("am",)},
        {"keys": ("am", "by")},
        {"value": {}},
        {"value": {"mode": "vote"}},
        {"value": {"mode": ["consensus"]}},
        {"value": {"mode": "consensus", "number": "7"}},
    ],
    ids=str,
)
def test_an_act_with_anything_changed_is_another_act(changed: dict[str, Any]) -> None:
    assert fingerprint(replace(ACT, **changed), "A. Clerk", "public") != fingerprint(ACT, "A. Clerk", "public")


@pytest.mark.parametrize(
    ("who", "audience"),
    [
        ("B. Clerk", "public"),
        ("A. Clerk", "members"),
        ("", "public"),
        ("a. clerk", "public"),
    ],
)
def test_an_act_by_somebody_else_or_for_others_is_another_act(who: str, audience: str) -> None:
    assert fingerprint(ACT, who, audience) != fingerprint(ACT, "A. Clerk", "public")


def test_fields_in_another_order_are_the_same_act() -> None:
    one = replace(ACT, value={"mode": "consensus", "number": "7"})
    other = replace(ACT, value={"number": "7", "mode": "consensus"})
    assert fingerprint(one, "A. Clerk", "public") == fingerprint(other, "A. Clerk", "public")


def test_a_fingerprint_is_sixty_four_figures_and_the_same_each_time() -> None:
    found = fingerprint(ACT, "A. Clerk", "public")
    assert found == fingerprint(ACT, "A. Clerk", "public")
    assert len(found) == 64
    assert set(found) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("", True),
        ("k", True),
        ("a key of words", True),
        ("ключ", True),
        ("<b>'\"; DROP TABLE", True),
        ("k" * 200, True),
        ("k" * 201, False),
        ("a\nb", False),
        ("a\x00b", False),
        ("a\x1bb", False),
        ("a\u202eb", False),
        ("\ud800", False),
        ("a\tb", False),
    ],
    ids=repr,
)
def test_a_key_can_be_kept_or_is_refused(key: str, *, kept: bool) -> None:
    if kept:
        assert require_key(key) is None  # type: ignore[func-returns-value]
        return
    with pytest.raises(BrokenInput, match="is no key for an act: write at most 200 characters") as refused:
        require_key(key)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    "receipt",
    [
        RECEIPT,
        msgspec.structs.replace(RECEIPT, finding=None),
        msgspec.structs.replace(RECEIPT, awaits_ruling=True),
        msgspec.structs.replace(RECEIPT, entry="<b>"),
        msgspec.structs.replace(RECEIPT, finding={"grounds": [{"text": "статья 12"}]}),
    ],
    ids=["plain", "silent rules", "a ruling due", "markup", "grounds"],
)
def test_a_receipt_is_read_back_as_it_was(receipt: Receipt) -> None:
    assert read(msgspec.json.encode(receipt)) == receipt


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"no JSON",
        b"\xff\xfe",
        b'{"entry": 1}',
        msgspec.json.encode(RECEIPT)[:-1],
        msgspec.json.encode(RECEIPT).replace(b'"position":3', b'"position":"3"'),
        msgspec.json.encode(RECEIPT).replace(b"false", b"0"),
    ],
)
def test_bytes_that_are_no_receipt_are_none(stored: bytes) -> None:
    assert read(stored) is None


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ((), ""),
        (("No seat.",), "No seat."),
        (("No seat.", "No mandate."), "No seat. No mandate."),
    ],
)
def test_the_reasons_of_a_refusal_stand_in_one_line(texts: tuple[str, ...], line: str) -> None:
    assert Refused(tuple(Reason("malformed", text) for text in texts)).text == line


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("note.pdf", "note.pdf"),
        ("Note 7 (final)-v2.docx", "Note 7 (final)-v2.docx"),
        ("Записка.pdf", "Записка.pdf"),
        ("../../etc/passwd", "passwd"),
        ("/etc/passwd", "passwd"),
        ("C:\\papers\\note.pdf", "note.pdf"),
        ("a/b\\c.pdf", "c.pdf"),
        ("folder/", "paper"),
        ("", "paper"),
        ("...", "paper"),
        (" . ", "paper"),
        ("-rf", "rf"),
        ("--help", "help"),
        (".hidden", "hidden"),
        ("note.pdf.", "note.pdf"),
        ("a\nb.pdf", "a_b.pdf"),
        ("a\x00b.pdf", "a_b.pdf"),
        ("a\u202efdp.exe", "a_fdp.exe"),
        ("<b>.pdf", "_b_.pdf"),
        ("a;b|c.pdf", "a_b_c.pdf"),
        ("$(x).pdf", "_(x).pdf"),
        ("=1+1.pdf", "_1_1.pdf"),
        ('a"b.pdf', "a_b.pdf"),
        ("x" * 200 + ".pdf", "x" * 116 + ".pdf"),
    ],
    ids=repr,
)
def test_a_paper_keeps_of_its_name_what_no_system_reads_otherwise(name: str, kept: str) -> None:
    assert plain_name(name) == kept
