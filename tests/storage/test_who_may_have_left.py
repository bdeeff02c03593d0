"""Finding the disputes of those who hold no post any more, without reading all that are open."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.databases import Database
from tests.world import MONDAY, World, a_directory, a_world
from workflows.use_cases import leaving

TODAY = MONDAY.date()


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    return a_world(tmp_path, DRP_DATABASE_URL=database.url)


def waiting(world: World, day: date = TODAY) -> list[str]:
    with world.desk.store.read() as work:
        return list(work.live_of_leavers(day))


def test_a_dispute_is_found_once_somebody_in_it_holds_no_post(world: World):
    dispute, other = world.raised("stage_1"), world.raised("stage_2")
    assert waiting(world) == []

    with world.desk.store.begin() as work:
        work.end_posts("team_manager", TODAY - timedelta(days=1))

    assert waiting(world) == [dispute.id]
    assert other.id not in waiting(world)


def test_a_post_that_ends_today_is_still_held_and_one_that_begins_tomorrow_not_yet(world: World):
    dispute, council = world.raised("stage_1"), a_directory()
    others = tuple(each for each in council.postings if each.person != "team_manager")
    [mine] = [each for each in council.postings if each.person == "team_manager"]

    world.people(replace(council, postings=(*others, replace(mine, until=TODAY))))
    assert (waiting(world), waiting(world, TODAY + timedelta(days=1))) == ([], [dispute.id])
    later = replace(mine, since=TODAY + timedelta(days=1), team="South")
    world.people(replace(council, postings=(*others, later)))
    assert (waiting(world), waiting(world, TODAY + timedelta(days=1))) == ([dispute.id], [])


def test_one_in_which_it_was_noted_is_found_until_that_is_over(world: World):
    dispute, council = world.raised("stage_1"), a_directory()
    world.raised("stage_2")
    assert leaving.end_posts(world.desk, world.person("team_manager")) == []
    world.people(council)
    assert waiting(world) == [dispute.id]

    with world.desk.store.begin() as work:
        assert leaving.look(world.desk, work) == []

    assert waiting(world) == []


def test_what_has_ended_waits_for_nobody(world: World):
    dispute = world.raised("stage_1")
    typed = {"withdrawal": {"reason": "It was settled by telephone."}}
    world.choose("chair", dispute, "withdraw", **typed)
    with world.desk.store.begin() as work:
        work.end_posts("team_manager", TODAY - timedelta(days=1))

    assert waiting(world) == []
