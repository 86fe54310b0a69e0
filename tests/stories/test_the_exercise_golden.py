"""Decisions of law.md B.18 done as acts: each through the desk, with what it finds before, at and after the decision."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, Place, fresh
from tests.factories import a_fact, a_report
from tests.stories.exercise import (
    BODY,
    CHAIR,
    CSC,
    ROLL,
    SECRETARIAT,
    SIX,
    Json,
    bound,
    by_fold,
    by_register,
    codes,
    enter,
    moment,
    of,
    open_exercise,
    stages,
    texts,
)
from travaux.decision.act import Act, Author
from travaux.office import desk
from travaux.office.desk import Receipt, Refused

SESSION = "csto/session/csc"
DOC = "csto/document/decision"
NOT_SEEN = " (our reading; text not seen)"


@pytest.fixture(params=VENDORS)
def either(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """An empty record, once on SQLite and once on PostgreSQL."""
    with django_db_blocker.unblock(), fresh(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def empty(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """An empty record on SQLite."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path) as place:
        yield place


class Sitting:
    """An exercise that goes on from act to act, a minute each; the last receipt is kept."""

    def __init__(self, day: str, absent: str = "") -> None:
        self.now = moment(f"{day}T09:00")
        open_exercise(f"{day}T08:00")
        self("session scheduled", SECRETARIAT, SESSION, for_=day, bodies=[CSC])
        self("session opened", CHAIR, SESSION)
        for member in SIX:
            self("attendance", SECRETARIAT, SESSION, keys=member, presence="absent" if member == absent else "present")

    def __call__(self, kind: str, by: Author, about: str = DOC, /, keys: str = "", **value: object) -> Json:
        """Do an act that must be entered; answers its finding."""
        self.now += 60
        self.receipt = enter(self.act(kind, by, about, keys, **value), self.now)
        return self.receipt.finding

    def refused(self, kind: str, by: Author, about: str = DOC, /, keys: str = "", **value: object) -> list[str]:
        """Try an act that must be refused; answers the reasons."""
        answer = desk.submit(self.act(kind, by, about, keys, **value), "the exercise", "", self.now + 60)
        assert isinstance(answer, Refused), answer
        return [reason.code for reason in answer.reasons]

    @staticmethod
    def act(kind: str, by: Author, about: str, keys: str = "", /, **value: object) -> Act:
        fields = {name.rstrip("_").replace("_", " "): given for name, given in value.items()}
        return Act(kind, tuple(about.split()), by, desk.NOW, (keys,) if keys else (), fields)  # type: ignore[arg-type]

    def state(self, dossier: str = DOC) -> Json:
        """The state of a dossier, on which register and fold agree."""
        told = by_register(dossier, self.now)
        assert told == by_fold(dossier, self.now)
        return told

    def table(self, document: str = DOC, agreeing: str = "") -> None:
        """Draft and table a text, with the stances of those who agree."""
        self("drafted", SECRETARIAT, document, sort="decision", body=CSC)
        for member in agreeing.split():
            self("stance recorded", of(member), document, keys=member, stance="agrees")
        self("tabled", SECRETARIAT, document, session=SESSION, body=CSC)

    def put(self, document: str = DOC, mode: str = "consensus", **value: object) -> Json:
        """Put it to decision."""
        return self("put to decision", CHAIR, document, mode=mode, session=SESSION, body=CSC, **value)

    def vote(self, document: str = DOC, **no: str) -> list[Json]:
        """Every member votes: yes, unless told otherwise."""
        return [self("ballot cast", of(member), document, keys=member, ballot=no.get(member, "yes")) for member in SIX]

    def announce(self, outcome: str = "adopted", document: str = DOC, **value: object) -> Json:
        """The chair announces what became of it."""
        return self(outcome, CHAIR, document, session=SESSION, body=CSC, **value)


FIVE = "by kg kz ru tj"


def astana(declaring: str = "limited format") -> Sitting:
    """Astana 2024: Armenia is absent, and has said that it does not object."""
    sitting = Sitting("2024-11-28", absent="am")
    sitting.table(agreeing=FIVE)
    if declaring:
        sitting("no objection declared", of("am"), keys="am", to=declaring, session=SESSION)
    return sitting


# --- 15: limited format ----------------------------------------------------------------------------------------------


def test_fifteen_a_limited_format_binds_five_and_leaves_the_sixth_free_to_join(either: Place) -> None:
    sitting = astana()
    before, at = sitting.put(mode="limited format"), sitting.announce(mode="limited format", without=["am"])
    assert codes(at).startswith(
        "authority, step foreseen, outcome agrees, rule found, quorum advises, mode accepted, stood aside"
    )
    assert (at["admissible"], at["outcome"], before["outcome"]) == ("yes", "adopted", "adopted")
    assert bound(at) == set(FIVE.split())
    assert at["bound"]["am"] == "may join"
    assert "am stood aside, having declared that it does not object." + NOT_SEEN in texts(at)
    assert not sitting.receipt.awaits_ruling
    assert stages(sitting.state()) == "adopted / disposed of: adopted"
    assert sitting.state()["bound"]["members"] == {"am": "open"}


def test_fifteen_without_its_declaration_the_rules_do_not_say_whether_it_may_be_left_out(empty: Place) -> None:
    found = astana(declaring="").put(mode="limited format")
    assert "stood aside undeclared" in codes(found)
    assert found["admissible"] == "not stated"


def test_fifteen_an_objection_to_the_format_is_registered_and_then_it_cannot_be_put(empty: Place) -> None:
    sitting = astana(declaring="")
    sitting("objection raised", of("am"), keys="am", to="limited format", manner="official")
    found = sitting.put(mode="limited format")
    assert (found["admissible"], found["outcome"]) == ("no", "cannot be put")
    assert sitting.receipt.awaits_ruling
    assert "mode objected" in codes(found)


# --- 16: the note of 2009 --------------------------------------------------------------------------------------------


def moscow() -> Sitting:
    """Moscow 2009: Belarus stays away, and a note says that without it there is no consensus."""
    sitting = Sitting("2009-06-14", absent="by")
    sitting.table(agreeing="am kg kz ru tj")
    sitting("absence meant", of("by"), keys="by", as_="no consensus", rule="Rule 14", manner="note")
    return sitting


def test_sixteen_the_note_leaves_it_indeterminate_and_it_waits_for_a_ruling(either: Place) -> None:
    sitting = moscow()
    found = sitting.put()
    assert (found["admissible"], found["outcome"], found["bound"]) == ("not stated", "indeterminate", {})
    assert {one["reading"]: one["outcome"] for one in found["readings"]} == {
        "absence-blocks": "not adopted", "only-objection-blocks": "adopted",
    }  # fmt: skip
    assert codes(found) == "authority, step foreseen, rule found, quorum advises, undecided"
    assert "What it means that by was absent the text does not say." + NOT_SEEN in texts(found)
    assert [one["what"] for one in found["missing"]] == [
        "a ruling of the chair or the body on how the rule is to be read"
    ]
    assert sitting.receipt.awaits_ruling
    assert stages(sitting.state()).startswith("put to decision")


@pytest.mark.parametrize(
    ("reading", "outcome", "binding"),
    [
        # to stay away is not to object: all six are bound, also the one that stayed away
        ("only-objection-blocks", "adopted", set(SIX)),
        # without it there is no consensus
        ("absence-blocks", "not adopted", set()),
    ],
)
def test_sixteen_once_the_chair_has_ruled_on_the_reading_the_rule_gives_one_answer(
    empty: Place, reading: str, outcome: str, binding: set[str]
) -> None:
    sitting = moscow()
    sitting.put()
    sitting(
        "ruling given", CHAIR, on=f"reading {reading}", ruling="accepts", outcome=outcome, by="chair", reason="Rule 14"
    )
    ruling = sitting.receipt.entry
    found = sitting.announce(outcome, **({"mode": "consensus"} if outcome == "adopted" else {}))
    assert (found["admissible"], found["outcome"], bound(found)) == ("yes", outcome, binding)
    assert not sitting.receipt.awaits_ruling
    (ruled,) = [one for one in found["grounds"] if one["code"] == "ruling on reading"]
    assert [fact.partition("#")[0] for fact in ruled["facts"]] == [ruling]


def test_sixteen_an_announcement_before_the_ruling_is_entered_and_waits(empty: Place) -> None:
    sitting = moscow()
    sitting.put()
    found = sitting.announce(mode="consensus")
    assert (found["admissible"], found["outcome"]) == ("not stated", "indeterminate")
    assert sitting.receipt.awaits_ruling
    assert "outcome differs" in codes(found)


# --- 17: a refusal to sign -------------------------------------------------------------------------------------------


def yerevan() -> Sitting:
    """Yerevan 2022: five agree, Armenia is there and refuses to sign."""
    sitting = Sitting("2022-11-23")
    sitting.table(agreeing=" ".join(SIX))
    sitting.put()
    sitting("signature refused", of("am"), keys="am", session=SESSION)
    return sitting


def test_seventeen_a_refusal_to_sign_leaves_it_unadopted_and_it_goes_back_with_an_instruction(either: Place) -> None:
    sitting = yerevan()
    found = sitting.announce("not adopted")
    assert (found["admissible"], found["outcome"], bound(found)) == ("yes", "not adopted", set())
    assert "am refused to sign, so there is no consensus." + NOT_SEEN in texts(found)
    back = sitting("returned for finalisation", CHAIR, keys=CSC, to="csto/post/secretary-general", due="none")
    assert codes(back) == "authority, step foreseen, addressee given, due date open"
    assert stages(sitting.state()).startswith("returned for finalisation")
    assert sitting.state()["instructions"][0]["to"] == "csto/post/secretary-general"


def test_seventeen_announced_as_adopted_it_waits_and_says_that_the_rules_find_otherwise(empty: Place) -> None:
    sitting = yerevan()
    found = sitting.announce(mode="consensus")
    assert (found["admissible"], found["outcome"]) == ("no", "not adopted")
    assert sitting.receipt.awaits_ruling
    assert "outcome differs" in codes(found)


def test_seventeen_without_the_refusal_the_same_sitting_adopts(empty: Place) -> None:
    sitting = Sitting("2022-11-23")
    sitting.table(agreeing=" ".join(SIX))
    sitting.put()
    found = sitting.announce(mode="consensus")
    assert (found["admissible"], found["outcome"], bound(found)) == ("yes", "adopted", set(SIX))


# --- 18: a sanction --------------------------------------------------------------------------------------------------


def sanctioned(**no: str) -> Json:
    sitting = Sitting("2024-11-28")
    sitting.table()
    sitting.put(nature="sanction", against="am")
    sitting.vote(**no)
    return sitting, sitting.announce("adopted" if set(no) == {"am"} else "not adopted")


def test_eighteen_the_member_concerned_votes_and_is_not_counted(either: Place) -> None:
    sitting, found = sanctioned(am="no")
    assert (found["admissible"], found["outcome"]) == ("yes", "adopted")
    assert "excluded" in codes(found)
    left = "am is not counted: it is the state concerned. It leaves the count and the base; 5 of 6 decide."
    assert left + NOT_SEEN in texts(found)
    done = sitting("suspended by the council", CHAIR, f"csto/member/am {ROLL}", ground="sanction")
    assert codes(done) == "authority, step foreseen, decided by"
    assert stages(sitting.state("csto/member/am")) == "suspended by the council"


def test_eighteen_another_member_s_no_is_counted(empty: Place) -> None:
    _, found = sanctioned(am="no", by="no")
    assert (found["admissible"], found["outcome"]) == ("yes", "not adopted")
    assert [one["text"] for one in found["grounds"] if one["code"] == "objection"] == ["by objects." + NOT_SEEN]


# --- 19: arrears -----------------------------------------------------------------------------------------------------


def in_arrears() -> Sitting:
    owing = a_fact("arrears reported", ("csto/member/am", ROLL), "2024-10-30", "owing", value={"years": 2})
    sitting = Sitting("2024-11-28")
    desk.load([a_report("owing", owing, public="2024-10-30")], "the secretariat", sitting.now)
    return sitting


def test_nineteen_two_years_of_arrears_leave_the_vote_and_warn(either: Place) -> None:
    sitting = in_arrears()
    sitting.table()
    sitting.put()
    ballots = sitting.vote(am="no")
    assert {one["admissible"] for one in ballots} == {"yes"}
    found = sitting.announce("not adopted")
    assert (found["admissible"], found["outcome"]) == ("yes", "not adopted")
    assert "am has not paid for 2 years; its vote stands until the council withdraws it." + NOT_SEEN in texts(found)


def test_nineteen_once_withdrawn_the_vote_is_registered_and_not_counted(empty: Place) -> None:
    sitting = in_arrears()
    due = sitting("vote withdrawn", BODY, f"csto/member/am {ROLL}", ground="arrears")
    assert codes(due) == "authority, step foreseen, arrears, decision due"
    sitting.table()
    sitting.put()
    first, *others = sitting.vote(am="no")
    assert codes(first) == "authority, step foreseen, right withheld, registered"
    assert {one["admissible"] for one in others} == {"yes"}
    found = sitting.announce(mode="consensus")
    assert found["outcome"] == "adopted"
    assert "am has no vote: as to membership it is vote withdrawn." + NOT_SEEN in texts(found)


def test_nineteen_a_vote_is_not_withdrawn_for_arrears_that_nobody_reports(empty: Place) -> None:
    found = Sitting("2024-11-28")("vote withdrawn", BODY, f"csto/member/am {ROLL}", ground="arrears")
    assert found["admissible"] == "not stated"
    assert found["missing"] == [{"what": "the years of arrears", "member": "am"}]


# --- 20: not joining, and joining, later -----------------------------------------------------------------------------


def test_twenty_who_is_bound_changes_on_the_day_of_the_declaration_and_not_before(either: Place) -> None:
    sitting = astana()
    sitting.put(mode="limited format")
    sitting.announce(mode="limited format", without=["am"])
    sitting.now = moment("2025-05-08T12:00")
    declined = sitting("declined to join", of("am"), keys="am", reason="the budget")
    assert codes(declined) == "authority, step foreseen, may decline later"
    day_before, after = by_fold(DOC, moment("2025-05-07T12:00")), sitting.state()
    assert day_before["bound"]["members"] == {"am": "open"}
    assert after["bound"]["members"] == {"am": "not bound"}
    assert stages(after) == stages(day_before)
    sitting.now = moment("2025-06-08T12:00")
    assert codes(sitting("joined", of("am"), keys="am")) == "authority, step foreseen, may join later"
    assert sitting.state()["bound"]["members"] == {"am": "bound"}


# --- 24: six signatures ----------------------------------------------------------------------------------------------


def signing(members: str) -> Sitting:
    """St Petersburg 2018: a question of persons is decided by signatures, which come one by one."""
    sitting = Sitting("2018-12-21")
    sitting.table()
    sitting.put(mode="signature", nature="personnel")
    sitting("signature opened", SECRETARIAT)
    for member in members.split():
        assert codes(sitting("signed", of(member), keys=member)) == "authority, step foreseen, right"
    return sitting


def test_twenty_four_with_one_signature_outstanding_it_is_open(either: Place) -> None:
    sitting = signing("am by kg kz ru")
    found = sitting("signature completed", SECRETARIAT)
    assert (found["admissible"], found["outcome"], found["bound"]) == ("no", "open", {})
    assert "5 of 6 have signed; tj still to sign, and there is no deadline." in texts(found)
    assert found["missing"] == [{"what": "its signature", "member": "tj"}]
    assert sitting.receipt.awaits_ruling


def test_twenty_four_the_sixth_signature_completes_it_and_binds_all(empty: Place) -> None:
    sitting = signing(" ".join(SIX))
    found = sitting("signature completed", SECRETARIAT)
    assert codes(found) == "authority, step foreseen, outcome agrees, signatures complete"
    assert (found["admissible"], found["outcome"], bound(found)) == ("yes", "adopted", set(SIX))
    assert stages(sitting.state()).startswith("signed by all")


# --- what is no communication ----------------------------------------------------------------------------------------


def test_a_second_ballot_and_a_ballot_after_the_decision_are_refused(empty: Place) -> None:
    sitting = Sitting("2024-11-28")
    sitting.table()
    sitting.put()
    sitting.vote()
    assert sitting.refused("ballot cast", of("am"), keys="am", ballot="no") == ["second ballot"]
    sitting.announce(mode="consensus")
    assert sitting.refused("ballot cast", of("am"), keys="am", ballot="no") == ["closed vote"]


def test_an_act_is_a_receipt_or_a_refusal_and_nothing_between(empty: Place) -> None:
    sitting = Sitting("2024-11-28")
    answer = desk.submit(sitting.act("drafted", SECRETARIAT, DOC), "the exercise", "", sitting.now + 60)
    assert isinstance(answer, Receipt)
    assert sitting.refused("drafted", CHAIR) == ["wrong capacity"]
