"""The sample council on a day on which some are away."""

from dataclasses import replace
from datetime import date

from tests.world import a_directory
from workflows.people import Away, Directory

FRIDAY = date(2026, 12, 4)


def with_cover(**covers: str) -> Directory:
    """``with_cover(team_manager="head_of_service")``: the one acts for the other."""
    away = {person: Away(cover=cover, until=FRIDAY) for person, cover in covers.items()}
    return replace(a_directory(), away=away)
