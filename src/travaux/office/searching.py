"""Finding dossiers by the words of a question: their names first, then what is told about them.

The index says which dossiers may fit; what is found rests on facts that stand under the dials, and on nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from travaux.office import shelf
from travaux.office.index import words
from travaux.office.index.candidates import candidates
from travaux.office.index.spelling import stem, tokens
from travaux.office.index.standing import first_names
from travaux.office.index.tables import marks, read
from travaux.office.index.weighing import Fit, Place, Scales
from travaux.record.entry import Fact
from travaux.record.fold import Dials

__all__ = ["Hit", "search", "stem", "tokens"]


class Hit(msgspec.Struct, frozen=True):
    """One dossier found: `why` is the name or the fact in which the words stand, `weight` how well they fit."""

    dossier: str
    kind: str
    title: str
    why: str
    weight: int


def search(words: str, dials: Dials) -> tuple[Hit, ...]:
    """The dossiers that bear at least half of the words, best first; BrokenInput where there are none.

    A word counts the more the fewer dossiers bear it, and the more of a name it makes up. Plurals and past tenses are
    one word; a longer word stands for all that it begins, and one that stands nowhere for the name most like it.
    Where very many fit only the likeliest are looked at, and found: more words narrow it down.
    """
    scales = Scales(candidates(words), dials)
    fits = sorted(scales.fits(), key=lambda fit: (-fit.weight, fit.dossier))
    known = _titles([fit.dossier for fit in fits])
    standing = [fit for fit in fits if fit.dossier in known]
    shown = _Shown(standing, dials, scales)
    return tuple(
        Hit(fit.dossier, *known[fit.dossier], shown.of(fit.place) if fit.place else fit.why, fit.weight)
        for fit in standing
    )


def _titles(dossiers: Sequence[str]) -> dict[str, tuple[str, str]]:
    if not dossiers:
        return {}
    sql = f"SELECT dossier, kind, title FROM register_dossier WHERE dossier IN ({marks(dossiers)})"  # noqa: S608
    return {dossier: (kind, title) for dossier, kind, title in read(sql, dossiers)}


@dataclass(frozen=True)
class _Told:
    """A fact in which words of the question stand."""

    fact: Fact
    zone: str


class _Shown:
    """Facts as they are shown: a name as it is, another fact with what its values and keys are called."""

    def __init__(self, fits: Iterable[Fit], dials: Dials, scales: Scales) -> None:
        places = {fit.place for fit in fits if fit.place}
        entries = {one.position: one.entry for one in shelf.at_positions(sorted({place.position for place in places}))}
        self._told = {
            place: max(
                (_Told(fact, entries[place.position].zone) for fact in _meant(place, entries[place.position].facts)),
                key=lambda told: scales.mask(words.of_fact(told.fact, told.zone)).bit_count(),
            )
            for place in places
        }
        mentioned = {text for told in self._told.values() for text in words.named_by(told.fact)}
        self._called = first_names({text for text in mentioned if words.is_dossier(text)}, dials)

    def of(self, place: Place) -> str:
        """The fact there that bears most of the words."""
        return _text(self._told[place].fact, self._called)


def _meant(place: Place, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts of an entry that may be meant by a place: of that event about that dossier, or the very one."""
    for fact in facts:
        if place.ref == fact.ref or (not place.ref and fact.fact == place.name and place.dossier in fact.about):
            yield fact


def _text(fact: Fact, called: Mapping[str, str]) -> str:
    if fact.fact == words.NAMED:
        return str(fact.value.get("name", ""))
    return " ".join([fact.fact, *(called.get(each) or _bare(each) for each in words.named_by(fact))])


def _bare(text: str) -> str:
    """What names a dossier without a name is shown by its slug; anything else as it says."""
    return text.rpartition("/")[2] if words.is_dossier(text) else text
