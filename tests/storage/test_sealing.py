"""What is sealed opens only in its place, with its key, unchanged."""

import pytest

from storage.sealing import CannotOpen, NotAKey, Sealed, Seals, new_key

PLACE = "answers d1 1 concern"


def test_what_was_sealed_opens_again_and_differs_each_time():
    seals = Seals((new_key(),))

    one, two = (seals.seal(b"text", PLACE) for _ in range(2))

    assert one.blob != two.blob
    assert seals.open(one, PLACE) == b"text"


def test_a_ciphertext_that_was_moved_to_another_place_does_not_open():
    seals = Seals((new_key(),))
    sealed = seals.seal(b"text", PLACE)

    with pytest.raises(CannotOpen, match="changed or moved"):
        seals.open(sealed, "answers d1 2 concern")


def test_a_ciphertext_that_was_changed_does_not_open():
    seals = Seals((new_key(),))
    sealed = seals.seal(b"text", PLACE)
    for place in range(len(sealed.blob)):
        changed = bytearray(sealed.blob)
        changed[place] ^= 1

        with pytest.raises(CannotOpen):
            seals.open(Sealed(key_id=sealed.key_id, blob=bytes(changed)), PLACE)


def test_an_older_key_still_opens_and_the_newest_seals():
    old, new = new_key(), new_key()
    sealed_before = Seals((old,)).seal(b"before", PLACE)
    seals = Seals((new, old))

    sealed_after = seals.seal(b"after", PLACE)

    assert seals.open(sealed_before, PLACE) == b"before"
    assert sealed_after.key_id != sealed_before.key_id
    with pytest.raises(CannotOpen, match="is not held"):
        Seals((new,)).open(sealed_before, PLACE)


@pytest.mark.parametrize("keys", [(), ("short",), ("not base64 at all!",), ("YWJj",)])
def test_something_that_is_no_key_is_refused(keys: tuple[str, ...]):
    with pytest.raises(NotAKey):
        Seals(keys)


def test_the_same_text_has_the_same_mark_with_the_same_key_and_no_other():
    one, other = Seals((new_key(),)), Seals((new_key(),))

    assert one.marks("1234567") == one.marks("1234567")
    assert one.marks("1234567") != one.marks("1234568")
    assert one.marks("1234567") != other.marks("1234567")


def test_what_was_marked_under_an_older_key_is_still_found():
    old, new = new_key(), new_key()
    [before] = Seals((old,)).marks("1234567")

    newest, older = Seals((new, old)).marks("1234567")

    assert (older, newest) == (before, Seals((new,)).marks("1234567")[0])
