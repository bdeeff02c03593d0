"""``drp db upgrade``: what a migration cannot read, since it stands sealed, the app fills in."""

from argparse import Namespace
from pathlib import Path

import pytest

from slackapp import wiring
from slackapp.cli.database import upgrade
from tests.databases import Database
from tests.storage.earlier import take_back
from tests.world import a_world, settings_for

KEY = wiring.new_key()
#: The last revision without categories.
BEFORE = "0015"


@pytest.fixture
def settings(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is set, in an empty folder."""
    has = {"DRP_DATABASE_URL": database.url, "DRP_ENCRYPTION_KEYS": KEY}
    monkeypatch.chdir(tmp_path)
    for name, value in has.items():
        monkeypatch.setenv(name, value)
    return has


def test_disputes_that_were_raised_before_are_listed_by_category_afterwards(
    tmp_path: Path, database: Database, settings: dict[str, str]
):
    world = a_world(tmp_path, **settings)
    dispute = world.raised("stage_1")
    world.desk.store.close()
    take_back(database, BEFORE)

    assert upgrade(Namespace()) == 0
    assert upgrade(Namespace()) == 0

    has = settings_for(tmp_path, **settings)
    with wiring.open_desk(has) as desk, desk.store.read() as work:
        assert work.of_category("drift_and_delay") == {dispute.id}
