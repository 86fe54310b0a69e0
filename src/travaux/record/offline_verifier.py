"""Check a proof bundle with Python alone: `python offline_verifier.py BUNDLE.json 'NAME+ID+KEY' ['NAME+ID+KEY' …]`.

Exit 0 and what was shown, 1 and what does not hold, 2 for wrong use. It needs only the key line that the organisation
published (several where its key has changed) and shares no code with Travaux: two readings of the same standards.
"""

import base64
import json
import re
import sys
from hashlib import sha256, sha512
from pathlib import Path

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
HASH_SIZE, KEY_ID_SIZE, SIGNATURE_SIZE = 32, 4, 64
SIGNATURE_LINE = r"— ([^+\s]+) ([A-Za-z0-9+/=]+)\n"
FORMAT, EARLIER = "travaux-proof/1", {"checkpoint", "consistency"}
FIELDS = {"format", "origin", "index", "entry", "inclusion", "checkpoint"}
Point = tuple[int, int, int, int]


def require(holds: object, what: str) -> None:
    """Stop unless this holds, naming what does not."""
    if not holds:
        raise ValueError(what)


def add(p: Point, q: Point) -> Point:
    """Add two points of Ed25519 in extended coordinates (RFC 8032, 5.1.4)."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % PRIME, (p[1] + p[0]) * (q[1] + q[0]) % PRIME
    c, d = 2 * p[3] * q[3] * CURVE_D % PRIME, 2 * p[2] * q[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def decode_point(raw: bytes) -> Point | None:
    """Return the point that 32 bytes encode, or None (RFC 8032, 5.1.3)."""
    sign, y = divmod(int.from_bytes(raw, "little"), 2**255)
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if len(raw) != HASH_SIZE or y >= PRIME or (x * x - square) % PRIME or (x == 0 and sign):
        return None
    x = PRIME - x if x % 2 != sign else x
    return x, y, 1, x * y % PRIME


def ed25519_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether an Ed25519 signature holds: R = S·B - k·A, in bytes (RFC 8032, 5.1.7)."""
    key, base = decode_point(public), decode_point((4 * pow(5, -1, PRIME) % PRIME).to_bytes(HASH_SIZE, "little"))
    s = int.from_bytes(signature[HASH_SIZE:], "little")
    if key is None or base is None or len(signature) != SIGNATURE_SIZE or s >= ORDER:
        return False
    k = int.from_bytes(sha512(signature[:HASH_SIZE] + public + message).digest(), "little") % ORDER
    point, minus_key = (0, 1, 1, 0), (PRIME - key[0], key[1], 1, PRIME - key[3])
    steps = (point, base, minus_key, add(base, minus_key))
    for bit in range(252, -1, -1):
        point = add(add(point, point), steps[(s >> bit & 1) + 2 * (k >> bit & 1)])
    x, y = (each * pow(point[2], -1, PRIME) % PRIME for each in point[:2])
    return (y + 2**255 * (x % 2)).to_bytes(HASH_SIZE, "little") == signature[:HASH_SIZE]


def unbase64(text: object, what: str) -> bytes:
    """Return the bytes of a base64 text written in the one standard way."""
    try:
        raw = base64.b64decode(str(text), validate=True)
    except ValueError:
        raw = b""
    require(base64.b64encode(raw).decode() == text, f"{what} is not base64")
    return raw


def read_key(line: str) -> tuple[tuple[str, bytes], bytes]:
    """Return (name, id) and the 32 bytes of a published key line (C2SP signed-note)."""
    parts = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", line)
    if parts is None:
        raise ValueError("the key given is not a line NAME+ID+KEY")
    raw = unbase64(parts[3], "the key given")
    require(raw[:1] == b"\x01" and decode_point(raw[1:]), "the key given is not an Ed25519 key")
    key_id = sha256(parts[1].encode() + b"\n" + raw).digest()[:KEY_ID_SIZE]
    require(key_id.hex() == parts[2], "the key given does not have the id that stands in its line")
    return (parts[1], key_id), raw[1:]


def open_checkpoint(raw: object, origin: object, keys: dict[tuple[str, bytes], bytes]) -> tuple[int, bytes]:
    """Return size and root of a checkpoint that a given key of its own record has signed (C2SP tlog-checkpoint)."""
    if not isinstance(raw, str) or any(each < " " and each != "\n" for each in raw):
        raise ValueError("the checkpoint is not a plain text")
    text, blank, below = raw.rpartition("\n\n")
    require(blank and re.fullmatch(f"(?:{SIGNATURE_LINE}){{1,100}}", below), "the checkpoint has no signature lines")
    signers = set()
    for name, encoded in re.findall(SIGNATURE_LINE, below):
        signature = unbase64(encoded, "a signature")
        require(len(signature) > KEY_ID_SIZE, "a signature is too short")
        public = keys.get((name, signature[:KEY_ID_SIZE]))
        if public is not None:
            holds = ed25519_holds(public, f"{text}\n".encode(), signature[KEY_ID_SIZE:])
            require(holds, f"the signature of {name!r} does not fit the checkpoint")
            signers.add(name)
    stated = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,18})\n([^\n]+)(?:\n[^\n]+)*", text)
    require(signers, "none of the keys given signed the checkpoint")
    if stated is None or stated[1] != origin or stated[1] not in signers:
        raise ValueError(f"the checkpoint is not one of {origin!r}, signed by its own key")
    size, root = int(stated[2]), unbase64(stated[3], "the root in the checkpoint")
    require(len(root) == HASH_SIZE and size < 2**63, "the size or root in the checkpoint cannot be one")
    require(size or root == sha256(b"").digest(), "the root in the checkpoint is not that of an empty record")
    return size, root


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 9162, 2.1.1)."""
    return sha256(b"\x01" + left + right).digest()


def read_hashes(written: object) -> list[bytes]:
    """Return the hashes of a proof."""
    hashes = [unbase64(each, "a proof's hash") for each in written] if isinstance(written, list) else [b""]
    require(all(len(each) == HASH_SIZE for each in hashes), "a proof is not a list of hashes")
    return hashes


def climb(place: int, last: int, start: bytes, path: list[bytes]) -> tuple[bytes, bytes]:
    """Follow a proof to the top; return the roots over what ends at `place` and over all (RFC 9162, 2.1.4.2)."""
    until, over_all = start, start
    for sibling in path:
        require(last, "the proof is too long")
        if place & 1 or place == last:
            until, over_all = node(sibling, until), node(sibling, over_all)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            over_all = node(over_all, sibling)
        place, last = place >> 1, last >> 1
    require(last == 0, "the proof is too short")
    return until, over_all


def check_growth(old: tuple[int, bytes], new: tuple[int, bytes], proof: list[bytes]) -> None:
    """Require that the later record begins with all of the earlier one (RFC 9162, 2.1.4.2)."""
    require(old[0] <= new[0], "the later record is shorter than the earlier one")
    if old[0] in (0, new[0]):
        require(not proof and (old[0] == 0 or old == new), "two signed states of the same record contradict each other")
        return
    path = proof if old[0] & (old[0] - 1) else [old[1], *proof]
    require(path, "the consistency proof is empty")
    place, last = old[0] - 1, new[0] - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    found = climb(place, last, path[0], path[1:])
    require(found == (old[1], new[1]), "the later record does not begin with the earlier one")


def read_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a JSON object that names a field twice."""
    require(len(dict(pairs)) == len(pairs), "a field stands in the bundle twice")
    return dict(pairs)


def check(raw: bytes, lines: list[str]) -> str:
    """Return in words what the bundle shows to the holder of these key lines; raise ValueError when it does not."""
    keys = dict(map(read_key, lines))
    bundle = json.loads(raw.decode(), object_pairs_hook=read_object)
    whole = isinstance(bundle, dict) and set(bundle) - {"earlier"} == FIELDS and bundle["format"] == FORMAT
    require(whole and type(bundle["index"]) is int, f"the file is not a proof bundle of the format {FORMAT}")
    origin, index, entry = bundle["origin"], bundle["index"], unbase64(bundle["entry"], "the entry")
    size, root = open_checkpoint(bundle["checkpoint"], origin, keys)
    require(0 <= index < size, f"there is no entry {index} in a record of size {size}")
    _, found = climb(index, size - 1, sha256(b"\x00" + entry).digest(), read_hashes(bundle["inclusion"]))
    require(found == root, "the entry and its inclusion proof do not lead to the signed root")
    shown = f"Shown: this is entry {index} of {origin}, as signed at size {size} with root {root.hex()}.\n"
    if "earlier" in bundle:
        earlier = bundle["earlier"]
        require(isinstance(earlier, dict) and set(earlier) == EARLIER, "its earlier part is not whole")
        old = open_checkpoint(earlier["checkpoint"], origin, keys)
        check_growth(old, (size, root), read_hashes(earlier["consistency"]))
        shown += f"Shown: the record signed earlier at size {old[0]} is its unchanged beginning.\n"
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in entry.decode(errors="replace"))
    return f"{shown}The entry ({len(entry)} bytes, SHA-256 {sha256(entry).hexdigest()}) reads:\n{text}"


def main(arguments: list[str]) -> int:
    """Check the bundle file named first against the key lines after it; return the exit code."""
    if not arguments[1:]:
        print("Use: python offline_verifier.py BUNDLE.json 'NAME+ID+KEY' …", file=sys.stderr)
        return 2
    try:
        print(check(Path(arguments[0]).read_bytes(), arguments[1:]))
    except (OSError, ValueError, RecursionError) as fault:
        print(f"Not shown: {fault}. Do not rely on this entry; ask for a new proof and keep this one.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
