"""What a form is drawn with, whatever the procedure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from slackapp.views.meta import Meta
from workflows.engine import Sides
from workflows.forms import Answers
from workflows.people import Directory, found_from
from workflows.procedure import Procedure
from workflows.rungs import Gate
from workflows.shown import Known
from workflows.working_calendar import Calendar


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """What a form is drawn with: what stands in it already, and the world around it.

    ``earlier`` is the latest answer to each form, to carry from: at raising, what stands in the
    form so far; ``known`` fills itself in.
    ``holders`` fills in people by post; ``found`` those whom the people list finds for a box that
    is named for them, so that it begins anew where others are found; ``notes`` are small lines
    under the box for a post; ``words`` fills in the file's templates. ``acted`` is who has acted
    for which side. ``gate`` is the gate whose form this is: its boxes belong to one stage, so they
    are named for it, as are those of the stage's own form (``of_one_stage``).
    """

    procedure: Procedure
    directory: Directory
    stage: str
    now: datetime
    calendar: Calendar
    person: str
    answers: Answers
    meta: Meta
    earlier: Answers = field(default_factory=dict)
    known: Known | None = None
    holders: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    acted: Mapping[str, str] = field(default_factory=dict)
    gate: Gate | None = None
    of_one_stage: bool = False
    raising: bool = False

    @property
    def sides(self) -> Sides:
        """Say who stands on which side of what is being raised."""
        return Sides(
            procedure=self.procedure,
            who=self.holders,
            acted=self.acted,
            raiser=self.person,
            begun=not self.raising,
        )

    def found_for(self, post: str) -> tuple[str, str]:
        """Give whom the people list finds for a post, and from whom it goes up to find them."""
        return self.found.get(post, ""), found_from(self.procedure, post, self.found)

    @property
    def version(self) -> str:
        """Give what tells the boxes that belong to one stage from those at another."""
        return self.stage if self.gate or self.of_one_stage else ""
