"""The reader finds what people put on record of the same texts; a regression in either language falls below the aims."""

import hashlib
from pathlib import Path

import pytest

from tests.intake.reading import entries
from tools.benches import reading as bench
from tools.benches.ground.reading import REPORTS, Gold, score
from travaux.intake import proposals


def texts(name: str) -> list[Gold]:
    return bench.gold_of(name, entries())


def test_the_two_articles_in_other_words_are_read_to_the_aims() -> None:
    found = bench.scored(texts("retold"))
    assert found.recall >= 0.8, [one.event for one in found.missed]
    assert found.precision >= 0.9, [one.event for one in found.wrong]
    assert min(found.days, found.speakers, found.chains) >= 0.9 * found.right.total()


@pytest.mark.parametrize(
    ("name", "recall", "precision"), [("development", 0.9, 0.9), ("kept-out", 0.65, 0.85), ("fresh", 0.65, 0.85)]
)
def test_the_reports_in_both_languages_are_read_to_the_aims(name: str, recall: float, precision: float) -> None:
    found = bench.scored(texts(name))
    assert found.recall >= recall, [one.event for one in found.missed]
    assert found.precision >= precision, [one.event for one in found.wrong]


def test_without_its_rules_the_reader_falls_below_the_aims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "_RULES", ())
    found = bench.scored(texts("retold"))
    assert found.recall < 0.3


def test_gold_of_another_text_gives_no_points() -> None:
    one, other = texts("retold")
    wrong = score(one.text, other.entries, other.slug, other.known, other.outlets)
    assert wrong.precision < 0.2


def test_each_report_is_the_text_that_its_gold_was_written_for() -> None:
    for path in (one for name in ("development", "kept-out", "fresh") for one in (REPORTS / name).glob("*.txt")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert f"sha256:{digest}" in path.with_suffix(".yaml").read_text("utf-8"), path.name


def test_five_reports_are_in_russian_and_five_in_english() -> None:
    languages = [one.text.language for name in ("development", "kept-out") for one in texts(name)]
    assert sorted(languages) == ["en"] * 5 + ["ru"] * 5


def test_the_table_says_what_is_told_proposed_and_right() -> None:
    *_, last = bench.rows("kept-out", texts("kept-out"))
    assert "recall" in str(last)
    assert "aim 65%, 85%" in str(last)


def test_a_score_below_its_aim_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "_RULES", ())
    *_, last = bench.rows("kept-out", texts("kept-out"))
    assert "falls short" in str(last)


def test_the_articles_themselves_are_asked_for_where_they_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(bench.ARTICLES, raising=False)
    monkeypatch.setattr(bench, "gold_of", lambda *_: [])
    monkeypatch.setattr(bench, "bundled", entries)
    with pytest.raises(bench.NotMeasured, match="TRAVAUX_ARTICLES=FOLDER make bench"):
        list(bench.measure())


def test_an_article_is_found_on_record_by_its_digest(tmp_path: Path) -> None:
    report = REPORTS / "development" / "call-2023.txt"
    with pytest.raises(StopIteration):
        bench.article(report, entries())
    assert tmp_path.exists()
