"""What a communication says of itself: its number, its fields, and whether a reply is still waited for."""

import pytest

from travaux.office.letters import Communication
from travaux.record.entry import Entry, Public, Recorded
from travaux.record.values import RESERVED, Value

RECORDED = Recorded(1, Entry("csto/e/1", "act", "csto", "Asia/Yerevan", Public(1, 2, "entered")))
ANSWER = "csto/communication/2022-4"


def letter(value: dict[str, Value], *answers: str, dossier: str = "csto/communication/2022-3") -> Communication:
    return Communication(dossier, RECORDED, value, None, (), answers)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({}, ""),
        ({"sender": ""}, ""),
        ({"sender": "am"}, "am"),
        ({"sender": "Ереван"}, "Ереван"),
        ({"sender": "<b>"}, "<b>"),
        ({"sender": 7}, "7"),
        ({"sender": 0}, "0"),
        ({"dated": "2022-11-23"}, ""),
        *(({"sender": word}, "") for word in sorted(RESERVED)),
    ],
)
def test_a_field_is_said_where_it_says_something(value: dict[str, Value], said: str) -> None:
    assert letter(value).said("sender") == said


@pytest.mark.parametrize(
    ("value", "answers", "waits"),
    [
        ({}, (), False),
        ({}, (ANSWER,), False),
        ({"reply due": ""}, (), False),
        ({"reply due": "2022-11-23"}, (), True),
        ({"reply due": "2022-11"}, (), True),
        ({"reply due": "2022-11-23"}, (ANSWER,), False),
        ({"reply due": "2022-11-23"}, (ANSWER, "csto/communication/2022-5"), False),
        ({"dated": "2022-11-23"}, (), False),
        *(({"reply due": word}, (), False) for word in sorted(RESERVED)),
    ],
)
def test_a_reply_is_waited_for_while_one_is_due_and_none_is_there(
    value: dict[str, Value], answers: tuple[str, ...], *, waits: bool
) -> None:
    assert letter(value, *answers).waits_for_reply is waits


@pytest.mark.parametrize(
    ("dossier", "number"),
    [
        ("csto/communication/2022-3", "2022-3"),
        ("csto/communication/2022-members-3", "2022-members-3"),
        ("csto/communication/2023-1", "2023-1"),
        ("eaeu/communication/2022-12", "2022-12"),
    ],
)
def test_the_number_of_a_communication_is_the_end_of_its_dossier(dossier: str, number: str) -> None:
    assert letter({}, dossier=dossier).number == number
