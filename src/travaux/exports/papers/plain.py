"""Texts of the record as they may stand on paper: what cannot be seen, or turns a line round, is shown as a mark.

A value is a value: no sign in it means anything to a template, a typesetter or a word processor. That is held where
the file is made; here only what no paper can show is taken out, so that both formats show the same.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

#: Stands for a character that no paper can hold: half a character, a control, a sign that turns the line round.
REPLACEMENT: Final = "\ufffd"
#: Stands in a PDF for a character that its fonts do not have; the DOCX holds it.
NO_GLYPH: Final = "\u25a1"
_LINE_ENDS: Final = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_WITHOUT_WIDTH: Final = re.compile("[\xad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_NEVER: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2065-\u206f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def plain(text: str) -> str:
    """The text as both formats show it; ends of lines are kept, tabs are blanks."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _NEVER.sub(REPLACEMENT, _WITHOUT_WIDTH.sub("", text))


def set_in_type(text: str) -> str:
    """The same with a box for each character that no font of the PDF has."""
    missing = _missing()
    return missing.sub(NO_GLYPH, text)


def of_all(data: Any, way: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same data with every text gone one of these ways."""
    match data:
        case str():
            return way(data)
        case list() | tuple():
            return [of_all(one, way) for one in data]
        case dict():
            return {name: of_all(one, way) for name, one in data.items()}
        case _:
            return data


@cache
def _missing() -> re.Pattern[str]:
    """All but the ranges in `glyphs.txt`: what the fonts that come with typst can set, upright and bold."""
    ranges = (files(__package__) / "glyphs.txt").read_text(encoding="ascii").split()
    ends = [[chr(int(end, 16)) for end in one.partition("-")[::2] if end] for one in ranges]
    kept = "".join(f"{re.escape(one[0])}-{re.escape(one[-1])}" for one in ends)
    return re.compile(f"[^\n {kept}]")
