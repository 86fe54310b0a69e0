"""One text of the site, as catalogues know it."""

from typing import NamedTuple


class Text(NamedTuple):
    """A text, its plural where it counts (else empty), and its context where one word has several senses."""

    one: str
    many: str = ""
    context: str = ""
