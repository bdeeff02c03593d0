"""Thousands of pairs of people press at the same moment, from two processes."""

from collections.abc import Callable
from pathlib import Path

from tests.campaigns.evidence import Promise
from tests.campaigns.two_people import press_at_once
from tests.databases import Database, on_both

PROMISE = Promise(
    "R1",
    "A dispute is never in two states",
    "a manager replies while the chair moves it up, from two processes at one moment, "
    "on SQLite and PostgreSQL: one wins, with one event, and the other reads who was first",
    "Without the version that a change of a dispute names (`_CHANGED` in "
    "`storage/parts/disputes.py`), on PostgreSQL: `team_manager and chair won`. With `BEGIN` for "
    "`BEGIN IMMEDIATE` (`storage/connecting.py`), on SQLite: one of the two processes broke down.",
)


@on_both
def test_of_each_pair_exactly_one_wins_and_the_other_is_told(
    tmp_path: Path,
    database: Database,
    size: Callable[[int, int], int],
    shows: Callable[..., None],
):
    pairs = size(600, 10_000)

    won = press_at_once(tmp_path, database, pairs=pairs)

    assert won.total() == pairs
    assert len(won) == 2
    shows(PROMISE, {"pairs": pairs, "double transitions": 0, "lost": 0})
