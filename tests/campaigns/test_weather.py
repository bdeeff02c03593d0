"""A hundred messages through Slack's troubles; ``make soak`` sends a thousand."""

from pathlib import Path

from tests.campaigns.weather import through_all_weather
from tests.databases import Database


def test_nothing_is_lost_early_out_of_order_or_twice(tmp_path: Path, database: Database):
    reckoning = through_all_weather(tmp_path, database, seed=7, posts=100)

    assert reckoning.is_good, f"\n{reckoning}"
    assert len(reckoning.faults_met) > 5
