"""Some runs of presses on the real store; ``make soak`` makes many more."""

from pathlib import Path

from tests.campaigns.machine import press
from tests.world import a_world


def test_the_store_stands_where_a_second_reading_of_the_rules_does(quick_path: Path):
    seen = press(a_world(quick_path), 7, runs=12, steps=20)

    assert sum(times for what, times in seen.items() if what.endswith(": done")) > 5
