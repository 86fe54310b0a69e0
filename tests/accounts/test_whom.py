"""Which roles are told of which event, written down a second time, row by row; and who is told of none."""

from typing import Final

import pytest

from travaux.accounts.notices.whom import TOLD
from travaux.record.events import kind_named

D: Final = ("delegation",)
S: Final = ("secretariat",)
BOTH: Final = ("delegation", "secretariat")
NOBODY: Final = ()


@pytest.mark.parametrize(
    ("event", "roles"),
    [
        ("round opened", D),
        ("circulated", D),
        ("silence opened", D),
        ("silence extended", D),
        ("silence broken", D),
        ("signature opened", D),
        ("session convened", D),
        ("session postponed", D),
        ("session cancelled", D),
        ("agenda agreed", D),
        ("put to decision", D),
        ("adopted", D),
        ("not adopted", D),
        ("communication registered", S),
        ("removal requested", S),
        ("item proposed", S),
        ("objection raised", S),
        ("signature refused", S),
        ("withdrawal notified", S),
        ("formal notice given", S),
        ("absence announced", S),
        ("amendment proposed", S),
        ("ruling given", BOTH),
        ("item removed", BOTH),
        ("removal refused", BOTH),
        ("returned for finalisation", BOTH),
        ("resubmission instructed", BOTH),
        ("agreement instructed", BOTH),
        ("instruction given", BOTH),
        ("instruction extended", BOTH),
        ("taken off control", BOTH),
        ("session held", NOBODY),
        ("session opened", NOBODY),
        ("session closed", NOBODY),
        ("record certified", NOBODY),
        ("signed", NOBODY),
        ("signature completed", NOBODY),
        ("entered into force", NOBODY),
        ("ratified", NOBODY),
        ("joined", NOBODY),
        ("declined to join", NOBODY),
        ("item included", NOBODY),
        ("item deferred", NOBODY),
        ("item merged", NOBODY),
        ("item opened", NOBODY),
        ("item not taken", NOBODY),
        ("decision announced", NOBODY),
        ("chaired", NOBODY),
        ("key rotated", NOBODY),
        ("clock set", NOBODY),
        ("entry released", NOBODY),
        ("rule book adopted", NOBODY),
        ("correction explained", NOBODY),
    ],
)
def test_an_event_is_told_to_those_whom_it_asks_something_of(event: str, roles: tuple[str, ...]) -> None:
    assert kind_named(event).name == event
    assert TOLD.get(event, ()) == roles


@pytest.mark.parametrize("role", ["chair", "depositary", "observer", "auditor"])
def test_a_role_that_no_event_asks_anything_of_is_told_of_rulings_at_most(role: str) -> None:
    assert not [event for event, roles in TOLD.items() if role in roles]


def test_every_event_of_which_somebody_is_told_can_be_done_as_an_act() -> None:
    assert [event for event in TOLD if not kind_named(event).act] == []
