"""What everything is counted from: the lives of disputes, the period, and the procedure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from workflows.reporting.life import Life, Question, Turn, Turned
from workflows.reporting.paper import Paper
from workflows.reporting.period import Period, day_of
from workflows.working_calendar import Calendar


@dataclass(frozen=True, kw_only=True)
class Counting:
    """All that is counted from: the lives of disputes raised before the period was over.

    ``may_raise`` and ``may_answer`` are the agencies that can, by the people list.
    """

    lives: tuple[Life, ...]
    period: Period
    calendar: Calendar
    paper: Paper
    may_raise: frozenset[str] = frozenset()
    may_answer: frozenset[str] = frozenset()

    @property
    def raised(self) -> tuple[Life, ...]:
        """Give the disputes raised in the period."""
        return tuple(life for life in self.lives if self.period.holds(life.raised_at))

    def turned(self, turn: Turn) -> Iterator[tuple[Life, Turned]]:
        """Give each turn of the period, with whose it is."""
        for life in self.lives:
            for each in life.turns:
                if each.turn is turn and self.period.holds(each.at):
                    yield life, each

    @property
    def open(self) -> tuple[Life, ...]:
        """Give the disputes that were open when the period ended."""
        return tuple(life for life in self.lives if life.is_open_at(self.period.end))

    def questions(self) -> Iterator[Question]:
        """Give the first questions of stages that were due in the period, and still asked then."""
        for life in self.lives:
            for each in life.questions:
                gone = each.gone_at and not each.answered_at and each.gone_at <= each.due.at
                if self.period.holds(each.due.at) and not gone:
                    yield each

    def days(self, begin: datetime, end: datetime) -> int:
        """Count working days as those of a due date are counted: the first day never counts."""
        return self.calendar.working_days(day_of(begin), day_of(end))


def band(bands: Mapping[str, int | None], days: int) -> str:
    """Give the first band that so many days fit into."""
    return next(name for name, most in bands.items() if most is None or days <= most)
