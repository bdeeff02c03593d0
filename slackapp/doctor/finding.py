"""One thing that was looked at, and how it stands."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a thing stands: well; it works, but look at it; it cannot run so."""

    OK = "ok"
    LOOK = "look"
    MEND = "mend"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, with how to mend it."""

    how: How
    says: str


def ok(says: str) -> Finding:
    """It is well."""
    return Finding(How.OK, says)


def look(says: str) -> Finding:
    """It works, but somebody should look at it."""
    return Finding(How.LOOK, says)


def mend(says: str) -> Finding:
    """It cannot run so."""
    return Finding(How.MEND, says)
