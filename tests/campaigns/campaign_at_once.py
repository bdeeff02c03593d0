"""A thousand pairs of people press at the same moment, from two processes."""

from pathlib import Path

from tests.campaigns.two_people import press_at_once
from tests.databases import Database


def test_of_a_thousand_pairs_exactly_one_wins_each_time_and_the_other_is_told(
    tmp_path: Path, database: Database
):
    won = press_at_once(tmp_path, database, pairs=1000)

    print(f"\nwon, of {won.total()} pairs: {dict(won)}")
    assert won.total() == 1000
    assert len(won) == 2
