"""Whoever only asks waits for no writer, not even where the database takes one at a time."""

from datetime import timedelta
from pathlib import Path

import pytest

from slackapp import wiring
from tests.databases import Database, locked
from tests.world import World, a_world, settings_for
from workflows.outbox import Owed
from workflows.ports import StoreUnavailable


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


def in_hand(world: World) -> Owed:
    world.raised("stage_1")
    owed = world.desk.store.outbox.claim(world.clock(), in_hours=True)
    assert owed
    return owed


def test_what_is_in_hand_is_asked_for_while_another_program_writes(
    world: World, database: Database
):
    owed, now, outbox = in_hand(world), world.clock(), world.desk.store.outbox

    with locked(database.url):
        assert outbox.may_still_go(owed, now)
        assert outbox.in_hand_since(now + timedelta(minutes=3)) == (owed,)
        assert not outbox.took_any_since(now)
        with pytest.raises(StoreUnavailable):
            outbox.put_back(owed)


def test_the_app_starts_while_another_program_writes(tmp_path: Path, database: Database):
    has = settings_for(tmp_path, DRP_DATABASE_URL=database.url)

    with locked(database.url), wiring.open_desk(has) as desk, desk.store.read() as work:
        assert not work.is_taken("DRP-0000-98")
