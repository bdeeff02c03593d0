"""A quarter of a year's 2,000 disputes: the report comes within its share of the time and memory.

``make year`` measures the whole: under 10 seconds and 300 MB.
"""

from pathlib import Path

from tests.slackapp.timing import measured

SECONDS, MEGABYTES = 10, 300


def test_five_hundred_disputes_take_a_third_of_the_seconds_of_two_thousand(tmp_path: Path):
    took = measured(tmp_path, 500)

    assert took.files == 3
    # A quarter, and what starting takes; of the processor: how busy the machine is does not count.
    assert took.seconds < SECONDS / 3
    assert took.megabytes < MEGABYTES / 2
