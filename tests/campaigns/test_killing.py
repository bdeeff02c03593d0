"""The app is killed twice, and fifty people send at once; the soak does both for longer."""

from pathlib import Path

from tests.campaigns.killing import killed_while_people_send
from tests.campaigns.slow_disk import fifty_at_once
from tests.databases import Database


def test_killed_while_people_send_it_loses_nothing_acknowledged(tmp_path: Path, database: Database):
    found = killed_while_people_send(tmp_path, database, seed=7, kills=2)

    assert found["acknowledged"] > 0


def test_fifty_at_once_are_answered_in_time_whatever_the_database_does(
    tmp_path: Path, database: Database
):
    assert fifty_at_once(tmp_path, database, rounds=1).longest < 2.5
