"""What a short message says of a report: the figures that people look for first, protected.

Nothing here counts anything: a message that is drawn needs no more of a report than this.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workflows.reporting.protecting import Shown


@dataclass(frozen=True)
class Share:
    """A share of a whole in percent: exactly, or no less or more than so much."""

    percent: int
    how: Literal["exactly", "at_least", "at_most"] = "exactly"


@dataclass(frozen=True, kw_only=True)
class OfMonth:
    """What was raised and resolved in one month."""

    month: str
    raised: Shown
    resolved: Shown


@dataclass(frozen=True, kw_only=True)
class OfApart:
    """What was sent without a dispute, and acknowledged by all who are asked to."""

    many: str
    sent: Shown
    acknowledged: Shown


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The figures in short. ``half``: within so many working days half were resolved."""

    procedure: str
    many: str
    first: date
    last: date
    is_empty: bool
    raised: Shown
    resolved: Shown
    open: Shown
    replies: Shown
    on_time: Share | None
    half: int | None
    months: tuple[OfMonth, ...]
    apart: tuple[OfApart, ...]
