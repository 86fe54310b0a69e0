"""A broken proof is refused: every one of 100,000 mutations, with controls that show what each check is for."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

import pytest

from travaux.record import merkle
from travaux.record.merkle import Hash, ProofRefused, TreeHead, leaf_hash, node_hash

LEAVES = [leaf_hash(b"entry %d" % number) for number in range(64)]
HEADS = [merkle.head(LEAVES[:size]) for size in range(65)]
FOREIGN = leaf_hash(b"of another record")
MUTATIONS = 100_000
Proof = Sequence[Hash]


def flipped(value: Hash, bit: int) -> Hash:
    return Hash((int.from_bytes(value, "big") ^ 1 << bit).to_bytes(32, "big"))


def mutations(proof: Proof) -> Iterator[Proof]:
    """Give a proof with one hash changed, cut short, lost, doubled, put in front or exchanged with its neighbour."""
    for place, value in enumerate(proof):
        before, after = proof[:place], proof[place + 1 :]
        yield from ((*before, flipped(value, bit), *after) for bit in range(place, 256, 32))
        yield (*before, *after)
        yield (*before, value, value, *after)
        yield (*before, FOREIGN, value, *after)
        yield (*before, Hash(value[:-1]), *after)
        if after:
            yield (*before, after[0], value, *after[1:])
    yield (*proof, FOREIGN)


def false_inclusions() -> Iterator[tuple[TreeHead, int, Hash, Proof]]:
    for size in range(1, 50):
        for index in range(size):
            proof = merkle.inclusion_proof(LEAVES, index, size)
            yield from ((HEADS[size], index, LEAVES[index], each) for each in mutations(proof))
            yield from ((HEADS[size], other, LEAVES[index], proof) for other in range(-1, size + 1) if other != index)
            yield HEADS[size], index, flipped(LEAVES[index], index), proof
            yield TreeHead(size, flipped(HEADS[size].root, index)), index, LEAVES[index], proof


def false_consistencies() -> Iterator[tuple[TreeHead, TreeHead, Proof]]:
    for new in range(1, 41):
        for old in range(1, new):
            proof = merkle.consistency_proof(LEAVES, old, new)
            yield from ((HEADS[old], HEADS[new], each) for each in mutations(proof))
            yield TreeHead(old, flipped(HEADS[old].root, old)), HEADS[new], proof
            yield HEADS[old], TreeHead(new, flipped(HEADS[new].root, old)), proof


def test_a_broken_proof_is_refused_in_each_of_100000_mutations() -> None:
    accepted, tried = [], 0
    for inclusion in false_inclusions():
        tried += 1
        try:
            merkle.verify_inclusion(*inclusion)
        except ProofRefused:
            continue
        accepted.append(inclusion)
    for consistency in false_consistencies():
        tried += 1
        try:
            merkle.verify_consistency(*consistency)
        except ProofRefused:
            continue
        accepted.append(consistency)
    assert accepted == []
    assert tried >= MUTATIONS


def holds(tree: TreeHead, index: int, leaf: Hash, proof: Proof) -> bool:
    try:
        merkle.verify_inclusion(tree, index, leaf, proof)
    except ProofRefused:
        return False
    return True


def test_control_a_size_chosen_freely_lets_false_sizes_through() -> None:
    signed = HEADS[7]
    proof = merkle.inclusion_proof(LEAVES, 0, signed.size)
    passing = [size for size in range(1, 65) if holds(TreeHead(size, signed.root), 0, LEAVES[0], proof)]
    assert passing == [5, 6, 7, 8]  # one of them is true: so the size has to be signed together with the root


def careless_inclusion(tree: TreeHead, index: int, node: Hash, proof: Proof) -> bool:
    """Check without asking whether the whole proof was used."""
    for (first, _), sibling in zip(merkle.inclusion_ranges(index, tree.size), proof, strict=False):
        node = node_hash(sibling, node) if first <= index else node_hash(node, sibling)
    return node == tree.root


def test_control_a_check_that_does_not_use_up_the_proof_accepts_a_longer_one() -> None:
    proof = (*merkle.inclusion_proof(LEAVES, 3, 11), FOREIGN)
    assert careless_inclusion(HEADS[11], 3, LEAVES[3], proof)
    with pytest.raises(ProofRefused, match=r"the proof has 5 hashes where exactly 4 belong\. Fetch the proof"):
        merkle.verify_inclusion(HEADS[11], 3, LEAVES[3], proof)


def test_control_without_prefixes_an_inner_node_passes_for_an_entry() -> None:
    left, right, other = (sha256(each).digest() for each in (b"a", b"b", b"c"))
    bare_root = sha256(sha256(left + right).digest() + other).digest()
    forged_entry = left + right
    assert sha256(sha256(forged_entry).digest() + other).digest() == bare_root
    real_root = merkle.root([Hash(left), Hash(right), Hash(other)])
    with pytest.raises(ProofRefused, match="another root"):  # the prefixes hold even where the size is false
        merkle.verify_inclusion(TreeHead(2, real_root), 0, leaf_hash(forged_entry), [Hash(other)])


@pytest.mark.parametrize(
    ("index", "leaf", "message"),
    [
        (5, LEAVES[5], "there is no such entry at that size"),
        (1, LEAVES[2], "leads to another root than the signed one"),
        (1, Hash(b"an entry, not its hash"), "the leaf hash has 22 bytes"),
    ],
)
def test_a_refused_inclusion_says_what_stands_in_the_way(index: int, leaf: Hash, message: str) -> None:
    with pytest.raises(ProofRefused, match=f"Checking that entry {index} is in the record of size 5: .*{message}"):
        merkle.verify_inclusion(HEADS[5], index, leaf, merkle.inclusion_proof(LEAVES, 1, 5))


REWRITTEN = TreeHead(5, merkle.root([FOREIGN, *LEAVES[1:5]]))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (HEADS[9], HEADS[5], "the later record is the shorter one"),
        (HEADS[5], REWRITTEN, "two different roots were given for the same size"),
        (REWRITTEN, HEADS[9], "does not lead to the earlier root"),
        (HEADS[5], TreeHead(9, FOREIGN), "does not lead to the later root"),
    ],
)
def test_a_refused_consistency_says_what_stands_in_the_way(old: TreeHead, new: TreeHead, message: str) -> None:
    proof = merkle.consistency_proof(LEAVES, old.size, new.size) if old.size < new.size else ()
    with pytest.raises(ProofRefused, match=message):
        merkle.verify_consistency(old, new, proof)


def test_a_proof_with_a_hash_cut_short_is_refused() -> None:
    with pytest.raises(ProofRefused, match="a hash of the proof does not have 32 bytes"):
        merkle.verify_inclusion(HEADS[2], 0, LEAVES[0], [Hash(LEAVES[1][:31])])
