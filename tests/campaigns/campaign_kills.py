"""The real app is killed at any moment while people send, again and again."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.killing import killed_while_people_send
from tests.databases import Database, on_both

PROMISE = Promise(
    "R2",
    "What was acknowledged survives",
    "`kill -9` of `drp run` at any moment while four people send additions to the record over "
    "HTTP and note what was acknowledged; then every chain and answer is verified, on SQLite "
    "(with its integrity check) and PostgreSQL",
    "With the commit 50 ms after the answer (`writing` in `storage/connecting.py`): `lost: "
    "['Person 0, number 1', 'Person 0, number 12', ...`.",
)


@on_both
def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_half_written(
    tmp_path: Path,
    database: Database,
    size: Callable[[int, int], int],
    seed: int,
    shows: Callable[..., None],
):
    found = killed_while_people_send(tmp_path, database, seed, kills=size(30, 500))

    assert found["acknowledged"] > found["kills"]
    shows(PROMISE, {**found, "acknowledged and lost": 0, "half written": 0, "kept twice": 0})
