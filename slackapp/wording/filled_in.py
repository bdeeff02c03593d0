"""The words of what fills itself into forms."""

NOT_KNOWN = "Nothing yet"


def days_taken(working: str, calendar: str) -> str:
    """Say how long it took, counted both ways (Q-19)."""
    return f"{_days(calendar, 'calendar')}, {_days(working, 'working')}"


def _days(number: str, kind: str) -> str:
    return f"{number} {kind} {'day' if number == '1' else 'days'}"
