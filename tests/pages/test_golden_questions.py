"""What people come for is answered on the first screen after one search, by keyboard alone."""

import pytest

from tests.pages.looking import DESK, Look, Seen

MOST_STEPS = 40

QUESTIONS = (
    ("is Armenia still a member", ("Armenia is a member", "suspended by its own declaration")),
    ("who refused to sign", ("Armenia", "Nikol Pashinyan", "refused to sign")),
    ("why was it not adopted", ("not adopted", "refused to sign")),
    ("what did Armenia ask to have removed", ("asked to remove", "not on record")),
    ("how many measures were implemented", ("32 of 34", "their stance", "showed no interest")),
    ("who was absent in Astana", ("Absent", "Armenia", "Astana")),
    (
        "what did the Secretary General say of Armenia",
        ("Imangali Tasmagambetov", "was, is and will remain", "Caliber.Az"),
    ),
)


def ask(seen: Seen, question: str) -> None:
    """From the top of the first page: the tabulator to the search box, the question, the enter key."""
    for _ in range(MOST_STEPS):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.name === 'q'"):
            break
    else:
        raise AssertionError("no search box can be reached by the tabulator")
    seen.page.keyboard.type(question)
    with seen.page.expect_navigation():
        seen.page.keyboard.press("Enter")


def first_screen(seen: Seen) -> str:
    """The words whose box begins and ends on the first screen, in order."""
    told: str = seen.page.evaluate(
        """() => {
          const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          const words = [];
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            if (box.width && box.top >= 0 && box.bottom <= window.innerHeight) words.push(node.textContent);
          }
          return words.join(' ').replace(/\\s+/g, ' ');
        }"""
    )
    return told


@pytest.mark.parametrize(("question", "answers"), QUESTIONS)
def test_one_search_answers(look: Look, question: str, answers: tuple[str, ...]) -> None:
    with look.at("/", viewport=DESK) as seen:
        ask(seen, question)
        shown = first_screen(seen)
        assert [one for one in answers if one.casefold() not in shown.casefold()] == [], shown


@pytest.mark.parametrize(("question", "answers"), QUESTIONS)
def test_one_search_answers_without_scripts(look: Look, question: str, answers: tuple[str, ...]) -> None:
    with look.at(f"/search?q={question.replace(' ', '+')}", java_script_enabled=False) as seen:
        shown = seen.page.inner_text("main")
        assert [one for one in answers if one.casefold() not in shown.casefold()] == [], shown


def test_the_control_a_question_about_something_else_has_another_answer(look: Look) -> None:
    with look.at("/") as seen:
        ask(seen, "who was absent in Astana")
        assert "32 of 34" not in first_screen(seen)
