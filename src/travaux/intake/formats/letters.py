"""Bytes to letters: UTF-8 and UTF-16 by their form, the two old Russian encodings by which letters Russian uses."""

import codecs
import re
from typing import Final

from travaux.intake.formats.refused import Unreadable

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: So many bytes are enough to tell an encoding.
_SAMPLE: Final = 40_000
_COMMON: Final = re.compile("[оеаинтсрвлкмдпуя]", re.IGNORECASE)
_RUSSIAN: Final = re.compile("[а-яё]")
_FOREIGN: Final = re.compile("[^\x00-\x7fа-яёА-ЯЁ«»—–…№„“”‘’°§\xa0-]")
_MIXED: Final = re.compile("[A-Za-z](?=[а-яё])|[а-яё](?=[A-Za-z])", re.IGNORECASE)
_TURNED: Final = re.compile("[а-яё][А-ЯЁ]")
_OLD: Final = ("cp1251", "koi8-r")
#: Names by which a page may call its encoding; no other name is looked up.
CALLED: Final = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("windows-1251", "cp1251", "win-1251"), "cp1251"),
    **dict.fromkeys(("koi8-r", "koi8-u"), "koi8-r"),
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("iso-8859-5",), "iso8859-5"),
}
#: A file of text has none of these, or next to none.
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL: Final = 0.002

_UNKNOWN: Final = "its letters are in an encoding that is not known here"
_SAVE: Final = "Save it as UTF-8 text, or paste the text"


def decode(data: bytes, called: str = "") -> str:
    """The text of these bytes; `called`: the encoding that the file itself names. Raises Unreadable."""
    text = _decoded(data, CALLED.get(called.strip().casefold(), ""))
    if "\x00" in text:
        raise Unreadable("it holds NUL characters, so it is no text or a broken one", _SAVE)
    if len(_CONTROL.findall(text[:_SAMPLE])) > _MOST_CONTROL * min(len(text), _SAMPLE):
        raise Unreadable("it holds control characters that no text has", _SAVE)
    return text


def _decoded(data: bytes, called: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if wide := _wide(data):
        return _strictly(data, wide)
    for encoding in ("utf-8", called) if called else ("utf-8",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    try:
        return data.decode(_old(data))
    except UnicodeDecodeError as fault:
        raise Unreadable(_UNKNOWN, _SAVE) from fault


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as fault:
        raise Unreadable(f"it begins as {encoding.upper()} and is none further on", _SAVE) from fault


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte is that of a Latin or a Cyrillic page."""
    sample = data[: _SAMPLE // 2 * 2]
    pages = (0x00, 0x04)
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sample and len(data) % 2 == 0 and sum(high.count(page) for page in pages) > 0.9 * len(high):
            return encoding
    return ""


def _old(data: bytes) -> str:
    """Which of the old encodings makes Russian of these bytes; cp1252 where few are no Latin ones."""
    sample = data[:_SAMPLE]
    above = sum(byte > 0x7F for byte in sample)  # noqa: PLR2004 - where ASCII ends
    if above * 20 < len(sample) or 3 * len(_MIXED.findall(sample.decode("cp1251", "replace"))) > above:
        return "cp1252"
    best = max(_OLD, key=lambda encoding: _russian(sample.decode(encoding, "replace")))
    if len(_COMMON.findall(sample.decode(best, "replace"))) < above / 2:
        raise Unreadable(_UNKNOWN, _SAVE)
    return best


def _russian(text: str) -> float:
    """How much Russian there is in a text: common letters and small ones, less what Russian has not."""
    spoilt = 2 * len(_TURNED.findall(text)) + len(_FOREIGN.findall(text))
    return len(_COMMON.findall(text)) + len(_RUSSIAN.findall(text)) / 2 - spoilt
