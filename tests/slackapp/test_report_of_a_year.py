"""A year of 2,000 disputes: the command makes its report in under 10 seconds and 300 MB."""

from pathlib import Path

import pytest

from tests.slackapp.timing import measured

SECONDS, MEGABYTES = 10, 300


@pytest.mark.timeout(900)  # so many lives take a while to live, on a busy machine
def test_a_year_of_two_thousand_disputes_takes_less_than_10_seconds_and_300_mb(tmp_path: Path):
    took = measured(tmp_path, 2000)

    assert took.files == 3
    assert took.seconds < SECONDS  # of the processor: how busy the machine is does not count
    assert took.megabytes < MEGABYTES
