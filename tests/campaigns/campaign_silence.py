"""The tick is stopped in every way that we could think of, and somebody is told within minutes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.campaigns.evidence import Promise
from tests.campaigns.silences import CALM, WAYS, alarms_without_need, seconds_until_told
from tests.databases import Database

PROMISE = Promise(
    "R24",
    "Somebody notices silence",
    "the tick is stopped in 28 ways, in simulated time: at five places of it a fault, a database "
    "that is away, a thread that ends, one that hangs; claims lost, two processes at once, the "
    "thread that sends dead too; and 10 things that are no silence happen",
    "The watch's own look at how long nothing has ticked (`STOPPED` in slackapp/watch.py): in 9 of "
    "the 28 ways nobody was told. That what is set back stays due since it came due first (`since` "
    "in storage/parts/wakes.py): nobody was told in 5. That the watch begins anew where the "
    "process itself was asleep: one alarm without need, of a machine that wakes.",
)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("way", WAYS)
def test_however_the_tick_stops_administrators_are_told_once_within_five_minutes(
    tmp_path: Path,
    database: Database,
    way: str,
    seed: int,
    shows: Callable[..., None],
):
    took = seconds_until_told(tmp_path, database, way, seed)

    assert took < 300
    shows(PROMISE, {"ways": 1, "told in time": 1}, {"seconds until told": took})


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("calm", CALM)
def test_what_is_no_silence_is_not_told(
    tmp_path: Path, database: Database, calm: str, seed: int, shows: Callable[..., None]
):
    assert alarms_without_need(tmp_path, database, calm, seed) == 0

    shows(PROMISE, {"no silence": 1, "told without need": 0})
