"""What changing the key asks of the store: rows in steps, each of which is a transaction.

The same is asked of what is sealed and of what is signed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

#: The kind of a row (the name of its table), and what tells it from the others of that kind.
Row = tuple[str, tuple[Any, ...]]

#: The kind of row of which every history says what it must hold.
ANSWERS = "answers"


@dataclass(frozen=True, kw_only=True)
class Step:
    """A few rows were gone through: up to which, how many were renewed, which are not as written.

    ``unopened``: it does not open, or is not as it was signed.
    """

    last: tuple[Any, ...]
    renewed: int = 0
    unopened: tuple[Row, ...] = ()


class Vault(Protocol):
    """Everything that is sealed, or all that is signed; each call is a transaction of its own."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the ids of the keys that are held, newest first."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give each kind of row that is of it."""

    def under(self) -> Mapping[str, frozenset[str]]:
        """Give each key that anything stands under or is marked with, and the kinds of rows.

        Only what is found without counting: it may be asked often. Raises StoreUnavailable.
        """

    def number_under_older(self, kind: str) -> int:
        """Say how many rows of a kind stand under another key than the newest."""

    def renew(self, kind: str, after: tuple[Any, ...]) -> Step | None:
        """Put under the newest key what of the next rows stands under an older one that is held.

        None where no row comes after. A row that somebody else is changing is left to the next
        round. Raises StoreUnavailable.
        """

    def look(self, kind: str, after: tuple[Any, ...]) -> Step | None:
        """Look whether the next rows are as written; change nothing. None where no row comes."""


def steps(take: Callable[[tuple[Any, ...]], Step | None]) -> Iterator[Step]:
    """Take one step after the other, until no row comes after."""
    after: tuple[Any, ...] = ()
    while step := take(after):
        after = step.last
        yield step
