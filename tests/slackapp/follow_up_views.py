"""Every page and message about agreed actions, with the longest texts that fit."""

from collections.abc import Iterator
from typing import Any

from slackapp.views import done, following, show
from slackapp.views import home as home_views
from slackapp.views.meta import Meta
from tests.slackapp.brimful import brimful
from tests.workflows.playing import AGREES, THE_ACTION
from tests.workflows.two_chairs import both_teams
from tests.world import IS_DONE, NOT_DONE, NOT_RESOLVED, OUTCOME, PLAN, RESOLVED, World
from workflows.commands import Accepted
from workflows.dispute import Dispute
from workflows.forms import MOST_ACTIONS
from workflows.use_cases import at_home, following_up, opening
from workflows.use_cases.following_up import OpenedAction
from workflows.use_cases.opening import Opened

View = dict[str, Any]
LONGEST = {"action": brimful(1000), "measure": brimful(300), "due": "2026-11-25"}


def followed(world: World, number: int) -> Dispute:
    """A dispute that is resolved with so many actions, each as long as it can be."""
    row = PLAN["plan"]["actions"][0]
    rows = [{**row, **LONGEST, "row": str(each)} for each in range(1, number + 1)]
    dispute = world.raised("stage_1")
    plan = {"plan": {**PLAN["plan"], "actions": rows}}
    world.choose("team_manager", dispute, "reply", **plan)
    acted = world.choose("chair", dispute, "resolved", **RESOLVED)
    return acted.dispute


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    dispute = followed(world, MOST_ACTIONS)
    meta = Meta(dispute=dispute.id, visit=dispute.visit, choice=THE_ACTION, draft="f" * 16)
    for person in ("chair", "social_worker"):
        at = following_up.lay_open(world.desk, person, dispute.id, THE_ACTION)
        assert isinstance(at, OpenedAction)
        for typed in ({}, IS_DONE, NOT_DONE):
            answers = {
                key: {**filled, "known": brimful(1000), "why": brimful(1000)}
                for key, filled in typed.items()
            }
            yield f"action of {person}", following.form(at, answers, meta)
        acted = world.mark(person, dispute, THE_ACTION, **IS_DONE)
        assert isinstance(acted.outcome, Accepted)
        choices = ("all_done", "not_done")
        yield f"recorded by {person}", following.recorded(acted, acted.outcome, choices)
        yield (
            f"home of {person}",
            home_views.home(at_home.home(world.desk, person), world.desk.now()),
        )
        dispute = followed(world, MOST_ACTIONS)
    opened = opening.lay_open(world.desk, "chair", dispute.id, "test")
    assert isinstance(opened, Opened)
    yield "page with actions", show.show(opened)
    replied = world.raised("stage_1")
    world.choose("team_manager", replied, "reply", **PLAN)
    acted = world.choose("chair", replied, "resolved", **RESOLVED)
    assert isinstance(acted.outcome, Accepted)
    yield "done: resolved", done.page(acted, acted.outcome, "chair", "Recorded")


def live(world: World) -> None:
    """Everything happens that is worth telling of an action."""
    over = followed(world, 1)
    world.mark("social_worker", over, THE_ACTION, **IS_DONE)
    world.mark("chair", over, THE_ACTION, **IS_DONE)
    world.choose("chair", over, "all_done", **OUTCOME)
    followed(world, 1)
    missed = followed(world, 1)
    world.mark("chair", missed, THE_ACTION, **NOT_DONE)
    world.choose("chair", missed, "not_done", **NOT_RESOLVED, **AGREES)
    world.people(both_teams())
    told = {"for_head_of_service": {"know": "Nobody answers."}}
    world.choose("chair_manager", missed, "tell_head", **told)
