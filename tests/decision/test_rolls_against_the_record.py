"""The rolls that are shipped, held against who is named in recorded decisions and in tables of members and votes."""

import csv
import gzip
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from tests.corpora.real import FOLDER, needed
from travaux.decision import rolls

pytestmark = needed

#: A name in the record that is a slip of the pen.
SLIPS = {"CHILES": "CHILE"}


def plain(name: str) -> str:
    """A name in capitals without accents."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()


@cache
def bearers() -> dict[str, str]:
    """The members by their plain names."""
    return {plain(called): member for called, member in rolls.names("un").items()}


def named_in(one: dict[str, Any]) -> set[str]:
    """The members that a decision names; a name that nobody bears as it stands."""
    names = {SLIPS.get(plain(who), plain(who)) for who in one["positions"]}
    return {bearers().get(name, name) for name in names}


def decisions(name: str) -> Iterator[dict[str, Any]]:
    """The decisions of a file."""
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def day(text: str) -> date:
    """A date in one of the forms of these files; what stands behind it is passed over."""
    if text[:4].isdigit():
        return date.fromisoformat(text[:10])
    return datetime.strptime(" ".join(text.split()[:3]), "%d %B %Y").date()  # noqa: DTZ007 - only its day is used


def differences(name: str, body: str) -> tuple[int, Counter[tuple[str, str, int]]]:
    """How many decisions by name, and who is named without a seat or has a seat and is not named, by year."""
    found: Counter[tuple[str, str, int]] = Counter()
    number = 0
    for one in decisions(name):
        if one["positions"]:
            number += 1
            on = day(one["date"])
            named = named_in(one)
            seated = {seat.member for seat in rolls.seats("un", body, on)}
            found.update(("named without a seat", who, on.year) for who in named - seated)
            found.update(("not named", who, on.year) for who in seated - named if body != "ga")
    return number, found


def test_the_fifteen_of_the_security_council_are_those_who_are_named_from_2000_to_2016_and_in_2023() -> None:
    number, found = differences("unsc", "sc")
    assert number > 1000
    assert found == {("not named", "sy", 2002): 1, ("not named", "sy", 2003): 1}


def test_the_forty_seven_of_the_human_rights_council_are_those_who_are_named() -> None:
    number, found = differences("hrc", "hrc")
    assert number == 10
    assert found == {("not named", "cu", 2023): 1}


def test_nobody_is_named_in_the_assembly_who_does_not_sit_there() -> None:
    number, found = differences("unga", "ga")
    assert number > 100
    assert found == {}


def test_a_roll_of_the_year_before_would_not_pass() -> None:
    for one in decisions("unsc"):
        on = day(one["date"])
        before = {seat.member for seat in rolls.seats("un", "sc", on.replace(year=on.year - 1, day=1))}
        assert not one["positions"] or len(named_in(one) - before) >= 4


def test_no_more_votes_are_counted_in_the_security_council_than_it_had_seats() -> None:
    counted = 0
    for one in decisions("unsc_tables"):
        votes = [one[kind] for kind in ("yes", "no", "abstain")]
        if None not in votes:
            counted += 1
            assert sum(votes) <= len(rolls.seats("un", "sc", date(one["year"], 6, 30))), one
    assert counted > 400


def test_members_of_the_union_came_and_went_on_the_days_of_the_table() -> None:
    with (FOLDER / "eu" / "member_states_raw.csv").open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            came = max(date.fromisoformat(row["accession_date"]), date(1958, 1, 1))
            member = row["iso_alpha_2_code"].lower()
            assert member in {seat.member for seat in rolls.seats("eu", "council", came)}
            if came.year > 1958:
                eve = date.fromordinal(came.toordinal() - 1)
                assert member not in {seat.member for seat in rolls.seats("eu", "council", eve)}


def test_votes_in_the_council_are_those_of_the_table_but_for_its_faults() -> None:
    called = rolls.names("eu")
    apart: Counter[str] = Counter()
    belgium = ""
    with (FOLDER / "eu" / "qmv_weights_raw.csv").open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            last = date.fromordinal(date.fromisoformat(row["end_date"]).toordinal() - 1)
            ours = {seat.member: dict(seat.weights)["votes"] for seat in rolls.seats("eu", "council", last)}
            if ours[called[row["member_state"]]] != int(row["votes"]):
                apart[row["period"]] += 1
                belgium = row["votes"] if row["member_state"] == "Belgium" else belgium
    # Its sixth period has the votes of the Treaty of Nice twenty-one months too early, and those of Belgium wrong.
    assert apart == {"6": 15}
    assert belgium == "27"
