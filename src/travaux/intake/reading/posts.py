"""Posts as texts write them, joined with the state whose post it is and the person who stands beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from travaux.intake.known import Known
from travaux.intake.reading.mentions import Kind, Mention, apart
from travaux.intake.reading.names import Names
from travaux.intake.reading.words import Words, words
from travaux.record.dossiers import kind_of, slug_of


@dataclass(frozen=True)
class Office:
    """A post that every state may have: its slug before the state's name, its title, and how texts write it."""

    slug: str
    title: str
    written: Words
    rank: str = ""


def _office(slug: str, title: str, written: str, rank: str = "") -> Office:
    return Office(slug, title, words(rf"(?<![\w-])(?:{written})(?!\w)"), rank)


_MINISTRY: Final = r"(?:foreign ministry|ministry of foreign affairs|mfa)"
#: The longer ones first: an aide to the president is no president.
OFFICES: Final = (
    _office(
        "spokesperson-of-the-foreign-ministry",
        "Spokesperson of the Ministry of Foreign Affairs of {}",
        rf"{_MINISTRY}(?:'s|’s)? (?:official )?spokes\w+|spokes\w+ (?:of|for) the (?:\w+ )?{_MINISTRY}"
        r"|официальн\w+ представител\w+ (?:МИД|министерства иностранных дел)|(?:представител|пресс-секретар)\w+ МИД",
    ),
    _office(
        "press-secretary-of-the-president",
        "Press Secretary of the President of {}",
        r"(?:presidential|kremlin) (?:spokes\w+|press secretary)|press secretary (?:of|to) the president"
        r"|spokes\w+ (?:of|for) the president|пресс-секретар\w+ (?:президента|Кремля|главы государства)",
    ),
    _office(
        "aide-to-the-president",
        "Aide to the President of {}",
        r"(?:presidential|kremlin) (?:aide|adviser|assistant)|aide to (?:the )?president|помощник\w* президента",
    ),
    _office(
        "deputy-foreign-minister",
        "Deputy Minister of Foreign Affairs of {}",
        r"deputy (?:foreign minister|minister of foreign affairs)"
        r"|(?:заместител\w+ |зам)министра иностранных дел|замглавы МИД|заместител\w+ главы МИД",
        "minister",
    ),
    _office(
        "foreign-minister",
        "Minister of Foreign Affairs of {}",
        r"(?:foreign minister|minister of foreign affairs|top diplomat)"
        r"|министр(?:а|у|ом|е)? иностранных дел|глав\w{1,3} МИД",
        "minister",
    ),
    _office(
        "defence-minister",
        "Minister of Defence of {}",
        r"(?:defen[cs]e minister|minister of defen[cs]e)|министр(?:а|у|ом|е)? обороны|глав\w{1,3} Минобороны",
        "minister",
    ),
    _office(
        "speaker-of-the-parliament",
        "Speaker of the Parliament of {}",
        r"(?:parliament(?:ary)? speaker|speaker of (?:the )?parliament)|спикер\w* парламента|председател\w+ парламента",
    ),
    _office(
        "prime-minister",
        "Prime Minister of {}",
        r"(?:prime minister|premier|head of (?:the )?government|pm)"
        r"|премьер(?:-министр)?(?:а|у|ом|е)?|глав\w{1,3} правительства",
        "head of government",
    ),
    _office(
        "president",
        "President of {}",
        r"(?:president|head of state)|президент(?:а|у|ом|е)?|глав(?:а|ы|е|у|ой) государства",
        "head of state",
    ),
)
_TITLES: Final = {one.slug: one.title for one in OFFICES}
#: The rank at a session that goes with a post.
RANKS: Final = {one.slug: one.rank for one in OFFICES if one.rank}


def _marked(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})[-\s]*(?:[A-ZА-ЯЁ]{{2,8}} )?$", re.IGNORECASE)


_MARKS: Final = (
    ("then", _marked(r"\bthen|\bformer|\bex|тогдашн\w+|бывш\w+|экс|занимавш\w+")),
    ("acting", _marked(r"\bacting|и\.\s?о\.|исполняющ\w+ обязанности")),
    ("next", _marked(r"\bnext|\bnew|\bfuture|\bincoming|следующ\w+|нов(?:ый|ым|ого)|будущ\w+")),
)
#: Who leads an organisation is called its chief or head as well.
_CHIEF: Final = r"(?:chief|head|boss|secgen|general secretary|генсек\w*|глав(?:а|ы|е|у|ой))"
_OF: Final = re.compile(r"\s*(?:of|for|to)?\s*(?:the\s+)?$", re.IGNORECASE)
_PLURAL: Final = re.compile(r"s\b|ы\b|ов\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"[\s,(]*(?:the|then|acting|former|генерал\S*|general|mr\.?|г-н|ОДКБ|of the \w+)?[\s,]*$", re.IGNORECASE
)
_NEAR: Final = 30


class Posts:
    """The posts on record, made ready to be found in sentences whose names are known already."""

    def __init__(self, names: Names) -> None:
        self.names = names
        known = names.known
        self._titles = {title: dossier for dossier, title in known.titles.items() if kind_of(dossier) == "post"}
        abbreviations = "|".join(sorted(map(re.escape, _abbreviations(known)), key=len, reverse=True)) or "(?!)"
        self._chief = re.compile(
            rf"(?<!\w)(?:(?:{abbreviations})(?:'s|’s)? {_CHIEF}|{_CHIEF} (?:of the )?(?:{abbreviations})"
            r"|генсек\w*|secgen)(?!\w)",
            re.IGNORECASE,
        )
        self._general = next((one for one in self._titles.values() if one.endswith("/post/secretary-general")), "")

    def joined(self, found: list[Mention], text: str) -> list[Mention]:
        """The mentions of a sentence with its posts, each joined with its state and its person where they are near."""
        posts = [*self._states(found, text), *self._own(found, text)]
        taken = [one for one in found if not any(post.start <= one.start < post.end for post in posts)]
        return self._with_people(_absorbing(apart([*taken, *posts]), text), text)

    def _own(self, found: Sequence[Mention], text: str) -> Iterator[Mention]:
        """Posts of the organisation itself, by their names or as who leads it."""
        for one in found:
            if one.kind is Kind.POST:
                yield replace(one, post=one.dossier, mark=_mark(text[: one.start]))
        if self._general:
            for each in self._chief.finditer(text):
                mark = _mark(text[: each.start()])
                yield Mention(Kind.POST, self._general, each.start(), each.end(), "generic", self._general, mark=mark)

    def _states(self, found: Sequence[Mention], text: str) -> Iterator[Mention]:
        covered = 0
        for start, end, office in sorted(_offices(text), key=lambda each: (each[0], -each[1])):
            if start < covered:
                continue
            covered = end
            before, behind = self._owner(found, text, start, end)
            owner = before or behind or _seat(found, start, end)
            member = slug_of(owner.dossier) if owner else ""
            first = before.start if before else start
            last = behind.end if behind and not before else end
            post = self._dossier(office.slug, owner.dossier) if owner else ""
            mark = _mark(text[:first]) or _mark(text[:start])
            yield Mention(Kind.POST, post, first, last, office.slug, post, member, mark)

    def _owner(
        self, found: Sequence[Mention], text: str, start: int, end: int
    ) -> tuple[Mention | None, Mention | None]:
        """The state named just before a post (Belarusian President) or just behind it (President of Belarus)."""
        states = [one for one in found if one.kind is Kind.MEMBER]
        before = [one for one in states if one.end <= start and _adjoins(text[one.end : start])]
        behind = [one for one in states if one.start >= end and _OF.match(text[end : one.start])]
        return (before[-1] if before else None), (behind[0] if behind else None)

    def _dossier(self, office: str, member: str) -> str:
        name = self.names.known.titles.get(member, slug_of(member))
        title = _TITLES[office].format(name)
        return self._titles.get(title, f"world/post/{office}-of-{name.lower().replace(' ', '-')}")

    def _at_home(self, post: Mention, person: Mention) -> Mention:
        """A post of which the text does not say whose it is: that of the state whose posts the person was seen in."""
        home = self.names.home.get(person.dossier, "")
        if post.post or not home or post.form not in _TITLES:
            return post
        dossier = self._dossier(post.form, self.names.known.own(f"member/{home}"))
        return replace(post, post=dossier, dossier=dossier, member=home)

    def _with_people(self, found: list[Mention], text: str) -> list[Mention]:
        """A post and the person beside it become one mention of the person in that post."""
        joined: list[Mention] = []
        for one in found:
            last = joined[-1] if joined else None
            if last and _pair(last, one) and _BETWEEN.fullmatch(text[last.end : one.start]):
                person, post = (one, last) if one.kind is Kind.PERSON else (last, one)
                post = self._at_home(post, person)
                joined[-1] = replace(
                    person,
                    start=last.start,
                    end=one.end,
                    post=post.post,
                    member=post.member,
                    mark=post.mark,
                    form=post.form,
                )
            else:
                joined.append(one)
        return joined


def _abbreviations(known: Known) -> Iterator[str]:
    own = f"world/organisation/{known.organisation}"
    yield from (one.name for one in known.names if one.dossier == own and one.name.isupper())


def _offices(text: str) -> Iterator[tuple[int, int, Office]]:
    for office in OFFICES:
        yield from ((one.start(), one.end(), office) for one in office.written.finditer(text))


def _adjoins(between: str) -> bool:
    return not between.strip() or between.strip().lower() in {"'s", "’s", "then", "acting", "deputy"}


def _mark(before: str) -> str:
    return next((mark for mark, pattern in _MARKS if pattern.search(before[-_NEAR:])), "")


def _seat(found: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The state whose seat the words of the post themselves name: a Kremlin aide."""
    return next((one for one in found if one.kind is Kind.MEMBER and start <= one.start < end), None)


def _absorbing(found: list[Mention], text: str) -> list[Mention]:
    """The organisation's own posts with its name beside them: one mention, not two."""
    kept: list[Mention] = []
    for one in found:
        last = kept[-1] if kept else None
        beside = last is not None and bool(_OF.fullmatch(text[last.end : one.start]))
        if beside and last and last.kind is Kind.POST and one.kind is Kind.ORGANISATION:
            kept[-1] = replace(last, end=one.end)
        elif beside and last and last.kind is Kind.ORGANISATION and one.kind is Kind.POST:
            kept[-1] = replace(one, start=last.start)
        else:
            kept.append(one)
    return kept


def _pair(one: Mention, other: Mention) -> bool:
    kinds = {one.kind, other.kind}
    return kinds == {Kind.POST, Kind.PERSON} and not (one.kind is Kind.PERSON and one.post)
