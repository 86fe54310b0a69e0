"""Which session a sentence speaks of: by body, place and day it is found on record, or it is a new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from travaux.intake.known import Known, Sitting
from travaux.intake.reading.calendar import Calendar, Resolved
from travaux.intake.reading.mentions import Kind
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.sentences import SITTING, Sentence
from travaux.intake.reading.tenses import told_of
from travaux.record.dossiers import slug_of
from travaux.record.times import BEGINNING, END, Interval

_YEAR: Final = 366 * 86_400
_AHEAD: Final = 400 * 86_400
_DAY: Final = len("2024-01-01")


@dataclass(frozen=True)
class Occasion:
    """A session that a sentence speaks of: its dossier, its day, its bodies and place as far as they are known.

    `at`: where in the sentence. `known`: whether it is on record. `stated`: whether the sentence itself gives a day,
    `told`: as it gives it; what the record learnt later of a plan's day is not in it.
    """

    piece: int
    at: int
    dossier: str
    day: Resolved | None
    bodies: tuple[str, ...]
    place: str
    known: bool
    stated: bool = False
    told: Resolved | None = None


class Sittings:
    """Finds the sessions that the sentences of one text speak of."""

    def __init__(self, known: Known, calendar: Calendar, chief: str) -> None:
        self.known = known
        self.calendar = calendar
        self.chief = chief
        self._meet = frozenset(body for one in known.sittings for body in one.bodies) | {chief}

    def of(self, sentences: Sequence[Sentence]) -> dict[int, tuple[Occasion, ...]]:
        """The sessions of each sentence by its piece's number; `the session` is the one spoken of before it."""
        found: dict[int, tuple[Occasion, ...]] = {}
        focus: Occasion | None = None
        before: Resolved | None = None
        later = self._first(sentences)
        place = ""
        for one in sentences:
            if one.piece.role in {Role.STAMP, Role.BYLINE, Role.CAPTION}:
                continue
            place = one.places[0] if one.places else place
            met = tuple(self._in(one, focus or later, before, place))
            found[one.piece.number] = met
            focus = next((each for each in met if not one.planned), None) or focus or next(iter(met), None)
            if one.days:
                before = self.calendar.on(one, len(one.text), before)
        return found

    def _first(self, sentences: Sequence[Sentence]) -> Occasion | None:
        """The first session of the text that is told with a day or a place, for what is told before it."""
        told = (one for one in sentences if one.piece.role is Role.BODY and SITTING.search(one.text))
        return next((each for one in told for each in self._in(one, None, None, "") if each.dossier), None)

    def _in(self, one: Sentence, focus: Occasion | None, before: Resolved | None, place: str) -> Iterator[Occasion]:
        spoken = [(match.start(), bool(match["summit"])) for match in SITTING.finditer(one.text)]
        named = tuple(body for body in one.bodies if body in self._meet)
        if not spoken and named and (one.days or one.places):
            spoken = [(one.mentions[0].start if one.mentions else 0, False)]
        if not spoken and one.of_kind(Kind.HEADS, Kind.MINISTERS) and one.days and one.planned:
            heads = one.of_kind(Kind.HEADS, Kind.MINISTERS)[0]
            spoken = [(heads.start, heads.kind is Kind.HEADS)]
        groups = _grouped(one, self.chief, self._meet)
        if len(groups) > 1 and len(one.days) > 1:
            yield from self._several(one, groups, before, place)
            return
        for at, summit in spoken[:1]:
            yield self._occasion(one, at, (self.chief,) if summit and not named else named, focus, before)

    def _several(
        self, one: Sentence, groups: list[tuple[int, tuple[str, ...]]], before: Resolved | None, place: str
    ) -> Iterator[Occasion]:
        """Bodies that meet on different days, told in one sentence: each with the day before it, else behind it."""
        for number, (at, bodies) in enumerate(groups):
            day = one.days[min(number, len(one.days) - 1)]
            when = self.calendar.resolve(day, planned=told_of(one.text, day.start), before=before)
            yield self._found(one, at, bodies, (one.places or (place,))[0], when)

    def _occasion(
        self, one: Sentence, at: int, bodies: tuple[str, ...], focus: Occasion | None, before: Resolved | None
    ) -> Occasion:
        when = self.calendar.on(one, at, before)
        place = one.places[0] if one.places else ""
        if when is None and not place and focus and (not bodies or set(bodies) & set(focus.bodies)) and not one.planned:
            return Occasion(one.piece.number, at, focus.dossier, focus.day, focus.bodies, focus.place, focus.known)
        if when is None and not place and not one.planned and not bodies:
            return Occasion(one.piece.number, at, "", None, (), "", known=False)
        return self._found(one, at, bodies, place, when)

    def _found(self, one: Sentence, at: int, bodies: tuple[str, ...], place: str, when: Resolved | None) -> Occasion:
        met = self._on_record(bodies, place, when, planned=told_of(one.text, at))
        dossier, day = "", when
        if met is not None:
            dossier, bodies, place = met.dossier, bodies or met.bodies, met.place or place
            day = when if when and len(when.resolved) == _DAY else self._day_of(met, when)
        elif when is not None and len(when.resolved) == _DAY and when.certain and bodies:
            body = slug_of(bodies[0]) if len(bodies) == 1 else "joint"
            dossier = self.known.own(f"session/{body}-{when.resolved}")
        stated, known = when is not None, met is not None
        return Occasion(one.piece.number, at, dossier, day, bodies, place, known, stated, when)

    def _day_of(self, met: Sitting, when: Resolved | None) -> Resolved:
        """The day of a session on record, on the ground that it is the one that the words mean."""
        moment = self.calendar.moment(met.lo, met.hi)
        today = self.calendar.today
        near = today is not None and abs(met.lo - today.lo) <= _YEAR
        certain = (self.calendar.anchor.certain and near) if when is None else when.certain
        because = f"the record has that session{f' in {met.place}' if met.place else ''} on {moment.resolved}"
        stated = when.stated if when else "that session"
        alternatives = when.alternatives if when else ()
        return Resolved(stated, moment.resolved, moment.lo, moment.hi, because, (met.dossier,), alternatives, certain)

    def _on_record(
        self, bodies: tuple[str, ...], place: str, when: Resolved | None, *, planned: bool
    ) -> Sitting | None:
        fitting = [one for one in self.known.sittings if one.lo > BEGINNING and one.hi < END]
        if bodies:
            fitting = [one for one in fitting if set(bodies) & set(one.bodies)]
        if place:
            fitting = [one for one in fitting if not one.place or one.place == place]
        if when is not None and when.resolved not in {"", "unknown"}:
            fitting = [one for one in fitting if Interval(one.lo, one.hi).overlaps(when.interval)]
            return min(fitting, key=lambda one: self._rank(one, place), default=None)
        if planned:
            fitting = [one for one in fitting if one.place == place]
        return self._nearest(fitting, planned=planned)

    def _rank(self, one: Sitting, place: str) -> tuple[bool, bool, int, int]:
        """The better one of several that fit: in that place, of the heads, of one body, on one day."""
        return one.place != place, self.chief not in one.bodies, len(one.bodies), one.hi - one.lo

    def _nearest(self, fitting: list[Sitting], *, planned: bool) -> Sitting | None:
        """The session nearest to the day on which the text speaks, before or behind it as it tells."""
        today = self.calendar.today
        if today is None:
            year = self.calendar.anchor.year
            same = [one for one in fitting if year and self.calendar.moment(one.lo, one.hi).resolved[:4] == str(year)]
            return same[0] if len(same) == 1 else None
        if planned:
            ahead = [one for one in fitting if today.lo <= one.hi <= today.hi + _AHEAD]
            return min(ahead, key=lambda one: one.lo, default=None)
        around = [one for one in fitting if today.lo - 2 * _YEAR <= one.lo <= today.hi + _AHEAD]
        return min(around, key=lambda one: abs(one.lo - today.lo), default=None)


def _grouped(one: Sentence, chief: str, meet: frozenset[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Bodies that stand near each other, apart from those that another day stands between."""
    groups: list[tuple[int, tuple[str, ...]]] = []
    last = -1
    for mention in one.of_kind(Kind.BODY, Kind.MINISTERS, Kind.HEADS):
        dossier = mention.dossier or chief
        if dossier not in meet:
            continue
        parted = any(last <= day.start <= mention.start for day in one.days) if last >= 0 else True
        if parted or not groups:
            groups.append((mention.start, (dossier,)))
        else:
            groups[-1] = (groups[-1][0], tuple(dict.fromkeys([*groups[-1][1], dossier])))
        last = mention.end
    return groups
