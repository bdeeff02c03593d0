"""The working days that an installation counts."""

from slackapp.settings import Settings
from workflows.working_calendar import PUBLISHED_UNTIL, Calendar, calendar_for


def calendar(settings: Settings, nation: str) -> Calendar:
    """Give a nation's calendar with the council's own closures."""
    own = settings.closures
    return calendar_for(
        nation,
        closed=own.closed,
        opened=own.opened,
        known_until=own.known_until or PUBLISHED_UNTIL,
    )
