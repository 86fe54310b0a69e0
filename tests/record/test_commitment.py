"""A commitment hides its value, opens only to it, and cannot be made with too little salt."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.record.commitment import SaltRefused, commit, opens
from travaux.record.merkle import Hash

SALT = bytes(range(16))
BALLOTS = [b"yes", b"no", b"abstain"]
salts = st.binary(min_size=16, max_size=255)


@given(st.binary(max_size=40), salts)
def test_a_commitment_opens_to_its_own_value(payload: bytes, salt: bytes) -> None:
    assert opens(commit(payload, salt), payload, salt)


@given(st.binary(max_size=40), salts, st.binary(max_size=40), salts)
def test_a_commitment_opens_to_nothing_else(payload: bytes, salt: bytes, other: bytes, other_salt: bytes) -> None:
    same = (payload, salt) == (other, other_salt)
    assert opens(commit(payload, salt), other, other_salt) is same


def test_bytes_moved_between_salt_and_value_give_another_commitment() -> None:
    assert sha256(SALT + b"x" + b"yes").digest() == sha256(SALT + b"xyes").digest()  # control: without the length
    assert commit(b"yes", SALT + b"x") != commit(b"xyes", SALT)


def test_control_a_bare_hash_of_a_ballot_is_guessed_and_a_commitment_is_not() -> None:
    assert [each for each in BALLOTS if sha256(each).digest() == sha256(b"no").digest()] == [b"no"]
    assert [each for each in BALLOTS if opens(commit(b"no", SALT), each, bytes(16))] == []


def test_the_form_of_a_commitment_never_changes() -> None:
    written_out = sha256(b"travaux/commitment/1\n" + b"\x10" + SALT + b"yes").digest()
    assert commit(b"yes", SALT) == written_out


def test_a_commitment_cut_short_opens_to_nothing() -> None:
    assert opens(Hash(commit(b"yes", SALT)[:31]), b"yes", SALT) is False


@pytest.mark.parametrize("size", [0, 15, 256])
def test_a_salt_of_an_unsafe_length_is_refused(size: int) -> None:
    with pytest.raises(SaltRefused, match=f"the salt has {size} bytes, outside 16 to 255. Give new random bytes"):
        commit(b"yes", bytes(size))
    with pytest.raises(SaltRefused):
        opens(Hash(bytes(32)), b"yes", bytes(size))
