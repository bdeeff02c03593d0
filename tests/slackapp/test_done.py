"""The page after an act: while everything is held, a message that is owed is said to wait."""

import json
from datetime import datetime, timedelta

from slackapp.views import done
from slackapp.wording.pages import WAITS_FOR_SLACK
from tests.world import AGREED, CALL, NOT_NEGOTIATED, PASS_UP, PLAN, World
from workflows.commands import Accepted
from workflows.due import LONDON
from workflows.use_cases.deciding import Acted

SAYS_NO = {**AGREED, "agreed": "no"}


def held(world: World) -> World:
    world.desk.store.outbox.hold(world.clock() + timedelta(minutes=1))
    return world


def says_that_it_waits(acted: Acted, person: str) -> bool:
    assert isinstance(acted.outcome, Accepted), acted.outcome
    return WAITS_FOR_SLACK in json.dumps(done.page(acted, acted.outcome, person, "Recorded"))


def test_that_it_was_taken_on_is_told_to_the_raiser(world: World):
    dispute = world.raised()

    acted = held(world).choose("team_manager", dispute, "take_on")

    assert says_that_it_waits(acted, "team_manager")


def test_a_call_is_told_to_nobody(world: World):
    dispute = world.raised()
    world.pass_to(datetime(2026, 11, 30, 17, 1, tzinfo=LONDON))

    acted = held(world).choose("chair", dispute, "telephoned", **CALL)

    assert not says_that_it_waits(acted, "chair")


def test_a_no_is_told_to_whoever_had_moved_it_up(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "pass_up", **PASS_UP)

    acted = held(world).open_stage("chair", dispute, agreement=SAYS_NO)

    assert says_that_it_waits(acted, "chair")


def test_a_no_to_ones_own_question_is_told_to_nobody(world: World):
    dispute = world.raised()
    world.choose("team_manager", dispute, "reply", **PLAN)

    acted = held(world).choose("chair", dispute, "escalate", **NOT_NEGOTIATED, agreement=SAYS_NO)

    assert not says_that_it_waits(acted, "chair")
