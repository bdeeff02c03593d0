"""Every form, page and message of a joint answer, with the longest texts that fit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from slackapp.views import choosing, done, raising, show
from slackapp.views import joint as views
from slackapp.views.acting import Acting
from slackapp.views.meta import Meta
from tests import joint
from tests.joint import SIGNED
from tests.world import World, a_directory, a_world, answers
from workflows.commands import Accepted, Agree
from workflows.dispute import Dispute
from workflows.engine import NAMED
from workflows.use_cases import acting, opening
from workflows.use_cases.deciding import Acted
from workflows.use_cases.opening import Opened

View = dict[str, Any]
MANAGER, HEAD = "team_manager", "head_of_service"


def a_joint_world(folder: Path) -> World:
    folder.mkdir()
    return a_world(folder, **joint.own_procedure(folder))


def propose(world: World, dispute: Dispute, reply: Any) -> Acted:
    return world.choose(MANAGER, dispute, "reply", **reply, **SIGNED)


def agree(world: World, dispute: Dispute) -> Acted:
    now = world.now_is(dispute)
    assert now.proposal
    command = Agree(visit=now.visit, proposal=now.proposal.number, answers=SIGNED)
    return acting.agree(world.desk, HEAD, dispute.id, command)


def joint_views(world: World, reply: Any) -> Iterator[tuple[str, View]]:
    """Give what both of them see, from the form to raise to the page after both have agreed."""
    yield "raise, joint, with a gap", _raise_with_a_gap(world)
    dispute = world.raised("stage_3")
    proposed = propose(world, dispute, reply)
    yield "proposed", _done(proposed, MANAGER)
    for by in (MANAGER, HEAD, "chair"):
        yield f"show, proposed, {by}", show.show(_opened(world, dispute, by))
    meta = Meta(dispute=dispute.id, visit=1, draft="f" * 16, rows=tuple(range(1, 11)), last_row=10)
    there = Acting(opened=_opened(world, dispute, HEAD), answers={}, meta=meta)
    yield "change it", choosing.choice_form(there, "reply")
    yield "agree", views.agree_form(replace(there, meta=replace(meta, choice="2")))
    yield "agreed", _done(agree(world, dispute), HEAD)
    yield "show, agreed", show.show(_opened(world, dispute, "chair"))


def _raise_with_a_gap(world: World) -> View:
    directory = a_directory(HEAD)
    typed: Any = {**answers("stage_3"), "raise": {"level": "stage_3"}, NAMED: {}}
    with world.desk.store.read() as work:
        blank = opening.blank(world.desk, work, "chair", typed)
    holders = {post: who for post, who in blank.here.holders.items() if post != HEAD}
    here = replace(blank.here, holders=holders)
    gap = replace(blank, directory=directory, here=here)
    return raising.form(gap, typed, Meta(draft="f" * 16))


def _done(acted: Acted, by: str) -> View:
    assert isinstance(acted.outcome, Accepted), acted.outcome
    return done.page(acted, acted.outcome, by, "Recorded")


def _opened(world: World, dispute: Dispute, by: str) -> Opened:
    found = opening.lay_open(world.desk, by, dispute.id, "test")
    assert isinstance(found, Opened)
    return found
