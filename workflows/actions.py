"""An agreed action as the rules see it: whose it is, by when, and what became of it.

What is to be done is an answer of the form that the action stands in, and is kept with that.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workflows.due import Due


class Became(StrEnum):
    """What became of an action, by the record of whoever may close it."""

    OPEN = "open"
    DONE = "done"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True)
class Action:
    """One agreed action; ``id`` names its form, field and row.

    ``reported`` is what the person who does it says: it closes nothing. ``moved``: it has had its
    one new date.
    """

    id: str
    number: int
    who: str
    due: Due
    became: Became = Became.OPEN
    reported: bool | None = None
    moved: bool = False

    @property
    def is_unfinished(self) -> bool:
        """Is it still to be done?"""
        return self.became is not Became.DONE

    def is_past(self, now: datetime) -> bool:
        """Has its date passed, and is it still to be done?"""
        return self.is_unfinished and now > self.due.at

    @property
    def field(self) -> str:
        """Give the form and the field that it stands in."""
        return self.id.rpartition(".")[0]
