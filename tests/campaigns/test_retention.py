"""The campaign of what is destroyed, in short."""

import random
from pathlib import Path

import pytest

from tests.campaigns.going import let_them_go
from tests.databases import Database


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_a_few_old_disputes_go_for_good_through_a_death_and_the_held_stay(
    tmp_path: Path, database: Database
):
    went = let_them_go(tmp_path, database, random.Random(3), disputes=8, kills=1)  # noqa: S311

    assert went.destroyed
    assert went.held
    assert went.kills
    assert went.names
    assert went.names_kept
