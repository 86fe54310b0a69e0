"""Where sentences end and do not, what stands in quotations, and that every piece keeps its place in its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.intake.reading.pieces import Piece, Quote, Role, pieces, quotations
from travaux.intake.text import NoSuchLine, Span, Text, digest_of, language_of, lines_of, plain, title_of


def cut(*lines: str) -> list[str]:
    """The sentences of these lines, without the blanks around them."""
    return [one.text.strip() for one in pieces(plain("a", "\n".join(lines)), {})]


SENTENCES = [
    ("One. Two.", ["One.", "Two."]),
    ("What? Yes! No…", ["What?", "Yes!", "No…"]),
    ("What?! Yes.", ["What?!", "Yes."]),
    ("No stop at the end", ["No stop at the end"]),
    ("Mr. Lukashenko spoke. He left.", ["Mr. Lukashenko spoke.", "He left."]),
    ("Dr. Zas and Gen. Sidorov spoke.", ["Dr. Zas and Gen. Sidorov spoke."]),
    ("In Nov. 2022 they met.", ["In Nov. 2022 they met."]),
    ("Decision No. 7 was adopted.", ["Decision No. 7 was adopted."]),
    ("They came from the U.S. and left.", ["They came from the U.S. and left."]),
    ("See e.g. the plan.", ["See e.g. the plan."]),
    ("It cost 1.5 bn. It grew.", ["It cost 1.5 bn.", "It grew."]),
    ("V. Zemsky left.", ["V. Zemsky left."]),
    ("Заседание прошло. Армения отказалась.", ["Заседание прошло.", "Армения отказалась."]),
    ("В 2022 г. они встретились. Потом ушли.", ["В 2022 г. они встретились.", "Потом ушли."]),
    ("А. Лукашенко сказал. Да.", ["А. Лукашенко сказал.", "Да."]),
    ("Бюджет 5 млн. руб. был принят.", ["Бюджет 5 млн. руб. был принят."]),
    ("Планы и т.д. приняты.", ["Планы и т.д. приняты."]),
    ("Ушли? Нет!", ["Ушли?", "Нет!"]),
    ("", []),
    ("   ", []),
]


@pytest.mark.parametrize(("line", "found"), SENTENCES, ids=[line for line, _ in SENTENCES])
def test_a_line_is_cut_where_its_sentences_end(line: str, found: list[str]) -> None:
    assert cut(line) == found


QUOTED = [
    ("He said: “We will not sign it at all.”", ["We will not sign it at all."]),
    ("“We will not sign it at all,” he said.", ["We will not sign it at all,"]),
    ('"We will not sign this document," he said.', ["We will not sign this document,"]),
    ("«Армения не подпишет этот документ», — сказал он.", ["Армения не подпишет этот документ"]),
    ("Он сказал: «Мы не подпишем этот документ. Мы ушли».", ["Мы не подпишем этот документ.", "Мы ушли"]),
    ("“We will not sign it. They will,” he said.", ["We will not sign it.", "They will,"]),
    ("The “Indestructible Brotherhood” exercise ended.", []),
    ("He called it “a very good plan for us all” and left.", []),
    ("Учения «Нерушимое братство» завершились.", []),
    ("He said “yes”.", []),
    ("Nothing is quoted here at all.", []),
]


@pytest.mark.parametrize(("line", "inside"), QUOTED, ids=[line for line, _ in QUOTED])
def test_a_quotation_that_tells_something_is_cut_out_and_a_title_is_not(line: str, inside: list[str]) -> None:
    found = pieces(plain("a", line), {})
    assert [one.text.strip() for one in found if one.quoted >= 0] == inside
    assert [bool(one.holds) for one in found if one.quoted < 0] == [bool(inside)]


MARKS = [
    ("“a”", [(1, 2)]),
    ("a “b” c “d”", [(3, 4), (9, 10)]),
    ("«a “b” c»", [(1, 8)]),
    ("„a”", [(1, 2)]),
    ("‹a›", [(1, 2)]),
    ('"a" "b"', [(1, 2), (5, 6)]),
    ('a 5"6 b', []),
    ("«a", [(1, 2)]),
    ("a»", []),
    ("it's", []),
    ("", []),
]


@pytest.mark.parametrize(("line", "found"), MARKS, ids=[line for line, _ in MARKS])
def test_the_marks_of_each_sort_of_quotation_are_paired(line: str, found: list[tuple[int, int]]) -> None:
    assert quotations(line) == tuple(Quote(*each) for each in found)


def test_roles_and_numbers_of_lines_go_with_their_pieces() -> None:
    found = pieces(plain("a", "Title\n\nOne. Two."), {1: Role.TITLE})
    assert [(one.number, one.line, one.role) for one in found] == [
        (0, 1, Role.TITLE),
        (1, 3, Role.BODY),
        (2, 3, Role.BODY),
    ]


def test_quotations_are_numbered_through_the_text_and_known_to_what_holds_them() -> None:
    found = pieces(plain("a", "“We will not sign it,” he said.\n“They will all sign it,” he added."), {})
    assert [(one.quoted, one.holds) for one in found] == [(-1, (0,)), (0, ()), (-1, (1,)), (1, ())]


def test_a_short_quotation_within_a_sentence_is_known_by_its_characters() -> None:
    (found,) = pieces(plain("a", "He called it “a shame” then."), {})
    assert [at for at in range(len(found.text)) if found.in_inline(at)] == list(range(14, 21))


def test_an_endless_sentence_is_cut_at_a_blank() -> None:
    found = pieces(plain("a", "word " * 700), {})
    assert len(found) > 1
    assert all(len(one.text) <= 1_500 for one in found)
    assert not any(one.text.strip().endswith(("w", "wo", "wor")) for one in found)


@pytest.mark.parametrize(
    ("piece", "bounds", "span"),
    [
        (Piece(0, 3, 10, "abc"), (), Span(3, 10, 13)),
        (Piece(0, 3, 10, "  abc  "), (), Span(3, 12, 15)),
        (Piece(0, 3, 10, "abcdef"), (1, 3), Span(3, 11, 13)),
        (Piece(0, 3, 10, "abcdef"), (0, 0), Span(3, 10, 10)),
    ],
    ids=range(4),
)
def test_a_piece_gives_its_places_as_those_of_its_line(piece: Piece, bounds: tuple[int, ...], span: Span) -> None:
    assert piece.span(*bounds) == span


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(["Armenia left", ". ", "“We will not sign it", "”", " ", "«", "»", "\n", "г. ", '"', "? "])
    )
)
def test_every_piece_stands_where_it_says_apart_from_quotations_of_its_own(parts: list[str]) -> None:
    text = plain("a", "".join(parts))
    for one in pieces(text, {}):
        line = text.lines[one.line - 1][one.start : one.start + len(one.text)]
        assert len(line) == len(one.text)
        assert all(mine in {" ", theirs} for mine, theirs in zip(one.text, line, strict=True))
        assert one.text.strip()


LINES = [
    ("", ()),
    ("a", ("a",)),
    ("a\n", ("a",)),
    ("a\n\n", ("a", "")),
    ("\na", ("", "a")),
    ("a\r\nb\rc\nd", ("a", "b", "c", "d")),
    ("a\x0bb\x0cc\u2028d\x85e", ("a\x0bb\x0cc\u2028d\x85e",)),
]


@pytest.mark.parametrize(("raw", "lines"), LINES, ids=range(len(LINES)))
def test_lines_are_numbered_as_an_editor_does(raw: str, lines: tuple[str, ...]) -> None:
    assert lines_of(raw) == lines


LANGUAGES = [
    ([], "en"),
    (["", "12"], "en"),
    (["Armenia"], "en"),
    (["Армения"], "ru"),
    (["ab", "вг"], "en"),
    (["ab", "вгд"], "ru"),
    (["CSTO и ОДКБ вместе"], "ru"),
    (["a" * 20_000, "в" * 40_000], "en"),
]


@pytest.mark.parametrize(("lines", "language"), LANGUAGES, ids=range(len(LANGUAGES)))
def test_a_text_is_russian_where_more_letters_are(lines: list[str], language: str) -> None:
    assert language_of(lines) == language


TITLES = [
    ([], ""),
    (["", "  "], ""),
    (["", " Armenia declined ", "more"], "Armenia declined"),
    (["Updated at 13:53,23-12-2024", "Armenia declined"], "Armenia declined"),
    (["Published: 23 November", "Armenia declined"], "Armenia declined"),
    (["Last modified on 23.11.2023", "Armenia declined"], "Armenia declined"),
    (["Обновлено: 23.11.2023", "Армения отказалась"], "Армения отказалась"),
    (["Опубликовано в 10:30", "Армения отказалась"], "Армения отказалась"),
    (["Updated rules of procedure"], "Updated rules of procedure"),
    (["Date of the summit is set"], "Date of the summit is set"),
    (["Дата саммита названа"], "Дата саммита названа"),
]


@pytest.mark.parametrize(("lines", "title"), TITLES, ids=range(len(TITLES)))
def test_the_title_is_the_first_line_that_is_no_stamp(lines: list[str], title: str) -> None:
    assert title_of(lines) == title


TEXT = Text("0" * 64, "a.txt", "en", "one", ("one", "", "three"))


@pytest.mark.parametrize(
    ("span", "held"),
    [
        (Span(1, 0, 3), "one"),
        (Span(1, 1, 2), "n"),
        (Span(1, 3, 3), ""),
        (Span(2, 0, 0), ""),
        (Span(3, 0, 5), "three"),
    ],
    ids=str,
)
def test_a_span_gives_its_characters(span: Span, held: str) -> None:
    assert TEXT.at(span) == held
    assert span.locator == f"L{span.line}"


@pytest.mark.parametrize("span", [Span(0, 0, 1), Span(-1, 0, 1), Span(4, 0, 0), Span(1, 0, 4), Span(2, 0, 1)], ids=str)
def test_a_span_outside_of_its_text_is_refused_with_what_to_do(span: Span) -> None:
    with pytest.raises(NoSuchLine) as refused:
        TEXT.at(span)
    assert f"Line {span.line}, characters {span.start} to {span.end}, is not in a text of 3 lines" in str(refused.value)
    assert "Read the text again" in str(refused.value)


def test_a_plain_text_takes_the_title_and_outlet_that_it_is_given() -> None:
    bare, told = plain("a.txt", "One\ntwo"), plain("a.txt", "One\ntwo", "Title", "TASS")
    assert (bare.title, bare.outlet, told.title, told.outlet) == ("One", "", "Title", "TASS")
    assert bare.digest == told.digest == digest_of(b"One\ntwo")
