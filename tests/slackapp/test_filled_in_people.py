"""A box that begins with whom the people list finds begins anew when another is found."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from slackapp.views import raising
from slackapp.views.meta import Meta
from tests.world import World, a_directory, a_world
from workflows.people import Posting
from workflows.use_cases import opening

FIRST, SECOND = ("social_worker", "team_manager"), ("chair_manager", "service_director")


def two_teams(folder: Path) -> World:
    """Another procedure of the shipped ones, in which a form names a manager; and two teams."""
    world = a_world(folder, DRP_PROCEDURES="conference-chair")
    council = a_directory()
    worker = Posting(
        person=SECOND[0],
        post="social_worker",
        team="South",
        agency="Sample Council",
        line_manager=SECOND[1],
    )
    manager = replace(worker, person=SECOND[1], post="team_manager", line_manager=None)
    world.people(replace(council, postings=(*council.postings, worker, manager)))
    return world


def box_of_the_manager(world: World, typed: dict[str, str]) -> dict[str, Any]:
    """Draw the form to raise with these people in it; give the box for the team manager."""
    answers = {"raise": {"level": "informal"}, "people": typed}
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", answers)
    blocks = raising.form(blank, answers, Meta())["blocks"]
    return next(each for each in blocks if each["block_id"].startswith("people.team_manager"))


def test_the_manager_of_another_worker_takes_the_place_of_the_first_ones(tmp_path: Path):
    world = two_teams(tmp_path)
    first = box_of_the_manager(world, {"social_worker": FIRST[0]})
    typed = {"social_worker": SECOND[0], "team_manager": FIRST[1], f"team_manager~{FIRST[1]}": "x"}

    second = box_of_the_manager(world, typed)

    assert first["element"]["initial_option"]["value"] == FIRST[1]
    assert second["element"]["initial_option"]["value"] == SECOND[1]
    assert first["block_id"] != second["block_id"]


def test_who_was_chosen_instead_stays_with_the_worker(tmp_path: Path):
    world = two_teams(tmp_path)
    typed = {"social_worker": FIRST[0], f"team_manager~{FIRST[1]}": "head_of_service"}

    box = box_of_the_manager(world, {**typed, "team_manager": "head_of_service"})

    assert box["element"]["initial_option"]["value"] == "head_of_service"
