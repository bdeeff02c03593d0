"""PostgreSQL goes while people work, the short form: it hangs up on everybody."""

from pathlib import Path

import pytest

from tests.campaigns.restarting import PATIENCE, gone_under_load
from tests.databases import Database, Server
from tests.world import settings_for

HANG_UP = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname LIKE 'test_%' AND pid <> pg_backend_pid()
"""


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_it_hangs_up_on_everybody_while_they_work(
    tmp_path: Path, database: Database, postgresql: Server
):
    has = settings_for(tmp_path, DRP_DATABASE_URL=database.url)

    came, worst = gone_under_load(has, lambda: postgresql.says(HANG_UP), seed=7, times=1)

    assert came["acknowledged"]
    assert max(worst.values()) < PATIENCE
