"""A box that begins with whom the people list finds begins anew when another is found."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from slackapp import apart, equipping, ids
from slackapp.press import Press
from slackapp.views import raising
from slackapp.views.meta import Meta
from tests.world import World, a_directory, a_world, settings_for
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
    return box_of(world, typed, "people.team_manager")


def box_of(world: World, typed: dict[str, str], name: str) -> dict[str, Any]:
    """Draw the form to raise with these people in it; give one of its boxes."""
    answers = {"raise": {"level": "informal"}, "people": typed}
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", answers)
    blocks = raising.form(blank, answers, Meta())["blocks"]
    return next(each for each in blocks if each["block_id"].startswith(name))


def test_the_manager_of_another_worker_takes_the_place_of_the_first_ones(tmp_path: Path):
    world = two_teams(tmp_path)
    first = box_of_the_manager(world, {"social_worker": FIRST[0]})
    typed = {
        "social_worker": SECOND[0],
        "team_manager": FIRST[1],
        f"team_manager~{FIRST[0]}.{FIRST[1]}": "x",
    }

    second = box_of_the_manager(world, typed)

    assert first["element"]["initial_option"]["value"] == FIRST[1]
    assert second["element"]["initial_option"]["value"] == SECOND[1]
    assert first["block_id"] != second["block_id"]


def test_who_was_chosen_instead_stays_with_the_worker(tmp_path: Path):
    world = two_teams(tmp_path)
    typed = {"social_worker": FIRST[0], f"team_manager~{FIRST[0]}.{FIRST[1]}": "head_of_service"}

    box = box_of_the_manager(world, {**typed, "team_manager": "head_of_service"})

    assert box["element"]["initial_option"]["value"] == "head_of_service"


def test_who_was_chosen_instead_goes_with_the_worker_even_where_the_manager_is_the_same(
    tmp_path: Path,
):
    world = two_teams(tmp_path)
    typed = {"social_worker": "chair_manager", f"team_manager~{FIRST[0]}.{FIRST[1]}": "chair"}

    box = box_of_the_manager(world, {**typed, "team_manager": "chair"})

    assert box["element"]["initial_option"]["value"] == SECOND[1]


def test_a_worker_with_nobody_above_leaves_the_box_empty(tmp_path: Path):
    world = two_teams(tmp_path)
    typed = {"social_worker": "service_director", "team_manager": FIRST[1]}
    world.people(a_directory())

    box = box_of_the_manager(world, typed)

    assert "initial_option" not in box["element"]


def test_whoever_answers_is_found_anew_for_another_worker(tmp_path: Path):
    """Nobody is found for either; whom the chair chose for the first does not stay."""
    world = a_world(tmp_path)
    typed = {"social_worker": "head_of_service"}
    first = box_of(world, typed, "people.manager")
    name = first["block_id"].removeprefix("people.")
    typed |= {"manager": "service_director", name: "service_director"}
    assert "initial_option" in box_of(world, typed, "people.manager")["element"]

    second = box_of(world, {**typed, "social_worker": "service_director"}, "people.manager")

    assert "initial_option" not in second["element"]


def test_a_form_that_is_sent_before_it_is_drawn_for_somebody_else_is_drawn_first(tmp_path: Path):
    world = a_world(tmp_path)
    front = equipping.front(settings_for(tmp_path), world.desk)
    meta = Meta(procedure="chair-drp", choice="compliment").write()
    typed = {"social_worker": "service_director", "team_manager~social_worker.team_manager": "x"}
    boxes = [f"compliment.{name}" for name in typed]
    view = {
        "callback_id": ids.APART,
        "private_metadata": meta,
        "blocks": [{"type": "input", "block_id": each} for each in boxes],
        "state": {
            "values": {box: chosen(who) for box, who in zip(boxes, typed.values(), strict=True)}
        },
    }

    answer = apart.submit(front, Press(id=ids.APART, person="chair", view=view))

    assert answer.ack["response_action"] == "update"
    assert "No team manager is found above Sample Director" in str(answer.ack["view"])


def chosen(who: str) -> dict[str, Any]:
    return {"it": {"type": "external_select", "selected_option": {"value": who}}}
