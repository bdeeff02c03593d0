"""An invented council to try a procedure with: one person for each post, known by its key."""

from dataclasses import dataclass
from datetime import datetime

from workflows.commands import Here
from workflows.procedure import Procedure
from workflows.working_calendar import Calendar


@dataclass(frozen=True)
class Council:
    """Whoever can act under a procedure, on the days of a calendar."""

    procedure: Procedure
    calendar: Calendar

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts, and so the people."""
        return tuple(self.procedure.posts)

    def here(self, person: str, now: datetime) -> Here:
        """Give the world as this person finds it: every post is held, each by somebody else."""
        return Here(
            person=person,
            now=now,
            calendar=self.calendar,
            holders={post: post for post in self.posts},
            people=frozenset(self.posts),
        )
