"""What a report reads of the store, and no more: it never sees what was typed, but choices."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from workflows.apart import Counted
from workflows.dispute import Dispute
from workflows.history import Entry

Told = Callable[[int], object]


@dataclass(frozen=True, kw_only=True)
class Chronicle:
    """One dispute as it is kept: where it stands, all that happened, and how it is counted.

    ``children`` are marks that say nothing by themselves. ``chosen`` has, of each line of the
    history, what was chosen in boxes that the procedure has counted: keys of options.
    """

    dispute: Dispute
    history: tuple[Entry, ...]
    category: str = ""
    children: frozenset[str] = frozenset()
    chosen: Mapping[int, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)


class Chronicles(Protocol):
    """Reading for a report."""

    def texts_of(self, key: str) -> dict[str, str]:
        """Give every text of a procedure that disputes began under, by its hash."""

    def number_of_chronicles(self, key: str, before: datetime) -> int:
        """Say how many disputes were raised under a procedure before an instant."""

    def chronicles(
        self, key: str, before: datetime, boxes: Mapping[str, Collection[str]]
    ) -> Iterator[Chronicle]:
        """Give them, the earliest first, a few at a time; of these *boxes* of forms the answers."""

    def anything_between(self, key: str, since: datetime, until: datetime) -> bool:
        """Was anything recorded of a dispute, or sent without one, under a procedure then?"""

    def apart_of_procedure(
        self, key: str, since: datetime, until: datetime
    ) -> Iterator[tuple[str, Counted]]:
        """Say of each kind how many were sent under a procedure, and how many acknowledged."""

    def drafts_left(self, since: datetime, until: datetime) -> int:
        """Say how many forms to raise were begun, last saved in this time, and never sent."""

    def lost_between(self, key: str, since: datetime, until: datetime) -> int:
        """Say how many messages about disputes of a procedure did not arrive in this time."""
