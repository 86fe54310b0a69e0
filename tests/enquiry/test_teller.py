"""What the Teller makes of each part of a state: with facts and without, with rivals, unsaid, contested, in Russian too."""

from typing import Any

import pytest
from django.utils import translation

from tests.factories import ZONE, a_day
from travaux.decision.situation.claims import Cited, Claim, Happening, Remark, Version
from travaux.decision.situation.state import Contested, DossierState, Evidence, Newest, Stage, Taken
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names
from travaux.record.values import Value

TELL = Teller(
    Names({"csto/member/am": "Armenia", "world/person/zas": "Zas", "csto/post/sg": "Secretary General"}, "csto"), ZONE
)
DAY, NEXT = a_day("2022-11-23").interval, a_day("2022-11-24").interval


def cited(address: str, day: str = "2022-11-23", by: str = "", post: str = "") -> Cited:
    when = a_day(day).interval
    return Cited(address, "attendance", when, day, "stated", when, by, post, ())


ONE, OTHER = cited("r1#f1"), cited("r2#f1", "2022-11-24")


@pytest.mark.parametrize(
    ("number", "told", "russian"),
    [
        (0, "", ""),
        (1, " [r0#f1]", " [r0#f1]"),
        (4, " [r0#f1, r1#f1, r2#f1, r3#f1]", " [r0#f1, r1#f1, r2#f1, r3#f1]"),
        (5, " [r0#f1, r1#f1, r2#f1, r3#f1 and 1 more]", " [r0#f1, r1#f1, r2#f1, r3#f1 и ещё 1]"),
        (40, " [r0#f1, r1#f1, r2#f1, r3#f1 and 36 more]", " [r0#f1, r1#f1, r2#f1, r3#f1 и ещё 36]"),
    ],
)
def test_citations_are_cut_and_the_rest_counted(number: int, told: str, russian: str) -> None:
    several = [cited(f"r{one}#f1") for one in range(number)]
    assert TELL.refs(iter(several)) == TELL.refs([*several, *several]) == told
    with translation.override("ru"):
        assert TELL.refs(several) == russian


@pytest.mark.parametrize(
    ("happening", "english", "russian"),
    [
        (None, "not on record", "нет в материалах"),
        (Happening(DAY, "x", ()), "23 November 2022", "23 ноября 2022"),
        (Happening(DAY, "x", (ONE,)), "23 November 2022 [r1#f1]", "23 ноября 2022 [r1#f1]"),
        (
            Happening(DAY, "x", (ONE,), (OTHER,)),
            "23 November 2022 [r1#f1]; elsewhere put at 24 November 2022 [r2#f1]",
            "23 ноября 2022 [r1#f1]; в других источниках датируется: 24 ноября 2022 [r2#f1]",
        ),
        (
            Happening(None, "contested, and none leads", (), (ONE, OTHER)),
            "contested, and none leads; elsewhere put at 23 November 2022 [r1#f1] and 24 November 2022 [r2#f1]",
            "оспаривается, ведущего нет; в других источниках датируется: 23 ноября 2022 [r1#f1] и 24 ноября 2022 [r2#f1]",
        ),
    ],
)
def test_a_happening_is_told_with_whoever_puts_it_elsewhere(
    happening: Happening | None, english: str, russian: str
) -> None:
    assert TELL.when(happening) == english
    with translation.override("ru"):
        assert TELL.when(happening) == russian


RIVALS = (Version("Moscow", (OTHER,)), Version("Belarus", (cited("r3#f1"),), excludes=False))
UNLED = Claim(None, (), (Version("Minsk", (ONE,)), Version("Moscow", (OTHER,))), "contested, and none leads")


@pytest.mark.parametrize(
    ("claim", "english", "labelled"),
    [
        (Claim("Minsk", (ONE,)), "Minsk [r1#f1]", True),
        (Claim(15), "15", True),
        (Claim(0), "0", True),
        (Claim("none", (ONE,)), "none, says the source [r1#f1]", True),
        (Claim(["csto/member/am", "uz"]), "Armenia and uz", True),
        (Claim("Minsk", (ONE,), RIVALS), "Minsk [r1#f1]; contested, others say: Moscow [r2#f1]; also told as: Belarus [r3#f1]", True),
        (UNLED, "contested, and none leads; contested, others say: Minsk [r1#f1] and Moscow [r2#f1]", True),
        # nothing to tell: no label stands alone
        (Claim(None), "nothing on record", False),
        (Claim(None, text="nothing on record"), "nothing on record", False),
        (Claim(None, (ONE,), text="the source does not say"), "the source does not say [r1#f1]", False),
    ],
)  # fmt: skip
def test_a_claim_is_told_with_its_rivals_and_a_label_only_where_somebody_says_something(
    claim: Claim, english: str, labelled: bool
) -> None:
    assert TELL.claim(claim) == english
    assert list(TELL.labelled("Place", claim)) == ([f"Place: {english}."] if labelled else [])


def test_a_claim_is_told_in_russian() -> None:
    with translation.override("ru"):
        assert list(TELL.labelled("Place", Claim("Minsk", (ONE,), RIVALS[:1]))) == [
            "Место: Минск [r1#f1]; оспаривается, другие сообщают: Москва [r2#f1]."
        ]
        assert TELL.claim(Claim(None)) == "в материалах ничего нет"


def test_a_claim_may_be_put_in_words_of_its_own_and_so_are_its_rivals() -> None:
    chaired = Claim("am", (ONE,), (Version("uz", (OTHER,)),))
    assert list(TELL.labelled("Chaired by", chaired, TELL.member)) == [
        "Chaired by: Armenia [r1#f1]; contested, others say: uz [r2#f1]."
    ]


@pytest.mark.parametrize(
    ("by", "post", "told"),
    [
        ("", "", ""),
        ("world/person/zas", "", "Zas"),
        ("", "csto/post/sg", "Secretary General"),
        ("world/person/zas", "csto/post/sg", "Zas (Secretary General)"),
        ("world/person/un-known", "csto/post/x", "un known (x)"),
    ],
)
def test_who_says_it_is_told_with_the_post_as_far_as_either_is_known(by: str, post: str, told: str) -> None:
    assert TELL.by(cited("r1#f1", by=by, post=post)) == told


@pytest.mark.parametrize(
    ("keys", "value", "english", "russian"),
    [
        ((), {}, "attendance", "присутствие"),
        (("am",), {}, "attendance (Armenia)", "присутствие (Armenia)"),
        (("unknown",), {"presence": "unknown"}, "attendance (not stated); presence not stated", "присутствие (не указано); не указано: присутствие"),
        (("am",), {"presence": "absent", "reason": "unknown"}, "attendance (Armenia); presence: absent; reason not stated", "присутствие (Armenia); присутствие: отсутствует; не указано: причина"),
        ((), {"presence": "unknown", "rank": "unknown", "reason": "none"}, "attendance; reason: none, says the source; presence and rank not stated", "присутствие; причина: нет, сообщает источник; не указано: присутствие и ранг"),
    ],
)  # fmt: skip
def test_a_fact_is_told_whole_and_what_it_leaves_unsaid_is_named(
    keys: tuple[str, ...], value: dict[str, Value], english: str, russian: str
) -> None:
    told = Remark("attendance", keys, value, ONE)
    assert TELL.remark(told) == f"23 November 2022: {english} [r1#f1]."
    with translation.override("ru"):
        assert TELL.remark(told) == f"23 ноября 2022: {russian} [r1#f1]."


def test_remarks_stand_under_their_label_which_never_stands_alone() -> None:
    said = Remark("attendance", (), {}, cited("r1#f1", by="world/person/zas"))
    assert list(TELL.remarks("Quorum", iter([said]))) == [
        "Quorum:",
        "  23 November 2022: attendance, says Zas [r1#f1].",
    ]
    assert list(TELL.remarks("Quorum", iter([]))) == []


@pytest.mark.parametrize(
    ("since", "note", "english", "russian"),
    [
        (None, "", "Session: held.", "Сессия: состоялась."),
        ("2022-11-23", "", "Session: held since 23 November 2022 [r1#f1].", "Сессия: состоялась с 23 ноября 2022 [r1#f1]."),
        ("2022-11", "", "Session: held since November 2022 [r1#f1].", "Сессия: состоялась с ноября 2022 [r1#f1]."),
        ("2022", "", "Session: held since 2022 [r1#f1].", "Сессия: состоялась с 2022 [r1#f1]."),
        # no 'since' fits before what has no name of its own
        ("2022-11-20/2022-12-03", "", "Session: held, between 20 November 2022 and 3 December 2022 [r1#f1].", "Сессия: состоялась, в период с 20 ноября 2022 по 3 декабря 2022 [r1#f1]."),
        ("../2022", "", "Session: held, by 31 December 2022 [r1#f1].", "Сессия: состоялась, не позднее 31 декабря 2022 [r1#f1]."),
        ("always", "", "Session: held, at any time [r1#f1].", "Сессия: состоялась, в любое время [r1#f1]."),
        (None, "not foreseen from cancelled", "Session: held (not foreseen from cancelled).", "Сессия: состоялась (не предусмотрено на стадии: отменена)."),
    ],
)  # fmt: skip
def test_a_stage_is_told_with_since_when_and_whether_it_was_foreseen(
    since: str | None, note: str, english: str, russian: str
) -> None:
    stage = Stage("held", cited("r1#f1", since) if since else None, foreseen=not note, note=note, steps=())
    assert list(TELL.stage("Session", stage)) == [english]
    with translation.override("ru"):
        assert list(TELL.stage("Session", stage)) == [russian]


def taken(**given: Any) -> Taken:  # noqa: ANN401 - any part of a step
    plain = {"machine": "session", "event": "session held", "keys": (), "before": "scheduled", "to": "held", "foreseen": True, "note": "", "fact": ONE, "also": ()}  # fmt: skip
    return Taken(**{**plain, **given})


@pytest.mark.parametrize(
    ("step", "english"),
    [
        (taken(), "session held -> held [r1#f1]"),
        (taken(keys=("am",)), "session held, Armenia -> held [r1#f1]"),
        (taken(before="held", also=(OTHER,)), "session held [r1#f1, r2#f1]"),
        (taken(note="not foreseen from cancelled"), "session held -> held (not foreseen from cancelled) [r1#f1]"),
    ],
)
def test_a_step_says_where_it_led_and_nothing_where_it_led_nowhere(step: Taken, english: str) -> None:
    assert TELL.step(step) == f"23 November 2022: {english}"


def evidence(**given: Any) -> list[str]:  # noqa: ANN401 - any part of the evidence
    bare = {"facts": 1, "newest": None, "hidden": 0, "text": "", "contested": (), "may": (), "may_be_public": ()}
    return list(TELL.evidence(DossierState("csto/session/s", "session", (), Evidence(**{**bare, **given}))))


def test_the_evidence_begins_with_the_newest_and_says_where_there_is_none() -> None:
    assert evidence() == ["No dated evidence on record."]
    newest = Newest("r1#f1", DAY, NEXT)
    assert evidence(newest=newest) == ["Newest evidence: 23 November 2022 [r1#f1], of 1 fact on record."]
    assert evidence(newest=newest, facts=1200) == [
        "Newest evidence: 23 November 2022 [r1#f1], of 1,200 facts on record."
    ]


def test_what_is_contested_open_and_held_back_is_told_after_it_each_once() -> None:
    twice = tuple(Contested("r1#f1", "attendance", (other,)) for other in ("r2#f1", "r3#f1"))
    told = evidence(contested=twice, may=(ONE, OTHER), may_be_public=(OTHER,), text="rests on 2 restricted entries")
    assert told[1:] == [
        "Contested: attendance [r1#f1].",
        "May have happened by then: attendance [r1#f1] and attendance [r2#f1].",
        "May have been public by then: attendance [r2#f1].",
        "This rests on 2 restricted entries.",
    ]
    with translation.override("ru"):
        assert evidence(text="rests on 2 restricted entries")[1:] == [
            "Примечание: основано на записях ограниченного доступа, числом 2."
        ]
