"""An invented council to try a procedure with: one person for each post, known by its key."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.procedure import Post, Procedure
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

    def here(
        self,
        person: str,
        now: datetime,
        dispute: Dispute | None = None,
        named: Mapping[str, str] = MappingProxyType({}),
    ) -> Here:
        """Give the world as this person finds it; *named*: in the form to raise a dispute."""
        raiser = dispute.raised_by if dispute else person
        return Here(
            person=person,
            now=now,
            calendar=self.calendar,
            holders=self._holders(raiser, dispute.named if dispute else named),
            people=frozenset(self.posts),
        )

    def _holders(self, raiser: str, named: Mapping[str, str]) -> dict[str, str]:
        """Find each post as the directory does: whoever is chosen is found once they are named."""
        found = dict(named)
        for key, post in self.procedure.posts.items():
            if key not in found and _is_found(key, post, raiser, found):
                found[key] = key
        return found


def _is_found(key: str, post: Post, raiser: str, found: Container[str]) -> bool:
    if post.found == "raiser":
        return key == raiser
    if post.line_manager_of:
        return post.line_manager_of in found
    return post.found == "directory"
