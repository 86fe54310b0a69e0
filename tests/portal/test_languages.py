"""The site in Russian: every page says in Russian what it says of itself, and marks what the record says in English."""

import re
from html.parser import HTMLParser
from typing import Final

import pytest
from babel.messages.pofile import read_po
from django.http import HttpResponse
from django.test import Client

from tests.pages.census import EVERY
from tests.portal.reading import text_of
from tools.languages.gather import files

#: What is said in these is no text of the page: code of ours, a citation to copy, a name of somebody or something.
_UNSAID: Final = frozenset({"script", "style", "textarea", "code", "bdi"})
_SPOKEN: Final = ("aria-label", "placeholder", "data-label")
_VOID: Final = frozenset({"br", "img", "hr", "input", "meta", "link", "wbr"})
_ENGLISH_DAY: Final = re.compile(
    r"\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)


class Said(HTMLParser):
    """The texts of a page in the language of the page, those of attributes too."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.language = ""
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        foreign = given.get("lang", self.language) != self.language or tag in _UNSAID
        if tag not in _VOID:
            self._open.append((tag, foreign))
        if not foreign and not self._is_foreign():
            self.texts += [str(given[name]) for name in _SPOKEN if given.get(name)]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Parts of pictures, which hold no text."""

    def handle_endtag(self, tag: str) -> None:
        while tag not in _VOID and self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_foreign() and data.strip():
            self.texts.append(" ".join(data.split()))

    def _is_foreign(self) -> bool:
        return any(foreign for _, foreign in self._open)


def said(response: HttpResponse) -> Said:
    reader = Said()
    reader.feed(response.content.decode())
    return reader


def russian() -> dict[str, str]:
    """The texts of the catalogue that are other words in Russian."""
    with files()[0].open("rb") as file:
        catalogue = read_po(file, locale="ru")
    told = {str(one.id): str(one.string) for one in catalogue if one.id and isinstance(one.id, str) and not one.context}
    return {text: words for text, words in told.items() if text != words}


WORDS: Final = russian()


def untold(page: Said) -> list[str]:
    """What stands in English although there are Russian words for it."""
    return [text for text in page.texts if text.strip(" .,:;()") in WORDS or text in WORDS]


@pytest.mark.parametrize("path", EVERY)
def test_every_page_speaks_russian(site: Client, path: str) -> None:
    response = site.get(path, headers={"accept-language": "ru"})
    page = said(response)
    assert (response.status_code, page.language, response["Content-Language"]) == (200, "ru", "ru")
    assert len(response.content) <= 60 * 1024
    assert untold(page) == []
    assert [text for text in page.texts if _ENGLISH_DAY.search(text) or re.search(r"%\(\w+\)s|\{\w+\}", text)] == []
    assert not re.search("[\ue000-\ue00f]", response.content.decode())


def test_english_words_on_a_page_are_found(site: Client) -> None:
    found = untold(said(site.get("/csto/members")))
    assert {"Members", "Membership", "Change", "Show", "Permanent link", "Timeline"} <= set(found)
    assert any(_ENGLISH_DAY.search(text) for text in said(site.get("/csto/members")).texts)


def test_what_the_record_says_in_english_is_marked_as_english(site: Client) -> None:
    page = site.get("/csto/document/assistance-to-armenia?language=ru").content.decode()
    assert '<span lang="en">showed no interest in it</span>' in page
    assert "<span lang=" not in site.get("/csto/document/assistance-to-armenia").content.decode()


def test_members_go_by_their_names_in_russian_and_days_are_told_in_russian(site: Client) -> None:
    response = site.get("/csto/members?language=ru")
    told = text_of(response)
    names = ["Армения", "Беларусь", "Казахстан", "Киргизия", "Россия", "Таджикистан"]
    assert sorted(names, key=lambda one: told.index(f"{one} Государство-член")) == names
    assert "20 апреля 1994" in told
    assert "Armenia" not in told


def test_dials_are_told_in_russian(site: Client) -> None:
    told = text_of(site.get("/csto/members?language=ru&on=2023-11-23&known=2023-11-21"))
    assert "Что произошло на конец 23 ноября 2023, по сведениям на конец 21 ноября 2023" in told
    assert "По состоянию на" in text_of(site.get("/csto/members?language=ru"))


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        (
            "/csto/member/am?on=yesterday",
            400,
            "«yesterday» нельзя прочесть как дату: такая форма записи здесь неизвестна",
        ),
        ("/csto/member/am?on=2024-11-28/2024-11-29", 400, "условие запроса требует одного определённого дня"),
        ("/csto/member/am?at=all", 400, "Условие «at» равно «all», а оно считает записи"),
        ("/csto/member/am?at=999999999", 400, "выходит за конец журнала"),
        ("/csto/member/am?known=2999-01-01", 400, "лежит в будущем"),
        ("/csto/sessions?year=soon", 400, "«soon» – не год"),
        ("/csto/sessions?body=csto/body/none", 400, "Значения «csto/body/none» здесь нет (орган)"),
        ("/csto/sessions?cursor=!", 400, "По указателю «!» перейти нельзя: это вообще не указатель"),
        ("/csto/member/zz", 404, "О «csto/member/zz» в материалах ничего нет. Ближайшие:"),
        ("/record/fact/nothing/X1", 404, "Факта «nothing#X1» в материалах нет"),
        ("/record/entry/nothing", 404, "Записи с обозначением «nothing» в материалах нет"),
        ("/no/page/here", 404, "Страницы с таким адресом нет"),
        ("/rules?day=never", 400, "«never» – не день"),
        ("/known?since=2024-01-01&until=2023-01-01", 400, "Укажите более раннее «since»"),
        ("/timeline?about=csto/member/zz", 400, "О «csto/member/zz» в материалах ничего нет"),
        ("/remarks?by=nobody-of-that-name", 404, "Единственного с названием «nobody-of-that-name»"),
        (f"/search?q={'a' * 300}", 400, "В вопросе знаков: 300"),
        ("/people?organisation=nato", 400, "Организации «nato» в этих материалах нет. Есть: csto"),
    ],
)
def test_refusals_are_told_in_russian(site: Client, path: str, status: int, message: str) -> None:
    response = site.get(path, headers={"accept-language": "ru"})
    assert response.status_code == status
    assert message in text_of(response)
    assert ' lang="en">' not in response.content.decode().split("<h1>")[1].split("</main>")[0]


def test_the_language_in_the_address_comes_before_the_cookie_and_the_cookie_before_the_browser(site: Client) -> None:
    assert said(site.get("/csto/members", headers={"accept-language": "ru"})).language == "ru"
    site.cookies["language"] = "en"
    assert said(site.get("/csto/members", headers={"accept-language": "ru"})).language == "en"
    assert said(site.get("/csto/members?language=ru")).language == "ru"
    assert said(site.get("/csto/members?language=tlh")).language == "en"


def test_a_language_once_chosen_is_kept(site: Client) -> None:
    answer = site.post("/preferences", {"language": "ru", "next": "/csto/members"})
    assert (answer.status_code, answer["Location"]) == (302, "/csto/members")
    assert said(site.get("/csto/members")).language == "ru"


@pytest.mark.parametrize("words", ["Армения", "Остаётся ли Армения государством-членом?"])
def test_a_question_in_russian_is_answered_in_russian(site: Client, words: str) -> None:
    told = text_of(site.get("/search", {"q": words, "language": "ru"}))
    assert "Армения – государство-член" in told
    assert "участие приостановлено по собственному заявлению" in told
    assert "Спросите эти материалы" in told


def test_a_request_is_not_its_outcome_in_russian_either(site: Client) -> None:
    told = text_of(site.get("/csto/document/assistance-to-armenia?language=ru"))
    assert "просьба снять вопрос с повестки дня" in told
    assert "Чем закончилась просьба, в материалах нет." in told
    assert "вопрос снят с повестки дня" not in told.casefold()


def test_sessions_and_texts_have_russian_titles(site: Client) -> None:
    assert "Сессия Совета коллективной безопасности, Астана, 28 ноября 2024" in text_of(
        site.get("/csto/sessions?language=ru")
    )
    head = site.get("/csto/document/assistance-to-armenia?language=ru").content.decode()
    assert "<h1><bdi>Решение о совместных мерах по оказанию помощи Армении</bdi></h1>" in head
