"""Every page and message about a dispute that is opened on call, as full as they get."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from slackapp.views import on_call as on_call_views
from slackapp.views import show
from slackapp.views.letter import Letter
from slackapp.views.messages import message
from tests.slackapp.brimful import brimful
from tests.world import MONDAY, PLAN, World
from workflows.commands import Refused
from workflows.kinds import Kind
from workflows.notices import Facts
from workflows.on_call import FORM, LONGEST, REASON
from workflows.people import Directory
from workflows.use_cases import on_call, opening

View = dict[str, Any]
LEAD = "safeguarding_lead"


def views(world: World) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    was, world.desk = world.desk, replace(world.desk, on_call=("U08",), officers=("U90",))
    dispute = world.raised("stage_1")
    world.choose("team_manager", dispute, "reply", **PLAN)
    for _ in range(40):
        world.record_safety("chair", dispute)
    yield "on call: form", on_call_views.form(dispute.reference)
    for _ in range(5):
        world.clock.at += timedelta(hours=2)
        typed = {FORM: {REASON: brimful(LONGEST)}}
        assert on_call.open_it(world.desk, LEAD, dispute.reference, typed) == dispute.id
    for _ in range(25):
        found = on_call.lay_open(world.desk, LEAD, dispute.id, "the dispute")
        assert not isinstance(found, Refused)
    yield "on call: page", on_call_views.page(*found)
    yield "on call: older", on_call_views.page(*found, 2)
    theirs = opening.lay_open(world.desk, "chair", dispute.id, "test")
    assert not isinstance(theirs, Refused)
    yield "page of what was opened on call", show.show(theirs)
    why = on_call.account(world.desk, "U90", dispute.id, found[1].number)
    assert not isinstance(why, Refused)
    yield "on call: why", on_call_views.why(why)
    unread = replace(why, shown=(), opening=replace(why.opening, reason=""))
    yield "on call: why, of what was erased", on_call_views.why(unread)
    world.desk = was


def messages(world: World, directory: Directory) -> Iterator[tuple[str, View]]:
    """Give each message."""
    facts = Facts(reference="DRP-7F3K-92", stage="stage_2", person=LEAD, at=MONDAY, number=3)
    for kind in (Kind.ON_CALL, Kind.ON_CALL_WHY):
        letter = Letter(
            kind=kind,
            to="chair",
            facts=facts,
            dispute="0" * 16,
            procedure=world.desk.library.default,
            directory=directory,
        )
        yield kind, message(letter)
