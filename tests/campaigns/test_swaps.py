"""Forty of the swaps of ``campaign_swaps.py``, always the same ones."""

from pathlib import Path
from random import Random

import pytest

from storage.connecting import connect
from tests.campaigns.swapping import MARK, backup, markers_in, swap_and_read, two_keys
from tests.databases import Database


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_ciphertext_is_read_in_another_place_and_each_is_found(
    tmp_path: Path, database: Database
):
    chance = Random(7)  # noqa: S311 # always the same ones
    world = two_keys(tmp_path, database)
    engine = connect(database.url)
    with engine.connect() as connection, connection.begin():
        for _ in range(40):
            tried = swap_and_read(world, connection, chance)
            assert tried.found, tried
            assert MARK not in tried.said
    engine.dispose()

    assert markers_in(database.held()) == 0
    assert markers_in(backup(database, tmp_path / "backup.db")) == 0
