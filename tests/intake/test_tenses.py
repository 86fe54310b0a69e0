"""What was, what is to be, what may be, what was not: each word that tells it, and what looks like it and is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.intake.reading.tenses import SAYS, clause, negated, open_question, planned, told_of

PLANNED = [
    "The council will meet in Minsk",
    "They won't come",
    "The parties shall inform each other",
    "The session is to open at noon",
    "The ministers are to gather in Minsk",
    "The session was to open in May",
    "The ministers were to gather in May",
    "The council is due to meet on 23 November",
    "The decision is due in spring",
    "The reports are due in spring",
    "The summit is scheduled for 23 November",
    "A visit is planned",
    "Minsk plans to host them",
    "He is expected to sign it",
    "The session is set to open",
    "The forthcoming session",
    "The next summit takes place in Moscow",
    "The next session is in Moscow",
    "The next meeting is in Moscow",
    "The vote is slated for spring",
    "The exercise to be held in spring",
    "They are going to sign it",
    "They are about to sign it",
    "Armenia intends to leave",
    "Russia has agreed to host it",
    "Саммит будет в Москве",
    "Заседания будут в Москве",
    "Заседание состоится 23 ноября",
    "Учения состоятся весной",
    "Сессия пройдёт в Минске",
    "Сессия пройдет в Минске",
    "Учения пройдут в Минске",
    "Министры соберутся в Минске",
    "Совет соберётся в Минске",
    "Председательство перейдёт к России",
    "Совет примет решение",
    "Главы государств примут решение",
    "Решение вступит в силу",
    "Он станет генеральным секретарём",
    "Они станут наблюдателями",
    "Он приступит к работе",
    "Он покинет свой пост",
    "Страны проведут учения",
    "Минск проведёт учения",
    "Планируется провести учения",
    "Следующий саммит в Москве",
    "Следующая сессия в Москве",
    "Следующее заседание в Москве",
    "Визит запланирован на весну",
    "Заседание намечено на весну",
    "Ожидается подписание документа",
    "Министрам предстоит обсудить проект",
    "Армения намерена выйти",
    "Они собираются выйти",
    "Главы государств утвердят план",
    "Министры подпишут документ",
    "Министры обсудят проект",
    "Министры рассмотрят проект",
    "Президент возглавит делегацию",
    "Премьер приедет в Минск",
    "Премьер прибудет в Минск",
    "Премьер посетит Минск",
]
NOT_PLANNED = [
    "The council met in Minsk",
    "The plans to the decisions are carried out",
    "The plan to the decisions was drawn up",
    "Willpower decided",
    "The due date has passed",
    "The last summit took place in Moscow",
    "The session of the council was held",
    "The set of decisions was adopted",
    "The general secretary spoke",
    "Armenia did not sign it",
    "Совет собрался в Минске",
    "Заседание состоялось 23 ноября",
    "Сессия прошла в Минске",
    "Президент возглавил делегацию",
    "Министры подписали документ",
    "Министры обсудили проект",
    "Главы государств утвердили план",
    "Прошлый саммит был в Москве",
    "Он стал генеральным секретарём",
    "",
]


@pytest.mark.parametrize("text", PLANNED)
def test_words_for_what_is_to_come_tell_a_plan(text: str) -> None:
    assert planned(text)


@pytest.mark.parametrize("text", NOT_PLANNED)
def test_words_for_what_was_tell_no_plan(text: str) -> None:
    assert not planned(text)


@pytest.mark.parametrize("text", PLANNED)
def test_a_plan_is_one_however_its_letters_are_cased(text: str) -> None:
    assert planned(text.upper())
    assert planned(text.lower())


OPEN = [
    ("Armenia may ", "leave", ""),
    ("Armenia might ", "leave", ""),
    ("Armenia could ", "leave", ""),
    ("Armenia would ", "leave", ""),
    ("Armenia should ", "leave", ""),
    ("They ask if Armenia ", "left", ""),
    ("They ask whether Armenia ", "left", ""),
    ("Any member can ", "leave", ""),
    ("Armenia possibly ", "left", ""),
    ("Perhaps Armenia ", "left", ""),
    ("Unless Armenia ", "signs", ""),
    ("He urged to ", "sign", " it"),
    ("He called on Armenia ", "to sign", " it"),
    ("He calls for ", "signing", " it"),
    ("Если Армения ", "выйдет", " из организации"),
    ("Армения может ", "выйти", ""),
    ("Страны могут ", "выйти", ""),
    ("Он мог ", "подписать", ""),
    ("Она могла ", "подписать", ""),
    ("Они могли ", "подписать", ""),
    ("Он хотел бы ", "подписать", ""),
    ("Не известно, выйдет ли ", "Армения", ""),
    ("Возможно, Армения ", "выйдет", ""),
    ("Армения должна ", "подписать", ""),
    ("Армении следует ", "подписать", ""),
    ("Вероятно, Армения ", "вышла", ""),
]


@pytest.mark.parametrize(("before", "verb", "behind"), OPEN, ids=[before + verb for before, verb, _ in OPEN])
def test_what_may_or_should_be_is_an_open_question(before: str, verb: str, behind: str) -> None:
    assert open_question(before + verb + behind, len(before))


CLOSED = [
    ("In May Armenia ", "left", ""),
    ("Armenia ", "left", " the bloc"),
    ("The cans were ", "opened", ""),
    ("Armenia ", "left", "; it might return"),
    ("Perhaps it rained; Armenia ", "left", ""),
    ("It may return, but Armenia ", "left", ""),
    ("He could not say that Armenia ", "left", ""),
    ("Армения ", "вышла", " из организации"),
    ("Могила солдата была ", "открыта", ""),
    ("Возможно, шёл дождь; Армения ", "вышла", ""),
    ("Может быть, но Армения ", "вышла", ""),
    ("Армения ", "вышла", " — вернуться она может"),
]


@pytest.mark.parametrize(("before", "verb", "behind"), CLOSED, ids=[before + verb for before, verb, _ in CLOSED])
def test_what_is_told_as_it_is_or_in_another_clause_is_no_open_question(before: str, verb: str, behind: str) -> None:
    assert not open_question(before + verb + behind, len(before))


DENIED = [
    ("Armenia did not ", "sign"),
    ("Armenia never ", "signed"),
    ("No member ", "signed"),
    ("Neither of them ", "signed"),
    ("They met without ", "signing"),
    ("It hardly ", "signed"),
    ("Armenia didn't ", "sign"),
    ("Armenia didn’t ", "sign"),
    ("ARMENIA DID NOT ", "SIGN"),
    ("Армения не ", "подписала"),
    ("Ни одна страна ", "подписала"),
    ("Нет того, кто ", "подписал"),
    ("Встреча без ", "подписания"),
    ("Никак она ", "подписала"),
    ("Армения никогда ", "подписала"),
]
NOT_DENIED = [
    ("Armenia ", "signed"),
    ("The notable minister ", "signed"),
    ("The Nordic minister ", "signed"),
    ("Armenia did not come; Russia ", "signed"),
    ("Armenia did not come, but Russia ", "signed"),
    ("He did not say that Russia ", "signed"),
    ("Not long after the ministers of all the member states had met, Russia ", "signed"),
    ("Армения ", "подписала"),
    ("Неделю спустя Армения ", "подписала"),
    ("Армения не приехала, но Россия ", "подписала"),
    ("Армения не приехала; Россия ", "подписала"),
    ("Низкий поклон Россия ", "подписала"),
]


@pytest.mark.parametrize(("before", "verb"), DENIED, ids=[before + verb for before, verb in DENIED])
def test_a_word_that_denies_before_a_verb_denies_it(before: str, verb: str) -> None:
    assert negated(before + verb, len(before))


@pytest.mark.parametrize(("before", "verb"), NOT_DENIED, ids=[before + verb for before, verb in NOT_DENIED])
def test_a_word_that_only_looks_like_it_or_stands_elsewhere_denies_nothing(before: str, verb: str) -> None:
    assert not negated(before + verb, len(before))


def test_a_denial_behind_a_verb_does_not_reach_back_to_it() -> None:
    assert not negated("Armenia signed and did not leave", len("Armenia "))


TOLD_OF = [
    ("The council will meet on 23 November", True),
    ("He said that the council will meet on 23 November", True),
    ("The council met on 23 November", False),
    ("He said on 23 November that the council will meet", False),
    ("The council, which will meet soon, he said on 23 November", False),
    ("On 23 November the council will meet", True),
    ("On 23 November he said that they met", False),
    ("On 23 November they met", False),
    ("The summit is scheduled for 23 November, he said", True),
    ("Заседание состоится 23 November", True),
    ("Он сообщил, что заседание состоится 23 November", True),
    ("Он сообщил об этом 23 November", False),
    ("23 November состоится заседание", True),
    ("23 November он заявил, что заседание состоится", False),
    ("Заседание прошло 23 November", False),
]


@pytest.mark.parametrize(("text", "ahead"), TOLD_OF, ids=[text for text, _ in TOLD_OF])
def test_a_day_is_one_to_come_by_the_verb_before_it_else_by_the_one_behind(text: str, ahead: bool) -> None:
    assert told_of(text, text.index("23 November")) is ahead


CLAUSES = [
    ("one; two; three", "two", " two"),
    ("one: two", "one", "one"),
    ("one: two", "two", " two"),
    ("one — two — three", "three", " three"),
    ("one – two", "one", "one "),
    ("one, and two", "two", " two"),
    ("one, but two", "one", "one"),
    ("one, while two", "two", " two"),
    ("one, which two", "two", " two"),
    ("he held that two", "two", " two"),
    ("one, а two", "two", " two"),
    ("one, но two", "one", "one"),
    ("one, который two", "two", " two"),
    ("one, что two", "two", " two"),
    ("one, two, three", "two", "one, two, three"),
    ("one and two", "two", "one and two"),
    ("thatched one", "one", "thatched one"),
]


@pytest.mark.parametrize(("text", "at", "found"), CLAUSES, ids=[f"{text} at {at}" for text, at, _ in CLAUSES])
def test_a_clause_goes_from_joint_to_joint(text: str, at: str, found: str) -> None:
    start, end = clause(text, text.index(at))
    assert text[start:end] == found


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["one", ";", " ", ", and ", "that", "не", ":"]), max_size=12).map("".join), st.data())
def test_the_clause_around_a_place_lies_within_its_sentence(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    start, end = clause(text, at)
    assert 0 <= start <= at
    assert start <= end <= len(text)


SAID = [
    "said", "says", "stated", "told", "reported", "promised", "suggested", "noted", "noting", "added", "adding",
    "stressed", "stressing", "emphasised", "emphasized", "explained", "announced", "declared", "confirmed",
    "pointed out", "recalled", "remarked", "underlined", "underscored", "informed", "argued", "admitted",
    "acknowledged", "highlighted", "claimed", "assured", "commented", "replied", "warned", "observed",
    "expressed his hope", "expressed gratitude", "thanked", "addressed", "reiterated", "insisted", "according to",
    "in the words of", "сказал", "сказала", "заявил", "заявляла", "сообщили", "отметил", "отмечает", "добавил",
    "подчеркнул", "рассказал", "пояснил", "объяснил", "уточнил", "напомнил", "объявил", "подтвердил", "констатировал",
    "указал", "признал", "заверил", "поблагодарил", "выразил надежду", "выразила благодарность", "считает",
    "проинформировал", "предупредил", "говорит", "говорил", "ответил", "по его словам", "по её словам", "по словам",
]  # fmt: skip
NOT_SAID = [
    "saying", "say", "state", "unsaid", "pointed", "expressed", "expressed his anger",
    "addendum", "скажет", "указ", "выразил", "словам", "признание", "ответ",
]  # fmt: skip


@pytest.mark.parametrize("verb", SAID)
def test_a_verb_of_saying_is_known_in_both_languages(verb: str) -> None:
    found = SAYS.search(f"he {verb} them")
    assert found is not None
    assert found[0] == verb


@pytest.mark.parametrize("verb", NOT_SAID)
def test_words_that_only_resemble_one_say_nothing(verb: str) -> None:
    assert SAYS.search(f"he {verb} them") is None


@pytest.mark.parametrize(("text", "group"), [("he said", "verb"), ("он сказал", "russian")])
def test_a_verb_of_saying_tells_its_language(text: str, group: str) -> None:
    found = SAYS.search(text)
    assert found is not None
    assert [name for name, held in found.groupdict().items() if held] == [group]
