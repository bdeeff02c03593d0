"""Some runs of presses on the real store; ``make soak`` makes many more."""

from pathlib import Path

from tests.campaigns.machine import press
from tests.world import a_world


def test_the_store_stands_where_a_second_reading_of_the_rules_does(tmp_path: Path):
    seen = press(a_world(tmp_path), 7, runs=15, steps=25)

    assert sum(times for what, times in seen.items() if what.endswith(": done")) > 5
