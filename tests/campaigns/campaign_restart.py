"""PostgreSQL is stopped at once, again and again, while people work and messages go."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.restarting import PATIENCE, restart_under_load
from tests.databases import a_server

PROMISE = Promise(
    "R19",
    "PostgreSQL may go at any moment",
    "`pg_ctl stop -m immediate` while four people raise and reply as fast as they can and a "
    "fifth thread sends; whoever is told to try again does; then it is started again",
    "TO BE SEEN",
)


def test_nothing_acknowledged_is_lost_nothing_is_there_twice_and_work_goes_on_at_once(
    tmp_path: Path, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    with a_server() as server:
        came, worst = restart_under_load(tmp_path, server, seed, restarts=size(20, 50))

    assert max(worst.values()) < PATIENCE
    shows(PROMISE, dict(came), worst)
