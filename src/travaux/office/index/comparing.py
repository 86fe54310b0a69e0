"""What in the search index is other than the entries say, so that `verify` finds a row that was put or taken away."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from travaux.office import shelf
from travaux.office.index.postings import SLUG, Name, Postings, in_languages
from travaux.office.index.tables import Row, read
from travaux.office.index.territories import languages

#: Each table with the columns that are compared; how often a word is borne is compared with who bears it.
_COLUMNS: Final = {
    "register_word": "word, dossier",
    "register_name": "word, size, dossier, source, name",
    "register_spelling": "word, dossiers, named",
    "search_alike": "word",
}


def differing() -> list[str]:
    """For each table how many rows are other than the entries say, and the first."""
    return [what for table, wanted in _wanted().items() for what in _differ(table, wanted)]


def _wanted() -> dict[str, set[Row]]:
    postings = Postings()
    for record in shelf.in_order():
        postings.add(record.entry)
    names = {*postings.names(), *_of_countries(postings.members())}
    called, spelt = {name[0] for name in names}, {name[0] for name in names if name[3] != SLUG}
    borne = Counter(word for word, _ in postings.words())
    return {
        "register_word": set(postings.words()),
        "register_name": set(names),
        "register_spelling": {(word, borne[word], int(word in spelt)) for word in borne.keys() | called},
        "search_alike": {(word,) for word in spelt},
    }


def _of_countries(members: list[str]) -> Iterator[Name]:
    for organisation in sorted({member.partition("/")[0] for member in members}):
        own = [member for member in members if member.startswith(f"{organisation}/")]
        yield from in_languages(own, languages(own))


def _differ(table: str, wanted: set[Row]) -> Iterator[str]:
    columns = _COLUMNS[table]
    standing = {tuple(row) for row in read(f"SELECT {columns} FROM {table}", [])}  # noqa: S608 - our own names
    for rows, what in ((wanted - standing, "missing from"), (standing - wanted, "asked for by no entry in")):
        if rows:
            first = ", ".join(map(str, min(rows, key=str)))
            yield f"rows {what} {table}: {len(rows)}, the first is ({columns}) = ({first})"
