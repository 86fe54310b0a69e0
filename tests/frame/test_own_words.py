"""Which words of a page are marked as another language than the page's: those no catalogue has, whatever their letters."""

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.frame.test_page_in_rows import ASKED
from travaux.decision.findings import Ground, Missing
from travaux.decision.sentences import sentence
from travaux.enquiry.findings import ground_told, missing_told
from travaux.frame.page import LinkedNames, Page

PAGE = Page("/rules", "csto", ASKED, {})
TITLES = {"csto/member/am": "Армения", "csto/member/tr": "Türkiye"}
NAMES = LinkedNames(TITLES, "csto")
#: A sentence that no catalogue has, with the mark of a name in it.
UNKNOWN = Ground("told elsewhere", "Türkiye asked for a café.")


def shown(tag: str, text: str, language: str) -> str:
    with translation.override(language):
        return Template(f"{{% load telling %}}{{% {tag} text %}}").render(Context({"page": PAGE, "text": text}))


@pytest.mark.parametrize("text", ["Rules of procedure", "Türkiye and Côte d’Ivoire", "The paper «Речь» of Minsk"])
def test_a_text_of_the_record_is_english_on_a_russian_page_whatever_letters_stand_in_it(text: str) -> None:
    assert shown("english", text, "ru") == f'<span lang="en">{text}</span>'
    assert shown("english", text, "en") == text


@pytest.mark.parametrize("text", ["Речь", "7 (2)", ""])
def test_what_has_no_latin_word_is_marked_on_no_page(text: str) -> None:
    assert shown("english", text, "ru") == text


def test_a_ground_in_russian_has_no_english_in_it_but_its_names_lead_to_their_pages() -> None:
    ground = Ground("stance not on record", sentence("stance not on record", member="tr"))
    with translation.override("ru"):
        told = PAGE.html(ground_told(ground, NAMES))
    assert 'lang="en"' not in told
    assert '<a href="/csto/member/tr"><bdi>Türkiye</bdi></a>' in told


def test_a_ground_whose_sentence_is_unknown_is_marked_as_english() -> None:
    with translation.override("ru"):
        assert PAGE.html(ground_told(UNKNOWN, NAMES)) == f'<span lang="en">{UNKNOWN.text}</span>'
    assert PAGE.html(ground_told(UNKNOWN, NAMES)) == UNKNOWN.text


def test_where_the_catalogue_lacks_a_sentence_its_words_are_marked_and_its_names_are_not() -> None:
    ground = Ground("stance not on record", sentence("stance not on record", member="am"))
    with translation.override("fr"):
        told = PAGE.html(ground_told(ground, NAMES))
    name, words = told.split("</a>")
    assert name.endswith("<bdi>Армения</bdi>")
    assert words == '<span lang="en"> was there; how it stood is not on record, and presence is no vote.</span>'


def test_what_is_missing_is_said_in_the_language_of_the_page() -> None:
    with translation.override("ru"):
        told = PAGE.html(missing_told([Missing("its position", "am"), Missing("a thing of its own")], NAMES))
    assert "Армения" in told
    assert '<span lang="en">a thing of its own</span>' in told
    assert "its position" not in told
