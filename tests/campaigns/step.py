"""One thing that somebody does, or the clock, and what must come of it, whatever dies meanwhile."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tests.campaigns.pressing import Presses, nobody_presses, nothing_more
from tests.dying_app import (
    ACTS,
    AFTER_COMMIT,
    BEFORE_COMMIT,
    BEFORE_MARKING,
    BEFORE_MARKING_CHANGE,
    BEFORE_SENDING,
    CHANGE_IN_HAND,
    DRAFTS,
    IN_HAND,
    LOOK,
    SERVE,
)
from tests.office import Office
from workflows.dispute import Dispute
from workflows.kinds import Kind

A_DRAFT = {"drafts": 1}


@dataclass(frozen=True)
class Step:
    """*before* is what has happened; *presses* leads up to the press that counts.

    *owes* is what it owes; *writes*, how many rows it adds or takes away; *changes*, what stands at
    last on the messages that were there before, by whose they are. *doubted* is what tells of its
    message that a dead hand held. *finds* looks for what else must be there at last.
    """

    before: Callable[[Office], Dispute | None]
    presses: Presses = nobody_presses
    owes: tuple[Kind, ...] = ()
    writes: Mapping[str, int] = field(default_factory=lambda: {"history": 1})
    changes: tuple[tuple[str, str], ...] = ()
    doubted: tuple[Kind, ...] = ()
    at: datetime | None = None
    finds: Callable[[Office, str], object] = nothing_more

    @property
    def does(self) -> str:
        return LOOK if self.at else SERVE

    @property
    def adds(self) -> str:
        return DRAFTS if self.writes == A_DRAFT else ACTS

    @property
    def points(self) -> tuple[str, ...]:
        """Where it can be killed."""
        answering = (BEFORE_SENDING,) if self.does == SERVE else ()
        changing = (CHANGE_IN_HAND, BEFORE_MARKING_CHANGE) if self.changes else ()
        posting = (IN_HAND, BEFORE_MARKING) if self.owes else ()
        return (BEFORE_COMMIT, AFTER_COMMIT, *answering, *changing, *posting)

    @property
    def leaves(self) -> dict[str, int]:
        """How many rows of each table it adds or takes away, and how many messages of each kind."""
        return {**self.writes, **Counter(map(str, self.owes))}

    def leaves_at_last(self, point: str) -> dict[str, int]:
        """And with what is told, once it is known at which point it was killed."""
        doubted = self.doubted if point in (IN_HAND, BEFORE_MARKING) else ()
        return {**self.leaves, **Counter(map(str, doubted))}
