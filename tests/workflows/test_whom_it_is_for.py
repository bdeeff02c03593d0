"""Whom a compliment is for: never its sender, nobody twice, and a manager's own manager hears."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workflows.compliments import THANKS, send
from tests.workflows.playing import PROCEDURE
from tests.workflows.posting import sent
from tests.world import World, a_directory
from workflows import whom_it_is_for
from workflows.boxes import Box, Problem, Why
from workflows.commands import Reason, Refused
from workflows.people import Directory, Posting
from workflows.use_cases import apart
from workflows.use_cases.apart import HandedOver
from workflows.whom_it_is_for import FilledIn


def also_chair(person: str) -> Directory:
    """The sample council; one of those who answer chairs conferences, too."""
    council = a_directory()
    posting = Posting(person=person, post="chair", team="Chairs", agency="Sample Council")
    return replace(council, postings=(*council.postings, posting))


def refused_at(world: World, by: str, **changes: Any) -> dict[str, Why]:
    typed = {"compliment": {**THANKS["compliment"], **changes}}
    refused = apart.send(world.desk, by, "compliment", typed)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.INCOMPLETE
    return {problem.box.field: problem.why for problem in refused.problems}


def test_nobody_sends_one_to_themselves(world: World):
    assert refused_at(world, "chair", social_worker="chair") == {"social_worker": Why.YOURSELF}
    assert sent(world) == []


def test_whoever_sends_it_is_not_the_manager_who_is_told_of_it(world: World):
    world.people(also_chair("team_manager"))

    assert refused_at(world, "team_manager") == {"team_manager": Why.YOU_KNOW_OF_IT}


def test_nobody_is_chosen_in_both_boxes(world: World):
    box = Box(form="compliment", field="team_manager")

    refused = send(world, team_manager="social_worker")

    problem = Problem(box=box, why=Why.IN_BOTH)
    assert refused == Refused(reason=Reason.INCOMPLETE, problems=(problem,))


def test_a_manager_sends_one_to_those_they_manage_and_who_is_above_hears_of_it(world: World):
    world.people(also_chair("team_manager"))
    typed = {"compliment": {**THANKS["compliment"], "team_manager": "service_manager"}}

    handed = apart.send(world.desk, "team_manager", "compliment", typed)

    assert isinstance(handed, HandedOver)
    assert handed.told == ("social_worker", "service_manager")


def filled_in(directory: Directory, sender: str, **found: str) -> FilledIn:
    return whom_it_is_for.filled_in(PROCEDURE, "compliment", directory, sender, found)


@pytest.mark.parametrize(
    ("sender", "worker", "manager", "begins", "own"),
    [
        ("chair", "social_worker", "team_manager", "team_manager", False),
        ("team_manager", "social_worker", "team_manager", "service_manager", True),
        ("chair", "team_manager", "team_manager", "service_manager", False),
        ("service_manager", "team_manager", "team_manager", "head_of_service", False),
        ("service_director", "head_of_service", "service_director", "", True),
        ("team_manager", "team_manager", "team_manager", "service_manager", False),
    ],
    ids=[
        "a chair thanks a worker",
        "a manager thanks their own worker",
        "the manager is thanked",
        "the manager above thanks the manager",
        "nobody is above",
        "themselves, before it is refused",
    ],
)
def test_whom_the_form_begins_with(sender: str, worker: str, manager: str, begins: str, own: bool):
    filled = filled_in(a_directory(), sender, social_worker=worker, team_manager=manager)

    assert filled.found == {"social_worker": worker, "team_manager": begins}
    assert filled.own == (frozenset({"team_manager"}) if own else frozenset())


def test_nobody_is_filled_in_before_anybody_is_chosen():
    assert filled_in(a_directory(), "chair") == FilledIn(found={}, own=frozenset())


def test_whoever_is_above_and_outside_slack_is_passed_over():
    council = a_directory()
    outside = replace(council.people["service_manager"], slack_id=None)
    council = replace(council, people={**council.people, "service_manager": outside})

    filled = filled_in(council, "team_manager", team_manager="team_manager")

    assert filled.found["team_manager"] == "head_of_service"


def test_the_form_of_somebodys_own_manager_says_so(world: World):
    world.people(also_chair("team_manager"))
    answers = {"compliment": {"social_worker": "social_worker"}}

    with world.desk.store.read() as work:
        form = apart.form(
            world.desk, work, "team_manager", "compliment", world.desk.library.default, answers
        )

    assert form.blank.found["team_manager"] == "service_manager"
    assert form.own == {"team_manager"}
