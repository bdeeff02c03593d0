"""Dates worked back from a later one: by when each step before it was due (S1-21, S1-51)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from workflows.due import LONDON, Span, Unit
from workflows.questions import FormField
from workflows.working_calendar import FIRST_YEAR, LAST_YEAR, Calendar


@dataclass(frozen=True, kw_only=True)
class WorkedBack:
    """One step: its name, its last day, how many working days before; has that day passed?"""

    label: str
    due_on: date
    working_days: int
    passed: bool


def can_be_worked_back(on: date) -> bool:
    """Are bank holidays known around this day?"""
    return FIRST_YEAR < on.year <= LAST_YEAR


def worked_back(
    field: FormField, on: date, now: datetime, calendar: Calendar
) -> Iterator[WorkedBack]:
    """Give each step that is due before a day, in the order of the file."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=LONDON)
    for step in field.counts_back:
        span = Span(number=step.working_days, unit=Unit.WORKING_DAYS_BEFORE)
        due = calendar.due(noon, span)
        yield WorkedBack(
            label=step.label,
            due_on=due.day,
            working_days=step.working_days,
            passed=due.at < now,
        )
