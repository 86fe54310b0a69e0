"""The closed list of value types a field may have, how each is read, and when two values exclude each other."""

import re
from enum import StrEnum
from fractions import Fraction
from typing import Final, NoReturn
from zoneinfo import ZoneInfo

from travaux.broken_input import BrokenInput
from travaux.record.dossiers import kind_of, qualify
from travaux.record.times import read_date

Value = str | int | list[str]  # what stands in the bytes of an entry

UNKNOWN: Final = "unknown"  # the source does not say
NONE: Final = "none"  # the source says that there is none
RESERVED: Final = frozenset({UNKNOWN, NONE})


class Form(StrEnum):
    """What a value looks like on paper."""

    TEXT = "text"  # our own words: two texts never contradict each other
    NAME = "name"  # a short name: another name is another thing
    WORD = "word"
    COUNT = "count"
    SHARE = "share"
    DATE = "date"
    MEMBER = "member"
    SLUG = "slug"
    DOSSIER = "dossier"
    DIGEST = "digest"


class BadValue(BrokenInput):
    """A value that does not fit its field; the message says what fits."""


# Bounded, because a number of many figures, or a share in powers of ten, would take hours to compute.
_COUNT = re.compile(r"(?:(about|at least|at most|more than|fewer than) )?([0-9]{1,12})")
_SHARE = re.compile(r"([0-9]{1,12}(?:[./][0-9]{1,12})?) ?(%?)")
_SHOWN: Final = 60  # characters of a wrong value that a message repeats
_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_PATTERNS: Final = {
    Form.COUNT: _COUNT,
    Form.MEMBER: _SLUG,
    Form.SLUG: _SLUG,
    Form.DIGEST: re.compile(r"sha256:[0-9a-f]{64}"),
}


def read_value(form: Form, text: str, *, words: frozenset[str], organisation: str, zone: ZoneInfo) -> str | int:
    """One scalar as it will stand in the bytes; raises BadValue (also for a date or dossier that is none)."""
    if text in RESERVED:
        return text
    match form:
        case Form.SHARE:
            return _read_share(text)
        case Form.DOSSIER:
            return _read_dossier(text, words, organisation)
        case Form.DATE:
            read_date(text, zone)
            return text
        case _:
            if not _fits(form, text, words):
                raise BadValue(f"'{text[:_SHOWN]}' is no {form.value}{_hint(form, words)}")
            return int(text) if form is Form.COUNT and text.isdigit() else text


def _fits(form: Form, text: str, words: frozenset[str]) -> bool:
    match form:
        case Form.TEXT | Form.NAME:
            return bool(text.strip())
        case Form.WORD:
            return text in words
        case _:
            return bool(_PATTERNS[form].fullmatch(text))


def _hint(form: Form, words: frozenset[str]) -> str:
    hints = {
        Form.WORD: f"; the words here are: {', '.join(sorted(words))}",
        Form.COUNT: "; write 15, about 20, at least 14, at most 3, more than 20 or fewer than 5",
        Form.DIGEST: "; write sha256: and 64 hexadecimal figures",
        Form.TEXT: "; it is empty",
        Form.NAME: "; it is empty",
    }
    return hints.get(form, "; write small letters, figures and hyphens")


def _read_share(text: str) -> str:
    found = _SHARE.fullmatch(text)
    try:
        return str(Fraction(found[1]) / (100 if found[2] else 1)) if found else _no_share(text)
    except ZeroDivisionError:
        return _no_share(text)


def _no_share(text: str) -> NoReturn:
    raise BadValue(f"'{text[:_SHOWN]}' is no share; write 1/10 or 10 %")


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _read_dossier(text: str, kinds: frozenset[str], organisation: str) -> str:
    full = qualify(text, organisation)
    if kinds and kind_of(full) not in kinds:
        message = (
            f"'{text}' is {_with_article(kind_of(full))}; this field takes {_with_article(' or '.join(sorted(kinds)))}"
        )
        raise BadValue(message)
    return full


def exclude(form: Form, one: Value, other: Value, zone: ZoneInfo) -> bool:
    """Whether two values cannot both be so; unknown excludes nothing, free text is never compared."""
    if isinstance(one, list) or isinstance(other, list):
        first, second = _several(one), _several(other)
        return UNKNOWN not in first | second and first != second
    if UNKNOWN in {one, other} or one == other:
        return False
    if NONE in {one, other}:
        return True
    match form:
        case Form.TEXT:
            return False
        case Form.COUNT:
            (a, b), (c, d) = count_range(one), count_range(other)
            return b < c or d < a
        case Form.DATE:
            return not read_date(str(one), zone).overlaps(read_date(str(other), zone))
        case Form.NAME:
            return str(one).casefold() != str(other).casefold()
        case _:
            return True


def _several(value: Value) -> set[str]:
    return set(value) if isinstance(value, list) else {str(value)}


def count_range(value: str | int) -> tuple[int, int]:
    """Least and greatest number that a count admits; `about` is taken as a tenth either way, rounded up."""
    if isinstance(value, int):
        return value, value
    found = _COUNT.fullmatch(value)
    if found is None:
        message = f"'{value}' is no count"
        raise BadValue(message)
    number = int(found[2])
    tenth = -(-number // 10)
    ranges = {
        None: (number, number),
        "about": (number - tenth, number + tenth),
        "at least": (number, 10**12),
        "more than": (number + 1, 10**12),
        "at most": (0, number),
        "fewer than": (0, number - 1),
    }
    return ranges[found[1]]
