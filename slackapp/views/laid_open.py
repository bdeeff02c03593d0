"""What a page and a document say the same sentences of: a dispute, its names and its history."""

from typing import Protocol

from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.history import Entry
from workflows.people import Directory
from workflows.procedure import Procedure


class LaidOpen(Protocol):
    """A dispute laid open for one person, or written down for the child's file."""

    @property
    def procedure(self) -> Procedure:
        """The text that it began under."""

    @property
    def dispute(self) -> Dispute:
        """Where it stands."""

    @property
    def directory(self) -> Directory:
        """Everybody's names."""

    @property
    def history(self) -> tuple[Entry, ...]:
        """What happened, oldest first."""

    @property
    def latest(self) -> Answers:
        """The latest answer to each form."""
