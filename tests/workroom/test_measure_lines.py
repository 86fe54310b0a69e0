"""Many measures pasted at once: each line as it is understood, with what bars it."""

import pytest

from tests.factories import ZONE
from travaux.workroom.exercise.yerevan import MEASURES, TOTAL
from travaux.workroom.plans.lines import MOST, Line, TooManyLines, read_lines

SECRETARIAT = "csto/body/secretariat"


def resolve(said: str) -> str:
    return {"secretariat": SECRETARIAT, "Secretariat": SECRETARIAT}.get(said, "")


def read(text: str, taken: tuple[str, ...] = ()) -> tuple[Line, ...]:
    return read_lines(text, taken, resolve, ZONE)


def test_a_line_has_title_responsible_and_due_day() -> None:
    (line,) = read("Hold a joint exercise;  Secretariat ; 2023-05-31")
    assert line.value == {"title": "Hold a joint exercise", "responsible": SECRETARIAT, "due": "2023-05-31"}
    assert (line.slug, line.faults) == ("hold-a-joint-exercise", ())


def test_a_title_alone_is_a_measure() -> None:
    (line,) = read("Hold a joint exercise")
    assert (line.value, line.faults) == ({"title": "Hold a joint exercise"}, ())


def test_cells_copied_from_a_table_are_parted_by_tabs() -> None:
    (line,) = read("Hold a joint exercise\tsecretariat\t2023-05-31")
    assert (line.responsible, line.due) == (SECRETARIAT, "2023-05-31")


def test_the_measures_of_the_guided_exercise_are_read_whole_with_their_own_names() -> None:
    lines = read(MEASURES)
    assert len(lines) == TOTAL
    assert [line.faults for line in lines] == [()] * TOTAL
    assert [line.slug for line in lines[:3]] == ["osce-contacts", "assistance-document", "exercise-01"]
    assert {line.responsible for line in lines} == {SECRETARIAT}


def test_titles_that_are_alike_get_names_apart() -> None:
    assert [line.slug for line in read("Meet\nMeet\nMeet", ("meet-1",))] == ["meet", "meet-2", "meet-3"]


def test_titles_in_letters_that_no_address_has_are_numbered() -> None:
    assert [line.slug for line in read("Провести учения\nПровести совещание", ("measure-1",))] == [
        "measure-2",
        "measure-3",
    ]


def test_empty_lines_are_passed_over_and_the_others_keep_their_numbers() -> None:
    assert [line.number for line in read("\nOne\n\n  \nTwo\n")] == [2, 5]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("; secretariat", "There is no title"),
        ("Do it; nobody in particular", "Nobody on record is called 'nobody in particular'"),
        ("Do it; secretariat; soon", "'soon' is no day"),
        ("Do it; secretariat; unknown", "'unknown' is no day"),
        ("Do it; secretariat; 2023-05-31; and more", "There are more parts"),
        ("a-1; One\na-1; Two", "'a-1' is taken: line 1 has it"),
        (f"{'x' * 2_001}", "longer than any measure's"),
    ],
)
def test_what_bars_a_line_is_told_beside_it(text: str, fault: str) -> None:
    assert fault in " ".join(read(text)[-1].faults)


def test_a_name_that_the_plan_has_already_is_taken() -> None:
    (line,) = read("a-1; One", ("a-1",))
    assert "the plan has it already" in line.faults[0]


def test_that_there_is_no_due_day_can_be_said() -> None:
    (line,) = read("Do it; secretariat; none")
    assert (line.due, line.faults) == ("none", ())


def test_more_lines_than_are_entered_in_one_go_are_refused_whole() -> None:
    with pytest.raises(TooManyLines, match="at most 200"):
        read("One\n" * (MOST + 1))
    assert len(read("One\n" * MOST)) == MOST
