"""What a report reads of the store, and no more: it never sees what was typed, but choices."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from workflows.apart import Counted
from workflows.dispute import Dispute
from workflows.forms import Filled, Value
from workflows.history import Entry
from workflows.questions import WORDS, FormField

Told = Callable[[int], object]
#: The boxes that are counted, by form.
Boxes = Mapping[str, Mapping[str, FormField]]
#: What a report knows of the boxes of one form.
Said = Mapping[str, tuple[str, ...]]
#: In place of words: there are some.
WRITTEN = "written"


def known_of(box: FormField, answer: Value) -> tuple[str, ...]:
    """Give what a report may know of an answer: options of the file, or that there are words."""
    if box.kind in WORDS:
        return (WRITTEN,)
    given = [answer] if isinstance(answer, str) else answer
    return tuple(option for option in box.options if option in given)


def known_in(boxes: Mapping[str, FormField], filled: Filled) -> dict[str, tuple[str, ...]]:
    """Give what a report may know of the boxes of one form, of those that were filled in."""
    return {name: known_of(box, filled[name]) for name, box in boxes.items() if filled.get(name)}


@dataclass(frozen=True, kw_only=True)
class Chronicle:
    """One dispute as it is kept: where it stands, all that happened, and how it is counted.

    ``children`` are marks that say nothing by themselves. ``chosen`` has, of each line of the
    history, what is known of boxes that the procedure has counted: keys of options, or ``WRITTEN``.
    ``mailed`` has the e-mails that were delivered, or recorded as told in another way, with when.
    """

    dispute: Dispute
    history: tuple[Entry, ...]
    category: str = ""
    children: frozenset[str] = frozenset()
    chosen: Mapping[int, Mapping[str, Said]] = field(default_factory=dict)
    mailed: Mapping[str, datetime] = field(default_factory=dict)


class Chronicles(Protocol):
    """Reading for a report."""

    def texts_of(self, key: str) -> dict[str, str]:
        """Give every text of a procedure that disputes began under, by its hash."""

    def number_of_chronicles(self, key: str, before: datetime) -> int:
        """Say how many disputes were raised under a procedure before an instant."""

    def chronicles(self, key: str, before: datetime, boxes: Boxes) -> Iterator[Chronicle]:
        """Give them, the earliest first, a few at a time; of these *boxes* of forms the answers."""

    def anything_between(self, key: str, since: datetime, until: datetime) -> bool:
        """Was anything recorded of a dispute, or sent without one, under a procedure then?"""

    def apart_of_procedure(
        self, key: str, since: datetime, until: datetime
    ) -> Iterator[tuple[str, Counted]]:
        """Say of each kind how many were sent under a procedure, and how many acknowledged."""

    def chosen_apart(
        self, key: str, since: datetime, until: datetime, boxes: Boxes
    ) -> Iterator[tuple[str, Mapping[str, Said]]]:
        """Give each that was sent under a procedure: its kind, and of these *boxes* the answers."""

    def drafts_left(self, since: datetime, until: datetime) -> int:
        """Say how many forms to raise were begun, last saved in this time, and never sent."""

    def lost_between(self, key: str, since: datetime, until: datetime) -> int:
        """Say how many messages about disputes of a procedure did not arrive in this time."""
