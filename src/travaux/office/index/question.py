"""The words of a question: which of them say what is looked for, and which words of the record they stand for."""

from dataclasses import dataclass
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.office.index.spelling import stem, tokens

#: Words of a question that say nothing about what is looked for.
_IDLE: Final = frozenset(
    tokens(
        "a about all also an and any are as at be been being but by can could did do does for from had has have how if "
        "in into is it its me more most of on or our out shall should so some still such than that the their "
        "them then there these they this those to us was we were what when where which who whom whose why will with "
        "would you your "
        "а без бы был была были было быть в ведь во вот где для до его ее если еще же за зачем и из или их к как какая "
        "какие какой когда кому кого который которые кто ли между меня мне мы на над наш о об он она они от по под "
        "почему при с сейчас со так такой там тем то тот ту у уже чего чей чем что чтобы эта эти это этот я "
        "է են ին որ ով ինչ ինչու երբ որտեղ և ու մեջ համար"
    )
)
#: Words of a question by what they ask for; what is asked for so counts for more than what is only spoken of.
_ASKS_FOR: Final = {"many": "count", "much": "count"}
_ASKED_FOR: Final = 1.5
#: Beginnings of words in other languages, and the words of this record's events, kinds and posts that they stand for.
_IN_OTHER_LANGUAGES: Final = {
    # Russian
    "возобнов": "resumed",
    "вступ": "joined",
    "вышл": "withdrawn",
    "выход": "withdrawn",
    "выполн": "implemented",
    "генсек": "secretary",
    "голос": "vote",
    "документ": "document",
    "заседан": "session",
    "заявл": "statement",
    "исключ": "removal",
    "количеств": "count",
    "мер": "measure",
    "мероприят": "measure",
    "не": "not",
    "наблюдател": "observer",
    "отказ": "refused",
    "отсутств": "absent",
    "план": "plan",
    "повестк": "agenda",
    "подпис": "signature",
    "председател": "chair",
    "приня": "adopted",
    "приостан": "suspended",
    "присутств": "present",
    "просил": "requested",
    "реализ": "implemented",
    "решен": "decision",
    "саммит": "summit",
    "секретариат": "secretariat",
    "сесси": "session",
    "сколько": "count",
    "снят": "removal",
    "устав": "charter",
    "участ": "participation",
    "член": "member",
    # places, in Russian
    "алмат": "almaty",
    "астан": "astana",
    "бишкек": "bishkek",
    "душанбе": "dushanbe",
    "ереван": "yerevan",
    "минск": "minsk",
    "москв": "moscow",
    "сочи": "sochi",
    # Armenian
    "աստանա": "astana",
    "երեւան": "yerevan",
    "անդամ": "member",
    "գագաթնաժողով": "summit",
    "նիստ": "session",
    "որքան": "count",
    "քանի": "count",
}
_BEGINNINGS: Final = {beginning: stem(word) for beginning, word in _IN_OTHER_LANGUAGES.items()}
#: A beginning of fewer letters stands for itself and two letters more, so that `мер` is not `мероприятие` too.
_SHORT, _MORE = 4, 2


@dataclass(frozen=True)
class Asked:
    """One word of a question: the spellings to look for in its stead, its own first, and how much more it counts."""

    spellings: tuple[str, ...]
    weight: float


def asked(question: str) -> tuple[Asked, ...]:
    """The words of a question that say what is looked for; all words, if there are only idle ones.

    Raises BrokenInput if there are none.
    """
    every = tokens(question)
    if not every:
        raise BrokenInput(f"'{question}' holds no word to look for. Write a name, a place or a subject.")
    telling = {word for word in every - _IDLE if len(word) > 1} or every
    found = {one.spellings[0]: one for one in map(_asked, sorted(telling))}
    return tuple(found.values())


def _asked(word: str) -> Asked:
    wanted = _ASKS_FOR.get(word, word)
    spellings = tuple(dict.fromkeys((stem(wanted), *_translated(wanted))))
    return Asked(spellings, _ASKED_FOR if "count" in spellings and word not in {"count", "counts"} else 1.0)


def _translated(word: str) -> tuple[str, ...]:
    if word.isascii():
        return ()
    return tuple(meant for beginning, meant in _BEGINNINGS.items() if _begins(word, beginning))


def _begins(word: str, beginning: str) -> bool:
    most = len(beginning) + _MORE if len(beginning) < _SHORT else len(word)
    return word.startswith(beginning) and len(word) <= most
