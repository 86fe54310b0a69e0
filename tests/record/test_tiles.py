"""A log written as tiles is laid out as the standard has it, reads back equal, and shows which file was changed."""

from collections.abc import Callable

import pytest

from travaux.record import merkle, tiles
from travaux.record.merkle import leaf_hash
from travaux.record.tiles import Tile, TileRefused

ENTRIES = [b'{"entry": %d}' % number for number in range(600)]
HEAD = merkle.head(map(leaf_hash, ENTRIES))


def a_log(size: int = 600) -> dict[str, bytes]:
    return dict(tiles.log_files(ENTRIES[:size]))


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(0, 999), "tile/0/999"),
        (Tile(1, 1000), "tile/1/x001/000"),
        (Tile(0, 1234067), "tile/0/x001/x234/067"),  # the example in the standard
        (Tile(63, 7, 1), "tile/63/007.p/1"),
        (Tile(None, 5, 255), "tile/entries/005.p/255"),
    ],
)
def test_a_tile_has_the_one_path_of_the_standard(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert tiles.parse_path(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/999",
        "tile/0/x000/001",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/../000",
        "/tile/0/000",
        "tile/0/000\n",
        "tile/0/٠٠٠",
        "tile/0/" + "x001/" * 3000 + "000",
    ],
)
def test_any_other_path_is_refused(path: str) -> None:
    with pytest.raises(TileRefused, match=r"Reading the path of a tile: .* is not one\. Use tile/LEVEL/INDEX"):
        tiles.parse_path(path)


def test_a_log_of_70000_has_the_tiles_that_the_standard_lists() -> None:
    widths = [[tile.width for tile in tiles.tiles_of(level, 70_000)] for level in range(4)]
    assert widths == [[256] * 273 + [112], [256, 17], [1], []]


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 600])
def test_a_log_reads_back_equal_and_holds(size: int) -> None:
    files = a_log(size)
    head = merkle.head(map(leaf_hash, ENTRIES[:size]))
    tiles.check_log(head, files.__getitem__)
    assert list(tiles.read_entries(size, files.__getitem__)) == ENTRIES[:size]
    listed = [tile.path for level in (None, 0, 1, 2) for tile in tiles.tiles_of(level, size)]
    assert sorted(files) == sorted(listed)


def test_a_log_of_256_has_a_full_tile_and_one_hash_above_it() -> None:
    files = a_log(256)
    assert list(files) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]
    assert files["tile/1/000.p/1"] == merkle.root(map(leaf_hash, ENTRIES[:256]))


@pytest.fixture(scope="module")
def tall() -> dict[str, bytes]:
    """Hash tiles of a log with three levels, the third begun."""
    return dict(tiles.hash_tiles(leaf_hash(b"%d" % number) for number in range(66_000)))


def test_proofs_from_a_few_tiles_are_the_proofs_from_all_leaves(tall: dict[str, bytes]) -> None:
    leaves = list(tiles.read_leaves(66_000, tall.__getitem__))
    for index in (0, 65_535, 65_536, 65_999):
        from_tiles = tiles.inclusion_proof(66_000, tall.__getitem__, index)
        assert from_tiles == merkle.inclusion_proof(leaves, index, 66_000)
    for old, new in ((1, 66_000), (65_536, 66_000), (300, 65_537)):
        assert tiles.consistency_proof(66_000, tall.__getitem__, old, new) == merkle.consistency_proof(leaves, old, new)


def test_a_proof_reads_few_tiles_however_long_the_log(tall: dict[str, bytes]) -> None:
    opened: list[str] = []

    def read(path: str) -> bytes:
        opened.append(path)
        return tall[path]

    tiles.inclusion_proof(66_000, read, 40_000)
    assert set(opened) <= {"tile/0/156", "tile/1/000", "tile/1/001.p/1", "tile/0/257.p/208"}


def with_change(path: str, change: Callable[[bytes], bytes]) -> Callable[[str], bytes]:
    files = a_log()
    files[path] = change(files[path])
    return files.__getitem__


@pytest.mark.parametrize(
    ("path", "place", "message"),
    [
        (
            "tile/entries/001",
            5 + 16 * 44,
            r"Checking the entries .*: entry 300 is not the one that was sealed\. Restore",
        ),
        ("tile/0/001", 32 * 44, r"tile/0/001 does not give the hash that tile/1/000.p/2 holds for it\. Compare"),
        ("tile/1/000.p/2", 40, "tile/0/001 does not give the hash that tile/1/000.p/2 holds for it"),
        ("tile/0/002.p/88", 32 * 87, "they lead to another root than the signed one"),
    ],
)
def test_a_changed_file_is_found_and_named(path: str, place: int, message: str) -> None:
    read = with_change(path, lambda data: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    with pytest.raises(TileRefused, match=message):
        tiles.check_log(HEAD, read)


def test_control_tiles_alone_do_not_show_that_an_entry_was_changed() -> None:
    read = with_change("tile/entries/001", lambda data: data[:9] + b"!" + data[10:])
    tiles.check_tiles(HEAD, read)
    with pytest.raises(TileRefused, match="entry 256 is not"):
        tiles.check_log(HEAD, read)


@pytest.mark.parametrize(
    ("path", "change", "message"),
    [
        ("tile/0/001", lambda data: data[:-1], "8191 bytes, where 256 hashes of 32 bytes belong"),
        ("tile/0/001", lambda data: data + data[:32], "8224 bytes, where 256 hashes"),
        ("tile/1/000.p/2", lambda data: data[:32], "32 bytes, where 2 hashes"),
        ("tile/entries/001", lambda data: data[:-1], "where 256 whole ones belong"),
        ("tile/entries/001", lambda data: data + b"\0", "where 256 whole ones belong"),
        ("tile/entries/001", lambda data: data + b"\0\0", "257 entries in .* bytes, where 256 whole ones belong"),
    ],
)
def test_a_file_of_the_wrong_length_is_refused(path: str, change: Callable[[bytes], bytes], message: str) -> None:
    with pytest.raises(TileRefused, match=f"Reading {path}: .*{message}.*Fetch the file again"):
        tiles.check_log(HEAD, with_change(path, change))


def test_an_entry_of_65535_bytes_is_bundled_and_one_more_is_refused() -> None:
    longest = bytes(65_535)
    assert tiles.unbundle(Tile(None, 0, 2), tiles.bundle([longest, b""])) == [longest, b""]
    with pytest.raises(TileRefused, match=r"an entry has 65536 bytes; 65535 are the most\. Keep its text outside"):
        tiles.bundle([longest + b"\0"])
    with pytest.raises(TileRefused):
        list(tiles.log_files([longest + b"\0"]))


@pytest.mark.parametrize(("level", "index", "size"), [(0, 3, 600), (2, 0, 600), (0, -1, 600), (None, 0, 0)])
def test_a_tile_beyond_the_log_is_refused(level: int | None, index: int, size: int) -> None:
    with pytest.raises(TileRefused, match=f"has no tile {index} at size {size}"):
        tiles.tile_at(level, index, size)
