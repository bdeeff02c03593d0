"""Of presses in one form the newest counts, whichever of two processes hears it first."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.databases import Database
from tests.world import World, a_world
from workflows.drafts import Place


def hears(world: World, at: int) -> bool:
    place = Place(form="the form", pressed_at=f"1764079200.{at:06}")
    with world.desk.store.begin() as work:
        return work.hear(place, world.desk.now())


def test_heard_at_once_none_is_heard_after_a_newer_one(tmp_path: Path, database: Database):
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url)
    with ThreadPoolExecutor(4) as people:
        new = list(people.map(lambda at: hears(world, at), [3, 1, 4, 2] * 3))

    assert 1 <= sum(new) <= 4
    assert not hears(world, 4)
    assert hears(world, 5)


def test_what_is_undone_was_not_heard(tmp_path: Path, database: Database):
    world = a_world(tmp_path, DRP_DATABASE_URL=database.url)

    with pytest.raises(RuntimeError):
        hear_and_fail(world)

    assert hears(world, 1)


def hear_and_fail(world: World) -> None:
    with world.desk.store.begin() as work:
        assert work.hear(Place(form="the form", pressed_at="1764079200.000001"), world.desk.now())
        raise RuntimeError("nothing is kept")
