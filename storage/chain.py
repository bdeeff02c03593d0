"""Hashes that make the history and the viewings tamper-evident.

The chain covers ids, times, kinds, and a commitment to each text: HMAC-SHA-256 of the text under
a salt that is sealed with it. Erasing a text takes its salt along, and the chain stays whole.
"""

import hmac
from hashlib import sha256

from storage.records import canonical

#: What stands before the first row.
START = ""


def link(previous: str, row: object) -> str:
    """Give the hash of a row, over itself and the row before it."""
    return sha256(f"{previous}\n{canonical(row)}".encode()).hexdigest()


def commitment(salt: bytes, text: bytes) -> str:
    """Commit to a text without telling it: it can be checked only by whoever has text and salt."""
    return hmac.digest(salt, text, "sha256").hex()
