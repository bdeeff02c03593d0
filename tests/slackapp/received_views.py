"""Every page and message about an answer that came from outside Slack."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from slackapp.views import on_behalf, show
from slackapp.views.acting import Acting
from slackapp.views.meta import Meta
from tests.world import World
from workflows.dispute import Dispute
from workflows.forms import MOST_ACTIONS, Answers
from workflows.use_cases import opening
from workflows.use_cases.opening import Opened

View = dict[str, Any]
ASKED = "team_manager"


def views(world: World, full: Answers) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is; *full* is the longest reply."""
    with world.desk.store.read() as work:
        directory = work.directory(world.clock.at.date())
    person = replace(directory.people[ASKED], slack_id=None, email="nurse@sample.test")
    world.people(replace(directory, people={**directory.people, ASKED: person}))
    dispute = world.raised("stage_1")
    yield "page with an answer to record", show.show(_opened(world, dispute, ""))
    meta = Meta(dispute=dispute.id, visit=dispute.visit, form="f" * 16, of=ASKED)
    theirs = _opened(world, dispute, ASKED)
    yield "which answer was received", on_behalf.which(theirs, meta)
    for name in theirs.offered:
        yield f"received: {name}", _form(theirs, {}, replace(meta, choice=name))
    rows = tuple(range(1, MOST_ACTIONS + 1))
    yield "longest received", _form(theirs, full, replace(meta, choice="reply").with_rows(rows))
    world.people(directory)


def _opened(world: World, dispute: Dispute, of: str) -> Opened:
    opened = opening.lay_open(world.desk, "chair", dispute.id, "test", of)
    assert isinstance(opened, Opened)
    return opened


def _form(opened: Opened, answers: Answers, meta: Meta) -> View:
    return on_behalf.form(Acting(opened=opened, answers=answers, meta=meta))
