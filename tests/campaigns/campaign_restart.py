"""PostgreSQL is stopped at once, again and again, while people work and messages go."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.restarting import PATIENCE, gone_under_load
from tests.databases import a_server
from tests.world import settings_for

PROMISE = Promise(
    "R19",
    "PostgreSQL may go at any moment",
    "`pg_ctl stop -m immediate` while four people raise and reply as fast as they can and a "
    "fifth thread sends; whoever is told to try again does; then it is started again, people are "
    "told again that something is kept and Slack takes messages again; in the end all that is "
    "owed was taken, once, by the thread that sends, and no thread hangs",
    "PostgreSQL told not to wait for its disk (`synchronous_commit=off` among the limits in "
    "storage/connecting.py): NoSuchDispute three times and a draft that was gone, all acknowledged "
    "before. A connection that breaks no longer made StoreUnavailable (storage/database.py): "
    "OperationalError, where people read that a fault has a number and not to try again. The "
    "thread that sends hung after the first restart: `nothing is sent again`",
)


def test_nothing_acknowledged_is_lost_nothing_is_there_twice_and_work_goes_on_at_once(
    tmp_path: Path, size: Callable[[int, int], int], seed: int, shows: Callable[..., None]
):
    with a_server() as server:
        server.says("CREATE DATABASE council")
        has = settings_for(tmp_path, DRP_DATABASE_URL=server.url("council"))
        came, worst = gone_under_load(has, server.restarts_at_once, seed, times=size(15, 50))

    assert max(worst.values()) < PATIENCE
    shows(PROMISE, dict(came), worst)
