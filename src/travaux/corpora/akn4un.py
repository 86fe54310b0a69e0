"""UN resolutions as the UN itself encodes them (AKN4UN, Akoma Ntoso 3.0): who voted how stands in the head."""

from collections.abc import Mapping
from xml.parsers import expat

from travaux.broken_input import BrokenInput


class _Head:
    """What the head of one document says, gathered as the parser comes to it."""

    def __init__(self) -> None:
        self.found: dict[str, object] = {"positions": {}, "counts": {}}
        self.ballots: dict[str, list[str]] = {}
        self.counts: dict[str, object] = {}
        self.word = ""
        self.voter: str | None = None
        self.symbol: str | None = None

    def opens(self, tag: str, given: Mapping[str, str]) -> None:
        """Take an element by its local name."""
        name = tag.rpartition(":")[2]
        if name == "FRBRdate" and given.get("name") == "adoption":
            self.found.setdefault("date", given.get("date"))
        elif name == "FRBRauthor" and given.get("as") == "author":
            self.found.setdefault("author", given.get("href"))
        elif name == "keyword" and given.get("refersTo") == "title":
            self.found.setdefault("title", given.get("value"))
        elif name == "step" and not given.get("outcome", "").startswith("draft"):
            self.found |= {"recorded": given.get("outcome"), "manner": given.get("by"), "meeting": given.get("as")}
        elif name == "count":
            self.word = given.get("refersTo", "")
            self.counts[self.word] = given.get("value")
        elif name == "organization" and given.get("refersTo") == "memberState" and self.word:
            self.voter = ""
        elif name == "docNumber" and self.symbol is None:
            self.symbol = ""

    def says(self, text: str) -> None:
        """Take text, where a voter's name or the symbol is being read."""
        if self.voter is not None:
            self.voter += text
        elif self.symbol is not None and "id" not in self.found:
            self.symbol += text

    def closes(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition(":")[2]
        if name == "organization" and self.voter is not None:
            self.ballots.setdefault(" ".join(self.voter.split()), []).append(self.word)
            self.voter = None
        elif name == "count":
            self.word = ""
        elif name == "docNumber" and self.symbol is not None:
            self.found.setdefault("id", " ".join(self.symbol.split()))

    def record(self) -> dict[str, object]:
        """The whole record; a voter that stands in two lists keeps both."""
        ballots = {voter: words if len(words) > 1 else words[0] for voter, words in self.ballots.items()}
        return self.found | {"positions": ballots, "counts": self.counts}


def record(raw: bytes, name: str) -> dict[str, object]:
    """One document: id, date, author, title, manner, positions, counts, recorded; raises BrokenInput.

    Entities are refused, since no resolution needs any and they can be made to grow without end.
    """
    head, parser = _Head(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = head.opens, head.closes
    parser.CharacterDataHandler = head.says
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as fault:
        raise BrokenInput(f"{name}: this is no sound XML ({fault}). Mend it or leave it out.") from fault
    found = head.record()
    if not found.get("id"):
        found["id"] = name.rpartition(".")[0]
    return found


def _refuse(*declared: object) -> None:
    raise BrokenInput(f"An XML file declares the entity {declared[0]}, which is not read. Write its text out instead.")
