"""What became of an e-mail that was owed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workflows.notices import OUTSIDE, Facts


class Stands(StrEnum):
    """Where an e-mail stands, as people are told of it."""

    WAITING = "waiting"
    REFUSED = "refused"  # for now
    TAKEN = "taken"  # by the mail server
    NEVER = "never"
    UNKNOWN = "unknown"
    BY_HAND = "by hand"
    OVER = "over"


_STANDS = {
    "sent": Stands.TAKEN,
    "failed": Stands.NEVER,
    "unknown": Stands.UNKNOWN,
    "told": Stands.BY_HAND,
    "cancelled": Stands.OVER,
}


@dataclass(frozen=True, kw_only=True)
class Mailed:
    """An e-mail of a dispute: to whom, since when, how often tried, and what came of it.

    ``code`` says why not: one of our own reasons, or the mail server's number.
    """

    key: str
    to: str
    dispute: str
    facts: Facts
    state: str
    code: str
    attempts: int
    owed_at: datetime
    settled_at: datetime | None
    refused_at: datetime | None

    @property
    def stands(self) -> Stands:
        """Say where it stands."""
        waits = Stands.REFUSED if self.refused_at else Stands.WAITING
        return _STANDS.get(self.state, waits)

    @property
    def may_be_mended(self) -> bool:
        """Can somebody do something about it?"""
        return self.stands in (Stands.REFUSED, Stands.NEVER, Stands.UNKNOWN)

    @property
    def is_to_a_post_outside(self) -> bool:
        """Does it go to an address of the settings, and to no person?"""
        return self.to == OUTSIDE
