"""Fifty people send at once, on a slow disk, while the database is held, and while it is gone."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.slow_disk import AT_ONCE, fifty_at_once, while_the_server_hangs
from tests.databases import Database, Server, on_both, on_postgresql

PROMISE = Promise(
    "R8",
    "Slack has its answer within its 3 seconds, whatever the database does",
    "fifty people send to `drp run` over HTTP at one moment, with 5 ms more for each commit; "
    "once another program holds the database for half a second, and once for good: then each is "
    "told that the form stays open, and nothing of it is kept; on SQLite and PostgreSQL; and to a "
    "PostgreSQL all of whose processes are stopped (SIGSTOP): each is told in time, and once it "
    "goes on all is kept",
    "Where each waits as long as the first (`storage/patience.py`): the slowest of fifty was "
    "answered after 5.1 s instead of 2.0. Without "
    "the limit for a server that says nothing (`do_connect` in `storage/connecting.py`): "
    "`NotAnswered: TimeoutError`, after 15 s.",
)


@on_both
def test_fifty_at_once_are_answered_in_time_whatever_the_database_does(
    tmp_path: Path,
    database: Database,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    rounds = size(8, 40)

    waited = fifty_at_once(tmp_path, database, rounds)

    assert waited.slow.of_99 < 1
    assert waited.longest < 2.5
    shows(
        PROMISE,
        {"sent": (rounds + 2) * AT_ONCE, "kept other than acknowledged": 0},
        {
            "99 of 100 answered within s (slow disk)": waited.slow.of_99,
            "slowest answer s (held for half a second)": waited.held.longest,
            "slowest answer s (not there)": waited.gone.longest,
        },
    )


@on_postgresql
def test_fifty_at_once_are_answered_in_time_by_a_server_that_hangs(
    tmp_path: Path,
    database: Database,
    postgresql: Server,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    rounds = size(3, 20)

    waited = while_the_server_hangs(tmp_path, database, postgresql, rounds)

    assert waited.longest < 2.5
    shows(PROMISE, {"sent": (rounds + 2) * AT_ONCE}, {"slowest answer s (hung)": waited.longest})
