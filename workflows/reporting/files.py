"""The files of a report, as one word: of which procedure, of which days, and as of when.

They are made when they are sent, and count what was so when the report was made.
"""

from datetime import date, datetime

from workflows.reporting.period import Period

#: The first word of them, as their maker knows it.
REPORT = "report"


def word(procedure: str, period: Period) -> str:
    """Name them, for the procedure of this key."""
    return f"{REPORT}:{procedure}:{period.first}:{period.last}:{period.made_at.isoformat()}"


def are_named(file: str) -> bool:
    """Is this the word of a report's files?"""
    return file.partition(":")[0] == REPORT


def read(file: str) -> tuple[str, Period]:
    """Give the key of the procedure, and the period. Raises ValueError for any other word."""
    _, procedure, first, last, made_at = file.split(":", 4)
    return procedure, Period(
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        made_at=datetime.fromisoformat(made_at),
    )
