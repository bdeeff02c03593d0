"""PostgreSQL stopped at once under load, the short form."""

from pathlib import Path

from tests.campaigns.restarting import PATIENCE, restart_under_load
from tests.databases import a_server


def test_it_is_stopped_while_people_work_and_started_again(tmp_path: Path):
    with a_server() as server:
        came, worst = restart_under_load(tmp_path, server, seed=7, restarts=1)

    assert came["acknowledged"]
    assert max(worst.values()) < PATIENCE
