"""Every form and page of adding to the record, with the longest texts that fit."""

from collections.abc import Iterator
from typing import Any

from slackapp.views import adding, laid_over, show
from slackapp.views.acting import Acting
from slackapp.views.meta import Meta
from tests.slackapp.brimful import brimful
from tests.world import PLAN, World
from workflows.adding import ADDED, ADDITION, PART
from workflows.commands import Add
from workflows.use_cases import adding as use_case
from workflows.use_cases import opening
from workflows.use_cases.opening import Opened

View = dict[str, Any]
TYPED = {ADDITION: {ADDED: brimful(3000), PART: "2"}}


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    for _ in range(120):
        use_case.add(world.desk, "chair", dispute.id, Add(answers=TYPED, about=2))
    opened = opening.lay_open(world.desk, "chair", dispute.id, "test")
    assert isinstance(opened, Opened)
    meta = Meta(dispute=dispute.id, draft="f" * 16, saved=opened.here.now.isoformat())
    for typed in ({}, TYPED):
        yield "adding", adding.form(Acting(opened=opened, answers=typed, meta=meta))
    yield "page with what was added", show.show(opened)
    yield "added", adding.added_page(dispute)
    found = opening.read_entry(world.desk, "chair", dispute.id, opened.history[-1].number)
    assert isinstance(found, tuple)
    yield "entry that was added", laid_over.entry_page(*found)


def live(world: World) -> None:
    """Somebody adds to the record of what another has raised."""
    dispute = world.raised("stage_1")
    use_case.add(world.desk, "team_manager", dispute.id, Add(answers=TYPED))
