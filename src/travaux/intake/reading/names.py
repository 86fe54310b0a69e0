"""Finding in a sentence the names that are on record, in whatever case, order of words, or script they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final

from travaux.intake.known import Known
from travaux.intake.reading.countries import CITIES, COUNTRIES, SEATS, Country
from travaux.intake.reading.mentions import Kind, Mention, apart
from travaux.intake.reading.stems import IDLE, Word, stem, stems_of
from travaux.intake.reading.words import words
from travaux.record.dossiers import kind_of, slug_of

_KINDS: Final = {
    "person": Kind.PERSON,
    "member": Kind.MEMBER,
    "organisation": Kind.ORGANISATION,
    "post": Kind.POST,
}
_SESSION_NOUN: Final = re.compile(
    r"\W*(?:summit|session|meeting|gathering|talks|саммит|сесси|заседани|встреч)", re.IGNORECASE
)
_IN: Final = frozenset({"in", "at", "near", "to", "outside", "в", "из", "под"})
_CAPITAL: Final = re.compile(r"(?:capital|столиц\w*)\b", re.IGNORECASE)
_GENERIC: Final = frozenset(
    stem(one) for one in ("organization", "bloc", "alliance", "организация", "организации", "блок", "альянс")
)
_CYRILLIC: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SOUNDS: Final = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
_LATIN: Final = dict(zip(_CYRILLIC, _SOUNDS.split(sep=" "), strict=True))
_GROUPS: Final = words(
    r"(?P<heads>\b(?:heads of (?:the )?(?:CSTO )?(?:member )?states?|heads of state|leaders|presidents"
    r"|глав\w* (?:\w+ )?государств(?!\w)|лидер\w+|президент(?:ы|ов|ами|ам))(?!\w))"
    r"|(?P<ministers>\b(?:foreign|defen[cs]e) (?:ministers|chiefs)|ministers of (?:foreign affairs|defen[cs]e)"
    r"|secretaries of security councils|министр(?:ы|ов|ам|ами) (?:иностранных дел|обороны)"
    r"|секретар(?:и|ей|ям) советов безопасности)(?! council)(?!\w)"
    r"|(?P<states>\b(?:member states|member countries|members of the (?:organi[sz]ation|bloc|alliance)|allies|partners"
    r"|participating states|государств\w*[ -]член\w*|страны?-член\w*|стран\w*[ -]участниц\w*|союзник\w*)(?!\w))"
)
_TITLE_WORDS: Final = frozenset({"council", "committee", "совет", "комитет"})
_MOST: Final = 7  # words in the longest name that is looked for in any order


@lru_cache(maxsize=8_192)
def latin(text: str) -> str:
    """Russian letters as Latin ones, small; the rest as it is."""
    return "".join(_LATIN.get(sign, sign) for sign in text.lower()).replace("ks", "x")


class Names:
    """The names on record, made ready to be found; one is made for a whole folder of texts."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._phrases: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
        for dossier, name, form in self._named():
            self._take(stems_of(name), Mention(_KINDS[kind_of(dossier)], dossier, 0, 0, form))
        for country in COUNTRIES:
            self._country(country)
        for title, spelt in CITIES.items():
            for name in (title, *spelt):
                self._take(stems_of(name), Mention(Kind.PLACE, title, 0, 0))
        self._bags = list(self._bodies())
        self._vocabulary = frozenset(one for bag, _ in self._bags for one in bag)

    def _named(self) -> Iterator[tuple[str, str, str]]:
        """Whole names, and of people what stands last, where no two of them share it."""
        last: dict[str, set[str]] = {}
        for one in self.known.names:
            if kind_of(one.dossier) == "person" and (stems := stems_of(one.name)):
                last.setdefault(stems[-1], set()).add(one.dossier)
        for one in self.known.names:
            kind = kind_of(one.dossier)
            if kind not in _KINDS or (kind == "post" and self.member_in(one.name)):
                continue
            yield one.dossier, one.name, "generic" if kind == "post" else ""
            stems = stems_of(one.name)
            if kind == "person" and len(stems) > 1 and len(last[stems[-1]]) == 1:
                yield one.dossier, one.name.split()[-1], "surname"

    def _take(self, stems: tuple[str, ...], mention: Mention) -> None:
        if stems:
            self._phrases.setdefault(stems[0], []).append((stems, mention))
            self._phrases[stems[0]].sort(key=lambda each: -len(each[0]))

    def _country(self, country: Country) -> None:
        dossier = self.member_titled.get(country.title, "")
        if dossier:
            for name in country.names:
                self._take(stems_of(name), Mention(Kind.MEMBER, dossier, 0, 0))
            for adjective in country.adjectives:
                self._take((adjective,), Mention(Kind.MEMBER, dossier, 0, 0, "adjective", place=country.capital))
        for capital in country.capitals:
            form = "seat" if stem(capital) in SEATS else "capital"
            kind, named = (Kind.MEMBER, dossier) if dossier else (Kind.PLACE, country.capital)
            one = Mention(kind, named, 0, 0, form, place=country.capital)
            self._take(stems_of(capital), one)

    def _bodies(self) -> Iterator[tuple[frozenset[str], str]]:
        """Bodies by the words of their names, which stand in any order: Council of X, X Council."""
        own = {
            one for name in self.known.names if kind_of(name.dossier) == "organisation" for one in stems_of(name.name)
        }
        for one in self.known.names:
            if kind_of(one.dossier) == "body":
                stems = [each for each in stems_of(one.name) if each not in IDLE]
                if 0 < len(stems) <= _MOST and (len(stems) > 1 or stems[0] not in own):
                    yield frozenset(stems), one.dossier

    def groups(self, text: str, found: Sequence[Mention]) -> list[Mention]:
        """The groups that a sentence names without naming who is in them; names of bodies are none."""
        made = []
        for one in _GROUPS.finditer(text):
            if any(each.start <= one.start() < each.end and each.kind is Kind.BODY for each in found):
                continue
            kind = Kind(str(one.lastgroup))
            dossier = self.chief if kind is Kind.HEADS else self._of_ministers(one[0]) if kind is Kind.MINISTERS else ""
            if kind is not Kind.MINISTERS or dossier:
                made.append(Mention(kind, dossier, one.start(), one.end()))
        return made

    def _of_ministers(self, told: str) -> str:
        """The body in whose name these ministers stand."""
        wanted = {stem("ministers" if one == "chiefs" else one) for one in told.lower().split()} - IDLE - _TITLE_WORDS
        bodies = ((bag - _TITLE_WORDS, dossier) for bag, dossier in self._bags)
        return next((dossier for bag, dossier in bodies if len(bag) == len(wanted) and _begin(wanted, bag)), "")

    @cached_property
    def chief(self) -> str:
        """The body that summits are sessions of: the one that a name on record calls so, else the first."""
        called = [one.dossier for one in self.known.names if "summit" in one.name and kind_of(one.dossier) == "body"]
        return next(iter([*called, *(dossier for _, dossier in self._bags)]), "")

    @cached_property
    def member_titled(self) -> dict[str, str]:
        """Members by their English titles."""
        return {name: one for one, name in self.known.titles.items() if kind_of(one) == "member"}

    @cached_property
    def home(self) -> dict[str, str]:
        """The member whose post a person was seen in, or for whom a person chaired or attended, by its slug."""
        found = dict(self._seen_for())
        for one in self.known.terms:
            if member := self.member_in(self.known.titles.get(one.post, "")):
                found[one.person] = member
        return {person: member for person, member in found.items() if person != "unknown" and member}

    def _seen_for(self) -> Iterator[tuple[str, str]]:
        for one in self.known.facts:
            person = str(one.value.get("person", ""))
            if one.name in {"chaired", "chairmanship began"} and person:
                yield person, str(one.value.get("member", ""))
            elif one.name == "attendance" and person and len(one.keys) == 1:
                yield person, one.keys[0]

    def member_in(self, title: str) -> str:
        """The member with whose name the title of a post ends, by its slug."""
        words = title.split(" of ")
        dossier = self.member_titled.get(words[-1], "") if len(words) > 1 else ""
        return slug_of(dossier) if dossier else ""

    def in_words(self, words: Sequence[Word], text: str) -> list[Mention]:
        """Everything on record that these words of a sentence name, in order."""
        found: list[Mention] = []
        for at, word in enumerate(words):
            if one := self._phrase(words, at, text):
                found.append(one)
            if word.stem in self._vocabulary and (body := self._body(words, at)):
                found.append(body)
        return apart(found)

    def _phrase(self, words: Sequence[Word], at: int, text: str) -> Mention | None:
        word = words[at]
        for stems, mention in self._phrases.get(word.stem, ()):
            behind = words[at : at + len(stems)]
            if tuple(one.stem for one in behind) == stems and _written(mention, behind):
                return self._placed(mention, words, at, behind[-1].end, text)
        for stems, mention in self._phrases.get(_adjective(word.stem), ()):
            if mention.form == "adjective" and len(stems) == 1:
                return self._placed(mention, words, at, word.end, text)
        if word.stem in _GENERIC and not word.capital and not word.raw.endswith(("ns", "cs", "es")):
            return Mention(Kind.ORGANISATION, self.organisation, word.start, word.end, "generic")
        return None

    @property
    def organisation(self) -> str:
        """The dossier of the organisation whose record this is."""
        return f"world/organisation/{self.known.organisation}"

    def _placed(self, one: Mention, words: Sequence[Word], at: int, end: int, text: str) -> Mention:
        kind, dossier, start = one.kind, one.dossier, words[at].start
        behind = text[end : end + 16]
        if one.form == "adjective" and (capital := _CAPITAL.match(behind.lstrip())):
            end += len(behind) - len(behind.lstrip()) + capital.end()
            return Mention(Kind.PLACE, one.place, start, end, "capital", member=dossier)
        before = words[at - 1].raw.lower() if at else ""
        dateline = words[at].raw.isupper() and len(words[at].raw) > 1 and behind[:1] in ",." and at == 0
        of_city = one.form == "capital" and (dateline or _SESSION_NOUN.match(behind))
        if one.place and (of_city or ((one.form in {"capital", "seat"} and before in _IN) or _in_the(words, at, one))):
            kind, dossier = Kind.PLACE, one.place
        return Mention(kind, dossier, start, end, one.form, place=one.place)

    def _body(self, words: Sequence[Word], at: int) -> Mention | None:
        """The body whose words, in any order, begin here; those that only join may stand between."""
        met: set[str] = set()
        best: Mention | None = None
        for word in words[at : at + 2 * _MOST]:
            if word.stem in self._vocabulary:
                met.add(word.stem)
                if dossier := next((each for bag, each in self._bags if bag == met), ""):
                    best = Mention(Kind.BODY, dossier, words[at].start, word.end)
            elif word.raw.lower() not in {"of", "the", "по"}:
                break
        return best


def _begin(stems: Iterable[str], bag: Iterable[str]) -> bool:
    """Whether every stem begins a word of a name."""
    return all(any(word.startswith(one) for word in bag) for one in stems)


def _written(mention: Mention, words: Sequence[Word]) -> bool:
    """Names are written with a capital; what a post is called is not always."""
    return mention.kind is Kind.POST or mention.form == "adjective" or words[0].capital


def _in_the(words: Sequence[Word], at: int, one: Mention) -> bool:
    """`in the Kremlin`: a place, not a power."""
    return one.form == "seat" and at > 1 and words[at - 1].raw.lower() == "the" and words[at - 2].raw.lower() in _IN


def _adjective(one: str) -> str:
    """A Russian adjective of a country as the table has it: `армянск`."""
    return one if one.endswith("ск") else ""
