"""A fact, a remark and an entry as people read them on a terminal."""

from collections.abc import Iterable, Iterator

from travaux.enquiry import words
from travaux.enquiry.words import Names
from travaux.record.telling import FactCard


def block(card: FactCard, names: Names) -> Iterator[str]:
    """A fact with everything that a reader may ask of it, a line a matter."""
    yield f"{words.happened(card.happened)}: {words.event(card, names)} [{card.address}]"
    about = words.listing(names.full(dossier) for dossier in card.about)
    value = words.fields(card.name, card.value, names)
    yield f"  about {about}{f'; {value}' if value else ''}"
    if said := words.speaker(card.speaker, names):
        yield f"  said by {said}"
    for trail in card.sources:
        if trail.chain:
            yield f"  asserted by: {card.origin}; through: {words.chain(trail, names)}"
        else:
            yield f"  asserted by: {card.origin}; no source between"
    yield f"  {public(card)}"
    yield from (f"  {line}" for line in (words.inference(card.happened), *marks(card)) if line)
    if card.quote:
        yield f"  in the words: '{card.quote['words']}'"
    if card.note:
        yield f"  note: {card.note}"


def public(card: FactCard) -> str:
    """When the public could know it, and why we think so."""
    lo, hi = card.public["lo"], card.public["hi"]
    when = "at any time" if lo is None and hi is None else words.span(lo, hi)
    return f"public {when} ({card.public['basis']})"


def marks(card: FactCard) -> Iterator[str]:
    """What a reader must know before relying on a fact: manner, uncertainty, contradiction."""
    if tuple(card.modality) != ("assertion",):
        yield f"told as {words.listing(card.modality)}"
    if card.standing != "certain":
        yield f"{card.standing} by then, so it moves no state"
    if card.contested:
        place = {True: "this one leads", False: "another leads", None: "none leads"}[card.leads]
        yield f"contested by {words.listing(card.contested)}; {place}"


def row(card: FactCard, names: Names) -> tuple[str, str, str]:
    """A fact as a row of FACT_COLUMNS: when, what with on whose word, and its address."""
    value = words.fields(card.name, card.value, names)
    subject = words.listing(names.of(dossier) for dossier in card.about)
    flag = "contested" if card.contested else "" if card.standing == "certain" else card.standing
    said = names.of(card.speaker.by) if card.speaker and card.speaker.by else ""
    hands = (one.outlet or one.source for trail in card.sources for one in trail.chain)
    via = " > ".join(dict.fromkeys(names.of(f"world/source/{slug}") for slug in hands))
    word = ", ".join(part for part in (f"says {said}" if said else "", f"through {via}" if via else "") if part)
    told = f"{subject}: {words.event(card, names)}{f' ({value})' if value else ''}{f' [{flag}]' if flag else ''}"
    return words.happened(card.happened), f"{told}\n{word or card.origin}", card.address


FACT_COLUMNS = ("happened", "fact, and on whose word", "address")
FOLDED = 1
DAY_WIDTH = 26


def rows(cards: Iterable[FactCard], names: Names) -> list[tuple[str, ...]]:
    """Facts as rows, in the order given."""
    return [row(card, names) for card in cards]
