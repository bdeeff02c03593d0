"""What somebody did with a dispute, how it stands then, and whom they chose for it on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from workflows import engine
from workflows.commands import Accepted, Choose, Open, Raise, Reason, Refused
from workflows.dispute import Dispute
from workflows.forms import Answers

Said = TypeVar("Said", Raise, Choose, Open)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A dispute at some time. ``proposed`` is the text of the joint answer that waits, if any."""

    dispute: Dispute
    now: datetime
    proposed: Answers = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A dispute after somebody did something, and when. Nobody: it was the clock.

    ``beside``: it is offered at any time, beside the ladder. ``proposed`` is the text of the joint
    answer that waits now.
    """

    outcome: Accepted
    now: datetime
    by: str = ""
    choice: str = ""
    beside: bool = False
    proposed: Answers = field(default_factory=dict)

    @property
    def dispute(self) -> Dispute:
        """The dispute as it stands then."""
        return self.outcome.dispute

    @property
    def standing(self) -> Standing:
        """How it stands then."""
        return Standing(dispute=self.dispute, now=self.now, proposed=self.proposed)


def with_people(command: Said, do: Callable[[Said], Accepted | Refused]) -> Accepted | Refused:
    """Do it; where nobody is found for somebody's part in what follows, choose them, as forms do.

    Each post is held by a person of the same name.
    """
    outcome = do(command)
    if isinstance(outcome, Accepted) or outcome.reason is not Reason.NOBODY:
        return outcome
    if missing := {problem.box.field: problem.box.field for problem in outcome.problems}:
        return do(replace(command, answers={**command.answers, engine.NAMED: missing}))
    if isinstance(command, Raise):
        return outcome
    return do(replace(command, responder=outcome.what))
