"""What has happened before somebody does something, each without a death."""

from datetime import datetime

from tests.office import Office
from tests.workflows import compliments
from tests.world import MORE_TIME, PASS_UP, PLAN
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.use_cases.chasing import chase

FRIDAY_DIGEST = datetime(2026, 11, 27, 8, 30, 1, tzinfo=LONDON)
MONDAY_MORNING = datetime(2026, 11, 30, 9, 0, 1, tzinfo=LONDON)
MONDAY_AT_FIVE = datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON)
TUESDAY_MORNING = datetime(2026, 12, 1, 9, 0, 1, tzinfo=LONDON)
TUESDAY_AT_FIVE = datetime(2026, 12, 1, 17, 0, 1, tzinfo=LONDON)


def nothing(office: Office) -> None:
    """Nothing has."""


def raised(office: Office) -> Dispute:
    return office.world.raised("stage_1")


def thanked(office: Office) -> None:
    """A compliment was sent, which is no dispute."""
    compliments.send(office.world)


def replied(office: Office) -> Dispute:
    dispute = raised(office)
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    return dispute


def given_one_more_day(office: Office) -> Dispute:
    dispute = replied(office)
    office.world.choose("chair", dispute, "one_more_day", **MORE_TIME)
    return dispute


def passed_up(office: Office) -> Dispute:
    dispute = office.world.raised("stage_2")
    office.world.choose("service_manager", dispute, "pass_up", **PASS_UP)
    return dispute


def nearly_due(office: Office) -> Dispute:
    """What came due before the very minute has been said."""
    return _unanswered_until(office, FRIDAY_DIGEST, MONDAY_MORNING)


def past_its_date(office: Office) -> Dispute:
    """Manager and chair have been nudged."""
    return _unanswered_until(office, FRIDAY_DIGEST, MONDAY_MORNING, MONDAY_AT_FIVE)


def undecided(office: Office) -> Dispute:
    """Nobody has decided either, so whoever stands in has been told."""
    day_by_day = (FRIDAY_DIGEST, MONDAY_MORNING, MONDAY_AT_FIVE, TUESDAY_MORNING, TUESDAY_AT_FIVE)
    return _unanswered_until(office, *day_by_day)


def _unanswered_until(office: Office, *instants: datetime) -> Dispute:
    dispute = raised(office)
    office.settle()
    for at in instants:
        office.world.clock.at = at
        chase(office.world.desk)
        office.settle()
    return dispute
