"""The Merkle tree over the record: its roots, its proofs and their strict checking (RFC 6962, RFC 9162)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NewType, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Hash = NewType("Hash", bytes)
"""32 bytes of SHA-256; a type of its own, so that an entry is never taken for the hash of one."""

HASH_SIZE = 32
LARGEST_TREE = 2**63 - 1
EMPTY_ROOT = Hash(sha256(b"").digest())


class SealBroken(ValueError):
    """Something sealed does not hold; every refusal of the sealing modules is one of these."""


class ProofRefused(SealBroken):
    """A Merkle proof, or a value that goes into one, does not show what it claims."""


def _refuse(tried: str, obstacle: str) -> NoReturn:
    message = (
        f"{tried}: {obstacle}. Fetch the proof and the checkpoint again, and keep both copies if they still differ."
    )
    raise ProofRefused(message)


@dataclass(frozen=True, slots=True)
class TreeHead:
    """Size and root of one tree; a root alone does not fix the size, so the two always travel together."""

    size: int
    root: Hash

    def __post_init__(self) -> None:
        """Refuse what no tree can have (RFC 9162, 2.1.1), with ProofRefused."""
        if not 0 <= self.size <= LARGEST_TREE:
            _refuse("Reading a tree head", f"the size {self.size} is outside 0 to {LARGEST_TREE}")
        if len(self.root) != HASH_SIZE:
            _refuse("Reading a tree head", f"the root has {len(self.root)} bytes, not {HASH_SIZE}")
        if self.size == 0 and self.root != EMPTY_ROOT:
            _refuse("Reading a tree head", "a tree of size 0 has only one root, and this is another")


def leaf_hash(data: bytes) -> Hash:
    """Return the hash of one entry's bytes as a leaf (RFC 9162, 2.1.1: prefix 0x00)."""
    return Hash(sha256(b"\x00" + data).digest())


def node_hash(left: Hash, right: Hash) -> Hash:
    """Return the hash of an inner node (RFC 9162, 2.1.1: prefix 0x01)."""
    return Hash(sha256(b"\x01" + left + right).digest())


@dataclass(frozen=True, slots=True)
class Frontier:
    """The roots of the complete subtrees of a growing tree, largest first: enough to append and to give the root."""

    size: int = 0
    hashes: tuple[Hash, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a frontier whose hashes cannot belong to its size, with ProofRefused."""
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            _refuse("Reading a frontier", f"{len(self.hashes)} hashes cannot stand for a tree of size {self.size}")
        if any(len(each) != HASH_SIZE for each in self.hashes):
            _refuse("Reading a frontier", f"a hash does not have {HASH_SIZE} bytes")

    def append(self, leaf: Hash) -> Frontier:
        """Return the frontier with one more leaf hash."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[Hash]) -> Frontier:
        """Return the frontier with all these leaf hashes appended, reading them once and keeping none."""
        stack: list[bytes] = list(self.hashes)
        size = self.size
        for leaf in leaves:
            node, completed = bytes(leaf), size
            while completed & 1:  # node_hash written out: over a million leaves the calls alone double the time
                node = sha256(b"\x01" + stack.pop() + node).digest()
                completed >>= 1
            stack.append(node)
            size += 1
        return Frontier(size, tuple(map(Hash, stack)))

    def root(self) -> Hash:
        """Return the root of the whole tree; of no leaves, SHA-256 of the empty string."""
        if not self.hashes:
            return EMPTY_ROOT
        *larger, node = self.hashes
        for left in reversed(larger):
            node = node_hash(left, node)
        return node

    def head(self) -> TreeHead:
        """Return size and root together."""
        return TreeHead(self.size, self.root())


def root(leaves: Iterable[Hash]) -> Hash:
    """Return the root over leaf hashes, in one pass and with memory for one path only."""
    return Frontier().extend(leaves).root()


def head(leaves: Iterable[Hash]) -> TreeHead:
    """Return the tree head over leaf hashes, in one pass."""
    return Frontier().extend(leaves).head()


def split(width: int) -> int:
    """Return the largest power of two below `width` (2 or more): where a subtree divides (RFC 9162, 2.1.1)."""
    return 1 << (width - 1).bit_length() - 1


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """Return the subtrees [first, end) whose roots prove leaf `index` in a tree of `size`, lowest first."""
    if not 0 <= index < size:
        _refuse("Proving that an entry is in the record", f"entry {index} is outside a tree of size {size}")
    low, high, ranges = 0, size, []
    while high - low > 1:
        middle = low + split(high - low)
        if index < middle:
            ranges.append((middle, high))
            high = middle
        else:
            ranges.append((low, middle))
            low = middle
    return ranges[::-1]


def consistency_ranges(old: int, new: int) -> list[tuple[int, int]]:
    """Return the subtrees [first, end) whose roots prove that the tree of `old` leaves begins the tree of `new`.

    Lowest first. The old tree itself is left out where it is one complete subtree (RFC 9162, 2.1.4.1);
    from the empty tree and between equal sizes nothing needs to be shown.
    """
    if not 0 <= old <= new:
        _refuse("Proving that the record only grew", f"size {old} cannot come before size {new}")
    if old == 0:
        return []
    low, high, ranges = 0, new, []
    while high != old:
        middle = low + split(high - low)
        if old <= middle:
            ranges.append((middle, high))
            high = middle
        else:
            ranges.append((low, middle))
            low = middle
    if low:
        ranges.append((low, high))
    return ranges[::-1]


def inclusion_proof(leaves: Sequence[Hash], index: int, size: int) -> tuple[Hash, ...]:
    """Return the proof that leaf `index` is in the tree over the first `size` leaf hashes (RFC 9162, 2.1.3.1)."""
    _require_leaves(leaves, size)
    return tuple(root(leaves[first:end]) for first, end in inclusion_ranges(index, size))


def consistency_proof(leaves: Sequence[Hash], old: int, new: int) -> tuple[Hash, ...]:
    """Return the proof that the first `old` leaves begin the tree over the first `new` (RFC 9162, 2.1.4.1)."""
    _require_leaves(leaves, new)
    return tuple(root(leaves[first:end]) for first, end in consistency_ranges(old, new))


def _require_leaves(leaves: Sequence[Hash], size: int) -> None:
    if size > len(leaves):
        _refuse("Making a proof", f"{len(leaves)} leaves were given for a tree of size {size}")


def verify_inclusion(tree: TreeHead, index: int, leaf: Hash, proof: Sequence[Hash]) -> None:
    """Return when `proof` shows that the leaf hash stands at `index` in `tree`; else raise ProofRefused.

    `tree` comes whole from one signed checkpoint: under a size chosen freely a false proof can reach a true root.
    """
    tried = f"Checking that entry {index} is in the record of size {tree.size}"
    if not 0 <= index < tree.size:
        _refuse(tried, "there is no such entry at that size")
    ranges = inclusion_ranges(index, tree.size)
    _require_shape(tried, proof, len(ranges))
    if len(leaf) != HASH_SIZE:
        _refuse(tried, f"the leaf hash has {len(leaf)} bytes, not {HASH_SIZE}")
    node = leaf
    for (first, _), sibling in zip(ranges, proof, strict=True):
        node = node_hash(sibling, node) if first <= index else node_hash(node, sibling)
    if node != tree.root:
        _refuse(tried, "the proof leads to another root than the signed one")


def verify_consistency(old: TreeHead, new: TreeHead, proof: Sequence[Hash]) -> None:
    """Return when `proof` shows that `new` begins with all of `old`; else raise ProofRefused.

    Both heads come whole from signed checkpoints. From the empty tree the proof is empty.
    """
    tried = f"Checking that the record of size {new.size} begins with the record of size {old.size}"
    if old.size > new.size:
        _refuse(tried, "the later record is the shorter one")
    ranges = consistency_ranges(old.size, new.size)
    _require_shape(tried, proof, len(ranges))
    if not ranges:
        if old.size == new.size and old.root != new.root:
            _refuse(tried, "two different roots were given for the same size")
        return
    seeded = ranges[0][0] < old.size
    old_node = new_node = proof[0] if seeded else old.root
    for (first, _), sibling in list(zip(ranges, proof, strict=True))[seeded:]:
        if first < old.size:
            old_node, new_node = node_hash(sibling, old_node), node_hash(sibling, new_node)
        else:
            new_node = node_hash(new_node, sibling)
    if old_node != old.root:
        _refuse(tried, "the proof does not lead to the earlier root")
    if new_node != new.root:
        _refuse(tried, "the proof does not lead to the later root")


def _require_shape(tried: str, proof: Sequence[Hash], steps: int) -> None:
    if len(proof) != steps:
        _refuse(tried, f"the proof has {len(proof)} hashes where exactly {steps} belong")
    if any(len(each) != HASH_SIZE for each in proof):
        _refuse(tried, f"a hash of the proof does not have {HASH_SIZE} bytes")
