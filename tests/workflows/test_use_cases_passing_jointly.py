"""Passing on one's part of a joint answer, on a real database."""

from pathlib import Path

import pytest

from tests import joint
from tests.databases import Database
from tests.workflows.passing import form, with_seconds
from tests.workflows.posting import new, sent
from tests.workflows.test_use_cases_passing_covered import is_covered
from tests.world import PLAN, World, a_world
from workflows.commands import Accepted, PassOn, Reason, Refused
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.needs import Answer
from workflows.use_cases import leaving, needing, passing_on
from workflows.use_cases.deciding import Acted
from workflows.use_cases.needing import Needs

MANAGER, OTHER, HEAD = "team_manager", "other_manager", "head_of_service"


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    """The sample council, whose stage 3 two people answer as one."""
    made = a_world(tmp_path, DRP_DATABASE_URL=database.url, **joint.own_procedure(tmp_path))
    made.people(with_seconds())
    return made


def pass_on(world: World, dispute: Dispute, by: str, to: str) -> Acted:
    command = PassOn(visit=world.now_is(dispute).visit, answers=form(to))
    return passing_on.pass_on(world.desk, by, dispute.id, command)


def test_before_anything_is_proposed_the_other_goes_on_as_before(world: World):
    dispute = world.raised("stage_3")

    pass_on(world, dispute, MANAGER, OTHER)

    with world.desk.store.read() as work:
        left = {each.to: each.facts.choices for each in work.cards(dispute.id)}
    assert left.keys() == {HEAD, OTHER}
    assert left[HEAD] == left[OTHER]


def test_what_is_proposed_waits_for_the_new_person(world: World):
    dispute = world.raised("stage_3")
    world.choose(HEAD, dispute, "reply", **PLAN, **joint.SIGNED)
    found = needing.needs(world.desk, MANAGER, dispute.id)
    sent(world)

    pass_on(world, dispute, MANAGER, OTHER)

    [agree, told] = [each for each in sent(world) if each.ts is None]
    assert isinstance(found, Needs)
    assert found.answered is Answer.JOINT
    assert new([agree, told]) == [(Kind.AGREE, OTHER), (Kind.PASSED_ON, "chair")]
    assert (agree.facts.person, agree.facts.choice) == (HEAD, "reply")
    assert world.agree(OTHER, world.now_is(dispute), **joint.SIGNED).dispute.step == "review"


def test_where_one_of_two_has_left_administrators_find_the_dispute_until_another_is_asked(
    world: World,
):
    dispute = world.raised("stage_3")
    assert leaving.left_behind(world.desk) == []

    leaving.end_posts(world.desk, world.person(MANAGER))
    assert leaving.left_behind(world.desk) == [dispute.reference]

    pass_on(world, dispute, "service_manager", OTHER)
    assert leaving.left_behind(world.desk) == []


def test_whoever_covers_for_the_other_passes_on_their_own_part_and_never_the_others(world: World):
    dispute = world.raised("stage_3")
    is_covered(world, MANAGER, HEAD)

    acted = pass_on(world, dispute, HEAD, "service_director")

    assert isinstance(acted.outcome, Accepted)
    assert (acted.dispute.named[MANAGER], acted.dispute.named[HEAD]) == (
        MANAGER,
        "service_director",
    )


def test_whoever_has_agreed_passes_on_nothing_for_the_other_whom_they_cover(world: World):
    dispute = world.raised("stage_3")
    is_covered(world, MANAGER, HEAD)
    world.choose(HEAD, dispute, "reply", **PLAN, **joint.SIGNED)

    acted = pass_on(world, dispute, HEAD, OTHER)

    assert acted.outcome == Refused(reason=Reason.NOT_YOURS, what=MANAGER)
