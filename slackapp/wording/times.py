"""Dates and times in words: UK time, weekday and year always said, minutes only when not zero."""

from datetime import date, datetime, timedelta

from workflows.due import LONDON, Due
from workflows.rungs import stage_name

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(value: date) -> str:
    """Say a date: "Monday 30 November 2026"."""
    return f"{_DAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1]} {value.year}"


def days(first: date, last: date) -> str:
    """Say the days from one to another: "Monday 30 November to Friday 4 December 2026"."""
    if first == last:
        return day(first)
    same_year = first.year == last.year
    return (
        f"{day(first).removesuffix(f' {first.year}') if same_year else day(first)} to {day(last)}"
    )


def day_of(at: datetime) -> str:
    """Say the local date of an instant."""
    return day(at.astimezone(LONDON).date())


def clock(at: datetime) -> str:
    """Say the local time of an instant: "5pm", "2:30pm", "midday"."""
    local = at.astimezone(LONDON)
    if (local.hour, local.minute) == (12, 0):
        return "midday"
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(at: datetime) -> str:
    """Say an instant: "10:15am on Tuesday 24 November 2026"."""
    return f"{clock(at)} on {day_of(at)}"


def by(due: Due) -> str:
    """Say when something is due: "by 5pm on Monday 30 November 2026 (5 working days)".

    Where people have agreed on a later date, the first one stands there in place of the rule.
    """
    if due.first:
        return by_date(due)
    unsure = ", to be confirmed when bank holidays are published" if due.provisional else ""
    return f"{by_date(due)} ({rule(due)}{unsure})"


def rule(due: Due) -> str:
    """Say what gave a due date: its own limit, or the longer one that cut it short."""
    return f"cut short by {_longer(due)}" if due.for_all_of else due.rule


def time_given(due: Due) -> str:
    """Say how long somebody has."""
    return f"what is left of {_longer(due)}" if due.for_all_of else due.rule


def _longer(due: Due) -> str:
    """Say "the month for the whole", "the 4 working days for stage 2"."""
    return f"the {due.rule.removeprefix('1 ')} for {stage_name(due.for_all_of)}"


def by_date(due: Due) -> str:
    """Say when something is due, without the rule that gave it; a first date is never left out."""
    first = f" (first date: {day(due.first)})" if due.first else ""
    return f"by {until(due.at)}{first}"


def until(at: datetime) -> str:
    """Say an instant that ends something; midnight belongs to the day that it ends."""
    local = at.astimezone(LONDON)
    if (local.hour, local.minute) == (0, 0):
        return f"midnight at the end of {day(local.date() - timedelta(days=1))}"
    return moment(at)


def days_before(number: int) -> str:
    """Say how long before a date."""
    return f"{number} working {'day' if number == 1 else 'days'} before"


def how_long(length: timedelta) -> str:
    """Say a length of time in its largest whole unit."""
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        number = round(length.total_seconds() / seconds)
        if length.total_seconds() >= 0.95 * seconds:
            return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
    return "no time"
