"""Whether an act is well formed: what it may be about, its fields, its keys and its words, on both sides of each."""

from dataclasses import dataclass
from typing import Final

import pytest

from travaux.decision.act import Act, Author
from travaux.office.forms import MALFORMED, read_form
from travaux.office.receipts import Refused
from travaux.record.values import Value

DRAFT: Final = ("csto/document/draft-7",)
SESSION: Final = ("csto/session/s1",)
ZONE: Final = "Asia/Yerevan"


@dataclass(frozen=True)
class Row:
    """One act as it is given, and words of each fault that is told; none where it is well formed."""

    kind: str
    about: tuple[str, ...] = DRAFT
    keys: tuple[str, ...] = ()
    value: dict[str, Value] | None = None
    faults: tuple[str, ...] = ()


ROWS: Final = {
    "a bare adoption": Row("adopted"),
    "adopted with a number": Row("adopted", value={"number": "7"}),
    "adopted for the time being": Row("adopted", value={"provisional": "yes"}),
    "adopted perhaps": Row("adopted", value={"provisional": "perhaps"}, faults=("'adopted', provisional:",)),
    "adopted in capitals": Row("adopted", value={"provisional": "YES "}, faults=("'adopted', provisional:",)),
    "adopted without a list": Row("adopted", value={"without": ["am", "by"]}),
    "not taken for want of time": Row("item not taken", value={"why": "no time"}),
    "not taken for another reason": Row("item not taken", value={"why": "rain"}, faults=("'item not taken', why:",)),
    "silence until a day": Row("silence opened", value={"expires": "2022-11-25"}),
    "silence until a moment": Row("silence opened", value={"expires": "2022-11-25T12:00"}),
    "silence until no day": Row("silence opened", value={"expires": "soon"}, faults=("'silence opened', expires:",)),
    "silence until a day that is not": Row("silence opened", value={"expires": "2022-11-31"}, faults=("expires:",)),
    "silence until markup": Row("silence opened", value={"expires": "<b>"}, faults=("expires:",)),
    "a removal asked": Row("removal requested", keys=("am",), value={"reason": "not agreed"}),
    "a removal refused": Row("removal refused", value={"reason": "late"}),
    "a signature": Row("signed", keys=("am",)),
    "an agenda": Row("agenda agreed", about=SESSION),
    "two drafts at once": Row("adopted", about=(*DRAFT, "csto/document/draft-8")),
    "about nothing": Row("adopted", about=(), faults=("'adopted' names no dossier; it is about document.",)),
    "a session adopted": Row("adopted", about=SESSION, faults=("'adopted' cannot be about csto/session/s1",)),
    "a draft and a session": Row("adopted", about=(*DRAFT, *SESSION), faults=("cannot be about csto/session/s1",)),
    "a session convened of a draft": Row("session convened", faults=("it is about session.",)),
    "an unknown field": Row("adopted", value={"colour": "red"}, faults=("'adopted' has no field 'colour'",)),
    "a field of markup": Row("adopted", value={"<b>": "x"}, faults=("'adopted' has no field '<b>'",)),
    "two unknown fields": Row("adopted", value={"b": "x", "a": "y"}, faults=("no field 'a'", "no field 'b'")),
    "no fields at all": Row("agenda agreed", about=SESSION, value={"x": "y"}, faults=("its fields are none.",)),
    "a key too many": Row("adopted", keys=("am",), faults=("'adopted' has no key. Leave 'am' out.",)),
    "two keys too many": Row("adopted", keys=("am", "by"), faults=("Leave 'am by' out.",)),
    "wrong thing and field": Row(
        "adopted", about=SESSION, value={"x": "y"}, faults=("cannot be about", "no field 'x'")
    ),
}


def act(row: Row) -> Act:
    return Act(row.kind, row.about, Author("chair"), 1_669_190_400, row.keys, row.value or {})


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if not row.faults])
def test_an_act_that_its_event_declares_is_read(name: str) -> None:
    read = read_form(act(ROWS[name]), ZONE)
    assert isinstance(read, Act)
    assert (read.kind, read.about) == (ROWS[name].kind, ROWS[name].about)
    assert set(read.value) == set(ROWS[name].value or {})
    assert len(read.keys) == len(ROWS[name].keys)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.faults])
def test_an_act_that_its_event_does_not_declare_is_refused_fault_by_fault(name: str) -> None:
    refused = read_form(act(ROWS[name]), ZONE)
    assert isinstance(refused, Refused)
    assert [reason.code for reason in refused.reasons] == [MALFORMED] * len(ROWS[name].faults)
    for reason, words in zip(refused.reasons, ROWS[name].faults, strict=True):
        assert words in reason.text
