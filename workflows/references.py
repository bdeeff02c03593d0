"""References such as ``DRP-7F3K-92``: drawn, read back forgivingly, and checked.

Four random characters, then two check digits (ISO 7064, MOD 97-10). They say nothing about a
child, a date or an order, so they are all that a posted message says about a dispute.
"""

import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DISPUTE = "DRP"


class Mistyped(ValueError):
    """What was typed is no reference: its last characters do not fit the rest."""


def draw(prefix: str = DISPUTE, choose: Callable[[str], str] = secrets.choice) -> str:
    """Draw a new reference; about a million exist, so the store draws again on a collision."""
    body = "".join(choose(ALPHABET) for _ in range(4))
    return f"{prefix}-{body}-{_check_digits(body)}"


def read(text: str, prefix: str = DISPUTE) -> str:
    """Give the reference that somebody typed, forgiving case, spaces and missing hyphens.

    Raises Mistyped, whose text is not for logs: people paste the strangest things.
    """
    typed = "".join(text.upper().split()).replace("-", "")
    if len(typed) == len(prefix) + 6:
        typed = typed.removeprefix(prefix)
    body, digits = typed[:4], typed[4:]
    if len(body) < 4 or set(body) - set(ALPHABET) or digits != _check_digits(body):
        raise Mistyped(text)
    return f"{prefix}-{body}-{digits}"


def _check_digits(body: str) -> str:
    """Letters count as 10 to 35, as ISO 7064 lays down; the whole then leaves 1 modulo 97."""
    number = int("".join(str(int(character, 36)) for character in body))
    return f"{98 - number * 100 % 97:02d}"
