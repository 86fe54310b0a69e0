"""How fast entries are sealed and their proofs are made and checked."""

from collections.abc import Iterator

from tools.figures import Figure, timed
from travaux.record import merkle

TITLE = "Sealing the record"
ENTRIES = 200_000
PROOFS = 200


def measure() -> Iterator[Figure]:
    """Figures over entries of 256 bytes, all different."""
    entries = [number.to_bytes(256, "big") for number in range(ENTRIES)]
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    yield timed("entries hashed to leaves", ENTRIES, lambda: [merkle.leaf_hash(entry) for entry in entries])
    yield timed("leaves gathered to one root", ENTRIES, lambda: merkle.root(leaves))
    small = leaves[:1_000]
    head = merkle.head(small)
    proofs = [(index, merkle.inclusion_proof(small, index, head.size)) for index in range(PROOFS)]

    def check_all() -> None:
        for index, proof in proofs:
            merkle.verify_inclusion(head, index, small[index], proof)

    yield timed("proofs checked, in a record of 1,000", PROOFS, check_all)
