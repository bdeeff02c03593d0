"""Opening a dispute on call: somebody who has no part in it must read it, for a reason.

It lets nobody act, list or search. Whoever raised it is told at once; whoever protects data reads
why; and each showing names the opening that it was shown by.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

#: How long one opening lasts.
LASTS = timedelta(hours=1)
#: The longest reason, in characters.
LONGEST = 400
#: The form that asks for it, and its one box.
FORM, REASON = "on_call", "reason"

#: In the list of viewings: that it was opened so, and that somebody read why.
OPENED = "opened on call"
READ_WHY = "why it was opened on call"


def shown(what: str, number: int) -> str:
    """Name a showing by the opening that allowed it."""
    return f"{what}, on call {number}"


@dataclass(frozen=True, kw_only=True)
class OnCall:
    """One opening; its number is that of its row in the dispute's list of viewings.

    ``reason`` is empty once it was erased.
    """

    number: int
    person: str
    at: datetime
    reason: str

    @property
    def until(self) -> datetime:
        """Give when it is over."""
        return self.at + LASTS
