"""Encryption of what identifies or describes people: authenticated, and bound to its place.

AES-256-GCM; the place (table, row, column) is authenticated too, so that a ciphertext moved to
another row does not open there. The key's id is kept beside each, so that keys can change.
"""

import base64
import binascii
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workflows.integrity import Signature
from workflows.ports import CannotOpen, KeyNotHeld

__all__ = ["CannotOpen", "KeyNotHeld", "NotAKey", "Sealed", "Seals", "new_key"]

NONCE = 12


class NotAKey(ValueError):
    """The setting holds something that is no key."""


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """A ciphertext with the id of its key."""

    key_id: str
    blob: bytes


def new_key() -> str:
    """Make a key, as it is written in a setting."""
    return base64.urlsafe_b64encode(AESGCM.generate_key(bit_length=256)).decode()


class Seals:
    """The keys that are held, newest first: the first seals, any opens."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        """Read keys as ``new_key`` writes them. Raises NotAKey."""
        raw = [_read(key) for key in keys]
        if not raw:
            raise NotAKey("no key is set")
        self._by_id = {_id(key): AESGCM(key) for key in raw}
        self._marking = [hmac.digest(key, b"drp marks", "sha256") for key in raw]
        self._signing = {_id(key): hmac.digest(key, b"drp signs", "sha256") for key in raw}
        #: The ids of the keys, newest first, each once.
        self.keys = tuple(dict.fromkeys(map(_id, raw)))
        self._newest = self.keys[0]

    def lacks(self, key_ids: Iterable[str]) -> list[str]:
        """Give those of these keys that are not held."""
        return sorted(set(key_ids) - set(self._by_id))

    def seal(self, text: bytes, place: str) -> Sealed:
        """Encrypt *text* for one place."""
        nonce = os.urandom(NONCE)
        blob = nonce + self._by_id[self._newest].encrypt(nonce, text, place.encode())
        return Sealed(key_id=self._newest, blob=blob)

    def marks(self, text: str) -> tuple[str, ...]:
        """Give what a text is found by, of each key, newest first: without a key it says nothing.

        The same text has the same mark, so that a row is found without opening any.
        """
        return tuple(hmac.digest(key, text.encode(), "sha256").hex() for key in self._marking)

    def sign(self, text: bytes) -> Signature:
        """Sign a text with the newest key (HMAC-SHA-256): nobody without a key can."""
        mac = hmac.digest(self._signing[self._newest], text, "sha256").hex()
        return Signature(key_id=self._newest, mac=mac)

    def is_signed(self, text: bytes, signature: Signature) -> bool:
        """Was this text signed with a key that is held?"""
        key = self._signing.get(signature.key_id)
        if key is None:
            return False
        made = hmac.digest(key, text, "sha256").hex()
        return hmac.compare_digest(made.encode(), signature.mac.encode())

    def open(self, sealed: Sealed, place: str) -> bytes:
        """Decrypt what was sealed for the same place. Raises CannotOpen, KeyNotHeld."""
        key = self._by_id.get(sealed.key_id)
        if key is None:
            raise KeyNotHeld(sealed.key_id)
        try:
            return key.decrypt(sealed.blob[:NONCE], sealed.blob[NONCE:], place.encode())
        except InvalidTag:
            raise CannotOpen(f"what is sealed at {place} was changed or moved") from None


def _read(key: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(key.strip())
    except (binascii.Error, ValueError):
        raise NotAKey("a key is not base64") from None
    if len(raw) != 32:
        raise NotAKey("a key is not 32 bytes long")
    return raw


def _id(key: bytes) -> str:
    return sha256(b"drp key id" + key).hexdigest()[:8]
