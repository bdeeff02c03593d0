"""Of two who change the people list at once, neither ends what the other keeps."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.databases import Database
from tests.workflows.test_people_entry import NEW
from tests.world import World, a_directory, a_world
from workflows import people_entry
from workflows.use_cases import people_list
from workflows.use_cases.people_list import Saved
from workflows.use_cases.world import today

BY = "U02"
FIRST = replace(NEW, name="First Person", slack_id="U901", email="first@example.org")
SECOND = replace(NEW, name="Second Person", slack_id="U902", email="second@example.org")


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


@contextmanager
def while_one_is_added(world: World, does: Callable[[], Any]) -> Iterator[Future[Any]]:
    """Somebody adds an entry; before that is kept, another begins to do something else."""
    with ThreadPoolExecutor(1) as other:
        with world.desk.store.begin() as work:
            listed, day = work.people_to_change(), today(world.desk)
            done = other.submit(does)
            wait([done], timeout=0.5)
            work.keep_directory(people_entry.applied(FIRST, listed, day, "first")[1], day)
        yield done


def test_of_two_entries_added_at_once_both_are_kept(world: World):
    with while_one_is_added(world, lambda: people_list.save(world.desk, BY, "", SECOND)) as second:
        assert isinstance(second.result(), Saved)

    everybody = people_list.page(world.desk, "Person", 1)
    names = [everybody.directory.name(row.person) for row in everybody.rows]
    assert names == ["First Person", "Second Person"]


def test_a_post_that_ends_while_an_entry_is_added_ends_alone(world: World):
    chair = people_list.page(world.desk, "Sample Chair Manager", 1).rows[0]
    with while_one_is_added(world, lambda: people_list.end(world.desk, BY, chair.mark)) as ended:
        assert isinstance(ended.result(), Saved)

    assert people_list.page(world.desk, "First Person", 1).total == 1
    assert people_list.page(world.desk, "Sample Chair Manager", 1).total == 0


def test_what_was_read_in_a_change_that_was_undone_is_remembered_by_nobody(world: World):
    day, council = today(world.desk), a_directory()

    def given_up() -> None:
        with world.desk.store.begin() as work:
            work.keep_directory(a_directory("team_manager"), day)
            assert not work.directory(day).holders_of("team_manager")
            raise RuntimeError("it is undone")

    with pytest.raises(RuntimeError):
        given_up()
    with world.desk.store.begin() as work:
        work.keep_directory(council, day)

    with world.desk.store.read() as work:
        assert work.directory(day).holders_of("team_manager")
