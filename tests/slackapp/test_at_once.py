"""Two people press at the same moment: one wins, the other is told who and when."""

from pathlib import Path

from tests.campaigns.two_people import press_at_once
from tests.databases import Database


def test_of_a_hundred_pairs_exactly_one_wins_each_time_and_the_other_is_told(
    tmp_path: Path, database: Database
):
    assert press_at_once(tmp_path, database, pairs=100).total() == 100
