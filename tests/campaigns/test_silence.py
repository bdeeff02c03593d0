"""The short form: a few ways in which the tick stops, and a few things that are no silence."""

from pathlib import Path

import pytest

from tests.campaigns.silences import alarms_without_need, seconds_until_told
from tests.databases import Database

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@SQLITE
@pytest.mark.parametrize(
    "way",
    [
        "asking for work, it fails",
        "owing, it hangs",
        "owing, it fails",
        "the thread that sends is dead, too",
    ],
)
def test_a_tick_that_has_stopped_is_told_once_within_five_minutes(
    tmp_path: Path, database: Database, way: str
):
    assert seconds_until_told(tmp_path, database, way, 7) < 300


@SQLITE
@pytest.mark.parametrize("calm", ["asleep for three days", "the clock goes back an hour"])
def test_what_is_no_silence_is_not_told(tmp_path: Path, database: Database, calm: str):
    assert alarms_without_need(tmp_path, database, calm, 7) == 0
