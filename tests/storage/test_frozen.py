"""A process that is frozen in the middle of a transaction holds up nobody for long."""

import time
from pathlib import Path

import pytest

from storage import connecting
from storage.connecting import connect, without_hurry
from tests.databases import Database, on_postgresql
from tests.world import World, a_world
from workflows.ports import StoreUnavailable

LONG = 0.5


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "FROZEN", LONG / 2)


@on_postgresql
def test_what_it_held_is_free_and_it_is_told_that_nothing_was_kept(
    tmp_path: Path, database: Database
):
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url)

    with pytest.raises(StoreUnavailable, match="25P03"):
        is_frozen_while_another_looks(world)

    with world.desk.store.begin() as work:
        assert work.noted("a look") is None


def is_frozen_while_another_looks(world: World) -> None:
    with world.desk.store.begin() as frozen:
        assert frozen.only_one("chasing")
        time.sleep(LONG)
        with world.desk.store.begin() as other:
            assert other.only_one("chasing")
        frozen.note("a look", world.clock())


@on_postgresql
def test_what_may_take_its_time_is_not_taken_for_frozen(database: Database):
    engine = connect(database.url)
    with engine.begin() as connection:
        without_hurry(connection)
        time.sleep(LONG)
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    engine.dispose()
