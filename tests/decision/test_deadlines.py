"""What a dossier asks of whom until when, who has answered, and what is asked no more."""

import pytest

from tests.decision.states_of import reports, state
from tests.factories import MOSCOW, ZONE, a_fact
from travaux.decision.deadlines import Deadline, deadlines_of, in_order
from travaux.record.entry import Fact
from travaux.record.times import end_of
from travaux.record.values import Value

DOC, PLAN, NOTE = "csto/document/x", "csto/plan/p", "csto/communication/n"
ROLL = ("am", "by", "kz")


def told(name: str, on: str = "2022-11-02", keys: str = "", about: str = DOC, **value: Value) -> Fact:
    fields = {one.rstrip("_").replace("_", " "): given for one, given in value.items()}
    return a_fact(name, about, on, keys=tuple(keys.split()), value=fields)


def asked(*facts: Fact, about: str = DOC) -> tuple[Deadline, ...]:
    return in_order(deadlines_of(state(about, reports(*facts)), ROLL, MOSCOW))


DRAFTED = told("drafted", "2022-11-01")
ROUND = told("round opened", stage="permanent council", version="1", deadline="2022-11-15T18:00")
TABLED = told("tabled")
CLAUSES = tuple(told("clause drafted", "2022-11-01", number, version="1", text="Words.") for number in ("1", "2"))


def clause_stance(member: str, clause: str, on: str = "2022-11-05", stance: str = "agrees") -> Fact:
    return told("clause stance recorded", on, member, clause=clause, stance=stance)


def test_a_round_asks_every_member_until_its_minute() -> None:
    (one,) = asked(DRAFTED, ROUND)
    assert (one.kind, one.what, one.stated, one.asked) == ("round", "permanent council", "2022-11-15T18:00", ROLL)
    assert (one.until, one.waiting) == (end_of("2022-11-15T18:00", ZONE), ROLL)
    assert one.concerns("am")
    assert not one.concerns("ru")


def test_a_day_runs_to_its_end_and_no_day_comes_last() -> None:
    open_ended, dated = (
        told("round opened", stage="heads"),
        told("round opened", stage="working group", deadline="2022-11-15"),
    )
    assert [(one.what, one.until) for one in asked(DRAFTED, open_ended, dated)] == [
        ("working group", end_of("2022-11-15", ZONE)), ("heads", None),
    ]  # fmt: skip


def test_who_spoke_of_the_whole_text_since_the_opening_has_answered() -> None:
    before = told("stance recorded", "2022-11-01", "by", stance="agrees")
    since = told("stance recorded", "2022-11-05", "am", stance="objects")
    (one,) = asked(DRAFTED, before, ROUND, since)
    assert (list(one.answered), one.waiting) == (["am"], ("by", "kz"))


def test_clause_by_clause_only_the_last_clause_is_the_answer() -> None:
    (one,) = asked(DRAFTED, *CLAUSES, ROUND, clause_stance("am", "1"))
    assert one.waiting == ROLL
    (one,) = asked(DRAFTED, *CLAUSES, ROUND, clause_stance("am", "1"), clause_stance("am", "2", stance="reserves"))
    assert one.waiting == ("by", "kz")


def test_a_clause_that_was_reworded_is_to_be_answered_anew_and_one_taken_out_no_more() -> None:
    both = (clause_stance("am", "1"), clause_stance("am", "2"))
    reworded = told("clause drafted", "2022-11-07", "2", version="2", text="Others.")
    assert asked(DRAFTED, *CLAUSES, ROUND, *both, reworded)[0].waiting == ROLL
    removed = told("clause removed", "2022-11-07", "2", version="2")
    assert asked(DRAFTED, *CLAUSES, ROUND, clause_stance("am", "1"), removed)[0].waiting == ("by", "kz")


@pytest.mark.parametrize(
    "over",
    [
        told("round closed", "2022-11-16", stage="permanent council", outcome="agreed in general"),
        told("adopted", "2022-11-23", mode="consensus"),
        told("withdrawn", "2022-11-23"),
    ],
    ids=lambda fact: fact.fact,
)
def test_a_round_that_is_over_asks_nobody(over: Fact) -> None:
    assert asked(DRAFTED, ROUND, over) == ()


def test_a_circulation_with_a_day_asks_for_a_reply_and_the_last_one_counts() -> None:
    first = told("circulated", "2022-11-02", version="1", reply_due="2022-11-10")
    second = told("circulated", "2022-11-05", version="2", reply_due="2022-11-20")
    answered = told("stance recorded", "2022-11-03", "am", stance="agrees")
    (one,) = asked(DRAFTED, first, answered, second)
    assert (one.kind, one.what, one.waiting) == ("reply", "2", ROLL)
    assert asked(DRAFTED, told("circulated", "2022-11-02", version="1")) == ()


def test_silence_runs_until_the_last_word_that_put_it_off_and_is_answered_by_breaking_it() -> None:
    opened = told("silence opened", "2022-11-03", expires="2022-11-10T12:00")
    later = told("silence extended", "2022-11-05", expires="2022-11-12T12:00")
    objected = told("objection raised", "2022-11-06", "by", to="silence")
    (one,) = asked(DRAFTED, TABLED, opened, later, objected)
    assert (one.kind, one.stated, list(one.answered)) == ("silence", "2022-11-12T12:00", ["by"])
    broken = told("silence broken", "2022-11-06", by="by")
    assert asked(DRAFTED, TABLED, opened, broken) == ()


def test_signatures_are_asked_of_those_that_neither_signed_nor_refused() -> None:
    opened = told("signature opened", "2022-11-03", due="2022-12-01")
    done = (told("signed", "2022-11-04", "by"), told("signature refused", "2022-11-04", "am"))
    (one,) = asked(DRAFTED, TABLED, opened, done[0])
    assert (one.kind, one.until, one.waiting) == ("signature", end_of("2022-12-01", ZONE), ("am", "kz"))
    (one,) = asked(DRAFTED, TABLED, opened, *done)
    assert one.waiting == ("kz",)


def test_signatures_that_are_all_there_are_asked_of_nobody() -> None:
    opened = told("signature opened", "2022-11-03")
    all_signed = (told("signed", f"2022-11-0{day}", member) for day, member in enumerate(ROLL, start=4))
    assert asked(DRAFTED, TABLED, opened, *all_signed) == ()


def test_an_instruction_that_two_sources_tell_of_is_asked_once() -> None:
    twice = [told("instruction given", "2022-11-23", "csto/body/csc", to="csto/body/cfm", what=text) for text in ("Finish it.", "Work on.")]  # fmt: skip
    assert len(asked(DRAFTED, *twice)) == 1
    other = told("instruction given", "2022-11-23", "csto/body/csc", to="csto/body/cdm")
    assert len(asked(DRAFTED, *twice, other)) == 2


@pytest.mark.parametrize(
    ("to", "members"),
    [("csto/member/am", ("am",)), ("csto/body/cfm", ROLL), ("csto/post/secretary-general", ()), ("unknown", ())],
)
def test_an_instruction_is_asked_of_whom_it_names(to: str, members: tuple[str, ...]) -> None:
    given = told("instruction given", "2022-11-23", "csto/body/csc", to=to, due="2023-02-01", number="7")
    (one,) = asked(DRAFTED, given)
    assert (one.kind, one.what, one.asked, one.of) == ("instruction", "7", members, to)


def test_an_instruction_is_due_by_its_extension_until_it_is_off_control_on_plans_too() -> None:
    given = told("instruction given", "2022-11-23", "csto/body/csc", PLAN, to="csto/member/am", due="2023-02-01")
    later = told("instruction extended", "2023-01-20", about=PLAN, due="2023-05-01")
    assert [one.stated for one in asked(given, later, about=PLAN)] == ["2023-05-01"]
    assert asked(given, later, told("taken off control", "2023-04-20", about=PLAN), about=PLAN) == ()


def test_a_text_that_was_sent_back_is_due_as_long_as_it_is_back() -> None:
    back = told("returned for finalisation", "2022-11-23", "csto/body/csc", to="csto/body/cfm", due="none")
    assert [(one.kind, one.until) for one in asked(DRAFTED, TABLED, back)] == [("instruction", None)]
    assert asked(DRAFTED, TABLED, back, told("round opened", "2022-12-01", stage="heads"))[0].kind == "round"


def test_a_communication_waits_for_the_reply_that_it_names() -> None:
    noted = told("communication registered", about=NOTE, sender="am", number="12", reply_due="2022-11-30")
    (one,) = asked(noted, about=NOTE)
    assert (one.kind, one.what, one.of, one.asked) == ("communication", "12", "am", ())
    assert asked(noted, told("communication answered", "2022-11-20", about=NOTE), about=NOTE) == ()
    assert asked(told("communication registered", about=NOTE, sender="am"), about=NOTE) == ()
