"""A person is read with the post and the member that stand beside the name; a post alone is a post, and no person."""

import pytest

from tests.intake.reading import known
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.names import Names
from travaux.intake.reading.posts import Posts
from travaux.intake.reading.sentences import read_sentences
from travaux.intake.text import plain

NAMES = Names(known())
POSTS = Posts(NAMES)


def mentions(line: str) -> tuple[Mention, ...]:
    """What the one sentence of a line names."""
    (one,) = read_sentences(plain("a", line), NAMES, POSTS, {})
    return one.mentions


IN_POST = [
    ("CSTO Secretary General Imangali Tasmagambetov spoke.", "tasmagambetov", "secretary-general", "", ""),
    ("Secretary General Stanislav Zas spoke.", "zas", "secretary-general", "", ""),
    ("Former Secretary General Stanislav Zas spoke.", "zas", "secretary-general", "", "then"),
    ("Then Secretary General Stanislav Zas spoke.", "zas", "secretary-general", "", "then"),
    ("Acting Secretary General Valery Semerikov spoke.", "semerikov", "secretary-general", "", "acting"),
    ("Armenian Prime Minister Nikol Pashinyan spoke.", "pashinyan", "prime-minister-of-armenia", "am", ""),
    ("The Armenian prime minister Nikol Pashinyan spoke.", "pashinyan", "prime-minister-of-armenia", "am", ""),
    ("Prime Minister of Armenia Nikol Pashinyan spoke.", "pashinyan", "prime-minister-of-armenia", "am", ""),
    ("Nikol Pashinyan, Prime Minister of Armenia, spoke.", "pashinyan", "prime-minister-of-armenia", "am", ""),
    ("Belarusian President Aleksandr Lukashenko spoke.", "lukashenko", "president-of-belarus", "by", ""),
    ("The Kazakh President Tokayev spoke.", "tokayev", "president-of-kazakhstan", "kz", ""),
    ("Russian Foreign Minister Lavrov spoke.", "lavrov", "foreign-minister-of-russia", "ru", ""),
    ("Foreign Minister of Armenia Mirzoyan spoke.", "mirzoyan", "foreign-minister-of-armenia", "am", ""),
    ("Kremlin spokesman Peskov spoke.", "peskov", "press-secretary-of-the-president-of-russia", "ru", ""),
    ("Премьер-министр Армении Никол Пашинян заявил.", "pashinyan", "prime-minister-of-armenia", "am", ""),
    ("Президент Белоруссии Александр Лукашенко заявил.", "lukashenko", "president-of-belarus", "by", ""),
    ("Министр иностранных дел России Сергей Лавров заявил.", "lavrov", "foreign-minister-of-russia", "ru", ""),
    ("Генеральный секретарь ОДКБ Имангали Тасмагамбетов заявил.", "tasmagambetov", "secretary-general", "", ""),
    ("Бывший генеральный секретарь Станислав Зась заявил.", "zas", "secretary-general", "", "then"),
    ("Nikol Pashinyan spoke.", "pashinyan", "", "", ""),
    ("Никол Пашинян заявил.", "pashinyan", "", "", ""),
]


@pytest.mark.parametrize(("line", "person", "post", "member", "mark"), IN_POST, ids=[line for line, *_ in IN_POST])
def test_a_person_is_read_with_the_post_beside_the_name(
    line: str, person: str, post: str, member: str, mark: str
) -> None:
    (found,) = mentions(line)
    assert (found.kind, found.dossier) == (Kind.PERSON, f"world/person/{person}")
    assert (found.post.rpartition("/")[2], found.member, found.mark) == (post, member, mark)


ALONE = [
    ("The secretary general spoke.", "csto/post/secretary-general", ""),
    ("The deputy secretary general spoke.", "csto/post/deputy-secretary-general", ""),
    ("The Armenian Prime Minister spoke.", "world/post/prime-minister-of-armenia", "am"),
    ("The President of Belarus spoke.", "world/post/president-of-belarus", "by"),
    ("The Belarusian head of state spoke.", "world/post/president-of-belarus", "by"),
    ("The Russian foreign minister spoke.", "world/post/foreign-minister-of-russia", "ru"),
    ("Armenia's foreign minister spoke.", "world/post/foreign-minister-of-armenia", "am"),
    ("Президент Белоруссии заявил.", "world/post/president-of-belarus", "by"),
    ("глава МИД Армении заявил.", "world/post/foreign-minister-of-armenia", "am"),
    ("The prime minister spoke.", "", ""),
]


@pytest.mark.parametrize(("line", "post", "member"), ALONE, ids=[line for line, *_ in ALONE])
def test_a_post_alone_is_that_post_and_guesses_nobody(line: str, post: str, member: str) -> None:
    (found,) = mentions(line)
    assert (found.kind, found.dossier, found.member) == (Kind.POST, post, member)


@pytest.mark.parametrize(
    "line", ["The minister spoke.", "A diplomat spoke.", "The chair was empty.", "Дипломат заявил."]
)
def test_a_word_that_fits_many_posts_names_none(line: str) -> None:
    assert mentions(line) == ()


def test_two_people_in_one_sentence_keep_their_own_posts() -> None:
    first, second = mentions("Secretary General Imangali Tasmagambetov met Belarusian President Aleksandr Lukashenko.")
    assert (first.post, first.member) == ("csto/post/secretary-general", "")
    assert (second.post, second.member) == ("world/post/president-of-belarus", "by")
