"""Three processes on one PostgreSQL, killed at random, again and again."""

from pathlib import Path

import pytest

from tests.campaigns.processes import killed_at_random
from tests.office import Office


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_killed_at_random_they_lose_nothing_keep_the_order_and_say_it_once(
    office: Office, tmp_path: Path, seed: int
):
    print(f"\n{dict(killed_at_random(office, tmp_path, seed, disputes=40, kills=20))}")
