"""The small pure parts: words read from a form, names that people write, clocks of capitals, who fills a place."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from travaux.office.capitals import clocks, zone_of
from travaux.record.events import Field
from travaux.record.values import Form, Value
from travaux.workroom.answering.waiting import WORDS, Waiting, anchor, place_of
from travaux.workroom.fields import Asked, Choice, called, read
from travaux.workroom.given import Advice, Given
from travaux.workroom.named import DOERS, offered, resolver

ONE = Field(Form.TEXT)
MANY = Field(Form.NAME, several=True)
CSC, CFM = "csto/body/csc", "csto/body/cfm"
TITLES = {"council of ministers": CFM, "security council": CSC}
NOON = int(datetime(2022, 11, 23, 12, 0, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("field", "sent", "value"),
    [
        (ONE, [], ""),
        (ONE, [""], ""),
        (ONE, ["   "], ""),
        (ONE, ["\n\t"], ""),
        (ONE, ["words"], "words"),
        (ONE, ["  words  "], "words"),
        (ONE, ["first", "second"], "second"),
        (ONE, ["first", ""], "first"),
        (ONE, ["", "second"], "second"),
        (ONE, ["one\ntwo"], "one\ntwo"),
        (ONE, ["Security Council"], CSC),
        (ONE, ["SECURITY COUNCIL"], CSC),
        (ONE, [" security council "], CSC),
        (ONE, ["security  council"], "security  council"),
        (ONE, [CSC], CSC),
        (ONE, ["<script>alert(1)</script>"], "<script>alert(1)</script>"),
        (ONE, ["'; drop table entries; --"], "'; drop table entries; --"),
        (ONE, ["{{ 7*7 }}"], "{{ 7*7 }}"),
        (ONE, ["none"], "none"),
        (ONE, ["0"], "0"),
        (MANY, [], []),
        (MANY, [""], []),
        (MANY, ["\n \n"], []),
        (MANY, ["one"], ["one"]),
        (MANY, ["one", "two"], ["one", "two"]),
        (MANY, ["one\ntwo"], ["one", "two"]),
        (MANY, ["one\r\ntwo\r\n"], ["one", "two"]),
        (MANY, ["one\n\ntwo", "three"], ["one", "two", "three"]),
        (MANY, ["one", "one"], ["one", "one"]),
        (MANY, ["Security Council\nCouncil of Ministers"], [CSC, CFM]),
        (MANY, ["Security Council\nsomebody else"], [CSC, "somebody else"]),
        (MANY, ["<b>x</b>\n=1+1"], ["<b>x</b>", "=1+1"]),
    ],
)
def test_what_was_sent_is_read_without_blanks_and_titles_become_dossiers(
    field: Field, sent: list[str], value: Value
) -> None:
    assert read(field, sent, TITLES) == value


@pytest.mark.parametrize(
    ("name", "mark", "field"),
    [
        ("value.reason", "f-value-reason", "reason"),
        ("value.reply due", "f-value-reply-due", "reply due"),
        ("letter.signed by", "f-letter-signed-by", "signed by"),
        ("value.A", "f-value-a", "A"),
        ("key", "f-key", ""),
        ("value.", "f-value-", ""),
        ("value.x.y", "f-value-x-y", "x.y"),
        ('value."><script>', "f-value-script-", '"><script>'),
        ("value.имя", "f-value-", "имя"),
        ("value.a b  c", "f-value-a-b-c", "a b  c"),
    ],
)
def test_the_mark_of_an_input_has_small_letters_figures_and_hyphens_alone(name: str, mark: str, field: str) -> None:
    asked = Asked(name, "label", "line", required=False)
    assert (asked.mark, asked.field) == (mark, field)


@pytest.mark.parametrize(
    ("none", "value", "chosen"),
    [
        (True, "none", True),
        (True, "", False),
        (True, "None", False),
        (True, "2022-11-23", False),
        (True, "unknown", False),
        (False, "none", False),
        (False, "", False),
    ],
)
def test_that_there_is_none_is_chosen_only_where_it_may_be_said(none: bool, value: str, chosen: bool) -> None:
    assert Asked("value.due", "Due", "day", required=False, value=value, none=none).chosen_none is chosen


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ([], {}),
        ([Choice(CSC, "Security Council")], {"security council": CSC}),
        ([Choice(CSC, "STRASSE"), Choice(CFM, "straße")], {"strasse": CFM}),
        ([Choice(CSC, "Совет"), Choice(CFM, "МИД")], {"совет": CSC, "мид": CFM}),
        ([Choice(CSC, "<b>")], {"<b>": CSC}),
    ],
)
def test_a_title_is_found_in_whatever_letters_it_is_written(choices: list[Choice], found: Mapping[str, str]) -> None:
    assert called(choices) == found


@pytest.mark.parametrize(
    ("said", "dossier"),
    [
        ("Security Council", CSC),
        ("security council", CSC),
        ("  SECURITY COUNCIL ", CSC),
        ("csc", CSC),
        ("CSC", CSC),
        (" cfm ", CFM),
        ("Council of Ministers", CFM),
    ],
)
def test_somebody_is_found_by_title_or_by_slug(said: str, dossier: str) -> None:
    assert resolver("csto", TITLES)(said) == dossier


@pytest.mark.parametrize("said", ["../../etc/passwd", "<script>", "a b c", "'; --", "Провести", "csto//x", "=1+1"])
def test_what_is_no_name_of_a_dossier_is_nobody(said: str) -> None:
    assert resolver("csto", TITLES)(said) == ""


def test_of_one_slug_the_first_kind_counts() -> None:
    known = {"The body": "csto/body/cc", "The post": "csto/post/cc"}
    assert resolver("csto", known)("cc") == "csto/body/cc"
    assert DOERS.index("body") < DOERS.index("post") < DOERS.index("person")


def test_names_are_offered_in_order() -> None:
    assert list(offered({"b": "2", "a": "1"})) == ["a", "b"]
    assert list(offered([])) == []


@pytest.mark.parametrize(
    ("member", "zone", "hour"),
    [
        ("am", "Asia/Yerevan", 16),
        ("by", "Europe/Minsk", 15),
        ("kg", "Asia/Bishkek", 18),
        ("kz", "Asia/Almaty", 18),
        ("ru", "Europe/Moscow", 15),
        ("tj", "Asia/Dushanbe", 17),
        ("AM", "Asia/Yerevan", 16),
        ("uz", "Asia/Tashkent", 17),
        ("de", "Europe/Berlin", 13),
        ("us", "America/New_York", 7),
        ("fr", "Europe/Paris", 13),
        ("in", "Asia/Calcutta", 17),
        ("nz", "Pacific/Auckland", 1),
        ("zz", "", None),
        ("", "", None),
        ("armenia", "", None),
        ("<b>", "", None),
    ],
)
def test_noon_in_greenwich_is_shown_by_each_capital_s_own_clock(member: str, zone: str, hour: int | None) -> None:
    (clock,) = clocks(NOON, [member])
    assert clock.member == member
    assert clock.zone in {zone, zone.replace("Calcutta", "Kolkata")}
    assert (None if clock.local is None else clock.local.hour) == hour
    assert (zone_of(member) is None) is (hour is None)


@pytest.mark.parametrize(
    ("dossier", "act", "address"),
    [
        ("csto/document/x", "", "/workroom/drafts/csto/x#text"),
        ("csto/document/x", "act/sign", "/workroom/drafts/csto/x/act/sign"),
        ("csto/document/x", "act/break-silence", "/workroom/drafts/csto/x/act/break-silence"),
        ("csto/plan/2023", "", "/workroom/plans/csto/2023"),
        ("csto/plan/2023", "act/sign", "/workroom/plans/csto/2023"),
        ("csto/communication/c-1", "", "/workroom/communications/csto/c-1"),
        ("csto/session/csc-2022-11-23", "", "/workroom/sessions/csto/csc-2022-11-23"),
        ("csto/member/am", "", "/workroom/about/csto/member/am"),
        ("csto/body/csc", "act/sign", "/workroom/about/csto/body/csc"),
        ("world/person/x", "", "/workroom/about/world/person/x"),
        ("osce/document/x", "", "/workroom/drafts/osce/x#text"),
        ("osce/session/y", "", "/workroom/sessions/osce/y"),
    ],
)
def test_each_thing_is_answered_at_its_own_place(dossier: str, act: str, address: str) -> None:
    assert place_of(dossier, act) == address


@pytest.mark.parametrize(("entry", "mark"), [("act/1", "act-1"), ("act/a/b", "act-a-b"), ("x", "x"), ("", "")])
def test_the_place_of_an_act_on_the_page_of_rulings_has_no_slash(entry: str, mark: str) -> None:
    assert anchor(entry) == mark


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_what_is_to_be_done_is_told_or_that_others_did_not_do_it(kind: str) -> None:
    own = Waiting(kind, "csto/document/x", "", "", None, "", "")
    others = Waiting(kind, "csto/document/x", "", "", None, "", "", ("am",))
    assert own.label == WORDS[kind]
    assert others.label == "Not answered in time"


@pytest.mark.parametrize(
    ("admissible", "outcome", "missing", "plain", "tone", "told"),
    [
        ("yes", "admissible", "", True, "yes", "yes"),
        ("yes", "adopted", "", True, "yes", "yes"),
        ("yes", "admissible", "a mandate", True, "yes", "yes, if …"),
        ("yes", "indeterminate", "", False, "unclear", "the rules do not say"),
        ("yes", "cannot be put", "", False, "unclear", "the rules do not say"),
        ("yes", "indeterminate", "a mandate", False, "unclear", "the rules do not say"),
        ("no", "", "", False, "not", "no"),
        ("no", "admissible", "a mandate", False, "not", "no"),
        ("no", "indeterminate", "", False, "not", "no"),
        ("unclear", "", "", False, "unclear", "the rules do not say"),
        ("indeterminate", "x", "y", False, "unclear", "the rules do not say"),
        ("", "", "", False, "unclear", "the rules do not say"),
    ],
)
def test_advice_is_a_plain_yes_or_says_what_it_is(
    admissible: str,
    outcome: str,
    missing: str,
    plain: bool,
    tone: str,
    told: str,
) -> None:
    advice = Advice(admissible, outcome, (), missing, "")
    assert (advice.plain, advice.tone, advice.told) == (plain, tone, told)


def test_a_receipt_leads_to_its_page_and_to_the_entry_as_readers_see_it() -> None:
    given = Given("act/1", 1, "", "signed", (), "", "", "public", waits=False, advice=None)
    assert given.href == "/workroom/receipt/act/1"
    assert "act/1" in given.trail
    assert given.trail != given.href
