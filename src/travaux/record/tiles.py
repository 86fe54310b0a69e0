"""The record as static files: tiles of hashes and bundles of entries, made, read back and checked (C2SP tlog-tiles)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from travaux.record import merkle
from travaux.record.merkle import HASH_SIZE, Frontier, Hash, SealBroken, TreeHead, leaf_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Read = Callable[[str], bytes]
    """Path of a tile or bundle -> its bytes, from wherever the log lies."""

TILE_HEIGHT: Final = 8
TILE_WIDTH: Final = 2**TILE_HEIGHT
HIGHEST_LEVEL: Final = 63
LONGEST_ENTRY: Final = 2**16 - 1
_PREFIX_SIZE: Final = 2
_GROUP: Final = 1000
_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


class TileRefused(SealBroken):
    """A tile, a bundle, its path or an entry is not what it should be; the message names the first that is not."""


def _refuse(tried: str, obstacle: str, remedy: str) -> NoReturn:
    message = f"{tried}: {obstacle}. {remedy}."
    raise TileRefused(message)


@dataclass(frozen=True, slots=True)
class Tile:
    """Where one file of the log stands: its level (None: a bundle of entries), its index and how many it holds."""

    level: int | None
    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """The path below the log's address: groups of three digits, all but the last marked with x."""
        groups = [f"{self.index % _GROUP:03}"]
        rest = self.index // _GROUP
        while rest:
            groups.insert(0, f"x{rest % _GROUP:03}")
            rest //= _GROUP
        level = "entries" if self.level is None else str(self.level)
        partial = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{level}/{'/'.join(groups)}{partial}"


def parse_path(path: str) -> Tile:
    """Return what a path names; raise TileRefused unless it is the one path of that tile."""
    found = _PATH.fullmatch(path)
    if found is not None:
        level = None if found["level"] == "entries" else int(found["level"])
        index = int(found["index"].replace("x", "").replace("/", ""))
        tile = Tile(level, index, int(found["width"] or TILE_WIDTH))
        if tile.path == path and tile.width <= TILE_WIDTH and (level or 0) <= HIGHEST_LEVEL:
            return tile
    _refuse("Reading the path of a tile", f"{path[:120]!r} is not one", "Use tile/LEVEL/INDEX, as the standard has it")


def tile_at(level: int | None, index: int, size: int) -> Tile:
    """Return tile `index` of a level in a log of `size` entries, at the width it has there; else TileRefused."""
    width = min(TILE_WIDTH, (size >> TILE_HEIGHT * (level or 0)) - index * TILE_WIDTH)
    if index < 0 or width < 1:
        _refuse("Finding a tile", f"level {level or 0} has no tile {index} at size {size}", "Ask for a smaller index")
    return Tile(level, index, width)


def tiles_of(level: int | None, size: int) -> Iterator[Tile]:
    """Give every tile of one level in a log of `size` entries, in order."""
    hashes = size >> TILE_HEIGHT * (level or 0)
    for index in range(-(-hashes // TILE_WIDTH)):
        yield tile_at(level, index, size)


def bundle(entries: Iterable[bytes]) -> bytes:
    """Return entries one after the other, each behind its length in two bytes; TileRefused above 65,535 bytes."""
    return b"".join(map(_prefixed, entries))


def _prefixed(entry: bytes) -> bytes:
    if len(entry) > LONGEST_ENTRY:
        obstacle = f"an entry has {len(entry)} bytes; {LONGEST_ENTRY} are the most"
        _refuse("Bundling entries", obstacle, "Keep its text outside the record and enter the text's SHA-256")
    return len(entry).to_bytes(_PREFIX_SIZE, "big") + entry


def unbundle(tile: Tile, data: bytes) -> list[bytes]:
    """Return the entries of a bundle; raise TileRefused unless they fill it exactly and are as many as its width."""
    entries: list[bytes] = []
    place = 0
    while place < len(data):
        start = place + _PREFIX_SIZE
        place = start + int.from_bytes(data[place:start], "big")
        entries.append(data[start:place])
    if place != len(data) or len(entries) != tile.width:
        obstacle = f"{len(entries)} entries in {len(data)} bytes, where {tile.width} whole ones belong"
        _refuse(f"Reading {tile.path}", obstacle, "Fetch the file again")
    return entries


def hashes_in(tile: Tile, data: bytes) -> list[Hash]:
    """Return the hashes of a hash tile; raise TileRefused unless it has exactly its width of them."""
    if len(data) != tile.width * HASH_SIZE:
        obstacle = f"{len(data)} bytes, where {tile.width} hashes of {HASH_SIZE} bytes belong"
        _refuse(f"Reading {tile.path}", obstacle, "Fetch the file again")
    return [Hash(data[place : place + HASH_SIZE]) for place in range(0, len(data), HASH_SIZE)]


def hash_tiles(leaves: Iterable[Hash]) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of every hash tile over leaf hashes, full ones as they fill, partial ones last."""
    open_tiles: list[list[Hash]] = [[]]
    closed = [0]
    for leaf in leaves:
        open_tiles[0].append(leaf)
        level = 0
        while len(open_tiles[level]) == TILE_WIDTH:
            yield Tile(level, closed[level]).path, b"".join(open_tiles[level])
            if level + 1 == len(open_tiles):
                open_tiles.append([])
                closed.append(0)
            open_tiles[level + 1].append(merkle.root(open_tiles[level]))
            open_tiles[level] = []
            closed[level] += 1
            level += 1
    for level, hashes in enumerate(open_tiles):
        if hashes:
            yield Tile(level, closed[level], len(hashes)).path, b"".join(hashes)


def entry_bundles(entries: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of every bundle of a log's entries, in order."""
    held: list[bytes] = []
    index = 0
    for entry in entries:
        held.append(entry)
        if len(held) == TILE_WIDTH:
            yield Tile(None, index).path, bundle(held)
            held = []
            index += 1
    if held:
        yield Tile(None, index, len(held)).path, bundle(held)


def log_files(entries: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Give path and bytes of a whole log's bundles and hash tiles; entries are read once (the checkpoint is apart)."""
    leaves: list[Hash] = []

    def noting_leaves() -> Iterator[bytes]:
        for entry in entries:
            leaves.append(leaf_hash(entry))
            yield entry

    yield from entry_bundles(noting_leaves())
    yield from hash_tiles(leaves)


def read_leaves(size: int, read: Read) -> Iterator[Hash]:
    """Give the leaf hashes that a log's files hold, unchecked."""
    for tile in tiles_of(0, size):
        yield from hashes_in(tile, read(tile.path))


def read_entries(size: int, read: Read) -> Iterator[bytes]:
    """Give the entries that a log's files hold, unchecked."""
    for tile in tiles_of(None, size):
        yield from unbundle(tile, read(tile.path))


def check_tiles(head: TreeHead, read: Read) -> None:
    """Return when a log's hash tiles lead to the signed head; else raise TileRefused naming the first that differs."""
    tried = f"Checking the tiles of the record of size {head.size}"
    frontier = Frontier()
    for path, data in hash_tiles(read_leaves(head.size, read)):
        tile = parse_path(path)
        if tile.level == 0:
            frontier = frontier.extend(hashes_in(tile, data))
        elif (stored := read(path)) != data:
            pairs = zip(hashes_in(tile, stored), hashes_in(tile, data), strict=True)
            place = next(place for place, (held, made) in enumerate(pairs) if held != made)
            below = tile_at((tile.level or 1) - 1, tile.index * TILE_WIDTH + place, head.size).path
            _refuse(tried, f"{below} does not give the hash that {path} holds for it", "Compare both with another copy")
    if frontier.head() != head:
        _refuse(tried, "they lead to another root than the signed one", "Compare them with another copy")


def check_log(head: TreeHead, read: Read) -> None:
    """Return when tiles and entries of a log are those of the signed head; else raise TileRefused.

    The tiles are checked first; once they lead to the signed root, an entry that does not fit its leaf hash is
    the one that was changed, and it is named.
    """
    check_tiles(head, read)
    pairs = zip(read_entries(head.size, read), read_leaves(head.size, read), strict=True)
    for index, (entry, leaf) in enumerate(pairs):
        if leaf_hash(entry) != leaf:
            obstacle = f"entry {index} is not the one that was sealed"
            _refuse(f"Checking the entries of the record of size {head.size}", obstacle, "Restore it from another copy")


def subtree_root(size: int, read: Read, first: int, end: int) -> Hash:
    """Return the root over the leaves [first, end) of a log from the fewest tiles; unchecked.

    The range is a subtree of the log: `first` is a multiple of the power of two that the range fits in.
    """
    width = end - first
    if width & (width - 1):
        middle = first + merkle.split(width)
        return merkle.node_hash(subtree_root(size, read, first, middle), subtree_root(size, read, middle, end))
    level = (width.bit_length() - 1) // TILE_HEIGHT
    place, count = first >> TILE_HEIGHT * level, width >> TILE_HEIGHT * level
    tile = tile_at(level, place // TILE_WIDTH, size)
    start = place % TILE_WIDTH
    return merkle.root(hashes_in(tile, read(tile.path))[start : start + count])


def inclusion_proof(size: int, read: Read, index: int) -> tuple[Hash, ...]:
    """Return merkle.inclusion_proof from a log's files, reading a few tiles instead of every leaf."""
    return tuple(subtree_root(size, read, *each) for each in merkle.inclusion_ranges(index, size))


def consistency_proof(size: int, read: Read, old: int, new: int) -> tuple[Hash, ...]:
    """Return merkle.consistency_proof from the files of a log that has at least `new` entries."""
    return tuple(subtree_root(size, read, *each) for each in merkle.consistency_ranges(old, new))
