"""A proof bundle shows its entry to whoever holds the key, also to the verifier that shares no code with it."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha512
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from travaux.record import checkpoint, merkle, offline_verifier, proof
from travaux.record.checkpoint import Checkpoint
from travaux.record.merkle import Hash, SealBroken, TreeHead, leaf_hash
from travaux.record.note import SignerKey
from travaux.record.proof import Bundle, Earlier

KEY = SignerKey("csto.example/record", bytes(range(32)))
FORGER = SignerKey("csto.example/record", bytes(range(1, 33)))
ENTRIES = [f'{{"event": "item proposed", "number": {number}, "в": "Ереване"}}' for number in range(21)]
LEAVES = [leaf_hash(each.encode()) for each in ENTRIES]
SCRIPT = Path(offline_verifier.__file__)


def a_checkpoint(size: int, key: SignerKey = KEY) -> str:
    head = merkle.head(LEAVES[:size])
    return checkpoint.sign(Checkpoint(key.name, head.size, head.root), [key])


def a_bundle(index: int = 5, size: int = 21, old: int | None = None, key: SignerKey = KEY) -> str:
    earlier = None if old is None else Earlier(a_checkpoint(old, key), merkle.consistency_proof(LEAVES, old, size))
    way = merkle.inclusion_proof(LEAVES, index, size)
    return proof.build(Bundle(KEY.name, index, ENTRIES[index].encode(), way, a_checkpoint(size, key), earlier))


def changed(field: str, value: object, old: int | None = 13) -> str:
    """Return a bundle with one field replaced; a field after a dot belongs to the earlier part."""
    bundle = json.loads(a_bundle(old=old))
    *outer, name = field.split(".")
    (bundle[outer[0]] if outer else bundle)[name] = value
    return json.dumps(bundle, ensure_ascii=False)


def offline(text: str, key: SignerKey = KEY) -> str:
    return offline_verifier.check(text.encode(), [key.verifier.text])


@pytest.mark.parametrize("size", range(1, 22))
def test_every_entry_is_shown_by_both_verifiers_at_every_size(size: int) -> None:
    for index, old in ((0, 1), (size - 1, size), (size // 2, (size + 1) // 2), (size // 3, 0), (size // 4, None)):
        text = a_bundle(index, size, old)
        shown = proof.check(text, [KEY.verifier])
        assert (shown.entry.decode(), shown.checkpoint.size) == (ENTRIES[index], size)
        assert (shown.earlier and shown.earlier.size) == old
        assert f"this is entry {index} of csto.example/record, as signed at size {size}" in offline(text)


def test_a_bundle_is_written_the_same_each_time_and_read_back_equal() -> None:
    text = a_bundle(old=13)
    assert proof.build(proof.parse(text)) == text


WRONG = a_checkpoint(21, FORGER)
FOREIGN = checkpoint.sign(Checkpoint("other.example", 21, merkle.root(LEAVES)), [SignerKey("other.example", bytes(32))])
HASH = "A" * 43 + "="


@pytest.mark.parametrize(
    ("field", "value", "message", "offline_message"),
    [
        ("index", 6, "leads to another root", "do not lead to the signed root"),
        ("index", 21, "no such entry", "there is no entry 21"),
        ("index", -1, "no such entry", "there is no entry -1"),
        ("index", True, "the index True is not a whole number", "not a proof bundle"),
        ("index", 5.0, "5.0 is not a whole number", "not a proof bundle"),
        ("index", 10**30, "longer than any index", "there is no entry 1000"),
        ("entry", "eWVz", "leads to another root", "do not lead to the signed root"),
        ("entry", "eWV", "is not base64", "the entry is not base64"),
        ("entry", None, "stands where a text belongs", "the entry is not base64"),
        ("inclusion", [], "has 0 hashes where exactly 5", "the proof is too short"),
        ("inclusion", [HASH] * 6, "has 6 hashes where exactly 5", "the proof is too long"),
        ("inclusion", ["eWVz"] * 5, "does not have 32 bytes", "not a list of hashes"),
        ("inclusion", "none", "a list of hashes is missing", "not a list of hashes"),
        ("origin", "other.example", "claims to be of 'other.example'", "not one of 'other.example'"),
        ("format", "travaux-proof/2", "only travaux-proof/1 is known", "not a proof bundle of the format"),
        ("checkpoint", WRONG, "none of the known keys signed it", "none of the keys given signed"),
        ("checkpoint", FOREIGN, "none of the known keys signed it", "none of the keys given signed"),
        ("checkpoint", a_checkpoint(20), "leads to another root", "do not lead to the signed root"),
        ("more", 1, "and no others", "not a proof bundle"),
        ("earlier", None, "the fields checkpoint, consistency must be there", "its earlier part is not whole"),
        ("earlier.checkpoint", a_checkpoint(14), "where exactly", "the proof is too long"),
        ("earlier.checkpoint", WRONG, "none of the known keys", "none of the keys given"),
        ("earlier.consistency", [HASH] * 6, "does not lead to the earlier root", "does not begin with the earlier"),
        ("earlier.consistency", [], "has 0 hashes", "the consistency proof is empty"),
    ],
)
def test_a_false_bundle_is_refused_by_both_verifiers(
    field: str, value: object, message: str, offline_message: str
) -> None:
    with pytest.raises(SealBroken, match=message):
        proof.check(changed(field, value), [KEY.verifier])
    with pytest.raises(ValueError, match=offline_message):
        offline(changed(field, value))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"a": 1, "a": 1}', '{"index": NaN}', "[" * 100_000, "\ufeff{}"]
)
def test_what_is_no_bundle_is_refused_by_both_verifiers(text: str) -> None:
    with pytest.raises(SealBroken, match=r"Reading a proof bundle: .*`travaux prove` writes it"):
        proof.parse(text)
    with pytest.raises((ValueError, RecursionError)):
        offline(text)


def test_two_histories_of_one_size_are_refused_by_both_verifiers() -> None:
    other = merkle.head([leaf_hash(b"another"), *LEAVES[1:21]])
    text = changed(
        "earlier", {"checkpoint": checkpoint.sign(Checkpoint(KEY.name, 21, other.root), [KEY]), "consistency": []}
    )
    with pytest.raises(SealBroken, match="two different roots were given for the same size"):
        proof.check(text, [KEY.verifier])
    with pytest.raises(ValueError, match="two signed states of the same record contradict each other"):
        offline(text)


def test_a_later_record_put_forward_as_the_earlier_one_is_refused_by_both_verifiers() -> None:
    bundle = json.loads(a_bundle(size=15))
    text = json.dumps(bundle | {"earlier": {"checkpoint": a_checkpoint(21), "consistency": []}})
    with pytest.raises(SealBroken, match="the later record is the shorter one"):
        proof.check(text, [KEY.verifier])
    with pytest.raises(ValueError, match="the later record is shorter"):
        offline(text)


def verdicts(text: str) -> tuple[bool, bool]:
    answers = []
    for ask in (lambda: proof.check(text, [KEY.verifier]), lambda: offline(text)):
        try:
            ask()
        except ValueError:
            answers.append(False)
        else:
            answers.append(True)
    return answers[0], answers[1]


def test_both_verifiers_give_the_same_verdict_on_bundles_changed_anywhere() -> None:
    text = a_bundle(old=13)
    found = {verdicts(text[:place] + other + text[place + 1 :]) for place in range(0, len(text), 11) for other in " 1"}
    assert verdicts(text) == (True, True)
    assert found == {(True, True), (False, False)}  # true where only the spacing of the JSON was touched


def growth_shown(old: TreeHead, new: TreeHead, way: Sequence[Hash]) -> list[bool]:
    answers = []
    for ask in (
        lambda: merkle.verify_consistency(old, new, way),
        lambda: offline_verifier.check_growth((old.size, old.root), (new.size, new.root), list(way)),
    ):
        try:
            ask()
        except ValueError:
            answers.append(False)
        else:
            answers.append(True)
    return answers


def test_both_verifiers_agree_on_the_growth_between_any_two_sizes() -> None:
    heads = [merkle.head(LEAVES[:size]) for size in range(len(LEAVES) + 1)]
    for new in heads:
        for old in heads[: new.size + 1]:
            way = merkle.consistency_proof(LEAVES, old.size, new.size)
            assert growth_shown(old, new, way) == [True, True]
            false_ways = [(*way, LEAVES[0]), *(way[:place] + way[place + 1 :] for place in range(len(way)))]
            assert all(growth_shown(old, new, each) == [False, False] for each in false_ways)


def test_a_bundle_signed_by_another_key_of_the_same_name_shows_nothing() -> None:
    forged = a_bundle(old=13, key=FORGER)
    assert verdicts(forged) == (False, False)
    assert "Shown" in offline(forged, FORGER)  # control: the forger's own key would show it


# RFC 8032, 7.1: secret, message, signature.
ED25519_VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        b"",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        b"\x72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        b"\xaf\x82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        sha512(b"abc").digest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("secret", "message", "signature"), ED25519_VECTORS)
def test_the_published_signatures_hold_and_none_beside_them(secret: str, message: bytes, signature: str) -> None:
    public = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)).public_key().public_bytes_raw()
    value = bytes.fromhex(signature)
    assert offline_verifier.ed25519_holds(public, message, value)
    higher = (int.from_bytes(value[32:], "little") + offline_verifier.ORDER).to_bytes(32, "little")
    for false in (bytes(64), value[:63], value + b"\0", value[:32] + higher, bytes([value[0] ^ 1]) + value[1:]):
        assert not offline_verifier.ed25519_holds(public, message, false)
    assert not offline_verifier.ed25519_holds(public, message + b"\0", value)
    assert not offline_verifier.ed25519_holds(bytes([public[0] ^ 1]) + public[1:], message, value)


def run_alone(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_script_alone_shows_a_bundle_and_exits_0(tmp_path: Path) -> None:
    file = tmp_path / "bundle.json"
    file.write_text(a_bundle(old=13), encoding="utf-8")
    done = run_alone(str(file), KEY.verifier.text)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Shown: this is entry 5 of csto.example/record, as signed at size 21" in done.stdout
    assert "Shown: the record signed earlier at size 13 is its unchanged beginning" in done.stdout
    assert ENTRIES[5] in done.stdout


def test_the_script_alone_names_what_does_not_hold_and_exits_1(tmp_path: Path) -> None:
    file = tmp_path / "bundle.json"
    file.write_text(changed("index", 6), encoding="utf-8")
    done = run_alone(str(file), KEY.verifier.text)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Not shown: the entry and its inclusion proof do not lead to the signed root. Do not rely" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "Use: python offline_verifier.py BUNDLE.json"),
        (["absent.json", KEY.verifier.text], 1, "Not shown: .*absent.json"),
        ([str(SCRIPT), "not a key"], 1, r"the key given is not a line NAME\+ID\+KEY"),
        ([str(SCRIPT), KEY.verifier.text[:-2] + "A="], 1, "the key given"),
        ([str(SCRIPT), FORGER.verifier.text.replace("+", "+0", 1)[:-1]], 1, "the key given"),
    ],
)
def test_the_script_says_what_is_wrong_with_its_arguments(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert offline_verifier.main(arguments) == code
    assert re.search(message, capsys.readouterr().err)


def test_an_entry_with_control_characters_cannot_steer_the_terminal() -> None:
    entry = b"\x1b[2J\xe2\x80\xae"
    head = merkle.head([leaf_hash(entry)])
    text = proof.build(Bundle(KEY.name, 0, entry, (), checkpoint.sign(Checkpoint(KEY.name, 1, head.root), [KEY])))
    assert offline(text).endswith("\\u001b[2J\\u202e")


def test_the_verifier_is_short_and_needs_only_the_standard_library() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    imported = {line.split()[1] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imported == {"base64", "json", "re", "sys", "hashlib", "pathlib"}
    assert len(source.splitlines()) <= 200
