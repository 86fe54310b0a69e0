"""What new entries add to the index: gathered entry by entry, written in bundles, never taken away.

A word stays where a fact was corrected since, or is not public yet: whoever searches looks at the facts themselves.
So the index is the same in whatever order the entries came, and made anew it is the one that grew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from travaux.office.index import territories, words
from travaux.office.index.alike import alike
from travaux.office.index.spelling import stems
from travaux.office.index.tables import put, read
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.dossiers import kind_of
from travaux.record.entry import Entry, Fact

#: Where the words of a name are from: the record, the dossier's slug, or CLDR in one language.
RECORD, SLUG, CLDR = "record", "slug", "cldr:"
#: The word that every dossier bears, so that it counts them all.
ALL: Final = ""
#: A slug stands behind every name.
_LAST: Final = 99

#: Word, size of the name in words, dossier, source, and the name where no fact has it.
Name = tuple[str, int, str, str, str]


class Postings:
    """New rows of the index that wait to be written."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], None] = {}
        self._names: dict[Name, None] = {}
        self._mentioned: dict[str, None] = {}
        self._members: dict[str, None] = {}

    def add(self, entry: Entry) -> None:
        """Gather what one entry adds; of a restricted one nothing."""
        if entry.audience != PUBLIC_AUDIENCE:
            return
        told = words.of_entry(entry)
        for fact in entry.facts:
            self._add_fact(fact, told[fact.ref].split())

    def _add_fact(self, fact: Fact, told: list[str]) -> None:
        for dossier in fact.about:
            borne = (ALL, *words.of_kind(dossier))
            self._words.update(((word, dossier), None) for word in borne)
            if fact.fact == words.NAMED:
                self._names.update(((word, len(told), dossier, RECORD, ""), None) for word in told)
                if kind_of(dossier) == "member" and territories.is_called(dossier, frozenset(told)):
                    self._members[dossier] = None
                continue
            self._words.update(((word, dossier), None) for word in (*words.of_event(fact.fact), *told))
        if fact.fact != words.NAMED:
            self._mentioned.update((word[1:], None) for word in told if word.startswith(words.MENTION))

    def words(self) -> list[tuple[str, str]]:
        """Each word with a dossier that bears it."""
        return list(self._words)

    def names(self) -> list[Name]:
        """The words of names, and of the slugs of what is mentioned."""
        slugs = ((word, _LAST, dossier, SLUG, "") for dossier in self._mentioned for word in words.of_slug(dossier))
        return [*self._names, *slugs]

    def members(self) -> list[str]:
        """The members that are countries, by one of their names."""
        return list(self._members)

    def write(self) -> None:
        """Write all that waits."""
        if not self._words:
            return
        _put_words(self._words)
        _put_names([*self.names(), *_of_countries(self._members)])
        for kept in (self._words, self._names, self._mentioned, self._members):
            kept.clear()


def _put_words(rows: Iterable[tuple[str, str]]) -> None:
    """Insert what is new, and count it."""
    new = Counter(word for (word,) in put("register_word", "word, dossier", sorted(rows), "DO NOTHING", "word"))
    counted = "(word) DO UPDATE SET dossiers = register_spelling.dossiers + excluded.dossiers"
    put("register_spelling", "word, dossiers", sorted(new.items()), counted, "word")


def _put_names(rows: Iterable[Name]) -> None:
    """Insert what is new; a word that stands in a name for the first time can be found by its spelling from then on."""
    columns = "word, size, dossier, source, name"
    new = put("register_name", columns, sorted(set(rows)), "DO NOTHING", "word, source")
    put("register_spelling", "word", sorted({(word,) for word, _ in new}), "DO NOTHING", "word")
    spelt = sorted({(word, 1) for word, source in new if source != SLUG})
    unnamed = "(word) DO UPDATE SET named = 1 WHERE register_spelling.named = 0"
    alike().add(sorted(word for (word,) in put("register_spelling", "word, named", spelt, unnamed, "word")))


def _of_countries(members: Iterable[str]) -> Iterator[Name]:
    """What CLDR calls countries that are new members, and what it calls the earlier ones in the new ones' languages."""
    of_organisation: dict[str, list[str]] = {}
    for member in members:
        of_organisation.setdefault(member.partition("/")[0], []).append(member)
    for organisation, new in of_organisation.items():
        earlier = _known_countries(organisation)
        before, after = territories.languages(earlier), territories.languages([*earlier, *new])
        yield from in_languages(new, after)
        yield from in_languages(earlier, after - before)


def in_languages(members: Iterable[str], spoken: Iterable[str]) -> Iterator[Name]:
    """The words of what CLDR calls these members."""
    spoken = list(spoken)
    for member in members:
        for language, name in territories.names(member, spoken):
            found = stems(name)
            yield from ((word, len(found), member, f"{CLDR}{language}", name) for word in found)


def _known_countries(organisation: str) -> list[str]:
    sql = "SELECT DISTINCT dossier FROM register_name WHERE dossier >= %s AND dossier < %s AND source = %s"
    beginning = f"{organisation}/member/"
    return [dossier for (dossier,) in read(sql, [beginning, f"{beginning}\U0010ffff", f"{CLDR}en"])]
