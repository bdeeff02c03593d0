"""What waits, since it was owed before a backup was restored: the app may have sent it once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from workflows.kinds import NUDGES, Kind
from workflows.notices import Facts, Line
from workflows.reminders import Because, Wake


@dataclass(frozen=True, kw_only=True)
class Held:
    """A message that waits until somebody has looked: owed at, and held since, an instant."""

    number: int
    kind: Kind
    to: str
    dispute: str | None
    facts: Facts
    owed_at: datetime
    since: datetime

    @property
    def is_said_anew(self) -> bool:
        """Is it sent as it stands to nobody? What it reminded of is looked at again instead."""
        return self.kind in NUDGES

    def comes_by_itself(self, now: datetime) -> bool:
        """Is it of a working day that is yet to come? Its morning says it, in one list."""
        return self.kind in (Kind.NUDGE, Kind.DECIDE) and self.owed_at > now

    @property
    def is_over(self) -> bool:
        """Does the next of its kind say it all?"""
        return self.kind is Kind.DIGEST


def looks(held: Iterable[Held], now: datetime) -> dict[str, set[Wake]]:
    """Say why each dispute is looked at again of which somebody was to be reminded.

    What is looked at in one morning is bundled: a person has one list, however many waited.
    """
    found = dict[str, set[Wake]]()
    for each in held:
        for dispute, because in _of(each):
            found.setdefault(dispute, set()).add(Wake(because=because, at=now))
    return found


def _of(held: Held) -> Iterator[tuple[str, Because]]:
    if held.dispute:
        yield held.dispute, _because(held.facts)
    for line in held.facts.lines:
        yield line.dispute, _because(line)


def _because(said: Facts | Line) -> Because:
    if said.action:
        return Because.ACTION
    return Because.AGAIN if said.late else Because.BEFORE
