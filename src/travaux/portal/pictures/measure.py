"""How much room words need, as far as a server can tell: measured in Noto Sans, the widest of the site's."""

import unicodedata
from typing import Final

SIZE: Final = 13
SMALL: Final = 12
LINE: Final = 17
ELLIPSIS: Final = "…"
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[] ·")
_BROAD: Final = frozenset("mwMW@%—…ЖШЩЮМФжшщюмфЫы")

_ARMENIAN: Final = ("\u0530", "\u058f")


def width_of(text: str, size: int = SIZE) -> int:
    """The room in units that a line of text takes at most in the site's fonts."""
    return -int(-sum(map(_em, text)) * size // 1)


def _em(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if sign in _NARROW:
        return 0.34
    if sign in _BROAD:
        return 0.93
    if unicodedata.east_asian_width(sign) in "WF" or sign > "\uffff":
        return 1.1
    if _ARMENIAN[0] <= sign <= _ARMENIAN[1]:
        return 0.74
    return 0.67 if sign.isupper() else 0.59


def wrapped(text: str, width: int, most: int = 3, size: int = SIZE) -> tuple[str, ...]:
    """The text in at most `most` lines no wider than `width`; what does not fit is cut, and the cut is shown."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = cut(word, width, size)
    if line:
        lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], cut(f"{lines[most - 1]}{ELLIPSIS}", width, size))


def cut(text: str, width: int, size: int = SIZE) -> str:
    """The text if it fits, else as much of it as does, with three points."""
    if width_of(text, size) <= width:
        return text
    kept = text.removesuffix(ELLIPSIS)
    while kept and width_of(f"{kept}{ELLIPSIS}", size) > width:
        kept = kept[:-1]
    return f"{kept}{ELLIPSIS}"
