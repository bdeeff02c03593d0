"""A notice on its way to becoming a message: what it is written from, and what all share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import messages
from workflows.choices import Choice
from workflows.kinds import Kind
from workflows.local_words import USUAL, Called
from workflows.notices import Facts
from workflows.overview import Show
from workflows.people import Directory
from workflows.procedure import Procedure

#: The text for the lock screen, and the blocks.
Written = tuple[str, list[Json]]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Everything one message is written from. ``to`` is who reads it, or the channel.

    ``waits`` is how much stands in each part of the reader's App Home, at the instant ``written``.
    """

    kind: Kind
    to: str
    facts: Facts
    dispute: str
    procedure: Procedure
    directory: Directory
    called: Called = USUAL
    waits: Mapping[Show, int] = field(default_factory=dict)
    written: datetime | None = None

    def choice(self, name: str) -> Choice | None:
        """Give a choice of the step that the message is about, or one beside the ladder."""
        beside = self.procedure.any_time.get(name)
        return beside or self.procedure.choices_of(self.facts.step).get(name)


def open_button(letter: Letter) -> Json:
    """A button to open the dispute and read it."""
    return blocks.button(
        messages.OPEN,
        ids.OPEN,
        value=ids.about(letter.dispute, letter.facts.visit),
        label=f"{messages.OPEN} {letter.facts.reference}",
    )
