"""Something that was sent and belongs to no dispute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workflows.forms import Answers


@dataclass(frozen=True, kw_only=True)
class SentApart:
    """What was sent, by whom, under which text; and when each of those told acknowledged it."""

    id: int
    kind: str
    procedure: str
    person: str
    at: datetime
    answers: Answers
    told: Mapping[str, datetime | None]

    def may_read(self, person: str) -> bool:
        """May somebody read it: whoever sent it, and those it is for?"""
        return person == self.person or person in self.told
