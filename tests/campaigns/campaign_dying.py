"""The app is killed at each point of each step, on both databases, and started again."""

import pytest

from tests.campaigns.dying import die_and_start_again
from tests.campaigns.steps import STEPS
from tests.office import Office

DEATHS = [(name, point) for name, step in STEPS.items() for point in step.points]


@pytest.mark.parametrize(("step", "point"), DEATHS)
def test_nothing_acknowledged_is_lost_half_written_or_sent_twice(
    office: Office, step: str, point: str
):
    die_and_start_again(office, STEPS[step], point)
