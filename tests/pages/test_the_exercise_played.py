"""The guided exercise, played by nine people at once in browsers of their own, from the request to 32 of 34."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.pages.conftest import free_port, wait_for
from tests.pages.player import DRAFT, PLAN, SESSION, Player, signed_in
from travaux.workroom.exercise.yerevan import CLAUSES, IMPLEMENTED, MEASURES, SCRIPT, SIX, TOTAL

TRAVAUX = str(Path(sys.executable).parent / "travaux")
REPLAY = "replay-of-yerevan-2022"
People = dict[str, Player]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the CSTO as `travaux demo` makes it."""
    path = tmp_path_factory.mktemp("played")
    subprocess.run([TRAVAUX, "demo", "--no-serve"], env=variables(path), check=True, stdout=subprocess.DEVNULL)
    return path


def variables(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRAVAUX_")}
    return {**kept, "TRAVAUX_DATA_DIR": str(folder)}


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "travaux.sqlite3").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The exercise made beside it, and served."""
    port = free_port()
    command = [TRAVAUX, "exercise", "offer", "--port", str(port)]
    with subprocess.Popen(command, env=variables(folder), stdout=subprocess.DEVNULL) as served:
        wait_for(f"http://127.0.0.1:{port}/", served)
        yield f"http://127.0.0.1:{port}"
        served.terminate()


def people_of(browser: Browser, site: str, folder: Path) -> People:
    rows = (folder / "exercises" / REPLAY / "sign-ins").read_text(encoding="utf-8").splitlines()
    passwords = {row.split("\t")[0]: row.split("\t")[1] for row in rows}
    wanted = ("chair", "secretariat", "observer", *(f"rep-{one}" for one in SIX))
    return {name: signed_in(browser, site, name, passwords[name]) for name in wanted}


def request_and_rounds(play: People) -> None:
    """Steps 1 to 5: the session, the note, the clauses, six stances at once, agreed in general."""
    chair, office, armenia = play["chair"], play["secretariat"], play["rep-am"]
    chair.go("/workroom/sessions/new")
    chair.page.get_by_label("Collective Security Council", exact=True).check()
    chair.page.fill("[name=day]", "2022-11-23")
    chair.page.fill("[name=place]", "Yerevan")
    chair.press("See what the rules say")
    assert "the rules do not say" in chair.told()
    chair.press("Plan and convene it")
    chair.receipt()
    armenia.act(f"{DRAFT}/act/propose", session="csto/session/csc-2022-11-23", by="am")
    office.act(f"{DRAFT}/act/include", session="csto/session/csc-2022-11-23")
    office.go(f"{DRAFT}/text")
    office.page.fill("[name=text]", CLAUSES)
    office.press("Put into clauses")
    office.press("Enter")
    office.receipt()
    office.act(f"{DRAFT}/act/open-round", stage="permanent council")


def stances(play: People) -> None:
    """Step 4: Armenia objects to clause 3, Belarus reserves on clause 7, all agree to the rest; then step 5."""
    for who, clause, word in (("rep-am", 3, "objects"), ("rep-by", 7, "reserves")):
        one = play[who]
        one.go(DRAFT)
        form = one.open_if_folded(f'form:has(button:has-text("Save clause {clause}"))')
        form.locator(f'input[value="{word}"]').check()
        form.locator("button").click()
        one.receipt()
    for member in SIX:
        one = play[f"rep-{member}"]
        one.go(DRAFT)
        one.open_if_folded("form[action$=agree-remaining] button").click()
        one.receipt()
    play["observer"].go("/csto/document/assistance-to-armenia")
    assert "objects" not in play["observer"].told()
    told = play["secretariat"].act(f"{DRAFT}/act/agreed-in-general")
    assert "2 of 7 clauses open" in told


def refusal_and_return(play: People) -> None:
    """Steps 6 to 8: the session opens, Armenia refuses, the text is returned without a day."""
    chair, office, armenia = play["chair"], play["secretariat"], play["rep-am"]
    set_clock(office, "2022-11-23")
    office.go(f"{SESSION}/roll-call")
    for box in office.page.locator("select[name^=presence]").all():
        box.select_option("present")
    office.page.locator("main form button").last.click()
    office.receipt()
    chair.act(f"{SESSION}/act/open")
    chair.act(f"{SESSION}/items/assistance-to-armenia/open-item")
    chair.act(f"{DRAFT}/act/put", mode="consensus")
    armenia.act(f"{DRAFT}/act/refuse", reason="Without a political assessment it is not enough.")
    chair.go(DRAFT)
    assert "Not adopted" in chair.told()
    assert "not adopted" in chair.act(f"{DRAFT}/act/not-adopted")
    chair.go(f"{DRAFT}/act/return")
    chair.fill(to="csto/body/secretariat")
    chair.page.check('[name="none.due"]')
    chair.page.locator('main form[action="/workroom/act"] button').last.click()
    chair.receipt()
    chair.act(f"{SESSION}/act/close")


def plan_and_measures(play: People) -> None:
    """Steps 9 and 10: 34 measures entered in one go, 32 of them implemented, one not, for a reason."""
    office = play["secretariat"]
    set_clock(office, "2023-01-10")
    office.go("/workroom/plans/new")
    office.page.select_option("#session", "csto/session/csc-2022-11-23")
    office.page.select_option("#priorities", "by")
    office.page.fill("#slug", "2023")
    office.press("Draw it up")
    office.receipt()
    office.open_if_folded("textarea[name=lines]").fill(MEASURES)
    office.press("Look at them first")
    office.press(f"Enter these {TOTAL} measures")
    assert f"0 of {TOTAL} implemented" in office.receipt()
    set_clock(office, "2023-11-13")
    office.go(PLAN)
    for number in range(1, IMPLEMENTED + 1):
        office.page.select_option(f'[name="status-exercise-{number:02}"]', "implemented")
    report(office, "osce-contacts", "Their stance.", "external party")
    office.receipt()
    office.go(PLAN)
    assert f"{IMPLEMENTED} of {TOTAL} implemented, computed from {TOTAL} measures" in office.told()


def report(office: Player, measure: str, reason: str, cause: str) -> None:
    office.page.select_option(f'[name="status-{measure}"]', "not implemented")
    office.page.fill(f'[name="reason-{measure}"]', reason)
    office.page.fill(f'[name="cause-{measure}"]', cause)
    office.page.locator('main form[action$="/reports"] button').first.click()


def removal_and_count(play: People) -> None:
    """Steps 11 and 12: the request waits for the chair, who rules; the count is reported and is the record's own."""
    chair, office, armenia = play["chair"], play["secretariat"], play["rep-am"]
    told = armenia.act(f"{DRAFT}/act/ask-removal", reason="We are not interested in it any more.")
    assert "waits for the chair" in told
    chair.go("/workroom/rulings")
    assert "removal requested" in chair.told().lower()
    chair.page.locator('[name="value.reason"]').last.fill("The member that it is for asks for it.")
    chair.page.locator('button:has-text("Accept the finding")').last.click()
    chair.receipt()
    office.act(f"{DRAFT}/act/remove", request_of="am")
    office.go(PLAN)
    report(office, "assistance-document", "The member asked to have it removed.", "member request")
    office.receipt()
    set_clock(office, "2023-11-20")
    told = office.act(f"{PLAN}/act/report-count", number=str(IMPLEMENTED), of=str(TOTAL))
    assert f"{IMPLEMENTED} of {TOTAL}" in told


def set_clock(office: Player, day: str) -> None:
    office.go("/workroom/exercise")
    office.page.fill("#to", day)
    office.press("Set it")
    assert "alert" not in office.page.content().partition("<main")[2].partition("</section>")[0]


def test_yerevan_is_played_from_the_request_to_32_of_34_and_the_real_record_keeps_every_byte(
    browser: Browser, site: str, folder: Path
) -> None:
    before = digest(folder)
    play = people_of(browser, site, folder)
    request_and_rounds(play)
    stances(play)
    refusal_and_return(play)
    plan_and_measures(play)
    removal_and_count(play)
    for name in ("chair", "observer", "rep-by"):
        play[name].go("/workroom/exercise")
    assert play["chair"].page.locator("ol.steps h3:has-text('Done')").count() == len(SCRIPT.steps)
    assert "Every step is done" in play["rep-by"].told()
    assert digest(folder) == before
    expect_verified(folder / "exercises" / REPLAY)


def expect_verified(folder: Path) -> None:
    """The record of the exercise holds, its register says what its log says, and it is named an exercise."""
    words = [TRAVAUX, "verify", "--register", "--json"]
    ran = subprocess.run(words, env=variables(folder), check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "exercise" in json.dumps(json.loads(ran.stdout))
