"""References such as ``DRP-7F3K-09``: drawn, read back forgivingly, and checked.

Four random characters, then two check digits (ISO 7064, MOD 97-10), which give away any one wrong
character and any two that changed places. They say nothing about a child, a date or an order, so
they are all that a posted message says about a dispute.

What was recorded about immediate safety without a dispute has no reference: nobody opens it again.
Whoever runs the app calls it by its number, ``ALERT-7``.
"""

import re
import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DISPUTE = "DRP"
_ALERT = re.compile(r"ALERT([0-9]{1,9})")


class Mistyped(ValueError):
    """What was typed is no reference: its last characters do not fit the rest."""


def draw(prefix: str = DISPUTE, choose: Callable[[str], str] = secrets.choice) -> str:
    """Draw a new reference; about a million exist, so the store draws again on a collision."""
    body = "".join(choose(ALPHABET) for _ in range(4))
    return f"{prefix}-{body}-{_check_digits(body)}"


def prefix_of(text: str) -> str:
    """Give the three letters before what was typed; a dispute's where there are none."""
    typed = _plain(text)
    first = typed[:3]
    return first if len(typed) == 9 and first.isascii() and first.isalpha() else DISPUTE


def read(text: str, prefix: str = DISPUTE) -> str:
    """Give the reference that somebody typed, forgiving case, spaces and missing hyphens.

    Raises Mistyped, whose text is not for logs: people paste the strangest things.
    """
    typed = _plain(text)
    if len(typed) == len(prefix) + 6:
        typed = typed.removeprefix(prefix)
    body, digits = typed[:4], typed[4:]
    if len(body) < 4 or set(body) - set(ALPHABET) or digits != _check_digits(body):
        raise Mistyped(text)
    return f"{prefix}-{body}-{digits}"


def of_alert(number: int) -> str:
    """Name what was recorded about immediate safety without a dispute."""
    return f"ALERT-{number}"


def alert_of(text: str) -> int | None:
    """Give the number of such a record, if it is one that somebody typed."""
    typed = _ALERT.fullmatch(_plain(text))
    return int(typed[1]) if typed else None


def _plain(text: str) -> str:
    return "".join(text.upper().split()).replace("-", "")


def _check_digits(body: str) -> str:
    """Each character counts as two digits, 00 to 35; the whole then leaves 1 modulo 97.

    Were 3 one digit and A two, 13 and 1A would leave the same, and that slip would go unseen.
    """
    number = int("".join(f"{int(character, 36):02d}" for character in body))
    return f"{98 - number * 100 % 97:02d}"
