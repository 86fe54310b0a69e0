"""The tree agrees with the published vectors, with the RFC's own recursive definition, and with itself as it grows."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.record import merkle
from travaux.record.merkle import EMPTY_ROOT, Frontier, Hash, ProofRefused, TreeHead, leaf_hash, node_hash

# The eight entries and the roots with which Certificate Transparency implementations are tested.
CT_ENTRIES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CT_INCLUSION = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (0, 1): [],
}
CT_CONSISTENCY = {
    (1, 1): [],
    (1, 8): CT_INCLUSION[0, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CT_LEAVES = [leaf_hash(each) for each in CT_ENTRIES]
LEAVES = [leaf_hash(b"entry %d" % number) for number in range(64)]
SIZES = range(len(LEAVES) + 1)


# A second implementation: the definitions of RFC 9162, 2.1, word for word as recursions over [first, end).
@cache
def rfc_root(first: int, end: int) -> Hash:
    if end == first:
        return EMPTY_ROOT
    if end - first == 1:
        return LEAVES[first]
    middle = first + rfc_split(end - first)
    return node_hash(rfc_root(first, middle), rfc_root(middle, end))


def rfc_split(count: int) -> int:
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def rfc_path(index: int, first: int, end: int) -> list[Hash]:
    if end - first == 1:
        return []
    middle = first + rfc_split(end - first)
    if index < middle:
        return [*rfc_path(index, first, middle), rfc_root(middle, end)]
    return [*rfc_path(index, middle, end), rfc_root(first, middle)]


def rfc_subproof(old: int, first: int, end: int, *, whole: bool) -> list[Hash]:
    if old == end:
        return [] if whole else [rfc_root(first, end)]
    middle = first + rfc_split(end - first)
    if old <= middle:
        return [*rfc_subproof(old, first, middle, whole=whole), rfc_root(middle, end)]
    return [*rfc_subproof(old, middle, end, whole=False), rfc_root(first, middle)]


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots_come_out(size: int) -> None:
    assert merkle.root(CT_LEAVES[:size]).hex() == CT_ROOTS[size]


@pytest.mark.parametrize(("index", "size"), CT_INCLUSION)
def test_the_published_inclusion_proofs_come_out_and_hold(index: int, size: int) -> None:
    proof = merkle.inclusion_proof(CT_LEAVES, index, size)
    assert [each.hex() for each in proof] == CT_INCLUSION[index, size]
    merkle.verify_inclusion(TreeHead(size, Hash(bytes.fromhex(CT_ROOTS[size]))), index, CT_LEAVES[index], proof)


@pytest.mark.parametrize(("old", "new"), CT_CONSISTENCY)
def test_the_published_consistency_proofs_come_out_and_hold(old: int, new: int) -> None:
    proof = merkle.consistency_proof(CT_LEAVES, old, new)
    assert [each.hex() for each in proof] == CT_CONSISTENCY[old, new]
    heads = [TreeHead(size, Hash(bytes.fromhex(CT_ROOTS[size]))) for size in (old, new)]
    merkle.verify_consistency(heads[0], heads[1], proof)


def test_every_root_up_to_64_is_the_one_of_the_recursive_definition() -> None:
    assert [merkle.root(LEAVES[:size]) for size in SIZES] == [rfc_root(0, size) for size in SIZES]


def test_every_inclusion_proof_up_to_64_is_the_one_of_the_recursive_definition_and_holds() -> None:
    for size in SIZES:
        for index in range(size):
            proof = merkle.inclusion_proof(LEAVES, index, size)
            assert list(proof) == rfc_path(index, 0, size)
            merkle.verify_inclusion(TreeHead(size, rfc_root(0, size)), index, LEAVES[index], proof)


def test_every_consistency_proof_up_to_64_is_the_one_of_the_recursive_definition_and_holds() -> None:
    for new in SIZES:
        for old in range(1, new + 1):
            proof = merkle.consistency_proof(LEAVES, old, new)
            assert list(proof) == rfc_subproof(old, 0, new, whole=True)
            merkle.verify_consistency(TreeHead(old, rfc_root(0, old)), TreeHead(new, rfc_root(0, new)), proof)


@pytest.mark.parametrize("new", [0, 1, 5, 64])
def test_every_record_grows_from_the_empty_one_with_an_empty_proof(new: int) -> None:
    assert merkle.consistency_proof(LEAVES, 0, new) == ()
    merkle.verify_consistency(TreeHead(0, EMPTY_ROOT), merkle.head(LEAVES[:new]), ())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 90), max_size=8), st.binary(max_size=4))
def test_a_frontier_grown_in_parts_has_the_root_of_the_whole(parts: list[int], seed: bytes) -> None:
    leaves = [leaf_hash(seed + bytes([number % 251, number // 251])) for number in range(sum(parts))]
    frontier, place = Frontier(), 0
    for part in parts:
        frontier = frontier.extend(leaves[place : place + part])
        place += part
    assert frontier.head() == merkle.head(leaves)
    assert len(frontier.hashes) == frontier.size.bit_count()


def test_a_frontier_taken_up_again_from_its_stored_hashes_grows_on() -> None:
    stored = Frontier().extend(LEAVES[:37])
    assert Frontier(stored.size, stored.hashes).append(LEAVES[37]).root() == rfc_root(0, 38)
    assert stored.root() == rfc_root(0, 37)


@pytest.mark.parametrize(
    ("size", "root", "message"),
    [
        (-1, LEAVES[0], "the size -1 is outside"),
        (2**63, LEAVES[0], "is outside 0 to 9223372036854775807"),
        (1, Hash(b"short"), "the root has 5 bytes, not 32"),
        (0, LEAVES[0], "a tree of size 0 has only one root"),
    ],
)
def test_a_tree_head_that_no_tree_can_have_is_refused(size: int, root: Hash, message: str) -> None:
    with pytest.raises(ProofRefused, match=message):
        TreeHead(size, root)


@pytest.mark.parametrize(
    ("size", "hashes", "message"),
    [
        (3, (LEAVES[0],), "1 hashes cannot stand for a tree of size 3"),
        (-1, (LEAVES[0],), "cannot stand for a tree of size -1"),
        (1, (Hash(b"short"),), "a hash does not have 32 bytes"),
    ],
)
def test_a_frontier_that_cannot_belong_to_its_size_is_refused(
    size: int, hashes: tuple[Hash, ...], message: str
) -> None:
    with pytest.raises(ProofRefused, match=message):
        Frontier(size, hashes)


@pytest.mark.parametrize(
    ("index", "size", "message"),
    [(4, 4, "entry 4 is outside a tree of size 4"), (-1, 4, "entry -1"), (0, 65, "64 leaves were given for .* 65")],
)
def test_an_inclusion_proof_of_what_is_not_there_is_not_made(index: int, size: int, message: str) -> None:
    with pytest.raises(ProofRefused, match=message):
        merkle.inclusion_proof(LEAVES, index, size)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [(5, 4, "size 5 cannot come before size 4"), (-1, 4, "size -1"), (1, 65, "64 leaves were given")],
)
def test_a_consistency_proof_backwards_is_not_made(old: int, new: int, message: str) -> None:
    with pytest.raises(ProofRefused, match=message):
        merkle.consistency_proof(LEAVES, old, new)
