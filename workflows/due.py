"""What a limit counts, as it is written and said; and the instant by which something is due."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Unit(StrEnum):
    """What a limit counts; the value is how it is written and said."""

    WORKING_DAYS = "working days"
    WORKING_DAYS_BEFORE = "working days before"
    DAYS = "days"
    HOURS = "hours"
    CLOCK_HOURS = "clock hours"
    MONTHS = "months"


_ONE_OF = {
    Unit.WORKING_DAYS: "working day",
    Unit.WORKING_DAYS_BEFORE: "working day before",
    Unit.DAYS: "day",
    Unit.HOURS: "hour",
    Unit.CLOCK_HOURS: "clock hour",
    Unit.MONTHS: "month",
}


@dataclass(frozen=True, kw_only=True)
class Span:
    """A number of one unit: "5 working days"."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """Say it as people do: "1 working day", "24 hours"."""
        return f"{self.number} {_ONE_OF[self.unit] if self.number == 1 else self.unit}"

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read "5 working days". Raises ValueError that says what would be right."""
        number, _, words = text.strip().partition(" ")
        units = {str(unit): unit for unit in Unit} | {one: unit for unit, one in _ONE_OF.items()}
        if not number.isascii() or not number.isdigit() or int(number) < 1 or words not in units:
            known = ", ".join(f'"5 {unit}"' for unit in Unit)
            raise ValueError(f'"{text}" is not a limit. Write a number and a unit: {known}.')
        return cls(number=int(number), unit=units[words])


@dataclass(frozen=True, kw_only=True)
class Due:
    """An instant by which something is due, with what gave it.

    ``at`` is UTC. ``day`` is the local date that was meant: should the UK change its clocks law,
    the local intent wins. ``provisional`` is true where bank holidays are not yet published.
    ``for_all_of`` is set where it cuts a shorter limit short: the stage, or the whole, it is for.
    ``first`` is the day that it was due at first, where people have agreed on a later one since.
    """

    at: datetime
    day: date
    rule: str
    calendar: str
    provisional: bool = False
    for_all_of: str = ""
    first: date | None = None

    @property
    def in_hours(self) -> bool:
        """Is it a number of hours, which has no working day before?"""
        return "hour" in self.rule
