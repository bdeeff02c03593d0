"""A thousand messages through Slack's troubles."""

from pathlib import Path

from tests.campaigns.weather import through_all_weather
from tests.databases import Database


def test_of_a_thousand_messages_nothing_is_lost_early_out_of_order_or_twice(
    tmp_path: Path, database: Database, seed: int
):
    reckoning = through_all_weather(tmp_path, database, seed, posts=1000)

    print(f"\n{reckoning}")
    assert reckoning.is_good
